"""Intents that erase, end or brush off: they need words of theirs, not only the classifier.

A short message that the classifier does not know (« et la plus value ? ») gets the likeliest
intent all the same. Taking it wrongly for « nouvelle recherche » or « au revoir »
costs the visitor everything said so far; taking « au revoir » wrongly for a question costs one
sentence. So these intents hold only when the message has a word that speaks for them.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import yaml
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME

#: What such a message is otherwise, where it is not simply unknown.
_OTHERWISE = {"ask_zone": "inform", "ask_rent_renewal": "ask_rent_revision"}
#: Intents of people who answer something else than the question asked: they do not ask in turn.
_NEVER_ASK = frozenset({"dont_know", "refuse"})
_OPENS = re.compile(
    r"(?:(?:et|mais|donc|alors|ok|bon|non) )*(?:comment|combien|quand|pourquoi|ou|qui|quel(?:le)?s?"
    r"|est ce|je (?:peux|pourra\w*)|puis je|si (?!on passe))\b"
)
#: « ça s'arrête quand ? » asks when something of theirs ends.
_ENDS_WHEN = re.compile(r"\b(?:quand|combien de temps)\b(?! (?:meme|tu|vous)\b)")
#: What somebody else said, to be checked; unless it is set against what we say.
_CLAIM = re.compile(
    r"\b(?:(?:on|il|elle|mon \w+|ma \w+|un \w+|une \w+|des \w+|l \w+|le \w+|la \w+)"
    r" (?:m a|me|m ont|nous a|nous) (?:dit|disent|parle|assure|affirme|raconte|soutient|certifie)"
    r"|(?:il )?parait|j ai (?:lu|entendu|vu)|on (?:dit|raconte) que)\b.*"
    r"\b(?:vrai|exact|juste|correct|confirm\w+|c est (?:bien )?(?:ca|cela))\b"
    r"|\b(?:c est|est ce|est il) (?:bien )?vrai (?:que|qu)\b"
)
_OF_OURS = re.compile(
    r"\b(?:vous|votre|vos|tu|te|t|ton|tes|contraire|inverse|autre|autres|lequel|laquelle)\b"
)
#: Words that speak for an intent, by its name.
_EVIDENCE = {
    name: re.compile(rf"\b(?:{'|'.join(words)})")
    for name, words in yaml.safe_load(
        Path(__file__).with_suffix(".yaml").read_text("utf-8")
    ).items()
}


def supported(intent: str, text: str) -> str:
    """``intent`` when the words of ``text`` speak for it; otherwise a question, or nothing known.

    Args:
        intent: name of the intent.
        text: as typed.
    """
    if intent == "stop" and _ENDS_WHEN.search(_plain(text)):
        return "ask_knowledge"
    claim = intent == "ask_source" and reports_a_claim(text)
    if not claim and not lacks_evidence(intent, text):
        return intent
    if asks(text) and intent != "ask_rent_renewal":
        return "ask_knowledge"
    # « je me suis trompé de ville, c'est Lens » was taken for « quelle zone ? »: it gives a place.
    return _OTHERWISE.get(intent, str(DEFAULT_NLU_FALLBACK_INTENT_NAME))


def lacks_evidence(intent: str, text: str) -> bool:
    """Tell whether ``text`` has no word that speaks for ``intent``, which needs one.

    Args:
        intent: name of the intent.
        text: as typed.
    """
    plain = _plain(text)
    if intent in _NEVER_ASK:
        return _OPENS.match(plain) is not None
    pattern = _EVIDENCE.get(intent)
    return pattern is not None and not pattern.search(plain)


def reports_a_claim(text: str) -> bool:
    """« on m'a dit 65 %, c'est vrai ? » wants the rule, not what our answers rest on."""
    plain = _plain(text)
    return bool(_CLAIM.search(plain)) and not _OF_OURS.search(plain)


def asks(text: str) -> bool:
    """Tell whether ``text`` is a question, by its mark or by its first words."""
    return "?" in text or _OPENS.match(_plain(text)) is not None


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe"))
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9+]+", " ", letters).strip()
