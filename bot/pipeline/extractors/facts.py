"""Everything a message says, in one pass: the public face of the extractors."""

from __future__ import annotations

import re
from datetime import date

from bot.pipeline.extractors.amounts import as_income, read_money
from bot.pipeline.extractors.base_rents import extract_base_rents
from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.corrections import extract_corrections, mark_old_values
from bot.pipeline.extractors.date_matters import extract_other_dates
from bot.pipeline.extractors.dates import date_spans, extract_lease_dates
from bot.pipeline.extractors.dwelling import extract_dpe, extract_furnished
from bot.pipeline.extractors.fact import Fact, TerritoryLike
from bot.pipeline.extractors.household import extract_household
from bot.pipeline.extractors.intermediation import extract_intermediation
from bot.pipeline.extractors.numbers import extract_numbers
from bot.pipeline.extractors.places import extract_places, extract_zones
from bot.pipeline.extractors.quarters import extract_irl_quarters
from bot.pipeline.extractors.relations import extract_tenant_relations
from bot.pipeline.extractors.schemes import extract_levels, extract_schemes
from bot.pipeline.extractors.surfaces import extract_surfaces

MAX_CHARACTERS = 2000
"""Longer messages are read up to here (the gateway accepts fewer characters anyway)."""

_ONLY_A_NUMBER = re.compile(
    r"\W*(?:(?:non|oui|euh|environ|c'est|a peu pres|je dirais|pardon|en fait"
    r"|plutot),? )*[0-9]+(?:\.[0-9]+)? ?(?:€|euros?|eur|e)?\W*"
)


def extract_facts(message: str, territory: TerritoryLike, today: date) -> list[Fact]:
    """Understand what ``message`` says.

    Args:
        message: the text as typed.
        territory: finds communes and départements in a text.
        today: the date relative dates count from.

    Returns:
        Facts by position; values taken back (role ``old``) come first, so that the last value of an
        entity is the one to keep.
    """
    text = Canonical.read(message[:MAX_CHARACTERS])
    if not text.text.strip():
        return []
    facts = [
        *extract_irl_quarters(text, today),
        *extract_levels(text),
        *extract_schemes(text),
        *extract_intermediation(text),
        *extract_base_rents(text),
        *extract_surfaces(text),
        *extract_zones(text),
        *extract_furnished(text),
        *extract_dpe(text),
    ]
    relations = extract_tenant_relations(text)
    facts += relations
    if _ONLY_A_NUMBER.fullmatch(text.text):
        facts += extract_lease_dates(text, today, facts)
        facts += extract_places(message[:MAX_CHARACTERS], territory, facts)
        years = [fact for fact in facts if fact.entity == "lease_date"]
        facts += extract_numbers(text, [fact for fact in facts if fact not in years], [])
        facts = [as_income(fact) for fact in facts]
    else:
        dates = date_spans(text, today)
        facts += extract_other_dates(text, today, facts)
        facts += extract_lease_dates(text, today, facts)
        places = extract_places(message[:MAX_CHARACTERS], territory, facts)
        facts += places
        direct = [f for f in facts if f.entity == "intermediation" and f.value == "none"]
        hidden = [_canonical_span(text, fact) for fact in (*relations, *places, *direct)]
        tenants = [_canonical_span(text, fact) for fact in relations if fact.value != "none"]
        household = extract_household(text, hidden, tenants)
        money = read_money(text, facts, dates)
        facts += money.facts
        facts += extract_numbers(text, [*facts, *household], [*dates, *money.elsewhere])
        facts += household
    facts += extract_corrections(text, facts)
    return mark_old_values(text, facts)


def _canonical_span(text: Canonical, fact: Fact) -> tuple[int, int]:
    inside = [i for i, start in enumerate(text.starts) if fact.start <= start < fact.end]
    return inside[0], inside[-1] + 1
