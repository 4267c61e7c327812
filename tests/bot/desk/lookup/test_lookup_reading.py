"""A line of words and a form say the same case, and get the same results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.desk.lookup.catalogue import calculators, inputs
from bot.desk.lookup.computing import Ground, compute
from bot.desk.lookup.forms import from_fields, to_fields
from bot.desk.lookup.views import STALE_AFTER, card_views, panels, tags, understood
from bot.desk.lookup.words import read_line
from knowledge.base import KnowledgeBase
from tests.bot.desk.lookup.conftest import TODAY
from tests.conftest import plain


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("45m2 lens loc2 loyer", {"surface": "45", "commune": "Lens (62)", "target": "loc2"}),
        ("passoire thermique sous-location", {"intermediation": "sous_location"}),
        (
            "couple 2 enfants arras 28000 € loc1",
            {
                "adults": "couple",
                "dependants": "2",
                "commune": "Arras (62)",
                "income": "28000",
                "target": "loc1",
            },
        ),
        ("lli 45,5 m² nantes loyer 600 €", {"surface": "45,5", "target": "lli", "rent": "600"}),
        ("irl 4e trimestre 2025 loyer 600", {"irl_quarter": "T4", "rent": "600"}),
        (
            "étudiant visale lille loyer 500",
            {"student": "oui", "rent": "500", "commune": "Lille (59)"},
        ),
        ("meublé dpe F loué à ma fille", {"furnished": "oui", "dpe": "F"}),
    ],
)
def test_words_fill_the_form_and_the_form_says_the_same(
    ground: Ground, line: str, fields: dict[str, str]
) -> None:
    situation = read_line(line, ground.territory, ground.today).situation
    filled = to_fields(situation)
    assert fields.items() <= filled.items()
    again = from_fields(filled, ground.territory, ground.today)
    assert again.errors == {}
    assert to_fields(again.situation) == filled


def test_the_first_calculator_is_the_one_the_words_call_for(ground: Ground) -> None:
    for line, first in (
        ("45m2 lens loc2 loyer", "rent-ceiling"),
        ("plafond de ressources couple rouen loc2", "income-ceiling"),
        ("seule avec deux enfants 24000 € de revenu fiscal lille loc2", "tenant-eligibility"),
        ("réduction d'impôt loc1 sans association", "tax-reduction"),
        ("passoire thermique sous-location", "dwelling-eligibility"),
        ("réviser le loyer irl", "rent-revision"),
        ("garantie visale étudiant", "visale"),
    ):
        read = read_line(line, ground.territory, ground.today)
        ready = panels(line, read, ground)
        assert ready[0].calculator.id == first, line
        assert ready[0].open
        assert len(ready) == len(calculators())


def test_a_result_has_its_steps_and_what_is_missing_is_said(ground: Ground) -> None:
    line = "plafond de ressources loc2 couple arras"
    first = panels(line, read_line(line, ground.territory, ground.today), ground)[0]
    assert first.outcome
    assert first.outcome.results[0].steps
    assert "Sources :" in plain(first.copy)
    assert "vérifié le" in plain(first.copy)
    line = "loyer maximum lli lens"
    first = panels(line, read_line(line, ground.territory, ground.today), ground)[0]
    assert plain(first.headline) == "Il manque la surface."


def test_a_shared_name_asks_which_commune(ground: Ground) -> None:
    read = read_line("lli 30 m2 vitry", ground.territory, ground.today)
    assert read.situation.commune is None
    assert read.choice
    assert read.choice.written == "vitry"
    chosen = "lli 30 m2 " + read.choice.communes[0].label
    read = read_line(chosen, ground.territory, ground.today)
    assert read.situation.commune
    assert read.choice is None


def test_what_was_understood_is_shown_with_the_zone_of_the_day(ground: Ground) -> None:
    read = read_line("45m2 lens bail du 1er mars 2024", ground.territory, ground.today)
    said = dict(understood(read.situation))
    assert plain(said["Surface habitable"]) == "45 m²"
    assert plain(said["Date d’effet du bail"]) == "1er mars 2024"
    assert said["Zone au 1er\u00a0mars\u00a02024"] in ("B1", "B2")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("surface", "grand", "Écrivez un nombre"),
        ("dependants", "1,5", "Écrivez un nombre entier"),
        ("lease_date", "2026-02-30", "date complète"),
        ("commune", "Xzxzxz", "Cette commune est inconnue"),
        ("commune", "Saint-Denis", "Ajoutez le département"),
        ("target", "loc9", "Choisissez une valeur"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(
    ground: Ground, field: str, value: str, message: str
) -> None:
    filled = from_fields({field: value}, ground.territory, ground.today)
    assert message in filled.errors[field]


def test_what_the_rules_refuse_is_said_beside_its_field(ground: Ground) -> None:
    fields = {"commune": "Lens (62)", "target": "lli", "surface": "3"}
    filled = from_fields(fields, ground.territory, ground.today)
    outcome = compute(calculators()["rent-ceiling"], filled.situation, ground, filled.errors)
    assert "entre 5 et 250" in plain(outcome.errors["surface"])


def test_every_calculator_answers_its_own_full_form(ground: Ground) -> None:
    fields = {
        "commune": "Lens (62)",
        "target": "loc2",
        "surface": "45",
        "rent": "450",
        "adults": "couple",
        "dependants": "1",
        "income": "20000",
        "intermediation": "none",
        "dpe": "C",
        "tenant_relation": "none",
        "furnished": "non",
        "irl_quarter": "T2",
        "lease_date": "2026-06-01",
        "lease_end": "2027-08-31",
        "student": "non",
    }
    filled = from_fields(fields, ground.territory, ground.today)
    assert filled.errors == {}
    for calculator in calculators().values():
        outcome = compute(calculator, filled.situation, ground, filled.errors)
        assert outcome.results, (calculator.id, outcome)


def test_hostile_values_are_errors_never_crashes(ground: Ground) -> None:
    hostile = ["<script>", "NaN", "Infinity", "1e999", "-5", "٣٤", "\x00", "9" * 300, "%s", "'; --"]
    for value in hostile:
        fields = dict.fromkeys(inputs(), value)
        filled = from_fields(fields, ground.territory, ground.today)
        for calculator in calculators().values():
            outcome = compute(calculator, filled.situation, ground, filled.errors)
            assert not outcome.results or not filled.situation.slots, (value, calculator.id)


def test_the_sentence_that_answers_is_the_one_marked(base: KnowledgeBase) -> None:
    for line, card, sentence in (
        ("dépôt de garantie meublé", "depot-garantie-montant", "deux mois"),
        ("préavis du locataire", "conv-preavis-locataire", "3 mois de préavis"),
    ):
        view = card_views(base.find(line, 3), TODAY)[0]
        assert view.hit.id == card
        assert sentence in plain(view.marked or view.aside)
        assert view.hit.title in view.copy
        assert "Fiche vérifiée le" in plain(view.copy)


def test_an_article_finds_every_card_that_cites_it(base: KnowledgeBase) -> None:
    views = card_views(base.find("199 tricies", 6), TODAY)
    assert len(views) > 6
    for view in views:
        assert "Cite cet article" in [tag.text for tag in view.tags]
        card = base.card(view.hit.id)
        assert card
        said = " ".join([card.body, card.title, *(s.reference or "" for s in card.sources)])
        assert "199 tricies" in plain(said)


def test_old_and_ended_cards_are_marked(base: KnowledgeBase) -> None:
    hit = replace(base.search("réduction d'impôt loc2", 1)[0], valid_from=None, valid_to=None)

    def marks(**changes: Any) -> list[str]:
        return [tag.text for tag in tags(replace(hit, confidence="high", **changes), TODAY)]

    assert marks(verified_on=TODAY) == []
    assert marks(verified_on=TODAY - STALE_AFTER - timedelta(days=1)) == ["À revérifier"]
    assert marks(verified_on=TODAY, valid_to=date(2026, 1, 1)) == ["N’est plus en vigueur"]
    assert "Prend fin" in marks(verified_on=TODAY, valid_to=date(2026, 12, 31))[0]
    assert "Seulement à partir" in marks(verified_on=TODAY, valid_from=date(2027, 1, 1))[0]
