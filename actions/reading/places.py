"""Which place a message means, when the words around it or the question asked must tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.territory import Commune, Territory

from ..goals import COMPARABLE
from .readable import SMALL_TALK

_SPEAKS = re.compile(r"\b(?:j['’]|(?:je|on|nous|mon|ma|mes)\s)", re.IGNORECASE)
_LIKENS = re.compile(
    r"\b(?:pareil\w*|m[êe]mes?|identiques?|diff[ée]ren\w+|compar\w+|chacune?"
    r"|plus (?:cher|haut|élevé)\w*)\b",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(r"\W*(?:et|mais|ou)\s+(?:si|s['’])", re.IGNORECASE)
_LONGEST_NAME = 3  # words


def expected_place(text: str, territory: Territory) -> list[Commune]:
    """The place in an answer to « quelle commune ? »: a bare name or code suffices."""
    if text.strip().isdigit():
        return list(territory.resolve(text))
    mentions = territory.find_in_text(text, expecting_place=True)
    if _SPEAKS.search(text):  # « j’ai 28 ans » is not Jeantes misspelt
        mentions = [mention for mention in mentions if not mention.corrected]
    return [c for mention in mentions if not mention.near for c in mention.candidates]


def supposed_place(
    text: str, said: Sequence[dict[str, Any]], slots: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """« et si j'étais étudiante à Guéret ? » after an answer: the town of the new case.

    Args:
        text: the message.
        said: its entities, among which a town that would else be somebody else's.
        slots: what is known.
    """
    supposes = slots.get("goals") and not slots.get("requested_slot") and _SUPPOSES.match(text)
    places = [entity for entity in said if entity["entity"] == "commune"]
    if not supposes or len(places) != 1 or places[0].get("role") != "other":
        return []
    return places


def may_be_bare(text: str, intent: str | None) -> bool:
    """A name alone, whatever it sounds like: « Tolouse » is no insult."""
    return intent in SMALL_TALK and len(text.split()) <= _LONGEST_NAME and "?" not in text


def likened(
    text: str, named: Sequence[Any], communes: Sequence[Commune], goals: Sequence[str]
) -> list[str]:
    """« le loyer à Lille et à Marseille, c'est pareil ? »: both, side by side.

    Args:
        text: the message.
        named: values of its entities ``commune``; homonyms are no single code.
        communes: the communes they stand for.
        goals: what is asked about them.

    Returns:
        INSEE codes, none when the visitor must choose.
    """
    codes = {value for value in named if isinstance(value, str)}
    several = 1 < len(codes) == len(communes)
    if several and _LIKENS.search(text) and COMPARABLE & {*goals}:
        return [commune.code for commune in communes]
    return []
