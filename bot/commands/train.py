"""``bailclair train``: the language model, trained again only when its data changed."""

from __future__ import annotations

import argparse

from bot.commands.failure import CommandError
from knowledge.settings import Settings

HELP = "entraîne le modèle de langue (si ses données ont changé)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--force",
        action="store_true",
        help="entraîne même si rien n’a changé depuis la dernière fois",
    )
    parser.add_argument(
        "--print-path", action="store_true", help="n’affiche que le chemin du modèle"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Train or find the model and say where it is."""
    from bot.model import TrainingFailed, ensure_model  # noqa: PLC0415 - keeps --help instant

    try:
        path = ensure_model(settings, force=options.force)
    except TrainingFailed as error:
        raise CommandError(str(error)) from error
    print(path if options.print_path else f"Modèle : {path}")
    return 0
