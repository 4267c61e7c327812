"""From a household to the line of a table of income ceilings.

Two grids exist. The intermediate one (CGI, annexe III, art. 2 terdecies D) has lines for one
person, a couple, and one person or a couple with one to four dependants. The social one (arrêté du
29 juillet 1987, art. 2) has six categories, by number of persons, with three exceptions that move
a household up: a single person with dependants, a young couple, a disabled person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rules_core.errors import InvalidInput
from rules_core.french import HARD, plural

MAX_PERSONS = 20
_LIMITS = {"adults": (1, MAX_PERSONS), "dependants": (0, MAX_PERSONS), "disabled": (0, MAX_PERSONS)}
_LABELS = {
    "adults": "Le nombre d’adultes",
    "dependants": "Le nombre de personnes à charge",
    "disabled": "Le nombre de personnes handicapées",
}
#: The ages of a « jeune couple » add up to this at most, in years (arrêté du 29/07/1987, art. 2).
YOUNG_COUPLE_MAX_AGES = 55


@dataclass(frozen=True, slots=True)
class Household:
    """The people who will live in the dwelling.

    Attributes:
        adults: adults who are not dependants, 1 to 20.
        couple: the adults are (or two of them are) married, in a civil union or living together;
            implies two adults at least.
        young_couple: a couple whose ages add up to 55 at most; implies ``couple``.
        dependants: children and other dependants.
        disabled: how many of them hold the « mobilité inclusion, invalidité » card.
    """

    adults: int = 1
    couple: bool = False
    young_couple: bool = False
    dependants: int = 0
    disabled: int = 0

    def __post_init__(self) -> None:
        for name, (low, high) in _LIMITS.items():
            value: Any = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                raise InvalidInput(
                    f"household.{name}",
                    f"{_LABELS[name]} est un nombre entier entre {low} et {high}.",
                )
        for name in ("couple", "young_couple"):
            if not isinstance(getattr(self, name), bool):
                raise InvalidInput(
                    f"household.{name}",
                    f"La réponse attendue est «{HARD}oui{HARD}» ou «{HARD}non{HARD}».",
                )
        if self.young_couple:
            object.__setattr__(self, "couple", True)
        if self.couple and self.adults < 2:
            object.__setattr__(self, "adults", 2)
        if self.persons > MAX_PERSONS:
            raise InvalidInput("household", f"Le foyer compte {MAX_PERSONS} personnes au plus.")
        if self.disabled > self.persons:
            raise InvalidInput(
                "household.disabled",
                f"{_LABELS['disabled']} ne peut pas dépasser celui du foyer ({self.persons}).",
            )

    @property
    def persons(self) -> int:
        """Everybody."""
        return self.adults + self.dependants

    @property
    def extra_adults(self) -> int:
        """Adults beyond a single person or a pair."""
        return max(0, self.adults - 2)

    def to_dict(self) -> dict[str, int | bool]:
        """The household in the shape of a request."""
        return {
            "adults": self.adults,
            "couple": self.couple,
            "young_couple": self.young_couple,
            "dependants": self.dependants,
            "disabled": self.disabled,
        }

    def describe(self) -> str:
        """« un couple et 2 personnes à charge »."""
        if self.young_couple:
            head = "un jeune couple"
        elif self.couple:
            head = "un couple"
        elif self.adults == 1:
            head = "une personne seule"
        else:
            head = plural(self.adults, "adulte")
        if self.couple and self.extra_adults:
            head += f", {plural(self.extra_adults, 'autre adulte', 'autres adultes')}"
        if self.dependants:
            head += f" et {plural(self.dependants, 'personne à charge', 'personnes à charge')}"
        if self.disabled:
            head += (
                f" (dont {plural(self.disabled, 'personne handicapée', 'personnes handicapées')})"
            )
        return head


@dataclass(frozen=True, slots=True)
class Category:
    """A line of a table.

    Attributes:
        code: name of the line in the parameters (``dep2``, ``cat4``).
        supplements: how many times the « per further person » amount is added.
        label: the line as the official table words it.
    """

    code: str
    supplements: int
    label: str


def intermediate_category(household: Household, *, count_extra_adults: bool = False) -> Category:
    """Line of the intermediate grid (CGI, annexe III, art. 2 terdecies D; BOI-BAREME-000017 § 270).

    Two adults without dependant stand on the line « couple » (« deux personnes sans personne à
    charge »). Further adults are neither a couple nor dependants for the table: they are left out,
    unless ``count_extra_adults`` asks for the other reading, where each is a tax dependant.
    """
    dependants = household.dependants + (household.extra_adults if count_extra_adults else 0)
    if dependants == 0:
        if household.adults == 1:
            return Category("single", 0, "Personne seule")
        return Category("couple", 0, "Couple (deux personnes sans personne à charge)")
    row = min(dependants, 4)
    ending = plural(row, "personne à charge", "personnes à charge")
    return Category(f"dep{row}", dependants - row, f"Personne seule ou couple avec {ending}")


def social_category(household: Household) -> Category:
    """Category of the social grid (arrêté du 29 juillet 1987, art. 2; errata 4).

    The category is the best of the definitions that fit: the number of persons; one more for a
    single person with dependants; the third for a young couple without dependant; one more than
    the number of persons when one of them at least is disabled.
    """
    rank = household.persons
    if (household.adults == 1 and household.dependants) or household.disabled:
        rank += 1
    elif household.young_couple and household.persons == 2:
        rank = 3
    row = min(rank, 6)
    return Category(f"cat{row}", rank - row, _SOCIAL_LABELS[row - 1])


_SOCIAL_LABELS = (
    "1re catégorie (une personne seule)",
    "2e catégorie (2 personnes sans personne à charge, hors jeune couple, ou une personne seule "
    "handicapée)",
    "3e catégorie (3 personnes, ou une personne seule avec 1 personne à charge, ou un jeune "
    "couple, ou 2 personnes dont une handicapée)",
    "4e catégorie (4 personnes, ou une personne seule avec 2 personnes à charge, ou 3 personnes "
    "dont une handicapée)",
    "5e catégorie (5 personnes, ou une personne seule avec 3 personnes à charge, ou 4 personnes "
    "dont une handicapée)",
    "6e catégorie (6 personnes, ou une personne seule avec 4 personnes à charge, ou 5 personnes "
    "dont une handicapée)",
)
