"""Who stands between owner and tenant (``intermediation``): none, mandat, sous_location, any.

« any » is an association or a social agency whose mode (management mandate or sublet) is not said.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_BODY = (
    r"(?:assoc(?:iation|iations|es?)?|assos?|agences?(?: immobilieres?)?(?: sociales?)?"
    r"|intermediaires?"
    r"|inter[- ]?mediations?(?: locatives?)?|iml|aivs|ais|operateurs?|organismes?|tiers|structures?"
    r"|solibail)"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "none",
        re.compile(
            rf"\b(?:sans|sens|ss|ni|hors|pas d[e']|pas avec|pas via|pas par|aucune?|ne (?:veux"
            rf"|souhaite"
            rf"|passe) pas"
            rf"(?: passer)?(?: par)?)(?: (?:passer par|recourir a|recours a|l'aide de"
            rf"|faire appel a))?"
            rf" ?(?:une? |des |les? |la |l'|cette |d'|d'une |par une )?{_BODY}\b(?: (?:ni|ou"
            rf"|et) (?:une? |d')?{_BODY}\b)?"
            rf"|\b(?:sans|pas de|ni|aucune?) (?:mandats?(?: de gestion)?|sous[- ]location)\b"
            rf"|\b(?:pas|plus|jamais|refuse\w*|evite\w*)(?: (?:envie|besoin|oblige|question"
            rf"|souhaite|envisage|prevu"
            rf"|veux|interesse|de|d'|a|que|pour|faire|etre))*(?: (?:passer|passe|gere|gerer"
            rf"|confier|aller|aide))?"
            rf" (?:par|avec|via) (?:une? |des |les? |la |l'|cette )?{_BODY}\b"
            rf"|\bne pass\w+ par personne\b|\bentre particuliers?\b|^\W*directement\W*$"
            rf"|(?<!pas )\ben direct\b|\bdirectement (?:au|a|avec|par|moi|aux)\b(?: \w+)?"
            rf"|\b(?:pas|aucune?) (?:envie|besoin|question) d[e'] ?{_BODY}\b"
            rf"|\b(?:de )?particulier a particulier\b|\bsans personne (?:au milieu|entre)\b"
            rf"|\bsans (?:eux|passer par (?:eux|elles?|lui))\b|\brien du tout comme {_BODY}\b"
            rf"|\b(?:loc[123]|location|louer|louant|loue|bail) direct\b|(?<=, )direct(?=,|\W*$)"
            rf"|\bloc[123] (?:tout seul|toute seule)\b"
            rf"|\bpar moi[- ]meme\b|^\W*moi[- ]meme\W*$|\b(?:ger\w+|lou\w+|occup\w+|trouve\w*"
            rf"|fai[st]|faire|cherche\w*)(?: \w+){{0,3}} moi[- ]meme\b|\b(?:location"
            rf"|gestion) directe\b"
            rf"|\bbail direct\b"
            rf"|\bje (?:m'en occupe|gere|loue)(?: \w+)? (?:seule?|directement)\b"
            rf"|\bgerer(?: tout| toute)? seule?\b"
        ),
    ),
    (
        "mandat",
        re.compile(r"\b(?:sous )?mandats?(?: de)?(?: gestion)?(?: locative)?(?: sociale)?\b"
            r"|\bgestion (?:locative )?par mandat\b"
            r"|\b(?:signe|loue|agit|gere)\w* (?:le bail )?(?:en|a) (?:mon"
            r"|notre) nom\b(?! a sa place)"),
    ),
    (
        "sous_location",
        re.compile(
            r"\b(?:location ?(?:/|-|puis|et|ou)? ?)?(?:sous?|ss)[- ]?(?:locations?|loues?|louer|loc"
            r"|louent"
            r"|louee?s?)\b"
            r"|\basso(?:ciation)?s? (?:agreee? )?(?:est |sera |serait "
            r"|devient )?(?:la )?locataire\b"
            r"|\basso(?:ciation)?s? (?:qui )?(?:signe|prend|prendra|signera|loue|louerait|louera)\b"
            r"(?: (?:le|mon|ce|un) (?:bail|logement|appart(?:ement)?|bien|studio|t[1-6]))?"
            r"|\b(?:lou(?:er|e|ee|ant|erais?)|location|bail)"
            r"(?: \w+){0,2}? (?:a|avec|au nom de|pour) (?:une |l'|cette |des )asso(?:ciation)?s?\b"
            r"(?=(?: agreee?)?(?: qui (?:sous|le re|re))|\W*$| ?[,.;!?])"
        ),
    ),
    (
        "any",
        re.compile(
            r"\b(?:assos?|assoc|associations?(?! d(?:e|u) (?:quartier|parents|locataires|sport"
            r"|village"
            r"|proprietaires))"
            r"|iml|(?<!prime d')(?<!primes d')inter[- ]?mediation(?: locative)?|aivs|solibail"
            r"|louez? solidaire"
            r"|agences? immobilieres? (?:sociales?|a vocation sociale)|agences? sociales?"
            r"|organismes? agrees?|(?<=par )soliha|(?<=avec )soliha|(?<=via )soliha"
            r"|(?<=agence )soliha|(?<= a )soliha"
            r"|operateurs? agrees?|agence solidaire|structures? agreees?|tiers (?:social|agree)"
            r"|louer solidaire|habitat (?:et|&) humanisme"
            r"|(?:avec|via|par) (?:un )?(?:intermediaire|tiers)(?! (?:social|2|3)))\b"
            r"|\b(?:via|avec|par|en) (?:la )?location solidaire\b"
        ),
    ),
)  # fmt: skip


# « Loc2 direct ou Loc2 avec une association »: both are said, to be compared
_OPPOSED = re.compile(
    r"\b(?:ou|vs|versus|contre|plutot qu[e']?|qu'en|face a|compar\w*|difference)\b"
)
# « une agence sociale plutôt que seul »
_ALONE = re.compile(
    r"\b(?:plutot qu(?:e|'a) |ou (?:bien )?|vs |que )(?:de )?(?:louer |gerer )?(?:toute? )?seule?\b"
)
_RATHER_THAN = re.compile(r"\w plutot (?:que|qu')(?: (?:de )?(?:la|le|une?|en))? ?$")
_UNDECIDED = re.compile(r"\bavec (?:ou|et) sans (?:une? |l'|d')?\w*$")


# « mon locataire peut-il sous-louer une chambre »: the tenant's own letting
_BY_TENANT = re.compile(r"\blocataires?\b(?!.*\basso)[^.;!?\n]{0,30}$")
# « parler à quelqu'un en direct »
_LIVE_TALK = re.compile(
    r"\b(?:parl\w+|quelqu'un|conseill\w+|joindre|chat|tchat|contact\w*|discut\w+|rappel\w*)\b"
    r"[^.;!?\n]{0,30}$"
)


def extract_intermediation(text: Canonical) -> list[Fact]:
    """Modes of intermediation named; a precise mode wins over « une association » near it."""
    facts: list[Fact] = []
    for value, pattern in _PATTERNS:
        for match in pattern.finditer(text.text):
            start, end = text.span(match.start(), match.end())
            if any(fact.overlaps(start, end) for fact in facts):
                continue
            before = text.text[: match.start()]
            if _UNDECIDED.search(text.text[: match.end()]):
                continue
            if value == "sous_location" and _BY_TENANT.search(before):
                continue
            if match.group() == "en direct" and _LIVE_TALK.search(before):
                continue
            facts.append(text.fact("intermediation", value, match.start(), match.end()))
    facts = [fact for fact in facts if not _is_refused(text, fact)]
    if any(fact.value == "any" for fact in facts) and not any(f.value == "none" for f in facts):
        facts += [
            text.fact("intermediation", "none", *m.span()) for m in _ALONE.finditer(text.text)
        ]
    if any(fact.value in ("mandat", "sous_location") for fact in facts) or not _OPPOSED.search(
        text.text
    ):
        facts = _without_vague(facts)
    return sorted(facts, key=lambda fact: fact.start)


def _is_refused(text: Canonical, fact: Fact) -> bool:
    """« Mandat plutôt que sous-location »: the second is set aside, but not in a question."""
    before = text.text[: text.starts.index(fact.start)]
    return bool(_RATHER_THAN.search(before)) and "?" not in text.text


def _without_vague(facts: list[Fact]) -> list[Fact]:
    if any(fact.value != "any" for fact in facts):
        facts = [fact for fact in facts if fact.value != "any"]
    return facts
