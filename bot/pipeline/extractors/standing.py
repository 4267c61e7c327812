"""Whether a thing that is named still holds: left behind, refused, or what was before.

« J'arrête le mandat, je passe en sous-location », « sous-location refusée, donc un mandat »,
« avant en direct, maintenant avec une association », « du meublé au vide »: of two values of one
entity, the one that is left gives way to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_DETERMINERS = r"(?: (?:de|d'|du|la|le|les|l'|un|une|mon|ma|notre|ce|cette|au|a|en|par|avec))* ?"
_LEFT_BEFORE = re.compile(
    rf"\b(?:arret\w+|quitt\w+|abandonn\w+|renonc\w+|resili\w+|sor(?:s|t|tir)|refus(?:e|er|ons"
    rf"|ai|ais)"
    rf"|laiss\w+ tomber|met\w* fin){_DETERMINERS}$"
    r"|\b(?:pass\w+|bascul\w+|chang\w+) (?:du|de la|de l'|d'une?|de) ?$"
)
_LEFT_AFTER = re.compile(
    r"[ ,:(]{0,3}(?:(?:a |m'a |est |ete |c'est |serait )*(?:refusee?|abandonnee?|terminee?"
    r"|finie?|exclue?"
    r"|ecartee?|impossible)\b|(?:ca )?ne m'interesse|c'est non\b|non merci\b|c'est fini\b)"
    r"|,? mais (?:(?:j'ai|je l'ai|on a|nous avons|j'avais) )?(?:refuse|dit non|decline|pas voulu)"
    r"|(?: \w+)? (?:avant|auparavant|jusqu'ici|autrefois|a l'epoque)\b(?! (?:de|d'|le|la))"
)
_FORMERLY = re.compile(
    r"\b(?:avant|auparavant|jusqu'ici|jusqu'a present|jusqu'a maintenant|a l'epoque|autrefois"
    r"|au debut"
    r"|au depart|(?:j'|on |nous |il |elle |c')(?:avai\w*|avions|etai\w*|etions|louai\w*|louions"
    r"|passai\w*"
    r"|gerai\w*))\b(?!-)[^.;!?\n]{0,40}$"
)
_NOW = re.compile(
    r"\b(?:maintenant|desormais|aujourd'hui|a present|depuis|finalement|ensuite|puis|mais"
    r"|cette fois"
    r"|je passe|on passe)\b"
)


def still_held(text: Canonical, facts: Iterable[Fact]) -> list[Fact]:
    """``facts``, all of one entity, without those left for another value that is said."""
    facts = sorted(facts, key=lambda fact: fact.start)
    left = [fact for fact in facts if _is_left(text, fact, facts)]
    kept = [fact for fact in facts if fact not in left]
    return kept or facts


def _is_left(text: Canonical, fact: Fact, facts: list[Fact]) -> bool:
    start = text.starts.index(fact.start)
    end = len(text.ends) - text.ends[::-1].index(fact.end)
    before = text.text[max(0, start - 60) : start]
    if _LEFT_BEFORE.search(before) or _LEFT_AFTER.match(text.text, end):
        return True
    later = next((f for f in facts if f.start > fact.start and f.value != fact.value), None)
    if later is None or not _FORMERLY.search(before):
        return False
    return bool(_NOW.search(text.text, end, text.starts.index(later.start)))
