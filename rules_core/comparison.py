"""The same flat let freely, in Loc1, Loc2 and Loc3, alone or through an association.

Legal sources: CGI, art. 199 tricies (tax reduction), art. 200-0 A (cap), annexe III, art. 2
terdecies H (rents); CGI, art. 31, I, 1°, i and j (Relance logement).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rules_core import french
from rules_core.answers import unique
from rules_core.french import HARD
from rules_core.places import Place
from rules_core.registry import parameter
from rules_core.relance_logement import Amortisation, amortisation
from rules_core.rent_surface import capped_rent, weighted_surface
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
from rules_core.tax_reduction import yearly_reduction

_CENT = Decimal("0.01")
_MONTHS = 12
_LEVELS = ("loc1", "loc2", "loc3")
_ESTIMATED = Condition(
    "base_rents",
    "Les loyers Loc’Avantages sont ceux de la table officielle de la commune",
    "not_verified",
)
_LEFT_OUT = Notice(
    "left_out",
    "Cette comparaison laisse de côté votre impôt sur les loyers, les prélèvements sociaux, les "
    "charges, la vacance et les impayés. Un loyer plus bas fait aussi baisser l’impôt sur les "
    "loyers.",
)
_BONUS = Notice(
    "bonus_left_out",
    "En Loc2 et Loc3 avec une association, une prime de l’Anah peut s’ajouter une fois. Elle n’est "
    "pas comptée ici.",
)


@dataclass(frozen=True, slots=True)
class Flat:
    """The dwelling and its landlord.

    Attributes:
        market_rent: rent on the free market, €/month.
        surface, annexes: m²; the surface is needed with ``base_rents`` only.
        base_rents: official ceilings of the commune by level, €/m² before the coefficient; None
            when they are not known.
        management_fee_rate: fee of the association, share of the rents; 0.06 for 6 %.
        other_advantages: other tax advantages, €/year.
        income_tax: tax before the reduction, €/year.
    """

    market_rent: Decimal
    surface: Decimal | None = None
    annexes: Decimal = Decimal(0)
    base_rents: Mapping[str, Decimal] | None = None
    management_fee_rate: Decimal | None = None
    other_advantages: Decimal | None = None
    income_tax: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RelanceOption:
    """What is needed to compare with Relance logement.

    Attributes:
        property: « neuf » or « ancien ».
        price: €.
        marginal_rate: marginal income-tax rate of the landlord, 0.30 for 30 %.
    """

    property: str
    price: Decimal
    marginal_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of letting.

    Attributes:
        id, label: names.
        rent: €/month.
        reduction: tax reduction, €/year.
        fees: management fees, €/year.
    """

    id: str
    label: str
    rent: Decimal
    reduction: Decimal = Decimal(0)
    fees: Decimal = Decimal(0)

    @property
    def net(self) -> Decimal:
        """Twelve rents plus the tax reduction minus the fees, €/year."""
        return self.rent * _MONTHS + self.reduction - self.fees


def compare(
    flat: Flat, place: Place | None, on: date, relance: RelanceOption | None = None
) -> Result:
    """Yearly outcome of each way of letting, best first.

    Without the official ceilings of the commune, each level's rent is estimated from the market
    rent by the scheme's discount (15, 30, 45 %); the verdict is then conditional. A rent is never
    set above the market rent.

    Legal source: see the module.

    Raises:
        NoParameter: the scheme does not exist at that date.
    """
    market = Choice("market", "Loyer libre", flat.market_rent)
    rents, rent_sources = _level_rents(flat, on)
    choices = [market]
    sources = list(rent_sources)
    for level in _LEVELS:
        for mode in ("none", "mandat"):
            if level == "loc3" and mode == "none":
                continue
            choice, source = _choice(flat, level, mode, rents[level], on)
            choices.append(choice)
            sources.append(source)
    sources.append(parameter("tax.advantages_maximum", on).source)
    warnings = [_LEFT_OUT, _BONUS]
    if flat.management_fee_rate is None:
        warnings.append(
            Notice("fees_left_out", "Les frais de gestion de l’association ne sont pas comptés.")
        )
    extra_figures: tuple[Figure, ...] = ()
    extra_steps: tuple[Step, ...] = ()
    if relance is not None:
        yearly = amortisation(relance.property, "intermediaire", relance.price, on)
        extra_figures, extra_steps, notice = _relance(relance, yearly)
        warnings.append(notice)
        sources += yearly.references
    estimated = flat.base_rents is None
    ranked = sorted(choices, key=lambda choice: -choice.net)
    return Result(
        rule="comparison",
        verdict=Verdict.CONDITIONAL if estimated else Verdict.COMPUTED,
        valid_on=on,
        title="Comparaison des façons de louer",
        summary=_summary(ranked, market, estimated=estimated, on=on),
        figures=(
            *(figure for choice in ranked for figure in _figures(choice, market, estimated)),
            *extra_figures,
        ),
        steps=(*(_step(choice) for choice in ranked), *extra_steps),
        references=unique(sources),
        warnings=tuple(warnings),
        conditions=(_ESTIMATED,) if estimated else (),
        unverified=(_ESTIMATED.label,) if estimated else (),
        inputs={
            "date": on,
            "market_rent_eur": flat.market_rent,
            "surface_m2": flat.surface,
            "annex_m2": flat.annexes,
            "base_rents_eur_m2": flat.base_rents,
            "other_advantages_eur": flat.other_advantages,
            "income_tax_eur": flat.income_tax,
            **(place or Place()).to_dict(),
        },
    )


