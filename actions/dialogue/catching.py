"""Actions that answer what nothing else could: first what only makes sense with what was said."""

from __future__ import annotations

from rasa_sdk import Tracker

from ..base import SafeAction
from ..cards.aspects import aspect_reply
from ..cards.follow_up import follow_up_reply
from ..cards.named_matter import matter_reply
from ..cards.subject import before
from ..cards.told_after import told_reply
from ..results.bonus import bonus_reply
from ..results.letting_fees import fees_reply
from ..results.relance import relance_reply
from ..results.working import explain_goals
from ..services import Services
from ..state import State
from ..turns import last_texts, typed
from ..wording.known import describe_value
from ..wording.render import Reply


class CatchingAction(SafeAction):
    """An action that many kinds of messages may end in."""

    catches_all = True

    def first(self, tracker: Tracker, state: State, services: Services) -> Reply | None:
        """« ça coûte combien ? », « le calcul ? » (``heard`` says which), then the usual."""
        heard = state.heard
        if aspect := heard.get("aspect"):
            return aspect_reply(aspect, tracker, state, services)
        if matter := heard.get("matter"):
            return matter_reply(matter, typed(tracker), services)
        if heard.get("told") and (said := before(tracker)):
            shown = "\n".join(last_texts(tracker))
            return told_reply(typed(tracker), said, state, services, shown)
        if reply := _of_result(state, services):
            return reply
        if (other := heard.get("other")) and (said := before(tracker)):
            words = describe_value(other[0], other[1], state, services)
            return follow_up_reply(f"et {words} ?", said, state, services)
        return super().first(tracker, state, services)


def _of_result(state: State, services: Services) -> Reply | None:
    """What is computed outside the goals: a bonus, fees, the working of a figure."""
    if state.heard.get("bonus"):
        return bonus_reply(state)
    if "relance" in state.heard:
        return relance_reply(state)
    if "fees" in state.heard:
        return fees_reply(state)
    return explain_goals(state, services) if state.heard.get("working") else None
