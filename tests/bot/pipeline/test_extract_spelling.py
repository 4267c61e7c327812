"""Misspelt words are mended; correct words, names, acronyms and levels are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.spelling import mend

Values = Callable[[str, str], list[Any]]

MENDED = [
    ("asosiation", "association"),
    ("assossiation", "association"),
    ("enfents", "enfants"),
    ("revnu", "revenu"),
    ("loiyer", "loyer"),
    ("loye", "loyer"),
    ("celibatair", "celibataire"),
    ("persone", "personne"),
    ("jenvier", "janvier"),
    ("quarente", "quarante"),
    ("referense", "reference"),
    ("apartement", "appartement"),
    ("balcom", "balcon"),
    ("locatoin", "location"),
    ("intermediation", None),
    # any usual word: two letters exchanged, one left out, doubled, hit beside, the first one wrong
    ("aevc", "avec"),
    ("sns", "sans"),
    ("seuul", "seul"),
    ("fims", "fils"),
    ("asns", "sans"),
    # an apostrophe left out
    ("lappartement", "l'appartement"),
    ("jattends", "j'attends"),
    ("jcherche", "je cherche"),
    ("nest", "n'est"),
    # names of people and of towns, words made from others
    ("ines", None),
    ("vierzon", None),
    ("fiscalement", None),
    # French words, near a domain word
    ("louper", None),
    ("coupe", None),
    ("salaison", None),
    ("mande", None),
    ("cause", None),
    ("carte", None),
    # not words of the domain at all
    ("lens", None),
    ("lille", None),
    ("loos", None),
    ("plai", None),
    ("plus", None),
    ("lli", None),
    ("abc", None),
    ("", None),
    ("zzzzzz", None),
]

SENTENCES: list[tuple[str, str, Any]] = [
    ("loyé 450 euros", "rent", 450),
    ("un loiyer de 400 euros ors charge", "rent", 400),
    (
        "mon revnu fiscale de referense est de 28000",
        "income",
        {"amount": 28000, "kind": "rfr", "period": "year"},
    ),
    (
        "je sui seul avec 2 enfents",
        "household",
        {"adults": 1, "couple": False, "dependants": 2},
    ),
    ("4 persones", "household", {"persons": 4}),
    ("copule avec 2 enfan", "household", {"adults": 2, "couple": True, "dependants": 2}),
    ("via une assossiation", "intermediation", "any"),
    ("mandat de jestion", "intermediation", "mandat"),
    ("28 metre carée", "surface", 28),
    ("apartement 50m2", "surface", 50),
    ("clase E", "dpe", "E"),
    ("bail signé en jenvier 2024", "lease_date", {"date": "2024-01-31", "precision": "month"}),
    ("ma fame et moi", "household", {"adults": 2, "couple": True}),
]


@pytest.mark.parametrize(("word", "expected"), MENDED)
def test_mend(word: str, expected: str | None) -> None:
    assert mend(word) == expected


@pytest.mark.parametrize(("message", "entity", "expected"), SENTENCES)
def test_facts_of_a_misspelt_message(
    message: str, entity: str, expected: Any, values: Values
) -> None:
    assert values(message, entity) == [expected]


@pytest.mark.parametrize("name", ["Loyes", "Couplet", "Personnaz", "Marieux", "Cavel"])
def test_a_name_inside_a_sentence_is_left_alone(name: str) -> None:
    assert Canonical.read(f"chez {name}").text == f"chez {name.lower()}"


@pytest.mark.parametrize("digit", [1, 2, 3])
@pytest.mark.parametrize("typo", ["lc{}", "lloc{}", "lo{}", "loc{}x", "lok{}"])
def test_a_misspelt_level_is_not_guessed(typo: str, digit: int, values: Values) -> None:
    assert values(typo.format(digit), "level") == []
