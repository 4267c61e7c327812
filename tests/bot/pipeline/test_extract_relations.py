"""Family ties between owner and tenant, not to be taken for the household."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]

CASES = [
    ("Puis-je louer à ma fille en Loc'Avantages ?", ["descendant"]),
    ("louer à mon fils", ["descendant"]),
    ("il s'agit de ma sœur", ["other_family"]),
    ("j'ai installé ma mère dans le T2", ["ascendant"]),
    (
        "Mon fils cherche un toit. J'ai un T1 classé C. Ai-je le droit de le lui louer ?",
        ["descendant"],
    ),
    ("ma fille est étudiante et je veux lui louer", ["descendant"]),
    ("notre fils étudiant, peut-on lui louer l'appartement ?", ["descendant"]),
    ("je veux louer l'appartement à mon fils étudiant", ["descendant"]),
    ("je souhaite loger mes enfants", ["descendant"]),
    ("louer à ma petite-fille", ["descendant"]),
    ("louer à mon petit fils", ["descendant"]),
    ("à ma fille", ["descendant"]),
    ("ma fille", ["descendant"]),
    ("c'est mon fils", ["descendant"]),
    ("le locataire est mon fils", ["descendant"]),
    ("ma fille peut-elle louer mon logement ?", ["descendant"]),
    ("mon fils veut habiter dedans", ["descendant"]),
    ("mon fils comme locataire", ["descendant"]),
    ("et si je loue à mes petits-enfants ?", ["descendant"]),
    ("je loge mes parents gratuitement", ["ascendant"]),
    ("louer à ma mère", ["ascendant"]),
    ("louer à mes parents", ["ascendant"]),
    ("bail pour ma grand-mère", ["ascendant"]),
    ("un bail à ma maman", ["ascendant"]),
    ("mes parents peuvent-ils être locataires", ["ascendant"]),
    ("louer à mon père âgé", ["ascendant"]),
    ("louer à mon frère", ["other_family"]),
    ("louer à ma sœur", ["other_family"]),
    ("louer à mon neveu", ["other_family"]),
    ("louer à ma belle-mère", ["other_family"]),
    ("location à mon cousin", ["other_family"]),
    ("louer à ma belle fille", ["other_family"]),
    ("louer à ma femme", ["tax_household"]),
    ("louer à mon conjoint", ["tax_household"]),
    ("louer à mon mari", ["tax_household"]),
    ("louer à un ami", ["none"]),
    ("louer à une amie", ["none"]),
    ("louer à un collègue", ["none"]),
    ("un ami", ["none"]),
    ("louer ma maison à un couple d'amis", ["none"]),
    ("aucun lien de parenté", ["none"]),
    ("pas de lien familial", ["none"]),
    ("louer à mon voisin", ["none"]),
    ("puis-je louer à un membre de ma famille ? à mon oncle", ["other_family"]),
    ("SI JE LOUE A MA FILLE", ["descendant"]),
    ("est ce que je peu loué a ma fille", ["descendant"]),
    # the household, not the tenant
    ("seule avec ma fille", []),
    ("j'ai deux filles à charge", []),
    ("ma femme, moi et ma belle-mère", []),
    ("je cherche un logement avec mon fils", []),
    ("nous cherchons à louer, ma femme et moi", []),
    ("je veux louer avec ma femme", []),
    ("ma mère vit avec nous", []),
    ("c'est pour ma fille et moi", []),
    ("mes enfants ont 3 et 5 ans", []),
    ("je suis fils unique", []),
    ("louer à une famille", []),
    ("louer à des étudiants", []),
    ("ma fille est malade", []),
]


@pytest.mark.parametrize(("message", "expected"), CASES)
def test_tenant_relation(message: str, expected: list[str], values: Values) -> None:
    assert values(message, "tenant_relation") == expected


def test_a_relative_who_is_the_tenant_is_not_in_the_household(values: Values) -> None:
    assert values("louer à ma fille et ses deux enfants", "tenant_relation") == ["descendant"]
    assert values("puis-je louer à ma fille ?", "household") == []
