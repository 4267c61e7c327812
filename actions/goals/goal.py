"""What a goal is, and how it asks the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.cases import ask_rule
from knowledge.territory.model import ZONE_LABELS
from rules_core import NoParameter, Place
from rules_core import french as fr

from ..services import Services
from ..state import State
from ..wording.amounts import main_figure
from ..wording.render import Reply, button, load_replies, text, unique_sources
from ..wording.several import list_figures, name_results


@dataclass(frozen=True)
class Goal:
    """One thing a visitor may want to know.

    Attributes:
        name: name of the goal; its intent is ``ask_<name>``.
        needs: slots still to be asked in a given state, in the order to ask them.
        answer: builds the reply once nothing more is to be asked.
    """

    name: str
    needs: Callable[[State], list[str]]
    answer: Callable[[State, Services], Reply]


#: One place for each zone ABC, outside Île-de-France, for a visitor who names no commune.
PLACES_BY_ZONE = tuple(
    Place(zone_abc=zone, plus_area="autres_regions") for zone in ("Abis", "A", "B1", "B2", "C")
)


def _together(results: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """One result and one name for zones that share a figure: « zones A bis et A »."""
    kept: list[dict[str, Any]] = []
    zones: list[list[str]] = []
    for result in results:
        if kept and main_figure(result) == main_figure(kept[-1]):
            zones[-1].append(ZONE_LABELS[str(result["inputs"]["zone_abc"])])
        else:
            kept.append(result)
            zones.append([ZONE_LABELS[str(result["inputs"]["zone_abc"])]])
    names = [f"zone{'s' if shared[1:] else ''} {fr.listing(shared, 'et')}" for shared in zones]
    return kept, names


def reply_by_zone(rule: str, state: State, **fields: Any) -> Reply:
    """Without a commune: what the rule gives in each zone, so that the visitor can pick."""
    results = []
    for place in PLACES_BY_ZONE:
        try:
            results.append(ask_rule(rule, state, place=place, **fields))
        except NoParameter:
            continue
    if not results:
        return Reply(text("commune_needed"), status="asked")
    names = [f"zone {ZONE_LABELS[str(result.inputs['zone_abc'])]}" for result in results]
    found = [result.to_dict() for result in results]
    cause = load_replies("words")["cases"]["zone"]
    reply = Reply(
        text("by_zone", cases=list_figures(*_together(found), cause, state)),
        buttons=[button("give.commune", '/change{"slot":"commune"}')],
        sources=unique_sources(results),
        result=found[0],
        extra=found[1:],
    )
    return name_results(reply, names)
