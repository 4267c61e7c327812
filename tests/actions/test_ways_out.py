"""Small decisions of the ways out: rule or case, which referral, how much of a card."""

from __future__ import annotations

import pytest

from actions.cards.card_text import (
    MOST_WORDS,
    closed_question,
    first_part,
    sentences_within,
    starts_with_verdict,
    with_passages,
)
from actions.cards.explanation import asks_rule, wants_explanation
from actions.dialogue.failure import likely_readings
from actions.scope.referral import referral, sure_referral
from actions.services import Services
from knowledge.search.passages import Passage
from tests.actions.conftest import Speak


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("Quels sont les taux de réduction ?", True),
        ("Jusqu'à quand peut-on demander ?", True),
        ("comment se calcule le loyer maximum ?", True),
        ("quelle différence entre Loc1 et Loc2", True),
        ("quel est le plafond de ressources ?", False),
        ("comment calculer mon loyer ?", False),
        ("quelle réduction pour moi ?", False),
        ("combien de loyer à Lens", False),
    ],
)
def test_a_rule_and_a_case_are_told_apart(question: str, rule: bool) -> None:
    assert asks_rule(question) is rule


def test_a_named_case_is_computed_and_a_button_is_obeyed(speak: Speak, services: Services) -> None:
    question = "Quels sont les taux de réduction d'impôt ?"
    assert wants_explanation(speak("ask_tax_reduction", text=question), services)
    assert not wants_explanation(
        speak("ask_tax_reduction", ("level", "loc1"), text=question), services
    )
    assert not wants_explanation(speak("ask_tax_reduction", text="/ask_tax_reduction"), services)
    assert not wants_explanation(speak("inform", ("rent", 400), text="et 400 € ?"), services)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("mon bail commercial arrive à échéance", "business_lease"),
        ("le voisin met de la musique", "neighbours"),
        ("comment divorcer vite", "family"),
        ("quels sont les frais de notaire", "buying"),
        ("combien gagne mon voisin", "others_data"),
        ("le plafond de loyer à Lens", None),
        ("puis-je louer à ma mère ?", None),
    ],
)
def test_the_kind_of_an_outside_question(question: str, kind: str | None) -> None:
    assert referral(question) == kind


def test_words_of_ours_are_never_surely_outside() -> None:
    for question in (
        "un logement social conventionné peut-il être loué à un étudiant ?",
        "la Caf verse-t-elle l'APL au bailleur ?",
        "faut-il un notaire pour la publicité foncière ?",
        "Loc'Avantages ou Pinel, quelle défiscalisation ?",
    ):
        assert sure_referral(question) is None


def test_a_card_is_cut_between_lines_and_never_in_one() -> None:
    lines = [f"- ligne {n} {'mot ' * 18}".strip() for n in range(8)]
    shown = first_part("\n".join(lines))
    assert 0 < len(shown.split()) <= MOST_WORDS
    assert shown.splitlines() == lines[: len(shown.splitlines())]
    assert first_part("court") == "court"


def test_the_passages_that_answer_are_shown_in_their_order_within_the_words() -> None:
    items = [f"• point {n} {'mot ' * 18}\u00a0;" for n in range(8)]
    body = "\n".join(["La réponse.", "", "Il y a\u00a0:", *items, "", "Une suite."])
    listed = [Passage("Il y a\u00a0:", item) for item in items]
    after = Passage("", "Une suite.")
    shown = with_passages(body, [listed[6], after, listed[2], *listed], 85)
    assert shown.split("\n\n") == [
        "La réponse.",
        "\n".join(["Il y a\u00a0:", items[0], items[2], items[6], "• …"]),
        "Une suite.",
    ]
    assert len(shown.split()) <= 85
    assert with_passages("La réponse.\n\nUne suite.", [after], 90) == "La réponse.\n\nUne suite."
    assert with_passages(body, [Passage("", "long " * 180)], 90) == "La réponse."
    assert with_passages(body, [after], 85, best_first=True) == "Une suite.\n\nLa réponse."


def test_the_sentences_that_fit_are_kept_one_at_least() -> None:
    said = "Oui, en Loc2 (L. 321-4). Le bail continue. Non sinon."
    assert sentences_within(said, 8) == "Oui, en Loc2 (L. 321-4). Le bail continue."
    assert sentences_within(said, 1) == "Oui, en Loc2 (L. 321-4)."
    assert sentences_within(said, 50) == said
    assert sentences_within("Rien ne change ; vous restez.", 4) == "Rien ne change."


@pytest.mark.parametrize(
    ("question", "closed"),
    [
        ("puis-je louer à ma fille ?", True),
        ("est-ce obligatoire ?", True),
        ("un étudiant peut-il entrer ?", True),
        ("c'est quoi la sous-location ?", False),
        ("qu'est-ce que le bail mobilité ?", False),
        ("comment faire ?", False),
    ],
)
def test_a_yes_is_only_said_to_who_asked_for_one(question: str, closed: bool) -> None:
    assert closed_question(question) is closed


def test_a_verdict_is_a_first_word() -> None:
    assert starts_with_verdict("Oui, si le bail est neuf.")
    assert starts_with_verdict("Non : la loi l’interdit.")
    assert not starts_with_verdict("Nonobstant ce point…")


def test_a_clear_card_is_the_first_reading_of_what_seemed_outside(
    speak: Speak, services: Services
) -> None:
    question = "peut-on interdire les animaux dans le bail ?"
    answer = services.knowledge.answer(question)
    readings = likely_readings(speak("out_of_scope", text=question), answer)
    assert readings[0]["title"] == "Peut-on interdire les animaux dans un logement loué ?"
