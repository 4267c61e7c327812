"""A real Chromium for the tests of the widget, the stand-in service, and a foreign web site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.desk_service import DeskService, sign_in
from tests.browser.sample_replies import ELIGIBLE
from tests.browser.standin import StandIn
from tests.browser.visiting import ForeignSite, Visitor, ask, log

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright switches the back/forward cache off; visitors have it.
KEPT_OUT = ["--disable-back-forward-cache"]


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Playwright, only while the tests of this folder run: it keeps an event loop to itself."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests of the folder; each test gets its own context."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "Chromium manque : apt-get install chromium"
    browser = playwright.chromium.launch(
        executable_path=path, args=ARGUMENTS, ignore_default_args=KEPT_OUT
    )
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def _standin() -> Iterator[StandIn]:
    server = StandIn().start()
    yield server
    server.stop()


@pytest.fixture
def standin(_standin: StandIn) -> StandIn:
    """The stand-in service, healthy and with nothing scripted."""
    _standin.reset()
    return _standin


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Visitor]:
    """A visitor; the test fails when a page threw an error or broke its content policy."""
    someone = Visitor(chromium)
    yield someone
    someone.leave()
    assert someone.troubles == []


@pytest.fixture
def foreign_site() -> Iterator[ForeignSite]:
    """The site of an association that embeds the widget."""
    site = ForeignSite()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture(scope="package")
def desk_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskService]:
    """A real gateway with its desk, and a bot that says what a test tells it to."""
    service = DeskService(tmp_path_factory.mktemp("desk")).start()
    yield service
    service.stop()


@pytest.fixture
def at_desk(visitor: Visitor, desk_service: DeskService) -> Callable[..., Page]:
    """Somebody signed in, in a browser of their own: ``at_desk("Léa", "/desk", role="agent")``."""

    def arrive(name: str = "Léa", path: str = "/desk", role: str = "agent", **context: Any) -> Page:
        user = desk_service.staff(name, role)
        page = visitor.arrive(f"{desk_service.url}/desk/connexion", **context)
        sign_in(page, user)
        expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()
        if path != "/desk":
            page.goto(desk_service.url + path)
        page.wait_for_load_state()
        return page

    return arrive


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """What axe-core finds on a page against WCAG 2.1 AA and good practice, one line each."""
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def check(page: Page) -> list[str]:
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": rules}})
        return [
            f"{item['id']}: {[node['target'] for node in item['nodes']]}"
            for item in results.response["violations"]
        ]

    return check


@pytest.fixture
def answered(visitor: Visitor, standin: StandIn) -> Page:
    """A page where the sample question has its answer."""
    standin.replies[:] = [ELIGIBLE]
    page = visitor.arrive(f"{standin.url}/chat", permissions=["clipboard-read", "clipboard-write"])
    ask(page, "Ai-je droit à un logement Loc2 à Lille ?")
    expect(log(page)).to_contain_text("Oui, éligible")
    return page
