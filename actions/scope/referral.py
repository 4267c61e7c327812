"""Questions that are not ours, by kind, and who answers them (``replies/referrals.yml``)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..wording.render import Reply, load_replies, topic_buttons, typeset


def referral(question: str) -> str | None:
    """The kind of out-of-scope question, by the words it holds; None when nothing tells.

    The kind with most words found wins, the first of ``replies/referrals.yml`` when equal.
    """
    plain = _plain(question)
    counts = {kind: len(pattern.findall(plain)) for kind, pattern in _patterns().items()}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each kind; its words are beginnings of words, without accents."""
    return {
        kind: re.compile(rf"\b(?:{'|'.join(map(_plain, entry['words']))})")
        for kind, entry in load_replies("referrals").items()
    }


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFD", words.casefold().replace("œ", "oe"))
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9$]+", " ", letters).replace("$", r"\b").strip()


def sure_referral(question: str) -> str | None:
    """Like :func:`referral`, only for kinds whose words hardly ever belong to our subject."""
    kind = referral(question)
    return kind if kind is not None and load_replies("referrals")[kind].get("sure") else None


def always_foreign(kind: str) -> bool:
    """Tell whether no other word of a message makes a question of that kind ours."""
    return bool(load_replies("referrals")[kind].get("always"))


def has_card(kind: str) -> bool:
    """Tell whether a card of ours answers that kind of question."""
    return "card" in load_replies("referrals")[kind]


def referral_reply(kind: str) -> Reply:
    """A short refusal that says who answers that kind of question."""
    message = typeset(load_replies("referrals")[kind]["reply"].strip())
    return Reply(message, buttons=topic_buttons(), status="declined")
