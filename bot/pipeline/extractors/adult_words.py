"""How adults of a home are named and counted: the patterns of :mod:`adults`."""

from __future__ import annotations

import re

from bot.pipeline.extractors.household_words import PARTNER
from bot.pipeline.extractors.people_words import GENERIC, NAMED

_N = r"(?P<n>[0-9]{1,2}|une?)"
ONE_SHARER = re.compile(r"(?:1|une?) coloc")
ADULTS = re.compile(
    r"\b(?:nous|eux|elles) (?P<us>[2-9])(?= et | avec | plus |, (?!m(?:on|a) \w+ et moi)| ?\+)|"
    rf"(?<![\w.,/])(?<!\bmes )(?<!\bses )(?<!\bnos )(?<!\btous )(?<!\btoutes )(?<!\bdont )(?:"
    rf"(?P<sharing>[2-9]) (?!{GENERIC}|{NAMED})[a-z]+s(?: [\w']+){{0,3}}"
    rf" (?:se )?partag(?:ent|er(?:ont|aient)?|eant)\b"
    rf"|(?P<several>[2-9]) (?:retraitee?s"
    rf"|etudiante?s|freres?|soeurs?|frangine?s|frangins|mamans|papas|copines|copains|potes"
    rf"|collegues|jeunes|dames|femmes|hommes"
    rf"|messieurs|salariee?s|amie?s|cousine?s)\b(?! (?:rattach|a charge|interess|potentiel"
    rf"|candidat))"
    r"|(?P<pair>(?:un |1 )?(?:frere|cousin|ami|collegue|oncle|neveu) et (?:une? |1 )?(?:soeur"
    r"|cousine|amie|collegue|niece|tante)\b|les parents(?= (?:et|avec|\+) (?:leurs?|[1-9]|une?"
    r"|les) )|(?:le|la|un"
    r"|une) (?:pere|papa|mere|maman)(?:,| et) (?:le|la|un|une) (?:pere|papa"
    r"|mere|maman)\b)"
    rf"|{_N} (?:locataires? (?=coloc))?(?:adultes?|ad|majeurs?(?! (?:et )?(?:independ|parti"
    rf"|autonom|rattach|a charge))"
    r"|parents"
    r"|(?:soeurs|freres|amie?s|cousine?s|copains|copines)(?: adultes)?"
    r" (?:qui vivent ensemble|qui cohabitent|ensemble|en coloc\w*)"
    r"|coloc(?:ataire)?s?|[a-z]{4,}s en coloc\w*))\b"
)
# « papi et mamie », « une tante et sa nièce », « ma meilleure amie et moi »
_RELATIVE = (
    r"(?:grand[- ])?(?:pere|mere)|papa|maman|mam[iy]e?|pap[iy]|oncle|tante|tata|tonton|cousine?"
    r"|neveu|niece"
    r"|frere|soeur|ami|amie|copain|copine|collegue|beau-pere|belle-mere"
)
PAIR = re.compile(
    rf"(?:(?<=^)|(?<=[,:(=] )|\bune? )(?P<one>{_RELATIVE}) et (?:une? |sa "
    rf"|son )?(?P<other>{_RELATIVE})(?!\w)(?! de (?:[0-9]|1[0-7]) ans)"
)
_FRIEND = (
    r"(?:mon|ma|une?) (?:meilleure? |vieille |vieux )?(?:amie|pote|copains?|collegue|coloc\w*"
    r"|voisine?"
    r"|ami)(?: de (?!m)\w+)?"
)
FRIEND_AND_I = re.compile(
    rf"\b{_FRIEND} et moi\b|\bmoi et {_FRIEND}\b"
    rf"|\b(?:on|nous|je) (?:se )?(?:partag\w+|lou\w+|pren\w+|cherch\w+|vi\w+"
    rf"|habit\w+)[^.;!?\n]{{0,30}}"
    rf" avec {_FRIEND}\b|\bavec {_FRIEND},? (?:on|nous)\b"
)
SHARERS = re.compile(r"\bcoloc(?:ation|ataires?|s)?\b")
SHE_AND_I = re.compile(r"\b(?:elle|lui) et moi\b|(?<!\bavec )\b(?:elle|lui) et (?=s(?:on|a|es) )")
COUPLES = re.compile(r"\b(?P<n>[2-4]) couples\b")
# « on est que deux », « elle et moi »: with « la marraine de ma femme », my wife is one
THE_TWO_OF_US = re.compile(
    r"\b(?:avec|chez) (?:moi|nous)\b|\b(?:tous|toutes) les 2\b|\b(?:elle|lui) et moi\b"
    r"|\bmoi et (?:elle|lui)\b"
    r"|\b(?:on|nous) (?:est|sommes|sera|serons|vi\w+|habit\w+)(?: \w+)? (?:a )?(?:2|ensemble)\b"
    r"|\bet moi\b"
)
# Of the owner and the tenant: « pas de la même famille elle et moi », « en direct lui et moi »
OF_THE_LETTING = re.compile(
    r"\b(?:famille|liens?|parente|en direct|directement|entre nous|sans (?:asso\w*"
    r"|agence))\b[^.;!?\n]{0,20}"
    r"\b(?:lui|elle) et moi\b|\b(?:lui|elle) et moi\b[^.;!?\n]{0,30}\b(?:famille|aucun lien"
    r"|parents|en direct"
    r"|cousins)\b"
)
MY_PARTNER = re.compile(rf"\bm(?:on|a) {PARTNER}\b")
TWO_OF_US = re.compile(
    r"\b(?:(?:lui|elle) ?(?:et|\+|&) ?moi|moi ?(?:et|\+|&|avec) ?(?:lui|elle))\b(?! et\b| s)"
)
# « M. est resté au Maroc », « mon épouse vit encore à Dakar »
SPOUSE_AWAY = re.compile(
    rf"\b(?:monsieur|madame|mr|mme|(?:mon|ma|son|sa) {PARTNER})(?: est| vit| habite| reside| loge)?"
    r"(?: (?:encore|toujours|definitivement))?"
    r"(?:(?: restee?| retournee?| repartie?| demeuree?) (?:au|aux|en|a|dans|la-bas)\b"
    r"|(?:(?<=encore)|(?<=oujours)) (?:au|en|a) )"
    r"(?! (?:la maison|domicile|charge|chomage))"
)
# « ils ont divorcé, il ne reste que lui dans l'appartement »
ONLY_ONE_LEFT = re.compile(
    r"\b(?:il )?(?:ne |n'y a plus |n'y |plus )?reste(?:ra)?(?: plus)? (?:que |qu')(?:lui|elle"
    r"|moi|monsieur|madame"
    r"|(?:le|la) (?:pere|mere|locataire))\b(?! (?:et|avec)|,? (?:et|avec|plus|\+))"
)
# « le couple se sépare, madame reste seule avec les enfants »
SEPARATION = re.compile(
    r"\b(?:separ\w+|divorc\w+|eclat\w+|rupture|romp\w+|quitt\w+|part(?:i|ie|t|ent)?|deced\w+"
    r"|morte?|ehpad|maison de retraite|prison|incarcer\w+|hopital|hospitalis\w+|usld|veu(?:f|ve))\b"
)
LEFT_ALONE = re.compile(
    r"\b(?:reste\w*|(?:se|me) retrouve\w*|demeure\w*)(?: donc| maintenant)? (?:toute? )?seule?\b"
)
# « l'un de mes parents » is one
ONE_OF_THEM = re.compile(r"\b(?:une?|l'une?) de (?:mes|ses|nos|leurs) $")
ONLY_WITH = re.compile(r",? avec ")
TOGETHER = re.compile(r"\b(?:et|e|avec|plus|ont|a|qui|garde|eleve)\b|[+,&(]|^ ?$")
# « je vis en colocation avec deux autres filles »
SHARES_WITH = re.compile(
    r"\b(?:coloc\w* avec|moi ?(?:\+|et|avec|plus)(?= [1-9u]\w* (?:autre|coloc|pote|copain|copine"
    r"|ami)))"
    rf" (?P<n>[0-9]|une?) (?:autres? )?(?!{GENERIC}|bebe|ado|bail|contrat|logement|loyer|proprio"
    r"|agence)\w+"
)
NOBODY_ELSE = re.compile(
    r"\bpersonne d'autre\b|\b(?:pas|aucun|sans)(?: d')? ?autres? adultes?\b"
    r"|\bpas d'autres? adultes?\b"
)
ONE_PERSON = re.compile(r"(?:d'|de |a )?(?:une?|1|cette?|ce) ")
US = re.compile(r"\bnous avons\b|\b(?:chez|avec) nous\b")
ME = re.compile(r"\b(?:je|moi|seule?)\b|\bj'")
FIRST_PERSON = re.compile(r"\b(?:je|nous|moi|chez on)\b|\bj'")
# A relative in the plural who is a couple
PARENTS = re.compile(r"(?:beaux[- ]|grands[- ])?parents?")
# « trois adultes, deux frères et leur sœur »: the names spell out the number
ADULTS_IN_GENERAL = re.compile(
    r"[2-9] (?:\w+ )?(?:adultes?|ad|majeurs?|coloc(?:ataire)?s?|retraitee?s|etudiante?s|jeunes"
    r"|femmes|hommes)"
)
ALL_OF_THEM = re.compile(r"\b(?:tous|toutes) (?:les )?$")
SPELT_OUT = re.compile(r"[\w ]{0,20}[,:(] ?")
# « une dame âgée s'installe avec son petit-fils »
# « je vis avec mes trois enfants », « qui habite avec son fils »
LIVES_WITH = re.compile(
    r"\b(?:vis|vit|viv(?:rai|ra|re|ant)s?|habit(?:e|ais|ait|erai|era|er)|log(?:e|erai|era|er)"
    r"|suis|serai|m'install\w+|s'install\w+|emmenage\w*|reste)(?! (?:plus|pas)\b)"
    r"(?: (?!avec)[\w']+){0,4} avec (?:(?:le|la|les) )?$"
    r"|\b(?:elle|il) (?:est |sera |va |doit |veut )?(?:entr\w+|arriv\w+|emmenag\w+|s'install\w+"
    r"|vien\w+"
    r"|demand\w+|prend\w*|occup\w+|lou\w+) (?:(?!\b(?:avec|et (?:son|sa)|mari|il"
    r"|lui)\b)[^.;!?\n]){0,60} avec $"
)
# « ma fille vit avec moi »
WITH_ME = re.compile(
    r"[^.;!?\n]{0,40}\b(?:vi(?:t|vent|vra)|habite(?:nt)?|loge(?:nt)?|reste(?:nt)?)(?: \w+)?"
    r" avec moi\b"
)
# « moi 55 ans, sans emploi, ma fille »: what is said of oneself, without a verb
MYSELF = re.compile(
    r"(?:(?!\b(?:est|a|ai|ont|sont|suis|vi\w+|habite\w*|loge\w*|travaille\w*|bosse\w*|gagne\w*"
    r"|touche\w*|veu\w+|cherche\w*|loue\w*|peu\w+|doi\w+|je|il|elle|on|nous|que|qui|pour|de|a)\b"
    r"|[.;!?\n]).){2,60}(?:,|\bet|\+) ?(?:et )?"
)
# « la locataire a son frère avec elle »
HAS_WITH_THEM = re.compile(
    r"\b(?:l[ae]|une?|ma|mon|ce|cette) [a-z]{3,}(?: [a-z]+)? (?:a|heberge|loge|accueille) $"
)
# « le candidat et son frère »
AND_KIN = re.compile(
    r"\b(?:l[ea]|une?|mon|ma|ce|cette) (?:locataire|locatrice|candidate?|monsieur|dame|femme|homme"
    r"|jeune (?:homme|femme)|etudiante?) et s(?:on|a) (?:frere|soeur|mere|pere|amie?|cousine?"
    r"|colocataire|coloc|oncle|tante)\b(?! et)"
)
# The whole message: « une étudiante boursière »
SOMEBODY = re.compile(
    r"\W*(?:une?|1) (?:jeune |vieille? |vieux |petite? )*(?:etudiante?|retraitee?|apprentie?"
    r"|locataire"
    r"|saisonniere?|interimaire|[a-z-]{3,}(?:iere|ier|euse|trice|teur|iste|ienne|ien|ante))"
    r"(?: [a-z]+(?<!s)(?<!avec)(?<!et)){0,2}(?: de [0-9]{2} ans)?\W*"
)
# « la dame a deux enfants »: a fact, which tells nothing of who will live there
FACT = re.compile(r" (?:a|eleve|est (?:la |le )?(?:mere|pere|maman|papa)|attend)\b")
GOES_WITH = re.compile(r"[^.;!?\n]{0,60}\b(?:avec|eleve|heberge|loge|accueille) $")
# Relatives who rent: a couple, or an adult with children
PAIRS = frozenset(
    frozenset(pair)
    for pair in (
        *(("pere", "mere"), ("papa", "maman"), ("papi", "mamie"), ("oncle", "tante")),
        *(
            ("tonton", "tata"),
            ("gendre", "fille"),
            ("fils", "belle-fille"),
            ("fils", "belle fille"),
        ),
        *(("beau-pere", "belle-mere"), ("grand-pere", "grand-mere")),
    )
)
SMALL_TENANT = re.compile(r"petit[- ]fils|petite[- ]fille|petits?[- ]enfants?")
GROWN_TENANT = re.compile(
    r"(?:belle|beau|bel)[- ](?:fille|fils|soeur|frere|mere)|fils|fille|soeur|frere|mere|pere"
    r"|maman|papa"
    r"|cousine?|neveu|niece|tante|tata|ex(?:[- ][\w-]+)*"
)
WITH_CHILDREN = re.compile(
    r"(?: (?:du|de (?:la|mon|ma|notre)|de l') ?[\w-]+)?(?:,? (?:divorcee?|separee?|veuve|veuf"
    r"|seule?|celibataire)\w*)?"
    r" ?(?:et|avec|\+|,|qui eleve)(?: a| avec)? "
)
ALL_ADULTS = re.compile(
    r"\b(?:ca|sa|cela) fait [0-9] adultes?\b"
    r"|\b(?:ils|elles|on|nous) (?:sont|est|sommes) (?:bien )?(?:tous"
    r"|toutes) (?:les )?[2-9] (?:adultes?|majeure?s?)\b|\bdonc\b[^.;!?]{0,30}[0-9] adultes?\b"
)
