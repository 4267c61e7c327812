"""Who the tenant is to the owner (``tenant_relation``).

ascendant, descendant, tax_household (same tax household), other_family, none (no family tie). A
relative who merely lives in the household is not a tenant: the words around the relative
(:mod:`kinship`) must say that they rent.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.kinship import INVERSE, NOUN, Relative, relation_of, relatives
from bot.pipeline.extractors.occupancy import will_live_there
from bot.pipeline.extractors.owner_ties import extract_owner_ties, is_landlord, is_the_subject

_LET = (
    r"(?:lou(?:er|e|es|ez|ant|ons|erai|erais|era)|location|bail|loger?|logeant|heberger?|preter?"
    r"|installer?|relouer|sous-louer|mettre|donner|proposer|confier|conventionner?)"
)
_TENANT = r"(?:locataires?|locatrices?|candidate?s?|preneu(?:r|se)s?|occupante?s?)"
# Just before the relative: « louer mon studio à … », « le locataire est … », « on va loger … »
_LETTING = re.compile(
    rf"\b{_LET}\b(?:(?! (?:et|mais|avec) )[^.?!;\n]){{0,60}}?\b(?:a|par|pour|au nom de|avec)"
    r"(?: une? des)? $|\b(?:bail|contrat) (?:de location |direct |signe )?avec $"
)
_LETTING_TO_THE = re.compile(rf"\b{_LET}\b(?:(?! (?:et|mais|avec) )[^.?!;\n]){{0,60}}? $")
_HOUSED = re.compile(r"\b(?:loger?|heberger|logeant|installer?) $")
_IN_CHARGE = re.compile(r"[^.;!?]{0,30}\ba (?:ma|notre) charge")
# « donner congé pour reprendre le logement pour mon fils »
_TAKEN_BACK = re.compile(r"\b(?:conges?|repren\w+|recuper\w+)\b[^.;!?\n]{0,60}$")
# « je cherche une location pour mon fils »: somebody else's dwelling
_SOUGHT = re.compile(r"\b(?:re)?(?:cherch|trouv)\w* [^.;!?\n]{0,60}$")
_MINOR_AGE = re.compile(r",? (?:agee? )?de (?:[0-9]|1[0-7]) ans\b| mineure?\b")
_NEXT_SENTENCE = re.compile(r"[.?!;\n] ?(?:et )?(?:a|pour) $")
_IS_TENANT = re.compile(
    rf"\b(?:{_TENANT}(?: actuel(?:le)?| pressentie?| potentiel(?:le)?)?(?: ?(?:est|sera|serait"
    r"|n'est|c'est|ce|c|pas|que|qu'|se trouve|etre|devient|s'appelle|actuel|:|=)(?= |(?<=')))+ ?"
    r"(?:aussi )?|\b(?:pour|comme) (?:futur |seul )?locataires? "
    rf"|(?:mets?|met|laisse) (?:[\w'-]+ ){{0,4}}a (?:la )?disposition de "
    rf"|{_TENANT}(?: (?!est\b|et\b|ou\b|mais\b|qui\b|que\b)[\w'-]+){{1,5}}"
    r" (?:est|sera|serait|c'est)(?: bien| aussi)? "
    rf"|{_TENANT}(?: actuel(?:le)?)?, (?P<apposed>est |c'est |)"
    r"|loc ?[=:] ?|(?:est|sera|serait) occupee? par |le louer a )$"
)
# « c'est ma sœur qui va y vivre », « c'est à ma bru que je loue »
_CLEFT = re.compile(
    r"\b(?:c'est|c'etait|ce (?:serait|sera|sont)|c)(?P<to> (?:bien )?a)? (?:bien )?$"
)
_CLEFT_RENTS = re.compile(
    r"(?: [\w-]+){0,2}? qui (?:va |vont |veut |veulent |voudrai\w+ |souhait\w+ )?(?:me |y |l'"
    r"|s'y |le )?"
    r"(?:(?:lou|habit|viv|vit|occup|prend|pren|log|s?'?install|entr|emmenag|repren)\w*"
    r"|(?:est|sera|serait) (?:le |la |mon |ma )?(?:futur )?locataire)"
)
_CLEFT_LET = re.compile(
    r"(?: [\w-]+){0,2}? que (?:je|nous|on) (?:veux |vais |voudrais )?(?:lou|log|confi|laiss)\w*"
)
# « mon frère me paie un loyer », « ma sœur en location chez moi »
_PAYS_RENT = re.compile(
    r"(?:,? (?:qui|il|elle|ils|elles))? (?:(?:me|nous) )?(?:pa(?:ie|ye)|vers"
    r"|regl)\w* (?:\w+ ){0,3}?(?:de |le |un )?loyer"
    r"|(?: \w+){0,2} en location (?:chez|dans)\b"
    r"|[^.;!?\n]{0,40}\b(?:comme|en tant que) locataires?\b"
)
# « je mets ma fille dans le studio »
_PUT = re.compile(
    r"\b(?:(?:je|on|nous|j'|de|a|vais|va) ?(?:y )?(?:mett?|install|log|heberg|laiss)\w*)(?: \w+)? $"
)
_PUT_IN = re.compile(
    r"(?: [\w-]+){0,2} (?:dans|en location|au rez|contre un? loyer"
    r"|contre loyer)\b(?! l[ea]s? famille)"
)
# Just after: « … peut-il louer », « … habite mon T2 », « …, je veux lui louer »
_RENTS = re.compile(
    r"(?: \w+){0,4}?"
    r" (?:locataires?|comme locataire|(?:est|serait|sera) candidate?|(?:peu(?:t|vent)"
    r"|pourrai\w+)(?:[- ](?:ils?|elles?))? (?:y "
    r"|me |nous )?(?:louer|habiter|loger|etre)|(?:va|veut|voudrait|souhaite|compte) (?:y |me |le "
    r"|nous )?(?:louer|habite[rz]?|prendre|occuper)"
    r"|(?:est|sont|vit|vivent|loge|habite)(?: \w+)? dans (?:mon|ma|notre|un de mes|une de mes)\b"
    r"|(?:lou(?:e|ent|era|erait|eront)|(?:est|sera|sont|serait) locataires?) chez (?:moi|nous)"
    r"|y (?:habite|loge)|occupe (?:le|mon|l')|peut(?:[- ](?:il"
    r"|elle))? (?:en )?(?:profiter|beneficier))"
)
_LET_TO_THEM = re.compile(
    r"[^\n]{0,250}?[ ,.;](?<!veut )(?<!veulent )(?:lui|leur) (?:louer|loue|louerais?|loger"
    r"|propose[rz]?|prete[rz]?|laisse[rz]?|confie[rz]?|(?:donne|donner|fais|faire|signe|signer)"
    r" (?:le|un) bail)\b"
)
_TELLS = re.compile(r"[^.;!?\n]{0,20}\b(?:dit|dis|pens\w+|parl\w+|conseill\w+|racont\w+)\b")
# The other way round: « mon père me loue son studio », « je suis la tante du locataire »
_LETS_TO_ME = re.compile(
    r"(?:,? (?:et |qui )?(?:elle|il|ils|elles)|(?: \w+){0,2}?) (?:me|nous) (?:sous-)?lou(?:er?"
    r"|ent|era|erait|eront)\b"
    # « mon oncle est propriétaire, je suis son locataire »
    r"|,? (?:est|sera|sont) (?:mon|ma|mes|notre|nos) (?:proprietaires?|proprios?|bailleu\w+)\b"
    r"|,? (?:est|sera) (?:le |la |mon |ma )?(?:proprietaire|proprio|bailleur|bailleresse)\b"
    r"(?=.{0,30}\b(?:je suis|je serais|je serai|moi) (?:son |sa |le |la )?locataire)"
    # « il appartient à ma grand-mère et j'en suis la locataire »
    r"|[^.;!?\n]{0,20}\b(?:j'en (?:suis|serai\w*)|je (?:le"
    r"|la) loue\b(?! [^.;!?\n]{0,25}\ba (?:une?|des|deux|[0-9] |l[ea] ))|moi (?:la |le )?locataire)"
)
# « mon frère et moi on prend l'appartement à deux », « pour ma femme, ma fille et moi »
_WITH_ME = re.compile(
    r" et moi,? (?:on|nous)\b|(?:,? (?:et )?(?:m(?:on|a|es)|nos|notre|s(?:on|a"
    r"|es)) [\w -]{2,25}){0,3} et moi\b"
    r"(?! (?:je|j')[^.!?]{0,20}\b(?:lou|propri))"
)
# « une tante et sa nièce », « un frère et une sœur »: to each other
_AMONG_THEMSELVES = re.compile(rf"une? (?:{NOUN}) et (?:sa|son|une?) (?:{NOUN})\b")
_OF_THE_ATTACHED = re.compile(
    r"\b(?:rattachee?s?|heberge\w*|confiee?s?|charge|loge\w* chez|chez) (?:a |aux? |par |de )?$"
)
_LANDLORD_IS = re.compile(
    r"\b(?:proprietaires?|proprio|bailleur|bailleresse)(?: ?(?:est|sera|serait|c'est|ce|c|:|=)"
    r"(?= ))+ $|\b(?:suis|serais|serai) locataire (?:de|chez) $"
)
_I_AM = re.compile(
    rf"\b(?:je suis|je serais|c'est moi) (?:le |la |l'|une? )?(?P<noun>{NOUN}) (?:du |de (?:la |l'"
    rf"|mon |ma |notre |ce |cette )|des )(?:future? |nouve\w+ )?{_TENANT}\b(?!,? j'ecris"
    rf"|,? je vous ecris)"
)
# « je suis la fille de la propriétaire »
_I_AM_TO_OWNER = re.compile(
    rf"\b(?:je suis|c'est moi) (?:aussi )?(?:le |la |l'|une? )(?P<noun>{NOUN}) (?:du |de (?:la "
    rf"|l'|mon |ma |notre ))"
    r"(?:proprietaire|proprio|bailleur|bailleresse)\b"
)
# « un membre de ma famille », « quelqu'un de la famille »
_SOME_RELATIVE = re.compile(
    r"\b(?:membres? de (?:(?:ma|sa|notre|votre|la)|leur) famille|quelqu'un de (?:ma|sa|notre"
    r"|la) famille"
    r"|(?:est|serait|sera|sont) de (?:ma|notre|la) famille(?=\W*$| ?[,;.!?])|un proche parent)\b"
)
# « je loue à quelqu'un que je ne connais pas »
_UNKNOWN_TO_ME = re.compile(
    r"\b(?:quelqu'un|des gens|une? (?:personne|dame|monsieur|couple|famille|locataire|inconnue?))"
    r" que (?:je|nous|on) (?:ne |n')?connai\w+ (?:pas|ni)\b"
)
# « louer à un ascendant »
_TIE = re.compile(
    r"\b(?:(?:a|pour|par|avec) (?:une? |des |ses |mes |l'une? de (?:mes|ses) )|(?:locataire"
    r"|c'est|est|serait) (?:une? )?)"
    r"(?P<tie>ascendant|descendant)e?s?\b"
)
# « lien de parenté : fils »
_FIELD = re.compile(
    rf"\b(?:lien(?:s)?(?: de parente| familial| de famille)?"
    rf"|parente) ?[:=] ?(?:(?:c'est )?(?:mon|ma|le|la) )?(?P<noun>{NOUN})\b"
)
_ALONE_BEFORE = re.compile(
    r"\W*(?:(?:(?:(?:ce )?n'est |c'est )?pas (?:mon|ma) [\w-]+|non|oui|pardon|en fait|et|c'est"
    r"|il s'agit de|ce sera|ce serait"
    r"|si c'(?:est|etait)|a|pour|par|mais|alors|meme),? ?)*"
)
# « loc = nièce du PB »
_NOTE = re.compile(
    rf"\b(?:loc|{_TENANT}) ?[=:] ?(?P<noun>{NOUN})(?= (?:du|de l|au)\b| ?[/.;]|\W*$)"
)
# Between two tenants: « mon gendre et ma fille », « mon neveu, locataire avec sa femme »
_LINK = re.compile(
    r" ?,? ?(?:et|ou)(?: a| pour)? |, |(?: qui (?:serait|sera|est))? locataires? avec "
)
_NO_TIE = re.compile(
    r"\b(?:(?:lien(?: de parente| de famille| familial)?|parente) ?[:=]? ?(?<=[ :=])(?:aucune?"
    r"|neant|non|sans objet)\b"
    r"|(?:aucune|pas de|sans) parente\b|(?:aucun|pas de|sans) rapport (?:de parente|familial)"
    r"|pas (?:un |une |quelqu'un )?(?:membre "
    r"|proche )?de (?:ma|la|notre|sa) famille\b"
    r"|(?:aucun|sans|pas de|ras|nul) lien(?!(?: de \w+)? entre (?:eux|elles))(?: (?:de parente"
    r"|familiale?|de famille|fam"
    r"|avec (?:nous"
    r"|moi|lui|elle|le (?:bailleur|proprietaire|locataire)))\b(?:\.)?)?"
    r"|(?:pas (?:de |a |avec )?|personne de )(?:ma|la|notre) famille|pas (?:un"
    r"|une) parente?\b(?! isole)"
    r"|(?:n'est|n'etes|ne sont|ne suis|sommes|est|c'est|suis) pas (?:de (?:la|ma|notre) (?:meme )?"
    r"famille|parents?\b(?! (?:isole|d)))"
    r"|ni ascendante?,? ni descendante?|rien a voir avec (?:la|ma|notre) famille"
    r"|rien a voir [^.;!?]{0,15}\bfamille"
    r"|etrangere? a (?:ma|la|notre) famille|hors (?:de )?(?:ma )?famille|inconnue?s? de (?:ma"
    r"|la|notre) famille"
    r"|(?:a|par|sera|seront|est|sont|avec|ce sont|c'est) (?:une?|des) (?:parfaite?s? "
    r"|illustres? )?inconnue?s?\b"
    r"|(?:parfaite? )?inconnue?s?(?= (?:aucun|pas|sans)|,)|ne m'est rien|ne nous est rien"
    r"|(?:nous|ns|me|m') ?(?:ne )?connait pas du tout)"
)


def extract_tenant_relations(text: Canonical) -> list[Fact]:
    """Family ties between owner and tenant."""
    known = list(relatives(text.text))
    facts: dict[int, Fact] = {}
    previous: Relative | None = None
    renting: set[Relative] = set()
    for person in known:
        if person.theirs and previous and _LINK.fullmatch(text.text, previous.end, person.start):
            continue  # « mon frère et sa femme »: she is his
        relation = _relation(text.text, person)
        if relation:
            renting.add(person)
            facts[person.noun] = text.fact("tenant_relation", relation, person.noun, person.end)
        previous = person
    for one, other in pairwise(known):
        if not (one.own and other.own) or not _LINK.fullmatch(text.text, one.end, other.start):
            continue
        for person, beside in ((one, other), (other, one)):
            children = re.match(r"enfants?|gosses?|gamin", person.nouns[0])
            if beside in renting and person not in renting and not children:
                facts[person.noun] = text.fact(
                    "tenant_relation", person.relation, person.noun, person.end
                )
    facts |= _told_otherwise(text)
    facts |= extract_owner_ties(text)
    for match in (*_NO_TIE.finditer(text.text), *_UNKNOWN_TO_ME.finditer(text.text)):
        fact = text.fact("tenant_relation", "none", *match.span())
        if not any(fact.overlaps(other.start, other.end) for other in facts.values()):
            facts[match.start()] = fact
    if not facts:  # who in the family is not said
        for match in _SOME_RELATIVE.finditer(text.text):
            facts[match.start()] = text.fact("tenant_relation", "other_family", *match.span())
    return [facts[start] for start in sorted(facts)]


def _told_otherwise(text: Canonical) -> dict[int, Fact]:
    """« je suis la tante du locataire », « louer à un ascendant », « lien : fils »."""
    facts: dict[int, Fact] = {}
    for match in _I_AM.finditer(text.text):
        relation = relation_of(match["noun"])
        value = INVERSE.get(relation, relation)
        facts[match.start("noun")] = text.fact("tenant_relation", value, *match.span("noun"))
    for match in _I_AM_TO_OWNER.finditer(text.text):
        value = relation_of(match["noun"])
        facts[match.start("noun")] = text.fact("tenant_relation", value, *match.span("noun"))
    for match in _TIE.finditer(text.text):
        facts[match.start("tie")] = text.fact("tenant_relation", match["tie"], *match.span("tie"))
    for match in (*_NOTE.finditer(text.text), *_FIELD.finditer(text.text)):
        value = relation_of(match["noun"])
        facts[match.start("noun")] = text.fact("tenant_relation", value, *match.span("noun"))
    return facts


def _relation(text: str, person: Relative) -> str | None:
    """What ``person`` is as a tenant; None when nothing says that they rent."""
    before = text[: person.start]
    if _WITH_ME.match(text, person.end) or _AMONG_THEMSELVES.match(text, person.start):
        return None
    if (
        is_landlord(text, person)
        or _LANDLORD_IS.search(before)
        or _LETS_TO_ME.match(text, person.end)
    ):
        return INVERSE.get(person.relation, person.relation)
    return person.relation if _rents(text, person, before) else None


def _rents(text: str, person: Relative, before: str) -> bool:
    attached = _OF_THE_ATTACHED.search(before)
    return not attached and (is_the_subject(text, person) or _is_said_to_rent(text, person, before))


def _is_said_to_rent(text: str, person: Relative, before: str) -> bool:
    alone = _ALONE_BEFORE.fullmatch(before) and not re.search(r"\w", text[person.end :])
    if alone or _is_named_as_tenant(before, person) or _is_let_to(text, person, before):
        return True
    if person.relation == "none" and not person.own:
        return will_live_there(text, person.end)  # not « une amie m'a dit »
    if person.determiner in {"un ", "une "}:
        return bool(_RENTS.match(text, person.end))  # « un cousin peut-il louer »
    if _MINOR_AGE.match(text, person.end) or re.search(r"foyer(?: fiscal)? de $", before):
        return False  # « je loge ma nièce de dix ans »
    housed = _HOUSED.search(before) and not _TAKEN_BACK.search(before) and not person.theirs
    if housed and not _IN_CHARGE.match(text, person.end):
        return True
    return bool(
        _RENTS.match(text, person.end)
        or _PAYS_RENT.match(text, person.end)
        or (_PUT.search(before) and _PUT_IN.match(text, person.end))
        or will_live_there(text, person.end)
    )


def _is_let_to(text: str, person: Relative, before: str) -> bool:
    """« mon frère…, je lui loue le mien », « c'est ma sœur qui va y vivre »."""
    informs = not person.own and _TELLS.match(text, person.end)
    if _LET_TO_THEM.match(text, person.end) and not informs:
        return True
    cleft = _CLEFT.search(before)
    said = _CLEFT_LET if cleft and cleft["to"] else _CLEFT_RENTS
    return bool(cleft and said.match(text, person.end))


def _is_named_as_tenant(before: str, person: Relative) -> bool:
    """« louer à … », « le locataire est … », « … ? à … »."""
    said = _IS_TENANT.search(before)
    if said and not (said["apposed"] == "" and person.theirs):  # « la locataire, sa fille »
        return True
    to_the = re.match(r"aux? ", person.determiner) and _LETTING_TO_THE.search(before)
    letting = to_the or _LETTING.search(before) or _NEXT_SENTENCE.search(before)
    return bool(letting) and not (_TAKEN_BACK.search(before) or _SOUGHT.search(before))
