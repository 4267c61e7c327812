"""Large imports, and processes killed in the middle of one."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from official_site import OfficialSite
from sqlalchemy.engine import Engine

from knowledge.database import open_engine
from knowledge.datasets import local_rent, status, update
from knowledge.datasets.catalogue import RENTS
from knowledge.datasets.fetch import FetchPolicy
from knowledge.datasets.model import Dataset


@pytest.fixture
def served(site: OfficialSite, file: Path) -> OfficialSite:
    site.files["/plafonds-2026-final.csv"] = file.read_bytes()
    return site


def test_killed_in_the_middle_the_database_is_whole(
    engine: Engine, served: OfficialSite, rents: Dataset, policy: FetchPolicy
) -> None:
    """A process killed while it writes leaves the table that was in force."""
    now = datetime(2026, 11, 21)
    good = replace(rents, addresses={"2026": f"{served.url}/plafonds-2026-final.csv"})
    update(engine, now=now, datasets=[good], policy=policy)
    program = f"""
import os
from datetime import datetime
from sqlalchemy import event
from knowledge.database import open_engine
from knowledge.datasets.loading import load
from knowledge.datasets.catalogue import RENTS
engine = open_engine({str(engine.url)!r})
def die(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO dataset_rents"):
        os._exit(9)
event.listen(engine, "after_cursor_execute", die)
rows = [f"{{n:05d}};Commune;INVENTÉ;10,00;8,00;6,00" for n in range(1001, 36001)]
header = "Code commune;Commune;Source;Location intermédiaire;Location sociale;Location très sociale"
load(engine, RENTS, "2026", "\\n".join([header, *rows]).encode(), origin="x", now=datetime.now())
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    found = local_rent(open_engine(str(engine.url)), "62041", 2026)
    assert found
    assert str(found.loc1) == "10.02"
    assert update(engine, now=now, datasets=[good], policy=policy).reports[0].outcome == "unchanged"


def test_full_size_file_is_read_in_seconds(engine: Engine, now: datetime) -> None:
    from knowledge.datasets.loading import load

    rows = [f"{n};Commune;INVENTÉ;10,00;8,00;6,00" for n in range(1001, 36001)]
    header = "Code commune;Commune;Source;Location intermédiaire;Location sociale;"
    content = "\n".join([header + "Location très sociale", *rows]).encode("cp1252")
    start = time.process_time()
    report = load(engine, RENTS, "2026", content, origin="x.csv", now=now)
    assert (report.outcome, report.accepted) == ("loaded", 35_000)
    assert time.process_time() - start < 20


def test_killed_outright_at_any_moment_the_database_is_whole(
    engine: Engine, file: Path, now: datetime, tmp_path: Path
) -> None:
    """SIGKILL at several moments of a full-size import through the command's own path."""
    from knowledge.datasets import import_rents

    assert import_rents(engine, file, 2026, now=now, minimum_rows=20).ok
    codes = [*range(1001, 36000), 62041]
    rows = [f"{code:05d};Commune;INVENTÉ;10,00;8,00;6,00" for code in codes]
    header = "Code commune;Commune;Source;Location intermédiaire;Location sociale;"
    full = tmp_path / "plafonds-2026.csv"
    full.write_text("\n".join([header + "Location très sociale", *rows]), encoding="cp1252")
    program = f"""
from datetime import datetime
from pathlib import Path
from knowledge.database import open_engine
from knowledge.datasets import import_rents
engine = open_engine({str(engine.url)!r})
print("ready", flush=True)
import_rents(engine, Path({str(full)!r}), 2026, now=datetime.now())
"""
    for delay in (0.05, 0.4, 0.8, 1.6):
        process = subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        process.stdout.readline()
        time.sleep(delay)
        process.kill()
        process.wait()
        with open_engine(str(engine.url)).connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        found = local_rent(open_engine(str(engine.url)), "62041", 2026)
        tables = {t.name: t for t in status(engine, now.date()).tables}
        assert found
        # The old table whole, or (a quick machine, the longest delay) the new one whole.
        assert (tables["loyers"].rows, str(found.loc1)) in ((21, "10.02"), (35_000, "10.00"))
