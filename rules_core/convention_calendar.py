"""The dates of a Loc'Avantages convention, from the day the lease takes effect.

Legal sources: CGI, art. 199 tricies (request within two months, registration deadline); CCH
L. 321-4 and L. 321-8 (six years); BOI-IR-RICI-400-10 § 90-100 (energy class); loi n° 89-462, art. 6
and 17-1.
"""

from __future__ import annotations

from datetime import date

from rules_core import french
from rules_core.answers import check, unique, unverified
from rules_core.dates import add_months, last_day
from rules_core.energy import BANNED_ONE_DAY
from rules_core.registry import parameter, table
from rules_core.results import Figure, Reference, Result, Step, Verdict


def convention_calendar(
    on: date,
    *,
    dpe: str | None = None,
    request_date: date | None = None,
) -> Result:
    """Every date a landlord under Loc'Avantages must know.

    Legal source: see the module.

    Args:
        on: day the lease takes effect.
        dpe: energy class, to tell when it may no longer be let.
        request_date: day the convention was requested.

    Raises:
        NoParameter: the scheme does not exist at that date.
    """
    delay = parameter("loc_avantages.request.delay", on)
    years = parameter("loc_avantages.convention.duration", on)
    last = parameter("loc_avantages.registration_deadline", max(on, request_date or on))
    revision = parameter("lease.revision.ban_start", on)
    request = add_months(on, int(delay.amount))
    end = last_day(on, int(years.amount))
    first_revision = add_months(on, 12)
    start = french.day(on)
    dates = [
        (
            "request_deadline",
            "Dernier jour pour demander la convention à l’Anah",
            f"{start} + {french.number(delay.amount)} mois",
            request,
        ),
        (
            "registration_deadline",
            "Dernier jour d’enregistrement d’une demande (fin du dispositif)",
            "loi de finances",
            last.day,
        ),
        (
            "first_revision",
            "Première révision possible du loyer (IRL)",
            f"{start} + 1 an",
            first_revision,
        ),
        (
            "convention_end",
            "Dernier jour de la convention",
            f"{start} + {french.number(years.amount)} ans",
            end,
        ),
    ]
    energy_dates, energy_sources = _energy_dates(on, dpe)
    dates += energy_dates
    dates.sort(key=lambda item: item[3])
    in_time = check(
        "request",
        None if request_date is None else request_date <= min(request, last.day),
        f"La convention est demandée au plus tard le {french.day(min(request, last.day))}",
        f"La convention devait être demandée au plus tard le {french.day(min(request, last.day))}",
    )
    late = in_time.status == "not_met"
    return Result(
        rule="calendar",
        verdict=Verdict.NOT_ELIGIBLE if late else Verdict.COMPUTED,
        valid_on=on,
        title="Calendrier d’une convention Loc’Avantages",
        summary=(
            f"{'Non, la demande est arrivée trop tard. ' if late else ''}Pour un bail qui commence "
            f"le {start}, la convention se demande jusqu’au "
            f"{french.day(min(request, last.day))} et se termine le {french.day(end)}."
        ),
        figures=tuple(Figure(name, label, moment) for name, label, _, moment in dates),
        steps=tuple(Step(label, formula, moment) for _, label, formula, moment in dates),
        references=unique(
            (delay.source, last.source, years.source, *energy_sources, revision.source)
        ),
        conditions=(in_time,),
        unverified=unverified((in_time,)),
        inputs={"date": on, "dpe": dpe, "request_date": request_date},
    )


def _energy_dates(
    on: date, dpe: str | None
) -> tuple[list[tuple[str, str, str, date]], tuple[Reference, ...]]:
    """The next change of the required class, and the ban of the dwelling's own class."""
    dates = []
    sources = []
    for period in table("loc_avantages.dpe.worst").series[("without_works",)]:
        if period.valid_from > on:
            dates.append(
                (
                    "dpe_change",
                    f"Classe DPE {period.value} exigée pour les nouveaux baux Loc’Avantages",
                    "règle de l’Anah",
                    period.valid_from,
                )
            )
        sources.append(period.source)
    if dpe in BANNED_ONE_DAY:
        ban = parameter("letting.energy_ban", on, dpe=str(dpe))
        dates.append(
            (
                "letting_ban",
                f"Interdiction de louer un logement de classe {dpe}",
                "loi Climat et résilience",
                ban.day,
            )
        )
        sources.append(ban.source)
    return dates, tuple(sources)
