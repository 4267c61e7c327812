"""Yearly revision of a rent by the reference rent index (IRL).

Legal source: loi n° 89-462 du 6 juillet 1989, art. 17-1 (formula; no revision of a dwelling of
class F or G); Insee, series 001515333 (index).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rules_core import french
from rules_core.answers import check, unique, unverified
from rules_core.dates import add_months
from rules_core.errors import InvalidInput, NoParameter, UnknownParameter
from rules_core.french import HARD
from rules_core.parameter_types import Parameter
from rules_core.registry import parameter
from rules_core.results import Condition, Figure, Notice, Result, Step, Verdict

_CENT = Decimal("0.01")
_BANNED = frozenset({"F", "G"})
_PUBLICATION_DAY = 15
_QUARTER = re.compile(r"^(?:(?P<before>20\d\d)[ -]?)?T(?P<rank>[1-4])(?:[ -]?(?P<after>20\d\d))?$")
_ASK = "l’Insee ou à votre ADIL"


def rent_revision(
    rent: Decimal,
    quarter: str,
    on: date,
    *,
    lease_date: date | None = None,
    dpe: str | None = None,
) -> Result:
    """The rent revised on ``on``: rent × index of the quarter ÷ index of the same quarter before.

    Legal source: loi n° 89-462, art. 17-1.

    Args:
        rent: €/month, charges excluded.
        quarter: reference quarter, « 2026-T2 »; « T2 » alone takes the last one published.
        on: date of the revision.
        lease_date: day the lease took effect, when known.
        dpe: energy class, when known.

    Raises:
        InvalidInput: the quarter cannot be read.
        NoParameter: one of the two indexes is missing; the message says which.
    """
    year, rank = parse_quarter(quarter, on)
    conditions = [_energy(dpe, on), _anniversary(lease_date, on)]
    inputs: dict[str, object] = {
        "rent_eur": rent,
        "irl_quarter": f"{year}-T{rank}",
        "date": on,
        "lease_date": lease_date,
        "dpe": dpe,
    }
    against = [item for item in conditions if item.status == "not_met"]
    if against:
        return _refused(against, conditions, on, inputs)
    new, old = index_of(year, rank, on), index_of(year - 1, rank, on)
    revised = (rent * new.amount / old.amount).quantize(_CENT, ROUND_HALF_UP)
    rise = revised - rent
    rate = ((new.amount / old.amount - 1) * 100).quantize(_CENT, ROUND_HALF_UP)
    return Result(
        rule="rent-revision",
        verdict=Verdict.COMPUTED,
        valid_on=on,
        title="Révision annuelle du loyer",
        summary=(
            f"Le loyer révisé au {french.day(on)} est de {french.cents(revised)} par mois hors "
            f"charges, au lieu de {french.cents(rent)} (IRL du {quarter_name(year, rank)}{HARD}: "
            f"{'+' if rate >= 0 else ''}{french.number(rate, 2)}{HARD}%)."
        ),
        figures=(
            Figure("revised_rent", "Loyer révisé", revised, "€/mois", new.confidence),
            Figure("rise", "Hausse", rise, "€/mois", new.confidence),
            Figure("rise_percent", "Hausse de l’indice", rate, "%", new.confidence),
        ),
        steps=(
            Step(f"IRL du {quarter_name(year, rank)}", "indice publié par l’Insee", new.amount),
            Step(f"IRL du {quarter_name(year - 1, rank)}", "indice publié par l’Insee", old.amount),
            Step(
                "Loyer révisé, hors charges",
                f"{french.cents(rent)} × {french.number(new.amount, 2)} ÷ "
                f"{french.number(old.amount, 2)}",
                revised,
                "€/mois",
            ),
        ),
        references=unique(
            (parameter("lease.revision.ban_start", on).source, new.source, old.source)
        ),
        warnings=_WARNINGS,
        conditions=tuple(conditions),
        unverified=unverified(conditions),
        inputs=inputs,
    )


def frozen_revision(on: date, dpe: str | None, lease_date: date | None = None) -> Result | None:
    """The refusal that the energy class alone decides, None when the rent may be revised.

    Legal source: loi n° 89-462, art. 17-1 (no revision of a dwelling of class F or G).
    """
    conditions = [_energy(dpe, on), _anniversary(lease_date, on)]
    if conditions[0].status != "not_met":
        return None
    inputs: dict[str, object] = {"date": on, "lease_date": lease_date, "dpe": dpe}
    return _refused(conditions[:1], conditions, on, inputs)


def parse_quarter(text: str, on: date) -> tuple[int, int]:
    """« 2026-T2 », « T2 2026 » or « T2 » → (year, quarter).

    A quarter without a year is the last one published on ``on`` (about the 15th of the month after
    the quarter).

    Raises:
        InvalidInput: anything else.
    """
    found = _QUARTER.match(text.strip().upper())
    if found is None or (found["before"] and found["after"]):
        raise InvalidInput(
            "irl_quarter",
            "Le trimestre de référence s’écrit par exemple 2026-T2. Il est indiqué dans le bail.",
        )
    rank = int(found["rank"])
    given = found["before"] or found["after"]
    if given:
        return int(given), rank
    published = add_months(date(on.year, 1, _PUBLICATION_DAY), 3 * rank)
    while published > on:
        published = add_months(published, -12)
    return add_months(published, -3 * rank).year, rank


def index_of(year: int, rank: int, on: date) -> Parameter:
    """The index of a quarter.

    Raises:
        NoParameter: it is not known; the message names the quarter.
    """
    quarter = f"{year}-T{rank}"
    start = date(year, 3 * rank - 2, 1)
    try:
        return parameter("irl.index", max(on, start), quarter=quarter)
    except UnknownParameter:
        raise NoParameter(
            f"L’indice de référence des loyers du {quarter_name(year, rank)} n’est pas dans mes "
            f"données. Adressez-vous à {_ASK}.",
            key="irl.index",
            on=on,
            ask=_ASK,
        ) from None


def quarter_name(year: int, rank: int) -> str:
    """« 2e trimestre 2026 »."""
    ordinal = "1er" if rank == 1 else f"{rank}e"
    return f"{ordinal} trimestre {year}"


def _energy(dpe: str | None, on: date) -> Condition:
    ban = parameter("lease.revision.ban_start", on)
    banned = dpe in _BANNED and on >= ban.day
    return check(
        "energy",
        None if dpe is None else not banned,
        "La classe DPE du logement n’est ni F ni G",
        f"Le loyer d’un logement de classe {dpe} ne peut plus être révisé",
    )


def _anniversary(lease_date: date | None, on: date) -> Condition:
    first = None if lease_date is None else add_months(lease_date, 12)
    return check(
        "anniversary",
        None if first is None else on >= first,
        "Le bail prévoit la révision et il a commencé depuis un an au moins",
        f"La première révision n’est possible qu’à partir du {french.day(first or on)}",
    )


def _refused(
    against: list[Condition], conditions: list[Condition], on: date, inputs: dict[str, object]
) -> Result:
    return Result(
        rule="rent-revision",
        verdict=Verdict.NOT_ELIGIBLE,
        valid_on=on,
        title="Révision annuelle du loyer",
        summary=f"Non{HARD}: {french.lower_first(against[0].label)} (au {french.day(on)}).",
        references=(parameter("lease.revision.ban_start", on).source,),
        conditions=tuple(conditions),
        unverified=unverified(conditions),
        inputs=inputs,
    )


_WARNINGS = (
    Notice(
        "no_arrears",
        "Une révision que le propriétaire n’a pas demandée à temps est perdue (une seule source, à "
        "confirmer auprès de l’ADIL).",
    ),
    Notice(
        "convention_ceiling",
        "Si le logement est conventionné, le loyer révisé doit rester sous le plafond de la "
        "convention.",
    ),
)
