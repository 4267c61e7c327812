"""Keyboard, screen reader, contrast, small screens, zoom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_replies import ASK, COMPARE, ELIGIBLE
from tests.browser.standin import StandIn, reply
from tests.browser.visiting import DESKTOP, PHONE, TABLET, ForeignSite, Visitor, ask, log

pytestmark = pytest.mark.browser

Check = Callable[[Page], list[str]]
LAUNCHER = "Une question sur un logement"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/chat", "/static/aide.html"])
def test_pages_have_no_violation(
    visitor: Visitor, standin: StandIn, violations: Check, path: str, scheme: str
) -> None:
    page = visitor.arrive(standin.url + path, color_scheme=scheme)
    assert violations(page) == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_any_state(
    visitor: Visitor, standin: StandIn, violations: Check, scheme: str, viewport: dict[str, int]
) -> None:
    standin.replies[:] = [ELIGIBLE, COMPARE, ASK]
    page = visitor.arrive(f"{standin.url}/chat", color_scheme=scheme, viewport=viewport)
    for question, shown in (("Un", "éligible"), ("Deux", "Comparaison"), ("Trois", "commune")):
        ask(page, question)
        expect(log(page)).to_contain_text(shown)
    for fold in page.locator("summary").all():
        fold.evaluate("e => { e.parentElement.open = true; }")
    page.get_by_role("button", name="Non : Cette réponse").first.click()
    assert violations(page) == []
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Effacer mes données").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    standin.mode = "down"
    ask(page, "Quatre")
    expect(page.get_by_role("alert")).not_to_be_empty()
    page.get_by_label("Votre question").fill("x" * 501)
    assert violations(page) == []


def test_bubble_has_no_violation_open_and_closed(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite, violations: Check
) -> None:
    body = f'<main><h1>Site</h1></main><script src="{standin.url}/widget.js" defer></script>'
    page = visitor.arrive(foreign_site.serve(body))
    expect(page.get_by_role("button", name=LAUNCHER)).to_be_visible()
    # The launcher stands outside the site's landmarks: the one rule a bubble cannot follow.
    closed = [line for line in violations(page) if not line.startswith("region:")]
    page.get_by_role("button", name=LAUNCHER).click()
    opened = [line for line in violations(page) if not line.startswith("region:")]
    assert (closed, opened) == ([], [])


def test_whole_journey_by_keyboard_alone(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    standin.replies[:] = [ELIGIBLE]
    body = f'<a href="#a">Avant</a><script src="{standin.url}/widget.js" defer></script>'
    page = visitor.arrive(foreign_site.serve(body))
    launcher = page.get_by_role("button", name=LAUNCHER)
    expect(launcher).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(launcher).to_be_focused()
    page.keyboard.press("Enter")
    field = page.get_by_label("Votre question")
    expect(field).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "true")
    page.keyboard.type("Ai-je droit à Loc2 ?")
    page.keyboard.press("Enter")
    expect(log(page)).to_contain_text("Oui, éligible")

    # Back to the steps of the calculation, and unfold them.
    def walk_to(target: str) -> None:
        for _ in range(30):
            page.keyboard.press("Shift+Tab")
            if target in page.evaluate(
                "() => { let e = document.activeElement; while (e.shadowRoot)"
                " e = e.shadowRoot.activeElement; return e.textContent; }"
            ):
                return
        raise AssertionError(f"{target} cannot be reached by keyboard")

    walk_to("Ce que j’ai noté")
    walk_to("Et en Loc3")
    walk_to("Voir le calcul")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Catégorie du foyer")).to_be_visible()

    # Options open and close by themselves; Escape closes the innermost thing first.
    page.get_by_role("button", name="Options").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Recommencer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Options")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(launcher).to_be_focused()


def test_names_roles_and_live_region(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [ELIGIBLE]
    page = visitor.arrive(f"{standin.url}/chat")
    expect(page.get_by_role("region", name="Bail Clair")).to_be_visible()
    expect(log(page)).to_have_attribute("aria-live", "polite")
    field = page.get_by_role("textbox", name="Votre question")
    field.fill("Bonjour")
    assert field.evaluate("e => e.getRootNode().getElementById('counter').textContent").endswith(
        "7 caractères sur 500"
    )
    ask(page, "Ai-je droit à Loc2 ?")
    expect(log(page).locator(".mine")).to_contain_text("Vous : Ai-je droit à Loc2")
    expect(log(page).locator(".theirs").last).to_contain_text("Bail Clair : Oui")
    expect(log(page).locator("svg:not([aria-hidden=true])")).to_have_count(0)


def test_restored_exchanges_are_not_read_out_again(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("Réponse du service.")
    page.add_init_script(
        "window.seen = []; const put = Element.prototype.setAttribute;"
        "Element.prototype.setAttribute = function (n, v) {"
        " if (n === 'aria-live') window.seen.push([v, this.childElementCount]);"
        " return put.call(this, n, v); };"
    )
    page.reload()
    expect(log(page)).to_have_attribute("aria-live", "polite")
    seen = page.evaluate("window.seen")
    assert seen[0] == ["polite", 0]
    assert seen[1][0] == "off"
    assert seen[-1] == ["polite", 3]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("path", ["/", "/chat", "/static/aide.html"])
def test_no_sideways_scroll(visitor: Visitor, standin: StandIn, path: str, width: int) -> None:
    standin.replies[:] = [ELIGIBLE, COMPARE]
    page = visitor.arrive(standin.url + path, viewport={"width": width, "height": 640})
    if not path.startswith("/static"):
        ask(page, "https://exemple.fr/" + "tres-long-mot-sans-espace" * 8)
        expect(log(page)).to_contain_text("éligible")
        ask(page, "Compare")
        expect(page.get_by_role("table")).to_be_visible()
        assert log(page).evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", [(640, 512), (320, 256)], ids=["200%", "400%"])
def test_zoom_leaves_everything_within_reach(
    visitor: Visitor, standin: StandIn, size: tuple[int, int]
) -> None:
    """A 1280 × 1024 window at 200 % and 400 % zoom has this many CSS pixels."""
    standin.replies[:] = [ELIGIBLE]
    page = visitor.arrive(f"{standin.url}/chat", viewport={"width": size[0], "height": size[1]})
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("éligible")
    for target in (
        page.get_by_role("button", name="Options"),
        page.get_by_text("Voir le calcul"),
        page.get_by_role("button", name="Envoyer"),
    ):
        target.scroll_into_view_if_needed()
        expect(target).to_be_in_viewport(ratio=0.9)


def test_larger_text_of_the_browser_is_followed(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat", viewport=TABLET)
    page.evaluate("() => { document.documentElement.style.fontSize = '24px'; }")
    assert (
        page.get_by_label("Votre question").evaluate("e => getComputedStyle(e).fontSize") == "24px"
    )


def test_dark_page_is_printed_dark_on_white(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat", color_scheme="dark")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("Réponse du service.")
    page.emulate_media(media="print", color_scheme="dark")
    text = log(page).get_by_text("Réponse du service.")
    assert text.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    expect(page.get_by_label("Votre question")).to_be_hidden()


def test_motion_is_spared_on_request(visitor: Visitor, standin: StandIn) -> None:
    standin.hold()
    calm = visitor.arrive(f"{standin.url}/chat", reduced_motion="reduce")
    lively = visitor.arrive(f"{standin.url}/chat", reduced_motion="no-preference")
    names = []
    for page in (calm, lively):
        ask(page, "Bonjour")
        names.append(
            page.locator(".dots i").first.evaluate("e => getComputedStyle(e).animationName")
        )
    standin.release()
    assert names == ["none", "beat"]


def test_targets_are_large_enough_for_a_thumb(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [ELIGIBLE]
    page = visitor.arrive(f"{standin.url}/chat", viewport=PHONE, has_touch=True, is_mobile=True)
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("éligible")
    for button in page.locator("button:visible, summary:visible").all():
        box = button.bounding_box()
        assert box["height"] >= 30, button.text_content()
        assert box["width"] >= 30, button.text_content()


def test_focus_is_never_lost(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [reply("Une réponse.", buttons=[{"title": "Suite", "payload": "p"}])]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    suite = page.get_by_role("button", name="Suite")
    suite.click()
    expect(log(page)).to_contain_text("Réponse du service.")
    expect(suite).to_be_focused()
    page.get_by_role("button", name="Oui : Cette réponse").last.click()
    expect(page.get_by_text("Merci, votre avis est enregistré.")).to_be_focused()
    standin.mode = "down"
    ask(page, "Panne")
    expect(page.get_by_role("alert")).not_to_be_empty()
    standin.mode = "ok"
    page.get_by_role("button", name="Réessayer").click()
    expect(page.get_by_label("Votre question")).to_be_focused()
