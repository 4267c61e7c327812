"""Kinship nouns, their determiners and what is said around them: the lexicon of :mod:`people`."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import yaml

from bot.pipeline.extractors.little_words import LITTLE
from knowledge.everyday_words import LIFE_PARTNERS

GENERIC = (
    r"(?:enfants?|enfts?|enf|gosses?|gamine?s?|momes?|marmots?|minots?|minos|mioches?|moutards?"
    r"|loulous?|bouts? de chou\w*|petits? bouts?|kids?|chiards?|mouflets?|bambins?|lardons?"
    r"|pitchouns?|rejetons?|tetes blondes|loustics?|loupiote?s?|beaux?[- ]enfants"
    r"|(?<=\bma )puce|(?<=\bmes )puces|(?<=[0-9] )puces|mineure?s?|ecoliere?s?|drolesses?"
    r"|(?:(?<=\ble )|(?<=\bmon )|(?<=\bson )|(?<=\bnotre )|(?<=\bleur ))drole(?=\W*$|[,;.!?]| et\b)"
    r"|(?:(?<=[0-9] )|(?<=\b[lmsc]es )|(?<=\bnos )|(?<=\bleurs ))droles(?! d)|droles(?= de [0-9])"
    r"|gnards?|pichouns?|pichounett?e?s?|pitchounett?e?s?|pitchounes?|chtiots?|ptiots?|quinquins?"
    r"|marmailles?|petiote?s?|ti[- ]?mouns?|gones?|morpions?|mouflets?|galopins?|cherubins?"
    r"|pupilles?"
    r"|poupettes?|crapauds?(?= de [0-9])|schtroumpfs?|nains?(?= de [0-9])|tete blonde"
    r"|tetes? brunes?"
    r"|progeniture|bouts? d'chou)"
)
NAMED = (
    r"(?:petits?[- ]fils|petites?-filles?|fils|fistons?|filles?|fillettes?|garcons?|garconnets?"
    r"|ados?|adolescente?s?|collegiene?n?e?s?|lyceenn?e?s?|ainee?s?|cadet(?:te)?s?|benjamine?s?"
    r"|(?:(?<=[0-9] )|(?<=son )|(?<=mon )|(?<=un )|(?<=notre ))gars(?= de [0-9]|\W*$| et "
    r"| qui a [0-9])"
    r"|(?<!\bles [0-9] )(?<=[0-9] )gars|petite? derniere?|derniere?(?= de [0-9])"
    r"|petits[- ]enfants|petits?-enfants?"
    r"|(?:etudiante?s?|majeure?s?)(?: de [0-9]{2} ans)?"
    r" (?:rattachee?s?|a charge)(?! (?:au|a l|chez)))"
)
MANY = r"(?:jumeaux|jumelles|triplee?s|(?<=les )jumeau)"
BABY = r"(?:bebes?|bbs?|nourrissons?|nouveaux?[- ]nes?|poupons?)"
KIN = (
    r"(?:bel(?:le)?s?[- ]meres?|beaux?[- ](?:peres?|parents|freres?)|belles?[- ]soeurs?"
    r"|grands?[- ](?:meres?|peres?|parents)|meres?|peres?|maman|papa|parents|soeurs?|freres?"
    r"|frangine?s?|frangins?|frerots?|frerets?|soeurettes?|tatie|tantine"
    r"|(?:grands?[- ])?(?:oncles?|tantes?)"
    r"|tata|tonton|(?:petite?s?[- ])?cousine?s?|(?:arriere[- ])?(?:petite?s?[- ])?(?:neveux?"
    r"|nieces?)"
    r"|mamies?|mamy|mam\b|papis?|papy|pepe|memere|pepere|meme(?= et pepe)"
    r"|(?:arriere[- ])?grand[- ]?(?:mere|pere|maman|papa)|filleule?s?"
    r"|doyenn?e?(?= de [0-9]))"
)
SPOUSE = f"(?:{LIFE_PARTNERS})"
HEAD = (
    r"(?:dame|monsieur|mr|homme|femme|maman|mamie|papa|mere|pere|jeune|personne|type|gars"
    r"|nana|fille mere)"
)
# « la mère de madame », « le père de mon mari »
OF_ONE = (
    r" (?:de (?:madame|mme|monsieur|mr|l'une?|l'autre|lui|elle)|(?:du|de (?:mon|ma|son|sa|leur))"
    rf" {SPOUSE})\b"
)
CHARGE = r"(?:(?:personnes?|ascendante?s?) a charges?|pers\.? a charges?|pac)"

_COUNT = r"[0-9]{1,2}"
_NONE = (
    r"(?:sans|ss|aucune?|zero|0|ni|(?:pas|plus|point|jamais)(?: encore| non plus| d'autres?)?"
    r"(?= d[e'])|n'[a-z]+ aucune?)"
)
_POSSESSIVE = (
    r"(?:[mst](?:on|a|es)|n(?:otre|os)|v(?:otre|os)|leurs?"
    r"|(?<!dossier )(?<!candidat )(?<!cas )c(?= [0-9]))"
)
_DETERMINERS = (
    rf"(?:{_NONE} (?:d'|de )?(?:une? )?"
    rf"|(?:d'|de |a )?(?:(?:{_POSSESSIVE}|les?|la|ces?|cette?|du|des|au|aux) (?:{_COUNT} )?|l'"
    rf"|{_COUNT} (?:de (?:mes|ses|nos) )?|une? (?:de (?:mes|ses|nos) )?|quelques |plusieurs ))"
)
_ADJECTIVE = (
    r"(?:(?:petite?s?|grande?s?|jeunes?|seule?s?|autres?|super|propres?|chere?s?|vieille|vieux"
    r"|premiere?s?|deuxieme|troisieme|quatrieme|cinquieme|beaux?|tout|toute|unique) ){0,2}"
)
_AGES = (
    rf" ?,? ?\(?(?:(?:qui )?(?:a|ont|aura) )?(?:agee?s? )?(?:respectivement )?(?:de |d')?{_COUNT}"
    rf"(?:(?: ans?| mois)?(?: ?,| et| puis| ?/) ?{_COUNT})* ?(?:ans?|mois)\b(?: ?\))?"
)
_STATUS = (
    r",? ?\(?(?:qui (?:est|sont) )?(?:encore |tous |toutes |deja |bien )?"
    r"(?:majeure?s?|mineure?s?|orphelin(?:e|s|es)?|adoptee?s?|confiee?s?|recueillie?s?|adultes?"
    r"|etudiante?s?|scolarisee?s?|handicapee?s?|invalides?"
    r"|autistes?|malades?|lyceenn?e?s?|collegiene?n?e?s?|en bas age|(?:a|en) (?:(?:ma|sa|notre"
    r"|leur|nos|votre) )?charges?|rattachee?s?|bebe|rsa|en (?:garde|residence) (?:alternee?"
    r"|partagee))\b\)?"
)
PEOPLE = re.compile(
    rf"(?<![\w.,/])(?P<det>{_DETERMINERS})?{_ADJECTIVE}"
    rf"(?:(?P<many>{MANY})|(?P<baby>{BABY})|(?P<generic>{GENERIC})|(?P<named>{NAMED}|{LITTLE})"
    rf"|(?P<kin>{KIN})(?P<of>{OF_ONE})?|(?P<charge>{CHARGE})|(?P<spouse>{SPOUSE})|(?P<head>{HEAD})"
    r"|(?P<self>moi(?:[- ]meme)?))"
    rf"(?!\w|-(?!\w+ ans))(?P<after>(?:{_AGES}|{_STATUS}){{0,3}})"
)
NONE = re.compile(rf"{_NONE}")
MAY_BE_YOUNG = re.compile("neveu|niece|cousin|filleul|soeur|frere|frang|frer")
# « mes parents me gardent sur leur déclaration », « mon frère nous aide »
ACTS_ON_ME = re.compile(
    r",? (?:qui )?(?:me|m'|nous|te|vous)(?: |(?<='))(?!deux|sommes|vivons|avons|serons|habitons"
    r"|avons)[a-z]+"
)
# « jumelles en garde alternée avec leur mère »: the other parent, elsewhere
OTHER_PARENT = re.compile(r"(?:leur|son|sa) (?:mere|pere|maman|papa)\b(?! et (?:moi|lui|elle))")
SHARED_BEFORE = re.compile(
    r"\b(?:alternee?|partagee?|moitie|une semaine sur 2|1 semaine sur 2)\b[^.;!?\n]{0,40}\bavec $"
)
NUMBER = re.compile(rf"\b{_COUNT}\b")
SINGULAR = re.compile(r"\b(?:[mst](?:on|a)|notre|leur|une?|la|le|au|du|cette?|ce)\b|l'")
OWNER = re.compile(r"(?:\w+ |[dl]')*?(?:(?P<first>m(?:on|a|es)|nos|notre)|s(?:on|a|es)|leurs?|c)\b")
OWNED = re.compile(r"\b(?:[msn](?:on|a|es|os|otre)|leurs?|c)\b")
MANY_DETERMINER = re.compile(r"\b(?:[mst]es|nos|leurs|les|des|aux)\b")
PLURAL = re.compile(r".*(?:s|x)(?<!fils)$")
TWINS = {"jumea": 2, "jumel": 2, "tripl": 3}
ORDINALS = {"deuxieme": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5}

# Between two people of one list: « moi, ma femme et nos deux filles », « couple avec 2 enfants »
LINK = re.compile(
    r"(?: ?\([^)]{0,40}\)|,? [a-z]+\))?(?: ?[,+&/();:-]| et| e| plus| avec| ainsi que| puis"
    r"| aussi| quoi| sans oublier| encore"
    r"| deja| y compris| garde| eleve| sa| qui a| qui ont| a| ont| avons| on a| nous avons| j'ai"
    r"| de| d'){0,4} ?"
)
# « dont deux majeurs »
SUBSET = re.compile(r"\b(?:dont|parmi lesquels)(?: (?:l'un|une?|\d))?[ :]*$")
# What is said of others than the group: « dont deux majeurs », « le troisième est parti »
OTHERS = re.compile(
    r"\b(?:dont|plus (?:une?|[0-9]) (?:que|qui|autre)|et une? (?:qui|que)|les? (?:deuxieme"
    r"|troisieme|quatrieme|autres?|[0-9]|plus grande?s?)"
    r"|l[ae] (?:grande?|petite?|seconde?|derniere?|cadette?|plus (?:jeune|petite?"
    r"|agee?)) (?!pere|mere)"
    r"|(?<=[, ])(?:mari|femme|conjointe?|copa?ine?|compagnon|compagne|ex|papa|maman|monsieur|madame"
    r"|mr|mme)(?= (?:est|a|s'est|parti\w*|decede\w*|reste\w*|seule?|travaille))"
    r"|(?<=mais )(?:une?|l'une?) (?:est|a|vit|ne|n')"
    r"|l[ae]s? (?:sienne?s?|miens?|miennes?)"
    r"|ce(?:lui|lle|ux|lles) (?:de|du)|l'(?:autre|ainee?)|(?<!chez )(?:le|la|leur"
    r"|mon|ma|son|sa) (?:mari|femme|conjointe?"
    r"|compagnon|compagne|pere|mere|papa|maman|ex))\b"
)
# « sa femme et ses enfants sont au pays », not « il a trois enfants et sa femme est partie »
BOTH_AWAY = re.compile(
    r",? (?:qui )?(?:sont|vivent|rest(?:ent|es)|ont|etaient|habitent|resident|logent|parti?e?s"
    r"|ailleurs|la-bas|au pays|en [a-z]+|a [a-z]+)\b"
)
CHEZ = re.compile(r"\bchez $")
IN_CHARGE = re.compile(
    r"(?<!plus )(?<!pas )(?<!pas encore )(?<!sans etre )(?<!non )(?<!ni )\b(?:a (?:(?:ma|sa"
    r"|notre|leur|nos) )?charges?"
    r"|(?<!non )(?<!pas )(?<!plus )rattachee?s?"
    r"(?! (?:a|au|chez) (?:elle|lui|sa (?!decl)|son (?:pere|mere)|leur (?!foyer|decl|avis|impot)"
    r"|l'autre|mon ex))|compte\w* sur)"
)
_ELSEWHERE = yaml.safe_load(Path(__file__).with_name("elsewhere.yaml").read_text("utf-8"))
DWELLS_ELSEWHERE = re.compile(rf"\b(?:{'|'.join(_ELSEWHERE['in_another_place'])})")
AWAY = re.compile(rf"\b(?:{'|'.join(chain.from_iterable(_ELSEWHERE.values()))})\b")
# Grown up: « qui fait sa propre déclaration », « majeur non rattaché », « majeure qui travaille »
OWN_RETURN = re.compile(
    r"\b(?:independante?s?|autonomes?|(?:fait|a) sa (?:propre )?declaration"
    r"|ont leurs? (?:propres? )?declarations?|font leurs? declarations?"
    r"|declare\w*(?: chacune?)? (?:(?:ses|leurs) (?:impots|revenus)|(?:ses|leurs) propres \w+"
    r"|de (?:son|leur) cote|a part|(?:tout )?seule?)|declaration a part|(?:plus|pas|non|hors)"
    r" (?:de )?(?:a |sous )?(?:ma |sa |notre |leur )?(?:charge|rattache\w*|foyer)|(?:plus|pas) sur"
    r" (?:ma|notre|sa|la) declaration|sa propre|leur propre|son propre avis)\b"
)
GROWN = re.compile(r"\b(?:majeure?s?|adultes?|grande?s?)\b")
AT_WORK = re.compile(
    r"\b(?:(?:qui |et |, )?(?:travaille\w*|bosse\w*)|qui (?:gagn\w+|est salariee?|sont salariee?s)"
    r"|en (?:cdi|cdd|interim)|salariee?s?|au chomage|chom(?:eur|euse)s?|sans (?:emploi|travail)"
    r"|cherch\w+ (?:un|du) (?:travail|emploi|boulot|job))\b"
)
#: From this age on, a child who is neither at school nor à charge is an adult of the home.
ADULT_CHILD = 21
AT_SCHOOL = re.compile(
    r"\b(?:etudi\w+|lyceen\w*|lycee|ecole|fac|universite|prepa|bts|licence|master|apprenti\w*"
    r"|alternan\w+|scolaris\w+|etudes|rattach\w+|a (?:ma |sa |notre |leur )?charge)\b"
)
# « un garçon qui bosse », of no age
WHO_WORKS = re.compile(r"\bqui (?:travaille|bosse|gagne|est (?:salariee?|en cdi))\b")
AT_WORK_HIMSELF = re.compile(
    r"\b(?:travaill?\w+|boss\w+|gagn\w+|est salariee?|en (?:cdi|interim))\b"
)
LEFT = re.compile(
    r"\b(?:(?:ne |n')?(?:vi[tv]|habit|log)\w* (?:plus|pas) (?:ici|avec|la|a la maison|chez)"
    r"|en (?:ehpad|prison|maison de retraite)|au pays|a l'etranger"
    r"|(?:est|a) (?:parti|partie|decedee?|quitte (?:le|la|mon|notre|moi)))\b"
)
AGE_IN_YEARS = re.compile(r"\b(?P<n>[0-9]{2}) ans\b")
# « il » or « elle »: coreference.py tells of whom
TAKEN_OVER = re.compile(
    r"(?<!que )(?<!qu')(?<!avec )(?<!a )(?<!chez )\b(?:ils?|elles?) (?!et moi\b)"
)
# « il habite toujours chez nous », « reste avec ma femme et moi »
# « ma fille travaille mais vit toujours avec mon mari et moi »
STAYS_WITH_US = re.compile(
    r"(?:(?!\b(?:je|on|nous|il|elle|mon|ma|mes|que)\b)[^.;!?\n]){0,45}?\b(?:vi[tv]\w*|habit\w+"
    r"|log\w+"
    r"|rest\w+)(?: (?:encore|toujours|aussi|bien))* (?:avec|chez) m(?:a|on) \w+ et moi\b"
)
STAYS = re.compile(
    r"\b(?:vi[tv]\w*|habit\w+|loge\w*|reste\w*|est|sont)(?: (?:encore|toujours|aussi|bien|tous"
    r"|une semaine sur (?:2|deux)|a (?:temps plein|plein temps)|la semaine|principalement))*"
    r" (?:chez (?:moi|nous|elle|lui|eux|s(?:on|a|es) (?:pere|mere|2 parents|parents))"
    r"|avec (?:moi|nous|eux|m(?:a|on) \w+ et moi|s(?:on|a|es) (?:pere|mere|2 parents|parents))"
    r"|a la maison|au (?:domicile|foyer)|sous (?:mon|notre|leur|le meme) toit)\b"
    r"|\b(?:revenu|rentre|retourne|revien\w*|revenir|de retour)\w*(?: (?:vivre|habiter"
    r"|s'installer|loger))?"
    r" (?:chez (?:moi|nous|ses parents|s(?:on|a) (?:pere|mere))|a la maison|avec (?:moi|nous)"
    r"|au foyer|au domicile)\b"
)
HERE = re.compile(
    r"(?:,? (?:qui )?(?:est|sont|vi\w+|habite\w*|loge\w*|reste\w*|sera|seront|vient|viendra)"
    r"(?: (?:encore|toujours|aussi|tous|bien|habiter|vivre))*,? )?,? ?\(?(?:avec (?:moi|nous|elle"
    r"|lui|eux)|chez (?:moi|nous|eux)|a la maison|sous (?:mon|notre|son) toit|et moi|a (?:ma|sa"
    r"|notre|leur) charge|rattache\w*|(?:elle|lui) et moi)\b"
)
# What stands just before somebody of the home: « j'ai », « je vis avec », « elle élève »
AT_HOME_BEFORE = re.compile(
    r"(?:\b(?:avec|ai|as|a|ont|avons|aurai|eleve\w*|elevant|elever|plus|recueill\w*|garde"
    r"|heberge\w*|charge|et|loge|(?:temps|partagee|alternee) pour|(?:ai|garde|obtenu) la garde de"
    r"|garde (?:exclusive|principale|alternee|partagee) de"
    r"|assume\w*|(?:ai|a|avons|obtenu|eu) la garde(?: \w+)? de|(?:d'avoir|a eu|ont eu|avons eu"
    r"|ai eu)|reste (?:plus )?(?:que|qu')|foyer :|accueill\w+) |[+,:(] ?)$"
)
# « je suis hébergée avec mes trois enfants chez une amie »: the speaker is there too
I_AM_WITH = re.compile(r"\b(?:je |on |nous |j')(?:(?!que|qui|mais)[^.;!?,\n]){1,40}\bavec $")
# « l'appartement de ma fille », « pour mon fils », « louer à ma fille »
NOT_AT_HOME_BEFORE = re.compile(
    r"\b(?:(?:appart\w*|logement|maison|studio|dossier|chambre|avis|nom|compte|caution|propriete"
    r"|bail|travail|cas|mari|femme|copine?|copain|ami|amie|ex|loyer|voiture|ecole"
    r"|anniversaire|garant\w*|foyer(?: fiscal)?|lit|naissance"
    r"|(?<!ai la )(?<!\ba la )(?<!avons la )(?<!garde la )(?<!obtenu la )garde"
    r"|etudes|scolarite"
    r"|arrivee) (?:de |du |d')|rattachee?s? (?:a |aux? |chez )"
    r"|comme (?:a )?|lou(?:ait|aient) |en face de |aux? (?:cotes? )?de |(?:voisine?s?|collegues?"
    r"|amie?s?) (?:a|ont) |chez |(?<!temps )(?<!alternee )(?<!partagee )(?<!exclusive )pour "
    r"|aider |(?:lou\w+|demand\w+|parl\w+"
    r"|vend\w+|donn\w+|pret\w+|propos\w+|grace|mariage|mort|deces|depart)(?: \w+)? (?:a |avec "
    r"|de )|(?:aide|depens\w+) (?:de |par ))$"
)
_ACTS = (
    r"(?:cherch\w+|prefer\w+|pens\w+|dit|trouve\w*|conseill\w+|veu\w+|voudrai\w+|souhait\w+"
    r"|aimerai\w+|gagn\w+|touch\w+|travaill\w+|demenag\w+|herit\w+|va (?:lou|habit|prendre)\w*"
    r"|peu\w*|a trouve|m'(?:a|aide)|(?:me|nous) (?:dit|dis|parl\w+|conseill\w+|demand\w+)|(?:nous"
    r"|m') a (?:dit|parle)|est (?:locataire|dans|proprietaire"
    r"|etudiante?\b(?!.{0,40}rattach)))\b"
)
OWN_LIFE = re.compile(rf",? (?:majeure? |ainee? )?(?:qui )?{_ACTS}")
ONE_MORE = re.compile(r" (?:(?:de|en) (?:plus|moins)(?! d| q)|supplementaire)\b")
OWN_LIFE_THEN = re.compile(rf",? (?:majeure? |ainee? )?(?:il|elle) {_ACTS}")
# « la maman vit ailleurs avec la petite »
ELSEWHERE_WITH = re.compile(
    r"\b(?:(?:(?:vi|habit|log|est|reste|part)\w* (?:ailleurs|loin)|(?:est )?partie?) avec"
    r"|(?:mon|son|l') ?ex(?:[- ]\w+)? (?:en )?a la garde(?: \w+)?(?: de)?) $"
)
# « il en a un seul », « elles en ont deux », of children named before
NOBODY_BEFORE = re.compile(r"(?:^\W*|, |\b(?:plus|ai|avons|a|pas|ni) )$")
LISTED_BEFORE = re.compile(r"[,:+;./&-] ?$|\b(?:et|plus) $")
ADDED_TO = re.compile(r"\w ?\+ ?$")
NAMED_AFTER = re.compile(r" ?[:(,]? ?(?P<name>[a-z]{2,})\b")
WITH = re.compile(r"\bavec $")
# « leur père et moi » are the couple itself
# « enfants : 1 », « pers à charge : 2 », « enfants à charge : néant »
COUNT_AFTER = re.compile(
    rf"(?<![0-9] )\b(?:{GENERIC}|{CHARGE})(?: a charges?)?(?: mineurs?)?"
    r"(?: ?[:=] ?| (?=(?:aucun|zero|non|neant)(?:\W*$| ?[,;.!?])))"
    rf"(?P<n>[0-9]{{1,2}}(?! ?ans| (?:{GENERIC}|{NAMED}|{MANY}))"
    rf"|aucun|neant|zero|non)\b"
)
# « la charge de ses trois neveux », « sa nièce mineure »
BROUGHT_UP = re.compile(r"\b(?:charge|garde|tutelle|recueilli\w*|eleve\w*|elevant) (?:de )?$")
YOUNG_WOMAN = re.compile(r"(?:d'|a |de )?(?:une?|la|cette?) jeune (?:fille|garcon)\b")
OLD_BACHELOR = re.compile(r"\bvie(?:ux garcons?|illes? filles?)\b")
TO_THEM = re.compile(r"\b(?:a|de|pour|par) $")
# « pas trois enfants, deux seulement »
NOT_SO_MANY = re.compile(
    rf"\bpas (?:[0-9]|une?) (?:{GENERIC}|{NAMED}),? (?:mais |non )?(?P<n>[0-9]|une?)\b(?! ?(?:€"
    rf"|ans))"
)
# « le fils 11 000 à l'année »: who earns is no dependant
EARNS = re.compile(r" (?:(?:gagne|touche|declare|percoit|a) )?[0-9]{3,}")
PARENT_AND_I = re.compile(r"(?:leur|son) (?:pere|mere|papa|maman) et moi\b")
LIVES_WITH = re.compile(r"\b(?:avec|heberge\w*|accueill\w*|recueilli\w*) $")
# « ils ont chacun un enfant »
OF_EACH_AFTER = re.compile(r" chacune?\b")
OF_EACH = re.compile(r"\bchacune? (?:de |avec )?$")
# « un enfant, pas deux enfants »
NEGATED_BEFORE = re.compile(r"\b(?:pas|et non|non pas) $")
# « je suis leur mère »
SPEAKER_IS = re.compile(r"\b(?:je suis|c'est moi|etant|en tant que) $")
# « ça lui en fait trois en tout »
TOTAL_OF_THEM = re.compile(r"\ben fait (?P<n>[2-9]) (?:en tout|au total)\b")
# « locataire = mère + 3 enfants »
NOTED_BEFORE = re.compile(r"[=:] ?$")
PREPOSITION = re.compile(r"(?:d'|de |a )")
OF_SOMEBODY = re.compile(r"(?:\b(?:de|chez|pour|(?<!a )(?<!aura )(?<!reste )que) |\bd')$")
# « les filles ont 16 et 19 ans », named before
THE = re.compile(r"l(?:es|a|e|') ?(?!\w* ?[0-9])")
OF_THE = re.compile(r"(?:du|au) ")
HAS_SOME = re.compile(
    r"\b(?:il|elle|ils|elles|qui|on|nous|j'|(?:mon|ma|son|sa|le|la) \w+)(?: n')? ?en (?:a|avait|ont"
    r"|ai|avons)(?: deja| encore)?"
    r" (?P<n>[0-9]|une?)\b(?! ?(?:€|ans|mois))"
)
# « maman solo de trois »
PARENT_OF = re.compile(
    r"\b(?:mere|maman|pere|papa|parent)(?: (?:solo|seule?|celibataire|isolee?|divorcee?|veuve|veuf)"
    r")?"
    r" de (?P<n>[2-9])(?=\W*$| ?[;.!?)]|, (?![0-9])| et (?!demi)| qui | dont )"
)
# « les enfants, ils sont trois »
THEY_ARE = re.compile(r"\b(?:ils|elles) sont (?:au nombre de )?(?P<n>[1-9])(?=\W*$| ?[,;.!?)])")
# « mes 2, ses 3, plus nous deux »
ELLIPTIC_OWNED = re.compile(
    r"\b(?:mes|ses|nos) (?P<n>[0-9])(?= ?(?:,|\+|[.;!?]|$)| et | plus )"
    r"|\b(?:les? )?(?P<theirs>[1-9]|une?) (?:miens?|miennes?|siens?|siennes?|notres?|a (?:moi"
    r"|lui|elle|eux|nous"
    r"|deux))\b(?! (?:charge|qui))|(?<=\bet )(?P<single>l[ea]) (?:mien|mienne|sien|sienne)\b"
    r"|\bles (?:miens|miennes|siens|siennes"
    r"|notres) ?\(?(?P<those>[1-9])\b"
    r"|(?<=, )(?:lui|elle|moi|l'autre|(?:mon|ma|son|sa) \w+),? (?P<other>[1-9]|une?)(?=\W*$"
    r"| ?[,;.!?)]| et | (?:une |1 )?sem(?:aine)?\b| en garde)"
)
ELLIPTIC_NONE = re.compile(
    r"\b(?:nous|moi|j'en ai|on en a) (?:aucune?|pas)\b|\bn'en (?:a|ont|ai|avons) (?:pas|aucune?"
    r"|plus)\b"
    r"|\bn'(?:a|ont|ai|avons) d'enfants?\b"
)
HAD_BY_ME = re.compile(r"\b(?:j'ai|nous avons|on a)(?: deja| aussi)? $")
# « papa a 84 ans, il est à notre charge »
SIBLING = re.compile(r"(?:petite?s? )?(?:soeurs?|freres?)")
BARE_PARENT = re.compile(r"papa|maman|mam[iy]e?|pap[iy]")
LIVES = re.compile(r" (?:a|est|vit|habite|vient|dort|reste|loge|n'est|n'a)\b")
# « ma fille vit seule avec son bébé », « mon fils a la garde de ses deux enfants »
BRINGS_UP = re.compile(
    r"[^.;!?\n]{0,60}\b(?:(?:vi\w+|est|sera|habite\w*|reste\w*|seule?) avec"
    r"|garde de|eleve\w*) "
)
ADDED = re.compile(r"\b(?:et|plus|avec)\b|[+&]")
OF_AGE = 18
AGE_SAID = re.compile(r"(?P<n>[0-9]{1,2})(?: (?P<unit>ans?|mois))?")


def ages_said(after: str) -> list[int]:
    """Ages in what qualifies a noun; a baby of eight months is 0."""
    return [0 if m["unit"] == "mois" else int(m["n"]) for m in AGE_SAID.finditer(after)]
