"""The derived commune table: equal to the verified one, loaded whole, cached by content."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from knowledge.database import open_engine
from knowledge.territory import Territory
from knowledge.territory.store import DATA, communes_table, ensure_loaded, zones_table
from knowledge.territory.tense_zone import in_tense_zone
from tests.conftest import plain

ROOT = Path(__file__).resolve().parents[3]
SHARED_COLUMNS = (
    *("code_insee", "nom", "zone_abc_2026_06_26", "zone_abc_2025_09_05", "zone_abc_2024_07_05"),
    *("codes_postaux", "population", "departement"),
)
# SHA-256 of the verified table (34 920 lines), same columns, sorted; computed from the reference.
VERIFIED = "ee42781f87e9acf33009dd52f4c5e5681e1f6ae55af32cd06218bb2502eba20b"


def digest(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted("\t".join(r[c] for c in SHARED_COLUMNS) for r in csv.DictReader(file))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def test_equals_the_verified_table() -> None:
    assert digest(DATA / "communes.csv") == VERIFIED


def test_reference_beside_the_project_is_the_one_verified() -> None:
    reference = ROOT.parent / "shared" / "facts" / "communes.csv"
    if not reference.exists():
        pytest.skip("the reference table is not beside the project")
    assert digest(reference) == VERIFIED


def test_counts_of_zones_and_areas() -> None:
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if not r["commune_mere"]]
    assert len(rows) == 34_875
    assert Counter(r["zone_abc_2026_06_26"] for r in rows) == {
        **{"C": 28_326, "B2": 3_162, "B1": 2_383, "A": 870, "Abis": 134}
    }
    areas = Counter(r["aire_plus"] for r in rows)
    assert areas["paris_limitrophes"] == 30
    assert areas["paris_limitrophes"] + areas["idf_hors_paris_limitrophes"] == 1_266


def test_no_address_of_a_registry_in_the_script() -> None:
    script = (ROOT / "scripts" / "build_communes.py").read_text(encoding="utf-8")
    assert "http" not in script


def test_build_script_refuses_another_package(tmp_path: Path) -> None:
    path = ROOT / "scripts" / "build_communes.py"
    spec = importlib.util.spec_from_file_location("build_communes", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, _ in module.PACKAGES.values():
        (tmp_path / name).write_bytes(b"not the package")
    with pytest.raises(SystemExit, match="sha256"):
        module.main(["--check", "--folder", str(tmp_path)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small copy of the data files."""
    target = tmp_path / "data"
    (target / "sources").mkdir(parents=True)
    shutil.copy(DATA / "departements.csv", target)
    with (DATA / "communes.csv").open(encoding="utf-8") as file:
        lines = file.readlines()
    kept = [line for line in lines[1:] if line[:3] in ("380", "381", "592")]
    (target / "communes.csv").write_text("".join([lines[0], *kept]), encoding="utf-8")
    (target / "communes_anciennes.csv").write_text(
        "code_insee,nom,statut,commune_actuelle\n38999,Ancienne,deleguee,38185\n", encoding="utf-8"
    )
    (target / "sources" / "noms_usuels.csv").write_text("nom,code_insee\n", encoding="utf-8")
    return target


def test_loaded_once_per_content(tmp_path: Path, folder: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 't.db'}")
    assert ensure_loaded(engine, folder) is True
    assert ensure_loaded(engine, folder) is False
    content = (folder / "communes.csv").read_text(encoding="utf-8")
    changed = content.replace("38185,Grenoble,A,A,B1", "38185,Grenoble,A,A,A")
    assert changed != content
    (folder / "communes.csv").write_text(changed, encoding="utf-8")
    assert ensure_loaded(engine, folder) is True
    with engine.connect() as connection:
        grenoble = select(zones_table.c.zone).where(zones_table.c.code == "38185")
        assert connection.execute(grenoble).scalars().all() == ["A"]


def test_a_broken_file_leaves_the_tables_whole(tmp_path: Path, folder: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 't.db'}")
    ensure_loaded(engine, folder)
    with engine.connect() as connection:
        before = connection.scalar(select(func.count()).select_from(communes_table))
    with (folder / "communes.csv").open("a", encoding="utf-8") as file:
        file.write("99999,Nulle part,C,C,C,99999,1,zz,,,0,autres_regions,3\n")
    with pytest.raises(IntegrityError):
        ensure_loaded(engine, folder)
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(communes_table)) == before
        assert connection.scalar(text("select count(*) from territory_zones")) > 0


