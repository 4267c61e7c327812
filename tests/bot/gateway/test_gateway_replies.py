"""Rasa's messages become the public answer: details merged, buttons signed, links checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot.gateway.talk.payloads import ButtonSigner
from bot.gateway.talk.replies import allowed_link, merge

ROOT = Path(__file__).parents[3]


def merged(*raw: dict[str, Any]) -> dict[str, Any]:
    return merge(raw, lambda payload: f"signed {payload}")


def test_a_custom_belongs_to_the_text_before_it() -> None:
    reply = merged(
        {"text": "Un"},
        {"custom": {"status": "answered", "result": {"rule": "x", "references": []}}},
        {"text": "Deux", "buttons": [{"title": "Oui", "payload": "/affirm"}]},
        {"custom": {"status": "asked", "progress": {"step": 1, "of": 3}}},
    )
    first, second = reply["messages"]
    assert first["result"] == {"rule": "x", "references": []}
    assert second["result"] is None
    assert second["progress"] == {"step": 1, "of": 3}
    assert second["buttons"] == [{"title": "Oui", "payload": "signed /affirm"}]
    assert reply["status"] == "asked"


def test_paragraphs_that_rasa_splits_are_one_message() -> None:
    reply = merged({"text": "Un"}, {"text": "Deux"}, {"custom": {"status": "answered"}})
    assert [message["text"] for message in reply["messages"]] == ["Un\n\nDeux"]


def test_an_error_is_never_hidden_by_what_follows() -> None:
    reply = merged(
        {"text": "Désolé"},
        {"custom": {"status": "error"}},
        {"text": "Autre chose ?"},
        {"custom": {"status": "asked"}},
    )
    assert reply["status"] == "error"


def test_edit_buttons_of_what_is_known_are_signed() -> None:
    known = {"slot": "commune", "label": "Commune", "value": "Arras", "payload": "/edit"}
    reply = merged({"text": "a"}, {"custom": {"known": [known, {"slot": "x", "payload": None}]}})
    payloads = [item["payload"] for item in reply["messages"][0]["known"]]
    assert payloads == ["signed /edit", None]


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"text": None},
        {"text": 3},
        {"text": " "},
        {"text": "a", "buttons": "no"},
        {"text": "a", "buttons": [None, {"title": "x"}, {"payload": "y"}]},
        {"custom": "no"},
        {"custom": {"sources": "no", "known": 3, "result": [], "progress": []}},
        {"custom": {"status": "invented"}},
        {"image": "http://x"},
    ],
)
def test_odd_messages_do_no_harm(raw: dict[str, Any]) -> None:
    reply = merged(raw)
    assert reply["status"] == "answered"
    for message in reply["messages"]:
        assert message["buttons"] == []
        assert message["result"] is None


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://www.legifrance.gouv.fr/codes/article_lc/X", True),
        ("https://bofip.impots.gouv.fr/", True),
        ("https://www.adil41.org/", True),
        ("https://adil94.org", True),
        ("http://www.legifrance.gouv.fr/", False),
        ("https://gouv.fr.evil.example/", False),
        ("https://evilgouv.fr/", False),
        ("https://notadil41.org.evil.example/", False),
        ("https://evil-adil41.org/", False),
        ("https://user@www.legifrance.gouv.fr/", False),
        ("javascript:alert(1)", False),
        ("//www.legifrance.gouv.fr/", False),
        ("https://[", False),
        ("", False),
        (None, False),
        (3, False),
    ],
)
def test_links(url: object, allowed: bool) -> None:
    assert allowed_link(url) == (url if allowed else None)


def test_every_source_of_the_product_may_be_linked() -> None:
    files = [*ROOT.glob("knowledge/cards/**/*.md"), *ROOT.glob("rules_core/parameters/*.yaml")]
    assert files
    refused = {
        url
        for file in files
        for url in re.findall(r"https?://[^\s\"'<>)}\],]+", file.read_text("utf-8"))
        if allowed_link(url) is None
    }
    assert refused == set()


def test_buttons_open_in_their_conversation_only() -> None:
    signer = ButtonSigner(b"secret")
    signed = signer.sign("a", '/inform{"level": "loc2"}')
    assert signer.open("a", signed) == '/inform{"level": "loc2"}'
    assert signer.open("b", signed) is None
    assert ButtonSigner(b"other").open("a", signed) is None
    assert signer.open("a", "/inform") is None
    assert signer.open("a", "") is None
