"""Who speaks, from the first words."""

from __future__ import annotations

import pytest

from actions.reading.opening import is_opening, opening_of


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("je cherche un petit appartement vers Lyon", "seeker"),
        ("nous voulons nous loger moins cher", "seeker"),
        ("je voudrais louer une maison", "seeker"),
        ("je loue une maison à un particulier", "tenant"),
        ("je suis sous-locataire d'une association", "tenant"),
        ("je pense louer mon studio", "owner"),
        ("j’ai deux logements vides", "owner"),
        ("je cherche un locataire pour mon appartement", "owner"),
        ("je suis éducatrice dans un foyer", "helper"),
        ("on aurait besoin d'une maison", "seeker"),
        ("j'ai trouvé un studio", "seeker"),
        ("je viens d’acheter un studio", "owner"),
        ("bonjour", None),
        ("le loyer maximum à Lens", None),
    ],
)
def test_who_speaks(text: str, who: str | None) -> None:
    assert opening_of(text) == who


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("je suis propriétaire", True),
        ("il nous faut un logement plus grand", True),
        ("bonsoir, je cherche un studio", True),
        ("mon locataire ne paie plus", False),
        ("je suis propriétaire, quel loyer maximum ?", False),
        ("je cherche un logement, ai-je droit à une aide", False),
        ("merci beaucoup", False),
    ],
)
def test_nothing_is_asked_yet(text: str, opening: bool) -> None:
    assert is_opening(text) is opening
