"""What an extractor returns, and the little it needs from the territory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

ROLE_OLD = "old"
"""Role of a value that the user takes back (« pas 45 m², 52 m² »)."""

ROLE_OTHER = "other"
"""Role of a place that is not the dwelling's (« j'habite Lille, je loue à Lens »)."""

ROLE_NEAR = "near"
"""Role of a place that is only nearby (« près de Lens »): the commune itself is not said."""


@dataclass(frozen=True)
class Fact:
    """One thing understood in a message.

    Attributes:
        entity: name of the Rasa entity.
        value: JSON-like value, already normalised (see the module of the entity).
        start: first character of the evidence in the original text.
        end: one past the last character of the evidence in the original text.
        text: the evidence itself, as the user typed it.
        role: None for a plain value, else one of the roles above; ``month`` or ``year`` for a
            bare figure whose period is said.
        corrected: the spelling of a place had to be corrected: the answer shows what was read.
    """

    entity: str
    value: Any
    start: int
    end: int
    text: str
    role: str | None = None
    corrected: bool = False

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the evidence shares a character with ``start``–``end``."""
        return self.start < end and start < self.end


class CommuneLike(Protocol):
    """The part of ``knowledge.territory.Commune`` used here."""

    @property
    def code(self) -> str:
        """INSEE code."""

    @property
    def postal_codes(self) -> Sequence[str]:
        """Postal codes of the commune."""


class MentionLike(Protocol):
    """The part of ``knowledge.territory.Mention`` used here: offsets are in the original text."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last character."""

    @property
    def text(self) -> str:
        """The words of the message."""

    @property
    def role(self) -> str:
        """``target`` or ``other`` (a place that only passes by)."""

    @property
    def near(self) -> bool:
        """True for « près de Lens »."""

    @property
    def corrected(self) -> bool:
        """True when the spelling had to be corrected."""

    @property
    def candidates(self) -> Sequence[CommuneLike]:
        """Communes it may mean, best first."""


class DepartmentLike(Protocol):
    """The part of ``knowledge.territory.departments.DepartmentMention`` used here."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last character."""

    @property
    def code(self) -> str:
        """« 62 », « 2A », « 974 »."""


class RegionLike(Protocol):
    """The part of ``knowledge.territory.regions.RegionMention`` used here."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last character."""

    @property
    def name(self) -> str:
        """« Bretagne »."""


class TerritoryLike(Protocol):
    """The part of ``knowledge.territory.Territory`` used here."""

    def find_in_text(self, text: str) -> Sequence[MentionLike]:
        """Communes named in ``text``."""

    def find_departments(self, text: str) -> Sequence[DepartmentLike]:
        """Départements named in ``text``."""

    def find_regions(self, text: str) -> Sequence[RegionLike]:
        """Regions named in ``text``."""


def tidy(value: float) -> int | float:
    """A whole number of euros or square metres as an integer."""
    return int(value) if value == int(value) else value
