"""Every action of the assistant, in one list that ``domain.yml`` must match (a test checks)."""

from __future__ import annotations

from rasa_sdk import Action

from .dialogue.conversation import (
    ActionChange,
    ActionExplainQuestion,
    ActionGoodbye,
    ActionGreet,
    ActionHelp,
    ActionInsult,
    ActionNothingPending,
    ActionResume,
    ActionStartOver,
    ActionStop,
    ActionThank,
)
from .dialogue.failure import ActionFallback
from .dialogue.form import ValidateQuestionForm, ask_slot_actions
from .dialogue.helplines import ActionEmergency, ActionHuman
from .dialogue.knowledge_actions import ActionAnswerKnowledge, ActionShowCard
from .dialogue.outside import ActionOtherLanguage, ActionOutOfScope
from .dialogue.sources import ActionSources
from .dialogue.understand import ActionUnderstand
from .results.answer import ActionAnswer

#: Slots the form may ask for, each with a question in ``replies/questions.yml``.
ASKED_SLOTS = [
    "commune",
    "household",
    "income",
    "scheme",
    "level",
    "surface",
    "rent",
    "intermediation",
    "lease_date",
    "lease_end",
    "irl_quarter",
    "student",
    "other_advantages",
    "goals",
]

ALL_ACTIONS: list[type[Action]] = [
    ActionUnderstand,
    ValidateQuestionForm,
    *ask_slot_actions(ASKED_SLOTS),
    ActionAnswer,
    ActionAnswerKnowledge,
    ActionShowCard,
    ActionGreet,
    ActionThank,
    ActionGoodbye,
    ActionHelp,
    ActionInsult,
    ActionEmergency,
    ActionNothingPending,
    ActionHuman,
    ActionExplainQuestion,
    ActionStop,
    ActionStartOver,
    ActionChange,
    ActionOutOfScope,
    ActionOtherLanguage,
    ActionResume,
    ActionSources,
    ActionFallback,
]
