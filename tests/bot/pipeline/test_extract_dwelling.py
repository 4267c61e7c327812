"""Energy class and furniture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]

DPE = [
    ("DPE E", ["E"]),
    ("mon logement est en E", ["E"]),
    ("et si l'appartement est F ?", ["F"]),
    ("et si on était en D ?", ["D"]),
    ("et si je passe en C ?", ["C"]),
    ("mais si c'était un E", ["E"]),
    ("mon logement est à Lens", []),
    ("un bien étiqueté D", ["D"]),
    ("l'étiquette dit F", ["F"]),
    ("le dpe é en D", ["D"]),
    ("énergie E", ["E"]),
    ("énergie : F", ["F"]),
    ("dpe: f", ["F"]),
    ("DPE : D", ["D"]),
    ("dpe=c", ["C"]),
    ("classe E", ["E"]),
    ("classé F", ["F"]),
    ("logement classé D", ["D"]),
    ("classe énergie G", ["G"]),
    ("classe énergétique : b", ["B"]),
    ("étiquette D", ["D"]),
    ("étiquette énergie E", ["E"]),
    ("mon DPE est E", ["E"]),
    ("le dpe est en D", ["D"]),
    ("le DPE c'est D", ["D"]),
    ("DPE de classe E", ["E"]),
    ("diagnostic de performance énergétique F", ["F"]),
    ("D au DPE", ["D"]),
    ("il est en E au dpe", ["E"]),
    ("DPE A", ["A"]),
    ("dpe a", ["A"]),
    ("DPE en A ou B", ["A", "B"]),
    ("dpe D/E", ["D", "E"]),
    ("DPE « E »", ["E"]),
    ("D.P.E. : E", ["E"]),
    ("E", ["E"]),
    ("classe f", ["F"]),
    ("d", ["D"]),
    ("la lettre E", ["E"]),
    ("note F", ["F"]),
    ("T2 dpe e loyer 400", ["E"]),
    ("je pense que c'est E", ["E"]),
    ("E je crois", ["E"]),
    ("plutôt D", ["D"]),
    ("entre D et E", ["D", "E"]),
    # not a class
    ("passoire thermique", []),
    ("le DPE a été fait", []),
    ("DPE à refaire", []),
    ("dpe a jour", []),
    ("dpe c'est quoi", []),
    ("dpe c quoi ?", []),
    ("le DPE d'un logement", []),
    ("quel DPE faut-il ?", []),
    ("mon DPE date de 2019", []),
    ("zone A", []),
    ("zone C", []),
    ("bâtiment B", []),
    ("appartement C", []),
    ("classe moyenne", []),
    ("classe d'âge", []),
    ("a", ["A"]),
    ("il y a un DPE", []),
    ("je n'ai pas de DPE", []),
    ("plan B", []),
    ("vitamine C", []),
    ("DPE entre le diagnostic et la vente", []),
    ("classe de maternelle", []),
    ("le dpe d habitation", []),
]

FURNISHED = [
    ("meublé", [True]),
    ("c'est meublé", [True]),
    ("location meublée", [True]),
    ("un studio meublé", [True]),
    ("en meublé", [True]),
    ("pas meublé", [False]),
    ("non meublé", [False]),
    ("non-meublé", [False]),
    ("ce n'est pas un meublé", [False]),
    ("l'appartement n'est pas meublé", [False]),
    ("loué vide", [False]),
    ("location vide", [False]),
    ("location nue", [False]),
    ("je loue nu", [False]),
    ("bail vide", [False]),
    ("vide", [False]),
    ("et si c'est vide ?", [False]),
    ("mais si je loue vide ?", [False]),
    ("il sera loué vide, pas meublé", [False]),
    # says nothing of furniture
    ("le logement est vide depuis deux ans", []),
    ("logement vacant", []),
    ("nue-propriété", []),
    ("les meubles sont à moi", []),
    ("immeuble", []),
    ("un immeuble de 4 logements", []),
]


@pytest.mark.parametrize(("message", "expected"), DPE)
def test_dpe(message: str, expected: list[str], values: Values) -> None:
    assert values(message, "dpe") == expected


@pytest.mark.parametrize(("message", "expected"), FURNISHED)
def test_furnished(message: str, expected: list[bool], values: Values) -> None:
    assert sorted(set(values(message, "furnished"))) == expected
