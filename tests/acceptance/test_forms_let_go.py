"""A question that is answered rather than met with another, and a form that lets go."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "je possède un F2 de 44 m² à Roubaix, il y a quoi comme avantages à louer ainsi ?",
            "15 %",
        ),
        ("mon bien de 90 m² à Troyes, expliquez-moi comment fonctionne Loc'Avantages", "6 ans"),
        ("pour mon 60 m² à Bourges, l'association me retient combien ?", "honoraires"),
        ("où trouver une agence sociale vers Alès ?", "ADIL"),
        ("620 € demandés pour 20 m² à Montpellier, c'est abusif ?", "loyer de référence majoré"),
    ],
)
def test_the_rule_comes_first_whatever_figures_are_told(
    talk: Conversation, message: str, words: str
) -> None:
    reply = talk.say(message)
    assert talk.status == "answered", reply
    assert words in reply


@pytest.mark.parametrize(
    ("message", "deadline"),
    [
        (
            "mon bail se termine le 15 août 2027, je reprends le logement pour ma mère, "
            "je préviens le locataire à quelle date ?",
            "15 février 2027",
        ),
        (
            "Je veux vendre mon studio loué, fin du bail 31/08/2027, quand envoyer la lettre ?",
            "28 février 2027",
        ),
    ],
)
def test_the_end_of_a_lease_gives_the_last_day_of_the_notice(
    talk: Conversation, message: str, deadline: str
) -> None:
    reply = talk.say(message)
    assert deadline in reply
    assert "pris effet" not in reply
    assert talk.sources


def test_what_is_told_after_that_card_goes_on_with_it(talk: Conversation) -> None:
    talk.say("Je souhaite habiter mon appartement, le bail expire le 2 mai 2028, congé quand ?")
    assert "65 ans" in talk.say("mon locataire a 80 ans")
    reply = talk.say("avec une petite pension")
    assert "pas compris" not in reply
    assert "pris effet" not in reply


def test_an_ordinary_letting_is_a_way_out_of_the_schemes(talk: Conversation) -> None:
    talk.say("loyer maximum d'un 40 m² à Bordeaux ?")
    assert "Location ordinaire" in talk.buttons
    assert "loyer de référence majoré" in talk.press("Location ordinaire")
    assert "type de logement" not in talk.last["messages"][-1]["text"]


def test_an_ordinary_letting_may_be_typed(talk: Conversation) -> None:
    talk.say("loyer maximum d'un 40 m² à Bordeaux ?")
    assert "loyer de référence majoré" in talk.say("aucun dispositif, c'est du classique")
    assert "type de logement" not in talk.last["messages"][-1]["text"]


def test_every_ceiling_side_by_side_when_no_scheme_is_named(talk: Conversation) -> None:
    reply = talk.say("Combien peut gagner au maximum un couple qui loue à Arras ?")
    for figure in ("21 204", "35 338", "48 268"):
        assert figure in reply
    reply = talk.say("et une femme seule ?")
    assert talk.status == "answered"
    assert "26 460" in reply
    assert "reste la même" not in reply


def test_a_ceiling_asked_while_a_verdict_is_prepared_takes_its_place(talk: Conversation) -> None:
    talk.say("ai-je droit à un logement Loc2 ?")
    assert "26 460" in talk.say("une personne seule à Arras doit gagner combien au plus ?")
    assert talk.status == "answered"
    assert "35 338" in talk.say("et un couple ?")
    assert talk.status == "answered"


def test_two_remarks_that_do_not_answer_silence_the_form(talk: Conversation) -> None:
    talk.say("ai-je droit à un logement Loc2 à Arras ?")
    first = talk.say("je viens de perdre mon emploi")
    assert "pas compris" not in first
    talk.say("le quartier a beaucoup changé depuis deux ans")
    assert "habitera" not in talk.last["messages"][-1]["text"]


def test_loc3_after_a_letting_without_association_is_computed_with_one(talk: Conversation) -> None:
    assert "2 520 €" in talk.say("réduction d'impôt Loc2 sans association, loyer 600 €")
    reply = talk.say("et en passant à Loc3 ?")
    assert "n'existe pas sans association" in reply
    assert "4 680 €" in reply


def test_a_landlord_tells_what_the_rents_bring_in(talk: Conversation) -> None:
    reply = talk.say("On est en Loc3 et on touche 12 000 € de loyers par an")
    assert "locataire. Que" not in reply
    assert "7 800 €" in reply


def test_the_age_and_the_work_decide_for_visale(talk: Conversation) -> None:
    reply = talk.say("Visale pour un locataire de 26 ans en CDI, loyer 800 € cc à Nantes ?")
    assert "30 ans" not in reply
    assert "1 600 €" in reply
    assert "1 575 €" in reply
    assert "1 365 €" not in reply
    assert "plus de 30 ans" in talk.say("et s'il en avait 40 ans ?")
    assert "gagne plus de 1 710 €" in talk.say("il gagne 1900 net")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "Deux questions : quel plafond de loyer LLI pour 45 m² à Lens, et faut-il une classe "
            "DPE minimum ?",
            ["594,90", "DPE"],
        ),
        (
            "quel loyer maximum en LLI à Lens, 45 m², et peut-on cumuler Visale avec un garant ?",
            ["594,90", "garant"],
        ),
        (
            "Le LLI c'est quoi et un particulier peut-il en acheter un ?",
            ["marché", "personne morale"],
        ),
    ],
)
def test_two_questions_get_two_answers(talk: Conversation, message: str, words: list[str]) -> None:
    reply = talk.say(message)
    assert talk.status == "answered"
    for word in words:
        assert word in reply


def test_the_bonus_of_ones_own_dwelling(talk: Conversation) -> None:
    talk.say("quelle prime si je passe par une association ?")
    assert "3 000 €" in talk.say("ça fait combien pour un 33 m² en mandat ?")


@pytest.mark.parametrize(
    "words",
    [
        "ils gagnent plutôt bien leur vie",
        "pas grand-chose",
        "un petit salaire",
        "comme tout le monde",
    ],
)
def test_a_vague_income_gets_the_ceiling(talk: Conversation, words: str) -> None:
    talk.say(
        "est-ce que mes futurs locataires, un couple sans enfant, rentrent dans le Loc2 à Metz ?"
    )
    assert "35 338 €" in talk.say(words)


def test_a_value_and_why_it_is_asked(talk: Conversation) -> None:
    talk.say("loyer plafond LLI pour 50 m²")
    reply = talk.say("Arras, mais pourquoi vous voulez la ville ?")
    assert "d'une commune à l'autre" in reply
    assert "637,00 €" in reply
