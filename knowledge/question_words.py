"""The words by which a French question is known, for all who look for one in a message."""

from __future__ import annotations

import re

#: Alternatives of a pattern, to be closed by a word boundary.
_OPENING = (
    r"quand|qui|combien|comment|o[uù]|pourquoi|quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|quoi"
    r"|est[- ]ce"
)
#: « combien », « lequel », « est-ce »: what is wanted is said.
QUESTION_WORD = re.compile(rf"\b(?:{_OPENING})\b", re.IGNORECASE)
#: « ma sœur qui travaille » asks nothing.
_RELATIVE = re.compile(
    r"\b(?:[mts](?:a|on|es)|une?|des|l[ae]|les|leurs?|ce(?:tte|s)?) \w+(?: de \d+ ans"
    r"| (?!et\b|ou\b|mais\b|est\b|sait?\b|à\b|pour\b|avec\b|de\b|chez\b|par\b)\w+)? qui\b",
    re.IGNORECASE,
)
#: « touche t il l'APL », « ont ils le droit », « ai je »: the order of a question, without hyphens.
_INVERTED = (
    r"[\w']{1,20}[ -]t[ '’-](?:il|elle|on)s?"
    r"|(?:a|ont|ai|as|avons|avez|est|sont|suis|es|sommes|[êe]tes|va|vont|vais|sera|serait|aura|aurait"
    r"|peu[tx]|peuvent|pou(?:vons|vez)|pourrai[st]|doi(?:s|t|vent)|devons|devez|devrai[st]|fait|font)"
    r"[ -](?:je|tu|ils?|elles?|on|nous|vous)"
)
#: A question, by its mark, its word, its verb (« on peut le vendre ») or its order.
ASKS = re.compile(
    rf"\?|\b(?:{_OPENING}|c['’ ]?est quoi|faut|peu[tx]|puis|dois|doit|possible|droit"
    rf"|{_INVERTED})\b",
    re.IGNORECASE,
)


def has_question_word(text: str) -> bool:
    """Whether a word says what is wanted: « qui paie ? », not « ma sœur qui paie »."""
    return QUESTION_WORD.search(without_relatives(text)) is not None


def without_relatives(text: str) -> str:
    """The text without « ma sœur qui »: « qui » then asks something."""
    return _RELATIVE.sub("", text)
