"""Misspelt words take the spelling of the training examples before features are made.

« loctaaire » is read as « locataire ». The words known are those that the training examples use
often; a French word, a name (with a capital, unless it opens a sentence), a word with two readings
stay as typed; a letter held down (« bonjouuur ») is typed once. That text
comes back after the classifier (:class:`TextRestorer`), so that places of values stay true.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.component import LearningComponent, MessageComponent
from bot.pipeline.slips import UsualWords
from knowledge.territory.words import french_words

_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"(?:^|[.!?…:])[^\w.!?…:]*$")
"""What comes before a word that opens a sentence."""
_STRETCHED = re.compile(r"(.)\1{2,}")
"""A letter held down: « bonjouuur »."""
_FILE = "words.json"
MENDED_TEXT = "mended_text"
"""Property of a message that keeps the text that was classified."""

_OWN_TEXT = "own_text"
KNOWN, OFTEN = 2, 4
"""Uses in the examples from which a word is known, and from which others are taken for it (a French
word as soon as it is known)."""
SHORTEST = 4
"""Letters below which nothing is mended."""


class Mender:
    """Words of the examples: folded spelling to (usual spelling, number of uses)."""

    def __init__(self, words: dict[str, tuple[str, int]]) -> None:
        self._words = words
        self._usual = UsualWords(
            {w: n for w, (_, n) in words.items() if n >= OFTEN or w in french_words()}
        )
        self._mended = lru_cache(maxsize=4096)(self._mend_word)

    @classmethod
    def of_texts(cls, texts: list[str]) -> Mender:
        """Learn the words that ``texts`` use often."""
        uses: Counter[str] = Counter()
        spellings: dict[str, Counter[str]] = {}
        for text in texts:
            for word in _WORD.findall(text.lower()):
                uses[_fold(word)] += 1
                spellings.setdefault(_fold(word), Counter())[word] += 1
        return cls(
            {
                word: (spellings[word].most_common(1)[0][0], number)
                for word, number in uses.items()
                if len(word) >= SHORTEST and number >= KNOWN
            }
        )

    @property
    def words(self) -> dict[str, tuple[str, int]]:
        """What was learnt, to be kept."""
        return self._words

    def mend(self, text: str) -> str:
        """``text`` with its misspelt words set right: in lower case, or opening a sentence."""
        return _WORD.sub(self._mend_match, text)

    def _mend_match(self, match: re.Match[str]) -> str:
        word = match[0]
        if word.islower():
            return self._mended(word)
        if word.istitle() and _OPENS.search(match.string[: match.start()]):  # « Qeul loyer ? »
            return self._mended(word.lower()).capitalize()
        return word

    def _mend_word(self, word: str) -> str:
        if _STRETCHED.search(word):
            word = self._unstretched(word)
        bare = _fold(word)
        if bare in self._words:
            return self._words[bare][0] if bare == word else word  # « eligibilite »
        if len(bare) < SHORTEST or bare in french_words():
            return word
        meant = self._usual.meant_by(bare)
        return self._words[meant][0] if meant else word

    def _unstretched(self, word: str) -> str:
        twice, once = _STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)
        bare = _fold(twice)
        return twice if bare in self._words or bare in french_words() else once


def classify_as(message: Message, text: str) -> None:
    """Let features be made of ``text``; :class:`TextRestorer` gives the message its own back."""
    if message.get(_OWN_TEXT) is None:
        message.set(_OWN_TEXT, message.get(TEXT))
    message.set(MENDED_TEXT, text)
    message.set(TEXT, text)


def _fold(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in letters if not unicodedata.combining(c))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SpellingMender(LearningComponent):
    """Mends the text of messages; goes before the tokenizer. Examples stay as they are."""

    _learnt: Mender | None

    def learn(self, examples: list[Message]) -> Mender:
        """Learn the words of the examples."""
        return Mender.of_texts([example.get(TEXT) for example in examples])

    def keep(self, folder: Path) -> None:
        """Write the words."""
        words = self._learnt.words if self._learnt else {}
        (folder / _FILE).write_text(json.dumps(words), "utf-8")

    @classmethod
    def restore(cls, folder: Path) -> Mender:
        """Read the words."""
        words = json.loads((folder / _FILE).read_text("utf-8"))
        return Mender({word: (spelling, uses) for word, (spelling, uses) in words.items()})

    def read(self, message: Message, text: str) -> None:
        """Mend the text in place."""
        if self._learnt:
            classify_as(message, self._learnt.mend(text))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to do: the words come from the examples."""
        return training_data


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class TextRestorer(MessageComponent):
    """Gives messages their own text back, after :class:`SpellingMender` and the classifier."""

    def read(self, message: Message, text: str) -> None:
        """Restore the text in place."""
        message.set(TEXT, message.get(_OWN_TEXT) or text, add_to_output=True)
