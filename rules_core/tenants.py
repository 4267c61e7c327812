"""May this household be the tenant? Income against the ceiling, with the margin.

Legal sources: those of the ceilings (see :mod:`rules_core.income_ceilings`); CGI, art. 199 tricies
for the persons Loc'Avantages excludes; BOI-BAREME-000017 § 270 for the year of the income; arrêté
du 29 juillet 1987 for the drop of income in social housing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rules_core import french
from rules_core.answers import check, failed, unique, unverified
from rules_core.errors import InvalidInput
from rules_core.french import HARD
from rules_core.households import Household
from rules_core.income_ceilings import (
    OTHER_ADULTS,
    Ceiling,
    describe_inputs,
    find_ceiling,
    income_year_notice,
)
from rules_core.letting_conditions import (
    intermediation_condition,
    main_residence_condition,
    relation_condition,
)
from rules_core.places import Place
from rules_core.registry import parameter
from rules_core.results import Condition, Figure, Notice, Reference, Result, Step, Verdict
from rules_core.schemes import SOCIAL_HOUSING, Scheme, Target

_MONTHS = 12
_TENTH = Decimal("0.1")
NET_SALARY_NOTICE = Notice(
    "net_salary",
    french.typeset(
        "Un salaire net n’est pas un revenu fiscal de référence. Le revenu fiscal de référence "
        "compte tous les revenus du foyer, après des abattements, et pour une année plus "
        "ancienne. Cherchez « revenu fiscal de référence » sur la première page de votre avis "
        "d’impôt."
    ),
)


@dataclass(frozen=True, slots=True)
class Income:
    """What is known of the household's income.

    Attributes:
        reference: revenu fiscal de référence of year N-2, €/year.
        previous_year: the same for year N-1, when the household knows it.
        net_monthly_salary: net salary, €/month, when that is all the household knows.
    """

    reference: Decimal | None = None
    previous_year: Decimal | None = None
    net_monthly_salary: Decimal | None = None

    def __post_init__(self) -> None:
        if self.reference is None and self.net_monthly_salary is None:
            raise InvalidInput(
                "income_eur",
                "Indiquez le revenu fiscal de référence du foyer, en euros par an. Il est écrit "
                "sur l’avis d’impôt.",
                missing=True,
            )


@dataclass(frozen=True, slots=True)
class Counted:
    """The income that is compared with the ceiling.

    Attributes:
        amount: €/year.
        certain: False when it is only a salary.
        steps, warnings, references: how it was chosen.
    """

    amount: Decimal
    certain: bool
    steps: tuple[Step, ...]
    warnings: tuple[Notice, ...]
    references: tuple[Reference, ...] = ()


def count_income(income: Income, target: Target, on: date) -> Counted:
    """Choose the income to compare: year N-2, or N-1 in social housing after a drop.

    A salary is never turned into a « revenu fiscal de référence »: its yearly sum is compared, and
    the answer stays conditional.
    """
    if income.reference is None:
        monthly = income.net_monthly_salary or Decimal(0)
        yearly = monthly * _MONTHS
        step = Step(
            "Votre salaire net sur un an (ce n’est pas le revenu fiscal de référence)",
            f"{_MONTHS} × {french.euros(monthly)}",
            yearly,
            "€/an",
        )
        return Counted(yearly, False, (step,), (NET_SALARY_NOTICE,))
    year = on.year - int(parameter("tenant_income.years_before", on).amount)
    label = f"Votre revenu fiscal de référence de {year}"
    plain = Counted(
        income.reference, True, (Step(label, "avis d’impôt", income.reference, "€/an"),), ()
    )
    if income.previous_year is None:
        return plain
    if target.scheme not in SOCIAL_HOUSING:
        notice = Notice(
            "previous_year_ignored",
            f"Pour ce dispositif, c’est le revenu de {year} qui compte, pas celui de {year + 1}. "
            "Si vos revenus ont baissé, demandez à votre ADIL ou à l’Anah, avant de signer le "
            f"bail, si celui de {year + 1} peut être retenu.",
        )
        return Counted(plain.amount, True, plain.steps, (notice,))
    drop = parameter("tenant_income.social_drop", on)
    limit = income.reference * (1 - drop.amount)
    if income.previous_year > limit:
        notice = Notice(
            "previous_year_ignored",
            f"Vos revenus de {year + 1} n’ont pas baissé d’au moins "
            f"{french.percent(drop.amount)}{HARD}: ce sont ceux de {year} qui comptent.",
        )
        return Counted(plain.amount, True, plain.steps, (notice,), (drop.source,))
    step = Step(
        f"Vos revenus ont baissé d’au moins {french.percent(drop.amount)}, on retient {year + 1}",
        f"{french.euros(income.previous_year)} au plus égal à {french.euros(income.reference)} × "
        f"{french.percent(1 - drop.amount)} = {french.euros(limit)}",
        income.previous_year,
        "€/an",
    )
    return Counted(income.previous_year, True, (*plain.steps, step), (), (drop.source,))


def tenant_eligibility(
    target: Target,
    household: Household,
    place: Place | None,
    on: date,
    income: Income,
    *,
    intermediation: str | None = None,
    tenant_relation: str | None = None,
) -> Result:
    """Whether the household may rent under a scheme, for a lease that takes effect on ``on``.

    « eligible » means that the income fits and that nothing known stands against it; what was not
    said is listed among the conditions. A salary, or adults who are neither a couple nor
    dependants, make the answer conditional where it matters.

    Legal source: see the module.

    Raises:
        InvalidInput: the place is missing.
        NoParameter: no verified table for that date and place.
    """
    ceiling = find_ceiling(target, household, place, on)
    counted = count_income(income, target, on)
    fits = income_fits(ceiling, counted)
    conditions = [
        check(
            "income",
            fits,
            "Les revenus du foyer ne dépassent pas le plafond de ressources",
            "Les revenus du foyer dépassent le plafond de ressources",
        ),
        main_residence_condition(None),
    ]
    if ceiling.ambiguous:
        conditions.append(OTHER_ADULTS)
    if target.scheme is Scheme.LOC_AVANTAGES:
        conditions.append(relation_condition(tenant_relation))
    if target.level == "loc3":
        conditions.append(intermediation_condition(intermediation))
    limit = (
        f"pour un bail qui commence le {french.day(on)}, le plafond {target.of_label} est de "
        f"{french.euros(ceiling.amount)} par an ({ceiling.area})"
    )
    margin = ceiling.amount - counted.amount
    margin_percent = (margin * 100 / ceiling.amount).quantize(_TENTH, ROUND_HALF_UP)
    return Result(
        rule="tenant-eligibility",
        verdict=_verdict(fits, conditions),
        valid_on=on,
        title=f"Accès à un logement {target.label}",
        summary=_summary(limit, ceiling, counted, conditions),
        figures=(
            Figure(
                "income_ceiling",
                "Plafond de ressources",
                ceiling.amount,
                "€/an",
                ceiling.confidence,
            ),
            Figure("income", "Revenu comparé", counted.amount, "€/an"),
            Figure("margin", "Écart avec le plafond", margin, "€/an", ceiling.confidence),
            Figure(
                "margin_percent",
                "Écart en part du plafond",
                margin_percent,
                "%",
                ceiling.confidence,
            ),
        ),
        steps=(
            *ceiling.steps,
            *counted.steps,
            Step(
                "Écart entre le plafond et votre revenu",
                f"{french.euros(ceiling.amount)} − {french.euros(counted.amount)}",
                margin,
                "€/an",
            ),
        ),
        references=unique((*ceiling.references, *counted.references)),
        warnings=(*counted.warnings, income_year_notice(on), *ceiling.warnings),
        conditions=tuple(conditions),
        unverified=unverified(conditions),
        inputs={
            **describe_inputs(target, household, place, on),
            "income_eur": income.reference,
            "income_n1_eur": income.previous_year,
            "net_monthly_salary_eur": income.net_monthly_salary,
            "intermediation": intermediation,
            "tenant_relation": tenant_relation,
        },
    )


def income_fits(ceiling: Ceiling, counted: Counted) -> bool | None:
    """Whether the income is within the ceiling; None when it cannot be told."""
    if not counted.certain:
        return None
    if counted.amount <= ceiling.amount:
        return True
    return False if counted.amount > ceiling.highest else None


def _verdict(fits: bool | None, conditions: list[Condition]) -> Verdict:
    if failed(conditions):
        return Verdict.NOT_ELIGIBLE
    return Verdict.CONDITIONAL if fits is None else Verdict.ELIGIBLE


def _summary(limit: str, ceiling: Ceiling, counted: Counted, conditions: list[Condition]) -> str:
    """The verdict in one sentence; ``limit`` says what the ceiling is."""
    against = failed(conditions)
    margin = ceiling.amount - counted.amount
    if not against and income_fits(ceiling, counted):
        return (
            f"Oui{HARD}: {limit}, et votre revenu ne le dépasse pas "
            f"(marge{HARD}: {french.euros(margin)})."
        )
    if not against and counted.certain:
        return (
            f"Cela dépend{HARD}: {limit}, ou {french.euros(ceiling.highest)} si les autres adultes "
            "sont à votre charge pour l’impôt."
        )
    if not against:
        under = counted.amount <= ceiling.amount
        return (
            f"C’est {'probablement oui, à confirmer' if under else 'à confirmer'}{HARD}: {limit}, "
            "et ce plafond se compare au revenu fiscal de référence, pas au salaire. Il est en "
            f"général plus bas que le salaire de l’année ({french.euros(counted.amount)}), "
            f"qui est {'déjà sous' if under else 'au-dessus de'} ce plafond."
        )
    others = [item.label for item in against if item.code != "income"]
    if others:
        return f"Non{HARD}: {french.lower_first(others[0])} ({limit})."
    return f"Non{HARD}: {limit}, et votre revenu le dépasse de {french.euros(-margin)}."
