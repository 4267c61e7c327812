"""« je ne sais pas quel Loc choisir »: which value it is that the visitor does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from knowledge.question_words import ASKS

from ..state import FACT_SLOTS

_NOT = re.compile(
    r"\b(?:sais|sai|sait|savons|connais|connai|conna[iî]t|connaissons|vois) (?:vraiment )?"
    r"(?:pas|plus|aucune)\b|\bchais pas\b|\baucune id[ée]e\b|\bjs?p\b|\bignore\b",
    re.IGNORECASE,
)
#: What each value is called; the first one named after « je ne sais pas » is the unknown one.
_NAMES = {
    "surface": r"surface|superficie|m[ée]trage|m²|m2|taille",
    "level": r"loc\b|niveaux?|loc ?[123]",
    "scheme": r"dispositif|type de logement|formule",
    "rent": r"loyers?",
    "income": r"revenus?|rfr|ressources|salaires?",
    "commune": r"villes?|communes?|adresse",
    "irl_quarter": r"trimestres?|indices?|irl",
    "dpe": r"dpe|diagnostic",
    "intermediation": r"asso(?:ciation)?s?|interm[ée]diation",
}
_NAMED = re.compile("|".join(rf"(?P<{s}>\b(?:{w})\b)" for s, w in _NAMES.items()), re.IGNORECASE)
#: How far after « je ne sais pas » its object stands, in characters.
_NEAR = 30
#: A scheme and its level are chosen together.
_TOGETHER = {"level": "scheme", "scheme": "level"}
#: « non », « nan merci » to a question that is not answered by yes or no
_BARE_NO = re.compile(r"\W*(?:non+|nan+|nope|non merci|pas question|jamais)\W*", re.IGNORECASE)
#: « ils gagnent bien leur vie », « comme tout le monde » to « quel revenu ? »: no figure to come
_VAGUE_INCOME = re.compile(
    r"\b(?:gagn\w+|viv\w+|touch\w+) (?:plut[ôo]t |assez |tr[èe]s |pas )?"
    r"(?:bien|mal|peu|beaucoup|(?:correct|convenable|confortable|normale?)\w*|sa vie|leur vie)\b"
    r"|\bcomme tout le monde\b|\bdans la moyenne\b|\b(?:[àa] l['’]aise|aux minima)\b"
    r"|\bpas (?:grand[- ]chose|beaucoup|lourd|[ée]norm\w+|riches?|des masses)\b"
    r"|\b(?:petits?|bons?|gros|faibles?|modestes?) (?:revenus?|salaires?|moyens)\b"
    r"|\b(?:correcte|normale|moyenne|modeste|confortable)ment\b",
    re.IGNORECASE,
)
_YES_OR_NO = frozenset({"student", "furnished", "intermediation", "tenant_relation"})


def bare_refusal(text: str, requested: str) -> bool:
    """« non » to « dans quelle commune ? », « pas grand-chose » to « quel revenu ? »: no value.

    Args:
        text: the message.
        requested: the slot that was asked for.
    """
    vague = requested == "income" and _is_vague_income(text)
    return vague or (requested not in _YES_OR_NO and _BARE_NO.fullmatch(text) is not None)


def _is_vague_income(text: str) -> bool:
    """Words for a figure: the ceiling is told instead, to be compared with."""
    said = _VAGUE_INCOME.search(text) is not None and not re.search(r"\d", text)
    return said and ASKS.search(text) is None


def unknown_slot(text: str, requested: str) -> str:
    """The slot that « je ne sais pas… » is about: the one it names, or else the one asked for.

    Args:
        text: the message, which says that something is not known.
        requested: the slot that was asked for.
    """
    said = _NOT.search(text)
    named = _NAMED.search(text, said.end(), said.end() + _NEAR) if said else None
    slot = str(named.lastgroup) if named else requested
    return requested if _TOGETHER.get(slot) == requested else slot


def still_skipped(changes: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, list[str]]:
    """The new value of ``skipped``: what is known after all is passed over no longer.

    Args:
        changes: what the message changes.
        known: values of the slots.
    """
    given = {name for name in FACT_SLOTS if changes.get(name) is not None}
    skipped = changes.get("skipped", known.get("skipped")) or []
    left = [name for name in skipped if name not in given]
    return {} if left == list(skipped) else {"skipped": left}


def yes_or_no(requested: str, intent: str | None) -> bool | str | None:
    """What « oui » or « non » says of the slot asked for; None when it says nothing of it."""
    if intent not in ("affirm", "deny"):
        return None
    if requested in ("student", "furnished", "employee"):
        return intent == "affirm"
    return ("any" if intent == "affirm" else "none") if requested == "intermediation" else None
