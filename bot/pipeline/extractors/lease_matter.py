"""What a date is the date of: the start of a lease, or some other matter."""

from __future__ import annotations

import re

from bot.pipeline.extractors.other_events import (
    LETTING,
    dates_another_event,
    surely_dates_another_event,
)

# A date that says when the income, the flat, the report… is from, not when the lease starts.
_OTHER = re.compile(
    r"\b(?:rfr|revenus?|reference|salaires?|gagn\w+|touch\w+|percoi\w+|avis"
    r"|(?<!reduction d')(?<!reductions d')impots?|imposition"
    r"|declar\w*|construi\w*|construction"
    r"|bati\w*"
    r"|nee?s? (?:en|le)|naissance|achete\w*|achat|acqui\w*|dpe|diagnostic|loi|decret|instruction"
    r"|circulaire|arrete"
    r"|ordonnance|article"
    r"|indice|irl|revision|marie\w*|divorce\w*|pacse\w*|proprietaires?(?: \w+)? depuis"
    r"|renov\w*|travaux"
    r"|taxe|fonciere|fonciers|vend(?:re|s|ons|u|ue|ais)?|vente|avenant\w*"
    r"|avant(?! noel)(?![^.;!?\n]*,)|reforme|existe"
    r"|embauche\w*"
    r"|interdit\w*|obligatoire"
    r"|depos\w+|dossier|demande|envoy\w+|recu|courrier|repond\w*|appele\w*|l'(?:ai|avons"
    r"|a) paye\w*|hausse|augment\w*|boug\w+"
    r"|revis\w+|(?<!bail )(?<!contrat )(?<!location )(?<!bail est )(?<!contrat est )partie?s?"
    r"|ancien(?:ne)? locataire|change|pacs|mariage|naissance"
    r"|heritee?|heritage|degats?|sinistre|fuite|succession|retraite\w*|vacante?"
    r"|vide|inoccupee?|livree?|refait\w*"
    r"|chaudiere|fenetres|toiture"
    r"|(?<!s')(?<!est )(?<!suis )(?<!sommes )(?<!sont )(?<!^)(?<!, )installe\w*|remplace\w*"
    r"|chang\w+|chomage|malade|vacances"
    r"|cdi|cdd|travail|boulot|stage|formation|apprentissage|alternance|interim"
    r"|etudes|fac|rdv|rendez[- ]vous|notaire|compromis"
    r"|decision|chantier|achev\w+|deced\w+|deces|morte?|sortie|anniversaire|revaloris\w*"
    r"|reevalu\w*|rattrap\w*|transform\w*"
    r"|arriv\w+ en france|ancien(?:ne)? (?:bail|contrat)|(?:bail|locataire) (?:precedent|d'avant)"
    r"|visite\w*|assurance|(?:rend\w*|restitu\w+|repris) les cle[fs]s?|cle(?:s"
    r"|fs)(?: [a-z]+){0,3} (?:rend|restitu)\w+|dispositif"
    r"|convention\w*(?! (?:et|avec) (?:le |un )?bail))\b"
    r"(?: (?:du|de la|de mon|de ma|de|d'un|d'une|le|la|mon|ma|au|a))?(?: (?:bail|contrat|location"
    r"|loyers?"
    r"|convention\w*|baux|(?:[a-z]+ )?logement|appart\w*))?"
)
# « en 2024 j'ai gagné 21 000 € »
_OTHER_MATTER_AFTER = re.compile(
    r",? ?(?:(?:j'ai|j'avais|on a|on avait|nous avons|il a|elle a|ils ont|mes|mon|nos|notre|je|on)"
    r" )?(?:gagn|touch|percu|declar|revenu|rfr|salaire|achet|acquis|herit|refait)\w*"
    r"|,? (?:une|la|ma|notre) (?:convention|promesse|demande)\b"
)
# « dès que les travaux sont finis, en février »: what a subordinate clause says is not dated
_SUBORDINATE = re.compile(
    r"\b(?:des que|une fois(?: que)?|apres|quand|lorsque|aussitot que"
    r"|a la fin de)\b[^.;!?\n]{3,50},"
)
_LEASE_WORDS = re.compile(
    r"\b(?:bail|baux|contrat|signe\w*|plafonds?|limites?|entree|(?:re)?location|(?:re)?loue\w*"
    r"|emmenag\w*"
    r"|baremes?|engagement|(?:premiers?|1 ?ers?) loyers?|demarre\w*|pris effet)\b"
)
# « travaux commencés en mars »: to begin or to arrive says nothing without its subject
_LEASE = re.compile(
    rf"{_LEASE_WORDS.pattern}|\b(?:r?entree?s?|r?entrer|rentr\w+|install\w+|habit\w+|occup\w+"
    rf"|loge(?:nt|ons)?"
    r"|(?:prise?|date) d'effet|chez moi|dans (?:les )?(?:lieux|murs)|refai\w+ un"
    r"|cherche(?:r|ons)?(?= pour $)|(?:suis|est|sont|sommes|etes) (?:la|dedans|en place)"
    r"|(?:il|elle|ils|elles|dame|monsieur|locat\w+|occupante?|couple|famille|suivante?"
    r"|remplacante?|nouve\w+)"
    r"(?: [a-z']+){0,3} (?:arriv|entr|cour|commenc|demarr|debut)\w*)\b"
)
_LEASE_MATTER = re.compile(rf"{_LEASE_WORDS.pattern}[^.;!?\n]{{0,30}}$")
# « les plafonds de revenus 2024 », not « les plafonds ont changé en 2024 »
_LIMITS = re.compile(
    r"\b(?:plafonds?|limites?|baremes?)\b(?:(?!chang|augment|boug|revaloris|publi|evolu|baiss|hauss"
    r"|monte|paru|sorti)[^.;!?\n]){0,30}$"
)
# « au renouvellement en mars », « je renouvelle en juin », « le bail sera renouvelé en mai »
_RENEWAL = re.compile(
    r"\b(?:renouvellements?|reconductions?|renouvel(?:er|le|lera|lerai|able)s?)\b"
)
_STARTED = re.compile(
    r"\b(?:origine|initial\w*|signe\w*|date|depuis|debut\w*|commenc\w*|entre\w*|loue\w*)\b"
)
_RENEWED = re.compile(r"\b(?:renouvelee?s?|reconduite?s?)\b")
# « elle paie 500 € depuis mai », « le loyer est de 630 depuis… »: since when the rent is so
_RENT_SINCE = re.compile(
    r"\b(?:loyers?|pa(?:ie|ye)\w*|vers\w+|regl\w+)\b[^.;!?\n]{0,40}[0-9] ?(?:€|e|euros?)?"
    r"(?:(?!bail|contrat|lou|habit|occup|log)[^.;!?\n]){0,20}\bdepuis (?:l[ea] |l')?$"
)
# « il me la loue 520 vide depuis 2020 »
_LET_EMPTY = re.compile(
    r"\b(?:bail|baux|(?:re)?(?:lou|entr)\w+|(?:re)?location|log\w+|habit\w+|occup\w+"
    r"|install\w+)\b[^.;,!?\n]{0,30}$"
)
_SENTENCE = re.compile(r"[.;!?\n](?: |$)")
_REACH, _NEAR = 90, 32  # characters before a date: where its matter stands, how far it may be
# « le bail finit le 30 juin », « nous sommes en novembre »
_NOT_A_START = re.compile(
    r"\b(?:fini\w*|prend(?:ra)? fin|termin\w*|fin (?:de|du|d')|expir\w*|echeance|jusqu'?\w*"
    r"|(?:locataires?|occupante?s?|il|elle|ils|elles|couple|dame|monsieur) part(?:ent)?"
    r"|(?:nous sommes|on est)(?= (?:deja )?(?:en |le |au |debut |fin )?$)|a terme|s'en va"
    r"|s'en ira|quitt\w+|depart|conge|preavis|resili\w*"
    r"|s'arret\w*"
    r"|(?<!a )(?<!bail )(?<!contrat )(?<!location )partir(?:a|ont|ait)\b(?! d[ue] )|liber(?:e|era"
    r"|eront|ee?)"
    r"|arriv\w+ a (?:(?:son|leur) )?(?:terme|echeance|expiration)|s'achev\w+|denonc\w*)"
    r"(?: ?(?:du|de la|de mon|de ma|de|d'un|d'une|le|la|mon|ma|au|a))?"
    r"(?: ?(?:bail|contrat|location|loyers?|convention\w*|baux|mois de|engagement))?"
)
_LEASE_WORD = re.compile(
    r"\b(?:bail|baux|contrat|sign\w+|partir d|des|effet|entree?|(?:em|a)menag\w+|commenc\w+"
    r"|debut\w*"
    r"|arriv\w+|entre|install\w+|locatrice|rentr\w+|demarr\w+|locations?|locataire"
    r"|cle(?:s|fs?)\b"
    r"|\bpren\w+ (?:l'|le |mon |ma |un )(?:appart\w*|logement|studio|maison|[tf][1-6])"
    r"|r?entre\b)"
)
_LET_SINCE = re.compile(
    r"\b(?:bail|baux|contrat|convention\w*|locations?|en place|lou\w+|habit\w+|occup\w+|install\w+"
    r"|r?entree?s?|emmenag\w+|chez moi|dans (?:les )?(?:lieux|murs)"
    r"|(?:est|sont|suis|sommes|vi[st]|vivons|vivent) (?:la|dedans|ici|chez (?!m)\w+"
    r"|dans (?:le|la|l'|mon|son|ce|cet|cette|un|une)(?!\w))|y (?:est|sont|suis|sommes|log\w+|vi\w+)"
    r"|cle(?:s|fs)|log(?:e|ent|eons)"
    r"|dans le meme (?:appart\w*|logement|studio)|l'occup\w+)\b"
    r"|\b(?:suis|sommes|est|sont) (?:\w+ )?locataires?\b"
    r"|\blocataires?(?: (?!pa[iy]|ne\b|n'|a\b|est\b|m[e']|doi|son|touch)[\w']+){0,4} $"
)
# « ça fait quatre ans que je loue », « depuis six mois mon locataire paye »
_LET_SINCE_AFTER = re.compile(
    r",? (?:deja,? )?(?:que |qu')?(?:[a-z]+ |l'|j'){0,3}(?:lou\w+|habit\w+|occup\w+"
    r"|locataires?(?! (?:me |nous |m')?(?:pa[iy]|vers|regl))|bail"
    r"|(?:est|sont|suis) (?:la|dedans|dans|chez (?:moi|nous))|(?:a|ont) pris (?:le|l'|mon)"
    r"|(?:ai|avons|a) l[ea]s? memes? locataires?)(?!\w)"
)

