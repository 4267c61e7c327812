"""Developer's door to the cards and their search: ``python -m knowledge check``, ``--help``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from knowledge import evaluation
from knowledge.base import KnowledgeBase
from knowledge.calibrate import calibrate
from knowledge.checks import check_cards
from knowledge.database import open_engine
from knowledge.encoder import open_encoder
from knowledge.library.card import CARDS_DIR
from knowledge.library.loader import load_cards
from knowledge.search.calibration import read_calibration, write_calibration
from knowledge.search.semantic import card_sentences, learnt_axes
from knowledge.search.subject_axes import AXES_FILE, write_axes
from knowledge.search.vectors import refresh_vectors, sentence_matrix, sentences_by_file
from knowledge.settings import Settings

_WORST = 30  # cards shown in full


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options, rest = _parser().parse_known_args(arguments)
    if options.command == "check":
        report = check_cards(options.folder, Settings.from_env().current_date())
        _say(report.to_text())
        return 0 if report.ok else 1
    if options.command in _WITHOUT_OPTIONS:
        return _WITHOUT_OPTIONS[options.command]()
    if options.command == "search":
        return _search(evaluation.product()(), options.question)
    if options.command == "evaluate":
        return evaluation.main(rest)
    paths = options.questions or [evaluation.QUESTIONS_FILE, evaluation.TUNING_FILE]
    questions = evaluation.read_questions(paths, "dev")
    write_calibration(calibrate(evaluation.product(), read_calibration(), questions))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="vérifier les fiches et leur couverture")
    check.add_argument("folder", nargs="?", type=Path, default=CARDS_DIR)
    commands.add_parser("vectors", help="encoder ce qui a changé dans les fiches")
    commands.add_parser("learn", help="apprendre ce qui distingue les sujets des fiches")
    search = commands.add_parser("search", help="chercher une fiche")
    search.add_argument("question")
    commands.add_parser("heldout", help="fiches que leurs propres formulations trouvent mal")
    commands.add_parser("evaluate", help="mesurer la recherche", add_help=False)
    calibrating = commands.add_parser("calibrate", help="régler quand répondre")
    calibrating.add_argument("questions", nargs="*", type=Path, help="fichiers de questions")
    return parser


def _vectors() -> int:
    encoder = open_encoder()
    if encoder is None:
        _say("Cette machine n’a pas d’encodeur de phrases.")
        return 1
    changes = refresh_vectors(sentences_by_file(), encoder)
    _say(f"{changes.encoded} phrases encodées, {changes.kept} gardées, {changes.dropped} retirées.")
    if changes.files:
        _say("Fichiers récrits : " + ", ".join(changes.files))
    return 0


def _learn() -> int:
    encoder = open_encoder()
    if encoder is None:
        _say("Cette machine n’a pas d’encodeur de phrases.")
        return 1
    files, _problems = load_cards(CARDS_DIR)
    sentences = [card_sentences(file.card) for file in files]
    refresh_vectors(sentences_by_file(), encoder)  # so that the database lacks nothing
    flat = [sentence for group in sentences for sentence in group]
    matrix = sentence_matrix(flat, encoder, open_engine(Settings.from_env().database_url))
    write_axes(learnt_axes(matrix, [len(group) for group in sentences]), encoder.name)
    _say(f"Appris de {len(matrix)} phrases de {len(sentences)} fiches : {AXES_FILE.name}.")
    return 0


def _search(base: KnowledgeBase, question: str) -> int:
    answer = base.answer(question)
    said = f"répondu : {answer.hit.id}" if answer.hit else "pas de réponse"
    _say(f"{said} (probabilité {answer.probability:.2f})")
    for hit in base.search(question):
        _say(f"  {hit.score:.3f}  {hit.id}  {hit.title}  [{hit.status}]")
    return 0


def _held_out() -> int:
    reports = evaluation.product()().held_out()
    first = sum(report.first for report in reports) / len(reports)
    third = sum(report.third for report in reports) / len(reports)
    _say(f"{len(reports)} fiches ; en premier {first:.3f}, dans les trois {third:.3f}")
    for report in reports[:_WORST]:
        _say(f"{report.card_id} : en premier {report.first:.2f}, dans les trois {report.third:.2f}")
        for wording, winner in report.missed:
            _say(f"    {wording} → {winner}")
    return 0


#: Commands that take nothing more.
_WITHOUT_OPTIONS = {"vectors": _vectors, "learn": _learn, "heldout": _held_out}


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
