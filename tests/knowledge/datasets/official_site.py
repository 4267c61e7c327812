"""A real HTTP server in the place of the official site, with every way of failing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class OfficialSite:
    """What the site serves, by path, and how many times each path was asked."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.failures_left = 0
        self.url = ""

    def hits(self, path: str) -> int:
        return self.requests.count(path)


def _handler(site: OfficialSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.requests.append(self.path)
            action = getattr(self, "serve_" + self.path.strip("/").split("/")[0], None)
            if action:
                action()
            elif self.path in site.files:
                self.send(site.files[self.path])
            else:
                self.send(b"not found", status=404)

        def send(self, body: bytes, *, status: int = 200, announced: int | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body) if announced is None else announced))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = True

        def redirect(self, location: str) -> None:
            self.send_response(302)
            self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def serve_flaky(self) -> None:
            if site.failures_left > 0:
                site.failures_left -= 1
                self.send(b"busy", status=503)
            else:
                self.send(site.files[self.path])

        def serve_error(self) -> None:
            self.send(b"broken", status=500)

        def serve_silent(self) -> None:
            time.sleep(2)
            self.close_connection = True

        def serve_drip(self) -> None:
            """A byte at a time, for ever: never silent, never finished."""
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"1;2;3\n" * 12_000)
                    self.wfile.flush()
                    time.sleep(0.1)
            except OSError:
                pass
            self.close_connection = True

        def serve_truncated(self) -> None:
            body = next(iter(site.files.values()))
            self.send(body[: len(body) // 2], announced=len(body))

        def serve_oversized(self) -> None:
            self.send(b"x" * 2_000_000)

        def serve_announced(self) -> None:
            self.send(b"x", announced=10**12)

        def serve_endless(self) -> None:
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                for _ in range(200):
                    self.wfile.write(b"x" * 65_536)
            except OSError:
                pass
            self.close_connection = True

        def serve_redirect(self) -> None:
            self.redirect(self.path.removeprefix("/redirect"))

        def serve_loop(self) -> None:
            self.redirect("/loop")

        def serve_outside(self) -> None:
            self.redirect("http://localhost.evil.example/file.csv")

        def serve_scheme(self) -> None:
            self.redirect("file:///etc/passwd")

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@contextmanager
def serve() -> Iterator[OfficialSite]:
    """Serve on a free port of the loopback until the end of the block."""
    site = OfficialSite()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
