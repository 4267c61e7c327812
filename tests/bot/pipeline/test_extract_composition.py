"""What a message says together: kinship composed, grown-up children, dates worked out, two sums."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.pipeline.extractors import Fact
from bot.pipeline.extractors.kinship import composed, relatives

Values = Callable[[str, str], list[Any]]

SINGLE, COUPLE = {"adults": 1, "couple": False}, {"adults": 2, "couple": True}


@pytest.mark.parametrize(
    ("steps", "relation"),
    [
        (["descendant", "descendant"], "descendant"),
        (["ascendant", "ascendant"], "ascendant"),
        (["descendant", "ascendant"], "other_family"),
        (["descendant", "none"], "none"),
        (["other_family", "tax_household"], "other_family"),
    ],
)
def test_a_chain_of_kin_is_one_relation(steps: list[str], relation: str) -> None:
    assert composed(steps) == relation


def test_a_noun_without_its_owner_is_no_relative() -> None:
    assert [r.relation for r in relatives("la fille du voisin et la mere")] == ["none"]


@pytest.mark.parametrize(
    ("message", "relations"),
    [
        ("la locataire est la sœur de ma mère", ["other_family"]),
        ("je veux louer au fils de mon cousin", ["other_family"]),
        ("louer à la mère de mon père", ["ascendant"]),
        ("le candidat est un ami de mon frère", ["none"]),
        ("ma nièce et son mari habitent mon studio depuis mai", ["other_family"]),
        ("mon fils et ma fille prennent mon T3 en colocation", ["descendant", "descendant"]),
        # the other way round: who writes is the tenant
        ("ma mère me loue une chambre", ["descendant"]),
        ("mon propriétaire est mon grand-père", ["descendant"]),
        ("je suis l'oncle du locataire", ["other_family"]),
        ("je suis la fille de ma locataire", ["ascendant"]),
        ("locataire = neveu du bailleur", ["other_family"]),
        ("il est sans lien avec moi", ["none"]),
        # not tenants
        ("je donne congé pour reprendre le logement pour ma fille", []),
        ("ma sœur m'a parlé de vous", []),
        ("mon fils dit que mon logement est une passoire", []),
    ],
)
def test_relations(message: str, relations: list[str], values: Values) -> None:
    assert values(message, "tenant_relation") == relations


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        # a grown-up child with a tax return counts as an adult of the home
        ("je vis avec ma fille majeure qui travaille", {"adults": 2}),
        ("couple avec un fils de 24 ans qui fait sa propre déclaration", {**COUPLE, "adults": 3}),
        ("mon fils fait sa propre déclaration, je suis seule", SINGLE),
        # a relative in charge
        ("un couple et la mère de madame à charge", {**COUPLE, "dependants": 1}),
        ("j'héberge ma tante qui n'est pas à ma charge, je suis veuf", {**SINGLE, "adults": 2}),
        # children to come are not counted
        ("couple, une fille et un garçon prévu en mai", {**COUPLE, "dependants": 1}),
        ("je suis seule avec mon fils et j'en attends un deuxième", {**SINGLE, "dependants": 1}),
        # another time
        ("nous étions six, nous ne sommes plus que quatre", {"persons": 4}),
        ("on est quatre, pardon cinq", {"persons": 5}),
        # of each, with
        ("en couple, nous avons chacun un enfant", {**COUPLE, "dependants": 2}),
        ("une maman avec ses jumeaux cherche un T3", {**SINGLE, "dependants": 2}),
        ("quatre enfants, leur père et moi", {**COUPLE, "dependants": 4}),
        # relatives who rent
        ("ma tante et mon oncle veulent mon studio", COUPLE),
        ("locataire : mon ex et nos trois enfants", {**SINGLE, "dependants": 3}),
        # owners
        ("nous sommes propriétaires à trois", None),
    ],
)
def test_households(message: str, expected: dict[str, Any] | None, values: Values) -> None:
    assert values(message, "household") == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("le bail a trois ans", "2023-12-31"),
        ("installée chez moi depuis un an et demi", "2025-05-31"),
        ("ça fait deux trimestres qu'elle occupe le logement", "2026-05-31"),
        ("ça fera quatre ans en mars qu'il est entré", "2023-03-31"),
        ("loué juste avant Noël", "2026-12-01"),
        ("il habite là depuis la rentrée", "2026-09-30"),
        ("le locataire entre le lendemain du 14 juillet 2027", "2027-07-15"),
        ("elle arrive le 3", "2026-12-03"),
        ("elle est entrée le 3", "2026-11-03"),
        ("ils ont eu les clés vendredi", "2026-11-20"),
        ("l'été dernier, le bail est de juillet 2026", "2026-07-31"),
        ("je louerai dès que les travaux seront finis, en mars", "2027-03-01"),
        ("loué en juin de l'année dernière", "2025-06-30"),
        # not the start of a lease
        ("le bail arrive à son terme en septembre prochain", None),
        ("le renouvellement du bail au 1er juillet", None),
        ("mon bail doit être renouvelé en juin 2027", None),
        ("les plafonds ont changé en 2026", None),
        ("j'étais locataire de 2012 à 2019", None),
        ("je l'ai payé 90 000 euros en 2020", None),
    ],
)
def test_dates(message: str, day: str | None, values: Values) -> None:
    assert [lease["date"] for lease in values(message, "lease_date")] == ([day] if day else [])


@pytest.mark.parametrize(
    ("message", "rents", "incomes"),
    [
        ("je loue 150 € la semaine", [650], []),
        ("loyer de 1 500 euros par trimestre", [500], []),
        ("690 avec les charges, dont 90 de charges, loyer", [600], []),
        ("mon loyer : 610, euh non 590", [610, 590], []),
        ("loyer porté de 500 € à 510 €", [510], []),
        ("je cherche un T2, budget 550 maximum", [550], []),
        ("mon locataire me doit 1 300 € et le loyer est de 420", [420], []),
        ("loué 610, 18 000 euros de travaux", [610], []),
        ("une maison pour 700 euros par mois", [700], []),
        ("je remplis la 2044 et la 2042", [], []),
        ("déclaration 2044, loyer 600", [600], []),
        ("je gagne 2044 net par mois", [], [2044]),
        ("on gagne à deux 3 000 net, ma femme 1 400 et moi 1 600", [], [1400, 1600]),
        ("je touche 1 200 par mois et je verse 150 de pension", [], [1200]),
        ("mon livret est de 15 000 euros", [], []),
    ],
)
def test_sums(
    message: str, rents: list[float], incomes: list[float], read: Callable[[str], list[Fact]]
) -> None:
    facts = [fact for fact in read(message) if fact.role is None or message.endswith("590")]
    assert sorted(f.value for f in facts if f.entity == "rent") == sorted(rents)
    assert [f.value["amount"] for f in facts if f.entity == "income"] == incomes
