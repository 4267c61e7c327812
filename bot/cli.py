"""``bailclair``: the service on the command line. Commands live in ``bot/commands``."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from bot.commands.failure import CommandError
from knowledge.settings import Settings, SettingsError

# Light modules only: `bailclair --help` must be instant. Each command imports what it needs.
_COMMANDS = ("serve", "ask", "train", "evaluate", "data", "desk", "privacy")


class _FrenchParser(argparse.ArgumentParser):
    """argparse with its own words in French."""

    def format_help(self) -> str:
        return _in_french(super().format_help())

    def format_usage(self) -> str:
        return _in_french(super().format_usage())

    def error(self, message: str) -> None:  # type: ignore[override]  # it never returns
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog} : {_in_french(message)}\n")


_WORDS = {
    "usage: ": "usage : ",
    "positional arguments:": "arguments :",
    "options:": "options :",
    "show this help message and exit": "affiche cette aide",
    "the following arguments are required: ": "il manque : ",
    "unrecognized arguments: ": "arguments inconnus : ",
    "one of the arguments ": "il manque l’un de : ",
    " is required": "",
    "invalid choice: ": "choix inconnu : ",
    "invalid int value: ": "nombre entier attendu : ",
    "expected one argument": "une valeur est attendue",
    "expected at least one argument": "au moins une valeur est attendue",
    "(choose from ": "(choix : ",
    "argument ": "",
    "not allowed with ": "incompatible avec ",
}


def _in_french(text: str) -> str:
    for english, french in _WORDS.items():
        text = text.replace(english, french)
    return text


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    parser = _FrenchParser(
        prog="bailclair",
        description="Assistant conversationnel sur la location abordable.",
    )
    commands = parser.add_subparsers(dest="command", metavar="commande", required=True)
    for name in _COMMANDS:
        module = importlib.import_module(f"bot.commands.{name}")
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 done, 1 failed, 2 wrong arguments."""
    options = build_parser().parse_args(arguments)
    try:
        settings = Settings.from_env()
        code: int = options.run(options, settings)
    except SettingsError as error:
        print(f"Réglage incorrect : {error}", file=sys.stderr)
        return 2
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
