"""What rules compute from the words of a talk (``actions/cases``)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.cases import ages, deposit, lease_term, tenant_notice
from actions.cases.talk import Talk, readable

TODAY = date(2026, 11, 23)


def talk(*messages: str, **slots: Any) -> Talk:
    return Talk(tuple(readable(message) for message in reversed(messages)), slots, TODAY)


def said(rule: Any, *messages: str, **slots: Any) -> str:
    found = [each.text.replace("\u00a0", " ") for each in rule.computed(talk(*messages, **slots))]
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("lease", "slots", "words"),
    [
        (("2020-04-10", "day"), {}, ["9 avril 2029", "9 octobre 2028"]),
        (("2020-04-10", "day"), {"furnished": True}, ["9 avril 2027", "9 janvier 2027"]),
        (("2020-04-30", "month"), {}, ["31 mars 2029", "30 septembre 2028", "compté ici"]),
        (("2021-12-31", "year"), {}, ["2027", "6 mois"]),
        (("2020-12-31", "year"), {"level": "loc2"}, []),
    ],
)
def test_the_beginning_of_a_lease_gives_its_end(
    lease: tuple[str, str], slots: dict[str, Any], words: list[str]
) -> None:
    began = {"date": lease[0], "precision": lease[1]}
    found = said(lease_term, "il a commencé à cette date", lease_date=began, **slots)
    assert bool(found) == bool(words)
    assert all(word in found for word in words)


def test_a_company_lets_for_six_years() -> None:
    began = {"date": "2020-04-10", "precision": "day"}
    found = said(lease_term, "c'est ma société qui loue", lease_date=began)
    assert "9 avril 2032" in found


def test_a_letter_that_comes_too_late_says_the_next_date() -> None:
    end = {"date": "2027-03-31", "precision": "day"}
    found = said(lease_term, "le bail finit", lease_end=end)
    assert "30 septembre 2026" in found
    assert "31 mars 2030" in found


@pytest.mark.parametrize(
    ("messages", "slots", "words"),
    [
        (["mon patron m'a licencié"], {"furnished": False}, ["perte d’emploi", "un mois"]),
        (["je viens d'être mutée à Brest"], {}, ["mutation", "un mois"]),
        (["licenciée", "non pardon, j'ai démissionné"], {}, ["n’est pas une perte d’emploi"]),
        (["je suis au RSA"], {}, ["RSA", "Caf"]),
        (
            ["le proprio a reçu mon recommandé le 4 octobre"],
            {},
            ["4 novembre 2026", "4 janvier 2027"],
        ),
        (
            ["il a eu ma lettre le 4 octobre", "c'est en zone tendue"],
            {"furnished": False},
            ["4 novembre 2026 (1 mois)"],
        ),
        (["j'ai posté ma lettre le 4 octobre"], {"furnished": True}, ["part de la réception"]),
        (["le congé du propriétaire est arrivé le 4 octobre"], {}, []),
        (["je déménage pour suivre une formation"], {}, []),
    ],
)
def test_the_notice_of_a_tenant(
    messages: list[str], slots: dict[str, Any], words: list[str]
) -> None:
    found = said(tenant_notice, *messages, **slots)
    assert bool(found) == bool(words)
    assert all(word in found for word in words)


@pytest.mark.parametrize(
    ("messages", "rent", "words"),
    [
        (["parti depuis quatre mois, edl conforme"], 500, ["3 mois de retard", "150 €"]),
        (
            ["parti depuis quatre mois", "il y avait des rayures"],
            500,
            ["2 mois de retard", "100 €"],
        ),
        (["j'ai rendu mes clés le 2 octobre"], 500, ["2 novembre 2026", "2 décembre 2026"]),
        (["cela fait 3 semaines que j'ai quitté le studio, rien à signaler"], 500, ["pas encore"]),
        (["le bailleur garde tout"], 500, []),
        (["parti depuis quatre mois, aucun dégât"], None, ["3 mois de retard", "10 %"]),
    ],
)
def test_the_deposit(messages: list[str], rent: int | None, words: list[str]) -> None:
    found = said(deposit, *messages, rent=rent)
    assert bool(found) == bool(words)
    assert all(word in found for word in words)


@pytest.mark.parametrize(
    ("messages", "speaker", "words"),
    [
        (
            ["mon locataire a 74 ans"],
            "owner",
            ["À 74 ans, le locataire est", "vous avez vous-même"],
        ),
        (
            ["mon locataire a 74 ans", "et moi 69 ans"],
            "owner",
            ["Vous avez 69 ans", "pas à proposer"],
        ),
        (["j'ai 74 ans"], "tenant", ["vous êtes dans l’âge protégé"]),
        (["j'ai 74 ans", "le proprio en a 80"], "tenant", ["Le propriétaire a 80 ans"]),
        (["il veut reprendre. J'ai 74 ans"], "tenant", ["À 74 ans, vous êtes"]),
        (["une locataire de 74 ans, le bailleur a 69 ans"], None, ["a 69 ans", "74 ans"]),
        (["je loue depuis 30 ans"], "tenant", []),
    ],
)
def test_ages_and_protection(messages: list[str], speaker: str | None, words: list[str]) -> None:
    found = said(ages, *messages, speaker=speaker)
    assert bool(found) == bool(words)
    assert all(word in found for word in words)


def test_the_day_that_the_letter_arrived_counts_not_the_day_it_was_sent() -> None:
    sent = "je l'ai envoyé en recommandé le 12 octobre, elle l'a reçu le 15"
    assert "15 novembre 2026" in said(tenant_notice, f"mon préavis, {sent}", furnished=True)
    later = "j'ai posté ma lettre le 28 octobre, il l'a eue le 3"
    assert "3 décembre 2026" in said(tenant_notice, later, furnished=True)


def test_a_letter_that_a_tenant_received_is_no_notice_of_his() -> None:
    received = "j'ai reçu sa lettre le 2 octobre"
    assert said(tenant_notice, received, speaker="tenant") == ""
    assert "2 novembre 2026" in said(tenant_notice, received, speaker="owner")


def test_the_day_that_somebody_leaves_is_no_end_of_the_lease() -> None:
    ahead = {"date": "2026-12-05", "precision": "day"}
    assert said(lease_term, "il part le 5 décembre", lease_date=ahead) == ""
    assert "5 décembre 2026" in said(lease_term, "jusqu'au 5 décembre", lease_date=ahead)


@pytest.mark.parametrize(
    "told", ["ma mère est malade, je pars l'aider", "j'ai demandé un logement social"]
)
def test_what_shortens_no_notice_is_no_motive(told: str) -> None:
    assert said(tenant_notice, told, furnished=False) == ""


def test_keys_given_back_in_two_words_date_the_deposit() -> None:
    assert "1er octobre 2026" in said(deposit, "clés rendues le 1er septembre, rien reçu")
