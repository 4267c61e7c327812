"""The lookup in a real Chromium: typing, calculators, keyboard, copies, notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.visiting import DESKTOP, PHONE
from tests.conftest import plain

pytestmark = pytest.mark.browser

Check = Callable[[Page], list[str]]
Arrive = Callable[..., Page]
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def look_up(page: Page, line: str) -> None:
    """Type a line and wait for what it finds (the first time, the cards are being opened)."""
    page.locator("#q").fill(line)
    expect(page.locator("[data-results]")).to_have_attribute("data-line", line, timeout=90_000)


def clipboard(page: Page) -> str:
    """What was copied, in plain spaces."""
    return plain(page.evaluate("navigator.clipboard.readText()"))


def test_words_typed_before_the_script_arrives_are_looked_up(at_desk: Arrive) -> None:
    page = at_desk()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/lookup.js", hold)
    page.goto(page.url, wait_until="commit")
    page.locator("#q").fill("préavis du locataire")
    page.wait_for_timeout(300)
    assert page.locator("[data-results]").get_attribute("data-line") is None
    held[0].continue_()
    expect(page.locator("[data-results]")).to_have_attribute(
        "data-line", "préavis du locataire", timeout=90_000
    )


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_line_finds_cards_and_results(
    at_desk: Arrive, violations: Check, scheme: str, viewport: dict[str, int]
) -> None:
    page = at_desk(color_scheme=scheme, viewport=viewport)
    expect(page.locator("#q")).to_be_focused()
    assert violations(page) == []
    look_up(page, "plafond de ressources loc2 couple arras")
    panel = page.locator("[data-calculator]").first
    expect(panel).to_contain_text("Loc’Avantages Loc2")
    expect(panel).to_contain_text("Arras")
    assert violations(page) == []
    look_up(page, "passoire thermique sous-location")
    expect(page.locator(".result").first.locator("mark")).not_to_be_empty()
    expect(page.locator(".result").first).to_contain_text("Vérifiée le")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".result h3 a").first.click()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_results_follow_the_typing_and_no_address_keeps_the_words(at_desk: Arrive) -> None:
    page = at_desk()
    look_up(page, "199 tricies")
    expect(page.get_by_text("Cite cet article").first).to_be_visible()
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("loyer lli 60 m2 nantes", delay=40)
    expect(page.locator("[data-headline]").first).to_contain_text("loyer maximum", timeout=20_000)
    assert page.url.endswith("/desk")
    page.locator(".result h3 a").first.click()
    page.get_by_role("link", name="← Recherche").click()
    expect(page.locator("#q")).to_have_value("loyer lli 60 m2 nantes")
    expect(page.locator("[data-headline]").first).to_contain_text("loyer maximum", timeout=20_000)


def test_a_calculator_answers_as_it_is_filled_and_says_what_is_wrong(
    at_desk: Arrive, violations: Check
) -> None:
    page = at_desk()
    look_up(page, "loyer maximum lli lens")
    panel = page.locator("[data-calculator=rent-ceiling]")
    expect(panel).to_contain_text("Il manque la surface.")
    surface = panel.get_by_label("Surface habitable")
    surface.fill("45")
    expect(panel.locator("[data-outcome]")).to_contain_text("Lens (62)", timeout=20_000)
    expect(panel.locator("tbody tr").first).to_be_visible()
    surface.fill("grande")
    expect(surface).to_have_attribute("aria-invalid", "true")
    expect(panel.get_by_text("Écrivez un nombre")).to_be_visible()
    assert violations(page) == []
    surface.fill("45")
    panel.get_by_label("Commune du logement").fill("Vitry")
    expect(panel.get_by_text("Plusieurs communes")).to_be_visible()


def test_the_whole_journey_by_keyboard(at_desk: Arrive) -> None:
    page = at_desk(permissions=CLIPBOARD)
    look_up(page, "préavis du locataire")
    page.keyboard.press("ArrowDown")
    first = page.locator(".result h3 a").first
    expect(first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".result h3 a").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    text = clipboard(page)
    assert "Sources :" in text
    assert "Fiche vérifiée le" in text
    assert "Bonjour" not in text
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Copié")).to_have_count(2)
    assert clipboard(page).startswith("Bonjour,")
    assert clipboard(page).endswith("Léa")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    title = first.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("préavis du locataire")


def test_letters_are_only_shortcuts_outside_fields_and_can_be_switched_off(
    at_desk: Arrive,
) -> None:
    page = at_desk()
    page.locator("#q").press_sequentially("?jkcn/")
    expect(page.locator("#q")).to_have_value("?jkcn/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.locator("h2").first.click()
    page.get_by_role("button", name="Raccourcis du clavier").click()
    page.get_by_label("Désactiver les raccourcis").check()
    page.get_by_role("button", name="Fermer").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_notes_stay_in_the_browser_until_they_are_erased(at_desk: Arrive) -> None:
    page = at_desk()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.locator("h2").first.click()
    page.keyboard.press("n")
    notes = page.get_by_label("Vos notes")
    expect(notes).to_be_focused()
    notes.fill("Madame Zwicky rappelle à 15 h")
    page.reload()
    expect(notes).to_have_value("Madame Zwicky rappelle à 15 h")
    look_up(page, "dépôt de garantie")
    page.get_by_role("button", name="Effacer les notes").click()
    expect(page.get_by_text("Notes effacées.")).to_be_visible()
    page.reload()
    expect(notes).to_have_value("")
    assert not [one for one in sent if "Zwicky" in one]


def test_notes_are_gone_after_signing_out(at_desk: Arrive) -> None:
    page = at_desk()
    page.get_by_text("Notes de l’appel", exact=True).first.click()
    page.get_by_label("Vos notes").fill("à rappeler")
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('notes'))")
    assert kept == []


def test_the_printed_sheet_holds_one_card_with_its_sources(at_desk: Arrive) -> None:
    page = at_desk()
    look_up(page, "préavis du locataire")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator(".result").first.get_by_role("button", name="Imprimer").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator(".result").first).to_be_visible()
    expect(page.locator(".result").nth(1)).to_be_hidden()
    expect(page.locator("[data-calculator]").first).to_be_hidden()
    expect(page.locator("#q")).to_be_hidden()
    expect(page.locator(".result").first.get_by_role("button")).to_have_count(0)


def test_a_card_says_who_to_call_in_a_departement(at_desk: Arrive) -> None:
    page = at_desk(path="/desk/fiches/log-passoire")
    page.get_by_label("Département").select_option("62")
    expect(page.get_by_role("heading", name="Qui appeler")).to_contain_text("Pas-de-Calais")
    expect(page.get_by_text("ADIL du Pas-de-Calais")).to_be_visible()
    expect(page.get_by_text("n’a pas changé depuis")).to_be_visible()


def test_without_scripts_the_form_still_answers(at_desk: Arrive) -> None:
    page = at_desk(java_script_enabled=False)
    page.locator("#q").fill("loyer lli 60 m2 nantes")
    page.get_by_role("button", name="Chercher").click()
    expect(page.locator("[data-calculator]").first).to_contain_text("Nantes")
    panel = page.locator("[data-calculator=rent-ceiling]")
    panel.get_by_label("Surface habitable").fill("30")
    panel.get_by_role("button", name="Calculer").click()
    expect(page.locator("[data-calculator=rent-ceiling]")).to_contain_text("30 m²")
