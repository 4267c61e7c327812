"""The tie of kin said from the owner's side, or of a landlord who is the speaker's kin.

« la filleule du bailleur », « ma propriétaire (ma grand-mère) », « mon fils a acheté un studio et
me le loue », « un meublé appartenant à ma tante »: each clue is near the noun, in any order.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.kinship import INVERSE, NOUN, Relative, relation_of

_OWNER = (
    r"(?:(?:madame|mme|monsieur|mr) )?(?:l[ea] )?(?:proprietaires?|proprio|bailleurs?|bailleresses?"
    r"|gerante?|pb|(?:un |l'un )?des? associes?)"
)
_TENANT = r"(?:futur[es]* )?(?:locataires?|locatrices?|candidate?s?|preneu(?:r|se)s?|occupante?s?)"
_LINK = r"(?: (?:cadette?|ainee?|germaine?|majeure?|unique|maternelle?|paternelle?))?"
_OF = r"(?: du| de la| de l'| des| de(?: (?:mon|ma|notre|son|sa|leur))?)"
# « le fils du bailleur », « la fille de l'un des associés »
_OF_OWNER = re.compile(
    rf"(?<![\w-])(?P<noun>{NOUN}){_LINK}{_OF} ?(?:l'un )?{_OWNER}\b"
    r"(?! (?:est|habite (?:a cote|au)|vit (?:a cote|au)) )"
    r"(?! (?:qui )?(?:ger\w+|s'occupe|m'a|nous a|me|nous|dit|encaiss\w+|refus\w+|repren\w+"
    r"|a repris))"
)
# « la bailleresse est la mère de la locataire »
_OF_TENANT = re.compile(
    rf"\b{_OWNER},? (?:est|c'est|:|=|serait|sera)(?: bien| aussi)? (?:le |la |l')(?P<noun>{NOUN})"
    rf"{_OF} ?{_TENANT}\b"
)
# « bailleur et locataire sont cousins »
_BOTH = re.compile(
    rf"\b(?:{_OWNER} et (?:le |la |son |sa |mon |ma )?{_TENANT}|{_TENANT} et (?:le |la |son "
    rf"|sa )?{_OWNER}"
    rf") (?:sont|est|sommes)(?: tous les 2| donc)? (?P<noun>cousine?s?|freres?|soeurs?"
    r"|beaux[- ]freres)(?: (?:germains?|eloignes?))?(?=\W|$)"
)
# « locataire = fille de M. Roux »
_NOTED = re.compile(
    rf"\b(?:loc|{_TENANT}) ?[:=/] ?(?:le |la |l')?(?P<noun>{NOUN}){_LINK} de (?:m\.|mr|mme|monsieur"
    r"|madame) "
)
# Just before « mon cousin »: he is the owner
_OWNER_BEFORE = re.compile(
    rf"\b{_OWNER}(?: actuel(?:le)?)?(?:,? ?(?:qui |ce |c')?(?:est|sera|serait|etait"
    rf"|n'est autre que|n'est que)"
    r"(?: donc| aussi| en fait)?| ?[(,:=]| ?-)+ ?$"
    r"|\b(?:appart(?:ient|enant|enait|iendra)|(?<!c')est) a (?:l'un de )?$"
    r"|\b(?:locataire|louons|loue|lou(?:er|ait|ais)|location|bail|loger|loge)(?: \w+){0,3} chez $"
    r"|\blocataires? (?:de|d'un[e]? \w+ (?:de|a)) ?$"
    r"|\b(?:bail|contrat) que (?:me|nous) (?:fera|fait|ferait|propose|signe) $"
    r"|(?:me|nous) (?:sous-)?lou\w+ [^.;!?\n]{3,60}? (?:est|c'est|n'est autre que) $"
    rf"|\b(?:je suis|je vis|j'habite|on est|on habite|nous habitons|j'occupe"
    rf"|nous occupons)(?: \w+){{0,3}}?"
    rf" (?:dans |ds )?(?:le |l'|la |un |une |au )(?:petite? )?(?:studio|appart\w*|logement|maison"
    rf"|[tf][1-6]"
    r"|chambre|rez-de-chaussee|duplex) (?:a|de|d') ?$"
)
# Just after « ma tante »: she lets to the speaker
_LETS = (
    r"(?:me|nous|m'y|m'|nous y) ?(?:l[ea]s? |l')?(?:y )?(?:(?:re|sous-)?lou\w+|log(?:e|ent|era"
    r"|erait)\b"
    r"|fai(?:t|sait|re) (?:un bail|payer|[0-9])|fera (?:un bail|payer)|demande (?:[0-9]|un loyer))"
)
_GAP = r"(?:(?!\b(?:je (?:le|la|les|lui|leur) lou|lui lou|leur lou|je loue|a qui)\w*)[^.!?\n])"
_OWNS_AFTER = re.compile(
    rf"{_GAP}{{0,90}}?(?:,| )(?:et |qui |elle |il |ils |elles )*{_LETS}"
    rf"|,? (?:qui )?(?:est|sera|sont|serait)(?: la| le| ma| mon| notre| donc)? (?:proprietaires?"
    rf"|proprios?"
    r"|bailleu\w+)\b(?=[^!?\n]{0,120}\b(?:me|nous|je vis|j'habite|je suis rest\w+|je loue"
    r"|je lui (?:pa|ver)\w+"
    r"|j'occupe|j'y|locataire|m'y)\b)"
    r"|[^.!?\n]{0,80}\b(?:je|on|nous) (?:lui|leur) (?:pa[iy]\w+|vers\w+|donn\w+ [0-9]|regl\w+)"
    r"|[^.!?\n]{0,80}\bc'est moi qui (?:y (?:entr|habit|vi|emmenag)\w+|l'occupe|le loue)"
    r"|,? a qui (?:est|appartient) (?:la|le|l')"
    r"|,? (?:possede|a) (?:une?|le|la) [^.!?\n]{1,60}(?:ou|dans le(?:quel)?"
    r"|dans la(?:quelle)?),? (?:j'|je)"
    r"|,? (?:c'est|qui est)? ?(?:l[ea] |mon |ma |notre )(?:proprietaire|proprio|bailleu\w+)\b"
)
_STARTS = re.compile(
    r"^\W*(?:(?:bonjour|bonsoir|oui|non|ok|bon|alors|donc|et|euh|en fait|pardon|voila|pour|c'est"
    r"|ce sera|ce serait|il s'agit de|c'etait|si c'est|finalement|plutot)[ ,.:!]*)*$"
)
_SAID_TO_BE = re.compile(
    r"\b(?:c'est|ce sera|ce serait|il s'agit de|vu que c'est|c'etait)(?: bien| donc)? $"
)
_FIRST_PERSON = re.compile(r"\b(?:je|moi|nous|on|me|m'y|mon mari|ma femme)\b|\bj'|\bm'")
_LET_BY_ME = re.compile(
    r"\b(?:je|on|nous) (?:lui|leur) (?:lou|fai|fer|propos|laiss|donn)\w*|\b(?:mon|ma"
    r"|notre) (?:[tf][1-6]"
    r"|studio|appart\w*|logement|maison|rez-de-chaussee|deux-pieces|[1-6][- ]pieces|duplex)\b"
    r"|\bloca(?:taire|tion)\b|\bsur le bail\b"
)
_LETTING_CUE = re.compile(
    r"\b(?:net|brut|rfr|revenus?|gagn\w+|touch\w+|loyer|studio|[tf][1-6]|bail|hc|cc|meuble\w*|euros?"
    r"|salaires?|par mois|an)\b|€|m2|\bretraite\b"
)
_NOT_RENTING = re.compile(
    r",? (?:qui )?(?:dit|pense|croit|trouve|demande|dis|raconte|conseille|a (?:lu|vu|entendu"
    r"|trouve))\b|"
    r" (?:et|avec) (?:moi|nous)\b|[^.!?\n]{0,60}\b(?:et moi|avec (?:moi|nous)|chez (?:moi|nous)"
    r"|a (?:ma|notre)"
    r" charge|garante?|caution|proprietaire|proprio|possede|m'a|me dit|m'aide|nous aide)\b"
    r"| qui (?!va|vont|veut|veulent|prend|prendra|habit|loue|vit|occupe|entre (?:dans|au|le)|sera"
    r"|y|est loc)"
    r"|[^.!?\n]{0,60}\b(?:loue|louent|louait) (?:son|sa|ses|leurs?|depuis (?:[0-9]+ a"
    r"|[0-9]+ ans a)|a |une? )"
    r"|[^.!?\n]{0,120}\b(?:l'appart\w*|le studio|le logement|la maison)(?: \w+)? (?:de |d'"
    r"|du )(?:m[ao]n? |une? |la |l')"
)


def extract_owner_ties(text: Canonical) -> dict[int, Fact]:
    """« le fils du bailleur », « bailleur et locataire sont cousins », by position."""
    facts: dict[int, Fact] = {}
    for pattern in (_OF_OWNER, _OF_TENANT, _BOTH, _NOTED):
        for match in pattern.finditer(text.text):
            relation = relation_of(match["noun"])
            value = INVERSE.get(relation, relation) if pattern is _OF_TENANT else relation
            if value and value != "tax_household":
                start, end = match.span("noun")
                facts[start] = text.fact("tenant_relation", value, start, end)
    return facts


def is_landlord(text: str, person: Relative) -> bool:
    """Whether the relative lets to the speaker."""
    if not person.own:
        apposed = re.search(rf"\b{_OWNER},? $", text[: person.start])
        return bool(apposed and person.theirs and person.relation != "tax_household")
    return lets_to_speaker(text, person.start, person.end)


def lets_to_speaker(text: str, start: int, end: int) -> bool:
    """Whether whoever is named from ``start`` to ``end`` owns the speaker's home."""
    return bool(_OWNER_BEFORE.search(text[:start]) or _OWNS_AFTER.match(text, end))


def is_the_subject(text: str, person: Relative) -> bool:
    """Whether the message is about the relative, who rents: « mon neveu, 1 300 net par mois »."""
    before = text[: person.start]
    if _NOT_RENTING.match(text, person.end) or person.relation == "tax_household":
        return False
    if _SAID_TO_BE.search(before):
        return True
    if not (person.own and _STARTS.fullmatch(before)):
        return False
    rest = text[person.end :]
    if _FIRST_PERSON.search(rest) or before.endswith("pour "):
        return bool(_LET_BY_ME.search(rest))
    # « ma fille gagne 15 000 par an »: she may look for a home elsewhere
    distant = person.relation == "other_family" and _LETTING_CUE.search(rest)
    return bool(distant or _LET_BY_ME.search(rest))
