"""Words of distress: who is in danger is heard, who asks for a rule is not sent to the police."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.distress import DistressGate, find_distress


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("suicide", "j'ai plus la force de vivre"),
        ("suicide", "autant mourir que de continuer comme ça"),
        ("suicide", "Je vais me tuer si on me prend mon appartement."),
        ("suicide", "jvai mettre fin à mes jours"),
        ("violence", "Mon compagnon m’a encore frappée hier soir"),
        ("violence", "mon ex me menace de mort"),
        ("violence", "il est violent avec moi et je veux partir"),
        ("violence", "je subis des violences conjugales"),
        ("child", "mon voisin frappe ses enfants tous les soirs"),
        ("child", "ma nièce est maltraitée par son beau-père"),
        ("elder", "on maltraite ma grand-mère dans son appartement"),
        ("elder", "mon frère vole ma mère et l'enferme"),
        ("danger", "ça sent le gaz dans toute la cage d'escalier"),
        ("danger", "le feu a pris dans la cuisine"),
        ("shelter", "on est dehors depuis ce matin avec le petit"),
        ("shelter", "je sais pas où dormir ce soir"),
        ("shelter", "on dort à quatre dans la voiture"),
        ("shelter", "jdors dans ma voiture"),
        ("shelter", "mes parents m'ont mise à la porte"),
        ("eviction", "la police va m'expulser mardi"),
        ("eviction", "j'ai reçu un jugement d'expulsion"),
        ("eviction", "mon propriétaire veut me mettre dehors sans papier"),
        ("eviction", "je peux être mise dehors en plein hiver pour deux loyers de retard ?"),
    ],
)
def test_distress_is_heard(kind: str, message: str) -> None:
    assert find_distress(message)[0] == kind


@pytest.mark.parametrize(
    "message",
    [
        "la location solidaire accueille-t-elle des personnes sans abri ?",
        "une femme victime de violences est-elle prioritaire en LLI ?",
        "peut-on m'expulser en plein hiver ?",
        "comment expulser un locataire qui ne paie pas ?",
        "je veux en finir avec ce bail",
        "cette règle me tape sur les nerfs",
        "je ne veux plus vivre dans ce logement",
        "combien de jours de préavis ?",
        "mes enfants dorment dans la même chambre",
        "quel loyer pour un logement social ?",
        "le mari de ma locataire est décédé",
        "quelles aides pour les sdf ?",
        "le 115 est-il gratuit ?",
        "le propriétaire vit dehors de la commune",
        "puis-je mettre fin au bail ?",
        "la convention prend fin dans 30 jours",
        "ma belle-sœur me bat froid depuis la succession",
    ],
)
def test_a_question_about_a_rule_is_no_distress(message: str) -> None:
    assert find_distress(message) == []


def test_several_kinds_come_the_most_serious_first() -> None:
    assert find_distress("mon mari me bat, je dors dehors et je pense à mourir") == [
        "suicide",
        "violence",
        "shelter",
    ]


def test_hints_suffice_when_the_classifier_already_heard_distress() -> None:
    assert find_distress("urgence logement sdf") == []
    assert find_distress("urgence logement sdf", surely_distress=True) == ["shelter"]
    assert find_distress("violence conjugale", surely_distress=True) == ["violence"]


@pytest.mark.parametrize(
    "message", ["et l'expulser", "je peux le mettre dehors ?", "comment les faire partir"]
)
def test_a_landlord_who_speaks_of_a_tenant_is_in_no_danger(message: str) -> None:
    assert find_distress(message, surely_distress=True) == []


def test_somebody_else_who_is_put_out_is_heard() -> None:
    message = "son propriétaire va la mettre dehors ce soir"
    assert find_distress(message, surely_distress=True) == ["shelter"]


def gated(text: str, *ranking: tuple[str, float]) -> str:
    """The intent that the gate leaves to ``text``, when the classifier ranked so."""
    ranked = [{"name": name, "confidence": sure} for name, sure in ranking]
    message = Message({TEXT: text, INTENT: ranked[0], "intent_ranking": ranked})
    return str(DistressGate().process([message])[0].get(INTENT)["name"])


def test_a_doubtful_emergency_without_a_word_of_distress_is_read_otherwise() -> None:
    assert gated("j'habite avec mon frère", ("emergency", 0.35), ("inform", 0.26)) == "inform"
    asked = gated("et si je décède, mes filles ?", ("emergency", 0.35), ("ask_why", 0.3))
    assert asked == "ask_knowledge"
    assert gated("et la mettre dehors", ("emergency", 0.9), ("inform", 0.1)) == "ask_knowledge"


def test_an_emergency_that_the_classifier_hears_or_that_words_tell_stays() -> None:
    assert gated("la maison est inondée", ("emergency", 0.55), ("stop", 0.3)) == "emergency"
    assert gated("je dors dehors", ("inform", 0.9), ("emergency", 0.05)) == "emergency"
