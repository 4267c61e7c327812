"""Who asks, when the question tells: a landlord or a tenant."""

from __future__ import annotations

import re

OWNER, TENANT = "owner", "tenant"
LANDLORD = r"(?:propri[ée]taires?|proprios?|bailleurs?|bailleresse)"
_OWNER = re.compile(
    r"\b(?:(?:mon|ma|mes|nos|notre) (?:futurs? |future |ancien(?:ne)? )?locataires?"
    rf"|je suis (?:le |la |un |une )?(?:petite? )?{LANDLORD}"
    rf"|(?:pour|c[ôo]t[ée]|moi,?|en tant que|comme) (?:le |les |un |une |moi |petit )*{LANDLORD}"
    r"|mon investissement)\b"
    # « proprio t3 lyon, je veux… » presents himself, « proprio vend l'appart » does not
    rf"|^\W*(?:(?:bonjour|bonsoir|salut|hello)\W+)?{LANDLORD}"
    r"(?:,| (?:d['e]|[tf][1-6]\b|studio|maison|appart))"
    r"(?!.{0,15}\b(?:mon|ma|notre)\b)"
    r"|\b(?:je|on|nous) (?:ve\w+|voud\w+|souhait\w+|compt\w+|envisag\w+|p[eou]\w+|vais) "
    r"(?:faire|mettre|signer|conventionner|passer|basculer) (?:(?:mon|ma|notre) \w+ )?"
    r"(?:(?:en|du|de la|une?|le) ){0,2}"
    r"(?:loc\W?avantages?|loc ?[123]|convention\w*)\b",
    re.IGNORECASE,
)
_TENANT = re.compile(
    r"\b(?:je suis (?:le |la |un |une )?(?:sous-)?locataire"
    rf"|(?:mon|ma|notre) (?:futur[e]? |ancien(?:ne)? )?{LANDLORD}"
    r"|(?:c[ôo]t[ée]|moi,?) (?:le |les |un )?(?:sous-)?locataires?"
    r"|(?:(?:dois|vais|devrais)[- ]je|je (?:dois|vais devoir|devrai)) "
    r"(?:partir|quitter|d[ée]m[ée]nager)"
    # « la propriétaire m'envoie un congé »
    rf"|(?:le|la) {LANDLORD} (?:ne |veut |va |peut )?(?:m'|me |nous )\w+)\b",
    re.IGNORECASE,
)


def audience_of(question: str) -> str | None:
    """``"owner"`` or ``"tenant"`` from the words of the question, None when they do not tell."""
    question = question.replace("’", "'")
    if _OWNER.search(question):
        return OWNER
    return TENANT if _TENANT.search(question) else None
