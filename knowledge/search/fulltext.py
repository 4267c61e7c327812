"""Full text search of the cards: one interface, SQLite FTS5 and PostgreSQL behind it.

Both index the same text, already cut into French stems (neither engine stems French the same way,
nor accepts missing accents), in three fields that weigh differently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.engine import Connection

from knowledge.library.card import PLACEHOLDER, Card
from knowledge.search.query import index_terms


@dataclass(frozen=True)
class Document:
    """A card as the index sees it: index terms of each field."""

    title: tuple[str, ...]
    wordings: tuple[str, ...]
    body: tuple[str, ...]

    def all_terms(self) -> frozenset[str]:
        """Every distinct term."""
        return frozenset((*self.title, *self.wordings, *self.body))

    @classmethod
    def of(cls, card: Card) -> Document:
        """The document of a card; placeholders are no text."""
        return cls(
            title=tuple(index_terms(card.title)),
            wordings=tuple(term for wording in card.wordings for term in index_terms(wording)),
            body=tuple(index_terms(PLACEHOLDER.sub(" ", card.body))),
        )


# How much a term counts by the field it is found in.
FIELD_WEIGHTS = {"title": 4.0, "wordings": 3.0, "body": 1.0}


class FullText(Protocol):
    """Where documents are indexed and ranked."""

    def prepare(self, connection: Connection) -> None:
        """Create what the index needs, if it is not there."""

    def lock(self, connection: Connection) -> None:
        """Keep other processes from indexing until the transaction ends."""

    def write(self, connection: Connection, documents: Mapping[str, Document]) -> None:
        """Index ``documents`` by card id, in place of what was indexed under these ids."""

    def remove(self, connection: Connection, ids: Sequence[str]) -> None:
        """Forget these cards."""

    def rank(
        self, connection: Connection, weights: Mapping[str, float], limit: int
    ) -> dict[str, float]:
        """Cards that hold at least one term, with a score (higher is better), best first.

        Args:
            weights: term → how much it counts (rarer terms count more).
        """


def full_text_for(dialect: str) -> FullText:
    """The full text search of a database, by SQLAlchemy's name of its dialect.

    Raises:
        ValueError: no full text search is known for it.
    """
    from knowledge.search.fulltext_postgresql import PostgresFullText  # noqa: PLC0415
    from knowledge.search.fulltext_sqlite import SqliteFullText  # noqa: PLC0415

    known: dict[str, FullText] = {"sqlite": SqliteFullText(), "postgresql": PostgresFullText()}
    if dialect not in known:
        raise ValueError(f"base de données non prise en charge : {dialect}")
    return known[dialect]
