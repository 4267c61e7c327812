"""What an answer looks like, and what one can do with it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_replies import ASK, COMPARE, ELIGIBLE, LEVELS
from tests.browser.standin import StandIn, reply
from tests.browser.visiting import Visitor, ask, log

pytestmark = pytest.mark.browser


def test_result_card_gives_figure_conditions_steps_date_and_sources(answered: Page) -> None:
    card = answered.get_by_role("region", name="Loc2 à Lille (zone A), foyer de 3 personnes")
    expect(card.locator("dd").first).to_have_text("69\u202f863\u00a0€ par an")
    card.get_by_text("Conditions : 1 remplie, 1 non remplie, 1 à vérifier").click()
    met, not_met, unknown = card.locator(".conditions").all()
    expect(met).to_contain_text("Conditions remplies")
    expect(not_met).to_contain_text("Aucun lien de famille avec le bailleur")
    expect(unknown.get_by_role("listitem")).to_have_text(["Résidence principale"])
    expect(card).to_contain_text("Règles en vigueur au 21 novembre 2026.")

    step = card.get_by_text("69\u202f863\u00a0€ − 28\u202f000\u00a0€")
    expect(step).to_be_hidden()
    card.get_by_text("Voir le calcul").click()
    expect(step).to_be_visible()

    link = log(answered).get_by_role("link", name="Code général des impôts, annexe III")
    expect(link).to_have_attribute("href", "https://www.legifrance.gouv.fr/codes/article")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    sources = log(answered).locator(".sources")
    expect(sources).to_contain_text("en vigueur depuis le 1er janvier 2026")
    expect(sources.get_by_role("listitem")).to_have_count(2)
    expect(sources.get_by_text("Arrêté sans adresse")).to_be_visible()


def test_card_and_text_do_not_say_the_same_twice(visitor: Visitor, standin: StandIn) -> None:
    message = ELIGIBLE["messages"][0]
    warning = message["result"]["warnings"][0]["message"]
    source = message["sources"][0]["title"]
    text = (
        f"Oui.\n\nÀ savoir\u00a0: {warning}\n\nÀ savoir : autre chose."
        f"\n\nSource : {source} (art. 2)."
    )
    standin.replies[:] = [
        {"messages": [{**message, "text": text}], "status": "answered"},
        reply(f"Une règle.\n\nSource : {source}.", sources=message["sources"]),
    ]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Un")
    bubbles = log(page).locator(".theirs .bubble")
    expect(bubbles.nth(1)).to_have_text("Oui.À savoir\u00a0: autre chose.")
    expect(log(page).get_by_text(warning)).to_have_count(1)
    # Without a card, the text keeps its source.
    ask(page, "Deux")
    expect(bubbles.nth(2)).to_contain_text("Source")


def test_comparison_is_a_table_and_bars(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [COMPARE]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Compare les trois niveaux")
    table = page.get_by_role("table", name="Comparaison des façons de louer")
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Loyer par mois", "Par an", "Réduction d’impôt par an"]
    )
    expect(table.get_by_role("row").nth(1)).to_have_text("Loyer libre620\u00a0€7\u202f440\u00a0€—")
    expect(table.get_by_role("row").nth(2)).to_have_text(
        "Loc2 avec une association434\u00a0€7\u202f291,20\u00a0€2\u202f083,20\u00a0€"
    )
    # What is not compared stays outside the table.
    expect(page.locator(".figures dt")).to_have_text(["Relance logement, amortissement"])
    # The bars are those of the column that ranks the rows.
    expect(page.locator(".bars p")).to_have_text("Par an")
    bars = page.locator(".bar")
    expect(bars).to_have_count(4)
    widths = [bars.nth(i).bounding_box()["width"] for i in range(4)]
    assert widths == sorted(widths, reverse=True)
    assert widths[3] / widths[0] == pytest.approx(6751.8 / 7440, abs=0.02)


def test_several_results_make_one_card_with_a_verdict_each(
    visitor: Visitor, standin: StandIn
) -> None:
    standin.replies[:] = [LEVELS]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Jusqu’à quel niveau ai-je droit ?")
    card = page.get_by_role("region", name="Droit au logement, Loc’Avantages")
    expect(card.get_by_role("row")).to_have_text(
        [
            "AvisPlafond de ressources par an",
            "Loc1Oui, éligible60\u202f000\u00a0€",
            "Loc2Oui, éligible40\u202f000\u00a0€",
            "Loc3Non éligible20\u202f000\u00a0€",
        ]
    )
    expect(card.get_by_text("Revenu de 2024.")).to_have_count(1)
    expect(card.locator(".conditions li")).to_have_text(["Résidence principale"])
    expect(card.locator("summary")).to_have_text(
        ["Voir le calcul", "Conditions\u00a0: 1 à vérifier", "À savoir aussi"]
    )
    expect(card.locator(".case")).to_have_text(["Loc1", "Loc2", "Loc3"])


def test_amounts_below_zero_cents_and_dates_are_written_the_french_way(
    visitor: Visitor, standin: StandIn
) -> None:
    figures = [
        {"id": "a", "label": "Dernier jour", "value": "2027-01-01", "unit": ""},
        {"id": "b", "label": "Écart", "value": -1234.5, "unit": "€/mois"},
        {"id": "c", "label": "Meublé", "value": False, "unit": ""},
        {"id": "d", "label": "Coefficient", "value": 1.12, "unit": ""},
        {"id": "e", "label": "Inconnu", "value": None, "unit": "€"},
    ]
    result = {"verdict": "computed", "title": "Nombres", "figures": figures}
    standin.replies[:] = [reply("Voici.", result=result)]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Nombres")
    expect(log(page).locator("dd")).to_have_text(
        ["1er janvier 2027", "−1\u202f234,50\u00a0€ par mois", "non", "1,12", "—"]
    )


def test_list_of_amounts_is_a_table_too(visitor: Visitor, standin: StandIn) -> None:
    figures = [
        {"id": f"income_ceiling_{name}", "label": name, "value": value, "unit": "€/an"}
        for name, value in (("Loc3", 20000), ("Loc2", 40000), ("Loc1", 60000))
    ]
    result = {"verdict": "computed", "title": "Tous les plafonds", "figures": figures}
    standin.replies[:] = [reply("Voici.", result=result)]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Tous les plafonds")
    expect(page.get_by_role("table", name="Tous les plafonds").get_by_role("row")).to_have_text(
        [
            "Montant par an",
            "Loc320\u202f000\u00a0€",
            "Loc240\u202f000\u00a0€",
            "Loc160\u202f000\u00a0€",
        ]
    )


def test_progress_buttons_and_chips(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [ASK]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "plafond de ressources")
    expect(log(page)).to_contain_text("Question 2 sur 4")
    page.get_by_role("button", name="Pourquoi").click()
    expect(log(page)).to_contain_text("Réponse du service.")
    assert standin.sent()[-1] == {"payload": "p-why"}
    expect(log(page).locator(".mine").last).to_contain_text("Pourquoi ?")
    # Nothing known in the last reply: no chips.
    expect(page.get_by_text("Ce que j’ai noté")).to_be_hidden()


def test_chip_changes_what_is_known(answered: Page, standin: StandIn) -> None:
    known = answered.get_by_text("Ce que j’ai noté")
    expect(known.locator("..")).to_contain_text("Lille · 3 personnes · 28\u202f000\u00a0€")
    known.click()
    answered.get_by_role(
        "button", name="Modifier Foyer : 3 personnes".replace(" :", "\u00a0:")
    ).click()
    expect(log(answered)).to_contain_text("Réponse du service.")
    assert standin.sent()[-1] == {"payload": "p-household"}


def test_old_button_still_works_and_double_click_asks_once(
    answered: Page, standin: StandIn
) -> None:
    ask(answered, "Autre chose")
    expect(log(answered)).to_contain_text("Réponse du service.")
    answered.get_by_role("button", name="Et en Loc3").dblclick()
    expect(log(answered).get_by_text("Réponse du service.")).to_have_count(2)
    assert [body for body in standin.sent() if "payload" in body] == [{"payload": "p-loc3"}]


def test_phone_numbers_are_links_and_amounts_are_not(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [
        reply(
            "Appelez le 0 808 800 700 ou le 115.\n"
            "Loyer : 115 €, revenu 28 000 000 €, tél. 03 21 12 34 56"
        )
    ]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "contact")
    links = log(page).locator('a[href^="tel:"]')
    expect(links).to_have_count(3)
    numbers = [links.nth(i).get_attribute("href") for i in range(3)]
    assert numbers == ["tel:0808800700", "tel:115", "tel:0321123456"]


def test_counter_warns_and_stops_at_500(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    field = page.get_by_label("Votre question")
    field.fill("é" * 500)
    expect(page.get_by_text("500/500")).to_be_visible()
    field.fill("é" * 512)
    expect(page.get_by_text("Texte trop long de 12 caractères.")).to_be_attached()
    expect(field).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Enter")
    assert standin.requests == []
    field.fill("e\u0301" * 500)  # Composed, as the service counts.
    page.keyboard.press("Enter")
    expect(log(page)).to_contain_text("Réponse du service.")


def test_shift_enter_makes_a_line_and_the_field_grows(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    field = page.get_by_label("Votre question")
    before = field.bounding_box()["height"]
    field.fill("une ligne")
    for word in ("deux", "trois", "quatre"):
        page.keyboard.press("Shift+Enter")
        page.keyboard.type(word)
    assert field.bounding_box()["height"] > before
    page.keyboard.press("Enter")
    expect(log(page)).to_contain_text("Réponse du service.")
    assert standin.sent() == [{"text": "une ligne\ndeux\ntrois\nquatre"}]
    assert field.bounding_box()["height"] == pytest.approx(before, abs=1)


def test_example_on_the_page_is_asked_and_link_from_elsewhere_only_proposed(
    visitor: Visitor, standin: StandIn
) -> None:
    page = visitor.arrive(f"{standin.url}/")
    page.get_by_role("link", name="Quel loyer maximum pour un LLI").click()
    expect(log(page)).to_contain_text("Réponse du service.")
    assert standin.sent()[0]["text"].startswith("Quel loyer maximum pour un LLI de 45")
    standin.reset()
    other = visitor.arrive(f"{standin.url}/chat#question=Plafond%20%C3%A0%20Arras%20%3F")
    expect(other.get_by_label("Votre question")).to_have_value("Plafond à Arras ?")
    assert standin.requests == []
