"""« ça fait trois mois que je suis parti, état des lieux nickel »: when the deposit was due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from rules_core import french as fr
from rules_core.dates import add_months
from rules_core.deposit_return import DepositReturn, deposit_return

from ..reading.written_dates import WRITTEN_DATE, date_of
from ..services import Computed
from ..wording.render import source_of, text
from .talk import Talk

CARDS = frozenset({"depot-garantie-restitution", "depot-garantie-litige"})
_UNITS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_NUMBERS = {word: number for number, word in enumerate(_UNITS, start=1)} | {"une": 1}
_LENGTH = rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) ?(?P<unit>mois|semaines?)\b"
_SINCE = r"\b(?:fait|depuis|y a) (?:environ |bientot |presque |deja |plus de )?"
_LEFT = (
    r"\b(?:partie?s?|quitt\w+|demenag\w+|sortie?s?|(?:rendu|remis)\w* (?:\w+ ){0,2}(?:cles?"
    r"|appart\w*|logement|studio|maison)|cles? (?:rendu|remis)e?s?|remise des cles"
    r"|(?:etat des lieux|edl) de sortie)\b"
)
_AGO = (
    re.compile(rf"{_SINCE}{_LENGTH}.{{0,30}}?{_LEFT}"),
    re.compile(rf"{_LEFT}.{{0,30}}?{_SINCE}{_LENGTH}"),
)
_ON = (
    re.compile(rf"{_LEFT}.{{0,25}}?{WRITTEN_DATE}"),
    re.compile(rf"{WRITTEN_DATE}.{{0,12}}?{_LEFT}"),
)
_AHEAD = re.compile(r"\b(?:vais|va|vont|je (?:rends|pars|quitte)|je rendrai|prochain\w*)\b")
_INVENTORY = {
    "different": re.compile(
        r"\b(?:trous?|rayures?|rayee?s?|degradations?|degats?|abim\w+|cassee?s?|taches?|tachee?|fissur\w+"
        r"|brul\w+|manqu\w+|pas (?:\w+ )?(?:conforme|identique|pareil)|non conforme|differen\w+"
        r"|avec (?:des |quelques )?(?:reserves?|remarques?|differences?)|pas (?:tres |bien )?propre"
        r"|sale)\b"
    ),
    "same": re.compile(
        r"\b(?:nickel|nikel|niquel|nickels|impec\w*|conformes?|identiques?|parfait\w*|pareils?"
        r"|r ?a ?s|irreprochable|memes? etats?|bon etat|sans (?:aucune? )?(?:reserves?|remarques?"
        r"|differences?|degats?|degradations?)|rien a (?:signaler|redire|dire|noter)"
        r"|(?:aucune?s?|pas de|zero) (?:\w+ )?(?:reserves?|remarques?)"
        r"|tout (?:etait|est|allait) (?:bien |tres )?(?:ok|bon|propre|bien|clean)"
        r"|(?:edl|lieux) (?:est |etait )?(?:ok|bon|clean))\b"
    ),
}
_NO_DAMAGE = re.compile(
    r"\b(?:aucune?s?|pas de|sans(?: aucune?)?|zero) (?:\w+ )?(?:trous?|rayures?|taches?|degats?"
    r"|degradations?|differences?)\b"
)


@dataclass(frozen=True)
class _Keys:
    """The day the keys were handed back.

    Attributes:
        near: it is only so many months ago.
    """

    day: date
    near: bool


def computed(talk: Talk) -> Iterator[Computed]:
    """By when the deposit had to be back, and what is added to it."""
    keys = _keys(talk)
    if keys is None:
        return
    inventory = _inventory(talk)
    cases = [
        deposit_return(keys.day, talk.today, same=same)
        for same in (True, False)
        if inventory in (None, same)
    ]
    rent = talk.slots.get("rent")
    owner = talk.slots.get("speaker") == "owner"
    said = text(
        "deposit_return",
        keys=keys.day,
        near=keys.near,
        same=inventory,
        cases=[_case(each, None if rent is None else Decimal(str(rent))) for each in cases],
        rent=None if rent is None else Decimal(str(rent)),
        tenth=None if rent is None else cases[0].share * Decimal(str(rent)),
        owner=owner,
        next_begins=keys.near,
    )
    yield Computed(CARDS, said, source_of(cases[0].source))


def _case(each: DepositReturn, rent: Decimal | None) -> dict[str, object]:
    return {
        "months": each.months,
        "deadline": each.deadline,
        "late": each.late,
        "late_said": fr.plural(each.late, "mois", "mois"),
        "added": None if rent is None else each.added(rent),
    }


def _inventory(talk: Talk) -> bool | None:
    """Whether both inventories agree, None when it is not told."""
    for said in talk.said:
        bare = _NO_DAMAGE.sub("sans reserve", said)
        found = next((name for name, words in _INVENTORY.items() if words.search(bare)), None)
        if found:
            return found == "same"
    return None


def _keys(talk: Talk) -> _Keys | None:
    for said in talk.said:
        if ago := next((m for m in (p.search(said) for p in _AGO) if m), None):
            count = int(ago["n"]) if ago["n"].isdigit() else _NUMBERS[ago["n"]]
            weeks = ago["unit"].startswith("semaine")
            day = talk.today - timedelta(weeks=count) if weeks else add_months(talk.today, -count)
            return _Keys(day, near=True)
        found = next((m for m in (p.search(said) for p in _ON) if m), None)
        told = found and date_of(found, talk.today, past=not _AHEAD.search(said))
        if told and told[1]:
            return _Keys(told[0], near=False)
    return None
