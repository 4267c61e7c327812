"""« Relance logement » (Jeanbrun): yearly amortisation deducted from rental income.

Legal source: CGI, art. 31, I, 1°, i (new dwellings) and j (old dwellings with works); loi de
finances pour 2026 n° 2026-103, art. 47.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rules_core import french
from rules_core.answers import check, judge, judgement, unverified
from rules_core.letting_conditions import main_residence_condition
from rules_core.registry import parameter
from rules_core.results import Condition, Figure, Notice, Reference, Result, Step

_CENT = Decimal("0.01")
LEVELS = ("intermediaire", "social", "tres_social")
_MIX = {"intermediaire": "base", "social": "half_social", "tres_social": "half_tres_social"}
_DEDUCTION_NOTICE = Notice(
    "deduction",
    "L’amortissement se déduit des revenus fonciers. Ce n’est pas une réduction d’impôt, et ce que "
    "vous gagnez dépend de votre taux d’imposition.",
)
_BILL_NOTICE = Notice(
    "pending_bill",
    "Un projet de loi en discussion en 2026 pourrait changer ce dispositif. Vérifiez son état "
    "avant d’acheter.",
)


@dataclass(frozen=True, slots=True)
class Purchase:
    """What is known of a purchase; None where nobody said.

    Attributes:
        property: « neuf » or « ancien ».
        level: « intermediaire », « social » or « tres_social ».
        price: €.
        works: €, for an old dwelling.
        dpe_after: energy class after the works.
        collective_building: the dwelling is in a building of several dwellings.
        furnished: let furnished.
        main_residence: main residence of the tenant.
        tenant_relation: one of ``letting_conditions.RELATIONS``.
        duration_years: years the landlord commits to.
        tax_regime: « reel » or « micro_foncier ».
    """

    property: str
    level: str
    price: Decimal
    works: Decimal | None = None
    dpe_after: str | None = None
    collective_building: bool | None = None
    furnished: bool | None = None
    main_residence: bool | None = None
    tenant_relation: str | None = None
    duration_years: int | None = None
    tax_regime: str | None = None


@dataclass(frozen=True, slots=True)
class Amortisation:
    """The yearly deduction.

    Attributes:
        base: share of the price that counts, €.
        rate: yearly rate.
        before_cap: €/year.
        cap: yearly cap of the tax household, €/year.
        kept: what is deducted, €/year.
        share: share of the price that counts.
        references: sources.
    """

    base: Decimal
    rate: Decimal
    before_cap: Decimal
    cap: Decimal
    kept: Decimal
    share: Decimal
    references: tuple[Reference, ...]


def amortisation(property_kind: str, level: str, price: Decimal, on: date) -> Amortisation:
    """The yearly deduction of a dwelling that is the only one of the household in the scheme.

    Legal source: CGI, art. 31, I, 1°, i and j.

    Raises:
        NoParameter: the scheme does not exist at that date.
    """
    rate = parameter("relance_logement.amortisation.rate", on, property=property_kind, level=level)
    share = parameter("relance_logement.amortisation.base", on)
    cap = parameter("relance_logement.amortisation.maximum", on, mix=_MIX[level])
    base = (price * share.amount).quantize(_CENT, ROUND_HALF_UP)
    before = (base * rate.amount).quantize(_CENT, ROUND_HALF_UP)
    return Amortisation(
        base,
        rate.amount,
        before,
        cap.amount,
        min(before, cap.amount),
        share.amount,
        (rate.source,),
    )


def relance_logement(purchase: Purchase, on: date) -> Result:
    """Whether a purchase fits the scheme, and what it lets deduct each year.

    Legal source: see the module.

    Args:
        purchase: the dwelling.
        on: date of the purchase.

    Raises:
        NoParameter: the scheme does not exist at that date.
    """
    yearly = amortisation(purchase.property, purchase.level, purchase.price, on)
    conditions = _conditions(purchase, on)
    return Result(
        rule="relance-logement",
        verdict=judge(conditions),
        valid_on=on,
        title="Relance logement (Jeanbrun)",
        summary=(
            f"{judgement(conditions, 'Relance logement')} Au {french.day(on)}, l’amortissement "
            f"serait de {french.euros(yearly.kept)} par an, à déduire des revenus fonciers."
        ),
        figures=(
            Figure("amortisation_rate", "Taux d’amortissement", yearly.rate * 100, "%"),
            Figure("amortisation", "Amortissement déductible", yearly.kept, "€/an"),
            Figure("amortisation_maximum", "Plafond du foyer fiscal", yearly.cap, "€/an"),
        ),
        steps=(
            Step(
                "Part du prix qui s’amortit",
                f"{french.euros(purchase.price)} × {french.percent(yearly.share)}",
                yearly.base,
                "€",
            ),
            Step(
                "Amortissement d’une année",
                f"{french.euros(yearly.base)} × {french.percent(yearly.rate)}",
                yearly.before_cap,
                "€/an",
            ),
            Step(
                "Amortissement retenu",
                f"le plus petit de {french.euros(yearly.before_cap)} et {french.euros(yearly.cap)}",
                yearly.kept,
                "€/an",
            ),
        ),
        references=yearly.references,
        warnings=(_DEDUCTION_NOTICE, _BILL_NOTICE),
        conditions=tuple(conditions),
        unverified=unverified(conditions),
        inputs={
            "date": on,
            **{item.name: getattr(purchase, item.name) for item in fields(purchase)},
        },
    )


def _conditions(purchase: Purchase, on: date) -> list[Condition]:
    duration = parameter("relance_logement.letting.duration", on).amount
    delay = parameter("relance_logement.letting.delay", on).amount
    conditions = [
        check(
            "collective_building",
            purchase.collective_building,
            "Le logement est dans un immeuble collectif",
            "Une maison individuelle n’ouvre pas droit à Relance logement",
        ),
        check(
            "unfurnished",
            None if purchase.furnished is None else not purchase.furnished,
            "Le logement est loué vide (non meublé)",
            "Un logement meublé n’ouvre pas droit à Relance logement",
        ),
        check(
            "duration",
            None if purchase.duration_years is None else purchase.duration_years >= duration,
            f"Le propriétaire s’engage à louer pendant {french.number(duration)} ans",
            f"L’engagement de location doit durer {french.number(duration)} ans",
        ),
        Condition(
            "delay",
            f"Le logement est loué dans les {french.number(delay)} mois",
            "not_verified",
        ),
        main_residence_condition(purchase.main_residence),
        check(
            "tenant_relation",
            {"none": True, "ascendant": False, "descendant": False}.get(
                str(purchase.tenant_relation)
            ),
            "Le locataire n’est ni un parent ni un allié jusqu’au 2e degré",
            "Le locataire ne peut pas être un parent ou un enfant du propriétaire",
        ),
        check(
            "real_regime",
            None if purchase.tax_regime is None else purchase.tax_regime == "reel",
            "Les loyers sont déclarés au régime réel",
            "Le régime réel est obligatoire",
        ),
        Condition(
            "ceilings",
            "Le loyer et les revenus du locataire respectent les plafonds du niveau choisi",
            "not_verified",
        ),
    ]
    if purchase.level != "intermediaire":
        conditions.append(
            Condition(
                "social_share",
                "La moitié au moins de vos logements Relance logement est à ce niveau de loyer",
                "not_verified",
            )
        )
    if purchase.property == "ancien":
        conditions += _works_conditions(purchase, on)
    return conditions


def _works_conditions(purchase: Purchase, on: date) -> list[Condition]:
    """Old dwellings: works of 30 % of the price at least, class A or B afterwards."""
    share = parameter("relance_logement.works.share", on).amount
    worst = str(parameter("relance_logement.works.dpe_worst", on).value)
    needed = purchase.price * share
    return [
        check(
            "works",
            None if purchase.works is None else purchase.works >= needed,
            f"Les travaux coûtent au moins {french.percent(share)} du prix "
            f"({french.euros(needed)})",
            f"Les travaux doivent coûter au moins {french.percent(share)} du prix "
            f"({french.euros(needed)})",
        ),
        check(
            "energy",
            None if purchase.dpe_after is None else purchase.dpe_after <= worst,
            "La classe DPE est A ou B après les travaux",
            "Après les travaux, la classe DPE doit être A ou B",
        ),
    ]
