"""What « copier la réponse » puts on the clipboard: plain text with its sources and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge.answers import Hit
from knowledge.library.card import Source
from rules_core import Result, french


def card_text(hit: Hit, text: str) -> str:
    """A card as plain text."""
    parts = [hit.title, hit.notice or "", text, _validity(hit), _sources(hit.sources)]
    return "\n\n".join(part for part in parts if part)


def result_text(about: str, results: Sequence[Result], zone_notice: str | None = None) -> str:
    """Results as plain text: the case, sentence, working, warnings, sources."""
    parts = [about] if about else []
    for result in results:
        steps = "\n".join(f"• {step.label} : {step.formula}" for step in result.steps)
        warnings = "\n".join(f"À savoir : {notice.message}" for notice in result.warnings)
        parts.append("\n".join(part for part in (result.summary, steps, warnings) if part))
    references = {(r.title, r.reference): r for result in results for r in result.references}
    sources = "\n".join(
        "• "
        + " · ".join(filter(None, (r.title, r.reference, r.url)))
        + f" (en vigueur depuis le {french.day(r.valid_from)}, vérifié le "
        + f"{french.day(r.verified_on)})"
        for r in references.values()
    )
    said = [*parts, zone_notice or "", f"Sources :\n{sources}" if sources else ""]
    return french.typeset("\n\n".join(part for part in said if part))


def _validity(hit: Hit) -> str:
    return f"{period(hit.valid_from, hit.valid_to)}Fiche vérifiée le {french.day(hit.verified_on)}."


def period(start: date | None, end: date | None) -> str:
    """« En vigueur depuis le 1er mars 2022. », or nothing when neither day is known."""
    if start and end:
        return f"En vigueur du {french.day(start)} au {french.day(end)}. "
    if start:
        return f"En vigueur depuis le {french.day(start)}. "
    return f"En vigueur jusqu’au {french.day(end)}. " if end else ""


def _sources(sources: Sequence[Source]) -> str:
    lines = [
        "• "
        + " · ".join(filter(None, (source.title, source.reference, source.url)))
        + (f" ({french.day(source.date)})" if source.date else "")
        for source in sources
    ]
    return french.typeset("Sources :\n" + "\n".join(lines)) if lines else ""
