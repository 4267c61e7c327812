"""Who can answer when the assistant cannot."""

from __future__ import annotations

from rasa_sdk import Tracker

from knowledge.contacts import Contacts, for_department

from ..state import State
from .render import text


def contact(state: State | None) -> str:
    """Who to turn to, in one sentence: the ADIL of the département when it is known, Anah, 115."""
    department = state.commune.department if state and state.commune else None
    return text("contact", adil=for_department(department).adil)


def adil(state: State) -> str:
    """The ADIL of the département when it is known, and its address."""
    department = state.commune.department if state.commune else None
    return text("adil", adil=for_department(department).adil)


def local_contacts(state: State, tracker: Tracker, before: str | None = None) -> Contacts:
    """Who to call where the visitor is.

    The département is the one just named, else the commune's, else the one ``before``, else that
    of the site which shows the assistant.
    """
    named = next(iter(tracker.get_latest_entity_values("department")), None)
    commune = state.commune.department if state.commune else None
    site = (tracker.latest_message.get("metadata") or {}).get("department")
    return for_department(named or commune or before or site)
