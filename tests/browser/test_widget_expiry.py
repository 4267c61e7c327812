"""The end of a session: announced, said once, and nothing left. Time is turned forward."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_replies import ASK
from tests.browser.standin import StandIn
from tests.browser.visiting import Visitor, ask, log

pytestmark = pytest.mark.browser

ANSWER = "Réponse du service."


def arrive_with_clock(visitor: Visitor, standin: StandIn) -> Page:
    """Open the chat with a clock that tests can turn."""
    page = visitor.arrive("about:blank")
    page.clock.install()
    page.goto(f"{standin.url}/chat")
    return page


def test_expiry_is_announced_said_once_over_and_forgotten(
    visitor: Visitor, standin: StandIn
) -> None:
    page = arrive_with_clock(visitor, standin)
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text(ANSWER)
    page.get_by_role("button", name="Options").click()
    expect(page.get_by_text("la conversation est effacée à")).to_be_visible()
    page.keyboard.press("Escape")
    page.clock.fast_forward(61 * 60_000)
    expect(log(page).get_by_text("Cette conversation a expiré")).to_have_count(1)
    assert page.evaluate("sessionStorage.length") == 0
    ask(page, "Encore là ?")
    expect(log(page).get_by_text(ANSWER)).to_have_count(2)
    assert visitor.opened() == 2


def test_answer_prolongs_the_session(visitor: Visitor, standin: StandIn) -> None:
    page = arrive_with_clock(visitor, standin)
    for number in range(3):
        ask(page, "Bonjour")
        expect(log(page).get_by_text(ANSWER)).to_have_count(number + 1)
        page.clock.fast_forward(40 * 60_000)
    expect(log(page)).not_to_contain_text("a expiré")


def test_page_that_slept_over_the_end_says_so_when_it_wakes(
    visitor: Visitor, standin: StandIn
) -> None:
    standin.lifetime = timedelta(seconds=1)
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text(ANSWER)
    page.wait_for_timeout(1100)
    page.evaluate("window.dispatchEvent(new Event('pageshow'))")
    expect(log(page).get_by_text("a expiré")).to_have_count(1)
    page.reload()
    expect(log(page)).not_to_contain_text(ANSWER)


def test_page_loaded_after_the_end_says_that_all_is_erased(
    visitor: Visitor, standin: StandIn
) -> None:
    page = arrive_with_clock(visitor, standin)
    standin.replies[:] = [ASK]
    ask(page, "Plafond")
    expect(log(page)).to_contain_text("Pour quelle commune")
    page.evaluate(
        "() => { const key = sessionStorage.key(0); const state = JSON.parse(sessionStorage[key]);"
        " state.session.expiresAt = Date.now() - 1; sessionStorage[key] = JSON.stringify(state); }"
    )
    page.reload()
    expect(log(page)).to_contain_text("Votre conversation précédente a expiré")
    expect(log(page)).not_to_contain_text("Pour quelle commune")
    assert page.evaluate("sessionStorage.length") == 0
