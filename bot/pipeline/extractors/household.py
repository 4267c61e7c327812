"""Who lives in the dwelling (``household``), one partial dictionary for the whole message.

Keys, each only when the message says so: ``adults``, ``couple``, ``young_couple`` (the ages add up
to 55 at most), ``dependants``, ``disabled``, ``persons``; ``shared_custody`` counts the dependants
said to be in shared custody, so that the dialogue can tell how they were counted.

The people named one by one (:mod:`people`) are added up; states (« en couple », « veuve ») and
totals (« on est quatre ») complete them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.pipeline.extractors import adult_words, disability_words, owner_words, total_words
from bot.pipeline.extractors import household_words as words
from bot.pipeline.extractors.adults import read_adults, read_parents, read_tenants
from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.dependants import read_dependants
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.groups import read_groups
from bot.pipeline.extractors.household_corrections import corrected, with_titles
from bot.pipeline.extractors.household_parts import Value, blanked, settled, turns
from bot.pipeline.extractors.household_reading import Reading, counted
from bot.pipeline.extractors.people import read_people
from bot.pipeline.extractors.people_words import OF_AGE
from bot.pipeline.extractors.roster import read_roster
from bot.pipeline.extractors.several_households import parts
from bot.pipeline.extractors.unions import read_union
from bot.pipeline.extractors.words_of_others import words_of_others

LARGEST_HOUSEHOLD = 20


def extract_household(
    text: Canonical, hidden: list[tuple[int, int]], tenants: Sequence[tuple[int, int]] = ()
) -> list[Fact]:
    """The household of the message; several where households are compared.

    Args:
        text: the message.
        hidden: canonical spans that say something else (« louer à ma fille »).
        tenants: canonical spans of the relatives who rent, in order.
    """
    text = with_titles(text)
    text = blanked(
        text, [] if text.shouted else [m.span() for m in words.SCHEME.finditer(text.cased)]
    )
    if owner_words.OWNER.search(text.text) and not (
        tenants or owner_words.TENANT.search(text.text)
    ):
        return []  # « nous sommes propriétaires, mariés, deux enfants »: not who will live there
    text = corrected(blanked(text, words_of_others(text.text)))
    if several := _read_several(text, hidden):
        return several
    if left := adult_words.ONLY_ONE_LEFT.search(text.text):
        return [text.fact("household", {"adults": 1, "couple": False}, *left.span())]
    value, spans = _read(text, hidden, tenants)
    for turn, start in turns(text.text):
        rest = blanked(text, [(0, start)])
        part, places = _read(rest, hidden, [span for span in tenants if span[0] >= start])
        outcome = settled(value, part, turn) if part else None
        if outcome is not None:
            value, spans = outcome, places if turn == "others" else [*spans, *places]
            break
    if not value:
        return []
    spans = spans or [(0, len(text.text))]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    return [text.fact("household", dict(sorted(value.items())), start, end)]


def _read_several(text: Canonical, hidden: list[tuple[int, int]]) -> list[Fact]:
    """The households of a comparison, each read in its own part of the message."""
    facts: list[Fact] = []
    adults: Value = {}
    for start, end in parts(text.text):
        rest = [(0, start), (end, len(text.text))]
        value, spans = _read(blanked(text, rest), hidden, [])
        if "adults" not in value and "persons" not in value:
            value = {**adults, **value} if value else {}
        if not value.keys() & {"adults", "persons"}:
            return []
        adults = {key: value[key] for key in ("adults", "couple") if key in value}
        if all(fact.value != dict(sorted(value.items())) for fact in facts):
            first, last = min(s for s, _ in spans), max(e for _, e in spans)
            facts.append(text.fact("household", dict(sorted(value.items())), first, last))
    return facts if len(facts) > 1 else []


def _read(
    text: Canonical, hidden: list[tuple[int, int]], tenants: Sequence[tuple[int, int]]
) -> tuple[Value, list[tuple[int, int]]]:
    """The household that ``text`` tells of, and the spans that say it."""
    reading = Reading(text, hidden)
    reading.tenants = tenants
    if landlord := owner_words.LANDLORD.match(text.text):
        hidden = [*hidden, landlord.span()]
    reading.hidden = hidden
    unborn = reading.find(words.UNBORN)
    reading.hidden = [*hidden, *(match.span() for match in unborn)]
    owner = owner_words.OWNER.search(text.text)
    if owner:
        mine = owner_words.OWNERS_FAMILY.finditer(text.text)
        reading.hidden = [*reading.hidden, *(match.span() for match in mine)]
    reading.people = [
        person
        for person in read_people(text, reading.hidden)
        if not (
            unborn and person.kind == "baby" and person.definite
        )  # « est-ce que le bébé compte »
    ]
    if owner:
        reading.people = [m for m in reading.people if m.owner != 1 and m.kind != "self"]
    young = read_dependants(text.text, reading.people, said=reading.says_who_lives_there())
    if young.number is None:
        young.number = _before_the_unborn(unborn)
    if young.number and _are_flatmates(reading):
        reading.value["adults"] = young.number
        reading.spans.extend(young.spans)
    elif young.number is not None:
        reading.value["dependants"] = young.number
        reading.spans.extend(young.spans)
        _read_custody(reading, young.shared)
    read_adults(reading)
    if young.at_work and "adults" in reading.value:
        reading.value["adults"] = int(reading.value["adults"]) + young.at_work
    read_tenants(reading, tenants)
    read_groups(reading)
    _read_persons(reading)
    _forget_trait(reading)
    _forget_pair(reading)
    read_parents(reading)
    read_roster(reading, tenants)
    read_union(reading)
    _read_disabled(reading)
    if young.uncounted and not young.away:
        _count_the_others(reading.value)
    if reading.value == {"persons": 2} and adult_words.MY_PARTNER.search(reading.text):
        reading.value = {"adults": 2, "couple": True}  # « la marraine de ma femme, on est deux »
    uncounted = young.uncounted and "dependants" not in reading.value
    if not reading.value or (uncounted and "persons" not in reading.value):
        return {}, []
    return reading.value, reading.spans


def _are_flatmates(reading: Reading) -> bool:
    """« la coloc compte deux filles et un garçon »: nobody's children."""
    young = [person for person in reading.people if person.kind in {"child", "baby", "charge"}]
    grown = all(
        person.spelt_out
        and person.owner is None
        and person.kind == "child"
        and not person.in_charge
        and min(person.ages, default=OF_AGE) >= OF_AGE
        for person in young
    )
    return grown and bool(reading.find(adult_words.SHARERS))


