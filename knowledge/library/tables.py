"""Tables of the cards: one row a card, its sources and its other wordings beside it."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from knowledge.database import metadata

cards = Table(
    "cards",
    metadata,
    Column("id", String(120), primary_key=True),
    Column("theme", String(80), nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    # Short closed lists, space-separated: read whole, never joined on.
    Column("audience", String(80), nullable=False),
    Column("schemes", String(200), nullable=False),
    Column("documents", String(80), nullable=False),
    Column("errata", String(200), nullable=False),
    Column("related", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("verified_on", Date, nullable=False),
    Column("confidence", String(10), nullable=False),
    Column("content_hash", String(64), nullable=False),
)

card_sources = Table(
    "card_sources",
    metadata,
    Column("card_id", ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("reference", Text),
    Column("url", Text),
    Column("date", Date),
)

card_wordings = Table(
    "card_wordings",
    metadata,
    Column("card_id", ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("wording", Text, nullable=False),
)

# What a card concludes for those whose case is known, in JSON.
card_conclusions = Table(
    "card_conclusions",
    metadata,
    Column("card_id", ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True),
    Column("conclusions", Text, nullable=False),
)

# What each card was indexed from: the card, the lexicon and the way of cutting words.
card_index_keys = Table(
    "card_index_keys",
    metadata,
    Column("card_id", String(120), primary_key=True),
    Column("key", String(64), nullable=False),
)

# The vectors that the committed file lacks, so that one process encodes a text once for all.
sentence_vectors = Table(
    "sentence_vectors",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

Index("ix_cards_theme", cards.c.theme)

CARD_TABLES = (
    cards,
    card_sources,
    card_wordings,
    card_conclusions,
    card_index_keys,
    sentence_vectors,
)
