"""Short names people use for a longer one: « Boulogne », « Saint-Maur », « Levallois »."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from knowledge.territory.index import Index, Name
from knowledge.territory.normalize import word_set

LINK_WORDS = word_set(
    """
    sur sous en de du des d le la les l et aux au a saint sainte saints saintes notre dame
    """
)


def short_names(
    index: Index, dictionary: Collection[str], population: int
) -> Iterator[tuple[str, Name]]:
    """Beginnings of the names of communes of ``population`` inhabitants or more.

    A beginning that is only an everyday word (« Bourg », « Pont ») is no name.
    """
    for name in index.names:
        if name.commune.population < population or name.commune.parent_code:
            continue
        words = name.key.split(" ")
        for length in range(1, len(words)):
            head = words[:length]
            own = [word for word in head if word not in LINK_WORDS]
            if head[-1] in LINK_WORDS or (len(own) == 1 and own[0] in dictionary):
                continue
            yield " ".join(head), name
