"""What a recap says, in which order: the question, the answer, its calculation and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from bot.gateway.recap.exchanges import Exchange
from knowledge.contacts import Contacts
from rules_core import french

DISCLAIMER = (
    "Information générale donnée par un programme : elle ne remplace ni un conseil juridique ni la "
    "décision d’une administration."
)
_PARIS = ZoneInfo("Europe/Paris")
_VERDICTS = {
    "eligible": "Oui, éligible",
    "not_eligible": "Non éligible",
    "conditional": "Sous conditions",
    "computed": "Résultat du calcul",
    "unknown": "À vérifier",
}
_UNITS = {"€/an": "€ par an", "€/mois": "€ par mois"}
_CONDITIONS = (
    ("met", "Conditions remplies"),
    ("not_met", "Conditions non remplies"),
    ("not_verified", "À vérifier par vous"),
)


@dataclass(frozen=True)
class Section:
    """A titled part of the recap.

    Attributes:
        title: its heading.
        paragraphs: running text.
        items: a list under it; ``links`` gives the address of some, by their text.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def recap_sections(exchanges: Sequence[Exchange], contacts: Contacts) -> list[Section]:
    """The sections of a recap.

    Args:
        exchanges: the exchanges to recall; the last one of a chain holds the answer.
        contacts: who can say more, for the département of the visitor when it is known.
    """
    sections: list[Section] = []
    questions: list[str] = []
    for exchange in exchanges:
        if exchange.question:
            questions.append(exchange.question)
        if exchange.status != "asked":
            sections += _answer(exchange, questions)
            questions = []
    return [*sections, *_closing(contacts)]


def department_of(exchanges: Iterable[Exchange]) -> str | None:
    """Code of the département that the last computed result is about, None when there is none."""
    found: str | None = None
    for exchange in exchanges:
        for message in exchange.messages:
            for result in _results(message):
                found = (result.get("inputs") or {}).get("department") or found
    return found


def _answer(exchange: Exchange, questions: Iterable[str]) -> list[Section]:
    messages = exchange.messages
    results = [result for message in messages for result in _results(message)]
    known = [f"{item['label']} : {item['value']}" for m in messages for item in m["known"]]
    texts = [p for m in messages for p in str(m["text"]).split("\n\n") if p.strip()]
    sources = _sources(messages, results)
    moment = datetime.fromtimestamp(exchange.at, UTC).astimezone(_PARIS)
    when = f"Réponse donnée le {french.day(moment.date())} à {moment:%H} h {moment:%M}."
    sections = [
        Section("Votre question", items=tuple(questions)),
        Section("Ce que vous avez indiqué", items=tuple(dict.fromkeys(known))),
        Section("Réponse", paragraphs=tuple(texts)),
        *(section for result in results for section in _result(result)),
        Section("Sources", items=tuple(sources), links=tuple(sources.items())),
        Section("Date", paragraphs=(when,)),
    ]
    return [section for section in sections if section.paragraphs or section.items]


def _results(message: dict[str, Any]) -> list[dict[str, Any]]:
    return message["results"] or ([message["result"]] if message["result"] else [])


def _result(result: dict[str, Any]) -> list[Section]:
    figures = [
        f"{f['label']} : {_value(f['value'], f.get('unit'))}" for f in _list(result, "figures")
    ]
    validity = result.get("valid_on")
    heading = [result.get("title"), _VERDICTS.get(str(result.get("verdict")))]
    lines = [line for line in heading if line] + figures
    if validity:
        lines.append(f"Règles en vigueur au {french.day(date.fromisoformat(validity))}")
    conditions = [
        Section(
            title,
            items=tuple(c["label"] for c in _list(result, "conditions") if c["status"] == status),
        )
        for status, title in _CONDITIONS
    ]
    return [
        Section("Résultat", items=tuple(lines)),
        *conditions,
        Section("Attention", items=tuple(w["message"] for w in _list(result, "warnings"))),
        Section("Calcul", items=tuple(_step(step) for step in _list(result, "steps"))),
    ]


def _step(step: dict[str, Any]) -> str:
    value = _value(step.get("value"), step.get("unit"))
    if step.get("formula"):
        return f"{step['label']} : {step['formula']} = {value}"
    return f"{step['label']} : {value}"


def _sources(
    messages: Iterable[dict[str, Any]], results: Iterable[dict[str, Any]]
) -> dict[str, str]:
    """Sources in words with their address (or nothing), each once."""
    sources = [source for message in messages for source in message["sources"]]
    sources += [reference for result in results for reference in _list(result, "references")]
    found: dict[str, str] = {}
    for source in sources:
        since = source.get("valid_from")
        parts = [
            source.get("title"),
            source.get("reference"),
            f"en vigueur depuis le {french.day(date.fromisoformat(since))}" if since else None,
        ]
        line = " — ".join(str(part) for part in parts if part)
        if line:
            found.setdefault(line, source.get("url") or "")
    return found


def _closing(contacts: Contacts) -> list[Section]:
    people = {
        f"{c.name} : {c.purpose}" + (f" — {c.phone}" if c.phone else ""): c.url or ""
        for c in (contacts.adil, contacts.france_renov)
    }
    return [
        Section(
            "Pour une réponse sur votre situation",
            items=tuple(people),
            links=tuple(people.items()),
        ),
        Section("À savoir", paragraphs=(DISCLAIMER,)),
    ]


def _value(value: object, unit: object) -> str:
    """A figure in French with its unit: « 48 268 € par an »; a date is written out."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return "oui" if value else "non"
    text = str(value)
    name = _UNITS.get(str(unit), str(unit or ""))
    try:
        return french.day(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        exact = Decimal(text)
    except InvalidOperation:
        return f"{text} {name}".strip()
    money = name.startswith("€") and exact != exact.to_integral_value()
    written = french.number(exact, 2 if money else None)
    return f"{written}\N{NO-BREAK SPACE}{name}" if name else written


def _list(result: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return result.get(name) or []
