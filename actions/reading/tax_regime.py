"""« je déclare en micro », « je suis au réel »: how an owner declares the rents."""

from __future__ import annotations

import re
from typing import Any

#: Goals whose answer rests on how the rents are taxed.
REST_ON_REGIME = frozenset({"dwelling_eligibility", "tax_reduction", "comparison"})
_HOW = r"(?:au|en|le|du|un|sous|par|r[ée]gime|r[ée]gime (?:du )?)"
#: « micro-foncier », « en micro »: neither a micro-wave, a micro-company, nor a furnished letting.
_MICRO = re.compile(
    rf"\b(?:micro[- ]?fonci\w*|{_HOW} micro\b)(?![- ]?(?:bic|ondes?|entrep\w*|social))",
    re.IGNORECASE,
)
_REAL = re.compile(
    r"\b(?:au|le|en|r[ée]gime(?: d['’]imposition)?) r[ée]el\b(?! (?:loyer|montant|co[uû]t|prix))"
    r"|\br[ée]gime r[ée]el\b|\b2044\b",
    re.IGNORECASE,
)
#: A letting that is furnished, by the name of its taxation.
_FURNISHED = re.compile(r"\bmicro[- ]?bic\b|\blmnp\b|\blmp\b", re.IGNORECASE)
#: Who says how things are; « c'est quoi le micro-foncier ? » says nothing.
_ONE_IS = re.compile(
    r"\b(?:je|j['’]|on|nous|mon|ma|mes|nos|notre|moi)\b|\bj['’]"
    r"|^\W*(?:(?:et|mais|non|oui|si|en fait|plut[oô]t|c['’]est)\W+)*"
    r"(?:au |en |le |r[ée]gime )?(?:micro|r[ée]el)\b",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(
    r"\b(?:c['’ ]?est quoi|d[ée]fin\w+|diff[ée]rence|veut dire|signifie|ou (?:bien )?(?:au |le )?"
    r"(?:r[ée]el|micro)|(?:dois|doit|devons|faut|oblig\w+|choisir|choix|vaut mieux)\b)",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:pas|plus|jamais|quitt\w+|sor[st]\w*|ni|non)\b[^,;.?!]{0,12}$", re.IGNORECASE
)


def regime_told(text: str) -> dict[str, Any]:
    """New values of ``tax_regime`` and ``furnished``; empty when ``text`` tells no regime."""
    if not _ONE_IS.search(text) or _ASKS_WHAT.search(text):
        return {}
    if _FURNISHED.search(text):
        return {"furnished": True}
    micro, real = (_told(pattern, text) for pattern in (_MICRO, _REAL))
    if micro == real:  # « je quitte le micro-foncier » tells the other one
        left = not micro and _MICRO.search(text)
        return {"tax_regime": "reel"} if left else {}
    return {"tax_regime": "micro_foncier" if micro else "reel"}


def _told(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a regime is told, and not left or denied."""
    return any(not _LEFT.search(text, 0, said.start()) for said in pattern.finditer(text))
