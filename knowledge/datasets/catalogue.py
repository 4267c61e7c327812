"""The official datasets that ``bailclair data`` knows: add one here, with its reader."""

from __future__ import annotations

from pathlib import Path

from knowledge.datasets.model import Dataset
from knowledge.datasets.rents import read_rents
from knowledge.datasets.zoning import read_zoning

#: Hosts that files may come from, redirections included.
ALLOWED_HOSTS = frozenset({"data.gouv.fr", "www.data.gouv.fr", "static.data.gouv.fr"})

RENTS = Dataset(
    name="loyers",
    title="Plafonds de loyer Loc’Avantages par commune",
    producer="ministère chargé du logement",
    licence="Licence Ouverte 2.0",
    page="https://www.data.gouv.fr/datasets/plafonds-de-loyer-du-dispositif-locavantages",
    catalogue=(
        "https://www.data.gouv.fr/api/1/datasets/plafonds-de-loyer-du-dispositif-locavantages/"
    ),
    addresses={
        "2026": "https://static.data.gouv.fr/resources/"
        "plafonds-de-loyer-du-dispositif-locavantages/20260203-133129/plafonds-2026-final.csv",
    },
    reader=read_rents,
    expected_rows=(33_000, 37_000),
    key="code",
    values=("loc1", "loc2", "loc3"),
    command="bailclair data import loyers FICHIER --year ANNÉE",
)
ZONING = Dataset(
    name="zonage",
    title="Zonage A/B/C des communes",
    producer="ministère chargé du logement",
    licence="Licence Ouverte 2.0",
    page="https://www.data.gouv.fr/datasets/liste-des-communes-selon-le-zonage-abc",
    addresses={
        "2026-06-26": "https://www.data.gouv.fr/fr/datasets/r/13f7282b-8a25-43ab-9713-8bb4e476df55",
    },
    reader=read_zoning,
    expected_rows=(34_000, 36_000),
    key="code",
    values=("zone",),
    edition_is_date=True,
    renewed_on=(10, 1),
    bundled_edition="2026-06-26",
    bundled_file=Path(__file__).resolve().parent.parent / "data" / "communes.csv",
)
DATASETS = (RENTS, ZONING)
