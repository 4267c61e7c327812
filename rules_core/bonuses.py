"""Bonuses of the Anah for a letting through an association (Loc2 and Loc3).

Legal source: délibérations de l'Anah, as published by France Rénov' in December 2025. Confidence
medium: they are shown apart and never enter a comparison without saying so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules_core import french
from rules_core.errors import NoParameter
from rules_core.registry import parameter
from rules_core.results import Figure, Notice, Reference, Step

_LEVELS = frozenset({"loc2", "loc3"})
_MINIMUM_DURATION = "La durée minimale d’intermédiation demandée pour la prime"


@dataclass(frozen=True, slots=True)
class Bonus:
    """A bonus, empty when there is none.

    Attributes:
        amount: €, once.
        figures, steps, references, warnings, unverified: to add to a result.
    """

    amount: Decimal = Decimal(0)
    figures: tuple[Figure, ...] = ()
    steps: tuple[Step, ...] = ()
    references: tuple[Reference, ...] = ()
    warnings: tuple[Notice, ...] = ()
    unverified: tuple[str, ...] = ()


def intermediation_bonus(
    level: str, intermediation: str, surface: Decimal | None, on: date
) -> Bonus:
    """The bonus of a Loc2 or Loc3 letting through an association.

    Args:
        level: « loc1 », « loc2 » or « loc3 ».
        intermediation: « none », « mandat », « sous_location » or « any ».
        surface: living area, m²; a dwelling under 40 m² gets a supplement.
        on: date of the lease.
    """
    if level not in _LEVELS or intermediation == "none":
        return Bonus()
    if intermediation == "any":
        notice = Notice(
            "bonus_depends",
            "Une prime de l’Anah peut s’ajouter. Son montant change selon le mandat de gestion ou "
            "la location / sous-location.",
        )
        return Bonus(warnings=(notice,))
    try:
        base = parameter("loc_avantages.bonus.base", on, intermediation=intermediation)
        supplement = parameter("loc_avantages.bonus.small_dwelling", on)
        limit = parameter("loc_avantages.bonus.small_dwelling_limit", on)
    except NoParameter:
        return Bonus(unverified=("La prime d’intermédiation à cette date",))
    doubts = [_MINIMUM_DURATION]
    amount = base.amount
    formula = french.euros(base.amount)
    if surface is not None and surface < limit.amount:
        amount += supplement.amount
        formula += (
            f" + {french.euros(supplement.amount)} (moins de {french.square_metres(limit.amount)})"
        )
    elif surface is None or surface == limit.amount:
        doubts.append(
            f"Le supplément de prime de {french.euros(supplement.amount)} pour une petite surface "
            f"({french.square_metres(limit.amount)})"
        )
    notice = Notice(
        "bonus_to_confirm",
        f"La prime d’intermédiation ({french.euros(amount)}, versée une fois) vient d’une seule "
        "source. Faites-la confirmer par l’Anah avant de signer.",
    )
    return Bonus(
        amount,
        (Figure("bonus", "Prime d’intermédiation, une fois", amount, "€", "medium"),),
        (Step("Prime d’intermédiation, une fois (à confirmer)", formula, amount, "€"),),
        (base.source,),
        (notice,),
        tuple(doubts),
    )
