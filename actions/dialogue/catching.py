"""Actions that answer what nothing else could: first what only makes sense with what was said."""

from __future__ import annotations

from rasa_sdk import Tracker

from ..base import SafeAction
from ..cards.aspects import aspect_reply
from ..cards.follow_up import follow_up_reply
from ..cards.named_matter import matter_reply
from ..cards.subject import before
from ..results.bonus import bonus_reply
from ..results.letting_fees import fees_reply
from ..services import Services
from ..state import State
from ..turns import last_texts, typed
from ..wording.known import describe_value
from ..wording.render import Reply


class CatchingAction(SafeAction):
    """An action that many kinds of messages may end in."""

    catches_all = True

    def first(self, tracker: Tracker, state: State, services: Services) -> Reply | None:
        """« ça coûte combien ? », « et l'autre ? » (``heard`` says which), then the usual."""
        heard = state.heard
        if aspect := heard.get("aspect"):
            return aspect_reply(aspect, tracker, state, services)
        if matter := heard.get("matter"):
            return matter_reply(
                matter, typed(tracker), state, services, "\n".join(last_texts(tracker))
            )
        if heard.get("bonus"):
            return bonus_reply(state)
        if "fees" in heard:
            return fees_reply(state)
        if (other := heard.get("other")) and (said := before(tracker)):
            words = describe_value(other[0], other[1], state, services)
            return follow_up_reply(f"et {words} ?", said, state, services)
        return super().first(tracker, state, services)
