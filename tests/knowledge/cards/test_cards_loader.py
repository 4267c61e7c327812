"""A card that breaks the schema is refused, with a French reason, its file and its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge.library import CardError, Source, load_card, load_cards


def test_a_good_card_is_read_with_its_theme_dates_and_sources(write_card):
    card = load_card(write_card(theme="iml")).card
    assert (card.id, card.theme, card.title) == ("bonne-fiche", "iml", "Une bonne question ?")
    assert card.valid_from == date(2022, 3, 1)
    assert card.valid_to is None
    assert card.sources == (
        Source("Code de la construction", "CCH L. 321-10", None, date(2026, 3, 10)),
    )
    assert card.answer == "Une réponse claire."
    assert len(card.wordings) == 6


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("id: bonne-fiche", "id: autre-nom", 2, "doit être le nom du fichier, « bonne-fiche »"),
        ("id: bonne-fiche", "id: Bonne Fiche", 2, "en minuscules sans accent"),
        ('title: "Une bonne question ?"', "title:", 3, "un texte est attendu, pas rien"),
        ("[owner, staff]", "[owner, voisin]", 4, "valeur inconnue « voisin »"),
        ("[owner, staff]", "[]", 4, "au moins une valeur parmi owner, staff, tenant"),
        ("[iml]", "[iml, iml]", 5, "« iml » est écrit deux fois"),
        ('  - "bonne-fiche sixième façon"\n', "", 6, "au moins 6 autres façons"),
        ('  - "bonne-fiche sixième façon"', "  - no", 6, "n° 6 : un texte est attendu"),
        ("deuxième façon", "première façon", 6, "est écrit deux fois"),
        ("url: null", 'url: "www.sans-protocole"', 13, "adresse mal formée"),
        ("url: null", "lien: null", 13, "champ inconnu : lien"),
        ("date: 2026-03-10", "date: 2026", 13, "une date AAAA-MM-JJ est attendue"),
        ('documents: ["000"]', "documents: [000]", 15, "document inconnu « 0 »"),
        ("errata: [32]", "errata: [40]", 16, "numéro d’erratum inconnu : « 40 » (1 à 39)"),
        ("valid_to: null", "valid_to: 2020-01-01", 18, "valid_to est avant valid_from"),
        ("verified_on: 2026-11-21", "verified_on: null", 19, "une date AAAA-MM-JJ est attendue"),
        ("confidence: high", "confidence: sure", 20, "attendu : high, medium, low"),
        ("related: []", "related: une-fiche", 21, "une liste est attendue"),
        ("related: []", "related: []\ncouleur: bleu", 22, "champ inconnu : « couleur »"),
        ("related: []", "related: []\nid: bonne-fiche", 22, "est écrit deux fois"),
        ("confidence: high\n", "", None, "il manque le champ « confidence »"),
        ("Une réponse", "# Une réponse", 23, "pas de titre"),
        ("Le détail.", "Le <b>détail</b>.", 25, "pas de HTML"),
        ("Le détail.", "Voir [ici](x).", 25, "pas de lien"),
        ("Le détail.", "Voir https://anah.gouv.fr.", 25, "pas d’adresse web"),
        ("Le détail.", "{% for a in b %}{% endfor %}", 25, "seuls les emplacements"),
        ("Une réponse claire.\n\nLe détail.", "", 23, "le texte de la fiche est vide"),
        ('title: "Une', "title: Une: deux", 3, "YAML illisible"),
        ("verified_on: 2026-11-21", "verified_on: 2026-02-30", None, "valeur impossible"),
    ],
)
def test_what_breaks_the_schema_is_named(write_card, old, new, line, message):
    path = write_card("bonne-fiche", (old, new))
    with pytest.raises(CardError) as caught:
        load_card(path)
    assert {p.line for p in caught.value.problems if message in p.message} == {line}
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sans champs", "doit commencer par une ligne « --- »"),
        ("---\nid: x\n", "qui ferme les champs"),
        ("---\n- liste\n---\ntexte", "la forme « nom: valeur »"),
    ],
)
def test_a_file_without_front_matter_is_refused(tmp_path: Path, text: str, message: str):
    path = tmp_path / "carte.md"
    path.write_text(text, "utf-8")
    with pytest.raises(CardError, match=message):
        load_card(path)


def test_another_encoding_is_refused(tmp_path: Path):
    path = tmp_path / "carte.md"
    path.write_bytes("---\ntitle: été\n---\n".encode("latin-1"))
    with pytest.raises(CardError, match="UTF-8"):
        load_card(path)


def test_every_problem_of_a_card_is_listed_at_once(write_card):
    path = write_card("bonne-fiche", ("[iml]", "[x]"), ("confidence: high", "confidence: y"))
    with pytest.raises(CardError) as caught:
        load_card(path)
    assert [problem.line for problem in caught.value.problems] == [5, 20]


def test_good_cards_are_read_even_when_another_is_broken(write_card, tmp_path: Path):
    write_card("bonne-fiche")
    write_card("mauvaise-fiche", ("[iml]", "[x]"))
    write_card("bonne-fiche", theme="double")
    files, problems = load_cards(tmp_path)
    assert [file.card.theme for file in files] == ["double"]
    assert sorted(problem.line for problem in problems) == [2, 5]
    assert any("est déjà pris par" in problem.message for problem in problems)


def test_windows_line_ends_and_byte_order_mark_are_tolerated(write_card):
    path = write_card()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_card(path).card.answer == "Une réponse claire."


@pytest.mark.parametrize(
    ("day", "status", "nearest"),
    [
        (date(2022, 2, 28), "future", date(2022, 3, 1)),
        (date(2022, 3, 1), "current", date(2022, 3, 1)),
        (date(2024, 12, 31), "current", date(2024, 12, 31)),
        (date(2025, 1, 1), "past", date(2024, 12, 31)),
    ],
)
def test_a_card_holds_between_its_two_dates_included(write_card, day, status, nearest):
    card = load_card(write_card("bonne-fiche", ("valid_to: null", "valid_to: 2024-12-31"))).card
    assert card.status_on(day) == status
    assert card.nearest_valid_day(day) == nearest
