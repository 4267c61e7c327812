"""The parts of a message that speak of others than those who will live in the dwelling.

Owners and their families, people next door, former tenants, guarantors and whoever only says or
does something: :mod:`household` reads the message without these words.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.occupancy import will_live_there
from bot.pipeline.extractors.people_words import GENERIC, KIN, NAMED, SPOUSE

_CLAUSE = re.compile(r"[^.;!?\n]+")
_CLAUSE_END = re.compile(r"[.;!?\n]")
# « je suis propriétaire, marié et père de trois enfants », « nous, bailleurs, avons… »
_OWNER_SAYS = re.compile(
    r"\b(?:(?:je suis|nous sommes|on est|en tant que|etant|moi,?|nous,?)(?: tous)?(?: moi-meme)?"
    r" (?:les? |la |une? |deux |2 )?(?:proprietaires?|proprio|bailleu\w+))\b(?! de (?:ma"
    r"|notre) residence)|^\W*(?:bonjour|bonsoir|bjr)?\W*(?:proprietaires?|proprio|bailleu\w+)(?=,)"
)
# « le bailleur est père de cinq enfants », said by somebody else
_OWNER_IS = re.compile(
    r"\b(?:l[ae]s?|mon|ma|notre|nos) (?:proprietaires?|proprio|bailleu\w+)"
    r"(?= (?:est|sont|a|ont|vi\w+|habite|loge|occupe|reside|demeure)"
    r" (?!vend|hausse|augment|d'accord|loue))"
    r"|\b(?<!du )(?<!de la )(?:proprietaires?|bailleu\w+|proprio) ?[:=,-]* (?=marie|veu[fv]"
    r"|divorc|celib|retraite"
    r"|couple)"
)
# « ma femme et moi avons 31 ans et voudrions confier notre T2 », « on est mariés, et on loue »
_OWN_FAMILY = (
    rf"(?:\b(?:mon|ma) {SPOUSE} et moi|\bmoi et (?:mon|ma) {SPOUSE}"
    rf"|\b(?:mon|ma) {SPOUSE}(?= (?:gagn|touch|perc)\w+)"
    r"|^\W*mariee?s\b"
    r"|\b(?:on est|nous sommes|je suis) (?:mariee?s?|pacsee?s?|en couple|retraitee?s)"
    r")"
)
_LETTING = (
    r"(?:\b(?:je|on|nous|moi),? (?:(?:me|vais|va|veut|veux|voulons|voudrions|allons|compt\w+) )?"
    r"(?:lou(?:e|er|ons|erons|erai\w*)|relou\w+|met(?:s|tons) en location)\b(?! (?:chez|pour nous))"
    r"|\blouons\b|\blouerait\b|\bpren(?:ons|ds|drai\w*) (?:pour|comme) locataires?\b"
    r"|\b(?:confi(?:er|ons|e)|lou(?:e|er|ons)|met(?:tre|tons)) (?:notre|nos|mon|mes|ma)\b"
    r"|\b(?:avons|possedons|a)(?:,? (?:mon|ma) [a-z]+ et moi,?)? (?:une?|2|notre) (?:petite? )?"
    r"(?:[tf][1-6]|studio|appart\w*|logement|maison|[2-6] pieces)\b(?! (?:en tete|en vue))"
    r"|(?<=[,;-] )loue\b)"
)
_OWNERS_LET = re.compile(
    rf"{_OWN_FAMILY}[^!?\n]{{0,120}}?{_LETTING}"
    rf"|\b(?:nous|on) (?:avons|a|possedons),? (?:mon|ma) {SPOUSE} et moi,? (?:une?|2|notre) "
)
_TAKES_OR_OWNS = re.compile(r"\bpren(?:ds|ons|drai)|\b(?:une?|2|notre) ")
# « nous avons reçu, mon frère et moi, la maison de nos parents »
_CAME_BY = re.compile(
    r"\b(?:ai|a|avons|ont|viens|venons)(?: d['e]| tous| deja| enfin)* ?(?:recu|heriter?|acheter?"
    r"|acquis"
    r"|acquerir|racheter?)\b(?P<who>,?[^.;!?\n,]{0,30},?[^.;!?\n,]{0,20}?)\b(?:maison|appart\w*"
    r"|logement"
    r"|immeuble|studio|bien|pavillon|villa|duplex|[tf][1-7])\b"
    r"(?P<theirs>(?: (?:de|a) (?:nos|mes|notre|mon|ma) [\w-]+)?)"
)
# « mes parents louent leur maison à une jeune femme »
_KIN_LETS = re.compile(
    r"\b(?:m(?:on|a|es)|s(?:on|a|es)|nos|notre) (?:[a-z-]+ ){1,2}(?:(?:veu(?:t|lent)|souhait\w+"
    r"|vont|va|compt\w+) )?(?:lou(?:e|ent|er)|propos\w+|mett\w+|possed\w+)"
    r" (?:leurs?|son|sa|ses|une? de (?:leurs|ses)) "
)
# People next door, former tenants, examples: not those who will live there
_BYSTANDER = re.compile(
    r"(?:\b(?:l[ea]s?|mon|ma|mes|notre|nos|une?|des|l') ?(?:petite?s? |autres? )?(?:voisine?s?"
    r"|gardien\w*|concierge|patron\w*"
    r"|(?:precedent\w*|ancien\w*|ex[- ]?) ?(?:locataires?|occupante?s?)"
    r"|locataires? (?:d'avant|d'a cote|precedent\w*|du (?:dessus|dessous|haut|bas))"
    r"|(?:dame|famille|couple|gens|personnes?) (?:d'a cote|du (?:dessus|dessous))))\b"
    r"|\b(?:au|en)[- ](?:dessus|dessous|face)(?: de \w+ \w+)?,? (?:il y a|c'est|vi[tv]\w*|log\w+"
    r"|habit\w+)"
    r"|\b(?:je connais|j'ai connu|on m'a (?:parle|cite)(?: d'| de)?|j'ai (?:entendu parle\w*|vu)"
    r"(?: d'| de)?) ?(?:une?|des)\b(?! (?:annonce|offre|appart|logement|studio|agence|[tf][1-6]))"
)
# « ma belle-mère y vivait »: who lived there lives there no more
_FORMER_OCCUPANT = re.compile(
    r"\b(?:m(?:on|a|es)|notre|nos|l[ea]s?|une?) (?:(?!\b(?:qui|que|je|on|nous)\b)[^.;!?\n,]){1,45}?"
    r"\b(?:viv|habit|occup|log|resid)ai(?:t|ent)\b(?! (?:avec|chez) (?:moi|nous))"
)
# Those who only vouch for the tenants, own a dwelling or lend a hand
_SOMEBODY = (
    rf"(?:[2-9]|m(?:on|a|es)|notre|nos|s(?:on|a|es)|leurs?|l[ea]s?|une?) (?:[a-z]+ )?(?:{KIN}"
    rf"|{GENERIC}"
    rf"|{NAMED}|{SPOUSE}|amie?s?|copa?ine?s?|collegues?|patron\w*|employeu\w+|ex)\b"
)
_SOMEBODY = rf"{_SOMEBODY}(?: et {_SOMEBODY})?"
_VOUCHER = r"(?:garante?s?|cautions?|cautionnaires?)\b"
_VOUCHES = re.compile(
    rf"\b(?:avec |et )?{_SOMEBODY},? (?:qui )?(?:(?:peu(?:t|vent)|veu(?:t|lent)|va|vont) )?"
    rf"(?:(?:se |s')port\w+|est|sont|sera|seront|serait|seraient|etre|comme|en|en tant que)?"
    rf" ?(?:(?:nos|mes|mon|ma|notre|la|le|les|sa|son) )?{_VOUCHER}"
    rf"(?! (?:est|sont|sera|seront|c'est) )[^.;!?,\n]*"
    rf"|\b{_VOUCHER}(?: solidaires?)? ?(?:est|sont|sera|seront|c'est|ce sont|par|:|=)"
    rf" ?{_SOMEBODY}[^.;!?,\n]*"
)
_ONLY_SPOKEN_OF = re.compile(
    rf"\b(?:{_SOMEBODY}|papa|maman|tata|tonton|pap[iy]|mam[iy]e?)"
    r"(?:(?:,? (?:qui )?(?:est|sont)(?: (?:aussi|deja|le|la|les|mon|ma|mes|notre|nos))*)?"
    r" (?:proprietaires?|proprios?|bailleu\w+)\b"
    r"| (?:heriter\w*|gard\w+ les)"
    r"| (?:me |nous |m'|m ?')(?:a |ont )?(?:dit|disent|parle\w*|conseill\w*|aide\w*|envoi\w*"
    r"|demand\w*"
    r"|assur\w+|donn\w+|montr\w+|expliqu\w*|prete\w*)| a eu droit)"
)
# « ma nièce dort chez nous en ce moment », « mon locataire est parti avec sa copine »
_PASSES_BY = re.compile(
    rf"\b(?:{_SOMEBODY},? (?:qui )?(?:dor\w+|est|sont|log\w+|squatt\w+|vi\w+|rest\w+|heberg\w+)"
    r"[^.;!?,\n]{0,40}\b(?:temporaire\w*|provisoire\w*|le temps (?:de|que|d'|qu')|de passage"
    r"|jusqu'a|quelques (?:jours|semaines)|en attendant"
    r"|(?:chez (?:moi|nous)|canape|ici) en ce moment|depann\w+|que pour|juste pour)"
    rf"|{_SOMEBODY},? (?:qui )?(?:mais )?(?:repart\w*|rentr\w+|retourn\w+|s'en va|va repartir"
    rf"|reprend)"
    r" (?:chez (?:elle|lui|eux)|au pays|dans son|en \w+)"
    r"|en ce moment j'ai m(?:on|a) \w+ qui"
    r"|(?:m(?:on|a|es)|l[ea]s?|notre|nos) locataires? (?:qui )?(?:est|sont|a|ont|va"
    r"|vont) (?:deja )?"
    r"(?:parti\w*|part\w*|quitt\w+|demenag\w+|donn\w+ (?:son|leur) (?:conge|preavis)))\b"
)
# « ma locataire héberge sa cousine le temps qu'elle trouve »
_HOSTED = re.compile(
    rf"\b(?:heberg|accueill|log|depann)\w*(?: temporairement| provisoirement)? {_SOMEBODY}"
    r"[^.;!?,\n]{0,30}\b(?:temporaire\w*|provisoire\w*|le temps|en attendant|quelques (?:jours"
    r"|semaines"
    r"|mois)|jusqu'(?:a|au|en)|en ce moment|pour l'instant)[^.;!?,\n]*"
)
# « Bonjour Madame, », « Madame, Monsieur, »
_GREETING = re.compile(
    r"^\W*(?:(?:bonjour|bonsoir|bjr|bsr|salut|slt|hello|cher|chere)\W+(?:(?:madame|mme|monsieur|mr"
    r"|m\.|messieurs|mesdames)(?:\W+(?:et |ou )?|$))+|(?:madame|mesdames),? (?:et |ou )?"
    r"(?:monsieur|messieurs)\b|(?:monsieur|messieurs|mr),? (?:et |ou )?(?:madame|mesdames|mme)(?=,"
    r" (?:je|j'|nous|on|m(?:on|a|es)|notre|nos|bonjour|pou\w+|est-ce|quel\w*|suite|veuill\w+"
    r"|merci)\b))"
)
# « mes parents sont propriétaires et moi je vis seul »
_FIRST_PERSON_COMES = re.compile(
    r"[.;!?\n]|,(?! (?:ils?|elles?|qui) )| mais | (?:et|alors que) (?=(?:moi|nous|je|on|j')\b)"
    r"| (?=qu'on\b|(?:que|ou) (?:je|nous|on)\b)"
)
OF_THE_HOME = re.compile(r"\b(?:avec|chez|et) (?:moi|nous)\b|\bheberg\w+|\bou moi\b")
_BYSTANDER_ENDS = re.compile(
    r"[.;!?\n]|,? (?:nouve\w+|futur\w*)\b|,? (?:mais|alors que|tandis que|par contre)\b|, (?:moi"
    r"|nous|l[ea]s?|ma|mon|mes)\b"
    r"| et (?=(?:moi|nous|je|on|j')\b)"
)
# « mon voisin nous loue l'étage »: what follows is of the speaker's home
_LETS_TO_US = re.compile(
    r",? a qui (?:je|on|nous) (?:re)?lou\w+|[^.;!?\n]{0,40}?\b(?:me|nous|m'|m ?') ?(?:lou|propos"
    r"|laiss|pret)\w*"
)
_SPOKEN_FOR = re.compile(
    r"[=:] ?$|\b(?:pour|locataires?|candidate?s?|(?:menage|fille|fils|mere|soeur|frere"
    r"|pere) (?:de|du|des|d')|(?:place|part|nom) de|accompagn\w+|aide\w*|c'est|lou\w+ a"
    r"|concern\w+) $"
)
# Where those who will live there come in
_TENANT_COMES = re.compile(
    r"\b(?:l[ea]s?|une?|ma|mon|mes|nos|notre|ce|cette|ces|leurs?|l'|futurs? |future )"
    r"(?: ?future?s? | ?nouve\w+ |ancien\w* | )?"
    r"(?:locataires?|locatrices?|candidate?s?|preneu\w+|occupante?s?)\b"
    r"|\b(?:celui|celle|ceux|celles) qui\b|\bce (?:sont|serait|sera|seraient)\b|\bqui louent\b"
    r"|\blou(?:e|er|ons|erai\w*|ee?) (?:(?:une?|m(?:on|a)|notre|l[ea]|cet?(?:te)?) [\w' ]{1,30}? )?"
    r"a (?!l'annee|des prix|bas)"
    r"|\b(?:va|vont|viendrai\w+|viendront|viendra) (?:y )?(?:vivre|habiter|loger|occuper|entrer"
    r"|s'installer)\b|\b(?:entr|emmenag|occup|habit)(?:er)?(?:ent|ont|era|a)\b"
)
_TODAY = re.compile(r"\b(?:aujourd'hui|aujourdhui|desormais|maintenant|a present|depuis)\b")
_LET_TO = re.compile(r" a (?=une? |l[ea] |des |mon |ma |[2-9] )")
_BUT = re.compile(r",? ?(?:\bmais\b|\btandis que\b|\balors que\b|\bpar contre\b)|[;:]")


def words_of_others(text: str) -> list[tuple[int, int]]:
    """Spans about owners when others are said to come in, and about people next door."""
    spans = []
    for said in _OWNER_SAYS.finditer(text):
        clause = next(c for c in _CLAUSE.finditer(text) if c.start() <= said.start() < c.end())
        turn = _BUT.search(text, said.end())
        comes = _TENANT_COMES.search(text, said.end())
        end = clause.end()
        if comes and comes.start() < end:
            end = comes.start()
        if turn and turn.start() < end and comes:
            end = turn.start()
        if comes or _TENANT_COMES.search(text[: clause.start()]):
            spans.append(
                (clause.start() if said.start() - clause.start() < 40 else said.start(), end)
            )
    for said in _OWNER_IS.finditer(text):
        ends = (_TENANT_COMES, _BUT, _CLAUSE_END, _FIRST_PERSON_COMES)
        spans.append((said.start(), _first(text, said.end(), *ends)))
    for said in _KIN_LETS.finditer(text):
        comes = _TENANT_COMES.search(text, said.end() - 1) or _LET_TO.search(text, said.end() - 1)
        if comes:
            spans.append((said.start(), comes.start()))
    spans += _owners_family(text)
    for said in _BYSTANDER.finditer(text):
        end = _first(text, said.end(), _BYSTANDER_ENDS)
        spoken_for = _SPOKEN_FOR.search(text[: said.start()])
        own_role = will_live_there(text, said.end()) or _LETS_TO_US.match(text, said.end())
        if not (spoken_for or own_role or OF_THE_HOME.search(text, said.end(), end)):
            spans.append((said.start(), end))
    spans += [
        said.span() for pattern in (_GREETING, _VOUCHES, _HOSTED) for said in pattern.finditer(text)
    ]
    for said in (*_ONLY_SPOKEN_OF.finditer(text), *_PASSES_BY.finditer(text)):
        spans.append((said.start(), _first(text, said.end(), _FIRST_PERSON_COMES)))
    for said in _CAME_BY.finditer(text):
        spans += [said.span("who"), said.span("theirs")]
    for said in _FORMER_OCCUPANT.finditer(text):
        spans.append((said.start(), _first(text, said.end(), _CLAUSE_END, _BUT, _TODAY)))
    return spans


def _owners_family(text: str) -> list[tuple[int, int]]:
    """« on est mariés, deux enfants, et on loue notre studio à… »: those who let, up to whom."""
    spans = []
    for said in _OWNERS_LET.finditer(text):
        comes = _LET_TO.search(text, said.end() - 1) or _TENANT_COMES.search(text, said.end())
        if comes or _TAKES_OR_OWNS.search(said.group()):
            spans.append((said.start(), comes.start() if comes else said.end()))
    return spans


def _first(text: str, start: int, *patterns: re.Pattern[str]) -> int:
    """Where the first of the ``patterns`` comes after ``start``; else the end."""
    found = [match.start() for p in patterns if (match := p.search(text, start))]
    return min(found, default=len(text))
