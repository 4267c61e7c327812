"""Sums that another one in the same message makes void: hoped for, former, said twice."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.money_words import Sum
from bot.pipeline.extractors.rent_roles import unwanted_rents

OR = re.compile(r" ?(?:a|ou(?: bien)?(?: a| de)?|-|et|/|→|->|=>) ?")
LISTED = re.compile(r" ?(?:,|et|puis|/) ?(?:et )?")
FROM = re.compile(
    r"\b(?:pass\w*|mont\w*|augment\w*|relev\w*|baiss\w*|descend\w*|diminu\w*|porte\w*|revaloris\w*|revis\w*|reevalu\w*)"
    r"(?: en [a-z]+)?(?: (?:mon "
    r"|le "
    r"|son |du )?loyer)? de $"
)
_ALREADY = re.compile(r"\b(?:pass|mont|augment|port|revaloris|révis|réévalu)é", re.IGNORECASE)
_UNIT_LEFT = re.compile(r"^ ?(?:€|euros?|e)(?!\w)")
ALL_IN, NET_OF = (
    re.compile(r" ?(?:cc|charges? comprises?|tout compris|avec (?:les )?charges)\b"),
    re.compile(r"\b(?:sans|hors) (?:les )?charges\b[^.;!?]{0,20}$"),
)


def unwanted_sums(text: Canonical, facts: list[Fact]) -> list[Fact]:
    """Rents hoped for or former, or with charges where the rent without them is said."""
    raised = _hoped_for(text, facts)
    return [*raised, *unwanted_rents(text, [fact for fact in facts if fact not in raised])]


def _hoped_for(text: Canonical, facts: list[Fact]) -> list[Fact]:
    """The rent of « passer de 600 à 660 » that is not today's: a rise starts from the present one.

    « Mon loyer est passé de 450 à 470 » is over: the second one is today's.
    """
    rents = [fact for fact in facts if fact.entity == "rent"]
    return [
        before if _is_over(text, before, after) else after
        for before, after in pairwise(rents)
        if after.value > before.value
        and FROM.search(text.text[: text.starts.index(before.start)])
        and OR.fullmatch(
            _UNIT_LEFT.sub("", text.original[before.end : after.start].lower().replace("à", "a"))
        )
    ]


def _is_over(text: Canonical, before: Fact, after: Fact) -> bool:
    rest = text.original[after.end :]
    return bool(_ALREADY.search(text.original[: before.start]) or re.match(r" ?€? depuis\b", rest))


def said_twice(facts: list[Fact]) -> list[Fact]:
    """« soit 15 600 € par an » after « 1 300 € par mois »: the same income once more."""
    incomes = [fact for fact in facts if fact.entity == "income" and fact.value["amount"]]
    return (
        [
            fact
            for before, fact in pairwise(incomes)
            if before.value["amount"] == fact.value["amount"]
            and fact.value["kind"] == "unknown"
            and before.value["kind"] != "unknown"
        ]
        + [
            fact
            for before, fact in pairwise(incomes)
            if (before.value["period"], fact.value["period"]) == ("month", "year")
            and abs(12 * before.value["amount"] / fact.value["amount"] - 1) <= 0.02
        ]
        + [
            fact  # « 14 500 et 13 500, total 28 000 »
            for index, fact in enumerate(incomes)
            if index > 1 and sum(f.value["amount"] for f in incomes[:index]) == fact.value["amount"]
        ]
        + [
            incomes[0]  # « 3 150 à deux, 1 450 et 1 700 »
            for _ in incomes[2:3]
            if sum(f.value["amount"] for f in incomes[1:]) == incomes[0].value["amount"]
        ]
    )


def end_of_list(text: str, sums: list[Sum]) -> Sum | None:
    """The last of « 1 500, 1 620 et 1 380 net », or the sum that follows."""
    last = None
    for before, after in pairwise(sums):
        linked = not before.has_unit and LISTED.fullmatch(text[before.end : after.start])
        if last is not None and not linked:
            break
        last = after
        if not linked:
            break
    return last
