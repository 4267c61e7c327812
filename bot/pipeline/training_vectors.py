"""Vectors of training examples, encoded once and kept in the database for the next training."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.database import metadata, open_engine
from knowledge.encoder import SentenceEncoder, Vectors
from knowledge.library.tables import sentence_vectors
from knowledge.search.vectors import sentence_matrix
from knowledge.settings import Settings


def training_vectors(texts: Sequence[str], encoder: SentenceEncoder) -> Vectors:
    """Vectors of ``texts``, shape (number of texts, dimensions); only new texts are encoded."""
    engine = open_engine(Settings.from_env().database_url)
    metadata.create_all(engine, tables=[sentence_vectors])
    return sentence_matrix(texts, encoder, engine)
