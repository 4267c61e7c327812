"""A visitor and a person of the desk, each in a browser of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_service import DeskService
from tests.browser.visiting import DESKTOP, PHONE, Visitor, ask, log

pytestmark = pytest.mark.browser

Check = Callable[[Page], list[str]]
AtDesk = Callable[..., Page]


def want_person(page: Page, contact: str = "") -> None:
    """Ask for a person from the options of the widget."""
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Parler à quelqu’un").first.click()
    if contact:
        page.get_by_label("Téléphone ou e-mail").fill(contact)
    page.get_by_label("J’accepte que cette conversation").check()
    page.get_by_role("button", name="Envoyer ma demande").click()


def newest(desk: Page) -> None:
    """Open the request that waits longest."""
    desk.get_by_role("region", name="Demandes ouvertes").get_by_role("link").first.click()


@pytest.fixture(autouse=True)
def _empty_queue(desk_service: DeskService) -> None:
    desk_service.desk.requests.erase_all()


def test_take_over_reply_and_hand_back(
    visitor: Visitor, desk_service: DeskService, at_desk: AtDesk, violations: Check
) -> None:
    desk = at_desk("Léa", "/desk/demandes")
    expect(desk.get_by_text("Personne n’attend")).to_be_visible()
    page = visitor.arrive(f"{desk_service.url}/chat", viewport=PHONE)
    ask(page, "Quel plafond ?")
    expect(log(page)).to_contain_text("48 268")
    want_person(page, "06 12 34 56 78")
    expect(page.locator(".person-bar")).to_contain_text("une personne va vous répondre")
    assert violations(page) == []

    # The queue learns of it by itself.
    expect(desk.get_by_text("En attente").first).to_be_visible(timeout=10_000)
    assert violations(desk) == []
    newest(desk)
    expect(desk.get_by_text("06 12 34 56 78")).to_be_visible()
    desk.get_by_role("button", name="Prendre la demande").click()
    expect(page.locator(".person-bar")).to_contain_text("Vous parlez avec Léa", timeout=10_000)

    said = len(desk_service.bot.texts)
    hostile = "<img src=x onerror=alert(1)> mon mail est paul@exemple.fr"
    ask(page, hostile)
    thread = desk.get_by_role("log", name="Conversation")
    expect(thread).to_contain_text("<img src=x onerror=alert(1)>", timeout=10_000)
    expect(thread).to_contain_text("[adresse e-mail]")
    assert thread.locator("img").count() == 0
    assert len(desk_service.bot.texts) == said

    desk.get_by_label("Votre réponse").fill("Bonjour <b>Paul</b>, je regarde.")
    desk.keyboard.press("Control+Enter")
    expect(thread).to_contain_text("je regarde", timeout=10_000)
    expect(desk.get_by_label("Votre réponse")).to_have_value("")
    expect(log(page).locator(".person")).to_contain_text("Léa", timeout=10_000)
    expect(log(page)).to_contain_text("Bonjour <b>Paul</b>, je regarde.")
    assert violations(page) == []
    assert violations(desk) == []

    # A reload of the visitor's page loses nothing and repeats nothing.
    page.reload()
    expect(page.locator(".person-bar")).to_contain_text("Vous parlez avec Léa")
    expect(log(page).locator(".person")).to_have_count(1)

    desk.get_by_role("button", name="Rendre au bot").click()
    expect(desk.get_by_text("Personne n’attend")).to_be_visible()
    expect(log(page)).to_contain_text("vous rend à l’assistant", timeout=10_000)
    expect(page.locator(".person-bar")).to_be_hidden()
    ask(page, "Et ensuite ?")
    expect(log(page).locator(".theirs").last).to_contain_text("48 268")
    want_person(page)
    expect(page.locator(".person-bar")).to_be_visible()
    expect(log(page).locator(".person")).to_have_count(1)


def test_two_colleagues_do_not_answer_the_same_visitor(
    visitor: Visitor, desk_service: DeskService, at_desk: AtDesk
) -> None:
    lea = at_desk("Léa", "/desk/demandes")
    omar = at_desk("Omar", "/desk/demandes", role="responsable")
    page = visitor.arrive(f"{desk_service.url}/chat")
    want_person(page)
    for colleague in (lea, omar):
        expect(colleague.get_by_text("En attente").first).to_be_visible(timeout=10_000)
        newest(colleague)
    lea.get_by_role("button", name="Prendre la demande").click()
    expect(lea.get_by_label("Votre réponse")).to_be_visible()
    omar.get_by_role("button", name="Prendre la demande").click()
    expect(omar.get_by_text("Léa vient de prendre cette demande.")).to_be_visible()
    omar.goto(f"{desk_service.url}/desk/demandes")
    newest(omar)
    omar.on("dialog", lambda dialog: dialog.accept())
    omar.get_by_role("button", name="Relayer Léa").click()
    omar.get_by_label("Votre réponse").fill("Omar prend la suite.")
    omar.get_by_role("button", name="Envoyer").click()
    expect(log(page)).to_contain_text("Omar prend la suite.", timeout=10_000)


def test_nobody_there_is_said_and_the_request_waits(
    visitor: Visitor, desk_service: DeskService
) -> None:
    desk_service.staff("Léa")
    desk_service.desk.sessions.end_all()
    page = visitor.arrive(f"{desk_service.url}/chat")
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Parler à quelqu’un").first.click()
    expect(page.get_by_text("Personne n’est à la permanence")).to_be_visible()
    page.get_by_label("Téléphone ou e-mail").fill("rappelez-moi")
    page.get_by_label("J’accepte que cette conversation").check()
    page.get_by_role("button", name="Envoyer ma demande").click()
    expect(page.get_by_text("Indiquez un numéro de téléphone")).to_be_visible()
    page.get_by_label("Téléphone ou e-mail").fill("paul@exemple.fr")
    page.get_by_role("button", name="Envoyer ma demande").click()
    expect(page.locator(".person-bar")).to_contain_text("Votre demande attend")
    page.get_by_role("button", name="Revenir à l’assistant").click()
    expect(log(page)).to_contain_text("Vous êtes de nouveau avec l’assistant.")


def test_the_bot_offers_a_person(
    visitor: Visitor, desk_service: DeskService, violations: Check
) -> None:
    desk_service.staff("Léa")
    usual = desk_service.bot.answer
    desk_service.bot.answer = [
        {"recipient_id": "x", "text": "Je vous propose d’en parler à quelqu’un."},
        {"recipient_id": "x", "custom": {"status": "handed_off"}},
    ]
    try:
        page = visitor.arrive(f"{desk_service.url}/chat", viewport=DESKTOP)
        ask(page, "Je veux un humain")
        log(page).get_by_role("button", name="Parler à quelqu’un").click()
    finally:
        desk_service.bot.answer = usual
    expect(page.get_by_label("Téléphone ou e-mail")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Téléphone ou e-mail")).to_be_hidden()
