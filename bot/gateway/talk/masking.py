"""Personal data that nobody needs to answer about rents, masked before it is kept anywhere.

Masked: e-mail, phone, social security number (NIR), IBAN, tax number, street address, names given
as such. Kept, because answers need them: incomes, surfaces, postal codes, communes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_WAYS = (
    "rue|avenue|av|boulevard|bd|bld|place|pl|chemin|impasse|allée|allee|allées|cours|quai|route|rte|"
    "square|passage|sentier|faubourg|fbg|résidence(?! (?:principale|secondaire))|lotissement|cité|"
    "esplanade|promenade|venelle|ruelle|traverse|montée|hameau|lieu-dit"
)
_NAME_WORD = r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*"
_CAPITAL_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*"
# Words that follow « je m'appelle » or « 12 rue X » without being part of the name.
_STOP = (
    r"et|je|j|nous|on|mon|ma|mes|pour|avec|à|a|au|aux|dans|en|qui|que|est|suis|ai|ans|habite|loue|"
    r"cherche|veux|voudrais|puis|bonjour|merci|svp|si|ou|mais|locataire|propriétaire|bailleur"
)
_FULL_NAME = rf"(?!(?:{_STOP})\b){_NAME_WORD}(?: (?!(?:{_STOP})\b){_NAME_WORD}){{0,2}}"


@dataclass(frozen=True)
class _Rule:
    kind: str
    label: str
    pattern: re.Pattern[str]
    accept: Callable[[str], bool] = lambda _text: True


def _is_foreign_iban(text: str) -> bool:
    compact = text.replace(" ", "")
    number = "".join(str(int(character, 36)) for character in compact[4:] + compact[:4])
    return int(number) % 97 == 1


_RULES = (
    _Rule("email", "adresse e-mail", re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")),
    _Rule(
        "iban",
        "IBAN",
        # The right length, or a mistyped one: it is a bank account all the same.
        re.compile(
            r"\bFR\s?\d{2}(?:(?:[ .-]?[0-9A-Z]){23}\b|(?:[ .-]?\d){8,}[0-9A-Z]*)", re.IGNORECASE
        ),
    ),
    _Rule(
        "iban",
        "IBAN",
        re.compile(r"\b(?!FR)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"),
        _is_foreign_iban,
    ),
    _Rule(
        "nir",
        "numéro de sécurité sociale",
        re.compile(
            r"(?<![\d])[1-478][ .-]?\d{2}[ .-]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .-]?(?:\d{2}|2[AB])"
            r"[ .-]?\d{3}[ .-]?\d{3}(?:[ .-]?\d{2})?(?!\d)",
            re.IGNORECASE,
        ),
    ),
    _Rule(
        "tax_number",
        "numéro fiscal",
        re.compile(r"(?<![\d,])[0-3]\d(?:[ .-]?\d{2}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3})(?!\d)"),
    ),
    _Rule(
        "phone",
        "numéro de téléphone",
        re.compile(
            r"(?<![\d,.])(?:(?:\+|00) ?(?:33|262|590|594|596)(?:[ .-]?\(0\))?(?:[ .-]?\d){9}"
            r"|0[1-9](?:[ .-]?\d{2}){4})(?!\d)"
        ),
    ),
    _Rule(
        "address",
        "adresse",
        re.compile(
            rf"(?<![\w,.])\d{{1,4}}\s?(?:bis|ter|quater)?\s?,?\s+(?:{_WAYS})\b\.?"
            rf"(?:\s+(?!(?:{_STOP}|\d)\b)[\w'’.-]+){{1,6}}?"
            rf"(?=\s*(?:,|;|\.(?:\s|$)|\n|$|\s\d{{5}}\b|\s(?:{_STOP})\b))",
            re.IGNORECASE,
        ),
    ),
    _Rule(
        "name",
        "nom",
        re.compile(
            rf"(?<=\bm['’]appelle ){_FULL_NAME}",
            re.IGNORECASE,
        ),
    ),
    _Rule(
        "name",
        "nom",
        re.compile(
            r"(?:(?<=\bmon nom est )|(?<=\bmon nom c['’]est )|(?<=\bnom : )|(?<=\bnom: )"
            rf"|(?<=\bnom de famille : )|(?<=\bprénom : )|(?<=\bmon prénom est )){_FULL_NAME}",
            re.IGNORECASE,
        ),
    ),
    _Rule(
        "name",
        "nom",
        re.compile(
            r"(?:(?<=\bM\. )|(?<=\bMme )|(?<=\bMlle )|(?<=\bMonsieur )|(?<=\bmonsieur )"
            rf"|(?<=\bMadame )|(?<=\bmadame )){_CAPITAL_WORD}(?: {_CAPITAL_WORD}){{0,2}}"
        ),
    ),
)


@dataclass(frozen=True)
class Masked:
    """A text without personal data.

    Attributes:
        text: the text, each masked part replaced by its name in brackets.
        kinds: stable English names of what was masked, in order, without repetition.
        labels: the same in French.
    """

    text: str
    kinds: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def mask(text: str) -> Masked:
    """Mask the personal data of ``text``."""
    found: dict[str, str] = {}
    for rule in _RULES:

        def replace(match: re.Match[str], rule: _Rule = rule) -> str:
            if not rule.accept(match.group()):
                return match.group()
            found[rule.kind] = rule.label
            return f"[{rule.label}]"

        text = rule.pattern.sub(replace, text)
    return Masked(text, tuple(found), tuple(found.values()))


def notice(labels: tuple[str, ...]) -> str:
    """What the visitor is told, once a conversation."""
    listed = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} et {labels[-1]}"
    return (
        f"J'ai masqué ce qui ressemblait à une donnée personnelle ({listed}) : je n'en ai pas "
        "besoin et elle n'est pas conservée. Évitez de m'écrire des noms, numéros ou adresses."
    )