def _before_the_unborn(unborn: list[re.Match[str]]) -> int | None:
    """« enceinte de son troisième »: two are there."""
    for match in unborn:
        rank = words.RANK.search(match.string, match.start(), match.end() + len(" deuxieme"))
        if rank:
            return words.RANKS[rank.group()] - 1
    return None


def _count_the_others(value: Value) -> None:
    """« on vit à cinq, ma femme, moi et les petits »: those who are no adults."""
    rest = int(value.get("persons", 0)) - int(value.get("adults", 0))
    if "adults" in value and "dependants" not in value and rest > 0:
        value["dependants"] = rest


def _read_custody(reading: Reading, shared: int | None) -> None:
    """« trois enfants dont un en garde alternée »."""
    custody = reading.find(words.CUSTODY)
    total = int(reading.value["dependants"])
    if not custody or not total:
        return
    some = words.SOME_SHARED.search(reading.text[: custody[0].start()])
    number = counted(some) if some else shared or total
    reading.value["shared_custody"] = min(number, total)
    reading.note(custody)


def _read_persons(reading: Reading) -> None:
    if both := total_words.COMPOSITION.search(reading.text):
        adults, children = both["a"] or both["a2"], both["c"] or both["c2"]
        reading.value |= {"adults": int(adults), "dependants": int(children)}
        reading.note([both])
        return
    beside = reading.find(total_words.PERSONS_AND_CHILD)
    if beside and "adults" not in reading.value:
        reading.value["adults"] = counted(beside[0], "p")
        reading.note(beside)
        return
    for match in _totals(reading):
        number = counted(match, next((g for g in "ncdfpgqrhi" if match[g]), "p"))
        if match["g"] and "dependants" in reading.value:
            reading.value["adults"] = number  # « un enfant, 3 200 € net à nous deux »
            break
        corrected = total_words.CORRECTED.match(reading.text, match.end())
        number = int(corrected["n"]) if corrected else number
        if 1 <= number <= LARGEST_HOUSEHOLD:
            reading.value["persons"] = number
            reading.note([match])
            break
    persons, dependants = reading.value.get("persons", 0), reading.value.get("dependants")
    if dependants and persons and persons == reading.value.get("adults"):
        persons = reading.value.pop("persons", 0)  # « on est 2 (couple) + bébé »: the adults again
    if dependants is not None and persons > dependants:
        reading.value.setdefault("adults", persons - dependants)
        if persons > reading.value["adults"] + dependants and not reading.find(words.SINGLE):
            reading.value["adults"] = (
                persons - dependants
            )  # « cinq : Sonia, moi et nos trois loulous »
            reading.value.pop("couple", None)
    if dependants is None or not reading.find(words.COUPLE):
        _read_sharers(reading)
    relatives = [m for m in reading.people if m.kind == "kin" and not m.away]
    if relatives and 1 < persons <= 1 + sum(m.count or 1 for m in relatives) and not dependants:
        reading.value.setdefault("adults", persons)  # « mon frère et moi, on le prend à deux »
        if persons == 2 and adult_words.PARENTS.fullmatch(relatives[0].noun):
            reading.value["couple"] = True
    sharers = reading.find(adult_words.SHARERS)
    if persons > 1 and dependants is None and sharers and "adults" not in reading.value:
        reading.value |= {"adults": persons, "couple": False}  # « en coloc à 3 »
        reading.note(sharers)


