"""Rent ceilings: amount per square metre and per month.

Legal sources: CGI, annexe III, art. 2 terdecies D (intermediate grid by zone); CGI, annexe III,
art. 2 terdecies H and arrêté du 6 janvier 2026 (Loc'Avantages ceilings by commune); CGI, art. 31,
I, 1°, o (former Louer abordable). Surface and coefficient: :mod:`rules_core.rent_surface`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from rules_core import french
from rules_core.answers import MEDIUM_NOTICE, check, unique, unverified
from rules_core.errors import InvalidInput, NoParameter
from rules_core.french import HARD
from rules_core.places import Place, rent_zone, require_zone, zone_label
from rules_core.registry import parameter
from rules_core.rent_surface import WeightedSurface, capped_rent, weighted_surface
from rules_core.results import (
    Condition,
    Confidence,
    Figure,
    Notice,
    Reference,
    Result,
    Step,
    Verdict,
)
from rules_core.schemes import SOCIAL_HOUSING, Scheme, Target

_SIMULATOR = Notice(
    "base_rent_missing",
    "Ce plafond est fixé commune par commune : vous le trouverez sur monprojet.anah.gouv.fr, le "
    "simulateur officiel de l’Anah. Donnez-le-moi, en euros par m², et je ferai le calcul.",
)
_BASE_FROM_USER = Notice(
    "base_rent_from_user",
    "Le plafond au m² de la commune est celui que vous avez donné. Vérifiez-le dans le simulateur "
    "officiel de l’Anah.",
)
_CENT = Decimal("0.01")
_ROUNDING = "L’arrondi du plafond Loc’Avantages au m², après le coefficient"


@dataclass(frozen=True, slots=True)
class _Base:
    """The ceiling per square metre before the coefficient, and where it comes from."""

    amount: Decimal
    label: str
    references: tuple[Reference, ...]
    confidence: Confidence
    warnings: tuple[Notice, ...]
    unverified: tuple[str, ...] = ()


def rent_ceiling(
    target: Target,
    place: Place | None,
    on: date,
    surface: Decimal,
    annexes: Decimal = Decimal(0),
    *,
    base_rent: Decimal | None = None,
    base_rent_is_official: bool = False,
    rent: Decimal | None = None,
) -> Result:
    """Highest monthly rent, charges excluded, for a lease that takes effect on ``on``.

    The ceiling per square metre is rounded to the cent after the coefficient and then multiplied by
    the surface (BOI-IR-RICI-360-20-30 § 130).

    Legal source: see the module.

    Args:
        target: scheme and level.
        place: where the dwelling stands (zone schemes).
        on: date of the lease.
        surface: living area, m².
        annexes: annexes, m².
        base_rent: Loc'Avantages ceiling of the commune and level, €/m² before the coefficient.
        base_rent_is_official: True when it was read from the imported official table.
        rent: a monthly rent to compare, charges excluded.

    Raises:
        InvalidInput: the place is missing, or the scheme has no ceiling computed this way.
        NoParameter: no verified table for that date and place.
    """
    if target.scheme is Scheme.LOC_AVANTAGES:
        # Dates outside the scheme are refused before anything is computed.
        parameter("loc_avantages.convention.duration", on)
    weighted = weighted_surface(surface, annexes, on)
    inputs: dict[str, object] = {
        "scheme": target.scheme.value,
        "level": target.level,
        "date": on,
        "surface_m2": surface,
        "annex_m2": annexes,
        "base_rent_eur_m2": base_rent,
        "rent_eur": rent,
        **(place or Place()).to_dict(),
    }
    base = _base(target, place, on, base_rent, base_rent_is_official)
    if base is None:
        return _without_base(target, weighted, on, inputs, rent)
    per_m2, monthly = capped_rent(base.amount, weighted)
    steps = (
        *weighted.steps,
        Step(
            "Plafond au m²",
            f"{base.label}{HARD}: {french.per_m2(base.amount)} × "
            f"{french.number(weighted.coefficient, 2)}, arrondi au centime",
            per_m2,
            "€/m²",
        ),
        Step(
            "Loyer maximum par mois, hors charges",
            f"{french.per_m2(per_m2)} × {french.square_metres(weighted.surface)}",
            monthly,
            "€/mois",
        ),
    )
    figures = [
        Figure("rent_ceiling_monthly", "Loyer maximum", monthly, "€/mois", base.confidence),
        Figure("rent_ceiling_per_m2", "Plafond au m²", per_m2, "€/m²", base.confidence),
        Figure("coefficient", "Coefficient de surface", weighted.coefficient),
        Figure("weighted_surface", "Surface prise en compte", weighted.surface, "m²"),
    ]
    answer = (
        f"Pour un bail qui commence le {french.day(on)}, le loyer maximum {target.of_label} est de "
        f"{french.cents(monthly)} par mois hors charges ({french.per_m2(per_m2)}, coefficient "
        f"{french.number(weighted.coefficient, 2)})."
    )
    verdict = Verdict.COMPUTED
    conditions: list[Condition] = []
    if rent is not None:
        fits = rent <= monthly
        verdict = Verdict.ELIGIBLE if fits else Verdict.NOT_ELIGIBLE
        conditions.append(
            check(
                "rent",
                fits,
                f"Le loyer ne dépasse pas le plafond ({french.cents(monthly)})",
                f"Le loyer dépasse le plafond ({french.cents(monthly)})",
            )
        )
        margin = monthly - rent
        figures.append(Figure("margin", "Écart avec le plafond", margin, "€/mois", base.confidence))
        steps += (
            Step(
                "Écart entre le plafond et votre loyer",
                f"{french.cents(monthly)} − {french.cents(rent)}",
                margin,
                "€/mois",
            ),
        )
        answer = f"{_verdict(rent, margin)} {answer}"
    return Result(
        rule="rent-ceiling",
        verdict=verdict,
        valid_on=on,
        title=f"Plafond de loyer, {target.label}",
        summary=answer,
        figures=tuple(figures),
        steps=steps,
        references=unique((*base.references, *weighted.references)),
        warnings=base.warnings,
        conditions=tuple(conditions),
        unverified=(*unverified(conditions), *base.unverified),
        inputs=inputs,
    )


def _verdict(rent: Decimal, margin: Decimal) -> str:
    """« Oui : votre loyer de 640,00 € respecte le plafond (marge : 150,50 €). »"""
    asked = f"votre loyer de {french.cents(rent)}"
    if margin < 0:
        return f"Non{HARD}: {asked} dépasse le plafond de {french.cents(-margin)} par mois."
    return f"Oui{HARD}: {asked} respecte le plafond (marge{HARD}: {french.cents(margin)})."


def _base(
    target: Target, place: Place | None, on: date, base_rent: Decimal | None, official: bool
) -> _Base | None:
    """The ceiling per square metre before the coefficient, None when nobody gave it."""
    if target.scheme in SOCIAL_HOUSING:
        raise InvalidInput(
            "scheme",
            "Le loyer d’un logement social est fixé par la convention de chaque immeuble. "
            "Demandez-le au bailleur social. Je calcule les plafonds pour lli, loc_avantages et "
            "louer_abordable.",
        )
    if target.scheme is not Scheme.LOC_AVANTAGES:
        return _zone_base(target, place, on)
    if base_rent is None:
        return None
    start = parameter("loc_avantages.start", on)
    return _Base(
        base_rent,
        "plafond de la commune",
        (start.source,),
        "high" if official else "medium",
        () if official else (_BASE_FROM_USER,),
        (_ROUNDING,),
    )


def _zone_base(target: Target, place: Place | None, on: date) -> _Base:
    if target.scheme is Scheme.LOUER_ABORDABLE:
        zone = require_zone(place)
        found = parameter("louer_abordable.rent_ceiling", on, level=str(target.level), zone=zone)
    else:
        column = rent_zone(place)
        if column is None:
            raise NoParameter(
                "Je n’ai pas de plafond de loyer pour cette collectivité d’outre-mer. "
                "Adressez-vous à votre ADIL.",
                key="lli.rent_ceiling",
                on=on,
                ask="votre ADIL",
            )
        zone = column
        found = parameter("lli.rent_ceiling", on, zone=zone)
    return _Base(
        found.amount,
        _zone_name(zone),
        (found.source,),
        found.confidence,
        (MEDIUM_NOTICE,) if found.confidence == "medium" else (),
    )


def _zone_name(zone: str) -> str:
    names = {"DOM": "outre-mer", "Polynesie_NC_WF": "Pacifique"}
    return names.get(zone, f"zone{HARD}{zone_label(zone)}")


def least_base(rent: Decimal, weighted: WeightedSurface) -> Decimal:
    """The lowest ceiling of a commune, to the cent per m², under which ``rent`` is allowed.

    Legal source: BOI-IR-RICI-360-20-30 § 130, read the other way round.
    """
    base = (rent / weighted.surface / weighted.coefficient).quantize(_CENT, ROUND_CEILING)
    while capped_rent(base, weighted)[1] < rent:
        base += _CENT
    while base > _CENT and capped_rent(base - _CENT, weighted)[1] >= rent:
        base -= _CENT
    return base


def _without_base(
    target: Target,
    weighted: WeightedSurface,
    on: date,
    inputs: dict[str, object],
    rent: Decimal | None,
) -> Result:
    """What can be said of a Loc'Avantages rent without the ceiling of the commune."""
    start = parameter("loc_avantages.start", on)
    surface = french.square_metres(weighted.surface)
    coefficient = french.number(weighted.coefficient, 2)
    figures = [
        Figure("coefficient", "Coefficient de surface", weighted.coefficient),
        Figure("weighted_surface", "Surface prise en compte", weighted.surface, "m²"),
    ]
    summary = (
        f"Il me manque le plafond {target.label} de la commune. Le loyer maximum sera ce "
        f"plafond au m² × {coefficient} (coefficient) × {surface}."
    )
    if rent:
        least = least_base(rent, weighted)
        figures.append(Figure("least_base_rent", "Plafond qu’il faut au moins", least, "€/m²"))
        summary = (
            f"Cela dépend d’un chiffre{HARD}: votre loyer de {french.cents(rent)} convient si le "
            f"plafond {target.short_label} de la commune est d’au moins {french.per_m2(least)}. "
            f"En dessous, il est trop élevé. {summary}"
        )
    return Result(
        rule="rent-ceiling",
        verdict=Verdict.UNKNOWN,
        valid_on=on,
        title=f"Plafond de loyer, {target.label}",
        summary=summary,
        figures=tuple(figures),
        steps=weighted.steps,
        references=unique((start.source, *weighted.references)),
        warnings=(_SIMULATOR,),
        unverified=("Le plafond de loyer de la commune",),
        inputs=inputs,
    )
