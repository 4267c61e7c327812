"""The loop that keeps the children alive and ends them all together."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from bot.supervisor.child import Child, ChildSpec

_TICK = 0.1
# Seconds between two checks of a child that is not ready yet, and of one that is.
_STARTING_CHECK = 0.25
_RUNNING_CHECK = 10.0
# Deaths in a row without ever being ready after which the start is given up.
_GIVE_UP_AFTER = 5
# Seconds between two lines that say what is waited for.
_PROGRESS_EVERY = 10.0

Say = Callable[[str], None]


class Supervisor:
    """Starts children (at any time, from one thread), restarts the dead, ends all of them."""

    def __init__(self, log_dir: Path, say: Say) -> None:
        """Args: ``log_dir`` folder of the children's logs; ``say`` prints one line for people."""
        self._log_dir = log_dir
        self._say = say
        self._children: list[Child] = []
        self._next_check: dict[str, float] = {}
        self._next_progress = 0.0
        self._stopping = False

    @property
    def children(self) -> Sequence[Child]:
        """The children, in the order of their start."""
        return self._children

    @property
    def stopping(self) -> bool:
        """An end was asked for."""
        return self._stopping

    def handle_signals(self) -> None:
        """SIGTERM, SIGINT and SIGHUP end the service; call from the main thread."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def ask_to_stop(self) -> None:
        """Make :meth:`run` and :meth:`wait_ready` return."""
        self._stopping = True

    def add(self, spec: ChildSpec) -> Child:
        """Start one more child."""
        child = Child(spec, self._log_dir)
        self._children.append(child)
        child.start()
        self._next_check[spec.name] = 0.0
        return child

    def wait_ready(self) -> bool:
        """Turn until every child is ready; False when stopped or when one cannot start."""
        started = time.monotonic()
        while not self._stopping:
            self.tick()
            if all(child.ready for child in self._children):
                return True
            hopeless = [c for c in self._children if c.deaths_before_ready >= _GIVE_UP_AFTER]
            for child in hopeless:
                self._say(f"{child.spec.label} : impossible à démarrer. Journal {child.log_path} :")
                self._say(child.last_words())
            if hopeless:
                return False
            self._report_progress(started)
            time.sleep(_TICK)
        return False

    def run(self) -> None:
        """Turn until an end is asked for."""
        while not self._stopping:
            self.tick()
            time.sleep(_TICK)

    def tick(self) -> None:
        """One look at every child."""
        now = time.monotonic()
        for child in self._children:
            if child.restart_at is not None:
                if now >= child.restart_at:
                    child.start()
                    self._next_check[child.spec.name] = 0.0
                continue
            status = child.exit_status()
            if status is not None:
                self._restart(child, _words_for(status))
            elif now >= self._next_check[child.spec.name]:
                self._check(child)

    def _check(self, child: Child) -> None:
        if child.check():
            seconds = time.monotonic() - child.started_at
            self._say(f"{child.spec.label} : prêt ({seconds:.0f} s)")
        elif child.stuck:
            child.end_group(signal.SIGKILL)
            self._restart(child, "ne répondait plus")
            return
        child.shorten_log()
        pause = _RUNNING_CHECK if child.ready else _STARTING_CHECK
        self._next_check[child.spec.name] = time.monotonic() + pause

    def _restart(self, child: Child, why: str) -> None:
        delay = child.plan_restart()
        self._say(
            f"{child.spec.label} : {why}, nouveau démarrage dans {delay:.1f} s "
            f"(journal : {child.log_path})"
        )

    def _report_progress(self, started: float) -> None:
        now = time.monotonic()
        self._next_progress = self._next_progress or started + _PROGRESS_EVERY
        if now < self._next_progress:
            return
        self._next_progress = now + _PROGRESS_EVERY
        waiting = ", ".join(c.spec.label for c in self._children if not c.ready)
        self._say(f"… {now - started:.0f} s, en attente : {waiting}")

    def stop(self) -> None:
        """End every child: those that face visitors first, then all the others at once."""
        self._stopping = True
        for child in self._children:
            if child.spec.front:
                child.stop()
        for child in self._children:
            child.end_group(signal.SIGTERM)
        for child in self._children:
            child.stop()


def _words_for(status: int) -> str:
    if status < 0:
        return f"arrêté par le signal {signal.Signals(-status).name}"
    return f"s’est arrêté (code {status})"