# In a sentence, a date is the lease's only next to one of these.
_CUE = re.compile(
    r"\b(?:bail|baux|contrat|sign\w+|plafon\w*|entr\w+|rentr\w+|locations?|(?:re)?lou\w+|emmenag\w*"
    r"|limites?|baremes?|engagement|(?:premiers?|1 ?ers?) loyers?|demarr\w*|effet|effective?"
    r"|compter|partir"
    r"|commenc\w*"
    r"|debut\w*|arriv\w*|en place|loc|cles|locataires?|install\w*|habit\w*|occup\w*|loge(?:nt"
    r"|ons)?|pris"
    r"|reconduit|renouvel\w*"
    r"|(?:le|la) (?:mien|mienne|notre|sien) (?:est|date|a|commence)|(?:a partir|a compter"
    r"|des)(?= $)"
    r"|pren\w+ (?:le |l'|mon |ma |notre |ce |son )(?:appart\w*|apart\w*|logement|studio|maison"
    r"|[2-5] pieces"
    r"|[tf][1-6])"
    r"|clefs|court|chez (?:moi|nous|elle|lui) depuis|refai\w+ un|cherche\w* [^.;!?]{0,40}pour"
    r"|dans (?:(?:les )?murs|(?:les )?lieux|(?:le|mon|ce|son) (?:logement|appart\w*|studio))"
    r"|(?:suis|sommes|est|sont|vit|vivent) (?:la|dedans|chez moi|ici|chez (?:elle|lui|eux))"
    r"|y (?:suis|sommes|est|sont|vi[st]|vivons|vivra\w*|entre)|dans le meme (?:appart\w*|logement)"
    r"|on est la|loge"
    r"|loyers? (?:maxi\w*|max|plafond\w*)(?= en $| $)"
    r"|loyers?\b[^.;!?\n]{0,25}\bdepuis)\b[^.;!?\n]{0,60}$"
)
_CUE_AFTER = re.compile(
    r"[^.;!?\n]{0,35}?\b(?:bail|contrat|signature|signe|effet|r?entr(?:e|ee|er|aient|ait|aient"
    r"|ent)|locataire|location"
    r"|emmenag\w+|debut)"
    r"\b"
)
# What an answer or a follow-up question says beside its date.
_LINKING = re.compile(
    r"\b(?:et|en|le|la|l'|les|du|de|d'|des|au|a|aux|pour|c'est|c'etait|ce|il|elle|ils|elles|y|sera|est|etait|ca|oui|non"
    r"|pardon|euh|plutot|depuis|partir|compter|fait|si|meme|chose|pareil|date|prevue?|je|crois"
    r"|pense"
    r"|dirais|environ|vers|mais|alors|ou|debut|fin|mi|courant|avec|svp|merci|quand|combien|on"
    r"|dans|[a-z]+ment|veux|veut|dire|pas|principe|sans doute|peut[- ]etre|tout|va|bien|disons"
    r"|serait|etait"
    r"|s'il?|jour|mois|annee|an|entre|soit)(?!\w)"
)
_ENDING_AFTER = re.compile(
    r",? \(?fin\b|,? (?:il |elle )?(?:se )?(?:termine|finit|expire)\w*(?! (?:en|le|au|fin|debut"
    r"|dans)\b)"
)
# « la convention démarre le 1er janvier et le bail le 15 »
_OF_CONVENTION = re.compile(r"\bconvention\w*\b(?!.*\b(?:bail|baux|contrat|locataire)\b)")
_EFFECT = re.compile(
    r"\b(?:bail|baux|contrat|effet|r?entr\w+|emmenag\w+|lou\w+|location|commenc\w+|debut\w+"
    r"|demarr\w+|cle(?:s|fs)|court|partir|compter|arriv\w+|dans les (?:murs|lieux))\b"
)
_SIGNED = re.compile(r"\b(?:sign\w+|convention\w*|reporte?\w*)\b")
_SIGNED_LEASE = re.compile(r"\b(sign\w+(?: \w+)?) (?:bail|contrat)\b")
# « renouvelé en 2024, signé à l'origine en 2018 »
_ORIGINAL = re.compile(r"\b(?:origine|initial(?:ement)?|tout premier|au depart)\b[^.;,!?\n]{0,25}$")
# « le premier en 2017, l'actuel en 2023 »
_PRESENT_ONE = re.compile(
    r"\b(?:l'actuel(?:le)?|celui d'aujourd'hui|celle d'aujourd'hui)\b[^.;,!?\n]{0,25}$"
)
_EFFECT_AFTER = re.compile(
    r" ?(?:prise d'effet|entree|debut|(?:elle|il|le locataire) (?:r?entre|arrive))\b"
)
#: « et en 2024 ce loyer aurait été bon ? »: the same question at another date.
_SUPPOSED = re.compile(r"\W*(?:et|mais) (?:si c'etait )?(?:[\w'-]+ ){0,3}?(?:en|pour) $")
_KEYWORDS = 5  # words: « couple Lens 2024 » is a search, not a sentence


