"""How the members of a home stand in one list: the patterns of :mod:`roster`."""

from __future__ import annotations

import re

from bot.pipeline.extractors.little_words import LITTLE
from bot.pipeline.extractors.people_words import (
    BABY,
    GENERIC,
    KIN,
    MANY,
    NAMED,
    SPOUSE,
)

FRIEND = (
    r"(?:(?:meilleure?s? |vie(?:ux|ille)s? )?(?:amie?s?|potes?|colocs?(?! ?[:=]| c'est)"
    r"|colocataires?|collegues?"
    r"|camarades?|copains|copines|binomes?))"
)
COUPLE = (
    r"(?:(?:les|2) epoux(?: [a-z]{1,20}\.?)?|(?:une? |le |jeune |1 )*couple(?: marie| pacse)?"
    r"(?: de (?:retraites|jeunes|trentenaires|quadras|quinquas|quadragenaires|seniors))?"
    r"|(?:monsieur|mr|m\.?) ?(?:et|\+|&|,) ?(?:madame|mme)(?: (?!et|avec|plus|ainsi)[a-z]{2,20})?"
    r"|(?:madame|mme) ?(?:et|\+|&|,) ?(?:monsieur|mr)(?: (?!et|avec|plus|ainsi)[a-z]{2,20})?)"
)
_DWELLERS = (
    r"(?:dame|monsieur|mr|madame|mme|homme|femme|(?:(?<=\bla )|(?<=\ble )|(?<=\bma )|(?<=\bmon )"
    r"|(?<=\bune )|(?<=\bun ))locataire(?! ?[:=])|(?<=une )(?:veuve|retraitee|divorcee"
    r"|personne agee)"
    r"|(?<=un )(?:veuf|retraite|divorce|celibataire))"
)
_DETERMINER = (
    r"(?:(?:(?:d'|de |a )?(?:[msn](?:on|a|es|os|otre)|leurs?|les?|la|cette|ces?|une?|du|des|aux?)"
    r" |(?:d'|de |a )?l'|(?:de )?(?=[0-9]))(?:[0-9]{1,2} )?(?:de (?:mes|ses|nos|leurs) )?)"
)
_ADJECTIVES = (
    r"(?:(?:petite?s?|grande?s?|jeunes?|vieille|vieux|autres?|propres?|chere?s?|premiere?|future?"
    r"|nouvelle|nouveau|nouvel|beaux?|tout|toute|unique|second|seconde|autre) ){0,2}"
)
MEMBER = re.compile(
    rf"(?<![\w.'/-])(?:(?P<self>(?<=et )moi|moi(?:[- ]meme)?(?!,? (?:je|j')))|(?P<pronoun>elle"
    rf"|lui)(?=,| et\b| ?\+|\W*$)"
    rf"|(?P<couple>{COUPLE})"
    rf"|(?P<det>{_DETERMINER})?{_ADJECTIVES}(?:(?P<many>{MANY})|(?P<baby>{BABY})"
    rf"|(?P<child>{GENERIC}|{NAMED}|{LITTLE})|(?P<kin>(?:demi[- ])?{KIN})|(?P<friend>{FRIEND})"
    rf"|(?P<spouse>{SPOUSE})|(?P<head>{_DWELLERS})))(?![\w']|-(?!\w+ ans))"
)
# Of others than the members: the speaker acts, the dwelling, its owner, sums asked
_STOP = (
    r"(?:je|j'|on|nous|me|m'|mais|chez|pour|que|qu'|veu\w+|voudr\w+|souhait\w*|cherch\w+|lou\w+"
    r"|loyer|logement|appart\w*|dit|dis|pens\w+|demand\w+|propri\w+|bailleu\w+|garant\w*|caution"
    r"|possed\w+|achet\w+|herit\w+|ou|si|sans|ni|pas|sauf|quand|comme|dans|entre|"
    r"ainsi|aussi|meme|il|elle|ils|elles|sont|vivent|ai|avons)"
)
_SAID = (
    rf"(?:,? ?(?:qui (?!me |m'|nous )[^.;!?\n,+:]{{1,45}}?"
    rf"|\((?:[^()]{{1,40}})\)|(?!et\b|avec\b|plus\b"
    rf"|{_STOP}\b)(?:(?!\b{_STOP}\b)[^.;!?\n,+:()]){{1,40}}?)"
    r"){0,3}?"
)
_SEPARATOR = (
    r"(?: ?[,+&/(;]| ?:(?= )| et| e| plus| avec| ainsi que| puis| sans oublier| y compris)"
    r"(?: (?:et|plus|puis|aussi|avec|donc|enfin|bien sur|egalement|ainsi que|quoi))* ?"
)
GAP = re.compile(rf"(?P<said>{_SAID})(?:{_SEPARATOR})")
# « moi mon frère sa femme », « ma mère 62 ans en fauteuil mon père »
JUXTAPOSED = re.compile(
    r"(?: (?:de |d')?[0-9]{1,2}(?: ans?| mois)?| carte (?:d')?invalidite| en [a-z0-9]+"
    r"| (?:handicap|retrait|invalid|lyceen|collegien|etudiant|majeur|mineur|veuf|veuv"
    r"|salari)[a-z]*){0,3} "
)
PREDICATE = re.compile(r" (?:a|fait|declare|ne|n'est|est|paie)\b")
REACH = 75  # characters between two members of a list
SENTENCE_END = re.compile(r"[.;!?\n]|$")

