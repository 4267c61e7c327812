"""What the dates of a message are the dates of, in the light of what is being talked about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

#: Words that date the lease, in a talk about the revision of a rent.
_LEASE = re.compile(
    r"\b(?:bail|baux|contrat|sign\w+|entr[ée]e?\w*|emm[ée]nag\w+|commenc\w+|d[ée]but\w*|lou[ée]\w*"
    r"|locataire)\b",
    re.IGNORECASE,
)

_MONTHS = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre"
    r"|d[ée]cembre)"
)
#: A month without its year: « bail du 15 juillet », « signé en juillet » give the day of each
#: year's revision.
_DAY_OF_EACH_YEAR = re.compile(
    rf"\b(?:(?:1er|[0-3]?[0-9]) |(?:en|de|du mois de|d[ée]but|mi|fin)[ -]|d['’]){_MONTHS}\b"
    r"(?!,? (?:[0-9]|dernier|prochain|pass|de (?:l|cette)|cette ann))",
    re.IGNORECASE,
)
_WITH_CONVENTION = re.compile(
    r"\b(?:avec|sous) (?:une |la |ma |sa |notre )?convention\b|\bconventionn[ée]e?s?\b"
    r"|\b(?:ma|notre|la) convention (?:\w+ ){0,3}(?:fini\w*|termin\w*|dure\w*|s['’]arr\w+|prend fin"
    r"|expire\w*|court|jusqu)"
    r"|\b(?:dure\w*|fini\w*|termin\w*|court|expire\w*|prend fin) (?:ma|notre|la) convention\b",
    re.IGNORECASE,
)
#: « jusqu'à quand puis-je demander la convention ? »
_ASKS_FOR_ONE = re.compile(
    r"\b(?:demander?|d[ée]poser|signer|faire|obtenir|prendre|souscrire|conventionner|sans)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
#: « … si je n'ai rien révisé avant »: the former revision was not made.
_NOT_REVISED = re.compile(r"\b(?:rien|pas|jamais|oubli\w*|sans)\b", re.IGNORECASE)


def next_revision(
    changes: Mapping[str, Any],
    text: str,
    known: Mapping[str, Any],
    result: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """« et en 2026 ? » after the revision of 2025: from the rent that has just been computed.

    Args:
        changes: new values of the slots, dates settled.
        text: the message.
        known: values of the slots.
        result: the result that was shown just before, if any.
    """
    former, later = known.get("revision_date"), changes.get("revision_date")
    revised = (result or {}).get("rule") == "rent-revision" and "rent" not in changes
    if not (former and later and revised and later["date"] > former["date"]):
        return {}
    if _NOT_REVISED.search(text):
        return {}
    figures = {figure["id"]: figure["value"] for figure in (result or {}).get("figures", ())}
    return {"rent": figures["revised_rent"]} if "revised_rent" in figures else {}


def settled_dates(
    changes: Mapping[str, Any], text: str, known: Mapping[str, Any], today: date
) -> dict[str, Any]:
    """New values of the slots of dates, once what is talked about tells what a date is of.

    Args:
        changes: what the message gives: dates, and goals when it asks for some.
        text: the message.
        known: values of the slots.
        today: the day of the conversation.
    """
    goals = changes.get("goals") or known.get("goals") or ()
    lease, asked = changes.get("lease_date"), changes.get("request_date")
    yearly = _DAY_OF_EACH_YEAR.search(text) and not _YEAR.search(text)
    if "rent_revision" in goals and lease and (yearly or not _LEASE.search(text)):
        return {"lease_date": known.get("lease_date"), "revision_date": lease}
    years = lease and known.get("lease_date") and lease.get("precision") == "year"
    if "tax_reduction" in goals and years and not _LEASE.search(text):
        return {"lease_date": known["lease_date"]}  # « et pour 2027 ? »: the year of the tax
    if asked and asked.get("signed") and asked["date"] > today.isoformat():
        # « si ma convention commence en novembre 2027 »: nothing is signed yet.
        ahead = {name: asked[name] for name in ("date", "precision")}
        return {"lease_date": lease or ahead, "request_date": None}
    if asked and asked.get("signed") and not (lease or known.get("lease_date")):
        # The convention took effect with its lease: that of a convention in force is its date.
        return {"lease_date": {name: asked[name] for name in ("date", "precision")}}
    begun = lease or known.get("lease_date")
    begun = begun if begun and begun["date"] <= today.isoformat() else None
    in_force = _WITH_CONVENTION.search(text) and not _ASKS_FOR_ONE.search(text)
    if "calendar" in goals and begun and in_force and not asked:
        # « mon bail a démarré en mars 2024 avec une convention »: it was asked for in time.
        return {"request_date": {**begun, "signed": True}}
    return {}
