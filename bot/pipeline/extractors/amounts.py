"""Sums of money: ``rent`` (€ per month, charges excluded) and ``income``.

``income`` is ``{"amount", "kind", "period"}`` with kind rfr, net_salary, gross_salary or unknown
and period year or month. « le smic », « le RSA », « l'AAH » give that word as kind and no amount: a
legal minimum is never turned into a figure here. What an amount is comes from the words closest to
it, then from its size; a price, a tax or a ceiling is neither rent nor income.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.pipeline.extractors.canonical import NUMBER, Canonical
from bot.pipeline.extractors.charges import charges_within
from bot.pipeline.extractors.fact import Fact, tidy
from bot.pipeline.extractors.minimum_incomes import minimum_incomes, no_income
from bot.pipeline.extractors.money_words import (
    MONEY_UNIT,
    IncomeKind,
    Kind,
    Period,
    Sum,
    is_rent_by_topic,
    matter_of,
    per_month,
    period_of,
)
from bot.pipeline.extractors.rent_context import (
    LARGEST_MONTHLY_RENT,
    is_another_rent,
    is_the_rent,
)
from bot.pipeline.extractors.sum_roles import LIKELY, SURE, role_of
from bot.pipeline.extractors.superseded import OR, end_of_list, said_twice, unwanted_sums

MONTHLY_BELOW = 6000
"""An income below, with no period said, is a monthly one; without a word for it, not an income."""

SMALLEST, SMALLEST_BARE = 20, 50
"""Euros, with a unit and without; a smaller figure is a count or a price per square metre."""

LARGEST_INCOME = 300_000
"""Euros a year; above, the figure is about something else."""

_AMOUNT = re.compile(
    rf"(?P<n>{NUMBER})(?P<unit>{MONEY_UNIT})?(?!\w)"
    r"(?!(?:,| et| ou|/) ?[0-9]+ (?:ans|mois)\b)"
    r"(?! ?(?:/ ?m(?:2|etre| )|%|m2|m carre|metres|km|ans\b|mois\b|pieces?|chambres?|enfants?"
    r"|personnes?|pers\b|adultes?|jours?|heures?|lots?|logements?|etages?|places?|habitants|ames"
    r"|h\b|fois|eme|er\b))"
)
#: « je gagne 95 000 € » is an income, however large.
_EARNS = re.compile(r"\bgagn\w+ (?:environ |a peu pres |pres de |plus de |moins de )?$")
_ADDED = re.compile(
    r" ?(?:net |nets |brut )?(?:(?:pour|en) (?:l'annee )?20[0-9]{2} ?)?(?:pour (?:lui|elle|moi"
    r"|monsieur|madame) )?(?:\+|et|plus"
    r"|,) ?(?:aussi |encore |moi |lui |elle |(?:ma|mon|sa"
    r"|son) \w+ )?"
)
# « mon salaire est de 1 500, celui de mon mari de 1 800 »: the same matter, somebody else's
_THAT_OF = re.compile(
    r"\b(?:(?:celui|celle|ceux|celles) d[eu'][^.;!?0-9]{1,30}|l(?:es?|a) (?:leurs?|siens?|siennes?)"
    r"(?: (?:est|sont|c'est))?(?: de| a)? )$"
)
_LISTED = re.compile(r" ?\+ ?(?:[a-z']+ ){0,2}")
_CORRECTED = re.compile(
    r"(?: (?:par|la|le) (?:mois|semaine|an))?\W*"
    r"(?:(?:euh|heu|ah|attende?z?|attends|desolee?|non|pardon|enfin|plutot|en fait|oups)\W+)+"
    r"(?:a |de |c'est |plutot )?"
)
# Numbers of tax forms: « la 2044 », « formulaire 2042 »
_TAX_FORM = re.compile(r"20(?:3[1356]|4[1-8]|65|67|7[24]|86)")
_FORM_BEFORE = re.compile(
    r"\b(?:formulaires?|declarations?(?: (?:de |des |d')?(?:revenus?|impots?|loyers?))?|imprimes?"
    r"|cerfa|annexes?|feuillets?|documents?|cases?|la|le|n°|numero|ou|et)(?: n[°o]\.?)? ?$"
)
_LIST = re.compile(r" ?(?:,|/) ?[0-9.]+(?: ?(?:,|et|puis|/) ?[0-9.]+)* ?(?:,|et|puis|/) ?")
# « moi bailleur je gagne… mais ce sont »: the others come in
_OTHERS_COME = re.compile(r"\bmais\b|\balors que\b|\btandis que\b")
# « moi bailleur je gagne 4 800 », « mon père propriétaire a 2 300 € de pension »
_OWNER_EARNS = re.compile(
    r"\b(?:en tant que|moi,?|nous,?|comme|je suis|nous sommes|on est|(?:pere|mere|mari|femme"
    r"|parents)) (?:les? |la )?(?:bailleu\w+|proprio\w*|proprietaires?)\b|\bma tranche\b"
    r"|\bgarante?s?\b"  # « son frère, garant, gagne 2 600 »
)
# « je gagne 52 000 par an comme propriétaire »
_AS_OWNER = re.compile(
    r"(?: ?(?:€|euros?))?(?: (?:par (?:an|mois)|net|brut))*,? (?:comme"
    r"|en tant que) (?:le )?(?:propri|bailleur)"
)
# « j'ai 1 400 par mois »
_HAS = re.compile(
    r"\b(?:j'ai|on a|nous avons|il a|elle a|elle fait|il fait|je fais|ils ont|avec|tourne a|juste)"
    r"(?: environ| a peu pres| seulement| que| tout juste)? $"
)
_YEAR_LIKE = re.compile(r"20(?:0[5-9]|[1-3][0-9])")
_OLD_YEAR = re.compile(r"\b(?:depuis|en|de|annee|bati|vers|nee?) (?:19[0-9]{2}|200[0-4])$")
_IN_THOUSANDS = re.compile(r"[0-9] ?k", re.IGNORECASE)
_EARNS = re.compile(r"\b(?:gagn\w+|touch\w+|percoi\w+)(?: environ)? $")
# Five figures in one block, without a unit, are as well a postal code as an income.
_POSTAL_LIKE = re.compile(r"[0-9]{5}")
_INTRODUCED = re.compile(
    r"\b(?:avec|moins de|plus de|environ|c'est|fait|a|j'ai|ont|avons|:|=)[ :=]*$|\+ ?$"
)
_ADDED_UP = re.compile(r" ?\+ ?[0-9]{4}")


@dataclass(frozen=True)
class Money:
    """The sums of a message.

    Attributes:
        facts: rents and incomes.
        elsewhere: original spans of sums that are about something else (a price, a tax).
    """

    facts: list[Fact]
    elsewhere: list[tuple[int, int]]


def read_money(text: Canonical, taken: list[Fact], dates: list[tuple[int, int]]) -> Money:
    """Rents, incomes and other sums of the message.

    Args:
        text: the message.
        taken: facts whose figures are already understood.
        dates: original spans of dates.
    """
    facts: list[Fact] = []
    elsewhere: list[tuple[int, int]] = []
    previous: Kind = ""
    has_place = any(fact.entity == "commune" for fact in taken)
    sums = sums_of(text, taken, dates)
    for index, amount in enumerate(sums):
        following = end_of_list(text.text, sums[index : index + 4])
        matter, kind = _said_of(text.text, amount, following, previous, facts)
        period = period_of(text.text, amount.start, amount.end, amount.before)
        if matter == "rent" and _too_large_for_rent(text, amount):
            matter = ""  # « louer un LLI avec 45 000 € »
        if not matter and (
            _can_only_be_income(text, amount, period, has_place)
            or _is_had_each_month(text.text, amount, period)
        ):
            matter = "income"
        if not matter and period in ("week", "quarter"):
            matter = "rent"  # nobody says an income so
        if not matter and len(sums) == 1 and is_rent_by_topic(text.text, amount):
            matter = "rent"
        if matter == "elsewhere":
            elsewhere.append(text.span(amount.start, amount.end))
        elif matter == "rent" and amount.value:
            facts.append(as_rent(text, amount, period))
        elif matter == "income":
            facts.append(_income(text, amount, kind, period))
        previous = matter
    void = unwanted_sums(text, facts)
    void += (twice := said_twice([fact for fact in facts if fact not in void]))
    elsewhere += [(fact.start, fact.end) for fact in twice]
    facts = _as_learnt(text, sums, facts, [*elsewhere, *((fact.start, fact.end) for fact in void)])
    facts = [fact for fact in facts if fact not in void]
    if not any(fact.entity == "income" for fact in facts):
        facts += minimum_incomes(text) or no_income(text)
    return Money(facts, elsewhere)


def _as_learnt(
    text: Canonical, sums: list[Sum], facts: list[Fact], settled: list[tuple[int, int]]
) -> list[Fact]:
    """``facts`` with what the learnt roles add to or surely deny; told rents are the rules' own."""
    rents = {fact.start for fact in facts if fact.entity == "rent"}
    incomes = {fact.start for fact in facts if fact.entity == "income"}
    learnt, denied = list[Fact](), set[int]()
    for index, amount in enumerate(sums):
        start, _ = text.span(amount.start, amount.end)
        if start in rents or any(start == other for other, _ in settled):
            continue
        if _EARNS.search(text.text, 0, amount.start):
            continue
        role, chance = role_of(text.text, amount, index, len(sums))
        period = period_of(text.text, amount.start, amount.end, amount.before)
        if role == "rent" and (rents or not amount.value or _too_large_for_rent(text, amount)):
            continue
        if chance >= SURE and role != "income" and start in incomes:
            denied.add(start)
        elif chance >= SURE and role == "income" and start not in incomes:
            learnt.append(_income(text, amount, matter_of(text.text, amount)[1], period))
        if role == "rent" and chance >= LIKELY and (start not in incomes or start in denied):
            learnt.append(as_rent(text, amount, period))
    learnt += [fact for fact in facts if fact.start not in denied]
    return sorted(learnt, key=lambda fact: fact.start)


