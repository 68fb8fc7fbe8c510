"""Updates as pages and letters ask for them."""

from collections.abc import Iterable

from seemein.updates.models import Subscription, Update

# Who comes back after a long time reads the guides, not a list of everything that ever was.
MOST = 200


def updates_of(chain: list[str], topic: str = "") -> list[Update]:
    """The latest changes of a territory and of those above it."""
    found = Update.objects.seen_from(chain).newest_first()
    return list((found.filter(topic=topic) if topic else found)[:MOST])


def subscriptions_of(mail: str) -> list[Subscription]:
    """Everything that a person confirmed, the newest last."""
    return list(Subscription.objects.confirmed().filter(mail=mail).order_by("made_at"))


def everybody() -> dict[str, list[Subscription]]:
    """All confirmed subscriptions by address, each person's newest last."""
    found: dict[str, list[Subscription]] = {}
    for one in Subscription.objects.confirmed().order_by("mail", "made_at"):
        found.setdefault(one.mail, []).append(one)
    return found


def chain_of(path: str) -> list[str]:
    """The paths whose changes hold at a path, nearest first."""
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]


def concerning(subscriptions: Iterable[Subscription], updates: Iterable[Update]) -> dict[Update, str]:
    """The changes that a person asked to be told of, each with the place from which she looks."""
    found: dict[Update, str] = {}
    wanted = [(one.territory_id, frozenset(chain_of(one.territory_id)), one.topic) for one in subscriptions]
    for update in updates:
        for path, chain, topic in wanted:
            if update.territory_id in chain and topic in ("", update.topic):
                found.setdefault(update, path)
    return found
