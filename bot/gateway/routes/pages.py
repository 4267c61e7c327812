"""Pages and files of the widget, small, compressed once, cached by content."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from aiohttp import web

WIDGET = Path(__file__).parents[2] / "widget"

_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True)
class _File:
    body: bytes
    zipped: bytes
    etag: str
    media_type: str


@lru_cache(maxsize=64)
def _load(path: Path, _changed: int) -> _File:
    body = path.read_bytes()
    return _File(
        body=body,
        zipped=gzip.compress(body, 9, mtime=0),
        etag=hashlib.sha256(body).hexdigest()[:32],
        media_type=_TYPES[path.suffix],
    )


def serve_file(request: web.Request, path: Path, cache_control: str) -> web.Response:
    """Serve a file of a page: compressed once, 304 when the browser has it.

    Raises:
        HTTPNotFound: there is none, or not of a kind that pages use.
    """
    if path.suffix not in _TYPES or not path.is_file():
        raise web.HTTPNotFound
    file = _load(path, path.stat().st_mtime_ns)
    headers = {
        "ETag": f'"{file.etag}"',
        "Cache-Control": cache_control,
        "Vary": "Accept-Encoding",
    }
    if any(tag.value == file.etag for tag in request.if_none_match or ()):
        # The type tells the security headers which policy the page keeps in the browser's cache.
        return web.Response(status=304, headers=headers, content_type=file.media_type)
    body = file.body
    if "gzip" in request.headers.get("Accept-Encoding", "") and len(file.zipped) < len(body):
        body = file.zipped
        headers["Content-Encoding"] = "gzip"
    charset = None if file.media_type.startswith("image/png") else "utf-8"
    return web.Response(body=body, content_type=file.media_type, charset=charset, headers=headers)


async def home(request: web.Request) -> web.Response:
    """``GET /``: the demo page."""
    return serve_file(request, WIDGET / "index.html", "no-cache")


async def chat(request: web.Request) -> web.Response:
    """``GET /chat``: the conversation as a whole page."""
    return serve_file(request, WIDGET / "chat.html", "no-cache")


async def widget(request: web.Request) -> web.Response:
    """``GET /widget.js``: may be embedded by any site, also with an integrity hash."""
    response = serve_file(request, WIDGET / "widget.js", "public, max-age=600")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


async def static(request: web.Request) -> web.Response:
    """``GET /static/{name}``: style sheets, scripts and pictures of the pages."""
    return serve_file(
        request, WIDGET / "static" / request.match_info["name"], "public, max-age=600"
    )