def _said_of(
    text: str, amount: Sum, following: Sum | None, previous: Kind, facts: list[Fact]
) -> tuple[Kind, IncomeKind]:
    """What the words around a sum, and the sums beside it, say that it is."""
    matter, kind = matter_of(text, amount)
    if following and not matter:
        matter, kind = _of_the_range(text, amount, following)
    if following and matter == "income" and kind == "unknown":
        kind = _kind_of_both(text, amount, following)
    between = text[amount.before : amount.start]
    vague = kind == "unknown" and matter in ("", "income")
    added = _ADDED.fullmatch(between) or _THAT_OF.search(between)
    if vague and previous == "income" and added:
        return "income", facts[-1].value["kind"]  # « 1 450 net et moi 1 700 »
    if not matter and previous in ("rent", "income") and _CORRECTED.fullmatch(between):
        # « 580, euh non 560 »
        return previous, facts[-1].value["kind"] if previous == "income" else kind
    if not matter or matter == "income":
        matter = _matter_around(text, amount, matter, previous)
    return matter, kind


def _kind_of_both(text: str, amount: Sum, other: Sum) -> IncomeKind:
    """« 1 350 et 1 200 net par mois »: the kind said after the second holds for both."""
    if not OR.fullmatch(text[amount.end : other.start]):
        return "unknown"
    matter, kind = matter_of(text, other)
    return kind if matter == "income" else "unknown"


