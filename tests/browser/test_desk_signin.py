"""The way into the desk, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_service import PASSWORD, DeskService, sign_in
from tests.browser.visiting import DESKTOP, PHONE, Visitor

pytestmark = pytest.mark.browser

Check = Callable[[Page], list[str]]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signing_in_changing_page_signing_out(
    visitor: Visitor,
    desk_service: DeskService,
    violations: Check,
    scheme: str,
    viewport: dict[str, int],
) -> None:
    user = desk_service.staff("Léa")
    page = visitor.arrive(f"{desk_service.url}/desk/compte", color_scheme=scheme, viewport=viewport)
    expect(page.get_by_label("Nom d’utilisateur")).to_be_focused()
    assert violations(page) == []
    sign_in(page, user, "pas le bon mot")
    expect(page.get_by_role("alert")).to_contain_text("incorrect")
    expect(page.get_by_label("Mot de passe")).to_be_focused()
    assert violations(page) == []
    sign_in(page, user)
    expect(page.get_by_role("heading", name="Mon compte")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()


def test_lockout_is_explained(visitor: Visitor, desk_service: DeskService) -> None:
    user = desk_service.staff("Bloquée")
    page = visitor.arrive(f"{desk_service.url}/desk")
    for _ in range(5):
        sign_in(page, user, "pas le bon mot")
        expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, user, PASSWORD)
    expect(page.get_by_role("alert")).to_contain_text("connexion est bloquée")
    expect(page.get_by_role("alert")).to_contain_text("minutes")
