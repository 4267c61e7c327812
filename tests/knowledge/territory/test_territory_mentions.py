"""Places inside everyday sentences: found, told apart, and above all never invented."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from knowledge.territory import Territory

HERE = Path(__file__).parent
EVERYDAY = (HERE / "sentences_without_place.txt").read_text(encoding="utf-8").splitlines()
with (HERE / "sentences_with_place.csv").open(encoding="utf-8", newline="") as _file:
    AMBIGUOUS_NAMES = list(csv.DictReader(_file))

# Sentence → communes found, in order. « ? » after a name: several candidates (the first is given).
# « - » before a name: it only passes by (role other). « ~ »: near. « * »: spelling corrected.
FOUND = [
    ("Quel est le plafond de ressources en Loc1 pour un couple à Arras ?", "Arras (62)"),
    ("Je suis seule avec deux enfants à Lille, mon RFR est de 28 000 €", "Lille (59)"),
    ("plafond LLI pour un couple à Lens pour un bail signé en 2024 ?", "Lens (62)"),
    ("Quel loyer maximum pour un LLI de 45 m² à Lens ?", "Lens (62)"),
    ("je cherche un t2 lens", "Lens (62)"),
    ("plafond loc1 arras couple", "Arras (62)"),
    ("LOGEMENT A LOUER A TOURS", "Tours (37)"),
    ("j'habite a tours", "Tours (37)"),
    ("plafond loc2 tours", "Tours (37)"),
    ("je cherche vers Lens ou Liévin", "Lens (62) | Liévin (62)"),
    ("je cherche vers lens, lievin ou bethune", "Lens (62) | Liévin (62) | Béthune (62)"),
    ("nous cherchons au Mans ou à Tours", "Le Mans (72) | Tours (37)"),
    ("je vis au Mans et cherche au Havre", "-Le Mans (72) | Le Havre (76)"),
    ("le loyer aux Lilas", "Les Lilas (93)"),
    ("un studio à la Rochelle (17)", "La Rochelle (17)"),
    ("mes parents sont à Lens, moi je cherche à Lille", "-Lens (62) | Lille (59)"),
    ("mes parents vivent à Lens et moi je voudrais louer à Lille", "-Lens (62) | Lille (59)"),
    ("mon fils étudie à Rennes, quel loyer à Nantes ?", "-Rennes (35) | Nantes (44)"),
    ("je suis né à Metz, je cherche à Nancy", "-Metz (57) | Nancy (54)"),
    ("j'habite Lens mais je cherche sur Douai", "-Lens (62) | Douai (59)"),
    ("je quitte Lille pour Arras", "-Lille (59) | Arras (62)"),
    ("Je déménage de Lyon à Marseille", "-Lyon (69) | Marseille (13)"),
    ("je travaille à Paris, je cherche un logement à Melun", "-Paris (75) | Melun (77)"),
    ("non, pas Lens, Lille", "-Lens (62) | Lille (59)"),
    ("finalement pas à Lens mais à Arras", "-Lens (62) | Arras (62)"),
    ("ma mère cherche un logement à Bordeaux", "Bordeaux (33)"),
    ("j'habite à Dijon", "Dijon (21)"),
    ("ma fille habite à Blois", "-Blois (41)"),
    ("près de Bordeaux", "~Bordeaux (33)"),
    ("à côté d'Arras", "~Arras (62)"),
    ("à côté d'Arras dans le Pas-de-Calais", "~Arras (62)"),
    ("aux alentours de Nantes", "~Nantes (44)"),
    ("j'ai loué un appart rue de Lille à Arras", "Arras (62)"),
    ("mon appartement est situé 12 avenue de Lens à Liévin", "Liévin (62)"),
    ("Mme Lambert habite à Nantes", "Nantes (44)"),
    ("J'ai un logement à louer à Saint-Denis", "Saint-Denis (974)?"),
    ("St-Denis (93)", "Saint-Denis (93)"),
    ("j'ai un appart à st denis dans le 93", "Saint-Denis (93)"),
    ("un logement à Saint-Denis, 93200", "Saint-Denis (93)"),
    ("je loue à Saint-Denis à la Réunion", "Saint-Denis (974)"),
    ("je suis dans le 93, je loue à saint denis", "Saint-Denis (93)"),
    ("Montreuil 62", "Montreuil-sur-Mer (62)"),
    ("à Montreuil dans le 62", "Montreuil-sur-Mer (62)"),
    ("bail à Valence dans la Drôme", "Valence (26)"),
    ("valence drôme", "Valence (26)"),
    ("je cherche sur Boulogne", "Boulogne-Billancourt (92)?"),
    ("un logement à Villeneuve d'Ascq (59650)", "Villeneuve-d'Ascq (59)"),
    ("59000 Lille", "Lille (59)"),
    ("mon code postal est 59000", "Lille (59)"),
    ("cp 62300", "Lens (62)?"),
    ("j'habite à Lyon 3e", "Lyon 3e Arrondissement (69)"),
    ("un T1 à Paris 11", "Paris 11e Arrondissement (75)"),
    ("dans le 11e arrondissement de Paris", "Paris 11e Arrondissement (75)"),
    ("marseille 13eme", "Marseille 13e Arrondissement (13)"),
    ("un couple à Paris 2 enfants", "Paris (75)"),
    ("je suis propriétaire à Loué", "Loué (72)"),
    ("un appartement à Rue dans la Somme", "Rue (80)"),
    ("la commune d'Y", "Y (80)"),
    ("un logement à Eu", "Eu (76)"),
    ("je loue un studio à Aire-sur-la-Lys", "Aire-sur-la-Lys (62)"),
    ("plafond loyer aire sur la lys", "Aire-sur-la-Lys (62)"),
    ("maison à louer à Lomme", "Lille (59)"),
    ("J'habite à Arasse", "*Arras (62)"),
    ("je cherche a grenobble", "*Grenoble (38)"),
    ("j habite vilurbane", "*Villeurbanne (69)"),
    ("loyer à Clermon Ferrand", "*Clermont-Ferrand (63)"),
    ("je suis à Vienne", "Vienne (38)"),
    ("remplace Arras par Cambrai", "-Arras (62) | Cambrai (59)"),
    ("au lieu d'Arras, Lille", "-Arras (62) | Lille (59)"),
    ("plutôt Douai que Lens", "Douai (59) | -Lens (62)"),
    ("notre association basée à Lyon gère des logements à Bron", "-Lyon (69) | Bron (69)"),
    ("notre association est basée à Lyon", "Lyon (69)"),
    ("Mon locataire quitte le logement de Nîmes en juin", "Nîmes (30)"),
    ("j'ai déménagé de Paris à Lens l'an dernier", "-Paris (75) | Lens (62)"),
    ("mon mari travaille à Metz et nous cherchons à Thionville", "-Metz (57) | Thionville (57)"),
    ("je suis sur Toulouse", "Toulouse (31)"),
    ("Meaux 77100", "Meaux (77)"),
    ("au 12 rue Victor Hugo 62000 Arras", "Arras (62)"),
    ("loyer max nice 30m2", "Nice (06)"),
    ("zone abc chamonix", "Chamonix-Mont-Blanc (74)"),
    ("plafond loc1 wailly", "Wailly (62)?"),
    ("un T2 Tours centre", "Tours (37)"),
    ("j'ai un bien à Marseille dans le 13e", "Marseille 13e Arrondissement (13)"),
    ("je paie mon loyer à Orange, dans le Vaucluse", "Orange (84)"),
]

# Nothing here is a commune, although many words are names of communes.
NOTHING = [
    "Puis-je louer à ma fille en Loc'Avantages ?",
    "Quelle réduction d'impôt en Loc2 avec une association ?",
    "Quelle différence entre mandat de gestion et location/sous-location ?",
    "plafond de ressources",
    "les loyers",
    "le bail est signé pour trois ans",
    "il y a eu un bail avant",
    "j'ai loué mon appartement à un couple",
    "mon logement donne sur rue",
    "c'est une aire de jeux",
    "un appartement à louer",
    "Appartement T2 à Louer",
    "je le loue depuis mars",
    "le bail commence en Mars 2026",
    "à quelle date faut-il signer",
    "j'ai droit à combien",
    "à partir de quand",
    "c'est à moi de payer",
    "je paye par carte orange",
    "ça n'a pas de sens",
    "avec plaisir",
    "la garde des enfants",
    "à la garde",
    "je suis au port",
    "il faut publier une annonce",
    "une charge de famille",
    "à charge",
    "personne à charge handicapée",
    "je gagne 1500 euros à temps plein",
    "mon revenu est de 28000 euros",
    "revenu supérieur à 28000",
    "rfr 59000",
    "je gagne 38000 par an",
    "loyer de 62000 par an",
    "M. Tours veut louer",
    "je m'appelle Laval",
    "réserver un LLI sur plan",
    "un logement en centre-ville",
    "revitalisation centre-bourg",
    "les DROM",
    "la région Bretagne",
    "la région Auvergne-Rhône-Alpes",
    "le dispositif Besson",
    "loi Robien",
    "LLI ou PLS",
    "plus, plai ou pls",
    "Loc1 Loc2 Loc3",
    "dans le 62",
    "dans le Pas-de-Calais",
    "en Seine-Saint-Denis",
    "je vis dans la Vienne",
    "dans le Nord",
    "en Vienne",
    "la somme de 500 euros",
    "la réunion de demain",
    "Merci beaucoup, bonne journée",
    "bonjour",
    "oui",
    "non merci",
    "je ne sais pas",
    "deux enfants et moi",
    "nous sommes mariés",
    "45 m² avec balcon",
    "classe D au DPE",
    "j'ai un chat",
    "à conditon d'avoir un garant",
    "je veux louer à lamiable",
    "sur le site de lanah",
    "restart",
    "<script>alert(1)</script>",
    "",
    "   ",
    "🙂🙂",
    "12345678901234567890",
]


def shown(territory: Territory, text: str) -> str:
    parts = []
    for mention in territory.find_in_text(text):
        assert text[mention.start : mention.end] == mention.text
        mark = "-" if mention.role == "other" else ""
        mark += "~" if mention.near else ""
        mark += "*" if mention.corrected else ""
        several = "?" if len(mention.candidates) > 1 else ""
        parts.append(f"{mark}{mention.candidates[0].label}{several}")
    return " | ".join(parts)


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_places_found(territory: Territory, text: str, expected: str) -> None:
    assert shown(territory, text) == expected


@pytest.mark.parametrize("text", NOTHING, ids=[repr(text[:40]) for text in NOTHING])
def test_no_place_invented(territory: Territory, text: str) -> None:
    assert shown(territory, text) == ""


@pytest.mark.parametrize("text", [t for t in NOTHING if t.strip()], ids=repr)
def test_no_place_invented_in_capitals(territory: Territory, text: str) -> None:
    """Capitals everywhere say nothing more."""
    assert shown(territory, text.upper()) == ""


def test_no_place_in_everyday_sentences(territory: Territory) -> None:
    """« près de la gare », « ça n'a pas de sens »: typed as is, in capitals, with a capital."""
    assert len(EVERYDAY) >= 600
    invented = [
        written
        for sentence in EVERYDAY
        for written in (sentence, sentence.upper(), sentence[:1].upper() + sentence[1:])
        if territory.find_in_text(written)
    ]
    assert invented == []


