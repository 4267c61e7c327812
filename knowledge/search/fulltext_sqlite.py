"""SQLite FTS5, ranked by its own bm25."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import text
from sqlalchemy.engine import Connection

from knowledge.search.fulltext import FIELD_WEIGHTS, Document

_CREATE = text(
    "CREATE VIRTUAL TABLE IF NOT EXISTS cards_fts USING fts5("
    "card_id UNINDEXED, title, wordings, body, tokenize = 'unicode61 remove_diacritics 0')"
)
_DELETE = text("DELETE FROM cards_fts WHERE card_id = :id")
_INSERT = text(
    "INSERT INTO cards_fts (card_id, title, wordings, body) VALUES (:id, :title, :wordings, :body)"
)
_RANK = text(
    "SELECT card_id, bm25(cards_fts, 0, :title, :wordings, :body) AS score FROM cards_fts "
    "WHERE cards_fts MATCH :match ORDER BY score LIMIT :limit"
)


class SqliteFullText:
    """See :class:`knowledge.search.fulltext.FullText`."""

    def prepare(self, connection: Connection) -> None:
        """Create the FTS5 table."""
        connection.execute(_CREATE)

    def lock(self, connection: Connection) -> None:
        """Start the write transaction now: the other writer waits instead of failing."""
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def write(self, connection: Connection, documents: Mapping[str, Document]) -> None:
        """Index documents; FTS5 has no upsert."""
        self.remove(connection, list(documents))
        rows = [
            {
                "id": card_id,
                "title": " ".join(document.title),
                "wordings": " ".join(document.wordings),
                "body": " ".join(document.body),
            }
            for card_id, document in documents.items()
        ]
        if rows:
            connection.execute(_INSERT, rows)

    def remove(self, connection: Connection, ids: Sequence[str]) -> None:
        """Forget cards."""
        if ids:
            connection.execute(_DELETE, [{"id": card_id} for card_id in ids])

    def rank(
        self, connection: Connection, weights: Mapping[str, float], limit: int
    ) -> dict[str, float]:
        """bm25 knows how rare a term is: terms of equal weight are asked for together."""
        scores: dict[str, float] = {}
        for weight in sorted(set(weights.values()), reverse=True):
            terms = [_quoted(term) for term, value in weights.items() if value == weight]
            parameters = {**FIELD_WEIGHTS, "match": " OR ".join(terms), "limit": limit}
            for row in connection.execute(_RANK, parameters):
                scores[row.card_id] = scores.get(row.card_id, 0.0) - weight * row.score
        return dict(sorted(scores.items(), key=lambda item: -item[1])[:limit])


def _quoted(term: str) -> str:
    """An FTS5 string: nothing in it is an operator."""
    return '"' + term.replace('"', '""') + '"'
