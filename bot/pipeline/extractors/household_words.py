"""What people call those they live with: the patterns of :mod:`household`."""

from __future__ import annotations

import re

from knowledge.everyday_words import LIFE_PARTNERS

_N = r"(?P<n>[0-9]{1,2}|une?)"
CHILD = (
    r"(?:enfants?|gosses?|gamine?s?|momes?|marmots?|minots?|loulous?|petits bouts?|kids?"
    r"|chiards?|mouflets?|bambins?|enfts?|enf)"
)
YOUNG = r"(?:bebes?|bbs?|nourrissons?|nouveaux?[- ]nes?)"
SONS = (
    r"(?:fils|filles?|garcons?|ados?|adolescente?s?|collegiene?s?|lyceenn?e?s?"
    r"|etudiante?s? rattachee?s?)"
)

PARTNER = f"(?:{LIFE_PARTNERS})"
KIN_OF_PARTNER = (
    r"(?:beaux?|belles?|grande?s?|demi)?[- ]?(?:meres?|peres?|parents|soeurs?|freres?|oncle"
    r"|tante|cousine?s?"
    r"|neveux?|nieces?|fils|filles?|parrain|marraine|filleule?s?|amie?s?|collegues?|patronne?"
    r"|famille|maman"
    r"|papa|tonton|tata|mamie|papi)"
)
_GONE = (
    r" (?:(?:est |etait |etant |,)?(?:decedee?|morte?|partie?|repartie?|retournee?|rentree? (?:au"
    r"|en)"
    r"|restee? (?:au|en|a|la-bas|dans|chez) ?(?!nous|moi|la maison|mes)|en (?:prison|ehpad)"
    r"|incarceree?"
    r"|hospitalisee?)|(?:m'?a |nous a |l'a |les a |s'est )(?:quittee?s?|laissee?s?|tiree?|barree?))"
)
# « mon fiancé et moi louons un studio »: owners, not those who will live there
_OWNING = (
    r"(?:(?:mett|lou|possed|propos|achet)ons|sommes (?:les )?proprietaires"
    r"|avons (?:achete|acquis|herite|(?:un|une|deux|2|notre) (?:appart|logement|studio|maison|bien"
    r"|t[1-6]))\w*|(?:voul|souhait|pens|envisage|aimeri|compt|hesit)\w*ons (?:entre |a )?(?:louer"
    r"|mettre|vendre)"
    r"(?: (?:notre|nos|en location)| (?:et|ou) (?:louer|vendre)))"
)
_DWELLING = (
    r"(?:une?|2|notre|nos) (?:petite? )?(?:appart\w*|logement|studio|maison|bien|t[1-6]|f[1-6])"
)
# Just after « ma femme et moi »: they own the dwelling
THEY_OWN = re.compile(
    rf",? (?:nous |on )?(?:{_OWNING}|{_DWELLING} (?:a louer|a mettre|a vendre|en location))"
)
_HIS_OWN = (
    r" (?:dit|pense|croit|refuse|hesite|est (?:proprietaire|d'accord)|possede|a (?:herite|achete|un"
    r" (?:appart|studio|logement|bien))|(?:veut|voudrait|souhaite) (?:louer (?:sa|son|notre)"
    r"|vendre))"
)

# « un monsieur et ses enfants », not « … le monsieur et il ne répond pas »
_AND_THEIRS = r"et(?= (?:s(?:a|on|es)|une?|[0-9]|l[ae]s?)\b)"

