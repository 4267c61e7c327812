"""Charges held in a rent: « 610 € dont 60 € de charges », « cc 715, charges 85 »."""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import NUMBER
from bot.pipeline.extractors.money_words import MONEY_UNIT, Sum
from bot.pipeline.extractors.superseded import ALL_IN

_CHARGES_IN = re.compile(
    rf"(?: (?:par mois|mensuels?))?(?: ?(?:cc|tcc|charges? (?:comprises?|inclu\w+)|tout compris"
    rf"|avec (?:les )?charges))?,?(?: dont| (?<=cc )charges? :?)"
    rf" ?(?P<n>{NUMBER})(?:{MONEY_UNIT})?(?: (?:de |pour les )?(?:charges?|provisions?))"
    # « 610 par mois, 55 de charges comprises là-dedans »
    rf"|(?:{MONEY_UNIT})?(?: (?:par mois|mensuels?))?,? (?:dont "
    rf"|avec )?(?P<within>{NUMBER})(?:{MONEY_UNIT})?"
    r" de (?:charges?|provisions?) (?:comprises?|inclu\w+|dedans|dans)"
)
_THEN_CHARGES = re.compile(
    rf",? (?:dont |et )?(?:les |mes )?charges? ?:? ?(?:(?:sont|font|s'elevent|representent|etant)"
    rf"(?: de| a)? )?(?P<n>{NUMBER})"
)
# « sur 770 de loyer il y a 75 de charges »
_OUT_OF = re.compile(
    rf"(?: de loyer)?,? (?:il y a|y a|j'ai|on a) (?P<n>{NUMBER})(?:{MONEY_UNIT})? (?:de |pour les )"
    r"(?:charges?|provisions?)"
)
_CC = re.compile(r"\b(?:cc|charges comprises|tout compris)(?: est| de| a| :)? $")


def charges_within(text: str, amount: Sum) -> float:
    """Charges held in a rent: « 610 € dont 60 € de charges », « cc 715, charges 85 »."""
    held = _CHARGES_IN.match(text, amount.end)
    if not held and (_CC.search(text[: amount.start]) or ALL_IN.match(text, amount.end)):
        all_in = ALL_IN.match(text, amount.end)
        held = _THEN_CHARGES.match(text, all_in.end() if all_in else amount.end)
    if not held and text[: amount.start].endswith("sur "):
        held = _OUT_OF.match(text, amount.end)
    said = held and next((n for n in held.groups() if n), None)
    return float(said) if said and float(said) < amount.value / 2 else 0.0
