"""« le bail a commencé le 1er juin 2019 »: the end of the term, and by when a letter must come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rules_core import french as fr
from rules_core import parameter
from rules_core.landlord_notice import landlord_notice
from rules_core.lease_term import NOT_RENEWED, Kind, LeaseTerm, lease_term

from ..reading.written_dates import WRITTEN_DATE
from ..services import Computed
from ..wording.known import written_date
from ..wording.render import source_of, text
from .talk import Talk

#: Cards on the notice of a landlord, and those on a rent raised at the end of the lease.
NOTICE = frozenset(
    {
        *("bail-conge-proprietaire", "bail-conge-recu", "bail-conge-nul", "bail-conge-forme"),
        *("bail-preemption-locataire", "bail-nouveau-proprietaire", "bail-meuble"),
        *("bail-reconduction", "bail-duree-societe"),
    }
)
RENT = frozenset({"conv-hausse-loyer", "conv-references-hausse", "la-apres-convention"})
#: The card of a notice in an agreed dwelling, which one level alone allows.
AGREED, ALLOWED = "conv-rompre-bail", "loc1"
_NO_NOTICE = frozenset({"loc2", "loc3"})
_COMPANY = re.compile(
    r"\b(?:(?:proprietaire|proprio|bailleur|bailleresse|c) (?:est |c est )?(?:une |la )?"
    r"(?:grosse )?(?:societe|entreprise|fonciere|banque|assurance|sarl|sas)"
    r"|(?:ma|notre) (?:societe|sarl|sas)"
    r"|personne morale|sci (?:non|pas) familiale)\b"
)
_SCI = re.compile(r"\bsci\b(?! familiale)")
_LEAVES = re.compile(
    r"\b(?:part|pars|partent|partira\w*|partait|quitte\w*|s en (?:va|ira)|demenage\w*"
    rf"|(?:rend\w*|remet\w*) (?:les|ses|mes) cles)\b.{{0,25}}?{WRITTEN_DATE}"
)
_STUDENT = re.compile(r"\b(?:9|neuf) mois\b")


def computed(talk: Talk) -> Iterator[Computed]:
    """The letters that the end of the lease dates, and by when they must arrive."""
    level = talk.slots.get("level")
    if level in _NO_NOTICE:
        return
    said = _said(talk)
    if said is None:
        return
    yield replace(said, cards=NOTICE | ({AGREED} if level == ALLOWED else frozenset()))
    if level is None:
        unless = text("unless_agreed", said=fr.lower_first(said.text))
        yield replace(said, cards=frozenset({AGREED}), text=unless)
    if not talk.slots.get("furnished"):
        yield replace(said, cards=RENT, text=_said_text(talk, of_rent=True) or said.text)


def term_of(talk: Talk) -> LeaseTerm | None:
    """The term that runs, from the beginning of the lease; None when its year leaves doubt."""
    lease = _lease(talk)
    if not lease:
        return None
    start, kind = date.fromisoformat(lease["date"]), kind_of(talk)
    if lease.get("precision") == "month":  # a month is kept as its last day
        start = start.replace(day=1)
    if lease.get("precision") != "year":
        return lease_term(start, talk.today, kind)
    first, last = (lease_term(day, talk.today, kind) for day in _year(start))
    return first if first.renewals == last.renewals else None


def kind_of(talk: Talk) -> Kind:
    """Of what kind the lease is: unfurnished unless told otherwise."""
    if talk.slots.get("furnished"):
        return "student" if talk.latest(_STUDENT) else "furnished"
    return "company" if talk.latest(_COMPANY) else "unfurnished"


def lease_end_of(talk: Talk) -> date | None:
    """The end of the lease, told or worked out."""
    if told := _end_told(talk):
        return date.fromisoformat(told["date"])
    term = term_of(talk)
    return term.end if term else None


def _end_told(talk: Talk) -> Mapping[str, Any] | None:
    """The end of the lease as it was told: of a lease that runs, a date to come is its end."""
    lease = _lease(talk)
    ahead = lease if lease and lease["date"] > talk.today.isoformat() else None
    told: Mapping[str, Any] | None = talk.slots.get("lease_end") or ahead
    return told


def _lease(talk: Talk) -> Mapping[str, Any] | None:
    """The date of the lease; « il part le 5 décembre » tells neither its start nor its end."""
    lease: Mapping[str, Any] | None = talk.slots.get("lease_date")
    ahead = lease is not None and lease["date"] > talk.today.isoformat()
    return None if ahead and talk.latest(_LEAVES) else lease


def _year(start: date) -> tuple[date, date]:
    return date(start.year, 1, 1), date(start.year, 12, 31)


def _end_year(lease: Mapping[str, Any], term: LeaseTerm) -> int:
    return int(lease["date"][:4]) + term.months * (term.renewals + 1) // 12


def _said(talk: Talk) -> Computed | None:
    said, term = _said_text(talk), term_of(talk)
    if said is None:
        return None
    furnished = bool(talk.slots.get("furnished"))
    notice = landlord_notice(talk.today, talk.today, furnished=furnished)
    ended = _end_told(talk) or term is None
    source = notice.source if ended or term is None else term.source
    return Computed(frozenset(), said, source_of(source))


def _said_text(talk: Talk, *, of_rent: bool = False) -> str | None:
    told, term = _end_told(talk), term_of(talk)
    end = lease_end_of(talk)
    if end is None or (term is None and not told):
        return None
    furnished, kind = talk.slots.get("furnished"), kind_of(talk)
    notice = landlord_notice(end, talk.today, furnished=bool(furnished))
    months = int(parameter("lease.duration", talk.today, kind=kind).amount)
    later = lease_term(end + timedelta(days=1), talk.today, kind).end
    lease = {} if told else talk.slots["lease_date"]
    values = {
        "begun": None if told else written_date(lease, date.fromisoformat(lease["date"])),
        "begun_exactly": lease.get("precision") not in ("month", "year"),
        "by_year": lease.get("precision") == "year",
        "length": fr.plural(months // 12, "an") if months % 12 == 0 else fr.plural(months, "mois"),
        "renewals": 0 if told or term is None else term.renewals,
        "renewed": kind != NOT_RENEWED,
        "sci": talk.latest(_SCI) is not None and kind == "unfurnished",
        "end": written_date(told, end) if told else fr.day(end),
        "end_year": end.year if told or term is None else _end_year(lease, term),
        "months": notice.months,
        "deadline": notice.deadline,
        "month": fr.month(notice.deadline),
        "exact": not told or told.get("precision") not in ("month", "year"),
        "late": notice.deadline < talk.today,
        "later": later,
        "later_deadline": landlord_notice(later, talk.today, furnished=bool(furnished)).deadline,
        "furnished": furnished,
        "tenant": talk.slots.get("speaker") == "tenant",
        "of_rent": of_rent,
    }
    return text("lease_end_letter", **values)
