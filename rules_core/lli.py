"""Intermediate housing (LLI) on the investor's side: conditions, VAT, credit, durations.

Legal sources: CGI, art. 279-0 bis A and BOI-TVA-IMM-30 (VAT, investor, zones, mix); CGI, art. 284,
II bis (resale); CGI, art. 220 Z septies and BOI-IS-RICI-40-10 (property tax); CGI, annexe III,
art. 2 terdecies D (ceilings).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rules_core import french
from rules_core.answers import check, judge, judgement, status, unique, unverified
from rules_core.households import Household
from rules_core.income_ceilings import find_ceiling
from rules_core.letting_conditions import main_residence_condition
from rules_core.places import Place, zone_label
from rules_core.registry import parameter
from rules_core.rent_ceilings import rent_ceiling
from rules_core.results import Condition, Figure, Notice, Reference, Result, Status
from rules_core.schemes import Scheme, Target
from rules_core.tenants import Income, count_income, income_fits

_TARGET = Target(Scheme.LLI)
_MEDIUM = Notice(
    "medium_confidence",
    "Les conditions sur l’investisseur, la zone et les durées viennent d’une seule lecture du "
    "BOFiP. Faites-les confirmer par votre notaire.",
)


def lli_conditions(
    place: Place | None,
    on: date,
    *,
    investor: str | None = None,
    special_perimeter: bool | None = None,
    main_residence: bool | None = None,
    household: Household | None = None,
    income: Income | None = None,
    surface: Decimal | None = None,
    rent: Decimal | None = None,
) -> Result:
    """Whether a project fits intermediate housing, and what it brings.

    Legal source: see the module.

    Args:
        place: where (zone at the date of the building permit).
        on: date of the lease.
        investor: « personne_morale » or « personne_physique ».
        special_perimeter: in an ORT, PPA, GOU, CRSD or re-industrialisation perimeter.
        main_residence: main residence of the tenant.
        household, income: the tenant, to check the income ceiling.
        surface, rent: m² and €/month, to check the rent ceiling.

    Raises:
        NoParameter: no verified rule or ceiling for that date.
    """
    vat = parameter("lli.vat.rate", on)
    legal_person = parameter("lli.investor", on)
    credit = parameter("lli.property_tax_credit.duration", on)
    follow_up = parameter("lli.follow_up.duration", on)
    repaid = parameter("lli.sale.always_repaid_before", on)
    half = parameter("lli.sale.half_from", on)
    free = parameter("lli.sale.free_from", on)
    zone, zone_sources = _zone(place, special_perimeter, on)
    tenant, tenant_sources = _tenant(place, household, income, on)
    capped, capped_sources = _rent(place, surface, rent, on)
    conditions = [
        check(
            "investor",
            None if investor is None else investor == "personne_morale",
            f"L’investisseur est {legal_person.value}",
            "L’investisseur ne peut pas être une personne physique, il faut une société",
        ),
        zone,
        _mix(on),
        main_residence_condition(main_residence),
        tenant,
        capped,
    ]
    years = french.number(credit.amount)
    return Result(
        rule="lli-conditions",
        verdict=judge(conditions),
        valid_on=on,
        title="Conditions du logement intermédiaire (LLI)",
        summary=(
            f"{judgement(conditions, 'un logement intermédiaire (LLI)')} Au {french.day(on)}, la "
            f"TVA est de {french.percent(vat.amount)} et la taxe foncière ouvre une créance "
            f"pendant {years} ans."
        ),
        figures=(
            Figure("vat_rate", "TVA", vat.amount * 100, "%", vat.confidence),
            Figure(
                "property_tax_credit_years",
                "Créance de taxe foncière (logements achevés depuis 2024)",
                credit.amount,
                "ans",
                credit.confidence,
            ),
            Figure(
                "follow_up_years",
                "Suivi de l’engagement",
                follow_up.amount,
                "ans",
                follow_up.confidence,
            ),
            Figure(
                "repayment_before_year",
                "Vente avant cette année, TVA toujours à rendre",
                repaid.amount,
                "ans",
                repaid.confidence,
            ),
            Figure(
                "half_sale_from_year",
                "Vente de la moitié des logements à partir de l’année",
                half.amount,
                "ans",
                half.confidence,
            ),
            Figure(
                "free_sale_from_year",
                "Vente libre à partir de l’année",
                free.amount,
                "ans",
                free.confidence,
            ),
        ),
        references=unique(
            (
                vat.source,
                legal_person.source,
                *zone_sources,
                credit.source,
                follow_up.source,
                *tenant_sources,
                *capped_sources,
            )
        ),
        warnings=(_MEDIUM,),
        conditions=tuple(conditions),
        unverified=unverified(conditions),
        inputs={
            "date": on,
            "investor": investor,
            "special_perimeter": special_perimeter,
            "main_residence": main_residence,
            "household": household.to_dict() if household else None,
            "income_eur": income.reference if income else None,
            "surface_m2": surface,
            "rent_eur": rent,
            **(place or Place()).to_dict(),
        },
    )


def _zone(
    place: Place | None, special_perimeter: bool | None, on: date
) -> tuple[Condition, tuple[Reference, ...]]:
    """Zones A bis, A and B1; elsewhere only in some perimeters (BOI-TVA-IMM-30 § 70)."""
    name = place.zone_abc if place else None
    rule = "Le logement est en zone A bis, A ou B1, ou dans un périmètre particulier (ORT, PPA…)"
    if name is None:
        known = True if special_perimeter else None
        return Condition("zone", rule, status(known)), ()
    found = parameter("lli.zone.eligible", on, zone=name)
    known = True if found.value == "oui" or special_perimeter else special_perimeter
    problem = f"La zone {zone_label(name)} n’ouvre pas droit au LLI hors périmètre particulier"
    return check("zone", known, rule, problem), (found.source,)


def _tenant(
    place: Place | None, household: Household | None, income: Income | None, on: date
) -> tuple[Condition, tuple[Reference, ...]]:
    answer: Status = "not_verified"
    sources: tuple[Reference, ...] = ()
    if household is not None and income is not None:
        ceiling = find_ceiling(_TARGET, household, place, on)
        answer = status(income_fits(ceiling, count_income(income, _TARGET, on)))
        sources = ceiling.references
    label = "Les revenus du locataire ne dépassent pas le plafond de ressources LLI"
    return Condition("income", label, answer), sources


def _rent(
    place: Place | None, surface: Decimal | None, rent: Decimal | None, on: date
) -> tuple[Condition, tuple[Reference, ...]]:
    if surface is None or rent is None:
        return Condition("rent", "Le loyer ne dépasse pas le plafond LLI", "not_verified"), ()
    result = rent_ceiling(_TARGET, place, on, surface, rent=rent)
    return result.conditions[0], result.references


def _mix(on: date) -> Condition:
    """Social mix of the commune or of the building (BOI-TVA-IMM-30 § 90-110)."""
    share = french.percent(parameter("lli.social_mix.share", on).amount)
    return Condition(
        "social_mix",
        f"La règle de mixité est respectée (plus de {share} de logements sociaux dans la commune "
        "ou dans l’ensemble immobilier, ou quartier prioritaire)",
        "not_verified",
    )
