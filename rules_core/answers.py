"""Small pieces that every rule uses to put an answer together."""

from __future__ import annotations

from collections.abc import Iterable

from rules_core.parameter_types import Parameter
from rules_core.results import Condition, Confidence, Notice, Reference, Status


def unique(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references in order, each once."""
    return tuple(dict.fromkeys(references))


def lowest_confidence(parameters: Iterable[Parameter]) -> Confidence:
    """medium as soon as one of the parameters is."""
    return "medium" if any(item.confidence == "medium" for item in parameters) else "high"


def medium_notice(parameter: Parameter) -> Notice:
    """Warns that a figure rests on a single source."""
    return Notice(
        "medium_confidence",
        "Ce chiffre vient d’une seule source ou d’un calcul de contrôle "
        f"({parameter.source.title}). Faites-le confirmer avant de décider.",
    )


def status(known: bool | None) -> Status:
    """True, False, unknown → met, not met, not verified."""
    if known is None:
        return "not_verified"
    return "met" if known else "not_met"


def unverified(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """Labels of the conditions that could not be checked."""
    return tuple(item.label for item in conditions if item.status == "not_verified")


def failed(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """The conditions that are not met."""
    return tuple(item for item in conditions if item.status == "not_met")
