"""Vectors of the cards' sentences: small committed files, keyed by content, never stale.

One file a theme (``vectors/<theme>.npz``), so that a card that changes rewrites little. It holds,
for every sentence, the hash of the encoder's name and of the sentence, then the vector in whole
numbers of one byte. A sentence that changed has another key: it is simply missing, and is encoded
when needed.
"""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Engine

from knowledge.encoder import SentenceEncoder, Vectors
from knowledge.encoding import encode_many
from knowledge.library.card import CARDS_DIR
from knowledge.library.loader import load_cards
from knowledge.library.tables import sentence_vectors
from knowledge.search.fulltext import full_text_for
from knowledge.search.outside import OUTSIDE_FILE, outside_questions
from knowledge.search.semantic import card_sentences

VECTORS_FOLDER = Path(__file__).with_name("vectors")

_KEY_BYTES = 16
# Largest value: the search finds the same cards as with 127, and the files are an eighth smaller.
_LARGEST = 63

HalfVector = NDArray[np.float16]


class SmallVector(NamedTuple):
    """A vector in small whole numbers: its ``values`` times its ``scale``."""

    scale: np.float32
    values: NDArray[np.int8]

    @classmethod
    def of(cls, vector: Vectors) -> SmallVector:
        """The closest to ``vector``."""
        scale = np.float32(max(float(np.abs(vector).max()), 1e-9) / _LARGEST)
        return cls(scale, np.round(vector / scale).astype(np.int8))

    def whole(self) -> Vectors:
        """The vector, within half a step of its values."""
        return self.values.astype(np.float32) * self.scale


def vector_key(encoder_name: str, sentence: str) -> str:
    """Key of a sentence for an encoder, hexadecimal."""
    digest = hashlib.blake2b(f"{encoder_name}\0{sentence}".encode(), digest_size=_KEY_BYTES)
    return digest.hexdigest()


def read_shards(folder: Path = VECTORS_FOLDER) -> dict[str, dict[str, SmallVector]]:
    """Vectors by key, for each file by its name without suffix; nothing when there is no folder."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.npz"))}


def write_shard(vectors: Mapping[str, SmallVector], path: Path) -> None:
    """Write vectors in the order of their keys, so that equal content gives an equal file."""
    ordered = sorted(vectors)
    keys = np.array([list(bytes.fromhex(key)) for key in ordered], dtype=np.uint8)
    values = np.array([vectors[key].values for key in ordered], dtype=np.int8)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            keys=keys,
            scales=np.array([vectors[key].scale for key in ordered], dtype=np.float32),
            values=np.ascontiguousarray(values.T),  # value after value: a tenth smaller
        )


def _read(path: Path) -> dict[str, SmallVector]:
    with np.load(path, allow_pickle=False) as archive:
        keys, scales, values = archive["keys"], archive["scales"], archive["values"].T.copy()
    hexadecimal = (bytes(key).hex() for key in keys)
    return dict(zip(hexadecimal, map(SmallVector, scales, values), strict=True))


def sentences_by_file(cards_folder: Path = CARDS_DIR) -> dict[str, list[str]]:
    """What each file holds: the sentences of a theme's cards, the questions that none answers."""
    by_file = {OUTSIDE_FILE.partition(".")[0]: list(outside_questions(cards_folder))}
    files, _problems = load_cards(cards_folder)
    for card in (file.card for file in files):
        by_file.setdefault(card.theme, []).extend(card_sentences(card))
    return by_file


@dataclass(frozen=True)
class VectorChanges:
    """What :func:`refresh_vectors` did, in sentences, and the files that it wrote or removed."""

    kept: int
    encoded: int
    dropped: int
    files: tuple[str, ...]


def refresh_vectors(
    sentences: Mapping[str, Iterable[str]], encoder: SentenceEncoder, folder: Path = VECTORS_FOLDER
) -> VectorChanges:
    """Bring the files up to date: encode what they lack, drop what no card says any more.

    A file whose sentences are the same is not touched.

    Args:
        sentences: of each file, by its name without suffix.
    """
    wanted = {
        name: {vector_key(encoder.name, sentence): sentence for sentence in of_shard}
        for name, of_shard in sentences.items()
    }
    shards = read_shards(folder)
    known = dict(ChainMap(*shards.values()))
    texts = dict(ChainMap(*wanted.values()))
    missing = [key for key in texts if key not in known]
    encoded = encode_many([texts[key] for key in missing], encoder)
    vectors = known | dict(zip(missing, map(SmallVector.of, encoded), strict=True))
    changed = []
    for name in sorted({*wanted, *shards}):
        keys = wanted.get(name, {}).keys()
        if not keys:
            (folder / f"{name}.npz").unlink(missing_ok=True)
        elif name not in shards or keys != shards[name].keys():
            write_shard({key: vectors[key] for key in keys}, folder / f"{name}.npz")
        else:
            continue
        changed.append(name)
    kept = len(texts) - len(missing)
    return VectorChanges(kept, len(missing), len(known) - kept, tuple(changed))


def sentence_matrix(
    sentences: Sequence[str],
    encoder: SentenceEncoder,
    engine: Engine,
    folder: Path = VECTORS_FOLDER,
) -> Vectors:
    """Vectors of ``sentences`` in order: from the files, then the database, else encoded now.

    What had to be encoded is left in the database for the next process.
    """
    keys = [vector_key(encoder.name, sentence) for sentence in sentences]
    files = ChainMap(*read_shards(folder).values())
    known: dict[str, NDArray[np.floating[Any]]] = {
        key: files[key].whole() for key in keys if key in files
    }
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
