"""What a case gets from each calculator: results, or what is missing for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.engine import Engine

from bot.desk.lookup.catalogue import Calculator, calculators, inputs, stems_of
from knowledge.cases import (
    Situation,
    arrondissements_to_choose,
    calendar,
    comparison,
    dwelling_conditions,
    eligibility,
    income_ceilings,
    official_rents,
    rent_ceilings,
    rent_renewal,
    rent_revision,
    tax_reductions,
    visale,
)
from knowledge.territory import Commune, Territory
from rules_core import InvalidInput, NoParameter, Result
from rules_core.french import typeset

_SOCIAL = frozenset({"plus", "plai", "pls"})
_INPUT_OF_SLOT = {"scheme": "target", "level": "target", "household": "adults"}
_INPUT_OF_FIELD = {
    **_INPUT_OF_SLOT,
    "income_eur": "income",
    "net_monthly_salary_eur": "salary",
    "net_income_eur": "salary",
    "surface_m2": "surface",
    "annex_m2": "annex_surface",
    "rent_eur": "rent",
    "market_rent_eur": "rent",
    "rent_with_charges_eur": "rent",
    "base_rent_eur_m2": "base_rent",
    "zone_abc": "commune",
    "plus_area": "commune",
    "household.adults": "adults",
    "household.dependants": "dependants",
    "household.disabled": "disabled",
    "date": "lease_date",
}
NO_SOCIAL_RENT = (
    "Les loyers PLUS, PLAI et PLS sont fixés par la convention de chaque immeuble : le loyer "
    "maximum est écrit dans la convention."
)


@dataclass(frozen=True)
class Ground:
    """What calculations stand on: the database, the communes, today."""

    engine: Engine
    territory: Territory
    today: date


@dataclass(frozen=True)
class Outcome:
    """What one calculator gives.

    Attributes:
        results: of the rules, one a level when several are asked about.
        missing: what is missing, as French words with their article.
        errors: French sentence by field that the rules refuse.
        notice: French sentence when there is no result for another reason, or None.
        choose: arrondissements of which one must be chosen.
    """

    results: tuple[Result, ...] = ()
    missing: tuple[str, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    notice: str | None = None
    choose: tuple[Commune, ...] = ()


def relevance(line: str, situation: Situation) -> dict[str, int]:
    """How much each calculator is called for by the words of a line and the case they tell."""
    said = stems_of(line)
    return {
        calculator.id: len(_words_met(calculator, said))
        + sum(1 for slot in calculator.speaks if situation.get(slot) is not None)
        for calculator in calculators().values()
    }


def _words_met(calculator: Calculator, said: frozenset[str]) -> frozenset[str]:
    return calculator.stems & said


def compute(
    calculator: Calculator,
    situation: Situation,
    ground: Ground,
    unread: Mapping[str, str] | None = None,
) -> Outcome:
    """Run one calculator; blocks for a few milliseconds.

    Args:
        calculator: which one.
        situation: the case.
        ground: what the calculation stands on.
        unread: what is wrong with fields of its form that could not be read.
    """
    wrong = {item.name for item in calculator.inputs} & set(unread or {})
    if unread and wrong:
        return Outcome(errors={name: unread[name] for name in sorted(wrong)})
    missing = _missing(calculator, situation)
    if missing:
        return Outcome(missing=missing)
    try:
        return _COMPUTE[calculator.id](situation, ground)
    except NoParameter as error:
        return Outcome(notice=error.message)
    except InvalidInput as error:
        return _refused(error)


def _refused(error: InvalidInput) -> Outcome:
    """What the rules lack or refuse, beside its field when the form has it."""
    name = _INPUT_OF_FIELD.get(error.field, error.field)
    described = inputs().get(name)
    if described is None:
        return Outcome(notice=error.message)
    if error.missing:
        return Outcome(missing=(described.missing or described.label,))
    return Outcome(errors={name: error.message})


def _missing(calculator: Calculator, situation: Situation) -> tuple[str, ...]:
    return tuple(
        inputs()[_INPUT_OF_SLOT.get(slot, slot)].missing
        for slot in calculator.needs
        if not _known(slot, situation)
    )


def _known(slot: str, situation: Situation) -> bool:
    if slot == "commune":  # a zone stands for it, except where the areas are not the zones
        zone = situation.get("zone_abc") and situation.get("scheme") not in _SOCIAL
        return situation.commune is not None or bool(zone)
    if slot == "household":
        return situation.household is not None
    return situation.get(slot) is not None


def _rent_ceiling(case: Situation, ground: Ground) -> Outcome:
    if case.get("scheme") in _SOCIAL:
        return Outcome(notice=typeset(NO_SOCIAL_RENT))
    table = None
    if case.get("scheme") == "loc_avantages":
        table = official_rents(case, ground.engine)
        if table is None:
            choose = arrondissements_to_choose(case, ground.engine, ground.territory)
            if choose:
                return Outcome(choose=tuple(choose))
    return Outcome(results=tuple(rent_ceilings(case, table)))


def _several(ask: Callable[[Situation], Sequence[Result]]) -> Callable[..., Outcome]:
    return lambda case, _ground: Outcome(results=tuple(ask(case)))


def _one(ask: Callable[[Situation, Ground], Result]) -> Callable[..., Outcome]:
    return lambda case, ground: Outcome(results=(ask(case, ground),))


_COMPUTE: Mapping[str, Callable[[Situation, Ground], Outcome]] = {
    "rent-ceiling": _rent_ceiling,
    "income-ceiling": _several(income_ceilings),
    "tenant-eligibility": _several(eligibility),
    "tax-reduction": _several(tax_reductions),
    "dwelling-eligibility": _one(lambda case, ground: dwelling_conditions(case, ground.today)),
    "rent-revision": _one(lambda case, ground: rent_revision(case, ground.today)),
    "rent-renewal": _one(lambda case, ground: rent_renewal(case, ground.today)),
    "comparison": _one(lambda case, ground: comparison(case, official_rents(case, ground.engine))),
    "visale": _one(lambda case, _ground: visale(case)),
    "calendar": _one(lambda case, _ground: calendar(case)),
}
