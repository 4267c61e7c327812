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


def without_padding(text: str) -> str:
    """``text`` without the words of talk that open or pad it; itself when nothing else is left."""
    bare = _FILLER.sub("", _OPENING.sub("", text)).strip()
    return bare if re.search(r"\w", bare) else text
