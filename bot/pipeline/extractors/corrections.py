"""Marks of a correction (« non, 52 m² », « pardon c'est Arras ») and values taken back."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import ROLE_OLD, Fact

_MARKER = re.compile(
    r"\b(?:pardon(?:nez[- ]moi)?|en fait|au fait non|je (?:me suis|m'?suis|me) (?:trompee?|plantee?"
    r"|gouree?|emmelee?)|je m'?(?:ai|etais)? trompee?"
    r"|(?:c'est |c'etait |petite |une |mon )?erreur(?: de (?:ma part|frappe|saisie))?"
    r"|je voulais (?:dire|ecrire|mettre)|je corrige|je rectifie|rectification|correction"
    r"|finalement|oups|oops|mea culpa|au temps pour moi|autant pour moi|plutot|au lieu d[e']"
    r"|j'ai (?:mal (?:ecrit|tape|dit)|dit une betise|fait une (?:faute|erreur))"
    r"|ou plutot|enfin non|ah non|non non|mais non|a modifier|changer? (?:la|le|mon|ma|mes)"
    r"|c'est pas [^,.;]{1,25},? c'est|et non(?: pas)?|non pas)\b"
)
_LEADING_NO = re.compile(r"^\W*(?:non(?![ -]?meuble)|nan|nn|no|nope)\b(?P<rest>.*)", re.DOTALL)
_POLITE = re.compile(
    r"^\W*(?:merci|pas du tout|ce sera tout|c'est bon|rien|jamais|pas encore)?\W*$"
)
_NEGATED = re.compile(
    r"(?<!pourquoi )(?<!ou )\b(?:pas|et non|non pas|au lieu d[e']|plutot que|et pas|non plus"
    r"|j'ai dit"
    r"|j'avais dit|j'ai mis|j'avais mis|j'ai ecrit)(?: (?:de|a|un"
    r"|une|en|le|la|au|du|dans|les|pour|avec|d'un|d'une|loyer|surface))*"
    r"(?:(?<=[' ])| )$"
)
_TAKEN_BACK = frozenset(
    [
        "commune",
        "department",
        "zone_abc",
        "surface",
        "annex_surface",
        "rent",
        "income",
        "level",
        "scheme",
        "dpe",
        "lease_date",
        "irl_quarter",
        "number",
    ]
)


def extract_corrections(text: Canonical, facts: list[Fact]) -> list[Fact]:
    """Markers of a correction; a bare « non » is an answer, « non, 52 m² » is a correction."""
    leading = _LEADING_NO.match(text.text)
    if leading and _POLITE.match(leading["rest"]):
        return []
    found = [text.fact("correction", True, m.start(), m.end()) for m in _MARKER.finditer(text.text)]
    if leading and facts:
        start = text.text.index("n")
        end = leading.start("rest")
        found.append(text.fact("correction", True, start, end))
    return found[:1]


def mark_old_values(text: Canonical, facts: list[Fact]) -> list[Fact]:
    """Give :data:`ROLE_OLD` to values that the user takes back (« pas 45, 52 »), old ones first."""
    before = {start: index for index, start in reversed(list(enumerate(text.starts)))}
    marked = []
    for fact in facts:
        index = before.get(fact.start)
        negated = (
            index is not None
            and fact.entity in _TAKEN_BACK
            and _NEGATED.search(text.text[max(0, index - 40) : index])
        )
        marked.append(replace(fact, role=ROLE_OLD) if negated else fact)
    return sorted(marked, key=lambda fact: (fact.role != ROLE_OLD, fact.start, fact.end))
