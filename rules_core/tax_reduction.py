"""Tax reduction of a Loc'Avantages landlord, and its yearly cap.

Legal sources: CGI, art. 199 tricies and BOI-IR-RICI-400-30 § 70 (rates, on gross rents); CGI,
art. 200-0 A (cap of the tax advantages of a household).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rules_core import french
from rules_core.answers import unique, unverified
from rules_core.bonuses import intermediation_bonus
from rules_core.french import HARD
from rules_core.letting_conditions import (
    MICRO_FONCIER_NOTICE,
    intermediation_condition,
    real_regime_condition,
)
from rules_core.registry import parameter
from rules_core.results import Condition, Figure, Notice, Result, Step, Verdict
from rules_core.schemes import Scheme, Target

_CENT = Decimal("0.01")
_MONTHS = 12
_MODES = {
    "none": "sans intermédiation",
    "mandat": "avec un mandat de gestion confié à une association agréée",
    "sous_location": "en location / sous-location avec une association agréée",
    "any": "avec une association agréée",
}
_LOST_NOTICE = Notice(
    "not_refunded",
    "La réduction se déduit de l’impôt. Si elle est plus grande que votre impôt, la différence est "
    "perdue.",
)


@dataclass(frozen=True, slots=True)
class YearlyReduction:
    """The tax reduction of one full year.

    Attributes:
        annual_rent: twelve months of rent, charges excluded.
        before_cap: rate × annual rent.
        available: what remains of the cap once the other advantages are counted.
        kept: what is really deducted.
    """

    annual_rent: Decimal
    before_cap: Decimal
    available: Decimal
    kept: Decimal

    @property
    def lost(self) -> Decimal:
        """What exceeds the cap or the tax: lost, not carried over."""
        return self.before_cap - self.kept


def yearly_reduction(
    rate: Decimal,
    rent: Decimal,
    cap: Decimal,
    other_advantages: Decimal = Decimal(0),
    income_tax: Decimal | None = None,
) -> YearlyReduction:
    """The reduction of one full year of letting.

    Args:
        rate: 0.35 for 35 %.
        rent: €/month, charges excluded.
        cap: cap of the tax advantages of the household, €/year.
        other_advantages: what other advantages already use of it, €/year.
        income_tax: tax due before the reduction, €/year, when it is known.
    """
    annual = rent * _MONTHS
    before = (annual * rate).quantize(_CENT, ROUND_HALF_UP)
    available = max(cap - other_advantages, Decimal(0))
    kept = min(before, available)
    if income_tax is not None:
        kept = min(kept, income_tax)
    return YearlyReduction(annual, before, available, kept)


def tax_reduction(
    level: str,
    intermediation: str,
    on: date,
    *,
    rent: Decimal | None = None,
    other_advantages: Decimal | None = None,
    income_tax: Decimal | None = None,
    surface: Decimal | None = None,
    tax_regime: str | None = None,
) -> Result:
    """Rate and amount of the Loc'Avantages tax reduction.

    Legal source: CGI, art. 199 tricies and 200-0 A.

    Args:
        level: « loc1 », « loc2 » or « loc3 ».
        intermediation: « none », « mandat », « sous_location », or « any » (an association).
        on: date the lease takes effect.
        rent: €/month, charges excluded; without it only the rate is given.
        other_advantages: what other tax advantages already use of the cap, €/year.
        income_tax: tax due before the reduction, €/year.
        surface: living area, m², for the bonus of small dwellings.
        tax_regime: « reel » or « micro_foncier », with which there is no reduction: the figures are
            those of the other regime, a condition is not met.

    Raises:
        NoParameter: the scheme does not exist at that date.
    """
    target = Target(Scheme.LOC_AVANTAGES, level)
    inputs: dict[str, object] = {
        "scheme": target.scheme.value,
        "level": level,
        "intermediation": intermediation,
        "date": on,
        "rent_eur": rent,
        "other_advantages_eur": other_advantages,
        "income_tax_eur": income_tax,
        "surface_m2": surface,
        "tax_regime": tax_regime,
    }
    if level == "loc3" and intermediation == "none":
        return _impossible(target, on, inputs)
    mode = "mandat" if intermediation == "any" else intermediation
    rate = parameter("loc_avantages.tax_reduction.rate", on, level=level, intermediation=mode)
    bonus = intermediation_bonus(level, intermediation, surface, on)
    percentage = french.percent(rate.amount)
    figures = [Figure("tax_reduction_rate", "Taux de la réduction", rate.amount * 100, "%")]
    steps = [
        Step(
            f"Taux {target.short_label} {_MODES[intermediation]}",
            "barème de l’article 199 tricies",
            rate.amount * 100,
            "%",
        )
    ]
    references = [rate.source]
    conditions = [real_regime_condition(tax_regime)]
    summary = (
        f"Pour un bail qui commence le {french.day(on)}, la réduction d’impôt {target.label} est "
        f"de {percentage} des loyers bruts, {_MODES[intermediation]}."
    )
    if rent is None and other_advantages is None:
        cap = parameter("tax.advantages_maximum", on)
        references.append(cap.source)
        summary += (
            f" Elle compte dans le plafond global des avantages fiscaux{french.HARD}: "
            f"{french.euros(cap.amount)} par an."
        )
    if rent is None and other_advantages is not None:
        cap = parameter("tax.advantages_maximum", on)
        left = max(cap.amount - other_advantages, Decimal(0))
        references.append(cap.source)
        figures.append(Figure("advantages_left", "Plafond encore libre", left, "€/an"))
        summary += (
            f" Vos autres avantages fiscaux ({french.euros(other_advantages)}) laissent "
            f"{french.euros(left)} par an sous le plafond de {french.euros(cap.amount)}"
            f"{french.HARD}: la réduction ne peut pas dépasser ce montant."
        )
    if rent is not None:
        cap = parameter("tax.advantages_maximum", on)
        duration = parameter("loc_avantages.convention.duration", on)
        year = yearly_reduction(
            rate.amount, rent, cap.amount, other_advantages or Decimal(0), income_tax
        )
        total = year.kept * duration.amount
        references += [cap.source, duration.source]
        figures += [
            Figure("annual_rent", "Loyers d’une année", year.annual_rent, "€/an"),
            Figure("tax_reduction_annual", "Réduction d’impôt par an", year.kept, "€/an"),
            Figure("tax_reduction_lost", "Part perdue par an", year.lost, "€/an"),
            Figure("tax_reduction_total", "Réduction sur toute la convention", total, "€"),
        ]
        steps += [
            Step(
                "Loyers d’une année, hors charges",
                f"{_MONTHS} × {french.euros(rent)}",
                year.annual_rent,
                "€/an",
            ),
            Step(
                "Réduction avant plafond",
                f"{french.euros(year.annual_rent)} × {percentage}",
                year.before_cap,
                "€/an",
            ),
            Step(
                "Plafond des avantages fiscaux encore libre",
                f"{french.euros(cap.amount)} − {french.euros(other_advantages or Decimal(0))} déjà "
                "utilisés",
                year.available,
                "€/an",
            ),
            Step("Réduction retenue", _kept_formula(year, income_tax), year.kept, "€/an"),
            Step(
                f"Sur les {french.number(duration.amount)} ans de la convention, à loyer égal",
                f"{french.number(duration.amount)} × {french.euros(year.kept)}",
                total,
                "€",
            ),
        ]
        summary += (
            f" Avec un loyer de {french.euros(rent)} par mois, cela fait {french.euros(year.kept)} "
            f"par an, soit {french.euros(total)} sur {french.number(duration.amount)} ans."
        )
        if year.lost:
            why = _why_lost(year, cap.amount, other_advantages, income_tax)
            summary += f" {french.euros(year.lost)} par an sont perdus{french.HARD}: {why}."
        if other_advantages is None:
            conditions.append(
                Condition(
                    "other_advantages",
                    "Votre foyer n’utilise pas déjà d’autres avantages fiscaux plafonnés",
                    "not_verified",
                )
            )
        if income_tax is None:
            conditions.append(
                Condition(
                    "income_tax",
                    "Votre impôt est au moins égal à la réduction",
                    "not_verified",
                )
            )
    return Result(
        rule="tax-reduction",
        verdict=Verdict.COMPUTED,
        valid_on=on,
        title=f"Réduction d’impôt, {target.label}",
        summary=summary,
        figures=(*figures, *bonus.figures),
        steps=(*steps, *bonus.steps),
        references=unique((*references, *bonus.references)),
        warnings=(
            *((MICRO_FONCIER_NOTICE,) if tax_regime == "micro_foncier" else ()),
            _LOST_NOTICE,
            *bonus.warnings,
        ),
        conditions=tuple(conditions),
        unverified=(*unverified(conditions), *bonus.unverified),
        inputs=inputs,
    )


def _why_lost(
    year: YearlyReduction,
    cap: Decimal,
    other_advantages: Decimal | None,
    income_tax: Decimal | None,
) -> str:
    """What really limits the reduction: the tax when it is the smaller one, else the cap."""
    if income_tax is not None and income_tax < year.available:
        return (
            f"la réduction ne peut pas dépasser votre impôt ({french.euros(income_tax)} par an), "
            "et le reste n’est pas remboursé"
        )
    limit = f"le total des avantages fiscaux est plafonné à {french.euros(cap)} par an"
    if other_advantages:
        return f"{limit}, et les autres en prennent déjà {french.euros(other_advantages)}"
    return limit


def _kept_formula(year: YearlyReduction, income_tax: Decimal | None) -> str:
    amounts = [french.euros(year.before_cap), french.euros(year.available)]
    if income_tax is not None:
        amounts.append(f"{french.euros(income_tax)} (votre impôt)")
    return f"le plus petit de {french.listing(amounts, 'et')}"


def _impossible(target: Target, on: date, inputs: dict[str, object]) -> Result:
    """Loc3 without an association: no such convention (CGI, art. 199 tricies)."""
    rate = parameter("loc_avantages.tax_reduction.rate", on, level="loc3", intermediation="mandat")
    return Result(
        rule="tax-reduction",
        verdict=Verdict.NOT_ELIGIBLE,
        valid_on=on,
        title=f"Réduction d’impôt, {target.label}",
        summary=(
            f"Non{HARD}: le niveau Loc3 n’existe qu’avec une association agréée. La réduction est "
            f"alors de {french.percent(rate.amount)} des loyers bruts, pour un bail qui commence "
            f"le {french.day(on)}."
        ),
        references=(rate.source,),
        conditions=(intermediation_condition("none"),),
        inputs=inputs,
    )
