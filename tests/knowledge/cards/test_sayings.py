"""What somebody says in words of his own, and what he does not say."""

from __future__ import annotations

import pytest

from knowledge.library.conclusions import Conclusion, Facts, conclusion_for
from knowledge.library.sayings import says

LOST = "perdu/perds emploi/travail/poste"


@pytest.mark.parametrize(
    ("message", "saying"),
    [
        ("j'ai perdu mon emploi le mois dernier", LOST),
        ("ah oui, et le travail, il l'a perdu en mai", LOST),
        ("Elle perd son poste en juin.", LOST),
        ("j'ai été licenciée économique", "licenci*"),
        ("il est pas assuré", "pas assuré"),
        ("il est plus asuré depuis mars", "plus assuré"),
        ("en fait on vendrait l'appart", "vends"),
        ("c'est pas un meublé, mais j'ai perdu mon emploi", LOST),
        ("c'est une sci familiale", "sci"),
        ("il n'a jamais répondu", "répondu pas/plus/jamais"),
        ("bail signé en mars", "bail mars/avril"),
    ],
)
def test_said(message: str, saying: str) -> None:
    assert says(message, saying)


@pytest.mark.parametrize(
    ("message", "saying"),
    [
        ("je n'ai pas perdu mon emploi", LOST),
        ("j'ai perdu mes clés. Mon travail est loin", LOST),
        ("mon emploi est sûr", LOST),
        ("il est assuré", "pas assuré"),
        ("ce n'est pas une sci", "sci"),
        ("je vends pas", "vends"),
        ("c'est en société", "sci"),
        ("il a répondu", "répondu pas/plus/jamais"),
        ("bail signé en mars", "mari/femme bail"),
    ],
)
def test_not_said(message: str, saying: str) -> None:
    assert not says(message, saying)


def test_what_is_said_comes_before_what_a_slot_holds() -> None:
    furnished = Conclusion((("furnished", (True,)),), "Meublé.")
    lost = Conclusion((), "Emploi perdu.", (LOST,))
    tenant_lost = Conclusion((("speaker", ("tenant",)),), "Vous avez perdu…", (LOST,))
    every = (furnished, lost, tenant_lost)
    known = {"furnished": True, "speaker": "tenant"}
    told = "j'ai perdu mon travail"
    assert conclusion_for(every, Facts(known)) is furnished
    assert conclusion_for(every, Facts({"furnished": True}, message=told), told=True) is lost
    assert conclusion_for(every, Facts(known, message=told)) is tenant_lost
    assert conclusion_for(every, Facts(known), told=True) is None


def test_an_amount_just_told_says_no_saying() -> None:
    outside = Conclusion((), "Hors zone tendue : {{ m2(surface) }}.", ("pas zone tendue",))
    facts = Facts({"surface": 35}, frozenset({"surface"}), "500 € pour 35 m² à Orléans")
    assert conclusion_for((outside,), facts) is None
