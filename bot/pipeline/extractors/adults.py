"""The adults of a household: those counted, couples, people alone, relatives who live there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.pipeline.extractors import adult_words, disability_words, owner_words, people_words
from bot.pipeline.extractors import household_words as words
from bot.pipeline.extractors.couple_ages import read_ages
from bot.pipeline.extractors.dependants import heads_a_home
from bot.pipeline.extractors.household_reading import Reading, counted
from bot.pipeline.extractors.parents import named_parents
from bot.pipeline.extractors.people import Mention

_ALONE = re.compile(r"toute? seule?|seule?")


def read_adults(reading: Reading) -> None:
    several = [
        m for m in reading.find(adult_words.ADULTS) if not adult_words.ONE_SHARER.match(m.group())
    ]
    stated_in_general = len(several)
    several = _without_names(reading.text, several)
    spelt_out = len(several) < stated_in_general
    if owner_words.OWNERS.search(reading.text):
        several = []  # « indivision entre trois sœurs »
    if several:
        reading.value["adults"] = sum(counted(match) for match in several)
        reading.note(several)
    away = adult_words.SPOUSE_AWAY.search(reading.text)
    couple = [] if away or _is_separated(reading) else reading.couples() or _partners(reading)
    gone = [m for m in reading.people if m.kind == "spouse" and m.left]
    there = [m for m in couple if not any(g.start < m.end() and m.start() < g.end for g in gone)]
    if gone and all(words.PARTICIPLE.match(match.group()) for match in there):
        there = []  # « mariée mais son mari est au pays »
    left_alone = [(g.start, g.end) for g in gone] if couple and not there else []
    left_alone += [away.span()] if away else []
    couple = there
    elders = _elders(reading)
    pair = any(match["pair"] for match in several) or _read_two_of_us(reading)
    single = (
        []
        if couple or pair
        else _single(reading, any(not kin.in_charge for kin in elders)) or left_alone
    )
    if couple:
        reading.note(couple)
        reading.value["couple"] = True
        reading.value["adults"] = max(2, int(reading.value.get("adults", 2)))
        read_ages(reading)
    elif single:
        reading.spans.extend(single)
        reading.value.setdefault("adults", 1)
        reading.value["couple"] = False
    if couples := adult_words.COUPLES.search(reading.text):
        reading.value |= {"adults": 2 * int(couples["n"]), "couple": True}
    together = couple or single or several or "dependants" in reading.value
    stated = pair or int(reading.value.get("adults", 0)) > (2 if couple else 1)
    if spelt_out or (several and stated and adult_words.ALL_ADULTS.search(reading.text)):
        elders = []  # « moi, mon mec et ma belle-mère, ça fait 3 adultes »
    if (
        elders
        and not (single and words.SINGLE_ELDER.search(reading.text) and not _heads(reading))
        and not owner_words.OWNERS.search(reading.text)
        and (
            together
            or any(kin.in_charge for kin in elders)
            or words.MOI.search(reading.text)
            or _heads(reading)
        )
    ):
        _add_elders(reading, elders)


def _is_separated(reading: Reading) -> bool:
    """« le couple a éclaté, elle reste seule »."""
    alone = adult_words.LEFT_ALONE.search(reading.text)
    return bool(alone and adult_words.SEPARATION.search(reading.text))


def _partners(reading: Reading) -> list[re.Match[str]]:
    """« son conjoint », when nobody is said to be alone."""
    alone = reading.find(words.SINGLE, words.NOT_SINGLE)
    return [] if alone else reading.find(words.THEIR_PARTNER)


def read_parents(reading: Reading) -> None:
    """The parents of the children, or the one person spoken of, when no adult is told."""
    if "adults" in reading.value:
        return
    if reading.value.get("persons", 2) == 2:
        _read_pair(reading)
    if "adults" in reading.value or "persons" in reading.value:
        return
    if not reading.value.get("dependants"):
        _read_one_person(reading)
        return
    parents = named_parents(reading.text, reading.spans)
    if parents:
        reading.value["adults"] = len(parents)
        reading.spans.extend(parents)


def _read_two_of_us(reading: Reading) -> bool:
    """« moi + lui », of nobody named before: two adults, who may be a couple or not."""
    two = adult_words.TWO_OF_US.search(reading.text)
    if (
        two is None
        or adult_words.OF_THE_LETTING.search(reading.text)
        or any(m.kind != "self" and m.start < two.start() for m in reading.people)
    ):
        return False
    reading.value["adults"] = max(2, int(reading.value.get("adults", 2)))
    reading.spans.append(two.span())
    return True


def _read_pair(reading: Reading) -> None:
    """« papi et mamie », « ma meilleure amie et moi »."""
    for match in reading.find(adult_words.PAIR) or (
        reading.find(adult_words.FRIEND_AND_I) or reading.find(adult_words.AND_KIN)
    ):
        said = match.groupdict()
        reading.value["adults"] = 2
        if frozenset((said.get("one"), said.get("other"))) in adult_words.PAIRS:
            reading.value["couple"] = True
        reading.note([match])


def _read_one_person(reading: Reading) -> None:
    """« un jeune homme sans personne à charge », « une dame invalide »."""
    if not reading.value and (whole := adult_words.SOMEBODY.fullmatch(reading.text)):
        reading.value |= {"adults": 1, "couple": False}
        reading.note([whole])
    heads = [m for m in reading.people if m.kind == "head" and m.count == 1]
    told = "dependants" in reading.value or reading.find(
        disability_words.DISABLED, disability_words.NOT_DISABLED
    )
    if told and len(heads) == 1 and adult_words.ONE_PERSON.match(heads[0].determiner):
        reading.value |= {"adults": 1, "couple": False}
        reading.spans.append((heads[0].start, heads[0].end))


def _without_names(text: str, several: list[re.Match[str]]) -> list[re.Match[str]]:
    """The numbers of adults, each group once: « trois adultes, deux frères et leur sœur »."""
    kept: list[re.Match[str]] = []
    for match in several:
        before = kept[-1] if kept else None
        general = before and adult_words.ADULTS_IN_GENERAL.fullmatch(before.group())
        again = kept and adult_words.ALL_OF_THEM.search(text[: match.start()])
        if not again and not (
            general
            and before
            and adult_words.SPELT_OUT.fullmatch(text, before.end(), match.start())
        ):
            kept.append(match)
    return kept


def read_tenants(reading: Reading, tenants: Sequence[tuple[int, int]]) -> None:
    """« ma tante et mon oncle » are a couple, « mon ex et nos deux enfants » one adult and two."""
    nouns = [reading.text[start:end] for start, end in tenants]
    if not nouns or "adults" in reading.value:
        return
    if frozenset(nouns) in adult_words.PAIRS:
        reading.value |= {"adults": 2, "couple": True}
        reading.spans.extend(tenants)
        return
    both = any(
        adult_words.PARENTS.match(reading.text, start)
        and not adult_words.ONE_OF_THEM.search(reading.text[:start])
        for start, _ in tenants
    )
    if both:
        reading.value |= {"adults": 2, "couple": True}
        reading.value.pop("persons", None)
        reading.spans.extend(tenants)
        return
    grown = [noun for noun in nouns if adult_words.GROWN_TENANT.fullmatch(noun)]
    if len(grown) != 1:
        return
    small = [noun for noun in nouns if adult_words.SMALL_TENANT.fullmatch(noun)]
    end = tenants[nouns.index(grown[0])][1]
    beside = [
        child
        for child in reading.people
        if child.kind in {"child", "baby"}
        and child.count
        and child.start > end
        and adult_words.WITH_CHILDREN.fullmatch(reading.text, end, child.start)
    ]
    if small or beside:
        reading.value["dependants"] = int(reading.value.get("dependants", 0)) + len(small)
        reading.value |= {"adults": 1, "couple": False}
        reading.spans.extend(tenants)


def _single(reading: Reading, with_elders: bool) -> list[tuple[int, int]]:
    found = [
        match.span()
        for match in reading.find(words.SINGLE, words.NOT_SINGLE)
        if not _ALONE.match(match.group()) or not reading.follows(words.NOT_ALONE, match)
    ]
    found = found or ([] if with_elders else _heads(reading))
    return found or [match.span() for match in reading.find(adult_words.NOBODY_ELSE)]


def _parents_of_theirs(text: str, people: Sequence[Mention]) -> list[tuple[int, int]]:
    return [
        (mention.start, mention.end)
        for index, mention in enumerate(people)
        if heads_a_home(text, mention, people[index + 1 : index + 2])
    ]


def _living_with_theirs(reading: Reading) -> list[tuple[int, int]]:
    """The one who lives with the children or relatives: « je vis avec ma fille »."""
    for person in reading.people:
        if person.away:
            continue
        lives_with = adult_words.LIVES_WITH.search(reading.text[: person.start])
        if lives_with and person.kind in {"child", "baby", "kin"}:
            return [lives_with.span()]
        theirs = person.here and person.owner == 3
        if theirs and adult_words.HAS_WITH_THEM.search(reading.text[: person.start]):
            return [(person.start, person.end)]
        with_me = adult_words.WITH_ME.match(reading.text, person.end)
        if with_me and (person.kind in {"child", "baby"} or person.in_charge):
            return [with_me.span()]
    return []


def _heads(reading: Reading) -> list[tuple[int, int]]:
    """The adult of « moi et mes deux filles », « une dame avec quatre enfants »."""
    together = adult_words.SHE_AND_I.search(reading.text)
    if adult_words.OF_THE_LETTING.search(reading.text):
        together = None
    told = [together.span()] if together else _parents_of_theirs(reading.text, reading.people)
    with_spouse = any(person.kind == "spouse" for person in reading.people)
    if not (told or with_spouse):
        told = _living_with_theirs(reading)
    if told or with_spouse:
        return told[:1]
    for index, head in enumerate(reading.people):
        if head.kind not in {"self", "head"} or head.subset:
            continue
        if head.definite and adult_words.FACT.match(reading.text, head.end):
            continue
        for other in reading.people[index + 1 : index + 2]:
            between = reading.text[head.end : other.start]
            if other.linked and other.kind != "head" and adult_words.TOGETHER.search(between):
                return [(head.start, head.end)]
            if head.kind == "self" and adult_words.MYSELF.fullmatch(
                reading.text, head.end, other.start
            ):
                return [(head.start, head.end)]
            goes_with = adult_words.GOES_WITH.fullmatch(reading.text, head.end, other.start)
            if head.kind == "head" and other.kind in {"child", "baby", "kin"} and goes_with:
                return [(head.start, head.end)]
        if not index or not head.linked or head.kind != "self":
            continue
        before = reading.people[index - 1]
        if not adult_words.ONLY_WITH.fullmatch(reading.text, before.end, head.start):
            return [(head.start, head.end)]
    return []


def _elders(reading: Reading) -> list[Mention]:
    """Grown-up relatives of the home, without « ma sœur » of « ma sœur et son mari »."""
    people = reading.people
    return [
        kin
        for index, kin in enumerate(people)
        if (kin.kind == "kin" or (kin.kind == "child" and _grown_at_home(reading.text, kin)))
        and kin.count
        and not kin.subset
        and not people_words.PARENT_AND_I.match(reading.text, kin.start)
        and (
            kin.linked
            or people_words.HERE.match(reading.text, kin.end)
            or not people_words.TO_THEM.search(reading.text[: kin.start])
        )
        and not kin.away
        and not people_words.SPEAKER_IS.search(reading.text[: kin.start])
        and not (
            people_words.ACTS_ON_ME.match(reading.text, kin.end)
            and not kin.linked
            and not kin.stays
        )
        and not (
            people_words.OTHER_PARENT.match(reading.text, kin.start)
            and people_words.SHARED_BEFORE.search(reading.text[: kin.start])
        )
        and not people_words.NOT_AT_HOME_BEFORE.search(reading.text[: kin.start])
        and (kin.linked or not people_words.OF_SOMEBODY.search(reading.text[: kin.start]))
        and not (
            index + 1 < len(people)
            and people[index + 1].kind == "spouse"
            and people[index + 1].owner == 3
        )
    ]


def _grown_at_home(text: str, child: Mention) -> bool:
    """Whether a grown-up child is said to live there: « ma fille majeure et moi »."""
    there = people_words.HERE.match(text, child.end) or (child.stays and not child.away)
    return child.grown and bool(
        child.linked or there or people_words.LIVES_WITH.search(text[: child.start])
    )


def _add_elders(reading: Reading, elders: list[Mention]) -> None:
    if all(elder.determiner.startswith("leur") for elder in elders):
        reading.value.setdefault("adults", 0)  # « quatre ados et leur père »
    alone = (
        len(elders) == 1
        and not (elders[0].in_charge or elders[0].linked or elders[0].owner == 3)
        and not reading.value.get("couple")
    )
    others = adult_words.FIRST_PERSON.search(reading.text) or any(
        m.kind == "head" for m in reading.people
    )
    if alone and not others:
        # « ma cousine a trois petits », « mes parents cherchent plus petit »: the home is theirs
        if int(reading.value.get("adults", 1)) == 1:
            reading.value["adults"] = 0
        if adult_words.PARENTS.fullmatch(elders[0].noun):
            reading.value["couple"] = True
    if adult_words.US.search(reading.text) and not adult_words.ME.search(reading.text):
        reading.value.setdefault("adults", 2)  # « nous avons un fils et mon père vit avec nous »
    for elder in elders:
        key, start = ("dependants", 0) if elder.in_charge else ("adults", 1)
        reading.value[key] = int(reading.value.get(key, start)) + (elder.count or 1)
    reading.spans.extend((elder.start, elder.end) for elder in elders)
