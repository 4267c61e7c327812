"""What people call those they live with: the patterns of :mod:`household`."""

from __future__ import annotations

import re

_N = r"(?P<n>[0-9]{1,2}|une?)"
_CHILD = (
    r"(?:enfants?|gosses?|gamine?s?|momes?|marmots?|minots?|loulous?|petits bouts?|kids?"
    r"|chiards?|mouflets?|bambins?|enfts?|enf)"
)
_YOUNG = r"(?:bebes?|bbs?|nourrissons?|nouveaux?[- ]nes?)"
_SONS = r"(?:fils|filles?|garcons?|ados?|collegiene?s?|lyceenn?e?s?|etudiante?s? rattachee?s?)"

COUPLE = re.compile(
    r"\b(?:(?:jeunes? )?couples?|en menage|mariee?s?|pacsee?s?|en concubinage|concubins"
    r"|(?:mon|ma) (?:futur |future )?(?:mari|femme|epoux|epouse|conjointe?|compagnon|compagne"
    r"|copain|copine|concubine?|partenaire"
    r"|cheri|cherie|moitie|fiancee?)"
    r"|jeunes maries)\b"
)
NOT_COUPLE = re.compile(
    r"\b(?:pas|non|plus|ni|jamais|sans|ex|quitte|separee? de|divorcee? de|perdu|deces de|mort de"
    r"|n'a pas de|pas de)(?: en| ete)?[ -]$"
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
    r"|celib(?:ataire)?s?|veuf|veuve|(?<!je )(?:divorcee?s?|separee?s?)"
    r"|enfants? (?:toute? )?seule?(?=\W*$"
    r"|[,.])"
    r"|parents? isoles?|monoparentale?|parent solo|juste moi|que moi|rien que moi)\b"
    r"|\bseule?(?=\W*$|[,;.!?]| ?\+| [a-z-]+(?:\W*$| (?:loc[123]|lli|plai|pls|[0-9]))"
    r"| (?:avec|sans|et|a|au|aux|en|dans|pour|sur|[0-9]+|loc[123]|rfr|revenus?|je|j'|mon|ma|mes)\b)"
)
NOT_SINGLE = re.compile(r"\b(?:pas|plus|ni|non) $")
# « un seul logement », « je gère tout seul »
NOT_ALONE = re.compile(
    r"\b(?:une?|le|la|les|mon|ma|ce|cette|son|sa|votre|notre|nos|du|au"
    r"|(?:faire|fais|gere|gerer|loue|louer|monter|demarches?)(?: loc[123])?(?: tout| toute)?) $"
)
MOI_ET = re.compile(
    r"\bmoi (?:et|avec|\+|plus) (?:mes|ma|mon|[0-9]|une?)\b|\b(?:fils|filles?|enfants?|gosses?"
    r"|bebe) et moi\b"
)

