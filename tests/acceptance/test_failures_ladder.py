"""What is not understood leads somewhere: readings, then examples, then a person."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack

GIBBERISH = (
    ("zbrolk tiplo", "frunk dazop nil", "wexu pralin boz"),
    ("qsjdh kqsjdh", "mpoiu aze", "nbvcx wxc"),
    ("le truc de la machine du bidule", "bidule je dis", "truc truc truc machin"),
    ("gloubi boulga du soir", "patatras dans le pré", "tagada tsoin tsoin ouin"),
)


@pytest.mark.parametrize("messages", GIBBERISH)
def test_three_in_a_row_end_with_a_person_and_never_the_same_words(
    talk: Conversation, messages: tuple[str, str, str]
) -> None:
    said = [talk.say(messages[0])]
    assert talk.status in ("asked", "declined")
    assert 1 <= len(talk.buttons) <= 4
    said.append(talk.say(messages[1]))
    assert "par exemple" in said[1]
    assert any("Plafond" in title for title in talk.buttons)
    said.append(talk.say(messages[2]))
    assert talk.status == "handed_off"
    assert "ADIL" in said[2]
    assert len(set(said)) == 3
    for text in ("brzou", "klapou dzi", "vruti sanapo"):
        said.append(talk.say(text))
        assert said[-1] != said[-2]
    assert "48 268 €" in talk.say("plafond de revenus Loc1 d'un couple qui loue à Arras")


def test_a_message_understood_in_between_starts_the_ladder_again(talk: Conversation) -> None:
    talk.say("plouf zarbi grumpf")
    talk.say("merci beaucoup à vous")
    talk.say("plouf zarbi grumpf encore")
    assert talk.status in ("asked", "declined")


@pytest.mark.parametrize("message", ["🙂", "👍👍👍👍", "...", "???", "!!", "—", "🏠🔑💶", "· · ·"])
def test_a_message_without_words_gets_a_friendly_way_on(talk: Conversation, message: str) -> None:
    reply = talk.say(message)
    assert talk.status in ("asked", "answered", "declined")
    assert "mots" in reply or "question" in reply
    assert talk.buttons


def test_a_very_long_message_gets_a_way_on(talk: Conversation) -> None:
    story = "alors voilà il faut que je vous raconte depuis le début " * 8
    talk.say(story[:499])
    assert talk.status in ("asked", "answered", "declined", "handed_off")
    assert talk.buttons or talk.sources


def test_one_letter_repeated_is_survived(talk: Conversation) -> None:
    talk.say("a" * 480)
    assert talk.status in ("asked", "declined")
    assert talk.buttons


@pytest.mark.parametrize(
    ("message", "reading"),
    [
        ("la chose du loyer là comment qu'on fait le maxi truc", "oyer"),
    ],
)
def test_the_likeliest_readings_are_offered(talk: Conversation, message: str, reading: str) -> None:
    talk.say(message)
    assert talk.status in ("asked", "declined", "answered")
    if talk.status != "answered":
        titles = " ".join(talk.buttons)
        assert any(word in titles for word in reading.split("|"))


def test_in_the_middle_of_questions_the_question_is_kept(talk: Conversation) -> None:
    talk.say("j'aimerais savoir le plafond de ressources en Loc1 à Arras")
    said = [talk.say("asdkjh"), talk.say("qsdqsd"), talk.say("ploum")]
    assert all("habitera" in reply for reply in said)
    assert len(set(said)) == 3
    assert "ADIL" in said[2]
    assert "48 268 €" in talk.say("un couple sans enfant")


def test_a_fact_given_instead_of_the_answer_is_noted(talk: Conversation) -> None:
    talk.say("je veux le plafond de ressources en Loc1 à Arras svp")
    talk.say("ah et le loyer est de 500 €")
    assert "pas compris" not in str(talk.last)
    assert "48 268 €" in talk.say("un couple sans enfant")


@pytest.mark.parametrize(
    "again", ["bonjour à vous", "merci bien à vous", "que savez-vous faire au juste"]
)
def test_small_talk_repeated_is_not_answered_with_the_same_words(
    talk: Conversation, again: str
) -> None:
    assert talk.say(again) != talk.say(again)
