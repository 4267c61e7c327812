"""Lists of words kept in data files beside the extractors."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def lines(name: str) -> list[str]:
    """Lines of a list, without its comments."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@lru_cache(maxsize=4)
def words(name: str) -> frozenset[str]:
    """Words of a list."""
    return frozenset(" ".join(lines(name)).split())


def first_names() -> frozenset[str]:
    """Usual first names, folded."""
    return words("first_names.txt")
