"""``bailclair evaluate PART``: measures of quality, each in its own module."""

from __future__ import annotations

import argparse
import importlib.util

from bot.commands.failure import CommandError
from knowledge.settings import Settings

HELP = "mesure la qualité (compréhension, recherche…)"

# Each module has ``main(arguments: list[str]) -> int``.
_PARTS = {"nlu": "bot.evaluation.nlu", "knowledge": "knowledge.evaluation"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("part", metavar="partie", choices=sorted(_PARTS), help="nlu ou knowledge")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="options de la mesure")


def run(options: argparse.Namespace, _settings: Settings) -> int:
    """Hand over to the module of the part."""
    name = _PARTS[options.part]
    try:
        found = importlib.util.find_spec(name)
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise CommandError(f"La mesure « {options.part} » n’est pas installée.")
    code: int = importlib.import_module(name).main(options.rest)
    return code
