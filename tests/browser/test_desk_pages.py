"""Inbox with its export, dashboard, steering: in a real Chromium."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_service import DeskService
from tests.browser.visiting import DESKTOP, PHONE, Visitor, ask, log
from tests.conftest import TODAY

pytestmark = pytest.mark.browser

Check = Callable[[Page], list[str]]
AtDesk = Callable[..., Page]
STATES = [
    pytest.param("light", DESKTOP, id="light-desktop"),
    pytest.param("dark", DESKTOP, id="dark-desktop"),
    pytest.param("light", PHONE, id="light-phone"),
]


def no_sideways(page: Page) -> bool:
    """Whether the page fits in the width of the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.fixture(autouse=True)
def _open_cards(desk_service: DeskService) -> None:
    desk_service.wait_for_cards()


@pytest.fixture
def _asked(desk_service: DeskService) -> Iterator[None]:
    """Questions in the inbox and some days of counts."""
    questions, counts = desk_service.desk.questions, desk_service.desk.counts
    questions.erase_all()
    for number, text in enumerate(
        ("Puis-je louer à ma fille ?", "j'ai le droit de louer à mon fils", "<i>météo</i> à Lens")
    ):
        questions.note("c" * 32, number, "unclear", text)
    for back in range(12):
        day = date.fromisoformat(TODAY) - timedelta(days=back)
        items = [("status", "answered")] * (9 - back % 4) + [("status", "asked")] * (back % 3 + 1)
        items += [("status", "declined")] * (back % 2) + [("status", "handed_off")] * (
            back % 5 // 4
        )
        counts.add(day, [*items, ("topic", "income-ceiling"), ("commune", "62041")])
    counts.add(date.fromisoformat(TODAY), [("vote", "up"), ("vote", "up"), ("vote", "down")])
    yield
    questions.erase_all()


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize(("scheme", "viewport"), STATES)
def test_inbox_from_a_group_to_the_export(
    at_desk: AtDesk,
    violations: Check,
    tmp_path: Any,
    scheme: str,
    viewport: dict[str, int],
) -> None:
    page = at_desk("Léa", "/desk/questions", color_scheme=scheme, viewport=viewport)
    expect(page.get_by_text("2 fois")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("<i>météo</i> à Lens")).to_be_visible()
    assert violations(page) == []
    assert no_sideways(page)
    page.get_by_role("link", name="louer à", exact=False).first.click()
    expect(page.get_by_role("heading", name="Traiter ces 2 questions")).to_be_visible()
    assert violations(page) == []
    assert no_sideways(page)
    page.get_by_label("Formulation à ajouter").fill("louer à ma fille, c'est possible ?")
    page.get_by_role("button", name="Ajouter la formulation").click()
    expect(page.get_by_text("Propositions prêtes")).to_be_visible()
    expect(page.get_by_text("2 fois")).to_have_count(0)
    page.get_by_role("link", name="météo").click()
    page.get_by_role("button", name="Marquer hors sujet").click()
    expect(page.get_by_text("Aucune question à traiter.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger les fichiers").click()
    saved = tmp_path / "export.zip"
    download.value.save_as(saved)
    names = zipfile.ZipFile(saved).namelist()
    assert any(name.startswith("knowledge/cards/") for name in names)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Marquer comme intégrées").click()
    expect(page.get_by_text("Aucune pour le moment.")).to_be_visible()


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize(("scheme", "viewport"), STATES)
def test_dashboard_is_readable_by_all(
    at_desk: AtDesk, violations: Check, scheme: str, viewport: dict[str, int]
) -> None:
    page = at_desk("Léa", "/desk/tableau?jours=30", color_scheme=scheme, viewport=viewport)
    expect(page.get_by_role("img", name="Messages par jour")).to_be_visible(timeout=30_000)
    page.get_by_text("Le tableau", exact=True).click()
    expect(page.get_by_role("rowheader", name="Total")).to_be_visible()
    expect(page.get_by_text("Arras (62)")).to_be_visible()
    assert violations(page) == []
    assert no_sideways(page)


def test_stopping_the_bot_is_seen_by_the_visitor_and_undone(
    visitor: Visitor, at_desk: AtDesk, desk_service: DeskService, violations: Check
) -> None:
    boss = at_desk("Omar", "/desk/pilotage", role="responsable")
    expect(boss.get_by_label("Message de maintenance")).to_be_visible(timeout=30_000)
    assert violations(boss) == []
    boss.on("dialog", lambda dialog: dialog.accept())
    boss.get_by_label("Message de maintenance").fill("Nous revenons lundi.")
    boss.get_by_role("button", name="Arrêter le bot").click()
    expect(boss.get_by_role("status").first).to_contain_text("Le bot est arrêté")
    assert violations(boss) == []
    page = visitor.arrive(f"{desk_service.url}/chat")
    ask(page, "Bonjour")
    expect(page.get_by_role("alert")).to_contain_text("Nous revenons lundi.")
    boss.get_by_role("button", name="Remettre le bot en marche").click()
    expect(boss.get_by_text("Le bot répond aux visiteurs.")).to_be_visible()
    page.get_by_role("button", name="Réessayer").click()
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("48 268")


def test_suspending_a_card(at_desk: AtDesk, violations: Check) -> None:
    boss = at_desk("Omar", "/desk/pilotage?fiche=loy-charges", role="responsable")
    boss.get_by_label("Pourquoi").fill("Chiffre à revoir")
    boss.get_by_role("button", name="Suspendre").click()
    expect(boss.get_by_text("Chiffre à revoir")).to_be_visible()
    assert violations(boss) == []
    boss.get_by_role("link", name="Journal").click()
    expect(boss.get_by_role("cell", name="suspendre une fiche").first).to_be_visible()
    assert violations(boss) == []
    boss.go_back()
    boss.get_by_role("button", name="Rétablir").click()
    expect(boss.get_by_text("Aucune fiche n’est suspendue.")).to_be_visible()
