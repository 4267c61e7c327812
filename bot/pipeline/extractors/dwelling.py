"""What is said of the dwelling itself: energy class (``dpe``) and furniture (``furnished``)."""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_CUE = (
    r"(?:dpe|classe|classee?s?|etiquetee?s?|notee?s?|etiquette|energie"
    r"|diagnostic(?: de performance)?(?: energetique)?|note"
    r"|lettre)"
)
_FILL = (
    r"(?:[ :=(«\"'-]|energie|energetique|actuel|dpe|est|c'est|de|du|en|la|le|lettre|note|classe"
    r"|a obtenu|vaut|un|une"
    r"|dit|indique|affiche|e(?= en (?:classe )?[a-g]\b)|logement|mon|categorie|niveau|il"
    r"|je crois|actuellement|entre|et|ou)"
)
_CLASS = re.compile(
    rf"\b{_CUE}\b(?:{_FILL})++(?<=[ :=(«\"-])(?P<class>[a-g])(?P<sign>[+-])?(?![\w'])"
)
_CLASS_BEFORE = re.compile(
    r"(?<![\w'])(?P<class>[a-g]) (?:au|pour le|de|en|sur le|comme) (?:dpe|diagnostic|classe"
    r"|etiquette)\b"
)
# « mon logement est en E », « mon logement est F ? »
_DWELLING_IN = re.compile(
    r"\b(?:logement|log|appart(?:ement)?|bien|maison|studio)"
    r" (?:(?:est |serait |est note |est classe )?en |(?:est|serait|etait) (?=[a-g] ?(?:$|[,;.?!])))"
    r"(?P<class>[a-g])(?![\w'])"
)
_SECOND = re.compile(r" ?(?:/|ou|et|-|a) ?(?P<class>[a-g])(?![\w'])(?= ?(?:$|[,.;?!)]))")
_ALONE = re.compile(
    r"\W*(?:(?:classe|lettre|c'est|en|la|le|une?|plutot|je pense|je crois|il me semble|peut[- ]etre"
    r"|surement|sans doute|que|qu'il est|entre|non|oui|pardon|euh|je dirais|et|avec|pour"
    r"|dpe),? )*(?P<class>[a-g])"
    r"(?:,? (?:je crois|je pense|je dirais|il me semble|peut[- ]etre|environ|non))?\W*"
)
_TWO_ALONE = re.compile(
    r"\W*(?:entre |en |c'est |classe )*(?P<class>[a-g]) (?:et"
    r"|ou) (?P<other>[a-g])\W*"
)
# « DPE a refaire », « le DPE d'un logement », « dpe c'est quoi »
_NOT_A_LETTER = re.compile(
    r" (?:est|quoi|koi|ete|refaire|faire|jour|la|une?|le|partir|mon|ma|combien|quel(?:le)?|l'|moins"
    r"|deux|quand)\b"
)

_FURNISHED = re.compile(
    r"\bmeuble(?:e|s|es)?\b|(?<=est )meubler\b|(?<=es )meubler\b|(?<=pas )meubler\b|^meubler$"
)
_NOT_BEFORE = re.compile(
    r"\b(?:non|pas|ni|sans etre|jamais|est pas|sera pas|pas de|pas en)[ -]?(?:un |du |loue |en )?$"
)
_UNFURNISHED = re.compile(
    r"\b(?:loue[re]?s?|location|louee?s?|bail|loi|baux|logement loue|en"
    r"|appart(?:ement)? loue) (?:vide|nue?)\b(?! propri)"
    r"|\b(?:vide|nue?) (?:ou|et|/) ?(?=meuble)"
    r"|\bnon[- ]meublee?s?\b|^\W*(?:c'est |plutot |loue )?(?:vide|nu)\W*$"
)  # fmt: skip

_NOUN = re.compile(r"\b(?:les|des|mes|ses|vos|nos|ces|tes|leurs|de|aux) meubles$")


def extract_dpe(text: Canonical) -> list[Fact]:
    """Energy classes; « passoire » alone is not one."""
    facts: dict[int, Fact] = {}
    for pattern in (_CLASS, _CLASS_BEFORE, _DWELLING_IN):
        for match in pattern.finditer(text.text):
            start, end = match.span("class")
            if _is_plain_word(text, start, end):
                continue
            facts[start] = text.fact("dpe", match["class"].upper(), start, end)
            second = _SECOND.match(text.text, end)
            if second:
                start, end = second.span("class")
                facts[start] = text.fact("dpe", second["class"].upper(), start, end)
    alone = _ALONE.fullmatch(text.text)
    if alone:
        start, end = alone.span("class")
        facts.setdefault(start, text.fact("dpe", alone["class"].upper(), start, end))
    both = _TWO_ALONE.fullmatch(text.text)
    if both:
        for group in ("class", "other"):
            facts[both.start(group)] = text.fact("dpe", both[group].upper(), *both.span(group))
    return [facts[start] for start in sorted(facts)]


def _is_plain_word(text: Canonical, start: int, end: int) -> bool:
    """Whether the letter is the French word « a », « c' », « d' »… and not a class."""
    if not text.original[text.starts[start]].isascii():
        return True  # « é » is no class
    if text.cased[start].isupper() and not text.shouted:
        return False
    if _NOT_A_LETTER.match(text.text, end):
        return True
    following = {"a": r" \w", "c": r" [aeiouyh]", "d": r" [aeiouyh]"}.get(text.text[start])
    return following is not None and bool(re.match(following, text.text[end:]))


def extract_furnished(text: Canonical) -> list[Fact]:
    """Whether the dwelling is let furnished."""
    facts = []
    for match in _UNFURNISHED.finditer(text.text):
        facts.append(text.fact("furnished", False, match.start(), match.end()))
    taken = [(f.start, f.end) for f in facts]
    for match in _FURNISHED.finditer(text.text):
        start, end = text.span(match.start(), match.end())
        if any(a < end and start < b for a, b in taken):
            continue
        if _NOUN.search(text.text[: match.end()]) and "é" not in text.original[start:end]:
            continue
        before = _NOT_BEFORE.search(text.text[: match.start()])
        first = before.start() if before else match.start()
        facts.append(text.fact("furnished", before is None, first, match.end()))
    return facts
