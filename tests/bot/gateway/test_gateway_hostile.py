"""More than 300 hostile messages: none executes, crashes, leaks or stops the next question."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.bot.gateway.conftest import BadBot, Visitor

CORPUS: list[dict[str, str]] = json.loads(Path(__file__).with_name("hostile.json").read_text())
GOOD = "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?"
# What no answer may hold: inner names, traces, files of the machine.
LEAK = re.compile(
    r"Traceback|File \"|site-packages|sqlite|psycopg|/(?:work|root|home)/|root:x:|"
    r"sender_id|recipient_id|token_hash|secret\.key|action_\w+|utter_\w+|127\.0\.0\.1|localhost",
    re.IGNORECASE,
)


def test_corpus_is_large_and_varied() -> None:
    assert len({item["text"] for item in CORPUS}) >= 200
    assert len({item["kind"] for item in CORPUS}) >= 8


async def test_what_reaches_the_bot_is_plain_text(visitor: Visitor, bot: BadBot) -> None:
    for item in CORPUS:
        status, reply = await visitor.say(item["text"])
        assert status in (200, 422), item
        if status == 422:
            assert reply["field"] == "text"
            assert reply["detail"]
    for text in bot.texts:
        assert not text.strip().startswith("/"), text
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f]", text
        )
        assert len(text) <= 1500  # masks may be longer than what they hide
        text.encode()
    assert not any("0612345678" in text or "a@b.fr" in text for text in bot.texts)
    assert (await visitor.say(GOOD))[0] == 200


@pytest.mark.stack
def test_the_real_service_answers_all_of_them(stack: Any) -> None:
    wrong = []
    for number, item in enumerate(CORPUS):
        if number % 40 == 0:
            talk = stack.conversation()
        started = time.perf_counter()
        response = talk.post({"text": item["text"]})
        problem = _trouble(response)
        if time.perf_counter() - started > 5:
            problem = "slow"
        if problem:
            wrong.append((problem, item["text"][:60]))
    assert wrong == []
    assert "48 268" in stack.conversation().say(GOOD)


def _trouble(response: requests.Response) -> str | None:
    """What is wrong with an answer to a hostile message, None when all is well."""
    body = response.json()
    if response.status_code == 422 and body["detail"]:
        return None
    if response.status_code != 200:
        return f"status {response.status_code}"
    if body["status"] not in ("answered", "asked", "declined", "handed_off"):
        return str(body["status"])
    words = "\n".join(message["text"] for message in body["messages"])
    if not words.strip():
        return "silent"
    leak = LEAK.search(words)
    return f"leak: {leak.group()}" if leak else None


@pytest.mark.stack
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 2_000_000, id="two megabytes"),
        *("", "<script>alert(1)</script>", "/restart", 28000, None, [], {}),
    ],
)
def test_a_wrong_message_changes_nothing_for_the_next(stack: Any, text: Any) -> None:
    talk = stack.conversation()
    assert "48 268" in talk.say(GOOD)
    response = talk.post({"text": text})
    assert response.status_code in (200, 413, 422)
    body = response.json()
    said = body["messages"][0]["text"] if response.status_code == 200 else body["detail"]
    assert len(said) > 20
    # What was known before is still known: nothing was restarted.
    assert "35 338 €" in talk.say("et en Loc2 ?")


@pytest.mark.stack
def test_nothing_remains_in_any_file_after_erasure(stack: Any) -> None:
    talk = stack.conversation()
    mark = "cormoran violet quatorze"
    talk.say(f"{GOOD} {mark}")
    assert talk.delete().status_code == 204
    files = [path for path in stack.data_dir.rglob("*") if path.is_file() and path.stat().st_size]
    kept = [path for path in files if path.suffix != ".gz" and mark.encode() in path.read_bytes()]
    assert kept == []


@pytest.mark.stack
def test_logs_hold_no_message(stack: Any) -> None:
    talk = stack.conversation()
    talk.say("pélican tangerine douze")
    talk.post({"text": "/pelican_tangerine"})
    requests.get(f"{stack.url}/pelican/tangerine", timeout=10)
    logs = [path.read_text("utf-8", "replace") for path in (stack.data_dir / "logs").iterdir()]
    assert logs
    assert not any("tangerine" in log for log in logs)
