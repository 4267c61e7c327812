"""What is said of each child: « quatre enfants : deux majeurs partis, deux à la maison ».

Once a number of children is given, « l'aîné », « l'un », « les deux autres » are some of them. Each
is read with what follows it; those who left are taken from the number, and « seul le dernier est
encore là » says who is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.pipeline.extractors import people_words as words
from bot.pipeline.extractors.people import Mention

_RANK = (
    r"(?:plus )?(?:grande?s?|petite?s?|jeunes?|agee?s?|vieille|vieux|premiere?s?|seconde?s?"
    r"|deuxieme"
    r"|troisieme|quatrieme|cinquieme|derniere?s?|cadet(?:te)?s?|benjamine?s?|moyenne?s?"
    r"|majeure?s?|ainee?s?"
    r"|autres?)"
)
_NUMBER = r"(?:[1-9]|une?)"
_MEMBER = re.compile(
    rf"\b(?P<only>seule?s? )?(?:(?:dont )?(?P<one>l'une?(?: d'(?:eux|elles|entre \w+))?"
    rf"|(?:l[ae] |l'){_RANK})"
    rf"|les (?P<many>[2-9])(?: {_RANK}){{0,2}}|les {_RANK}(?: (?P<last>[2-9]))?"
    rf"|(?<!quelqu')(?P<n>{_NUMBER})"
    rf"(?: (?:d'entre \w+|autres?|seule?s?(?:ement)?|{_RANK}|majeure?s?"
    rf"|mineure?s?|etudiante?s?))*"
    r"(?= (?:qui|est|sont|a|ont|vi\w+|ne|n'|travail\w+|encore|toujours|deja|independant\w*"
    r"|partie?s?|autonomes?"
    r"|mariee?s?|majeure?s?|sorti\w*|quitt\w+|rest\w+|loge|logent|habit\w+|rattach\w+|chez|ailleurs"
    r"|en couple)\b))"
    r"(?!\w)(?! ?(?:€|ans\b|euros?|mois\b|m2|pieces?|chambres?|enfants?|filles?|fils|garcons?"
    r"|ados?|adultes?|k\b"
    r"|personnes?|adolescent|bebes?|parents?|%))"
)
_GONE = re.compile(
    rf"{words.AWAY.pattern}|\b(?:(?:ne |n')?(?:vi[tv]|habit|log|rest|est|sont)\w* (?:plus"
    rf"|pas)\b(?! (?:encore|majeur"
    r"|handicap|scolaris|autonome))|vol\w+ de (?:ses|leurs) propres|a quitte|ont quitte"
    r"|quitte le|independante?s?"
    r"|autonomes?|travaill\w+|boss\w+|(?:a|ont) (?:son|leur|leurs) (?:propre )?\w+|(?:vi[tv]"
    r"|habit|log)\w*"
    r"(?: deja| maintenant)? (?:a|seule?s?|ailleurs|de (?:son|leur) cote|en (?:couple|coloc\w*)"
    r"|chez (?!nous|moi))"
    r"|mariee?s?|decedee?s?|non (?:rattachee?s?|a charge)|sortie?s? du foyer)\b"
)
_THERE = re.compile(
    r"\b(?:(?:encore|toujours|reste\w*|vi\w+|habit\w+|log\w+|est|sont)(?: (?:encore"
    r"|toujours))? (?:la\b|ici|a la maison"
    r"|avec (?:moi|nous|lui|elle|eux)|chez (?:moi|nous|lui|elle|eux)|au foyer|dans le foyer"
    r"|a charge)"
    r"|a (?:ma |notre |sa |leur )?charge|(?<!non )rattachee?s?|a la maison|mineure?s?)\b"
)
_ONLY = re.compile(
    r"\b(?:il ne|ne|n'y a plus que|plus que|ne reste que)(?: \w+){0,3} (?:que|qu')? ?$"
    r"|\bplus qu?e? ?$"
)
_NO_ONE = re.compile(
    r"\b(?:aucune?(?: d'(?:eux|elles|entre \w+)| de (?:mes|ses|nos|leurs) (?:\w+ )?(?:enfants?"
    r"|filles?|fils))?"
    r" (?:ne |n')(?:sont|est|vi\w+|habit\w+|log\w+|rest\w+)|plus aucun(?: enfant)?"
    r"|tous (?:sont )?partis) ?"
    r"(?:plus |pas )?(?:avec|chez|a la maison|a (?:ma |sa |notre |leur )?charge|rattach\w+|ici"
    r"|au foyer|$|[.,;])"
)
_HAS_LEFT = re.compile(
    rf"\b(?:vol\w+ de|quitt\w+|independante?s?|autonomes?|mariee?s?|parti\w*|(?:a|ont) (?:son|sa"
    rf"|leurs?)\b"
    rf"|seule?s?|ailleurs|en (?:couple|coloc\w*)|non (?:rattach|a charge)\w*|sorti\w*|plus)"
    rf"|{words.OWN_RETURN.pattern}"
)
_REACH = 80
_STOP = re.compile(r"[.;!?\n]|, (?:leur|son|sa|l[ea]) (?:pere|mere|papa|maman)\b")


def left_at_home(text: str, people: Sequence[Mention]) -> tuple[int | None, int]:
    """How many children of the family are left at home, when the message says it of each.

    Args:
        text: canonical text.
        people: the people named, in order.

    Returns:
        The number, None when nobody is said to have left; how many are at work and adults there.
    """
    family = next(
        (m for m in people if m.kind == "child" and (m.count or 0) > 1 and not m.subset), None
    )
    young = [m for m in people if m.kind == "child"]
    if young and _NO_ONE.search(text):
        return 0, 0
    if family is None or not family.count:
        return (None if any(m.count and not m.away for m in young) else _the_others(text)), 0
    total, end = family.count, family.end
    for other in people[people.index(family) + 1 :]:  # « deux filles et un garçon »
        if not (other.linked and other.kind == "child" and other.count) or other.definite:
            break
        total, end = total + other.count, other.end
    gone = there = some = at_work = 0
    for number, said, only, counted in _members(text, end, total):
        if _THERE.search(said) and not words.OWN_RETURN.search(said):
            if only:
                return number, 0
            there += number
            some += number if counted else 0
        elif _GONE.search(said) or words.OWN_RETURN.search(said):
            gone += number
            staying = not (
                words.AWAY.search(said) or words.STAYS.search(said) or _HAS_LEFT.search(said)
            )
            at_work += number if staying and words.AT_WORK_HIMSELF.search(said) else 0
    if not gone and 0 < some == there < total:
        return some, 0  # « trois enfants, deux vivent avec moi »
    return (total - gone, at_work) if 0 < gone <= total else (None, 0)


def _the_others(text: str) -> int | None:
    """« l'aîné est parti, les deux autres sont à la maison », of a family nobody counted."""
    for match in _MEMBER.finditer(text):
        stop = _STOP.search(text, match.end())
        said = text[match.end() : min(match.end() + _REACH, stop.start() if stop else len(text))]
        if match["many"] and _THERE.search(said):
            return int(match["many"])
    return None


def _members(text: str, start: int, family: int) -> Iterator[tuple[int, str, bool, bool]]:
    found = list(_MEMBER.finditer(text, start))
    done = 0
    for index, match in enumerate(found):
        rank = next((n for word, n in words.ORDINALS.items() if word in match.group()), 0)
        if rank > family:
            continue
        following = found[index + 1].start() if index + 1 < len(found) else len(text)
        stop = _STOP.search(text, match.end())
        end = min(following, match.end() + _REACH, stop.start() if stop else len(text))
        written = match["many"] or match["last"] or match["n"]
        if match["one"]:
            number = 1
        elif written:
            number = int(written) if written.isdigit() else 1
        else:
            number = max(1, family - done)  # « les autres »
        done += number
        said = text[match.start() : end]
        only = bool(match["only"] or _ONLY.search(text[: match.start()]))
        counted = match["n"] and not text[: match.start()].endswith("dont ")
        yield number, said, only, bool(counted)
