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
    """An ISO date, from 2015 to the end of ``last_year``."""

    label: str
    description: str
    last_year: int = 2030


@dataclass(frozen=True, slots=True)
class TextField:
    """A short text with a form of its own."""

    label: str
    example: str
    description: str


_CLASSES = ("A", "B", "C", "D", "E", "F", "G")


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
    "market_rent_eur": _number(
        "Le loyer de marché", "1 to 20000", "€ par mois", "750", "Rent without any scheme."
    ),
    "management_fee_percent": _number(
        "Les frais de gestion de l’association",
        "0 to 30",
        "% des loyers",
        "6",
        "Fee of the association, share of the rents.",
    ),
    "marginal_tax_rate_percent": _number(
        "Le taux marginal d’imposition", "0 to 60", "%", "30", "Marginal income-tax rate."
    ),
    "price_eur": _number(
        "Le prix du logement", "1000 to 10000000", "€", "180000", "Price of the dwelling."
    ),
    "works_eur": _number(
        "Le coût des travaux", "0 to 10000000", "€", "60000", "Cost of the works."
    ),
    "ceiling_height_m": _number(
        "La hauteur sous plafond", "1 to 10", "m", "2.50", "Height under the ceiling."
    ),
    "volume_m3": _number("Le volume habitable", "5 to 2500", "m³", "110", "Habitable volume."),
    "duration_years": _number(
        "La durée de l’engagement",
        "1 to 30",
        "ans",
        "6",
        "Years the landlord commits to let.",
        whole=True,
    ),
    "lease_years": _number(
        "La durée du bail", "1 to 12", "ans", "3", "Length of the lease.", whole=True
    ),
    "age": _number(
        "L’âge du locataire", "16 to 110", "ans", "24", "Age of the tenant.", whole=True
    ),
    "net_income_eur": _number(
        "Les ressources nettes du locataire",
        "0 to 100000",
        "€ par mois",
        "1500",
        "Monthly resources of the tenant (Visale).",
    ),
    "rent_with_charges_eur": _number(
        "Le loyer charges comprises",
        "1 to 20000",
        "€ par mois",
        "650",
        "Monthly rent, charges included (Visale).",
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
    "dpe": ChoiceField("La classe DPE", _CLASSES, "Energy class."),
    "dpe_after": ChoiceField(
        "La classe DPE après travaux", _CLASSES, "Energy class after the works."
    ),
    "other_scheme": ChoiceField(
        "L’autre dispositif déjà utilisé pour ce logement",
        ("none", "pinel", "denormandie", "louer_abordable", "relance_logement"),
        "Scheme already used for this dwelling.",
    ),
    "tax_regime": ChoiceField(
        "Le régime fiscal des loyers", ("reel", "micro_foncier"), "Tax regime of the rents."
    ),
    "investor": ChoiceField(
        "L’investisseur", ("personne_morale", "personne_physique"), "Who invests (LLI)."
    ),
    "property": ChoiceField(
        "Le logement acheté", ("neuf", "ancien"), "New or old dwelling (Relance logement)."
    ),
}
FLAGS = {
    "base_rent_is_official": FlagField(
        "Le plafond de la commune vient de la table officielle",
        "True when base_rent_eur_m2 was read from the imported official table.",
    ),
    "furnished": FlagField("Le logement est meublé", "Let furnished."),
    "main_residence": FlagField(
        "Le logement est la résidence principale du locataire", "Main residence of the tenant."
    ),
    "current_occupant": FlagField(
        "Le locataire occupe déjà le logement", "The tenant already lives there."
    ),
    "renewal": FlagField("Il s’agit d’un renouvellement de bail", "Renewal of a lease."),
    "anah_works": FlagField("L’Anah a payé une partie des travaux", "Works funded by the Anah."),
    "special_perimeter": FlagField(
        "Le logement est dans un périmètre particulier (ORT, PPA, GOU, CRSD)",
        "Perimeters that open LLI outside zones A bis, A and B1.",
    ),
    "agglomeration_over_million": FlagField(
        "L’agglomération dépasse un million d’habitants", "Rent renewal: six references."
    ),
    "agglomeration_over_100k": FlagField(
        "L’agglomération dépasse 100 000 habitants", "Visale: middle rent cap."
    ),
    "student": FlagField("Le locataire est étudiant", "The tenant is a student."),
    "employee": FlagField("Le locataire est salarié", "Employee of the private sector."),
    "lease_signed": FlagField("Le bail est déjà signé", "The lease is already signed."),
    "collective_building": FlagField(
        "Le logement est dans un immeuble collectif", "Building of several dwellings."
    ),
}
DATES = {
    "date": DateField(
        "La date de prise d’effet du bail", "Day the lease takes effect; today by default."
    ),
    "request_date": DateField(
        "La date de la demande de convention", "Day the Anah registered the request."
    ),
    "lease_date": DateField("La date de début du bail", "Day the current lease began."),
    "lease_end": DateField("La date de fin du bail", "Last day of the lease.", last_year=2045),
}
TEXTS = {
    "irl_quarter": TextField(
        "Le trimestre de référence de l’IRL",
        "2026-T2",
        "Reference quarter written in the lease: « 2026-T2 », or « T2 » for the last published.",
    ),
}
BASE_RENTS = "base_rents_eur_m2"
