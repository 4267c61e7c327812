"""Answers of single goals, from slots to words, on the real rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.results.answer import answer_goal
from actions.results.working import explain_goals
from actions.services import Services
from actions.state import State
from actions.wording.render import Reply, typeset
from knowledge.cases import latest_quarter
from tests.conftest import plain

from .conftest import Speak


def answer(goal: str, speak: Speak, services: Services, **slots: Any) -> Reply:
    state = State.from_tracker(speak("inform", goals=[goal], **slots), services)
    return answer_goal(goal, state, services)


@pytest.mark.parametrize(
    ("quarter", "today", "expected"),
    [
        ("2025-T2", date(2026, 11, 21), "2026-T2"),
        ("2025-T1", date(2026, 11, 21), "2026-T1"),
        ("2024-T4", date(2026, 11, 21), "2025-T4"),
        ("2025-T2", date(2026, 7, 1), "2025-T2"),
        ("2024-T4", date(2026, 1, 10), "2024-T4"),
        ("2024-T4", date(2026, 1, 25), "2025-T4"),
    ],
)
def test_the_quarter_of_the_lease_gives_the_latest_index(
    quarter: str, today: date, expected: str
) -> None:
    assert latest_quarter(quarter, today) == expected


def test_rent_revision_uses_the_latest_index_of_the_leases_quarter(
    speak: Speak, services: Services
) -> None:
    reply = answer("rent_revision", speak, services, rent=450, irl_quarter="2025-T2")
    assert "455,18 €" in plain(reply.text)  # 450 × 148,37 ÷ 146,68


def test_tax_reduction_without_knowing_the_association_gives_both_branches(
    speak: Speak, services: Services
) -> None:
    reply = answer("tax_reduction", speak, services, level="loc2", skipped=["intermediation"])
    assert "35 %" in plain(reply.text)
    assert "40 %" in plain(reply.text)
    everything = answer("tax_reduction", speak, services, skipped=["level", "intermediation"])
    for rate in ("15 %", "20 %", "35 %", "40 %", "65 %"):
        assert rate in plain(everything.text)


def test_a_missing_value_is_explained_without_internal_names(
    speak: Speak, services: Services
) -> None:
    reply = answer("rent_revision", speak, services, rent=550, skipped=["irl_quarter"])
    assert reply.buttons
    assert "bail" in reply.text
    for slot in ("irl_quarter", "loc_avantages", "sous_location"):
        assert slot not in reply.text


def test_social_rents_are_left_to_who_knows(speak: Speak, services: Services) -> None:
    reply = answer("rent_ceiling", speak, services, scheme="plus", commune="75056", surface=40)
    assert reply.status == "declined"
    assert "ADIL" in reply.text


def test_a_year_without_a_day_is_said_as_a_year(speak: Speak, services: Services) -> None:
    lease = {"date": "2024-12-31", "precision": "year"}
    household = {"adults": 1, "dependants": 0}
    reply = answer(
        "income_ceiling", speak, services, scheme="lli", commune="62498",
        household=household, lease_date=lease,
    )  # fmt: skip
    assert "décembre" not in reply.text
    assert "2024" in reply.text


def test_a_zone_is_enough_for_a_ceiling(speak: Speak, services: Services) -> None:
    household = {"adults": 2, "couple": True, "dependants": 0}
    reply = answer(
        "income_ceiling", speak, services, level="loc1", scheme="loc_avantages",
        zone_abc="B1", household=household,
    )  # fmt: skip
    assert "48 268 €" in plain(reply.text)


def test_without_a_commune_each_zone_is_given(speak: Speak, services: Services) -> None:
    reply = answer(
        "income_ceiling", speak, services, level="loc1", scheme="loc_avantages",
        household={"adults": 1, "dependants": 0}, skipped=["commune"],
    )  # fmt: skip
    zones = ("zones A bis et A : 44 344 €", "zone B1 : 36 144 €", "zones B2 et C : 32 530 €")
    assert all(f"{zone} par an" in plain(reply.text) for zone in zones)


def test_a_figure_that_is_missing_is_said_missing(speak: Speak, services: Services) -> None:
    reply = answer(
        "income_ceiling", speak, services, level="loc3", scheme="loc_avantages", commune="62498",
        household={"adults": 1, "dependants": 0}, lease_date={"date": "2024-03-01"},
    )  # fmt: skip
    assert reply.status == "declined"
    assert reply.result is None
    assert reply.buttons


def test_the_working_is_explained_on_request(speak: Speak, services: Services) -> None:
    tracker = speak("ask_why", goals=["rent_ceiling"], scheme="lli", commune="62498", surface=45)
    reply = explain_goals(State.from_tracker(tracker, services), services)
    assert reply is not None
    assert "19 ÷ 45" in plain(reply.text)


def test_french_typography() -> None:
    assert typeset("« l'APL » : oui ?") == "«\u00a0l’APL\u00a0»\u00a0: oui\u00a0?"


def test_furniture_and_loc_avantages_do_not_go_together(speak: Speak, services: Services) -> None:
    known = {"scheme": "loc_avantages", "level": "loc2", "commune": "76540", "surface": 52}
    assert answer("rent_ceiling", speak, services, furnished=True, **known).text.startswith(
        "En meublé"
    )
    empty = answer("rent_ceiling", speak, services, furnished=False, **known)
    assert "meublé" not in empty.text
