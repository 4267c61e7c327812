"""Questions about rents and money: ceiling, tax reduction, comparison, Visale."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from knowledge.cases.asking import LOC_LEVELS, Case, ask_rule
from knowledge.datasets import LocalRent, local_rent, years_available
from knowledge.territory import Commune, Territory
from rules_core import Result
from rules_core.parameter_types import Parameter
from rules_core.places import Place, rent_zone
from rules_core.registry import parameter

_LARGE_TOWN = 100_000


def official_rents(case: Case, engine: Engine) -> LocalRent | None:
    """The Loc'Avantages rents of the case's commune and year; None where they are not known."""
    return local_rent(engine, case.commune.code, case.on.year) if case.commune else None


def arrondissements_to_choose(case: Case, engine: Engine, territory: Territory) -> list[Commune]:
    """Paris, Lyon and Marseille have one ceiling for each arrondissement: those to choose from.

    Nothing when the table of the year is not here: there is then nothing to choose for.
    """
    if case.commune is None or case.on.year not in years_available(engine):
        return []
    return territory.arrondissements(case.commune.code)


def rent_ceilings(case: Case, table: LocalRent | None) -> list[Result]:
    """The rent ceiling; of each Loc'Avantages level when the official table gives them all.

    Args:
        case: what is known, the surface at least.
        table: the commune's official rents, or None: the case's own base rent is then used.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    if case.get("scheme") not in ("loc_avantages", None):
        return [ask_rule("rent-ceiling", case)]
    levels = [case.get("level")] if case.get("level") else list(LOC_LEVELS)
    if table is None:
        return [ask_rule("rent-ceiling", case, scheme="loc_avantages", level=levels[0])]
    return [
        ask_rule(
            "rent-ceiling",
            case,
            scheme="loc_avantages",
            level=level,
            **table.rule_fields(level),
        )
        for level in levels
    ]


def tax_reductions(case: Case) -> list[Result]:
    """The rate or the amount; every case when level or association is not known.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    levels = [case.get("level")] if case.get("level") else list(LOC_LEVELS)
    known = case.get("intermediation")
    return [
        ask_rule(
            "tax-reduction",
            case,
            scheme="loc_avantages",
            level=level,
            intermediation=mode,
            other_advantages_eur=case.get("other_advantages"),
            tax_regime=case.get("tax_regime"),
            income_tax_eur=case.get("income_tax"),
        )
        for level in levels
        for mode in ([known] if known else ["none", "any"])
        # Without an association there is no Loc3: that case only matters when it was asked for.
        if not (level == "loc3" and mode == "none" and (known is None or len(levels) > 1))
    ]


def zone_rent(case: Case) -> Parameter | None:
    """The LLI ceiling per square metre of the zone, before the coefficient of the surface.

    Overseas, that of the one grid there; None where no grid is known.

    Raises:
        rules_core.RulesError: the place is not known, or there is no figure for it at that date.
    """
    place = case.place()
    column = rent_zone(place) if place is not None else None
    return parameter("lli.rent_ceiling", case.on, zone=column) if column else None


def comparison(case: Case, table: LocalRent | None) -> Result:
    """Market rent, Loc1, Loc2, Loc3, with and without an association.

    Args:
        case: what is known; its rent is that of the market.
        table: the commune's official rents, or None; they are of use with the surface only.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    return ask_rule(
        "comparison",
        case,
        scheme=None,
        level=None,
        intermediation=None,
        rent_eur=None,
        base_rent_eur_m2=None,
        market_rent_eur=case.get("rent"),
        other_advantages_eur=case.get("other_advantages"),
        income_tax_eur=case.get("income_tax"),
        base_rents_eur_m2=(
            {level: table.level(level) for level in LOC_LEVELS}
            if table and case.get("surface") is not None
            else None
        ),
    )


def visale(case: Case, place: Place | None = None) -> Result:
    """Whether the Visale guarantee covers the rent.

    Args:
        case: what is known.
        place: where, when only a region is named; default the case's own place.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    return ask_rule(
        "visale",
        case,
        place=place,
        rent_eur=None,
        rent_with_charges_eur=case.get("rent"),
        net_income_eur=case.monthly_salary(),
        student=case.get("student"),
        age=case.get("age"),
        employee=case.get("employee"),
        agglomeration_over_100k=_in_a_large_town(case.commune),
    )


def _in_a_large_town(commune: Commune | None) -> bool | None:
    """A town of more than 100 000 inhabitants makes an agglomeration of as many; else unknown."""
    if commune is None:
        return None
    return True if commune.parent_code or commune.population > _LARGE_TOWN else None
