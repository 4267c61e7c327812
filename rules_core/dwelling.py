"""May this dwelling be let under Loc'Avantages? The conditions of the convention, one by one.

Legal sources: CGI, art. 199 tricies; CCH L. 321-4 and L. 321-8 (six years); BOI-IR-RICI-400-10
§ 90-100 (energy class); BOI-IR-RICI-400-30 § 150 (no cumulation); loi n° 2025-127, art. 88
(registration until 31 December 2027); loi n° 89-462, art. 6 (energy bans); décret n° 2002-120,
art. 4 (decency).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal

from rules_core import french
from rules_core.answers import check, failed, judge, judgement, unique, unverified
from rules_core.dates import add_months
from rules_core.energy import (
    convention_energy_condition,
    letting_ban_condition,
    letting_ban_day,
)
from rules_core.letting_conditions import (
    MICRO_FONCIER_NOTICE,
    intermediation_condition,
    main_residence_condition,
    real_regime_condition,
    relation_condition,
)
from rules_core.registry import parameter
from rules_core.results import Condition, Figure, Notice, Reference, Result
from rules_core.schemes import Scheme, Target


@dataclass(frozen=True, slots=True)
class Letting:
    """What is known of a letting; None where nobody said.

    Attributes:
        level: « loc1 » to « loc3 ».
        intermediation: « none », « mandat », « sous_location », « any ».
        dpe: energy class, « A » to « G ».
        anah_works: works funded by the Anah.
        furnished: let furnished.
        main_residence: main residence of the tenant.
        duration_years: years the landlord commits to.
        tenant_relation: one of ``letting_conditions.RELATIONS``.
        current_occupant: the tenant already lives there.
        renewal: the lease renews one with the same tenant.
        request_date: day the Anah registered the request.
        other_scheme: scheme already used for this dwelling (« none », « pinel »…).
        tax_regime: « reel » or « micro_foncier ».
        surface, height, volume: m², m, m³.
    """

    level: str | None = None
    intermediation: str | None = None
    dpe: str | None = None
    anah_works: bool | None = None
    furnished: bool | None = None
    main_residence: bool | None = None
    duration_years: int | None = None
    tenant_relation: str | None = None
    current_occupant: bool | None = None
    renewal: bool | None = None
    request_date: date | None = None
    other_scheme: str | None = None
    tax_regime: str | None = None
    surface: Decimal | None = None
    height: Decimal | None = None
    volume: Decimal | None = None


def dwelling_eligibility(letting: Letting, on: date) -> Result:
    """Whether a letting fits Loc'Avantages, for a lease that takes effect on ``on``.

    Legal source: see the module.

    Raises:
        NoParameter: the scheme does not exist at that date.
    """
    energy, energy_sources = convention_energy_condition(letting.dpe, letting.anah_works, on)
    ban, ban_sources = letting_ban_condition(letting.dpe, on)
    term, term_sources = _duration(letting, on)
    request, request_sources = _request(letting, on)
    decent, decent_sources = decency_condition(letting.surface, letting.height, letting.volume, on)
    conditions = [
        relation_condition(letting.tenant_relation),
        ban,
        energy,
        _unfurnished(letting),
        main_residence_condition(letting.main_residence),
        term,
        _occupant(letting),
        *request,
        _no_cumulation(letting),
        real_regime_condition(letting.tax_regime),
        decent,
    ]
    if letting.level == "loc3":
        conditions.append(intermediation_condition(letting.intermediation))
    target = Target(Scheme.LOC_AVANTAGES, letting.level) if letting.level else None
    name = target.label if target else "Loc’Avantages"
    delay = add_months(on, int(parameter("loc_avantages.request.delay", on).amount))
    closing = parameter("loc_avantages.registration_deadline", on).day
    return Result(
        rule="dwelling-eligibility",
        verdict=judge(conditions),
        valid_on=on,
        title=f"Louer en {name}",
        summary=(
            f"{_judgement(letting, conditions, energy, name, on)}"
            f"{_free_letting(letting, energy, ban, on)}"
            f" Réponse valable pour un bail qui commence le {french.day(on)}."
        ),
        figures=(
            Figure(
                "request_deadline", "Dernier jour pour demander la convention", min(delay, closing)
            ),
            Figure("registration_deadline", "Fin du dispositif", closing),
        ),
        references=unique(
            (
                *request_sources,
                *energy_sources,
                *ban_sources,
                *term_sources,
                *decent_sources,
            )
        ),
        warnings=_warnings(letting, energy),
        conditions=tuple(conditions),
        unverified=unverified(conditions),
        inputs={
            "date": on,
            **{item.name: getattr(letting, item.name) for item in fields(letting)},
        },
    )


def decency_condition(
    surface: Decimal | None, height: Decimal | None, volume: Decimal | None, on: date
) -> tuple[Condition, tuple[Reference, ...]]:
    """9 m² with 2.20 m under the ceiling, or 20 m³ (décret n° 2002-120, art. 4)."""
    area = parameter("letting.decency.surface", on)
    ceiling = parameter("letting.decency.height", on)
    space = parameter("letting.decency.volume", on)
    if volume is None and surface is not None and height is not None:
        volume = surface * height
    roomy = None if volume is None else volume >= space.amount
    tall = _both(
        None if surface is None else surface >= area.amount,
        None if height is None else height >= ceiling.amount,
    )
    known = True if roomy or tall else (False if roomy is False and tall is False else None)
    rule = (
        f"Le logement a au moins {french.square_metres(area.amount)} avec "
        f"{french.number(ceiling.amount, 2)}{french.HARD}m sous plafond, ou "
        f"{french.number(space.amount)}{french.HARD}m³"
    )
    problem = (
        f"Le logement est trop petit (il faut {french.square_metres(area.amount)} avec "
        f"{french.number(ceiling.amount, 2)}{french.HARD}m sous plafond, ou "
        f"{french.number(space.amount)}{french.HARD}m³)"
    )
    return check("decency", known, rule, problem), (area.source,)


def _both(first: bool | None, second: bool | None) -> bool | None:
    """Three-valued « and »."""
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _unfurnished(letting: Letting) -> Condition:
    return check(
        "unfurnished",
        None if letting.furnished is None else not letting.furnished,
        "Le logement est loué vide (non meublé)",
        "Un logement meublé n’ouvre pas droit à Loc’Avantages",
    )


def _duration(letting: Letting, on: date) -> tuple[Condition, tuple[Reference, ...]]:
    years = parameter("loc_avantages.convention.duration", on)
    text = french.number(years.amount)
    known = None if letting.duration_years is None else letting.duration_years >= years.amount
    condition = check(
        "duration",
        known,
        f"Le propriétaire s’engage à louer pendant {text} ans",
        f"L’engagement de location doit durer {text} ans",
    )
    return condition, (years.source,)


def _occupant(letting: Letting) -> Condition:
    known = None
    if letting.current_occupant is not None:
        known = not letting.current_occupant or bool(letting.renewal)
    return check(
        "occupant",
        known,
        "Le locataire n’occupe pas déjà le logement, sauf renouvellement de son bail",
        "Le locataire ne peut pas être déjà dans le logement, sauf renouvellement de son bail",
    )


def _request(letting: Letting, on: date) -> tuple[list[Condition], tuple[Reference, ...]]:
    """Within two months of the lease, and registered before the scheme ends."""
    asked = letting.request_date
    delay = parameter("loc_avantages.request.delay", on)
    last = parameter("loc_avantages.registration_deadline", max(on, asked or on))
    limit = add_months(on, int(delay.amount))
    why = f"{french.number(delay.amount)} mois après le début du bail"
    if last.day < limit:
        why = "fin du dispositif"
    conditions = [
        check(
            "request",
            None if asked is None else asked <= limit,
            f"La convention est demandée à l’Anah au plus tard le "
            f"{french.day(min(limit, last.day))} ({why})",
            f"La convention devait être demandée à l’Anah au plus tard le {french.day(limit)}",
        ),
        check(
            "registration",
            None if asked is None else asked <= last.day,
            f"L’Anah enregistre la demande au plus tard le {french.day(last.day)}",
            f"Le dispositif est fermé aux demandes enregistrées après le {french.day(last.day)}",
        ),
    ]
    return conditions, (delay.source, last.source)


def _no_cumulation(letting: Letting) -> Condition:
    known = {None: None, "none": True, "relance_logement": None}.get(letting.other_scheme, False)
    return check(
        "no_cumulation",
        known,
        "Aucun autre avantage (Pinel, Denormandie, Louer abordable) ne porte sur ce logement",
        "Loc’Avantages ne se cumule pas avec Pinel, Denormandie ou Louer abordable",
    )


def _judgement(
    letting: Letting, conditions: Sequence[Condition], energy: Condition, name: str, on: date
) -> str:
    """The verdict in words; a class that works can mend is no « non » for good."""
    if failed(conditions) != (energy,) or letting.anah_works:
        return judgement(conditions, f"une convention {name}")
    after_works = parameter("loc_avantages.dpe.worst", on, works="after_anah_works").value
    return (
        f"Pas en l’état pour une convention {name}{french.HARD}: "
        f"{french.lower_first(energy.label)}{french.HARD}; après des travaux, oui "
        f"(classe {after_works} ou mieux si l’Anah en paie une partie)."
    )


def _free_letting(letting: Letting, energy: Condition, ban: Condition, on: date) -> str:
    """A class that shuts out the convention only: the dwelling may still be let without it."""
    if energy.status != "not_met" or ban.status != "met":
        return ""
    start = letting_ban_day(letting.dpe, on)
    end = f", jusqu’au {french.day(start - timedelta(days=1))}" if start else ""
    return (
        f" Sans convention, oui{french.HARD}: un logement de classe {letting.dpe} "
        f"se loue encore{end}."
    )


def _warnings(letting: Letting, energy: Condition) -> tuple[Notice, ...]:
    notices = []
    if letting.dpe == "E" and letting.anah_works is None and energy.status == "met":
        notices.append(
            Notice(
                "anah_works",
                "Si l’Anah a payé une partie des travaux de ce logement, la classe E ne suffit pas"
                f"{french.HARD}: il faut D.",
            )
        )
    if letting.tax_regime == "micro_foncier":
        notices.append(MICRO_FONCIER_NOTICE)
    if letting.other_scheme == "relance_logement":
        notices.append(
            Notice(
                "relance_not_verified",
                "Le cumul avec Relance logement (Jeanbrun) n’a pas pu être vérifié. Il est "
                "probablement exclu.",
            )
        )
    return tuple(notices)
