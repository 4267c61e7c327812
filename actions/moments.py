"""What the dates of a message are the dates of, in the light of what is being talked about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

#: Words that date the lease, in a talk about the revision of a rent.
_LEASE = re.compile(
    r"\b(?:bail|baux|contrat|sign\w+|entr[ée]e?\w*|emm[ée]nag\w+|commenc\w+|d[ée]but\w*|lou[ée]\w*"
    r"|locataire)\b",
    re.IGNORECASE,
)


def settled_dates(
    changes: Mapping[str, Any], text: str, known: Mapping[str, Any]
) -> dict[str, Any]:
    """New values of the slots of dates, once what is talked about tells what a date is of.

    Args:
        changes: what the message gives: dates, and goals when it asks for some.
        text: the message.
        known: values of the slots.
    """
    goals = changes.get("goals") or known.get("goals") or ()
    lease, asked = changes.get("lease_date"), changes.get("request_date")
    if "rent_revision" in goals and lease and not _LEASE.search(text):
        return {"lease_date": known.get("lease_date"), "revision_date": lease}
    if asked and asked.get("signed") and not (lease or known.get("lease_date")):
        # The convention took effect with its lease: that of a convention in force is its date.
        return {"lease_date": {name: asked[name] for name in ("date", "precision")}}
    return {}
