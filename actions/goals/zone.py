"""« Dans quelle zone est ma commune ? »"""

from __future__ import annotations

from knowledge.territory.model import ZONE_LABELS
from knowledge.territory.source import ZONING_SOURCE

from ..services import Services
from ..state import State
from ..wording.render import Reply, button, text
from .goal import Goal


def _needs(state: State) -> list[str]:
    return state.unknown("commune")


def _answer(state: State, _services: Services) -> Reply:
    commune = state.commune
    if commune is None:
        return Reply(text("zone_unknown"), status="declined")
    return Reply(
        text(
            "zone",
            name=commune.label,
            zone=ZONE_LABELS[commune.zone_on(state.on)],
            on=state.on,
            notice=commune.zone_notice(state.on),
            source=ZONING_SOURCE,
        ),
        buttons=[
            button("goal.income_ceiling", "/ask_income_ceiling"),
            button("goal.rent_ceiling", "/ask_rent_ceiling"),
        ],
        sources=[ZONING_SOURCE],
    )


GOAL = Goal("zone", _needs, _answer)
