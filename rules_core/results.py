"""What a rule answers: one verdict, figures, the steps that lead to them, and the proof.

Everything is frozen. :meth:`Result.to_dict` is the only door to JSON: amounts are ``Decimal``
inside and become JSON numbers there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal

Value = Decimal | int | str | bool | date | None
Confidence = Literal["high", "medium"]
Status = Literal["met", "not_met", "not_verified"]


class Verdict(Enum):
    """One answer and only one.

    ELIGIBLE and NOT_ELIGIBLE answer a yes/no question; CONDITIONAL says on what the answer hangs;
    COMPUTED is a figure without yes or no; UNKNOWN says that a piece is missing.
    """

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    CONDITIONAL = "conditional"
    COMPUTED = "computed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the answer.

    Attributes:
        id: stable English name, for programs.
        label: French name, for people.
        value: the number, a word or a date.
        unit: « €/an », « €/mois », « €/m² », « % », « m² »… or empty.
        confidence: confidence of the parameter it comes from.
    """

    id: str
    label: str
    value: Value
    unit: str = ""
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: a label, the formula with its numbers, the value it gives."""

    label: str
    formula: str
    value: Value
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a figure or a rule comes from.

    Attributes:
        title: name of the text or of the sheet.
        reference: article, NOR, BOI number.
        url: link, or None when no stable one is known.
        valid_from, valid_to: period of the figure that was used (None: no end known).
        verified_on: last day somebody compared it with its source.
        confidence: high or medium.
    """

    title: str
    reference: str
    url: str | None
    valid_from: date
    valid_to: date | None
    verified_on: date
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning with a stable code and a French message."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the law and whether it holds."""

    code: str
    label: str
    status: Status


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of a rule.

    Attributes:
        rule: name of the rule (``income-ceiling``…).
        verdict: the one answer.
        valid_on: the date the answer is valid for.
        title: a few words.
        summary: one French sentence with the figure and the date.
        figures, steps, references, warnings, conditions: see their classes.
        unverified: labels of what was not or could not be checked.
        inputs: what was understood of the request.
    """

    rule: str
    verdict: Verdict
    valid_on: date
    title: str
    summary: str
    figures: tuple[Figure, ...] = ()
    steps: tuple[Step, ...] = ()
    references: tuple[Reference, ...] = ()
    warnings: tuple[Notice, ...] = ()
    conditions: tuple[Condition, ...] = ()
    unverified: tuple[str, ...] = ()
    inputs: Mapping[str, Any] = field(default_factory=dict)

    def figure(self, figure_id: str) -> Value:
        """Value of the figure with that id.

        Raises:
            KeyError: the result has no such figure.
        """
        for item in self.figures:
            if item.id == figure_id:
                return item.value
        raise KeyError(figure_id)

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON-ready values, in the shape of the public API."""
        return {
            "rule": self.rule,
            "verdict": self.verdict.value,
            "valid_on": self.valid_on.isoformat(),
            "title": self.title,
            "summary": self.summary,
            "figures": [
                {
                    "id": figure.id,
                    "label": figure.label,
                    "value": to_json(figure.value),
                    "unit": figure.unit,
                    "confidence": figure.confidence,
                }
                for figure in self.figures
            ],
            "steps": [
                {
                    "label": step.label,
                    "formula": step.formula,
                    "value": to_json(step.value),
                    "unit": step.unit,
                }
                for step in self.steps
            ],
            "references": [
                {
                    "title": reference.title,
                    "reference": reference.reference,
                    "url": reference.url,
                    "valid_from": reference.valid_from.isoformat(),
                    "valid_to": to_json(reference.valid_to),
                    "verified_on": reference.verified_on.isoformat(),
                    "confidence": reference.confidence,
                }
                for reference in self.references
            ],
            "warnings": [
                {"code": notice.code, "message": notice.message} for notice in self.warnings
            ],
            "conditions": [
                {"code": condition.code, "label": condition.label, "status": condition.status}
                for condition in self.conditions
            ],
            "unverified": list(self.unverified),
            "inputs": {name: to_json(value) for name, value in self.inputs.items()},
        }


def to_json(value: Any) -> Any:
    """A value of the rules as JSON: the only place where an amount leaves ``Decimal``."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    return value
