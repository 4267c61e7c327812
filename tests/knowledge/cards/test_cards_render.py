"""Figures of a card come from rules_core, at the right date, with their unit."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.library import RenderError, load_card, plain_text, render_card
from knowledge.library.render import MISSING_VALUE

TODAY = date(2026, 11, 21)
RATE = '{{ parameter("loc_avantages.tax_reduction.rate", level="loc2", intermediation="mandat") }}'
CEILING = '{{ parameter("lli.income_ceiling", zone="B1", category="couple"%s) }}'


def rendered(write_card, body: str, day: date = TODAY, *replacements: tuple[str, str]) -> str:
    return render_card(load_card(write_card("bonne-fiche", *replacements, body=body)).card, day)


def test_a_rate_is_written_with_its_sign(write_card):
    assert rendered(write_card, f"La réduction est de {RATE}.") == "La réduction est de 40\xa0%."


def test_an_amount_is_that_of_the_readers_year(write_card):
    assert rendered(write_card, CEILING % "") == "48\u202f268\xa0€"
    assert rendered(write_card, CEILING % "", date(2024, 6, 1)) == "47\u202f321\xa0€"


def test_a_placeholder_may_ask_for_another_day(write_card):
    assert rendered(write_card, CEILING % ', on="2024-06-01"') == "47\u202f321\xa0€"


def test_a_past_card_keeps_the_figures_of_its_time(write_card):
    end = ("valid_to: null", "valid_to: 2024-12-31")
    assert rendered(write_card, CEILING % "", TODAY, end) == "47\u202f321\xa0€"


def test_a_missing_value_is_said_and_never_replaced_by_an_older_one(write_card):
    start = ("valid_from: 2022-03-01", "valid_from: null")
    assert rendered(write_card, CEILING % "", date(2031, 1, 1), start) == MISSING_VALUE


@pytest.mark.parametrize(
    "body",
    [
        '{{ parameter("aucune.cle") }}',
        '{{ parameter("lli.income_ceiling", zone="Z9", category="couple") }}',
        '{{ parameter("lli.vat.rate" }}',
        "{{ inconnu }}",
        '{{ "".__class__.__mro__ }}',
        "{{ parameter.__globals__ }}",
        '{{ parameter("lli.vat.rate", on="demain") }}',
        "{{ parameter() }}",
    ],
)
def test_a_wrong_placeholder_is_refused_and_can_reach_nothing_else(write_card, body):
    with pytest.raises(RenderError, match="emplacement impossible à remplir"):
        rendered(write_card, body)


def test_plain_text_keeps_paragraphs_and_marks_lists():
    assert plain_text("**Oui**, *peut-être*.\n\nDétail :\n- un **gras** ;\n- deux.") == (
        "Oui, *peut-être*.\n\nDétail :\n• un gras ;\n• deux."
    )
