"""« Puis-je avoir la garantie Visale pour ce loyer ? »"""

from __future__ import annotations

from decimal import Decimal

from knowledge.cases import visale
from rules_core import NoParameter, Place
from rules_core.visale import Applicant, beyond_public, place_decides

from ..services import Services
from ..state import State
from ..wording.render import Reply, button, reply_from_results
from .goal import Goal

_ILE_DE_FRANCE = frozenset({"Île-de-France", "Région parisienne"})


def _needs(state: State) -> list[str]:
    salary = state.monthly_salary()
    income = None if salary is None else Decimal(str(salary))
    try:
        if beyond_public(state.get("age"), state.get("employee"), income, state.on):
            return []  # whatever the rent
        decides = _region(state) is None and _place_decides(state, income)
        place = state.unknown("commune") if decides else []
    except NoParameter:
        return []  # no rule is known for that day, which the answer says
    return [*state.unknown("rent", "student"), *place]


def _place_decides(state: State, income: Decimal | None) -> bool:
    """Whether the commune must be known, student or not when nobody said."""
    rent = None if state.get("rent") is None else Decimal(str(state.get("rent")))
    students = (True, False) if state.get("student") is None else (state.get("student"),)
    applicants = [Applicant(student=each, net_income=income, rent=rent) for each in students]
    return any(place_decides(each, state.on) for each in applicants)


def _region(state: State) -> Place | None:
    """The region or the département, where it is enough: Île-de-France has one rent limit.

    Elsewhere both limits of a département are told to whoever has no rent to judge.
    """
    if state.commune is not None:
        return None
    if state.heard.get("region") in _ILE_DE_FRANCE:
        return Place(department="75")
    place = Place(department=state.heard.get("department"))
    told = place.department is not None and state.get("rent") is None
    return place if place.ile_de_france or told else None


def _answer(state: State, _services: Services) -> Reply:
    result = visale(state, _region(state))
    return reply_from_results([result], state, [button("goal.eligibility", "/ask_eligibility")])


GOAL = Goal("visale", _needs, _answer)
