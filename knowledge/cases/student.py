"""Whether the tenant is a student, which Visale asks."""

from __future__ import annotations

import re

_STUDENT = re.compile(
    r"\b(?P<not>(?:pas|plus|ni)\s+)?(?:étudiante?s?|etudiante?s?|alternante?s?|apprentie?s?)\b",
    re.IGNORECASE,
)


def is_student(text: str) -> bool | None:
    """Whether the tenant is said to be a student, None when nothing is said."""
    said = _STUDENT.search(text)
    return None if said is None else not said["not"]
