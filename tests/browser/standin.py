"""A stand-in of the HTTP interface, for what a healthy stack cannot show: slow, down, broken.

It serves the real static files with the same kind of security headers as the gateway, and answers
conversations from a script: ``StandIn.mode`` says how the next requests fail, ``StandIn.replies``
what is answered. It runs in a thread of its own so that the synchronous browser tests can use it.
"""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

WIDGET = Path(__file__).parents[2] / "bot" / "widget"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def reply(text: str, status: str = "answered", **parts: Any) -> dict[str, Any]:
    """One reply of the service with a single message."""
    message = {"text": text, "buttons": [], "result": None, "sources": [], **parts}
    return {"messages": [message], "status": status}


class StandIn:
    """The server and what it should do next."""

    def __init__(self) -> None:
        self.mode = "ok"
        self.replies: list[dict[str, Any]] = []
        self.requests: list[tuple[str, str, Any]] = []
        self.lifetime = timedelta(minutes=60)
        self.feedback_status = 204
        self.url = ""
        self._release = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    # --- life ---------------------------------------------------------------------------------

    def start(self) -> StandIn:
        """Start serving; ``url`` is known afterwards."""
        self._thread.start()
        self._ready.wait(10)
        return self

    def stop(self) -> None:
        """Stop the server and its thread."""
        self._release.set()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def reset(self) -> None:
        """Healthy again, nothing scripted, nothing recorded."""
        self.mode = "ok"
        self.replies.clear()
        self.requests.clear()
        self.lifetime = timedelta(minutes=60)
        self.feedback_status = 204
        self._release.set()

    def hold(self) -> None:
        """Keep the next answers waiting until :meth:`release`."""
        self._release.clear()
        self.mode = "held"

    def release(self) -> None:
        """Let held answers go."""
        self._release.set()
        self.mode = "ok"

    def sent(self) -> list[Any]:
        """Bodies of the messages received so far."""
        return [body for _, path, body in self.requests if path.endswith("/messages")]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._ready.set()
        self._loop.run_forever()

    async def _serve(self) -> None:
        app = web.Application(middlewares=[self._headers])
        app.router.add_get("/", self._file("index.html"))
        app.router.add_get("/chat", self._file("chat.html"))
        app.router.add_get("/widget.js", self._file("widget.js"))
        app.router.add_static("/static", WIDGET / "static")
        app.router.add_route("*", "/api/v1/{rest:.*}", self._api)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"

    # --- answers ------------------------------------------------------------------------------

    @staticmethod
    def _file(name: str) -> Any:
        async def serve(_: web.Request) -> web.FileResponse:
            return web.FileResponse(WIDGET / name)

        return serve

    @web.middleware
    async def _headers(self, request: web.Request, handler: Any) -> web.StreamResponse:
        response = await handler(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Allow-Methods"] = "POST, DELETE"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = CSP
        return response

    async def _api(self, request: web.Request) -> web.StreamResponse:
        if request.method == "OPTIONS":
            return web.Response(status=204)
        body = await request.json() if request.can_read_body else None
        self.requests.append((request.method, request.path, body))
        failure = await self._failure(request)
        if failure is not None:
            return failure
        if request.method == "DELETE":
            return web.Response(status=204)
        if request.path.endswith("/feedback"):
            return web.Response(status=self.feedback_status)
        if request.path.endswith("/messages"):
            answer = self.replies.pop(0) if self.replies else reply("Réponse du service.")
            return web.json_response(answer)
        expires = datetime.now(UTC) + self.lifetime
        number = sum(1 for _, path, _ in self.requests if path.endswith("/conversations"))
        opened = {
            "conversation_id": f"c{number}",
            "token": f"t{number}",
            "expires_at": expires.isoformat(),
        }
        return web.json_response(opened, status=201)

    async def _failure(self, request: web.Request) -> web.StreamResponse | None:
        mode = self.mode
        if mode == "ok" or request.path.endswith("/feedback"):
            return None
        if mode == "held":
            await self._loop.run_in_executor(None, self._release.wait, 60)
            return None
        if mode == "cut":
            if request.transport is not None:
                request.transport.close()
            return web.Response(status=500)
        if mode == "garbage":
            return web.Response(text="<html>proxy</html>", content_type="text/html")
        if request.path.endswith("/conversations"):
            return None
        problems = {
            "down": (503, "Le moteur de réponse redémarre. Réessayez dans une minute."),
            "busy": (409, "Une question est déjà en cours."),
            "throttled": (429, "Trop de messages en une minute."),
            "rejected": (422, "Ce message contient des caractères illisibles."),
            "expired": (401, "Conversation inconnue."),
        }
        status, detail = problems[mode]
        headers = {"Retry-After": "12"} if status == 429 else {}
        return web.json_response(
            {"title": "Erreur", "status": status, "detail": detail},
            status=status,
            headers=headers,
            content_type="application/problem+json",
        )
