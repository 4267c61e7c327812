"""A stand-in child for supervisor tests: answers HTTP on a port, as the real servers do.

Usage: childproc.py PORT [--ignore-term] [--spawn PIDFILE] [--hang-file PATH]
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if "--hang-file" in sys.argv:
            while Path(sys.argv[sys.argv.index("--hang-file") + 1]).exists():
                time.sleep(0.05)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_args: object) -> None:
        print("asked", flush=True)  # noqa: T201


def main() -> None:
    if "--ignore-term" in sys.argv:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if "--spawn" in sys.argv:
        grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        Path(sys.argv[sys.argv.index("--spawn") + 1]).write_text(str(grandchild.pid))
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()


if __name__ == "__main__":
    main()
