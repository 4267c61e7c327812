"""A case told whole calls for its answer: « je loue un 38 m² à Nice en LLI, 600 € »."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.search.audience import OWNER

from ..state import FACT_SLOTS

#: Goal → the facts that call for it when nothing is asked.
_WHOLE = {
    "rent_ceiling": ("place", "surface", "rent", "chosen"),
    "eligibility": ("place", "household", "income"),
    "tax_reduction": ("rent", "level", "lets"),
}
#: Goal → the facts that it needs once a card on its subject was read.
_AFTER_CARD = {
    "eligibility": ("income",),
    "rent_ceiling": ("place", "surface", "chosen"),
    "income_ceiling": ("place", "household"),
    "tax_reduction": ("rent", "level"),
    "visale": ("rent",),
    "dwelling_eligibility": ("dpe",),
}
#: « j'y ai droit ? »: who asks is the tenant, whatever dwelling is spoken of.
_MY_RIGHT = re.compile(
    r"\b(?:j['’ ]?\s?y ai|ai[- ]je|j['’]ai|on y a|on a|nous avons|avons[- ]nous"
    r"|j['’]aurai\w*|aurais?[- ]je|on aurait) (?:bien |donc |le )*droit\b",
    re.IGNORECASE,
)
#: Facts that only who lets a dwelling has to tell.
_OF_DWELLING = ("dpe", "furnished", "surface", "rent", "intermediation", "tenant_relation")
_RENT_OF_LEVEL = {"rent", "scheme", "level"}
_RENTS = ("rent_ceiling",)
_PEOPLE = ("eligibility", "income_ceiling")
_MONEY = ("tax_reduction",)
_GUARANTEE = ("visale",)
_DWELLING = ("dwelling_eligibility",)
#: Start of the id of a card → the goals that compute what it tells.
_GOALS_OF_CARD = {
    **dict.fromkeys(("loy-depasser", "loy-tableaux", "loy-loyer-plafond"), _RENTS),
    **dict.fromkeys(("la-plafond-loyer", "la-ou-trouver", "la-coefficient"), _RENTS),
    **dict.fromkeys(("la-surface-fiscale", "la-base-loyers"), _RENTS),
    **dict.fromkeys(("lli-plafond-loyer", "lli-loyer"), _RENTS),
    **dict.fromkeys(("res-", "la-plafonds-ressources", "lli-plafonds-ressources"), _PEOPLE),
    **dict.fromkeys(("conv-ai-je-droit", "conv-trouver", "conv-definition"), _PEOPLE),
    **dict.fromkeys(("lli-conditions", "lli-revenu"), _PEOPLE),
    **dict.fromkeys(("la-taux-reduction", "la-exemple-calcul"), _MONEY),
    **dict.fromkeys(("visale-qui", "visale-cest", "visale-etudiant"), _GUARANTEE),
    **dict.fromkeys(("visale-plafonds",), _GUARANTEE),
    **dict.fromkeys(("conv-", "la-", "dem-", "solidaire-", "iml-"), _DWELLING),
}

#: Goals of somebody who lets, or means to, under a Loc'Avantages convention.
_OF_CONVENTION = frozenset({"tax_reduction", "calendar", "comparison"})
#: Goals of any scheme: those of a convention only where Loc'Avantages is named.
_OF_ANY_SCHEME = frozenset({"rent_ceiling", "income_ceiling", "eligibility"})
#: Tenants to whom the law forbids to let with Loc'Avantages (CGI, art. 199 tricies).
_BARRED_KIN = frozenset({"ascendant", "descendant", "tax_household"})
#: Words of a letting, without which a relative's income is no tenant's of the visitor.
_LETS = re.compile(
    r"\b(?:lou\w+|locataires?|bail|baux|propri[ée]taires?|bailleu\w+"
    r"|(?:mon|notre|mes|nos) (?:appart\w*|logements?|studio|maison|biens?|[tf]\d))\b",
    re.IGNORECASE,
)
#: Facts that bar a dwelling from it, whatever was asked.
_BARRING: dict[str, frozenset[Any]] = {
    "furnished": frozenset({True}),
    "dpe": frozenset("FG"),
    "tenant_relation": _BARRED_KIN,
}


def bars(changes: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """« ah mais il est meublé », « le DPE est F » after a figure of Loc'Avantages: no longer.

    Args:
        changes: what the latest message changes.
        slots: what the conversation knew before.
    """
    goals = changes.get("goals") or slots.get("goals") or ()
    tells = any(
        changes.get(slot) in values and slots.get(slot) != changes[slot]
        for slot, values in _BARRING.items()
        if changes.get(slot) is not None
        and not (slot == "dpe" and "tax_reduction" in goals)  # which says it by itself
    )
    scheme = changes.get("scheme", slots.get("scheme"))
    return tells and bool(_OF_CONVENTION.intersection(goals)) and scheme in (None, "loc_avantages")


def bars_kin(text: str, changes: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """« quel loyer en Loc2 pour louer à ma fille ? »: no figure before the rule that forbids it.

    « ma fille gagne 15 000, Béthune, Loc2 ? » may be asked for whoever looks for a dwelling.

    Args:
        text: the message.
        changes: what the latest message changes.
        slots: what the conversation knew before.
    """
    if changes.get("tenant_relation", slots.get("tenant_relation")) not in _BARRED_KIN:
        return False
    if not (changes.get("goals") or "tenant_relation" in changes):
        return False
    goals = {*(changes.get("goals") or slots.get("goals") or ())}
    owner = changes.get("speaker", slots.get("speaker")) == OWNER
    if not (owner or goals & _OF_CONVENTION or _LETS.search(text)):
        return False
    scheme = changes.get("scheme", slots.get("scheme"))
    if scheme is None:
        return bool(goals & _OF_CONVENTION)
    return scheme == "loc_avantages" and bool(goals & (_OF_CONVENTION | _OF_ANY_SCHEME))


def goal_of_situation(
    changes: Mapping[str, Any],
    slots: Mapping[str, Any],
    card: str | None,
    wished: Sequence[str] = (),
) -> str | None:
    """The goal that facts call for by themselves, None when they leave too much open.

    Args:
        changes: what the latest message changes.
        slots: what the conversation knew before.
        card: the card just read, if any.
        wished: goals that the latest messages named, and that cards answered.
    """
    told = {slot for slot in FACT_SLOTS if changes.get(slot) is not None}
    if not told or slots.get("goals") or slots.get("requested_slot") not in (None, "goals"):
        return None
    known = {slot: changes.get(slot, slots.get(slot)) for slot in FACT_SLOTS}
    known["place"] = known["commune"] or known["zone_abc"]
    known["chosen"] = known["scheme"] or known["level"]
    speaker = changes.get("speaker", slots.get("speaker"))
    # « 850 en loc2 » tells nothing else that somebody might want to know.
    known["lets"] = speaker == OWNER or (speaker is None and told == _RENT_OF_LEVEL) or None
    of_card = next(
        (goals for start, goals in _GOALS_OF_CARD.items() if (card or "").startswith(start)), ()
    )
    named = [goal for goal in (*wished, *of_card) if goal in _AFTER_CARD]
    needs = [*((goal, _AFTER_CARD[goal]) for goal in named), *_WHOLE.items()]
    return next(
        (goal for goal, facts in needs if all(known[fact] is not None for fact in facts)), None
    )


def of_tenant(goals: Sequence[str] | None, slots: Mapping[str, Any], text: str) -> bool:
    """Whether « un logement Loc2, j'y ai droit ? » is asked by a tenant who told his income.

    Args:
        goals: what the message seems to ask.
        slots: what the conversation knows.
        text: the message.
    """
    told = slots.get("income") is not None and slots.get("speaker") != OWNER
    whole = slots.get("household") is not None and not any(map(slots.get, _OF_DWELLING))
    mine = whole or _MY_RIGHT.search(text) is not None
    return told and mine and goals == ["dwelling_eligibility"]
