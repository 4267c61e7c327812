"""``bailclair ask "…"``: one question (or several in a row) and the replies."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.client import ServiceClient, ServiceError
from bot.commands.failure import CommandError
from knowledge.settings import Settings

HELP = "pose une question et affiche la réponse"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "questions",
        nargs="+",
        metavar="question",
        help="la question entre guillemets ; plusieurs se suivent dans la même conversation",
    )
    parser.add_argument("--json", action="store_true", help="affiche la réponse complète en JSON")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Ask; exit code 1 when an answer is an error."""
    failed = False
    with _service(settings) as client:
        try:
            for question in options.questions:
                reply = client.ask(question)
                failed = failed or reply.get("status") == "error"
                print(json.dumps(reply, ensure_ascii=False) if options.json else as_text(reply))
            client.close()
        except ServiceError as error:
            raise CommandError(str(error)) from error
    return 1 if failed else 0


@contextmanager
def _service(settings: Settings) -> Iterator[ServiceClient]:
    """The service that runs on PORT, else one of our own for the time of the question."""
    client = ServiceClient(f"http://127.0.0.1:{settings.port}")
    if settings.port and client.healthy():
        yield client
        return
    from bot.commands.temporary_service import temporary_service  # noqa: PLC0415 - rarely needed

    with temporary_service(settings) as address:
        yield ServiceClient(address)


def as_text(reply: dict[str, Any]) -> str:
    """The reply for a terminal: texts, choices, sources."""
    blocks = []
    for message in reply.get("messages", []):
        lines = [message["text"]] if message["text"] else []
        lines += [f"  [{button['title']}]" for button in message["buttons"]]
        if message["sources"]:
            lines += ["", "Sources :"]
            lines += [f"  - {_source(source)}" for source in message["sources"]]
        blocks.append("\n".join(lines))
    return "\n\n".join(block for block in blocks if block)


def _source(source: dict[str, Any]) -> str:
    named = [source.get("title"), source.get("reference"), source.get("url")]
    return ", ".join(dict.fromkeys(part for part in named if part))
