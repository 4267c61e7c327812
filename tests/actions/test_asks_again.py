"""« donc oui ou non ? », « le mieux du coup ? », « c'est par mois ? » after a figure."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.reading.asks_again import asked_rate, asks_again, asks_best, asks_period
from actions.reading.beside import turns_over

from .conftest import Speak, Talk


def after_result(tracker: Tracker, rule: str = "tenant-eligibility") -> Tracker:
    """The same message just after that result."""
    asked = {"event": "user", "parse_data": {"intent": {"name": "inform"}}}
    shown = {"event": "bot", "text": "…", "data": {"custom": {"result": {"rule": rule}}}}
    tracker.events = [asked, shown, *tracker.events]
    return tracker


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("donc oui ou non ?", True),
        ("donc on est bons ou pas", True),
        ("ok donc combien maximum ?", True),
        ("ça passe ou pas ?", True),
        ("et du coup ?", True),
        ("du coup ça fait combien", True),
        ("et combien de temps ça dure ?", False),
        ("combien coûte le dossier ?", False),
        ("c’est possible en meublé ?", False),
        ("et du coup je paie combien d’impôt ?", False),
    ],
)
def test_the_answer_is_asked_for_again(speak: Speak, said: str, again: bool) -> None:
    tracker = speak("ask_knowledge", text=said, goals=["eligibility"])
    assert asks_again(after_result(tracker)) is again


def test_nothing_is_asked_again_before_an_answer(speak: Speak) -> None:
    assert not asks_again(speak("ask_knowledge", text="donc oui ou non ?"))
    asked = speak("ask_knowledge", text="c'est bon ?", requested="rent", goals=["comparison"])
    assert not asks_again(after_result(asked))


@pytest.mark.parametrize(
    ("said", "goals", "period"),
    [
        ("c par mois ?", ["rent_ceiling"], "mois"),
        ("c’est par an ou par mois", ["income_ceiling"], "an"),
        ("c’est par mois ?", ["zone"], None),
        ("combien par mois de charges ?", ["rent_ceiling"], None),
    ],
)
def test_what_the_figure_is_counted_by(
    speak: Speak, said: str, goals: list[str], period: str | None
) -> None:
    assert asks_period(after_result(speak("ask_knowledge", text=said, goals=goals))) == period


@pytest.mark.parametrize(
    ("slots", "best"),
    [
        ({"goals": ["tax_reduction"], "rent": 780}, True),
        ({"goals": ["tax_reduction"]}, False),
        ({"goals": ["rent_ceiling"], "rent": 780}, False),
    ],
)
def test_the_best_is_the_comparison(speak: Speak, slots: dict[str, Any], best: bool) -> None:
    tracker = speak("ask_comparison", text="c'est quoi le mieux du coup", **slots)
    assert asks_best(after_result(tracker)) is best


def test_a_market_rent_opens_the_comparison(talk: Talk) -> None:
    asked = talk(
        "loyer libre 780 € à Angers pour 58 m², en Loc1 je gagne combien d’impôt ?",
        "ask_tax_reduction",
    )
    assert asked.slots["goals"] == ["comparison"]
    assert "3 346,20 €" in asked.then("et Loc3 avec une association").answer


def test_incomes_told_to_a_ceiling_s_form_call_for_the_verdict(talk: Talk) -> None:
    asked = talk("Plafond de revenu LLI à Toulouse pour 2 personnes", "ask_income_ceiling")
    told = asked.then("le mien est 32 000 et ma copine 21 000", "inform", "household")
    assert "marge : 13 276 €" in told.answer


def test_the_rates_of_each_level_ask_nothing(talk: Talk) -> None:
    asked = talk("Donnez-moi les taux de réduction d’impôt pour chaque Loc", "ask_tax_reduction")
    assert asked.asked == []
    assert "Loc3 avec une association : 65 %" in asked.answer


@pytest.mark.parametrize(
    ("said", "entities", "values"),
    [
        ("c’est quoi le taux de réduction en Loc3", [("level", "loc3")], ("loc3", None)),
        (
            "le taux en Loc1 avec asso",
            [("level", "loc1"), ("intermediation", "any")],
            ("loc1", "any"),
        ),
        ("quel taux en Loc2 pour 600 € ?", [("level", "loc2"), ("rent", 600)], None),
        ("quel est le plafond en Loc2 ?", [("level", "loc2")], None),
        ("les taux en Loc1 et Loc2", [("level", "loc1"), ("level", "loc2")], None),
    ],
)
def test_the_rate_of_a_level_is_computed(
    speak: Speak, said: str, entities: list[tuple[str, str]], values: tuple[str, str | None] | None
) -> None:
    rate = asked_rate(speak("ask_knowledge", *entities, text=said))
    assert (values is None and not rate) or (rate["level"], rate["intermediation"]) == values


def test_six_years_of_reduction_are_in_the_answer(speak: Speak) -> None:
    asked = speak("ask_tax_reduction", text="et sur 6 ans ça fait ?", goals=["tax_reduction"])
    assert asks_again(after_result(asked, "tax-reduction"))


@pytest.mark.parametrize(
    ("intent", "said", "entities", "changes", "turned"),
    [
        ("ask_knowledge", "et si je passe en D ?", [], {"dpe": "D"}, True),
        (
            "ask_income_ceiling",
            "et en LLI, quel plafond ?",
            [("scheme", "lli")],
            {"scheme": "lli"},
            True,
        ),
        ("ask_knowledge", "et le LLI c’est quoi ?", [("scheme", "lli")], {"scheme": "lli"}, False),
        ("ask_knowledge", "et si je passe en D ?", [], {}, False),
    ],
)
def test_a_fact_turned_over_is_worth_more_than_a_card(
    speak: Speak,
    intent: str,
    said: str,
    entities: list[tuple[str, str]],
    changes: dict[str, str],
    turned: bool,
) -> None:
    known = {"goals": ["income_ceiling"], "dpe": "F", "scheme": "loc_avantages"}
    tracker = after_result(speak(intent, *entities, text=said, **known))
    assert turns_over(tracker, changes) is turned


def test_no_means_no_answer_to_an_open_question(talk: Talk) -> None:
    asked = talk("ai-je droit à un Loc1 ?", "ask_eligibility")
    assert asked.asked[0] == "commune"
    assert "commune" not in asked.then("non", "deny", "commune").asked


def test_one_grid_of_incomes_in_a_whole_overseas_departement(talk: Talk) -> None:
    asked = talk("plafond de ressources Loc2 pour un couple en Guadeloupe", "ask_income_ceiling")
    assert asked.asked == []
    assert "outre-mer n'a pas été trouvé" in asked.answer
