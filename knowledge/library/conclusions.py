"""What a card concludes for somebody of whom the deciding fact is known.

« Votre logement est meublé : deux mois de loyer au plus, soit 1 000 €. » comes before the rule for
everybody. A card says it in its field ``for_you``::

    for_you:
      - when: {furnished: true}
        say: "Logement meublé : deux mois de loyer hors charges au plus."
      - when: {furnished: true}
        say: "Logement meublé : {{ euros(2 * rent) }} au plus (deux mois à {{ euros(rent) }})."

The second is said when the rent is known too: an amount used must be known. A sentence may use the
facts it rests upon by their name (``level``). Of those that hold, the one that rests upon most is
said.

What no slot holds is known by the words of the latest message (:mod:`knowledge.library.sayings`)::

      - said: ["perdu emploi/travail/poste", "licenci*"]
        say: "Emploi perdu : un mois de préavis, avec un justificatif."
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from knowledge.library.sayings import says
from rules_core import french

#: Facts that a conclusion may rest upon, and their values.
FACTS: dict[str, frozenset[Any]] = {
    "furnished": frozenset({True, False}),
    "student": frozenset({True, False}),
    "dpe": frozenset("ABCDEFG"),
    "level": frozenset({"loc1", "loc2", "loc3", "intermediaire", "social", "tres_social"}),
    "scheme": frozenset({"loc_avantages", "lli", "plus", "plai", "pls", "louer_abordable"}),
    "intermediation": frozenset({"none", "any", "mandat", "sous_location"}),
    "tenant_relation": frozenset(
        {"ascendant", "descendant", "tax_household", "other_family", "none"}
    ),
    "speaker": frozenset({"owner", "tenant", "seeker"}),
    "zone_abc": frozenset({"Abis", "A", "B1", "B2", "C"}),
    #: Surely in « zone tendue »; of other communes nothing is known.
    "tense_zone": frozenset({True}),
    #: Signed before the law of 27 July 2023, which shortened delays, came into force.
    "lease_before_2023_07_29": frozenset({True, False}),
}
#: Amounts that a conclusion may compute with: €/month without charges, m², €/month earned.
AMOUNTS = frozenset({"rent", "surface", "monthly_income"})

_WORDS = re.compile(r"\{\{.*?\}\}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAMES = re.compile(r"\b[a-z_][a-z_0-9]*\b(?!\()")


@dataclass(frozen=True)
class Facts:
    """What is known of somebody's case.

    Attributes:
        known: value by name (:data:`FACTS`, :data:`AMOUNTS`).
        told: names of those that the latest message tells.
        message: the latest message, as typed.
    """

    known: Mapping[str, Any]
    told: frozenset[str] = frozenset()
    message: str = ""


NOTHING_KNOWN = Facts({})


@dataclass(frozen=True)
class Conclusion:
    """One sentence for those whose facts are of a kind.

    Attributes:
        when: name of a fact → the values of which it must have one.
        say: the sentence, in Markdown, with placeholders.
        said: sayings of which the latest message must hold one; none to rest upon ``when`` alone.
    """

    when: tuple[tuple[str, tuple[Any, ...]], ...]
    say: str
    said: tuple[str, ...] = ()

    @property
    def amounts(self) -> frozenset[str]:
        """Names of the amounts that the sentence computes with."""
        inside = _QUOTED.sub("", " ".join(_WORDS.findall(self.say)))  # keys of parameters
        return frozenset(_NAMES.findall(inside)) & AMOUNTS

    @property
    def names(self) -> frozenset[str]:
        """Names of all that it rests upon."""
        return self.amounts | {name for name, _values in self.when}

    def holds(self, facts: Facts) -> bool:
        """Whether every fact and amount is known, and as it must be."""
        known = facts.known
        return (
            all(known.get(name) in values for name, values in self.when)
            and all(_is_amount(facts, name) for name in self.amounts)
            and (not self.said or self._longest_said(facts) > 0)
        )

    def told_by(self, facts: Facts) -> int:
        """How much of it the latest message tells: facts, and the words of its longest saying."""
        return len(self.names & facts.told) + self._longest_said(facts)

    def _longest_said(self, facts: Facts) -> int:
        """Words of the longest of its sayings that the latest message says, 0 when it says none."""
        lengths = (len(each.split()) for each in self.said if says(facts.message, each))
        return max(lengths, default=0)

    def cases(self) -> Iterator[Facts]:
        """Every case in which it may be said, with an amount for each that it uses."""
        names, values = zip(*self.when, strict=True) if self.when else ((), ())
        for chosen in product(*values):
            yield Facts(
                {**dict.fromkeys(self.amounts, 500), **dict(zip(names, chosen, strict=True))}
            )


def conclusion_for(
    conclusions: Iterable[Conclusion], facts: Facts, *, told: bool = False
) -> Conclusion | None:
    """The conclusion that rests upon most facts, those of the latest message first; None if none.

    What was said in words comes before what a slot holds, longer sayings before shorter ones.

    Args:
        conclusions: those of a card.
        facts: what is known.
        told: only what the latest message tells something of.
    """
    holding = [each for each in conclusions if each.holds(facts)]
    if told:
        holding = [each for each in holding if each.told_by(facts)]
    return max(
        holding,
        key=lambda each: (
            bool(each.told_by(facts)),
            bool(each.said),
            len(each.names) + each.told_by(facts) * bool(each.said),
        ),
        default=None,
    )


def values_of(facts: Facts) -> dict[str, Any]:
    """What the placeholders of a conclusion may use."""
    words = {name: facts.known[name] for name in FACTS if name in facts.known}
    amounts = {name: Decimal(str(facts.known[name])) for name in AMOUNTS if _is_amount(facts, name)}
    return {**words, **amounts, "euros": french.euros, "m2": french.square_metres}


def to_json(conclusions: Iterable[Conclusion]) -> str:
    """As kept in the database, the sayings after the sentence."""
    kept = [[each.when, each.say, *each.said] for each in conclusions]
    return json.dumps(kept, ensure_ascii=False)


def from_json(kept: str) -> tuple[Conclusion, ...]:
    """The inverse of :func:`to_json`."""
    return tuple(
        Conclusion(tuple((name, tuple(values)) for name, values in when), say, tuple(said))
        for when, say, *said in json.loads(kept)
    )


def _is_amount(facts: Facts, name: str) -> bool:
    value = facts.known.get(name)
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
