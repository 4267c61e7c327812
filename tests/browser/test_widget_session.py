"""What the tab remembers and how it is forgotten, on the real service."""

from __future__ import annotations

import pytest
import requests
from playwright.sync_api import Page, expect

from tests.browser.visiting import ForeignSite, Visitor, ask, log
from tests.conftest import Stack

pytestmark = [pytest.mark.browser, pytest.mark.stack]

QUESTION = "Quelle réduction d’impôt en Loc2 avec une association ?"
ANSWER = "40\u00a0%"
OTHER = "Quelle réduction d’impôt en Loc3 avec une association ?"
OTHER_ANSWER = "65\u00a0%"
LAUNCHER = "Une question sur un logement"


def stored(page: Page) -> int:
    """How many things the tab remembers."""
    return int(page.evaluate("sessionStorage.length + localStorage.length"))


def erase(page: Page) -> None:
    """Have one's data erased."""
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Effacer mes données").click()
    page.get_by_role("button", name="Oui, effacer").click()


def test_nothing_is_stored_nor_asked_before_the_widget_is_used(
    visitor: Visitor, stack: Stack, foreign_site: ForeignSite
) -> None:
    line = f'<script src="{stack.url}/widget.js" defer></script>'
    page = visitor.arrive(foreign_site.serve(line))
    expect(page.get_by_role("button", name=LAUNCHER)).to_be_visible()
    assert stored(page) == 0
    page.get_by_role("button", name=LAUNCHER).click()
    assert stored(page) == 1
    assert visitor.requests == []
    assert page.context.cookies() == []


def test_reload_keeps_exchanges_draft_and_conversation(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    ask(page, QUESTION)
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_label("Votre question").fill("même question en Lo")
    page.reload()
    expect(log(page)).to_contain_text(QUESTION)
    expect(log(page)).to_contain_text(ANSWER)
    expect(page.get_by_label("Votre question")).to_have_value("même question en Lo")
    ask(page, "même question en Loc3")
    expect(log(page)).to_contain_text(OTHER_ANSWER)
    assert visitor.opened() == 1


def test_reload_in_the_middle_of_a_form_goes_on_with_it(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    ask(page, "Plafond de ressources Loc1 à Arras ?")
    choice = log(page).get_by_role("button", name="Un couple sans enfant")
    expect(choice).to_be_visible()
    page.reload()
    # The talk is still there: what was asked, what is noted, where one was.
    expect(log(page)).to_contain_text("Plafond de ressources Loc1 à Arras")
    expect(page.locator(".known")).to_contain_text("Arras")
    expect(log(page).locator(".progress")).to_be_visible()
    choice.click()
    expect(log(page)).to_contain_text("48\u202f268\u00a0€")
    page.reload()
    ask(page, "et en Loc2 ?")
    expect(log(page)).to_contain_text("35\u202f338\u00a0€")
    assert visitor.opened() == 1


def test_bubble_stays_open_over_a_reload_and_closed_when_closed(
    visitor: Visitor, stack: Stack, foreign_site: ForeignSite
) -> None:
    line = f'<script src="{stack.url}/widget.js" defer></script>'
    page = visitor.arrive(foreign_site.serve(line))
    page.get_by_role("button", name=LAUNCHER).click()
    page.reload()
    dialog = page.get_by_role("dialog", name="Bail Clair")
    expect(dialog).to_be_visible()
    page.get_by_role("button", name="Fermer").click()
    page.reload()
    expect(page.get_by_role("button", name=LAUNCHER)).to_be_visible()
    expect(dialog).to_be_hidden()


def test_restart_begins_again_and_erases_the_old_conversation(
    visitor: Visitor, stack: Stack
) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    ask(page, QUESTION)
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_role("button", name="Options").click()
    with page.expect_response(lambda response: response.request.method == "DELETE") as erased:
        page.get_by_role("button", name="Recommencer").click()
    assert erased.value.status == 204
    expect(log(page).locator(".mine")).to_have_count(0)
    expect(page.get_by_label("Votre question")).to_be_focused()
    ask(page, OTHER)
    expect(log(page)).to_contain_text(OTHER_ANSWER)
    assert visitor.opened() == 2


def test_erase_asks_first_then_leaves_nothing_anywhere(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    with page.expect_response("**/api/v1/conversations") as opening:
        ask(page, QUESTION)
    conversation = opening.value.json()
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Effacer mes données").click()
    page.get_by_role("button", name="Non, garder").click()
    assert not [method for method, _ in visitor.requests if method == "DELETE"]
    page.get_by_role("button", name="Effacer mes données").click()
    page.get_by_role("button", name="Oui, effacer").click()
    expect(log(page)).to_contain_text("Vos données sont effacées")
    expect(log(page).locator(".mine")).to_have_count(0)
    assert stored(page) == 0
    gone = requests.post(
        f"{stack.url}/api/v1/conversations/{conversation['conversation_id']}/messages",
        json={"text": "Encore là ?"},
        headers={"Authorization": f"Bearer {conversation['token']}"},
        timeout=10,
    )
    assert gone.status_code == 404


def test_two_tabs_have_two_conversations(visitor: Visitor, stack: Stack) -> None:
    one = visitor.arrive(f"{stack.url}/chat")
    other = visitor.open(one.context, f"{stack.url}/chat")
    ask(one, QUESTION)
    expect(log(one)).to_contain_text(ANSWER)
    ask(other, OTHER)
    expect(log(other)).to_contain_text(OTHER_ANSWER)
    expect(log(one)).not_to_contain_text(OTHER)
    assert visitor.opened() == 2


def test_duplicated_tab_shows_and_forgets_the_same_conversation(
    visitor: Visitor, stack: Stack
) -> None:
    one = visitor.arrive(f"{stack.url}/chat")
    ask(one, QUESTION)
    expect(log(one)).to_contain_text(ANSWER)
    with one.context.expect_page() as opened:
        one.evaluate("window.open(location.href, '_blank')")  # Copies the tab's storage.
    copy = opened.value
    expect(log(copy)).to_contain_text(ANSWER)
    ask(copy, OTHER)
    expect(log(copy)).to_contain_text(OTHER_ANSWER)
    expect(log(one)).to_contain_text(OTHER_ANSWER)
    erase(copy)
    expect(log(one)).to_contain_text("Vos données sont effacées")
    assert stored(one) == 0


def test_back_forward_cache_gives_the_conversation_back(visitor: Visitor, stack: Stack) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    page.evaluate("addEventListener('pageshow', (e) => { window.thawed = e.persisted; })")
    ask(page, QUESTION)
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_label("Votre question").fill("Un brouillon")
    page.goto(f"{stack.url}/static/aide.html")
    page.go_back(wait_until="commit")
    expect(page.get_by_label("Votre question")).to_have_value("Un brouillon")
    ask(page, OTHER)
    expect(log(page)).to_contain_text(OTHER_ANSWER)
    assert visitor.opened() == 1


def test_way_back_without_the_cache_keeps_the_conversation_too(
    visitor: Visitor, stack: Stack
) -> None:
    page = visitor.arrive(f"{stack.url}/chat")
    ask(page, QUESTION)
    expect(log(page)).to_contain_text(ANSWER)
    page.goto("about:blank")
    page.goto(f"{stack.url}/chat")
    expect(log(page)).to_contain_text(ANSWER)
