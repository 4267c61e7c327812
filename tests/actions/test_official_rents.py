"""Loc'Avantages rents in a conversation: from the official table, by arrondissement, or without."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from actions.results.answer import answer_goal
from actions.services import Services
from actions.state import State
from knowledge.datasets import import_rents
from tests.conftest import plain

from .conftest import Speak

# In the official format, with figures invented for the tests.
TABLE = """Code commune;Commune;Source;Location intermédiaire;Location sociale;Location très sociale
62498;Lens;inventé;9,00;7,40;5,80
75111;Paris 11e;inventé;25,00;20,60;16,20
"""


def rent_reply(speak: Speak, services: Services, **slots: object):  # type: ignore[no-untyped-def]
    slots = {"goals": ["rent_ceiling"], "scheme": "loc_avantages", "surface": 45, **slots}
    state = State.from_tracker(speak("inform", **slots), services)
    return answer_goal("rent_ceiling", state, services)


def test_without_a_table_the_formula_and_the_simulator_are_given(
    speak: Speak, services: Services
) -> None:
    reply = rent_reply(speak, services, commune="59350", level="loc2")
    assert "1,12" in reply.text
    assert "simulateur officiel" in reply.text
    assert reply.result["verdict"] == "unknown"


def test_the_visitors_own_base_figure_is_enough(speak: Speak, services: Services) -> None:
    reply = rent_reply(speak, services, commune="59350", level="loc2", base_rent=10)
    assert "504,00 €" in plain(reply.text)  # 10 € × 1,12 × 45 m²


@pytest.fixture
def imported(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "plafonds.csv"
    file.write_text(TABLE, encoding="cp1252")
    report = import_rents(services.engine, file, 2026, now=datetime.now(UTC), minimum_rows=1)
    assert report.ok, report.text()


@pytest.mark.usefixtures("imported")
def test_with_the_table_the_rent_is_computed_and_the_table_cited(
    speak: Speak, services: Services
) -> None:
    reply = rent_reply(speak, services, commune="62498", level="loc2")
    # 7,40 €/m² × 1,12 = 8,29 €/m², × 45 m² = 373,05 €.
    assert "373,05 €" in plain(reply.text)
    assert any("2026" in source["reference"] for source in reply.sources)


@pytest.mark.usefixtures("imported")
def test_all_levels_when_none_is_chosen(speak: Speak, services: Services) -> None:
    reply = rent_reply(speak, services, commune="62498", skipped=["level"])
    assert len(reply.extra) == 2


@pytest.mark.usefixtures("imported")
def test_paris_asks_for_the_arrondissement(speak: Speak, services: Services) -> None:
    reply = rent_reply(speak, services, commune="75056", level="loc1")
    assert reply.status == "asked"
    assert len(reply.buttons) == 20
    assert "Paris" in reply.text
