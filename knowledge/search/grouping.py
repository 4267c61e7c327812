"""Groups sentences that ask the same thing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz

from knowledge.encoder import SentenceEncoder

#: Likeness from which two sentences ask the same: of vectors (measured on close and foreign pairs
#: of our subject), of words (0 to 100) where there is no encoder.
ALIKE = 0.90
_ALIKE_WORDS = 80.0


def group_alike(sentences: Sequence[str], encoder: SentenceEncoder | None) -> list[list[int]]:
    """Positions of ``sentences``, grouped: each joins the first group whose first one is alike.

    Args:
        sentences: as people wrote them.
        encoder: None where no encoder runs: words then decide.

    Returns:
        Groups, the largest first; in a group and between equals the order given is kept.
    """
    if not sentences:
        return []
    vectors = None if encoder is None else encoder.encode(list(sentences))
    groups: list[list[int]] = []
    for position, sentence in enumerate(sentences):
        best, likeness = None, 0.0
        for group in groups:
            first = group[0]
            if vectors is None:
                score = fuzz.token_sort_ratio(sentence.lower(), sentences[first].lower())
                score = score / _ALIKE_WORDS * ALIKE
            else:
                score = float(np.dot(vectors[position], vectors[first]))
            if score >= ALIKE and score > likeness:
                best, likeness = group, score
        if best is None:
            groups.append([position])
        else:
            best.append(position)
    return sorted(groups, key=len, reverse=True)
