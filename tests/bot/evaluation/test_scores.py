"""The figures mean what they say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bot.evaluation.messages import Expected, MessagesError, load_messages
from bot.evaluation.nlu import main
from bot.evaluation.report import Result, report
from bot.evaluation.scores import Reading, calibration_error, confusions, macro_f1, score
from bot.evaluation.values import same_value, value_counts
from bot.evaluation.variants import VARIANTS


def reading(meant: str, read: str, confidence: float = 0.9, also: str = "") -> Reading:
    intents = (meant, also) if also else (meant,)
    return Reading(Expected("texte", intents), read, confidence, [])


def test_a_declined_foreign_message_is_right_whatever_the_way() -> None:
    readings = [
        reading("out_of_scope", "nlu_fallback"),
        reading("out_of_scope", "out_of_scope"),
        reading("out_of_scope", "greet"),
        reading("greet", "nlu_fallback"),
        reading("greet", "greet"),
        reading("thank", "affirm", also="affirm"),
    ]
    scores = score(readings)
    assert scores.accuracy.value == pytest.approx(4 / 6)
    assert scores.recall_out.value == pytest.approx(2 / 3)
    assert scores.false_alarms.value == pytest.approx(1 / 3)
    assert scores.in_scope_accuracy.value == pytest.approx(2 / 3)
    assert confusions(readings) == [("out_of_scope", "greet", 1), ("greet", "nlu_fallback", 1)]


def test_macro_f1_weighs_intents_alike() -> None:
    meant, read = np.array([0, 0, 0, 1]), np.array([0, 0, 0, 0])
    assert macro_f1(meant, read) == pytest.approx((6 / 7 + 0) / 2)


def test_calibration_compares_confidence_and_truth() -> None:
    sure = np.array([0.95] * 4)
    assert calibration_error(sure, np.array([True] * 4)) == pytest.approx(0.05)
    assert calibration_error(sure, np.array([True, True, False, False])) == pytest.approx(0.45)


@pytest.mark.parametrize(
    ("name", "meant", "read", "same"),
    [
        ("surface", 45, 45.0, True),
        ("surface", 45, 54, False),
        ("lease_date", {"month": "2024-03"}, {"date": "2024-03-31", "precision": "month"}, True),
        ("lease_date", {"year": "2024"}, {"date": "2025-12-31", "precision": "year"}, False),
        ("commune", "15138", {"candidates": ["03191", "15138"], "text": "Murat"}, True),
        ("commune", "15138", {"candidates": ["03191"], "text": "Murat"}, False),
        ("household", {"adults": 1}, {"adults": 1, "couple": False}, True),
        ("household", {"adults": 1}, {"adults": 1, "dependants": 2}, False),
        ("household", {"adults": 2, "dependants": 1}, {"adults": 2}, False),
    ],
)
def test_values_are_compared_by_meaning(name: str, meant: Any, read: Any, same: bool) -> None:
    assert same_value(name, meant, read) is same


def test_values_are_counted() -> None:
    expected = Expected("texte", ("inform",), {"level": ["loc1", "loc2"], "surface": 45})
    entities = [
        {"entity": "level", "value": "loc1"},
        {"entity": "level", "value": "loc3"},
        {"entity": "rent", "value": 500},
        {"entity": "rent", "value": 400, "role": "old"},
        {"entity": "number", "value": 7},
    ]
    counts = value_counts(expected, entities)
    assert counts["level"] == {"right": 1, "wrong": 1, "missed": 1}
    assert counts["surface"] == {"missed": 1, "wrong": 0}
    assert counts["rent"] == {"wrong": 1}
    assert value_counts(Expected("texte", ("out_of_scope",)), entities) == {}


def test_variants_change_the_typing_and_nothing_else() -> None:
    text = "Bonjour, quel loyer hors charges pour 45 m² à Béthune ?"
    assert VARIANTS["sans accents"](text) == text.replace("é", "e").replace("à", "a").replace(
        "²", "2"
    )
    assert VARIANTS["en capitales"](text) == text.upper()
    assert VARIANTS["style SMS"](text) == "bjr, kel loyer hors charges pr 45 m2 a bethune"
    assert VARIANTS["1 faute de frappe"](text) != text
    assert VARIANTS["1 faute de frappe"](text) == VARIANTS["1 faute de frappe"](text)
    assert "45 m²" in VARIANTS["2 fautes de frappe"](text)


def test_both_halves_have_messages_of_every_kind() -> None:
    for split in ("dev", "report"):
        messages = load_messages(split)
        foreign = sum(not message.in_scope for message in messages)
        assert len(messages) > 300
        assert foreign > 50
        assert len({message.intent for message in messages}) > 20


def test_a_broken_file_is_refused_in_french(tmp_path: Any) -> None:
    path = tmp_path / "messages.yaml"
    path.write_text("- {text: bonjour, intent: greet}", "utf-8")
    with pytest.raises(MessagesError, match="message n° 1"):
        load_messages("dev", path)


def test_the_report_puts_pipelines_side_by_side() -> None:
    readings = [reading("greet", "greet"), reading("out_of_scope", "greet")]
    scores = score(readings)
    variants = {"sans accents": (scores.accuracy, scores.values)}
    results = [
        Result(title, scores, 12, 8, variants, [("out_of_scope", "greet", 1)])
        for title in ("le produit", "un autre")
    ]
    text = report(results, "dev", [r.expected for r in readings])
    assert "Moitié « dev » : 2 messages, dont 1 hors sujet" in text
    assert "| le produit | 0.500 [" in text
    assert "| un autre | 0.500 [" in text
    assert "out_of_scope → greet (1)" in text


def test_an_unknown_pipeline_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pipelines", "inconnu"]) == 1
    assert "Pipeline inconnu : inconnu" in capsys.readouterr().err
