"""Intents that erase, end or brush off hold only with words of theirs."""

from __future__ import annotations

import pytest

from bot.pipeline.evidence import asks, supported


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("start_over", "on efface et on repart"),
        ("start_over", "reset"),
        ("start_over", "j'ai une autre question"),
        ("stop", "laissez tomber"),
        ("stop", "ça suffit"),
        ("stop", "on arrête quand même"),
        ("greet", "bonsoir à vous"),
        ("greet", "vous allez bien ?"),
        ("goodbye", "au revoir"),
        ("goodbye", "a+"),
        ("thank", "mrc bcp"),
        ("ask_source", "c'est officiel ?"),
        ("ask_source", "d'où sortez-vous ce taux ?"),
        ("ask_source", "mon comptable dit l'inverse, c'est bien vrai ?"),
        ("help", "tu sais faire quoi"),
        ("ask_zone", "Lens c'est zone combien"),
        ("ask_source", "ce barème est de quelle année ?"),
        ("ask_why", "à quoi ça sert"),
        ("dont_know", "je ne sais plus"),
        ("ask_rent_renewal", "à l'échéance, puis-je demander plus ?"),
        ("refuse", "on peut passer cette question ?"),
    ],
)
def test_words_of_an_intent_keep_it(intent: str, text: str) -> None:
    assert supported(intent, text) == intent


@pytest.mark.parametrize(
    ("intent", "text", "meant"),
    [
        ("start_over", "Nouvelle-Calédonie ?", "ask_knowledge"),
        ("start_over", "et je pourrai la renouveler", "ask_knowledge"),
        ("start_over", "la renouveler ensuite", "nlu_fallback"),
        ("goodbye", "et la plus-value ?", "ask_knowledge"),
        ("stop", "et combien j'y perds", "ask_knowledge"),
        ("ask_source", "le surplus est-il reportable ?", "ask_knowledge"),
        ("ask_source", "on m'a dit 40 %, c'est vrai ?", "ask_knowledge"),
        ("ask_source", "est-ce vrai qu'il faut un DPE ?", "ask_knowledge"),
        ("help", "pendant combien de temps ?", "ask_knowledge"),
        ("stop", "et ça s'arrête quand", "ask_knowledge"),
        ("greet", "au fait Loc1 tient encore ?", "ask_knowledge"),
        ("dont_know", "comment je trouve le bon chiffre", "ask_knowledge"),
        ("refuse", "et si on me refuse", "ask_knowledge"),
        ("ask_zone", "le bébé à naître compte-t-il ? on vit à Lens", "ask_knowledge"),
        ("ask_zone", "pardon de ville, c'est Lens", "inform"),
        ("ask_source", "sur quelle année ?", "ask_knowledge"),
        ("ask_rent_renewal", "loyer de 612 €, combien de plus cette année ?", "ask_rent_revision"),
    ],
)
def test_without_them_the_message_is_a_question(intent: str, text: str, meant: str) -> None:
    assert supported(intent, text) == meant


def test_other_intents_need_no_word() -> None:
    assert supported("ask_rent_ceiling", "à Lens") == "ask_rent_ceiling"


def test_a_question_is_told_by_its_mark_or_its_first_words() -> None:
    assert asks("c'est cumulable ?")
    assert asks("et combien de temps")
    assert not asks("c'est cumulable")
