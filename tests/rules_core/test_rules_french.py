"""Figures and dates as French readers expect them."""

from __future__ import annotations

import doctest
from datetime import date
from decimal import Decimal

import pytest

from rules_core import dates, french, registry

THIN, HARD = "\u202f", "\u00a0"


@pytest.mark.parametrize("module", [french, dates, registry], ids=lambda module: module.__name__)
def test_examples_of_the_documentation(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (french.number(48268), f"48{THIN}268"),
        (french.number(Decimal("1.12")), "1,12"),
        (french.number(Decimal("1.20")), "1,2"),
        (french.number(Decimal("100")), "100"),
        (french.number(Decimal("1E+3")), f"1{THIN}000"),
        (french.number(Decimal("2.345"), 2), "2,35"),
        (french.number(7, 2), "7,00"),
        (french.euros(48268), f"48{THIN}268{HARD}€"),
        (french.euros(Decimal("738.5")), f"738,50{HARD}€"),
        (french.euros(Decimal("-39.60")), f"-39,60{HARD}€"),
        (french.cents(738), f"738,00{HARD}€"),
        (french.per_m2(Decimal("14.64")), f"14,64{HARD}€/m²"),
        (french.square_metres(Decimal("45.0")), f"45{HARD}m²"),
        (french.percent(Decimal("0.35")), f"35{HARD}%"),
        (french.percent(Decimal("0.035")), f"3,5{HARD}%"),
        (french.day(date(2026, 1, 1)), f"1er{HARD}janvier{HARD}2026"),
        (french.day(date(2026, 11, 21)), f"21{HARD}novembre{HARD}2026"),
        (french.period(date(2026, 1, 1), date(2026, 12, 31)), "2026"),
        (french.period(date(2022, 3, 1), None), f"depuis le 1er{HARD}mars{HARD}2022"),
        (
            french.period(date(2022, 3, 1), date(2022, 12, 31)),
            f"du 1er{HARD}mars{HARD}2022 au 31{HARD}décembre{HARD}2022",
        ),
        (french.plural(1, "enfant"), f"1{HARD}enfant"),
        (french.plural(2, "enfant"), f"2{HARD}enfants"),
        (french.plural(0, "enfant"), f"0{HARD}enfant"),
        (french.plural(2, "autre adulte", "autres adultes"), f"2{HARD}autres adultes"),
        (french.listing([]), ""),
        (french.listing(["a"]), "a"),
        (french.listing(["a", "b", "c"]), "a, b ou c"),
        (french.listing(["a", "b"], "et"), "a et b"),
        (french.years([2020, 2022, 2023, 2024]), "2020 et 2022 à 2024"),
        (french.years([2024, 2023]), "2023 et 2024"),
        (french.lower_first("Oui"), "oui"),
    ],
)
def test_writing(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 21), 2, date(2027, 1, 21)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 6, 30), -6, date(2026, 12, 30)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
    ],
)
def test_months_are_counted_from_date_to_date(start: date, months: int, end: date) -> None:
    assert dates.add_months(start, months) == end


def test_the_last_day_of_a_lease() -> None:
    assert dates.last_day(date(2026, 5, 1), 6) == date(2032, 4, 30)
    assert dates.last_day(date(2024, 2, 29), 1) == date(2025, 2, 27)
