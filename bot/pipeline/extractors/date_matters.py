"""Dates of something else than the lease: ``request_date`` (of a convention), ``revision_date``.

Both are ``{"date", "precision"}``; the former is ``signed`` when it is that of a convention in
force.
"""

from __future__ import annotations

import re
from datetime import date

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.dates import every_date
from bot.pipeline.extractors.fact import Fact

_PAPER = (
    r"(?:convention(?:nement)?s?"
    r"|demandes?(?: de convention(?:nement)?| anah| (?:a|aupres de) l'anah)?|dossiers?(?: anah)?)"
)
_ASKED = (
    r"(?:demandee?s?|deposee?s?|envoyee?s?|enregistree?s?|faite?s?|transmise?s?|remplie?s?"
    r"|partie?s?"
    r"|recue?s?)"
)
_SIGNED = (
    r"(?:signee?s?|obtenue?s?|(?:valid|accept|accord)ee?s?|conclue?s?"
    r"|(?:commence|demarr|debut)\w*|en cours)"
)
_NEAR = (
    r"(?:(?!\b(?:bail|baux|contrat|locataire)\b|, (?:je suis|j'habite|(?:il|elle|on) est)\b)"
    r"[^.;!?\n]){0,30}$"
)
# « convention demandée le », « la demande a été déposée à l'Anah en », « ma demande du »
_REQUEST = re.compile(
    rf"\b{_PAPER}(?: (?:a|est|etait|sera|ete|avait|bien|deja))* {_ASKED}\b{_NEAR}"
    rf"|\b(?:demande|depose|envoye|fait|transmis|rempli)"
    rf" (?:(?:la|ma|une|notre|le|mon|un) )?{_PAPER}\b{_NEAR}"
    r"|\b(?:ma|la|notre) demande (?:de convention |anah )?(?:du|date du|datee? du|le) $"
)
# « convention signée en », « j'ai signé une convention Loc2 en », « ma convention date de »
_CONVENTION = re.compile(
    rf"\bconventions?(?: [\w']+){{0,3}}? {_SIGNED}\b{_NEAR}"
    rf"|\b(?:signe|obtenu|conclu|j'ai|on a|nous avons|eu) (?:la|ma|une|notre) convention\b{_NEAR}"
    rf"|\bconvention(?: loc ?[123]| anah| cosse)? (?:(?:date|datee|est) )?(?:de|du|depuis) $"
)
_REVISION = re.compile(
    r"(?<!\bderniere )(?<!\bete )(?<!\ba )(?<!\bai )(?<!\bdeja )(?<!\bavons )(?<!\bont )"
    r"\b(?:revis(?:er|e|ee|ees|es|ion|able)|augment(?:er|e|ee|ation)|hausse|index(?:er|ation))\b"
    r"(?:(?!\b(?:bail|contrat|derniere?|depuis|signee?|conclue?)\b)[^.;!?\n]){0,30}$"
)


_YEAR_SAID = re.compile(r"[0-9]{4}|proch")


def extract_other_dates(text: Canonical, today: date, taken: list[Fact]) -> list[Fact]:
    """Dates of a convention's request or signature, and of the revision of a rent.

    Args:
        text: the message.
        today: the date relative expressions count from.
        taken: facts found before, whose characters cannot be a date.
    """
    facts: list[Fact] = []
    for start, end, day, precision in every_date(text, today):
        matter = _matter_of(text.text[max(0, start - 90) : start])
        first, last = text.span(start, end)
        if matter is None or any(fact.overlaps(first, last) for fact in (*taken, *facts)):
            continue
        # « demandée en avril » is over.
        over = matter != "revision" and not _YEAR_SAID.search(text.text, start, end)
        said = day.replace(year=day.year - 1) if over and day > today else day
        value: dict[str, object] = {"date": said.isoformat(), "precision": precision}
        if matter == "convention":
            value["signed"] = True
        entity = "revision_date" if matter == "revision" else "request_date"
        facts.append(text.fact(entity, value, start, end))
    return facts


def _matter_of(before: str) -> str | None:
    """« request », « convention » or « revision », from the words before a date; else None."""
    matters = {"convention": _CONVENTION, "request": _REQUEST, "revision": _REVISION}
    return next((name for name, words in matters.items() if words.search(before)), None)