def _level_rents(flat: Flat, on: date) -> tuple[dict[str, Decimal], tuple[Reference, ...]]:
    """Monthly rent of each level, never above the market rent."""
    if flat.base_rents is None or flat.surface is None:
        discounts = {
            level: parameter("loc_avantages.rent_discount", on, level=level) for level in _LEVELS
        }
        rents = {
            level: (flat.market_rent * (1 - discount.amount)).quantize(_CENT, ROUND_HALF_UP)
            for level, discount in discounts.items()
        }
        return rents, (discounts["loc1"].source,)
    weighted = weighted_surface(flat.surface, flat.annexes, on)
    rents = {
        level: min(capped_rent(flat.base_rents[level], weighted)[1], flat.market_rent)
        for level in _LEVELS
    }
    return rents, weighted.references


def _choice(flat: Flat, level: str, mode: str, rent: Decimal, on: date) -> tuple[Choice, Reference]:
    rate = parameter("loc_avantages.tax_reduction.rate", on, level=level, intermediation=mode)
    year = yearly_reduction(
        rate.amount,
        rent,
        parameter("tax.advantages_maximum", on).amount,
        flat.other_advantages or Decimal(0),
        flat.income_tax,
    )
    with_association = mode != "none"
    fees = Decimal(0)
    if with_association and flat.management_fee_rate is not None:
        fees = (year.annual_rent * flat.management_fee_rate).quantize(_CENT, ROUND_HALF_UP)
    name = level.capitalize()
    choice = Choice(
        f"{level}_association" if with_association else level,
        f"{name} avec une association" if with_association else f"{name} sans association",
        rent,
        year.kept,
        fees,
    )
    return choice, rate.source


def _figures(choice: Choice, market: Choice, estimated: bool) -> tuple[Figure, ...]:
    confidence: Confidence = "medium" if estimated and choice is not market else "high"
    figures = [
        Figure(f"{choice.id}_rent", f"{choice.label}, loyer", choice.rent, "€/mois", confidence),
        Figure(f"{choice.id}_net", f"{choice.label}, par an", choice.net, "€/an", confidence),
    ]
    if choice is not market:
        figures.insert(
            1,
            Figure(
                f"{choice.id}_tax_reduction",
                f"{choice.label}, réduction d’impôt",
                choice.reduction,
                "€/an",
                confidence,
            ),
        )
        figures.append(
            Figure(
                f"{choice.id}_difference",
                f"{choice.label}, écart avec le loyer libre",
                choice.net - market.net,
                "€/an",
                confidence,
            )
        )
    return tuple(figures)


def _step(choice: Choice) -> Step:
    formula = f"{_MONTHS} × {french.cents(choice.rent)}"
    if choice.reduction:
        formula += f" + {french.euros(choice.reduction)} de réduction d’impôt"
    if choice.fees:
        formula += f" − {french.euros(choice.fees)} de frais de gestion"
    return Step(choice.label, formula, choice.net, "€/an")


def _relance(
    option: RelanceOption, yearly: Amortisation
) -> tuple[tuple[Figure, ...], tuple[Step, ...], Notice]:
    """Relance logement stands apart: a deduction, worth what the tax rate makes of it."""
    kept = french.euros(yearly.kept)
    figures = [
        Figure("relance_amortisation", "Relance logement, amortissement", yearly.kept, "€/an")
    ]
    steps = [
        Step(
            "Relance logement, niveau intermédiaire (déduction, pas une réduction d’impôt)",
            f"{french.euros(option.price)} × {french.percent(yearly.share)} × "
            f"{french.percent(yearly.rate)}, au plus {french.euros(yearly.cap)}",
            yearly.kept,
            "€/an",
        )
    ]
    if option.marginal_rate is not None:
        saving = (yearly.kept * option.marginal_rate).quantize(_CENT, ROUND_HALF_UP)
        figures.append(
            Figure("relance_saving", "Relance logement, impôt économisé", saving, "€/an")
        )
        steps.append(
            Step(
                "Impôt économisé à votre taux",
                f"{kept} × {french.percent(option.marginal_rate)}",
                saving,
                "€/an",
            )
        )
    notice = Notice(
        "relance_apart",
        f"Relance logement permet de déduire {kept} par an des revenus fonciers. Ses conditions "
        "sont différentes (achat, immeuble collectif) et son cumul avec Loc’Avantages n’est pas "
        f"vérifié{HARD}: il n’entre pas dans le classement.",
    )
    return tuple(figures), tuple(steps), notice


def _summary(ranked: list[Choice], market: Choice, *, estimated: bool, on: date) -> str:
    best = next(choice for choice in ranked if choice is not market)
    difference = best.net - market.net
    versus = (
        f"{french.euros(difference)} de plus que le loyer libre"
        if difference >= 0
        else f"{french.euros(-difference)} de moins que le loyer libre"
    )
    start = "Ordre de grandeur" if estimated else "Comparaison"
    return (
        f"{start} au {french.day(on)}{HARD}: la meilleure formule Loc’Avantages est "
        f"{best.label}, avec {french.euros(best.net)} par an (loyers et réduction d’impôt), soit "
        f"{versus} ({french.euros(market.net)})."
    )
