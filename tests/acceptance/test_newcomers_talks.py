"""Talks of people who had never seen the assistant: what is said next changes the answer."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def test_another_rent_without_the_word(talk: Conversation) -> None:
    talk.say("jloue 700€ a toulouse loc1 cb de reduc impot par an")
    talk.say("sans asso")
    assert "2 880 €" in talk.say("et si je passe en loc2 a 600€ avec une asso")


def test_a_child_of_the_tax_household_is_no_nephew(talk: Conversation) -> None:
    talk.say("BONJOUR JE VOUDRAIS SAVOIR SI JE PEUX LOUER A MON FILS EN LOC AVANTAGES")
    talk.say("ET A MA NIECE ?")
    assert "Non, pas pour une convention" in talk.say("ET SI MON FILS EST RATTACHE A MON FOYER")


def test_a_frozen_rent_takes_the_figure_back(talk: Conversation) -> None:
    talk.say("Je voudrais réviser le loyer de ma locataire, 582,40 € hors charges")
    assert "589,11 €" in talk.say("IRL 2e trimestre")
    reply = talk.say("le logement est classé F au DPE")
    assert "ne peut plus être révisé" in reply
    assert "(589,11 € par mois) ne vaut plus" in reply


def test_a_tenant_told_after_a_rule_on_incomes(talk: Conversation) -> None:
    talk.say("j'ai un appartement de 48 m² à Angers. Combien je pourrais le louer en Loc1 ?")
    talk.say("Le locataire a combien le droit de gagner au maximum ?")
    assert "36 144 €" in talk.say("Il serait seul")


def test_a_balcony_changes_the_rent(talk: Conversation) -> None:
    talk.say("quel est le loyer max en LLI pour un T3 de 63m2 a lyon")
    assert "956,34 €" in talk.say("avec un balcon de 6 m2 ça change quelque chose ?")


def test_the_bracket_is_answered(talk: Conversation) -> None:
    talk.say("Je loue 850€ sans convention à Nantes un T3 de 65 m², intérêt à passer en loc2 ?")
    reply = talk.say("je suis dans la tranche à 30%")
    assert "Une fois payé l'impôt sur le revenu à 30 %, le mieux est Loc2 avec association" in reply


def test_an_ordinary_agency_answers_the_form(talk: Conversation) -> None:
    talk.say("réduction d'impôt loc2 pour un loyer de 600 €")
    reply = talk.say("c'est une agence immobilière classique")
    assert "n'est pas une association agréée" in reply
    assert "2 520 €" in reply


def test_locked_out_by_the_landlord(talk: Conversation) -> None:
    first = talk.say("bonjour mon proprietaire a changé la serrure je suis dehors avec mon fils")
    assert first.startswith("Appelez le 17")
    assert "illégal" in first
    assert "115" in first
    debt = talk.say("il dit que je dois 2 mois de loyer")
    assert debt.startswith("Même avec une dette")
    human = talk.say("je peux parler a quelqu'un")
    assert human.startswith("Appelez le 17")
    assert "115" in human
    assert "ADIL" in human
    assert "France Rénov" not in human


def test_a_value_and_a_rule_in_one_sentence(talk: Conversation) -> None:
    talk.say("plafond loc2 pour un couple avec un enfant à Lille")
    assert "79 666 €" in talk.say("et en Loc1, et c'est quoi la différence de loyer ?")


def test_the_rate_of_a_level(talk: Conversation) -> None:
    assert "65 %" in talk.say("c'est quoi le taux de réduction en loc3")


def test_the_answer_is_given_again(talk: Conversation) -> None:
    talk.say("Plafond de revenu LLI Toulouse 2 personnes 2026")
    verdict = talk.say("le mien est 32 000 et ma copine 21 000, on n'est pas pacsés")
    assert "marge : 13 276 €" in verdict
    assert "marge : 13 276 €" in talk.say("donc oui ou non ?")


def test_no_to_an_open_question(talk: Conversation) -> None:
    talk.say("Est-ce que j'ai droit à un logement loc1 ?")
    assert "Qui habitera" in talk.say("non")


def test_opening_hours_of_those_to_call(talk: Conversation) -> None:
    talk.say("je veux parler à un conseiller")
    assert "répondent jour et nuit" in talk.say("quels sont les horaires")


def test_no_form_for_what_only_tells_a_story(talk: Conversation) -> None:
    assert "Loc'Avantages, si" not in talk.say("j'ai un souci avec mon locataire")
    talk.say("un propriétaire peut-il refuser un réfugié qui n'a pas trois fois le loyer ?")
    assert "Dans quelle commune" not in talk.say("il touche le RSA, 646 €")


def test_the_rent_is_put_right_in_other_words(talk: Conversation) -> None:
    talk.say("loyer 650 € en Loc2 sans association, combien de réduction d'impôt ?")
    assert "2 352 €" in talk.say("je me suis trompée, c'est 560 le loyer")


def test_the_quarter_is_put_right_after_a_card(talk: Conversation) -> None:
    talk.say("bail au T1, loyer de 700 €, quel nouveau loyer cette année ?")
    talk.say("j'ai oublié de l'appliquer en juillet, je rattrape ?")
    assert "708,07 €" in talk.say("erreur, c'est l'IRL du T2")


def test_a_rise_told_with_the_rent_is_judged(talk: Conversation) -> None:
    reply = talk.say("j'ai reçu une augmentation de loyer de 25 euros, je payais 540")
    assert "565,00 € dépasse le loyer révisé" in reply


def test_a_salary_gets_a_likely_verdict(talk: Conversation) -> None:
    talk.say("combien peut gagner mon locataire seul en Loc2 à Pau ?")
    assert "probablement oui" in talk.say("il gagne 2 100 net par mois")
    talk.say("c'est quoi la différence avec le RFR ?")
    assert "probablement oui" in talk.say("donc je peux le prendre ?")


def test_a_father_who_moves_in_adds_his_income(talk: Conversation) -> None:
    talk.say("seul, 19 000 € à Caen, éligible au Loc3 ?")
    assert "2 adultes" in talk.say("si mon père vient vivre avec moi ?")
    assert "28 000 € par an (19 000 € + 9 000 €)" in talk.say("il touche 9 000 de retraite")


def test_the_same_question_of_another_level(talk: Conversation) -> None:
    talk.say("mon locataire aura l'APL si je conventionne en Loc1 ?")
    reply = talk.say("et en Loc2 ?")
    assert "APL" in reply
    assert "Oui" in reply


def test_what_sounds_like_thanks_goes_on(talk: Conversation) -> None:
    talk.say("mon propriétaire ne me rend pas ma caution depuis 3 mois, que faire ?")
    assert "un mois après la remise des clés" in talk.say("l'état des lieux était nickel").lower()


def test_who_pays_no_tax_gains_no_reduction(talk: Conversation) -> None:
    talk.say("compare les niveaux, le loyer du marché est de 800 €, avec une association")
    reply = talk.say("mais je ne paie pas d'impôt sur le revenu")
    assert "ne change pas" not in reply
    assert "de moins que le loyer libre" in reply


def test_who_does_something_is_no_question(talk: Conversation) -> None:
    talk.say("Puis-je louer à ma fille en Loc'Avantages ?")
    reply = talk.say("et à ma cousine qui vit à l'étranger")
    assert "C'est possible" in reply
