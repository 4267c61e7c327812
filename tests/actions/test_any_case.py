"""Whatever is known, every goal gets words: no case may end in an error."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.goals import GOALS
from actions.questions import slots_to_ask
from actions.results.answer import answer_goal
from actions.results.changes import say_figures, say_household, say_values
from actions.results.working import explain_goals
from actions.services import Services
from actions.state import FACT_SLOTS, State
from actions.wording.known import describe


def _dates(first: int, last: int) -> st.SearchStrategy[dict[str, str]]:
    days = st.dates(min_value=date(first, 1, 1), max_value=date(last, 12, 31)).map(date.isoformat)
    precision = st.sampled_from(["day", "month", "year"])
    return st.fixed_dictionaries({"date": days, "precision": precision})


#: Every slot that tells something of a case, with the kinds of values that it holds.
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "commune": st.sampled_from(["62498", "59350", "75056", "97411", "2A004", "12145", "35238"]),
    "zone_abc": st.sampled_from(["Abis", "A", "B1", "B2", "C"]),
    "scheme": st.sampled_from(["loc_avantages", "lli", "plus", "plai", "pls", "louer_abordable"]),
    "level": st.sampled_from(["loc1", "loc2", "loc3"]),
    "household": st.sampled_from(
        [
            {"adults": 1},
            {"adults": 2, "couple": True, "young_couple": True},
            {"adults": 1, "dependants": 2, "disabled": 1},
            {"persons": 4},
            {"dependants": 3},
            {"adults": 3, "couple": True, "dependants": 7},
        ]
    ),
    "income": st.sampled_from(
        [
            {"amount": 0, "kind": "unknown", "period": "month"},
            {"amount": 1450, "kind": "net_salary", "period": "month"},
            {"amount": 28000, "kind": "rfr", "period": "year"},
            {"amount": 61000, "kind": "gross_salary", "period": "year"},
        ]
    ),
    "surface": st.sampled_from([9, 25, 45, 140]),
    "annex_surface": st.sampled_from([1, 8, 40]),
    "rent": st.sampled_from([120, 450, 1400]),
    "base_rent": st.sampled_from([300, 900]),
    "intermediation": st.sampled_from(["none", "any", "mandat", "sous_location"]),
    "lease_date": _dates(2015, 2029),
    "lease_end": _dates(2024, 2032),
    "dpe": st.sampled_from("ABCDEFG"),
    "tenant_relation": st.sampled_from(
        ["ascendant", "descendant", "tax_household", "other_family", "none"]
    ),
    "furnished": st.booleans(),
    "irl_quarter": st.sampled_from(["2019-T1", "2025-T2", "2026-T3"]),
    "student": st.booleans(),
    "age": st.sampled_from([19, 30, 31, 70]),
    "employee": st.booleans(),
    "other_advantages": st.sampled_from([0, 1500, 12000]),
    "income_tax": st.sampled_from([0, 800, 9000]),
    "tax_regime": st.sampled_from(["reel", "micro_foncier"]),
    "tax_bracket": st.sampled_from([0, 11, 30, 45]),
    "request_date": _dates(2021, 2028),
    "revision_date": _dates(2022, 2027),
    "claimed_rent": st.sampled_from([200, 480, 2000]),
    "vacant_months": st.sampled_from([0, 2, 11]),
    "overseas": st.sampled_from(["971", "974", "976"]),
    "speaker": st.sampled_from(["owner", "tenant", "seeker"]),
}


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """Slots of a conversation, with what the latest message told or changed."""
    slots = {name: draw(st.none() | values) for name, values in VALUES.items()}
    known = [name for name in slots if slots[name] is not None and name != "speaker"]
    heard: dict[str, Any] = {"new": [], "changed": {}}
    for name in draw(st.lists(st.sampled_from(known), unique=True, max_size=3)) if known else []:
        if draw(st.booleans()):
            heard["new"].append(name)
        else:
            heard["changed"][name] = draw(VALUES[name])
    compared = draw(st.sampled_from([None, None, None, ["62498", "59350"]]))
    if compared:
        slots["commune"] = None
    goals = draw(st.lists(st.sampled_from(sorted(GOALS)), min_size=1, max_size=2, unique=True))
    return {**slots, "compared": compared, "goals": goals, "heard": heard}


@settings(
    max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(slots=cases())
def test_every_case_is_answered_in_words(services: Services, slots: dict[str, Any]) -> None:
    state = State.from_slots(slots, services)
    say_values(state, services)
    for slot in FACT_SLOTS:
        describe(slot, state)
    # What cannot be known is passed over: « je ne sais pas » to every question.
    while asked := slots_to_ask(state):
        skipped = [*(state.get("skipped") or ()), *asked]
        assert len(skipped) < 40, f"asks again and again: {asked}"
        state = state.having(services, skipped=skipped)
    for goal in state.goals:
        reply = answer_goal(goal, state, services)
        assert reply.text.strip()
        say_figures(goal, reply, state, services)
        say_household(goal, state)
    explain_goals(state, services)
