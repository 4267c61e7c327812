"""Several results at once: one sentence that holds the answer, then a line for each case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rules_core import Result, Verdict
from rules_core import french as fr

from ..state import State
from .amounts import amount, main_figure
from .known import INTERMEDIATIONS, LEVELS
from .render import Button, Reply, load_replies, reply_from_results, text


def reply_for_cases(
    results: Sequence[Result], state: State, next_steps: Sequence[Button] = ()
) -> Reply:
    """The usual answer; several results are listed by level and by way of letting.

    Args:
        results: what the rules computed, one for each level or way of letting left open.
        state: the conversation.
        next_steps: buttons.
    """
    if len(results) == 1:
        return reply_from_results(results, state, next_steps)
    levels = len({result.inputs.get("level") for result in results}) > 1
    modes = len({result.inputs.get("intermediation") for result in results}) > 1
    names = [_name(result, levels, modes) for result in results]
    found = [result.to_dict() for result in results]
    said = _verdicts(results, names) or list_figures(
        found, names, load_replies("words")["cases"][f"{levels:d}{modes:d}"], state
    )
    reply = reply_from_results(results, state, next_steps, [said] if said else ())
    return name_results(reply, names)


def _name(result: Result, levels: bool, modes: bool) -> str:
    """« Loc1 sans association »: what a result does not share with the others."""
    parts = [LEVELS[str(result.inputs["level"])]] if levels else []
    return " ".join(parts + ([INTERMEDIATIONS[result.inputs["intermediation"]]] if modes else []))


def name_results(reply: Reply, names: Sequence[str]) -> Reply:
    """The same reply, each of its results with the case it is for, which heads its row."""
    results = [result for result in (reply.result, *reply.extra) if result]
    named = [{**result, "case": name} for result, name in zip(results, names, strict=True)]
    return replace(reply, result=named[0], extra=named[1:])


def figure_range(results: Sequence[dict[str, Any]]) -> str:
    """« Le plafond de ressources va de 21 204 € à 48 268 € par an », empty when not comparable."""
    mains = [main_figure(result) for result in results]
    figures = [figure for figure in mains if figure]
    if len(figures) < len(results) or len({figure["id"] for figure in figures}) > 1:
        return ""
    figures.sort(key=lambda figure: Decimal(str(figure["value"])))
    low, high = figures[0], figures[-1]
    label = load_replies("words")["figures"][high["id"]]
    same = low["value"] == high["value"]
    key = "range_of_one" if same else "range"
    return text(key, label=label, low=amount(low, unit=""), high=amount(high))


def list_figures(
    results: Sequence[dict[str, Any]], names: Sequence[str], cause: str, state: State
) -> str:
    """The range of the main figure, then the figures of each case; empty when not comparable."""
    span = figure_range(results)
    if not span:
        return ""
    lines = [f"{name} : {_figures(result)}" for name, result in zip(names, results, strict=True)]
    return text("cases", span=span, cause=cause, on=state.on, lines=lines)


def _figures(result: dict[str, Any]) -> str:
    """« 15 %, 900 € par an »: a figure that explains the main one comes first."""
    main = main_figure(result) or {}
    first = load_replies("words")["explained_by"].get(main["id"])
    shown = [figure for figure in result["figures"] if figure["id"] == first]
    return ", ".join(amount(figure) for figure in [*shown, main])


def _verdicts(results: Sequence[Result], names: Sequence[str]) -> str:
    """« Oui pour Loc1 et Loc2, non pour Loc3 », then each ceiling; empty without a verdict."""
    by_verdict: dict[Verdict, list[str]] = {}
    for result, name in zip(results, names, strict=True):
        by_verdict.setdefault(result.verdict, []).append(name)
    words = load_replies("words")["verdicts"]
    if any(verdict.value not in words for verdict in by_verdict):
        return ""
    said = [
        f"{words[verdict.value]} {fr.listing(found, 'et')}" for verdict, found in by_verdict.items()
    ]
    opening = ", ".join(said)
    return text(
        "verdicts",
        said=opening[0].upper() + opening[1:],
        on=results[0].valid_on,
        lines=[
            f"{name} : {_figures(result.to_dict())}"
            for name, result in zip(names, results, strict=True)
        ],
    )
