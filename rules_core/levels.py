"""« Jusqu'à quel niveau ai-je droit ? »: all schemes at once, from the most social upwards.

Legal sources: those of the ceilings, see :mod:`rules_core.income_ceilings`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules_core import french
from rules_core.answers import status, unique
from rules_core.errors import InvalidInput, NoParameter, RulesError
from rules_core.french import HARD
from rules_core.households import Household
from rules_core.income_ceilings import Ceiling, find_ceiling, income_year_notice
from rules_core.places import Place
from rules_core.results import Condition, Figure, Notice, Result, Step, Verdict
from rules_core.schemes import Scheme, Target
from rules_core.tenants import Counted, Income, count_income, income_fits

TARGETS = (
    Target(Scheme.LOC_AVANTAGES, "loc3"),
    Target(Scheme.LOC_AVANTAGES, "loc2"),
    Target(Scheme.LOC_AVANTAGES, "loc1"),
    Target(Scheme.PLAI),
    Target(Scheme.PLUS),
    Target(Scheme.PLS),
    Target(Scheme.LLI),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One scheme seen by the household."""

    target: Target
    ceiling: Ceiling
    counted: Counted | None

    @property
    def fits(self) -> bool | None:
        """Whether the income is within the ceiling; None when it cannot be told."""
        return None if self.counted is None else income_fits(self.ceiling, self.counted)

    @property
    def code(self) -> str:
        """Stable name: « loc2 », « plus »."""
        return self.target.level or self.target.scheme.value


def all_levels(
    household: Household, place: Place | None, on: date, income: Income | None = None
) -> Result:
    """Every ceiling of a household, lowest first, and which ones its income fits.

    Args:
        household: who will live there.
        place: where.
        on: date of the lease.
        income: None to list the ceilings only.

    Raises:
        InvalidInput: the place is missing.
        NoParameter: not one verified table for that date and place.
    """
    levels, missing = _collect(household, place, on, income)
    levels.sort(key=lambda level: (level.ceiling.amount, TARGETS.index(level.target)))
    return Result(
        rule="all-levels",
        verdict=_verdict(levels, income),
        valid_on=on,
        title="Tous les plafonds de ressources, du plus bas au plus haut",
        summary=" ".join(
            filter(None, (_summary(levels, household, income, on), _unknown_in_words(missing)))
        ),
        figures=tuple(
            Figure(
                f"income_ceiling_{level.code}",
                level.target.short_label,
                level.ceiling.amount,
                "€/an",
                level.ceiling.confidence,
            )
            for level in levels
        ),
        steps=tuple(_step(level) for level in levels),
        references=unique(reference for level in levels for reference in level.ceiling.references),
        warnings=_warnings(levels, missing, on),
        conditions=tuple(
            Condition(
                level.code,
                f"Plafond {level.target.of_label}{HARD}: {french.euros(level.ceiling.amount)}",
                status(level.fits),
            )
            for level in levels
        )
        if income
        else (),
        unverified=tuple(target.label for target, _ in missing),
        inputs={
            "date": on,
            "household": household.to_dict(),
            "income_eur": income.reference if income else None,
            "income_n1_eur": income.previous_year if income else None,
            "net_monthly_salary_eur": income.net_monthly_salary if income else None,
            **(place or Place()).to_dict(),
        },
    )


def _collect(
    household: Household, place: Place | None, on: date, income: Income | None
) -> tuple[list[Level], list[tuple[Target, RulesError]]]:
    """The levels with a verified ceiling, and those without."""
    levels: list[Level] = []
    missing: list[tuple[Target, RulesError]] = []
    for target in TARGETS:
        try:
            ceiling = find_ceiling(target, household, place, on)
        except (NoParameter, InvalidInput) as error:
            missing.append((target, error))
            continue
        counted = count_income(income, target, on) if income else None
        levels.append(Level(target, ceiling, counted))
    if not levels:
        raise missing[0][1]
    return levels, missing