GENERIC = re.compile(
    rf"(?<![\w.,/]){_N} (?:seule? |jeunes? |petits? |grands? |autres? "
    rf"|super )?{_CHILD}\b"
)
ATTACHED = re.compile(
    rf"(?<![\w.,/]){_N} (?:personnes?|pers\.?|pac|adultes?)? ?(?:a (?:ma |notre |sa |leur )?charge"
    rf"|rattachee?s?)\b"
)
BABIES = re.compile(rf"(?<![\w.,/])(?:{_N}|mon|notre|son|le|avec|et|\+|,) {_YOUNG}\b")
COUNTED_SONS = re.compile(
    rf"(?<![\w.,/])(?:{_N}|(?P<mine>mon|ma|notre|son|sa)|mes (?P<m>[0-9]{{1,2}})) (?:petite? "
    rf"|jeune |grande? )?{_SONS}\b"
)
MY_CHILD = re.compile(r"\b(?:mon|notre|son) (?:seul |unique )?(?:enfant|gosse|gamin|mome)\b")
TWINS = re.compile(r"\b(?P<kind>jumeaux|jumelles|triples|triplees)\b")
NO_CHILD = re.compile(
    rf"\b(?:sans|pas d[e']|aucun|ni|0|zero|pas (?:encore )?d') ?(?:autre )?(?:{_CHILD}"
    rf"|personnes? a charge)\b|\bpersonne a (?:ma |notre )?charge\b"
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
CUSTODY = re.compile(
    r"\b(?:garde|residence|custody) (?:alternee|partagee|alterne)\b|\bune semaine sur (?:2|deux)\b"
    r"|\balternee\b"
)
PERSONS = re.compile(
    r"\b(?:on est|on sera|on serait|on etait|on soit|tous les|toutes les|nous sommes|nous serons"
    r"|nous serions|etions|sommes|on vit a|on vivra a"
    r"|nous vivons a|vivons a|foyer de|foyer a"
    r"|famille de|menage de|menage a|(?:on|nous) (?:est|sommes) (?:en fait |plutot |au total "
    r"|que )?(?:a )?|pour|maison a|logement pour|composition ?:? ?|a) "
    r"(?:environ |en tout |au total )?(?P<n>[0-9]{1,2})(?! ?(?:€|e\b|euros?|m2|m\b|metres|ans\b"
    r"|mois|km|%|adultes|enfants?|h\b|heures?|jours?|pieces?|chambres?|kms?|minutes?|gosses?"
    r"|et [0-9]|logements?|biens?|apparts?|annees?|k|personnes? a charge|rue|avenue))"
    r"(?=\W|$)(?![/.,-][0-9])"
    r"|(?<![\w.,/])(?P<p>[0-9]{1,2}|(?:(?<=pour )|(?<=d')|(?<=de )|^)une) (?:personnes?|pers"
    r"|occupants?|habitants)\b(?! (?:seule?"
    r"|isolee?|a (?:ma |notre )?charge|supplementaire|de plus|en plus|handicap|invalide"
    r"|en situation))"
)
NOT_PERSONS = re.compile(
    r"\b(?:plus de|moins de|pas|par|jusqu'a|maximum|au moins|max|(?:3|4|5|6|7|8|9|[0-9]{2,}) a) $"
)
ADULTS = re.compile(rf"(?<![\w.,/]){_N} (?:adultes?|majeurs?|parents)\b")
ELDERS = re.compile(
    r"\b(?:ma|mon|mes|notre|sa|son|nos) (?:belle[- ]mere|beau[- ]pere|(?P<two>beaux[- ]parents"
    r"|parents|grands[- ]parents)|grand[- ]mere|grand[- ]pere|mere|pere"
    r"|maman|papa|soeur|frere|oncle|tante|cousine?|neveu|niece|mamie"
    r"|papi)\b(?P<dep>(?: \w+){0,3} (?:a (?:ma |notre |sa )?charge|rattachee?)\b)?"
)
DISABLED = re.compile(
    r"\bcartes? (?:d')?invalidite\b"
    r"|\bcarte mobilite(?: inclusion)?\b(?! (?:mention )?(?:stationnement|priorite))"
    r"|\bcmi\b(?![- ]?(?:mention )?(?:stationnement|priorite|s\b|p\b))|\bhandicapee?s?\b"
    r"|\bsituation (?:de |d')?handicap\b|\binvalides?\b"
    r"|\b(?:un|une|mon|ma|avec|son|sa) (?:\w+ )?handicap\b|\binvalidite (?:a )?[0-9]{2} ?%"
)
NOT_DISABLED = re.compile(
    r"\b(?:sans|pas|ni|aucune?|pas de|pas d'|non|ne suis pas|plus)(?: une?| en| de| la"
    r"| ma)? ?(?:carte )?$"
)
DISABLED_COUNT = re.compile(r"(?:(?P<n>[0-9]) )(?:\w+ ){0,2}$")
AGES = re.compile(
    r"(?<![\w.,/])(?P<a>[1-9][0-9])(?: ans)?(?: tous les 2)? ?(?:et|/|,|&)(?: (?:mon mari|ma femme"
    r"|mon conjoint|ma conjointe|mon compagnon|ma compagne"
    r"|mon epoux|mon epouse|lui|elle|moi|mon copain|ma copine|il a|elle a|j'ai|en a|son mari"
    r"|sa femme))*(?: (?:a|en a|ai|j'ai))? ?(?P<b>[1-9][0-9]) ?ans\b"
)  # fmt: skip
CHILD_BEFORE = re.compile(
    rf"(?:{_CHILD}|{_SONS}|{_YOUNG})(?: (?:ont|de|ages?|agee?s?|rattaches?|majeurs?|etudiants?"
    rf"|a charge))* ?\(?$"
)
