"""A small service of two stand-in children, for the tests that kill its supervisor."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bot.supervisor import ChildSpec, Supervisor, free_ports
from bot.supervisor.checks import answers

CHILD = Path(__file__).with_name("childproc.py")


def main() -> None:
    folder = Path(sys.argv[1])
    supervisor = Supervisor(folder, lambda line: print(line, flush=True))  # noqa: T201
    supervisor.handle_signals()
    for name, port in zip(("one", "two"), free_ports(2), strict=True):
        command = [sys.executable, str(CHILD), str(port), *sys.argv[2:]]
        supervisor.add(ChildSpec(name, f"Enfant {name}", command, answers(port, "/"), grace=1.0))
    try:
        if supervisor.wait_ready():
            pids = {child.spec.name: child.pid for child in supervisor.children}
            print("READY " + json.dumps(pids), flush=True)  # noqa: T201
            supervisor.run()
    finally:
        supervisor.stop()


if __name__ == "__main__":
    main()