def test_two_loads_in_a_row_give_the_same_territory(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 't.db'}"
    first, second = Territory.load(open_engine(url)), Territory.load(open_engine(url))
    assert len(first) == len(second) == 34_920
    assert first.get("38185") == second.get("38185")


def test_every_commune_is_found_by_its_name_and_codes(territory: Territory) -> None:
    """All 34 920: the name leads to the commune (among homonyms), and so does each code."""
    lost: list[str] = []
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["code_insee"]
            by_name = {m.commune.code for m in territory.search(row["nom"], 200)}
            within = territory.resolve(f"{row['nom']} ({row['departement']})")
            by_postal = {c.code for c in territory.resolve(row["codes_postaux"].split("|")[0])}
            found = territory.get(code)
            if found is None or code not in by_name | {c.code for c in within}:
                lost.append(row["nom"])
            elif code not in by_postal and not _is_city_with_arrondissements(code):
                lost.append(row["codes_postaux"])
    assert lost == []


def _is_city_with_arrondissements(code: str) -> bool:
    return code in {"75056", "69123", "13055"}


def test_zones_by_date(territory: Territory) -> None:
    grenoble = territory.get("38185")
    assert grenoble
    assert grenoble.zone_on(date(2024, 12, 31)) == "B1"
    assert grenoble.zone_on(date(2025, 9, 4)) == "B1"
    assert grenoble.zone_on(date(2025, 9, 5)) == "A"
    assert grenoble.zone_changes() == ((date(2025, 9, 5), "B1", "A"),)
    alfortville = territory.get("94002")
    assert alfortville
    assert alfortville.zone_on(date(2026, 6, 25)) == "A"
    assert alfortville.zone_on(date(2026, 6, 26)) == "Abis"


def test_zone_before_the_first_zoning_is_flagged(territory: Territory) -> None:
    arras, aurseulles = territory.get("62041"), territory.get("14581")
    assert arras
    assert aurseulles
    assert arras.zone_is_certain_on(date(2024, 3, 1))  # not reclassified in July 2024
    assert not arras.zone_is_certain_on(date(2023, 12, 31))
    assert not aurseulles.zone_is_certain_on(date(2025, 1, 1))
    reclassified = territory.get("94002")
    assert reclassified
    assert reclassified.reclassified_in_july_2024
    assert not reclassified.zone_is_certain_on(date(2024, 3, 1))
    assert "à vérifier" in (reclassified.zone_notice(date(2024, 3, 1)) or "")


def test_zone_notice_tells_every_later_change(territory: Territory) -> None:
    alfortville = territory.get("94002")
    assert alfortville
    notice = plain(alfortville.zone_notice(date(2025, 1, 1)) or "")
    assert "était en zone A bis" in notice
    assert "en zone A le 5 septembre 2025, puis en zone A bis le 26 juin 2026" in notice
    arras = territory.get("62041")
    assert arras
    assert arras.zone_notice(date(2026, 1, 1)) is None


def test_plus_and_visale_areas(territory: Territory) -> None:
    areas = {code: territory.get(code) for code in ("75111", "92012", "94002", "62041", "59350")}
    assert all(areas.values())
    plus = {code: commune.plus_area for code, commune in areas.items() if commune}
    assert plus == {
        "75111": "paris_limitrophes",
        "92012": "paris_limitrophes",
        "94002": "idf_hors_paris_limitrophes",
        "62041": "autres_regions",
        "59350": "autres_regions",
    }
    visale = {code: commune.visale_area for code, commune in areas.items() if commune}
    assert visale == {
        "75111": "idf",
        "92012": "idf",
        "94002": "idf",
        "62041": "autres",
        "59350": "grande_agglomeration",
    }


def test_processes_that_start_together_on_a_new_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    program = (
        "from knowledge.database import open_engine\n"
        "from knowledge.territory import Territory\n"
        f"print(len(Territory.load(open_engine({url!r}))))\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [process.communicate(timeout=240)[0].strip() for process in processes] == ["34920"] * 3


def test_tense_zone_lists_real_communes_and_denies_none(territory: Territory) -> None:
    path = DATA / "zone_tendue.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    departments = {code[:2] for code in ("75056", "92050", "93066", "94028")}
    for row in rows:
        commune = territory.get(row["code"])
        assert row["code"] in departments or (commune and commune.name == row["nom"]), row
    inside = ("69123", "69383", "13055", "75112", "93066", "44109")
    assert all(in_tense_zone(code) for code in inside)
    assert in_tense_zone("62498") is None  # Lens: not in this list, which is not the whole one
