"""The supervisor with real processes: deaths, ends, orphans, a busy port."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from bot.supervisor import ChildSpec, PortBusyError, Supervisor, free_ports, listening_socket
from bot.supervisor.checks import answers

HERE = Path(__file__).parent
CHILD = HERE / "childproc.py"


def until(condition: Callable[[], bool], seconds: float = 15) -> bool:
    """Wait until ``condition`` holds; False when it never did."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def ticking_until(supervisor: Supervisor, condition: Callable[[], bool]) -> bool:
    """Turn the supervisor by hand until ``condition`` holds."""

    def turn() -> bool:
        supervisor.tick()
        return condition()

    return until(turn, 20)


def alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


class Service:
    """run_two.py in a process of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "run_two.py"), str(folder), *arguments],
            stdout=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._read, daemon=True).start()
        assert until(lambda: any(line.startswith("READY") for line in self.lines)), self.lines
        ready = next(line for line in self.lines if line.startswith("READY"))
        self.pids: dict[str, int] = json.loads(ready.removeprefix("READY "))

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Service]]:
    services: list[Service] = []

    def make(*arguments: str) -> Service:
        services.append(Service(tmp_path, *arguments))
        return services[-1]

    yield make
    for service in services:
        service.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_ending_the_supervisor_ends_every_child(
    start: Callable[..., Service], number: signal.Signals
) -> None:
    service = start()
    began = time.monotonic()
    service.process.send_signal(number)
    assert service.process.wait(10) == 0
    assert time.monotonic() - began < 5
    assert not any(alive(pid) for pid in service.pids.values())


def test_a_child_deaf_to_sigterm_is_killed_with_what_it_started(
    start: Callable[..., Service], tmp_path: Path
) -> None:
    pid_file = tmp_path / "grandchild"
    service = start("--ignore-term", "--spawn", str(pid_file))
    grandchild = int(pid_file.read_text())
    assert alive(grandchild)
    service.process.terminate()
    assert service.process.wait(10) == 0
    assert not any(alive(pid) for pid in service.pids.values())
    assert until(lambda: not alive(grandchild), 3)


def test_killing_the_supervisor_leaves_no_orphan(start: Callable[..., Service]) -> None:
    service = start("--ignore-term")
    service.process.kill()
    service.process.wait()
    assert until(lambda: not any(alive(pid) for pid in service.pids.values()), 5)


def test_a_dead_child_is_restarted_and_said(start: Callable[..., Service]) -> None:
    service = start()
    os.kill(service.pids["one"], signal.SIGKILL)
    assert until(lambda: sum("Enfant one : prêt" in line for line in service.lines) == 2)
    assert any("Enfant one : arrêté par le signal SIGKILL" in line for line in service.lines)
    assert alive(service.pids["two"])
    assert not alive(service.pids["one"])


def test_restart_delay_grows(tmp_path: Path) -> None:
    lines: list[str] = []
    supervisor = Supervisor(tmp_path, lines.append)
    supervisor.add(
        ChildSpec("bad", "Enfant", [sys.executable, "-c", "raise SystemExit(3)"], lambda: False)
    )
    try:
        assert ticking_until(supervisor, lambda: len(lines) >= 3)
    finally:
        supervisor.stop()
    delays = [line.split("dans ")[1].split(" (")[0] for line in lines]
    assert delays == ["0.5 s", "1.0 s", "2.0 s"]
    assert all("s’est arrêté (code 3)" in line for line in lines)


def test_a_child_that_never_starts_ends_the_start_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.supervisor.child.LONGEST_DELAY", 0.5)
    lines: list[str] = []
    supervisor = Supervisor(tmp_path, lines.append)
    command = [sys.executable, "-c", "import sys; sys.exit('no such model')"]
    supervisor.add(ChildSpec("bad", "Enfant", command, lambda: False))
    assert supervisor.wait_ready() is False
    supervisor.stop()
    assert "impossible à démarrer" in lines[-2]
    assert "no such model" in lines[-1]


def test_a_stuck_child_is_restarted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.supervisor.supervisor._RUNNING_CHECK", 0.1)
    (port,) = free_ports(1)
    hang = tmp_path / "hang"
    command = [sys.executable, str(CHILD), str(port), "--hang-file", str(hang)]
    lines: list[str] = []
    supervisor = Supervisor(tmp_path, lines.append)
    check = answers(port, "/", timeout=0.2)
    child = supervisor.add(ChildSpec("one", "Enfant", command, check, hang_checks=3))
    try:
        assert supervisor.wait_ready()
        first = child.pid
        hang.touch()
        stuck = "Enfant : ne répondait plus"
        assert ticking_until(supervisor, lambda: any(stuck in line for line in lines))
        hang.unlink()
        assert supervisor.wait_ready()
        assert child.pid != first
    finally:
        supervisor.stop()


def test_a_log_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.supervisor.child.LOG_LIMIT", 200)
    monkeypatch.setattr("bot.supervisor.supervisor._RUNNING_CHECK", 0.0)
    (port,) = free_ports(1)
    supervisor = Supervisor(tmp_path, lambda _line: None)
    check = answers(port, "/")
    child = supervisor.add(
        ChildSpec("one", "Enfant", [sys.executable, str(CHILD), str(port)], check)
    )
    try:
        assert supervisor.wait_ready()
        kept = tmp_path / "one.log.1"
        assert ticking_until(supervisor, kept.exists)
        assert child.log_path.stat().st_size < 200
    finally:
        supervisor.stop()


def test_busy_port_is_said_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortBusyError, match=f"Le port {port} est déjà utilisé"):
            listening_socket(port)


def test_free_ports_are_different_and_free() -> None:
    ports = free_ports(5)
    assert len(set(ports)) == 5
    for port in ports:
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", port))
