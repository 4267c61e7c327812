"""Every action of the assistant, in one list that ``domain.yml`` must match (a test checks)."""

from __future__ import annotations

from rasa_sdk import Action

from .answer import ActionAnswer
from .conversation import (
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
from .failure import ActionFallback
from .form import ValidateQuestionForm, ask_slot_actions
from .helplines import ActionEmergency, ActionHuman
from .knowledge_actions import ActionAnswerKnowledge, ActionShowCard
from .outside import ActionOtherLanguage, ActionOutOfScope
from .sources import ActionSources
from .understand import ActionUnderstand

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
