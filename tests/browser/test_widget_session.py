"""What the tab remembers, for how long, and how it is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_replies import ASK, ELIGIBLE
from tests.browser.standin import StandIn, reply
from tests.browser.visiting import ForeignSite, Visitor, ask, log

pytestmark = pytest.mark.browser

ANSWER = "Réponse du service."


def stored(page: Page) -> int:
    """How many things the tab remembers."""
    return page.evaluate("sessionStorage.length + localStorage.length")


def test_nothing_is_stored_nor_asked_before_the_widget_is_used(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    address = foreign_site.serve(f'<script src="{standin.url}/widget.js" defer></script>')
    page = visitor.arrive(address)
    expect(page.get_by_role("button", name="Une question sur un logement")).to_be_visible()
    assert stored(page) == 0
    assert standin.requests == []
    page.get_by_role("button", name="Une question sur un logement").click()
    assert stored(page) == 1
    assert page.context.cookies() == []


def test_reload_keeps_exchanges_draft_and_conversation(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [ELIGIBLE]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Ai-je droit à un logement Loc2 ?")
    expect(log(page)).to_contain_text("Oui, éligible")
    page.get_by_label("Votre question").fill("Et en Lo")
    page.reload()
    expect(log(page)).to_contain_text("Ai-je droit à un logement Loc2 ?")
    expect(log(page)).to_contain_text("Oui, éligible")
    expect(page.get_by_label("Votre question")).to_have_value("Et en Lo")
    ask(page, "Et en Loc3 ?")
    expect(log(page)).to_contain_text(ANSWER)
    assert [path for _, path, _ in standin.requests].count("/api/v1/conversations") == 1


def test_bubble_stays_open_over_a_reload_and_closed_when_closed(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    address = foreign_site.serve(f'<script src="{standin.url}/widget.js" defer></script>')
    page = visitor.arrive(address)
    page.get_by_role("button", name="Une question sur un logement").click()
    page.reload()
    dialog = page.get_by_role("dialog", name="Bail Clair")
    expect(dialog).to_be_visible()
    page.get_by_role("button", name="Fermer").click()
    page.reload()
    expect(page.get_by_role("button", name="Une question sur un logement")).to_be_visible()
    expect(dialog).to_be_hidden()


def test_expiry_is_announced_said_once_over_and_forgotten(
    visitor: Visitor, standin: StandIn
) -> None:
    page = visitor.arrive("about:blank")
    page.clock.install()
    page.goto(f"{standin.url}/chat")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_role("button", name="Options").click()
    expect(page.get_by_text("la conversation est effacée à")).to_be_visible()
    page.keyboard.press("Escape")
    page.clock.fast_forward(61 * 60_000)
    expect(log(page)).to_contain_text("Cette conversation a expiré")
    assert stored(page) == 0
    ask(page, "Encore là ?")
    expect(log(page).get_by_text(ANSWER)).to_have_count(2)
    assert [path for _, path, _ in standin.requests].count("/api/v1/conversations") == 2


def test_answer_prolongs_the_session(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive("about:blank")
    page.clock.install()
    page.goto(f"{standin.url}/chat")
    for number in range(3):
        ask(page, "Bonjour")
        expect(log(page).get_by_text(ANSWER)).to_have_count(number + 1)
        page.clock.fast_forward(40 * 60_000)
    expect(log(page)).not_to_contain_text("a expiré")


def test_reload_after_expiry_says_that_it_is_erased(visitor: Visitor, standin: StandIn) -> None:
    standin.lifetime = timedelta(seconds=1)
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text(ANSWER)
    page.wait_for_timeout(1100)
    page.evaluate("window.dispatchEvent(new Event('pageshow'))")
    expect(log(page)).to_contain_text("a expiré")
    page.reload()
    expect(log(page)).not_to_contain_text(ANSWER)


def test_restart_begins_again_and_erases_the_old_conversation(
    visitor: Visitor, standin: StandIn
) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_role("button", name="Options").click()
    with page.expect_request(lambda request: request.method == "DELETE"):
        page.get_by_role("button", name="Recommencer").click()
    expect(log(page)).not_to_contain_text(ANSWER)
    expect(page.get_by_label("Votre question")).to_be_focused()
    ask(page, "Deuxième")
    expect(log(page)).to_contain_text(ANSWER)
    assert [path for _, path, _ in standin.requests].count("/api/v1/conversations") == 2


def test_erase_asks_first_then_leaves_nothing(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Effacer mes données").click()
    page.get_by_role("button", name="Non, garder").click()
    assert not [1 for method, _, _ in standin.requests if method == "DELETE"]
    page.get_by_role("button", name="Effacer mes données").click()
    page.get_by_role("button", name="Oui, effacer").click()
    expect(log(page)).to_contain_text("Vos données sont effacées")
    expect(log(page).locator(".mine")).to_have_count(0)
    assert standin.requests[-1][:2] == ("DELETE", "/api/v1/conversations/c1")
    assert stored(page) == 0


def test_two_tabs_have_two_conversations(visitor: Visitor, standin: StandIn) -> None:
    one = visitor.arrive(f"{standin.url}/chat")
    other = visitor.open(one.context, f"{standin.url}/chat")
    ask(one, "Depuis le premier")
    expect(log(one)).to_contain_text(ANSWER)
    ask(other, "Depuis le second")
    expect(log(other)).to_contain_text(ANSWER)
    expect(log(one)).not_to_contain_text("Depuis le second")
    assert [path for _, path, _ in standin.requests].count("/api/v1/conversations") == 2


def test_duplicated_tab_shows_and_forgets_the_same_conversation(
    visitor: Visitor, standin: StandIn
) -> None:
    standin.replies[:] = [reply("Un."), reply("Deux.")]
    one = visitor.arrive(f"{standin.url}/chat")
    ask(one, "Première")
    expect(log(one)).to_contain_text("Un.")
    with one.context.expect_page() as opened:
        one.evaluate("window.open(location.href, '_blank')")  # Copies the tab's storage.
    copy = opened.value
    expect(log(copy)).to_contain_text("Un.")
    ask(copy, "Seconde")
    expect(log(copy)).to_contain_text("Deux.")
    expect(log(one)).to_contain_text("Deux.")
    copy.get_by_role("button", name="Options").click()
    copy.get_by_role("button", name="Effacer mes données").click()
    copy.get_by_role("button", name="Oui, effacer").click()
    expect(log(one)).to_contain_text("Vos données sont effacées")
    assert stored(one) == 0


def test_back_forward_cache_gives_the_conversation_back(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    page.evaluate("addEventListener('pageshow', (e) => { window.thawed = e.persisted; })")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_label("Votre question").fill("Un brouillon")
    page.goto(f"{standin.url}/static/aide.html")
    page.go_back(wait_until="commit")
    assert page.evaluate("window.thawed") is True, "the page was not kept in the cache"
    expect(page.get_by_label("Votre question")).to_have_value("Un brouillon")
    standin.replies[:] = [ASK]
    ask(page, "Et maintenant ?")
    expect(log(page)).to_contain_text("Pour quelle commune")
