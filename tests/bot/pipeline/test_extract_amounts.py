"""Rents and incomes: amount, kind, period; and amounts that are neither."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]


def income(amount: float | None, kind: str = "unknown", period: str = "year") -> dict[str, Any]:
    """The value of an ``income`` entity."""
    return {"amount": amount, "kind": kind, "period": period}


def net(amount: float) -> dict[str, Any]:
    """A monthly net salary."""
    return income(amount, "net_salary", "month")


def monthly(amount: float) -> dict[str, Any]:
    """So much a month, net or not: « je gagne 1 500 » does not say."""
    return income(amount, "unknown", "month")


INCOMES: list[tuple[str, list[dict[str, Any]]]] = [
    # the revenu fiscal de référence
    ("24000/an", [income(24000)]),
    ("28k", [income(28000)]),
    ("revenue fiscal 23 450 euro", [income(23450, "rfr")]),
    ("mon revenu fiscal de référence est de 28 000 €", [income(28000, "rfr")]),
    ("28 000 € de RFR", [income(28000, "rfr")]),
    ("RFR 28000", [income(28000, "rfr")]),
    ("rfr : 28.000 euros", [income(28000, "rfr")]),
    ("19 300 sur son avis 2024", [income(19300, "rfr")]),
    ("elle fait 1 310 par mois", [monthly(1310)]),
    ("je gagne 1 510, la garante gagne 2 900", [monthly(1510)]),
    ("R.F.R. 17 500", [income(17500, "rfr")]),
    ("le RFR c'est 17 500", [income(17500, "rfr")]),
    ("28k de rfr", [income(28000, "rfr")]),
    ("mon rfr c 28k€", [income(28000, "rfr")]),
    ("RFR = 28 000,00 €", [income(28000, "rfr")]),
    ("revenu fiscal de reference 31 250", [income(31250, "rfr")]),
    ("revenu fiscal de vingt-quatre mille euros", [income(24000, "rfr")]),
    ("revenu fiscal : 24 mille", [income(24000, "rfr")]),
    ("mon avis d'imposition indique 19 800", [income(19800, "rfr")]),
    ("sur mon avis d'impôt j'ai 22 345 €", [income(22345, "rfr")]),
    ("RFR 2024 de 26 500 €", [income(26500, "rfr")]),
    ("mon RFR 2024 : 26500", [income(26500, "rfr")]),
    ("RFR N-2 de 26 500", [income(26500, "rfr")]),
    ("RFR : 5 200 €", [income(5200, "rfr")]),
    ("notre revenu fiscal de référence à tous les deux fait 41 000", [income(41000, "rfr")]),
    ("revenus 28 000 (RFR)", [income(28000, "rfr")]),
    # salaries
    ("1 450 net par mois", [net(1450)]),
    ("1450 nets", [net(1450)]),
    ("1 450 € net/mois", [net(1450)]),
    ("je gagne 1500", [monthly(1500)]),
    ("je gagne 1 500 € par mois", [monthly(1500)]),
    ("je touche mille huit cents euros par mois", [monthly(1800)]),
    ("salaire de 1.800,50 €", [net(1800.5)]),
    ("mon salaire est de 1800e", [net(1800)]),
    ("je gagne 2000 balles", [monthly(2000)]),
    ("paie 1600 euros", [net(1600)]),
    ("net mensuel 1 700", [net(1700)]),
    ("je gagne 2k par mois", [monthly(2000)]),
    ("salaire brut 2 300 € mensuel", [income(2300, "gross_salary", "month")]),
    ("2300 brut", [income(2300, "gross_salary", "month")]),
    ("35 000 € brut par an", [income(35000, "gross_salary")]),
    ("je gagne 28 000 euros par an", [income(28000)]),
    ("24000 net annuel", [income(24000, "net_salary")]),
    ("je gagne 1500 et mon mari 1800 net", [monthly(1500), net(1800)]),
    # other incomes
    ("retraite de 1 200 € par mois", [income(1200, period="month")]),
    ("j'ai une pension de 950 euros", [income(950, period="month")]),
    ("revenus : 28 000", [income(28000)]),
    ("mes ressources sont de 15 000 € par an", [income(15000)]),
    ("revenu imposable 22 000", [income(22000)]),
    ("ressources mensuelles 1 300 €", [income(1300, period="month")]),
    ("1 200 € de chômage", [income(1200, period="month")]),
    ("je suis au RSA, 607 €", [income(607, period="month")]),
    ("on déclare 32 000", [income(32000)]),
    ("seule 2 enfants Lille 28000", [income(28000)]),
    ("avec 28 000 € j'ai droit à quoi ?", [income(28000)]),
    ("je me suis trompé c'est 31 000", [income(31000)]),
    ("je me suis trompé c'est 31 000 €", [income(31000)]),
    ("est-ce que 35 000 € c'est trop ?", [income(35000)]),
    ("et avec 33 000 ?", [income(33000)]),
    ("je dépasse le plafond ou pas avec 35 000 € ?", [income(35000)]),
    ("je dépasse de combien le plafond Loc2 avec 50 000 € ?", [income(50000)]),
    ("ai-je le droit de louer un LLI avec 45 000 € ?", [income(45000)]),
    ("à quoi j'ai droit avec 1200 par mois", [income(1200, period="month")]),
    ("seul paris 28000", [income(28000)]),
    ("jgagne 600e par moi", [monthly(600)]),
    ("pension 1800 + 950 euros", [income(1800, period="month"), income(950, period="month")]),
    ("je gagne 1300€/mois soit 15600€ par an", [monthly(1300)]),
    ("veuve retraitée 1100€/mois", [income(1100, period="month")]),
    ("RFR 28000 loyer 400", [income(28000, "rfr")]),
    ("26 000 de revenu fiscal, loyer de 480", [income(26000, "rfr")]),
    ("mon mari gagne 1 900 et moi 1 200", [monthly(1900), monthly(1200)]),
    ("je gagne 2010 euros", [monthly(2010)]),
    ("je gagne 2010", [monthly(2010)]),
    # named, not figured
    ("je touche le smic", [income(None, "smic", "month") | {"multiple": 1.0}]),
    ("au SMIC", [income(None, "smic", "month") | {"multiple": 1.0}]),
    ("je gagne un smic et demi", [income(None, "smic", "month") | {"multiple": 1.5}]),
    ("deux smic", [income(None, "smic", "month") | {"multiple": 2.0}]),
    ("1,5 SMIC", [income(None, "smic", "month") | {"multiple": 1.5}]),
    ("je suis au RSA", [income(None, "rsa", "month") | {"multiple": 1.0}]),
    ("je vis de l'AAH", [income(None, "aah", "month") | {"multiple": 1.0}]),
    ("je touche le smic, 1426 €", [monthly(1426)]),
    ("RFR = 0", [income(0, "rfr")]),
    ("mon revenu fiscal est de zéro", [income(0, "rfr")]),
    ("je n'ai pas de revenus", [income(0)]),
    # not an income
    ("28000", []),
    ("loyer 400 €", []),
    ("prix d'achat 180 000 €", []),
    ("j'ai acheté 150 000 euros", []),
    ("travaux de 25 000 €", []),
    ("le plafond est de 48 268 € ?", []),
    ("48 268 € de plafond", []),
    ("réduction d'impôt de 10 000 €", []),
    ("emprunt de 120 000 €", []),
    ("prime de 3 000 €", []),
    ("mon RFR 2024", []),
    ("revenus 2024", []),
    ("avis d'imposition 2025", []),
    ("Lens 62300", []),
    ("62300 Lens", []),
    ("appelez-moi au 0612345678", []),
    ("mon numéro 06 12 34 56 78", []),
    ("le smic est de combien ?", []),
    ("plafond de ressources", []),
    ("quels revenus maximum pour 3 personnes ?", []),
    ("ville de 150 000 habitants", []),
    ("sans condition de ressources", []),
    ("un couple de jeunes (23 et 25 ans)", []),
    ("6 500 € d'autres niches fiscales", []),
    ("suis-je limité par les 10 000 € ?", []),
    ("une prime de 2000 ou 3000 euros", []),
    ("je paie 3 000 € d'impôt", []),
    ("zone abc 59000", []),
    ("59000", []),
    ("logement à 62300", []),
    ("j'investis 200 000 euros", []),
    ("12 000 € de loyers", []),
    ("quel est le montant du RSA", []),
    ("le smic c'est combien", []),
    ("achat 95 000 € travaux 30 000 € loyer prévu 550 €", []),
    ("taxe foncière 1 200 €", []),
    ("je touche 300 € d'APL", []),
    ("100 % de mes revenus", []),
    ("revenus depuis 2 ans", []),
]

RENTS: list[tuple[str, list[float]]] = [
    ("loyer 400 €", [400]),
    ("loyer de 450 euros hors charges", [450]),
    ("un loyer de 400", [400]),
    ("400 € de loyer", [400]),
    ("650 HC", [650]),
    ("mon oncle y vivra contre 350 euros", [350]),
    ("nous versons 620 € par mois au propriétaire", [620]),
    ("on loue un T3 à une étudiante, 515 par mois", [515]),
    ("pour 30 m² je compte demander 440", [440]),
    ("650 € hors charges", [650]),
    ("700€ cc", [700]),
    ("720 charges comprises", [720]),
    ("je loue 550 € par mois", [550]),
    ("loué 480€/mois", [480]),
    ("je le louerais 500", [500]),
    ("loyer : 1.050,50 €", [1050.5]),
    ("loyer mensuel 612,35", [612.35]),
    ("loyer quatre cent cinquante euros", [450]),
    ("loyer actuel de 500e", [500]),
    ("loyer annuel de 5 400 €", [450]),
    ("loyer 5400 euros par an", [450]),
    ("et avec un loyer de 500 € ?", [500]),
    ("450 boules de loyer", [450]),
    ("loyer 400 €, je gagne 1500", [400]),
    ("je gagne 1500, loyer 400 €", [400]),
    ("loyer 600 + 50 € de charges", [600]),
    ("600 € de loyer + 50 € de charges", [600]),
    ("T2 45m2 Lens 400€ HC", [400]),
    ("je demande 480 de loyer", [480]),
    ("LOYER 530 EUROS", [530]),
    ("6 000 € de loyers par an", [500]),
    ("12 000 € de loyers", [1000]),
    ("avantage fiscal pour un loyer annuel de 7200 €", [600]),
    ("T3 à 700€ à Nantes c'est possible en PLS ?", [700]),
    ("appart de 45 m² à 480 €", [480]),
    ("mon propriétaire me demande 650 € pour 45 m²", [650]),
    ("RFR 28000 loyer 400", [400]),
    ("achat 95 000 € travaux 30 000 € loyer prévu 550 €", [550]),
    ("en louant à 450 euros", [450]),
    ("on demande 395 euros", [395]),
    ("loyer entre 400 et 450 €", [400, 450]),
    ("mon loyer va passer de 600 à 660 €", [600]),
    ("je voudrais augmenter le loyer de 450 à 520 €", [450]),
    ("une hausse de 30 € sur 450", [450]),
    ("révision annuelle d'un loyer de 398,50 €", [398.5]),
    ("640 € pour 48 m² à Albi", [640]),
    ("je paye 433 à Tulle", [433]),
    ("ça vaut le coup, mon studio de Tours à 350 euros ?", [350]),
    ("baisser mon loyer de 650 à 480 €", [480]),
    ("loyer de marché à 550 €", [550]),
    # not a rent
    ("ai-je le droit de louer un LLI avec 45 000 € ?", []),
    ("Je Loue Solidaire 62", []),
    ("augmenter de 15 euros", []),
    ("maison à 95 000 €", []),
    ("quel loyer maximum pour 45 m² ?", []),
    ("quel loyer pour un T2 ?", []),
    ("450 €", []),
    ("45", []),
    ("loyer au 1er janvier", []),
    ("loyer de 2024", []),
    ("le loyer dans 2 ans", []),
    ("je gagne 1500", []),
    ("charges de 50 €", []),
    ("caution de 800 €", []),
    ("IRL 145,17", []),
    ("loyer pour 3 personnes", []),
    ("12 € du m²", []),
    ("loyer 9,83 €/m²", []),
    ("loyer en Loc 2", []),
]


@pytest.mark.parametrize(("message", "expected"), INCOMES)
def test_income(message: str, expected: list[dict[str, Any]], values: Values) -> None:
    assert values(message, "income") == expected


@pytest.mark.parametrize(("message", "expected"), RENTS)
def test_rent(message: str, expected: list[float], values: Values) -> None:
    assert values(message, "rent") == expected


def test_a_legal_minimum_never_becomes_a_figure(values: Values) -> None:
    """The amount of the SMIC changes every year: the dialogue asks instead of guessing."""
    for message in ("je touche le smic", "payé au smic", "2 smic à deux", "smic"):
        assert [v["amount"] for v in values(message, "income")] == [None]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("loyer de base 11 €/m²", [11]),
        ("et si le loyer de base passe à 10,50 ?", [10.5]),
        ("le plafond au m² est de 9,5", [9.5]),
        ("le marché est à 25 €/m² dans ma rue", []),
        ("on trouve 14 €/m² sur le marché", []),
    ],
)
def test_base_rents_are_not_market_rents(
    values: Values, message: str, expected: list[float]
) -> None:
    assert values(message, "base_rent") == expected
    assert values(message, "rent") == []
    assert values(message, "surface") == []


@pytest.mark.parametrize(
    "message",
    ["la caf me verse 215", "la caf lui donne 180 € chaque mois", "140 d'allocation logement"],
)
def test_housing_benefit_is_neither_rent_nor_income(message: str, values: Values) -> None:
    assert values(message, "rent") == values(message, "income") == []
