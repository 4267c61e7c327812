"""« le coefficient de surface d'un 38 m², c'est combien ? »: worked out for that dwelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rules_core import french as fr
from rules_core.fields import NUMBERS
from rules_core.registry import parameter
from rules_core.rent_surface import weighted_surface

from ..services import Computed
from ..wording.render import source_of, text
from .talk import Talk

CARDS = frozenset({"la-coefficient", "lli-loyer-coefficient"})
_SURFACE = re.compile(r"\b(\d{1,3}(?:[.,]\d{1,2})?) ?(?:m ?2|m²|metres? carres?)")
_ANNEXES = re.compile(
    r"\b(?:balcons?|caves?|terrasses?|loggias?|annexes?|celliers?|veranda)\b[^.;]{0,12}?$"
)
_NO_ANNEX = re.compile(r"\b(?:sans|pas d|aucune|zero) ?annexes?\b")


def computed(talk: Talk) -> Iterator[Computed]:
    """The coefficient of each dwelling of the latest message, else of the one spoken of."""
    annexes = _annexes(talk)
    surfaces = _told(talk.said[0]) if talk.said else []
    known = talk.slots.get("surface")
    surfaces = surfaces or ([] if known is None else [Decimal(str(known))])
    bounds = NUMBERS["surface_m2"]
    surfaces = [surface for surface in surfaces if bounds.low <= surface <= bounds.high]
    cases = [weighted_surface(surface, annexes or Decimal(0), talk.today) for surface in surfaces]
    if not cases:
        return
    lines = [
        f"{fr.square_metres(surface)} : {case.steps[-1].formula}"
        for surface, case in zip(surfaces, cases, strict=True)
    ]
    said = text(
        "coefficient",
        lines=lines,
        coefficients=[fr.number(case.coefficient) for case in cases],
        annexes=annexes,
        most=fr.square_metres(parameter("rent.surface.annex_maximum", talk.today).amount),
    )
    yield Computed(CARDS, said, source_of(cases[0].references[0]))


def _told(said: str) -> list[Decimal]:
    """The living areas that a message names: « un balcon de 6 m² » is none."""
    found = (m for m in _SURFACE.finditer(said) if not _ANNEXES.search(said[: m.start()]))
    return list(dict.fromkeys(Decimal(m[1].replace(",", ".")) for m in found))


def _annexes(talk: Talk) -> Decimal | None:
    known = talk.slots.get("annex_surface")
    if known is None:
        return Decimal(0) if talk.latest(_NO_ANNEX) else None
    return Decimal(str(known))
