"""The desk's only cookie, signed, and the form token that goes with it."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets

from aiohttp import web
from itsdangerous import BadSignature, Signer

from bot.desk.store.sessions import LIFETIME
from bot.gateway import keys

COOKIE = "bailclair_desk"
#: Characters of a token: more is nobody's cookie.
_LONGEST = 300


class Cookies:
    """Signs, reads and sets the cookie; makes the form token of a cookie."""

    def __init__(self, secret: bytes) -> None:
        self._signer = Signer(secret, salt="desk-cookie", digest_method=hashlib.sha256)
        self._csrf_key = hashlib.blake2b(b"desk-csrf", key=secret[:64]).digest()

    def read(self, request: web.Request) -> str | None:
        """What the cookie holds, None when it is missing or not ours."""
        value = request.cookies.get(COOKIE)
        if not value or len(value) > _LONGEST:
            return None
        try:
            return self._signer.unsign(value.encode("utf-8", "replace")).decode()
        except (BadSignature, UnicodeDecodeError):
            return None

    def write(self, request: web.Request, response: web.StreamResponse, token: str) -> None:
        """Give the browser ``token``."""
        response.set_cookie(
            COOKIE,
            self._signer.sign(token.encode()).decode(),
            path="/desk",
            max_age=round(LIFETIME),
            httponly=True,
            samesite="Lax",
            secure=is_https(request),
        )

    def clear(self, response: web.StreamResponse) -> None:
        """Take the cookie away."""
        response.del_cookie(COOKIE, path="/desk")

    def csrf(self, token: str) -> str:
        """The form token of who holds ``token``."""
        return hmac.new(self._csrf_key, token.encode(), hashlib.sha256).hexdigest()

    def csrf_matches(self, token: str, given: str) -> bool:
        """Whether ``given`` is the form token of ``token``."""
        return hmac.compare_digest(
            self.csrf(token).encode(), given.encode("utf-8", "surrogatepass")
        )


def fresh() -> str:
    """A value for somebody who has not signed in yet: it only ties the form to the browser."""
    return f"avant-{secrets.token_urlsafe(32)}"


def is_https(request: web.Request) -> bool:
    """Whether the visitor's side of the connection is encrypted.

    A trusted proxy is believed about it; nobody else is.
    """
    if request.secure:
        return True
    try:
        address = ipaddress.ip_address(request.remote or "")
    except ValueError:
        return False
    trusted = request.app[keys.CONFIG].settings.trusted_proxies
    said = request.headers.get("X-Forwarded-Proto", "").strip().lower()
    return said == "https" and any(address in network for network in trusted)
