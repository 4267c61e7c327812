"""``bailclair privacy``: erase what is over, one conversation, or all of them."""

from __future__ import annotations

import argparse

from knowledge.settings import Settings

HELP = "efface des conversations"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    actions.add_parser(
        "purge",
        help="efface les conversations terminées et plus vieilles que RETENTION_DAYS",
        description="Efface les conversations terminées et plus vieilles que RETENTION_DAYS.",
    )
    erase = actions.add_parser(
        "erase",
        help="efface une conversation, ou toutes",
        description="Efface une conversation, ou toutes.",
    )
    which = erase.add_mutually_exclusive_group(required=True)
    which.add_argument("conversation", nargs="?", help="identifiant de la conversation")
    which.add_argument("--all", action="store_true", help="toutes les conversations")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Erase, and say how many."""
    # Here: keeps --help instant.
    from bot.gateway.talk.erasure import Records, erase_all, erase_one, purge  # noqa: PLC0415
    from bot.supervisor.run_files import tracker_url  # noqa: PLC0415
    from knowledge.database import open_engine  # noqa: PLC0415

    engine = open_engine(tracker_url(settings))
    records = Records.open(engine, settings.session_minutes)
    try:
        if options.action == "purge":
            count = purge(records, settings.retention_days)
        elif options.all:
            count = erase_all(records)
        else:
            count = erase_one(records, options.conversation)
    finally:
        engine.dispose()
    print(f"{count} conversation{'s' if count > 1 else ''} effacée{'s' if count > 1 else ''}.")
    return 0
