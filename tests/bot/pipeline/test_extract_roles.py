"""Who does what in a letting: the relative who moves in, the body that rents, the furniture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]


@pytest.mark.parametrize(
    ("message", "relation"),
    [
        # a verb of dwelling beside the dwelling, with a pronoun, after a cleft
        ("mon oncle reprendrait le bail du T2", "other_family"),
        ("mon neveu va s'y installer avec sa femme", "other_family"),
        ("c'est ma soeur qui va y vivre", "other_family"),
        ("c'est à ma belle-fille que je loue", "other_family"),
        ("mon fils aîné s'est installé dans mon studio", "descendant"),
        ("une amie de ma fille s'y installerait", "none"),
        # who rents, or pays a rent
        ("j'ai pour locataire mon neveu", "other_family"),
        ("mon locataire se trouve être mon cousin", "other_family"),
        ("mon frère me paie un loyer", "other_family"),
        ("puis-je signer le bail avec mon grand-père", "ascendant"),
        ("je mets ma fille dans le studio", "descendant"),
        ("mon frère a besoin d'un toit, je lui laisse mon studio", "other_family"),
        ("le fils de ma collègue cherche, je peux lui louer ?", "none"),
        # the owner is the relative
        ("la maison appartient à mon grand-père, j'en suis locataire", "descendant"),
        ("mes parents sont mes bailleurs", "descendant"),
    ],
)
def test_the_relative_who_rents(message: str, relation: str, values: Values) -> None:
    assert values(message, "tenant_relation") == [relation]


@pytest.mark.parametrize(
    "message",
    [
        "je cherche une location pour mon fils étudiant",
        "ma belle-mère vivait dans le logement avant moi",
        "ma nièce prend l'appartement de ma voisine",
        "une amie m'a dit que je peux lui louer autre chose",
        "ma mère vit à la maison avec nous",
    ],
)
def test_a_relative_who_rents_nothing_of_ours(message: str, values: Values) -> None:
    assert values(message, "tenant_relation") == []


@pytest.mark.parametrize(
    ("message", "furnished"),
    [
        ("il y a déjà le lit, la table et les chaises", True),
        ("je le loue avec lit, armoire et bureau", True),
        ("les meubles sont à moi et je les laisse", True),
        ("le mobilier est fourni", True),
        ("chambre garnie dans ma maison", True),
        ("j'enlève le lit et le canapé avant de louer", False),
        ("pas de lit ni d'armoire, rien", False),
        ("le locataire apporte ses meubles", False),
        ("il arrive avec les siens, de meubles", False),
        ("l'appart est vide de tout meuble", False),
        ("le locataire se meuble lui-même", False),
        ("il sera reloué nu", False),
    ],
)
def test_what_becomes_of_the_furniture(message: str, furnished: bool, values: Values) -> None:
    assert values(message, "furnished") == [furnished]


@pytest.mark.parametrize(
    "message", ["l'appartement a une cuisine équipée", "il veut amener son lit et son frigo"]
)
def test_no_word_of_how_it_is_let(message: str, values: Values) -> None:
    assert values(message, "furnished") == []


@pytest.mark.parametrize(
    ("message", "mode"),
    [
        ("la fondation le loue et le reloue à des familles", "sous_location"),
        ("le CCAS occupe mon logement avec des familles", "sous_location"),
        ("je signe avec l'asso, elle y loge qui elle veut", "sous_location"),
        ("bail glissant possible ?", "sous_location"),
        ("une fondation gère l'appartement", "any"),
        ("la mairie me dit de passer par un organisme", "any"),
        ("je veux un contrat direct avec le locataire", "none"),
        ("je passe par personne", "none"),
        ("je fais ça sans l'aide de personne", "none"),
    ],
)
def test_what_a_body_does_in_the_letting(message: str, mode: str, values: Values) -> None:
    assert set(values(message, "intermediation")) == {mode}
