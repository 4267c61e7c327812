"""Who lives in the dwelling (``household``), one partial dictionary for the whole message.

Keys, each only when the message says so: ``adults``, ``couple``, ``young_couple`` (ages add up to 55
at most, CCH art. R. 302-27), ``dependants``, ``disabled``, ``persons``; ``shared_custody`` counts
the dependants said to be in shared custody, so that the dialogue can tell how they were counted.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

YOUNG_COUPLE_MAX_AGES = 55

_N = r"(?P<n>[0-9]{1,2}|une?)"
_CHILD = r"(?:enfants?|gosses?|gamine?s?|momes?|marmots?|minots?|loulous?|petits bouts?|kids?|chiards?|mouflets?|bambins?|enfts?|enf)"
_YOUNG = r"(?:bebes?|bbs?|nourrissons?|nouveaux?[- ]nes?)"
_SONS = r"(?:fils|filles?|garcons?|ados?|collegiene?s?|lyceenn?e?s?|etudiante?s? rattachee?s?)"
_NOT_ALREADY = r"(?<![0-9] )"

_COUPLE = re.compile(
    r"\b(?:(?:jeunes? )?couples?|en menage|mariee?s?|pacsee?s?|en concubinage|concubins"
    r"|(?:mon|ma) (?:futur |future )?(?:mari|femme|epoux|epouse|conjointe?|compagnon|compagne|copain|copine|concubine?|partenaire"
    r"|cheri|cherie|moitie|fiancee?)"
    r"|jeunes maries)\b"
)
_NOT_COUPLE = re.compile(
    r"\b(?:pas|non|plus|ni|jamais|sans|ex|quitte|separee? de|divorcee? de|perdu|deces de|mort de|n'a pas de|pas de)(?: en| ete)?[ -]$"
)
_YOUNG_COUPLE = re.compile(r"\bjeunes? couples?\b")
_RETIRED_COUPLE = re.compile(
    r"\bcouple(?: de)? (?:de )?(?:retraite\w*|personnes agees|seniors?|ages?)\b|\b(?:vieux|couple age)\b couple\b"
)
_SINGLE = re.compile(
    r"\b(?:(?:personne|pers|femme|homme|dame|retraitee?|etudiante?|maman|mere|papa|pere|parent|jeune|salariee?) (?:seule?|isolee?|solo)"
    r"|(?:suis|vis|vit|habite|loge|etant|serai|toute?|elle est|il est|reste|vivrai|vivant|vivre|moi) (?:toute? )?seule?"
    r"|seule? (?=(?:avec|sans|et|a|au|dans|,|\+|[0-9])\b)|celib(?:ataire)?s?|veuf|veuve|divorcee?|separee?"
    r"|parents? isoles?|monoparentale?|parent solo|juste moi|que moi|rien que moi)\b"
    r"|^\W*(?:toute? |moi |une? )?(?:seule?)(?=\W|$)"
)
_NOT_SINGLE = re.compile(r"\b(?:pas|plus|ni|un|le|la|une|les|non|nous|mes|des) $")
_MOI_ET = re.compile(
    r"\bmoi (?:et|avec|\+|plus) (?:mes|ma|mon|[0-9]|une?)\b|\b(?:fils|filles?|enfants?|gosses?|bebe) et moi\b"
)

_GENERIC = re.compile(
    rf"(?<![\w.,/]){_N} (?:jeunes? |petits? |grands? |autres? |super )?{_CHILD}\b"
)
_ATTACHED = re.compile(
    rf"(?<![\w.,/]){_N} (?:personnes?|pers\.?|pac|adultes?)? ?(?:a (?:ma |notre |sa |leur )?charge|rattachee?s?)\b"
)
_BABIES = re.compile(rf"(?<![\w.,/])(?:{_N}|mon|notre|son|le|(?:et|\+)) {_YOUNG}\b")
_COUNTED_SONS = re.compile(
    rf"(?<![\w.,/])(?:{_N}|(?P<mine>mon|ma|notre|son|sa)|mes (?P<m>[0-9]{{1,2}})) (?:petite? |jeune |grande? )?{_SONS}\b"
)
_MY_CHILD = re.compile(r"\b(?:mon|notre|son) (?:seul |unique )?(?:enfant|gosse|gamin|mome)\b")
_TWINS = re.compile(r"\b(?P<kind>jumeaux|jumelles|triples|triplees)\b")
_NO_CHILD = re.compile(
    rf"\b(?:sans|pas d[e']|aucun|ni|0|zero|pas (?:encore )?d') ?(?:autre )?(?:{_CHILD}|personnes? a charge)\b|\bpersonne a (?:ma |notre )?charge\b"
)  # fmt: skip
_UNBORN = re.compile(
    rf"\b(?:enceinte(?: (?:de|d'un) [\w' ]{{0,20}})?|attend(?:s|ons)? (?:un |une |notre |mon |des |le |[0-9] )?(?:{_CHILD}|{_YOUNG}|jumeaux|jumelles|heureux evenement|fille|garcon)?"
    rf"|(?:{_CHILD}|{_YOUNG}) (?:a naitre|a venir|en route|prevue?)|un (?:{_YOUNG}|{_CHILD}) (?:arrive|pour bientot|en route))"
)
_NOT_DEPENDENT = re.compile(
    rf"\bdont {_N} (?:[\w' ]{{0,25}}?)?(?:pas|plus|non|n'est pas|n'est plus|independante?|parti|hors)(?: rattachee?s?| (?:a )?(?:ma |notre )?charge| independante?)?"
)
_CUSTODY = re.compile(
    r"\b(?:garde|residence|custody) (?:alternee|partagee|alterne)\b|\bune semaine sur (?:2|deux)\b|\balternee\b"
)
_PERSONS = re.compile(
    r"\b(?:on est|on sera|on serait|nous sommes|nous serons|nous serions|sommes|on vit a|on vivra a|nous vivons a|vivons a|foyer de|foyer a"
    r"|famille de|menage de|menage a|(?:on|nous) (?:est|sommes) (?:en fait |plutot |au total |que )?(?:a )?|pour|maison a|logement pour|composition ?:? ?|a) "
    r"(?:environ |en tout |au total )?(?P<n>[0-9]{1,2})(?! ?(?:€|e\b|euros?|m2|m\b|metres|ans\b|mois|km|%|adultes|enfants?|h\b|heures?|jours?|pieces?|chambres?|kms?|minutes?|gosses?|et [0-9]|logements?|biens?|apparts?|annees?|k|personnes? a charge|rue|avenue))"
    r"(?=\W|$)(?![/.,-][0-9])"
    r"|(?<![\w.,/])(?P<p>[0-9]{1,2}|une) (?:personnes?|pers|occupants?|habitants)\b(?! (?:a (?:ma |notre )?charge|supplementaire|de plus|en plus|handicap|invalide|en situation))"
)
_NOT_PERSONS = re.compile(
    r"\b(?:plus de|moins de|pas|par|jusqu'a|maximum|au moins|max|(?:3|4|5|6|7|8|9|[0-9]{2,}) a) $"
)
_ADULTS = re.compile(rf"(?<![\w.,/]){_N} (?:adultes?|majeurs?|parents)\b")
_ELDERS = re.compile(
    r"\b(?:ma|mon|mes|notre|sa|son|nos) (?:belle[- ]mere|beau[- ]pere|(?P<two>beaux[- ]parents|parents|grands[- ]parents)|grand[- ]mere|grand[- ]pere|mere|pere"
    r"|maman|papa|soeur|frere|oncle|tante|cousine?|neveu|niece|mamie|papi)\b(?P<dep>(?: \w+){0,3} (?:a (?:ma |notre |sa )?charge|rattachee?)\b)?"
)
_DISABLED = re.compile(
    r"\bcartes? (?:d')?invalidite\b|\bcarte mobilite(?: inclusion)?\b(?! (?:mention )?(?:stationnement|priorite))"
    r"|\bcmi\b(?![- ]?(?:mention )?(?:stationnement|priorite|s\b|p\b))|\bhandicapee?s?\b|\bsituation (?:de |d')?handicap\b|\binvalides?\b"
    r"|\b(?:un|une|mon|ma|avec|son|sa) (?:\w+ )?handicap\b|\binvalidite (?:a )?[0-9]{2} ?%"
)
_NOT_DISABLED = re.compile(
    r"\b(?:sans|pas|ni|aucune?|pas de|pas d'|non|ne suis pas|plus)(?: une?| en| de| la| ma)? ?(?:carte )?$"
)
_DISABLED_COUNT = re.compile(r"(?:(?P<n>[0-9]) )(?:\w+ ){0,2}$")
_AGES = re.compile(
    r"(?<![\w.,/])(?P<a>[1-9][0-9])(?: ans)?(?: tous les 2)? ?(?:et|/|,|&)(?: (?:mon mari|ma femme|mon conjoint|ma conjointe|mon compagnon|ma compagne"
    r"|mon epoux|mon epouse|lui|elle|moi|mon copain|ma copine|il a|elle a|j'ai|en a|son mari|sa femme))*(?: (?:a|en a|ai|j'ai))? ?(?P<b>[1-9][0-9]) ?ans\b"
)  # fmt: skip
_CHILD_BEFORE = re.compile(
    rf"(?:{_CHILD}|{_SONS}|{_YOUNG})(?: (?:ont|de|ages?|agee?s?|rattaches?|majeurs?|etudiants?|a charge))* ?\(?$"
)


class _Reading:
    """Clues gathered so far, with their places."""

    def __init__(self, text: Canonical, hidden: list[tuple[int, int]]) -> None:
        self.text = text.text
        self.hidden = hidden
        self.spans: list[tuple[int, int]] = []
        self.value: dict[str, int | bool] = {}

    def find(
        self, pattern: re.Pattern[str], refused: re.Pattern[str] | None = None
    ) -> list[re.Match[str]]:
        """Matches outside the hidden spans and not negated."""
        found = []
        for match in pattern.finditer(self.text):
            if any(start < match.end() and match.start() < end for start, end in self.hidden):
                continue
            if refused and refused.search(self.text[max(0, match.start() - 25) : match.start()]):
                continue
            found.append(match)
        return found

    def note(self, matches: list[re.Match[str]]) -> None:
        self.spans.extend(match.span() for match in matches)


def extract_household(text: Canonical, hidden: list[tuple[int, int]]) -> list[Fact]:
    """The household of the message, at most one fact.

    Args:
        text: the message.
        hidden: canonical spans that say something else (« louer à ma fille »).
    """
    reading = _Reading(text, hidden)
    unborn = reading.find(_UNBORN)
    reading.hidden = [*hidden, *(match.span() for match in unborn)]
    _read_dependants(reading)
    _read_adults(reading)
    _read_persons(reading)
    _read_disabled(reading)
    if not reading.value:
        return []
    start = min(span[0] for span in reading.spans)
    end = max(span[1] for span in reading.spans)
    return [text.fact("household", dict(sorted(reading.value.items())), start, end)]


def _count(match: re.Match[str], group: str = "n") -> int:
    written = match.groupdict().get(group)
    return 1 if written in {None, "un", "une"} else int(written or 1)


def _read_dependants(reading: _Reading) -> None:
    generic = [*reading.find(_GENERIC), *reading.find(_MY_CHILD)]
    attached = [m for m in reading.find(_ATTACHED) if not _inside(m, generic)]
    babies = reading.find(_BABIES)
    twins = reading.find(_TWINS)
    sons = [m for m in reading.find(_COUNTED_SONS) if not _inside(m, attached)]
    total = 0
    found: list[re.Match[str]] = []
    plain = [m for m in generic if not re.search(r"\bdont $", reading.text[: m.start()])]
    if plain:
        found, total = plain, sum(_count(m) for m in plain)
    elif sons:
        found, total = sons, sum(_count(m, "m") if m["m"] else _count(m) for m in sons)
    if twins and not plain:
        found = [*found, *twins]
        total += sum(3 if m["kind"].startswith("tripl") else 2 for m in twins)
    for match in (*babies, *attached):
        if not re.search(r"\bdont $", reading.text[: match.start()]):
            found, total = [*found, match], total + _count(match)
    none = reading.find(_NO_CHILD)
    if not found:
        if none:
            reading.value["dependants"] = 0
            reading.note(none)
        return
    gone = reading.find(_NOT_DEPENDENT)
    total -= sum(_count(m) for m in gone)
    reading.note([*found, *gone])
    reading.value["dependants"] = max(0, total)
    custody = reading.find(_CUSTODY)
    if custody:
        reading.value["shared_custody"] = max(0, total)
        reading.note(custody)


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(match.start() < o.end() and o.start() < match.end() for o in others)


def _read_adults(reading: _Reading) -> None:
    couple = reading.find(_COUPLE, _NOT_COUPLE)
    single = reading.find(_SINGLE, _NOT_SINGLE)
    counted = reading.find(_ADULTS)
    elders = reading.find(_ELDERS)
    if counted:
        reading.value["adults"] = sum(_count(m) for m in counted)
        reading.note(counted)
    if couple:
        reading.note(couple)
        reading.value["couple"] = True
        reading.value["adults"] = max(2, int(reading.value.get("adults", 2)))
        _read_ages(reading)
    elif single or (reading.find(_MOI_ET) and not elders):
        reading.note(single or reading.find(_MOI_ET))
        reading.value.setdefault("adults", 1)
        reading.value["couple"] = False
    if elders and (
        couple or single or "dependants" in reading.value or re.search(r"\bmoi\b", reading.text)
    ):
        for elder in elders:
            key = "dependants" if elder["dep"] else "adults"
            base = int(reading.value.get(key, 1 if key == "adults" else 0))
            reading.value[key] = base + (2 if elder["two"] else 1)
        reading.note(elders)


def _read_ages(reading: _Reading) -> None:
    if reading.find(_YOUNG_COUPLE):
        reading.value["young_couple"] = True
    if reading.find(_RETIRED_COUPLE):
        reading.value["young_couple"] = False
    for match in reading.find(_AGES):
        ages = int(match["a"]), int(match["b"])
        if min(ages) < 16 or _CHILD_BEFORE.search(reading.text[: match.start()]):
            continue
        reading.value["young_couple"] = sum(ages) <= YOUNG_COUPLE_MAX_AGES
        reading.note([match])


def _read_persons(reading: _Reading) -> None:
    for match in reading.find(_PERSONS, _NOT_PERSONS):
        number = _count(match, "n" if match["n"] else "p")
        if not 1 <= number <= 20:
            continue
        reading.value["persons"] = number
        reading.note([match])
        break
    persons, dependants = reading.value.get("persons"), reading.value.get("dependants")
    if persons is not None and dependants is not None and "adults" not in reading.value:
        if persons > dependants:
            reading.value["adults"] = persons - dependants


def _read_disabled(reading: _Reading) -> None:
    matches = reading.find(_DISABLED)
    if not matches:
        return
    said = [m for m in matches if not _NOT_DISABLED.search(reading.text[: m.start()])]
    reading.note(matches)
    if not said:
        reading.value["disabled"] = 0
        return
    count = _DISABLED_COUNT.search(reading.text[: said[0].start()])
    reading.value["disabled"] = int(count["n"]) if count else 1
