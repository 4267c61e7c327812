"""Limits per address: talking, and the rest of the API more generously."""

from __future__ import annotations

import ipaddress

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.gateway import keys

# The settings count messages; suggestions while typing and computations are many more, and light.
_API_FACTOR = 20


@web.middleware
async def address_quota(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Count API requests of an address before anything of them is read."""
    if request.path.startswith("/api/v1/"):
        per_minute = request.app[keys.CONFIG].settings.rate_limit_address
        family = _family(request)
        if family == "api":
            per_minute *= _API_FACTOR
        await request.app[keys.QUOTA].spend(family, client_address(request), per_minute)
    return await handler(request)


def _family(request: web.Request) -> str:
    if request.method == "POST" and request.path.endswith("/messages"):
        return "messages"
    if request.method == "POST" and request.path == "/api/v1/conversations":
        return "conversations"
    return "api"


def client_address(request: web.Request) -> str:
    """The visitor's address: an IPv6 one counts by its /64 network.

    A trusted proxy is believed about whom it serves: ``X-Forwarded-For`` is read from its end, each
    trusted proxy adding one address, up to the first address that is not a trusted proxy.
    """
    remote = request.remote or "unknown"
    trusted = request.app[keys.CONFIG].settings.trusted_proxies
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    try:
        address = ipaddress.ip_address(remote)
        while forwarded and any(address in network for network in trusted):
            said = forwarded.pop().strip()
            address = ipaddress.ip_address(said) if said else address
    except ValueError:
        return remote
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
