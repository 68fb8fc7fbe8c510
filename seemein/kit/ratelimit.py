"""Limits on how often somebody may do something, counted in the cache that all processes share."""

import hashlib
import hmac
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

_HOUSEHOLD_PREFIX = 64


def allow(scope: str, who: str, *, limit: int, seconds: int) -> bool:
    """Count one more try of `who` in this window of `seconds`; false once there are more than `limit`."""
    window = int(timezone.now().timestamp()) // seconds
    key = f"limit:{scope}:{window}:{_nameless(who)}"
    tries: int = cache.get(key, 0) + 1
    if tries <= limit:
        cache.set(key, tries, timeout=seconds)
    return tries <= limit


def client_address(request: HttpRequest) -> str:
    """Where a request comes from; behind our own proxy the address that the proxy saw. An IPv6 household counts as one."""
    seen = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    written = seen.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(written)
    except ValueError:
        return written
    return str(IPv6Network((address, _HOUSEHOLD_PREFIX), strict=False)) if isinstance(address, IPv6Address) else written


def _nameless(who: str) -> str:
    """No address is kept: its keyed hash, which nobody can follow from one day to the next."""
    day = timezone.now().date().isoformat()
    return hmac.new(settings.SECRET_KEY.encode(), f"{day} {who}".encode(), hashlib.sha256).hexdigest()[:32]
