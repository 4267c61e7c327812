"""Rules asked for in the middle of a talk: in its light, about the right thing, two at once."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    ("before", "question", "said"),
    [
        ("loyer 500 € à Lens en loc1 sans association, quelle réduction ?",
         "un couple pourrait gagner combien au maximum ?", "48 268 €"),
        ("quel loyer max en LLI pour 45 m² à Nantes ?",
         "mes locataires, un couple, ne doivent pas gagner plus de combien ?", "66 276 €"),
        ("plafond de loyer loc2 à Lens pour 50 m²",
         "et pour une personne seule, quel salaire maximum ?", "26 460 €"),
        ("loyer 640 € à Montreuil 93, loc2, sans association : quelle réduction ?",
         "y a-t-il une limite à ces impôts en moins ?", "10 000 €"),
        ("je voudrais louer mon studio en loc2", "quelle lettre au DPE au minimum ?", "classe E"),
        ("je voudrais louer mon studio en loc2", "coincés combien de temps avec ça ?", "6 ans"),
        ("plafond de revenus loc2 à Calais pour un couple",
         "le logement est classé F, c'est accepté ?", "pas de Loc'Avantages sans travaux"),
        ("c'est quoi l'avance loca-pass ?", "il y a des intérêts à payer ?", "Sans intérêt"),
        ("Loc'Avantages se termine quand ?", "et les conventions déjà signées, finies aussi ?",
         "n'est pas concernée"),
        ("le loyer baisse de combien sous le marché en loc1 ?",
         "et la réduction d'impôt, c'est la même chose ?", "deux choses différentes"),
        ("ma locataire gagne plus et dépasse le plafond, doit-elle partir ?",
         "et mon avantage fiscal je le conserve ?", "vous gardez la réduction"),
        ("mon locataire ne paie plus et touche l'APL, quand le dire à la caf ?",
         "l'asso va payer à sa place ?", "En mandat de gestion, non"),
        ("quelle prime pour passer par une association ?", "et en loc1, on y a droit aussi ?",
         "pas de prime"),
        ("loyer de 700 €, dpe C, irl du 3e trimestre 2026, quelle révision ?",
         "et si j'ai oublié, je peux rattraper jusqu'à quand ?", "un an"),
        ("plafond de loyer loc1 à Lens pour 45 m² ?", "le coefficient il est de combien ?",
         "1,12"),
    ],
)  # fmt: skip
def test_what_follows_is_answered(
    talk: Conversation, before: str, question: str, said: str
) -> None:
    talk.say(before)
    assert said in talk.say(question)


def test_the_second_dwelling_and_the_question_come_back(talk: Conversation) -> None:
    talk.say("loyer 600 € à Lyon en loc1 sans association, quelle réduction ?")
    talk.say("et le plafond de revenus pour un couple ?")
    reply = talk.say("passons au deuxième : 28 m², 410 € en loc2, pareil pour la réduction")
    assert "Pour le deuxième logement" in reply
    assert "1 722 €" in reply


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("la caution c'est combien en location vide et le préavis c'est 1 ou 3 mois ?",
         ["un mois de loyer", "préavis"]),
        ("combien de temps dure la convention et sous quel délai la demander ?",
         ["6 ans", "2 mois après"]),
        ("on est un couple à 30 000 de RFR à Lille, on rentre dans le LLI ? et dans le Loc1 ?",
         ["Loc'Avantages Loc1 est de", "logement intermédiaire (LLI) est de"]),
        ("plafond de ressources PLUS et PLAI à Rennes pour une personne seule ?",
         ["12 870 €", "23 403 €"]),
        ("deux logements, 24 m² et 90 m² : quel coefficient de surface pour chacun ?",
         ["coefficient 1,2", "coefficient 0,91"]),
        ("mon propriétaire a changé la serrure à Limoges, qui peut vraiment m'aider ?",
         ["Propriétaire : non", "ADIL", "Haute-Vienne"]),
        ("loyer maxi couvert par Visale en région parisienne, étudiant ?", ["1 000 €"]),
        ("Quel loyer visale couvre en Île-de-France pour un salarié ?", ["1 940 €"]),
    ],
)  # fmt: skip
def test_everything_asked_is_answered_at_once(
    talk: Conversation, question: str, said: list[str]
) -> None:
    reply = talk.say(question)
    assert [each for each in said if each not in reply] == []


def test_what_is_named_is_no_command(talk: Conversation) -> None:
    talk.say("Loc'Avantages est-il cumulable avec le Denormandie ?")
    assert "Jeanbrun" in talk.say("et avec le nouveau dispositif Jeanbrun")
    assert "repars de zéro" in talk.say("nouvelle simulation")
