"""Small pieces that every rule uses to put an answer together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rules_core.french import HARD, lower_first, plural
from rules_core.parameter_types import Parameter
from rules_core.results import Condition, Confidence, Notice, Reference, Status, Verdict


def unique(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references in order, each once."""
    return tuple(dict.fromkeys(references))


def lowest_confidence(parameters: Iterable[Parameter]) -> Confidence:
    """medium as soon as one of the parameters is."""
    return "medium" if any(item.confidence == "medium" for item in parameters) else "high"


#: Warns that a figure rests on a single source; the references say which.
MEDIUM_NOTICE = Notice(
    "medium_confidence",
    "Un chiffre de cette réponse vient d’une seule source, ou d’un calcul de contrôle. Faites-le "
    "confirmer par votre ADIL avant de décider.",
)


def status(known: bool | None) -> Status:
    """True, False, unknown → met, not met, not verified."""
    if known is None:
        return "not_verified"
    return "met" if known else "not_met"


def check(code: str, known: bool | None, rule: str, problem: str) -> Condition:
    """A condition worded as the rule while it may hold, as the problem once it does not."""
    return Condition(code, problem if known is False else rule, status(known))


def unverified(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """Labels of the conditions that could not be checked."""
    return tuple(item.label for item in conditions if item.status == "not_verified")


def judge(conditions: Iterable[Condition]) -> Verdict:
    """no as soon as one condition fails, yes when all are met, conditional in between."""
    found = {item.status for item in conditions}
    if "not_met" in found:
        return Verdict.NOT_ELIGIBLE
    return Verdict.CONDITIONAL if "not_verified" in found else Verdict.ELIGIBLE


def judgement(conditions: Sequence[Condition], subject: str) -> str:
    """The verdict of :func:`judge` in words.

    Args:
        conditions: what was checked.
        subject: what is judged, to put after « pour » (« une convention Loc’Avantages »).
    """
    against = failed(conditions)
    if against:
        more = f" Autres points bloquants{HARD}: {len(against) - 1}." if against[1:] else ""
        return f"Non, pas pour {subject}{HARD}: {lower_first(against[0].label)}.{more}"
    open_points = unverified(conditions)
    if open_points:
        return (
            f"Rien ne s’y oppose pour {subject}, mais il reste à vérifier "
            f"{plural(len(open_points), 'condition')}."
        )
    return f"Oui, toutes les conditions sont remplies pour {subject}."


def failed(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """The conditions that are not met."""
    return tuple(item for item in conditions if item.status == "not_met")