def _verdict(levels: Sequence[Level], income: Income | None) -> Verdict:
    if income is None:
        return Verdict.COMPUTED
    answers = {level.fits for level in levels}
    if True in answers:
        return Verdict.ELIGIBLE
    return Verdict.CONDITIONAL if None in answers else Verdict.NOT_ELIGIBLE


def _summary(levels: Sequence[Level], household: Household, income: Income | None, on: date) -> str:
    when = f"pour un bail qui commence le {french.day(on)}"
    if income is None:
        listed = [f"{_name(level)} {french.euros(level.ceiling.amount)}" for level in levels]
        return (
            f"Plafonds de ressources par an {when} ({household.describe()}){HARD}: "
            f"{french.listing(listed, 'et')}."
        )
    fitting = [level for level in levels if level.fits]
    over = [level for level in levels if level.fits is False]
    parts = []
    if fitting:
        best = fitting[0]
        names = french.listing([_name(level) for level in fitting], "et")
        parts.append(
            f"Oui{HARD}: {when}, vos revenus respectent le plafond de {names}. Le plus social est "
            f"{_name(best)} (plafond{HARD}: {french.euros(best.ceiling.amount)})."
        )
    if over:
        names = french.listing([_name(level) for level in over], "et")
        start = "Ils dépassent" if fitting else f"Non{HARD}: {when}, vos revenus dépassent"
        parts.append(f"{start} le plafond de {names}.")
    unsure = [level for level in levels if level.fits is None]
    if not fitting and unsure:
        parts.insert(0, _to_confirm(unsure, income, when))
    return " ".join(parts)


def _to_confirm(levels: Sequence[Level], income: Income, when: str) -> str:
    """A salary is not what is compared: which ceilings it is under already, and which it is not."""
    sentences = [f"À confirmer {when}, avec votre revenu fiscal de référence{HARD}:"]
    if income.reference is not None:  # the household can be counted in two ways
        return f"{sentences[0]} {french.listing([_name(level) for level in levels], 'et')}."
    under = [level for level in levels if level.counted and not _exceeds(level)]
    above = [level for level in levels if level not in under]
    if under:
        names = french.listing([_name(level) for level in under], "et")
        sentences.append(f"vos revenus sont déjà sous le plafond de {names}.")
    if above:
        names = french.listing([_name(level) for level in above], "et")
        subject = "Ils" if under else "vos revenus"
        sentences.append(
            f"{subject} sont au-dessus du plafond de {names}, sauf si votre revenu fiscal de "
            "référence est plus bas."
        )
    return " ".join(sentences)


def _exceeds(level: Level) -> bool:
    return level.counted is not None and level.counted.amount > level.ceiling.amount


def _unknown_in_words(missing: Sequence[tuple[Target, RulesError]]) -> str:
    """The levels that no verified table covers at that date: silence would read as a refusal."""
    names = [target.short_label for target, error in missing if isinstance(error, NoParameter)]
    if not names:
        return ""
    listed = french.listing(names, "et")
    return f"Je n’ai pas de barème vérifié à cette date pour {listed}{HARD}: à demander à l’ADIL."


def _name(level: Level) -> str:
    return level.target.short_label


def _step(level: Level) -> Step:
    amount = level.ceiling.amount
    if level.counted is None:
        return Step(level.target.label, level.ceiling.area, amount, "€/an")
    income = level.counted.amount
    sign = "≤" if income <= amount else ">"
    return Step(
        level.target.label,
        f"{french.euros(income)} {sign} {french.euros(amount)} ({level.ceiling.area})",
        amount - income,
        "€/an",
    )


def _warnings(
    levels: Sequence[Level], missing: Sequence[tuple[Target, RulesError]], on: date
) -> tuple[Notice, ...]:
    notices = [notice for level in levels if level.counted for notice in level.counted.warnings]
    notices.append(income_year_notice(on))
    notices += [notice for level in levels for notice in level.ceiling.warnings]
    for target, error in missing:
        known = f"{target.label}{HARD}: {french.lower_first(error.message)}"
        is_gap = isinstance(error, NoParameter)
        notices.append(Notice("level_unknown", known if is_gap else error.message))
    return tuple(dict.fromkeys(notices))
