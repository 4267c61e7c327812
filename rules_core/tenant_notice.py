"""Notice that a tenant gives: one month or three, and until when the rent is due.

Legal source: loi n° 89-462 du 6 juillet 1989, art. 15 I (unfurnished: three months; one in a tight
area or for the motives it lists) and 25-8 (furnished: one month). The delay runs from the day the
letter is received; a motive is written in the letter, with its proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rules_core.dates import add_months
from rules_core.registry import parameter
from rules_core.results import Reference

Length = Literal["full", "short"]
#: Motives of art. 15 I that make it one month.
SHORTENING = frozenset(
    {
        *("job_lost", "transfer", "first_job", "job_found_again", "rsa", "aah"),
        *("social_housing", "health", "violence"),
    }
)
#: What people believe to be one, and is none by itself.
NOT_SHORTENING = frozenset({"resignation", "other_job"})


@dataclass(frozen=True, slots=True)
class TenantNotice:
    """How long it lasts, and the last day of rent.

    Attributes:
        months: of notice.
        end: last day of rent; None when the day of the letter is not known.
        source: the law.
    """

    months: int
    end: date | None
    source: Reference


def notice_lengths(
    motive: str | None, *, furnished: bool | None, tight: bool | None
) -> tuple[Length, ...]:
    """The lengths that are possible, the shorter first: one when what is known decides.

    Legal source: loi n° 89-462, art. 15 I and 25-8.

    Args:
        motive: why the tenant leaves (``SHORTENING``, ``NOT_SHORTENING``), None when not known.
        furnished: whether the dwelling is let furnished, None when not known.
        tight: whether it stands in a tight area, None when not known.
    """
    if furnished or tight or motive in SHORTENING:
        return ("short",)
    decided = tight is False and furnished is False and motive in NOT_SHORTENING
    return ("full",) if decided else ("short", "full")


def tenant_notice(length: Length, on: date, received: date | None = None) -> TenantNotice:
    """A notice of that length.

    Legal source: loi n° 89-462, art. 15 I.

    Args:
        length: ``short`` or ``full``.
        on: the day of the question.
        received: the day the landlord received the letter.
    """
    rule = parameter("lease.notice.tenant", on, length=length)
    months = int(rule.amount)
    return TenantNotice(months, add_months(received, months) if received else None, rule.source)
