"""Cards in the database: what changed since the last time is written, nothing else is touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from knowledge.library.card import Card, Source
from knowledge.library.conclusions import from_json, to_json
from knowledge.library.tables import card_conclusions, card_sources, card_wordings, cards

_LISTS = ("audience", "schemes", "documents", "errata", "related")


@dataclass(frozen=True)
class Changes:
    """What :func:`sync_cards` did, by card id."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.written or self.removed)


def stored_hashes(connection: Connection) -> dict[str, str]:
    """Content hash of every stored card, by id."""
    rows = connection.execute(select(cards.c.id, cards.c.content_hash))
    return {row.id: row.content_hash for row in rows}


def sync_cards(connection: Connection, wanted: Iterable[Card]) -> Changes:
    """Make the stored cards equal to ``wanted``; a card whose content hash is unchanged is kept."""
    by_id = {card.id: card for card in wanted}
    stored = stored_hashes(connection)
    removed = sorted(stored.keys() - by_id.keys())
    changed = [card for card in by_id.values() if stored.get(card.id) != card.content_hash]
    delete_cards(connection, [*removed, *(card.id for card in changed if card.id in stored)])
    if changed:
        connection.execute(insert(cards), [_card_row(card) for card in changed])
        connection.execute(insert(card_sources), list(_source_rows(changed)))
        connection.execute(insert(card_wordings), list(_wording_rows(changed)))
        if concluding := [card for card in changed if card.for_you]:
            connection.execute(insert(card_conclusions), [*map(_conclusions_row, concluding)])
    return Changes(tuple(card.id for card in changed), tuple(removed))


def delete_cards(connection: Connection, ids: list[str]) -> None:
    """Remove cards with everything that hangs on them."""
    for table, column in (
        (card_sources, card_sources.c.card_id),
        (card_wordings, card_wordings.c.card_id),
        (card_conclusions, card_conclusions.c.card_id),
        (cards, cards.c.id),
    ):
        if ids:
            connection.execute(delete(table).where(column.in_(ids)))


def read_cards(connection: Connection) -> list[Card]:
    """Every stored card, ordered by id."""
    sources: dict[str, list[Source]] = defaultdict(list)
    for row in connection.execute(
        select(card_sources).order_by(card_sources.c.card_id, card_sources.c.position)
    ):
        sources[row.card_id].append(Source(row.title, row.reference, row.url, row.date))
    wordings: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(card_wordings).order_by(card_wordings.c.card_id, card_wordings.c.position)
    ):
        wordings[row.card_id].append(row.wording)
    concluding = {
        row.card_id: from_json(row.conclusions)
        for row in connection.execute(select(card_conclusions))
    }
    rows = connection.execute(select(cards).order_by(cards.c.id)).mappings()
    return [
        _card(
            row,
            sources=tuple(sources[row["id"]]),
            wordings=tuple(wordings[row["id"]]),
            for_you=concluding.get(row["id"], ()),
        )
        for row in rows
    ]


def _card(row: Mapping[str, Any], **parts: Any) -> Card:
    values = dict(row)
    values.update({name: tuple(values[name].split()) for name in _LISTS})
    values["errata"] = tuple(int(number) for number in values["errata"])
    return Card(**values, **parts)


def _card_row(card: Card) -> dict[str, Any]:
    row = {column.name: getattr(card, column.name) for column in cards.columns}
    row.update({name: " ".join(map(str, getattr(card, name))) for name in _LISTS})
    return row


def _source_rows(changed: Iterable[Card]) -> Iterable[dict[str, Any]]:
    for card in changed:
        for position, source in enumerate(card.sources):
            yield {
                "card_id": card.id,
                "position": position,
                "title": source.title,
                "reference": source.reference,
                "url": source.url,
                "date": source.date,
            }


def _conclusions_row(card: Card) -> dict[str, str]:
    return {"card_id": card.id, "conclusions": to_json(card.for_you)}


def _wording_rows(changed: Iterable[Card]) -> Iterable[dict[str, Any]]:
    for card in changed:
        for position, wording in enumerate(card.wordings):
            yield {"card_id": card.id, "position": position, "wording": wording}
