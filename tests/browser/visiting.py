"""Somebody in front of the widget, and the web site of somebody else."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
)

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 1024}
DESKTOP = {"width": 1280, "height": 900}


class Visitor:
    """Somebody in front of the widget: opens pages, asks, reads."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.troubles: list[str] = []
        self.requests: list[tuple[str, str]] = []

    def arrive(self, address: str, **context: Any) -> Page:
        """Open ``address`` in a context of its own; what goes wrong in the page is noted."""
        new = self._browser.new_context(**{"reduced_motion": "reduce", **context})
        self._contexts.append(new)
        return self.open(new, address)

    def open(self, context: BrowserContext, address: str) -> Page:
        """Open ``address`` in another tab of ``context``."""
        page = context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._hear)
        page.on("request", self._note)
        page.goto(address)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium logs every answer >= 400 by itself; tests of failures provoke those.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.troubles.append(message.text)

    def _note(self, request: Request) -> None:
        path = urlsplit(request.url).path
        if path.startswith("/api/"):
            self.requests.append((request.method, path))

    def opened(self) -> int:
        """How many conversations were opened."""
        return self.requests.count(("POST", "/api/v1/conversations"))

    def leave(self) -> None:
        """Close everything."""
        for context in self._contexts:
            context.close()


def ask(page: Page, text: str) -> None:
    """Type a question and send it with the keyboard."""
    page.get_by_label("Votre question").fill(text)
    page.keyboard.press("Enter")


def log(page: Page) -> Locator:
    """The transcript."""
    return page.get_by_role("log", name="Conversation")


class ForeignSite:
    """A web site of somebody else, on its own origin, with its own content policy."""

    def __init__(self) -> None:
        self.page = ""
        self.policy = ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.page.encode() if self.path == "/" else b""
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                if site.policy:
                    self.send_header("Content-Security-Policy", site.policy)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def serve(self, body: str, policy: str = "") -> str:
        """Serve a page with ``body``; returns its address."""
        self.page = f'<!doctype html><html lang="fr"><title>Association</title><body>{body}</body>'
        self.policy = policy
        return f"{self.url}/"
