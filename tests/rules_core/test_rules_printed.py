"""What is printed: references asserted exactly, steps, warnings, typography, JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from good_requests import GOOD, LILLE, TODAY

from rules_core import Figure, Result, RulesError, Verdict, evaluate
from rules_core.results import to_json

BAREME = "BOI-BAREME-000017 § 270 ; CGI, annexe III, art. 2 terdecies D"
BAREME_LOC = "BOI-BAREME-000017 § 330 et 340 ; CGI, art. 199 tricies"
BAREME_RENT = "BOI-BAREME-000017 § 150 ; CGI, annexe III, art. 2 terdecies D"
COEFFICIENT = "CGI, annexe III, art. 2 terdecies D, I, 1 ; BOI-IR-RICI-360-20-30 § 120"
SURFACE = (
    "CCH, art. R. 156-1 ; CGI, annexe III, art. 2 duodecies ; BOI-IR-RICI-230-20-20 § 320 à 360"
)
RATE = "CGI, art. 199 tricies ; BOI-IR-RICI-400-30 § 70"
CAP = "CGI, art. 200-0 A"
DURATION = "CCH, art. L. 321-4 et L. 321-8"
ENERGY = "BOI-IR-RICI-400-10 § 90 à 100"
BAN = "Loi n° 89-462 du 6 juillet 1989, art. 6 ; loi n° 2021-1104 du 22 août 2021"
REVISION = "Loi n° 89-462 du 6 juillet 1989, art. 17-1"
INDEX = "Insee, série 001515333 ; loi n° 89-462 du 6 juillet 1989, art. 17-1"
ARRETE = "NOR EQUC8700526A"

REFERENCES: dict[str, list[str]] = {
    "income-ceiling": [BAREME],
    "tenant-eligibility": [BAREME],
    "all-levels": [
        "Arrêté du 29 juillet 1987 modifié",
        BAREME_LOC,
        ARRETE,
        "Arrêté du 29 juillet 1987, article 1 (NOR EQUC8700526A)",
        BAREME,
    ],
    "rent-ceiling": [BAREME_RENT, COEFFICIENT, SURFACE],
    "dwelling-eligibility": [
        "CGI, art. 199 tricies",
        "CGI, art. 199 tricies, I, A",
        ENERGY,
        BAN,
        DURATION,
        "Décret n° 2002-120 du 30 janvier 2002, art. 4",
    ],
    "tax-reduction": [RATE, CAP, DURATION],
    "comparison": ["CGI, art. 199 tricies ; arrêté du 6 janvier 2026", RATE, CAP],
    "lli-conditions": [
        "CGI, art. 279-0 bis A ; BOI-TVA-IMM-30",
        "CGI, art. 279-0 bis A, I, 2° ; BOI-TVA-IMM-30 § 60",
        "CGI, art. 279-0 bis A, I, 3° ; BOI-TVA-IMM-30 § 70",
        "CGI, art. 220 Z septies ; BOI-IS-RICI-40-10",
        "CGI, art. 284, II bis ; BOI-TVA-IMM-30 § 220 à 230",
    ],
    "rent-revision": [REVISION, INDEX, INDEX],
    "rent-renewal": ["Loi n° 89-462 du 6 juillet 1989, art. 17-2"],
    "visale": ["Convention Visale, règles du 6 janvier 2026"],
    "housing-allowance": ["CCH, art. L. 831-1 et livre VIII"],
    "calendar": [
        "CGI, art. 199 tricies",
        "CGI, art. 199 tricies, I, A",
        DURATION,
        ENERGY,
        ENERGY,
        REVISION,
    ],
    "relance-logement": [
        "CGI, art. 31, I, 1°, i et j ; loi de finances pour 2026, n° 2026-103, art. 47"
    ],
}
WARNINGS: dict[str, list[str]] = {
    "income-ceiling": ["income_year"],
    "tenant-eligibility": ["income_year"],
    "all-levels": ["income_year", "medium_confidence"],
    "rent-ceiling": [],
    "dwelling-eligibility": [],
    "tax-reduction": ["not_refunded"],
    "comparison": ["left_out", "bonus_left_out", "fees_left_out"],
    "lli-conditions": ["medium_confidence"],
    "rent-revision": ["no_arrears", "convention_ceiling"],
    "rent-renewal": ["tenant_may_refuse", "medium_confidence"],
    "visale": ["tenant_applies", "iml"],
    "housing-allowance": ["paid_to_landlord", "amount_elsewhere"],
    "calendar": [],
    "relance-logement": ["deduction", "pending_bill"],
}


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def answer(rule: str) -> Result:
    return evaluate(rule, GOOD[rule], LILLE, today=TODAY)


@pytest.mark.parametrize("rule", GOOD)
def test_references_are_exactly_these(rule: str) -> None:
    found = answer(rule).references
    assert [plain(reference.reference) for reference in found] == REFERENCES[rule]
    for reference in found:
        assert reference.title
        assert reference.verified_on == date(2026, 11, 21)
        assert reference.valid_from <= TODAY or rule == "calendar"


@pytest.mark.parametrize("rule", GOOD)
def test_warnings_are_exactly_these(rule: str) -> None:
    assert [notice.code for notice in answer(rule).warnings] == WARNINGS[rule]


def printed_steps(result: Result) -> list[tuple[str, str, str]]:
    return [
        (plain(step.label), plain(step.formula), f"{to_json(step.value)} {step.unit}".strip())
        for step in result.steps
    ]


def test_steps_of_an_income_ceiling_with_supplement() -> None:
    request = {"level": "loc2", "household": {"couple": True, "dependants": 6}}
    assert printed_steps(evaluate("income-ceiling", request, LILLE, today=TODAY)) == [
        ("Où se trouve le logement", "Lille", "zone\u00a0A"),
        (
            "Votre foyer",
            "un couple et 6 personnes à charge",
            "Personne seule ou couple avec 4\u00a0personnes à charge",
        ),
        (
            "Plafond de cette ligne, dans le barème de l’année du bail",
            "barème 2026, zone A",
            "93072 €/an",
        ),
        (
            "Supplément par personne en plus",
            "93 072 € + 2 × 10 371 € = 113 814 €",
            "113814 €/an",
        ),
    ]


def test_steps_of_a_rent_ceiling() -> None:
    request = {"scheme": "lli", "surface_m2": 60, "annex_m2": 20, "rent_eur": 700}
    result = evaluate("rent-ceiling", {**request, "zone_abc": "B1"}, today=TODAY)
    assert printed_steps(result) == [
        (
            "Surface prise en compte (la moitié des annexes s’ajoute)",
            "60 m² + 20 m² ÷ 2, limité à 8 m²",
            "68 m²",
        ),
        (
            "Coefficient (plus le logement est petit, plus il est haut)",
            "0,7 + 19 ÷ 68 = 0,9794, arrondi à 0,98",
            "0.98",
        ),
        ("Plafond au m²", "zone B1 : 11,80 €/m² × 0,98, arrondi au centime", "11.56 €/m²"),
        ("Loyer maximum par mois, hors charges", "11,56 €/m² × 68 m²", "786.08 €/mois"),
        ("Écart entre le plafond et votre loyer", "786,08 € − 700,00 €", "86.08 €/mois"),
    ]


def test_the_coefficient_says_when_it_is_capped() -> None:
    result = evaluate(
        "rent-ceiling", {"scheme": "lli", "surface_m2": 30, "zone_abc": "A"}, today=TODAY
    )
    assert plain(result.steps[0].formula) == (
        "0,7 + 19 ÷ 30 = 1,3333, arrondi à 1,33, limité à 1,2"
    )


def test_small_annexes_are_not_said_to_be_capped() -> None:
    request = {"scheme": "lli", "surface_m2": 60, "annex_m2": 10, "zone_abc": "B1"}
    result = evaluate("rent-ceiling", request, today=TODAY)
    assert plain(result.steps[0].formula) == "60 m² + 10 m² ÷ 2"
    assert result.figure("weighted_surface") == 65


def test_steps_of_a_tax_reduction() -> None:
    request = {
        "level": "loc3",
        "intermediation": "mandat",
        "rent_eur": 1500,
        "income_tax_eur": 9000,
    }
    result = evaluate("tax-reduction", {**request, "surface_m2": 45}, today=TODAY)
    assert printed_steps(result) == [
        (
            "Taux Loc3 avec un mandat de gestion confié à une association agréée",
            "barème de l’article 199 tricies",
            "65 %",
        ),
        ("Loyers d’une année, hors charges", "12 × 1 500 €", "18000 €/an"),
        ("Réduction avant plafond", "18 000 € × 65 %", "11700 €/an"),
        (
            "Plafond des avantages fiscaux encore libre",
            "10 000 € − 0 € déjà utilisés",
            "10000 €/an",
        ),
        (
            "Réduction retenue",
            "le plus petit de 11 700 €, 10 000 € et 9 000 € (votre impôt)",
            "9000 €/an",
        ),
        ("Sur les 6 ans de la convention, à loyer égal", "6 × 9 000 €", "54000 €"),
        ("Prime d’intermédiation, une fois (à confirmer)", "2 000 €", "2000 €"),
    ]


def test_steps_of_a_revision() -> None:
    assert printed_steps(answer("rent-revision")) == [
        ("IRL du 2e trimestre 2026", "indice publié par l’Insee", "148.37"),
        ("IRL du 2e trimestre 2025", "indice publié par l’Insee", "146.68"),
        ("Loyer révisé, hors charges", "600,00 € × 148,37 ÷ 146,68", "606.91 €/mois"),
    ]


def texts(value: Any) -> list[str]:
    """Every French text of a result."""
    if isinstance(value, dict):
        skipped = {"inputs", "code", "id", "rule", "verdict", "url", "status", "confidence"}
        return [text for key, item in value.items() if key not in skipped for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("rule", GOOD)
def test_french_typography(rule: str) -> None:
    variants = [
        GOOD[rule],
        {**GOOD[rule], "date": "2024-06-01"},
        {**GOOD[rule], "level": "loc3", "scheme": "loc_avantages"},
        {**GOOD[rule], "tenant_relation": "descendant", "dpe": "G", "rent_eur": 5000},
        {**GOOD[rule], "household": {"adults": 4, "disabled": 1}, "income_eur": 90000},
        {**GOOD[rule], "net_monthly_salary_eur": 1500, "income_eur": None},
    ]
    for request in variants:
        try:
            found = texts(evaluate(rule, request, LILLE, today=TODAY).to_dict())
        except RulesError as error:  # the message of a refusal is a text too
            found = [str(error)]
        for text in found:
            assert not re.search(r" [:;?!€%»]", text), text
            assert "« " not in text.replace("\u00a0", "_"), text
            assert "'" not in text, text


@pytest.mark.parametrize("rule", GOOD)
def test_a_result_is_json(rule: str) -> None:
    result = answer(rule)
    written = json.loads(json.dumps(result.to_dict()))
    assert written["verdict"] in {verdict.value for verdict in Verdict}
    assert set(written) == {
        "rule",
        "verdict",
        "valid_on",
        "title",
        "summary",
        "figures",
        "steps",
        "references",
        "warnings",
        "conditions",
        "unverified",
        "inputs",
    }
    assert {tuple(item) for item in written["figures"]} <= {
        ("id", "label", "value", "unit", "confidence")
    }
    assert {tuple(item) for item in written["conditions"]} <= {("code", "label", "status")}
    unverified = {
        item["label"] for item in written["conditions"] if item["status"] == "not_verified"
    }
    assert unverified <= set(written["unverified"])


def test_json_values() -> None:
    class Colour(Enum):
        RED = "red"

    assert to_json(Decimal("48268.00")) == 48268
    assert isinstance(to_json(Decimal("48268.00")), int)
    assert to_json(Decimal("13.22")) == 13.22
    assert to_json(date(2026, 5, 1)) == "2026-05-01"
    assert to_json({"a": Decimal(1), "b": [1]}) == {"a": 1, "b": [1]}
    assert to_json(Colour.RED) == "red"
    assert to_json(None) is None


def test_a_figure_that_does_not_exist() -> None:
    result = answer("income-ceiling")
    assert isinstance(result.figures[0], Figure)
    with pytest.raises(KeyError):
        result.figure("nothing")


def test_the_summary_of_every_rule_holds_its_date() -> None:
    for rule in set(GOOD) - {"rent-renewal"}:
        assert "21 novembre 2026" in plain(answer(rule).summary)
    # A renewal is about the end of the lease.
    assert "30 juin 2028" in plain(answer("rent-renewal").summary)
