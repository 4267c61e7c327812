"""Marks of a correction (« non, 52 m² », « pardon c'est Arras ») and values taken back."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import ROLE_OLD, Fact

_MARKER = re.compile(
    r"\b(?:pardon(?:nez[- ]moi)?|excuse[zr]?[- ]moi|(?:toutes )?mes excuses|en fait|au fait non"
    r"|(?:je |j)?(?:me|m') ?(?:suis|sui|ai|etais?|est|etait) ?(?:encore |mal |bien |un peu )?"
    r"(?:tromp|plant|gour|emmel|mepri|embrouill|exprime|loupe|rate)\w*|nous nous sommes tromp\w+"
    r"|on s'est (?:tromp|plant|gour)\w+|j'ai (?:tout )?(?:confondu|inverse|melange|merde|foire"
    r"|bugge"
    r"|oublie de (?:dire|preciser|compter)|menti|fait une? (?:betise|boulette|fote)"
    r"|mal (?:ecrit|tape|dit|compte|calcule|lu|vu|note|compris|renseigne)|dit une betise"
    r"|fait une (?:faute|erreur|coquille)|mis n'importe quoi)"
    r"|(?:c'est |c'etait |petite |une |mon |par )?erreur(?: de (?:ma part|frappe|saisie))?|coquille"
    r"|faute de frappe|lapsus|je voulais (?:dire|ecrire|mettre)|je (?:me )?(?:corrige|reprends"
    r"|rectifie)"
    r"|rectification|correction|errata|rectif|finalement|oups|oops|ouups|houps|zut|mince|flute"
    r"|mea culpa"
    r"|au temps pour moi|autant pour moi|o ?tan pour moi|my bad|plutot|au lieu d[e']"
    r"|ou plutot|enfin non|ah non|non non|mais non|a modifier|(?<!suis )(?:dsl|desole[es]?|sorry"
    r"|scusez?)"
    r"(?=,? (?:c'est|c'etait|non|en fait|je|j'|on|nous|il|elle|le|la|les|pas|[0-9]))"
    r"|c'est pas [^,.;]{1,25},? c'est|et non(?: pas)?|non pas)\b"
    r"|^\W*(?:changer?|changez|modifie[rz]?|remplace[rz]?|rectifie[rz]?) (?:la|le|les|mon|ma|mes)\b"
)
_LEADING_NO = re.compile(r"^\W*(?:non(?![ -]?meuble)|nan|nn|no|nope)\b(?P<rest>.*)", re.DOTALL)
_POLITE = re.compile(
    r"^\W*(?:merci|pas du tout|ce sera tout|c'est bon|rien|jamais|pas encore)?\W*$"
)
_NEGATED = re.compile(
    r"(?<!pourquoi )(?<!ou )(?<!depasse )(?<!depassent )(?<!excede )(?<!atteint )\b(?:pas|et non"
    r"|non pas|au lieu d[e']|plutot que|et pas|non plus"
    r"|remplace[rz]?)(?: (?:de|a|un"
    r"|une|en|le|la|au|du|dans|les|pour|avec|d'un|d'une|loyer|surface))*"
    r"(?:(?<=[' ])| )$"
)
# « il me demande 590 au lieu de 540 »: 540 is today's
_ASKED_INSTEAD = re.compile(
    r"\b(?:demand\w+|veu\w+|voudrai\w+|reclam\w+|exig\w+|propos\w+)[^.;!?]{1,25} au lieu de $"
)
# « j'ai mis 45 m², c'est 54 »; « j'ai mis le loyer à 450 » is no mistake
_HAD_SAID = re.compile(
    r"\bj'(?:ai|avais) (?:dit|mis|ecrit)(?: (?:de|a|une?|en|le|la|au|loyer|surface))* $"
)
_NO_BETWEEN = re.compile(
    r"(?: (?:par|la|le) (?:mois|semaine|an))?\W*(?:je (?:crois|pense)\W*)?"
    r"(?:(?:euh|heu|ah|oh|oups|attende?z?|attends|désolée?|ou)\W*)*"
    r"(?:(?:non|pardon|enfin|plutôt|en fait|je veux dire|je rectifie)\W+)+(?:plutôt |à |de "
    r"|c'est |c )?",
    re.IGNORECASE,
)
_LEFT_VALUE = re.compile(
    r"\b(?:pass(?:e|er|ee?|ait|ant|era)|baiss\w+|descend\w+|saut\w+|mont\w+"
    r"|remont\w+)(?: (?:mon |le "
    r"|son )?loyer)? (?:de|du) (?:loc ?)?$"
)
_TAKEN_BACK = frozenset(
    {"commune", "department", "zone_abc", "surface", "annex_surface", "rent", "base_rent", "income"}
    | {"level", "scheme", "dpe", "lease_date", "irl_quarter", "number"}
)
_FIGURES = frozenset({"surface", "annex_surface", "rent", "income", "number"})
_MEASURES = frozenset({"surface", "annex_surface", "rent"})


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
    negated = [
        fact
        for fact in facts
        if _is_negated(text, fact, facts)
        or _is_left(text, fact, facts)
        or _is_withdrawn(text, fact, facts)
    ]
    marked = [
        replace(fact, role=ROLE_OLD) if fact in negated and fact.entity in _TAKEN_BACK else fact
        for fact in _with_shared_unit(facts, negated)
    ]
    return sorted(marked, key=lambda fact: (fact.role != ROLE_OLD, fact.start, fact.end))


def _is_negated(text: Canonical, fact: Fact, facts: list[Fact]) -> bool:
    if fact.start not in text.starts:
        return False
    index = text.starts.index(fact.start)
    before = text.text[max(0, index - 40) : index]
    if _ASKED_INSTEAD.search(before):
        return False
    said_again = any(
        f.start > fact.start and (f.entity == fact.entity or {f.entity, fact.entity} <= _FIGURES)
        for f in facts
    )
    return bool(_NEGATED.search(before)) or (said_again and bool(_HAD_SAID.search(before)))


def _is_left(text: Canonical, fact: Fact, facts: list[Fact]) -> bool:
    """« mon loyer passe de 500 à 480 € »: 500 is the old one, when another value follows."""
    if not any(f.entity == fact.entity and f.start > fact.start for f in facts):
        return False
    index = text.starts.index(fact.start)
    return bool(_LEFT_VALUE.search(text.text[max(0, index - 30) : index]))


def _is_withdrawn(text: Canonical, fact: Fact, facts: list[Fact]) -> bool:
    """« 15 m²… euh non 25 m² »: the value that stands just before the correction."""
    later = [f for f in facts if f.entity == fact.entity and f.start >= fact.end]
    between = text.original[fact.end : later[0].start] if later else ""
    return bool(later) and bool(_NO_BETWEEN.fullmatch(between))


def _with_shared_unit(facts: list[Fact], negated: list[Fact]) -> list[Fact]:
    """Give a bare new figure the sense of the old one (« 35 et pas 53 m² »)."""
    figures = [f for f in facts if f.entity == "number" and f.role is None and f not in negated]
    if len(figures) != 1:
        return facts
    (figure,) = figures
    for old in negated:
        others = [f for f in facts if f.entity == old.entity and f != old]
        if old.entity in _MEASURES and not others:
            return [replace(f, entity=old.entity) if f == figure else f for f in facts]
        if old.entity == "income" and not others and isinstance(old.value, dict):
            value = {**old.value, "amount": figure.value}
            return [replace(f, entity="income", value=value) if f == figure else f for f in facts]
        if old.entity == "household" and len(old.value) == 1:
            value = dict.fromkeys(old.value, int(figure.value))
            new = replace(figure, entity="household", value=value)
            return [new if f == figure else f for f in facts if f != old]
    return facts
