"""The public face of places: look up, search, resolve."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Engine

from knowledge.territory.departments import DepartmentMention, Departments
from knowledge.territory.expression import department_suffixes, parse
from knowledge.territory.fuzzy import CLOSE, Candidate, Fuzzy, prefix_candidates, ranked, value_of
from knowledge.territory.index import Index
from knowledge.territory.lookup import Lookup, communes_of
from knowledge.territory.mentions import MentionFinder
from knowledge.territory.model import Commune, Match, MatchKind, Mention
from knowledge.territory.normalize import LINKS, compact, tokenize
from knowledge.territory.regions import RegionMention
from knowledge.territory.store import ensure_loaded
from knowledge.territory.words import (
    DOMAIN_WORDS,
    MONTHS,
    NOT_A_NAME,
    french_words,
    words_by_start,
)

MAX_QUERY = 200
MAX_GUESSES = 6
MAX_ANSWER_WORDS = 6
DOUBTFUL_POPULATION = 10_000
SHORT_NAME_COST = 0.2
MAX_STARTING = 12
CODED = ("code", "postal_code")
CLOSE_SCORE = CLOSE / 10


class Territory:
    """Every commune of France, in memory; read only and safe to share between threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lookup = Lookup(index)
        regions = dict.fromkeys(c.region_name for c in index.communes.values())
        self.departments = Departments(index.departments, regions)
        self._fuzzy = Fuzzy(index)
        words_by_start()  # read now, not in the first conversation
        self._finder = MentionFinder(index, self._lookup, self._fuzzy, self.departments)

    @classmethod
    def load(cls, engine: Engine) -> Territory:
        """Load the commune tables when their content changed, then index them."""
        ensure_loaded(engine)
        with _without_collections():
            return cls(Index.build(engine))

    def __len__(self) -> int:
        return len(self._index.communes)

    def get(self, code: str) -> Commune | None:
        """The commune with this INSEE code, None when there is none."""
        return self._index.communes.get(code.strip().upper())

    def arrondissements(self, code: str) -> list[Commune]:
        """Arrondissements of Paris, Lyon or Marseille in order; none for any other commune."""
        communes = self._index.communes.values()
        return sorted((c for c in communes if c.parent_code == code), key=lambda c: c.code)

    def search(self, q: str, limit: int = 10) -> list[Match]:
        """Communes for what somebody is typing, best first: name, postal code or INSEE code."""
        q = q[:MAX_QUERY]
        found = self._exact(q)
        if _is_doubtful(found):
            return self._close(q, found)[:limit]
        if len(found) < limit and found[0].kind not in CODED:
            known = {match.commune.code for match in found}
            more = self._lookup.prefix(parse(q).names[0], limit)
            found += [match for match in more if match.commune.code not in known]
        return found[:limit]

    def resolve(self, text: str) -> list[Commune]:
        """Communes that a place expression means (« St-Denis 93 », « au Mans », « 59000 »).

        One commune: it is that one. Several: homonyms to ask about, best first (most populated
        first when they have the same name). None: nothing is close enough.
        """
        text = text[:MAX_QUERY]
        found = self._exact(text)
        if _is_doubtful(found):
            close = self._close(text, found)[:MAX_GUESSES]
            found = [match for match in close if match.score >= close[0].score - CLOSE_SCORE]
        return communes_of(found)

    def find_in_text(self, text: str, *, expecting_place: bool = False) -> list[Mention]:
        """Places named inside a sentence, left to right.

        Args:
            text: what the person wrote.
            expecting_place: the person has just been asked for a commune, so that a message
                which is only a name is a place, even « loué » or « rue ».
        """
        found = self._finder.find(text)
        if found or not expecting_place or len(text.split()) > MAX_ANSWER_WORDS:
            return found
        exact = self._exact(text)
        if _is_everyday(text) and not self._within_department(text):
            # « et en 2026 ? », « 3 ans », « en mai », « à la campagne »: words, not a name
            exact = [match for match in exact if not _lacks_the_article(text, match.commune)]
            if not exact:
                return []
        communes = communes_of(exact) or self.resolve(text)
        if not communes:
            return []
        mention = Mention(0, len(text), text, tuple(communes), corrected=not exact)
        return [mention]

    def find_departments(self, text: str) -> list[DepartmentMention]:
        """Départements named inside a sentence, left to right."""
        return self.departments.find_in_text(text)

    def find_regions(self, text: str) -> list[RegionMention]:
        """Regions named inside a sentence, left to right."""
        return self.departments.regions.find_in_text(text)

    def _within_department(self, text: str) -> bool:
        """« st deni 93 »: a département after the name says that it is one."""
        names = parse(text).names
        return bool(names and department_suffixes(names[0], self.departments))

    def _exact(self, text: str) -> list[Match]:
        expression = parse(text)
        coded: list[Match] = []
        code = expression.code
        if code:
            coded = self._lookup.figures(code)
        if coded and not expression.names:
            return coded
        for name in expression.names:
            named = self._named(name)
            if named and code and coded:
                every = [*self._lookup.postal_code(code), *self._lookup.code(code)]
                wanted = {match.commune.code for match in every}
                both = [match for match in named if match.commune.code in wanted]
                if both:
                    return both
                department = coded[0].commune.department
                named = [m for m in named if m.commune.department == department]
            if named:
                return named
        return coded

    def _named(self, name: str) -> list[Match]:
        found = self._lookup.name(name)
        for head, department in department_suffixes(name, self.departments):
            within = self._lookup.name_within(head, department)
            if within and not any(m.kind == "name" for m in found):
                return within
        return found

    def _close(self, text: str, short: list[Match]) -> list[Match]:
        """Misspelt names and beginnings of names, best first, among ``short`` names found."""
        expression = parse(text)
        if expression.code or not expression.names or not _has_a_name(expression.names[0]):
            return short
        for head, department in department_suffixes(expression.names[0], self.departments):
            within = self._fuzzy.candidates(head, department)
            if within:
                return [_close_match(candidate) for candidate in within]
        groups = []
        for name in dict.fromkeys([expression.names[0], expression.names[-1]]):
            starting = self._lookup.names_starting(name)[:MAX_STARTING]
            groups.append(prefix_candidates(starting, compact(name)))
            groups.append(self._fuzzy.candidates(name))
        close = [(candidate.value, _close_match(candidate)) for candidate in ranked(*groups)]
        close += [(value_of(SHORT_NAME_COST, m.commune.population), m) for m in short]
        close.sort(key=lambda pair: pair[0])
        return list({match.commune.code: match for _, match in reversed(close)}.values())[::-1]


