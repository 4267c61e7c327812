"""What a card said before: each version of it that this service has seen, with its day.

Git is not there at run time, so the service keeps its own record: whenever the cards are read and
one has changed, its new version is written down. The first version is the one the service was
installed with.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import Column, Date, Integer, String, Table, Text, func, insert, select
from sqlalchemy.engine import Connection

from knowledge.database import metadata
from knowledge.library.card import Card

card_versions = Table(
    "card_versions",
    metadata,
    Column("card_id", String(120), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("seen_on", Date, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("verified_on", Date, nullable=False),
)

_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")


@dataclass(frozen=True)
class Version:
    """One version of a card.

    Attributes:
        number: 1 for the one the service was installed with.
        seen_on: day the service first read it.
        sources: one source a line, title and reference.
    """

    number: int
    seen_on: date
    title: str
    body: str
    sources: str
    valid_from: date | None
    valid_to: date | None
    verified_on: date


@dataclass(frozen=True)
class Change:
    """From one version to the next.

    Attributes:
        seen_on: day the service first read the newer version.
        verified_on: day the newer version was verified.
        removed: sentences that are gone.
        added: sentences that are new.
        dates: French names of the dates that changed, with their new value.
        sources: whether the list of sources changed.
    """

    seen_on: date
    verified_on: date
    removed: tuple[str, ...]
    added: tuple[str, ...]
    dates: tuple[tuple[str, date | None], ...]
    sources: bool


def record_versions(connection: Connection, cards: Iterable[Card], day: date) -> list[str]:
    """Write down the cards that are not as last seen; returns their ids."""
    columns = card_versions.c
    last = (
        select(columns.card_id, func.max(columns.number).label("number"))
        .group_by(columns.card_id)
        .subquery()
    )
    known = {
        row.card_id: row
        for row in connection.execute(
            select(columns.card_id, columns.number, columns.content_hash).join(
                last, (columns.card_id == last.c.card_id) & (columns.number == last.c.number)
            )
        )
    }
    rows = [
        {
            "card_id": card.id,
            "number": known[card.id].number + 1 if card.id in known else 1,
            "seen_on": day,
            "content_hash": card.content_hash,
            "title": card.title,
            "body": card.body,
            "sources": "\n".join(
                " · ".join(filter(None, (source.title, source.reference)))
                for source in card.sources
            ),
            "valid_from": card.valid_from,
            "valid_to": card.valid_to,
            "verified_on": card.verified_on,
        }
        for card in cards
        if card.id not in known or known[card.id].content_hash != card.content_hash
    ]
    if rows:
        connection.execute(insert(card_versions), rows)
    return [str(row["card_id"]) for row in rows]


def read_versions(connection: Connection, card_id: str) -> list[Version]:
    """Versions of a card, oldest first."""
    columns = card_versions.c
    rows = connection.execute(
        select(card_versions).where(columns.card_id == card_id).order_by(columns.number)
    )
    return [
        Version(
            number=row.number,
            seen_on=row.seen_on,
            title=row.title,
            body=row.body,
            sources=row.sources,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            verified_on=row.verified_on,
        )
        for row in rows
    ]


def changes(versions: list[Version]) -> list[Change]:
    """What changed from each version to the next that a reader sees, latest first."""
    return [change for pair in pairwise(versions) if (change := _change(*pair)) is not None][::-1]


def _change(old: Version, new: Version) -> Change | None:
    before, after = _sentences(old), _sentences(new)
    lines = list(difflib.ndiff(before, after))
    found = Change(
        seen_on=new.seen_on,
        verified_on=new.verified_on,
        removed=tuple(line[2:] for line in lines if line.startswith("- ")),
        added=tuple(line[2:] for line in lines if line.startswith("+ ")),
        dates=tuple(
            (label, value)
            for label, former, value in (
                ("en vigueur depuis", old.valid_from, new.valid_from),
                ("en vigueur jusqu’au", old.valid_to, new.valid_to),
                ("vérifiée le", old.verified_on, new.verified_on),
            )
            if former != value
        ),
        sources=old.sources != new.sources,
    )
    return found if found.removed or found.added or found.dates or found.sources else None


def _sentences(version: Version) -> list[str]:
    parts = _SENTENCE.split(f"{version.title}\n{version.body}".replace("**", ""))
    return [part.strip() for part in parts if part.strip()]
