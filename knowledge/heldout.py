"""Is every card found by its own wordings, each taken out of the index in turn?

The questions of the evaluation do not reach every card; this does. A card that its own wordings do
not find says too little, or the same as another: mend its wordings or merge the two. Shares are
for comparing cards, not the product's: the axes of subjects were learnt with these wordings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.encoder import Vectors
from knowledge.library.card import Card
from knowledge.search.calibration import Weights
from knowledge.search.groups import Groups
from knowledge.search.letters import LetterIndex
from knowledge.search.semantic import SemanticIndex, card_sentences

_CHUNK = 256  # wordings compared at once, to bound the memory used


@dataclass(frozen=True)
class HeldOut:
    """How one card is found by its wordings that the index was denied.

    Attributes:
        first, third: share of them for which the card comes first, or among the first three.
        missed: those for which it does not come first, with the card that does.
    """

    card_id: str
    first: float
    third: float
    missed: tuple[tuple[str, str], ...]


def held_out(
    cards: Sequence[Card],
    meaning: SemanticIndex | None,
    letters: LetterIndex,
    weights: Weights,
    step: int = 1,
) -> list[HeldOut]:
    """Report of every card, the worst first.

    Args:
        step: try one wording in ``step``.
    """
    sentences = [card_sentences(card) for card in cards]
    groups = Groups.of([len(group) for group in sentences])
    tried = np.array(  # neither the title nor the answer, the first and the last of each card
        [row for rows in groups.members for row in rows[rows >= 0][1:-1:step]], dtype=np.intp
    )
    ranks: dict[int, list[tuple[int, str, str]]] = {}
    flat = [sentence for group in sentences for sentence in group]
    owners = groups.owners
    for row, likeness in _likenesses(tried, meaning, letters, weights):
        likeness[row] = -np.inf
        scores = groups.closest(likeness)
        owner = int(owners[row])
        rank = int((scores > scores[owner]).sum()) + 1
        winner = cards[int(scores.argmax())].id
        ranks.setdefault(owner, []).append((rank, flat[row], winner))
    found = [_report(cards[owner].id, tries) for owner, tries in ranks.items()]
    return sorted(found, key=lambda report: (report.first, report.third, report.card_id))


def _likenesses(
    tried: np.ndarray[tuple[int], np.dtype[np.intp]],
    meaning: SemanticIndex | None,
    letters: LetterIndex,
    weights: Weights,
) -> Iterator[tuple[int, Vectors]]:
    rows = letters.sentences.tocsr()
    for start in range(0, len(tried), _CHUNK):
        chunk = tried[start : start + _CHUNK]
        likeness = weights.letters * (rows[chunk] @ rows.T).toarray()
        if meaning is not None:
            likeness += weights.meaning * (meaning.subjects[chunk] @ meaning.subjects.T)
        yield from zip(map(int, chunk), likeness.astype(np.float32), strict=True)


def _report(card_id: str, tries: Sequence[tuple[int, str, str]]) -> HeldOut:
    ranks = np.array([rank for rank, _wording, _winner in tries])
    missed = tuple((wording, winner) for rank, wording, winner in tries if rank > 1)
    return HeldOut(card_id, float((ranks == 1).mean()), float((ranks <= 3).mean()), missed)
