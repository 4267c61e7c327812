"""``bailclair data update``: asks the official sites for new editions and puts them in force."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.engine import Engine

from knowledge.datasets.catalogue import DATASETS
from knowledge.datasets.fetch import FetchError, FetchPolicy, Progress, fetch
from knowledge.datasets.loading import load
from knowledge.datasets.model import Dataset
from knowledge.datasets.report import Report, Reports
from knowledge.datasets.store import record_check
from knowledge.datasets.tables import create_tables

_YEAR = re.compile(r"(?<!\d)(20[2-9]\d)(?!\d)")
_CATALOGUE_BYTES = 5_000_000

#: Called before a download with the dataset and the edition; returns its progress callback.
ProgressFactory = Callable[[Dataset, str], Progress | None]


def update(
    engine: Engine,
    *,
    now: datetime,
    since: int | None = None,
    datasets: Sequence[Dataset] = DATASETS,
    policy: FetchPolicy | None = None,
    progress: ProgressFactory | None = None,
) -> Reports:
    """Fetch every edition published since a year, validate it and put it in force.

    Args:
        engine: database.
        now: date and time to record; its year is the first one wanted by default.
        since: first year wanted for the yearly tables.
        datasets: what to update.
        policy: bounds of the downloads.
        progress: makes a progress callback for each file.
    """
    create_tables(engine)
    reports: list[Report] = []
    for dataset in datasets:
        mine = _update_one(
            engine, dataset, since=since or now.year, now=now, policy=policy, progress=progress
        )
        outcome = "; ".join(f"{r.edition} : {r.outcome}" for r in mine)
        record_check(engine, dataset.name, outcome, now)
        reports += mine
    return Reports(reports)


def _update_one(
    engine: Engine,
    dataset: Dataset,
    *,
    since: int,
    now: datetime,
    policy: FetchPolicy | None,
    progress: ProgressFactory | None,
) -> list[Report]:
    editions, note = published(dataset, policy)
    wanted = {e: a for e, a in editions.items() if dataset.edition_is_date or int(e) >= since}
    if not wanted:
        report = Report(dataset.name, dataset.title, str(since), "nothing_new", dataset.page)
        report.notes += [note] if note else []
        return [report]
    reports = []
    for edition, address in sorted(wanted.items()):
        follow = progress(dataset, edition) if progress else None
        try:
            download = fetch(address, dataset.max_bytes, policy, follow)
        except FetchError as error:
            report = Report(dataset.name, dataset.title, edition, "unreachable", address)
            report.errors.append(str(error))
            report.notes.append(_by_hand(dataset))
        else:
            content = download.content
            report = load(engine, dataset, edition, content, origin=download.address, now=now)
        report.notes += [note] if note else []
        reports.append(report)
    return reports


def _by_hand(dataset: Dataset) -> str:
    """How to do without the official site."""
    if dataset.command:
        return f"Vous pouvez prendre le fichier sur {dataset.page} puis lancer : {dataset.command}"
    if dataset.bundled_edition:
        return f"L’édition {dataset.bundled_edition} livrée avec le logiciel reste utilisée."
    return f"Page officielle : {dataset.page}"


def published(dataset: Dataset, policy: FetchPolicy | None = None) -> tuple[dict[str, str], str]:
    """Addresses of the editions published, and a French note when the list could not be read.

    The site's own list completes and outranks the addresses known here: a new year enters
    without a change of the product.
    """
    if dataset.catalogue is None:
        return dict(dataset.addresses), ""
    try:
        listed = listed_editions(fetch(dataset.catalogue, _CATALOGUE_BYTES, policy).content)
    except FetchError as error:
        return dict(dataset.addresses), f"La liste des éditions n’a pas pu être lue : {error}"
    except ValueError:
        return dict(dataset.addresses), "La liste des éditions publiée n’est pas lisible."
    return dataset.addresses | listed, ""


def listed_editions(content: bytes) -> dict[str, str]:
    """CSV files by year in data.gouv.fr's description of a dataset, the latest of each year.

    Raises:
        ValueError: not the description expected.
    """
    try:
        resources = json.loads(content)["resources"]
        found = [
            (str(r.get("last_modified") or ""), year, str(r["url"]))
            for r in resources
            if (year := _year_of(r)) and "csv" in (str(r.get("format")) + str(r["url"])).lower()
        ]
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("unexpected description of a dataset") from error
    return {year: url for _, year, url in sorted(found)}


def _year_of(resource: dict[str, object]) -> str | None:
    """Year in the title, else in the file's name."""
    for text in (str(resource.get("title")), str(resource["url"]).rpartition("/")[2]):
        found = _YEAR.findall(text)
        if found:
            return str(found[0])
    return None
