"""Small pieces that every rule uses to put an answer together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rules_core.french import HARD, lower_first, plural
from rules_core.parameter_types import Parameter
from rules_core.results import Condition, Confidence, Notice, Reference, Status, Verdict

#: Conditions that a verdict names; the others are counted.
MOST_NAMED = 2


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
    against = [item.label for item in failed(conditions)]
    if against:
        return (
            f"Non, pas pour {subject}{HARD}: {_first_of(against, 'autre point', 'autres points')}."
        )
    open_points = unverified(conditions)
    if open_points:
        listed = _first_of(open_points, "autre condition", "autres conditions")
        return f"C’est possible pour {subject}, à vérifier{HARD}: {listed}."
    return f"Oui, toutes les conditions sont remplies pour {subject}."


def _first_of(labels: Sequence[str], one: str, several: str) -> str:
    """The first labels, and how many others there are."""
    named = len(labels) if len(labels) <= MOST_NAMED + 1 else MOST_NAMED
    said = f"{HARD}; ".join(lower_first(label) for label in labels[:named])
    rest = len(labels) - named
    return f"{said}{HARD}; et {plural(rest, one, several)}" if rest > 0 else said


def failed(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """The conditions that are not met."""
    return tuple(item for item in conditions if item.status == "not_met")