@contextmanager
def _without_collections() -> Iterator[None]:
    """Hundreds of thousands of lasting objects: collecting while they are made is half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _is_everyday(text: str) -> bool:
    """Whether ``text`` holds nothing but French words, words of this service and figures."""
    known = french_words() | DOMAIN_WORDS | MONTHS | LINKS
    return all(token.folded[0].isdigit() or token.folded in known for token in tokenize(text))


def _lacks_the_article(text: str, commune: Commune) -> bool:
    """« à la campagne » is not Campagne; « à la rochelle » is La Rochelle."""
    words = [token.folded for token in tokenize(text)]
    said = [word for word in words if word in ("la", "le", "les", "l", "un", "une")][:1]
    return bool(said) and tokenize(commune.name)[0].folded != said[0]


def _has_a_name(name: str) -> bool:
    """Whether more than figures and small words was said: a number is no misspelt commune."""
    return any(not word[0].isdigit() and word not in NOT_A_NAME for word in name.split())


def _is_doubtful(found: list[Match]) -> bool:
    """Nothing found, or only the beginning of the names of small communes (« Marseilles »)."""
    return all(m.kind == "short_name" and m.commune.population < DOUBTFUL_POPULATION for m in found)


def _close_match(candidate: Candidate) -> Match:
    score = max(0.0, min(0.8, 0.5 - candidate.value / 10))
    kind: MatchKind = "prefix" if candidate.is_prefix else "fuzzy"
    return Match(candidate.name.commune, score, kind, candidate.name.label)
