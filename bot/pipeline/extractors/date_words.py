"""How people write the date of a lease: the patterns of :mod:`dates`."""

from __future__ import annotations

import re

MONTHS = {
    "janv": 1, "fevr": 2, "fev": 2, "mars": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aout": 8,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?P<month>janv(?:ier|\.)?|fevr?(?:ier|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|aout"
    r"|sept(?:embre|\.)?"
    r"|oct(?:obre|\.)?|nov(?:embre|\.)?|dec(?:embre|\.)?)"
)
YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<d>[0-3]?[0-9])(?: ?er)?(?P<sep>[/.-])(?P<m>[01]?[0-9])(?P=sep)(?P<y>(?:19"
    r"|20)?[0-9]{2})"
    r"|(?P<y2>(?:19|20)[0-9]{2})-(?P<m2>[01][0-9])-(?P<d2>[0-3][0-9])"
    r"|(?:(?<=\ble )|(?<=bail )|(?<=\bdu )|(?<=\bau )|(?<=entree )"
    r"|(?<=effet ))(?P<d5>[0-3]?[0-9])/(?P<m5>[01]?[0-9])(?!/)"
    r"|(?:(?<=depuis )|(?<=bail )|(?<=en )|(?<=entree )|(?<=signe ))(?P<m6>0?[1-9]|1[0-2])"
    r"/(?P<y6>1[3-9]|2[0-9])|(?:[?x_]{1,2}/)?(?P<m3>[01]?[0-9])[/-](?P<y3>(?:19|20)[0-9]{2})"
    r"|(?P<y4>(?:19|20)[0-9]{2})[/-](?P<m4>0[1-9]|1[0-2]))(?![\w/]|[.-][0-9])"
)
WRITTEN = re.compile(
    rf"(?:(?<![\w.,/-])(?P<day>[0-3]?[0-9]|premier)(?: ?er)? (?:du mois? )?(?:de |d')?"
    rf"|\b)(?<!\w){MONTH}(?:(?: de l'annee| de|,? en)? ?{YEAR}"
    # « mars 24 », not « mars 24 m² »
    r"|(?: de)? '?(?P<short>[0-3][0-9])(?!\w|[.,/:-][0-9]| [0-9]| ?(?:€|%|ans\b|euros?\b|m2|m\b"
    r"|mois\b|metres|pieces?|personnes?|enfants?|logements?|jours?|h\b))"
    r"| de (?P<that>cette annee|l'an(?:nee)? (?:dern|pass|prec|proch)\w+)"
    r"|(?: de l'an(?:nee)?)? ?(?P<rel>derniere?|passee?|prochaine?))?(?!\w)"
)
YEAR_ONLY = re.compile(
    rf"(?<![\w.,/€-])(?:(?P<part>debut|fin|mi|courant)[ -])?{YEAR}(?![\w]|[./-][0-9])"
    r"(?! ?(?:€|euros?\b|eur\b|e\b|balles?\b|boules?\b|m2|habitants|logements|net|brut|par mois|/))"
)
AGO = (
    r"\b(?:(?:(?:il )?y ?'?a|(?:ca|sa|cela) (?:va faire|fait|fera)|depuis|voila|voici"
    r"|(?<=\bbail )a|(?<=\bcontrat )a|(?<=\blocation )a)(?: (?:maintenant|deja|bien|environ"
    r"|presque|a peine"
    r"|bientot|a peu pres|plus de|au moins|tout juste))*) "
)
# « ça fera trois ans en février »: counted back from that month
ANNIVERSARY = re.compile(
    r"\b(?:(?:ca|sa|cela) (?:va faire|fera|fait)|aura|il y aura) (?P<n>un|[0-9]{1,2}) ans?,?"
    rf" (?:en|au mois de|le mois de|au mois d'|le [0-9]{{1,2}}(?:er)?) {MONTH}(?: prochaine?"
    rf"| qui vient)?\b"
)
AHEAD = r"\b(?:dans?|d'ici|sous) "
RELATIVE: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\bl'?\s?an(?:nee)? (?:dernier|derniere|passee?|precedente?|d'avant)\b"),
        "year-1",
    ),
    (re.compile(r"\bcette annee\b|\bl'annee en cours\b"), "year+0"),
    (
        re.compile(r"\bl'?\s?an(?:nee)? (?:prochaine?|suivante?|d'apres)\b|\bl'an qui vient\b"),
        "year+1",
    ),
    (re.compile(r"\b(?:le )?mois? (?:dernier|passe)\b"), "month-1"),
    (re.compile(r"\bce mois(?:-ci| ci)?\b"), "month+0"),
    (re.compile(r"\b(?:le )?mois? (?:prochain|qui vient)\b"), "month+1"),
    (re.compile(r"\baujourd'? ?hui\b"), "day+0"),
    (re.compile(r"\bce (?:matin|soir)\b"), "day+0"),
    (re.compile(r"(?<!apres[- ])\bdemain\b"), "day+1"),
    (re.compile(r"\bapres[- ]demain\b"), "day+2"),
    (re.compile(r"\bavant[- ]hier\b"), "day-2"),
    (re.compile(r"(?<!avant[- ])\bhier\b"), "day-1"),
    (re.compile(r"\bla semaine prochaine\b"), "day+7"),
    (re.compile(r"\bla semaine (?:derniere|passee)\b"), "day-7"),
    (re.compile(rf"{AGO}(?P<n>un|[0-9]{{1,2}}) ?an(?:s|nees?)? et demie?\b"), "half-n"),
    (re.compile(rf"{AGO}(?P<n>un|[0-9]{{1,2}}) ?an(?:s|nees?)?\b(?! et demi)"), "year-n"),
    (re.compile(r"^\W*(?P<n>un|[0-9]{1,2}) ans?(?= que | qu')"), "year-n"),
    (re.compile(r"^\W*(?P<n>un|[0-9]{1,2}) mois(?= que | qu')"), "month-n"),
    (re.compile(rf"{AHEAD}(?P<n>un|[0-9]{{1,2}}) ?ans?\b"), "year+n"),
    (re.compile(rf"{AHEAD}(?P<n>un|[0-9]{{1,2}}) ?mois?\b"), "month+n"),
    (re.compile(rf"{AGO}(?P<n>un|[0-9]{{1,2}}) ?mois?\b"), "month-n"),
    (re.compile(rf"{AGO}(?P<n>un|[0-9]{{1,2}}) trimestres?\b"), "quarter-n"),
    (re.compile(rf"{AGO}(?P<n>un|[0-9]{{1,2}}) semestres?\b"), "semester-n"),
    (re.compile(rf"{AGO}(?P<n>une|[0-9]{{1,2}}) semaines?\b"), "week-n"),
    (re.compile(rf"{AHEAD}(?P<n>une|[0-9]{{1,2}}) semaines?\b"), "week+n"),
    (re.compile(rf"{AGO}(?P<n>[0-9]{{1,2}}) jours\b"), "day-n"),
    (re.compile(rf"{AHEAD}(?P<n>[0-9]{{1,2}}) jours\b"), "day+n"),
)
SINCE = re.compile(r"depuis|(?:ca|sa|cela) (?:va faire|fait|fera)|voila|voici")
# « l'été prochain », « au printemps dernier »: months that begin the seasons
SEASONS = {"printemps": 4, "ete": 7, "automne": 10, "hiver": 1}
# « à la Toussaint », « depuis la rentrée 2025 »
#: Month and day; day 0 where only the month is meant.
FEASTS = {
    "toussaint": (11, 1), "vacances de noel": (12, 0), "noel": (12, 25), "jour de l'an": (1, 1),
    "nouvel an": (1, 1), "premier de l'an": (1, 1), "saint[- ]sylvestre": (12, 31),
    "paques": (4, 0), "rentree?": (9, 0), "14 juillet": (7, 14), "15 aout": (8, 15),
    "premier mai": (5, 1), "armistice": (11, 11), "fetes": (12, 0),
}  # fmt: skip
FEAST = re.compile(
    r"\b(?<!entre )(?:(?P<when>depuis|pour|des|(?:juste |un peu )?(?:apres|avant)|au lendemain"
    r"|(?:le )?lendemain|a|aux?) )?(?:de )?(?:la |le |les |l'|au |aux |du )?"
    rf"(?P<feast>{'|'.join(FEASTS)})(?:(?: de)? {YEAR}"
    r"|(?: de l')? ?(?P<rel>derniere?s?|passee?s?|prochaine?s?|an(?:nee)? derniere?))?(?!\w)"
    r"(?! (?:de )?(?:sept|oct|nov|aout)| (?:d'argent|fiscale))"
)
SEASON = re.compile(
    r"\b(?:(?:l'|le |au |cet |ce )(?P<season>printemps|ete|automne|hiver)\b)"
    r"(?: (?P<rel>prochain|dernier|passe|qui vient))?"
)
YEAR_AFTER = re.compile(r" ?(?:de )?20[0-9]{2}\b")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAY = re.compile(
    rf"\b(?P<day>{'|'.join(WEEKDAYS)})\b(?: (?P<rel>prochain|qui vient|dernier|passe)\b"
    rf"|(?! [0-9]))"
)
STARTING = re.compile(
    r"\bj?(?:commenc\w+|debut\w+|demarr\w+|r?entr\w+|emmenag\w+|arriv\w+|sign\w+|cles|clefs"
    r"|install\w+|bouge"
    r"|prend\w* effet)"
    r"(?:(?! visit| rendez| rdv)[ (,]+[\w'-]+\)?){0,6} $"
)
DAY_OF_MONTH = re.compile(
    r"\b(?:le|du) (?P<day>[0-3]?[0-9]|premier)(?: ?er)? (?:du|de ce) mois?"
    r"(?: (?P<rel>prochain|dernier|passe|en cours))?\b"
)
# A month without a year is past after these (« depuis avril »), else the closest one.
PAST = re.compile(
    r"\b(?:depuis|signee?|(?:bail|contrat|location) (?:est )?partie?|a commence|a debute"
    r"|a demarre|a pris effet|date (?:de|d')|est entree?"
    r"|(?:est|suis|sont|sommes) rentrer|a commence\w*)\b"
    r"[^.;!?\n]{0,30}$"
)
# A month after a verb to come is the next one: « je louerai en juin »
TO_COME = re.compile(
    r"\b(?:re)?(?:lou|sign|entr|emmenag|arriv|commenc|debut|demarr|install|mett|prend|habit"
    r"|occup|rentr)\w*"
    r"(?:rai|ra|ront|rons|rez|raient)\b[^.;!?\n]{0,30}$|\b(?:prevu\w*|compt\w+ (?:le |la )?lou\w+"
    r"|(?:vais|va|allons|vont|compt\w+|pens\w+|voudrai\w+|aimerai\w+|souhait\w+)"
    r" (?:le |la )?(?:lou|sign|entr|emmenag|arriv"
    r"|install)\w*)\b[^.;!?\n]{0,30}$"
)
VISITING = re.compile(
    r"\b(?:(?:re)?vien\w*|pass\w+|recoi\w*)(?: \w+){0,2}? (?:que|qu'|seulement|juste|pour)? ?$"
)
UNTIL = re.compile(r" ?(?:jusqu'au|jusqu'a|au|a|-|→) (?:le )?$")
PUT_OFF = re.compile(r"\b(?:report|decal|repouss|deplac|avanc)\w*\b")
SUPPOSED = re.compile(r"\bsi\b[^.;!?\n]{0,40}$")
PAST_PARTICIPLE = re.compile(
    r"(?:commencé|débuté|démarré|(?:r?entrés?|arrivés?)\b|(?:est|es|sont|suis|sommes)"
    r" (?:r?entrée?s?"
    r"|arrivée?s?))[^.;!?\n]{0,12}$"
    # « elle a emménagé trois semaines après Pâques, disons fin avril »
    r"|\b(?:ai|as|a|avons|avez|ont?) (?:déjà |bien |tout juste |enfin )?(?!prévu|besoin)"
    r"(?:\w+é|(?:re)?mis|(?:re)?pris|reçu|eu|rendu|conclu|fait)\b[^.;!?\n]{0,45}$",
    re.IGNORECASE,
)
# « elle arrive le 10 », « entré le 3 »: the month is the closest one
BARE_DAY = re.compile(
    r"(?:(?<=\ble )|(?<=\bdu ))(?P<day>[0-3]?[0-9]|premier)(?: ?er)?"
    r"(?=\W*$| ?[,.;!?)]| (?:et|mais|au|a|avec|pour|dans)\b)"
)
BEFORE_BARE_DAY = re.compile(
    r"\b(?:r?entr|arriv|emmenag|commenc|demarr|debut|install|sign)\w*"
    r"(?: dans (?:les lieux|le logement|l'appart\w*|les murs)| le bail| chez moi)? le $"
    r"|\b(?:a partir|a compter) du $|\beffet (?:du|le|au) $|\bcle(?:s|fs)(?: \w+)? (?:le|du) $"
)
# « le 12 mars, pardon le 15 », « le mois prochain, vers le 20 »: of the month just said
SAME_MONTH = re.compile(
    r"[ ,]*(?:\(|non|pardon|enfin|plutot|en fait|euh|heu|pas|mais|ou|sans doute|surement|disons"
    r"|vers"
    r"|probablement|peut[- ]etre|exactement|precisement)[\w ,']{0,20}$"
)
CUE_NEEDED = re.compile(
    r"\b(?:bail|baux|contrat|signe\w*|date|r?entree?\w*|location|loue\w*|a partir|des|effet"
    r"|commence\w*|arriv\w*|install\w*|habit\w*|occup\w*|debut\w*|emmenag\w*"
    r"|partir du?|depuis|pour|en|mois d[e']|prend\w*|c'est|le|du|fin|mi|courant|vers)\b"
    r"[^.;!?\n]{0,25}$"
)
# « en 2021, non pardon, 2022 »
CORRECTS = re.compile(
    r"\W*(?:(?:euh|heu|ah|non|pardon|enfin|plutôt|en fait|je veux dire)\W+)+(?:en |de |du |le )?",
    re.IGNORECASE,
)
UNTIL_YEAR = re.compile(r" (?:a|jusqu'en|-) (?P<year>20[0-9]{2})\b(?! ?(?:€|euros?))")
#: « mon bail de juillet, de combien puis-je l'augmenter ? » names the day of the year only.
REVISES = re.compile(r"\b(?:irl|revis\w*|index\w*|augment\w*|revalor\w*|reevalu\w*)\b")
LETS = re.compile(
    r"\b(?:lou\w+|locat\w+|habit\w+|occup\w+|log(?:e|ent)|prend\w*|(?:est|sont|suis) (?:la|dedans"
    r"|chez (?:moi|nous)))\b"
)

# « un bail de 1998 », « entrée en 1998 »
OLD_LEASE = re.compile(
    r"\b(?:bail|baux|contrat|r?entree?s?|locataires?|installee?s?|lou\w+|habit\w+|occup\w+|log\w+"
    r"|vi[st]|vivent|est|sont|suis|y)\b[^.;,!?\n0-9]{0,25}"
    r"\b(?:en|de|depuis) $"
)
