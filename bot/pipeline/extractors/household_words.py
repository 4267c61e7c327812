"""What people call those they live with: the patterns of :mod:`household`."""

from __future__ import annotations

import re

_N = r"(?P<n>[0-9]{1,2}|une?)"
_CHILD = (
    r"(?:enfants?|gosses?|gamine?s?|momes?|marmots?|minots?|loulous?|petits bouts?|kids?"
    r"|chiards?|mouflets?|bambins?|enfts?|enf)"
)
_CHARGE = r"(?:ma |notre |sa |leur )?charges?"
_YOUNG = r"(?:bebes?|bbs?|nourrissons?|nouveaux?[- ]nes?)"
_SONS = (
    r"(?:fils|filles?|garcons?|ados?|adolescente?s?|collegiene?s?|lyceenn?e?s?"
    r"|etudiante?s? rattachee?s?)"
)

# « mon fils cherche un studio »: he is the tenant, not a dependant
_OWN_LIFE = (
    r"(?:cherche|prefere|pense|dit|trouve|conseille|veut|voudrait|souhaite|aimerait|gagne"
    r"|touche|travaille|demenage|herit\w+|va (?:louer"
    r"|habiter)"
    r"|a trouve|est (?:seule?|locataire))\b"
)

_PARTNER = (
    r"(?:mari|femme|epoux|epouse|conjointe?|compagnon|compagne|copain|copine|concubine?|partenaire"
    r"|cheri|cherie|moitie|fiancee?)"
)
_GONE = (
    r" (?:(?:est |etait )?(?:decedee?|morte?|partie?)|(?:m'a |nous a )(?:quittee?s?|laissee?s?))"
)
# « mon fiancé et moi louons un studio »: owners, not those who will live there
_OWNING = (
    r"(?:(?:mett|lou|possed|propos|achet)ons|sommes (?:les )?proprietaires"
    r"|avons (?:achete|acquis|herite|(?:un|une|deux|2|notre) (?:appart|logement|studio|maison|bien"
    r"|t[1-6]))\w*|(?:voul|souhait|pens|envisage|aimeri|compt)\w*ons (?:louer|mettre|vendre)"
    r" (?:notre|nos|en location))"
)
_HIS_OWN = (
    r" (?:dit|pense|croit|refuse|hesite|est (?:proprietaire|d'accord)|possede|a (?:herite|achete|un"
    r" (?:appart|studio|logement|bien))|(?:veut|voudrait|souhaite) (?:louer (?:sa|son|notre)"
    r"|vendre))"
)

