"""Who is speaking: a landlord asks about a tenant's income, a tenant about his own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from knowledge.cases import is_student
from knowledge.search.audience import LANDLORD, OWNER, TENANT

from .opening import HELPER, SEEKER, opening_of
from .readable import SPEAKING

_TENANT = re.compile(
    r"\b(?:je suis (?:le |la |un |une )?étudiante?|je (?:cherche|recherche)"
    r"|(?:ai|aurais)[- ]je (?:le )?droit|(?:suis|serais)[- ]je [eé]ligible|j'ai (?:le )?droit"
    r"|mon revenu|mes revenus|je gagne|je touche(?!.{0,25}\bloyers?\b)|mon rfr|notre revenu"
    r"|nos revenus)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\b(?:(?:un|une|le|la) (?:futurs? |future )?locataires?"
    r"|(?:je |j['’]|on |nous )(?:touch|encaiss|per[çc]|re[çc])\w+.{0,25}\bloyers?"
    r"|je (?:veux |voudrais |souhaite |peux |compte )?"
    r"(?:louer mon|louer ma|mettre en location|loue)"
    # only an owner chooses how rents are taxed
    r"|micro[- ]?foncier|d[ée]clar\w+ (?:mes|nos|les) loyers"
    r"|(?:appartement|logement|studio|maison|bien|t[1-5]) (?:à|a) louer)\b",
    re.IGNORECASE,
)
_OWN = r"(?:mon|ma|notre) (?:\w+ )?(?:logement|appart\w*|maison|studio|bien|[tf][1-6])\b"
#: What only one of them says, when nothing else told who speaks.
_LETS = re.compile(
    rf"\b(?:r[ée]cup[ée]r\w+|vendre|vends|relouer) {_OWN}|{_OWN} (?:est |que je )?lou[ée]e?\b",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:(?:ma|mon) (?:caution|d[ée]p[ôo]t de garantie)|j['’]ai (?:rendu|remis) (?:les|mes) cl"
    r"|j['’]ai quitt[ée] (?:le|mon|l['’]|la|ma))",
    re.IGNORECASE,
)
_NOT_AN_OWNER = re.compile(rf"\bje loue (?:à|a|chez) (?:un|une) (?:particulier|{LANDLORD})")
#: Goals that only landlords have.
_OWNER_INTENTS = frozenset(
    {"ask_tax_reduction", "ask_comparison", "ask_rent_revision", "ask_calendar", "ask_rent_renewal"}
)


def people_said(
    text: str, intent: str | None, chosen: str | None, known: Mapping[str, Any]
) -> dict[str, Any]:
    """New values of the slots ``speaker`` and ``student``.

    Args:
        text: the message.
        intent: its intent.
        chosen: who speaks, when a button says it.
        known: values of the slots.
    """
    found: dict[str, Any] = {}
    speaker = chosen or speaker_of(text, intent, known.get("speaker"))
    if speaker != known.get("speaker"):
        found["speaker"] = speaker
    student = is_student(text)
    if student is not None and intent in SPEAKING:
        found["student"] = student
    return found


def speaker_of(text: str, intent: str | None, known: str | None) -> str | None:
    """Who speaks, from what is said, else from what only landlords ask.

    Args:
        text: the message.
        intent: its intent.
        known: who was speaking so far.
    """
    said = opening_of(text)
    if said is not None:
        return said
    if _TENANT.search(text):  # whoever looks for a dwelling asks what a tenant asks
        return known if known in (SEEKER, HELPER) else TENANT
    if _OWNER.search(text) and not _NOT_AN_OWNER.search(text):
        return OWNER
    if known is None and intent in _OWNER_INTENTS:
        return OWNER
    if known is None and _LETS.search(text):
        return OWNER
    return TENANT if known is None and _LEAVES.search(text) else known
