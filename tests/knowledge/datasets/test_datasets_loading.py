"""Import of a file at hand: everything is validated, then all or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from knowledge.datasets import import_rents, local_rent, status, years_available
from knowledge.datasets import loading as loading_module
from knowledge.datasets.loading import load
from knowledge.datasets.model import Dataset
from knowledge.datasets.rents import read_rents
from knowledge.datasets.tables import rents_table, versions_table

ROWS = 21


@pytest.fixture
def loaded(engine: Engine, file: Path, now: datetime) -> Engine:
    assert import_rents(engine, file, 2026, now=now, minimum_rows=20).ok
    return engine


def arras(content: bytes, loc1: bytes) -> bytes:
    """The file with another Loc1 for Arras."""
    changed, count = re.subn(rb"(62041;Arras;[^;]*;)[\d,]+", rb"\g<1>" + loc1, content)
    assert count == 2
    return changed


def contents(engine: Engine) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(rents_table))]


def test_invented_file_is_accepted_line_by_line(engine: Engine, file: Path, now: datetime) -> None:
    report = import_rents(engine, file, 2026, now=now, minimum_rows=20)
    assert (report.outcome, report.ok, report.encoding) == ("loaded", True, "Windows-1252")
    assert report.accepted == ROWS
    reasons = {r.line: r.reason.replace("\u00a0", " ") for r in report.rejected}
    assert len(reasons) == 10
    assert reasons[24] == "code Insee incorrect : « ABCDE »"
    assert "décroissants" in reasons[25]
    assert "illisible" in reasons[26]
    assert "invraisemblable" in reasons[27]
    assert "invraisemblable" in reasons[28]
    assert "même ligne que la ligne 14" in reasons[29]
    assert "deux lignes aux montants différents (lignes 30 et 31)" in reasons[30]
    assert reasons[31] == reasons[30]
    assert "incomplète" in reasons[32]


def test_report_reads_in_french(engine: Engine, file: Path, now: datetime) -> None:
    text = import_rents(engine, file, 2026, now=now, minimum_rows=20).text().replace("\u00a0", " ")
    assert "édition 2026 : table chargée et mise en vigueur." in text
    assert f"Lignes acceptées : {ROWS} ; écartées : 10 ; encodage : Windows-1252" in text
    assert "ligne 24 : code Insee incorrect" in text


def test_missing_zero_corsica_and_arrondissements(loaded: Engine) -> None:
    for code, loc1 in {
        "01001": "8.12",
        "2A004": "12.10",
        "75111": "24.50",
        "97411": "12.90",
    }.items():
        found = local_rent(loaded, code, 2026)
        assert found
        assert found.loc1 == Decimal(loc1)
    assert local_rent(loaded, "1001", 2026) is None


def test_local_rent_says_where_it_comes_from(loaded: Engine, now: datetime) -> None:
    found = local_rent(loaded, "62041", 2026)
    assert found
    assert [found.level(level) for level in ("loc1", "loc2", "loc3")] == [
        Decimal("10.02"),
        Decimal("8.25"),
        Decimal("6.48"),
    ]
    assert found.loaded_on == now.date()
    assert "2026" in found.source
    assert found.to_dict()["loc1"] == "10.02"


def test_never_another_year_nor_another_commune(loaded: Engine) -> None:
    assert local_rent(loaded, "62041", 2025) is None
    assert local_rent(loaded, "75056", 2026) is None
    assert local_rent(loaded, "80001", 2026) is None  # two lines that disagree: none is right
    assert years_available(loaded) == (2026,)


def test_the_official_file_has_more_rows(engine: Engine, file: Path, now: datetime) -> None:
    report = import_rents(engine, file, 2026, now=now)
    assert report.outcome == "refused"
    assert not report.ok
    assert "incomplet" in report.errors[0]
    assert contents(engine) == []


def test_same_file_again_changes_nothing(loaded: Engine, file: Path, now: datetime) -> None:
    before = contents(loaded)
    report = import_rents(loaded, file, 2026, now=now, minimum_rows=20)
    assert (report.outcome, report.ok, report.accepted) == ("unchanged", True, ROWS)
    assert contents(loaded) == before
    with loaded.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(versions_table)) == 1


def test_same_file_under_another_year_is_refused(loaded: Engine, file: Path, now: datetime) -> None:
    report = import_rents(loaded, file, 2027, now=now, minimum_rows=20)
    assert report.outcome == "refused"
    assert "édition 2026" in report.errors[0]
    assert local_rent(loaded, "62041", 2027) is None


def test_new_file_of_the_same_year_keeps_the_previous_one(
    loaded: Engine, file: Path, now: datetime, rents: Dataset
) -> None:
    content = file.read_bytes()
    for amount in (b"10,52", b"10,62"):
        changed = arras(content, amount)
        report = load(loaded, rents, "2026", changed, origin="plafonds-2026.csv", now=now)
        assert report.outcome == "loaded"
        assert report.differences
        assert report.differences.changed == 1
    found = local_rent(loaded, "62041", 2026)
    assert found
    assert found.loc1 == Decimal("10.62")
    with loaded.connect() as connection:
        statuses = connection.execute(select(versions_table.c.status)).scalars().all()
    assert sorted(statuses) == ["in_force", "previous"]


def test_differences_are_shown(loaded: Engine, file: Path, now: datetime, rents: Dataset) -> None:
    lines = arras(file.read_bytes(), b"11,00").split(b"\r\n")
    lines = [line for line in lines if not line.startswith(b"31555")]
    lines.insert(1, "80021;Amiens;INVENTÉ;9,00;7,41;5,82".encode("cp1252"))
    report = load(loaded, rents, "2026", b"\r\n".join(lines), origin="x.csv", now=now)
    differences = report.differences
    assert differences
    assert (differences.added, differences.removed, differences.changed) == (1, 1, 1)
    assert differences.examples[0].startswith("62041")


def test_next_year_is_compared_with_this_one(
    loaded: Engine, file: Path, now: datetime, rents: Dataset
) -> None:
    content = arras(file.read_bytes(), b"11,00")
    report = load(loaded, rents, "2027", content, origin="plafonds-2027.csv", now=now)
    assert report.outcome == "loaded"
    assert report.differences
    assert "2026" in report.differences.compared_with
    assert years_available(loaded) == (2026, 2027)
    found = local_rent(loaded, "62041", 2026)
    assert found
    assert found.loc1 == Decimal("10.02")


def test_file_name_of_another_year_is_noted(
    engine: Engine, file: Path, now: datetime, rents: Dataset
) -> None:
    report = load(engine, rents, "2027", file.read_bytes(), origin="plafonds-2026.csv", now=now)
    assert any("2026" in note for note in report.notes)


Change = Callable[[bytes], bytes]
BAD_FILES: dict[str, Change] = {
    "empty": lambda _: b"",
    "truncated": lambda content: content[: len(content) // 3],
    "web page": lambda _: b"<!DOCTYPE html><html><body>Erreur</body></html>",
    "zip": lambda content: b"PK\x03\x04" + content,
    "binary": lambda content: b"\x00\x01\x02" + content,
    "no separator": lambda content: content.replace(b";", b" "),
    "missing column": lambda content: content.replace(b"Location sociale", b"Autre colonne"),
    "levels swapped": lambda content: content.replace(
        "Location intermédiaire;Location sociale;Location très sociale".encode("cp1252"),
        "Location très sociale;Location sociale;Location intermédiaire".encode("cp1252"),
    ),
    "unclosed quote": lambda content: content.replace(b"Arras", b'"Arras', 1),
}


@pytest.mark.parametrize("change", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_changes_nothing(
    loaded: Engine, file: Path, now: datetime, rents: Dataset, change: Change
) -> None:
    before = contents(loaded)
    report = load(loaded, rents, "2026", change(file.read_bytes()), origin="mauvais.csv", now=now)
    assert report.outcome == "refused"
    assert not report.ok
    assert report.errors
    assert contents(loaded) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace(";", ",").replace("INVENTÉE", "INVENTEE").encode("cp1252"),
        lambda text: text.replace(";", "\t").encode("cp1252"),
        lambda text: text.replace("\r\n", "\n").encode("cp1252"),
        lambda text: ("\r\n" + text).encode("cp1252"),
    ],
    ids=["utf-8", "bom", "comma", "tab", "unix", "blank line"],
)
def test_other_usual_forms_of_the_same_file(file: Path, change: Callable[[str], bytes]) -> None:
    text = file.read_bytes().decode("cp1252")
    if change(text).count(b",") > text.count(","):  # a comma file has decimal points
        text = text.replace(",", ".")
    reading = read_rents(change(text))
    assert reading.errors == []
    assert len(reading.rows) == ROWS


def test_columns_are_found_by_their_words(file: Path) -> None:
    text = file.read_bytes().decode("cp1252")
    lines = [line.split(";") for line in text.split("\r\n") if line.count(";") == 5]
    shuffled = "\n".join(";".join([r[5], r[1], r[3], r[0], r[2], r[4]]) for r in lines)
    rows = {row["code"]: row for row in read_rents(shuffled.encode()).rows}
    assert rows["62041"]["loc1"] == "10.02"
    assert rows["62041"]["loc3"] == "6.48"


def test_a_bad_year_is_refused(engine: Engine, file: Path, now: datetime) -> None:
    assert "année" in import_rents(engine, file, 26, now=now, minimum_rows=20).errors[0]


def test_a_missing_file_is_said_in_french(engine: Engine, tmp_path: Path, now: datetime) -> None:
    report = import_rents(engine, tmp_path / "absent.csv", 2026, now=now)
    assert report.outcome == "refused"
    assert "ne peut pas être lu" in report.errors[0]


def test_an_oversized_file_is_refused(
    engine: Engine, file: Path, now: datetime, rents: Dataset
) -> None:
    small = replace(rents, max_bytes=100)
    report = import_rents(engine, file, 2026, now=now, dataset=small)
    assert "taille" in report.errors[0]


def test_interrupted_writing_leaves_the_database_whole(
    loaded: Engine, file: Path, now: datetime, rents: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection dies in the middle of the switch, after the first inserts."""
    before = contents(loaded)
    original = loading_module.switch

    def dying_switch(engine: Engine, *args: Any, **kwargs: Any) -> None:
        from sqlalchemy import event

        def die(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if statement.startswith("INSERT INTO dataset_rents"):
                raise OperationalError(statement, None, Exception("killed"))

        event.listen(engine, "after_cursor_execute", die)
        try:
            original(engine, *args, **kwargs)
        finally:
            event.remove(engine, "after_cursor_execute", die)

    monkeypatch.setattr(loading_module, "switch", dying_switch)
    content = arras(file.read_bytes(), b"11,00")
    report = load(loaded, rents, "2026", content, origin="x.csv", now=now)
    assert report.outcome == "refused"
    assert contents(loaded) == before
    found = local_rent(loaded, "62041", 2026)
    assert found
    assert found.loc1 == Decimal("10.02")


def test_status_before_and_after(engine: Engine, file: Path, now: datetime) -> None:
    before = status(engine, now.date())
    assert not before.ok
    assert "absente" in before.text()
    import_rents(engine, file, 2026, now=now, minimum_rows=20)
    after = {table.name: table for table in status(engine, now.date()).tables}["loyers"]
    assert (after.editions, after.rows, after.stale) == (("2026",), ROWS, False)
    assert after.next_update
    assert after.next_update.isoformat() == "2027-03-01"
    later = {t.name: t for t in status(engine, after.next_update).tables}["loyers"]
    assert later.stale
    text = status(engine, now.date()).text().replace("\u00a0", " ")
    assert "Prochaine mise à jour attendue : 01/03/2027" in text
    assert "chargée le 21/11/2026" in text
    assert status(engine, now.date()).to_dict()["tables"][0]["loaded_on"] == "2026-11-21"


def test_status_of_the_zoning_that_comes_with_the_product(engine: Engine, now: datetime) -> None:
    zoning = {table.name: table for table in status(engine, now.date()).tables}["zonage"]
    assert (zoning.editions, zoning.rows, zoning.stale) == (("2026-06-26",), 34_920, False)
    assert str(zoning.next_update) == "2027-10-01"
    late = {table.name: table for table in status(engine, date(2027, 10, 1)).tables}["zonage"]
    assert late.stale
    assert "livrée avec le logiciel" in status(engine, now.date()).text()


@pytest.mark.parametrize(
    ("path", "reason"), [("nowhere.csv", "introuvable"), (".", "c’est un dossier")]
)
def test_a_file_that_cannot_be_read_is_said_in_french(
    engine: Engine, now: datetime, tmp_path: Path, path: str, reason: str
) -> None:
    report = import_rents(engine, tmp_path / path, 2026, now=now)
    assert not report.ok
    assert reason in report.errors[0]
