"""Offline, slow, down, broken: the widget says so, keeps the text and tries again on request."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_replies import ASK
from tests.browser.standin import StandIn, reply
from tests.browser.visiting import Visitor, ask, log

pytestmark = pytest.mark.browser

QUESTION = "Quel loyer maximum à Lens ?"


def field(page: Page) -> str:
    """What stands in the text field."""
    return page.get_by_label("Votre question").input_value()


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("down", "Le moteur de réponse redémarre. Réessayez dans une minute."),
        ("cut", "Le service ne répond pas pour le moment."),
        ("garbage", "La réponse du service est illisible."),
    ],
)
def test_failure_keeps_the_text_and_retry_works(
    visitor: Visitor, standin: StandIn, mode: str, said: str
) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    standin.mode = mode
    ask(page, QUESTION)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(said)
    expect(alert.get_by_role("link", name="0 808 800 700")).to_have_attribute(
        "href", "tel:0808800700"
    )
    assert field(page) == QUESTION
    expect(log(page)).not_to_contain_text(QUESTION)

    standin.mode = "ok"
    alert.get_by_role("button", name="Réessayer").click()
    expect(log(page)).to_contain_text("Réponse du service.")
    expect(alert).to_be_empty()
    assert field(page) == ""


def test_retry_sends_the_text_as_corrected_meanwhile(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    standin.mode = "down"
    ask(page, QUESTION)
    expect(page.get_by_role("alert")).not_to_be_empty()
    page.get_by_label("Votre question").fill("Et à Arras ?")
    standin.mode = "ok"
    page.get_by_role("button", name="Réessayer").click()
    expect(log(page)).to_contain_text("Réponse du service.")
    assert standin.sent()[-1] == {"text": "Et à Arras ?"}


def test_button_is_tried_again_with_its_payload(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [ASK]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, QUESTION)
    choice = page.get_by_role("button", name="Je ne sais pas")
    expect(choice).to_be_visible()
    standin.mode = "down"
    choice.click()
    expect(page.get_by_role("alert")).to_contain_text("redémarre")
    assert field(page) == ""
    standin.mode = "ok"
    page.get_by_role("button", name="Réessayer").click()
    expect(log(page)).to_contain_text("Réponse du service.")
    assert standin.sent()[-1] == {"payload": "p-unknown"}


def test_offline_is_said_and_the_return_of_the_network_too(
    visitor: Visitor, standin: StandIn
) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    page.context.set_offline(True)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("hors connexion")
    ask(page, QUESTION)
    expect(alert).to_contain_text("réessayez quand le réseau revient")
    assert field(page) == QUESTION
    page.context.set_offline(False)
    expect(alert).to_contain_text("La connexion est revenue")
    alert.get_by_role("button", name="Réessayer").click()
    expect(log(page)).to_contain_text("Réponse du service.")


def test_slow_answer_is_announced_then_shown(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive("about:blank")
    page.clock.install()
    page.goto(f"{standin.url}/chat")
    standin.hold()
    ask(page, QUESTION)
    expect(log(page)).to_contain_text("Bail Clair prépare sa réponse")
    page.clock.fast_forward(5_000)
    expect(log(page)).to_contain_text("plus de temps que d’habitude")
    # One can go on writing, not send.
    page.get_by_label("Votre question").fill("Autre question")
    expect(page.get_by_role("button", name="Envoyer")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    standin.release()
    expect(log(page)).to_contain_text("Réponse du service.")
    assert field(page) == "Autre question"
    assert len(standin.sent()) == 1


def test_answer_that_never_comes_is_given_up(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive("about:blank")
    page.clock.install()
    page.goto(f"{standin.url}/chat")
    standin.hold()
    ask(page, QUESTION)
    expect(log(page)).to_contain_text("Bail Clair prépare sa réponse")
    page.clock.fast_forward(31_000)
    expect(page.get_by_role("alert")).to_contain_text("trop de temps à répondre")
    assert field(page) == QUESTION


def test_busy_conversation_is_tried_once_more_alone(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    standin.mode = "busy"
    ask(page, QUESTION)
    expect(page.get_by_role("alert")).to_contain_text("Une question est déjà en cours.")
    assert standin.sent() == [{"text": QUESTION}] * 2


def test_too_many_messages_gives_the_time_to_wait(visitor: Visitor, standin: StandIn) -> None:
    page = visitor.arrive("about:blank")
    page.clock.install()
    page.goto(f"{standin.url}/chat")
    standin.mode = "throttled"
    ask(page, QUESTION)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Réessayez dans 12 secondes")
    expect(alert.get_by_role("button", name="Réessayer")).to_be_hidden()
    page.clock.fast_forward(12_500)
    expect(alert.get_by_role("button", name="Réessayer")).to_be_visible()


def test_refused_message_says_why_and_stays_to_be_corrected(
    visitor: Visitor, standin: StandIn
) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    standin.mode = "rejected"
    ask(page, QUESTION)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("caractères illisibles")
    expect(alert.get_by_role("button")).to_have_count(0)
    assert field(page) == QUESTION


def test_session_the_service_forgot_goes_on_in_a_new_one(
    visitor: Visitor, standin: StandIn
) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("Réponse du service.")
    standin.mode = "expired"
    ask(page, QUESTION)
    expect(page.get_by_role("alert")).to_contain_text("a expiré")
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
    assert field(page) == QUESTION
    standin.mode = "ok"
    standin.replies[:] = [reply("Dans la nouvelle conversation.")]
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(log(page)).to_contain_text("Dans la nouvelle conversation.")
    opened = [path for method, path, _ in standin.requests if path.endswith("/conversations")]
    assert len(opened) == 2


def test_erasing_that_fails_says_so_and_keeps_everything(
    visitor: Visitor, standin: StandIn
) -> None:
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, "Bonjour")
    expect(log(page)).to_contain_text("Réponse du service.")
    standin.mode = "cut"
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Effacer mes données").click()
    page.get_by_role("button", name="Oui, effacer").click()
    expect(page.get_by_text("L’effacement n’a pas pu être confirmé")).to_be_visible()
    expect(log(page)).to_contain_text("Réponse du service.")


def test_apology_of_the_service_offers_to_ask_again(visitor: Visitor, standin: StandIn) -> None:
    standin.replies[:] = [ASK, reply("Cela prend trop de temps.", "error")]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, QUESTION)
    page.get_by_role("button", name="Je ne sais pas").click()
    expect(log(page)).to_contain_text("Cela prend trop de temps.")
    expect(page.get_by_text("Réponse utile")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Réessayer").click()
    expect(log(page)).to_contain_text("Réponse du service.")
    assert standin.sent()[1:] == [{"payload": "p-unknown"}] * 2


def test_refused_storage_only_costs_the_memory_of_the_tab(
    visitor: Visitor, standin: StandIn
) -> None:
    page = visitor.arrive("about:blank")
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } });"
    )
    page.goto(f"{standin.url}/chat")
    ask(page, QUESTION)
    expect(log(page)).to_contain_text("Réponse du service.")
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Recommencer").click()
    expect(log(page)).not_to_contain_text("Réponse du service.")


def test_text_that_looks_like_html_stays_text(visitor: Visitor, standin: StandIn) -> None:
    attack = '<img src=x onerror="document.title=\'pris\'"><script>document.title="pris"</script>'
    standin.replies[:] = [
        reply(
            attack,
            buttons=[{"title": attack, "payload": "p"}],
            known=[{"slot": "s", "label": attack, "value": attack, "payload": "p"}],
            sources=[
                {"title": attack, "reference": attack, "url": "javascript:document.title='pris'"}
            ],
            result={
                "verdict": attack,
                "title": attack,
                "figures": [{"id": attack, "label": attack, "value": attack, "unit": attack}],
                "steps": [{"label": attack, "formula": attack, "value": attack, "unit": attack}],
                "warnings": [{"code": "c", "message": attack}],
                "conditions": [{"code": "c", "label": attack, "status": "met"}],
            },
        )
    ]
    page = visitor.arrive(f"{standin.url}/chat")
    ask(page, attack)
    expect(log(page)).to_contain_text("onerror")
    assert log(page).locator("img, script, iframe").count() == 0
    assert log(page).locator('a[href^="javascript"]').count() == 0
    assert page.title() == "Bail Clair\u00a0: poser une question"
