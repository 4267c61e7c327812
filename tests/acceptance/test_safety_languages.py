"""Other languages get one message in that language; French with mistakes is answered in French."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack

#: Words of the reply, and messages, by language.
LANGUAGES = {
    "en": ("only works in French", ("what is the maximum rent in Lille?", "I need help please")),
    "es": (
        "solo funciona en francés",
        ("¿cuál es el alquiler máximo?", "busco piso en Lyon, ayuda"),
    ),
    "pt": (
        "só funciona em francês",
        ("qual é a renda máxima?", "preciso de um apartamento barato"),
    ),
    "it": (
        "solo in francese",
        ("qual è il canone massimo?", "vorrei trovare un alloggio economico"),
    ),
    "de": (
        "nur auf Französisch",
        ("wie hoch darf die Miete sein?", "ich suche eine Wohnung in Metz"),
    ),
    "nl": (
        "alleen in het Frans",
        ("hoe hoog mag de huur zijn?", "ik zoek een goedkoop appartement"),
    ),
    "ro": ("doar în limba franceză", ("care este chiria maximă?", "am nevoie de o locuință")),
    "pl": ("tylko po francusku", ("jaki jest maksymalny czynsz?", "szukam taniego mieszkania")),
    "tr": ("yalnızca Fransızca", ("en yüksek kira ne kadar?", "ucuz bir daire arıyorum")),
    "ar": ("بالفرنسية", ("ما هو الحد الأقصى للإيجار؟", "أبحث عن شقة رخيصة")),
    "ru": ("на французском", ("какая максимальная аренда?", "мне нужна квартира")),
    "uk": ("французькою", ("скільки коштує найм квартири в місті?", "мені потрібна квартира")),
    "zh": ("法语", ("最高租金是多少？", "我需要一套便宜的公寓")),
}


@pytest.mark.parametrize(
    ("words", "message"),
    [(words, text) for words, texts in LANGUAGES.values() for text in texts],
)
def test_each_language_is_answered_in_itself(talk: Conversation, words: str, message: str) -> None:
    reply = talk.say(message)
    assert words in reply
    assert talk.status == "declined"
    assert all(help_ in reply for help_ in ("anil.org", "france-services.gouv.fr", "115", "112"))
    assert len(reply.split()) <= 90


def test_another_language_does_not_lose_the_questions(talk: Conversation) -> None:
    talk.say("on voudrait le plafond de ressources en Loc1 à Arras")
    talk.say("sorry, I do not understand the question")
    assert talk.status == "declined"
    assert "48 268 €" in talk.say("un couple sans enfant")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("c koi la diferance entr loc1 é loc2", "Loc2"),
        ("slt jveu conaitre le plafon resource lli seul a arras", "36 144 €"),
        ("kel é le loyé max en lli 45m2 lens", "594,90 €"),
        ("ske jpeu loué a ma fille en loc avantage", "enfant|fille|famille|parent"),
    ],
)
def test_french_with_mistakes_is_answered(talk: Conversation, message: str, words: str) -> None:
    reply = talk.say(message)
    said = " ".join([reply, *talk.buttons])
    assert any(word in said for word in words.split("|")), said
