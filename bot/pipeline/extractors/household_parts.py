"""Which parts of a message tell of the home to let: the owner's own life is no part of it, and
what comes after « aujourd'hui », « en fait » or « donc » has the last word.

Nothing here counts anybody: :mod:`household` reads the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from bot.pipeline.extractors.canonical import Canonical

Value = dict[str, int | bool]
Turn = Literal["others", "now", "so"]
"""Others than those told before; the same people today; what it all comes to."""

_CLAUSE = re.compile(r"[^.;!?\n]+")
_CLAUSE_END = re.compile(r"[.;!?\n]")
_SPEAKER = re.compile(
    r"(?:[.;!?\n] ?(?:et |mais )?(?P<first>(?:moi|nous)\b)"
    r"|(?:, |\bmais )(?P<then>(?:moi|nous),? (?=(?:je|on|nous|c'est|seule?) |j')))"
)
# « je suis propriétaire, marié et père de trois enfants », « nous, bailleurs, avons… »
_OWNER_SAYS = re.compile(
    r"\b(?:(?:je suis|nous sommes|on est|en tant que|etant|moi,?|nous,?)(?: tous)?(?: moi-meme)?"
    r" (?:les? |la |deux |2 )?(?:proprietaires?|proprio|bailleu\w+))\b(?! de (?:ma"
    r"|notre) residence)"
)
# « le bailleur est père de cinq enfants », said by somebody else
_OWNER_IS = re.compile(
    r"\b(?:l[ae]s?|mon|ma|notre|nos) (?:proprietaires?|proprio|bailleu\w+)"
    r"(?= (?:est|sont|a|ont|vi\w+)"
    r" (?!vend|hausse|augment|d'accord|loue))"
)
# « mes parents louent leur maison à une jeune femme »
_KIN_LETS = re.compile(
    r"\b(?:m(?:on|a|es)|s(?:on|a|es)|nos|notre) (?:[a-z-]+ ){1,2}(?:(?:veu(?:t|lent)|souhait\w+"
    r"|vont|va|compt\w+) )?(?:lou(?:e|ent|er)|propos\w+|mett\w+|possed\w+)"
    r" (?:leurs?|son|sa|ses|une? de (?:leurs|ses)) "
)
# People next door, former tenants, examples: not those who will live there
_BYSTANDER = re.compile(
    r"(?:\b(?:l[ea]s?|mon|ma|mes|notre|nos|une?|des|l') ?(?:petite?s? |autres? )?(?:voisine?s?"
    r"|gardien\w*|concierge|patron\w*"
    r"|(?:precedent\w*|ancien\w*|ex[- ]?) ?(?:locataires?|occupante?s?)"
    r"|locataires? (?:d'avant|d'a cote|precedent\w*|du (?:dessus|dessous|haut|bas))"
    r"|(?:dame|famille|couple|gens|personnes?) (?:d'a cote|du (?:dessus|dessous))))\b"
    r"|\b(?:je connais|j'ai connu|on m'a (?:parle|cite)(?: d'| de)?|j'ai (?:entendu parle\w*|vu)"
    r"(?: d'| de)?) ?(?:une?|des)\b"
)
# « ma belle-mère y vivait »: who lived there lives there no more
_FORMER_OCCUPANT = re.compile(
    r"\b(?:m(?:on|a|es)|notre|nos|l[ea]s?|une?) (?:(?!\b(?:qui|que|je|on|nous)\b)[^.;!?\n]){1,45}?"
    r"\b(?:viv|habit|occup|log|resid)ai(?:t|ent)\b(?! (?:avec|chez) (?:moi|nous))"
)
_OF_THE_HOME = re.compile(r"\b(?:avec|chez|et) (?:moi|nous)\b|\bheberg\w+|\bou moi\b")
_BYSTANDER_ENDS = re.compile(
    r"[.;!?\n]|,? (?:mais|alors que|tandis que|par contre)\b|, (?:moi|nous|l[ea]s?|ma|mon|mes)\b"
)
_SPOKEN_FOR = re.compile(
    r"\b(?:pour|(?:place|part|nom) de|accompagn\w+|aide\w*|c'est|lou\w+ a|concern\w+) $"
)
# « mon cousin a eu droit. Moi, seul avec un petit… »
_ANOTHER = re.compile(
    r"^\W*(?:mon|ma|mes|une?|des|l[ea]s?) (?:cousine?s?|freres?|soeurs?|amie?s?|copa?ine?s?"
    r"|collegues?"
    r"|beaux?[- ]freres?|belles?[- ]soeurs?|voisine?s?|dame|famille|couple)\b"
)
# Where those who will live there come in
_TENANT_COMES = re.compile(
    r"\b(?:l[ea]s?|une?|ma|mon|mes|nos|notre|ce|cette|ces|leurs?|l'|futurs? |future )"
    r"(?: ?future?s? | ?nouve\w+ |ancien\w* | )?"
    r"(?:locataires?|locatrices?|candidate?s?|preneu\w+|occupante?s?)\b"
    r"|\b(?:celui|celle|ceux|celles) qui\b|\bce (?:sont|serait|sera|seraient)\b|\bqui louent\b"
    r"|\blou(?:e|er|ons|erai\w*) (?:mon \w+ |le \w+ |ce \w+ )?a (?!l'annee|des prix|bas)"
    r"|\b(?:va|vont|viendrai\w+|viendront|viendra) (?:y )?(?:vivre|habiter|loger|occuper|entrer"
    r"|s'installer)\b|\b(?:entr|emmenag|occup|habit)(?:er)?(?:ent|ont|era|a)\b"
)
_TODAY = re.compile(r"\b(?:aujourd'hui|aujourdhui|desormais|maintenant|a present|depuis)\b")
_LET_TO = re.compile(r" a (?=une? |l[ea] |des |mon |ma |[2-9] )")
_BUT = re.compile(r",? ?(?:\bmais\b|\btandis que\b|\balors que\b|\bpar contre\b)|[;:]")
_TURNS: tuple[tuple[Turn, re.Pattern[str]], ...] = (
    (
        "others",
        re.compile(
            r"\b(?:mais|par contre|alors que|cette fois)(?: la)? (?:celui|celle|ceux|celles) qui\b"
            r"|\b(?:la|le|les) nouve(?:lle|au|aux|lles)(?: locataires?)?\b(?= |,)"
            r"|\b(?:mais|en fait|en realite|pardon|erreur),? (?:c'est|ce sont|il s'agit d\w*)\b"
            r"|\b(?:ce n'est|c'est|ce nest|n'est) pas (?:une? )?[\w ]{3,30}? mais (?=une?\b)"
            r"|\ben (?:fait|realite|verite),? (?=l[ea]s? |ils? |elles? |c'est |ce sont )"
        ),
    ),
    (
        "now",
        re.compile(
            r"\b(?:aujourd'hui|aujourdhui|desormais|maintenant|a present|dorenavant|actuellement"
            r"|pour (?:l'instant|le moment)|a ce jour)\b"
            r"|\b(?=(?:(?:nous|on|ils|elles|je|il|elle) )?(?:ne |n')?(?:sommes?|suis|est|reste"
            r"|sont)"
            r" plus (?:que|qu')\b)"
        ),
    ),
    (
        "so",
        re.compile(
            r"\b(?:donc|bref|autrement dit|au final|finalement|du coup|en resume|au total"
            r"|c'est-a-dire)\b"
        ),
    ),
)


def blanked(text: Canonical, spans: Iterable[tuple[int, int]]) -> Canonical:
    """``text`` with spaces, which keep every position, in place of the ``spans``."""
    written = text.text
    for start, end in spans:
        written = written[:start] + " " * (end - start) + written[end:]
    return text if written == text.text else replace(text, cased=written, text=written)


def words_of_others(text: str) -> list[tuple[int, int]]:
    """Spans about owners when others are said to come in, and about people next door."""
    spans = []
    for said in _OWNER_SAYS.finditer(text):
        clause = next(c for c in _CLAUSE.finditer(text) if c.start() <= said.start() < c.end())
        turn = _BUT.search(text, said.end())
        comes = _TENANT_COMES.search(text, said.end())
        end = clause.end()
        if comes and comes.start() < end:
            end = comes.start()
        if turn and turn.start() < end and comes:
            end = turn.start()
        if comes or _TENANT_COMES.search(text[: clause.start()]):
            spans.append(
                (clause.start() if said.start() - clause.start() < 40 else said.start(), end)
            )
    for said in _OWNER_IS.finditer(text):
        spans.append((said.start(), _first(text, said.end(), _TENANT_COMES, _BUT, _CLAUSE_END)))
    for said in _KIN_LETS.finditer(text):
        comes = _TENANT_COMES.search(text, said.end() - 1) or _LET_TO.search(text, said.end() - 1)
        if comes:
            spans.append((said.start(), comes.start()))
    for said in _BYSTANDER.finditer(text):
        end = _first(text, said.end(), _BYSTANDER_ENDS)
        spoken_for = _SPOKEN_FOR.search(text[: said.start()])
        if not (spoken_for or _OF_THE_HOME.search(text, said.end(), end)):
            spans.append((said.start(), end))
    for said in _FORMER_OCCUPANT.finditer(text):
        spans.append((said.start(), _first(text, said.end(), _CLAUSE_END, _BUT, _TODAY)))
    return spans


def _first(text: str, start: int, *patterns: re.Pattern[str]) -> int:
    """Where the first of the ``patterns`` comes after ``start``; else the end."""
    found = [match.start() for p in patterns if (match := p.search(text, start))]
    return min(found, default=len(text))


def turns(text: str) -> Iterator[tuple[Turn, int]]:
    """Where a part starts that may have the last word, the last ones first."""
    found = [(kind, match.end()) for kind, pattern in _TURNS for match in pattern.finditer(text)]
    for match in _SPEAKER.finditer(text):
        before = text[: match.start()]
        if _ANOTHER.match(before) and not _OF_THE_HOME.search(before):
            found.append(("others", match.start(match.lastgroup or 0)))
    yield from sorted(found, key=lambda turn: -turn[1])


def settled(whole: Value, part: Value, turn: Turn) -> Value | None:
    """The household when a ``part`` of the message, read alone, comes after the ``whole``.

    Returns:
        None when the part does not settle it.
    """
    if not part.keys() & {"adults", "persons"}:
        return None
    kept = {key: whole[key] for key in ("disabled",) if key in whole}
    if turn == "others":
        return part
    if turn == "now":
        return _today(whole, part, kept)
    total = int(whole.get("adults", 1)) + int(whole.get("dependants", 0))
    if "dependants" in part and "adults" in part:
        return {**kept, **part}
    if part.get("adults") == total and "dependants" not in part and total > 1:
        same = {"couple": True} if whole.get("couple") else {}
        return {**kept, **part, **same}  # « donc trois adultes à la maison »
    return None


def _today(whole: Value, part: Value, kept: Value) -> Value:
    if "persons" in part and "adults" not in part:
        if part["persons"] == 2 and whole.get("couple"):
            return {**kept, "adults": 2, "couple": True}
        return {**kept, **part}
    children: Value = {key: whole[key] for key in ("dependants", "shared_custody") if key in whole}
    return {**kept, **children, **part}
