"""Energy class (DPE): what Loc'Avantages asks, and what the law forbids to let at all.

Legal sources: BOI-IR-RICI-400-10 § 90-100 (Loc'Avantages); loi n° 89-462 du 6 juillet 1989, art. 6,
and loi n° 2021-1104 du 22 août 2021 (gradual ban: G in 2025, F in 2028, E in 2034).
"""

from __future__ import annotations

from datetime import date, timedelta

from rules_core import french
from rules_core.answers import check
from rules_core.lease_term import Kind, lease_term
from rules_core.registry import parameter
from rules_core.results import Condition, Reference

BANNED_ONE_DAY = ("E", "F", "G")


def convention_energy_condition(
    dpe: str | None, anah_works: bool | None, on: date
) -> tuple[Condition, tuple[Reference, ...]]:
    """Class E at least for leases until 31 December 2027, then D; D after works the Anah funded.

    Legal source: BOI-IR-RICI-400-10 § 90-100.

    Raises:
        NoParameter: Loc'Avantages does not exist at that date.
    """
    plain = parameter("loc_avantages.dpe.worst", on, works="without_works")
    after_works = parameter("loc_avantages.dpe.worst", on, works="after_anah_works")
    worst = str((after_works if anah_works else plain).value)
    suffix = ", après des travaux payés en partie par l’Anah" if anah_works else ""
    condition = check(
        "energy",
        None if dpe is None else dpe <= worst,
        f"La classe DPE est {worst} ou mieux{suffix}",
        f"La classe DPE {dpe} ne suffit pas, il faut {worst} ou mieux{suffix}",
    )
    return condition, (plain.source,)


def letting_ban_day(dpe: str | None, on: date) -> date | None:
    """First day on which a dwelling of that class may no longer be let, None when there is none.

    Legal source: loi n° 89-462, art. 6; loi n° 2021-1104.
    """
    return parameter("letting.energy_ban", on, dpe=dpe).day if dpe in BANNED_ONE_DAY else None


def ban_of_running_lease(dpe: str | None, start: date, on: date, kind: Kind) -> date | None:
    """First day of the term on which the ban reaches a lease that runs, None when it never does.

    The lease goes on until then; from there the tenant may ask for works, and the judge for less.

    Legal source: loi n° 89-462, art. 6 and 20-1; loi n° 2021-1104.

    Args:
        dpe: class of the dwelling.
        start: first day of the lease.
        on: the day of the question.
        kind: of lease.
    """
    ban = letting_ban_day(dpe, on)
    if ban is None or start >= ban:
        return None
    term = lease_term(start, ban, kind)
    return term.start if term.start >= ban else term.end + timedelta(days=1)


def letting_ban_condition(dpe: str | None, on: date) -> tuple[Condition, tuple[Reference, ...]]:
    """The class is not banned from letting at that date.

    Legal source: loi n° 89-462, art. 6; loi n° 2021-1104.
    """
    bans = {name: parameter("letting.energy_ban", on, dpe=name) for name in BANNED_ONE_DAY}
    dates = ", ".join(f"{name} le {french.day(bans[name].day)}" for name in reversed(bans))
    known: bool | None = None
    problem = ""
    if dpe is not None:
        start = letting_ban_day(dpe, on)
        known = start is None or on < start
        if start is not None:
            problem = f"La classe DPE {dpe} ne peut plus être louée depuis le {french.day(start)}"
    condition = check(
        "letting_ban",
        known,
        f"La classe DPE n’est pas interdite à la location (interdiction{french.HARD}: {dates})",
        problem,
    )
    return condition, (bans["G"].source,)
