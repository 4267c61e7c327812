"""What the templates show: cards with the sentence that answers, calculators with their results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.desk.lookup.catalogue import Calculator, calculators, inputs
from bot.desk.lookup.computing import Ground, Outcome, compute, relevance
from bot.desk.lookup.copies import card_text, period, result_text
from bot.desk.lookup.forms import to_fields
from bot.desk.lookup.words import Read
from knowledge.answers import Found, Hit
from knowledge.cases import Situation
from knowledge.territory.model import ZONE_LABELS
from rules_core import french

#: A card that nobody has checked against its sources for so long is marked.
STALE_AFTER = timedelta(days=365)
#: A card whose rule ends within that time is marked too.
ENDS_SOON = timedelta(days=45)
_SURE = 2  # points of relevance from which a result is shown at once


@dataclass(frozen=True)
class Tag:
    """A word or two that mark a card: ``kind`` is ``warn``, ``bad`` or nothing."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class CardView:
    """A card in the list of results.

    Attributes:
        hit: the card.
        before, marked, after: its answer, cut around the sentence that answers.
        aside: the sentence that answers when it stands further down in the card.
        tags: marks.
        validity: since when it holds and until when, or nothing.
        copy: its text for the clipboard.
    """

    hit: Hit
    before: str
    marked: str
    after: str
    aside: str
    tags: tuple[Tag, ...]
    validity: str
    copy: str

    @classmethod
    def of(cls, found: Found, today: date) -> CardView:
        """The view of a card that was found."""
        answer = found.text.split("\n\n", 1)[0]
        inside = bool(found.sentence) and found.sentence in answer
        before, marked, after = answer.partition(found.sentence) if inside else (answer, "", "")
        return cls(
            hit=found.hit,
            before=before,
            marked=marked,
            after=after,
            aside="" if inside else found.sentence,
            tags=tags(found.hit, today, cites=found.cites),
            validity=period(found.hit.valid_from, found.hit.valid_to).strip(),
            copy=card_text(found.hit, found.text),
        )


def tags(hit: Hit, today: date, *, cites: bool = False) -> tuple[Tag, ...]:
    """The marks of a card on day ``today``."""
    found = []
    if cites:
        found.append(Tag("Cite cet article"))
    if hit.valid_to is not None and hit.valid_to < today:
        found.append(Tag("N’est plus en vigueur", "bad"))
    elif hit.valid_to is not None and hit.valid_to - today <= ENDS_SOON:
        found.append(Tag(f"Prend fin le {french.day(hit.valid_to)}", "warn"))
    if hit.valid_from is not None and hit.valid_from > today:
        found.append(Tag(f"Seulement à partir du {french.day(hit.valid_from)}", "warn"))
    if today - hit.verified_on > STALE_AFTER:
        found.append(Tag("À revérifier", "warn"))
    if hit.confidence != "high":
        found.append(Tag("À confirmer", "warn"))
    return tuple(found)


@dataclass(frozen=True)
class Panel:
    """A calculator with its form and its results.

    Attributes:
        calculator: which one.
        values: what is in the fields of its form.
        outcome: what it gives, or None when the words do not call for it.
        open: whether it is shown unfolded.
        headline: its result in one sentence, or nothing.
        about: the case it was computed for, in a few words.
        copy: its results for the clipboard.
    """

    calculator: Calculator
    values: Mapping[str, str]
    outcome: Outcome | None
    open: bool
    headline: str
    about: str
    copy: str

    @classmethod
    def of(
        cls,
        calculator: Calculator,
        situation: Situation,
        outcome: Outcome | None,
        values: Mapping[str, str],
        *,
        unfolded: bool = False,
    ) -> Panel:
        """The panel of a calculator and what it gives for a case."""
        results = outcome.results if outcome else ()
        about = _about(calculator, situation)
        return cls(
            calculator=calculator,
            values=values,
            outcome=outcome,
            open=unfolded,
            headline=_headline(outcome),
            about=about if results else "",
            copy=result_text(about, results, zone_notice(situation)) if results else "",
        )


def zone_notice(situation: Situation) -> str | None:
    """What there is to say of the commune's zone at that date."""
    return situation.commune.zone_notice(situation.on) if situation.commune else None


def _about(calculator: Calculator, situation: Situation) -> str:
    asked = {item.label for item in calculator.inputs}
    said = [(label, value) for label, value in understood(situation) if label in asked]
    return " · ".join(f"{label} : {value}" for label, value in said)


def _headline(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    if outcome.results:
        more = len(outcome.results) - 1
        return outcome.results[0].summary + (
            f" (et {french.plural(more, 'autre cas', 'autres cas')})" if more else ""
        )
    if outcome.missing:
        return f"Il manque {french.listing(outcome.missing, 'et')}."
    if outcome.choose:
        return "Il manque l’arrondissement."
    return outcome.notice or "Une valeur est à corriger."


def panels(line: str, read: Read, ground: Ground) -> list[Panel]:
    """Every calculator, those that the words call for first."""
    points = relevance(line, read.situation)
    ordered = sorted(calculators().values(), key=lambda item: -points[item.id])
    values = to_fields(read.situation)
    found = []
    for position, calculator in enumerate(ordered):
        score = points[calculator.id]
        outcome = compute(calculator, read.situation, ground) if score else None
        sure = score >= _SURE and bool(outcome and outcome.results)
        unfolded = bool(score) and (position == 0 or sure)
        found.append(Panel.of(calculator, read.situation, outcome, values, unfolded=unfolded))
    return found


def empty_panels() -> list[Panel]:
    """Every calculator, its form empty."""
    return [Panel(calculator, {}, None, False, "", "", "") for calculator in calculators().values()]


def understood(situation: Situation) -> list[tuple[str, str]]:
    """What was read in the words: (label, value)."""
    said = []
    for name, value in to_fields(situation).items():
        described = inputs()[name]
        text = described.choices.get(value, value)
        if described.kind == "date":
            text = french.day(date.fromisoformat(value))
        elif described.kind == "number":
            text = french.number(Decimal(value.replace(",", ".")))
        said.append((described.label, f"{text}{french.HARD}{described.unit}".rstrip(french.HARD)))
    zone = situation.get("zone_abc")
    if situation.commune is not None:
        zone = situation.commune.zone_on(situation.on)
    if zone:
        said.append((f"Zone au {french.day(situation.on)}", ZONE_LABELS[zone]))
    return said


def card_views(found: Sequence[Found], today: date) -> list[CardView]:
    """The views of the cards that were found."""
    return [CardView.of(one, today) for one in found]
