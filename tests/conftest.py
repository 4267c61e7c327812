"""The real service, started once for the whole test session."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

ROOT = Path(__file__).resolve().parent.parent
#: The day the service believes it is in tests: figures of the tests are those of that day.
TODAY = "2026-11-21"


@dataclass(frozen=True)
class Stack:
    """A running service: gateway, Rasa and action server, on a database of its own."""

    url: str
    data_dir: Path

    def conversation(self) -> Conversation:
        """Open a conversation."""
        answer = requests.post(f"{self.url}/api/v1/conversations", timeout=10)
        answer.raise_for_status()
        return Conversation(self.url, **answer.json())


class Conversation:
    """One conversation through the public interface."""

    def __init__(self, url: str, conversation_id: str, token: str, **_rest: Any) -> None:
        self.address = f"{url}/api/v1/conversations/{conversation_id}"
        self.headers = {"Authorization": f"Bearer {token}"}
        self.last: dict[str, Any] = {}

    def post(self, body: Any, **options: Any) -> requests.Response:
        """Send any body to the messages endpoint."""
        return requests.post(
            f"{self.address}/messages", json=body, headers=self.headers, timeout=30, **options
        )

    def say(self, text: str) -> str:
        """Send a text; return all texts of the answer, with plain spaces."""
        return self._read(self.post({"text": text}))

    def send(self, payload: str) -> str:
        """Send the payload of a button or of a known value."""
        return self._read(self.post({"payload": payload}))

    def press(self, title: str) -> str:
        """Press the button whose title holds ``title`` in the last answer."""
        for message in self.last["messages"]:
            for button in message["buttons"]:
                if title in button["title"]:
                    return self._read(self.post({"payload": button["payload"]}))
        raise AssertionError(f"no button {title!r} in {self.last}")

    def delete(self) -> requests.Response:
        """Erase the conversation."""
        return requests.delete(self.address, headers=self.headers, timeout=10)

    @property
    def buttons(self) -> list[str]:
        """Titles of the last answer's buttons."""
        return [b["title"] for m in self.last["messages"] for b in m["buttons"]]

    @property
    def sources(self) -> list[dict[str, Any]]:
        """Sources of the last answer."""
        return [source for m in self.last["messages"] for source in m["sources"]]

    @property
    def results(self) -> list[dict[str, Any]]:
        """Results of the last answer."""
        return [m["result"] for m in self.last["messages"] if m["result"]]

    @property
    def status(self) -> str:
        """Status of the last answer."""
        return str(self.last["status"])

    def _read(self, answer: requests.Response) -> str:
        assert answer.status_code == 200, answer.text
        self.last = answer.json()
        return plain("\n".join(message["text"] for message in self.last["messages"]))


def plain(text: str) -> str:
    """``text`` with ordinary spaces and apostrophes, to compare with what a test expects."""
    return text.translate({0x202F: " ", 0xA0: " ", 0x2019: "'"})


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole service on a free port; the trained model comes from the project's cache."""
    from bot.model import ensure_model
    from knowledge.settings import Settings

    model = ensure_model(Settings.from_env({}))
    data_dir = tmp_path_factory.mktemp("service")
    (data_dir / "models").symlink_to(model.parent)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (data_dir / "serve.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "serve"],
        cwd=ROOT,
        env={
            **os.environ,
            "PORT": str(port),
            "DATA_DIR": str(data_dir),
            "TODAY": TODAY,
            "RATE_LIMIT_SESSION": "0",
            "RATE_LIMIT_ADDRESS": "0",
            "OMP_NUM_THREADS": "1",
        },
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(url, process, data_dir / "serve.log")
        yield Stack(url, data_dir)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if requests.get(f"{url}/health", timeout=10).status_code == 200:
                return
        except requests.RequestException:
            pass
        time.sleep(0.5)
    raise AssertionError(f"the service did not start:\n{log.read_text()}")


@pytest.fixture
def talk(stack: Stack) -> Conversation:
    """A new conversation with the real service."""
    return stack.conversation()
