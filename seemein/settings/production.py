"""A running hub. Over https everything is strict; on localhost exactly the redirect, HSTS and Secure cookies are relaxed."""

from django.core.exceptions import ImproperlyConfigured

from seemein.settings import env
from seemein.settings.base import *  # noqa: F403 (settings modules are one namespace)
from seemein.settings.base import LOCAL, VAR

DEBUG = False


def _secret() -> str:
    """SECRET_KEY from the environment; on localhost one that was made once and is kept in var/."""
    if not LOCAL:
        return env.text("SECRET_KEY")
    kept = VAR / "secret"
    secret = env.text("SECRET_KEY", kept.read_text().strip() if kept.exists() else "")
    if not secret:
        raise ImproperlyConfigured(f"There is no secret yet. Run `make run`, which makes one in {kept}, or set SECRET_KEY.")
    return secret


SECRET_KEY = _secret()
SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
SESSION_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_SECURE = not LOCAL
# The worker would name every task it does; only what goes wrong is worth a line.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"tasks": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "loggers": {name: {"handlers": ["tasks"], "propagate": False} for name in ("django_tasks", "django_tasks_db")},
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY", default=False) else None
