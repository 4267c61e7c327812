"""Is this message about our subject? A score of our own, since a classifier is always sure.

Two things are weighed: how much likelier the best intent is than « out of scope », and how much
closer the message stands to examples of our subject than to foreign ones (mean likeness to the
three nearest of each). Below the threshold the intent becomes ``nlu_fallback``. On the development
half this found more foreign messages than √probability × likeness, for fewer false alarms
(``docs/mesures-nlu.md``).
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.component import LearningComponent
from bot.pipeline.evidence import supported
from bot.pipeline.intents import confidence_of, set_intent
from bot.pipeline.spelling_mender import MENDED_TEXT
from bot.pipeline.training_vectors import training_vectors
from knowledge.encoder import SentenceEncoder, Vectors, open_encoder

NEIGHBOURS = 3
OUT_OF_SCOPE = "out_of_scope"
#: A doubtful emergency is still answered as one; a doubtful « out of scope » is declined anyway.
UNGATED = frozenset({OUT_OF_SCOPE, "emergency"})
#: From this confidence, what is no question needs no word of its intent: most such messages of two
#: authors and of « dev », as typed or misspelt, were read rightly by the classifier.
SURE = 0.85
_VECTORS_FILE = "examples.npz"
_LEAST = 1e-6
_LETTERS = re.compile(r"[^\W\d_]+")
#: Words that only link values together: « et à Lens ? », « non, 52 m² », « en fait on est trois ».
_LINKING_WORDS = frozenset(
    """
et ou a à au aux en le la les l un une d de du des pour avec sans dans sur vers par non oui
pardon fait plutot plutôt c est ce cest il elle on si même meme question chose pareil idem
mais alors bon donc finalement ok d'accord je suis me trompe trompé m² m2 euros irl
était etait jsuis cé disons environ svp stp merci bah ben euh ah oh y
    """.split()  # noqa: SIM905 - a list of words reads better so
)
#: What a household told in several places may enclose: « deux étudiants …, quel revenu maxi … ».
_ASKS = re.compile(
    r"\b(?:quel(?:le)?s?|combien|comment|pourquoi|quand|est-ce|peux|peut|puis-je|droit)\b",
    re.IGNORECASE,
)
#: « c'était combien en 2023 ? » asks for the same figure at another date.
_PAST = frozenset({"était", "etait"})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ScopeGate(LearningComponent):
    """Turns doubtful intents into ``nlu_fallback`` and bare values into ``inform``."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``threshold``: lowest score kept; chosen with the weights on the development half."""
        return {"threshold": 0.3, "odds_weight": 0.2, "likeness_weight": 10.0}

    _learnt: tuple[Vectors, NDArray[np.bool_]] | None
    """Vectors of the examples, and which of them are of our subject."""

    @cached_property
    def _encoder(self) -> SentenceEncoder | None:
        return open_encoder()

    def learn(self, examples: list[Message]) -> tuple[Vectors, NDArray[np.bool_]] | None:
        """Vectors of the examples, ours and foreign; None when either kind is missing."""
        ours = np.array([example.get(INTENT) != OUT_OF_SCOPE for example in examples])
        if self._encoder is None or not ours.any() or ours.all():
            return None
        return training_vectors([example.get(TEXT) for example in examples], self._encoder), ours

    def keep(self, folder: Path) -> None:
        """Write the vectors."""
        if self._learnt is not None:
            vectors, ours = self._learnt
            np.savez(folder / _VECTORS_FILE, vectors=vectors.astype(np.float16), ours=ours)

    @classmethod
    def restore(cls, folder: Path) -> tuple[Vectors, NDArray[np.bool_]] | None:
        """Read the vectors, if there were any."""
        path = folder / _VECTORS_FILE
        if not path.exists():
            return None
        with np.load(path) as kept:
            return kept["vectors"].astype(np.float32), kept["ours"]

    def read(self, message: Message, text: str) -> None:
        """Settle the intent."""
        if not message.get(INTENT):
            return
        if holds_only_values(text, message.get(ENTITIES, [])):
            set_intent(message, "inform", 1.0)
            return
        score = self._score(message)
        message.set("scope_score", score, add_to_output=True)
        intent = message.get(INTENT)["name"]
        if intent not in UNGATED and score < self._config["threshold"]:
            set_intent(message, DEFAULT_NLU_FALLBACK_INTENT_NAME, score)
            return
        meant = supported(intent, text)
        if meant != intent:  # « au reviir »: a misspelt word may be the one that speaks for it
            meant = supported(intent, message.get(MENDED_TEXT) or text)
        sure = message.get(INTENT)["confidence"] >= SURE
        if meant == DEFAULT_NLU_FALLBACK_INTENT_NAME and sure:  # « purkoi vous me demender … »
            return
        if meant != intent:
            set_intent(message, meant, confidence_of(meant, message))

    def _score(self, message: Message) -> float:
        ranking = {i["name"]: float(i["confidence"]) for i in message.get("intent_ranking", [])}
        best = float(message.get(INTENT)["confidence"])
        odds = float(np.log(max(best, _LEAST) / max(ranking.get(OUT_OF_SCOPE, 0.0), _LEAST)))
        score = odds * float(self._config["odds_weight"])
        if self._encoder is None or self._learnt is None:
            return score
        vectors, is_ours = self._learnt
        text = message.get(MENDED_TEXT) or message.get(TEXT)
        likeness = vectors @ self._encoder.encode([text])[0]
        ours, foreign = np.sort(likeness[is_ours]), np.sort(likeness[~is_ours])
        gap = ours[-NEIGHBOURS:].mean() - foreign[-NEIGHBOURS:].mean()
        return score + float(gap) * float(self._config["likeness_weight"])


def holds_only_values(text: str, entities: list[dict[str, Any]]) -> bool:
    """Tell whether nothing is left of ``text`` once its values and linking words are removed."""
    values = [e for e in entities if e["entity"] not in ("topic", "correction")]
    if not values:
        return False
    if any(_ASKS.search(text, e["start"], e["end"]) for e in values if e["entity"] == "household"):
        return False
    rest = list(text)
    for entity in values:
        rest[entity["start"] : entity["end"]] = " " * (entity["end"] - entity["start"])
    words = _LETTERS.findall("".join(rest).casefold())
    linking = _LINKING_WORDS | ({"combien"} if _PAST & set(words) else set())
    return all(word in linking for word in words)
