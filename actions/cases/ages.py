"""« elle a 71 ans », « moi j'en ai 82 »: whom the notice must offer another dwelling to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rules_core import parameter
from rules_core.protected_tenant import ages_at_the_end

from ..facts import monthly
from ..services import Computed
from ..wording.render import source_of, text
from .lease_term import lease_end_of
from .talk import Talk

#: The card of that rule, and those of a notice, where the age of somebody young says nothing.
PROTECTED = "bail-locataire-protege"
NOTICE = frozenset(
    {
        *("bail-conge-proprietaire", "bail-conge-recu", "bail-conge-nul"),
        "bail-preemption-locataire",
    }
)
TOLD_FOR_IT = 55
_AGE = r"(?P<age>1[89]|[2-9]\d|10\d) ?ans\b"
_BARE = r"(?P<age>1[89]|[2-9]\d|10\d)\b(?! ?(?:€|euros|%|m2|m²|mois))"
_LANDLORD = r"\b(?:proprio\w*|proprietaires?|bailleur\w*|bailleresse)\b"
_TENANT = r"\b(?:locataires?|occupante?s?)\b"
#: What may stand between somebody and his age, which no one else is named in.
_NEXT = r"(?:(?!\b(?:j|moi|ai)\b)[^.?!;])"
_ME = (
    re.compile(rf"\b(?:j ai|jai|ai|age de|agee de) (?:deja |moi meme |moi )?{_AGE}"),
    re.compile(rf"\b(?:moi,? )?j en ai {_BARE}"),
    re.compile(rf"^\W*(?:et )?moi,? (?:c est )?{_BARE}"),
    re.compile(rf"\bmoi\b.{{0,15}}?{_AGE}"),
)
_OTHER = (
    re.compile(
        rf"(?:{_LANDLORD}|{_TENANT}|\b(?:elle|il|lui|dame|monsieur)\b){_NEXT}{{0,40}}?{_AGE}"
    ),
    re.compile(rf"\b(?:elle|il|lui) (?:en a|c est) {_BARE}"),
    re.compile(rf"(?:{_LANDLORD}|{_TENANT}) (?:(?:elle|il|lui) )?(?:en )?(?:a )?{_BARE}"),
)
_NOT_AN_AGE = re.compile(r"\b(?:depuis|pendant|bail de|il y a|dans|plus de|moins de)\W*$")


def computed(talk: Talk) -> Iterator[Computed]:
    """Whether ages protect the tenant; nothing when neither is told."""
    tenant, landlord = _ages(talk)
    if tenant is None and landlord is None:
        return
    end = lease_end_of(talk)
    found = ages_at_the_end(talk.today, end, tenant=tenant, landlord=landlord)
    limit = parameter("plus.income_ceiling", talk.today, area="autres_regions", category="cat1")
    income = monthly(talk.slots.get("income"))
    said = text(
        "protected_ages",
        tenant_age=tenant,
        landlord_age=landlord,
        tenant_past=found.tenant,
        landlord_past=found.landlord,
        protects=found.protects,
        limit=found.limit,
        end=end,
        yearly=None if income is None else Decimal(str(round(income * 12))),
        under=income is not None and income * 12 <= limit.amount,
        ceiling=limit.amount,
        to_tenant=talk.slots.get("speaker") in ("tenant", "seeker"),
        to_owner=talk.slots.get("speaker") == "owner",
    )
    old = max(tenant or 0, landlord or 0) >= TOLD_FOR_IT
    yield Computed(
        NOTICE | {PROTECTED} if old else frozenset({PROTECTED}), said, source_of(found.source)
    )


def _ages(talk: Talk) -> tuple[int | None, int | None]:
    """The tenant's age and the landlord's."""
    mine = _mine(talk)
    told: dict[str, int] = {}
    for said in talk.said:
        for found in (match for pattern in _OTHER for match in pattern.finditer(said)):
            if not _NOT_AN_AGE.search(said[: found.start("age")]):
                told.setdefault(_whose(found[0]), int(found["age"]))
    tenant, landlord, other = (told.get(who) for who in ("tenant", "landlord", "other"))
    if talk.slots.get("speaker") == "owner" or tenant is not None:
        return tenant or other, mine if landlord is None else landlord
    if mine is not None:
        return mine, landlord or other
    return other, landlord


def _whose(words: str) -> str:
    """Whose age it is, by the last of them who is named before it."""
    named = {
        who: max((m.end() for m in re.finditer(pattern, words)), default=-1)
        for who, pattern in (("tenant", _TENANT), ("landlord", _LANDLORD))
    }
    last = max(named, key=lambda who: named[who])
    return last if named[last] >= 0 else "other"


def _mine(talk: Talk) -> int | None:
    for said in talk.said:
        for pattern in _ME:
            found = pattern.search(said)
            if found and not _NOT_AN_AGE.search(said[: found.start("age")]):
                return int(found["age"])
    return None
