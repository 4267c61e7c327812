"""One parser per field of a card's front matter, and the rules of its body.

A parser takes what YAML gives and returns the typed value, or raises :class:`FieldError` whose
French message the loader completes with file, line and field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from knowledge.library import conclusions
from knowledge.library.card import (
    AUDIENCES,
    CONFIDENCES,
    DOCUMENTS,
    ERRATA,
    MIN_WORDINGS,
    SCHEMES,
    Source,
)

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_URL = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?")
_SOURCE_KEYS = {"title", "reference", "url", "date"}
_FORBIDDEN_IN_BODY = (
    (re.compile(r"^#{1,6}\s", re.M), "pas de titre (« # ») dans le texte."),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), "pas de HTML dans le texte."),
    (re.compile(r"\[[^\]]*\]\("), "pas de lien dans le texte : mettez-le dans « sources »."),
    (re.compile(r"https?://\S"), "pas d’adresse web dans le texte : mettez-la dans « sources »."),
    (re.compile(r"\{%|\{#"), "seuls les emplacements « {{ parameter(…) }} » sont permis."),
)


class FieldError(ValueError):
    """A field does not have the expected form; the message is French."""


def body_problems(body: str) -> Iterator[tuple[int, str]]:
    """Yield (line offset, French message) for everything the body must not hold."""
    if not body.strip():
        yield 0, "le texte de la fiche est vide."
    for pattern, message in _FORBIDDEN_IN_BODY:
        for match in pattern.finditer(body):
            yield body.count("\n", 0, match.start()), message


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise FieldError(f"un texte est attendu, pas {_shown(value)} (mettez des guillemets).")
    return " ".join(value.split())


def _identifier(value: Any) -> str:
    if not isinstance(value, str) or not _KEBAB.fullmatch(value):
        raise FieldError("en minuscules sans accent, mots séparés par des tirets.")
    return value


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise FieldError(f"une liste est attendue, pas {_shown(value)}.")
    return value


def _subset(allowed: Iterable[str]) -> Callable[[Any], tuple[str, ...]]:
    known = frozenset(allowed)

    def parse(value: Any) -> tuple[str, ...]:
        values = _list(value)
        if not values:
            raise FieldError(f"au moins une valeur parmi {', '.join(sorted(known))}.")
        for item in values:
            if not isinstance(item, str) or item not in known:
                raise FieldError(
                    f"valeur inconnue {_shown(item)} ; attendu : {', '.join(sorted(known))}."
                )
        return _distinct(values)

    return parse


def _distinct(values: list[Any]) -> tuple[Any, ...]:
    for index, item in enumerate(values):
        if item in values[:index]:
            raise FieldError(f"{_shown(item)} est écrit deux fois.")
    return tuple(values)


def _each(parse: Callable[[Any], Any], value: Any) -> list[Any]:
    """Every entry of a list, parsed; a wrong one is told by its place."""
    items = []
    for position, entry in enumerate(_list(value), start=1):
        try:
            items.append(parse(entry))
        except FieldError as error:
            raise FieldError(f"n° {position} : {error}") from error
    return items


def _wordings(value: Any) -> tuple[str, ...]:
    items = _each(_text, value)
    if len(items) < MIN_WORDINGS:
        raise FieldError(f"au moins {MIN_WORDINGS} autres façons de le dire ({len(items)} ici).")
    return _distinct(items)


def _sources(value: Any) -> tuple[Source, ...]:
    sources = _each(_source, value)
    if not sources:
        raise FieldError("au moins une source.")
    return _distinct(sources)


def _source(entry: Any) -> Source:
    if not isinstance(entry, dict):
        raise FieldError("forme attendue : {title: …, reference: …, url: …, date: …}.")
    unknown = set(entry) - _SOURCE_KEYS
    if unknown:
        raise FieldError(f"champ inconnu : {', '.join(sorted(map(str, unknown)))}.")
    url = entry.get("url")
    if url is not None and (not isinstance(url, str) or not _URL.fullmatch(url)):
        raise FieldError(f"adresse mal formée : {_shown(url)}.")
    reference = entry.get("reference")
    return Source(
        title=_text(entry.get("title")),
        reference=None if reference is None else _text(reference),
        url=url,
        date=_optional_date(entry.get("date")),
    )


def _date(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise FieldError(f"une date AAAA-MM-JJ est attendue, pas {_shown(value)}.")
    return value


def _optional_date(value: Any) -> date | None:
    return None if value is None else _date(value)


def _documents(value: Any) -> tuple[str, ...]:
    for item in _list(value):
        if item not in DOCUMENTS:
            raise FieldError(
                f"document inconnu {_shown(item)} ; attendu, entre guillemets : "
                + ", ".join(f'"{name}"' for name in DOCUMENTS)
                + "."
            )
    return _distinct(_list(value))


def _errata(value: Any) -> tuple[int, ...]:
    for item in _list(value):
        if isinstance(item, bool) or item not in ERRATA:
            raise FieldError(f"numéro d’erratum inconnu : {_shown(item)} (1 à {ERRATA[-1]}).")
    return _distinct(_list(value))


def _confidence(value: Any) -> str:
    if value not in CONFIDENCES:
        raise FieldError(f"attendu : {', '.join(CONFIDENCES)}, pas {_shown(value)}.")
    return str(value)


def _related(value: Any) -> tuple[str, ...]:
    return tuple(_distinct([_identifier(item) for item in _list(value)]))


def _conclusions(value: Any) -> tuple[conclusions.Conclusion, ...]:
    return _distinct(_each(_conclusion, value))


def _conclusion(entry: Any) -> conclusions.Conclusion:
    known = {"when", "said", "say"}
    if not isinstance(entry, dict) or "say" not in entry or not set(entry) <= known:
        raise FieldError("forme attendue : {when: {fait: valeur}, said: [mots dits], say: …}.")
    if not isinstance(entry.get("when", {}), dict):
        raise FieldError("when : forme attendue {fait: valeur}.")
    when = []
    for name, value in entry.get("when", {}).items():
        values = value if isinstance(value, list) else [value]
        wrong = [each for each in values if each not in conclusions.FACTS.get(name, ())]
        if name not in conclusions.FACTS or not values or wrong:
            raise FieldError(f"when : fait ou valeur inconnus, {_shown(name)} : {_shown(value)}.")
        when.append((name, tuple(values)))
    sayings = tuple(_each(_text, entry.get("said", [])))
    conclusion = conclusions.Conclusion(tuple(when), _text(entry["say"]), sayings)
    for _offset, message in body_problems(conclusion.say):
        raise FieldError(message)
    if not conclusion.names and not sayings:
        raise FieldError("elle ne dépend d’aucun fait : écrivez-la dans le texte.")
    return conclusion


def _shown(value: Any) -> str:
    return "rien" if value is None else f"« {value} »"


FIELDS: dict[str, Callable[[Any], Any]] = {
    "id": _identifier,
    "title": _text,
    "audience": _subset(AUDIENCES),
    "schemes": _subset(SCHEMES),
    "wordings": _wordings,
    "sources": _sources,
    "documents": _documents,
    "errata": _errata,
    "valid_from": _optional_date,
    "valid_to": _optional_date,
    "verified_on": _date,
    "confidence": _confidence,
    "related": _related,
}
#: Fields that a card may leave out.
OPTIONAL: dict[str, Callable[[Any], Any]] = {"for_you": _conclusions}
