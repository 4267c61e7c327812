"""Furniture spoken of in a letting: left for the tenant, taken away, or brought along.

« avec lit, armoire et bureau », « les meubles restent », « il vient avec ses meubles »: what is
done with the furniture says how the dwelling is let as well as « meublé » does. Two pieces named
together are a furnished letting; one alone (« un lit d'appoint ») is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pipeline.extractors.canonical import Canonical

_ALL = r"(?:meubles|mobilier|ameublement)"
_ANY = r"(?:meubles?|mobilier|ameublement)"
_PIECE = (
    r"(?:lits?|canapes?|clic[- ]clac|armoires?|commodes?|tables?|chaises?|bureau|frigos?|frigidaire"
    r"|refrigerateur|four|plaques?(?: de cuisson)?|micro[- ]ondes?|lave[- ](?:linge|vaisselle)"
    r"|machine a laver|vaisselle|matelas|literie|buffet|etageres?|electromenager|fauteuils?|meubles"
    r"|mobilier|penderie|sommiers?|bibliotheque)"
)
_DETERMINER = (
    r"(?:le |la |l'|les |un |une |des |de |du |d'|mes |mon |ma |tous |toute? |tout "
    r"|quelques "
    r"|[0-9] )*"
)
_PIECES = re.compile(
    rf"\b{_PIECE}(?: [a-z]+)?(?:(?: ?,| et| ou| ni| \+| /| (?=l[ea]s? |son |sa |ses |une? "
    rf"|des )) ?(?:avec "
    rf"|meme )?{_DETERMINER}{_PIECE}\b)+"
)
_NOT_LEFT = re.compile(
    r"\b(?:sans|pas|ni|aucune?|plus|(?:enlev|retir|vend|debarrass|sort|vir|vid|jet|emport|emmen"
    r"|recuper|reprend|repren|demont)\w*|ses propres|leurs propres|(?:vient|viennent|viendr\w+"
    r"|arriv\w+|apport\w+|amen\w+|achet\w+|pose\w*|mett\w*) (?:avec )?(?:s|l)\w+)(?: [\w']+){0,3} $"
)
_TAKEN_OUT = re.compile(
    rf"(?<!faut il )(?<!faut-il )(?<!dois-je )(?<!doit-on )(?<!dois je )(?<!doit on )\b(?:enlev"
    rf"|retir|vend|debarrass|sort|vir|vid|jet|emport|emmen|recuper|repren|demont)\w*"
    rf" (?:tou[st]e?s? )?(?:les |mes |nos |ses |leurs |le |mon |des |de tous )+{_ALL}\b"
    rf"|\b(?:sans|aucun|(?:pas|plus|jamais)(?: encore)? (?:de|les|aucun|un seul)|ni)(?: aucun| mes"
    rf"| les| le| l'| d')? ?{_ANY}\b|\bvide de tout {_ANY}\b|\b{_ALL} (?:est |sont |sera "
    rf"|seront )?(?:non|pas) (?:fourni"
    rf"|compris|inclus)\w*"
    # the tenant's own
    rf"|\b(?:vient|viennent|viendr\w+|arriv\w+|emmenag\w+|apport\w+|amen\w+|install\w+|mett\w+|met"
    rf"|achet\w+)(?: [\w']+)? (?:ses|leurs)(?: propres)? {_ALL}\b"
    rf"|\b(?:se meubl\w+|meublee? par l[ea]s? locataires?|meublera|meubleront)(?: (?:lui|elle"
    rf"|eux|elles)[- ]memes?)?\b"
    rf"|\b(?:vient|viennent|viendr\w+|arriv\w+) avec (?:les siens|les leurs)\b"
)
_LEFT = re.compile(
    rf"\b(?:avec|laiss\w*|y a|contient|fourni\w*|prete\w*|garde\w*)(?: \w+)?"
    rf" (?:tous )?(?:les|des|mes|nos|ses|quelques) {_ALL}\b"
    rf"|\b{_ALL}\b[^.;!?\n]{{0,25}}\b(?:je|on|nous) les? (?:laiss|prete|fourni)\w*"
    rf"|\b{_ALL}(?: (?:est|sont|sera|seront|me|y))?(?: deja| tous| tout)? (?:fourni|compris|inclu"
    rf"|laisse|rest(?:e|ent|era|eront)\b|sur place|dedans|a disposition|prete)\w*"
    rf"|\bavec (?:le |l'|son |tout le )?(?:mobilier|ameublement)\b"
    r"|\b(?:logement|appart\w*|studio|maison|chambre|[tf][1-6]|lou\w+|location|en) garnie?s?\b"
)


def furniture(text: Canonical) -> Iterator[tuple[bool, tuple[int, int]]]:
    """Whether the dwelling is let with its furniture, for each time it is told."""
    gone = [match.span() for match in _TAKEN_OUT.finditer(text.text)]
    yield from ((False, span) for span in gone)
    for match in _LEFT.finditer(text.text):
        if not any(start < match.end() and match.start() < end for start, end in gone):
            yield True, match.span()
    for match in _PIECES.finditer(text.text):
        yield not _NOT_LEFT.search(text.text[: match.start()]), match.span()
