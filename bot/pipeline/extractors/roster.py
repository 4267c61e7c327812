"""A list that names everybody of the home: « moi, ma femme, nos deux filles et ma mère ».

A list is read by its parts, wherever it stands: its members, each with what is said of it up to
the next one (« mon fils de 24 ans qui bosse »), and what makes it the list of a home: the speaker
is in it, « je vis avec » or a heading (« ménage : ») opens it, or it stands alone at the start.
Each member is then an adult or a dependant by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.pipeline.extractors import adult_words, household_words, owner_words, people_words
from bot.pipeline.extractors import roster_words as words
from bot.pipeline.extractors.household_reading import Reading
from bot.pipeline.extractors.owner_ties import lets_to_speaker
from bot.pipeline.extractors.people import is_grown
from bot.pipeline.extractors.roster_member import Member

_DEFINITE = re.compile(r"l[ae] |l'")
_YOUNG = frozenset({"child", "baby", "many"})


def read_roster(reading: Reading, tenants: Sequence[tuple[int, int]] = ()) -> None:
    """Count the adults and the dependants of the list, when it names everybody."""
    if owner_words.OWNERS.search(reading.text):
        return
    for run in _runs(reading, tenants):
        told = _counted(reading.text, run)
        if told is None:
            continue
        adults, dependants, couple = told
        more = _more_adults(reading.text, run, adults + dependants)
        if more is None or _others_are_named(reading, run):
            continue
        if household_words.THEY_OWN.match(reading.text, run[-1].end):
            return
        adults += more
        if int(reading.value.get("persons", 0)) > adults + dependants:
            return  # « on est cinq : Sonia, moi et nos trois loulous »
        if not couple and adults > 1 and any(_apart(match, run) for match in reading.couples()):
            return  # a word elsewhere says that two of them are a couple
        told_of_couple = "couple" in reading.value
        for key in ("couple", "dependants"):
            if reading.value.get(key):
                del reading.value[key]
        reading.value["adults"] = adults
        if couple or (adults == 1 and told_of_couple):
            reading.value["couple"] = couple
        if dependants:
            reading.value["dependants"] = dependants
        reading.spans.append((run[0].start, run[-1].end))
        return


def _apart(couple: re.Match[str], run: Sequence[Member]) -> bool:
    inside = run[0].start <= couple.start() < run[-1].end
    return not inside and not couple.group().endswith("ensemble")


def _runs(reading: Reading, tenants: Sequence[tuple[int, int]]) -> list[list[Member]]:
    """The lists of two members or more, and those that « je vis avec » opens."""
    text = reading.text
    found = [match for match in words.MEMBER.finditer(text) if _is_member(reading, match, tenants)]
    runs: list[list[Member]] = []
    last: re.Match[str] | None = None
    for index, match in enumerate(found):
        if _is_of_one(text, match):
            last = None if match["child"] else last  # « papa de trois garçons »
            continue  # « la mère de ma femme »
        following = next((m.start() for m in found[index + 1 :] if not _is_of_one(text, m)), None)
        near = last is not None and match.start() - last.end() <= words.REACH
        gap = _gap(text, last, match) if last and near else None
        kind = str(match.lastgroup if match.lastgroup != "det" else "child")
        determiner = match["det"] or ""
        start = match.start() + len(_preposition(determiner))
        person = next((p for p in reading.people if p.start < match.end() and start < p.end), None)
        said = _said(text, match.end(), following)
        with_them = text[: match.start()].endswith("avec ")
        in_charge = bool(person and person.in_charge) or bool(people_words.IN_CHARGE.search(said))
        away = bool(person and person.away) or bool(people_words.AWAY.search(said))
        member = Member(
            start,
            match.end(),
            "friend"
            if words.ANOTHER.search(match.group()) and adult_words.SHARERS.search(text)
            else _kind(kind, match[kind], determiner, first=gap is None and not with_them),
            match[kind],
            determiner[len(_preposition(determiner)) :],
            text[start : match.end()],
            said,
            in_charge,
            away and not in_charge,
            reading.hides(match.span()),
        )
        if gap and runs:
            if any(m.noun == member.noun and _DEFINITE.match(determiner) for m in runs[-1]):
                continue  # « père et fils, le fils a 10 ans »
            runs[-1].append(member)
        else:
            runs.append([member])
        last = match
    return [run for run in runs if len(run) > 1 or words.LIVES_WITH.search(text[: run[0].start])]


def _gap(text: str, last: re.Match[str], match: re.Match[str]) -> re.Match[str] | None:
    """What links two members of a list; nothing in « moi mon frère sa femme »."""
    gap = words.GAP.fullmatch(text, last.end(), match.start())
    if gap is None and (match["self"] or people_words.OWNED.match(match["det"] or "")):
        return words.JUXTAPOSED.fullmatch(text, last.end(), match.start())
    return gap


def _is_of_one(text: str, match: re.Match[str]) -> bool:
    of = re.match("d[eu']", match["det"] or "")
    return bool(of and words.OF_KIN.search(text[: match.start()]))


def _preposition(determiner: str) -> str:
    said = people_words.PREPOSITION.match(determiner)
    return said.group() if said else ""


def _kind(kind: str, noun: str, determiner: str, *, first: bool) -> str:
    """« une copine » is a friend, « un homme » somebody: no spouse of anybody."""
    if kind != "spouse" or re.search(r"\b(?:m(?:on|a)|s(?:on|a)|leur|notre)\b", determiner):
        return kind
    if noun in {"femme", "homme"}:
        return "head" if determiner or first else "spouse"
    return "spouse" if words.WEDDED.fullmatch(noun) else "friend"


def _is_member(reading: Reading, match: re.Match[str], tenants: Sequence[tuple[int, int]]) -> bool:
    text, start = reading.text, match.start()
    before = text[:start]
    if match["pronoun"] and before.endswith(" a ") and text[match.end() :].startswith(","):
        return False  # « son parrain à elle, »
    if match["self"] or match["pronoun"]:
        return not (words.NOT_SELF.search(before) or reading.hides(match.span()))
    let = any(a < match.end() and start < b for a, b in tenants)
    if reading.hides(match.span()) and not (let and not lets_to_speaker(text, *match.span())):
        return False
    if people_words.NONE.search(match["det"] or "") or words.NOBODY.search(before):
        return False
    bare = not match["det"] and not match["couple"] and not match["many"]
    return not bare or bool(words.TELEGRAPHIC.search(before))


def _said(text: str, end: int, following: int | None) -> str:
    stop = words.SENTENCE_END.search(text, end)
    limit = min(end + 60, stop.start() if stop else len(text), following or len(text))
    said = text[end:limit]
    cut = words.SOMETHING_ELSE.search(said)
    return said[: cut.start()] if cut else said


def _counted(text: str, run: Sequence[Member]) -> tuple[int, int, bool] | None:
    """Adults and dependants of the list, and whether two of them are a couple."""
    if words.WITH_OTHER_PARENT.search(text, run[0].start, run[-1].end + len(" et")):
        return None
    adults, dependants, couple, spelt_out = 0, 0, False, 0
    for index, member in enumerate(run):
        if spelt_out and member.kind in {"child", "baby"} and (member.number or 9) <= spelt_out:
            spelt_out -= member.number or 0
        if _is_one_of_the_couple(run, index) or _is_the_speaker(run, index):
            continue
        number, in_charge = member.number, member.in_charge
        if number is None or member.away or words.UNCLEAR.search(member.said):
            return None
        following = run[index + 1] if index + 1 < len(run) else None
        if not spelt_out and (spelt_out := _spelt_out_next(run, index)):
            continue  # the next ones are these
        if member.kind in _YOUNG:
            grown = _is_grown_up(member, following) and not in_charge
            if grown and words.PREDICATE.match(member.said) and run[-1].kind != "self":
                return None  # « couple, notre aîné fait sa propre déclaration »
            if grown:
                adults += number
            else:
                dependants += number
        elif member.kind == "kin" and (in_charge or _is_minor(member)):
            dependants += number
        else:
            adults += number
        couple = couple or (not in_charge and _makes_a_couple(run, index))
    return adults, dependants, couple


def _is_the_speaker(run: Sequence[Member], index: int) -> bool:
    before = run[index - 1]
    apposed = before.kind == "self" and words.APPOSED.match(before.said)
    children = any(m.kind in _YOUNG for m in run[:index])
    return bool(children and apposed and words.OTHER_PARENT.match(run[index].phrase))


def _is_one_of_the_couple(run: Sequence[Member], index: int) -> bool:
    """« un couple, moi 74 ans et mon épouse 70 », « couple, monsieur est invalide »."""
    member, before = run[index], run[:index]
    if not any(m.kind == "couple" for m in before) or member.away:
        return False
    if member.kind == "pronoun" or words.ONE_OF_TWO.fullmatch(member.noun):
        return True
    spouses = any(m.kind == "spouse" for m in run)
    return spouses and all(
        m.kind in {"couple", "self", "pronoun", "spouse"} for m in run[: index + 1]
    )


def _spelt_out_next(run: Sequence[Member], index: int) -> int:
    """« deux enfants (un garçon, une fille) »: how many of the list the next members spell out."""
    number, total = run[index].number or 0, 0
    if (
        run[index].kind not in {"child", "many"}
        or number < 2
        or not re.search(r" ?[,:(] ?$", run[index].said)
    ):
        return 0
    for member in run[index + 1 :]:
        if member.kind not in {"child", "baby"} or member.owned:
            break
        total += member.number or 0
    return number if total == number else 0


def _is_minor(member: Member) -> bool:
    ages = people_words.ages_said(" ".join(re.findall(r"[0-9]{1,2} (?:ans?|mois)", member.said)))
    if ages:
        return max(ages) < people_words.OF_AGE
    return bool(words.MINOR_KIN.search(member.said))


def _is_grown_up(member: Member, following: Member | None) -> bool:
    theirs = (
        following is not None
        and following.owned == 3
        and (member.owned != 3 or following.kind == "spouse")
        and member.number == 1
        and following.kind in {"child", "baby", "spouse"}
    ) or (following is not None and following.kind == "friend" and member.number == 1)
    said = re.split(r", (?!qui|salarie|agee?|[0-9])", member.said)[0]
    at_work = not re.search(r"[0-9] ans", said) and people_words.AT_WORK.search(said)
    if at_work and member.number != 1:  # not « deux petits, au chômage tous les deux »
        at_work = re.match(r",? ?(?:qui|tous|majeurs)\b", said)
    return theirs or bool(at_work) or is_grown(f"{member.determiner}{member.noun}{member.said}")


def _makes_a_couple(run: Sequence[Member], index: int) -> bool:
    member, before = run[index], run[:index]
    if member.kind in {"couple", "spouse"} or words.PARENTS.fullmatch(member.noun):
        return True
    if member.kind == "kin" and before and words.OTHER_PARENT.match(member.phrase):
        children = sum(other.number or 2 for other in before if other.kind in _YOUNG)
        its = children == 1 or (children and member.owned and member.phrase.startswith("leur"))
        return bool(its) and any(
            other.kind in {"self", "kin", "head"} for other in run if other != member
        )
    if member.kind == "pronoun":
        return any(m.kind == "pronoun" and m.noun != member.noun for m in before)
    return any(
        frozenset((other.noun, member.noun)) in words.PAIRS
        and other.kind in {"kin", "head", "child"}
        for other in before
    )


def _more_adults(text: str, run: Sequence[Member], total: int) -> int | None:
    """How many adults the list leaves out; None when it is not the list of a home."""
    before = text[: run[0].start]
    if words.OWNED_BY.search(before) or people_words.ELLIPTIC_OWNED.search(text):
        return None
    selves = sum(member.kind == "self" for member in run)
    if lives := words.LIVES_WITH.search(before):
        if selves or any(words.OTHER_PARENT.match(m.phrase) for m in run):
            return None  # « je vis avec mes enfants, leur père… »
        many = lives.group().startswith("nous") and not any(m.kind == "spouse" for m in run)
        return None if many else 1
    if selves or all(member.kind in {*_YOUNG, "pronoun"} for member in run):
        return 0 if selves == 1 and _names_others(run) else None
    if heading := words.HEADING.search(before):
        missing = int(heading["n"] or heading["m"] or total) - total
        return missing if missing in {0, 1} else None
    return 0 if _stands_for_a_home(text, before, run) else None


def _names_others(run: Sequence[Member]) -> bool:
    """Others than the speaker, who is not « un père divorcé, moi, et trois lycéens »."""
    same = any(re.match("une? ", m.determiner) and m.kind in {"kin", "head"} for m in run)
    return not same and any(member.kind not in {"self", "pronoun"} for member in run)


def _stands_for_a_home(text: str, before: str, run: Sequence[Member]) -> bool:
    """« un couple et leur fils », « une mère et ses filles », « mon neveu et sa copine »."""
    first = run[0]
    if (
        (first.tenant and (run[1].owned == 3 or run[1].tenant or run[1].kind == "friend"))
        or (words.FOR_THEM.search(before) and all(m.kind == "kin" for m in run))
        or first.kind == "couple"
        or (first.kind == "head" and re.match("une? |1 ", first.determiner))
    ):
        return True
    mine = first.owned == 1 and (
        run[1].owned != 3 or words.FIRST_PERSON.search(text[run[-1].end :])
    )
    opened = words.LET_TO.search(before) or words.STARTS.search(before)
    return bool(opened) and not (first.kind == "spouse" or mine)


def _others_are_named(reading: Reading, run: Sequence[Member]) -> bool:
    """Whether the message names people of the home out of the list."""
    start, end = run[0].start, run[-1].end + len(run[-1].said)
    nouns = {member.noun for member in run}
    pronoun = any(member.kind == "pronoun" for member in run)
    return any(
        not (person.start < end and start < person.end)
        and person.kind != "self"
        and person.count != 0
        and person.noun not in nouns
        and not (person.away or person.left)
        and not (pronoun and person.end <= start and not person.in_charge)
        for person in reading.people
    )
