"""« C'est officiel ? », « quelle est la source ? », « depuis quand ? »: what an answer rests on."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..base import SafeAction
from ..cards.knowledge_answer import card_hit
from ..questions import slots_to_ask
from ..results.answer import ActionAnswer
from ..scope.about_service import about_service, asks_guarantee
from ..services import Services
from ..state import State
from ..turns import last_answer
from ..wording.contact import contact
from ..wording.render import Reply, button, text

_WHEN = re.compile(
    r"\bquand\b|\bdates?\b|\bdat(?:e|ent)\b|\bjour\b|\bvigueur\b|\bvalables?\b|\bann[ée]e\b|\bchang\w+",
    re.IGNORECASE,
)
_TRUST = re.compile(
    r"\bofficiel\w*|\bgaranti\w*|\bs[uû]re?s?\b|\bcertain\w*|\bfiables?\b|\bconfiance\b|\bfier\b"
    r"|\bjuridique\w*|\bl[ée]gale?\b|\bengage\w*|\btromp\w+|\bfaux\b|\bopposer\b|\bresponsable"
    r"|\badministration\b|\b[ée]tat\b|\bvrai\w*",
    re.IGNORECASE,
)
MOST_SOURCES = 4


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
        if state.goals and heard and not slots_to_ask(state):  # « et aujourd'hui ? »
            return ActionAnswer().act(dispatcher, tracker, state, services)
        question = tracker.latest_message.get("text") or ""
        itself = None if asks_guarantee(question) else about_service(question, state)
        if itself is not None:
            itself.send(dispatcher, state)
            return []
        answer = last_answer(tracker) or {}
        sources = answer.get("sources") or []
        aspects = {"trust": bool(_TRUST.search(question)), "when": bool(_WHEN.search(question))}
        message = text(
            "sources",
            **aspects,
            sources=[_in_words(source) for source in sources[:MOST_SOURCES]],
            card=answer.get("card"),
            since=_since(answer, services),
            today=services.today(),
            contact=contact(state),
        )
        buttons = [button("human", "/human")]
        Reply(message, sources=sources, buttons=buttons).send(dispatcher, state)
        return []


def _in_words(source: dict[str, Any]) -> dict[str, Any]:
    known = source.get("valid_from")
    return {**source, "valid_from": date.fromisoformat(known) if known else None}


def _since(answer: dict[str, Any], services: Services) -> date | None:
    """Since when the rule of the latest answer is in force, None when that is not known."""
    hit = card_hit(answer["card"], services) if answer.get("card") else None
    if hit is not None:
        return hit.valid_from
    dates = [s["valid_from"] for s in answer.get("sources") or [] if s.get("valid_from")]
    return date.fromisoformat(max(dates)) if dates and answer.get("result") else None
