"""Places of France: communes, their zones over time, and how people name them."""

from knowledge.territory.model import Commune, Match, Mention, ZonePeriod
from knowledge.territory.places import place_for_rules
from knowledge.territory.territory import Territory

__all__ = ["Commune", "Match", "Mention", "Territory", "ZonePeriod", "place_for_rules"]
