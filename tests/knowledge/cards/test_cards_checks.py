"""The command that checks cards: what it finds, and that the product's cards pass."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.checks import check_cards

TODAY = date(2026, 11, 23)


def messages(report, severity: str) -> list[str]:
    return [problem.message for problem in report.problems if problem.severity == severity]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("related: []", "related: [fiche-fantome]", "fiche inconnue : « fiche-fantome »"),
        ("related: []", "related: [bonne-fiche]", "la fiche se cite elle-même"),
        ("verified_on: 2026-11-21", "verified_on: 2027-01-01", "date dans l’avenir"),
        ("date: 2026-03-10", "date: 2027-03-10", "datée de l’avenir"),
        ("confidence: high", "confidence: low", "le texte doit dire « à vérifier auprès de … »"),
        ("Le détail.", '{{ parameter("aucune.cle") }}', "emplacement impossible à remplir"),
        ("[iml]", "[x]", "valeur inconnue « x »"),
    ],
)
def test_errors(write_card, tmp_path, old, new, expected):
    write_card("bonne-fiche", (old, new))
    report = check_cards(tmp_path, TODAY)
    assert not report.ok
    assert [m for m in messages(report, "error") if expected in m]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("verified_on: 2026-11-21", "verified_on: 2025-01-01", "vérifiée il y a plus d’un an"),
        ('reference: "CCH L. 321-10"', "reference: null", "n’a ni référence ni adresse"),
        ("Une réponse claire.", "Une réponse claire. " * 30, "une ou deux phrases"),
        ("bonne-fiche première façon", "une bonne question", "répète le titre"),
    ],
)
def test_warnings_do_not_refuse_a_card(write_card, tmp_path, old, new, expected):
    write_card("bonne-fiche", (old, new), title="Une bonne question")
    report = check_cards(tmp_path, TODAY)
    assert report.ok
    assert [m for m in messages(report, "warning") if expected in m]


def test_low_confidence_with_its_warning_to_the_reader_passes(write_card, tmp_path):
    body = "Oui en principe. À vérifier auprès de votre ADIL."
    write_card("bonne-fiche", ("confidence: high", "confidence: low"), body=body)
    assert check_cards(tmp_path, TODAY).ok


def test_cards_that_say_the_same_are_reported_with_what_is_alike(write_card, tmp_path):
    long_body = "Le propriétaire garde les grosses réparations et paie la taxe foncière. " * 5
    write_card("fiche-a", title="Puis-je louer à ma fille ?", body=long_body)
    write_card("fiche-b", title="Puis-je louer, à ma fille ?", body=long_body + "Voilà.")
    write_card("fiche-c", ("fiche-c première façon", "fiche-a première façon"), title="Autre sujet")
    report = check_cards(tmp_path, TODAY)
    found = {(d.first, d.second, d.what) for d in report.duplicates}
    assert ("fiche-a", "fiche-b", "title") in found
    assert ("fiche-a", "fiche-b", "body") in found
    assert ("fiche-a", "fiche-c", "wording") in found
    assert not any(
        "fiche-c" in (d.first, d.second) and d.what == "title" for d in report.duplicates
    )


def test_coverage_counts_documents_themes_and_errata(write_card, tmp_path):
    write_card("fiche-a", theme="iml")
    write_card("fiche-b", ("errata: [32]", "errata: [1, 2]"), title="Autre chose", theme="lli")
    coverage = check_cards(tmp_path, TODAY).coverage
    assert coverage.themes == {"iml": ("fiche-a",), "lli": ("fiche-b",)}
    assert coverage.documents["000"] == ("fiche-a", "fiche-b")
    assert coverage.documents["004"] == ()
    assert coverage.errata[32] == ("fiche-a",)
    assert len(coverage.missing_errata) == 36


def test_the_report_is_french_and_names_every_problem(write_card, tmp_path):
    path = write_card("bonne-fiche", ("[iml]", "[x]"))
    text = check_cards(tmp_path, TODAY).to_text()
    assert f"{path}, ligne 5 : schemes : valeur inconnue « x »" in text
    assert "0 fiches lues, 1 erreur(s), 0 avertissement(s)." in text


def test_the_products_cards_pass_and_cover_every_document_and_erratum():
    report = check_cards(today=TODAY)
    assert report.ok, report.to_text()
    assert report.cards >= 220
    assert all(report.coverage.documents.values())
    assert report.coverage.missing_errata == ()
