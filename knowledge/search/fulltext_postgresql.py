"""PostgreSQL full text, ranked by ``ts_rank`` and the rarity of each term.

``ts_rank`` does not know how rare a term is, so each term is ranked by itself and weighted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from sqlalchemy import text
from sqlalchemy.engine import Connection

from knowledge.search.fulltext import FIELD_WEIGHTS, Document

_LOCK_KEY = 0x6361_7264  # "card": any number that is the same in every process
_HEAVIEST = max(FIELD_WEIGHTS.values())
# Order of ts_rank's weights: D, C, B, A.
_WEIGHTS = [0.0, *(FIELD_WEIGHTS[name] / _HEAVIEST for name in ("body", "wordings", "title"))]
_LENGTH = 1  # divides by 1 + log of the document's length

_CREATE = (
    text(
        "CREATE TABLE IF NOT EXISTS cards_fulltext "
        "(card_id VARCHAR(120) PRIMARY KEY, document TSVECTOR NOT NULL)"
    ),
    text("CREATE INDEX IF NOT EXISTS ix_cards_fulltext ON cards_fulltext USING gin (document)"),
)
_LOCK = text("SELECT pg_advisory_xact_lock(:key)")
_DELETE = text("DELETE FROM cards_fulltext WHERE card_id = ANY(:ids)")
_INSERT = text(
    "INSERT INTO cards_fulltext (card_id, document) VALUES (:id, "
    "setweight(to_tsvector('simple', :title), 'A') || "
    "setweight(to_tsvector('simple', :wordings), 'B') || "
    "setweight(to_tsvector('simple', :body), 'C'))"
)
_COUNT = text("SELECT count(*) FROM cards_fulltext")
_FREQUENCIES = text(
    "SELECT term, count(*) AS cards FROM unnest(CAST(:terms AS text[])) AS term "
    "JOIN cards_fulltext ON document @@ plainto_tsquery('simple', term) GROUP BY term"
)
_RANK = text(
    "SELECT card_id, sum(weight * ts_rank(CAST(:field_weights AS real[]), document, "
    "plainto_tsquery('simple', term), :length)) AS score "
    "FROM unnest(CAST(:terms AS text[]), CAST(:weights AS float8[])) AS asked(term, weight) "
    "JOIN cards_fulltext ON document @@ plainto_tsquery('simple', term) "
    "GROUP BY card_id ORDER BY score DESC, card_id LIMIT :limit"
)


class PostgresFullText:
    """See :class:`knowledge.search.fulltext.FullText`."""

    def prepare(self, connection: Connection) -> None:
        """Create the table of documents and its index."""
        for statement in _CREATE:
            connection.execute(statement)

    def lock(self, connection: Connection) -> None:
        """Wait for any other process that is indexing."""
        connection.execute(_LOCK, {"key": _LOCK_KEY})

    def write(self, connection: Connection, documents: Mapping[str, Document]) -> None:
        """Index documents."""
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
            connection.execute(_DELETE, {"ids": list(ids)})

    def rank(
        self, connection: Connection, weights: Mapping[str, float], limit: int
    ) -> dict[str, float]:
        """Sum over the terms of weight × rarity × ``ts_rank``."""
        if not weights:
            return {}
        total = connection.execute(_COUNT).scalar_one()
        rows = connection.execute(_FREQUENCIES, {"terms": list(weights)})
        found = {row.term: row.cards for row in rows}
        rarity = {
            term: math.log((total - count + 0.5) / (count + 0.5) + 1.0)
            for term, count in found.items()
        }
        parameters = {
            "terms": list(rarity),
            "weights": [weights[term] * rarity[term] for term in rarity],
            "field_weights": _WEIGHTS,
            "length": _LENGTH,
            "limit": limit,
        }
        return {row.card_id: row.score for row in connection.execute(_RANK, parameters)}
