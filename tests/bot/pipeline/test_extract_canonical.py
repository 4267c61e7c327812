"""The canonical reading of a message: figures, spelling, and where each character came from."""

from __future__ import annotations

import pytest

from bot.pipeline.extractors.canonical import Canonical

FORMS = [
    # figures
    ("28 000", "28000"),
    ("28\u202f000\u00a0€", "28000 €"),
    ("28.000", "28000"),
    ("28'000", "28000"),
    ("28,000", "28000"),
    ("1.800,50 €", "1800.50 €"),
    ("1 800,5", "1800.5"),
    ("1 200 000", "1200000"),
    ("45,5 m²", "45.5 m2"),
    ("28k", "28000"),
    ("28,5k€", "28500€"),
    ("30 k", "30000"),
    ("５２ ｍ²", "52 m2"),
    # figures that must stay as they are
    ("12/03/2024", "12/03/2024"),
    ("12.03.2024", "12.03.2024"),
    ("06 12 34 56 78", "06 12 34 56 78"),
    ("T3 450", "t3 450"),
    ("10 km", "10 km"),
    ("2 3 4", "2 3 4"),
    # number words
    ("vingt-quatre mille", "24000"),
    ("vingt quatre mille cinq cents", "24500"),
    ("24 mille", "24000"),
    ("24 mille cinq cents", "24500"),
    ("2 mil euros", "2000 euros"),
    ("mille deux cents", "1200"),
    ("quatre-vingt-dix-neuf", "99"),
    ("septante-deux", "72"),
    ("quarante-cinq virgule cinq", "45.5"),
    ("vint quatre mil", "24000"),
    ("deux ou trois", "2 ou 3"),
    ("TROIS", "3"),
    # words that are not figures here
    ("un logement neuf", "un logement neuf"),
    ("neuf personnes", "9 personnes"),
    ("sept. 2024", "sept. 2024"),
    ("premier étage", "premier etage"),
    ("une personne", "une personne"),
    # spelling
    ("L’ÉTÉ à l‘œuvre", "l'ete a l'oeuvre"),
    ("lo\u200byer", "loyer"),
    ("e\u0301nergie", "energie"),
    ("sous‑location", "sous-location"),
    ("D.P.E. : E", "dpe : e"),
    ("Loc 1 500 €", "loc1 500 €"),
    ("LOC-2", "loc2"),
    ("loc trois", "loc3"),
    ("Loc II", "loc2"),
    ("à   deux", "a 2"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "canonical"), FORMS)
def test_canonical_text(typed: str, canonical: str) -> None:
    assert Canonical.read(typed).text == canonical


@pytest.mark.parametrize(
    ("typed", "piece", "source"),
    [
        ("je gagne vingt-quatre mille euros", "24000", "vingt-quatre mille"),
        ("soit 1 800,50 € net", "1800.50", "1 800,50"),
        ("Loc n°3 à Lens", "loc3", "Loc n°3"),
        ("re\u0301fe\u0301rence fiscale", "reference", "re\u0301fe\u0301rence"),
        ("avec une asosiation", "association", "asosiation"),
    ],
)
def test_spans_lead_back_to_the_original(typed: str, piece: str, source: str) -> None:
    text = Canonical.read(typed)
    start = text.text.index(piece)
    first, last = text.span(start, start + len(piece))
    assert typed[first:last] == source


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("QUEL PLAFOND A LENS ?", True), ("Quel plafond PLUS ?", False), ("LLI", False), ("", False)],
)
def test_shouted(typed: str, expected: bool) -> None:
    assert Canonical.read(typed).shouted is expected
