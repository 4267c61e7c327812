"""Where: ``commune`` (INSEE code, or the candidates of homonyms), ``zone_abc``.

``department`` and ``region`` only say that the commune is still to be asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.pipeline.extractors.canonical import Canonical, unshouted
from bot.pipeline.extractors.fact import (
    ROLE_NEAR,
    ROLE_OTHER,
    CommuneLike,
    DepartmentLike,
    Fact,
    MentionLike,
    TerritoryLike,
)

_ZONE = re.compile(
    r"\bzon(?:e|age)s? (?:abc )?(?:tendue )?(?P<zone>a ?bis|a|b ?1|b ?2"
    r"|c)(?![\w'/-])"
)
_AFTER_ZONE = re.compile(r"\W*$|[,.;?!/)]| (?:ou|et|pour|en|avec|couple|loc[123]|lli|20[0-9]{2})\b")
# « zone A ou B1 », not « zone A/B/C » nor « zone B1 ou à Lyon »
_ALSO_ZONE = re.compile(
    r" ?(?:ou|et) (?:en |la |zone )*(?P<zone>a ?bis|b ?1|b ?2|[ac](?=\W*$| ?[,.;?!)]))(?![\w'/-])"
)
# « zone B2 je crois, non C en fait »
_ZONE_AGAIN = re.compile(
    r"[^.;!?\n]{0,15}\b(?:non|pardon|enfin|plutot|en fait),? (?:(?:euh|plutot|c'est|zone|la"
    r"|en),? )*"
    r"(?P<zone>a ?bis|a|b ?1|b ?2|c)(?=\W*$| ?[,;.!?)]| en fait| plutot| je)"
)
# « B1, d'après la mairie », « B1 ou B2 Saint-Malo ? », « ça fait A bis » : nothing else is so named
_ZONE_NAMED = re.compile(
    r"(?<![\w'-])(?<!loc )(?<!permis )(?<!niveau )(?<!anglais )(?<!bat )(?<!batiment )(?<!lot )"
    r"(?<!appartement )(?<!porte )(?<!vitamine )(?P<zone>a ?bis|b ?1|b ?2)(?![\w'/-])"
    r"(?! (?:d'anglais|en (?:anglais|allemand|langue)|rue|avenue|boulevard))"
)
_ZONE_ALONE = re.compile(r"\W*(?:(?:en|c'est|zone|la|et en) )*(?P<zone>a ?bis|b ?1|b ?2)\W*")
_ZONES = {"abis": "Abis", "a": "A", "b1": "B1", "b2": "B2", "c": "C"}
_CODE_BEFORE = re.compile(r"(?<![0-9])(?P<code>[0-9]{2} ?[0-9]{3})[ ,(-]{1,3}$")
_NAME_ALONE = re.compile(r"\W*(?P<code>(?:la|le|les|l['’]) ?[^\W\d_]+)\W*", re.IGNORECASE)
_SAID_NAME = "département "
_SAID = "dans le "
_DEPARTMENT_ALONE = re.compile(
    r"\W*(?:(?:c'est|celui|celle|et|le|du) )+(?P<code>[0-9]{2,3}"
    r"|2[ab])\W*",
    re.IGNORECASE,
)
# « l'ADIL du 35 »
_OFFICE_OF = re.compile(
    r"\b(?:adil|anah|ddtm?|ddets|caf|prefecture|préfecture|delegation|délégation|espace conseil)"
    r"(?P<said> (?:du|dans le|de) )(?P<code>[0-9]{2,3}|2[ab])\b",
    re.IGNORECASE,
)
# « ds le 59 », « dan le 13 »
_IN_SHORT = re.compile(r"\b(?:ds|dan|dns)(?P<said> le )(?P<code>[0-9]{2,3}|2[ab])\b", re.IGNORECASE)
# « mon locataire a 15000 », « 20000 + 12000 »: a sum, though it is a postal code too
_SUM_NOT_CODE = re.compile(
    r"(?:\b(?:locataires?|candidate?s?|il|elle|on|femme|mari|couple|dame|monsieur|fils|fille|qui"
    r"|m[eé]nage|j'|ont|avons)"
    r" ?(?:a|ai|ont|avons|gagnent?|touchent?)|\bont|\+|\bplus|\bfait|\bgagn\w+|\btouch\w+"
    r"|\brfr(?: de)?"
    r"|\brevenus?(?: de)?|\bsalaires?(?: de)?)(?: environ)? $",
    re.IGNORECASE,
)

# « plafond des niches à 10000 »: a round sum beside a word of money
_ROUND_SUM = re.compile(
    r"\b(?:plafonn?\w*|niches?|imp[oô]ts?|r[eé]ductions?|travaux|pr[eê]ts?|cr[eé]dits?|primes?"
    r"|achat"
    r"|prix|vendu\w*|co[uû]t\w*|aides?|subventions?|amende|limit\w+)\b"
    r"[^.;,!?\n0-9]{0,25}[0-9]{2} ?000$",
    re.IGNORECASE,
)

# INSEE code before the first arrondissement, and how many there are
_ARRONDISSEMENTS = {"75056": (75100, 20), "69123": (69380, 9), "13055": (13200, 16)}
_ONLY_DIGITS = re.compile(r"[0-9]{2} ?[0-9]{3}")


def extract_zones(text: Canonical) -> list[Fact]:
    """ABC zones named (« zone B1 », « A bis »)."""
    matches = list(_ZONE.finditer(text.text)) or list(_ZONE_NAMED.finditer(text.text))
    alone = _ZONE_ALONE.fullmatch(text.text)
    if alone and not matches:
        matches = [alone]
    if matches and (also := _ALSO_ZONE.match(text.text, matches[-1].end())):
        matches.append(also)
    again = _ZONE_AGAIN.match(text.text, matches[-1].end()) if matches else None
    if again:
        matches = [again]
    return [
        text.fact("zone_abc", _ZONES[m["zone"].replace(" ", "")], m.start(), m.end())
        for m in matches
        if m["zone"] != "a" or _is_the_letter(text, m.start("zone"))
    ]


def _is_the_letter(text: Canonical, position: int) -> bool:
    """Whether « a » after « zone » is zone A, not « zone à risque » or « la zone a changé »."""
    typed = text.original[text.starts[position]]
    return typed == "A" or (typed == "a" and bool(_AFTER_ZONE.match(text.text, position + 1)))


# Towns abroad that are nearly the name of a commune: « Bruxelles », « Liège » (Le Liège)
_ABROAD = re.compile(
    r"(?:bruxelles?|brussels?|li[eè]ge|namur|charleroi|anvers|gand|tournai|mouscron|gen[eè]ve"
    r"|lausanne|zurich|b[aâ]le|luxembourg|londres|madrid|barcelone|milan|turin|rome|berlin|belgique"
    r"|suisse|alger|oran|tunis|casablanca|rabat|dakar|abidjan|montr[eé]al)",
    re.IGNORECASE,
)


def extract_places(message: str, territory: TerritoryLike, taken: list[Fact]) -> list[Fact]:
    """Communes, départements and regions named in ``message``, away from the facts ``taken``."""
    read = _places(unshouted(message), territory, taken)
    return [replace(fact, text=message[fact.start : fact.end]) for fact in read]


def _places(message: str, territory: TerritoryLike, taken: list[Fact]) -> list[Fact]:
    facts: list[Fact] = []
    departments = territory.find_departments(message)
    for mention in territory.find_in_text(message):
        if any(_holds(place, mention) for place in departments):
            continue  # « Puy de Dôme » is not Le Puy
        if any(fact.overlaps(mention.start, mention.end) for fact in taken):
            continue
        if _ONLY_DIGITS.fullmatch(message.strip()) and not message.strip().startswith("0"):
            continue  # « 28000 » alone may as well be an income: the question asked decides
        if _is_a_sum(message, mention) or _ABROAD.fullmatch(mention.text):
            continue
        passing = mention.role == "other" and not _after_scheme_plus(mention, taken)
        start = _start_with_postal_code(message, mention)
        role = ROLE_OTHER if passing else ROLE_NEAR if mention.near else None
        fact = _commune(message, mention.candidates, start, mention.end, role)
        facts.append(replace(fact, corrected=mention.corrected))
    facts += _departments_alone(message, territory, bare=not (facts or departments))
    for place in departments:
        if not any(fact.overlaps(place.start, place.end) for fact in (*taken, *facts)):
            words = message[place.start : place.end]
            facts.append(Fact("department", place.code, place.start, place.end, words))
    for region in territory.find_regions(message):
        if not any(fact.overlaps(region.start, region.end) for fact in (*taken, *facts)):
            words = message[region.start : region.end]
            facts.append(Fact("region", region.name, region.start, region.end, words))
    return facts


def _departments_alone(message: str, territory: TerritoryLike, *, bare: bool) -> list[Fact]:
    """« 62 », « l'ADIL du 35 », and « la creuse », which as a whole answer is no common word."""
    facts = []
    for named in (
        _DEPARTMENT_ALONE.fullmatch(message),
        _OFFICE_OF.search(message),
        _IN_SHORT.search(message),
        _NAME_ALONE.fullmatch(message) if bare else None,
    ):
        if named is None:
            continue
        said = _SAID_NAME if named.re is _NAME_ALONE else _SAID
        shift = named.start("code") - len(said)
        for place in territory.find_departments(said + named["code"]):
            start, end = place.start + shift, place.end + shift
            facts.append(Fact("department", place.code, start, end, message[start:end]))
    return facts


