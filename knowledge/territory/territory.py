"""The public face of places: look up, search, resolve."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.engine import Engine

from knowledge.territory.departments import DepartmentMention, Departments
from knowledge.territory.expression import department_suffixes, parse
from knowledge.territory.index import Index
from knowledge.territory.lookup import Lookup, by_population, communes_of
from knowledge.territory.mentions import MentionFinder
from knowledge.territory.model import Commune, Match, Mention
from knowledge.territory.store import ensure_loaded

MAX_QUERY = 200


class Territory:
    """Every commune of France, in memory; read only and safe to share between threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lookup = Lookup(index)
        self.departments = Departments(index.departments)
        self._finder = MentionFinder(index, self._lookup, self.departments)

    @classmethod
    def load(cls, engine: Engine) -> Territory:
        """Load the commune tables when their content changed, then index them."""
        ensure_loaded(engine)
        return cls(Index.build(engine))

    def __len__(self) -> int:
        return len(self._index.communes)

    def get(self, code: str) -> Commune | None:
        """The commune with this INSEE code, None when there is none."""
        return self._index.communes.get(code.strip().upper())

    def search(self, q: str, limit: int = 10) -> list[Match]:
        """Communes for what somebody is typing, best first: name, postal code or INSEE code."""
        q = q[:MAX_QUERY]
        found = self._exact(q)
        known = {match.commune.code for match in found}
        if len(found) < limit:
            expression = parse(q)
            for name in expression.names[:1]:
                more = self._lookup.prefix(name, limit)
                found += [m for m in more if m.commune.code not in known]
        return found[:limit]

    def resolve(self, text: str) -> list[Commune]:
        """Communes that a place expression means (« St-Denis 93 », « au Mans », « 59000 »).

        One commune: it is that one. Several: homonyms to ask about, most populated first.
        None: nothing is close enough.
        """
        return communes_of(self._exact(text[:MAX_QUERY]))

    def find_in_text(self, text: str) -> list[Mention]:
        """Places named inside a sentence, left to right."""
        return self._finder.find(text)

    def find_departments(self, text: str) -> list[DepartmentMention]:
        """Départements named inside a sentence, left to right."""
        return self.departments.find_in_text(text)

    def _exact(self, text: str) -> list[Match]:
        expression = parse(text)
        coded: list[Match] = []
        if expression.code:
            coded = self._lookup.postal_code(expression.code) + self._lookup.code(expression.code)
        if coded and not expression.names:
            return by_code(coded)
        for name in expression.names:
            named = self._named(name)
            if named and coded:
                wanted = {match.commune.code for match in coded}
                both = [match for match in named if match.commune.code in wanted]
                if both:
                    return both
                department = coded[0].commune.department
                named = [m for m in named if m.commune.department == department]
            if named:
                return named
        return by_code(coded)

    def _named(self, name: str) -> list[Match]:
        found = self._lookup.name(name)
        for head, department in department_suffixes(name, self.departments):
            within = self._lookup.name_within(head, department)
            if within and not any(m.kind == "name" for m in found):
                return within
        return found


def by_code(matches: Iterable[Match]) -> list[Match]:
    """Matches by code without repetition, postal codes before INSEE codes."""
    ordered = list(matches)
    postal = by_population(m for m in ordered if m.kind == "postal_code")
    known = {m.commune.code for m in postal}
    return postal + [m for m in ordered if m.kind == "code" and m.commune.code not in known]
