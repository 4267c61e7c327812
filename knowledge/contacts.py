"""Who to call in a département: ADIL, Anah, France Rénov', 115 and SIAO, Action Logement, Visale.

The facts lie in ``data/contacts.yaml`` (the whole country) and ``data/contacts_departements.csv``
(one line a département), each with its source, the day it was checked and its confidence. A number
that is not certain is not there: the stable national directory stands in its place.

>>> for_department("62").adil.name
'ADIL du Pas-de-Calais'
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).resolve().parent / "data"
NATIONAL_FILE = _DATA / "contacts.yaml"
DEPARTMENTS_FILE = _DATA / "contacts_departements.csv"
ROLES = ("adil", "anah", "france_renov", "siao", "action_logement", "visale")


@dataclass(frozen=True)
class Contact:
    """Somebody to call; every text is French and ready to be shown.

    Attributes:
        role: one of :data:`ROLES`.
        purpose: what they help with, to follow the name after a colon.
        phone: as people read it (« 0 808 800 700 »), or None when no number is certain.
        url: the contact's own site, or the official directory that gives it.
        note: one or two sentences to add, or None.
        source: title of where this comes from; ``source_url`` is its address, or None.
        confidence: ``"high"``, ``"medium"`` or ``"low"``.
    """

    role: str
    name: str
    purpose: str
    phone: str | None
    url: str | None
    note: str | None
    source: str
    source_url: str | None
    verified_on: date
    confidence: str

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {**asdict(self), "verified_on": self.verified_on.isoformat()}


@dataclass(frozen=True)
class Contacts:
    """The contacts of one département, or of any when ``code`` is None; iterates in that order.

    Attributes:
        code: official code of the département (« 62 », « 2A », « 974 »), or None.
        of_department: « du Pas-de-Calais », « de la Haute-Loire », or None.
        has_adil: False where it is known that the département has none (``adil`` is then the one
            that answers in its place), True where one is known, None where it was not checked.
    """

    code: str | None
    of_department: str | None
    has_adil: bool | None
    adil: Contact
    anah: Contact
    france_renov: Contact
    siao: Contact
    action_logement: Contact
    visale: Contact

    def __iter__(self) -> Iterator[Contact]:
        return iter(getattr(self, role) for role in ROLES)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "department": self.code,
            "of_department": self.of_department,
            "has_adil": self.has_adil,
            "contacts": [contact.to_dict() for contact in self],
        }


def for_department(code: str | None) -> Contacts:
    """The contacts of a département.

    Args:
        code: « 62 », « 2A », « 974 »; « 1 » and « 2a » are understood. With None, or a code that is
            no département's, the contacts say how to find those of one's own.
    """
    wanted = code.strip().upper().zfill(2) if code else ""
    rows = _departments()
    return _contacts(wanted if wanted in rows else None)


@lru_cache(maxsize=128)
def _contacts(code: str | None) -> Contacts:
    national = _national()
    row = _departments().get(code) if code else None
    return Contacts(
        code=code,
        of_department=row["complement"] if row else None,
        has_adil={"oui": True, "non": False}.get(row["adil"]) if row else None,
        adil=_adil(national["adil"], row),
        **{role: _contact(role, national[role], row) for role in ROLES if role != "adil"},
    )


def _contact(role: str, facts: Mapping[str, Any], row: Mapping[str, str] | None) -> Contact:
    if row is None:
        name = facts.get("elsewhere") or facts["name"]
    else:
        name = facts["name"].format(complement=row["complement"], delegation=row["delegation_anah"])
    return Contact(
        role=role,
        name=name,
        purpose=facts["purpose"],
        phone=facts["phone"],
        url=facts["url"],
        note=facts["note"],
        source=facts["source"]["title"],
        source_url=facts["source"]["url"],
        verified_on=facts["verified_on"],
        confidence=facts["confidence"],
    )


def _adil(facts: Mapping[str, Any], row: Mapping[str, str] | None) -> Contact:
    if row is None:
        note = facts["unverified"]
    else:
        note = row["adil_note"] or facts["directory" if row["adil_url"] else "unverified"]
    return Contact(
        role="adil",
        name=row["adil_nom"] if row else facts["elsewhere"],
        purpose=facts["purpose"],
        phone=facts["phone"],
        url=(row and row["adil_url"]) or facts["url"],
        note=note,
        source=row["source_adil"] if row else facts["source"]["title"],
        source_url=facts["source"]["url"],
        verified_on=date.fromisoformat(row["verifie_le"]) if row else facts["verified_on"],
        confidence=row["confiance_adil"] if row else facts["confidence"],
    )


@lru_cache(maxsize=1)
def _national() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(NATIONAL_FILE.read_text("utf-8"))
    return data


@lru_cache(maxsize=1)
def _departments() -> dict[str, dict[str, str]]:
    with DEPARTMENTS_FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}
