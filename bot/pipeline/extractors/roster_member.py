"""One member of a list that names everybody of a home (:mod:`roster`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.pipeline.extractors import people_words
from bot.pipeline.extractors import roster_words as words


@dataclass(frozen=True)
class Member:
    """One member of a list.

    Attributes:
        start: first canonical character, determiner included.
        end: one past the noun.
        kind: the group of :data:`words.MEMBER` that it is.
        noun: the noun.
        determiner: the words before it.
        phrase: all of it.
        said: what is said of it up to the next member.
        in_charge: said to be a dependant.
        away: said to live elsewhere.
        tenant: a relative of the landlord, said to rent.
    """

    start: int
    end: int
    kind: str
    noun: str
    determiner: str
    phrase: str
    said: str
    in_charge: bool
    away: bool
    tenant: bool

    @property
    def number(self) -> int | None:
        """How many; None for « mes enfants »."""
        if self.kind == "many":
            return people_words.TWINS[self.noun[:5]]
        if self.kind == "couple" or words.PARENTS.fullmatch(self.noun):
            return 2
        if said := re.search(r"[0-9]+", self.determiner):
            return int(said.group())
        plural = people_words.PLURAL.fullmatch(self.noun) and self.noun not in {"epoux", "vieux"}
        return None if plural and not people_words.SINGULAR.search(self.determiner) else 1

    @property
    def owned(self) -> int | None:
        """1 for « ma fille », 3 for « sa fille »."""
        owner = people_words.OWNER.match(self.determiner)
        return None if owner is None else 1 if owner["first"] else 3
