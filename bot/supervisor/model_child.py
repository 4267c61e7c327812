"""Trains or finds the language model in a process of its own: the supervisor stays light."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TextIO

from bot.supervisor.process_tie import tie_to_parent
from bot.supervisor.supervisor import Say, Supervisor
from knowledge.settings import Settings

# What ``bailclair train`` says to people begins so; the rest are the words of libraries.
_FOR_PEOPLE = "▸ "
_PROGRESS_EVERY = 20.0


def model_by_child(
    settings: Settings, environment: dict[str, str], supervisor: Supervisor, say: Say
) -> Path | None:
    """Run ``bailclair train`` while the supervisor goes on watching its children.

    Returns:
        The path of the model; None when an end was asked for or the training failed (said).
    """
    log_path = settings.data_dir / "logs" / "train.log"
    log_path.parent.mkdir(parents=True, exist_ok=True)
    with log_path.open("wb") as log, log_path.open(encoding="utf-8", errors="replace") as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "train", "--print-path"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            env={**os.environ, **environment, "TQDM_DISABLE": "1"},
            text=True,
            start_new_session=True,
            preexec_fn=tie_to_parent(),  # noqa: PLW1509 - the supervisor has one thread
        )
        _watch(process, words, supervisor, say)
    output = process.stdout.read().strip() if process.stdout else ""
    if supervisor.stopping:
        return None
    if process.returncode != 0 or not output:
        say(f"Le modèle de langue n’a pas pu être préparé. Journal {log_path} :")
        tail = log_path.read_text("utf-8", errors="replace").strip().splitlines()[-12:]
        say("\n".join(tail))
        return None
    return Path(output.splitlines()[-1])


def _watch(process: subprocess.Popen[str], words: TextIO, supervisor: Supervisor, say: Say) -> None:
    started = time.monotonic()
    next_progress = started + _PROGRESS_EVERY
    while process.poll() is None:
        if supervisor.stopping:
            process.kill()
            process.wait()
            return
        supervisor.tick()
        for line in words:
            if line.startswith(_FOR_PEOPLE):
                say(line.removeprefix(_FOR_PEOPLE).rstrip())
        if time.monotonic() > next_progress:
            next_progress += _PROGRESS_EVERY
            say(f"… préparation du modèle de langue ({time.monotonic() - started:.0f} s)")
        time.sleep(0.1)
