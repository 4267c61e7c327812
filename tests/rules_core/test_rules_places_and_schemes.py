"""Zones, areas, overseas; schemes and levels as people call them."""

from __future__ import annotations

import pytest

from rules_core import InvalidInput, Place, Scheme, Target, parse_zone, target_of
from rules_core.places import area_label, rent_zone, require_plus_area, require_zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Abis", "Abis"),
        ("A bis", "Abis"),
        ("a bis", "Abis"),
        ("ABIS", "Abis"),
        ("A-bis", "Abis"),
        ("zone A bis", "Abis"),
        ("a", "A"),
        (" b1 ", "B1"),
        ("B 2", "B2"),
        ("C", "C"),
    ],
)
def test_zones_are_read_tolerantly(text: str, zone: str) -> None:
    assert parse_zone(text) == zone
    assert Place(text).zone_abc == zone


@pytest.mark.parametrize("text", ["", "D", "B", "A1", "zone", "Paris", 3, None])
def test_unknown_zones_are_refused(text: object) -> None:
    with pytest.raises(InvalidInput) as error:
        parse_zone(text)  # type: ignore[arg-type]
    assert error.value.field == "zone_abc"
    assert "A bis, A, B1, B2 ou C" in error.value.message


def test_unknown_areas_are_refused() -> None:
    with pytest.raises(InvalidInput, match="paris_limitrophes"):
        Place("A", "banlieue")


@pytest.mark.parametrize(
    ("place", "column"),
    [
        (Place("B1", department="62"), "B1"),
        (Place("B1", department="974"), "DOM"),
        (Place(department="978"), "DOM"),
        (Place(department="975"), "DOM"),
        (Place(department="987"), "Polynesie_NC_WF"),
        (Place(department="977"), None),
    ],
)
def test_rent_columns(place: Place, column: str | None) -> None:
    assert rent_zone(place) == column


@pytest.mark.parametrize("place", [None, Place(), Place(plus_area="autres_regions")])
def test_a_missing_zone_is_asked(place: Place | None) -> None:
    with pytest.raises(InvalidInput) as error:
        require_zone(place)
    assert error.value.field == "commune"
    assert error.value.missing


@pytest.mark.parametrize("place", [None, Place("A")])
def test_a_missing_area_is_asked(place: Place | None) -> None:
    with pytest.raises(InvalidInput, match="trois secteurs") as error:
        require_plus_area(place)
    assert error.value.field == "commune"


def test_places_know_their_territory() -> None:
    assert Place(department="93").ile_de_france
    assert Place(department="2B").corsica
    assert Place(department="976").overseas
    assert not Place("C", department="59").overseas
    assert not Place("C").overseas
    assert area_label("autres_regions") == "autres régions"


@pytest.mark.parametrize(
    ("scheme", "level", "target"),
    [
        ("loc_avantages", "loc2", Target(Scheme.LOC_AVANTAGES, "loc2")),
        (None, "loc3", Target(Scheme.LOC_AVANTAGES, "loc3")),
        ("loc_avantages", "social", Target(Scheme.LOC_AVANTAGES, "loc2")),
        ("loc_avantages", "tres_social", Target(Scheme.LOC_AVANTAGES, "loc3")),
        ("lli", None, Target(Scheme.LLI)),
        ("lli", "intermediaire", Target(Scheme.LLI)),
        ("plai", "tres_social", Target(Scheme.PLAI)),
        ("louer_abordable", "social", Target(Scheme.LOUER_ABORDABLE, "social")),
    ],
)
def test_targets(scheme: str | None, level: str | None, target: Target) -> None:
    assert target_of(scheme, level) == target


@pytest.mark.parametrize(
    ("scheme", "level", "field", "missing"),
    [
        (None, None, "scheme", True),
        (None, "social", "scheme", True),
        ("loc_avantages", None, "level", True),
        ("louer_abordable", "loc1", "level", False),
        ("lli", "loc1", "level", False),
        ("plus", "intermediaire", "level", False),
    ],
)
def test_contradictions_are_refused(
    scheme: str | None, level: str | None, field: str, missing: bool
) -> None:
    with pytest.raises(InvalidInput) as error:
        target_of(scheme, level)
    assert (error.value.field, error.value.missing) == (field, missing)


@pytest.mark.parametrize(
    ("target", "label", "of_label", "short"),
    [
        (
            Target(Scheme.LOC_AVANTAGES, "loc1"),
            "Loc’Avantages Loc1",
            "de Loc’Avantages Loc1",
            "Loc1",
        ),
        (
            Target(Scheme.LLI),
            "logement intermédiaire (LLI)",
            "du logement intermédiaire (LLI)",
            "LLI",
        ),
        (Target(Scheme.PLUS), "logement social PLUS", "du logement social PLUS", "PLUS"),
        (Target(Scheme.PINEL), "Pinel", "de Pinel", "Pinel"),
        (
            Target(Scheme.LOUER_ABORDABLE, "social"),
            "Louer abordable (Cosse), loyer social",
            "de Louer abordable (Cosse), loyer social",
            "Louer abordable, loyer social",
        ),
    ],
)
def test_names(target: Target, label: str, of_label: str, short: str) -> None:
    assert (target.label, target.of_label, target.short_label) == (label, of_label, short)
