"""« et si mon fils est rattaché à mon foyer ? »: who the tenant is, in a talk about just that."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from knowledge.everyday_words import KINSHIP
from knowledge.question_words import has_question_word
from knowledge.search.text import fold

from .asked_goals import names_topic

_MY = r"\b(?:mon|ma|mes|notre|nos|un de mes|une de mes)\s+(?:propres?\s+)?"
_FAMILY = ("other_family", "descendant", "ascendant")
_WHO = {tie: re.compile(rf"{_MY}(?:{KINSHIP[tie]})\b(?!-)") for tie in _FAMILY}
#: « mon fils pourrait me louer son studio »: the tenant is the parent of whoever lets.
_LETS_ME = r".{0,60}?\b(?:me|nous) (?:le |la |l')?(?:lou\w+|donn\w+ en location)\b"
_TIE_WITH = {"descendant": "ascendant", "ascendant": "descendant", "other_family": "other_family"}
_LETTING_KIN = {tie: re.compile(rf"{_MY}(?:{KINSHIP[tie]})\b(?!-){_LETS_ME}") for tie in _FAMILY}
#: « bail signé avec ma fille », « ma mère, c'est ma locataire »
_RENTS = {
    tie: re.compile(
        rf"\b(?:ba(?:il|ux)|contrat|sign\w+|conclu\w*)\b.{{0,40}}?"
        rf"\b(?:avec|pour) {_MY}(?:{KINSHIP[tie]})\b"
        rf"|{_MY}(?:{KINSHIP[tie]})\b.{{0,30}}?\b(?:c'est|comme|est) (?:mon|ma) locataire\b"
    )
    for tie in _FAMILY
}
_MY_HOUSEHOLD = r"a (?:mon|notre|ma|nos|mes) (?:propre )?(?:foyer|declaration|avis|impots?)"
_ATTACHED = re.compile(
    rf"\b(?P<not>pas |plus |jamais |non )?(?:rattach|fisca)\w+ {_MY_HOUSEHOLD}\b"
    r"|\b(?:dans|sur) (?:mon|notre) (?:foyer|avis|declaration)\b"
)

_NEXT_TENANT = re.compile(
    r"\b(?:relou\w+ (?:ensuite |apres |donc )?(?:a|en)\b"
    r"|(?:nouveaux?|nouvelles?|autres?) locataires?\b"
    r"|(?:a|par) quelqu'un d'autre\b)"
)


def kin_tenant(text: str, known: Mapping[str, Any], goals: Collection[str]) -> str | None:
    """The tie with the tenant that a relative named in the message makes, None when it makes none.

    Args:
        text: the message.
        known: values of the slots.
        goals: what is being answered.
    """
    told = known.get("tenant_relation") or known.get("requested_slot") == "tenant_relation"
    if not told or "dwelling_eligibility" not in goals:
        return None
    said = fold(text)
    attached = _ATTACHED.search(said)
    if attached and not attached["not"]:
        return "tax_household"
    return next((tie for tie, words in _WHO.items() if words.search(said)), None)


def tenant_of_kin(text: str, known: Mapping[str, Any]) -> dict[str, str]:
    """Who the tenant is to a relative who lets to the visitor, or the next one after a relative.

    « elle part, je reloue à un couple » ends the tie that was told; empty when no tie is said.

    Args:
        text: the message.
        known: values of the slots.
    """
    said = fold(text)
    tie = next((_TIE_WITH[tie] for tie, let in _LETTING_KIN.items() if let.search(said)), None)
    tie = tie or next((tie for tie, rents in _RENTS.items() if rents.search(said)), None)
    if tie is None and _was_kin(known) and _NEXT_TENANT.search(said):
        after = said.partition("relou")[2]
        tie = next((tie for tie, words in _WHO.items() if words.search(after)), "none")
    return {"tenant_relation": tie} if tie else {}


def _was_kin(known: Mapping[str, Any]) -> bool:
    return known.get("tenant_relation") in (*_FAMILY, "tax_household")


def only_names_kin(text: str, known: Mapping[str, Any]) -> bool:
    """Whether a message gives another relative and asks for nothing more.

    « et à ma sœur qui déclare ses impôts à part »: what is told of her is no other question.
    """
    asked = re.split(r"\bqui\b", text, maxsplit=1)[0]
    return kin_tenant(text, known, known.get("goals") or ()) is not None and not (
        names_topic(asked) or has_question_word(asked)
    )
