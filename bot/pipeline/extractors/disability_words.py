"""How a message says that somebody of the home is disabled: handicap, card, a rate of 80 %."""

from __future__ import annotations

import re

DISABLED = re.compile(
    r"\bcartes? (?:d')?invalidite\b"
    r"|\bcarte mobilite(?: inclusion)?\b(?! (?:mention )?(?:stationnement|priorite))"
    r"|\bcmi\b(?![- ]?(?:mention )?(?:stationnement|priorite|s\b|p\b))|\bhandicapee?s?\b"
    r"|\bsituation (?:de |d')?handicap\b|\binvalides?\b"
    r"|\bmobilite reduite\b|\ben invalidite\b"
    r"|(?:(?<=aucun )|(?<=sans )|(?<=pas de ))handicap\b"
    r"|\baah (?:a |de )?(?:80|8[1-9]|9[0-9]|100) ?%"
    r"|\b(?:un|une|mon|ma|avec|son|sa) (?:\w+ )?handicap\b|\b(?:en fauteuil|fauteuil roulant)\b"
    r"|\b(?:invalidite|incapacite|mdph|cdaph|reconnue?|taux)(?: (?!net|marginal|plein)[\w']+){0,4}?"
    r" (?:80|8[1-9]|9[0-9]|100) ?%"
)
NOT_DISABLED = re.compile(
    r"\b(?:(?:sans|aucune?|pas d[e']|ni)(?: ?(?:personne|enfant|adulte|membre|occupant|gens)s?)?"
    r"|pas|non|ne suis pas|plus|(?:personne"
    r"|aucun(?:e)?(?: de nous)?|nul) n'(?:est|a))(?: une?| en| de| la"
    r"| ma)? ?(?:carte )?$"
)
# « logement accessible aux handicapés » says nothing of who lives there
ACCESSIBLE = re.compile(
    r"\b(?:accessib\w+|adaptee?s?|places?|parking|normes?|acces)(?: (?:aux?|pour|a|les"
    r"|personnes?))* $"
)
DISABLED_COUNT = re.compile(
    r"(?<!des )(?:(?<![0-9])(?P<n>[1-9]) (?!ans|mois|jours))(?:(?!dont|une?\b|l'une?\b"
    r"|et\b)\w+ ){0,2}$"
)
