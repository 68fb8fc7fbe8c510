"""A territory's path in an address: it, it/lombardia, it/lombardia/milano."""

# The words that stand after a territory's path, or may one day; no territory is called so.
RESERVED = (
    "about",
    "admin",
    "api",
    "compare",
    "events",
    "funding",
    "gallery",
    "glossary",
    "guides",
    "help",
    "learn",
    "legal",
    "network",
    "pitfalls",
    "report",
    "roadmap",
    "search",
    "steps",
    "stories",
    "topics",
    "unknown",
    "updates",
)


class TerritoryConverter:
    """Takes a country's two letters and what lies within, and stops before a reserved word."""

    regex = rf"[a-z]{{2}}(?:/(?!(?:{'|'.join(RESERVED)})(?:/|$))[a-z0-9-]+)*"

    def to_python(self, value: str) -> str:
        """The path as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The same path."""
        return value