def starts_a_lease(text: str, start: int, end: int, *, ahead: bool, exact: bool) -> bool:
    """Whether the date at ``start``–``end`` of the canonical text is the start of a lease.

    A date is the date of the matter named last before it in its sentence.

    Args:
        text: canonical text.
        start: first character of the date.
        end: one past its last character.
        ahead: the date is to come.
        exact: a day or a month, more than a year.
    """
    before = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1]
    before = _SUBORDINATE.sub(",", before)
    if _is_renewal(before, ahead=ahead) or _RENT_SINCE.search(before):
        return False
    matter = _last_matter(before)
    if matter == "dpe":
        # A diagnosis is never dated ahead: « DPE E en 2028 » is about a letting of 2028.
        return ahead and not _ENDING_AFTER.match(text, end)
    if matter == "other" or _ENDING_AFTER.match(text, end):
        return False
    if not _is_about_a_lease(text, start, end, exact=exact):
        return False
    return matter == "lease" or not _OTHER_MATTER_AFTER.match(text, end)


def _is_renewal(before: str, *, ahead: bool) -> bool:
    """Whether the date is when the lease comes to its end and goes on: it began before."""
    said = [*_RENEWAL.finditer(before), *(_RENEWED.finditer(before) if ahead else ())]
    last = max((match.end() for match in said), default=None)
    return last is not None and not _STARTED.search(before, last)


