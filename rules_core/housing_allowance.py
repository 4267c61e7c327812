"""Which housing allowance goes with a dwelling: APL, or the « allocation de logement ».

Legal source: CCH, art. L. 831-1 and livre VIII (APL for dwellings under an APL convention or an
Anah convention of social or very social level, paid to the landlord; ALF or ALS otherwise).
"""

from __future__ import annotations

from datetime import date

from rules_core import french
from rules_core.registry import parameter
from rules_core.results import Figure, Notice, Result, Step, Verdict
from rules_core.schemes import Scheme, Target

_KINDS = {
    "APL": "l’aide personnalisée au logement (APL)",
    "AL": "l’allocation de logement (ALF ou ALS, selon la famille), pas l’APL",
}
_SAME_AS = {"intermediaire": "loc1", "social": "loc2", "tres_social": "loc3"}
_NOTICES = {
    "APL": Notice("paid_to_landlord", "L’APL est versée au propriétaire, qui la déduit du loyer."),
    "AL": Notice(
        "same_scale",
        "L’allocation de logement se calcule avec le même barème que l’APL. Changer "
        "d’aide ne change donc pas le montant.",
    ),
}
_SIMULATOR = Notice(
    "amount_elsewhere",
    "Le montant dépend des revenus, du loyer et du foyer. Faites la simulation sur caf.fr (ou "
    "msa.fr).",
)


def housing_allowance(target: Target | None, on: date) -> Result:
    """The allowance that a tenant may ask for.

    Legal source: CCH, art. L. 831-1 and livre VIII.

    Args:
        target: scheme and level of the dwelling; None for a dwelling without convention.
        on: date of the lease.
    """
    found = parameter("housing_allowance.kind", on, convention=_convention(target))
    kind = str(found.value)
    where = f"un logement en {target.label}" if target else "un logement sans convention"
    return Result(
        rule="housing-allowance",
        verdict=Verdict.COMPUTED,
        valid_on=on,
        title="APL ou allocation de logement",
        summary=(f"Au {french.day(on)}, pour {where}, l’aide possible est {_KINDS[kind]}."),
        figures=(Figure("allowance", "Aide au logement", kind),),
        steps=(Step("Aide selon la convention du logement", where, kind),),
        references=(found.source,),
        warnings=(_NOTICES[kind], _SIMULATOR),
        inputs={
            "scheme": target.scheme.value if target else None,
            "level": target.level if target else None,
            "date": on,
        },
    )


def _convention(target: Target | None) -> str:
    if target is None or target.scheme in {Scheme.PINEL, Scheme.DENORMANDIE}:
        return "none"
    if target.level is None:
        return str(target.scheme.value)
    return _SAME_AS.get(target.level, target.level)