COUPLE = re.compile(
    r"\b(?:(?:monsieur|mr)(?:,? [0-9]{2} ans,?)? et (?:madame|mme)"
    r"|(?:jeunes? )?couples?|en menage|mariee?s?|pacsee?s?|en concubinage|concubins|union libre"
    r"|vi(?:t|vons|vent|vre) ensemble"
    rf"|(?:monsieur|m\.?|mr\.?|lui|mari|homme|concubin) ?(?:et|&|\+|,) ?"
    rf"(?:madame|mme|elle|femme|concubine)(?! ?,? (?:je|bonjour|veuill|pouv))"
    r"|(?:elle|lui) (?:a )?[0-9]{2} ans,? (?:et )?(?:lui|elle) (?:en a |a )?[0-9]{2}"
    r"|(?:(?<=, )|(?<=: )|^)lui (?:[^,.;]{1,20}), elle"
    rf"|(?<=et )(?:son|sa) {_PARTNER}"
    rf"(?! (?:possed|sont proprietaires|m'ont|nous ont|ont achete))"
    rf"|(?:mon|ma|(?<=avec )|(?<=moi )|(?<=moi, )|(?<=moi et ))(?: ?futur | ?future | )?{_PARTNER}"
    rf"|jeunes maries)\b(?!{_GONE}|{_HIS_OWN}| et moi(?: {_OWNING}))"
)
NOT_COUPLE = re.compile(
    r"\b(?:pas|non|plus|ni|jamais|sans|ex|quitte|(?:separe(?:e|r|ment)?|divorce[er]?) (?:de|d'avec)"
    r"|perdu|enfants? [\w ]{0,20}|dont [0-9] (?:\w+ )?|deces de|mort de|n'a pas de|pas de"
    # « il faut que je demande à mon mari »
    r"|(?:soeurs|freres|amie?s|cousine?s|collegues|colocs|colocataires)\b[\w ]{0,25}"
    r"|(?:demand|parl|discut|consult|montr)\w+(?: \w+)? (?:a|avec)|voir (?:ca )?avec)"
    r"(?: en| ete)?[ -]$"
)
YOUNG_COUPLE = re.compile(r"\bjeunes? couples?\b")
RETIRED_COUPLE = re.compile(
    r"\bcouple(?: de)? (?:de )?(?:retraite\w*|personnes agees|seniors?|ages?)\b|\bvieux couple\b"
)
SINGLE = re.compile(
    r"\b(?:(?:personne|pers|femme|homme|dame|retraitee?|etudiante?|maman|mere|papa|pere|parent"
    r"|jeune|salariee?) (?:seule?|isolee?|solo)"
    r"|(?:suis|vis|vit|habite|loge|etant|serai|toute?|elle est|il est|reste|vivrai|vivant|vivre"
    r"|eleve|elevant|elever|moi) (?:toute? )?seule?"
    r"|celib(?:ataire)?s?|veuf|veuve|divorcee?s?|separee?s?"
    rf"|{_PARTNER}(?:{_GONE})|(?:a )?perdu (?:ma|mon|sa|son) {_PARTNER}"
    rf"|(?:pas?|sans) (?:de |d'|un |une )?{_PARTNER}|le seule? parent|parent seule?"
    r"|(?:mere|maman|pere|papa|grand[- ]mere|grand[- ]pere) (?:qui|ki) (?:eleve|a la garde)"
    r"|(?:une|la|cette) (?:mere|maman|femme|dame)(?:,? \w+){1,3},? avec (?:sa|son|ses|[0-9]|une?)"
    r"|enfants? (?:toute? )?seule?(?=\W*$"
    r"|[,.])"
    r"|parents? isoles?|monoparentale?|parent solo|juste moi|juste (?:\w+ ){1,3}et moi|que moi"
    r"|rien que moi|(?:un|le) (?:pere"
    r"|papa|homme|monsieur)(?: de [0-9]{2} ans)?,? (?:et|avec)|(?:une|la|1|cette) (?:mere|maman"
    r"|femme"
    r"|dame)(?: de famille)?(?: de [0-9]{2} ans)?,? (?:et|avec))\b"
    r"|\bseule?(?=\W*$|[,;.!?(]| ?\+| [a-z-]+(?:\W*$| (?:loc[123]|lli|plai|pls|[0-9]))"
    r"| (?:avec|sans|ss|et|a|au|aux|en|dans|pour|sur|[0-9]+|loc[123]|rfr|revenus?|je|j'|mon|ma"
    r"|mes)\b)"
)
#: « ma mère vit seule »: she is the household, and not the speaker's.
SINGLE_ELDER = re.compile(
    r"\b(?:(?:elle|il)(?: \w+){0,2}|vit|habite|loge|etant) (?:toute? )?seule?\b"
    r"|\b(?:est|vit) (?:\w+ )?(?:veuve|veuf|divorcee?|celibataire)\b"
)
NOT_SINGLE = re.compile(r"\b(?:pas|plus|ni|non) $")
# « un seul logement », « je gère tout seul »
NOT_ALONE = re.compile(
    r"\b(?:une?|le|la|les|mon|ma|ce|cette|son|sa|votre|notre|nos|du|au|loyer|montant|prix"
    r"|(?:faire|fais|gere|gerer|loue|louer|monter|demarches?)(?: loc[123])?(?: tout| toute)?) $"
)
MOI_ET = re.compile(
    r"\bmoi ?(?:et|avec|\+|plus) ?(?:mes|ma|mon|[0-9]|une?|bebe)\b|\bmoi,? (?:mon fils|ma fille"
    r"|mes enfants)\b|\b(?:fils|filles?|enfants?|gosses?"
    r"|bebe|vivons (?:elle|lui))(?:,? (?:de )?[0-9]{1,2} (?:ans|mois),?)? et moi\b"
)

