"""Which language is a message in, when it is not in French?

A foreign message becomes the intent ``other_language`` with the language as an entity. The
detector (py3langid, 4.6 MB, 0.1 ms a message) chooses among the languages we can answer in; French
with mistakes and SMS spelling leaves it unsure, and an unsure message stays French.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.component import MessageComponent, add_entities
from bot.pipeline.intents import entity_of_message, set_intent
from bot.pipeline.scope import OUT_OF_SCOPE
from bot.pipeline.spelling_mender import MENDED_TEXT

OTHER_LANGUAGE = "other_language"
FRENCH = "fr"
#: Languages there is a reply in (``actions/replies/languages.yml``).
LANGUAGES = ("en", "es", "pt", "it", "de", "nl", "ro", "pl", "tr", "ar", "ru", "uk", "zh")
#: One French example in 3,715 of the training data is above, none of them a sentence.
SURE = 0.8
#: A sentence that is surely not French, in one of two sister languages: both are answered. No
#: French example of the training data comes near.
SENTENCE = 5  # words
SURELY_NOT_FRENCH = 0.01
LIKELY = 0.6
#: A word alone says too little to the detector.
_ALONE = {
    **dict.fromkeys(("help me", "need help", "thanks", "thank you", "english"), "en"),
    **dict.fromkeys(("hola", "gracias", "ayuda", "buenos dias", "espanol"), "es"),
    **dict.fromkeys(("ola", "obrigado", "obrigada", "ajuda"), "pt"),
    **dict.fromkeys(("buongiorno", "grazie", "aiuto"), "it"),
    **dict.fromkeys(("hallo", "danke", "hilfe", "guten tag", "deutsch"), "de"),
    **dict.fromkeys(("goedendag", "dank u", "dank u wel"), "nl"),
    **dict.fromkeys(("buna", "buna ziua", "multumesc", "ajutor"), "ro"),
    **dict.fromkeys(("dzien dobry", "dziekuje", "pomoc"), "pl"),
    **dict.fromkeys(("merhaba", "selam", "yardim", "tesekkurler"), "tr"),
}
_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "ru", "CJK": "zh"}
_WORDS = re.compile(r"[^\W\d_]+")


def foreign_languages(text: str) -> tuple[str, ...]:
    """Codes of the languages ``text`` may be in, likeliest first; none for French or in doubt.

    A writing that none of them uses (Greek, Tamil…) counts as English.

    Args:
        text: a message, without the values it may hold.
    """
    words = _WORDS.findall(text.casefold())
    letters = "".join(words)
    if not letters:
        return ()
    foreign = [letter for letter in letters if not unicodedata.name(letter, "").startswith("LATIN")]
    if len(foreign) * 2 > len(letters):
        return (_by_writing(foreign[0], words),)
    alone = _ALONE.get(_without_accents(" ".join(words)))
    if alone is not None:
        return (alone,)
    return _detected(words) if len(set(words)) > 1 else ()  # « nul nul nul » is one word


def _by_writing(letter: str, words: list[str]) -> str:
    language = _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "en")
    if language == "ru" and (set("".join(words)) & set("іїєґ") or _named(words) == "uk"):
        return "uk"
    return language


def _detected(words: list[str]) -> tuple[str, ...]:
    ranked = _detector().rank(" ".join(words))
    (language, certainty), (second, _) = ranked[:2]
    if language == FRENCH:
        return ()
    if certainty >= SURE:
        return (str(language),)
    not_french = dict(ranked)[FRENCH] < SURELY_NOT_FRENCH
    if not_french and certainty >= LIKELY and len(words) >= SENTENCE:
        return (str(language), str(second))
    return ()


def _named(words: list[str]) -> str:
    return str(_detector().classify(" ".join(words))[0])


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("ı", "i"))
    return "".join(c for c in letters if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _detector() -> LanguageIdentifier:
    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages([FRENCH, *LANGUAGES])
    return detector


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageGate(MessageComponent):
    """Marks messages in another language; goes after the classifier and the facts."""

    def __init__(self) -> None:
        """Load the table, so that the first message does not wait."""
        _detector()

    def read(self, message: Message, text: str) -> None:
        """Settle the intent of a foreign message."""
        intent = message.get(INTENT)
        if not intent or intent["confidence"] == 1.0:
            return  # only values, or distress: settled before
        languages = foreign_languages(_without_values(text, message.get(ENTITIES, [])))
        if languages and not _is_misspelt_french(message):
            set_intent(message, OTHER_LANGUAGE, 1.0)
            found = [entity_of_message("language", code, text, LanguageGate) for code in languages]
            add_entities(message, found)


def _is_misspelt_french(message: Message) -> bool:
    """« baande d'incapalbes » is French once mended, and something that we know."""
    mended = message.get(MENDED_TEXT)
    known = message.get(INTENT)["name"] not in (OUT_OF_SCOPE, DEFAULT_NLU_FALLBACK_INTENT_NAME)
    return bool(known and mended and not foreign_languages(mended))


def _without_values(text: str, entities: list[dict[str, Any]]) -> str:
    for entity in entities:
        start, end = entity["start"], entity["end"]
        text = text[:start] + " " * (end - start) + text[end:]
    return text
