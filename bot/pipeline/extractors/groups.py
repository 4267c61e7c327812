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
    r"|dossiers|rues?|kilometres|minutes|balcons|garages?|caves?|terrasses?|bureaux|salles"
    r"|annees|dates"
    r"|niveaux|zones|options|parkings?|places|contrats|demandes|visites|fenetres|appareils)\b)"
)
_TRADES = (
    r"ier|iere|eur|euse|trice|iste|ien|ienne|ant|ante|tant|aire|erne|prenti|prentie|crute|con"
    r"|soignant"
    r"|nin|tin|nt(?<=agent)|infirmier|prof|gendarme|cadre|ouvrier|interne|medecin|kine"
)
_FRIENDS = (
    r"(?:amie?s|potes?|copa?ines|copains|colocs?|colocataires?|collegues|camarades|cousine?s"
    r"|frangine?s"
    r"|frangins|freres|soeurs)\b"
)
_OF_A_KIND = re.compile(
    r"\b(?:(?:on|nous|ils|elles) (?:est|sommes|serons|sera|etes|sont|seront)(?: tous| toutes)?"
    rf"(?: les| des)? (?P<n>[2-9]) (?!{_NOT_GROWN_UPS})(?:jeunes |vieux |vieilles "
    rf"|grande?s )?[a-z]{{4,}}s\b"
    rf"|nous (?P<us>[2-9]),? (?:sommes|on est) (?:tous |toutes )?(?:des"
    rf" )?(?!{_NOT_GROWN_UPS})[a-z]{{4,}}s\b)"
)
# « la coloc, c'est quatre infirmières », « locataires : deux maçons », « bail avec deux frères »
_TENANTS_ARE = re.compile(
    rf"\b(?:coloc\w*|locataires?|preneurs?|occupants?|locatrices?|candidats?|titulaires)"
    rf"(?:,? (?:c'est|ce sont|sont|seront|seraient|eux|actuel\w*|pressenti\w*|nb)|,| ?[:=(x])*"
    rf" ?(?:les |des )?(?P<n>[2-9]) (?!{_NOT_GROWN_UPS})[a-z]{{4,}}s\b"
    rf"|\b(?:coloc\w*|fratrie|bande|groupe|trio) (?:x ?|de |: ?|d'|avec )?(?P<x>[2-9])(?![0-9])"
    rf"(?! ?(?:€|euros?|%|m2|ans|mois|pieces?|chambres?|autres?|fois|salaires?|(?:{GENERIC}"
    rf"|{BABY})\b))"
    r"|\bcoloc\w*,? (?P<t>[2-9]) locataires\b"
    # « les deux titulaires sont frères »
    r"|\bl(?:es|eurs) (?P<those>[2-4]) (?:futurs? |jeunes )?(?:locataires|occupants|titulaires"
    r"|preneurs"
    r"|signataires|demandeurs|candidats|locatrices|colocs|colocataires|gars|filles de la coloc)\b"
    r"(?! (?:de|du|d'avant|precedent|ancien|n'habit|ont chacun))"
    rf"|\b(?:(?:re)?lou\w+|bail|signe\w*|loge\w*|confi\w+|reste|ira"
    rf"|iront) (?:[^.;,!?\n]{{1,60}} )?(?:a"
    rf"|avec) (?P<let>[2-9])"
    rf" (?!{_NOT_GROWN_UPS})[a-z]{{4,}}s\b"
    # « quatre apprentis boulangers, meublé, à Tours »
    rf"|(?:^\W*|[:=] )(?P<first>[2-9]) (?:jeunes |vieux |petits )?(?!{_NOT_GROWN_UPS})"
    rf"[a-z]+(?:{_TRADES})s(?!\w)"
)
# « avec mes deux colocs on cherche »: the speaker is one more
_WITH_FRIENDS = re.compile(
    rf"\b(?:avec (?:mes )?(?P<a>[2-5])|mes (?P<b>[2-5])) (?:autres |meilleure?s |vie(?:ux"
    rf"|illes) )*{_FRIENDS}"
    r"|\b(?P<c>[2-5]) (?:autres |meilleure?s )?"
    rf"{_FRIENDS} et moi\b"
)
# Two candidates who are compared are no household
_OWNERS = re.compile(r"\b(?:sci|indivis\w*|heriti\w+|herit(?:e|ons|ent)|coproprietaires?)\b")
_COMPARED = re.compile(r"\b(?:lequel|laquelle|lesquels|hesit\w+|choisir|choix|dossiers)\b")
_EARN = (
    r"(?:gagn\w+|touch\w+|percev\w+|percoi\w+|declar\w+|revenus?|salaires?|net|brut|mois|an|€"
    r"|euros?"
    r"|[0-9]{3,}|cumul\w*)"
)
_EARNERS = re.compile(
    rf"\b{_EARN}(?: \w+)? a (?:(?:nous|eux|elles) )?(?P<n>[23])(?! ?(?:€|euros?|ans|mois|%|m2"
    rf"|pieces))\b"
    rf"|\ba (?:(?:nous|eux|elles) )?(?P<two>2),? (?!{GENERIC}"
    rf"|{NAMED})(?:[a-z']+ ){{0,3}}(?={_EARN}\b)"
)


def read_groups(reading: Reading) -> None:
    """Adults counted by a group, when nothing else has told their number."""
    if "adults" in reading.value:
        return
    if _OWNERS.search(reading.text):
        return  # « une fratrie de quatre, héritiers »
    for match in reading.find(_WITH_FRIENDS):
        reading.value["adults"] = 1 + int(match["a"] or match["b"] or match["c"])
        reading.note([match])
        return
    if (found := reading.find(_TENANTS_ARE)) and not _COMPARED.search(reading.text):
        match = found[-1]
        reading.value["adults"] = int(next(number for number in match.groups() if number))
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
