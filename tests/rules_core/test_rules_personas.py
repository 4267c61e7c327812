"""The worked examples of ``personas/``: expected values were computed by hand from their source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules_core import InvalidInput, NoParameter, Place, evaluate

FOLDER = Path(__file__).parent / "personas"
KEYS = {"persona", "source", "calcul", "rule", "request", "expect"}
EXPECTATIONS = {
    "verdict",
    "figures",
    "met",
    "not_met",
    "not_verified",
    "says",
    "warns",
    "error",
}
TODAY = date(2026, 11, 21)
PERSONAS = [
    entry
    for path in sorted(FOLDER.glob("*.yaml"))
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def plain(text: str) -> str:
    """The text with ordinary spaces, as a jurist types it."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_every_persona_is_complete() -> None:
    assert len(PERSONAS) >= 40
    for entry in PERSONAS:
        assert set(entry) - {"place"} == KEYS
        assert set(entry["expect"]) <= EXPECTATIONS


@pytest.mark.parametrize("entry", PERSONAS, ids=lambda entry: entry["persona"])
def test_persona(entry: dict[str, Any]) -> None:
    place = Place(**entry["place"]) if "place" in entry else None
    expected = entry["expect"]
    if expected.get("error") == "no_parameter":
        with pytest.raises(NoParameter) as missing:
            evaluate(entry["rule"], entry["request"], place, today=TODAY)
        for words in expected["says"]:
            assert words in plain(missing.value.message)
        return
    if "error" in expected:
        with pytest.raises(InvalidInput) as refused:
            evaluate(entry["rule"], entry["request"], place, today=TODAY)
        assert refused.value.field == expected["error"]
        return
    result = evaluate(entry["rule"], entry["request"], place, today=TODAY)
    assert result.verdict.value == expected["verdict"]
    for name, value in expected.get("figures", {}).items():
        wanted = Decimal(str(value)) if isinstance(value, int | float) else value
        assert result.figure(name) == wanted, name
    statuses = {condition.code: condition.status for condition in result.conditions}
    for status in ("met", "not_met", "not_verified"):
        for code in expected.get(status, ()):
            assert statuses[code] == status, code
    for words in expected.get("says", ()):
        assert words in plain(result.summary)
    codes = {notice.code for notice in result.warnings}
    assert set(expected.get("warns", ())) <= codes