def _last_matter(before: str) -> str:
    """« acheté en 2015, loué en 2021 »: ``lease``, ``other``, ``dpe`` or "" (nothing)."""
    if _LIMITS.search(before):
        return "lease"  # « les plafonds de revenus 2024 »
    others = [m for pattern in (_OTHER, _NOT_A_START) for m in pattern.finditer(before)]
    others = [m for m in others if len(before) - m.end() <= _NEAR]
    others = [
        m
        for m in others
        if not (m[0].startswith("vide") and _LET_EMPTY.search(before[: m.start()]))
    ]
    last = max(others, key=lambda m: m.end(), default=None)
    lease = [m for m in _LEASE.finditer(before) if last is None or m.start() >= last.end()]
    if lease:
        return "lease"
    if last is None:
        return ""
    return "dpe" if last.group().startswith(("dpe", "diag")) else "other"


def _is_about_a_lease(text: str, start: int, end: int, *, exact: bool) -> bool:
    """Whether the date may be the lease's: it is told so, or nothing else in its clause has one."""
    if not re.search(r"[a-z]{2}", _LINKING.sub(" ", text[:start] + " " + text[end:])):
        return True  # the message is little but that date
    if _SUPPOSED.match(text[:start]) or (not exact and len(text.split()) <= _KEYWORDS):
        return True
    if surely_dates_another_event(text, start, end):
        return False
    if _CUE.search(text[:start]) or _CUE_AFTER.match(text, end):
        return True
    if _LET_SINCE_AFTER.match(text, end):
        return True
    return bool(LETTING.search(text)) and not dates_another_event(text, start, end)


