"""Raising the rent when a lease is renewed: when to write, and with how many references.

Legal source: loi n° 89-462 du 6 juillet 1989, art. 17-2 (offer six months at least before the end
of the lease, by registered letter; six reference rents in an agglomeration of more than a million
inhabitants, three elsewhere).
"""

from __future__ import annotations

from datetime import date

from rules_core import french
from rules_core.answers import MEDIUM_NOTICE, check, unverified
from rules_core.dates import add_months
from rules_core.french import HARD
from rules_core.registry import parameter
from rules_core.results import Condition, Figure, Notice, Result, Step, Verdict

_REFUSAL = Notice(
    "tenant_may_refuse",
    "Le locataire peut refuser. Sans accord, il faut saisir la commission de conciliation, puis le "
    "juge, avant la fin du bail.",
)


def rent_renewal(
    lease_end: date,
    on: date,
    *,
    over_million: bool | None = None,
) -> Result:
    """Last day to offer a higher rent, and the number of references to give.

    Legal source: loi n° 89-462, art. 17-2.

    Args:
        lease_end: last day of the lease.
        on: the day of the question.
        over_million: whether the dwelling stands in an agglomeration of more than a million
            inhabitants; None when it is not known.
    """
    months = parameter("lease.renewal.notice", on)
    large = parameter("lease.renewal.references", on, area="over_million")
    small = parameter("lease.renewal.references", on, area="elsewhere")
    deadline = add_months(lease_end, -int(months.amount))
    in_time = check(
        "notice",
        on <= deadline,
        f"La lettre recommandée peut encore arriver au plus tard le {french.day(deadline)}",
        f"La lettre recommandée devait arriver au plus tard le {french.day(deadline)}",
    )
    conditions = [in_time]
    if over_million is None:
        references_text = (
            f"{french.number(large.amount)} loyers de référence si l’agglomération dépasse un "
            f"million d’habitants, {french.number(small.amount)} ailleurs"
        )
        conditions.append(
            Condition(
                "agglomeration",
                "Le logement est dans une agglomération de plus d’un million d’habitants",
                "not_verified",
            )
        )
        figures = [
            Figure("references_over_million", "Références, grande agglomération", large.amount),
            Figure("references_elsewhere", "Références, ailleurs", small.amount),
        ]
    else:
        count = large.amount if over_million else small.amount
        references_text = f"{french.number(count)} loyers de référence"
        figures = [Figure("references", "Loyers de référence à fournir", count)]
    late = in_time.status == "not_met"
    summary = (
        f"Le bail se termine le {french.day(lease_end)}. Pour proposer un loyer plus élevé, la "
        f"lettre recommandée doit arriver chez le locataire au plus tard le "
        f"{french.day(deadline)}, avec {references_text}."
    )
    if late:
        summary = f"Non{HARD}: il est trop tard au {french.day(on)}. {summary}"
    return Result(
        rule="rent-renewal",
        verdict=_verdict(late=late, over_million=over_million),
        valid_on=on,
        title="Hausse du loyer au renouvellement du bail",
        summary=summary,
        figures=(
            Figure("notice_deadline", "Dernier jour pour la lettre recommandée", deadline),
            Figure("lease_end", "Fin du bail", lease_end),
            *figures,
        ),
        steps=(
            Step(
                "Dernier jour pour proposer un nouveau loyer",
                f"{french.day(lease_end)} − {french.number(months.amount)} mois",
                deadline,
            ),
        ),
        references=(months.source,),
        warnings=(_REFUSAL, MEDIUM_NOTICE),
        conditions=tuple(conditions),
        unverified=unverified(conditions),
        inputs={"lease_end": lease_end, "date": on, "agglomeration_over_million": over_million},
    )


def _verdict(*, late: bool, over_million: bool | None) -> Verdict:
    if late:
        return Verdict.NOT_ELIGIBLE
    return Verdict.CONDITIONAL if over_million is None else Verdict.COMPUTED
