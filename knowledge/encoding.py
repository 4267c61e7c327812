"""Many sentences at once: shared among the machine's cores, since the encoder uses one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

from knowledge.encoder import SentenceEncoder, Vectors, open_encoder

#: Sentences from which another process, which takes two seconds to start, saves time.
WORTH_SHARING = 400
_CHUNK = 64


def encode_many(sentences: Sequence[str], encoder: SentenceEncoder) -> Vectors:
    """Vectors of ``sentences``, shape (number of sentences, dimensions).

    Args:
        encoder: this process's encoder; only :func:`open_encoder`'s is shared with other processes.
    """
    workers = os.cpu_count() or 1
    if len(sentences) < WORTH_SHARING or workers < 2 or encoder is not open_encoder():
        return encoder.encode(sentences)
    chunks = [sentences[start : start + _CHUNK] for start in range(0, len(sentences), _CHUNK)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return np.concatenate(list(pool.map(_encode, chunks)))


def _encode(sentences: Sequence[str]) -> Vectors:
    encoder = open_encoder()
    if encoder is None:
        raise RuntimeError("no sentence encoder in this process")
    return encoder.encode(sentences)
