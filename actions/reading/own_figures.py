"""Figures that only the subject of the talk tells apart: claimed rent, rent a month, quarter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..goals import GOAL_OF_INTENT
from .agency import both_ways
from .applicant import applicant_said
from .claimed_rent import claim_said
from .letting_year import empty_between, monthly_rent, vacant_months
from .quarters import quarter_said, takes_back
from .readable import FALLBACK, VALUE_INTENTS
from .tax_bracket import tax_bracket
from .tax_regime import regime_told
from .varied_rent import RENT_GOALS, varied_rent

#: Intents that « je paye 610 et elle me demande 640 » may be taken for.
_MAY_CLAIM = VALUE_INTENTS | {
    *(FALLBACK, "ask_rent_revision", "ask_eligibility", "ask_dwelling_eligibility"),
    *("ask_knowledge", "out_of_scope", "ask_source"),
}
_REDUCTION = re.compile(r"\br[ée]duc\w*(?: d['’ ]?| )imp[oô]ts?\b", re.IGNORECASE)
_THEY = re.compile(
    r"\b(?:il|elle|ils|elles|on|proprio\w*|propri[ée]taires?|bailleur\w*|agence|r[ée]gie)\b",
    re.IGNORECASE,
)
#: A rise that the index does not rule.
_OTHER_RISE = re.compile(
    r"\b(?:travaux|charges|renouvel\w+|reconduction|nouveau (?:bail|locataire)|relou\w+"
    r"|convention\w*|d[ée]p[ôo]t|caution|fin du bail)\b",
    re.IGNORECASE,
)
#: What two rents set against each other do not go with: ceilings and levels.
_NO_CLAIM = frozenset({"level", "scheme", "surface", "base_rent", "income"})


def own_figures(
    text: str,
    meant: tuple[str | None, Sequence[Mapping[str, Any]]],
    known: Mapping[str, Any],
    changes: Mapping[str, Any],
    today: date,
) -> dict[str, Any]:
    """New values of slots, and of the goals when the figures call for one.

    Args:
        text: the message.
        meant: its intent and its entities, as they are meant.
        known: values of the slots.
        changes: what the message is known to change so far.
        today: the day of the conversation.
    """
    intent, said = meant
    goals = changes.get("goals") or known.get("goals") or ()
    return {
        **_claim(text, intent, {e["entity"] for e in said}, known, goals),
        **_rent(text, {e["entity"] for e in said}, known, changes, goals),
        **_letting(text, known, changes, goals),
        **_quarter(text, known, changes, today),
        **applicant_said(text, known, changes, goals),
        **regime_told(text),
        **({} if (rate := tax_bracket(text)) is None else {"tax_bracket": rate}),
    }


def _claim(
    text: str, intent: str | None, said: set[str], known: Mapping[str, Any], goals: Sequence[str]
) -> dict[str, Any]:
    asks = GOAL_OF_INTENT.get(intent or "")
    revises = "rent_revision" in goals
    claim = None
    other = _OTHER_RISE.search(text)
    # « et si je passe de 500 à 520 ? » goes on with what was being computed.
    elsewhere = bool(goals) and not (revises or asks == "rent_revision" or _THEY.search(text))
    if intent in _MAY_CLAIM and not (said & _NO_CLAIM or other or elsewhere):
        claim = claim_said(text, known.get("rent") if revises else None)
    if claim is not None:
        return {"rent": claim.rent, "claimed_rent": claim.claimed, "goals": ["rent_revision"]}
    # Another question is not about what was claimed before.
    return {"claimed_rent": None} if asks and known.get("claimed_rent") else {}


def _rent(
    text: str,
    said: set[str],
    known: Mapping[str, Any],
    changes: Mapping[str, Any],
    goals: Sequence[str],
) -> dict[str, Any]:
    """« et si je passe en Loc2 à 600 € ? », after what another rent brings in."""
    asked = known.get("requested_slot")
    if asked or not RENT_GOALS & {*goals} or changes.get("rent"):
        return {}
    if known.get("rent") is None and "tax_reduction" not in goals:
        return {}
    rent = varied_rent(_REDUCTION.sub("", text), said)  # « réduction d'impôt Loc3 480 € »
    return {} if rent is None else {"rent": rent}


def _letting(
    text: str, known: Mapping[str, Any], changes: Mapping[str, Any], goals: Sequence[str]
) -> dict[str, Any]:
    if "tax_reduction" not in goals:
        return {}
    found: dict[str, Any] = {"intermediation": None} if both_ways(text) else {}
    if changes.get("rent") is None and (rent := monthly_rent(text)) is not None:
        found["rent"] = rent
    if (between := empty_between(text)) is not None:
        # The months that it names are those of a tenant who leaves: no lease to compute for.
        return {**found, "vacant_months": between, "lease_date": known.get("lease_date")}
    if (vacant := vacant_months(text)) is not None:
        found["vacant_months"] = vacant
    return found


def _quarter(
    text: str, known: Mapping[str, Any], changes: Mapping[str, Any], today: date
) -> dict[str, Any]:
    asked = known.get("requested_slot") == "irl_quarter"
    if "rent_revision" in (known.get("goals") or ()):
        asked = asked or known.get("irl_quarter") is None or takes_back(text)
    if not asked or changes.get("irl_quarter") or "?" in text:
        return {}
    revised = changes.get("revision_date") or known.get("revision_date")
    on = date.fromisoformat(revised["date"]) if revised else today
    said = quarter_said(text, on)
    return {"irl_quarter": said} if said else {}
