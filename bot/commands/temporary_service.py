"""A whole service for the time of a command, on a free port, its progress on standard error."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.commands.failure import CommandError
from bot.supervisor.process_tie import tie_to_parent
from knowledge.settings import Settings

_READY = re.compile(r"est prêt\s:\s(http://localhost:(\d+))")


@contextmanager
def temporary_service(settings: Settings) -> Iterator[str]:
    """Start a service, give its address, end it.

    Raises:
        CommandError: it could not start; its own words are on standard error.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "serve"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env={**os.environ, "PORT": "0", "DATA_DIR": str(settings.data_dir)},
        text=True,
        start_new_session=True,
        preexec_fn=tie_to_parent(),  # noqa: PLW1509 - this command has one thread
    )
    try:
        yield _address(process)
    finally:
        process.terminate()
        process.wait()


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        print(line, end="", file=sys.stderr, flush=True)
        ready = _READY.search(line)
        if ready:
            return f"http://127.0.0.1:{ready[2]}"
    raise CommandError("Le service n’a pas pu démarrer.")
