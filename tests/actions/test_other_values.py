"""« les trois niveaux », « ils dépassent de 200 € », « ça change quoi ? » after a figure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.reading.asked_goals import Message, asked_goals
from actions.reading.beside import value_beside
from actions.reading.kin_tenant import tenant_of_kin
from actions.reading.meaning import as_meant
from actions.reading.other_values import asks_if_it_changes, other_values
from actions.reading.short_turns import turned_over
from actions.reading.situation import goal_of_situation
from actions.results.bonus import asks_bonus
from actions.results.working import asks_working

from .conftest import Speak, Talk

LOC2 = {"scheme": "loc_avantages", "level": "loc2"}
CEILING = {"rule": "income-ceiling", "figures": [{"id": "income_ceiling", "value": 31804}]}


def after(tracker: Tracker, result: dict[str, Any] | None = None) -> Tracker:
    """The same message just after that result."""
    asked = {"event": "user", "parse_data": {"intent": {"name": "inform"}}}
    custom = {"result": result or {"rule": "tax-reduction", "figures": []}}
    shown = {"event": "bot", "text": "…", "data": {"custom": custom}}
    tracker.events = [asked, shown, *tracker.events]
    return tracker


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("aucune idée du niveau, mettez-moi les trois", True),
        ("donnez le chiffre pour chaque niveau", True),
        ("quelle différence entre les trois ?", False),
        ("mes enfants vivent là, les trois ados", False),
    ],
)
def test_every_level_of_the_ceiling_just_given(speak: Speak, said: str, every: bool) -> None:
    tracker = after(speak("dont_know", text=said, goals=["income_ceiling"], **LOC2))
    assert (other_values(tracker).get("skipped") == ["level"]) is every


@pytest.mark.parametrize(
    ("said", "income"),
    [
        ("et s'ils sont 150 € au-dessus ?", 31954),
        ("ils dépassent de 1 200 euros", 33004),
        ("ils dépassent de 90 € par mois", None),
        ("et s'ils dépassent un peu ?", None),
    ],
)
def test_an_income_told_by_its_gap_with_the_ceiling(
    speak: Speak, said: str, income: int | None
) -> None:
    tracker = after(speak("inform", text=said, goals=["income_ceiling"], **LOC2), CEILING)
    values = other_values(tracker)
    assert (values.get("income") or {}).get("amount") == income
    assert (values.get("goals") == ["eligibility"]) is (income is not None)


def test_a_rent_kept_for_oneself_gets_an_example(speak: Speak) -> None:
    said = "mon loyer, je préfère ne pas le donner"
    tracker = after(speak("refuse", text=said, goals=["tax_reduction"], **LOC2))
    assert other_values(tracker)["heard"]["example"] == "rent"
    known = after(speak("refuse", text=said, goals=["tax_reduction"], rent=500, **LOC2))
    assert other_values(known) == {}


def test_since_when_a_commune_is_in_its_zone(speak: Speak) -> None:
    tracker = speak("ask_source", text="ah et depuis quand ?", goals=["zone"], commune="94002")
    assert other_values(tracker) == {"heard": {"again": True}}


@pytest.mark.parametrize(
    ("said", "goals", "asks"),
    [
        ("en passant en D, ça change ma réduction ?", ["tax_reduction"], True),
        ("en passant en D, ça change le plafond ?", ["tax_reduction"], False),
        ("en passant en D, que faut-il faire ?", ["tax_reduction"], False),
    ],
)
def test_a_fact_and_whether_the_figure_changes_with_it(
    speak: Speak, said: str, goals: list[str], asks: bool
) -> None:
    tracker = after(speak("ask_knowledge", ("dpe", "D"), text=said, goals=goals, rent=500, **LOC2))
    assert asks_if_it_changes(tracker) is asks


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("montrez-moi le calcul", True),
        ("le détail du calcul ?", True),
        ("vous avez fait comment ?", True),
        ("comment vous avez fait ?", True),
        ("refaites le calcul s'il vous plaît", False),
        ("comment faire une demande ?", False),
    ],
)
def test_the_working_is_asked_for(speak: Speak, said: str, asks: bool) -> None:
    assert asks_working(after(speak("nlu_fallback", text=said, goals=["eligibility"]))) is asks


def test_the_bonus_of_one_dwelling_and_then_of_another(speak: Speak) -> None:
    said = (("surface", 38), ("level", "loc3"), ("intermediation", "mandat"))
    first = speak("ask_knowledge", *said, text="Combien de prime pour 38 m² en Loc3, en mandat ?")
    assert asks_bonus(first) == {
        "surface": 38, "level": "loc3", "intermediation": "mandat", "scheme": "loc_avantages",
    }  # fmt: skip
    two = speak("ask_knowledge", *said[1:], text="Quelle durée, et quelle prime en mandat ?")
    assert asks_bonus(two) == {}
    then = speak("inform", ("surface", 44), text="pardon, 44 m²", heard={"bonus": True})
    assert asks_bonus(then) == {"surface": 44}
    rent = speak("inform", ("surface", 44), text="et le loyer pour 44 m² ?", heard={"bonus": True})
    assert asks_bonus(rent) == {}


@pytest.mark.parametrize(
    ("said", "tie"),
    [
        ("ma fille veut me louer son deux-pièces", "ascendant"),
        ("mon père nous loue une maison", "descendant"),
        ("je loue à mon fils", None),
        ("mon fils va louer ailleurs", None),
    ],
)
def test_a_relative_who_lets_to_the_visitor(said: str, tie: str | None) -> None:
    assert tenant_of_kin(said, {}).get("tenant_relation") == tie


@pytest.mark.parametrize(
    ("said", "tie"),
    [
        ("elle part et je reloue à un couple", "none"),
        ("ensuite je reloue à mon père", "ascendant"),
        ("et avec un autre locataire ?", "none"),
        ("elle gagne 1 200 €", None),
    ],
)
def test_the_tenant_who_follows_a_relative(said: str, tie: str | None) -> None:
    known = {"tenant_relation": "descendant"}
    assert tenant_of_kin(said, known).get("tenant_relation") == tie
    assert tenant_of_kin(said, {}) == {}


@pytest.mark.parametrize(
    ("told", "card", "wished", "goal"),
    [
        (
            {"commune": "59350", "household": {"adults": 1}},
            None,
            ["income_ceiling"],
            "income_ceiling",
        ),
        ({"commune": "59350", "household": {"adults": 1}}, None, [], None),
        ({"surface": 22, "dpe": "E"}, "conv-savoir-si-conventionne", [], "dwelling_eligibility"),
        ({"rent": 640}, "visale-etudiant", [], "visale"),
    ],
)
def test_values_answer_the_wish_told_before_them(
    told: dict[str, Any], card: str | None, wished: list[str], goal: str | None
) -> None:
    assert goal_of_situation(told, {}, card, wished) == goal


def test_a_month_without_its_year_is_that_of_each_revision(talk: Talk) -> None:
    said = talk("loyer 580 €, bail signé en mai, IRL du T1", "ask_rent_revision")
    assert said.slots["revision_date"]["date"] == "2026-05-31"
    assert not said.slots.get("lease_date")
    recent = talk("loyer 580 €, bail signé en mai dernier, IRL du T1", "ask_rent_revision")
    assert recent.slots["lease_date"]["date"] == "2026-05-31"


def test_a_class_asked_about_beside_a_figure(talk: Talk) -> None:
    said = talk(
        "640 € de loyer en Loc1, seul : quelle réduction, et est-ce qu'un DPE F convient ?",
        "ask_tax_reduction",
    )
    assert said.slots["goals"] == ["tax_reduction", "dwelling_eligibility"]
    one = talk("Loyer de 640 € en Loc1, DPE F : quelle réduction ?", "ask_tax_reduction")
    assert one.slots["goals"] == ["tax_reduction"]


def test_the_same_calculation_with_other_values(speak: Speak) -> None:
    said = "finalement je prends le très social, refaites le calcul avec 410 € de loyer"
    slots = {**LOC2, "goals": ["tax_reduction"], "rent": 520, "intermediation": "any"}
    tracker = after(speak("ask_comparison", ("rent", 410), text=said, **slots))
    assert as_meant(tracker)[0] == "inform"
    assert turned_over(said, slots, date(2026, 11, 21)) == {"level": "loc3"}


def test_a_value_and_a_rule_that_sound_like_a_calculation(speak: Speak) -> None:
    said = "Loc3, et est-ce que ma locataire aura une aide au logement ?"
    tracker = after(speak("ask_dwelling_eligibility", text=said, goals=["tax_reduction"], rent=450))
    entity = {"entity": "level", "value": "loc3", "start": 0, "end": 4}
    tracker.latest_message["entities"] = [entity]
    tracker.latest_message["intent"]["confidence"] = 0.4
    assert value_beside(tracker) is not None
    assert as_meant(tracker)[0] == "inform"


def test_a_question_on_incomes_starts_no_revision_of_a_rent() -> None:
    said = "ils baissent l'an prochain, lesquels compter ?"
    assert asked_goals(Message(said, "ask_rent_revision", []), ["eligibility"]) is None
    said = "et la révision du loyer, de combien ?"
    assert asked_goals(Message(said, "ask_rent_revision", []), ["eligibility"]) == ["rent_revision"]
