"""The fields of a request: meaning, unit, accepted values. One list for rules, API and forms."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rules_core.letting_conditions import RELATIONS
from rules_core.schemes import Scheme


@dataclass(frozen=True, slots=True)
class NumberField:
    """A number between two bounds.

    Attributes:
        label: French name, with its article, to start a sentence.
        low, high: accepted bounds, both included.
        unit: French unit.
        example: a plausible value.
        whole: True when decimals are refused.
        description: English meaning, and the reason of the bounds when it is not obvious.
    """

    label: str
    low: Decimal
    high: Decimal
    unit: str
    example: Decimal
    description: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One word among a closed list (case and outer spaces do not matter)."""

    label: str
    accepted: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class FlagField:
    """True or false."""

    label: str
    description: str


@dataclass(frozen=True, slots=True)
class DateField:
    """An ISO date from 2015 to 2030."""

    label: str
    description: str


def _number(
    label: str, bounds: str, unit: str, example: str, description: str, *, whole: bool = False
) -> NumberField:
    low, high = (Decimal(bound) for bound in bounds.split(" to "))
    return NumberField(label, low, high, unit, Decimal(example), description, whole)


NUMBERS = {
    "income_eur": _number(
        "Le revenu fiscal de référence",
        "0 to 10000000",
        "€ par an",
        "28000",
        "Revenu fiscal de référence of the whole household, year N-2. Zero is common.",
    ),
    "income_n1_eur": _number(
        "Le revenu fiscal de référence de l’année précédente",
        "0 to 10000000",
        "€ par an",
        "24000",
        "The same for year N-1; counts in social housing after a drop of 10 %.",
    ),
    "net_monthly_salary_eur": _number(
        "Le salaire net mensuel",
        "0 to 100000",
        "€ par mois",
        "1800",
        "Net salary when the tax notice is not at hand; the answer is then conditional.",
    ),
    "surface_m2": _number(
        "La surface habitable",
        "5 to 250",
        "m²",
        "45",
        "Living area. Under 5 m² no ceiling height gives the 20 m³ of a decent dwelling; above "
        "250 m² a typing mistake is likelier than a capped rent.",
    ),
    "annex_m2": _number(
        "La surface des annexes",
        "0 to 200",
        "m²",
        "6",
        "Cellars, balconies, loggias; beyond 16 m² they change nothing.",
    ),
    "rent_eur": _number(
        "Le loyer hors charges",
        "1 to 20000",
        "€ par mois",
        "600",
        "Monthly rent, charges excluded.",
    ),
    "base_rent_eur_m2": _number(
        "Le plafond de loyer de la commune",
        "1 to 100",
        "€ par m² et par mois",
        "9.50",
        "Loc'Avantages ceiling of the commune for the level, before the coefficient.",
    ),
    "other_advantages_eur": _number(
        "Les autres avantages fiscaux du foyer",
        "0 to 1000000",
        "€ par an",
        "0",
        "Other tax advantages that count towards the yearly cap.",
    ),
    "income_tax_eur": _number(
        "L’impôt sur le revenu", "0 to 10000000", "€ par an", "3000", "Tax before the reduction."
    ),
}
CHOICES = {
    "scheme": ChoiceField("Le dispositif", tuple(item.value for item in Scheme), "Letting scheme."),
    "level": ChoiceField(
        "Le niveau de loyer",
        ("loc1", "loc2", "loc3", "intermediaire", "social", "tres_social"),
        "Rent level of the scheme.",
    ),
    "intermediation": ChoiceField(
        "L’intermédiation",
        ("none", "mandat", "sous_location", "any"),
        "Letting through an association; « any » when the form is not known.",
    ),
    "tenant_relation": ChoiceField(
        "Le lien entre le locataire et le propriétaire",
        RELATIONS,
        "What the tenant is to the landlord.",
    ),
    "dpe": ChoiceField("La classe DPE", ("A", "B", "C", "D", "E", "F", "G"), "Energy class."),
}
FLAGS = {
    "base_rent_is_official": FlagField(
        "Le plafond de la commune vient de la table officielle",
        "True when base_rent_eur_m2 was read from the imported official table.",
    ),
}
DATES = {
    "date": DateField(
        "La date de prise d’effet du bail", "Day the lease takes effect; today by default."
    ),
}
