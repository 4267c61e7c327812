"""Check the cards: schema, sources, links, dates, placeholders, duplicates, coverage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from rapidfuzz import fuzz

from knowledge.library.card import CARDS_DIR, DOCUMENTS, ERRATA, PLACEHOLDER, CardFile, Problem
from knowledge.library.loader import load_cards
from knowledge.library.render import RenderError, check_conclusion, check_text
from knowledge.search.text import fold, words

DUPLICATE_TITLES = 92.0  # rapidfuzz token_sort_ratio, 0 to 100
DUPLICATE_BODIES = 85.0
LONGEST_ANSWER = 450  # characters of the first paragraph
STALE_AFTER = timedelta(days=400)


@dataclass(frozen=True)
class Coverage:
    """Which cards cover what; the values are card ids."""

    themes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    schemes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    audiences: dict[str, tuple[str, ...]] = field(default_factory=dict)
    documents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    errata: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def missing_errata(self) -> tuple[int, ...]:
        """Errata that no card answers."""
        return tuple(number for number, ids in self.errata.items() if not ids)


@dataclass(frozen=True)
class Duplicate:
    """Two cards, or two wordings of two cards, that say the same; ``similarity`` is 0 to 100."""

    first: str
    second: str
    what: str
    similarity: float


@dataclass(frozen=True)
class CheckReport:
    """Everything :func:`check_cards` found."""

    cards: int
    problems: tuple[Problem, ...]
    duplicates: tuple[Duplicate, ...]
    coverage: Coverage

    @property
    def ok(self) -> bool:
        """True when no card is refused."""
        return not any(problem.severity == "error" for problem in self.problems)

    def to_text(self) -> str:
        """The report in French, for the person who writes cards."""
        return "\n".join(_report_lines(self))


def check_cards(folder: Path = CARDS_DIR, today: date | None = None) -> CheckReport:
    """Read every card under ``folder`` and check it, alone and against the others."""
    day = today or date.today()
    files, problems = load_cards(folder)
    ids = {file.card.id for file in files}
    for file in files:
        problems.extend(_card_problems(file, ids, day))
    duplicates = tuple(_duplicates(files))
    by_id = {file.card.id: file for file in files}
    problems.extend(
        by_id[found.second].problem(
            "wordings" if found.what == "wording" else "title" if found.what == "title" else "body",
            f"{_WHAT[found.what]} de « {found.first} » ({found.similarity:.0f} %).",
            "error" if found.similarity == 100 and found.what != "wording" else "warning",
        )
        for found in duplicates
    )
    problems.sort(key=lambda problem: (str(problem.path), problem.line or 0))
    return CheckReport(len(files), tuple(problems), duplicates, coverage(files))


_WHAT = {
    "title": "titre trop proche de celui",
    "wording": "une formulation est aussi celle",
    "body": "texte trop proche de celui",
}


def _card_problems(file: CardFile, ids: set[str], day: date) -> Iterator[Problem]:
    card = file.card
    for other in card.related:
        if other == card.id:
            yield file.problem("related", "la fiche se cite elle-même.")
        elif other not in ids:
            yield file.problem("related", f"fiche inconnue : « {other} ».")
    if card.verified_on > day:
        yield file.problem("verified_on", f"date dans l’avenir ({card.verified_on}).")
    elif day - card.verified_on > STALE_AFTER and card.status_on(day) == "current":
        message = f"vérifiée il y a plus d’un an ({card.verified_on}) : à relire."
        yield file.problem("verified_on", message, "warning")
    for source in card.sources:
        if source.date and source.date > day:
            yield file.problem("sources", f"« {source.title} » est datée de l’avenir.")
        if not source.reference and not source.url:
            message = f"« {source.title} » n’a ni référence ni adresse."
            yield file.problem("sources", message, "warning")
    if card.confidence == "low" and "a verifier" not in fold(card.body):
        message = "confiance « low » : le texte doit dire « à vérifier auprès de … »."
        yield file.problem("body", message)
    length = len(PLACEHOLDER.sub(" 0", card.answer))
    if length > LONGEST_ANSWER:
        message = f"la réponse doit tenir en une ou deux phrases ({length} caractères)."
        yield file.problem("body", message, "warning")
    if fold(card.title) in {fold(wording) for wording in card.wordings}:
        yield file.problem("wordings", "une formulation répète le titre.", "warning")
    yield from _placeholder_problems(file, card.nearest_valid_day(day))


def _placeholder_problems(file: CardFile, day: date) -> Iterator[Problem]:
    try:
        check_text(file.card.body, day)
    except RenderError as error:
        yield file.problem("body", f"{error}.")
    for conclusion in file.card.for_you:
        try:
            check_conclusion(conclusion, day)
        except RenderError as error:
            yield file.problem("for_you", f"{error}.")


def _duplicates(files: Sequence[CardFile]) -> Iterator[Duplicate]:
    titles = [" ".join(words(fold(file.card.title))) for file in files]
    bodies = [" ".join(words(fold(file.card.body))) for file in files]
    seen: dict[str, str] = {}
    for index, file in enumerate(files):
        for wording in file.card.wordings:
            key = " ".join(words(fold(wording)))
            other = seen.setdefault(key, file.card.id)
            if other != file.card.id:
                yield Duplicate(other, file.card.id, "wording", 100.0)
        for before in range(index):
            first = files[before].card.id
            score = fuzz.token_sort_ratio(
                titles[before], titles[index], score_cutoff=DUPLICATE_TITLES
            )
            if score:
                yield Duplicate(first, file.card.id, "title", score)
            score = fuzz.token_sort_ratio(
                bodies[before], bodies[index], score_cutoff=DUPLICATE_BODIES
            )
            if score:
                yield Duplicate(first, file.card.id, "body", score)


def coverage(files: Sequence[CardFile]) -> Coverage:
    """What the cards cover, by theme, scheme, audience, source document and erratum."""
    cards = [file.card for file in files]

    def ids(values: Sequence[str], attribute: str) -> dict[str, tuple[str, ...]]:
        return {
            value: tuple(card.id for card in cards if value in getattr(card, attribute))
            for value in values
        }

    themes = sorted({card.theme for card in cards})
    return Coverage(
        themes={theme: tuple(c.id for c in cards if c.theme == theme) for theme in themes},
        schemes=ids(sorted({name for card in cards for name in card.schemes}), "schemes"),
        audiences=ids(sorted({name for card in cards for name in card.audience}), "audience"),
        documents=ids(DOCUMENTS, "documents"),
        errata={n: tuple(card.id for card in cards if n in card.errata) for n in ERRATA},
    )


def _report_lines(report: CheckReport) -> Iterator[str]:
    errors = [problem for problem in report.problems if problem.severity == "error"]
    warnings = [problem for problem in report.problems if problem.severity != "error"]
    for problem in (*errors, *warnings):
        yield str(problem)
    if report.problems:
        yield ""
    yield (
        f"{report.cards} fiches lues, {len(errors)} erreur(s), {len(warnings)} avertissement(s)."
    )
    tables: tuple[tuple[str, dict[str, tuple[str, ...]]], ...] = (
        ("Par thème", report.coverage.themes),
        ("Par dispositif", report.coverage.schemes),
        ("Par public", report.coverage.audiences),
        ("Par document source", report.coverage.documents),
    )
    for title, table in tables:
        yield f"{title} : " + " · ".join(f"{name} {len(ids)}" for name, ids in table.items())
    covered = len(report.coverage.errata) - len(report.coverage.missing_errata)
    line = f"Errata traités : {covered} sur {len(report.coverage.errata)}"
    if report.coverage.missing_errata:
        line += " ; manquent : " + ", ".join(map(str, report.coverage.missing_errata))
    yield line + "."
