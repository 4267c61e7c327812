"""Who can answer when the assistant cannot."""

from __future__ import annotations

from .render import text
from .state import State


def contact(state: State | None) -> str:
    """Who to turn to: the ADIL of the département when it is known, Anah, 115."""
    department = state.commune.department if state and state.commune else None
    return text("contact", department=department)
