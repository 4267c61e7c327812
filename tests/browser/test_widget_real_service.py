"""The widget and the real service together: the questions people ask, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.visiting import DESKTOP, PHONE, ForeignSite, Visitor, ask, log
from tests.conftest import Stack, plain

pytestmark = [pytest.mark.browser, pytest.mark.stack]

Check = Callable[[Page], list[str]]


def last_answer(page: Page) -> str:
    """Wait for the answer under way; give its text with plain spaces."""
    expect(page.locator(".waiting")).to_have_count(0, timeout=20_000)
    return plain(log(page).locator(".theirs").last.inner_text())


def question(page: Page, text: str) -> str:
    """Ask and read the answer."""
    ask(page, text)
    expect(log(page).locator(".mine").last).to_contain_text(text[:40])
    return last_answer(page)


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (
            "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?",
            ["48 268 €", "zone B1", "en vigueur au 21 novembre 2026"],
        ),
        ("plafond LLI pour un couple à Lens pour un bail signé en 2024 ?", ["47 321 €", "2024"]),
        ("Quel loyer maximum pour un LLI de 45 m² à Lens ?", ["1,12", "594,90 €"]),
        (
            "Quelle différence entre mandat de gestion et location/sous-location ?",
            ["bail", "locataire", "association"],
        ),
        ("Puis-je louer à ma fille en Loc'Avantages ?", ["Non"]),
        ("Quelle réduction d'impôt en Loc2 avec une association ?", ["40 %"]),
        ("Quel temps fait-il à Lens ?", ["plafond"]),
    ],
)
def test_questions_are_answered_on_the_screen(
    visitor: Visitor, stack: Stack, asked: str, parts: list[str]
) -> None:
    page = visitor.arrive(f"{stack.url}/", viewport=DESKTOP)
    answer = question(page, asked)
    for part in parts:
        assert part in answer


def test_right_to_a_dwelling_as_a_card_then_another_level(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat", viewport=PHONE)
    question(
        page,
        "Je suis seule avec deux enfants à Lille, mon revenu fiscal de référence est de 28 000 €."
        " Ai-je droit à un logement Loc2 ?",
    )
    card = log(page).locator(".card")
    expect(card.locator(".verdict")).to_have_text("Oui, éligible")
    expect(card.locator("dd").first).to_have_text("69\u202f863\u00a0€ par an")
    expect(card).to_contain_text("Règles en vigueur au 21 novembre 2026.")
    card.get_by_text("Voir le calcul").click()
    expect(card.locator(".steps li").first).to_be_visible()
    sources = log(page).locator(".sources").first
    assert sources.get_by_role("listitem").count() >= 1

    known = page.locator(".known")
    expect(known).to_contain_text("Lille")
    answer = question(page, "même question en Loc3")
    assert "38 635 €" in answer
    assert "Oui, éligible" in answer


def test_questions_back_with_progress_buttons_and_correction(
    visitor: Visitor, stack: Stack
) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    assert "commune" in question(page, "plafond de ressources").lower()
    expect(log(page).locator(".progress")).to_be_visible()
    question(page, "Arras")
    question(page, "un couple")
    log(page).locator(".choices").last.get_by_role("button", name="Loc1").click()
    assert "48 268 €" in last_answer(page)
    # Change the commune by its chip.
    page.get_by_text("Ce que j’ai noté").click()
    page.get_by_role("button", name="Modifier Commune").click()
    last_answer(page)
    assert "zone A" in question(page, "Lille")


def test_homonyms_are_asked_with_buttons(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    question(page, "J'ai un logement à louer à Saint-Denis")
    choice = log(page).get_by_role("button", name="93")
    choice.click()
    last_answer(page)
    expect(page.locator(".known")).to_contain_text("Saint-Denis")


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "/restart", "<img src=x onerror=alert(1)>", "{{7*7}}", "12"],
)
def test_nothing_hostile_runs_and_the_next_question_works(
    visitor: Visitor, stack: Stack, hostile: str
) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    page.on("dialog", lambda dialog: visitor.troubles.append(dialog.message))
    question(page, hostile)
    expect(log(page).locator(".mine").last).to_have_text(f"Vous : {hostile}")
    assert log(page).locator("script, img").count() == 0
    assert "40 %" in question(page, "Quelle réduction d'impôt en Loc2 avec une association ?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_real_answers_have_no_violation(
    visitor: Visitor, stack: Stack, violations: Check, scheme: str
) -> None:
    page = visitor.arrive(f"{stack.url}/", color_scheme=scheme)
    for text in (
        "Quel loyer maximum pour un LLI de 45 m² à Lens ?",
        "Puis-je louer à ma fille en Loc'Avantages ?",
        "plafond de ressources",
    ):
        question(page, text)
    for fold in page.locator("bail-clair summary").all():
        fold.evaluate("e => { e.parentElement.open = true; }")
    assert violations(page) == []


def test_opinion_is_taken(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    question(page, "Quelle réduction d'impôt en Loc2 avec une association ?")
    page.get_by_role("button", name="Non : Cette réponse").click()
    page.get_by_label("Il manque quelque chose").check()
    page.get_by_label("Joindre ma question").check()
    page.get_by_role("button", name="Envoyer mon avis").click()
    expect(page.get_by_text("Merci, votre avis est enregistré.")).to_be_focused()


def test_comparison_of_the_ways_to_let(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    question(page, "Compare les trois niveaux pour 45 m² à Lens, loyer de marché 620 €")
    table = page.get_by_role("table")
    expect(table).to_be_visible()
    for name in ("Loyer libre", "Loc1 sans association", "Loc3 avec une association"):
        expect(table.get_by_role("rowheader", name=name)).to_be_visible()
    expect(page.locator(".bar").first).to_be_attached()


def test_site_outside_the_allow_list_gets_no_answer(
    visitor: Visitor, stack: Stack, foreign_site: ForeignSite
) -> None:
    """The script loads anywhere; the service only talks to sites of its allow-list."""
    line = f'<script src="{stack.url}/widget.js" defer></script>'
    page = visitor.arrive(foreign_site.serve(line))
    page.get_by_role("button", name="Une question sur un logement").click()
    ask(page, "Bonjour")
    expect(page.get_by_role("alert")).to_contain_text("ne répond pas")
    expect(page.get_by_label("Votre question")).to_have_value("Bonjour")
    visitor.troubles.clear()  # Chromium reports the refused request in the console.


def test_an_answer_is_downloaded_as_a_pdf(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat", viewport=DESKTOP)
    question(page, "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?")
    page.get_by_text("Garder cette réponse").last.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF", exact=True).last.click()
    assert download.value.suggested_filename == "bail-clair.pdf"
    document = PdfReader(download.value.path())
    assert "48 268 €" in plain("".join(p.extract_text() for p in document.pages))
    expect(page.get_by_text("PDF téléchargé.").last).to_be_visible()
