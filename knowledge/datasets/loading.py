"""Validates a file as a whole, then puts it in force or leaves everything as it was."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from knowledge.datasets.catalogue import RENTS
from knowledge.datasets.model import Dataset, Reading, Row
from knowledge.datasets.report import Report
from knowledge.datasets.store import all_in_force, compare, switch
from knowledge.datasets.tables import create_tables

MAX_REJECTED = 0.02  # share of lines left out beyond which the file is not trusted
TOLERATED = 20  # lines left out that never condemn a file by themselves


def load(
    engine: Engine,
    dataset: Dataset,
    edition: str,
    content: bytes,
    *,
    origin: str,
    now: datetime,
) -> Report:
    """Read, validate and put in force the content of a file; nothing changes when it is bad."""
    create_tables(engine)
    report = Report(dataset.name, dataset.title, edition, "refused", origin)
    report.sha256 = hashlib.sha256(content).hexdigest()
    rows = _validated(engine, dataset, content, report)
    if not rows:
        return report
    with engine.connect() as connection:
        report.differences = compare(connection, dataset, report.edition, rows)
    try:
        switch(
            engine,
            dataset,
            report.edition,
            rows,
            sha256=report.sha256,
            origin=origin,
            rejected=len(report.rejected),
            now=now,
        )
    except SQLAlchemyError as error:
        report.errors.append(f"La base de données a refusé l’écriture ({type(error).__name__}).")
        return report
    report.outcome = "loaded"
    return report


def _validated(engine: Engine, dataset: Dataset, content: bytes, report: Report) -> list[Row]:
    """Rows to put in force; empty when the file is refused or already in force (see report)."""
    if not dataset.is_edition(report.edition):
        wanted = "une date AAAA-MM-JJ" if dataset.edition_is_date else "une année"
        found = report.edition[:20]
        report.errors.append(f"Édition incorrecte : « {found} » ({wanted} est attendue).")
    if len(content) > dataset.max_bytes:
        size = dataset.max_bytes // 1_000_000
        report.errors.append(f"Le fichier dépasse la taille admise ({size} Mo).")
    if report.errors:
        return []
    reading = dataset.reader(content)
    report.edition = reading.edition or report.edition
    with engine.connect() as connection:
        versions = all_in_force(connection, dataset.name)
    same = [version for version in versions if version.sha256 == report.sha256]
    if any(version.edition == report.edition for version in same):
        report.outcome, report.accepted = "unchanged", same[0].rows
        return []
    if same:
        report.errors.append(f"Ce fichier est déjà celui de l’édition {same[0].edition}.")
        return []
    report.encoding, report.accepted = reading.encoding, len(reading.rows)
    report.rejected, report.notes = reading.rejected, list(reading.notes)
    report.notes += _doubts(report)
    report.errors += reading.errors or _implausible(dataset, reading)
    return [] if report.errors else reading.rows


def _doubts(report: Report) -> list[str]:
    year = re.search(r"(?<!\d)20\d{2}(?!\d)", report.origin.rpartition("/")[2])
    if year and year[0] != report.edition[:4]:
        return [f"Attention : le nom du fichier parle de {year[0]}."]
    return []


def import_rents(
    engine: Engine,
    path: Path,
    year: int,
    *,
    now: datetime,
    minimum_rows: int | None = None,
    dataset: Dataset = RENTS,
) -> Report:
    """Import a file of Loc'Avantages rents at hand (``bailclair data import loyers FILE``).

    Args:
        engine: database.
        path: CSV file as published on data.gouv.fr.
        year: year of the ceilings.
        now: date and time to record.
        minimum_rows: accept a smaller file than the official one (tests, one département).
        dataset: description of the table.
    """
    try:
        with path.open("rb") as file:
            content = file.read(dataset.max_bytes + 1)
    except OSError as error:
        report = Report(dataset.name, dataset.title, str(year), "refused", path.name)
        report.errors.append(f"Le fichier ne peut pas être lu : {_reason(error)}.")
        return report
    if minimum_rows is not None:
        dataset = with_minimum_rows(dataset, minimum_rows)
    return load(engine, dataset, str(year), content, origin=path.name, now=now)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "il est introuvable"
    if isinstance(error, PermissionError):
        return "vous n’y avez pas accès"
    if isinstance(error, IsADirectoryError):
        return "c’est un dossier"
    return str(error.strerror or error)


def with_minimum_rows(dataset: Dataset, minimum_rows: int) -> Dataset:
    """The dataset, content with fewer rows than the official file has."""
    return replace(dataset, expected_rows=(minimum_rows, dataset.expected_rows[1]))


def _implausible(dataset: Dataset, reading: Reading) -> list[str]:
    """Reasons not to trust the file as a whole."""
    reasons = []
    fewest, most = dataset.expected_rows
    count = len(reading.rows)
    if count < fewest:
        reasons.append(f"Le fichier est incomplet : {count} lignes, au moins {fewest} attendues.")
    if count > most:
        reasons.append(f"Le fichier a trop de lignes : {count}, au plus {most} attendues.")
    rejected = len(reading.rejected)
    if rejected > max(TOLERATED, MAX_REJECTED * (count + rejected)):
        reasons.append(f"Trop de lignes écartées : {rejected} sur {count + rejected}.")
    return reasons
