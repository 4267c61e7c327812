"""One spelling for the words of the domain, before tokens and features are made.

« Loc'Avantages », « LOC AVANTAGE », « loc-avantages » become ``locavantage``; « Loc 1 », « LOC-1 »
become ``loc1``; « 45m2 » becomes ``45m²``; typographic apostrophes, odd spaces, invisible and
decomposed characters get their plain form.

A replacement is never longer than what it replaces and is padded with spaces, so that **the text
keeps its length**: positions of entities stay those of the message as typed, and annotated training
examples need no realignment.
"""

from __future__ import annotations

import re
import unicodedata

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.component import MessageComponent

TYPED_TEXT = "typed_text"
"""Property of a message that keeps the text as typed, for components that want it."""

_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ´`′＇ʹ‛", "'") | dict.fromkeys("‐‑‒–—−﹣－", "-"))
_CHUNK = re.compile(r"\S+")
_INVISIBLE = frozenset({"Cf", "Cc", "Co", "Cs", "Cn"})

_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    # loc'avantages, loc avantage, LOC-AVANTAGES, l'oc avantage
    (re.compile(r"\b(?:l'?oc|lock?)[ '.-]{0,3}avantages?\b", re.IGNORECASE), "locavantage"),
    # Loc 1, LOC-2, loc n°3, LOC1
    (re.compile(r"\bloc(?: ?[-'.n°o]{1,3} ?| )?([123])(?![\w'])", re.IGNORECASE), r"loc\1"),
    # 45m2, 45 M2, 45 mètres carrés
    (
        re.compile(r"(?<=\d)( ?)(?:m ?2|m[eè]tres? ?carr[eé]s?|m carr[eé]s?)(?!\w)", re.IGNORECASE),
        r"\1m²",
    ),
)
# D.P.E., R.F.R, L.L.I.
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Za-z]\.){2,}[A-Za-z]?(?!\w)")


def normalise(text: str) -> str:
    """Rewrite ``text`` in plain spelling; the result has the same length."""
    text = _CHUNK.sub(_plain_chunk, text)
    text = "".join(" " if c.isspace() else c for c in text)
    for pattern, template in _WORDS:
        text = _substitute(pattern, template, text)
    return _DOTTED.sub(lambda match: _padded(match[0].replace(".", ""), match[0]), text)


def _substitute(pattern: re.Pattern[str], template: str, text: str) -> str:
    return pattern.sub(lambda match: _padded(match.expand(template), match[0]), text)


def _plain_chunk(match: re.Match[str]) -> str:
    chunk = match[0]
    if chunk.isascii() and chunk.isprintable():
        return chunk
    composed = unicodedata.normalize("NFC", chunk.translate(_PLAIN))
    visible = "".join(c for c in composed if unicodedata.category(c) not in _INVISIBLE)
    return _padded(visible, chunk)


def _padded(new: str, old: str) -> str:
    return new.ljust(len(old)) if len(new) <= len(old) else old


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class DomainNormalizer(MessageComponent):
    """Normalises the text of messages; goes first in the pipeline, before the tokenizer."""

    def read(self, message: Message, text: str) -> None:
        """Normalise the text in place."""
        message.set(TYPED_TEXT, text)
        message.set(TEXT, normalise(text), add_to_output=True)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Normalise the training examples the same way."""
        self.process(training_data.training_examples)
        return training_data
