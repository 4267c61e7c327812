"""Whose rent, and when: of several rents of a message, the one to compute with.

Each rent has a role, said by the words between the sum before and the next one: of others (a
neighbour, the market), former, hoped for, present, or none. The present rent is kept; else the one
hoped for or asked; a rent of others never is, unless it is the only thing that a comparison asks.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

Role = Literal["others", "former", "hoped", "present", ""]

_LEFT_REACH, _RIGHT_REACH = 70, 30
_STOP = re.compile(r"[.;!?\n](?: |$)")
_OTHERS = re.compile(
    r"\b(?:voisin\w*|d'a cote|a cote|marche|quartier|secteur|alentours?|dans le coin|immeuble"
    r"|du (?:dessus|dessous)|le prive|loyer libre|(?:en|le) libre|autres? (?:proprio|bailleu)\w*"
    r"|(?:frere|soeur|cousine?|amie?|collegue|copa?ine?) (?:loue|paie|paye|demande)|se lou\w+)\b"
)
_OTHERS_AFTER = re.compile(
    r" (?:chez (?:le|mon|les) voisin\w*|sur le marche|dans le (?:quartier|secteur|coin)|en libre)\b"
)
_FORMER = re.compile(
    r"\b(?:anci?en\w*|avant|precedent\w*|auparavant|autrefois|initial\w*|d'origine|au (?:depart"
    r"|debut)"
    r"|vieux loyer|etait|etais|payait|payais|payions|lou(?:ait|ais|ions)|demand(?:ait|ais))\b"
)
_FORMER_AFTER = re.compile(
    r" (?:avant(?! de| que)|auparavant|a l'epoque|au depart|au debut|a l'origine)\b"
)
_HOPED = re.compile(
    r"\b(?:(?:en )?(?:voudr|aimer|souhait|envisag|esper|viser|pourr)\w*|je vise|compt\w+ (?:le "
    r"|en |la )?"
    r"(?:lou|mett|demand)\w*|(?:veut?|veulent|veux|voulons|va|vais|vont|pense|peux|peut|puis|peuvent)"
    r" (?:le |la |me |nous |l'|en |m')?(?:pass|mont|augment|lou|demand|mett|prend)\w*"
    r"|(?:pass|mont)erai\w*|budget|maxi\w*|cherche|ideal\w*|demande(?= [0-9])(?!.*\bau lieu)"
    r"|il (?:en )?veut|propos\w+)\b"
)
_PRESENT = re.compile(
    r"\b(?:actuel\w*|aujourd'hui|maintenant|desormais|a present|en ce moment|pour l'instant"
    r"|(?:je|on|nous|il|elle) (?:le |la )?(?:pa[iy]e\w*|pa[iy]ons|loue|louons|suis|sommes|verse)"
    r"|revise a|reevalue a|augmente a|nouve\w+|le mien|la mienne|moi)\b"
)
_PRESENT_AFTER = re.compile(
    r" (?:actuellement|aujourd'hui|maintenant|en ce moment|pour l'instant|depuis)\b"
)
# « il me demande 590 au lieu de 540 »: what is asked is no rent yet
_ASKED = re.compile(r"\b(?:demand\w+|veu\w+|voudrai\w+|reclam\w+|exig\w+|propos\w+)\b")
_INSTEAD = re.compile(
    r" ?(?:€|euros?|e)? ?(?:par mois |/mois )?(?:au lieu de|contre|a la place de) $"
)
_NET_AFTER = re.compile(r" ?(?:hc\b|hors[- ]charges?|sans (?:les )?charges|nu\b|charges non)")
_NET_BEFORE = re.compile(r"\b(?:sans|hors) (?:les )?charges\b[^.;!?]{0,20}$|\bhc :? ?$|\bnu $")
_ALL_IN = re.compile(r" ?(?:cc\b|charges? comprises?|tout compris|avec (?:les )?charges)")
_ARROW = re.compile(r" ?(?:→|->|=>)")
#: « le loyer du marché est de 800 € » alone is what a comparison asks for; « les loyers » a trend.
_TREND = re.compile(
    r"\b(?:loyers (?:moyens )?du (?:marche|quartier|secteur)|loyer moyen(?: du marche)?"
    r"|loyer (?:moyen )?du (?:quartier|secteur)|voisin\w*|se louent)\b[^.;!?0-9]{0,25}$"
)


class _Rent:
    """A rent with the words around it."""

    def __init__(self, text: Canonical, fact: Fact, before: int, after: int) -> None:
        self.fact = fact
        self.start = text.starts.index(fact.start)
        self.end = len(text.ends) - text.ends[::-1].index(fact.end)
        first = max(before, self.start - _LEFT_REACH)
        for stop in _STOP.finditer(text.text, first, self.start):
            first = stop.end()
        self.left = text.text[first : self.start]
        self.right = text.text[self.end : min(after, self.end + _RIGHT_REACH)]
        self.role = self._role()

    def _role(self) -> Role:
        after: tuple[tuple[Role, re.Pattern[str]], ...] = (
            ("others", _OTHERS_AFTER),
            ("former", _FORMER_AFTER),
            ("present", _PRESENT_AFTER),
        )
        for role, pattern in after:
            if pattern.match(self.right):
                return role
        roles: tuple[tuple[Role, re.Pattern[str]], ...] = (
            ("others", _OTHERS),
            ("former", _FORMER),
            ("hoped", _HOPED),
            ("present", _PRESENT),
        )
        said = [
            (match.end(), role) for role, pattern in roles for match in pattern.finditer(self.left)
        ]
        return max(said)[1] if said else ""


def unwanted_rents(text: Canonical, facts: list[Fact]) -> list[Fact]:
    """The rents not to compute with."""
    rents = _rents(text, facts)
    if len(rents) < 2:
        return [r.fact for r in rents if r.role == "others" and _TREND.search(r.left)]
    unwanted = [*_asked(rents), *_with_charges(rents)]
    unwanted += [rent for rent in rents if _ARROW.match(rent.right) and rent not in unwanted]
    left = [rent for rent in rents if rent not in unwanted]
    for roles in (("others",), ("former",), ("hoped",)):
        kept = [rent for rent in left if rent.role not in roles]
        if kept and len(kept) < len(left) and (roles != ("hoped",) or _has_present(kept)):
            unwanted += [rent for rent in left if rent.role in roles]
            left = kept
    return [rent.fact for rent in unwanted]


def _rents(text: Canonical, facts: list[Fact]) -> list[_Rent]:
    """The rents, each with the words between the sum before and the sum after."""
    sums = [fact for fact in facts if fact.entity in {"rent", "income"}]
    starts = [text.starts.index(fact.start) for fact in sums]
    ends = [len(text.ends) - text.ends[::-1].index(fact.end) for fact in sums]
    return [
        _Rent(text, fact, before, after)
        for fact, before, after in zip(
            sums, [0, *ends], [*starts[1:], len(text.text)], strict=False
        )
        if fact.entity == "rent"
    ]


def _has_present(rents: list[_Rent]) -> bool:
    return any(rent.role in {"present", ""} for rent in rents)


def _asked(rents: list[_Rent]) -> list[_Rent]:
    """« il me demande 590 au lieu de 540 »."""
    return [
        before
        for before, after in pairwise(rents)
        if _INSTEAD.search(after.left) and _ASKED.search(before.left)
    ]


def _with_charges(rents: list[_Rent]) -> list[_Rent]:
    """« 520 hc, 570 cc »: the one without charges is the rent."""
    net = [
        r
        for r in rents
        if _NET_AFTER.match(r.right) or (_NET_BEFORE.search(r.left) and not _ALL_IN.match(r.right))
    ]
    if not net:
        return []
    return [
        r
        for r in rents
        if r not in net
        and (
            _ALL_IN.match(r.right)
            or re.search(r"\b(?:cc|charges? comprises?|tout compris) :? ?$", r.left)
        )
    ]