def strength(text: str, start: int, end: int) -> int:
    """How surely the date is that of the lease, from 0 (a ceiling's, a renewal) to 3 (the present).

    2 next to the lease or its effect, else 1.

    « La convention date de juillet, le bail du 1er octobre », « signé le 28, prise d'effet le 10 ».
    """
    before = text[max(0, start - 45) : start]
    of_limits = _LIMITS.search(before) and not _SIGNED.search(before)
    clause = re.split(r"[,;.!?\n]| mais | et ", before)[-1]
    if of_limits or (_RENEWED.search(clause) and not _STARTED.search(clause)):
        return 0
    if _ORIGINAL.search(before) or _PRESENT_ONE.search(before):
        return 3
    before = re.split(r"[,;.!?\n]| mais ", before)[-1]
    before = _SIGNED_LEASE.sub(r"\1", before)
    lease = [m.start() for m in _EFFECT.finditer(before)]
    if _OF_CONVENTION.search(before):
        return 1
    signed = [m.start() for m in _SIGNED.finditer(before)]
    if lease and (not signed or lease[-1] > signed[-1]):
        return 2
    if signed and not lease:
        return 1
    return 2 if not signed and _EFFECT_AFTER.match(text, end) else 1


def about_a_lease(text: str, start: int, end: int) -> bool:
    """Whether « demain » or « aujourd'hui » is the whole message or stands next to a lease word."""
    rest = text[:start] + text[end:]
    return not re.search(r"\w", rest) or bool(_LEASE_WORD.search(rest))


def about_a_letting(text: str, start: int, end: int) -> bool:
    """Whether « depuis deux ans » says how long the dwelling has been let, not empty or owned."""
    rest = text[:start] + text[end:]
    return (
        not re.search(r"\w", rest)
        or bool(_LET_SINCE.search(text[:start]))
        or bool(_LET_SINCE_AFTER.match(text, end))
    )


def about_now(text: str, start: int, end: int) -> bool:
    """Whether « cette année » dates a lease: the whole message, or next to a word of a lease."""
    rest = re.sub(r"\b(?:et|en|pour|c'est|le|bail|non)\b", "", text[:start] + text[end:])
    return not re.search(r"\w", rest) or bool(_LEASE_MATTER.search(text[:start]))
