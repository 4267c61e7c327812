"""The real service survives the death of its parts, and nothing is lost."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests

QUESTION = "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?"


def child(data_dir: Path, module: str) -> psutil.Process:
    """The child of the service that runs a module."""
    (folder,) = (data_dir / "run").iterdir()
    for process in psutil.Process(int(folder.name)).children():
        if module in process.cmdline():
            return process
    raise AssertionError(f"no {module} under the supervisor")


def wait_for_health(url: str, status: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    while requests.get(f"{url}/health", timeout=20).status_code != status:
        assert time.monotonic() < until
        time.sleep(0.5)


@pytest.mark.stack
@pytest.mark.timeout(400)
def test_dead_parts_come_back_and_the_conversation_goes_on(stack: Any) -> None:
    talk = stack.conversation()
    assert "48 268 €" in talk.say(QUESTION)
    gateway = child(stack.data_dir, "bot.gateway")
    dead = [child(stack.data_dir, name) for name in ("bot.rasa_server", "actions.server")]
    for process in dead:
        process.kill()
    response = talk.post({"text": "et en Loc2 ?"})
    assert response.status_code == 503
    assert response.json()["contact"]["links"]
    wait_for_health(stack.url, 503, seconds=10)  # it remembers a good probe for 5 s
    assert requests.get(f"{stack.url}/", timeout=20).status_code == 200
    wait_for_health(stack.url, 200, seconds=300)
    # The same gateway, new parts, and what was said before is still known.
    assert child(stack.data_dir, "bot.gateway").pid == gateway.pid
    assert "35 338 €" in talk.say("et en Loc2 ?")


@pytest.mark.stack
@pytest.mark.timeout(200)
def test_the_door_stays_open_while_the_gateway_restarts(stack: Any) -> None:
    talk = stack.conversation()
    gateway = child(stack.data_dir, "bot.gateway")
    gateway.kill()
    gateway.wait(10)
    # Not refused: the connection waits for the new gateway.
    assert "48 268 €" in talk.say(QUESTION)
    assert child(stack.data_dir, "bot.gateway").pid != gateway.pid


@pytest.mark.stack
def test_only_the_gateway_listens_to_the_world(stack: Any) -> None:
    port = int(stack.url.rpartition(":")[2])
    (folder,) = (stack.data_dir / "run").iterdir()
    service = psutil.Process(int(folder.name))
    listening = [
        connection.laddr
        for process in [service, *service.children(recursive=True)]
        for connection in process.net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert port in {address.port for address in listening}
    assert {a.ip for a in listening if a.port != port} == {"127.0.0.1"}
    assert (folder / "endpoints.yml").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o077 == 0
    assert (stack.data_dir / "secret.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.stack
def test_the_action_server_wants_its_token(stack: Any) -> None:
    command = child(stack.data_dir, "actions.server").cmdline()
    port = command[command.index("--port") + 1]
    response = requests.post(f"http://127.0.0.1:{port}/webhook", json={}, timeout=10)
    assert response.status_code == 401
