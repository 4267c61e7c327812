"""A talk that goes on: after a silence, in two tabs at once, with the buttons of former answers."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import Conversation, Stack

from .figures import ALONE, COUPLE, ceiling, rent

pytestmark = pytest.mark.stack

HALF_AN_HOUR = 30 * 60
AN_HOUR_AND_MORE = 61 * 60


def keep_silent(talk: Conversation, stack: Stack, seconds: int) -> None:
    """Let ``seconds`` go by for the service: all that it noted of the time is so much older."""
    identifier = talk.address.rpartition("/")[2]
    with sqlite3.connect(stack.data_dir / "conversations.db") as database:
        moved = database.execute(
            "UPDATE gateway_conversations"
            " SET created_at = created_at - ?, expires_at = expires_at - ? WHERE id = ?",
            (seconds, seconds, identifier),
        )
        assert moved.rowcount == 1
        database.execute("UPDATE events SET timestamp = timestamp - ?", (seconds,))


def test_after_half_an_hour_of_silence_what_was_said_still_serves(
    talk: Conversation, stack: Stack
) -> None:
    talk.say("plafond de ressources Loc1 pour un couple à Lens ?")
    keep_silent(talk, stack, HALF_AN_HOUR)
    reply = talk.say("et en Loc2 ?")
    assert ceiling("Lens", COUPLE, "loc2") in reply
    assert "Lens (62) ; couple" in reply


def test_after_half_an_hour_in_a_form_the_answer_is_taken(talk: Conversation, stack: Stack) -> None:
    talk.say("plafond de ressources LLI à Lens ?")
    assert talk.status == "asked"
    keep_silent(talk, stack, HALF_AN_HOUR)
    assert ceiling("Lens", COUPLE) in talk.say("un couple")


def test_after_an_hour_the_talk_is_over_and_a_new_one_asks_politely(
    talk: Conversation, stack: Stack
) -> None:
    talk.say("plafond de ressources Loc1 pour un couple à Lens ?")
    keep_silent(talk, stack, AN_HOUR_AND_MORE)
    gone = talk.post({"text": "et en Loc2 ?"})
    assert gone.status_code == 410
    assert "terminée" in gone.json()["detail"]
    again = stack.conversation()
    reply = again.say("et en Loc2 ?")
    assert again.status == "asked"
    assert "?" in reply
    assert "35 338" not in reply


def test_two_tabs_on_one_conversation_know_the_same(talk: Conversation, stack: Stack) -> None:
    other = Conversation(stack.url, talk.address.rpartition("/")[2], "")
    other.headers = talk.headers
    talk.say("plafond de ressources LLI à Lens ?")
    assert ceiling("Lens", COUPLE) in other.say("un couple")
    # The first tab still shows its question: its button works, and changes what both know.
    assert ceiling("Lens", ALONE) in talk.press("Une personne seule")
    reply = other.say("et à Lille ?")
    assert ceiling("Lille", ALONE) in reply
    assert ceiling("Lens", ALONE) in reply  # what it was


def test_two_tabs_that_speak_at_once_both_get_their_answer(talk: Conversation) -> None:
    talk.say("plafond de ressources LLI pour un couple à Lens ?")
    questions = ("et à Lille ?", "et à Arras ?")
    with ThreadPoolExecutor(2) as tabs:
        replies = list(tabs.map(lambda text: talk.post({"text": text}), questions))
    assert [reply.status_code for reply in replies] == [200, 200]
    texts = [reply.json()["messages"][0]["text"] for reply in replies]
    assert "Lille" in texts[0]
    assert "Arras" in texts[1]
    known = [item["value"] for item in _known(talk)]
    assert any(place in str(known) for place in ("Lille", "Arras"))


def _known(talk: Conversation) -> list[dict[str, str]]:
    talk.say("quel loyer maximum pour 45 m² ?")
    return [item for message in talk.last["messages"] for item in message["known"]]


def test_a_button_pressed_twice_answers_twice_the_same(talk: Conversation) -> None:
    talk.say("plafond de ressources Loc1 pour un couple à Lens ?")
    shown = talk.last
    first = talk.press("Loc2")
    talk.last = shown
    second = talk.press("Loc2")
    assert ceiling("Lens", COUPLE, "loc2") in first
    assert ceiling("Lens", COUPLE, "loc2") in second


def test_a_button_of_an_old_answer_speaks_of_what_is_known_now(talk: Conversation) -> None:
    talk.say("plafond de ressources Loc1 pour un couple à Lens ?")
    old = talk.last
    talk.say("et à Lille ?")
    talk.say("c'est quoi un DPE ?")
    talk.last = old
    assert ceiling("Lille", COUPLE, "loc2") in talk.press("Loc2")


def test_a_button_of_a_question_already_answered_corrects_it(talk: Conversation) -> None:
    talk.say("quel loyer LLI pour 45 m² ?")
    talk.say("Lens")
    talk.say("plafond de ressources LLI ?")
    asked = talk.last
    talk.press("Un couple sans enfant")
    talk.last = asked
    reply = talk.press("Une personne seule")
    assert ceiling("Lens", ALONE) in reply
    assert "couple" in reply  # what it was is said


def test_sixty_turns_with_forms_corrections_cards_and_buttons(talk: Conversation) -> None:
    """Ten rounds of six different turns: the figures stay right, and the last ones quick."""
    times = []
    for number in range(10):
        surface = 30 + 5 * number
        town, before = (("Lens", "Lille"), ("Lille", "Lens"))[number % 2]
        turns = [
            (f"quel loyer maximum en LLI pour {surface} m² à {town} ?", rent(town, surface)),
            (f"non, {surface + 2} m²", rent(town, surface + 2)),
            ("c'est quoi l'IRL ?", "indice"),
            ("et le plafond de revenus pour un couple ?", ceiling(town, COUPLE)),
            (f"et à {before} ?", ceiling(before, COUPLE)),
            ("et pour quelqu'un qui vit seul ?", ceiling(before, ALONE)),
        ]
        for text, expected in turns:
            start = time.perf_counter()
            reply = talk.say(text)
            times.append(time.perf_counter() - start)
            assert expected in reply, f"round {number}: {text}\n{reply}"
    early, late = sorted(times[6:18])[6], sorted(times[-12:])[6]
    assert late < 3 * early
