"""Personal data is masked; what answers need is not."""

from __future__ import annotations

import pytest

from bot.gateway.talk.masking import mask, notice

PERSONAL = [
    ("email", "écrivez-moi à jean.dupont+loc@mairie-lille.fr merci", "jean.dupont"),
    ("email", "JEAN@EXAMPLE.ORG", "EXAMPLE"),
    ("phone", "mon 06 12 34 56 78 est joignable", "12 34"),
    ("phone", "appelez le 0612345678", "0612345678"),
    ("phone", "tel 06.12.34.56.78.", "12.34"),
    ("phone", "+33 6 12 34 56 78", "34 56"),
    ("phone", "+33(0)612345678", "612345678"),
    ("phone", "0033 6-12-34-56-78", "34-56"),
    ("phone", "à La Réunion +262 692 12 34 56", "692"),
    ("nir", "mon numéro est le 1 85 05 78 006 084 36", "006"),
    ("nir", "285057800608436", "0578"),
    ("nir", "2 94 08 2A 123 456 78", "123"),
    ("iban", "FR76 3000 6000 0112 3456 7890 189 voilà mon rib", "3000"),
    ("iban", "fr7630006000011234567890189", "30006"),
    ("iban", "IBAN DE89 3704 0044 0532 0130 00 merci", "3704"),
    ("tax_number", "mon numéro fiscal 30 23 217 600 053", "217"),
    ("tax_number", "0123456789012", "456"),
    ("address", "j'habite 12 rue de la République, 62000 Arras", "République"),
    ("address", "au 3 bis avenue Foch 59000 Lille", "Foch"),
    ("address", "5, place du Marché\n59000 Lille", "Marché"),
    ("address", "8 bd Victor-Hugo à Lens", "Hugo"),
    ("name", "Je m'appelle Marie Durand et je cherche", "Durand"),
    ("name", "je m’appelle jean-pierre, bonjour", "pierre"),
    ("name", "mon nom est Le Gall", "Gall"),
    ("name", "Bonjour, Mme Martin, locataire", "Martin"),
    ("name", "je suis M. Jean Dupont", "Dupont"),
]


@pytest.mark.parametrize(("kind", "text", "secret"), PERSONAL)
def test_personal_data_is_masked(kind: str, text: str, secret: str) -> None:
    masked = mask(text)
    assert kind in masked.kinds
    assert secret not in masked.text


@pytest.mark.parametrize(
    "text",
    [
        "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?",
        "Je suis seule avec deux enfants à Lille, mon revenu fiscal de référence est de 28 000 €",
        "je gagne 28000 euros par an, 2 350,50 € par mois",
        "T2 de 45 m² à Lens, loyer 550 €",
        "59000 Lille ou 62300 Lens ?",
        "bail signé le 01/02/2024, IRL du 2e trimestre 2026",
        "notre RFR est de 1 250 000 euros",
        "Qui peut acheter un LLI ? 12 logements place de marché",
        "j'ai 3 places de parking et 2 enfants",
        "code INSEE 59350, 62041, 2A004",
        "CGI 199 tricies, CCH L. 321-10, décret n° 2022-465",
        "quelle est la règle de la location, M ou Mme ?",
        "avenue de la zone A, appartement 45 m2 cours moyen",
        "ma résidence principale, 1 résidence principale",
        "100 000 000 000",
    ],
)
def test_what_answers_need_is_kept(text: str) -> None:
    assert mask(text).text == text


def test_commune_survives_next_to_an_address() -> None:
    masked = mask("Je loue 12 bis rue Jean Jaurès 62300 Lens à ma fille, 550 € par mois")
    assert masked.text == "Je loue [adresse] 62300 Lens à ma fille, 550 € par mois"


def test_name_stops_at_the_end_of_the_name() -> None:
    assert (
        mask("Je m'appelle Marie Durand et je gagne 28 000 €").text
        == "Je m'appelle [nom] et je gagne 28 000 €"
    )


def test_several_kinds_are_named_once() -> None:
    masked = mask("a@b.fr, c@d.fr et 06 12 34 56 78")
    assert masked.kinds == ("email", "phone")
    assert masked.text == "[adresse e-mail], [adresse e-mail] et [numéro de téléphone]"
    assert "adresse e-mail et numéro de téléphone" in notice(masked.labels)
