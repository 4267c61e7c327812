"""« combien à Nantes pour 50 m² ? » after a card on an agency's fees: what the tenant may pay."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rasa_sdk import Tracker

from rules_core import french as fr
from rules_core import parameter

from ..state import State
from ..turns import last_card, typed
from ..wording.render import Reply, button, source_of, text

_CARDS = frozenset({"lli-frais-agence", "bail-frais-agence"})
_FEES = re.compile(
    r"\bhonoraires?\b|\b(?:frais|commissions?|tarifs?) (?:d['’]|de l['’]|pour l['’])?agence"
    r"|\bagences?\b.{0,40}\b(?:frais|commissions?)\b|\bfrais\b.{0,25}\bagences?\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(r"\b(?:combien|cb|max\w*|plafond\w*|montants?)\b|\?", re.IGNORECASE)
#: What else a message after such a card may want a figure of.
_ELSE = re.compile(
    r"\b(?:loyers?|revenus?|ressources?|salaires?|imp[oô]ts?|r[ée]duction|loc ?[123]|d[ée]p[oô]t"
    r")\b",
    re.IGNORECASE,
)
#: « 590 € d'honoraires »
_SUM = re.compile(r"(?<![\d.,])(?P<sum>\d[\d\s]*(?:[.,]\d{1,2})?)\s?(?:€|euros?\b)", re.IGNORECASE)
#: « et si ce n'est pas en zone tendue ? » after such an answer
_AREA = re.compile(
    r"(?P<not>\b(?:pas|hors|sans)\b.{0,15})?\bzones? (?P<very>tr[eè]s )?(?P<de>d[ée])?tendues?\b",
    re.IGNORECASE,
)
_CENT = Decimal("0.01")
AREAS = ("very_tight", "tight", "other")


def asked_fees(tracker: Tracker) -> dict[str, Any] | None:
    """The surface (m²) for which a message asks an agency's fees, and the sum asked for them.

    « et à Rennes ? » after such an answer wants the same elsewhere. None when nothing is asked.
    """
    said: list[dict[str, Any]] = tracker.latest_message.get("entities") or []
    if tracker.get_slot("requested_slot"):
        return None
    surfaces = [each["value"] for each in said if each["entity"] == "surface"]
    question, former = typed(tracker), (tracker.get_slot("heard") or {}).get("fees")
    sums = [_value(found["sum"]) for found in _SUM.finditer(question)]
    told: dict[str, Any] = {"asked": max(sums)} if sums else {}
    if area := _area(question):
        told["area"] = area
    if former and not _ELSE.search(question):
        elsewhere = any(each["entity"] == "commune" for each in said)
        surface = {"surface": float(surfaces[-1])} if surfaces else {}
        return {**former, **surface, **told} if elsewhere or surface or told else None
    of_fees = _FEES.search(question) or last_card(tracker) in _CARDS
    if not surfaces or not of_fees:
        return None
    asks = _HOW_MUCH.search(question) and not _ELSE.search(question)
    return {"surface": float(surfaces[-1]), **told} if asks else None


def _area(question: str) -> str | None:
    """The area that the words name, None when they name none."""
    named = _AREA.search(question)
    if named is None:
        return None
    if named["not"] or named["de"]:
        return "other"
    return "very_tight" if named["very"] else "tight"


def _value(written: str) -> float:
    return float(re.sub(r"\s", "", written).replace(",", "."))


def fees_reply(state: State) -> Reply:
    """The ceiling of the fees for a surface, in the area of the commune or in each.

    Raises:
        rules_core.NoParameter: no ceiling for that date.
    """
    fees = state.heard["fees"]
    surface = Decimal(str(fees["surface"]))
    place = state.place()
    zone = place.zone_abc if place else None
    areas = AREAS if zone is None else ("very_tight",) if zone == "Abis" else AREAS[1:]
    if (area := fees.get("area")) in areas:
        areas = (area,)
    inventory = parameter("letting_fees.inventory", state.today)
    inventory_total = (inventory.amount * surface).quantize(_CENT, ROUND_HALF_UP)
    lines = []
    for area in areas:
        fee = parameter("letting_fees.visit_and_lease", state.today, area=area)
        total = (fee.amount * surface).quantize(_CENT, ROUND_HALF_UP)
        whole = total + inventory_total
        lines.append({"area": area, "rate": fr.per_m2(fee.amount), "total": total, "whole": whole})
    return Reply(
        text(
            "letting_fees",
            lines=lines,
            surface=surface,
            place=state.commune.label if state.commune else None,
            inventory=fr.per_m2(inventory.amount),
            inventory_total=inventory_total,
            asked=Decimal(str(fees["asked"])) if "asked" in fees else None,
            source=inventory.source,
            on=state.today,
        ),
        buttons=[button("fees_card", '/show_card{"card":"bail-frais-agence"}')],
        sources=[source_of(inventory.source)],
        card="bail-frais-agence",
    )
