"""Words around place names: what announces a place, and what only looks like one."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from knowledge.territory.normalize import fold, word_set
from knowledge.territory.store import DATA

# --- What announces a place ---------------------------------------------------------------
PLACE_NOUNS = word_set(
    """
    commune ville village mairie secteur quartier agglo agglomeration metropole banlieue
    centre alentours environs cote pres proche proximite autour loin intercommunalite
    """
)
LIVING_VERBS = word_set(
    """
    habite habites habitons habitez habitent habiter habitant vis vit vivons vivez vivent vivre
    reside resides resident resider demenage demenager demenageons
    """
)
# « de Lens », « Lens ou Liévin », « : Lens »: only with a capital, or for a well-known name.
WEAK_WORDS = frozenset({"de", "d", "du", "des", "en", "dans", "pour", "et", "ou", "entre", "ni"})
NEAR_NOUNS = word_set(
    """
    pres cote proche proximite autour loin alentours environs region banlieue agglo
    agglomeration metropole
    """
)
CONTRACTIONS = {"au": "le", "aux": "les", "du": "le", "des": "les"}

# --- What is not a place ------------------------------------------------------------------
# « 12 rue de Lille », « avenue de Paris »: an address, not the commune.
STREET_WORDS = word_set(
    """
    rue avenue av ave boulevard bd bld place impasse allee allees chemin route quai square cours
    faubourg fbg passage cite residence porte pont villa rond ruelle sentier esplanade
    """
)
TITLES = word_set(
    """
    m mr mme mlle monsieur madame mademoiselle maitre dr docteur appelle appelles prenom nom
    prenomme nomme
    """
)
# Words of this service that must never be read as a (misspelt) commune.
DOMAIN_WORDS = word_set(
    """
    bail baux bailleur loyer loyers louer loue loues location locatif locataire plafond plafonds
    zone zones lli plai plus pls loc loc1 loc2 loc3 anah apl caf als alf visale cosse borloo
    besson robien pinel duflot denormandie scellier malraux perissol jeanbrun loi avantages
    convention conventionne conventionnement mandat gestion intermediation intermediaire social
    sociaux sous sousloc dpe irl tva ptz hlm rfr sci siao fsl adil aivs ais iml locapass
    lokapass garantie caution charges charge surface annexe revenu revenus ressources salaire
    impot impots reduction fiscal foyer couple enfant enfants personne personnes studio
    appartement appart apt maison logement meuble nue vide tres haut bas annee mois euros
    seloger leboncoin bienici
    drom dom com qpv ort zac vefa epci pact soliha auvergne rhone alpes bretagne normandie aquitaine
    picardie alsace lorraine bourgogne franche comte provence occitanie corse limousin champagne
    ardenne languedoc roussillon poitou charentes centre france metropole outre
    """
)
MONTHS = word_set(
    """
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    """
)
# Large communes whose name is an everyday word too rarely to matter.
SAFE_NAMES = word_set(
    """
    paris bordeaux rennes limoges calais pantin sarcelles vichy rodez coulommiers chateaubriant
    """
)
# Names that the French dictionary does not hold but that mean something else in messages.
EVERYDAY_NAMES = word_set(
    """
    nice gap dole hem pace thiers die ham albert talant pia sada mana luce apt bron loos vence
    charly romans lons stains mende lure verdun dinan pons robion robert gan mions issou toul
    gien mer fos ars crest isle toussaint
    """
)
# « et en 2026 ? » beside figures: no name was said.
NOT_A_NAME = word_set(
    "et ou a au aux en de du des d le la les l pour dans sur vers c est non oui si"
)
EXPLICIT_LENGTH = 2  # « Y », « Eu », « Us »: the sentence must say that it is a place

QUESTION_WORDS = word_set(
    """
    plafond plafonds loyer loyers zone lli plai plus pls loc1 loc2 loc3 loc ressources revenus
    conventionnement anah louer visale commune ville
    """
)


@lru_cache(maxsize=1)
def french_words() -> frozenset[str]:
    """Everyday French words, folded (see ``knowledge/data/SOURCES.md``)."""
    return frozenset((DATA / "mots_francais.txt").read_text(encoding="utf-8").split())


TOWN = 3000
"""Inhabitants from which the words of a commune's name are taken for right in any message."""


@lru_cache(maxsize=1)
def town_words() -> frozenset[str]:
    """Words of the names of the larger communes, folded."""
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        names = [row["nom"] for row in rows if int(row["population"] or 0) >= TOWN]
    return frozenset(word for name in names for word in re.findall(r"[a-z]{3,}", fold(name)))


@lru_cache(maxsize=1)
def words_by_start() -> dict[tuple[str, int], list[str]]:
    """Everyday words grouped by first letter and length."""
    groups: dict[tuple[str, int], list[str]] = {}
    for word in french_words():
        groups.setdefault((word[0], len(word)), []).append(word)
    return groups