LIVES_WITH = re.compile(
    r"\b(?:je|j'|on|nous) ?(?:vi[stv]\w*|habit\w+|log\w+|emmenag\w+|cohabit\w+|m'install\w+"
    r"|suis|serai|est|sera|sommes|serons)"
    r"(?: (?:seule?|toute? seule?|encore|toujours|actuellement|ensemble|la|ici))*,? avec $"
    r"|\b(?:je|on) (?:vais |va |veux |veut |voudrais |voudrait |compte |aimerais )?(?:prend\w*"
    r"|partag\w+"
    r"|cherch\w+|repren\w+|m'installer?|emmenager?|habiter?|vivre)(?! pas)[^.;!?\n]{0,30} avec $"
)
# « ménage : mère, fille 17 ans », « famille de cinq : les parents… », « il y aura une mère… »
HEADING = re.compile(
    r"\b(?:menages?|foyers?|famille|familial|fratrie|compositions?|occupants?|locataires?"
    r"|locatrices?"
    r"|preneurs?|candidate?s?|beneficiaires?|coloc\w*|bail|noms?|a charge|total|dossier)"
    r"(?: de (?P<n>[2-9]))?(?: [\w']+){0,4}?(?: ?[:=(-]+| c'est| est| sont| seront| sera| serait"
    r"| seraient"
    r"| se compose) ?(?:de |d'|du )?$"
    r"|\b(?:il y (?:a|aura|aurait)|y a|y aura|ce (?:sera|serait|sont|seraient)|compose[es]*)"
    r" (?:donc )?(?:de |d'|du )?$"
    r"|[:=] ?$"
    r"|\b(?:on|nous|ils|elles) (?:est|sommes|sont|sera|serons|seront|serait|seraient)"
    r"(?: (?P<m>[2-9]))?(?: a la maison| en tout| au total| donc)* ?[:,=(] ?$"
)
LET_TO = re.compile(
    r"\b(?:lou\w+|bail|location|occup\w+|habit\w+|confi\w+|heberg\w+)\b[^.;!?\n]{0,50} (?:a|par"
    r"|avec)"
    r" $"
)
# « moi et deux autres filles »
ANOTHER = re.compile(r"\bautres? (?:filles?|garcons?|gars|jeunes?|etudiante?s?)")
# « je cherche pour ma mère et ma tante »
FOR_THEM = re.compile(r"\b(?:pour|dossier de|demande de) $")
STARTS = re.compile(
    r"(?:^|[.;!?\n:]) ?(?:(?:bonjour|bonsoir|bjr|oui|non|alors|donc|euh|ok|pour|avec|c'est"
    r"|ce serait)"
    r"[ ,]*){0,3}$"
)
MINOR_KIN = re.compile(
    r"\b(?:mineure?s?|lyceenn?e?s?|lycee|collegiene?n?e?s?|college|ecole|primaire|maternelle|cp"
    r"|ce[12]|cm[12]|scolaris\w+|[0-9]{1,2} mois|pupille|(?:confie|recueilli)e?s?|en bas age)\b"
)
ONE_OF_TWO = re.compile(r"monsieur|mr|madame|mme|homme|femme|elle|lui")
APPOSED = re.compile(r" ?[,(:] ?$")
OTHER_PARENT = re.compile(r"(?:leur|son|sa) (?:pere|mere|papa|maman)\b")
PARENTS = re.compile(r"(?:beaux[- ]|grands[- ])?parents")
PAIRS = frozenset(
    frozenset(pair)
    for pair in (
        ("pere", "mere"), ("papa", "maman"), ("pere", "maman"), ("papa", "mere"),
        ("papi", "mamie"), ("papy", "mamie"), ("papy", "mamy"), ("oncle", "tante"),
        ("tonton", "tata"), ("tonton", "tante"), ("oncle", "tata"), ("gendre", "fille"),
        ("fils", "belle-fille"), ("frere", "belle-soeur"), ("soeur", "beau-frere"),
        ("grand-pere", "grand-mere"), ("beau-pere", "belle-mere"), ("mere", "beau-pere"),
        ("pere", "belle-mere"), ("monsieur", "madame"), ("homme", "femme"), ("mr", "mme"),
    )
)  # fmt: skip
WEDDED = re.compile(
    r"mari|cherie?|epoux|epouse|conjointe?|compagnon|compagne|concubine?|partenaire|fiancee?|moitie"
)
# « dites-moi », « avec moi »
NOT_SELF = re.compile(
    r"\b(?:chez|avec|selon|quant a|d'apres|dites?|dis|donne[rz]?|expliqu\w+|envo\w+|aid\w+|excus\w+"
    r"|rappel\w+|confirm\w+|indiqu\w+|montr\w+|mets|mettez|laiss\w+|derriere|contre|entre) $"
)
NOBODY = re.compile(
    r"\b(?:sans|pas d[e']|ni|aucune?|plus d[e']|chez|(?<!ainsi )que|quand|si|comme) ?$"
)
# « propriétaires à deux, ma sœur et moi »
OWNED_BY = re.compile(
    r"\b(?:proprietaires?|proprios?|bailleurs?|indivis\w*|herit\w+|appart\w+ a)\b[^.;!?\n]{0,25}$"
)
# « moitié moitié avec leur mère », « un père, moi, et trois lycéens », « parents séparés »
UNCLEAR = re.compile(
    r"\bdont\b|, ?l'(?:une?|autre|ainee?)\b|\b(?:desist|renonc|annul|eclat)\w+|\bchacune?\b"
    r"|\bsepare\w*"
)
WITH_OTHER_PARENT = re.compile(r"\bavec (?:leur|son|sa) (?:pere|mere|papa|maman)\b(?! et)")
# « la mère de ma femme »
OF_KIN = re.compile(
    rf"\b(?:{KIN}|{NAMED}|{GENERIC}|{SPOUSE}|{FRIEND}|couple|famille|garde|charge|logement|maison"
    r"|avis|nom|bail) $"
)
TELEGRAPHIC = re.compile(
    r"(?:\b(?:papa|maman|moi) |^|[.;!?\n,+:=(/&-] ?|\b(?:et|avec|plus|puis"
    r"|\+|entre) )$"
)
# Where what is said of the last member ends
SOMETHING_ELSE = re.compile(
    r",? \b(?:je|j'|on|nous|mais|(?:seule?|un seul|l'un|lui|elle|monsieur|madame|mr|mme) (?:\w+ )?"
    r"(?:travaill|boss|gagn|touch)\w*|ou seule?|avec quoi|il faut|est-ce|quel\w*|combien|loyer"
    r"|salaire|revenu\w*"
    r"|pour)\b|, (?:mon|ma|mes|l[ea]s?|leur|son|sa) "
)
FIRST_PERSON = re.compile(r"\b(?:je|on|moi)\b|(?<!chez )\bnous\b(?! lou)|\bj'")