def _forget_trait(reading: Reading) -> None:
    """« mon fils autiste est invalide, nous sommes quatre »: it does not say how many they are."""
    value = reading.value
    young = [m for m in reading.people if m.kind in {"child", "baby"} and m.count]
    if value.get("dependants") != 1 or int(value.get("persons", 0)) < 3 or len(young) != 1:
        return
    if disability_words.DISABLED.search(reading.text, young[0].start, young[0].end + 40) and not (
        value.get("couple")
    ):
        value.pop("dependants")
        value.pop("adults", None)


def _forget_pair(reading: Reading) -> None:
    """« à deux, ma moitié et moi », beside a parent, is no total."""
    value = reading.value
    if value.get("persons") == 2 and value.get("couple") and value["adults"] > 2:
        del value["persons"]


def _read_sharers(reading: Reading) -> None:
    """« en colocation avec deux autres filles »."""
    for match in reading.find(adult_words.SHARES_WITH):
        reading.value |= {"adults": 1 + counted(match)}
        reading.value.pop("dependants", None)
        reading.note([match])


def _totals(reading: Reading) -> list[re.Match[str]]:
    """Totals of the home, without that of another time: « nous étions quatre »."""
    found = reading.find(total_words.PERSONS, total_words.NOT_PERSONS)
    found = [m for m in found if not any(a <= m.start() and m.end() <= b for a, b in reading.spans)]
    present = [match for match in found if not total_words.FORMER.search(match.group())]
    return present or ([] if reading.value else found)


def _read_disabled(reading: Reading) -> None:
    matches = reading.find(disability_words.DISABLED, disability_words.ACCESSIBLE)
    if not matches:
        return
    said = [
        m for m in matches if not disability_words.NOT_DISABLED.search(reading.text[: m.start()])
    ]
    reading.note(matches)
    if not said:
        reading.value["disabled"] = 0
        return
    count = disability_words.DISABLED_COUNT.search(reading.text[: said[0].start()])
    reading.value["disabled"] = int(count["n"]) if count else 1
