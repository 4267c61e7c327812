"""Official tables: fetched or imported, validated whole, put in force at once, dated."""

from knowledge.datasets.background import start_background_update, update_quietly
from knowledge.datasets.catalogue import DATASETS
from knowledge.datasets.loading import import_rents
from knowledge.datasets.query import (
    CITIES_BY_ARRONDISSEMENT,
    OFFICIAL_FIELD,
    LocalRent,
    local_rent,
    years_available,
)
from knowledge.datasets.report import Report, Reports
from knowledge.datasets.status import StatusReport, status
from knowledge.datasets.update import update

__all__ = [
    "CITIES_BY_ARRONDISSEMENT",
    "DATASETS",
    "OFFICIAL_FIELD",
    "LocalRent",
    "Report",
    "Reports",
    "StatusReport",
    "import_rents",
    "local_rent",
    "start_background_update",
    "status",
    "update",
    "update_quietly",
    "years_available",
]
