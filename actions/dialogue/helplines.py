"""When a person is needed: somebody to talk to, or help at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from knowledge.answers import Answer, Hit
from knowledge.question_words import ASKS

from ..base import SafeAction
from ..cards.buttons import card_button
from ..cards.eviction import eviction_of_tenant
from ..cards.follow_up import follow_up_reply
from ..cards.knowledge_answer import (
    FAINT,
    LIKELY,
    answer_reply,
    card_hit,
    card_reply,
    kind_reply,
)
from ..cards.looking_up import look_up_rule
from ..cards.subject import before, card_shown
from ..scope.foreign import foreign_kind
from ..scope.referral import has_card, referral_reply, sure_referral
from ..scope.sent_to_person import DISTRESS, kinds_before, kinds_of, recent_kinds
from ..services import Services
from ..state import State
from ..turns import typed
from ..wording.contact import local_contacts, told_number
from ..wording.render import Button, Reply, button, text
from .catching import CatchingAction

#: Cards that help further, by kind.
CARDS = {
    "shelter": ("contact-siao-115", "contact-assistante-sociale"),
    "locked_out": ("bail-mise-dehors-illegale", "contact-siao-115"),
    "eviction": ("contact-expulsion", "impaye-treve-hivernale"),
}
#: « un mail suffit ? » asks for nobody, whatever it sounds like.
_SOMEBODY = re.compile(
    r"\b(?:parl\w+|appel\w+|joindre|contact\w*|quelqu['’ ]?un|humain\w*|conseill\w+"
    r"|t[ée]l[ée]phon\w+|num[ée]ros?|rappel\w*|qui|personnes?|agents?|expert\w*|juriste\w*|adresse\w*|o[uù])\b",
    re.IGNORECASE,
)
#: Confidence from which an emergency is one whatever foreign subject it names.
SURE = 0.75


class ActionHuman(CatchingAction):
    """Who can be called or met, the local ADIL first, and a request that the desk can take."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_human"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        state: State,
        services: Services,
    ) -> list[EventType]:
        """Give the contacts, first those of an emergency just told; nobody else's data."""
        question, said = typed(tracker), before(tracker)
        asks_nobody = ASKS.search(question) and not _SOMEBODY.search(question)
        if said is not None and said.read and asks_nobody:
            reply = follow_up_reply(question, said, state, services)
            if reply.card:
                reply.send(dispatcher, state)
                return []
        if sure_referral(tracker.latest_message.get("text") or "") == "others_data":
            referral_reply("others_data").send(dispatcher, state)
            return []
        contacts = local_contacts(state, tracker)
        urgent = [text(DISTRESS[kind]).partition("\n\n")[0] for kind in recent_kinds(tracker)]
        Reply(
            text("human", contacts=contacts, numbers=urgent, told=told_number(tracker, contacts)),
            buttons=resume_buttons(tracker),
            status="handed_off",
            handoff={"department": contacts.code},
        ).send(dispatcher, state)
        return []


class ActionEmergency(SafeAction):
    """The number that saves, before anything else."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_emergency"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Give the right numbers for what was said, the most serious first."""
        sure = (tracker.latest_message.get("intent") or {}).get("confidence", 1.0) >= SURE
        kind = foreign_kind(tracker, services)
        kind = None if kind and sure and not has_card(kind) else kind
        kinds = kinds_of(tracker.latest_message) or kinds_before(tracker)
        if kind is not None and not kinds:
            kind_reply(kind, services).send(dispatcher, state)
            return []
        question = typed(tracker)
        asked = kinds == ["eviction"] or not kinds
        if asked and (landlords := eviction_of_tenant(question, state, services)):
            landlords.send(dispatcher, state)
            return []
        found = Answer(None, None, (), 0.0) if kinds else look_up_rule(question, services)
        card = answer_reply(found, question, services, least=LIKELY)
        shown = None if kinds or card else card_shown(tracker)
        said = before(tracker) if shown else None
        if shown and said:  # « il fait 9 degrés et j’ai un nouveau-né », after « chauffage »
            card = follow_up_reply(question, said, state, services)
            again = card_hit(shown, services)
            if again is not None and not card.card:  # nothing surer than what was said
                card = card_reply(again, None, services)
        if card is not None:  # « plus de chauffage depuis trois jours »: urgent, and we know
            urgent = card.with_text(f"{card.text}\n\n{text('emergency_too')}")
            buttons = [*card.buttons, *resume_buttons(tracker)]
            replace(urgent, buttons=buttons).send(dispatcher, state)
            return []
        closest = found.suggestions[:1] if found.probability >= FAINT else ()
        _numbers(kinds, closest, tracker, services).send(dispatcher, state)
        return []


def _numbers(
    kinds: Sequence[str], closest: Sequence[Hit], tracker: Tracker, services: Services
) -> Reply:
    parts = [text(DISTRESS[kind]) for kind in kinds] or [text("emergency")]
    cards = [card_hit(card_id, services) for kind in kinds for card_id in CARDS.get(kind, ())]
    buttons = [card_button(card) for card in [*cards, *closest] if card is not None]
    return Reply(
        "\n\n".join(parts),
        buttons=[*buttons[:2], *resume_buttons(tracker)],
        status="handed_off",
    )


def resume_buttons(tracker: Tracker) -> list[Button]:
    """The way back to the question that was being asked."""
    return [button("resume", "/resume")] if tracker.get_slot("requested_slot") else []
