"""« Je paye 610 et elle me demande 640 »: today's rent, and the one that is claimed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AMOUNT = re.compile(
    r"(?<![\w,.])(?P<n>\d{1,2}[ \u00a0\u202f]?\d{3}|\d{2,4})(?:[.,](?P<cents>\d{1,2}))?"
    r"(?!\w|[.,]\d| ?(?:m²|m2|%|ans?\b|mois\b|personnes?|enfants?|pour ?cent))\s?(?:€|euros?\b)?",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:demand\w*|r[ée]clam\w*|exige\w*|(?:veut|veulent|voudrait|compte|souhaite\w*|va|vont)"
    r" (?:me |nous |le |la |l['’])?(?:passer|mettre|monter|augmenter|faire payer|r[ée]viser)"
    r"|pass(?:e|er|erait|era|é|ait)|mont(?:e|er|é|ait)|augment\w+|propos\w+|impos\w+|nouveau loyer"
    r"|(?:me |nous )(?:met|facture\w*)|veut|veulent)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:pa(?:y|i)\w*|loyer (?:actuel|est|[ée]tait|de)|loue|au lieu de|contre|alors que|actuel\w*"
    r"|avant|jusqu['’]ici|de(?= \d))\b",
    re.IGNORECASE,
)
#: « augmenter de 30 € »: by how much, not to how much.
_BY = re.compile(
    r"\b(?:augment\w+|hausse|plus|rajout\w+|mont\w+)"
    r"(?: (?:de |du )?(?:le |mon |notre )?loyer)? de\s*$",
    re.IGNORECASE,
)
#: « 30 euros de plus », « 30 € d'augmentation »
_MORE = re.compile(
    r"\s?(?:€|euros?)?\s?(?:par mois )?(?:de plus|en plus|d['’]augmentation|de hausse)\b",
    re.IGNORECASE,
)
#: « de 610 à 640 »
_TO = re.compile(r"\s*(?:à|a)\s*", re.IGNORECASE)
_RENTS = (100, 5000)  # €/month
#: Beyond, the two amounts are not two rents of one dwelling.
_LARGEST_RATIO = 1.6


@dataclass(frozen=True)
class Claim:
    """Two rents of one dwelling, €/month.

    Attributes:
        rent: what is paid today.
        claimed: what the landlord asks for.
    """

    rent: float
    claimed: float


def claim_said(text: str, known: float | None = None) -> Claim | None:
    """The rents that a message sets against each other, None when it does not.

    Args:
        text: the message.
        known: today's rent when the conversation knows it, €/month.
    """
    paid, claimed, more = known, None, None
    last, end = None, 0
    for match in _AMOUNT.finditer(text):
        before, end = text[end : match.start()], match.end()
        value = float(re.sub(r"\D", "", match["n"]) + "." + (match["cents"] or "0"))
        rent = _RENTS[0] <= value <= _RENTS[1]
        if rent and last is not None and _TO.fullmatch(before) and _CLAIM.search(text):
            paid, claimed = last, value  # « passer de 610 à 640 »
        elif _is_rise(match, text, before):
            more = value
        elif rent and _claims(before):
            claimed = value
        elif rent and _PAYS.search(before):
            paid = value
        last = value if rent else None
    if more is not None and paid is not None and claimed is None:
        claimed = paid + more
    if paid is None or claimed is None or not 1 < claimed / paid < _LARGEST_RATIO:
        return None
    return Claim(paid, claimed)


def rise_said(text: str) -> float | None:
    """« il m'augmente de 30 € »: by how much a month, None when the message does not say."""
    end = 0
    for match in _AMOUNT.finditer(text):
        before, end = text[end : match.start()], match.end()
        if _is_rise(match, text, before):
            return float(re.sub(r"\D", "", match["n"]) + "." + (match["cents"] or "0"))
    return None


def _is_rise(match: re.Match[str], text: str, before: str) -> bool:
    """Whether an amount is that of the rise, and neither rent."""
    after = text[match.end() :]
    return bool(_BY.search(before) and not _TO.match(after)) or _MORE.match(after) is not None


def _claims(before: str) -> bool:
    """Whether the words before an amount make it the rent asked for, rather than the one paid."""
    claim = max((match.end() for match in _CLAIM.finditer(before)), default=0)
    pays = max((match.end() for match in _PAYS.finditer(before)), default=0)
    return claim > pays


#: What a revision cannot be asked without, in the middle of another talk.
_OF_RENT = re.compile(
    r"\b(?:loy\w+|baux|bail|augment\w*|r[ée]vis\w*|[ée]volu\w*|hauss\w*|irl|indice|indexa\w*"
    r"|trimestres?|mont\w+|major\w+|proprio\w*|propri[ée]taires?|bailleur\w*|locataires?)\b"
    r"|€|euros?\b",
    re.IGNORECASE,
)


def speaks_of_rent(text: str) -> bool:
    """Whether a word of the message is one that a question on the rise of a rent needs."""
    return _OF_RENT.search(text) is not None
