"""Who the tenant is to the owner (``tenant_relation``).

ascendant, descendant, tax_household (same tax household), other_family, none (no family tie). A
relative who merely lives in the household is not a tenant: a letting word must be near.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_MINE = (
    r"(?:m(?:a|on|es)|s(?:a|on|es)|notre|nos|votre|vos|leurs?|un de mes|une de mes|l'un de mes"
    r"|l'une de mes)"
)
_PEOPLE: tuple[tuple[str, str], ...] = (
    ("other_family", r"(?:belle?[- ]mere|beau[- ]pere|beaux[- ]parents|belle?[- ]fille|beau[- ]fils"
        r"|gendre|belle?[- ]soeur"
     r"|beau[- ]frere|filleule?s?|parrain|marraine|freres?|soeurs?|frangine?|frangin|oncle|tante"
     r"|tata|tonton|cousine?s?|neveux?"
     r"|nieces?|ex(?:[- ](?:mari|femme|conjointe?))?"
     r"|compagnon|compagne|concubine?|copain|copine)"),
    ("descendant", r"(?:(?:petits?|petites?)[- ](?:fils|filles?|enfants?)"
        r"|arriere[- ]petits?[- ](?:fils|enfants?)|fils|filles?|fiston|enfants?"
     r"|gamine?s?|gosses?|ado|aine|ainee|cadette?)"),
    ("ascendant", r"(?:arriere[- ]grands?[- ](?:meres?|peres?|parents?)|grands?[- ](?:meres?|peres?"
        r"|parents?)|meres?|peres?|parents?|maman|papa|mamie|papi|mamy|papy)"),
    ("tax_household", r"(?:conjointe?|mari|femme|epoux|epouse|partenaire(?: de pacs| pacsee?)?"
        r"|pacsee?|propre foyer(?: fiscal)?|foyer fiscal)"),
    ("none", r"(?:amie?s?|potes?|collegues?|voisine?s?|connaissances?|ancien locataire|employee?"
        r"|salariee?)"),
)  # fmt: skip
_PERSON = "|".join(f"(?P<{relation}>{words})" for relation, words in _PEOPLE)
_ADJECTIVES = (
    r"(?: (?:propre|jeune|grande?|petite?|seconde?|vieille|vieux|deuxieme|meilleure?"
    r"|fille de|nouvelle?)){0,2}"
)
_LET = (
    r"(?:lou(?:er|e|es|ez|ant|ons|erai|erais|era)|location|bail|loger?|logeant|heberger?|preter?"
    r"|installer?"
    r"|relouer|sous-louer"
    r"|mettre|donner|proposer|confier|conventionner?)"
)
_LETTING = re.compile(
    rf"\b{_LET}\b(?:(?! (?:et|mais|avec) )[^.?!;\n]){{0,60}}?\b(?:a|par|pour|au nom de|avec)"
    rf" (?:une? des )?{_MINE}{_ADJECTIVES} (?:{_PERSON})\b"
)
_HOUSED = re.compile(
    rf"\b(?:loger?|heberger?|logeant|installer?) {_MINE}{_ADJECTIVES} (?:{_PERSON})\b"
    r"(?![^.;!?]{0,30}\ba (?:ma|notre) charge)"
)
_NEXT_SENTENCE = re.compile(rf"[.?!;\n] ?(?:et )?(?:a|pour) {_MINE}{_ADJECTIVES} (?:{_PERSON})\b")
_TENANT = re.compile(
    rf"\b(?:(?:locataires?|locatrice)(?: actuel(?:le)?)?(?: ?(?:est|sera|serait|c'est|ce|,|:"
    rf"|=)(?= ))+(?<!,)(?<!, )|(?:locataires?|locatrice)(?: actuel(?:le)?)?,"
    rf"(?! s(?:a|on|es) )|(?:est|sera"
    rf"|serait) occupee? par|le louer a|occupants?(?: est)?) "
    rf"(?:aussi )?{_MINE}{_ADJECTIVES} (?:{_PERSON})\b"
)
_AS_TENANT = re.compile(
    rf"(?<!foyer de )(?<!foyer fiscal de )\b{_MINE}{_ADJECTIVES} (?:{_PERSON})(?: \w+){{0,4}}?"
    r" (?:locataires?|comme locataire|(?:peu(?:t|vent)|pourrai\w+)(?:[- ](?:ils?|elles?))? (?:y "
    r"|me |nous )?"
    r"(?:louer|habiter|loger|etre)|(?:va|veut|voudrait|souhaite|compte) (?:y |me |le |nous )?"
    r"(?:louer"
    r"|habite[rz]?|prendre|occuper)|(?:prend|prendra|prendrait|occuperait) (?:le|mon|l')"
    r"|habitera(?:i(?:t|ent))?|(?:occup|log|viv|habit|emmenag)(?:er)?(?:ai(?:t|ent)|a|ont)"
    r"|(?:est|sont|vit|vivent|loge|habite)(?: \w+)? dans (?:mon|ma|notre|un de mes|une de mes)\b"
    r"|y (?:habite|loge)|occupe (?:le|mon|l')|peut(?:[- ](?:il"
    r"|elle))? (?:en )?(?:profiter|beneficier))"
)  # fmt: skip
# « ma fille est étudiante et je veux lui louer mon studio »
_LET_TO_THEM = re.compile(
    rf"\b{_MINE}{_ADJECTIVES} (?:{_PERSON})\b[^\n]{{0,250}}?[ ,.;]"
    r"(?<!veut )(?<!veulent )(?:lui|leur) (?:louer|loue|louerais?|loger|proposer|preter"
    r"|laisser|donner le bail)\b"
    # « ai-je le droit de le lui louer »: the sentence before names them
)
_ALONE = re.compile(
    rf"\W*(?:(?:non|oui|pardon|en fait|et|c'est|il s'agit de|ce sera|ce serait"
    rf"|si c'(?:est|etait)|a|pour|par),? )*{_MINE}{_ADJECTIVES} (?:{_PERSON})\W*"
)
# « louer à la fille de mon frère », « et le fils de mon ami ? »: whose child it is decides
_CHILD_OF = re.compile(
    rf"(?:\b{_LET}\b[^.?!;\n]{{0,60}}?\b(?:a|pour|au)|\blocataires? ?(?:est|=|:|c'est|,)"
    r"|^\W*(?:(?:et|non|oui|si|c'est|c'etait|a|au|pour|mais|alors|meme),? ?)*)"
    rf" ?(?:le |la |les |l'|un |une |au |aux )?(?:petite?s? )?(?:fils|filles?|enfants?|gosses?)"
    rf" (?:de|d')(?: ?{_MINE})? (?P<parent>freres?|soeurs?|cousine?s?|oncle|tante"
    r"|beau[- ]frere|belle[- ]soeur|(?P<friend>amie?s?|voisine?s?|collegues?|copine|copain))\b"
)
_FRIEND = re.compile(
    rf"\b{_LET}\b[^.?!;\n]{{0,40}}?\b(?:a|pour) (?:une? |des )(?P<who>amie?s?|potes?|collegues?"
    rf"|voisine?s?|connaissances?|inconnue?s?|tiers|couple d'amis)\b"
    r"|^\W*(?:(?:c'est|a|pour) )*une? (?P<who2>amie?|pote|collegue|voisine?|connaissance"
    r"|inconnue?)\W*$"
    r"|\b(?:aucun lien(?: (?:de parente|familial|de famille))?"
    r"|(?:parfaite? )?inconnue?s?(?= (?:aucun|pas|sans))|pas de (?:lien (?:de parente|familial"
    r"|de famille)|ma famille|la famille)"
    r"|ni ascendante?,? ni descendante?|rien a voir avec (?:la|ma) famille|sans lien (?:de parente"
    r"|familial|de famille)"
    r"|hors (?:de )?(?:ma )?famille)\b"
)  # fmt: skip


def extract_tenant_relations(text: Canonical) -> list[Fact]:
    """Family ties between owner and tenant."""
    facts: dict[int, Fact] = {}
    for pattern in (_LETTING, _TENANT, _AS_TENANT, _HOUSED, _NEXT_SENTENCE, _LET_TO_THEM):
        for match in pattern.finditer(text.text):
            _keep(facts, text, match)
    alone = _ALONE.fullmatch(text.text)
    if alone:
        _keep(facts, text, alone)
    for match in _CHILD_OF.finditer(text.text):
        relation = "none" if match["friend"] else "other_family"
        start, end = match.span("parent")
        facts[start] = text.fact("tenant_relation", relation, start, end)
    for match in _FRIEND.finditer(text.text):
        group = next((g for g in ("who", "who2") if match[g]), None)
        start, end = match.span(group) if group else match.span()
        facts.setdefault(start, text.fact("tenant_relation", "none", start, end))
    return [facts[start] for start in sorted(facts)]


def _keep(facts: dict[int, Fact], text: Canonical, match: re.Match[str]) -> None:
    relation = next(name for name, _ in _PEOPLE if match[name])
    start, end = match.span(relation)
    facts.setdefault(start, text.fact("tenant_relation", relation, start, end))
