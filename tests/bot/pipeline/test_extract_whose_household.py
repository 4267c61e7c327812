"""Whose household a message tells of, and who of the family lives somewhere else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.pipeline.conftest import Values

HOUSEHOLDS: list[tuple[str, dict[str, Any] | None]] = [
    # people next door, examples, relatives spoken of before oneself
    ("les voisins du dessus ont trois enfants bruyants", None),
    ("l'ancien locataire avait deux fils", None),
    (
        "ma belle-sœur avec deux enfants a pu en profiter. Moi je suis célibataire",
        {"adults": 1, "couple": False},
    ),
    ("je connais une famille de cinq qui l'a eu. Moi je vis seule", {"adults": 1, "couple": False}),
    ("mon compagnon et moi, avec un garçon", {"adults": 2, "couple": True, "dependants": 1}),
    (
        "la propriétaire est mère de deux filles, les locataires sont un couple sans enfant",
        {"adults": 2, "couple": True, "dependants": 0},
    ),
    ("j'ai deux fils et trois petites-filles ; ma locataire est veuve", {"adults": 1}),
    # who lives in another place
    (
        "ma femme et moi avons trois enfants, mais l'aîné réside dans une autre région",
        {"adults": 2, "couple": True, "dependants": 2},
    ),
    (
        "couple, une fille ; notre fils vit en couple dans une autre ville",
        {"adults": 2, "couple": True, "dependants": 1},
    ),
    (
        "mariés, un garçon ; notre grande fille vit en foyer",
        {"adults": 2, "couple": True, "dependants": 1},
    ),
    (
        "mon fils vit à Brest avec nous, nous sommes un couple",
        {"adults": 2, "couple": True, "dependants": 1},
    ),
    ("la grande est partie, les deux autres sont encore à la maison", {"dependants": 2}),
    # couples and those who part
    ("remariés, une fille", {"adults": 2, "couple": True, "dependants": 1}),
    ("mon jules et moi", {"adults": 2, "couple": True}),
    ("la candidate est infirmière, son mari est retraité", {"adults": 2, "couple": True}),
    ("veuve, son mari est mort en mai", {"adults": 1}),
    ("mes deux filles mariées, je suis veuf", {"adults": 1}),
    (
        "le couple se sépare, madame reste seule avec deux garçons",
        {"adults": 1, "dependants": 2},
    ),
    ("mes parents prendraient mon studio, tous les deux", {"adults": 2, "couple": True}),
    # counted otherwise
    ("trois soignants se partageront le logement", {"adults": 3}),
    ("ils ne sont pas trois mais cinq", {"persons": 5}),
    ("deux enfants en garde partagée", {"dependants": 2}),
]


@pytest.mark.parametrize(("message", "expected"), HOUSEHOLDS)
def test_whose_household(message: str, expected: dict[str, Any] | None, values: Values) -> None:
    found = values(message, "household")
    if expected is None:
        assert found == []
    else:
        assert len(found) == 1
        assert found[0].items() >= expected.items()


@pytest.mark.parametrize(
    ("message", "entity", "expected"),
    [
        ("je pense louer au printemps", "lease_date", ["2027"]),
        ("locataires chez elle depuis six ans", "lease_date", ["2020"]),
        ("mes petits ne passent qu'à Noël, nous habitons ici", "lease_date", []),
        ("mes affaires sont au garde-meubles", "furnished", []),
        ("je passe par une AIS", "intermediation", ["any"]),
    ],
)
def test_other_values(message: str, entity: str, expected: list[Any], values: Values) -> None:
    found = values(message, entity)
    assert [v["date"][:4] if isinstance(v, dict) else v for v in found] == expected
