"""The French report: tables side by side, in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.messages import Expected
from bot.evaluation.scores import Figure, Scores

#: What the issue asks of the product on the report half.
TARGETS = "Objectifs : macro-F1 ≥ 0,95 ; F1 des valeurs ≥ 0,97 ; rappel hors sujet ≥ 0,90 avec \
au plus 3 % de fausses alertes ; perte ≤ 3 points sans accents ou avec une faute de frappe."


@dataclass(frozen=True)
class Result:
    """One pipeline's figures.

    Attributes:
        seconds: of training (from nothing or from Rasa's cache).
        milliseconds: of one message, alone.
        variants: name of the variant to the accuracy of the intent and the F1 of the values.
    """

    title: str
    scores: Scores
    seconds: float
    milliseconds: float
    variants: Mapping[str, tuple[Figure, Figure]]
    confusions: Sequence[tuple[str, str, int]]


def report(results: Sequence[Result], split: str, messages: Sequence[Expected]) -> str:
    """The whole report."""
    out_of_scope = sum(not message.in_scope for message in messages)
    lines = [
        f"Moitié « {split} » : {len(messages)} messages, dont {out_of_scope} hors sujet ; "
        "intervalles à 95 % (bootstrap).",
        TARGETS,
        "",
        "## Intentions",
        *_table(
            [
                "pipeline",
                "exactitude",
                "macro-F1",
                "exactitude en sujet",
                "rappel hors sujet",
                "fausses alertes",
                "calibration (ECE)",
                "entraînement",
                "par message",
            ],
            [
                [
                    r.title,
                    r.scores.accuracy,
                    r.scores.macro_f1,
                    r.scores.in_scope_accuracy,
                    r.scores.recall_out,
                    r.scores.false_alarms,
                    r.scores.calibration,
                    f"{r.seconds:.0f} s",
                    f"{r.milliseconds:.0f} ms",
                ]
                for r in results
            ],
        ),
    ]
    with_values = [r for r in results if r.scores.values.value > 0]
    if with_values:
        names = sorted({name for r in with_values for name in r.scores.by_entity})
        lines += [
            "",
            "## Valeurs (F1)",
            *_table(
                ["valeur", "attendues", *(r.title for r in with_values)],
                [
                    ["toutes", "", *(r.scores.values for r in with_values)],
                    *([name, *_entity_row(name, with_values)] for name in names),
                ],
            ),
        ]
    variants = list(results[0].variants)
    if variants:
        lines += [
            "",
            "## Robustesse (exactitude de l’intention ; F1 des valeurs)",
            *_table(
                ["pipeline", "tel quel", *variants],
                [
                    [
                        r.title,
                        _pair(r.scores.accuracy, r.scores.values),
                        *(_pair(*r.variants[name]) for name in variants),
                    ]
                    for r in results
                ],
            ),
        ]
    lines += ["", "## Confusions (attendue → comprise)"]
    for r in results:
        most = ", ".join(f"{meant} → {read} ({n})" for meant, read, n in r.confusions[:12])
        lines.append(f"- {r.title} : {most or 'aucune'}")
    return "\n".join(lines) + "\n"


def _entity_row(name: str, results: Sequence[Result]) -> list[object]:
    cells = [r.scores.by_entity.get(name) for r in results]
    expected = max((cell[1] for cell in cells if cell), default=0)
    return [expected, *(cell[0] if cell else "—" for cell in cells)]


def _pair(accuracy: Figure, values: Figure) -> str:
    return f"{accuracy.value:.3f} ; {values.value:.3f}" if values.value else f"{accuracy.value:.3f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return [*lines, *(f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)]
