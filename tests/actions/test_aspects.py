"""« ça coûte combien ? », « et l'autre ? »: what only makes sense with what was just said."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from actions.cards.aspects import FILE, asked_aspect, aspect_reply
from actions.reading.aspect_words import HOLDS, aspect_of
from actions.reading.the_other import the_other
from actions.results.letting_fees import fees_reply
from actions.services import Services
from actions.state import State
from knowledge.cases import ADULTS_UNSAID, merge_household, with_any_adults
from tests.actions.conftest import Speak


@pytest.mark.parametrize(
    ("said", "aspect"),
    [
        ("et concrètement je fais quoi ?", "todo"),
        ("du coup, je dois faire quoi", "todo"),
        ("c'est à moi de le faire ?", "who"),
        ("qui s'en occupe ?", "who"),
        ("ça prend combien de temps à peu près ?", "long"),
        ("ça coûte combien ?", "cost"),
        ("c'est gratuit ?", "cost"),
        ("et après ?", "after"),
        ("et sinon ?", "else"),
        ("je m'adresse à qui pour ça ?", "where"),
        ("il faut quels papiers ?", "docs"),
        ("et si je ne le fais pas ?", "risk"),
        ("pourquoi ?", "why"),
        ("vous avez un exemple ?", "example"),
        ("je n'ai rien compris", "meaning"),
        ("c'est sûr ?", "sure"),
        ("bref, oui ou non ?", "verdict"),
        ("combien de temps le logement peut rester vide ?", None),
        ("ça coûte combien une assurance ?", None),
        ("qui paie la taxe foncière ?", None),
        ("et après un divorce ?", None),
        ("et à Lens ?", None),
        ("merci", None),
    ],
)
def test_a_side_is_asked_for_by_the_whole_message(said: str, aspect: str | None) -> None:
    assert aspect_of(said) == aspect


def test_the_table_names_cards_and_sides_that_exist(services: Services) -> None:
    table: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    sides = {*HOLDS, "else", "example"}
    for subject, cards in table["cards"].items():
        assert set(cards) <= sides, subject
        for named in cards.values():
            assert all(services.knowledge.card(card) for card in named), (subject, named)
    assert set(table["subjects"].values()) <= set(table["cards"])
    assert all(services.knowledge.card(card) for card in table["definitions"].values())


def test_nothing_is_a_side_of_nothing(speak: Speak) -> None:
    assert asked_aspect(speak("ask_knowledge", text="ça coûte combien ?")) is None
    asked = speak("ask_why", text="pourquoi ?", requested="surface", goals=["rent_ceiling"])
    assert asked_aspect(asked) is None


def test_a_side_of_a_figure_is_another_card(speak: Speak, services: Services) -> None:
    tracker = speak("ask_knowledge", text="et concrètement je fais quoi ?", goals=["comparison"])
    state = State.from_tracker(tracker, services)
    assert aspect_reply("todo", tracker, state, services).card == "dem-etapes"
    unknown = aspect_reply("example", tracker, state.having(services, goals=["zone"]), services)
    assert unknown.status == "declined"


@pytest.mark.parametrize(
    ("messages", "known", "expected"),
    [
        ([[("level", "loc1")], [("level", "loc2")]], {"level": "loc2"}, ("level", "loc1")),
        ([[("commune", "62498")]], {"commune": "62498"}, None),
        ([[("intermediation", "mandat")]], {}, ("intermediation", "sous_location")),
        ([[("intermediation", "none")]], {"intermediation": "none"}, ("intermediation", "any")),
        ([[]], {}, None),
    ],
)
def test_the_other_of_a_pair(
    speak: Speak, messages: list[list[tuple[str, str]]], known: dict[str, Any], expected: object
) -> None:
    tracker = speak("ask_knowledge", text="et l'autre ?", **known)
    tracker.events[:0] = [
        {
            "event": "user",
            "text": "…",
            "parse_data": {"entities": [{"entity": e, "value": v} for e, v in message]},
        }
        for message in messages
    ]
    assert the_other(tracker) == expected


def test_the_fees_of_an_agency_by_area(services: Services) -> None:
    def said(**slots: Any) -> str:
        return fees_reply(
            State.from_slots({"heard": {"fees": {"surface": 40.0}}, **slots}, services)
        ).text

    paris, elsewhere = said(commune="75056"), said(commune="62498")
    assert [sum_ in paris for sum_ in ("484,00", "403,60", "322,80")] == [True, False, False]
    assert [sum_ in elsewhere for sum_ in ("484,00", "403,60", "322,80")] == [False, True, True]
    assert "121,20" in said()


def test_adults_that_change_nothing_are_not_asked_for() -> None:
    child = with_any_adults({"dependants": 1})
    assert child == {"dependants": 1, "adults": 1, ADULTS_UNSAID: True}
    assert merge_household(child, {"couple": True}) == {
        "adults": 2,
        "couple": True,
        "dependants": 1,
    }
    assert merge_household(child, {"persons": 4}) == {"adults": 3, "dependants": 1}
    assert with_any_adults({"persons": 3}) == {"persons": 3}
