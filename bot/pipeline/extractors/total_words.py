"""How many the members of a home are in all: « on est quatre », « foyer : 3 », « 2+2 »."""

from __future__ import annotations

import re

from bot.pipeline.extractors.household_words import CHILD

_N = r"(?P<n>[0-9]{1,2}|une?)"
# « composition familiale 2+2 »
COMPOSITION = re.compile(
    r"\b(?P<a2>[1-4])(?: ?ad?\.? ?\+ ?|ad?\.?[ ,/]? ?)(?P<c2>[0-9]) ?e(?:nf)?\b"
    r"|\b(?:composition|foyer|famille|menage)(?: familiale| du foyer"
    r"| du menage)? ?:? ?(?P<a>[12]) ?\+ ?(?P<c>[0-9])\b(?! ?[€0-9])"
)
_NOT_PERSONS_UNIT = (
    r"(?! ?(?:couples?|€|e\b|euros?|m2|m\b|metres|ans\b|mois|km|%|adultes|enfants?|gosses?|h\b"
    r"|heures?"
    r"|jours?"
    r"|proprietaires?|heritiers?|bailleurs?|indivisaires?|associee?s|freres|soeurs"
    r"|semaines?|pieces?|chambres?|minutes?|logements?|biens?|apparts?|annees?|k|rue|avenue"
    r"|personnes? a charge|a (?:ma |sa |notre )?charge|et [0-9]))(?=\W|$)(?![/.,-][0-9])"
)
PERSONS = re.compile(
    r"(?:\b(?:ont? (?:est|es|e|et|ne|n'est|n'est pas|sera|serait|etait|soit)"
    r"|nous? (?:ne )?(?:somm?e?s?|serons|serions"
    r"|etions|soyons)"
    r"|(?:ils|elles?|il) (?:sont|seront|seraient|etaient)|sommes"
    r"|(?:va|vont|allons|doit|devrait|devrions|pourrait|risque d') ?etre"
    r"|(?:on vit|on vivra|nous vivons|vivons|vivent|famille|foyer|menage|maison)(?: de| a)?)"
    rf"(?: en fait| plutot| au total| en tout| environ| bientot| plus que| que"
    rf"| a)*(?: ?:)? (?P<n>[0-9]{{1,2}})"
    rf"|^\W*(?:foyer|composition|menage) ?: ?(?P<c>[0-9]{{1,2}})"
    rf"|(?:sont|sommes|est) pas [1-9] mais (?P<r>[1-9])){_NOT_PERSONS_UNIT}"
    r"|\b(?:par (?:an|mois)|net|ensemble) a (?:nous|eux|elles) (?P<g>[0-9])\b"
    r"|\b(?:(?:nb|nbre|nombre)(?: de)? |^\W*)(?:personnes?|occupants?"
    r"|pers)\b(?! a (?:ma )?charge)(?: \w+){0,3}? ?[:=] ?(?P<q>[0-9]{1,2})\b"
    r"|^\W*(?P<d>[0-9]{1,2})(?= dont (?:[0-9]|une?) )"
    # « pour 3 », « à quatre à Pau »: nothing may be counted just after
    r"|\b(?:pour|(?<!en )a|tous les|toutes les) (?P<f>[0-9]{1,2})(?! ?%| a (?:ma |sa )?charge)"
    r"(?=\W*$| ?[,;:!?)]|\.(?!\d)| (?:a|au|en|et (?!\d)|donc|avec|dont|dans|maintenant|sur|chez"
    r"|loc[123])\b)"
    r"|\b(?:que|juste|seulement) nous (?P<h>[2-9])(?=\W*$| ?[,;.!?)])"
    r"|(?:^|(?<=[,.;:(] ))(?P<i>[2-9]) (?:en tout|au total)\b"
    r"|(?<![\w.,/])(?P<p>[0-9]{1,2}|(?:(?<=pour )|(?<=d')|(?<=de )|^)une)"
    r" (?:personnes?|pers|occupants?|tetes?|habitants|membres|dans la famille|(?:a la maison"
    r"|au foyer|dans (?:le|mon"
    r"|notre) foyer)"
    r"(?=\W*$| ?[,;.!?)]))\b"
    r"(?! (?:qu[ei']|seule?|isolee?|a (?:ma |notre )?charge|supplementaire|de plus|en plus|handicap"
    r"|invalide|en situation))"
)
# « 2 personnes et 1 enfant »: the child is not one of the two.
PERSONS_AND_CHILD = re.compile(
    rf"(?P<p>[0-9]{{1,2}}|une) (?:personnes?|pers)\b(?: et| \+|,| avec| plus) {_N}"
    rf" (?:(?:\w+ )?{CHILD}|personnes? a (?:ma |sa )?charge)\b"
)
# « nous étions quatre » is over; « on est 5, pardon 6 » is six
FORMER = re.compile(r"\b(?:etions|etaient|etait|etais)\b")
CORRECTED = re.compile(
    r"[^.;!?0-9]{0,20}[,.;] ?(?:euh |ah )?(?:pardon|non|enfin|plutot"
    r"|en fait),? (?P<n>[2-9])\b(?! ans)"
)
NOT_PERSONS = re.compile(
    r"\b(?:reste(?:nt)?|plus de|moins de|pas|par|proprietaires?|herit\w+|achet\w+|indivision a"
    r"|sci a"
    r"|jusqu'a|maximum|au moins|max"
    r"|(?:3|4|5|6|7"
    r"|8|9|[0-9]{2,}) a) $"
)
