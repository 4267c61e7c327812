"""``bailclair data``: official tables and legal parameters, their age, their renewal."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TextIO

from knowledge.settings import Settings

HELP = "montre ou renouvelle les données officielles"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    status = _action(actions, "status", "montre l’âge des tables et des paramètres")
    status.add_argument("--json", action="store_true", help="en JSON")
    update = _action(actions, "update", "télécharge les nouvelles éditions officielles")
    update.add_argument("--since", type=int, metavar="ANNÉE", help="première année voulue")
    update.add_argument("--json", action="store_true", help="compte rendu en JSON")
    load = _action(actions, "import", "charge un fichier que vous avez")
    load.add_argument("table", choices=["loyers"], help="loyers : plafonds Loc’Avantages")
    load.add_argument("file", type=Path, metavar="fichier", help="fichier CSV du ministère")
    load.add_argument("--year", type=int, required=True, metavar="ANNÉE", help="année des plafonds")
    load.add_argument(
        "--minimum-rows",
        type=int,
        metavar="N",
        help="accepte un fichier partiel d’au moins N lignes",
    )
    load.add_argument("--json", action="store_true", help="compte rendu en JSON")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do it; exit code 1 when something is stale, refused or out of reach."""
    # Here: keeps --help instant.
    from knowledge import datasets  # noqa: PLC0415
    from knowledge.database import open_engine  # noqa: PLC0415

    engine = open_engine(settings.database_url)
    now = datetime.now(UTC)
    try:
        if options.action == "status":
            return _status(datasets.status(engine, settings.current_date()), options.json)
        report: Any
        if options.action == "update":
            report = datasets.update(engine, now=now, since=options.since, progress=progress_bar)
        else:
            report = datasets.import_rents(
                engine, options.file, options.year, now=now, minimum_rows=options.minimum_rows
            )
    finally:
        engine.dispose()
    print(
        json.dumps(report.to_dict(), ensure_ascii=False, default=str)
        if options.json
        else report.text()
    )
    return 0 if report.ok else 1


def progress_bar(dataset: Any, edition: str, file: TextIO | None = None) -> Any:
    """A bar for one download, on a terminal only; call it with bytes received and total."""
    from tqdm import tqdm  # noqa: PLC0415 - keeps --help instant

    bar = tqdm(
        desc=f"{dataset.name} {edition}",
        unit="o",
        unit_scale=True,
        leave=False,
        disable=None,
        file=file or sys.stderr,
        bar_format="{desc} : {percentage:3.0f} % |{bar:30}| {n_fmt}/{total_fmt}, {rate_fmt}",
    )

    def follow(received: int, total: int | None) -> None:
        bar.total = total
        bar.update(received - bar.n)
        if received == total:
            bar.close()

    return follow


def _status(tables: Any, as_json: bool) -> int:
    from rules_core import families  # noqa: PLC0415 - keeps --help instant

    on: date = tables.on
    stale = [family for family in families() if family.is_stale(on)]
    if as_json:
        parameters = [
            {
                "name": family.name,
                "title": family.title,
                "verified_on": family.verified_on.isoformat(),
                "stale": family in stale,
            }
            for family in families()
        ]
        print(json.dumps({**tables.to_dict(), "parameters": parameters}, ensure_ascii=False))
    else:
        print(tables.text())
        print("\nParamètres légaux")
        for family in families():
            state = "à vérifier" if family in stale else "à jour"
            print(f"  {family.title} : {state} (vérifiés le {family.verified_on:%d/%m/%Y})")
    return 0 if tables.ok and not stale else 1


def _action(actions: Any, name: str, help_: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=help_, description=help_)
    return parser
