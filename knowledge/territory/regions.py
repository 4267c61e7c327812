"""Regions named in a sentence: « en Bretagne », « Hauts-de-France », « région parisienne »."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.territory.normalize import Token, key, tokenize, without_article

#: Regions of before 2016 and everyday names, with the name to show.
_OTHER_NAMES = (
    *("Alsace", "Aquitaine", "Auvergne", "Basse-Normandie", "Bourgogne", "Champagne-Ardenne"),
    *("Franche-Comté", "Haute-Normandie", "Languedoc-Roussillon", "Limousin", "Lorraine"),
    *("Midi-Pyrénées", "Nord-Pas-de-Calais", "Picardie", "Poitou-Charentes", "Rhône-Alpes"),
    *("Pays basque", "Côte d’Azur", "Région parisienne", "Languedoc"),
    *("Grand Paris", "Bassin minier", "Flandre", "Flandres"),
)
_ALIASES = {
    "paca": "Provence-Alpes-Côte d’Azur",
    "idf": "Île-de-France",
    "aura": "Auvergne-Rhône-Alpes",
    "hdf": "Hauts-de-France",
    "haut de france": "Hauts-de-France",
    "nord pas de calais": "Nord-Pas-de-Calais",
    "npdc": "Nord-Pas-de-Calais",
    "centre val de loire": "Centre-Val de Loire",
    "val de loire": "Centre-Val de Loire",
    "banlieue parisienne": "Île-de-France",
    "metropole lilloise": "Métropole européenne de Lille",
    "agglomeration lilloise": "Métropole européenne de Lille",
    "region lilloise": "Métropole européenne de Lille",
    "region lyonnaise": "Métropole de Lyon",
    "banlieue lyonnaise": "Métropole de Lyon",
}
# « il aura droit », « du champagne »: only after « en », « dans », « region ».
_NEEDS_CUE = frozenset({"aura", "languedoc", "flandre", "flandres", "champagne"})
_CUES = frozenset({"en", "dans", "region"})


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A region named in a text: offsets and name to show."""

    start: int
    end: int
    name: str


class Regions:
    """Finds regions by name."""

    def __init__(self, regions: Iterable[str], departments: Iterable[str]) -> None:
        own = set(departments)  # « La Réunion » is a département before it is a region
        self._departments = frozenset(key(name) for name in own)
        self._names = {key(name): name for name in _OTHER_NAMES}
        self._names |= {key(name): name for name in regions if name not in own}
        self._names |= {without_article(k): name for k, name in self._names.items()} | _ALIASES
        self._longest = max(k.count(" ") + 1 for k in self._names)
        self._first_words = {k.split(" ")[0] for k in (*self._names, *self._departments)}

    def find_in_text(self, text: str) -> list[RegionMention]:
        """Regions named in a sentence, left to right."""
        return self.among(tokenize(text))

    def among(self, tokens: list[Token]) -> list[RegionMention]:
        """Regions among the words of a sentence, left to right."""
        found: list[RegionMention] = []
        position = 0
        while position < len(tokens):
            length = self._match_length(tokens, position)
            if length:
                name = self._names[_joined(tokens, position, length)]
                last = tokens[position + length - 1]
                found.append(RegionMention(tokens[position].start, last.end, name))
            position += max(length, 1)
        return found

    def _match_length(self, tokens: list[Token], position: int) -> int:
        if tokens[position].folded not in self._first_words:
            return 0
        for length in range(min(self._longest, len(tokens) - position), 0, -1):
            joined = _joined(tokens, position, length)
            if joined in self._departments:
                return 0  # « Corse-du-Sud » is not the region
            if joined not in self._names:
                continue
            before = tokens[position - 1].folded if position else ""
            if before in {"aix", "salon", "isle"} or (joined in _NEEDS_CUE and before not in _CUES):
                return 0
            return length
        return 0


def _joined(tokens: list[Token], position: int, length: int) -> str:
    return " ".join(token.folded for token in tokens[position : position + length])
