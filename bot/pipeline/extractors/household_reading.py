"""The clues to a household gathered from one message, shared by the modules that read it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.pipeline.extractors import adult_words, total_words
from bot.pipeline.extractors import household_words as words
from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.people import Mention


class Reading:
    """Clues gathered so far, with their places."""

    def __init__(self, text: Canonical, hidden: list[tuple[int, int]]) -> None:
        self.text = text.text
        self._source = text
        self.hidden = hidden
        self.spans: list[tuple[int, int]] = []
        self.value: dict[str, int | bool] = {}
        self.people: list[Mention] = []
        self.tenants: Sequence[tuple[int, int]] = ()

    def find(
        self, pattern: re.Pattern[str], refused: re.Pattern[str] | None = None
    ) -> list[re.Match[str]]:
        """Matches outside the hidden spans and not negated."""
        found = []
        for match in pattern.finditer(self.text):
            if self.hides(match.span()):
                continue
            if words.PARTICIPLE.fullmatch(match.group()) and not self._is_participle(match):
                continue
            if refused and refused.search(self.text[max(0, match.start() - 25) : match.start()]):
                continue
            found.append(match)
        return found

    def _is_participle(self, match: re.Match[str]) -> bool:
        start, end = self._source.span(*match.span())
        accented = "é" in self._source.original[start:end].lower()
        return accented or self.follows(words.AFTER_BEING, match)

    def follows(self, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
        """Whether the text just before ``match`` fits ``pattern`` (which ends with « $ »)."""
        return bool(pattern.search(self.text[: match.start()]))

    def hides(self, span: tuple[int, int]) -> bool:
        """Whether ``span`` says something else than the household."""
        return any(start < span[1] and span[0] < end for start, end in self.hidden)

    def note(self, matches: list[re.Match[str]]) -> None:
        self.spans.extend(match.span() for match in matches)

    def couples(self) -> list[re.Match[str]]:
        if words.NO_COUPLE.search(self.text):
            return []
        return [
            match
            for match in self.find(words.COUPLE, words.NOT_COUPLE)
            if not self._is_of_others(match)
            and not (
                words.STATE.fullmatch(match.group()) and self.follows(words.NOT_THEIR_STATE, match)
            )
            and not any(
                person.kind in {"child", "kin"}
                and words.OF_RELATIVE.fullmatch(self.text, person.end, match.end())
                for person in self.people
            )
        ]

    def _is_of_others(self, match: re.Match[str]) -> bool:
        """« le père de ma copine », « ma mère et ma tante emménagent ensemble »."""
        said = match.group()
        relatives = bool(self.tenants) or any(
            m.kind == "kin" or (m.kind == "child" and m.grown) for m in self.people
        )
        if words.TOGETHER.fullmatch(said):
            return relatives and not self.text[: match.start()].endswith("couple ")
        if words.OPPOSED.fullmatch(said):
            return relatives or bool(self.find(words.SINGLE, words.NOT_SINGLE))
        return self.follows(words.OF_A_RELATIVE, match) and not self.find(adult_words.THE_TWO_OF_US)

    def says_who_lives_there(self) -> bool:
        """Whether adults or a total of the home are named: the children named are then its own."""
        return bool(
            self.couples()
            or self.find(words.SINGLE, words.NOT_SINGLE)
            or self.find(adult_words.ADULTS)
            or self.find(adult_words.SHE_AND_I)
            or self.find(total_words.PERSONS, total_words.NOT_PERSONS)
        )


def counted(match: re.Match[str], group: str = "n") -> int:
    groups = match.groupdict()
    if groups.get("pair"):
        return 2
    written = next((groups[g] for g in ("several", "sharing", "us", group) if groups.get(g)), None)
    return int(written) if written and written.isdigit() else 1