def _is_a_sum(message: str, mention: MentionLike) -> bool:
    """Whether the five figures of ``mention`` are an amount: « mon locataire a 15000 »."""
    bare = _ONLY_DIGITS.fullmatch(mention.text)
    said = _SUM_NOT_CODE.search(message[: mention.start]) or (
        _ROUND_SUM.search(message[: mention.end])
    )
    return bool(bare and said)


def _holds(place: DepartmentLike, mention: MentionLike) -> bool:
    """Whether the département's name holds the end of the commune's, and more."""
    return place.start < mention.end < place.end


def _commune(
    message: str, candidates: Sequence[CommuneLike], start: int, end: int, role: str | None = None
) -> Fact:
    words = message[start:end]
    codes = [_arrondissement(commune.code, words) for commune in candidates]
    value = codes[0] if len(codes) == 1 else {"candidates": codes, "text": words}
    return Fact("commune", value, start, end, words, role)


def _arrondissement(code: str, words: str) -> str:
    """« Marseille 13003 » is the third arrondissement, « Marseille » the whole city."""
    within = _ARRONDISSEMENTS.get(code)
    said = within and re.search(rf"(?<![0-9]){code[:2]} ?0(?P<n>[0-9]{{2}})(?![0-9])", words)
    if not within or not said or not 1 <= int(said["n"]) <= within[1]:
        return code
    return str(within[0] + int(said["n"]))


def _after_scheme_plus(mention: MentionLike, taken: list[Fact]) -> bool:
    """« PLUS à Paris »: the scheme, not « je ne suis plus à Paris »."""
    return any(
        fact.value == "plus" and 0 < mention.start - fact.end <= len(" dans ") for fact in taken
    )


def _start_with_postal_code(message: str, mention: MentionLike) -> int:
    """Start of « 62300 Lens » when the figures before the name are its postal code."""
    before = _CODE_BEFORE.search(message[: mention.start])
    if before is None:
        return mention.start
    code = before["code"].replace(" ", "")
    known = any(code in commune.postal_codes for commune in mention.candidates)
    return before.start("code") if known else mention.start
