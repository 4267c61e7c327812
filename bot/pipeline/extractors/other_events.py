"""What a clause dates when it dates no lease: a birth, a rent that changes, a letter, a repair."""

from __future__ import annotations

import re

# Talk of a letting: in such a message a date that nothing else takes is that of the lease.
LETTING = re.compile(
    r"\b(?:loyers?|plafonds?|plafonn\w*|limites?|baremes?|(?:re)?lou\w+|(?:re)?locati\w+"
    r"|locatrices?|locataires?|colocs?|bail|baux|loc[123]?|lli|plai|pls|zones?|mandat"
    r"|sous[- ]loc\w*"
    r"|assos?|associations?|agence|intermediation|anah|dispositif|reductions?|avantages?|niveaux?"
    r"|logements?|appart\w*|studio|maison|chambre|duplex|pieces|t[1-7]|f[1-7]|m2|meublee?|vide|nue?"
    r"|montants?|max\w*|taux|chiffres?|valeurs?|regles|couple|seule?|personnes?|dpe|logeons"
    r"|logent|ca (?:change|donne|fait)"
    r"|y (?:sera|seront|vi[st]|entre\w*|met\w*)|chez (?:moi|nous)|lieux)\b"
)
_FAMILY = (
    r"attend\w*|bebes?|nait|naitre|naissance|nee?s?|accouch\w*|enceinte|grossesse|terme|jumeaux"
    r"|mari(?:er|ons|ent|age|e|es|ee|ees)|pacs\w*|divorc\w*|separ\w*|rejoin\w*|deced\w*|mort\w*"
    r"|deces|veu[fv]\w*|majeure?|(?:aura|auront|aurai|fete\w*) (?:ses )?[0-9]+|anniversaire|ehpad"
    r"|(?:on|nous|ils|elles) (?:sera|serons|seront) (?:a )?[0-9]|(?:premiere?|[0-9]e|deuxieme"
    r"|troisieme"
    r"|enfants?|petite?) (?:pour|en|arriv\w*)(?= )|arriv\w* en france|(?:arriver|arrivee?s?) france"
)
_MONEY = (
    r"(?:pass|augment|hauss|baiss|revis|reevalu|revaloris|index|rattrap|reclam"
    r"|exig|vers|rembours|touch|gagn|percev|percoi|encaiss|doi|devr|coute|economis|financ"
    r"|emprunt|invest|declar|impos|tax)\w*|pa(?:ye|ie)\w*|regl(?:e|er|ent|ait|ee?)"
    r"|voudrai\w* [0-9]\w*|mont(?:e|er|era|ee?s?|ait)|(?<!d')impots?|avis|irl|indice|rfr|revenus?"
    r"|salaires?|nets?|bruts?|ordures|regularisation|regul|charges de|quittances?|facture|aide"
    r"|primes?|prix|fiscale?"
)
_BUILDING = (
    r"travaux|chantier|ravalement|syndic|ag|copro\w*|reun\w*|fuite|panne|sinistre|degats?|isol\w*"
    r"|renov\w*|refai\w*|remplac\w*|chang\w*|chaudiere|diagnos\w*|constru\w*|bati\w*|livr\w*"
    r"|achev\w*|acheter?|achete\w*|achat|acqui\w*|herit\w*|vend\w*|vente|proprietaires? depuis"
    r"|vacan\w*"
    r"|libre|inoccup\w*|hiver|vid(?:e|er|ee?) depuis|ascenseur|chauffage"
)
_PAPERS = (
    r"dossiers?|demandes?|formulaires?|accord|courriers?|lettre|mail|message|envo\w+|recu\w*"
    r"|repon\w*|appel\w*|ecri\w*|contact\w*|visit\w*|annonces?|en ligne|publi\w*|post\w*|rdv"
    r"|rendez|notaire|compromis|signification|huissier|tribunal|audience|enquete|controle\w*"
    r"|conventions?|convention\w*|avenant|assurance|decret|loi|arrete|reforme|circulaire"
    r"|existe\w*|en vigueur|interdi\w*|obligatoire"
)
_LIFE = (
    r"travail\w*|boulot|taf|embauch\w*|cdi|cdd|stage|alternance|apprenti\w*|interim\w*|mission"
    r"|chomage|retraite\w*|etud\w*|fac|licence|master|diplome|concours|ecole|scolar\w*"
    r"|rentre(?= en [0-9])|entre(?= en (?:[0-9]|cp|college|lycee|seconde|terminale|maternelle))"
    r"|formation"
    r"|vacances|week[- ]?ends?|noel|malade|hopital|operee?|arret|accident|permis|canada|etranger"
    r"|france"
)
_ENDING = (
    r"fini\w*|fin (?:de|du) (?:bail|contrat)|termin\w*|expir\w*|echeance|part(?:i|ie|is|ir|ira"
    r"|ent|iront)?"
    r"|quitt\w*|depart|conge|preavis|resili\w*|liber\w*|repren\w*|reprise|expuls\w*|renouvel\w*"
    r"|reconduc\w*|(?:j'|(?:il|elle|on|nous|ils|elles|qui) )et(?:ai|i)\w+|ancien\w*|precedent\w*"
)
_OTHER_EVENT = re.compile(rf"\b(?:{_FAMILY}|{_MONEY}|{_BUILDING}|{_PAPERS}|{_LIFE}|{_ENDING})\b")
#: What the words of a lease said beside do not outweigh: a birth, another rent to come, a repair.
_SURELY = re.compile(
    r"\b(?:attend\w*(?! (?:mon|ma|un|une|l[ea]|des|nos|mes|leurs?|son) (?:\w+ )?(?:locat|cle))"
    r"|bebes?|nait|naitre|naissance|accouch\w*|enceinte|jumeaux|grossesse|mari(?:er|ons"
    r"|ent|age)|(?:on|nous|ils|elles) (?:sera|serons|seront) (?:a )?[0-9]|panne"
    r"|r?entr\w+ (?:en|au|a la|a l'|dans un) ?(?:[0-9]e|cp|ce[12]|cm[12]|college|lycee|seconde"
    r"|terminale|maternelle|primaire|ecole|fac|ehpad|hopital)"
    r"|(?:habit\w+|vi[st]|vivons|resid\w+|install\w+|expatri\w+) (?:a l'etranger|aux [a-z]+[- ]unis"
    r"|en (?:espagne|belgique|suisse|allemagne|italie|angleterre|irlande|tunisie|algerie|grece"
    r"|australie|chine|inde|turquie|suede|norvege|autriche|pologne|roumanie|afrique|amerique|asie)"
    r"|au (?:canada|quebec|portugal|maroc|luxembourg|senegal|japon|bresil|royaume[- ]uni|mexique"
    r"|cameroun|liban|vietnam|danemark|gabon|mali|benin|togo|chili|perou))"
    r"|(?:deuxieme|troisieme|second|premier|petit) (?:qui )?(?:arriv\w+ )?(?:en|pour)(?= $)"
    r"|repren\w* (?:le|mon|l'|ce) (?:logement|appart\w*|studio|maison|bien)"
    r"|(?:pass\w*|mont\w*|augment\w*|hauss\w*|baiss\w*)"
    r"(?: (?:me|nous|a|de|le|mon|loyer|en))* [0-9]+)(?!\w)"
)
# « je paie 495, elle voudrait 530 à partir de janvier »: another rent than the one told
_ANOTHER_RENT = re.compile(
    r"[0-9]{3}\b[^!?;]*\b(?:voud\w+|aimer\w+|demand\w*|reclam\w*|veu[xt]|exig\w*)"
    r"(?: (?:me|nous|a|de|le|mon|en))* [0-9]{3}(?!\w)[^.;!?]*$"
)
_LEASE = re.compile(r"\b(?:bail|baux|contrat|emmenag\w*|(?:re)?location|entree)\b")
_CLAUSE_EDGE = re.compile(
    r"[.;!?\n,:—/](?: |$)| - | mais | (?:et|car|parce que|puisque) (?!en |le |la |du )"
)


def dates_another_event(text: str, start: int, end: int) -> bool:
    """Whether the clause around ``start``–``end`` speaks of something that has its own date."""
    return bool(_OTHER_EVENT.search(_clause_around(text, start, end)))


def surely_dates_another_event(text: str, start: int, end: int) -> bool:
    """The same, of what a word of the lease said before in that clause does not outweigh."""
    clause = _clause_around(text, start, end)
    lease = max((said.end() for said in _LEASE.finditer(clause)), default=0)
    return bool(_SURELY.search(clause, lease) or _ANOTHER_RENT.search(text, 0, start))


def _clause_around(text: str, start: int, end: int) -> str:
    """The words of the clause that holds ``start``–``end``, without these."""
    first = max((edge.end() for edge in _CLAUSE_EDGE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE_EDGE.search(text, end)
    return f"{text[first:start]} {text[end : stop.start() if stop else len(text)]}"
