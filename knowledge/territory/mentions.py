"""Places inside sentences. Missing one costs a question; a wrong one is the worst mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.territory.around import Surroundings, settle_from_afar
from knowledge.territory.codes import AFTER_ARRONDISSEMENT, arrondissements, postal_codes
from knowledge.territory.cues import Cue, Sentence
from knowledge.territory.departments import DepartmentMention, Departments
from knowledge.territory.fuzzy import Fuzzy
from knowledge.territory.gazetteer import Entry, Gazetteer, Proof
from knowledge.territory.index import Index
from knowledge.territory.lookup import Lookup, communes_of
from knowledge.territory.misspelt import misspelt_at
from knowledge.territory.model import Commune, Mention
from knowledge.territory.regions import RegionMention
from knowledge.territory.roles import assign_roles

MAX_TEXT = 2_000
Area = DepartmentMention | RegionMention
VERY_LARGE_NAME = 50_000  # « un T2 Tours centre »: the capital is enough


class MentionFinder:
    """Finds the communes named in a sentence."""

    def __init__(
        self, index: Index, lookup: Lookup, fuzzy: Fuzzy, departments: Departments
    ) -> None:
        self._lookup = lookup
        self._fuzzy = fuzzy
        self._departments = departments
        self._gazetteer = Gazetteer(index, lookup)
        self._surroundings = Surroundings(lookup, departments)

    def find(self, text: str) -> list[Mention]:
        """Places of ``text``, left to right, with their role and candidates."""
        text = text[:MAX_TEXT]
        sentence = Sentence.read(text)
        departments = self._departments.find_in_text(text)
        regions = self._departments.regions.among(sentence.tokens)
        mentions = [
            _mention(text, start, end, communes)
            for start, end, name in arrondissements(text)
            if (communes := communes_of(self._lookup.name(name)))
        ]
        mentions += self._names(sentence, [*departments, *regions], mentions)
        spans = [(m.start, m.end) for m in mentions]
        mentions += [
            _mention(text, start, end, communes)
            for start, end, code in postal_codes(text, spans)
            if (communes := communes_of(self._lookup.figures(code)))
        ]
        mentions.sort(key=lambda m: m.start)
        if len(mentions) == 1:
            kept = settle_from_afar(mentions[0].candidates, departments)
            mentions = [replace(mentions[0], candidates=kept)]
        return assign_roles(text, mentions)

    def _names(self, sentence: Sentence, areas: list[Area], taken: list[Mention]) -> list[Mention]:
        words = [token.folded for token in sentence.tokens]
        mentions: list[Mention] = []
        end = 0
        for position, token in enumerate(sentence.tokens):
            if token.start < end or any(m.start <= token.start < m.end for m in taken):
                continue
            entries = list(self._gazetteer.matches(words, position, sentence.run_length(position)))
            if entries:
                found = self._name_at(sentence, entries, position, areas, mentions)
            else:
                found = self._misspelt(sentence, position, areas, mentions)
            if found:
                mentions.append(found)
                end = found.end
        return mentions

    def _name_at(
        self,
        sentence: Sentence,
        entries: list[Entry],
        position: int,
        areas: list[Area],
        earlier: list[Mention],
    ) -> Mention | None:
        for entry in entries:
            start = sentence.tokens[position].start
            end = sentence.tokens[position + entry.length - 1].end
            if _hidden_by_area(start, end, areas):
                continue
            found = self._believed(sentence, position, entry, areas, earlier)
            if found:
                return found
        return None

    def _believed(
        self,
        sentence: Sentence,
        position: int,
        entry: Entry,
        areas: list[Area],
        earlier: list[Mention],
    ) -> Mention | None:
        """The entry as a mention, when the sentence says enough to believe it is a place."""
        if sentence.is_address_or_person(position):
            return None
        start = sentence.tokens[position].start
        end = sentence.tokens[position + entry.length - 1].end
        if entry.spaced[-1].isdigit() and not AFTER_ARRONDISSEMENT.match(sentence.text, end):
            return None
        cue = sentence.cue_before(position)
        article = sentence.contraction_before(position)
        with_article = self._gazetteer.with_article(article, entry) if article else None
        if with_article:
            entry, cue = with_article, Cue.STRONG
        candidates = entry.candidates
        if earlier and sentence.follows(earlier[-1].end, position):
            cue = max(cue, Cue.STRONG)
        settled = self._surroundings.settle(sentence.text, start, end, candidates)
        if settled:
            candidates, end, cue = settled.communes, settled.end, Cue.EXPLICIT
        within = [c for c in candidates if cue >= Cue.STRONG and _is_within(c, areas)]
        if not (within or _is_proved(sentence, position, entry, cue)):
            return None
        mention = _mention(sentence.text, start, end, candidates)
        return replace(mention, near=sentence.is_near(position))

    def _misspelt(
        self,
        sentence: Sentence,
        position: int,
        areas: list[Area],
        earlier: list[Mention],
    ) -> Mention | None:
        cue = sentence.cue_before(position)
        if earlier and sentence.is_capital(position):
            follows = sentence.follows(earlier[-1].end, position)
            cue = max(cue, Cue.STRONG) if follows else cue
        found = misspelt_at(sentence, position, self._fuzzy, cue)
        if not found:
            return None
        length, candidates = found
        start = sentence.tokens[position].start
        end = sentence.tokens[position + length - 1].end
        if _hidden_by_area(start, end, areas):
            return None
        settled = self._surroundings.settle(sentence.text, start, end, candidates)
        if settled:
            candidates, end = settled.communes, settled.end
        mention = _mention(sentence.text, start, end, candidates)
        return replace(mention, corrected=True, near=sentence.is_near(position))


def _is_proved(sentence: Sentence, position: int, entry: Entry, cue: Cue) -> bool:
    """The sentence shows what the name needs to be believed (see :class:`Proof`)."""
    capital = sentence.is_capital(position)
    alone = sentence.is_whole(position, entry.length)
    if entry.proof == Proof.CUE:
        keywords = len(entry.spaced) > 4 and sentence.is_keywords(position, entry.length)
        return cue >= Cue.STRONG or capital or alone or keywords
    if entry.proof == Proof.STRONG_CUE:
        large = entry.candidates[0].population >= VERY_LARGE_NAME
        told = cue >= Cue.STRONG or (capital and (cue == Cue.WEAK or large))
        told = told or (large and sentence.is_heading(position, entry.length))
        told = told or sentence.is_listed(position, entry.length)
        return told or alone or sentence.is_keywords(position, entry.length)
    if entry.proof == Proof.STRICT:
        last = sentence.tokens[position + entry.length - 1]
        capitals = entry.length > 1 and last.capital and sentence.capitals_mean_something
        hyphen = sentence.has_hyphen(position, entry.length)
        return (cue >= Cue.STRONG and (capital or capitals)) or (
            entry.length > 1 and ((hyphen and cue > Cue.NONE) or ((hyphen or alone) and capitals))
        )
    if entry.proof == Proof.EXPLICIT:
        preposition = sentence.word(position - 1) == "a" and cue >= Cue.STRONG
        return capital and (cue == Cue.EXPLICIT or (preposition and len(entry.spaced) > 1))
    return True


def _is_within(commune: Commune, areas: list[Area]) -> bool:
    """« à crest dans la Drôme »: the sentence names the département of an everyday word."""
    return any(
        isinstance(area, DepartmentMention) and area.code == commune.department for area in areas
    )


def _mention(text: str, start: int, end: int, communes: Sequence[Commune]) -> Mention:
    return Mention(start, end, text[start:end], tuple(communes))


def _hidden_by_area(start: int, end: int, areas: list[Area]) -> bool:
    """« Pas-de-Calais » is not Calais; « en Bretagne » is not Bretagne (36)."""
    return any(found.start <= start and end <= found.end for found in areas)