GENERIC = re.compile(
    rf"(?<![\w.,/]){_N} (?:(?:seule? |jeunes? |petits? |grands? |autres? |super )?{_CHILD}"
    rf"|mineure?s?|petits(?! \w|-))\b(?! (?:de|en) (?:plus|moins))"
    # « maman solo avec un petit »
    r"|\b(?:avec|et|\+|ai|as|a|avons|avez|ont) (?P<small>une?|[0-9]) petite?s?"
    r"(?=\W*$| ?[,;.!?)]| de [0-9])"
    # « couple + 3 », « couple avec 3 »
    rf"|\bcouple(?: mariee?s?)?(?: ?\+| plus| avec) ?(?P<more>[0-9])(?=\W*$| ?[,;.!?)])"
    r"|(?<![\w.,/])(?P<pac>[0-9]) pac\b"
    # « un enfant à nous et deux de son premier mariage »
    r"|\b(?:et|plus|\+) (?P<also>[0-9]|une?) (?:de|d'un|d'une) (?:(?:son|mon|sa"
    r"|ma) )?(?:premiere?|1er|autre"
    r"|precedente?|ancienne?) (?:mariage|union|lit)\b"
)
# « mes enfants », without a number: the household cannot be told yet
UNCOUNTED = re.compile(
    rf"\b(?:mes|nos|ses|leurs|des|(?<=avec )) ?(?:\w+ )?(?:{_CHILD}|fils|filles)\b"
    r"(?! (?:sont|ont) (?:tous |deja |bien )?(?:grande?s|partie?s|adultes|quitte))"
)
ATTACHED = re.compile(
    rf"(?<![\w.,/]){_N} (?P<who>personnes?|pers\.?|pac|adultes?)? ?"
    rf"(?:a {_CHARGE}|rattachee?s?)\b"
)
BABIES = re.compile(rf"(?<![\w.,/])(?:{_N}|mon|notre|son|le|avec|et|\+|,) {_YOUNG}\b")
COUNTED_SONS = re.compile(
    rf"(?<![\w.,/])(?:{_N}|(?P<mine>mon|ma|notre|son|sa|leur)|mes (?P<m>[0-9]{{1,2}}))"
    rf" (?:petite? |jeune |grande? )?(?:{_SONS}|(?:grande?"
    rf"|petite?)(?= de [0-9]))\b(?! (?:majeure?s? |ainee? )?{_OWN_LIFE}| et (?:son|sa) {_PARTNER})"
)
# « ma fille » alone may live elsewhere; « avec ma fille », « ma fille vit avec moi » does not
LIVES_HERE = re.compile(
    r"\b(?:avec|ai|as|a|ont|avons|eleve\w*|plus|\+|,|moi) $|[+,] ?$"
    rf"|\b(?:mon|ma|son|sa) {_SONS}(?:,| et)? $"
)
LIVES_HERE_AFTER = re.compile(
    r"(?:,? (?:de )?[0-9]{1,2} (?:ans|mois))?,? (?:et moi|(?:elle|lui) et moi|a (?:ma |sa "
    r"|notre )?charge"
    r"|(?:qui )?(?:vit|vivent|habite\w*|reste) (?:encore )?avec|avec (?:moi|elle|lui|nous))"
)
MY_CHILD = re.compile(
    r"(?:(?<=et )|(?<=avec ))l[ea] petite?(?: derniere?)?(?=\W*$|[,.;])|\b(?:mon|notre|son|sa"
    r"|ma) (?:seul "
    r"|unique )?(?:enfant"
    r"|gosse|gamine?|mome)\b|\b(?:l'|leur |le |la )(?:ainee?|cadette?|benjamine?)\b"
)
# « enfants 3, 8 et 12 ans »
AGES_OF_CHILDREN = re.compile(
    rf"\b{_CHILD}(?: de| ages? de| :)? ?[0-9]{{1,2}}(?: ans)?(?:(?:,| et"
    rf"|,? et) [0-9]{{1,2}}(?: ans)?)+(?<=ans)"
)
# « composition familiale 2+2 »
COMPOSITION = re.compile(
    r"\b(?:composition|foyer|famille|menage)(?: familiale| du foyer"
    r"| du menage)? ?:? ?(?P<a>[12]) ?\+ ?(?P<c>[0-9])\b(?! ?[€0-9])"
)
# « je suis propriétaire, marié, et je loue à une dame seule »: the landlord's own household
LANDLORD = re.compile(
    r"^.*?\b(?:je suis|nous sommes|moi|nous \(les|en tant que) (?:le |la "
    r"|les )?(?:proprietaires?|bailleu\w+)\b"
    r".*?(?:\blou(?:e|ons) a |\b(?:la|le|ma|mon|mes|les) locataires? )"
)
SHE_AND_I = re.compile(r"\bvivons (?:elle|lui) et moi\b")
OWNERS = re.compile(r"\b(?:sci|indivis\w*)\b")
TWINS_NUMBER = {"jumea": 2, "jumel": 2, "tripl": 3}
TWINS = re.compile(r"\b(?P<kind>jumeaux|jumelles|triples|triplees)\b")
NO_CHILD = re.compile(
    rf"\b(?:sans|ss|pas d[e']|aucune?|ni|0|zero|pas (?:encore )?d') ?(?:autre )?(?:{_CHILD}|pac"
    rf"|personnes? a charges?)\b|\bplus (?:d'enfants?|de (?:gosses?|gamins?))\b"
    rf"|\bplus personne a {_CHARGE}\b|(?:^\W*|\b(?:ai|avons|n'a|j'ai) )personne a (?:ma "
    rf"|notre )?charge\b"
)  # fmt: skip
UNBORN = re.compile(
    rf"\b(?:enceinte(?: (?:de|d'un) [\w' ]{{0,20}})?|attend(?:s|ons)? (?:un |une |notre |mon |des "
    rf"|le |[0-9] )?(?:{_CHILD}|{_YOUNG}|jumeaux|jumelles|heureux evenement|fille|garcon)?"
    rf"|(?:{_CHILD}|{_YOUNG}) (?:a naitre|a venir|en route|prevue?)|un (?:{_YOUNG}"
    rf"|{_CHILD}) (?:arrive|pour bientot|en route))"
)
NOT_DEPENDENT = re.compile(
    rf"\bdont {_N} (?:[\w' ]{{0,25}}?)?(?:pas|plus|non|n'est pas|n'est plus|independante?|parti"
    rf"|hors)(?: rattachee?s?| (?:a )?(?:ma |notre )?charge| independante?)?"
)
NO_LONGER_DEPENDENT = re.compile(
    r"\b(?:vivent|habitent|sont|vit|habite|restent) chez (?:leur|sa|son|mon ex|l'autre) ?(?:mere"
    r"|pere|maman|papa|ex|parent)?\b"
    r"|\b(?:n'est|n'etait|est|ne sont|sont) (?:plus|pas) (?:a (?:ma |notre |sa )?charge"
    r"|rattachee?s?)\b"
)
DONT = re.compile(r"\bdont $")
SOME_SHARED = re.compile(r"\bdont (?P<n>[0-9]|une?) (?:\w+ )?en $")
MOI = re.compile(
    r"\bje (?:vis|loge|reste) (?:encore )?avec\b|\bj'habite (?:encore )?avec\b|\b(?:et|avec"
    r"|chez) (?:moi|nous)\b|\bmoi(?:,| et)\b"
)
# « un enfant à charge et un en garde alternée »
ALSO_SHARED = re.compile(
    rf"\b(?:et|\+|plus) {_N} (?:autres? )?(?=en (?:garde|residence) (?:alternee|partagee))"
)
# Names and verbs that lose their accent: « Sainte-Marie », « je divorce », « demander le divorce »
PARTICIPLE = re.compile(r"marie|divorce|separe|pacse")
AFTER_BEING = re.compile(
    r"\b(?:suis|est|es|sommes|sont|etes|etais|etait|etant|homme|femme|couple|et|non|pas|on se|papa"
    r"|pere)"
    r" (?:pas |deja |recemment |bien )?$|[,:] ?$"
)
CUSTODY = re.compile(
    r"\b(?:garde|residence|custody) (?:alternee|partagee|alterne)\b|\bune semaine sur (?:2|deux)\b"
    r"|\balternee\b"
)
_NOT_PERSONS_UNIT = (
    r"(?! ?(?:€|e\b|euros?|m2|m\b|metres|ans\b|mois|km|%|adultes|enfants?|gosses?|h\b|heures?"
    r"|jours?"
    r"|proprietaires?|heritiers?|bailleurs?|indivisaires?|associee?s|freres|soeurs"
    r"|semaines?|pieces?|chambres?|minutes?|logements?|biens?|apparts?|annees?|k|rue|avenue"
    r"|personnes? a charge|a (?:ma |sa |notre )?charge|et [0-9]))(?=\W|$)(?![/.,-][0-9])"
)
PERSONS = re.compile(
    r"(?:\b(?:ont? (?:est|es|e|et|ne|sera|serait|etait|soit)|nous (?:sommes?|serons|serions"
    r"|etions|soyons)"
    r"|(?:ils|elles?|il) (?:sont|seront|seraient|etaient)|sommes"
    r"|(?:va|vont|allons|doit|devrait|devrions|pourrait|risque d') ?etre"
    r"|(?:on vit|on vivra|nous vivons|vivons|vivent|famille|foyer|menage|maison)(?: de| a)?)"
    rf"(?: en fait| plutot| au total| en tout| environ| bientot| que"
    rf"| a)*(?: ?:)? (?P<n>[0-9]{{1,2}})"
    rf"|^\W*(?:foyer|composition|menage) ?: ?(?P<c>[0-9]{{1,2}})){_NOT_PERSONS_UNIT}"
    r"|\b(?:par (?:an|mois)|net|ensemble) a (?:nous|eux|elles) (?P<g>[0-9])\b"
    r"|^\W*(?P<d>[0-9]{1,2})(?= dont (?:[0-9]|une?) )"
    # « pour 3 », « à quatre à Pau »: nothing may be counted just after
    r"|\b(?:pour|a|tous les|toutes les) (?P<f>[0-9]{1,2})(?! ?%| a (?:ma |sa )?charge)"
    r"(?=\W*$| ?[,;!?)]| (?:a|au|en|et (?!\d)|avec|dont|dans|maintenant|sur|chez|loc[123])\b)"
    r"|(?<![\w.,/])(?P<p>[0-9]{1,2}|(?:(?<=pour )|(?<=d')|(?<=de )|^)une)"
    r" (?:personnes?|pers|occupants?|tetes?|habitants|(?:a la maison|au foyer|dans (?:le|mon"
    r"|notre) foyer)"
    r"(?=\W*$| ?[,;.!?)]))\b"
    r"(?! (?:seule?|isolee?|a (?:ma |notre )?charge|supplementaire|de plus|en plus|handicap"
    r"|invalide|en situation))"
)
# « 2 personnes et 1 enfant »: the child is not one of the two.
PERSONS_AND_CHILD = re.compile(
    rf"(?P<p>[0-9]{{1,2}}|une) (?:personnes?|pers)\b(?: et| \+|,| avec| plus) {_N}"
    rf" (?:(?:\w+ )?{_CHILD}|personnes? a (?:ma |sa )?charge)\b"
)
NOT_PERSONS = re.compile(
    r"\b(?:plus de|moins de|pas|par|indivision a|sci a|jusqu'a|maximum|au moins|max|(?:3|4|5|6|7"
    r"|8|9|[0-9]{2,}) a) $"
)
ADULTS = re.compile(
    rf"(?<![\w.,/])(?<!\bmes )(?<!\bses )(?<!\bnos )(?:(?P<several>[2-9]) (?:retraitee?s"
    rf"|etudiante?s|freres|soeurs|copines|copains|potes|collegues|jeunes|dames|femmes|hommes"
    rf"|messieurs|salariee?s|amie?s|cousine?s)\b(?! (?:rattach|a charge|interess|potentiel"
    rf"|candidat))"
    r"|(?P<pair>(?:le|la|un|une) (?:pere|papa|mere|maman)(?:,| et) (?:le|la|un|une) (?:pere|papa"
    r"|mere|maman)\b)"
    rf"|{_N} (?:adultes?|ad|majeurs?"
    r"|parents"
    r"|(?:soeurs|freres|amie?s|cousine?s|copains|copines)(?: adultes)?"
    r" (?:qui vivent ensemble|qui cohabitent|ensemble|en coloc\w*)"
    r"|coloc(?:ataire)?s?|(?:etudiante?|ami|amie|personne)s en coloc\w*))\b"
)
SHARERS = re.compile(r"\bcoloc(?:ation|ataires?|s)?\b")
ELDERS = re.compile(
    r"(?<!pour )(?<!chez )(?<!que )(?<!louer a )\b(?:(?:ma|mon|mes|notre|sa|son"
    r"|leur|nos) (?:belle[- ]mere"
    r"|beau[- ]pere|(?P<two>(?:2 )?(?:beaux[- ]parents|parents|grands[- ]parents))(?! chez)"
    r"|grand[- ]mere"
    r"|grand[- ]pere|mere|pere|maman|papa|soeur|frere|oncle|tante|cousine?|neveu|niece|mamie|papi)"
    r"|(?:une|un|la|le) (?:grand[- ](?:mere|pere)|belle[- ]mere|beau[- ]pere|mamie"
    r"|papi))\b(?! (?:est |vit )?chez)"
    r"(?P<dep>,?(?: (?!et\b)\w+,?){0,6} (?:a (?:ma |notre |sa )?charge|rattachee?)\b)?"
)
DISABLED = re.compile(
    r"\bcartes? (?:d')?invalidite\b"
    r"|\bcarte mobilite(?: inclusion)?\b(?! (?:mention )?(?:stationnement|priorite))"
    r"|\bcmi\b(?![- ]?(?:mention )?(?:stationnement|priorite|s\b|p\b))|\bhandicapee?s?\b"
    r"|\bsituation (?:de |d')?handicap\b|\binvalides?\b"
    r"|\b(?:un|une|mon|ma|avec|son|sa) (?:\w+ )?handicap\b|\b(?:en fauteuil|fauteuil roulant)\b"
    r"|\b(?:invalidite|incapacite)(?: \w+){0,4}? (?:80|8[1-9]|9[0-9]|100) ?%"
)
NOT_DISABLED = re.compile(
    r"\b(?:sans|pas|ni|aucune?|pas de|pas d'|non|ne suis pas|plus)(?: une?| en| de| la"
    r"| ma)? ?(?:carte )?$"
)
# « logement accessible aux handicapés » says nothing of who lives there
ACCESSIBLE = re.compile(
    r"\b(?:accessib\w+|adaptee?s?|places?|parking|normes?|acces)(?: (?:aux?|pour|a|les"
    r"|personnes?))* $"
)
DISABLED_COUNT = re.compile(r"(?:(?P<n>[0-9]) )(?:\w+ ){0,2}$")
AGES = re.compile(
    r"(?<![\w.,/])(?P<a>[1-9][0-9])(?: ans)?(?: tous les 2)? ?(?:et|/|,|&)(?: (?:mon mari|ma femme"
    r"|mon conjoint|ma conjointe|mon compagnon|ma compagne"
    r"|mon epoux|mon epouse|lui|elle|moi|mon copain|ma copine|il a|elle a|j'ai|en a|son mari"
    r"|sa femme))*(?: (?:a|en a|ai|j'ai))? ?(?P<b>[1-9][0-9]) ?ans\b"
)  # fmt: skip
# « moi 26 ans, ma copine 24 »
AGES_OF_EACH = re.compile(
    rf"(?<![\w.,/])(?P<a>[1-9][0-9]) ans,? ?(?:et )?(?:moi|(?:ma|mon|sa|son) {_PARTNER}|elle|lui)"
    r"(?:,? (?:a|en a|j'en ai|j'ai))? (?P<b>[1-9][0-9])(?= ?ans\b|\W*$| ?[,;.!?)])"
    r"|(?<![\w.,/])(?P<both>[1-9][0-9]) ans (?:tous les 2|toutes les 2|chacune?|tous deux)\b"
    r"|\b(?:tous|toutes) (?:les )?2(?: ont)?(?: agee?s)?(?: de)? (?P<each>[1-9][0-9]) ans\b"
)
CHILD_BEFORE = re.compile(
    rf"(?:{_CHILD}|{_SONS}|{_YOUNG})(?: (?:ont|de|ages?|agee?s?|rattaches?|majeurs?|etudiants?"
    rf"|a charge))* ?\(?$"
)
