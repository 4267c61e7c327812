"""Words of talk around a question, which say nothing of its subject: « et du coup, au juste… »"""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"^\W*(?:(?:et|ok(?:ay)?|oui|bon|ben|bah|alors|donc|du coup|mais|sinon|d['’]accord|tr[èe]s bien"
    r"|merci(?: beaucoup)?|au fait|par contre|d['’]abord|avant (?:[çc]a|tout)|dites(?:[- ]moi)?"
    r"|dis(?:[- ]moi)?|autre question|une (?:autre )?question"
    r"|(?:on m['’]a|j['’]ai entendu) parl[ée]r? d(?:e|u|es))\b(?!-)[\s,:;.!…]*)+",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r",?\s+(?:au juste|du coup|en fait|exactement|d['’]ailleurs)(?=\s*[?.!,]|\s*$|\s)",
    re.IGNORECASE,
)
#: Words that leave what was being talked about.
_ELSE = re.compile(
    r"^\W*(?:(?:et|ok|oui|bon|alors|donc|sinon|merci(?: beaucoup)?|maintenant)\b[\s,:;.!…]*)*"
    r"(?:(?:j['’]ai )?(?:une )?(?:autre|derni[eè]re|nouvelle|deuxi[eè]me|seconde) question"
    r"|autre (?:chose|sujet)|(?:[cç]a n['’]a )?rien [aà] voir|changeons de sujet)\b(?!-)[\s,:;.!…]*"
    r"(?:mais\b\s*)?",
    re.IGNORECASE,
)


def announces_another(text: str) -> bool:
    """« autre chose : … », « rien à voir, mais… »: a question of another subject follows."""
    said = _ELSE.match(text)
    return said is not None and re.search(r"\w", text[said.end() :]) is not None


def without_padding(text: str) -> str:
    """``text`` without the words of talk that open or pad it; itself when nothing else is left."""
    bare = _FILLER.sub("", _OPENING.sub("", _ELSE.sub("", text))).strip()
    return bare if re.search(r"\w", bare) else text
