"""Who to call by département: every département has its own, nothing uncertain is given."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest

from knowledge.contacts import DEPARTMENTS_FILE, ROLES, for_department
from knowledge.territory.store import DATA

with (DATA / "departements.csv").open(encoding="utf-8") as _file:
    NAMES = {row["code"]: row["nom"].replace("'", "’") for row in csv.DictReader(_file)}


@pytest.mark.parametrize("code", NAMES)
def test_every_departement_has_its_own_contacts(code: str):
    contacts = for_department(code)
    assert contacts.code == code
    assert contacts.of_department is not None
    assert contacts.of_department.endswith(NAMES[code])
    assert [contact.role for contact in contacts] == list(ROLES)
    assert contacts.of_department in contacts.siao.name
    assert contacts.of_department in contacts.anah.name
    if contacts.has_adil is not False and code != "69":
        assert contacts.adil.name == f"ADIL {contacts.of_department}"


@pytest.mark.parametrize("code", [*NAMES, None])
def test_each_contact_can_be_reached_and_says_where_it_comes_from(code: str | None):
    for contact in for_department(code):
        assert contact.phone or contact.url
        assert contact.purpose
        assert contact.source
        assert contact.confidence in {"high", "medium", "low"}
        assert contact.verified_on <= date(2026, 11, 21)
        if contact.url:
            assert contact.url.startswith("https://")
        for text in (contact.name, contact.purpose, contact.note or ""):
            assert "'" not in text
            assert " :" not in text  # a hard space before the colon
            assert "{" not in text


def test_the_table_holds_every_departement_once():
    with DEPARTMENTS_FILE.open(encoding="utf-8") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    assert codes == list(NAMES)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("42", "ADIL de la Loire"),
        ("43", "ADIL de la Haute-Loire"),
        ("44", "ADIL de Loire-Atlantique"),
        ("2A", "ADIL de la Corse-du-Sud"),
        ("2b", "ADIL de la Haute-Corse"),
        ("1", "ADIL de l’Ain"),
        ("75", "ADIL de Paris"),
        ("69", "ADIL du Rhône et de la métropole de Lyon"),
        ("974", "ADIL de La Réunion"),
    ],
)
def test_departements_with_like_names_are_told_apart(code: str, name: str):
    assert for_department(code).adil.name == name


def test_a_departement_without_adil_says_so_and_names_who_answers():
    contacts = for_department("52")
    assert contacts.has_adil is False
    assert contacts.adil.name == "ADIL de la Côte-d’Or"
    assert contacts.adil.note is not None
    assert "n’a pas d’ADIL" in contacts.adil.note


def test_the_anah_delegation_follows_the_states_own_services():
    assert "(DDTM) du Pas-de-Calais" in for_department("62").anah.name
    assert "(DDT) de la Loire" in for_department("42").anah.name
    assert "DRIHL" in for_department("93").anah.name
    assert "DRIHL" not in for_department("77").anah.name
    assert "(DEAL) de La Réunion" in for_department("974").anah.name
    assert "DGTM" in for_department("973").anah.name


@pytest.mark.parametrize("code", [None, "", "99", "977", "abc"])
def test_without_a_known_departement_it_says_how_to_find_ones_own(code: str | None):
    contacts = for_department(code)
    assert (contacts.code, contacts.of_department, contacts.has_adil) == (None, None, None)
    assert contacts.adil.name == "ADIL de votre département"
    assert contacts.adil.url == "https://www.anil.org/lanil-et-les-adil/votre-adil/"
    assert contacts.france_renov.phone == "0 808 800 700"
    assert contacts.siao.phone == "115"


def test_no_telephone_number_of_an_adil_is_guessed():
    assert {for_department(code).adil.phone for code in NAMES} == {None}


def test_contacts_are_json_ready():
    said = json.loads(json.dumps(for_department("62").to_dict()))
    assert said["department"] == "62"
    assert [contact["role"] for contact in said["contacts"]] == list(ROLES)