# « plafond PLUS couple sans enfant »: a scheme, in capitals
SCHEME = re.compile(r"\bPLUS\b")
_EARNS_OR_IS = (
    r"(?:a|est|gagne|touche|percoit|fait|declare|travaille|bosse|au|en|sans|de|d'|avec|retraitee?"
    r"|salariee?|chomage|conge|are|rsa|aah|ass|cdi|cdd|smic|[0-9]+)\b"
)
COUPLE = re.compile(
    r"\b(?:(?:monsieur|mr)(?:,? [0-9]{2} ans,?)? et (?:madame|mme)"
    r"|jeunes? menages?|(?:jeunes? )?couples?(?! (?:bat|va mal|(?:vient|a|s'est|vont|viennent"
    r"|est)(?: d'| de se )? ?(?:eclat|separ|romp|rompu|divorc|explos|fini|casse)|precedent|d'avant"
    r"|sortant))(?! ou (?:comme|non|pas)\b)(?! mais (?:on |nous |je "
    r"|chacun )?(?:ne |n')?(?:vi\w+|habit\w+|chez) (?:pas|plus|chacun|soi|separ))|en menage"
    r"|(?:re-?)?mariee?s?(?!,? (?:mais|et|puis) (?:\w+ )?(?:separ|divorc))|(?:a|ai|va|vais"
    r"|d') ?epous(?:ee?|er)\b(?! la)|pacsee?s?|(?:se|nous|me) (?:pacs|mari|remari)(?:er|ons|e|ent)"
    r"|concubinage|concubins|union libre|maritalement|fiancee?s|(?:2|les|nos) (?:epoux|amoureux"
    r"|tourtereaux)"
    r"|(?:l[ea] )?mari et (?:la |sa )?femme|(?:la )?femme et (?:le |son )?mari"
    rf"|moi ?(?:\+|,|&|et) ?{PARTNER}(?= ?[,+&]| et\b|\W*$)"
    r"|(?:s'install|nous install|emmenag)\w+ ensemble"
    r"|(?:en (?:a|ont|avons) (?:une?|[1-9])|enfants?) (?:ensemble|en commun)"
    r"|(?:vi[stv]|habit|log|emmenag|install)\w*(?: \w+){0,3} avec (?:son|mon) amie?|(?:mere"
    r"|maman),? (?:et )?(?:pere|papa)(?= et |,"
    r"| \+|\W*$)"
    r"|papa et maman"
    r"|(?:papa|pere),? (?:et )?(?:maman|mere)(?= et |,| \+|\W*$)|(?:leur|son) (?:pere|mere|papa"
    r"|maman)"
    r" et moi|moi et (?:leur|son) (?:pere|mere|papa|maman)"
    r"|vi(?:t|vons|vent?|vre|ve) ensemble|conjoints|epoux(?! \w+ (?:a|ont))|famille recompose\w*"
    rf"|(?:monsieur|m\.?|mr\.?|lui|mari|homme|concubin) ?(?:et|&|\+|,) ?"
    rf"(?:madame|mme|elle|femme|concubine)(?! ?,? (?:je|bonjour|veuill|pouv))"
    r"|(?:elle|lui) (?:a )?[0-9]{2} ans,? (?:et )?(?:lui|elle) (?:en a |a )?[0-9]{2}"
    r"|(?:(?<=, )|(?<=: )|(?<=\()|^)(?:lui,? [^.!?]{1,60}[,;] elle|elle,? [^.!?]{1,60}[,;] lui)"
    # « il est ouvrier, elle au foyer », « Mme 21 600 €, M. 19 200 € »
    rf"|(?:(?<=[,.:;] )|(?<=: )|^)(?:(?:lui|il|monsieur|mr)(?= {_EARNS_OR_IS})"
    rf"[^.;!?]{{1,60}}[,;/] ?(?:et )?(?:elle|madame|mme)(?= {_EARNS_OR_IS})"
    rf"|(?:elle|madame|mme)(?= {_EARNS_OR_IS})"
    rf"[^.;!?]{{1,60}}[,;/] ?(?:et )?(?:lui|il|monsieur|mr)(?= {_EARNS_OR_IS}))"
    rf"|(?:(?<=et )|(?<=\+ ))(?:(?:son|sa) {PARTNER}|un (?:compagnon|conjoint|mari))|(?:(?<=avec )"
    rf"|(?<=elle a )|(?<=il a )|(?<=accompagne de )"
    rf"|(?<=accompagnee de ))(?:son|sa)"
    rf" {PARTNER}|(?<=, )(?:son|sa) {PARTNER}(?= et (?:leurs?|s|m)[eao]?)|2 (?:mamans|papas)"
    rf"(?! (?:possed|sont proprietaires|m'ont|nous ont|ont achete))"
    rf"|(?:mon|ma|(?<=avec )|(?<=moi )|(?<=moi, )|(?<=moi et ))"
    rf"(?: ?(?:futur|future|nouveau|nouvelle|nouvel|propre|cher|chere|vieux|vieille) | )?{PARTNER}"
    r"|(?<=avec )(?:femme|mari|epouse|conjointe?|copine|copain|compagne|compagnon)(?= et\b|,|\W*$)"
    r"|(?:mari|epoux|homme|mr)[ ,(:]{1,3}[0-9]{2}(?: ans)?\)?,? (?:et |[/+&] ?)?(?:femme|epouse"
    r"|mme)"
    r"(?=[ ,(:]{1,3}[0-9]{2}(?: ans)?\b)"
    r"|(?:femme|epouse|mme)[ ,(:]{1,3}[0-9]{2}(?: ans)?\)?,? (?:et |[/+&] ?)?(?:mari|epoux|homme"
    r"|mr)"
    r"(?=[ ,(:]{1,3}[0-9]{2}(?: ans)?\b)"
    r"|(?:pour|de) (?:lui|monsieur) (?:et|,) ?[^.;!?]{1,20} (?:pour|de) (?:elle|madame)"
    r"|(?:salaires?|revenus?|pension|paie|rfr|net)[^;!?]{0,15}\b(?:monsieur|mr|m\.?) ?[:=]"
    r"[^;!?]{1,60}(?:madame|mme) ?[:=]"
    r"|moi,? je (?:gagne|touche|fais|suis)[^.;!?]{1,40}[,;] (?:et )?(?:madame|monsieur)(?= (?:en "
    r"|a "
    r"|touche |gagne |fait |est )?[0-9a])"
    r"|(?:rfr|salaires?|revenus?|pensions?|retraites?|avis|paies?)(?: \w+){0,3} (?:de"
    r"|a) (?:madame|mme)\b"
    r"[^!?]{1,60}\b(?:de|a) (?:monsieur|mr)|(?:rfr|salaires?|revenus?|pensions?|retraites?|avis"
    r"|paies?)"
    r"(?: \w+){0,3} (?:de|a) (?:monsieur|mr)\b[^!?]{1,60}\b(?:de|a) (?:madame|mme)"
    rf"|jeunes maries)\b(?!{_GONE}|,? (?:et moi,? )?(?:on se|nous nous) separ|{_HIS_OWN}"
    rf"| et moi(?: {_OWNING}))"
)
# « mon locataire est en fauteuil, sa femme l'aide »: of nobody said to be alone
THEIR_PARTNER = re.compile(rf"(?:(?<=, )|(?<=\. )|^)(?:son|sa) {PARTNER}\b(?!{_GONE}|{_HIS_OWN})")
NOT_COUPLE = re.compile(
    r"\b(?:pas|non|plus|ni|jamais|sans|ex|quitte|du temps de"
    r"|(?:separe(?:e|r|ment)?"
    r"|divorce[er]?) (?:de|d'avec)"
    r"|perdu|deces de|mort de|depart de|n'a pas de|pas de"
    r"|croy\w+ (?:qu'\w+ \w+|que \w+ \w+ \w+)"
    # « il faut que je demande à mon mari »
    r"|(?:demand(?!eu)|parl|discut|consult|montr)\w+(?: \w+)? (?:a|avec)|voir (?:ca )?avec)"
    r"(?: en| ete)?[ -]$"
)
# « lui a 1 700, elle 1 650 »: two who are opposed, and may be others than a couple
OPPOSED = re.compile(
    r"(?:lui|elle|il|monsieur|madame|mme)\b.*[,;/].*(?:lui|elle|il|monsieur|madame|mme|mr)"
)
TOGETHER = re.compile(r".* ensemble")
# « on n'est pas en couple, juste copines »
NO_COUPLE = re.compile(
    r"\b(?:pas|ni|jamais)(?: \w+)? (?:en|un) (?:vrai )?couple\b|\b(?:juste|seulement|que"
    r"|simples?|simplement)"
    r" (?:des? |entre )?(?:bon(?:ne)?s )?(?:amie?s|copines|copains|potes|colocs|colocataires"
    r"|collegues)\b"
)
# « la marraine de ma femme »: of another
OF_A_RELATIVE = re.compile(rf"\b(?:{KIN_OF_PARTNER}) de $")
# « deux enfants mariés »: the state of others than the adults of the home
STATE = re.compile(
    r"(?:re-?)?mariee?s?|pacsee?s?|fiancee?s?|(?:en )?(?:couple|menage)|concubin.*"
    r"|(?:vi|se |nous |me |s').*"
)
NOT_THEIR_STATE = re.compile(
    r"\b(?:(?:l'ainee?|(?:m(?:a|on)|notre|l[ae]|s(?:a|on)) (?:\w+ )?(?:fille|fils|grande?"
    r"|cadette?|soeur|frere|seconde?|deuxieme|troisieme|premiere?|derniere?)|l'une?)"
    r"(?: qui)?(?: s'est| est| etait)?|enfants? [\w ]{0,20}|dont [0-9] (?:\w+ )?"
    r"|(?:soeurs|freres|amie?s|cousine?s|collegues|colocs|colocataires)\b[\w ]{0,25})"
    r"(?: en| ete)?[ -]$"
)
_PET = (
    r"(?:[0-9] )?(?:petite?s? )?"
    r"(?:chien(?:ne|s)?|chat(?:te|s)?|lapins?|perroquet|poissons?|animaux)"
)
SINGLE = re.compile(
    rf"\b(?:(?:mon|ma|mes) {_PET} et moi|moi (?:et|avec|\+) (?:mon|ma|mes) {_PET}(?! et)"
    rf"|juste pour moi|uni(?:que|c) (?:occupante?|habitante?)|vi[st] sans personne(?=\W*$"
    r"| ?[,;.!?])"
    r"|(?:instance|procedure|cours) de (?:divorce|separation)|(?:divorce|separation) en cours"
    r"|(?:en train de|est en) (?:divorcer|se separer)|(?:m|m\.|mr|mme) isolee?"
    r"|enfants? (?:\w+ )?a (?:elle|lui|moi) (?:toute? )?seule?"
    r"|(?:juste|que|qu'a|pour|uniquement|seulement) (?:bibi|ma pomme|mezigue|ma poire)"
    r"|uniquement moi|moi uniquement"
    r"|(?:suis|vis|est|vit) (?:pas|plus) (?:en couple|mariee?|pacsee?)"
    r"|(?<=^)(?:une?|1) (?:pap[iy]|mam[iy]e?|dame|monsieur|homme|femme|retraitee?)(?=\W*$)"
    rf"|(?:depart|mort|deces) de (?:ma|mon|sa|son) {PARTNER}|solitaires?|locataire unique(?=,)"
    rf"|vieux garcon|vieille fille|sans (?:l|m|s)es enfants"
    r"|(?:(?<=^)|(?<=: )|(?<== ))(?:homme"
    r"|femme),? (?:de )?[0-9]{2} ans"
    r"|(?:personne|pers|femme|homme|dame|retraitee?|etudiante?|maman|mere|papa|pere|parent"
    r"|jeune|salariee?|candidate?|demandeu\w+) (?:seule?|isolee?|solo)"
    r"|(?:suis|vi[st]|vivr\w+|vivant|habit\w+|loge\w*|etant|serai\w*|sera|toute?|elle est|il est"
    r"|reste|eleve|elevant|elever|moi|retrouve|demeure|etre|vivre|emmenage\w*|installe\w*|dame"
    r"|homme"
    r"|femme|personne|monsieur|maintenant|toujours|encore|desormais|actuellement|la|ici|et|ou"
    r"|mais|aujourd'hui|locataire"
    r"|maman|mere|pere|papa|enfants?|gosses?|ans|bebe|fils|fille) (?:toute? )?(?:seule?|solo)"
    r"|(?:^|(?<=[,.;:!?(-] )|(?<=[,(.]))toute? seule?"
    r"|(?:viens|vient|venons) de (?:me |se |nous )?(?:separer|divorcer)"
    r"|pour (?:lui|elle|moi) (?:toute? )?seule?"
    r"|(?:rien que|juste|que) pour (?:lui|elle)(?! et)|(?<=, )solo(?=\W)"
    r"|celib(?:ataire)?s?|apres (?:mon|ma|notre|son|sa) (?:divorce|separation)|veuf|veuve"
    r"|divorcee?s?|separee?s?"
    rf"|{PARTNER}(?:{_GONE})|(?:ai|a) quitte (?:ma|mon|sa|son) {PARTNER}|(?:a )?perdu (?:ma"
    rf"|mon|sa|son) {PARTNER}"
    rf"|(?:pas?|sans|ni) (?:de |d'|un |une )?{PARTNER}|(?:pas|plus|sans) de? ?(?:pere"
    rf"|papa)(?=\W*$| ?[,;.!?)])"
    r"|(?:son|leur) (?:pere|mere|papa|maman) (?:est|s'est|nous a|m'a|a) (?:parti\w*|barr\w+|tir\w+"
    r"|cass\w+|quitt\w+|laiss\w+|deced\w+|mort\w*|disparu)"
    r"|(?:soeur|frere|fille|fils|cousine?|amie?|dame|homme|femme|niece|neveu|locataire|mere|pere"
    r"|maman|papa) (?:divorcer|separer)(?! d)|le seule? parent|parent seule?"
    r"|(?:mere|maman|pere|papa|grand[- ]mere|grand[- ]pere) (?:qui|ki) (?:eleve|a la garde)"
    r"|(?:une|la|cette) (?:mere|maman|femme|dame)(?:,? \w+){1,3},? avec (?:sa|son|ses|[0-9]|une?)"
    r"|enfants? (?:toute? )?seule?(?=\W*$"
    r"|[,.])"
    r"|(?:parents?|pers\w*|homme|femme) isolee?s?|(?<=, )pas en couple"
    r"|avec (?:mon|son|ma|sa) (?:chien|chat)(?:ne|te)?(?! et)"
    r"|(?:on|nous) (?:se|nous) separ\w+|monoparentale?|parent solo"
    r"|juste moi|juste (?:\w+ ){1,3}et moi|que moi"
    r"|rien que moi|(?:un|le) (?:pere"
    rf"|papa|homme|monsieur)(?: de [0-9]{{2}} ans)?,? (?:{_AND_THEIRS}|avec)|(?:une|la|1|cette)"
    rf" (?:mere|maman|femme|dame)(?: de famille)?(?: de [0-9]{{2}} ans)?,? (?:{_AND_THEIRS}|avec)"
    # « Mme, 2 enf. »
    r"|(?:mme|madame|monsieur|mr)(?: [a-z]\.?)? ?(?:,|\+) ?[0-9] enf\w*)\b"
    # « seul » of somebody, not « seul le locataire… », « une seule question »
    r"|(?<!\btout )(?<!\btoute )(?<!\b[0-9] )(?<!\bune )(?<!\bun )\bseule?\b(?! (?:l[ea]s?|l'|un"
    r"|une|mon|ma|mes|ces?|cette|cet|votre|vos|son|sa|ses|ou"
    r"|logement|loyer)\b)"
)
#: « ma mère vit seule »: she is the household, and not the speaker's.
SINGLE_ELDER = re.compile(
    r"\b(?:(?:elle|il)(?: \w+){0,2}|(?:vi[tv]|habit|log|occup|rest|demeur|install"
    r"|emmenag)\w*(?: donc)?"
    r"|etant) (?:toute? )?seule?\b"
    r"|\b(?:est|vit) (?:\w+ )?(?:veuve|veuf|divorcee?|celibataire)\b"
)
NOT_SINGLE = re.compile(r"\b(?:pas|plus|ni|non|baux|bail|contrats?) $")
# « un seul logement », « je gère tout seul », « à lui seul »
NOT_ALONE = re.compile(
    r"\b(?:une?|l[ea]s?|mon|ma|ces?|cette|son|sa|votre|notre|nos|du|au|loyer|montant|prix|taux"
    r"|a (?:lui"
    r"|elle|moi)|enfants?"
    r"|(?:ger(?:e|er|ons|ais)|fai(?:t|s|re)|occup(?:e|es|er|ons)|mont(?:e|er)|rempli\w*"
    r"|debrouill\w+|calcul\w+"
    r"|demarches?|decid\w+|prendre|continu\w+|redev\w+|renouvel\w*|reconduit\w*|s'arrete\w*"
    r"|prolonge\w*)(?: (?!et |je |il |elle )[\w']+){0,3}"
    r"|lou(?:e|er)|location|loc[123])(?: tout| toute)? $"
)
_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|bientot|noel|paques|l'ete|l'automne|l'hiver|(?:le )?printemps|le mois|la fin|debut|fin|dans)"
)
_ORDINAL = r"(?:(?:premiere?|1er|deuxieme|seconde?|troisieme|quatrieme|cinquieme|petite?|autre) )?"
# Children to come are not counted: « un bébé prévu en avril », « elle en attend un troisième »
UNBORN = re.compile(
    rf"\b(?:(?:va|vont|allons|vais) (?:bientot )?avoir (?:une? |des |leur |notre )?(?:{YOUNG}"
    rf"|{CHILD}"
    r"|jumeaux|jumelles|fille|garcon)"
    rf"|bientot (?:une? |des )?(?:{YOUNG}|{CHILD}|jumeaux|jumelles)"
    rf"|(?:le |notre |un )?{YOUNG} (?:qui )?arriv(?:e|era)\b|enceinte(?: (?:de"
    rf"|d'un) (?:(?! et )[\w' ]){{0,20}})?|(?:en )?attend(?:s|ons|ez|ent|ant)? (?:un |une "
    rf"|notre |mon |des "
    rf"|le |leur |son |[0-9] )?(?:(?:premiere?|deuxieme|seconde?|troisieme"
    rf"|quatrieme) ?)?(?:{CHILD}"
    rf"|{YOUNG}|jumeaux|jumelles|heureux evenement|fille|garcon)?"
    rf"|(?:(?:une?|notre|le|leur|mon|son|[0-9]) )?{_ORDINAL}(?:{CHILD}|{YOUNG}|jumeaux|jumelles"
    rf"|fille"
    rf"|garcon)(?: est| sont| qui est)? (?:a naitre|a venir|en route|prevue?s?\b|attendue?s?\b"
    rf"|pour {_MONTH}\b|qui (?:arrive|va arriver|doit arriver|naitra)|(?:doit|va"
    rf"|devrait) (?:arriver|naitre)|naitra|arrivera)"
    rf"|(?:(?:une?|notre|l[ea]|leur|mon|l')? ?(?:{CHILD}|{YOUNG}|petite?|jumeaux|jumelles)"
    r"(?: (?:qui|il))?,? (?:n'est|n'etait|ne sont|est|sont) (?:pas|pas encore) (?:encore )?(?:ne"
    r"|nee|nes|nees|la)\b)"
    rf"|(?:(?:une?|notre|le|leur) )?futur {_ORDINAL}(?:{CHILD}|{YOUNG})|un (?:{YOUNG}"
    rf"|{CHILD}) (?:arrive|pour bientot|en route)|grossesse)"
)
RANKS = {"deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5}
RANK = re.compile(rf"\b(?:{'|'.join(RANKS)})\b")
SOME_SHARED = re.compile(r"\bdont (?P<n>[0-9]|une?) (?:\w+ )?en $")
MOI = re.compile(
    r"\bje (?:vis|loge|reste) (?:encore )?avec\b|\bj'habite (?:encore )?avec\b|\b(?:et|avec"
    r"|chez) (?:moi|nous)\b|\bmoi(?:,| et)\b"
)
# Names and verbs that lose their accent: « Sainte-Marie », « je divorce », « demander le divorce »
PARTICIPLE = re.compile(r"marie|divorce|separe|pacse")
# « deux grands fils mariés », « mon cousin marié »
OF_RELATIVE = re.compile(
    r"(?: qui)?(?: sont| est)?(?: tous| toutes)?(?: 2)? (?:mariee?s?|pacsee?s?)"
)
AFTER_BEING = re.compile(
    r"\b(?:suis|est|es|sommes|sont|etes|etais|etait|etant|homme|femme|couple|et|non|pas|on se|papa"
    r"|pere)"
    r" (?:pas |deja |recemment |bien )?$|[,:] ?$"
)
CUSTODY = re.compile(
    r"\b(?:garde|residence|custody) (?:alternee|partagee|alterne)\b|\bune semaine sur (?:2|deux)\b"
    r"|\balternee\b"
)
