"""Whether what is said of somebody is that they rent the dwelling let, or will live there.

A verb of dwelling says it with the dwelling beside it (« occupe mon T2 », « reprendre le bail »),
with a pronoun for it (« vont s'y installer ») or in the future (« vivront ensemble »); the
imperfect is over, and a new subject (« ma mère dit que je… ») ends the reach of the noun.
"""

from __future__ import annotations

import re

_DWELLING = (
    r"(?:appart\w*|apart\w*|studios?|[tf] ?[1-7]|logements?|rez[- ]de[- ]\w+|rdc|[1-7] pieces|bien"
    r"|duplex|[1-7]-pieces|maisonnette|chambres?|pavillon|gite|etage|bail|contrat|dependances?|sous-sol)"
)
_SIZE = r"(?:petite?s? |grande?s? |vieux |vieille |premier |premiere |autre )?"
_MINE = rf"(?:mon|ma|mes|notre|nos|l'une? de mes|une? de (?:mes|nos)) {_SIZE}"
_THE = rf"(?:l'|(?:le|la|au|du|ce|cet|cette|son|leur) ){_SIZE}"
_OF_ANOTHER = (
    r"(?: \w+)? (?:de |d'|du )(?:[ms](?:on|a|es) |leur |une? |l[ea] )?(?:voisin|ami|copain|copine)"
)
_HOME = (
    rf"(?:(?:{_MINE}|{_THE}){_DWELLING}|{_MINE}(?:maison|villa|annexe))\b"
    rf"(?!{_OF_ANOTHER})"
)
_NOT_IMPERFECT = r"(?!\w*[^r\W]ai(?:t|ent|s)\b)"
_DWELL = (
    rf"{_NOT_IMPERFECT}(?:habit|occup|vi(?=t|v)|loge|loga|logent|s?'?install|emmenag|demenag|r?entr"
    rf"|integr)\w*"
)
_TAKE = rf"{_NOT_IMPERFECT}(?:repren|repri|pren|recuper)\w*"
_FUTURE = r"(?:habit|occup|log|emmenag)e?r(?:a|ont|ai(?:t|ent))"
_WISH = rf"{_NOT_IMPERFECT}(?:veu[xt]|veul|voudr|souhait|aimer|cherch|interess|tent)\w*"
# « qui », « de 78 ans, », « et sa femme » may stand between; not another subject
_GAP = (
    r"(?:(?!\b(?:je|on|nous|mais|dit|disent|pens\w+|refus\w+|plus|ne (?:vien|veu|souhait)\w*"
    r"|possed\w+|locataires?)\b|\bj'"
    r"|\bet (?:mon|ma|mes) )[^.;!?\n]){0,55}?"
)
_SAYS_SO = re.compile(
    rf"{_GAP}(?<=[ ,'])(?:"
    rf"(?:s'y|y) {_DWELL}(?! plus)|{_DWELL} dedans\b|(?:etre|devenir|devienne|sera|serait"
    rf"|est) (?:le |la |mon |ma |notre )?"
    rf"(?:futur )?locataire\b|pren\w+ en location\b|(?:l[ea]s?|l') (?:mettre|loger"
    rf"|installer) dedans\b"
    rf"|(?:veut|va|vont|doit|peut|pourrai\w+|voudrai\w+) y"
    rf"|l'occup(?:e|ent|er)\b|(?:{_WISH}|va|vont|peut|peuvent|pourrai\w+)(?: bien)? (?:l[ea] |l')"
    rf"(?:lou|habit|occup|prend)\w*"
    rf"|{_DWELL}(?! plus)(?: [\w'-]+){{0,3}}? (?:dans |de |a )?{_HOME}|{_FUTURE}\b"
    rf"|{_TAKE}(?: [\w']+){{0,2}}? {_HOME}"
    rf"|(?:(?:{_WISH}|peut|peuvent|pourrai\w+|va|vont|compte\w*)(?:[- ](?:ils?|elles?))?"
    rf"(?: [\w']+){{0,3}}? (?:lou|habit|occup|loge|pren|reprend)\w*(?: [\w']+){{0,1}}?"
    rf"|lou(?:e|ent|era|eront|erai(?:t|ent))) {_HOME}(?! a (?:une?|des|l[ea]s?)\b)"
    rf"|{_WISH} (?:par )?(?:{_MINE}(?:{_DWELLING}|maison)\b|{_HOME}))"
)


def will_live_there(text: str, end: int) -> bool:
    """Whether the words after a person, who is named up to ``end``, say so."""
    return _SAYS_SO.match(text, end) is not None
