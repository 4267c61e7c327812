"""What a card is: one question people really ask, its answer, its sources, its dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.library.conclusions import Conclusion

CARDS_DIR = Path(__file__).resolve().parent.parent / "cards"

AUDIENCES = frozenset({"owner", "tenant", "staff"})
SCHEMES = frozenset(
    {
        "loc_avantages",
        "lli",
        "plus",
        "plai",
        "pls",
        "louer_abordable",
        "iml",
        "conventionne",
        "visale",
        "jeanbrun",
        "general",
    }
)
DOCUMENTS = ("000", "001", "002", "003", "004")
ERRATA = range(1, 40)
CONFIDENCES = ("high", "medium", "low")
MIN_WORDINGS = 6
PLACEHOLDER = re.compile(r"\s*\{\{.*?\}\}")


@dataclass(frozen=True)
class Source:
    """Where a statement comes from.

    Attributes:
        title: what a reader sees.
        reference: article, NOR or BOI reference, or None.
        url: public address, or None when there is none to give.
        date: date of the text, or None when it bears none.
    """

    title: str
    reference: str | None = None
    url: str | None = None
    date: date | None = None

    def to_dict(self) -> dict[str, str | None]:
        """JSON-ready, in the shape of the public interface (``valid_from`` = date of the text)."""
        return {
            "title": self.title,
            "reference": self.reference,
            "url": self.url,
            "valid_from": self.date.isoformat() if self.date else None,
        }


@dataclass(frozen=True)
class Card:
    """One card, as its Markdown file says it; ``body`` still holds its placeholders.

    Attributes:
        id: stem of the file, unique.
        theme: name of the folder the file lies in.
        valid_from: first day the answer holds, None = as far back as one can ask.
        valid_to: last day the answer holds, None = still in force.
        for_you: what it concludes for those whose case is known, before the rule for everybody.
        content_hash: SHA-256 of the file, hexadecimal.
    """

    id: str
    theme: str
    title: str
    body: str
    audience: tuple[str, ...]
    schemes: tuple[str, ...]
    wordings: tuple[str, ...]
    sources: tuple[Source, ...]
    verified_on: date
    confidence: str
    documents: tuple[str, ...] = ()
    errata: tuple[int, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    related: tuple[str, ...] = ()
    for_you: tuple[Conclusion, ...] = ()
    content_hash: str = ""

    @property
    def answer(self) -> str:
        """The first paragraph of the body: the answer in one or two sentences."""
        return self.body.split("\n\n", 1)[0].strip()

    def status_on(self, day: date) -> str:
        """``"current"``, ``"past"`` (no longer in force) or ``"future"`` (not yet) on ``day``."""
        if self.valid_to is not None and day > self.valid_to:
            return "past"
        if self.valid_from is not None and day < self.valid_from:
            return "future"
        return "current"

    def nearest_valid_day(self, day: date) -> date:
        """``day`` itself, or the day closest to it on which the card holds."""
        if self.valid_to is not None and day > self.valid_to:
            return self.valid_to
        if self.valid_from is not None and day < self.valid_from:
            return self.valid_from
        return day


@dataclass(frozen=True)
class Problem:
    """Something wrong in a card, said in French for the person who writes cards.

    Attributes:
        path: the file, as it should be shown.
        line: line number from 1, or None when the whole file is meant.
        message: what is wrong and what to do.
        severity: ``"error"`` (the card is refused) or ``"warning"``.
    """

    path: Path
    line: int | None
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        where = f"{self.path}" + (f", ligne {self.line}" if self.line else "")
        mark = "" if self.severity == "error" else "(avertissement) "
        return f"{where} : {mark}{self.message}"


@dataclass(frozen=True)
class CardFile:
    """A card with the file it came from and the line of each of its fields."""

    path: Path
    card: Card
    lines: dict[str, int]

    def problem(self, field: str, message: str, severity: str = "error") -> Problem:
        """A problem on the line of ``field`` (``"body"`` = first line of the text)."""
        return Problem(self.path, self.lines.get(field), message, severity)