def test_names_that_are_words_are_found_when_the_sentence_says_so(territory: Territory) -> None:
    wrong = [
        (row["sentence"], shown)
        for row in AMBIGUOUS_NAMES
        if (
            shown := " | ".join(
                m.candidates[0].label for m in territory.find_in_text(row["sentence"])
            )
        )
        != row["places"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("en Bretagne", ["Bretagne"]),
        ("Hauts-de-France", ["Hauts-de-France"]),
        ("je cherche en région PACA", ["Provence-Alpes-Côte d’Azur"]),
        ("en Auvergne-Rhône-Alpes", ["Auvergne-Rhône-Alpes"]),
        ("dans le Nord-Pas-de-Calais", ["Nord-Pas-de-Calais"]),
        ("à Aix-en-Provence", []),
        ("en Corse-du-Sud", []),
        ("il aura droit", []),
        ("à la Réunion", []),
    ],
)
def test_regions(territory: Territory, text: str, names: list[str]) -> None:
    assert [found.name for found in territory.find_regions(text)] == names
    if names:
        assert territory.find_departments(text) == []
        assert territory.find_in_text(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "62300 euros de revenus",
        "revenu 62300, plafond loc1 ?",
        "je gagne 75011 par an, plafond loc1 ?",
        "couple 28000",
        "on a 28110 pour deux",
        "on touche 35400, est-ce que j'ai droit au loc1",
        "un loyer de 62 300",
    ],
)
def test_an_amount_is_not_a_postal_code(territory: Territory, text: str) -> None:
    assert territory.find_in_text(text) == []


