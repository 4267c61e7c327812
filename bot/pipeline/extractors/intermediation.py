"""Who stands between owner and tenant (``intermediation``): none, mandat, sous_location, any.

« any » is an association or a social agency whose mode (management mandate or sublet) is not said.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.standing import still_held
from knowledge.everyday_words import ORDINARY_AGENCIES

_BODY = (
    r"(?:assoc(?:iation|iations|es?)?|assos?|agences?(?: immobilieres?)?(?: sociales?)?"
    r"|intermediaires?"
    r"|inter[- ]?mediations?(?: locatives?)?|iml|aivs|ais|operateurs?|organismes?|tiers|structures?"
    r"|solibail|fondations?)"
)
# Bodies that may be the tenant of a flat they sublet
_LETS_ON = (
    r"(?:asso(?:c(?:iation)?)?s?|organismes?(?: hlm)?|structures?|operateurs?|fondations?|ccas"
    r"|emmaus|habitat et humanisme|soliha|aivs|croix[- ]rouge|secours \w+|centre d'hebergement)"
    r"(?: (?:locale|agreee?|d'insertion|sociale|emmaus|soliha|habitat et humanisme))?"
)
# What it does when it is the tenant itself: « qui loue et reloue », « y met ses stagiaires »
_IS_TENANT = (
    r"(?:(?:(?:nous|me|lui|leur|vous) )?(?:re|sous[- ]?|ss[- ]?)lou\w+|signataire"
    r"|en son (?:propre )?nom"
    r"|(?:prend\w*|tien\w*|port\w+) (?:le|un|mon|ce) (?:bail|contrat)|lou\w+(?= et (?:sous|re|y "
    r"|l'))|l'occup\w+|occup\w+ (?:mon|le|l')"
    r"|y (?:log|met|plac|heberg|install)\w*|prend\w* (?:le|mon|ce|l')? ?(?:\w+ )?(?:en location"
    r"|a bail)"
    r"|(?:est|sera|serait|devient|reste|soit) (?:la |le |bien |mon |ma |notre )?(?:locataire"
    r"|titulaire du bail)"
    r"|signe\w* (?:\w+ ){0,2}(?:en|a) son (?:propre )?nom)"
)
# What somebody who lets does about it
_LETS_OUT = (
    r"(?:lou(?:e|er|ons|erai|erais|erons)|ger(?:e|er|ons|erai|erais)|trouv(?:e|er|ons|erai)"
    r"|choisi(?:s|r|rai"
    r"|ssons)|cherch(?:e|er|ons|erai)|m'?occup(?:e|er|erai)|(?:nous )?occupons|(?:veux|prefere"
    r"|compte|vais)"
    r" (?:louer|gerer|trouver|chercher|choisir|m'en occuper|m'occuper)|signe|fais (?:tout"
    r"|le bail|les visites)"
    r"|redige)\b"
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
            rf"|\b(?:pas|jamais|aucun)(?: (?!mais\b|si\b|que\b|sauf\b|sans\b"
            rf"|seul)[a-z']+){{0,4}}? (?:avec|via"
            rf"|par) (?:une? |des |les? |la |l'|cette )?{_BODY}\b|\bmoi,? direct(?:ement)?\b"
            rf"|\b(?:pas|plus|jamais|refuse\w*|evite\w*)(?: (?:envie|besoin|oblige|question"
            rf"|souhaite|envisage|prevu"
            rf"|veux|interesse|de|d'|a|que|pour|faire|etre))*(?: (?:passer|passe|gere|gerer"
            rf"|confier|aller|aide))?"
            rf" (?:par|avec|via) (?:une? |des |les? |la |l'|cette )?{_BODY}\b"
            rf"|\bpass\w+ par personne\b|\bsans (?:l'aide de |passer par |l'intervention de )?"
            rf"(?:personne|quiconque)(?= ?(?:[,;.!?)]|$)| entre| au milieu)"
            rf"|\bentre particuliers?\b|^\W*directement\W*$"
            rf"|(?<!pas )\ben direct\b|\bdirectement (?:au|a|avec|par|moi|aux)\b(?: \w+)?"
            rf"|\b(?:pas|aucune?) (?:envie|besoin|question) d[e'] ?{_BODY}\b"
            rf"|\b(?:de )?particulier a particulier\b|\bsans personne (?:au milieu|entre)\b"
            rf"|\bsans (?:eux|passer par (?:eux|elles?|lui))\b|\brien du tout comme {_BODY}\b"
            rf"|\b(?:loc[123]|location|louer|louant|loue|bail) direct\b|(?<=, )direct(?=,|\W*$)"
            rf"|\bloc[123] (?:tout seul|toute seule)\b"
            rf"|\bpar moi[- ]meme\b|^\W*moi[- ]meme\W*$|\b(?:ger\w+|lou\w+|occup\w+|trouve\w*"
            rf"|fai[st]|faire|cherche\w*)(?: \w+){{0,3}} moi[- ]meme\b|\b(?:location"
            rf"|gestion) directe\b"
            rf"|\b(?:bail|contrat|relation|gestion|lien) directe?\b|(?:^\W*|(?<=/ )|(?<=/)"
            rf"|(?<=compare )"
            rf"|\bvs )direct(?=,| (?:ou|vs)\b|\W*$)|\bou (?:bien )?(?:en )?direct\b"
            rf"|\bje (?:m'en occupe|gere|loue)(?: \w+)? (?:seule?|directement)\b"
            rf"|\bgerer(?: tout| toute)? seule?\b"
            # the landlord does it: « je choisis mon locataire moi-même », « c'est moi qui gère »
            rf"|\b(?:je|nous|on) (?:me |m'|nous )?(?!cherch\w+ a ){_LETS_OUT}(?:(?! pour "
            rf"| a (?:une?|l[ae]|des) | (?:une?|des) )[^.,;!?\n]){{0,35}}? (?:moi[- ]meme"
            rf"|nous[- ]memes?|soi[- ]meme|(?:tou(?:te?|s) )?seule?s?(?!\w| l[ea]s?\b| des?\b"
            rf"| avec| et )|par (?:mes|nos)"
            rf" propres moyens)\b"
            rf"|\bpar (?:mes|nos) propres moyens\b"
            rf"|\b(?:c'est|ce sera|ce serait|c'est bien) (?:moi"
            rf"|nous)(?:[- ]memes?)? qui (?!signe){_LETS_OUT}"
            rf"|\b(?:je|nous) (?:m'|nous )occup(?:e|ons|erai)(?: moi[- ]meme)? de (?:tout\b(?! ca)"
            rf"|la gestion|la location)"
            rf"|\bpersonne (?:entre|au milieu|d'autre entre)\b"
            # notes: « intermédiation : non », « gestion : directe », « IML non »
            rf"|\b{_BODY}(?: agreee?)? ?[:=]? ?(?<=[ :=])(?:non|aucune?|neant|sans|pas)(?=\W*$"
            rf"| ?[,;.)/])"
            rf"|\b(?:gestion|location|bail) ?[:=] ?(?:en )?directe?\b"
        ),
    ),
    (
        "mandat",
        re.compile(r"\b(?:sous )?mandats?(?: de)?(?: gestion)?(?: locative)?(?: sociale)?\b"
            r"|\bgestion (?:locative )?par mandat\b"
            r"|\b(?:signe|loue|agit|gere)\w* (?:le bail )?(?:en|a) (?:mon"
            r"|notre) nom\b(?! a sa place)"
            r"|\b(?:signe|loue|agit|gere)\w*(?: [\w']+){0,3} (?:pour (?:mon|notre|son|leur) compte"
            r"|au nom du (?:proprietaire|proprio|bailleur))\b"
            r"|\b(?:comme|en tant que) mandataire\b|\bmandataires? ?[:=]"),
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
            rf"|\b(?:lou(?:er|e|ee|ant|erais?)|location|bail)(?: \w+){{0,3}}? (?:a|au nom d[eu'])"
            rf" ?(?:une |un |l'|cette |des |la |le )?{_LETS_ON}\b"
            rf"|\bau nom d(?:u|e l'|e la|'une?) ?{_LETS_ON}\b|\bbail glissant\b"
            rf"|\b{_LETS_ON}\b(?:,? qui)?(?:(?!\b(?:je|nous|on|moi"
            rf"|locataire)\b)[^.;!?\n]){{0,40}}? "
            rf"{_IS_TENANT}"
            rf"|\b{_LETS_ON}\b(?: qui)?(?: (?:me|nous))? (?:(?:loue|louerait|louera"
            rf"|prend(?:rait|ra)?"
            rf"|signe(?:ra|rait)?) (?=(?:le bail|mon|ma|notre|l'appart|le logement"
            rf"|ce)\b(?!.{{0,12}} en"
            rf" (?:mon|notre) nom))|pa(?:ie|ye)(?:ra)? le loyer et (?:y |re)?log\w+)"
            rf"|\b(?:bail|contrat de location)(?: \w+){{0,3}}? avec (?:l'|une |la |le "
            rf"|cette )?{_LETS_ON}\b"
            rf"|\bbail (?:\w+ ){{0,3}}?(?:signe|pris|conclu|porte|tenu) par (?:l'|une |la |un "
            rf"|le )?{_LETS_ON}\b"
            rf"|\blocataires? (?:est|sera|serait|c'est|:|=) (?:une |un |l'|la |le )?{_LETS_ON}\b"
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
            r"|agences? (?:[a-z]+ )?(?:sociales?|a vocation sociale|solidaires?)"
            r"|organismes? (?:agrees?|tiers|intermediaires?|social|sociaux|solidaires?)"
            r"|fondations?|ccas(?= (?:gere"
            r"|s'occupe|m))"
            r"|structures?(?= (?:qui|comme) )|(?<=passer par un )(?:organisme|programme|dispositif"
            r"|service social)|(?<=passer par une )(?:structure|plateforme sociale)"
            r"|soliha(?= (?:qui|s'|m|t|(?:ger|fai|fer|lou|pren|sign|sera|comme|en)))|snl"
            r"|(?<=par )soliha|(?<=avec )soliha|(?<=via )soliha"
            r"|(?<=agence )soliha|(?<= a )soliha"
            r"|(?<=une )ais|(?<=l')ais|(?<=par )ais|(?<=via )ais"
            r"|(?:mandataires?|bailleurs?) (?:social )?agrees?"
            r"|operateurs? agrees?|agence solidaire|structures? (?:agreees?|d'insertion|sociales?)"
            r"|tiers (?:social|agree|de confiance)|emmaus"
            r"|louer solidaire|habitat (?:et|&) humanisme"
            r"|(?:avec|via|par) (?:un )?(?:intermediaire|tiers)(?! (?:social|2|3)))\b"
            r"|\b(?:via|avec|par|en) (?:la )?location solidaire\b"
            r"|\b(?:par|via|avec|chez|confi\w+ a) (?:une? |l'|le |la |cet(?:te)? )?(?:organisme"
            r"|structure"
            r"|operateur|plateforme sociale|service social|programme social|secours (?:catholique"
            r"|populaire)|croix[- ]rouge|armee du salut|france terre d'asile|coallia|aurore)\b"
        ),
    ),
)  # fmt: skip


# « Loc2 direct ou Loc2 avec une association »: both are said, to be compared
_OPPOSED = re.compile(
    r"\b(?:ou|vs|versus|contre|entre|puis|mieux|plutot qu[e']?|qu'en|face a|compar\w*|difference)\b"
)
# « une agence sociale plutôt que seul »
_ALONE = re.compile(
    r"\b(?:plutot qu(?:e|'a) |ou (?:bien )?|vs |que )(?:de )?(?:louer |gerer )?(?:toute? )?seule?\b"
    r"|\bseule? (?:ou|vs)\b(?= (?:bien )?(?:avec|par|via) )"
)
_RATHER_THAN = re.compile(r"\w plutot (?:que|qu')(?: (?:de )?(?:la|le|une?|en))? ?$")
# « avec ou sans association », « association ou pas »: both are asked about
_EITHER = re.compile(
    rf"\bavec (?:ou|et|/) sans (?:passer par )?(?:une? |l'|d')?{_BODY}\b"
    rf"|\b(?:une? |l'|d')?{_BODY} ou (?:pas|non|sans)\b"
)


# « mon locataire peut-il sous-louer une chambre »: the tenant's own letting
_BY_TENANT = re.compile(r"\blocataires?\b(?!.*\basso)[^.;!?\n]{0,30}$")
_ORDINARY = re.compile(rf"\b(?:{ORDINARY_AGENCIES})\b")
# « ai-je le droit de sous-louer mon logement », « la sous-location est interdite »
_MAY_I = re.compile(
    r"\b(?:(?:ai[- ]je|j'ai|a[- ]t[- ]on|on a|avons[- ]nous) le droit de|(?:puis[- ]je"
    r"|peut[- ]on|je peux|on peut"
    r"|je voudrais|j'aimerais))(?: y| le| la)? $"
)
_FORBIDDEN = re.compile(
    r"(?: d'un \w+)? (?:est|serait|c'est)(?:[- ]elle)? (?:interdit|autoris|permis|legal)\w*"
)
# « je travaille dans une association », « suivi par une association »
_WORKPLACE = re.compile(
    r"\b(?:(?:travail\w*|boss\w+|salariee?|benevole|employee?|embauchee?|emploi|poste"
    r"|conseiller\w*|travailleu\w+ sociale?"
    r"|stage|alternance|directeur|directrice|presidente?|responsable|educat\w+|adherente?)(?: \w+)?"
    r" (?:dans|pour|a|au sein d|en|par|de|d|chez)|(?:accompagnee?|suivie?|aidee?|hebergee?"
    r"|orientee?|domiciliee?)s?"
    r" (?:par|dans|chez)) ?'?(?:une? |l'|cette |son |des )?$"
)
_INFORMANT = re.compile(
    r"(?: [a-z']+){0,3}? (?:m'|nous |vous )?(?:a|ont|avait)(?: [a-z]+ment)? (?:dit|envoy\w+"
    r"|adress\w+"
    r"|presente\w*|propose\w*|transmis|renseign\w+|conseill\w+"
    r"|oriente\w*|appele\w*|contacte\w*"
    r"|parle|explique|ecrit|repondu|signale|recommand\w+|aide\w*)\b|(?: [a-z']+){0,2}? (?:me"
    r"|nous) (?:dit|conseille|parle|demande)\b"
    r"| des? (?:proprietaires|bailleurs|locataires)\b"
)
# « l'APL est versée directement au bailleur », « tout donné à Emmaüs »
_PAID_TO = re.compile(r"\b(?:vers|pa[iy]|apl|caf|aide|regl|vir[ée]|virement)\w*[^.;!?\n]{0,25}$")
_GIVEN_TO = re.compile(r"\b(?:donn|achet|vend|recup|debarrass)\w*[^.;!?\n]{0,25}(?:a|chez) $")
# « pas mandat, sous-location »; « mandat ou autre, je ne sais pas »
_DENIED = re.compile(r"\b(?:pas?|non|jamais)(?: (?:de|du|en|par|une?|l[ea]|via))*(?: d'| l'| )$")
_NO_MODE = re.compile(r"\b(?:mandat|sous[- ]?lo)")
_OR_OTHER = re.compile(r" ou (?:l'|un |une )?autres?\b")
# « parler à quelqu'un en direct »
_LIVE_TALK = re.compile(
    r"\b(?:parl\w+|quelqu'un|conseill\w+(?! de)|joindre|chat|tchat|contact\w*|discut\w+"
    r"|rappel\w*)\b"
    r"[^.;!?\n]{0,30}$"
)


def extract_intermediation(text: Canonical) -> list[Fact]:
    """Modes of intermediation named; a precise mode wins over « une association » near it."""
    either = [match.span() for match in _EITHER.finditer(text.text)]
    facts = [
        text.fact("intermediation", value, *span) for span in either for value in ("any", "none")
    ]
    if facts:
        return facts
    for value, pattern in _PATTERNS:
        for match in pattern.finditer(text.text):
            start, end = text.span(match.start(), match.end())
            if any(fact.overlaps(start, end) for fact in facts):
                continue
            if _is_set_aside(text.text, value, match):
                continue
            facts.append(text.fact("intermediation", value, match.start(), match.end()))
    facts = still_held(text, [fact for fact in facts if not _is_refused(text, fact)])
    held = [f for f in facts if not _DENIED.search(text.text[: text.starts.index(f.start)])]
    facts = held or facts
    if any(fact.value != "none" for fact in facts):  # « en mandat, sans sous-location »
        facts = [f for f in facts if f.value != "none" or not _NO_MODE.search(f.text.lower())]
    if any(fact.value == "any" for fact in facts) and not any(f.value == "none" for f in facts):
        facts += [
            text.fact("intermediation", "none", *m.span()) for m in _ALONE.finditer(text.text)
        ]
    if any(fact.value in ("mandat", "sous_location") for fact in facts) or not _OPPOSED.search(
        text.text
    ):
        facts = _without_vague(facts)
    return sorted(facts, key=lambda fact: fact.start)


def _is_set_aside(text: str, value: str, match: re.Match[str]) -> bool:
    """Whether the words say no way of letting: a tenant who sublets, a sum paid directly…"""
    before = text[: match.start()]
    if value == "sous_location":
        may = _BY_TENANT.search(before) or _MAY_I.search(before)
        return bool(
            may or _FORBIDDEN.match(text, match.end()) or _OR_OTHER.match(text, match.end())
        )
    if value == "any":
        return _only_mentioned(text, *match.span())
    if value == "mandat":
        agency = _ORDINARY.search(text, match.end(), match.end() + 50)
        return bool(agency or _OR_OTHER.match(text, match.end()))
    if match.group() == "en direct":
        return bool(_LIVE_TALK.search(before))
    return match.group().startswith("directement") and bool(_PAID_TO.search(before))


def _only_mentioned(text: str, start: int, end: int) -> bool:
    """Whether an association only told, employs or helps: « une association m'a renseignée »."""
    before = text[:start]
    return bool(
        _WORKPLACE.search(before) or _GIVEN_TO.search(before) or _INFORMANT.match(text, end)
    )


def _is_refused(text: Canonical, fact: Fact) -> bool:
    """« Mandat plutôt que sous-location »: the second is set aside, but not in a question."""
    before = text.text[: text.starts.index(fact.start)]
    return bool(_RATHER_THAN.search(before)) and "?" not in text.text


def _without_vague(facts: list[Fact]) -> list[Fact]:
    if any(fact.value != "any" for fact in facts):
        facts = [fact for fact in facts if fact.value != "any"]
    return facts
