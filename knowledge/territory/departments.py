"""Départements in any form: « dans le 62 », « Pas-de-Calais », « 9-3 », « la Réunion »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.territory.normalize import Token, key, tokenize, without_article, word_set
from knowledge.territory.regions import Regions

# Names that are also everyday words: only with a capital inside a sentence, or after a cue.
COMMON_WORDS = word_set(
    """
    aube cher creuse eure jura landes loire lot manche marne nord orne reunion somme var vienne
    """
)
LA_REUNION = "la reunion"
PARIS = "Paris"  # always the commune
_ALIASES = {
    "9 3": "93",
    "neuf trois": "93",
    "neuf deux": "92",
    "neuf quatre": "94",
    "neuf cinq": "95",
    "neuf un": "91",
    "sept sept": "77",
    "sept huit": "78",
    "cotes du nord": "22",
    "ile de la reunion": "974",
}
_NUMBER = re.compile(r"0?[1-9]|[1-8]\d|9[0-5]|2[ab]|97[12346]")
_CUE_WORDS = frozenset({"dans", "en", "departement", "dept", "dep", "dpt", "departements"})
_DWELLINGS = frozenset(
    {"logement", "logements", "appart", "appartement", "maison", "studio", "bien", "departement"}
)
_DETERMINERS = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "numero", "n"})


@dataclass(frozen=True, slots=True)
class DepartmentMention:
    """A département named in a text: offsets, code and name."""

    start: int
    end: int
    code: str
    name: str


class Departments:
    """Finds départements by number or name."""

    def __init__(self, names: Mapping[str, str], regions: Iterable[str] = ()) -> None:
        self.regions = Regions(regions, names.values())
        self._names = dict(names)
        self._by_key = {key(name): code for code, name in names.items() if name != PARIS}
        self._by_key.update({without_article(k): code for k, code in self._by_key.items()})
        self._by_key.update(_ALIASES)
        self._longest = max(k.count(" ") + 1 for k in self._by_key)
        self._first_words = {k.split(" ")[0] for k in self._by_key}

    def name(self, code: str) -> str:
        """Official name of the département ``code``."""
        return self._names[code]

    def listed(self) -> list[tuple[str, str]]:
        """Code and name of every département, by code."""
        return sorted(self._names.items())

    def parse(self, expression: str) -> str | None:
        """Code of the département that the whole expression names, or None."""
        words = key(expression).split(" ")
        while words and words[0] in _CUE_WORDS | _DETERMINERS | {"a", "au"}:
            words = words[1:]
        return self.of_words(words)

    def of_words(self, words: list[str]) -> str | None:
        """Code of the département that these folded words are, all of them."""
        joined = " ".join(words)
        if _NUMBER.fullmatch(joined):
            code = joined.upper().zfill(2)
            return code if code in self._names else None
        return self._by_key.get(joined)

    def find_in_text(self, text: str) -> list[DepartmentMention]:
        """Départements named in a sentence, left to right.

        A number counts only when the sentence says it is a département (« dans le 62 »,
        « (62) », « département 62 »);
        a name that is an everyday word needs a capital or such a cue.
        """
        tokens = tokenize(text)
        regions = self.regions.among(tokens)
        found: list[DepartmentMention] = []
        position = 0
        while position < len(tokens):
            at = tokens[position].start
            if any(region.start <= at < region.end for region in regions):
                position += 1  # « Auvergne-Rhône-Alpes » is not the Rhône
                continue
            length = self._match_length(text, tokens, position)
            if length:
                last = tokens[position + length - 1]
                code = self.of_words([t.folded for t in tokens[position : position + length]])
                if code:
                    mention = (tokens[position].start, last.end, code, self._names[code])
                    found.append(DepartmentMention(*mention))
            position += max(length, 1)
        return found

    def at(self, text: str, offset: int) -> DepartmentMention | None:
        """The département (name in any case, or number) that starts exactly at ``offset``."""
        tokens = tokenize(text[offset : offset + 60])
        if not tokens or tokens[0].start:
            return None
        for length in range(min(self._longest, len(tokens)), 0, -1):
            code = self.of_words([t.folded for t in tokens[:length]])
            if code:
                end = offset + tokens[length - 1].end
                return DepartmentMention(offset, end, code, self._names[code])
        return None

    def _match_length(self, text: str, tokens: list[Token], position: int) -> int:
        """Number of words of the département that starts at ``position``, 0 for none."""
        first = tokens[position]
        known = first.folded in self._first_words or _NUMBER.fullmatch(first.folded)
        longest = min(self._longest, len(tokens) - position) if known else 0
        for length in range(longest, 0, -1):
            words = tokens[position : position + length]
            joined = " ".join(t.folded for t in words)
            if length > 1 and joined in self._by_key:
                return length if joined != LA_REUNION or _is_island(text, words) else 0
            if length == 1 and joined in self._by_key:
                if joined in COMMON_WORDS and position and tokens[position - 1].folded == "a":
                    return 0  # « à Vienne » is the commune
                cued = _is_cued(tokens, position)
                if cued or (first.capital and not _starts_sentence(text, first)):
                    return 1
                if joined not in COMMON_WORDS:
                    return 1
            if length == 1 and _NUMBER.fullmatch(joined) and self.of_words([joined]):
                return int(_number_is_department(text, tokens, position))
        return 0


def _is_cued(tokens: list[Token], position: int) -> bool:
    """« dans le », « en », « département de la » just before."""
    before = position - 1
    while before >= 0 and tokens[before].folded in _DETERMINERS:
        before -= 1
    return before >= 0 and tokens[before].folded in _CUE_WORDS and position - before <= 3


def _is_island(text: str, words: list[Token]) -> bool:
    """« à la Réunion », not « la réunion de demain »."""
    before = text[: words[0].start].rstrip()
    after = tokenize(text[words[-1].end : words[-1].end + 12])
    meeting = bool(after) and after[0].folded in {"de", "du", "d", "avec", "des"}
    return words[-1].capital or (before[-1:] in {"à", "À", "("} and not meeting)


def _starts_sentence(text: str, token: Token) -> bool:
    before = text[: token.start].rstrip(" «\"'(")
    return not before or before[-1] in ".!?\n"


def _number_is_department(text: str, tokens: list[Token], position: int) -> bool:
    token = tokens[position]
    if text[: token.start].endswith("(") and text[token.end :].startswith(")"):
        return True
    following = text[token.end :].lstrip(" \u00a0\u202f")
    if re.match(r"(?:e|er|ème|eme|ieme|ième|ans?|m2|m²|mois|€|euros?|k|%|[.,]\d)\b", following):
        return False
    if re.match(r"[€%²/]|\d{3}\b", following):
        return False
    words = [t.folded for t in tokens[max(0, position - 2) : position]]
    if words[-1:] and words[-1] in {"departement", "dept", "dep", "dpt"}:
        return True
    if words[-1:] == ["du"] and words[0] in _DWELLINGS | _CUE_WORDS:
        return True  # « un logement du 59 »
    return words in (["dans", "le"], ["sur", "le"])
