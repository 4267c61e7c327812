"""Exact look-ups, from the surest reading of a name to the loosest one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from knowledge.territory.index import Index, Name
from knowledge.territory.model import Commune, Match, MatchKind
from knowledge.territory.normalize import compact, without_article, without_links

# A short name (« Boulogne », « St-Ouen ») also means a longer one when that commune is much larger.
DOMINANCE = 5
DOMINANT_POPULATION = 5_000
# A former commune is not proposed beside a large commune of exactly the same name.
LARGE_POPULATION = 20_000
# Without an exact name, short names of communes much smaller than the first are left out.
NEGLIGIBLE = 1 / 30
MAX_SHORT_NAMES = 8
MAX_SHORT_NAMES_BESIDE_EXACT = 3
FORMER_WEIGHT = 1_000
MUCH_LARGER = 10

SCORES: dict[MatchKind, float] = {
    "code": 1.0,
    "postal_code": 1.0,
    "name": 1.0,
    "former_name": 0.9,
    "short_name": 0.85,
    "prefix": 0.7,
    "fuzzy": 0.6,
}


class Lookup:
    """Reads an :class:`Index` without tolerance for spelling mistakes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        bare = sorted((n.bare, i) for i, n in enumerate(index.names))
        self._bare_keys = [pair[0] for pair in bare]
        self._bare_names = [index.names[pair[1]] for pair in bare]
        pairs = sorted((name.compact, position) for position, name in enumerate(index.names))
        self._sorted_keys = [pair[0] for pair in pairs]
        self._sorted_names = [index.names[pair[1]] for pair in pairs]

    def code(self, code: str) -> list[Match]:
        """The commune with this INSEE code."""
        commune = self._index.communes.get(code.upper())
        return [Match(commune, SCORES["code"], "code", code)] if commune else []

    def postal_code(self, code: str) -> list[Match]:
        """Communes with this postal code; an arrondissement replaces its city."""
        communes = self._index.by_postal_code.get(code, [])
        cities = {c.parent_code for c in communes if c.parent_code}
        return [
            Match(c, SCORES["postal_code"], "postal_code", code)
            for c in communes
            if c.code not in cities
        ]

    def figures(self, code: str) -> list[Match]:
        """Communes that five figures mean, most populated first.

        Figures that are a postal code and the INSEE code of another commune are a postal code:
        62300 is Lens. Both are kept when the other commune is the far likelier one (59350,
        Lille), or when no commune has them as its main postal code.
        """
        postal = self.postal_code(code)
        largest = max((m.commune.population for m in postal), default=0)
        main = any(m.commune.postal_codes[0] == code for m in postal)
        floor = largest * MUCH_LARGER if main else largest
        own = [m for m in self.code(code) if m.commune.population > floor]
        return by_population([*postal, *own])

    def name(self, spaced_key: str) -> list[Match]:
        """Communes that this name means, most populated first; homonyms are all there.

        When there are several, every longer name follows (« Saint-Martin », then
        Saint-Martin-de-Ré and the like), for who then gives the département.
        """
        exact = self._exact(spaced_key)
        current = [n for n in exact if not n.former]
        largest = max((n.commune.population for n in current), default=0)
        if largest >= LARGE_POPULATION:
            exact = current
        longer = self._short_names(without_article(spaced_key))
        if exact or not all(n.former for n in longer):
            longer = [n for n in longer if not n.former]
        every = longer
        if exact:
            floor = max(DOMINANT_POPULATION, DOMINANCE * max(n.commune.population for n in exact))
            longer = [n for n in longer if n.commune.population >= floor]
        elif longer:
            floor = int(max(n.commune.population for n in longer) * NEGLIGIBLE)
            longer = [n for n in longer if n.commune.population >= floor]
        matches = [_match(n, "former_name" if n.former else "name") for n in exact]
        longer.sort(key=lambda n: -n.commune.population)
        most = MAX_SHORT_NAMES_BESIDE_EXACT if exact else MAX_SHORT_NAMES
        matches += [_match(n, "short_name") for n in longer[:most]]
        likely = by_population(matches)
        if len(likely) < 2:
            return likely
        known = {m.commune.code for m in likely}
        rest = by_population(_match(n, "short_name") for n in every if not n.former)
        return [*likely, *(m for m in rest if m.commune.code not in known)]

    def name_within(self, spaced_key: str, department: str) -> list[Match]:
        """Communes of one département that this name, even short, means."""
        matches = [
            _match(n, "former_name" if n.former else "name") for n in self._exact(spaced_key)
        ]
        matches = [m for m in matches if m.commune.department == department]
        if not matches:
            longer = self._short_names(without_article(spaced_key))
            within = [n for n in longer if n.commune.department == department]
            matches = [_match(n, "name") for n in within]  # the département settles it
        return by_population(matches)

    def prefix(self, spaced_key: str, limit: int) -> list[Match]:
        """Communes whose name starts with these characters, most populated first."""
        names = self.names_starting(spaced_key)[: limit * 3]
        return by_population(_match(name, "prefix") for name in names)

    def names_starting(self, spaced_key: str) -> list[Name]:
        """Names that start with these characters, most populated commune first."""
        wanted = compact(spaced_key)
        if len(wanted) < 2:
            return []
        start = bisect_left(self._sorted_keys, wanted)
        end = bisect_left(self._sorted_keys, wanted + "{")  # "{" follows "z"
        return sorted(self._sorted_names[start:end], key=lambda n: -n.commune.population)

    def _exact(self, spaced_key: str) -> list[Name]:
        """Names written like this, give or take spaces, then give or take the first article."""
        bare = without_article(spaced_key)
        found = self._index.by_key.get(spaced_key) or self._index.by_compact.get(
            compact(spaced_key), []
        )
        other = [] if bare == spaced_key else self._index.by_key.get(bare, [])
        with_article = self._index.by_bare.get(bare, [])
        if not found:
            return list(other) or list(with_article) or self._main_words(bare)
        floor = DOMINANCE * max(n.commune.population for n in found)
        return [*found, *(n for n in with_article if n.commune.population > floor)]

    def _main_words(self, bare: str) -> list[Name]:
        """« Champigny/Marne », « Aix Provence »: no small word was typed at all."""
        told = " " in bare and without_links(bare) == bare
        return list(self._index.by_main_words.get(bare, [])) if told else []

    def _short_names(self, bare: str) -> list[Name]:
        start = bisect_left(self._bare_keys, bare + " ")
        end = bisect_left(self._bare_keys, bare + "!")  # "!" follows the space
        return [name for name in self._bare_names[start:end] if not name.commune.parent_code]


def by_population(matches: Iterable[Match]) -> list[Match]:
    """One match per commune (its best), most populated commune first.

    A former commune counts for little: only the population of the whole is known.
    """
    best: dict[str, Match] = {}
    for match in matches:
        known = best.get(match.commune.code)
        if known is None or match.score > known.score:
            best[match.commune.code] = match
    return sorted(best.values(), key=lambda m: (-_weight(m), m.commune.code))


def _weight(match: Match) -> int:
    population = match.commune.population
    whole = match.kind != "former_name" or match.commune.name.startswith(match.label)
    return population if whole else min(population, FORMER_WEIGHT)


def communes_of(matches: Iterable[Match]) -> list[Commune]:
    """The communes of ``matches``, in their order."""
    return [match.commune for match in matches]


def _match(name: Name, kind: MatchKind) -> Match:
    return Match(name.commune, SCORES[kind], kind, name.label)
