"""The same question to the bot and at the desk: a difference between the two is a bug."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import requests
import yaml

from bot.desk.store.accounts import Accounts
from bot.supervisor.run_files import tracker_url
from knowledge.database import open_engine
from knowledge.settings import Settings
from tests.conftest import Conversation, Stack, plain

pytestmark = pytest.mark.stack

PASSWORD = "quatre mots sans rapport"
QUESTIONS = yaml.safe_load(Path(__file__).with_name("same_questions.yaml").read_text("utf-8"))
_CSRF = re.compile(r'data-csrf="([0-9a-f]{64})"')
_ANSWER = re.compile(r'<p class="answer">(.*?)</p>', re.DOTALL)

Desk = Callable[[str], str]


@pytest.fixture(scope="module")
def desk(stack: Stack) -> Desk:
    """Type a line at the desk of the same service; what is shown, without its tags."""
    settings = Settings.from_env({"DATA_DIR": str(stack.data_dir)})
    Accounts(open_engine(tracker_url(settings))).create("lea.martin", PASSWORD, "agent", "Léa")
    http = requests.Session()
    http.headers["Accept"] = "text/html"

    def post(path: str, **fields: str) -> str:
        answer = http.post(f"{stack.url}{path}", data=fields, timeout=60)
        assert answer.status_code == 200, answer.text
        return answer.text

    def csrf() -> str:
        found = _CSRF.search(http.get(f"{stack.url}/desk/connexion", timeout=60).text)
        assert found
        return found[1]

    post("/desk/connexion", csrf=csrf(), name="lea.martin", password=PASSWORD)
    found = _CSRF.search(http.get(f"{stack.url}/desk", timeout=60).text)
    assert found
    token = found[1]
    return lambda line: post("/desk/recherche", csrf=token, q=line)


def _shown(html: str) -> str:
    """What a person reads, in plain spaces."""
    return " ".join(plain(unescape(re.sub(r"<[^>]+>", "", html))).split())


@pytest.mark.parametrize("question", QUESTIONS["computed"])
def test_the_desk_computes_what_the_bot_answers(
    talk: Conversation, desk: Desk, question: str
) -> None:
    talk.say(question)
    assert talk.results, f"the bot did not compute: {talk.last}"
    shown = _shown(desk(question))
    for result in talk.results:
        assert " ".join(plain(result["summary"]).split()) in shown
        for step in result["steps"]:
            assert " ".join(plain(step["formula"]).split()) in shown


@pytest.mark.parametrize("question", QUESTIONS["cards"])
def test_the_desk_finds_the_card_the_bot_gives(
    talk: Conversation, desk: Desk, question: str
) -> None:
    said = " ".join(talk.say(question).split())
    assert talk.status == "answered", talk.last
    answers = _ANSWER.findall(desk(question))
    assert answers, "no card at the desk"
    first = _shown(answers[0])
    assert first[:60] in said, (first, said)


def test_fifty_questions_are_compared() -> None:
    assert len(QUESTIONS["computed"]) + len(QUESTIONS["cards"]) == 50
