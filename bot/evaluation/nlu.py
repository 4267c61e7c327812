"""``bailclair evaluate nlu``: the language understanding, pipelines side by side."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import structlog

from bot.evaluation.candidates import PRODUCT, Trained, all_pipelines, train
from bot.evaluation.messages import SPLITS, Expected, MessagesError, load_messages
from bot.evaluation.report import Result, report
from bot.evaluation.scores import confusions, score
from bot.evaluation.variants import VARIANTS
from knowledge.settings import Settings


def main(arguments: list[str]) -> int:
    """Train the chosen pipelines, read the messages, print the report.

    Returns:
        0, or 1 when an option or the file of messages cannot be used.
    """
    known = all_pipelines()
    options = _parser(sorted(known)).parse_args(arguments)
    chosen = options.pipelines or [p.name for p in known.values() if options.all or not p.slow]
    unknown = [name for name in chosen if name not in known]
    if unknown:
        print(
            f"Pipeline inconnu : {', '.join(unknown)}. Connus : {', '.join(known)}.",
            file=sys.stderr,
        )
        return 1
    try:
        messages = load_messages(options.split)
    except (MessagesError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    _quiet()
    data_dir = Settings.from_env().data_dir
    results = []
    for name in chosen:
        print(f"▸ {known[name].title}…", file=sys.stderr, flush=True)
        trained = train(known[name], data_dir)
        results.append(measure(trained, messages, robustness=not options.fast))
        text = report(results, options.split, messages)
        if options.output:  # after each one: the slow ones may be interrupted
            Path(options.output).write_text(text, "utf-8")
    print(text)
    return 0


def measure(trained: Trained, messages: Sequence[Expected], *, robustness: bool) -> Result:
    """Every figure of one pipeline."""
    readings, milliseconds = trained.readings(messages)
    variants = {}
    for name, vary in VARIANTS.items() if robustness else ():
        scores = score(trained.readings(messages, vary)[0])
        variants[name] = (scores.accuracy, scores.values)
    return Result(
        trained.pipeline.title,
        score(readings),
        trained.seconds,
        milliseconds,
        variants,
        confusions(readings),
    )


def _parser(names: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bailclair evaluate nlu",
        description="Mesure la compréhension sur des messages jamais vus à l’entraînement.",
    )
    parser.add_argument(
        "--split", choices=SPLITS, default="dev", help="moitié du jeu de test (dev par défaut)"
    )
    parser.add_argument(
        "--pipelines",
        nargs="+",
        metavar="NOM",
        help=f"seulement ceux-là ; « {PRODUCT} » est celui du service. Connus : {', '.join(names)}",
    )
    parser.add_argument("--all", action="store_true", help="aussi les pipelines lents (DIET)")
    parser.add_argument("--fast", action="store_true", help="sans les mesures de robustesse")
    parser.add_argument(
        "--output", metavar="FICHIER", help="écrit aussi le rapport dans ce fichier"
    )
    return parser


def _quiet() -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    warnings.simplefilter("ignore")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    logging.getLogger().setLevel(logging.ERROR)
