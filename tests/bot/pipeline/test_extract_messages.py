"""Whole messages: everything said is understood, and nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from bot.pipeline.extractors import Fact

Read = Callable[[str], list[Fact]]

LENS, LILLE, ARRAS, ROUBAIX, BETHUNE = "62498", "59350", "62041", "59512", "62119"


def income(amount: float | None, kind: str, period: str) -> dict[str, Any]:
    """The value of an ``income`` entity."""
    return {"amount": amount, "kind": kind, "period": period}


MESSAGES: list[tuple[str, dict[str, Any]]] = [
    (
        "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?",
        {"level": "loc1", "household": {"adults": 2, "couple": True}, "commune": ARRAS},
    ),
    (
        "Je suis seule avec deux enfants à Lille, mon revenu fiscal de référence est de 28 000 €. "
        "Ai-je droit à un logement Loc2 ?",
        {
            "household": {"adults": 1, "couple": False, "dependants": 2},
            "commune": LILLE,
            "income": income(28000, "rfr", "year"),
            "level": "loc2",
        },
    ),
    ("même question en Loc3", {"level": "loc3"}),
    (
        "plafond LLI pour un couple à Lens pour un bail signé en 2024 ?",
        {
            "scheme": "lli",
            "household": {"adults": 2, "couple": True},
            "commune": LENS,
            "lease_date": {"date": "2024-12-31", "precision": "year"},
        },
    ),
    (
        "Quel loyer maximum pour un LLI de 45 m² à Lens ?",
        {"scheme": "lli", "surface": 45, "commune": LENS},
    ),
    (
        "Quelle réduction d'impôt en Loc2 avec une association ?",
        {"level": "loc2", "intermediation": "any"},
    ),
    ("Quel temps fait-il à Lens ?", {"commune": LENS}),
    ("plafond de ressources", {}),
    (
        "T2 de 45 m² à Lens, loyer 400 € hors charges, DPE E, je veux passer par une association",
        {"surface": 45, "commune": LENS, "rent": 400, "dpe": "E", "intermediation": "any"},
    ),
    (
        "bjr jsuis etudiant seul a lille jgagne 600e par moi jpeu avoir un logement loc 2 ??",
        {
            "household": {"adults": 1, "couple": False},
            "commune": LILLE,
            "income": income(600, "unknown", "month"),
            "level": "loc2",
        },
    ),
    (
        "Bonjour, je suis mère célibataire avec 3 enfants à charge, je touche 1 450 € net par mois "
        "et je cherche un logement à Lens, est-ce que j'ai droit au Loc3 ?",
        {
            "household": {"adults": 1, "couple": False, "dependants": 3},
            "income": income(1450, "net_salary", "month"),
            "commune": LENS,
            "level": "loc3",
        },
    ),
    (
        "j'ai un appart T2 45m2 + balcon 6m2 + cave 4 m² à roubaix loyer 480 hors charge",
        {"surface": 45, "annex_surface": 10, "commune": ROUBAIX, "rent": 480},
    ),
    (
        "mon locataire gagne 1 900 euros brut, il est seul, c'est ok pour PLUS ?",
        {
            "income": income(1900, "gross_salary", "month"),
            "household": {"adults": 1, "couple": False},
            "scheme": "plus",
        },
    ),
    (
        "Monsieur, Madame, veuillez m'indiquer le plafond applicable à un ménage composé de quatre "
        "personnes, dont deux enfants mineurs, pour un logement conventionné social à Roubaix.",
        {
            "household": {"adults": 2, "dependants": 2, "persons": 4},
            "level": "social",
            "commune": ROUBAIX,
        },
    ),
    (
        "bail signé le 15 juin 2023 avec un loyer de 520 euros, IRL du T1 2023",
        {
            "lease_date": {"date": "2023-06-15", "precision": "day"},
            "rent": 520,
            "irl_quarter": "2023-T1",
        },
    ),
    (
        "c'est combien la réduction d'impôt si je loue 600€ par mois en loc1 sans association",
        {"rent": 600, "level": "loc1", "intermediation": "none"},
    ),
    (
        "achat 95 000 € travaux 30 000 € loyer prévu 550 €",
        {"rent": 550},
    ),
    ("je veux investir 200 000 euros", {}),
    ("subvention de l'Anah pour 20000 € de travaux", {}),
    ("la taxe foncière est de 900 € et le loyer 500 €", {"rent": 500}),
    (
        "3 enfants, 1500 de loyer max, 2200 de salaire",
        {
            "household": {"dependants": 3},
            "rent": 1500,
            "income": income(2200, "net_salary", "month"),
        },
    ),
    (
        "je gagne 1300€/mois soit 15600€ par an",
        {"income": income(1300, "unknown", "month")},
    ),
    ("le loyer de base est de 9,83 €/m²", {"base_rent": 9.83}),
    ("1500 euros par mois", {"number": 1500}),
    ("mon numéro fiscal est le 1234567890123", {}),
    ("mon numéro c'est le 06 12 34 56 78", {}),
    ("SIRET 123 456 789 00012", {}),
    ("Puis-je louer à ma fille ?", {"tenant_relation": "descendant"}),
    ("Faut-il un DPE pour louer ?", {}),
    ("Combien de temps dure la convention ?", {}),
    ("Qui paie les réparations ?", {}),
    ("c'est quoi un logement conventionné ?", {}),
    ("je veux parler à quelqu'un", {}),
    ("je ne sais pas", {}),
    ("non", {}),
    ("oui merci", {}),
    ("/restart", {}),
    ("'; DROP TABLE communes; --", {}),
]


@pytest.mark.parametrize(("message", "expected"), MESSAGES)
def test_message(message: str, expected: dict[str, Any], read: Read) -> None:
    facts = read(message)
    understood = {fact.entity: fact.value for fact in facts}
    assert understood == expected
    assert len(facts) == len(expected)  # nothing twice


@pytest.mark.parametrize(
    ("message", "expected"), [row for row in MESSAGES if "PLUS" not in row[0] and row[1]]
)
def test_message_without_accents_or_in_capitals(
    message: str, expected: dict[str, Any], read: Read
) -> None:
    """Telephones and shouting change nothing (but « PLUS », which capitals alone tell apart)."""
    decomposed = unicodedata.normalize("NFKD", message)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    for variant in (bare, bare.upper(), message.upper(), f"  {message}\n"):
        assert {fact.entity: fact.value for fact in read(variant)} == expected, variant


def test_several_levels_are_all_found(read: Read) -> None:
    facts = read("compare loc 1, 2 ou 3")
    assert [f.value for f in facts if f.entity == "level"] == ["loc1", "loc2", "loc3"]


def test_two_incomes_are_both_found(read: Read) -> None:
    facts = read("je gagne 2100€ par mois et ma compagne 1500€ net")
    assert [f.value["amount"] for f in facts if f.entity == "income"] == [2100, 1500]


def test_period_of_a_bare_figure(read: Read) -> None:
    """Only the dialogue knows whether « 1 500 par mois » is a rent or an income."""
    (fact,) = read("1 500 € par mois")
    assert (fact.entity, fact.value, fact.role) == ("number", 1500, "month")
