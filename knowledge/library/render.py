"""Fill in a card's placeholders: figures live in ``rules_core`` only, dated, and are looked up.

A placeholder is ``{{ parameter("key", coordinate="…") }}``; ``on="2024-01-01"`` among the
coordinates asks for the value of another day than the reader's. A conclusion computes with
``figure("key", coordinate="…")``, the same value as a number: a rate of 65 % is 0.65.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from knowledge.library.card import Card
from knowledge.library.conclusions import Conclusion, Facts, values_of
from rules_core import (
    NoParameter,
    Parameter,
    RulesError,
    format_parameter,
    parameter,
)

MISSING_VALUE = "(valeur non disponible pour cette date)"

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ANNOUNCED = re.compile(r":[ \t]*\n\n(?=[ \t]*[-*]\s)")
_ITEM = re.compile(r"^[ \t]*[-*]\s+", re.MULTILINE)

# Autoescape is off on purpose: cards are plain text, every reader escapes what it shows.
_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_ENVIRONMENT.globals.clear()


class RenderError(ValueError):
    """A placeholder cannot be filled in; the message is French."""


def render_card(card: Card, on: date) -> str:
    """The text of ``card`` for a reader on day ``on``, in Markdown.

    A card that is no longer (or not yet) in force is filled in for the closest day on which it
    holds. A value that ``rules_core`` does not have for that day is said to be missing: never an
    older one in silence.

    Raises:
        RenderError: a placeholder is malformed or names no known parameter.
    """
    return render_text(card.body, card.nearest_valid_day(on))


def render_text(text: str, on: date) -> str:
    """Fill in the placeholders of ``text`` with the values of day ``on``."""
    return _render(text, on, strict=False)


def render_conclusion(conclusion: Conclusion, facts: Facts, on: date) -> str:
    """A conclusion that holds, as plain text, its amounts computed.

    Raises:
        RenderError: a placeholder is malformed or names no known parameter.
        NoParameter: what it computes with has no value on day ``on``.
    """
    return plain_text(_render(conclusion.say, on, strict=False, **values_of(facts)))


def check_conclusion(conclusion: Conclusion, on: date) -> None:
    """Raise :class:`RenderError` unless every placeholder of a conclusion can be filled in."""
    for facts in conclusion.cases():
        _render(conclusion.say, on, strict=True, **values_of(facts))


def check_text(text: str, on: date) -> None:
    """Raise :class:`RenderError` unless every placeholder of ``text`` has a value on day ``on``."""
    _render(text, on, strict=True)


def plain_text(markdown: str) -> str:
    """A card's Markdown as plain text: no bold, « • » before the items of a list.

    A list stays with the line that announces it: alone, its figures would be anybody's.
    """
    return _ITEM.sub("• ", _ANNOUNCED.sub(":\n", _BOLD.sub(r"\1", markdown))).strip()


def _render(text: str, on: date, *, strict: bool, **values: Any) -> str:
    if "{{" not in text:
        return text

    def found(key: str, **coords: str) -> Parameter:
        day = coords.pop("on", None)
        return parameter(key, date.fromisoformat(day) if day else on, **coords)

    def value(key: str, **coords: str) -> str:
        try:
            return format_parameter(found(key, **coords))
        except NoParameter:
            if strict:
                raise
            return MISSING_VALUE

    def figure(key: str, **coords: str) -> Decimal:
        value = found(key, **coords).value
        if not isinstance(value, Decimal):
            raise TypeError(f"« {key} » n’est pas un nombre.")
        return value

    try:
        return _template(text).render(parameter=value, figure=figure, **values)
    except NoParameter as error:
        if not strict:
            raise
        raise RenderError(str(error)) from error
    except (TemplateError, RulesError, ValueError, TypeError) as error:
        raise RenderError(f"emplacement impossible à remplir : {error}") from error


@lru_cache(maxsize=1024)
def _template(text: str) -> Template:
    return _ENVIRONMENT.from_string(text)
