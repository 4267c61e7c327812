"""``bailclair serve``: the whole service, until Ctrl-C."""

from __future__ import annotations

import argparse

from bot.commands.failure import CommandError
from bot.gateway.typography import typeset
from knowledge.settings import Settings

HELP = "démarre le service et le surveille"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--maintenance",
        metavar="MESSAGE",
        help="affiche ce message aux visiteurs au lieu de répondre",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    from bot.supervisor.ports import PortBusyError  # noqa: PLC0415 - keeps --help instant
    from bot.supervisor.service import serve  # noqa: PLC0415

    try:
        return serve(settings, say, maintenance=options.maintenance)
    except PortBusyError as error:
        raise CommandError(str(error)) from error


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    print(typeset(f"▸ {line}"), flush=True)
