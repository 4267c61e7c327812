"""How many the adults are, said with what they are or with what they earn together.

« On est trois frangins », « nous quatre, tous infirmiers »: a number that is followed by a noun
for grown-ups counts adults. « On gagne 2 600 à deux » counts those who earn.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.household_reading import Reading
from bot.pipeline.extractors.people_words import BABY, CHARGE, GENERIC, MANY, NAMED

_NOT_GROWN_UPS = (
    rf"(?:(?:petite?s? |grande?s? |jeunes )?(?:{GENERIC}|{NAMED}|{MANY}|{BABY}|{CHARGE}|personnes?"
    r"|pers|occupants?|membres?|tetes?|habitants?|dans|sous|sans|plus|moins|puis|depuis|mais|alors"
    r"|ans|mois|jours|semaines|apres|toujours|fois|euros|pieces|chambres|logements?|biens|apparts"
    r"|appartements|couples?|proprietaires|proprios|heritiers|bailleurs|indivisaires|associe?s"
    r"|adultes|actuellement|loc[123]|tous|toutes|locataires|candidats?|interesses|maximum"
    r"|dossiers|rues?|kilometres|minutes|balcons|garages?|caves?|terrasses?|bureaux|salles|annees|dates"
    r"|niveaux|zones|options|parkings?|places|contrats|demandes|visites|fenetres|appareils)\b)"
)
_OF_A_KIND = re.compile(
    r"\b(?:(?:on|nous|ils|elles) (?:est|sommes|serons|sera|etes|sont|seront)(?: tous| toutes)?"
    rf"(?: les| des)? (?P<n>[2-9]) (?!{_NOT_GROWN_UPS})(?:jeunes |vieux |vieilles "
    rf"|grande?s )?[a-z]{{4,}}s\b"
    rf"|nous (?P<us>[2-9]),? (?:sommes|on est) (?:tous |toutes )?(?:des"
    rf" )?(?!{_NOT_GROWN_UPS})[a-z]{{4,}}s\b)"
)
# « la coloc, c'est quatre infirmières », « locataires : deux maçons », « coloc x4 »
_TENANTS_ARE = re.compile(
    rf"\b(?:coloc\w*|locataires?|preneurs?|occupants?|locatrices?)"
    rf"(?:,? (?:c'est|ce sont|sont|seront|seraient|eux|actuel\w*|pressenti\w*|nb)|,| ?[:=(x])*"
    rf" ?(?:les |des )?(?P<n>[2-9]) (?!{_NOT_GROWN_UPS})[a-z]{{4,}}s\b"
    r"|\bcoloc\w* (?:x ?|a |de |: ?)?(?P<x>[2-9])(?=\W*$| ?[,;:/.!?]"
    r"| (?:dont|etudiant|personnes?|en))"
    r"|\bcoloc\w*,? (?P<t>[2-9]) locataires\b"
    rf"|\b(?:(?:re)?lou\w+|bail|signe\w*|loge\w*|confi\w+|reste) (?:[^.;,!?\n]{{1,60}} )?(?:a"
    rf"|avec) (?P<let>[2-9])"
    rf" (?!{_NOT_GROWN_UPS})[a-z]{{4,}}s\b"
)
_EARN = (
    r"(?:gagn\w+|touch\w+|percev\w+|percoi\w+|declar\w+|revenus?|salaires?|net|brut|mois|an|€"
    r"|euros?"
    r"|[0-9]{3,}|cumul\w*)"
)
_EARNERS = re.compile(
    rf"\b{_EARN}(?: \w+)? a (?:(?:nous|eux|elles) )?(?P<n>[23])(?! ?(?:€|euros?|ans|mois|%|m2"
    rf"|pieces))\b"
    rf"|\ba (?:(?:nous|eux|elles) )?(?P<two>2),? (?:[a-z']+ ){{0,3}}(?={_EARN}\b)"
)


def read_groups(reading: Reading) -> None:
    """Adults counted by a group, when nothing else has told their number."""
    if "adults" in reading.value:
        return
    if found := reading.find(_TENANTS_ARE):
        match = found[-1]
        reading.value["adults"] = int(match["n"] or match["x"] or match["t"] or match["let"])
        if match.group().startswith("coloc"):
            reading.value.setdefault("couple", False)
        reading.note([match])
        return
    for match in reading.find(_OF_A_KIND):
        reading.value["adults"] = int(match["n"] or match["us"])
        reading.note([match])
        return
    if reading.value.get("dependants"):
        for match in reading.find(_EARNERS):
            reading.value["adults"] = int(match["n"] or match["two"])
            reading.note([match])
            return
