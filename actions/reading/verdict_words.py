"""How people ask for yes or no, once an answer was given: « du coup ça passe ? »."""

from __future__ import annotations

import re

LINK = r"(?:(?:donc|alors|et|mais|ok|bon|oui|enfin|finalement|du coup|au final|en gros)[ ,]+)*"
_END = (
    r"(?:[ ,]+(?:donc|alors|finalement|du coup|au final|en fait|ou pas|ou non|svp|stp|l[àa]"
    r"|avec [çc]a|dans ce cas|quand m[êe]me|ou c['’]est trop))*"
)
_WHO = r"(?:je|j['’]|on|nous|il|elle|ils|elles|tu|vous)"
_VERDICT = (
    r"(?:c['’]?est )?(?:oui|bon|ok|possible|d['’]accord|autoris[ée]) ou (?:non|pas)"
    rf"|{_WHO} ?(?:est|suis|sommes|sont|serai[st]?) "
    r"(?:bons?|bonnes?|ok|dans les clous|[ée]ligibles?|trop riches?)"
    r"|(?:[çc]a|cela) (?:passe|marche|va|rentre|colle|joue|le fait)"
    r"|(?:tout )?(?:c['’]?)?est (?:toujours |encore |bien )?"
    r"(?:bon|ok|possible|correct|conforme|en r[èe]gle)"
    rf"|{_WHO} ?(?:y )?(?:ai|as|a|avons|ont) (?:bien |toujours |encore )?(?:le )?droit"
    r"(?: [àa] quoi)?(?: (?:de|d['’]) ?(?:le |la |l['’]|y )?(?:louer|prendre|avoir|habiter|entrer"
    r"|emm[ée]nager))?"
    r"|(?:donc|alors|du coup) (?:c['’]?est )?(?:oui|non)"
    r"|(?:le |quel )?verdict|(?:en )?conclusion|et du coup|du coup|et donc|alors|et alors"
    rf"|(?:{_WHO} ?)?(?:peux|peut|pouvons|pourrais)(?: (?:le|la|les|lui))?"
    r"(?: (?:prendre|louer|accepter|garder|choisir|y aller))?"
    rf"|{_WHO} ?(?:est|suis|sommes|sont) (?:donc )?"
    r"(?:au[- ]dessus|en[- ]dessous|sous|dessous|dessus)(?: du plafond| des plafonds)?"
)
_FIGURE = (
    r"combien(?: (?:au )?(?:max(?:i|imum)?|total|exactement|pr[ée]cis[ée]ment))?"
    r"|(?:[çc]a|cela) (?:me |nous )?(?:fait|donne|fera) combien"
    r"|combien (?:[çc]a|cela) (?:fait|donne)"
    r"|(?:je|on) (?:y )?(?:gagne|perds?|touche) combien(?: (?:de|en) (?:plus|moins))?"
    r"|(?:je|on|j['’]y|j['’]) (?:y )?(?:gagne|perds?)(?: (?:de l['’]argent|quand m[êe]me))*"
    r"|combien (?:je|on|j['’]y) (?:gagne|perds?|touche)(?: (?:de|en) (?:plus|moins))?"
    r"|(?:c['’]?est )?quoi (?:le )?(?:r[ée]sultat|total|montant|chiffre)"
    r"|(?:combien|quel) (?:le |est le )?(?:max(?:i|imum)?|total)"
    r"|(?:(?:re)?(?:donne|di(?:te)?|rappel(?:le)?)[sz]?[- ](?:moi|nous) )?"
    r"(?:juste|seulement|simplement|rien que) "
    r"(?:le |la |un )?(?:max(?:i|imum)?|montant|chiffre|plafond|r[ée]sultat|total|nombre|somme)"
    r"|(?:redonne|rappelle|redit(?:es)?)[sz]?[- ](?:moi|nous) (?:le |ce )?"
    r"(?:max(?:i|imum)?|montant|chiffre|plafond|r[ée]sultat|total)"
)
VERDICTS = re.compile(rf"\W*{LINK}(?:{_VERDICT}){_END}\W*", re.IGNORECASE)
AGAIN = re.compile(rf"\W*{LINK}(?:{_VERDICT}|{_FIGURE}){_END}\W*", re.IGNORECASE)
#: « c'est trop cher ? », « je peux le louer à ce prix ? », after a rent.
_OF_RENT = re.compile(
    r"\b(?:(?:ce|mon|le|son) (?:loyer|prix|montant)|c['’]?est|je suis|on est|[çc]a)\b.{0,20}"
    r"\b(?:bon|ok|possible|correct|l[ée]gal|permis|autoris[ée]|conforme|trop(?: cher| haut)?"
    r"|trop [ée]lev[ée]|passe|d[ée]passe|au[- ]dessus|en[- ]dessous|dans les clous|rentre)\b"
    r"|\b(?:je|on) (?:peux|peut|dois|d[ée]passe|respecte)\b.{0,30}"
    r"\b(?:[àa] ce (?:prix|loyer)|le plafond|ce loyer|garder ce)\b",
    re.IGNORECASE,
)
#: « si je suis au-dessus du plafond ? » asks what then.
_ASKS_MORE = re.compile(
    r"\b(?:pourquoi|comment|si|qui|quand|o[uù]|combien|que|quoi|avec|sans)\b", re.IGNORECASE
)
_LONGEST = 9  # words
#: « suis-je sous le plafond ? » asks for a verdict, although it names the ceiling.
UNDER_CEILING = re.compile(
    r"\b(?:suis|est|sont|sommes|serai\w*|serons|rentr\w+|entre\w*)\b.{0,25}"
    r"\b(?:sous|au[- ]dessus|en[- ]dessous|dans)\b.{0,12}\bplafonds?\b"
    # « est-ce que ses revenus conviennent »
    r"|\b(?:ses|leurs|mes|nos|les|son|leur|mon) (?:revenus?|ressources|salaires?|rfr)\b.{0,12}"
    r"\b(?:convien\w+|suffi\w+|pass(?:e|ent)\b|rentr\w+|colle\w*|vont"
    r"|(?:est|sont) (?:bons?|ok|trop)|d[ée]pass\w+|march\w+)",
    re.IGNORECASE,
)
#: « donc je peux le prendre ? », some turns after the verdict on a tenant.
TAKES = re.compile(
    rf"\W*{LINK}(?:je|on) (?:peux|peut|pourrais) (?:donc )?(?:le|la|les|lui) "
    rf"(?:prendre|louer|accepter|choisir|signer|faire signer){_END}\W*",
    re.IGNORECASE,
)


#: « c'est trop ? », « je dépasse ? »: yes is no good news.
_TOO_MUCH = re.compile(r"\b(?:trop|d[ée]pass\w+|au[- ]dessus|dessus|exc[èe]d\w+)\b", re.IGNORECASE)


def fears_too_much(text: str) -> bool:
    """Whether a short question asks if something is too much, rather than if it is allowed."""
    short = len(text.split()) <= _LONGEST and not _ASKS_MORE.search(text)
    return short and _TOO_MUCH.search(text) is not None


def judges_rent(text: str) -> bool:
    """Whether a short message asks if a rent is allowed."""
    asks = _OF_RENT.search(text) and not _ASKS_MORE.search(text)
    return bool(asks) and len(text.split()) <= _LONGEST
