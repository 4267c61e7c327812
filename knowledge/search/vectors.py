"""Vectors of the cards' sentences: a small committed file, keyed by content, never stale.

The file holds, for every sentence, the hash of the encoder's name and of the sentence. A sentence
that changed has another key: it is simply missing, and is encoded when needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Engine

from knowledge.encoder import SentenceEncoder, Vectors
from knowledge.encoding import encode_many
from knowledge.library.tables import sentence_vectors
from knowledge.search.fulltext import full_text_for

VECTORS_FILE = Path(__file__).with_name("vectors.npz")

_KEY_BYTES = 16

HalfVector = NDArray[np.float16]


def vector_key(encoder_name: str, sentence: str) -> str:
    """Key of a sentence for an encoder, hexadecimal."""
    digest = hashlib.blake2b(f"{encoder_name}\0{sentence}".encode(), digest_size=_KEY_BYTES)
    return digest.hexdigest()


def read_vectors(path: Path = VECTORS_FILE) -> dict[str, HalfVector]:
    """Vectors of a file by key; nothing when there is no file."""
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as archive:
        keys, vectors = archive["keys"], archive["vectors"]
    return {bytes(key).hex(): vector for key, vector in zip(keys, vectors, strict=True)}


def write_vectors(vectors: Mapping[str, HalfVector], path: Path = VECTORS_FILE) -> None:
    """Write vectors in the order of their keys, so that equal content gives an equal file."""
    ordered = sorted(vectors)
    keys = np.array([list(bytes.fromhex(key)) for key in ordered], dtype=np.uint8)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            keys=keys.reshape(len(ordered), _KEY_BYTES),
            vectors=np.array([vectors[key] for key in ordered], dtype=np.float16),
        )


@dataclass(frozen=True)
class VectorChanges:
    """What :func:`refresh_vectors` did, in sentences."""

    kept: int
    encoded: int
    dropped: int


def refresh_vectors(
    sentences: Iterable[str], encoder: SentenceEncoder, path: Path = VECTORS_FILE
) -> VectorChanges:
    """Bring the file up to date: encode what it lacks, drop what no card says any more."""
    wanted = {vector_key(encoder.name, sentence): sentence for sentence in sentences}
    known = read_vectors(path)
    missing = [key for key in wanted if key not in known]
    encoded = encode_many([wanted[key] for key in missing], encoder).astype(np.float16)
    fresh = {key: known[key] for key in wanted if key in known}
    changes = VectorChanges(len(fresh), len(missing), len(known) - len(fresh))
    fresh.update(zip(missing, encoded, strict=True))
    if changes.encoded or changes.dropped:
        write_vectors(fresh, path)
    return changes


def sentence_matrix(
    sentences: Sequence[str], encoder: SentenceEncoder, engine: Engine, path: Path = VECTORS_FILE
) -> Vectors:
    """Vectors of ``sentences`` in order: from the file, then the database, else encoded now.

    What had to be encoded is left in the database for the next process.
    """
    keys = [vector_key(encoder.name, sentence) for sentence in sentences]
    known = read_vectors(path)
    missing = {key: text for key, text in zip(keys, sentences, strict=True) if key not in known}
    if missing:
        with engine.connect() as connection:
            stored = _stored_vectors(connection, missing)
        known.update(stored)
        missing = {key: text for key, text in missing.items() if key not in stored}
    if missing:
        vectors = encode_many(list(missing.values()), encoder).astype(np.float16)
        fresh = dict(zip(missing, vectors, strict=True))
        _store_vectors(engine, fresh)
        known.update(fresh)
    matrix = np.array([known[key] for key in keys], dtype=np.float32)
    return matrix.reshape(len(sentences), encoder.dimensions)


def _stored_vectors(connection: Connection, keys: Collection[str]) -> dict[str, HalfVector]:
    rows = connection.execute(select(sentence_vectors))
    return {row.key: np.frombuffer(row.vector, np.float16) for row in rows if row.key in keys}


def _store_vectors(engine: Engine, fresh: Mapping[str, HalfVector]) -> None:
    with engine.begin() as connection:
        full_text_for(engine.dialect.name).lock(connection)
        stored = _stored_vectors(connection, fresh)  # another process may have been faster
        rows = [
            {"key": key, "vector": vector.tobytes()}
            for key, vector in fresh.items()
            if key not in stored
        ]
        if rows:
            connection.execute(insert(sentence_vectors), rows)
