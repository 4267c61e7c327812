"""« C'est officiel ? », « quelle est la source ? », « depuis quand ? »: what an answer rests on."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..base import SafeAction
from ..cards.sources_said import sources_reply
from ..questions import slots_to_ask
from ..results.answer import ActionAnswer
from ..scope.about_service import about_service, asks_guarantee
from ..services import Services
from ..state import State
from ..turns import last_answer

_WHEN = re.compile(
    r"\bquand\b|\bdates?\b|\bdat(?:e|ent)\b|\bjour\b|\bvigueur\b|\bvalables?\b|\bann[ée]e\b"
    r"|\bchang\w+",
    re.IGNORECASE,
)
_TRUST = re.compile(
    r"\bofficiel\w*|\bgaranti\w*|\bs[uû]re?s?\b|\bcertain\w*|\bfiables?\b|\bconfiance\b|\bfier\b"
    r"|\bjuridique\w*|\bl[ée]gale?\b|\bengage\w*|\btromp\w+|\bfaux\b|\bopposer\b|\bresponsable"
    r"|\badministration\b|\b[ée]tat\b|\bvrai\w*",
    re.IGNORECASE,
)


class ActionSources(SafeAction):
    """The sources of the latest answer, their dates, and what the answer is worth."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_sources"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Answer the side that was asked about first."""
        heard = {*state.heard.get("new", ()), *state.heard.get("changed", ())}
        again = "again" in state.heard  # « c'est encore bon ? »
        if state.goals and (again or heard) and not slots_to_ask(state):  # « et aujourd'hui ? »
            return ActionAnswer().act(dispatcher, tracker, state, services)
        question = tracker.latest_message.get("text") or ""
        itself = None if asks_guarantee(question) else about_service(question, state)
        if itself is not None:
            itself.send(dispatcher, state)
            return []
        answer = last_answer(tracker) or {}
        trust, when = bool(_TRUST.search(question)), bool(_WHEN.search(question))
        sources_reply(answer, state, services, trust=trust, when=when).send(dispatcher, state)
        return []
