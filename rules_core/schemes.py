"""The letting schemes, their rent levels, and how people call them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rules_core.errors import InvalidInput
from rules_core.french import HARD


class Scheme(Enum):
    """A scheme with ceilings of its own."""

    LOC_AVANTAGES = "loc_avantages"
    LLI = "lli"
    PLUS = "plus"
    PLAI = "plai"
    PLS = "pls"
    LOUER_ABORDABLE = "louer_abordable"
    PINEL = "pinel"
    DENORMANDIE = "denormandie"


_NAMES = {
    Scheme.LOC_AVANTAGES: "Loc’Avantages",
    Scheme.LLI: "logement intermédiaire (LLI)",
    Scheme.PLUS: "logement social PLUS",
    Scheme.PLAI: "logement très social PLAI",
    Scheme.PLS: "logement social PLS",
    Scheme.LOUER_ABORDABLE: "Louer abordable (Cosse)",
    Scheme.PINEL: "Pinel",
    Scheme.DENORMANDIE: "Denormandie",
}
_LEVELS = {
    Scheme.LOC_AVANTAGES: ("loc1", "loc2", "loc3"),
    Scheme.LOUER_ABORDABLE: ("intermediaire", "social", "tres_social"),
}
_LEVEL_NAMES = {
    "loc1": "Loc1",
    "loc2": "Loc2",
    "loc3": "Loc3",
    "intermediaire": "loyer intermédiaire",
    "social": "loyer social",
    "tres_social": "loyer très social",
}
_OWN_LEVEL = {
    Scheme.LLI: "intermediaire",
    Scheme.PINEL: "intermediaire",
    Scheme.DENORMANDIE: "intermediaire",
    Scheme.PLUS: "social",
    Scheme.PLS: "social",
    Scheme.PLAI: "tres_social",
}
_SAME_LEVEL = dict(zip(_LEVELS[Scheme.LOUER_ABORDABLE], _LEVELS[Scheme.LOC_AVANTAGES], strict=True))
_MASCULINE = frozenset({Scheme.LLI, Scheme.PLUS, Scheme.PLAI, Scheme.PLS})
SOCIAL_HOUSING = frozenset({Scheme.PLUS, Scheme.PLAI, Scheme.PLS})


@dataclass(frozen=True, slots=True)
class Target:
    """A scheme and, for those that have several, one rent level.

    Attributes:
        scheme: the scheme.
        level: « loc1 » to « loc3 » (Loc'Avantages), « intermediaire », « social » or
            « tres_social » (Louer abordable); None for the others.
    """

    scheme: Scheme
    level: str | None = None

    def __post_init__(self) -> None:
        accepted = _LEVELS.get(self.scheme)
        if accepted is None:
            if self.level is not None:
                raise InvalidInput(
                    "level",
                    f"Le {_NAMES[self.scheme]} n’a pas de niveaux{HARD}: laissez ce champ vide.",
                )
        elif self.level not in accepted:
            raise InvalidInput(
                "level",
                f"Pour {_NAMES[self.scheme]}, le niveau est{HARD}: {', '.join(accepted)}.",
                missing=self.level is None,
            )

    @property
    def label(self) -> str:
        """« Loc’Avantages Loc2 », « logement intermédiaire (LLI) »."""
        name = _NAMES[self.scheme]
        if self.scheme is Scheme.LOC_AVANTAGES:
            return f"{name} {self.short_label}"
        return f"{name}, {_LEVEL_NAMES[self.level]}" if self.level else name

    @property
    def of_label(self) -> str:
        """« de Loc’Avantages Loc2 », « du logement social PLUS »: after « le plafond »."""
        return f"{'du' if self.scheme in _MASCULINE else 'de'} {self.label}"

    @property
    def short_label(self) -> str:
        """« Loc2 », « PLUS », « LLI »: for tables and lists."""
        if self.scheme is Scheme.LOC_AVANTAGES and self.level:
            return _LEVEL_NAMES[self.level]
        if self.level:
            return f"Louer abordable, {_LEVEL_NAMES[self.level]}"
        return {Scheme.PINEL: "Pinel", Scheme.DENORMANDIE: "Denormandie"}.get(
            self.scheme, self.scheme.value.upper()
        )


def loc_avantages_level(level: str | None) -> str:
    """« loc2 » or « social » → « loc2 ».

    Raises:
        InvalidInput: no level, or not one of Loc'Avantages.
    """
    return str(target_of("loc_avantages", level).level)


def target_of(scheme: str | None, level: str | None) -> Target:
    """The target of a request.

    « loc2 » alone means Loc'Avantages; « social » with Loc'Avantages means Loc2 (Anah's own words);
    a level that only repeats what the scheme is (« intermediaire » with LLI) is accepted.

    Raises:
        InvalidInput: the scheme is missing or unknown, or the level does not belong to it.
    """
    if scheme is None:
        if level in _LEVELS[Scheme.LOC_AVANTAGES]:
            return Target(Scheme.LOC_AVANTAGES, level)
        raise InvalidInput(
            "scheme",
            f"Indiquez le dispositif{HARD}: {', '.join(item.value for item in Scheme)}.",
            missing=True,
        )
    found = Scheme(scheme)
    if found is Scheme.LOC_AVANTAGES and level is not None:
        level = _SAME_LEVEL.get(level, level)
    if level is not None and _OWN_LEVEL.get(found) == level:
        level = None
    return Target(found, level)