def test_a_mere_name_is_a_place_once_a_place_is_asked(territory: Territory) -> None:
    assert territory.find_in_text("loué") == []
    asked = territory.find_in_text("loué", expecting_place=True)
    assert [m.candidates[0].label for m in asked] == ["Loué (72)"]
    misspelt = territory.find_in_text("grenoblle", expecting_place=True)
    assert [m.candidates[0].label for m in misspelt] == ["Grenoble (38)"]
    assert misspelt[0].corrected
    assert territory.find_in_text("je ne sais pas trop encore", expecting_place=True) == []


def test_long_text_is_bounded(territory: Territory) -> None:
    assert territory.find_in_text("à Lens " * 2_000)[-1].end <= 2_000


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("dans le 62", ["62"]),
        ("je cherche dans le Pas-de-Calais", ["62"]),
        ("en seine saint denis", ["93"]),
        ("département 59", ["59"]),
        ("dans l'Ain", ["01"]),
        ("dans la Vienne", ["86"]),
        ("à Vienne", []),
        ("la somme de 500 euros", []),
        ("dans le 9-3", ["93"]),
        ("à la Réunion", ["974"]),
        ("la réunion de demain", []),
        ("dans le 11e", []),
        ("il y a 62 logements", []),
        ("en Corse-du-Sud", ["2A"]),
        ("entre le Nord et le Pas-de-Calais", ["59", "62"]),
        ("je paie plus cher", []),
    ],
)
def test_departments(territory: Territory, text: str, codes: list[str]) -> None:
    assert [found.code for found in territory.find_departments(text)] == codes


@pytest.mark.parametrize(
    "text", ["et en 2026 ?", "en 2026", "3 ans", "en mai", "oui 2", "plus tard", "à la campagne"]
)
def test_figures_and_everyday_words_are_no_misspelt_commune(
    territory: Territory, text: str
) -> None:
    assert territory.find_in_text(text, expecting_place=True) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tourse", "Tours"),
        ("st deni 93", "Saint-Denis"),
        ("la rochele", "La Rochelle"),
        ("au mans", "Le Mans"),
    ],
)
def test_an_answer_is_still_a_commune(territory: Territory, text: str, name: str) -> None:
    mentions = territory.find_in_text(text, expecting_place=True)
    assert [mention.candidates[0].name for mention in mentions] == [name]


def test_an_everyday_name_beside_its_departement(territory: Territory) -> None:
    (mention,) = territory.find_in_text("une maison à crest dans la drôme")
    assert mention.candidates[0].code == "26108"
    assert territory.find_in_text("dans la drôme j'ai un studio à louer") == []
