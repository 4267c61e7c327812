"""The gate of our subject: foreign messages declined, ours kept, bare values told apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.scope import ScopeGate, holds_only_values

OURS = (
    "quel est le plafond de loyer à Lens ?",
    "combien puis-je louer mon appartement ?",
    "ma locataire gagne-t-elle trop pour un logement conventionné ?",
    "quelle réduction d'impôt avec Loc'Avantages ?",
)
FOREIGN = (
    "quel temps fera-t-il demain ?",
    "une recette de crêpes",
    "qui a gagné le match de rugby hier ?",
    "répare mon ordinateur",
)


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> ScopeGate:
    """A gate trained on eight examples with the real encoder, then loaded."""
    folder = tmp_path_factory.mktemp("gate")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(folder))
        patch.setenv("DATABASE_URL", f"sqlite:///{folder / 'vectors.db'}")
        examples = [
            *(Message({TEXT: text, INTENT: "ask_rent_ceiling"}) for text in OURS),
            *(Message({TEXT: text, INTENT: "out_of_scope"}) for text in FOREIGN),
        ]
        storage, resource = LocalModelStorage(folder), Resource("gate")
        config = ScopeGate.get_default_config()
        ScopeGate(config, storage, resource).train(TrainingData(examples))
        return ScopeGate.load(config, storage, resource, None)  # type: ignore[arg-type]


def read(gate: ScopeGate, text: str, best: str, sure: float, foreign: float = 0.0) -> Message:
    """``text`` after the gate, when the classifier found ``best`` and ``out_of_scope``."""
    ranking = [
        {"name": best, "confidence": sure},
        {"name": "out_of_scope", "confidence": foreign},
    ]
    message = Message({TEXT: text, INTENT: ranking[0], "intent_ranking": ranking, ENTITIES: []})
    return gate.process([message])[0]


def test_a_foreign_message_with_a_doubtful_intent_is_declined(gate: ScopeGate) -> None:
    message = read(gate, "une bonne recette de gâteau au chocolat", "ask_rent_ceiling", 0.4, 0.35)
    assert message.get(INTENT)["name"] == "nlu_fallback"
    assert message.get("scope_score") < gate.get_default_config()["threshold"]
    assert [i["name"] for i in message.get("intent_ranking")][1] == "ask_rent_ceiling"


def test_a_message_of_ours_is_kept(gate: ScopeGate) -> None:
    message = read(gate, "plafond de loyer pour louer à Arras", "ask_rent_ceiling", 0.9, 0.01)
    assert message.get(INTENT) == {"name": "ask_rent_ceiling", "confidence": 0.9}


def test_likeness_to_our_examples_counts_besides_the_odds(gate: ScopeGate) -> None:
    ours = read(gate, "quel est le plafond de loyer à Douai ?", "ask_rent_ceiling", 0.5, 0.3)
    foreign = read(gate, "quel temps fera-t-il à Douai ?", "ask_rent_ceiling", 0.5, 0.3)
    assert ours.get("scope_score") > foreign.get("scope_score")


@pytest.mark.parametrize("intent", ["emergency", "out_of_scope"])
def test_an_emergency_is_never_declined(gate: ScopeGate, intent: str) -> None:
    message = read(gate, "une recette de crêpes", intent, 0.3, 0.3)
    assert message.get(INTENT)["name"] == intent


@pytest.mark.parametrize(
    ("text", "values", "alone"),
    [
        ("non, 52 m²", ["52 m²"], True),
        ("et à Lens ?", ["Lens"], True),
        ("Lens", [], False),
        ("il pleut à Lens", ["Lens"], False),
    ],
)
def test_a_message_of_values_alone_informs(
    gate: ScopeGate, text: str, values: list[str], alone: bool
) -> None:
    entities: list[dict[str, Any]] = [
        {"entity": "commune", "start": text.index(v), "end": text.index(v) + len(v)} for v in values
    ]
    assert holds_only_values(text, entities) is alone
    message = Message(
        {TEXT: text, INTENT: {"name": "greet", "confidence": 0.9}, ENTITIES: entities}
    )
    settled = gate.process([message])[0].get(INTENT)["name"]
    assert (settled == "inform") is alone


def test_a_topic_or_a_mark_of_correction_is_no_value() -> None:
    marks = [{"entity": "correction", "start": 0, "end": 6}]
    assert not holds_only_values("pardon", marks)


def test_a_household_told_around_a_question_does_not_hide_it() -> None:
    text = "trois étudiants, quel plafond pour tous les trois"
    household = {"entity": "household", "start": 0, "end": len(text)}
    assert not holds_only_values(text, [household])
    assert holds_only_values("deux adultes", [{**household, "end": 12}])


def test_a_sure_statement_needs_no_word_of_its_intent(gate: ScopeGate) -> None:
    """« purkwa » may be the word that speaks for it; a question is asked all the same."""
    assert read(gate, "purwka mon adresse", "ask_why", 0.95).get(INTENT)["name"] == "ask_why"
    assert read(gate, "purwka mon adresse", "ask_why", 0.6).get(INTENT)["name"] == "nlu_fallback"
    asked = read(gate, "et la plus-value ?", "goodbye", 0.95)
    assert asked.get(INTENT)["name"] == "ask_knowledge"


def test_without_vectors_the_odds_alone_decide(tmp_path: Path) -> None:
    config = ScopeGate.get_default_config()
    gate = ScopeGate(config, LocalModelStorage(tmp_path), Resource("gate"))
    kept = read(gate, "plafond de loyer", "ask_rent_ceiling", 0.9, 0.01)
    declined = read(gate, "plafond de loyer", "ask_rent_ceiling", 0.4, 0.38)
    assert kept.get(INTENT)["name"] == "ask_rent_ceiling"
    assert declined.get(INTENT)["name"] == "nlu_fallback"
