"""Where the zones come from, for the answers that show one."""

ZONING_SOURCE: dict[str, str | None] = {
    "title": "Zonage A/B/C, arrêté du 1er août 2014 modifié (annexe I)",
    "reference": "CCH, art. D. 304-1 ; arrêtés du 5 septembre 2025 et du 23 juin 2026",
    "url": "https://www.data.gouv.fr",
    "valid_from": "2026-06-26",
}
