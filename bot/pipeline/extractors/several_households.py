"""Households compared in one message: « une personne seule ou un couple », « candidat A… B… ».

Each part that opens with who will live there is read alone.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_HEAD = (
    r"(?:(?:jeunes? )?couples?|dame|femme|monsieur|homme|mere|maman|pere|papa|parent|famille|menage"
    r"|celibataire|retraitee?|etudiante?|veu(?:f|ve)|divorcee?|[a-z]{4,} (?:seule?|celibataire"
    r"|isolee?|solo)|(?:personne|locataire|candidate?|jeune)"
    r"(?= (?:seule?|isolee?|celibataire|avec|sans|agee?|de [0-9]))|personne seule|[2-9] personnes)"
)
_ONE = (
    r"(?:d'|de |pour |a |avec )?(?:une? |l[ea] |l'|1 )?(?:jeune |petite? |vie(?:ux|ille) )?"
    rf"{_HEAD}\b"
)
_LABEL = (
    r"(?:\b(?:candidate?s?|dossiers?|locataires?|menages?|foyers?|cas|famille|lots?|option)"
    r" (?:n°|numero )?(?:[1-4]|[a-d])(?: ?[:=,(]| c'est| est| (?=couple|famille|dame|monsieur"
    r"|homme|femme"
    r"|mere|pere|maman|papa|[0-9]|une?\b|jeune))|(?:^|(?<=[.;!?,/] ))(?:[a-d]"
    r"|[tf][1-6]) ?[:=](?= ))"
)
# « un couple sans enfant ou avec un enfant »: the second shares the adults of the first
_ELIDED = r"ou (?:bien )?(?=(?:avec|sans) (?:[0-9]|une?|d')? ?enfants?\b)"
_OR = re.compile(
    rf"\b(?:(?:ou|vs|versus|contre|au lieu|a la place|plutot que|(?:et |puis |, )(?:une "
    rf"|l')autre|puis|ensuite)"
    rf"(?: bien| alors)? |plutot qu'|/ ?)(?={_ONE})|\b{_ELIDED}|{_LABEL}"
)
# « et » opposes two households only where a choice or a difference is spoken of
_AND = re.compile(rf"(?:\bet|,|;|/|\bque?(?<=[ '])) (?:(?:aussi|puis|l'autre|et) )?(?={_ONE})")
_COMPARED = re.compile(
    r"\b(?:(?:2|3|4) propositions|lesquels?|lesquelles|compar\w*|differenc\w*|entre|pareil"
    r"|meme plafond|lequel|laquelle|hesit\w+|choisir|choix"
    r"|(?:2|deux|plusieurs|3) (?:candidat\w*|dossiers|locataires(?: possibles)?|demandes|familles"
    r"|menages)"
    r"|pour une? [\w ]{3,25} et pour)\b"
)
_FIRST = re.compile(rf"\b{_ONE}|^\W*(?:une? )?{_HEAD}\b")
_MOST = 4


def parts(text: str) -> list[Span]:
    """Spans of the parts that each tell one of several households; empty for a single one."""
    cuts = list(_OR.finditer(text))
    if _COMPARED.search(text):
        cuts += _AND.finditer(text)
    starts = sorted({match.start() for match in cuts})
    labelled = [start for start in starts if re.match(_LABEL, text[start:])]
    if labelled:
        starts = labelled
    elif starts and not _FIRST.search(text[: starts[0]]):
        starts = starts[1:]
    else:
        starts = [0, *starts]
    if not 2 <= len(starts) <= _MOST:
        return []
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
