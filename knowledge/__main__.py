"""Developer's door to the cards: ``python -m knowledge check``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from knowledge.checks import check_cards
from knowledge.library.card import CARDS_DIR
from knowledge.settings import Settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="vérifier les fiches et leur couverture")
    check.add_argument("folder", nargs="?", type=Path, default=CARDS_DIR)
    options = parser.parse_args(arguments)
    report = check_cards(options.folder, Settings.from_env().current_date())
    sys.stdout.write(report.to_text() + "\n")
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