def _matter_around(text: str, amount: Sum, matter: Kind, previous: Kind) -> Kind:
    """What the clause and the sum before make of a sum that no word names, or of an income."""
    between = text[amount.before : amount.start]
    if matter == "income":
        owner = _OWNER_EARNS.search(_OTHERS_COME.split(between)[-1]) or _AS_OWNER.match(
            text, amount.end
        )
        return "elsewhere" if owner else "income"
    if is_the_rent(text, amount):
        return "rent"
    if previous == "elsewhere" and _LISTED.fullmatch(between):
        return "elsewhere"  # « fenêtres 8 400 + portes 6 200 »
    if previous == "rent" and is_another_rent(text, amount):
        return "rent"
    # « de 400 à 450 € », « une prime de 1 000 ou 2 000 € »
    return previous if previous != "income" and OR.fullmatch(between) else ""


def _of_the_range(text: str, amount: Sum, other: Sum) -> tuple[Kind, IncomeKind]:
    """« 1 500 à 1 700 net par mois »: the first sum is what the second one is."""
    between = text[amount.end : other.start]
    entre = between == " et " and text[: amount.start].endswith("entre ")
    if (amount.has_unit and not entre) or not (OR.fullmatch(between) or _LIST.fullmatch(between)):
        return "", "unknown"
    return matter_of(text, other)


def _is_had_each_month(text: str, amount: Sum, period: Period | None) -> bool:
    """« j'ai 1 400 par mois » of somebody who speaks of no rent."""
    return (
        period == "month"
        and amount.value < MONTHLY_BELOW
        and bool(_HAS.search(text[: amount.start]))
        and not re.search(r"\bloyers?\b", text)
    )


