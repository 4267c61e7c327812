"""Sums of money: ``rent`` (€ per month, charges excluded) and ``income``.

``income`` is ``{"amount", "kind", "period"}`` with kind rfr, net_salary, gross_salary or unknown
and period year or month. « le smic », « le RSA », « l'AAH » give that word as kind and no amount: a
legal minimum is never turned into a figure here. What an amount is comes from the words closest to
it, then from its size; a price, a tax or a ceiling is neither rent nor income.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.pipeline.extractors.canonical import NUMBER, Canonical
from bot.pipeline.extractors.fact import Fact

MONTHLY_BELOW = 6000
"""An income below, with no period said, is a monthly one; without a word for it, not an income."""

SMALLEST = 20
"""Euros; a smaller figure is a count or a price per square metre."""

LARGEST_RENT, LARGEST_INCOME, LARGEST_BASE_RENT = 20_000, 300_000, 60
"""Euros a month, a year, a month and m²; above, the figure is about something else."""

MONEY_UNIT = r"(?: ?(?:€|euros?\b|eur\b|balles?\b|boules?\b|roros?\b)|e(?!\w))"
_MONTH = (
    r"(?:/ ?mois|par mois|par moi\b(?![- ]meme)|/ ?m\b|mensuel(?:le)?s?(?:ment)?|au mois|le mois"
    r"|chaque mois"
    r"|tous les mois|mois\b)"
)
_YEAR = (
    r"(?:/ ?an(?:nee)?|par an(?:nee)?|annuel(?:le)?s?(?:ment)?|a l'annee|l'annee|l'an\b"
    r"|sur l'annee|an\b)"
)
_AMOUNT = re.compile(
    rf"(?P<n>{NUMBER})(?P<unit>{MONEY_UNIT})?(?!\w)(?! ?(?:%|m2|m carre|metres|km|ans\b|mois\b"
    rf"|pieces?"
    rf"|chambres?|enfants?|personnes?|pers\b|adultes?|jours?|heures?|lots?|logements?|etages?"
    rf"|places?|habitants|ames|h\b|fois|eme|er\b))"
)
_PERIOD = re.compile(
    rf" ?(?:net |brut |nets |bruts |hc |cc |hors charges? |charges comprises |de loyer |de salaire "
    rf"|de revenus? )?(?:(?P<month>{_MONTH})|(?P<year>{_YEAR}))"
)
_PERIOD_BEFORE = re.compile(
    r"\b(?:(?P<month>mensuel(?:le)?s?|par mois|chaque mois|tous les mois)|(?P<year>annuel(?:le)?s?"
    r"|par an|a l'annee))[^0-9.;!?\n]{0,25}$"
)

_RENT = (
    r"(?:loyers?(?: (?:mensuel|actuel|demande|hors charges?|charges comprises|nu|de base|max(?:imum"
    r"|imal)?|prevu|propose|envisage))*"
    r"|louee?s?|loue[rz]?|louerai[st]?|louant|hors[- ]charges?|\bhc\b|charges comprises"
    r"|avec (?:les )?charges|\bcc\b|ch comprises|h\.c\.?|relouer?)"
)
_INCOME = (
    r"(?:(?P<rfr>rfr|r\.f\.r|revenus? fisca(?:l|ux)(?: de refe?rence)?|revenus? de refe?rence"
    r"|fiscal de reference|fiscale? de ref\w*|revenu fiscal ref"
    r"|avis d'impot\w*|avis d'imposition|avis d'impots?|ref(?:erence)? fiscale?|impots? disent)"
    r"|(?P<gross>brut\w*)|(?P<net>nets?|salaires?|paies?|payes?|j?gagn\w+|j?touch\w+|remuner\w+)"
    r"|(?P<other>revenus?|ressources|retraitee?s?|pensions?|allocations?|chomage|indemnites?|are"
    r"|rsa"
    r"|aah|imposables?|declar\w+|impots? sur le revenu"
    r"|a vivre|pour vivre|je vis avec|rentrees?|percoi\w+|revenue|indemnise\w*))"
)
_NOT_MINE = (
    r"(?:invest\w*|prix|achat|achete\w*|acquis\w*|acheter|valeur|vaut|estime\w*|travaux|budget"
    r"|impots? (?:de"
    r"|a payer|sur)|subventions?|aides?|primes?|caution"
    r"|depot|garantie|credit|pret|emprunt\w*|mensualites?|apport|charges?(?! comprises)|provision"
    r"|taxe|fonciere|frais|honoraires?"
    r"|plafonds?|plafonne\w*|reductions?|deductions?|amende|economi\w*|apl|aide au logement"
    r"|coute\w*|cout|assurance|dette\w*|impayes?|vend\w*)"
)
_CUE_LEFT = re.compile(rf"\b(?:(?P<rent>{_RENT})|(?P<refused>{_NOT_MINE})|{_INCOME})(?!\w)")
_CUE_RIGHT = re.compile(
    rf"(?: ?(?:€|euros?|eur|e))? ?(?:{_MONTH}|{_YEAR})? ?\(?(?:de |d'|en |comme |du |au "
    rf"|pour (?:le |mon )?|sur (?:mon |l')|c'est mon |est mon )?"
    rf"(?:(?P<rent>{_RENT})|(?P<refused>{_NOT_MINE})|{_INCOME})(?!\w)"
)
_STOP = re.compile(r"[.;!?\n](?: |$)|\b(?:mais|puis|alors que|tandis que)\b")
_ADDED = re.compile(r" ?(?:\+|et|plus|,) ?(?:aussi |encore )?")
_PER_SQUARE_METRE = re.compile(
    rf"(?P<n>{NUMBER}) ?(?:€|euros?|eur)? ?(?:/|par|le|du|au) ?(?:m ?2|m(?:etre)? carre)(?!\w)"
)
_YEAR_LIKE = re.compile(r"(?:19|20)[0-9]{2}")
_FLAGGED = re.compile(
    r"(?<![\w])(?:(?P<n>[0-9](?:\.[0-9]{1,2})?|un|demi) )?(?:fois (?:le )?|x )?(?P<kind>smic|rsa"
    r"|aah|aspa)s?\b(?P<half> et demi)?(?! (?:est|c'est quoi|c est quoi|mensuel c))"
)


@dataclass(frozen=True)
class Money:
    """The sums of a message.

    Attributes:
        facts: rents and incomes.
        elsewhere: original spans of sums that are about something else (a price, a tax).
    """

    facts: list[Fact]
    elsewhere: list[tuple[int, int]]


@dataclass(frozen=True)
class _Amount:
    start: int
    end: int
    value: float
    has_unit: bool


def extract_base_rents(text: Canonical) -> list[Fact]:
    """Rents per square metre (« 9,83 €/m² »), the base of the ceilings: ``base_rent``."""
    return [
        text.fact("base_rent", _tidy(float(match["n"])), match.start(), match.end())
        for match in _PER_SQUARE_METRE.finditer(text.text)
        if 0 < float(match["n"]) <= LARGEST_BASE_RENT
    ]


def read_money(text: Canonical, taken: list[Fact], dates: list[tuple[int, int]]) -> Money:
    """Rents, incomes and other sums of the message.

    Args:
        text: the message.
        taken: facts whose figures are already understood.
        dates: original spans of dates.
    """
    facts: list[Fact] = []
    elsewhere: list[tuple[int, int]] = []
    amounts = _amounts(text, taken, dates)
    for index, amount in enumerate(amounts):
        previous = amounts[index - 1].end if index else 0
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(text.text)
        matter, kind = _matter(text.text, amount, previous, following)
        if not matter and facts and facts[-1].entity == "income":
            added = _ADDED.fullmatch(text.text[previous : amount.start])
            matter, kind = ("income", facts[-1].value["kind"]) if added else ("", "")
        fact = _classify(
            text, amount, matter, kind, period_of(text.text, amount.start, amount.end, previous)
        )
        if fact:
            facts.append(fact)
        elif matter == "refused":
            elsewhere.append(text.span(amount.start, amount.end))
    if not any(fact.entity == "income" for fact in facts):
        facts += _flagged(text)
    said_twice = _said_twice(facts)
    elsewhere += [(fact.start, fact.end) for fact in said_twice]
    return Money([fact for fact in facts if fact not in said_twice], elsewhere)


def _said_twice(facts: list[Fact]) -> list[Fact]:
    """« soit 15 600 € par an » after « 1 300 € par mois »: the same income once more."""
    incomes = [fact for fact in facts if fact.entity == "income" and fact.value["amount"]]
    return [
        fact
        for before, fact in pairwise(incomes)
        if (before.value["period"], fact.value["period"]) == ("month", "year")
        and abs(12 * before.value["amount"] / fact.value["amount"] - 1) <= 0.02
    ]


def _amounts(text: Canonical, taken: list[Fact], dates: list[tuple[int, int]]) -> list[_Amount]:
    found = []
    for match in _AMOUNT.finditer(text.text):
        start, end = text.span(*match.span("n"))
        if any(fact.overlaps(start, end) for fact in taken):
            continue
        if any(a < end and start < b for a, b in dates) and not match["unit"]:
            continue
        if float(match["n"]) >= SMALLEST:
            amount = _Amount(*match.span(), float(match["n"]), bool(match["unit"]))
            found.append(amount)
    return found


def _classify(
    text: Canonical, amount: _Amount, matter: str, kind: str, period: str | None
) -> Fact | None:
    year_like = _YEAR_LIKE.fullmatch(text.text[amount.start : amount.end])
    if year_like and not amount.has_unit and not period:
        return None  # « mon RFR 2024 »
    if not matter and _large_enough(amount, period):
        matter, kind = "income", "unknown"
    if matter == "rent":
        return _rent(text, amount, period)
    if matter == "income":
        return _income(text, amount, kind, period)
    return None


def _rent(text: Canonical, amount: _Amount, period: str | None) -> Fact | None:
    monthly = amount.value / 12 if period == "year" else amount.value
    if not SMALLEST <= monthly <= LARGEST_RENT:
        return None
    return text.fact("rent", _tidy(round(monthly, 2)), amount.start, amount.end)


def _income(text: Canonical, amount: _Amount, kind: str, period: str | None) -> Fact:
    if period is None:
        yearly = kind == "rfr" or amount.value >= MONTHLY_BELOW
        period = "year" if yearly else "month"
    if kind == "salary":
        kind = "net_salary" if period == "month" else "unknown"
    value = {"amount": _tidy(amount.value), "kind": kind, "period": period}
    return text.fact("income", value, amount.start, amount.end)


def _matter(text: str, amount: _Amount, previous: int, following: int) -> tuple[str, str]:
    """What the words around say: (rent | income | refused | nothing, kind of income)."""
    right = _CUE_RIGHT.match(text, amount.end, min(following, amount.end + 45))
    left_text = text[max(previous, amount.start - 70) : amount.start]
    stops = list(_STOP.finditer(left_text))
    left_text = left_text[stops[-1].end() :] if stops else left_text
    lefts = list(_CUE_LEFT.finditer(left_text))
    left = lefts[-1] if lefts else None
    attached = right and re.search(
        r"(?:\bde|d'|\bdu) ?$", text[amount.end : right.start("refused")]
    )
    if right and (not right["refused"] or attached or not left):
        matter, kind = _named(right)
        if kind in {"net_salary", "gross_salary"} or matter != "income":
            return matter, kind
        return matter, kind
    if left:
        kinds = [_named(m) for m in lefts]
        # « mon RFR, c'est-à-dire mes revenus, 28 000 »: the most precise word of the clause.
        if kinds[-1][0] == "income":
            for wanted in ("rfr", "gross_salary"):
                if ("income", wanted) in kinds:
                    return "income", wanted
        return kinds[-1]
    return "", ""


def _named(match: re.Match[str]) -> tuple[str, str]:
    if match["rent"]:
        return "rent", ""
    if match["refused"]:
        return "refused", ""
    if match["rfr"]:
        return "income", "rfr"
    if match["gross"]:
        return "income", "gross_salary"
    if match["net"]:
        return "income", "net_salary" if match["net"].startswith("net") else "salary"
    return "income", "unknown"


def period_of(text: str, start: int, end: int, previous: int = 0) -> str | None:
    """Whether the words around the sum at ``start``–``end`` say « month » or « year ».

    Args:
        text: canonical text.
        start: start of the sum.
        end: end of the sum, its unit included.
        previous: end of the sum before, whose words are not about this one.
    """
    after = _PERIOD.match(text, end)
    if after:
        return "month" if after["month"] else "year"
    before = _PERIOD_BEFORE.search(text[max(previous, start - 45) : start])
    if before:
        return "month" if before["month"] else "year"
    return None


def _large_enough(amount: _Amount, period: str | None) -> bool:
    """Whether an amount that no word explains can only be a year's income."""
    if amount.has_unit and period == "year":
        return amount.value >= MONTHLY_BELOW / 2
    return MONTHLY_BELOW <= amount.value <= LARGEST_INCOME


def _flagged(text: Canonical) -> list[Fact]:
    facts = []
    for match in _FLAGGED.finditer(text.text):
        factor = {"un": 1.0, "demi": 0.5, None: 1.0}.get(match["n"])
        multiple = float(match["n"]) if factor is None else factor
        multiple += 0.5 if match["half"] else 0.0
        value = {"amount": None, "kind": match["kind"], "period": "month", "multiple": multiple}
        facts.append(text.fact("income", value, match.start(), match.end()))
    return facts[:1]


def _tidy(value: float) -> int | float:
    return int(value) if value == int(value) else value
