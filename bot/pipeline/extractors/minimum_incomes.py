"""Incomes said without a figure: « le RSA », « deux smics », « sans revenus »."""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_FLAGGED = re.compile(
    r"(?<!\w)(?:(?P<n>[0-9](?:\.[0-9]{1,2})?|un|demi) )?(?:fois (?:le )?|x )?"
    r"(?P<kind>smic|rsa|aah|aspa)s?\b(?P<half> et demi)?(?! (?:est|c'est|c) )"
)
_NO_INCOME = re.compile(r"\b(?:sans|aucune?|pas de|pas d'|ni) (?:revenus?|ressources?|salaires?)\b")
_ASKED = re.compile(r"\b(?:montant|combien|quel(?:le)? est|valeur|plafond)\b[^.;!?\n]{0,15}$")


def minimum_incomes(text: Canonical) -> list[Fact]:
    """« le RSA », « deux smics »: the word as kind and no amount."""
    facts = []
    for match in _FLAGGED.finditer(text.text):
        if _ASKED.search(text.text[: match.start()]):
            continue  # « quel est le montant du RSA ? »
        factor = {"un": 1.0, "demi": 0.5, None: 1.0}.get(match["n"])
        multiple = float(match["n"]) if factor is None else factor
        multiple += 0.5 if match["half"] else 0.0
        value = {"amount": None, "kind": match["kind"], "period": "month", "multiple": multiple}
        facts.append(text.fact("income", value, match.start(), match.end()))
    return facts[:1]


def no_income(text: Canonical) -> list[Fact]:
    """« je n'ai pas de revenus »: an income of zero."""
    match = _NO_INCOME.search(text.text)
    value = {"amount": 0, "kind": "unknown", "period": "year"}
    return [text.fact("income", value, *match.span())] if match else []