def sums_of(text: Canonical, taken: list[Fact], dates: list[tuple[int, int]]) -> list[Sum]:
    """Every sum of the message but years and what is understood already."""
    matches = []
    for match in _AMOUNT.finditer(text.text):
        start, end = text.span(*match.span("n"))
        in_date = any(a < end and start < b for a, b in dates) and not match["unit"]
        in_date = in_date and not _EARNS.search(text.text[: match.start()])
        understood = any(fact.overlaps(start, end) for fact in taken)
        value = float(match["n"])
        plausible = value == 0 or value >= (SMALLEST if match["unit"] else SMALLEST_BARE)
        if not in_date and not understood and plausible:
            matches.append(match)
    edges = [0, *(m.end() for m in matches)], [*(m.start() for m in matches), len(text.text)]
    return [
        Sum(*m.span(), float(m["n"]), bool(m["unit"]), edges[0][index], edges[1][index + 1])
        for index, m in enumerate(matches)
        if not _is_year(text, m)
    ]


def _is_year(text: Canonical, match: re.Match[str]) -> bool:
    """« mon RFR 2024 », not « 2024 € », « 2024 par mois » nor « je gagne 2024 »."""
    if not match["unit"] and _OLD_YEAR.search(text.text[: match.end()]):
        return True
    form = _TAX_FORM.fullmatch(match["n"]) and _FORM_BEFORE.search(text.text[: match.start()])
    if form and not match["unit"]:
        return True
    if match["unit"] or not _YEAR_LIKE.fullmatch(match["n"]):
        return False
    earned = _EARNS.search(text.text[: match.start()])
    return not earned and period_of(text.text, *match.span()) is None


def as_rent(text: Canonical, amount: Sum, period: Period | None) -> Fact:
    """``amount`` as a rent: a month's, without the charges when they are told."""
    value = per_month(amount.value, period)
    yearly = period == "year" or value > LARGEST_MONTHLY_RENT
    monthly = value / 12 if yearly else value
    monthly -= charges_within(text.text, amount)
    return text.fact("rent", tidy(round(monthly, 2)), amount.start, amount.end)


def _income(text: Canonical, amount: Sum, kind: IncomeKind, period: Period | None) -> Fact:
    if period is None:
        yearly = kind == "rfr" or amount.value >= MONTHLY_BELOW
        period = "year" if yearly else "month"
    received = round(per_month(amount.value, period), 2)
    period = "month" if period in ("week", "quarter") else period
    stated = kind
    if kind == "salary":
        stated = "net_salary" if period == "month" else "unknown"
    value = {"amount": tidy(received), "kind": stated, "period": period}
    return text.fact("income", value, amount.start, amount.end)


def _too_large_for_rent(text: Canonical, amount: Sum) -> bool:
    """Whether a large sum after « louer » is no rent; « 12 000 € de loyers » is a year's rent."""
    near = text.text[max(amount.before, amount.start - 40) : min(amount.after, amount.end + 25)]
    yearly = period_of(text.text, amount.start, amount.end) == "year"
    let = yearly and re.search(r"\blou\w+ $", text.text[: amount.start])
    paid = re.search(r"\b(?:vers|encaiss|rapport|pa[iy]|regl)\w+ $", text.text[: amount.start])
    if yearly and paid and amount.value <= 12 * LARGEST_MONTHLY_RENT:
        return False
    return amount.value > LARGEST_MONTHLY_RENT and not (let or re.search("loyer|locatif", near))


def _can_only_be_income(
    text: Canonical, amount: Sum, period: Period | None, has_place: bool
) -> bool:
    """Whether a sum that no word explains can only be a year's income."""
    if period == "year" and (amount.has_unit or amount.value >= MONTHLY_BELOW):
        return amount.value >= MONTHLY_BELOW / 2
    if not MONTHLY_BELOW <= amount.value <= LARGEST_INCOME:
        return False
    start, end = text.span(amount.start, amount.end)
    if amount.has_unit or not _POSTAL_LIKE.fullmatch(text.original[start:end]):
        return True
    added = _ADDED_UP.match(text.text, amount.end)
    return has_place or bool(added or _INTRODUCED.search(text.text[: amount.start]))


def as_income(fact: Fact) -> Fact:
    """« 28k » alone is a year's income; any other bare figure stays as it is."""
    if fact.entity != "number" or fact.role or not _IN_THOUSANDS.search(fact.text):
        return fact
    if not MONTHLY_BELOW <= fact.value <= LARGEST_INCOME:
        return fact
    value = {"amount": fact.value, "kind": "unknown", "period": "year"}
    return Fact("income", value, fact.start, fact.end, fact.text)
