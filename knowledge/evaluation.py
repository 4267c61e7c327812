"""How well the knowledge base finds: measured on questions written before it was tuned.

``bailclair evaluate knowledge`` prints the report. The questions lie in
``tests/knowledge/search/questions.yaml``, as ``- {q: "…", cards: [ids], split: dev|report}``; no
card means that the right reply is to say that there is none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import yaml

from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.search.calibration import Calibration, read_calibration
from knowledge.settings import Settings
from knowledge.territory import Territory

_TESTS = Path(__file__).resolve().parent.parent / "tests/knowledge/search"
QUESTIONS_FILE = _TESTS / "questions.yaml"
# Questions of the search's own author: more to calibrate with, never to report.
TUNING_FILE = _TESTS / "tuning.yaml"
RESAMPLES = 2000
_DEPTH = 10  # a right card further down counts for nothing in the mean reciprocal rank


class QuestionsError(ValueError):
    """The file of questions cannot be used; the message is French."""


@dataclass(frozen=True)
class Question:
    """A question and the cards that answer it (none: it must not be answered with a card)."""

    text: str
    cards: frozenset[str]
    split: str = "dev"


@dataclass(frozen=True)
class Outcome:
    """What one system did with one question.

    Attributes:
        rank: position of the first right card, from 1, or None when it is not among the ten first.
        answered: id of the card given as the answer, or None when it declined.
        keywords: whether the question is a few keywords and not a sentence.
    """

    question: Question
    rank: int | None
    answered: str | None
    keywords: bool


@dataclass(frozen=True)
class Figure:
    """A share (0 to 1) with its 95 % bootstrap interval and the number of questions behind it."""

    value: float
    low: float
    high: float
    questions: int

    def __str__(self) -> str:
        if not self.questions:
            return "—"
        return f"{self.value:.3f} [{self.low:.3f} ; {self.high:.3f}]"


@dataclass(frozen=True)
class Scores:
    """One line of the table.

    Attributes:
        recall_1, recall_3, mrr: of the ranking, on questions that a card answers.
        right: answered with a right card, on the same questions.
        wrong: answered with a wrong card, on the same questions.
        false_answers: answered with a card, on questions that no card answers.
    """

    system: str
    recall_1: Figure
    recall_3: Figure
    mrr: Figure
    right: Figure
    wrong: Figure
    false_answers: Figure


def load_questions(path: Path, known: Iterable[str] | None = None) -> list[Question]:
    """Read questions.

    Args:
        known: ids of the cards; a question that names another one is refused.

    Raises:
        QuestionsError: the file does not have the expected form.
    """
    entries = yaml.safe_load(path.read_text("utf-8"))
    if not isinstance(entries, list):
        raise QuestionsError(f"{path.name} : une liste de questions est attendue.")
    ids = None if known is None else set(known)
    questions = []
    for position, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("q"), str):
            raise QuestionsError(f"{path.name}, question n° {position} : « q » manque.")
        cards = frozenset(map(str, entry.get("cards") or ()))
        if ids is not None and not cards <= ids:
            missing = ", ".join(sorted(cards - ids))
            raise QuestionsError(f"{path.name}, question n° {position} : fiche inconnue {missing}.")
        split = entry.get("split", "dev")
        if split not in ("dev", "report"):
            raise QuestionsError(f"{path.name}, question n° {position} : split dev ou report.")
        questions.append(Question(entry["q"], cards, split))
    return questions


def run(base: KnowledgeBase, questions: Sequence[Question]) -> list[Outcome]:
    """Ask every question once."""
    outcomes = []
    for question in questions:
        ids = [hit.id for hit in base.search(question.text, limit=_DEPTH)]
        rank = next((i for i, card in enumerate(ids, start=1) if card in question.cards), None)
        hit = base.answer(question.text).hit
        outcomes.append(
            Outcome(question, rank, hit.id if hit else None, len(question.text.split()) <= 4)
        )
    return outcomes


def score(system: str, outcomes: Sequence[Outcome], seed: int = 0) -> Scores:
    """Figures of one system."""
    inside = [outcome for outcome in outcomes if outcome.question.cards]
    outside = [outcome for outcome in outcomes if not outcome.question.cards]

    def share(over: Sequence[Outcome], measure: Callable[[Outcome], float]) -> Figure:
        return _figure([measure(outcome) for outcome in over], seed)

    return Scores(
        system=system,
        recall_1=share(inside, lambda o: float(o.rank == 1)),
        recall_3=share(inside, lambda o: float(o.rank is not None and o.rank <= 3)),
        mrr=share(inside, lambda o: 1.0 / o.rank if o.rank else 0.0),
        right=share(inside, lambda o: float(o.answered in o.question.cards)),
        wrong=share(
            inside, lambda o: float(o.answered is not None and o.answered not in o.question.cards)
        ),
        false_answers=share(outside, lambda o: float(o.answered is not None)),
    )


def _figure(values: Sequence[float], seed: int) -> Figure:
    if not values:
        return Figure(0.0, 0.0, 0.0, 0)
    sample = np.asarray(values)
    drawn = np.random.default_rng(seed).integers(0, len(sample), (RESAMPLES, len(sample)))
    low, high = np.percentile(sample[drawn].mean(axis=1), (2.5, 97.5))
    return Figure(float(sample.mean()), float(low), float(high), len(sample))


def systems(
    open_base: Callable[..., KnowledgeBase], calibration: Calibration
) -> dict[str, KnowledgeBase]:
    """The three that are compared: words only, meaning only, the product.

    Args:
        open_base: :meth:`KnowledgeBase.open` with everything but ``encoder`` and ``calibration``.
    """
    weights = replace(calibration.weights, words=0.0, coverage=0.0, letters=0.0, wording=0.0)
    meaning_only = replace(calibration, weights=weights)
    return {
        "texte intégral seul": open_base(encoder=None, calibration=calibration),
        "encodeur seul": open_base(calibration=meaning_only),
        "produit": open_base(calibration=calibration),
    }


def evaluate(bases: dict[str, KnowledgeBase], questions: Sequence[Question]) -> str:
    """The report, in French: one table for all questions, sentences, keywords."""
    outcomes = {name: run(base, questions) for name, base in bases.items()}
    groups: tuple[tuple[str, Callable[[Outcome], bool]], ...] = (
        ("Toutes les questions", lambda _: True),
        ("Phrases", lambda o: not o.keywords),
        ("Mots-clés (quatre mots au plus)", lambda o: o.keywords),
    )
    lines: list[str] = []
    for title, belongs in groups:
        lines.append(f"{title} (intervalles à 95 %)")
        rows = [score(name, [o for o in found if belongs(o)]) for name, found in outcomes.items()]
        lines.extend(_table(rows))
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """``bailclair evaluate knowledge``: print the report; returns the exit status."""
    parser = argparse.ArgumentParser(prog="bailclair evaluate knowledge", description="Mesure.")
    parser.add_argument("questions", nargs="*", type=Path, help="fichiers de questions")
    parser.add_argument("--split", choices=("dev", "report"), default="report", help="la moitié")
    options = parser.parse_args(arguments)
    try:
        questions = read_questions(options.questions or [QUESTIONS_FILE], options.split)
    except (OSError, QuestionsError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(evaluate(systems(product(), read_calibration()), questions))
    return 0


def product() -> Callable[..., KnowledgeBase]:
    """:meth:`KnowledgeBase.open` on the database and territory that the environment names."""
    settings = Settings.from_env()
    engine = open_engine(settings.database_url)
    territory = Territory.load(engine)
    return partial(KnowledgeBase.open, engine, today=settings.current_date, territory=territory)


def read_questions(paths: Sequence[Path], split: str) -> list[Question]:
    """The questions of one half."""
    return [item for path in paths for item in load_questions(path) if item.split == split]


_COLUMNS = (
    ("Rappel@1", "recall_1"),
    ("Rappel@3", "recall_3"),
    ("MRR", "mrr"),
    ("bien répondu", "right"),
    ("mal répondu", "wrong"),
    ("hors sujet répondu", "false_answers"),
)


def _table(rows: Sequence[Scores]) -> list[str]:
    inside, outside = rows[0].recall_1.questions, rows[0].false_answers.questions
    lines = [f"{inside} questions avec fiche, {outside} sans"]
    lines.append(f"{'':22}" + "".join(f"{title:>24}" for title, _name in _COLUMNS))
    for row in rows:
        cells = "".join(f"{getattr(row, name)!s:>24}" for _title, name in _COLUMNS)
        lines.append(f"{row.system:22}{cells}")
    return lines
