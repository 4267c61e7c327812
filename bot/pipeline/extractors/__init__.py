"""Pure functions that read facts (place, surface, income…) in French messages; no Rasa here."""

from bot.pipeline.extractors.fact import ROLE_NEAR, ROLE_OLD, ROLE_OTHER, Fact, TerritoryLike
from bot.pipeline.extractors.facts import extract_facts

__all__ = ["ROLE_NEAR", "ROLE_OLD", "ROLE_OTHER", "Fact", "TerritoryLike", "extract_facts"]
