"""The hotline desk on the real service: what a person sees of a real conversation."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape

import pytest
import requests

from tests.conftest import Stack, plain

pytestmark = pytest.mark.stack
PASSWORD = "quatre mots sans rapport"


@pytest.fixture(scope="module")
def colleague(stack: Stack) -> requests.Session:
    """Somebody signed in, with an account made on the command line while the service runs."""
    environment = {**os.environ, "DATA_DIR": str(stack.data_dir)}
    environment.pop("DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "-m", "bot.cli", "desk", "create-user", "omar", "--role", "responsable"],
        input=f"{PASSWORD}\n",
        text=True,
        check=True,
        env=environment,
    )
    session = requests.Session()
    session.headers["Accept"] = "text/html"
    token = csrf(session.get(f"{stack.url}/desk", timeout=30).text)
    answer = session.post(
        f"{stack.url}/desk/connexion",
        data={"csrf": token, "name": "omar", "password": PASSWORD},
        timeout=30,
    )
    assert "Se déconnecter" in answer.text
    return session


def csrf(page: str) -> str:
    """The form token of a page."""
    found = re.search(r'data-csrf="(\w+)"', page)
    assert found
    return found[1]


def words(page: str) -> str:
    """What is read on a page."""
    return " ".join(plain(unescape(re.sub(r"<[^>]+>", " ", page))).split())


def test_a_person_takes_over_a_real_conversation(stack: Stack, colleague: requests.Session) -> None:
    talk = stack.conversation()
    talk.say("plafond de ressources à Arras pour un couple")
    talk.press("Loc1")
    assert "pas compris" in talk.say("turlututu chapeau pointu")
    asked = requests.post(
        f"{talk.address}/handoff", json={"consent": True}, headers=talk.headers, timeout=30
    )
    assert asked.json()["status"] == "waiting"

    queue = colleague.get(f"{stack.url}/desk/demandes", timeout=30).text
    assert "Pas-de-Calais (62)" in queue
    number = re.findall(r"/desk/demandes/(\d+)", queue)[0]
    address = f"{stack.url}/desk/demandes/{number}"
    page = colleague.get(address, timeout=30).text
    assert "Visiteur Et en Loc1 ? Bot" in words(page)
    assert "48 268 €" in words(page)

    colleague.post(f"{address}/prendre", data={"csrf": csrf(page)}, timeout=30)
    assert talk.say("Merci de me répondre au 06 12 34 56 78") == "" or talk.last["messages"]
    assert talk.last["handoff"] == {"status": "taken", "person": "Omar"}
    page = colleague.get(address, timeout=30).text
    assert "[numéro de téléphone]" in page
    colleague.post(f"{address}/repondre", data={"csrf": csrf(page), "text": "Bonjour."}, timeout=30)
    state = requests.get(f"{talk.address}/handoff", headers=talk.headers, timeout=30).json()
    assert [(m["person"], m["text"]) for m in state["messages"]] == [("Omar", "Bonjour.")]
    colleague.post(f"{address}/rendre", data={"csrf": csrf(page)}, timeout=30)
    talk.say("même question en Loc3")
    assert talk.status == "answered"

    inbox = colleague.get(f"{stack.url}/desk/questions", timeout=120).text
    assert "turlututu chapeau pointu" in inbox
    board = words(colleague.get(f"{stack.url}/desk/tableau", timeout=60).text)
    assert "Arras (62)" in board
    assert "Plafonds de ressources" in board

    assert talk.delete().status_code == 204
    assert "turlututu" not in colleague.get(f"{stack.url}/desk/questions", timeout=60).text
    assert colleague.get(address, timeout=30).status_code == 404
