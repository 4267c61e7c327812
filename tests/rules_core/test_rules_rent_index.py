"""The rent reference index itself, and its rise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from rules_core import InvalidInput, NoParameter, rent_index

ON = date(2026, 11, 21)


def test_one_quarter() -> None:
    result = rent_index(["2025-T1"], ON)
    assert result.figure("irl_2025_t1") == Decimal("145.47")
    assert [figure.id for figure in result.figures] == ["irl_2025_t1"]


def test_its_rise_over_a_year() -> None:
    result = rent_index(["2026-T2"], ON, rise=True)
    assert result.figure("rise_percent") == Decimal("1.15")
    assert result.summary.startswith("+1,15")
    assert result.inputs["quarters"] == ("2025-T2", "2026-T2")


def test_two_quarters_in_any_order() -> None:
    result = rent_index(["2026-T1", "2025-T1"], ON)
    assert result.figure("rise_percent") == Decimal("0.78")
    assert [step.value for step in result.steps][:2] == [Decimal("145.47"), Decimal("146.60")]
    assert result.references


def test_what_is_not_known() -> None:
    with pytest.raises(NoParameter, match="4e trimestre 2025"):
        rent_index(["2025-T4"], ON)
    with pytest.raises(InvalidInput):
        rent_index(["bientôt"], ON)
