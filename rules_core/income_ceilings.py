"""Income ceilings of the tenants.

Legal sources: CGI, annexe III, art. 2 terdecies D (intermediate grid: LLI, Pinel, Denormandie and
Loc1); CGI, art. 199 tricies and BOI-BAREME-000017 § 330-340 (Loc2, Loc3); arrêté du 29 juillet 1987
(PLUS, PLAI, PLS); CGI, art. 31, I, 1°, o (former Louer abordable, tables of 2020).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules_core import french
from rules_core.answers import MEDIUM_NOTICE, lowest_confidence, unique, unverified
from rules_core.errors import NoParameter
from rules_core.french import HARD
from rules_core.households import (
    YOUNG_COUPLE_MAX_AGES,
    Category,
    Household,
    intermediate_category,
    social_category,
)
from rules_core.parameter_types import Parameter
from rules_core.places import (
    Place,
    area_label,
    require_plus_area,
    require_zone,
    zone_label,
)
from rules_core.registry import parameter
from rules_core.results import (
    Condition,
    Confidence,
    Figure,
    Notice,
    Reference,
    Result,
    Step,
    Verdict,
)
from rules_core.schemes import Scheme, Target

_SOCIAL_KEYS = {
    Target(Scheme.PLUS): "plus.income_ceiling",
    Target(Scheme.PLAI): "plai.income_ceiling",
    Target(Scheme.PLS): "pls.income_ceiling",
    Target(Scheme.LOUER_ABORDABLE, "social"): "louer_abordable.income_ceiling.social",
    Target(Scheme.LOUER_ABORDABLE, "tres_social"): "louer_abordable.income_ceiling.tres_social",
}
_INTERMEDIATE_KEYS = {
    Scheme.LOC_AVANTAGES: "loc_avantages.income_ceiling",
    Scheme.LOUER_ABORDABLE: "louer_abordable.income_ceiling.intermediaire",
}
OTHER_ADULTS = Condition(
    "other_adults",
    "Les autres adultes du logement sont à votre charge pour l’impôt",
    "not_verified",
)
_DISABILITY_NOTICE = Notice(
    "disability_not_counted",
    "Dans ce barème, la carte d’invalidité ne change pas la ligne du tableau. Une personne "
    "invalide que vous hébergez compte si elle est à votre charge pour l’impôt.",
)
_TWO_ADULTS_NOTICE = Notice(
    "two_adults",
    "Deux adultes sans personne à charge sont comptés sur la ligne du couple. Si vous êtes en "
    "colocation, faites confirmer la règle par votre ADIL.",
)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A ceiling and how it was found.

    Attributes:
        amount: €/year.
        highest: the ceiling under the other reading of the household (every further adult a tax
            dependant); equal to ``amount`` when there is only one reading.
        area: « zone A », « autres régions »…: the column of the table.
        steps: the working, from the place to the amount.
        references: sources of the amounts.
        confidence: lowest confidence among them.
        warnings: what the reader must know.
    """

    amount: Decimal
    highest: Decimal
    area: str
    steps: tuple[Step, ...]
    references: tuple[Reference, ...]
    confidence: Confidence
    warnings: tuple[Notice, ...]

    @property
    def ambiguous(self) -> bool:
        """Whether the household can be read in two ways."""
        return self.highest != self.amount


def find_ceiling(target: Target, household: Household, place: Place | None, on: date) -> Ceiling:
    """The ceiling for a lease that takes effect at a date.

    Raises:
        InvalidInput: the place is missing.
        NoParameter: no verified table for that date and place.
    """
    key = _SOCIAL_KEYS.get(target)
    if key is not None:
        return _social_ceiling(key, household, place, on)
    return _intermediate_ceiling(target, household, place, on)


def income_ceiling(target: Target, household: Household, place: Place | None, on: date) -> Result:
    """Income a tenant must not exceed, for a lease that takes effect on ``on``.

    Legal source: see the module. The income to compare is the « revenu fiscal de référence » of
    year N-2 (BOI-BAREME-000017 § 270).

    Raises:
        InvalidInput: the place is missing.
        NoParameter: no verified table for that date and place.
    """
    ceiling = find_ceiling(target, household, place, on)
    figures = [
        Figure(
            "income_ceiling", "Plafond de ressources", ceiling.amount, "€/an", ceiling.confidence
        )
    ]
    conditions: tuple[Condition, ...] = ()
    if ceiling.ambiguous:
        conditions = (OTHER_ADULTS,)
        figures.append(
            Figure(
                "income_ceiling_highest",
                "Plafond si les autres adultes sont à charge",
                ceiling.highest,
                "€/an",
                ceiling.confidence,
            )
        )
    return Result(
        rule="income-ceiling",
        verdict=Verdict.CONDITIONAL if ceiling.ambiguous else Verdict.COMPUTED,
        valid_on=on,
        title=f"Plafond de ressources, {target.label}",
        summary=(
            f"Pour un bail qui commence le {french.day(on)}, le plafond de ressources "
            f"{target.of_label} est de {french.euros(ceiling.amount)} par an pour "
            f"{household.describe()}, {ceiling.area}."
        ),
        figures=tuple(figures),
        steps=ceiling.steps,
        references=ceiling.references,
        warnings=(income_year_notice(on), *ceiling.warnings),
        conditions=conditions,
        unverified=unverified(conditions),
        inputs=describe_inputs(target, household, place, on),
    )


