"""One watched child process: started, checked, restarted with a growing delay, ended."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.supervisor.process_tie import tie_to_parent

FIRST_DELAY = 0.5
LONGEST_DELAY = 30.0
# A child that lived this long (seconds) was healthy: its next restart is quick again.
HEALTHY_LIFE = 60.0
LOG_LIMIT = 20_000_000


@dataclass(frozen=True)
class ChildSpec:
    """What to run and how to know that it works.

    Attributes:
        name: short name, also of its log file.
        label: French name in the messages for people.
        command: program and arguments.
        is_ready: True once the child can do its work (a quick call, a second at most).
        environment: added to the environment of the supervisor.
        pass_fds: file descriptors the child inherits.
        grace: seconds between SIGTERM and SIGKILL.
        front: faces visitors, hence ended first so that answers under way are finished.
        hang_checks: failed checks in a row, after having been ready, that mean « stuck ».
    """

    name: str
    label: str
    command: Sequence[str]
    is_ready: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    pass_fds: tuple[int, ...] = ()
    grace: float = 3.0
    front: bool = False
    hang_checks: int = 6


class Child:
    """A running :class:`ChildSpec`. All times are :func:`time.monotonic` seconds."""

    def __init__(self, spec: ChildSpec, log_dir: Path) -> None:
        self.spec = spec
        self.log_path = log_dir / f"{spec.name}.log"
        self.ready = False
        self.deaths_before_ready = 0
        self.started_at = 0.0
        self.restart_at: float | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._delay = FIRST_DELAY
        self._failed_checks = 0

    @property
    def pid(self) -> int | None:
        """The process's number, None when it does not run."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process in a session of its own; its output goes to its log file."""
        self.log_path.parent.mkdir(parents=True, exist_ok=True)
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own commands
                self.spec.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self.spec.environment},
                pass_fds=self.spec.pass_fds,
                start_new_session=True,
                preexec_fn=tie_to_parent(),  # noqa: PLW1509 - the supervisor has one thread
            )
        self.started_at = time.monotonic()
        self.restart_at = None
        self.ready = False
        self._failed_checks = 0

    def exit_status(self) -> int | None:
        """Exit code of a child that died by itself (negative: signal), None while it runs."""
        return self._process.poll() if self._process else None

    def plan_restart(self) -> float:
        """Note a death and return the delay (seconds) before the next start."""
        self.end_group(signal.SIGKILL)  # what the dead child may have left behind
        self._process = None
        if not self.ready:
            self.deaths_before_ready += 1
        if time.monotonic() - self.started_at > HEALTHY_LIFE:
            self._delay = FIRST_DELAY
        delay = self._delay
        self._delay = min(delay * 2, LONGEST_DELAY)
        self.restart_at = time.monotonic() + delay
        return delay

    def check(self) -> bool:
        """Ask the child whether it works; return True when it just became ready."""
        if self.spec.is_ready():
            became_ready = not self.ready
            self.ready = True
            self.deaths_before_ready = 0
            self._failed_checks = 0
            return became_ready
        self._failed_checks += 1
        return False

    @property
    def stuck(self) -> bool:
        """It was ready, runs still, and stopped answering."""
        return self.ready and self._failed_checks >= self.spec.hang_checks

    def end_group(self, number: signal.Signals) -> None:
        """Send a signal to the child and everything it started."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):
            return

    def stop(self) -> None:
        """End the child: SIGTERM, then SIGKILL after the grace time."""
        if self._process is None:
            return
        self.end_group(signal.SIGTERM)
        try:
            self._process.wait(self.spec.grace)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self.end_group(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def last_words(self, lines: int = 12) -> str:
        """The end of the log, to explain a failed start."""
        try:
            text = self.log_path.read_text("utf-8", errors="replace")
        except OSError:
            return ""
        return "\n".join(text.strip().splitlines()[-lines:])

    def shorten_log(self) -> None:
        """Keep one older part of a log that grew beyond :data:`LOG_LIMIT` bytes.

        The child writes in append mode, so cutting the file under it is safe.
        """
        try:
            if self.log_path.stat().st_size < LOG_LIMIT:
                return
            self.log_path.with_suffix(".log.1").write_bytes(self.log_path.read_bytes())
            os.truncate(self.log_path, 0)
        except OSError:
            return
