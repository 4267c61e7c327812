"""The widget in somebody else's page: another origin, a strict policy, hostile styles."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_replies import COMPARE
from tests.browser.standin import WIDGET, StandIn
from tests.browser.visiting import DESKTOP, PHONE, ForeignSite, Visitor, ask, log

pytestmark = pytest.mark.browser

LAUNCHER = "Une question sur un logement"


def strict(service: str) -> str:
    """The tightest policy a site can have and still allow the service."""
    return (
        f"default-src 'none'; script-src {service}; connect-src {service};"
        " base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def test_one_line_is_enough_under_a_strict_policy(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    standin.replies[:] = [COMPARE]
    line = f'<script src="{standin.url}/widget.js" defer></script>'
    page = visitor.arrive(foreign_site.serve(line, strict(standin.url)), viewport=DESKTOP)
    page.get_by_role("button", name=LAUNCHER).click()
    ask(page, "Compare les trois niveaux")
    expect(page.get_by_role("table")).to_be_visible()
    # Styles and computed widths hold too.
    assert page.locator(".bar").last.evaluate("e => e.getBoundingClientRect().width") > 20
    panel = page.get_by_role("dialog", name="Bail Clair").bounding_box()
    assert panel["width"] == pytest.approx(424, abs=2)
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_text("Garder cette réponse").click()
    page.get_by_role("button", name="Imprimer").click()
    page.emulate_media(media="print")
    expect(page.locator(".bail-clair-print")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_integrity_hash_is_accepted_across_origins(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    digest = hashlib.sha384((WIDGET / "widget.js").read_bytes()).digest()
    line = (
        f'<script src="{standin.url}/widget.js" crossorigin="anonymous"'
        f' integrity="sha384-{b64encode(digest).decode()}" defer></script>'
    )
    page = visitor.arrive(foreign_site.serve(line, strict(standin.url)))
    expect(page.get_by_role("button", name=LAUNCHER)).to_be_visible()


def test_only_the_service_is_ever_called(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    line = f'<script src="{standin.url}/widget.js" defer></script>'
    page = visitor.arrive("about:blank")
    called: set[str] = set()
    page.on("request", lambda request: called.add(request.url.split("/")[2]))
    page.goto(foreign_site.serve(line))
    page.get_by_role("button", name=LAUNCHER).click()
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("Réponse du service.")
    page.wait_for_load_state("networkidle")
    assert called == {standin.url.split("/")[2], foreign_site.url.split("/")[2]}


def test_attributes(visitor: Visitor, standin: StandIn, foreign_site: ForeignSite) -> None:
    body = (
        f'<bail-clair title="Nos réponses" colour="#ffdd00" corner="left" departement="62"'
        f' opening-message="Bienvenue à l’association." data-api="{standin.url}" theme="light">'
        f'</bail-clair><script src="{standin.url}/widget.js" defer></script>'
    )
    page = visitor.arrive(foreign_site.serve(body), viewport=DESKTOP)
    launcher = page.get_by_role("button", name=LAUNCHER)
    assert launcher.bounding_box()["x"] < 40
    assert page.locator("bail-clair").count() == 1
    launcher.click()
    expect(page.get_by_role("dialog", name="Nos réponses")).to_be_visible()
    expect(log(page)).to_contain_text("Bienvenue à l’association.")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("Réponse du service.")
    assert standin.requests[0][2] == {"departement": "62"}


def test_the_script_line_alone_may_carry_the_settings(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    line = (
        f'<script src="{standin.url}/widget.js" data-title="Nos réponses" data-corner="left"'
        ' data-opening-message="Bienvenue." defer></script>'
    )
    page = visitor.arrive(foreign_site.serve(line), viewport=DESKTOP)
    launcher = page.get_by_role("button", name=LAUNCHER)
    assert launcher.bounding_box()["x"] < 40
    launcher.click()
    expect(page.get_by_role("dialog", name="Nos réponses")).to_be_visible()
    expect(log(page)).to_contain_text("Bienvenue.")


def test_older_browser_gets_its_styles_through_the_nonce_of_the_script(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    page = visitor.arrive("about:blank")
    page.add_init_script("delete CSSStyleSheet.prototype.replaceSync;")
    line = f'<script src="{standin.url}/widget.js" nonce="n0nce" defer></script>'
    policy = (
        "default-src 'none'; script-src 'nonce-n0nce'; style-src 'nonce-n0nce';"
        f" connect-src {standin.url}"
    )
    page.goto(foreign_site.serve(line, policy))
    launcher = page.get_by_role("button", name=LAUNCHER)
    expect(launcher).to_be_visible()
    assert launcher.evaluate("e => getComputedStyle(e).color") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    "look",
    [
        f'colour="{colour}" theme="{theme}"'
        for colour in ("#ffdd00", "#000000", "#ffffff", "#e1000f", "#7af", "rouge")
        for theme in ("light", "dark")
    ],
)
def test_any_colour_stays_readable(
    visitor: Visitor,
    standin: StandIn,
    foreign_site: ForeignSite,
    violations: Callable[[Page], list[str]],
    look: str,
) -> None:
    standin.replies[:] = [COMPARE]
    body = (
        f'<main><h1>Site</h1><bail-clair size="inline" {look}></bail-clair></main>'
        f'<script src="{standin.url}/widget.js" defer></script>'
    )
    page = visitor.arrive(foreign_site.serve(body))
    ask(page, "Compare")
    expect(page.get_by_role("table")).to_be_visible()
    assert violations(page) == []


def test_styles_of_the_site_stay_outside(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    body = (
        "<style>html{font-size:62.5%} *{color:red!important;font:8px cursive;text-transform:"
        "uppercase} button,textarea{display:none!important} div{float:left;margin:50px}"
        "p{line-height:3;text-align:center}</style>"
        f'<script src="{standin.url}/widget.js" defer></script>'
    )
    page = visitor.arrive(foreign_site.serve(body), viewport=DESKTOP)
    page.get_by_role("button", name=LAUNCHER).click()
    style = (
        log(page)
        .locator("p")
        .first.evaluate(
            "e => { const s = getComputedStyle(e); return [s.color, s.fontSize, s.textTransform,"
            " s.textAlign, s.float]; }"
        )
    )
    assert style == ["rgb(34, 48, 43)", "16px", "none", "left", "none"]


def test_light_content_shows_when_the_script_does_not_come(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    body = '<bail-clair><a href="/faq">Questions fréquentes</a></bail-clair>'
    page = visitor.arrive(foreign_site.serve(body + '<script src="/absent.js"></script>'))
    expect(page.get_by_role("link", name="Questions fréquentes")).to_be_visible()
    page.goto(foreign_site.serve(body + f'<script src="{standin.url}/widget.js"></script>'))
    expect(page.get_by_role("button", name=LAUNCHER)).to_be_visible()
    expect(page.get_by_role("link", name="Questions fréquentes")).to_be_hidden()


def test_element_may_come_late_go_and_come_back(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    line = f'<main></main><script src="{standin.url}/widget.js" data-manual defer></script>'
    page = visitor.arrive(foreign_site.serve(line))
    assert page.locator("bail-clair").count() == 0
    page.evaluate(
        "() => { window.w = document.createElement('bail-clair'); w.setAttribute('size', 'inline');"
        " document.querySelector('main').append(w); }"
    )
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("Réponse du service.")
    page.evaluate("() => { w.remove(); document.querySelector('main').append(w); }")
    expect(log(page)).to_contain_text("Réponse du service.")
    ask(page, "Encore")
    expect(log(page).get_by_text("Réponse du service.")).to_have_count(2)


def test_bubble_fills_a_phone_and_floats_on_a_desktop(
    visitor: Visitor, standin: StandIn, foreign_site: ForeignSite
) -> None:
    address = foreign_site.serve(f'<script src="{standin.url}/widget.js" defer></script>')
    page = visitor.arrive(address, viewport=PHONE)
    page.get_by_role("button", name=LAUNCHER).click()
    box = page.get_by_role("dialog").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 740)
    page.set_viewport_size(DESKTOP)
    box = page.get_by_role("dialog").bounding_box()
    assert box["width"] < 450
    assert box["x"] + box["width"] == pytest.approx(1280 - 16, abs=1)
