"""How many children are à charge, left or at work, said apart from their names."""

from __future__ import annotations

import re

REMAINING = re.compile(
    r"\b(?:il (?:m'|nous |lui |leur )?(?:en|n'en) reste(?: plus)?(?: que| qu')?"
    r"|(?:il|ne|n'en|qui)? ?restent?(?: plus| donc| encore| alors)?(?: que)?)"
    r"(?:(?<=qu')| )(?:(?:les|mes|nos|que les) )?(?P<n>[0-9]|une?)\b(?! ?(?:€|ans|mois|euro"
    r"|jours?|logement|chambre|piece"
    r"|annee))"
)
# « seuls les trois derniers vivent avec nous »
STAYING = re.compile(
    r"\bseule?s?(?:ement)? (?:les |mes |ses )?(?P<n>[0-9]|une?)(?: \w+){0,2}"
    r" (?:vi\w+|habit\w+|rest\w+|log\w+|sont|est)\b"
)
# « 4 enfants (2 à charge) », « y en a 3 à charge »
BARE_CHARGE = re.compile(
    r"(?<![\w.,/])(?P<n>[0-9]{1,2}|une?) (?:autres? )?(?:a (?:(?:ma|notre|sa|leur) )?charges?"
    r"|rattachee?s?)\b(?!.{0,12}alternee)"
)
# « et deux de son premier mariage », « et un en garde alternée », « couple + 3 »
ALSO = re.compile(
    r"(?:\b(?:et|plus|\+)|,) (?P<n>[0-9]|une?) (?:autres? )?(?:(?:deuxieme|troisieme|quatrieme"
    r"|autre) )?(?:a (?:temps plein|plein temps)\b|(?P<shared>en (?:garde|residence)"
    r" (?:alternee|partagee))|(?P<aged>de (?:[0-9]|1[0-7]) ans)|(?:issue?s? )?(?:de|d'un"
    r"|d'une) (?:(?:son|mon|sa|ma"
    r"|leur) )?(?:premiere?|1er|autre"
    r"|precedente?|ancienne?) (?:mariage|union|lit)\b)"
    r"|\b(?:couple(?: mariee?s?| pacsee?s?)?|celib(?:ataire)?|(?<=\+ )mme"
    r"|(?<=et )madame)(?: ?\+| plus"
    r"| avec) ?(?P<more>[0-9])(?=\W*$| ?[,;.!?)])"
)
# « dont un qui n'est plus à charge »
NOT_ANY_MORE = re.compile(
    r"\bdont (?P<n>[0-9]{1,2}|une?)(?: [\w']+){0,3}? (?:pas|plus|non|placee?s?|independante?s?"
    r"|partie?s?|hors|mariee?s?|ailleurs|quitt\w+)\b"
)
# « dont un majeur qui travaille »: an adult of the home
SOME_AT_WORK = re.compile(
    r"\bdont (?P<n>[0-9]|une?)(?: (?:majeure?s?|adultes?|grande?s?|fils|filles?|garcons?"
    r"|(?:de |agee?s? de )?(?:2[1-9]|[3-5][0-9]) ans))+,? (?:qui )?"
    r"(?:travaill\w+|boss\w+|gagn\w+|(?:est |sont )?salariee?s?|(?:est |sont )?en (?:cdi|cdd"
    r"|interim)"
    r"|(?:a|ont) une? (?:cdi|cdd|travail|emploi))"
)
# « j'ai un enfant mais il n'est plus à charge »
NO_MORE = re.compile(
    r"(?<!dont 1 qui )(?<!dont un qui )\b(?:il|elle|ils|elles|l'enfant|les enfants) (?:n'est"
    r"|n'etait|est|ne sont|sont) (?:plus|pas) (?:a (?:ma |notre |sa )?charge|rattachee?s?)\b"
)
