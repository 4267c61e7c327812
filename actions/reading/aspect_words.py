"""How people ask for one side of what was just said, without naming its subject."""

from __future__ import annotations

import re

_LINKS = (
    r"\W*(?:(?:et|mais|ok|okay|bon|oui|non|donc|alors|enfin|bref|merci|d'accord|du coup|au fait"
    r"|en fait|concr[èe]tement|sinon|dans ce cas|ben|bah|ah|pardon|d[ée]sol[ée]e?|moi|l[àa]"
    r"|en gros|maintenant)\b[ ,:;]*)*"
)
_ENDS = (
    r"(?:[ ,]+(?:alors|donc|du coup|concr[èe]tement|exactement|au juste|en gros|svp|stp"
    r"|s'il (?:vous|te) pla[iî]t|[àa] peu pr[èe]s|en moyenne|normalement|maintenant|apr[èe]s"
    r"|ensuite|pour [çc]a|l[àa]|en fait|au fait|environ|tout [çc]a|[çc]a|en g[ée]n[ée]ral"
    r"|d'habitude|moi|dans ce cas))*\W*"
)
#: Aspect → the whole of a message that asks for it, but its links and its end.
_WAYS: dict[str, tuple[str, ...]] = {
    "todo": (
        r"(?:je|j|on|nous) (?:dois |doit |devons |peux |peut |vais |va )?(?:fais|fait|faisons"
        r"|faire)(?: quoi| comment)",
        r"(?:que|qu'est[- ]ce que|quoi) (?:(?:dois|puis|vais)[- ]je |je (?:dois |peux )?|on "
        r"(?:doit |peut )?)?(?:fais|faire|fait)",
        r"(?:qu'est[- ]ce que|qu') ?(?:je|il faut que je|on) (?:dois |doit |peux |peut )?"
        r"(?:fasse|fais|faire|fait)",
        r"(?:il )?faut (?:que je fasse|faire) (?:quoi|comment)",
        r"comment (?:je|on)?(?:[- ]?(?:dois|doit|peux|peut|vais))? ?(?:fais|faire|fait"
        r"|proc[èe]de|proc[ée]der|m'y prendre|m'y prends|s'y prend)(?: pour)?",
        r"comment (?:[çc]a|cela) se passe",
        r"(?:par quoi|par o[uù]) (?:je|on) (?:commence|dois commencer|doit commencer)|(?:par"
        r" quoi|par o[uù]) commencer",
        r"(?:c'?est quoi |quelles? (?:sont|est) )?(?:les |la |mes )?(?:d[ée]marches?|[ée]tapes"
        r"|marche [àa] suivre)",
    ),
    "who": (
        r"c'?est (?:[àa] |au |aux )?(?:moi|nous|lui|elle|eux|qui|le propri[ée]taire|le locataire"
        r"|propri[ée]taire|locataire|l'association)(?: (?:de|d'|qui|[àa]) ?(?:(?:le|la|les|l'"
        r"|en) ?)?(?:fai\w+|demand\w+|pa(?:y|i)\w*|occup\w+|dois?|doit|d[ée]clar\w+|signe\w*"
        r"|envo\w+|remplir)(?: (?:faire|[çc]a|la demande|payer))?)?",
        r"qui (?:s'en (?:occupe|charge)|fait (?:[çc]a|la demande|tout [çc]a)|(?:le|la|les) fait"
        r"|doit (?:le |la |les )?faire(?: [çc]a| la demande)?|paye?|paie|demande|d[ée]cide)",
        r"(?:je|on) dois? (?:le |la )?faire (?:moi|soi|nous)[- ]m[êe]mes?",
    ),
    "long": (
        r"(?:[çc]a |cela |il |elle )?(?:prend|dure|met|mettent|faut(?: compter)?|reste)?(?:"
        r" combien| un) ?de temps(?: (?:pour avoir (?:une |la )?r[ée]ponse|[çc]a (?:prend|dure"
        r"|met)|il faut|faut[- ]il|faut compter))?",
        r"combien de temps(?: (?:[çc]a|cela|il|elle|on|je) (?:prend|dure|met|faut|attend"
        r"|attends)| pour (?:avoir )?(?:une |la )?r[ée]ponse| faut[- ]il| [àa] attendre)?",
        r"(?:c'?est|[çc]a (?:prend|dure|va [êe]tre)|cela (?:prend|dure)) (?:long|longtemps"
        r"|rapide|vite)",
        r"(?:c'?est quoi |quels? (?:est|sont) )?(?:le |les )?d[ée]lais?",
        r"quel d[ée]lai",
    ),
    "cost": (
        r"(?:[çc]a|cela) (?:me |nous |va me |va |lui )?(?:co[ûu]te\w*|revien\w*)(?: (?:combien"
        r"|cher|quelque chose|de l'argent))?",
        r"combien (?:[çc]a|cela) (?:me |nous |va me |va )?co[ûu]te\w*",
        r"(?:c'?est|ce sera|c'?est pas) (?:payant|gratuit|cher|combien [çc]a)",
        r"(?:il |y )?(?:faut|a)(?: [çc]a)? (?:payer|des frais|quelque chose [àa] payer)(?:"
        r" quelque chose| pour [çc]a)?",
    ),
    "after": (
        r"(?:apr[èe]s|ensuite|puis|et puis)(?: (?:[çc]a|cela))?(?:,? (?:il se passe quoi|je fais"
        r" quoi|on fait quoi|qu'est[- ]ce qui se passe|qu'est[- ]ce qu'il se passe|c'?est quoi"
        r"|comment [çc]a se passe))?",
        r"(?:(?:quelle|c'?est quoi|comment) (?:est )?)?la suite",
        r"(?:il se passe|se passe) quoi (?:apr[èe]s|ensuite)",
        r"qu'est[- ]ce qui se passe (?:apr[èe]s|ensuite)",
    ),
    "else": (
        r"sinon",
        r"(?:il |y |n'y |il n'y )*(?:a|a[- ]t[- ]il|aurait) (?:pas )?(?:une |un |d'|de |des "
        r"|rien d')?autres?(?: chose| (?:solutions?|possibilit[ée]s?|options?|choix|moyens?"
        r"|aides?|alternatives?))?",
        r"(?:une |des |d'|quelles? |quelles? sont les )?autres? (?:solutions?|possibilit[ée]s?"
        r"|options?|choix|moyens?|alternatives?)",
    ),
    "where": (
        r"(?:je|on) (?:m'|s')adresse (?:[àa] qui|o[uù])",
        r"(?:[àa]|vers|chez|avec|aupr[èe]s de) qui (?:je |on |faut[- ]il |dois[- ]je |il faut )?"
        r"(?:m'adresse\w*|me tourne\w*|demande\w*|parle\w*|voi[rs]|(?:que )?j'en parle"
        r"|s'adresse\w*)?(?: pour (?:[çc]a|cela))?",
        r"(?:c'?est )?o[uù] (?:que |est[- ]ce que )?(?:je |j'|on )?(?:demande|fais|fait|vais|va"
        r"|trouve|m'adresse|d[ée]pose|envoie|dois (?:aller|demander|m'adresser))(?: (?:[çc]a"
        r"|cela|la demande|tout [çc]a))?",
        r"qui (?:je |dois[- ]je |est[- ]ce que je |faut[- ]il |il faut )?(?:contacte\w*|appelle"
        r"|appeler|pr[ée]venir|voir|peut m'aider)(?: pour (?:[çc]a|cela))?",
        r"(?:je |on )(?:contacte|appelle|demande [àa]|dois (?:contacter|appeler|voir)) qui",
    ),
    "docs": (
        r"(?:il )?(?:me |m'en )?faut (?:fournir |donner |envoyer )?(?:quoi|quels?) (?:comme )?"
        r"(?:papiers?|documents?|pi[èe]ces?|justificatifs?|dossiers?)(?: pour [çc]a)?",
        r"(?:quels?|quelles?|c'?est quoi les) (?:papiers?|documents?|pi[èe]ces?|justificatifs?)"
        r"(?: (?:il |me )?(?:faut(?:[- ]il)?|dois[- ]je|je dois|faut que je)(?: (?:fournir"
        r"|donner|envoyer|joindre|donne|fournisse))?)?(?: pour [çc]a)?",
        r"(?:je |on )dois? (?:fournir|donner|envoyer|joindre) (?:quoi|quels? (?:papiers?"
        r"|documents?|pi[èe]ces?))",
    ),
    "risk": (
        r"si (?:je|on) (?:ne |n')?(?:(?:le|la|les|l') ?)?(?:fais|fait|respecte|demande"
        r"|d[ée]clare)(?: (?:pas|rien))",
        r"(?:je|on) risque (?:quoi|quelque chose|une amende)",
        r"qu'est[- ]ce (?:que je|qu'on) risque",
        r"(?:que|quels?) risque\w*(?:[- ]t[- ]on|[- ]je)?",
        r"quels? (?:sont les )?risques?",
        r"sinon (?:je risque quoi|il se passe quoi|qu'est[- ]ce qui se passe)",
    ),
    "why": (
        r"pourquoi(?: (?:[çc]a|cela|donc|pas|c'?est comme [çc]a|cette r[èe]gle|non|oui))?",
        r"pour quelle raison|[çc]a vient d'o[uù]|en quel honneur|[àa] quoi [çc]a sert",
    ),
    "example": (
        r"(?:vous (?:avez|auriez)|tu as|t'as|donne[zr]?[- ]moi|je (?:peux|voudrais) avoir|avez[-"
        r" ]vous|y a)? ?(?:pas )?(?:un |des )?exemples?(?: (?:concrets?|chiffr[ée]s?|pr[ée]cis"
        r"|simples?))?",
        r"par exemple",
    ),
    "meaning": (
        r"(?:[çc]a|cela) (?:veut|veux) dire (?:quoi|que quoi)",
        r"(?:je |j'?(?:ai )?)?(?:n'ai |ne |n'y )?(?:(?:rien|pas|plus|toujours pas|pas tout) )?"
        r"(?:compris|comprends?|compri)(?: (?:rien|pas|plus|grand[- ]chose))?",
        r"c'?est pas clair|pas clair|c'est[- ]?[àa][- ]dire|cad|hein",
        r"(?:(?:vous |tu )?(?:pouvez|peux|pourriez)(?:[- ]vous|[- ]tu)? )?(?:me )?(?:(?:le |l'"
        r"|la |me |m')?(?:r[ée])?(?:dire|dites|redire|redites|expliquer?|expliquez|reformuler?"
        r"|reformulez))(?:[- ](?:le|la|[çc]a|moi))*(?: (?:en|avec des mots|plus|autrement) ?"
        r"(?:simples?|simplement|clairement|autrement|clair|mieux)?)?",
        r"(?:en )?(?:r[ée]sum[ée]|clair|deux mots|gros|bref|une phrase|plus simple(?:ment)?|plus"
        r" clair(?:ement)?)",
        r"(?:vous pouvez )?(?:faire )?(?:un )?r[ée]sum(?:[ée]|er)",
    ),
    "unsure": (
        r"(?:(?:bof|euh|heu|hum|pff+)[ ,.]*)?(?:je |j')?(?:n'en |ne |en )?(?:sais|sait|sai) "
        r"(?:pas|rien|plus)(?: (?:trop|du tout|quoi (?:faire|penser|dire)|vraiment|bien))?",
        r"(?:j'(?:en )?ai |je n'(?:en )?ai )?(?:aucune|pas la moindre) id[ée]e|jsp|chais pas",
        r"(?:je suis |j'suis )?(?:un peu |compl[èe]tement |tout )?(?:perdue?|paum[ée]e?)",
        r"(?:je )?(?:ne )?suis (?:pas|plus) (?:trop |tr[èe]s |bien )?s[ûu]re?",
    ),
    "sure": (
        r"(?:c'?est |c'?est bien |(?:vous (?:en )?[êe]tes|t'?(?:en )?es|tu (?:en )?es) )(?:bien "
        r"|vraiment |vrai et |)(?:s[ûu]rs?|certains?|vrai|fiable)(?: (?:de [çc]a|de vous|de toi"
        r"|[çc]a|et certain))?",
        r"(?:[çc]a|cela) (?:sort|vient) d'o[uù]",
    ),
    "verdict": (
        r"(?:c'?est )?(?:oui|bon|ok|possible|autoris[ée]|permis|l[ée]gal) ou (?:non|pas)",
        r"(?:j'?(?:y )?ai (?:le )?droit|je peux|c'?est (?:possible|permis|autoris[ée]|l[ée]gal))"
        r" ou (?:non|pas)",
    ),
}
#: Aspect → what a passage of a card must hold to tell it.
_HOLDS: dict[str, str] = {
    "todo": (
        r"\b(?!(?:avez|devez|pouvez|[êe]tes|serez|aurez|voulez|savez|gagnez|payez|perdez|gardez"
        r"|devrez|pourrez)\b)\w{3,}ez\b"
    ),
    "who": (
        r"\b(?:propri[ée]taire|bailleur|locataire|association|agence|banque|c['’]est vous|vous "
        r"(?:devez|devrez|payez|faites|d[ée]clarez))\b.{0,60}\b(?:demande\w*|doit|doivent"
        r"|paie\w*|payent|paye|dépose\w*|déclare\w*|remplit|choisi\w+|transmet\w*|signe\w*"
        r"|s['’]occupe\w*|fait|verse\w*|assure\w*|devez|payez|faites|d[ée]clarez)\b"
    ),
    "long": (r"\b(?:jours?|semaines?|mois|ans?|quinzaine|d[ée]lais?)\b"),
    "cost": (
        r"€|\b(?:gratuit\w*|honoraires?|co[ûu]t\w*|sans frais|pay[ée]e?s? par|pour cent|devis"
        r"|tarif\w*|paie la)\b"
    ),
    "after": (
        r"\b(?:ensuite|apr[èe]s|puis|d[ée]clar\w+|chaque ann[ée]e|à la fin|au bout|transmet\w*"
        r"|pendant)\b"
    ),
    "else": (
        r"\b(?:sinon|autrement|autre solution|[àa] d[ée]faut|vous pouvez aussi|ou bien"
        r"|alternative)\b"
    ),
    "where": (
        r"\b(?:l'adil|l['’]adil|france r[ée]nov|adressez|contactez|appelez|demandez|en ligne|0 80\d"
        r"|aupr[èe]s d)|\.(?:fr|org)\b"
    ),
    "docs": (r"\b(?:pi[èe]ces?|documents?|justificatifs?|avis d['’]imp\w+|attestation|dossier)\b"),
    "risk": (
        r"\b(?:sinon|risqu\w+|sanction\w*|perd\w*|rembours\w+|amende\w*|refus\w*|annul\w+"
        r"|d[ée]lit|nulle?|remis en cause|trop tard)\b"
    ),
    "why": (
        r"\b(?:pourquoi|parce que?|car|afin|pour (?:que|[ée]viter)|vise|sert [àa]|[ée]vite"
        r"|prot[èe]ge\w*|en [ée]change|contrepartie|la loi (?:veut|[ée]vite|prot))\b"
    ),
    "example": (r"\b(?:exemples?|par exemple)\b"),
}
#: The end of « une voisine m'a parlé de Loc'Avantages, c'est quoi au juste ? », or all of it.
_WHAT_IS_IT = re.compile(
    r"(?:^|[,.;:!?]|\b(?:mais|donc|et|en fait|alors)\b)\W*(?:(?:mais|donc|et|en fait|alors)\W+)*"
    r"(?:c ?'?(?:est )?(?:quoi|koi)|de quoi s'agit[- ]il|qu'est[- ]ce que c'est|k[ée]sako)"
    r"(?: (?:ce |cette |le )?(?:truc|machin|dispositif|chose))?" + _ENDS + r"$",
    re.IGNORECASE,
)
ASKED = {
    name: re.compile(f"{_LINKS}(?:{'|'.join(ways)}){_ENDS}", re.IGNORECASE)
    for name, ways in _WAYS.items()
}
HOLDS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _HOLDS.items()}


def asks_what_it_is(text: str) -> bool:
    """Whether a message ends by asking what that is."""
    return _WHAT_IS_IT.search(text) is not None


def aspect_of(text: str) -> str | None:
    """The side that a whole message asks for (« todo », « cost »…), None when it says more."""
    return next((name for name, way in ASKED.items() if way.fullmatch(text)), None)
