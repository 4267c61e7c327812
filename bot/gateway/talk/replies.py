"""From Rasa's messages to the public answer: details merged, buttons signed, links checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

STATUSES = ("answered", "asked", "declined", "handed_off", "error")

# Hosts a source may link to, themselves and below. Anything else keeps its title, not its link.
ALLOWED_HOSTS = (
    "gouv.fr",
    "service-public.fr",
    "actionlogement.fr",
    "al-in.fr",
    "anah.fr",
    "anil.org",
    "assemblee-nationale.fr",
    "banquedesterritoires.fr",
    "caf.fr",
    "cdc-habitat.fr",
    "conseil-constitutionnel.fr",
    "conseil-etat.fr",
    "courdecassation.fr",
    "defenseurdesdroits.fr",
    "energie-mediateur.fr",
    "efl.fr",
    "europa.eu",
    "fapil.fr",
    "federationsolidarite.org",
    "fondationpourlelogement.fr",
    "foncierelogement.fr",
    "inc-conso.fr",
    "inli.fr",
    "insee.fr",
    "logementsocial69.fr",
    "msa.fr",
    "senat.fr",
    "soliha.fr",
    "toulouse-metropole-habitat.fr",
    "unafo.org",
    "union-habitat.org",
    "visale.fr",
)
# The sites of the ADIL: adil41.org, adil94.org…
_ADIL = re.compile(r"(?:.*\.)?adil[0-9ab]{0,6}\.(?:org|fr)")


def allowed_link(url: object) -> str | None:
    """``url`` when it is an https link to an allowed host, else None."""
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    known = _ADIL.fullmatch(host) is not None or any(
        host == allowed or host.endswith(f".{allowed}") for allowed in ALLOWED_HOSTS
    )
    return url if parts.scheme == "https" and known and not parts.username else None


def merge(raw: Iterable[dict[str, Any]], sign: Callable[[str], str]) -> dict[str, Any]:
    """Build the public answer.

    Args:
        raw: Rasa's messages: texts with buttons, each followed or not by a ``custom``.
        sign: makes a button's payload opaque.

    Returns:
        ``{"messages": […], "status": …, "handoff": …}``; ``messages`` is empty when the bot said
        nothing, ``handoff`` says when it offers to speak to a person.
    """
    messages: list[dict[str, Any]] = []
    statuses: list[str] = []
    unfinished = False  # Rasa sends a text without buttons in one piece for each paragraph
    for item in raw:
        text = item.get("text")
        custom = item.get("custom")
        if isinstance(text, str) and text.strip():
            message = _message(text.strip(), item.get("buttons"), sign)
            if unfinished and not message["buttons"]:
                messages[-1]["text"] += f"\n\n{message['text']}"
            else:
                messages.append(message)
            unfinished = not message["buttons"]
        if isinstance(custom, dict):
            unfinished = False
            if not messages:
                messages.append(_message("", None, sign))
            _add_details(messages[-1], custom, sign)
            if custom.get("status") in STATUSES:
                statuses.append(custom["status"])
    telling = (status for status in ("error", "handed_off") if status in statuses)
    status = next(telling, statuses[-1] if statuses else "answered")
    offered = {"status": "offered", "person": None} if status == "handed_off" else None
    return {"messages": messages, "status": status, "handoff": offered}


def _message(text: str, buttons: object, sign: Callable[[str], str]) -> dict[str, Any]:
    return {
        "text": text,
        "buttons": [
            {"title": str(button["title"]), "payload": sign(str(button["payload"]))}
            for button in _dicts(buttons)
            if button.get("title") and button.get("payload")
        ],
        "result": None,
        "results": [],
        "sources": [],
        "known": [],
        "progress": None,
    }


def _add_details(
    message: dict[str, Any], custom: dict[str, Any], sign: Callable[[str], str]
) -> None:
    if isinstance(custom.get("result"), dict):
        message["result"] = _result(custom["result"])
    message["results"] = [_result(result) for result in _dicts(custom.get("results"))]
    message["sources"] += [
        {
            "title": source.get("title"),
            "reference": source.get("reference"),
            "url": allowed_link(source.get("url")),
            "valid_from": source.get("valid_from"),
        }
        for source in _dicts(custom.get("sources"))
    ]
    message["known"] += [
        {**known, "payload": sign(str(known["payload"])) if known.get("payload") else None}
        for known in _dicts(custom.get("known"))
    ]
    if isinstance(custom.get("progress"), dict):
        message["progress"] = custom["progress"]


def _result(result: dict[str, Any]) -> dict[str, Any]:
    references = [
        {**reference, "url": allowed_link(reference.get("url"))}
        for reference in _dicts(result.get("references"))
    ]
    return {**result, "references": references}


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def plain_message(text: str) -> dict[str, Any]:
    """A message of the gateway itself."""
    return _message(text, None, str)
