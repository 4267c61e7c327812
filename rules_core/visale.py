"""Visale, the free guarantee of Action Logement: who may have it, and up to which rent.

Legal source: Visale rules of 6 January 2026 (Action Logement; service-public F33453).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules_core import french
from rules_core.answers import check, judge, judgement, unique, unverified
from rules_core.parameter_types import Parameter
from rules_core.places import Place
from rules_core.registry import parameter
from rules_core.results import Condition, Figure, Notice, Result, Step

_AREAS = {
    "idf": "en Île-de-France",
    "large_agglomeration": "dans une agglomération de plus de 100 000 habitants",
    "other": "dans les autres communes",
}
_WARNINGS = (
    Notice(
        "tenant_applies",
        "C’est le locataire qui demande son visa sur visale.fr, avant de signer le bail. C’est "
        "gratuit.",
    ),
    Notice(
        "iml",
        "Les locataires logés par une association (bail glissant en intermédiation locative) "
        "peuvent aussi y avoir droit, quel que soit leur âge.",
    ),
)


@dataclass(frozen=True, slots=True)
class Applicant:
    """What is known of the tenant; None where nobody said.

    Attributes:
        age: years.
        student: is a student.
        employee: is an employee of the private or agricultural sector.
        net_income: resources, €/month.
        rent: rent, charges included, €/month.
        lease_signed: the lease is already signed.
    """

    age: int | None = None
    student: bool | None = None
    employee: bool | None = None
    net_income: Decimal | None = None
    rent: Decimal | None = None
    lease_signed: bool | None = None


def visale(
    applicant: Applicant, place: Place | None, on: date, *, large_agglomeration: bool | None = None
) -> Result:
    """Whether Visale may cover a tenant, for a lease that takes effect on ``on``.

    Legal source: Visale rules of 6 January 2026.

    Args:
        applicant: the tenant.
        place: where the dwelling stands.
        on: date of the lease.
        large_agglomeration: in an agglomeration of more than 100 000 inhabitants.

    Raises:
        NoParameter: before 6 January 2026.
    """
    caps = _caps(applicant, place, on, large_agglomeration)
    share = parameter("visale.rent_share_maximum", on)
    duration = parameter("visale.duration", on)
    damage = parameter("visale.damage", on)
    conditions = [
        _public(applicant, on),
        _rent(applicant.rent, list(caps.values())),
        *_share(applicant, share),
        check(
            "before_signature",
            None if applicant.lease_signed is None else not applicant.lease_signed,
            "Le visa est demandé avant la signature du bail",
            "Le bail est déjà signé, le visa se demande avant",
        ),
    ]
    listed = [f"{french.euros(cap.amount)} {_AREAS[area]}" for area, cap in caps.items()]
    said = (
        _opening(applicant, conditions, on),
        f"Au {french.day(on)}, le loyer charges comprises est couvert jusqu’à "
        f"{french.listing(listed)}, pendant {french.number(duration.amount)} ans au plus.",
    )
    return Result(
        rule="visale",
        verdict=judge(conditions),
        valid_on=on,
        title="Garantie Visale",
        summary=" ".join(said if _judges(applicant) else reversed(said)),
        figures=(
            *(
                Figure(
                    f"rent_maximum_{area}", f"Loyer maximum {_AREAS[area]}", cap.amount, "€/mois"
                )
                for area, cap in caps.items()
            ),
            Figure("duration", "Durée de la garantie", duration.amount, "ans"),
            Figure("damage", "Dégradations couvertes", damage.amount, "mois de loyer"),
        ),
        steps=_steps(applicant, share),
        references=unique(cap.source for cap in caps.values()),
        warnings=_WARNINGS,
        conditions=tuple(conditions),
        unverified=unverified(conditions),
        inputs={
            "date": on,
            "age": applicant.age,
            "student": applicant.student,
            "employee": applicant.employee,
            "net_income_eur": applicant.net_income,
            "rent_with_charges_eur": applicant.rent,
            "lease_signed": applicant.lease_signed,
            "large_agglomeration": large_agglomeration,
            **(place or Place()).to_dict(),
        },
    )


def _judges(applicant: Applicant) -> bool:
    """Whether anything is known to give a verdict on; else the limit of rent is wanted first."""
    return (applicant.age, applicant.net_income, applicant.rent) != (None, None, None)


def _caps(
    applicant: Applicant, place: Place | None, on: date, large: bool | None
) -> dict[str, Parameter]:
    """The rent cap of each area the dwelling may belong to.

    Whether Corsica and the overseas departments belong to the middle area reads both ways in the
    sources: both caps are kept there.
    """
    if place is not None and place.ile_de_france:
        areas = ["idf"]
    elif place is not None and (place.corsica or place.overseas):
        areas = ["large_agglomeration", "other"]
    elif large is not None:
        areas = ["large_agglomeration" if large else "other"]
    elif place is not None and place.department is not None:
        areas = ["large_agglomeration", "other"]
    else:
        areas = list(_AREAS)
    public = "student" if applicant.student else "general"
    return {area: parameter("visale.rent_maximum", on, public=public, area=area) for area in areas}


def _public(applicant: Applicant, on: date) -> Condition:
    """Everybody up to 30; above, employees under a net salary; other cases are not known here."""
    age_limit = parameter("visale.age_maximum", on).amount
    salary = parameter("visale.employee_income_maximum", on).amount
    known: bool | None = None
    if applicant.age is not None and applicant.age <= age_limit:
        known = True
    elif applicant.age is not None and applicant.employee and applicant.net_income is not None:
        known = applicant.net_income <= salary or None
    others = "dans un autre cas prévu (mobilité, logement par une association…)"
    limit, most = french.number(age_limit), f"{french.euros(salary)} nets par mois"
    if applicant.age is None or applicant.age <= age_limit:
        label = (
            f"Le locataire a {limit} ans au plus, ou il est salarié avec {most} au plus, ou il est "
            f"{others}"
        )
    elif applicant.employee is False or (
        applicant.net_income is not None and applicant.net_income > salary
    ):
        reason = (
            "n’est pas salarié du privé" if applicant.employee is False else f"gagne plus de {most}"
        )
        label = f"Le locataire, qui a plus de {limit} ans et {reason}, est {others}"
    else:
        label = (
            f"Le locataire, qui a plus de {limit} ans, est salarié avec {most} au plus, ou {others}"
        )
    return Condition("public", label, "met" if known else "not_verified")


def beyond_public(
    age: int | None, employee: bool | None, net_income: Decimal | None, on: date
) -> bool:
    """Whether a tenant is too old for the general case and not one of its employees.

    Legal source: Visale rules of 6 January 2026.

    Args:
        age: years, None when unknown.
        employee: is an employee of the private or agricultural sector.
        net_income: resources, €/month.
        on: date of the lease.

    Raises:
        NoParameter: the rules of that day are unknown.
    """
    if age is None or age <= parameter("visale.age_maximum", on).amount:
        return False
    salary = parameter("visale.employee_income_maximum", on).amount
    return employee is False or (net_income is not None and net_income > salary)


def place_decides(applicant: Applicant, on: date) -> bool:
    """Whether the verdict on a rent depends on where the dwelling stands.

    Legal source: Visale rules of 6 January 2026.
    """
    caps = [cap.amount for cap in _caps(applicant, None, on, None).values()]
    if applicant.rent is None:
        return True
    share = parameter("visale.rent_share_maximum", on)
    if not applicant.student and _within_share(applicant, share) is False:
        return False
    return min(caps) < applicant.rent <= max(caps)


def _opening(applicant: Applicant, conditions: list[Condition], on: date) -> str:
    """The verdict; after the age of 30, the condition that it adds and whether it is met."""
    limit = parameter("visale.age_maximum", on).amount
    judged = judgement(conditions, "la garantie Visale")
    if applicant.age is None or applicant.age <= limit:
        return judged
    salary = parameter("visale.employee_income_maximum", on).amount
    salary_said = french.euros(salary)
    rule = (
        f"après {french.number(limit)} ans, Visale est pour les salariés du privé ou du secteur "
        f"agricole qui gagnent {salary_said} nets par mois au plus"
    )
    income = applicant.net_income
    if beyond_public(applicant.age, applicant.employee, income, on):
        rest = "Reste un autre cas prévu (mobilité, logement par une association…), à vérifier."
        public = "un agent public n’en est pas"
        reason = public if applicant.employee is False else f"ici, il gagne plus de {salary_said}"
        return f"En principe non : {rule} ({reason}). {rest}"
    met = f" : {french.euros(income)}, c’est dessous" if income is not None else ""
    return f"{judged} {rule[0].upper()}{rule[1:]}{met}."


def _share(applicant: Applicant, share: Parameter) -> list[Condition]:
    """The rent against the resources; those of a student are not looked at."""
    if applicant.student:
        return []
    problem = f"Le loyer dépasse {french.percent(share.amount)} des ressources du locataire"
    return [
        check(
            "rent_share", _within_share(applicant, share), _share_label(applicant, share), problem
        )
    ]


def _share_label(applicant: Applicant, share: Parameter) -> str:
    """The share of the resources, and the least resources that a known rent supposes."""
    label = f"Le loyer ne dépasse pas {french.percent(share.amount)} des ressources du locataire"
    if applicant.rent is None:
        return label
    return f"{label}, qui sont d’au moins {french.euros(applicant.rent / share.amount)} par mois"


def _rent(rent: Decimal | None, caps: list[Parameter]) -> Condition:
    """Met under the lowest possible cap, failed above the highest."""
    lowest = min(cap.amount for cap in caps)
    highest = max(cap.amount for cap in caps)
    known = None
    if rent is not None and not lowest < rent <= highest:
        known = rent <= lowest
    return check(
        "rent",
        known,
        "Le loyer charges comprises ne dépasse pas le maximum du secteur",
        f"Le loyer dépasse le maximum couvert ({french.euros(highest)} charges comprises)",
    )


def _within_share(applicant: Applicant, share: Parameter) -> bool | None:
    if applicant.rent is None or applicant.net_income is None:
        return None
    return applicant.rent <= applicant.net_income * share.amount


def _steps(applicant: Applicant, share: Parameter) -> tuple[Step, ...]:
    if applicant.net_income is None:
        return ()
    most = applicant.net_income * share.amount
    return (
        Step(
            "Loyer maximum selon les ressources",
            f"{french.euros(applicant.net_income)} × {french.percent(share.amount)}",
            most,
            "€/mois",
        ),
    )