def income_year_notice(on: date) -> Notice:
    """Which income the ceiling is compared with (BOI-BAREME-000017 § 270)."""
    year = on.year - int(parameter("tenant_income.years_before", on).amount)
    return Notice(
        "income_year",
        f"Ce plafond se compare au revenu fiscal de référence de {year}, écrit sur l’avis d’impôt "
        f"reçu en {year + 1}. On additionne celui de toutes les personnes du bail. "
        "Ce n’est pas le salaire.",
    )


def describe_inputs(
    target: Target, household: Household, place: Place | None, on: date
) -> dict[str, object]:
    """What was understood of the request, for the ``inputs`` of a result."""
    return {
        "scheme": target.scheme.value,
        "level": target.level,
        "date": on,
        "household": household.to_dict(),
        **(place or Place()).to_dict(),
    }


def _social_ceiling(key: str, household: Household, place: Place | None, on: date) -> Ceiling:
    if place is not None and place.overseas:
        raise NoParameter(
            "Le logement social d’outre-mer a ses propres plafonds, qui ne sont pas dans mes "
            f"données{HARD}: adressez-vous à votre ADIL ou à un bailleur social.",
            key=key,
            on=on,
            ask="votre ADIL ou à un bailleur social",
        )
    area = require_plus_area(place)
    category = social_category(household)
    amount, used = _amount(key, category, on, {"area": area})
    warnings: tuple[Notice, ...] = ()
    if household.couple and household.persons == 2 and category.code == "cat2":
        warnings = (_young_couple_notice(key, area, on),)
    return _ceiling(
        household=household,
        place=place,
        area=area_label(area),
        category=category,
        amount=amount,
        highest=amount,
        used=used,
        warnings=warnings,
    )


def _young_couple_notice(key: str, area: str, on: date) -> Notice:
    young = social_category(Household(adults=2, young_couple=True))
    amount, _ = _amount(key, young, on, {"area": area})
    return Notice(
        "young_couple",
        f"Si les âges du couple font {YOUNG_COUPLE_MAX_AGES}{HARD}ans au plus à eux "
        f"deux, la ligne change{HARD}: le plafond est alors de {french.euros(amount)} par an.",
    )


def _intermediate_ceiling(
    target: Target, household: Household, place: Place | None, on: date
) -> Ceiling:
    key = _INTERMEDIATE_KEYS.get(target.scheme, "lli.income_ceiling")
    column = _column(target, place)
    coordinates = {"zone": column}
    if target.scheme is Scheme.LOC_AVANTAGES:
        coordinates["level"] = str(target.level)
    category = intermediate_category(household)
    amount, used = _amount(key, category, on, coordinates)
    highest = amount
    if household.extra_adults:
        other = intermediate_category(household, count_extra_adults=True)
        highest, _ = _amount(key, other, on, coordinates)
    warnings = []
    if household.disabled:
        warnings.append(_DISABILITY_NOTICE)
    if household.adults == 2 and not household.couple and not household.dependants:
        warnings.append(_TWO_ADULTS_NOTICE)
    area = "outre-mer" if column.endswith("DOM") else f"zone{HARD}{zone_label(column)}"
    return _ceiling(
        household=household,
        place=place,
        area=area,
        category=category,
        amount=amount,
        highest=highest,
        used=used,
        warnings=tuple(warnings),
    )


def _column(target: Target, place: Place | None) -> str:
    """Column of the grid: the zone, or the one of the overseas departments.

    The Loc2 table of 2023 words its overseas column « B1 outre-mer ».
    """
    if place is None or not place.overseas:
        return require_zone(place)
    return "B1_DOM" if target.level == "loc2" and place.zone_abc == "B1" else "DOM"


def _amount(
    key: str, category: Category, on: date, coordinates: dict[str, str]
) -> tuple[Decimal, tuple[Parameter, ...]]:
    """Amount of a line, supplements included, and the parameters it is made of."""
    base = parameter(key, on, category=category.code, **coordinates)
    if not category.supplements:
        return base.amount, (base,)
    extra = parameter(key, on, category="extra", **coordinates)
    return base.amount + category.supplements * extra.amount, (base, extra)


def _ceiling(
    *,
    household: Household,
    place: Place | None,
    area: str,
    category: Category,
    amount: Decimal,
    highest: Decimal,
    used: tuple[Parameter, ...],
    warnings: tuple[Notice, ...],
) -> Ceiling:
    base = used[0]
    where = place.commune_name if place and place.commune_name else "votre logement"
    steps = [
        Step("Où se trouve le logement", where, area),
        Step("Votre foyer", household.describe(), category.label),
        Step(
            "Plafond de cette ligne, dans le barème de l’année du bail",
            f"barème {french.period(base.valid_from, base.valid_to)}, {area}",
            base.amount,
            "€/an",
        ),
    ]
    for extra in used[1:]:
        steps.append(
            Step(
                "Supplément par personne en plus",
                f"{french.euros(base.amount)} + {category.supplements} × "
                f"{french.euros(extra.amount)} = {french.euros(amount)}",
                amount,
                "€/an",
            )
        )
    confidence = lowest_confidence(used)
    if confidence == "medium":
        warnings = (*warnings, MEDIUM_NOTICE)
    references = unique(item.source for item in used)
    return Ceiling(amount, highest, area, tuple(steps), references, confidence, warnings)
