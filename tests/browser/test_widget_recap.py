"""Keeping an answer (copy, print, mail) and giving one's opinion of it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_replies import ASK, ELIGIBLE
from tests.browser.standin import StandIn, reply
from tests.browser.visiting import Visitor, ask, log

pytestmark = pytest.mark.browser


def test_copy_holds_the_whole_recap(answered: Page) -> None:
    answered.get_by_text("Garder cette réponse").click()
    answered.get_by_role("button", name="Copier", exact=True).click()
    expect(answered.get_by_text("Copié.")).to_be_visible()
    text = answered.evaluate("navigator.clipboard.readText()")
    for part in (
        "Ai-je droit à un logement Loc2 à Lille ?",
        "Oui, éligible",
        "Plafond de ressources\u00a0: 69\u202f863\u00a0€ par an",
        "Foyer\u00a0: 3 personnes",
        "Catégorie du foyer\u00a0: 1 adulte + 2 enfants = 3\u00a0personnes",
        "Résidence principale",
        "Code général des impôts, annexe III — art. 2 terdecies H",
        "https://www.legifrance.gouv.fr/codes/article",
        "Règles en vigueur au 21 novembre 2026",
        "Réponse donnée le",
        "elle ne remplace ni un conseil juridique",
        "ADIL",
    ):
        assert part in text


def test_copy_works_without_the_clipboard_interface(visitor: Visitor, standin: StandIn) -> None:
    """Pages that are not served over HTTPS do not have it."""
    page = visitor.arrive("about:blank")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page.goto(f"{standin.url}/chat")
    ask(page, "Bonjour")
    page.get_by_text("Garder cette réponse").click()
    copy = page.get_by_role("button", name="Copier", exact=True)
    copy.click()
    expect(page.get_by_text("Copié.")).to_be_visible()
    expect(copy).to_be_focused()
    page.get_by_label("Votre question").focus()
    page.keyboard.press("Control+V")
    assert "• Bonjour" in page.get_by_label("Votre question").input_value()


def test_recap_of_a_form_holds_every_message_of_the_way(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [reply("Sans rapport."), ASK, ELIGIBLE]
    page = visitor.arrive(f"{standin.url}/chat", permissions=["clipboard-read", "clipboard-write"])
    for question in ("Bonjour", "Plafond de ressources", "Lille"):
        ask(page, question)
        expect(log(page).locator(".mine").last).to_contain_text(question)
        expect(page.locator(".waiting")).to_have_count(0)
    expect(log(page)).to_contain_text("Oui, éligible")
    page.get_by_text("Garder cette réponse").last.click()
    page.get_by_role("button", name="Copier", exact=True).last.click()
    expect(page.get_by_text("Copié.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "• Plafond de ressources\n• Lille\n" in text
    assert "Bonjour" not in text

    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Copier la conversation").click()
    expect(page.get_by_text("Copié.").first).to_be_visible()
    whole = page.evaluate("navigator.clipboard.readText()")
    assert whole.index("Sans rapport.") < whole.index("• Lille")


def test_mail_opens_the_visitors_own_program_and_fits(answered: Page) -> None:
    answered.get_by_text("Garder cette réponse").click()
    link = answered.get_by_role("link", name="E-mail")
    link.evaluate("(a) => a.addEventListener('click', (e) => e.preventDefault())")
    link.click()
    address = link.get_attribute("href")
    assert len(address) <= 1900
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "")
    body = parse_qs(parts.query)["body"][0]
    assert "Ai-je droit à un logement Loc2 à Lille ?" in body
    assert "69\u202f863" in body
    assert "ne remplace ni un conseil juridique" in body


def test_print_shows_the_recap_alone_then_the_page_again(answered: Page) -> None:
    answered.evaluate("() => { window.printed = 0; window.print = () => window.printed++; }")
    answered.get_by_text("Garder cette réponse").click()
    answered.get_by_role("button", name="Imprimer").click()
    assert answered.evaluate("window.printed") == 1
    recap = answered.locator(".bail-clair-print")
    expect(recap).to_be_hidden()
    answered.emulate_media(media="print")
    expect(recap).to_be_visible()
    expect(recap.get_by_role("heading", name="Calcul")).to_be_visible()
    expect(recap).to_contain_text("vous pouvez louer un logement Loc2 à Lille")
    expect(recap).to_contain_text("elle ne remplace ni un conseil juridique")
    expect(recap).not_to_contain_text("[object")
    expect(answered.get_by_role("log")).to_be_hidden()
    assert answered.pdf().startswith(b"%PDF")
    answered.emulate_media(media="screen")
    answered.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(recap).to_have_count(0)
    expect(log(answered)).to_be_visible()


def test_thumb_up_and_thumb_down_with_reasons(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    for number in (1, 2):
        ask(page, f"Question {number}")
        expect(log(page).get_by_text("Réponse du service.")).to_have_count(number)
    page.get_by_role("button", name="Oui : Cette réponse m’est utile").first.click()
    expect(page.get_by_text("Merci, votre avis est enregistré.")).to_be_visible()
    page.get_by_role("button", name="Non : Cette réponse ne m’est pas utile").click()
    page.get_by_label("C’est faux ou dépassé").check()
    page.get_by_label("Joindre ma question").check()
    page.get_by_role("button", name="Envoyer mon avis").click()
    expect(page.get_by_text("Merci, votre avis est enregistré.")).to_have_count(2)
    opinions = [body for _, path, body in standin.requests if path.endswith("/feedback")]
    assert opinions == [
        {"answer": 1, "vote": "up", "reasons": []},
        {"answer": 2, "vote": "down", "reasons": ["wrong"], "share_text": True},
    ]


def test_opinion_names_the_answer_as_the_service_counts(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [{**reply("Une réponse."), "answer": 7}]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    page.get_by_role("button", name="Oui : Cette réponse m’est utile").click()
    expect(page.get_by_text("Merci, votre avis est enregistré.")).to_be_visible()
    assert standin.requests[-1][2]["answer"] == 7


def test_thumbs_go_when_the_service_takes_no_opinion(visitor: Visitor, standin: StandIn) -> None:
    standin.feedback_status = 404
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    page.get_by_role("button", name="Oui : Cette réponse m’est utile").click()
    expect(page.get_by_text("Les avis ne sont pas recueillis")).to_be_visible()
    ask(page, "Encore")
    expect(log(page).get_by_text("Réponse du service.")).to_have_count(2)
    expect(page.get_by_text("Réponse utile")).to_have_count(0)


def test_the_options_close_when_a_message_is_sent(answered: Page) -> None:
    options = answered.get_by_role("button", name="Options")
    options.click()
    expect(options).to_have_attribute("aria-expanded", "true")
    ask(answered, "Bonjour")
    expect(log(answered).locator(".mine").last).to_contain_text("Bonjour")
    expect(options).to_have_attribute("aria-expanded", "false")
    expect(answered.get_by_text("Copier la conversation")).to_be_hidden()
