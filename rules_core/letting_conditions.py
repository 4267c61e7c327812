"""Conditions that several rules check the same way.

Legal sources: CGI, art. 199 tricies (who may be the tenant, intermediation of Loc3).
"""

from __future__ import annotations

from rules_core.answers import check
from rules_core.results import Condition, Notice

RELATIONS = ("none", "other_family", "ascendant", "descendant", "tax_household")
_EXCLUDED = {
    "ascendant": "un parent ou un grand-parent du propriétaire",
    "descendant": "un enfant ou un petit-enfant du propriétaire",
    "tax_household": "un membre du foyer fiscal du propriétaire",
}


#: Goes with a « micro-foncier » that shuts the reduction out.
MICRO_FONCIER_NOTICE = Notice(
    "micro_foncier_single_source",
    "L’exclusion du micro-foncier vient d’une seule source. Faites-la confirmer par votre centre "
    "des impôts.",
)


def relation_condition(relation: str | None) -> Condition:
    """The tenant is not of the landlord's tax household, nor an ascendant or descendant."""
    return check(
        "tenant_relation",
        None if relation is None else relation not in _EXCLUDED,
        "Le locataire n’est ni du foyer fiscal du propriétaire, ni son parent, grand-parent, "
        "enfant ou petit-enfant",
        f"Le locataire ne peut pas être {_EXCLUDED.get(str(relation))}",
    )


def intermediation_condition(intermediation: str | None) -> Condition:
    """Loc3 exists only through an approved association (mandate or sub-letting)."""
    return check(
        "intermediation",
        None if intermediation is None else intermediation != "none",
        "Le logement est loué par une association agréée (mandat de gestion ou location / "
        "sous-location), obligatoire en Loc3",
        "En Loc3, la location passe toujours par une association agréée",
    )


def main_residence_condition(main_residence: bool | None) -> Condition:
    """The dwelling is the tenant's main residence."""
    return check(
        "main_residence",
        main_residence,
        "Le logement est la résidence principale du locataire",
        "Le logement doit être la résidence principale du locataire",
    )


def real_regime_condition(tax_regime: str | None) -> Condition:
    """The rents are declared under the « régime réel » (a single source: see the notice).

    Args:
        tax_regime: « reel » or « micro_foncier », None when nobody said.
    """
    return check(
        "real_regime",
        None if tax_regime is None else tax_regime == "reel",
        "Les loyers sont déclarés au régime réel",
        "Le micro-foncier ne permet pas la réduction d’impôt, il faut le régime réel",
    )
