"""Places inside sentences. Missing one costs a question; a wrong one is the worst mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.territory.cues import Cue, Sentence
from knowledge.territory.departments import DepartmentMention, Departments
from knowledge.territory.gazetteer import Entry, Gazetteer, Proof
from knowledge.territory.index import Index
from knowledge.territory.lookup import Lookup, communes_of
from knowledge.territory.model import Commune, Mention
from knowledge.territory.normalize import key
from knowledge.territory.roles import assign_roles

MAX_TEXT = 2_000
_CITY = r"(?P<city>Paris|Lyon|Marseille)"
_NUMBER = r"(?P<number>\d{1,2})\s?(?:er|e|ème|eme|ième|è)"
_ARRONDISSEMENT_OF = re.compile(
    rf"\b{_NUMBER}(?:\s+(?:arrondissement|arrdt|arr)\b\.?)?\s+(?:de|à|a|sur)\s+{_CITY}\b"
    rf"|\b(?P<city2>Paris|Lyon|Marseille)\s*,?\s+(?:dans\s+)?le\s+(?P<number2>\d{{1,2}})"
    r"\s?(?:er|e|ème|eme|ième|è)\b(?:\s+arrondissement)?",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    r"(?<![\d.,])(\d{2}\s?\d{3})(?![\d%€]|[.,]\d|\s?(?:€|euros?|k\b|m2|m²|net|brut|par\b|/))"
)
_POSTAL_CUE = re.compile(
    r"(?:code postal|\bcp\b|\bdans le|\ba|\bà|\bsur)\s*:?\s*(?:est\s+(?:le\s+)?)?$", re.I
)
_MONEY = re.compile(
    r"revenu|rfr|gagne|salaire|ressource|imp[oô]t|euro|€|brut|\bnet\b|pay[eé]|loyer|budget", re.I
)
_AFTER_NUMBER = re.compile(
    r"\s*(?:$|[.,;:!?)(\-]|(?:pour|en|avec|et|de|quel|quelle|quels|dans|sur|ou|a|à|mais|je|j|on|loc|lli|plus|plai|pls)\b)",
    re.I,
)
_DEPARTMENT_NUMBER = re.compile(
    r"\s*(?:\(\s*(?P<bracketed>\d{2,3}|2[AB])\s*\)|,?\s*(?P<bare>\d{2,3}|2[AB])"
    r"(?=\s*(?:$|[.,;:!?)](?!\d)|(?:pour|en|avec|et|de|quel|quelle|dans|ou|mais|je|j|on)\b)))",
    re.I,
)
_DEPARTMENT_AFTER = re.compile(
    r"\s*[,(\-–]?\s*(?:dans\s+(?:le|la|les|l['’])\s*|en\s+|d[ée]partement\s+(?:de\s+(?:la\s+|l['’])?|du\s+)?)?"
)


class MentionFinder:
    """Finds the communes named in a sentence."""

    def __init__(self, index: Index, lookup: Lookup, departments: Departments) -> None:
        self._index = index
        self._lookup = lookup
        self._departments = departments
        self._gazetteer = Gazetteer(index, lookup)

    def find(self, text: str) -> list[Mention]:
        """Places of ``text``, left to right, with their role and candidates."""
        text = text[:MAX_TEXT]
        sentence = Sentence.read(text)
        departments = self._departments.find_in_text(text)
        mentions = self._arrondissements(text)
        mentions += self._names(sentence, departments, mentions)
        mentions += self._postal_codes(text, mentions)
        mentions.sort(key=lambda m: m.start)
        narrowed = [self._narrow(text, m, departments, mentions) for m in mentions]
        return assign_roles(text, narrowed)

    def _arrondissements(self, text: str) -> list[Mention]:
        """« le 11e arrondissement de Paris », « Lyon dans le 3e »."""
        mentions = []
        for found in _ARRONDISSEMENT_OF.finditer(text):
            city = found["city"] or found["city2"]
            number = int(found["number"] or found["number2"])
            communes = communes_of(self._lookup.name(f"{city.lower()} {number}"))
            if communes:
                mentions.append(_mention(text, found.start(), found.end(), communes))
        return mentions

    def _names(
        self, sentence: Sentence, departments: list[DepartmentMention], taken: list[Mention]
    ) -> list[Mention]:
        words = [token.folded for token in sentence.tokens]
        mentions: list[Mention] = []
        position = 0
        while position < len(words):
            found = None
            if not _inside(sentence.tokens[position].start, taken):
                found = self._name_at(sentence, words, position, departments, mentions)
            if found:
                mention, length = found
                mentions.append(mention)
                position += length
            else:
                position += 1
        return mentions

    def _name_at(
        self,
        sentence: Sentence,
        words: list[str],
        position: int,
        departments: list[DepartmentMention],
        earlier: list[Mention],
    ) -> tuple[Mention, int] | None:
        for entry in self._gazetteer.matches(words, position, sentence.run_length(position)):
            start = sentence.tokens[position].start
            end = sentence.tokens[position + entry.length - 1].end
            if _hidden_by_department(start, end, departments):
                continue
            candidates = self._believed(sentence, position, entry, earlier)
            if candidates:
                return _mention(sentence.text, start, end, candidates), entry.length
        return None

    def _believed(
        self, sentence: Sentence, position: int, entry: Entry, earlier: list[Mention]
    ) -> Sequence[Commune]:
        """Candidates of the entry when the sentence says enough to believe it is a place."""
        if sentence.is_address_or_person(position):
            return ()
        end = sentence.tokens[position + entry.length - 1].end
        if entry.spaced[-1].isdigit() and not _AFTER_NUMBER.match(sentence.text, end):
            return ()  # « Paris 2 enfants » is not the second arrondissement
        cue = sentence.cue_before(position)
        candidates = entry.candidates
        article = sentence.contraction_before(position)
        if article:
            with_article = self._gazetteer.with_article(article, entry.spaced)
            if with_article:
                candidates, cue = with_article, Cue.STRONG
        if earlier and sentence.follows(earlier[-1].end, position):
            cue = max(cue, Cue.STRONG)
        if self._located(sentence.text, end, candidates):
            cue = Cue.EXPLICIT
        return candidates if self._is_proved(sentence, position, entry, cue) else ()

    def _is_proved(self, sentence: Sentence, position: int, entry: Entry, cue: Cue) -> bool:
        capital = sentence.is_capital(position)
        match entry.proof:
            case Proof.NOTHING:
                return True
            case Proof.CUE:
                return cue >= Cue.STRONG or capital or sentence.is_whole(position, entry.length)
            case Proof.STRONG_CUE:
                return (
                    cue >= Cue.STRONG
                    or (cue == Cue.WEAK and capital)
                    or sentence.is_whole(position, entry.length)
                    or sentence.is_keywords(position, entry.length)
                )
            case Proof.STRICT:
                hyphen = sentence.has_hyphen(position, entry.length)
                return (cue >= Cue.STRONG and capital) or (hyphen and (capital or cue > Cue.NONE))
            case Proof.EXPLICIT:
                accented = sentence.word(position - 1) == "a" and cue >= Cue.STRONG
                long_enough = len(entry.spaced) > 1
                return capital and (cue == Cue.EXPLICIT or (accented and long_enough))

    def _located(self, text: str, end: int, candidates: Sequence[Commune]) -> bool:
        """The name is followed by its own postal code, « (62) » or its département."""
        link = _DEPARTMENT_AFTER.match(text, end)
        named = self._departments.at(text, link.end()) if link else None
        if named and any(named.code == c.department for c in candidates):
            return True
        after = re.match(r"\s*[(,]?\s*(\d{5}|\d{2,3}|2[AB])\s*\)?(?![\w€%])", text[end:])
        if not after:
            return False
        number = after[1]
        if len(number) == 5:
            return any(number in c.postal_codes for c in candidates)
        return "(" in after[0] and any(number == c.department for c in candidates)

    def _postal_codes(self, text: str, taken: list[Mention]) -> list[Mention]:
        mentions = []
        for found in _POSTAL.finditer(text):
            code = found[1].replace(" ", "")
            communes = communes_of(self._lookup.postal_code(code))
            if not communes or _inside(found.start(), taken):
                continue
            near_name = any(
                0 <= found.start() - m.end <= 3 or 0 <= m.start - found.end() <= 2 for m in taken
            )
            whole = not re.sub(r"[\W_]", "", text[: found.start()] + text[found.end() :])
            cued = _POSTAL_CUE.search(text[: found.start()])
            explicit = cued and "p" in cued[0].lower()
            if near_name:
                continue
            if whole or explicit or (cued and not _MONEY.search(text)):
                mentions.append(_mention(text, found.start(), found.end(), communes))
        return mentions

    def _narrow(
        self,
        text: str,
        mention: Mention,
        departments: list[DepartmentMention],
        mentions: list[Mention],
    ) -> Mention:
        """Keep the candidates that the postal code or département around allows."""
        before, after = text[: mention.start], text[mention.end :]
        sentence = Sentence.read(text)
        near = any(
            token.start == mention.start and sentence.is_near(position)
            for position, token in enumerate(sentence.tokens)
        )
        candidates, end = mention.candidates, mention.end
        postal = re.match(r"\s*[(,]?\s*(\d{2}\s?\d{3})\s*\)?", after)
        earlier = re.search(r"(\d{2}\s?\d{3})\s*[,-]?\s*$", before)
        department = _DEPARTMENT_AFTER.match(after)
        number = _DEPARTMENT_NUMBER.match(after)
        if number and number["bare"] and len(candidates) == 1:
            allowed = number["bare"].upper() == candidates[0].department
            number = number if allowed else None
        kept: list[Commune] = []
        name = key(mention.text)
        for found in (postal, earlier):
            if found and not kept:
                code = found[1].replace(" ", "")
                kept = [c for c in candidates if code in c.postal_codes]
                if kept and found is postal:
                    end = mention.end + found.end()
        if not kept and number:
            code = (number["bare"] or number["bracketed"]).upper()
            kept = communes_of(self._lookup.name_within(name, code))
            end = mention.end + number.end() if kept else end
        if not kept and department:
            named = self._departments.at(text, mention.end + department.end())
            kept = communes_of(self._lookup.name_within(name, named.code)) if named else []
            end = named.end if named and kept else end
            end += int("(" in department[0] and text[end : end + 1] == ")")
        if not kept and len(candidates) > 1 and len({m.start for m in mentions}) == 1:
            codes = {d.code for d in departments}
            kept = [c for c in candidates if c.department in codes]
        return Mention(
            mention.start,
            end,
            text[mention.start : end].rstrip(),
            tuple(kept) or candidates,
            near=near,
        )


def _mention(text: str, start: int, end: int, communes: Sequence[Commune]) -> Mention:
    return Mention(start, end, text[start:end], tuple(communes))


def _inside(offset: int, mentions: list[Mention]) -> bool:
    return any(m.start <= offset < m.end for m in mentions)


def _hidden_by_department(start: int, end: int, departments: list[DepartmentMention]) -> bool:
    """« Pas-de-Calais » is not Calais; « dans la Vienne » is not Vienne."""
    for found in departments:
        inside = found.start <= start and end <= found.end
        if inside and (found.end - found.start > end - start or found.name != "Paris"):
            return True
    return False
