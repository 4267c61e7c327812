"""Cards that staff took out of use at once, with the reason; every process sees it immediately."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import Column, Float, String, Table, Text, delete, insert, select
from sqlalchemy.engine import Engine

from knowledge.database import metadata

suspended_cards = Table(
    "suspended_cards",
    metadata,
    Column("card_id", String(120), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("who", String(40), nullable=False),
    # Seconds since 1970, UTC.
    Column("at", Float, nullable=False),
)


@dataclass(frozen=True)
class Suspension:
    """A card out of use: why, by whom, since when (seconds since 1970)."""

    card_id: str
    reason: str
    who: str
    at: float


def suspend(engine: Engine, card_id: str, reason: str, who: str) -> None:
    """Take a card out of use; a second time changes the reason."""
    with engine.begin() as connection:
        connection.execute(delete(suspended_cards).where(suspended_cards.c.card_id == card_id))
        connection.execute(
            insert(suspended_cards).values(card_id=card_id, reason=reason, who=who, at=time.time())
        )


def restore(engine: Engine, card_id: str) -> None:
    """Put a card back into use."""
    with engine.begin() as connection:
        connection.execute(delete(suspended_cards).where(suspended_cards.c.card_id == card_id))


def suspensions(engine: Engine) -> dict[str, Suspension]:
    """Every card out of use, by id."""
    with engine.connect() as connection:
        rows = connection.execute(select(suspended_cards)).all()
    return {row.card_id: Suspension(row.card_id, row.reason, row.who, row.at) for row in rows}


def suspended_ids(engine: Engine) -> frozenset[str]:
    """Ids of the cards out of use."""
    with engine.connect() as connection:
        return frozenset(connection.execute(select(suspended_cards.c.card_id)).scalars())
