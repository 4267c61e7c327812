"""How an owner declares the rents, and the tax advantages already used beside the reduction."""

from __future__ import annotations

import pytest

from actions.reading.advantages import advantages_said
from actions.reading.tax_regime import regime_told
from tests.actions.conftest import Talk


@pytest.mark.parametrize(
    ("text", "regime"),
    [
        ("nous sommes au micro-foncier", "micro_foncier"),
        ("pour l'instant je déclare tout en micro", "micro_foncier"),
        ("mes revenus locatifs sont sous le régime micro foncier", "micro_foncier"),
        ("je ne suis plus au micro", "reel"),
        ("on est passés au réel", "reel"),
        ("je remplis la 2044", "reel"),
        ("réel", None),
        ("qu'est-ce que le micro-foncier ?", None),
        ("faut-il quitter le micro ?", None),
        ("je suis micro-entrepreneur", None),
        ("il y a un micro-ondes et un frigo", None),
        ("mon loyer réel est de 540 €", None),
    ],
)
def test_how_the_rents_are_declared(text: str, regime: str | None) -> None:
    assert regime_told(text).get("tax_regime") == regime


def test_a_taxation_of_furnished_lettings_tells_of_furniture() -> None:
    assert regime_told("je suis en LMNP") == {"furnished": True}


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("on emploie une nounou, ça nous fait 1 750 € de crédit d'impôt", [1750]),
        ("j'ai aussi un jardinier, 900 euros de credit dimpot", [900]),
        ("mon aide à domicile me donne 3000 de réduction", [3000]),
        ("nos niches fiscales font 4 200 € par an", [4200]),
        ("je donne 500 € de dons, j'ai déjà cette réduction", []),
        ("j'ai un Pinel de 2018", []),
        ("la femme de ménage vient 3 heures", []),
    ],
)
def test_the_advantages_that_share_the_cap(text: str, amounts: list[int]) -> None:
    assert advantages_said(text) == amounts


def test_what_is_used_already_comes_off_the_cap(talk: Talk) -> None:
    said = talk("Loc3 avec une asso, loyer 1400 par mois", "ask_tax_reduction")
    assert "10 000 € par an, soit" in said.answer
    less = said.then("j'ai une nounou, 3 000 € de crédit d'impôt")
    assert "7 000 € par an, soit" in less.answer
    assert "autres avantages fiscaux de 3 000 €" in less.answer
    more = less.then("et aussi 1 000 € d'aide à domicile")
    assert more.slots["other_advantages"] == 4000
    assert "6 000 € par an, soit" in more.answer


def test_an_advantage_is_no_rent(talk: Talk) -> None:
    said = talk("Loc2 sans asso, loyer 620 par mois", "ask_tax_reduction")
    assert said.then("j'ai déjà 2 400 € de niches fiscales").slots["rent"] == 620


def test_no_reduction_under_the_micro_regime(talk: Talk) -> None:
    said = talk("je déclare en micro-foncier, loyer 700, Loc1 sans asso", "ask_tax_reduction")
    assert said.answer.startswith("Au micro-foncier, pas de réduction")
    assert "une seule source" in said.answer
    real = said.then("et si je passais au régime réel ?")
    assert real.answer.startswith("Pour un bail")


def test_the_micro_regime_decides_whether_a_dwelling_may_enter(talk: Talk) -> None:
    said = talk("je reste au micro, je peux entrer en Loc'Avantages ?", "ask_dwelling_eligibility")
    assert said.answer.startswith("Pas tant que vous restez au micro-foncier")
    real = said.then("finalement on prend le réel")
    assert "Le régime réel convient" in real.answer
    both = talk("classe G et micro-foncier, ma maison peut y aller ?", "ask_dwelling_eligibility")
    assert both.answer.startswith("Non")
