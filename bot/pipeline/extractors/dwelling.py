"""What is said of the dwelling itself: energy class (``dpe``) and furniture (``furnished``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.furniture import furniture
from bot.pipeline.extractors.standing import still_held

_BUILDING = r"(?:logement|log|appart(?:ement)?|bien|maison|studio|[tf][1-7])"
_CUE = (
    r"(?:dpe|classe|classee?s?|classement|etiquetee?s?|notee?s?|etiquette|energie|diag"
    r"|(?:diagnostic(?: de performance)?|performance|bilan|categorie)(?: energetique)?|note"
    r"|passoire(?: thermique)?|ressort|lettre)"
)
_FILL = (
    r"(?:[ :=(«\"'-]|c(?= (?:une? )?[a-g]\b)|energie|energetique(?:ment)?|actuel|dpe|est|c'est"
    r"|de|du|en|la|le|lettre|note"
    r"|classe|studio|ancien|nouveau|provisoire|fait|(?:apres|avant) (?:les )?travaux|annonce"
    r"|ressort"
    r"|(?:a )?(?:donne|mis)|bilan"
    r"|a obtenu|vaut|un|une"
    r"|dit|indique|affiche|e(?= en (?:classe )?[a-g]\b)|logement|mon|categorie|niveau|il"
    r"|je crois|actuellement|entre|et|ou)"
)
_CLASS = re.compile(
    rf"\b{_CUE}\b(?:{_FILL})++(?<=[ :=(«\"-])(?P<class>[a-g])(?P<sign>[+-])?(?![\w'])"
)
_CLASS_BEFORE = re.compile(
    r"(?<![\w'])(?P<class>[a-g]) (?:au|pour le|pour(?= l')|de|en|sur le|comme)"
    r" (?:(?:niveau|dernier|nouveau)(?: du)? |l')?(?:energie|dpe|diagnostic|classe|etiquette)\b"
)
# A letter in capitals later in the sentence: « mon DPE est mauvais, c'est un F »
_CLUE = re.compile(r"\b(?:dpe|diag|diagnosti\w+|etiquette|energetique)\b")
_CAPITAL = re.compile(r"(?<![\w'-])[B-G](?![\w'-])")
_SHOUTED_LETTER = re.compile(r"(?<![\w'-])[BDEFG](?![\w'-])")
_OTHER_LETTER = re.compile(
    r"\b(?:zones?|bat|batiments?|escalier|lot|plan|option|annexe|appartement|appt|porte|point|ges)"
    r"[ :(]*(?:[a-e](?: ?(?:,|/|ou|et) ?))*$"
)
_SENTENCE_END = re.compile(r"[.;!?\n]")
_FARTHEST = 40  # characters between the clue and its letter
# « mon logement est en E », « mon logement est F ? »
_DWELLING_IN = re.compile(
    rf"\b{_BUILDING}"
    r" (?:(?:est |reste |serait |est note |est classe )?en |(?:est|serait|etait) (?=[a-g] ?(?:$"
    r"|[,;.?!])))"
    r"(?P<class>[a-g])(?![\w'])"
    rf"|\b{_BUILDING} \((?:classe |dpe )?(?P<class2>[a-g])\)"
)
# « passer de F à D »: the second is the one it has now
_RENOVATED = re.compile(
    r"\b(?:pass|saut|mont|remont|boug|evolu|amelior)\w*(?: \w+)? (?:d'|de |du )(?P<class>[b-g])"
    r" (?:a|au|en) (?P<other>[a-f])(?![\w'])"
)
# « c'est un F », « louer un G »: only in capitals, and not of a zone
_A_CAPITAL = re.compile(
    r"\b(?:(?:est|c'est|c|louer|loue) (?:une? |en |a )|(?:il|elle|bien|logement) est "
    r"|(?:logement|bien|maison) )"
    r"(?P<class>[d-g])(?![\w'-])"
)
# « passoire classée G avant rénovation, aujourd'hui C »
_NOW = re.compile(
    r"\b(?:aujourd'hui|maintenant|desormais|a present)(?: c'est| il est| elle est| en| un|,"
    r"| classe)*"
    r" (?P<class>[a-g])(?![\w'-])"
    # « C avant, D maintenant »
    r"|(?<![\w'])(?P<class2>[a-g]) (?:aujourd'hui|maintenant|desormais|a present)\b"
)
_SECOND = re.compile(r" ?(?:/|ou|et|-|a) ?(?P<class>[a-g])(?![\w'])(?= ?(?:$|[,.;?!)]))")
_ALONE = re.compile(
    r"\W*(?:(?:classe|lettre|note|c'est|en|la|le|une?|plutot|je pense|je crois|il me semble"
    r"|(?:il|elle) (?:est|ressort)|peut[- ]etre"
    r"|surement|sans doute|que|qu'il est|entre|non|oui|pardon|euh|je dirais|et|avec|pour|pas [a-g],"
    r"|mais|si|s'il|(?:c'|on |il |elle )?(?:etait|est|serait|passe(?:ait|rait)?)"
    r"|(?:je|on|il) (?:passe|monte)(?:ais|ait)?|a"
    r"|dpe),? )*(?P<class>[a-g])(?! ?\+)"  # « a+ » takes leave
    r"(?:,? (?:(?:et )?(?:non )?pas [a-g]|je crois|je pense|je dirais|il me semble|peut[- ]etre"
    r"|environ|non))?\W*"
)
_TWO_ALONE = re.compile(
    r"\W*(?:entre |en |c'est |classe )*(?P<class>[a-g]) (?:et"
    r"|ou) (?P<other>[a-g])\W*"
)
# « DPE a refaire », « le DPE d'un logement », « dpe c'est quoi »
_NOT_A_LETTER = re.compile(
    r" (?:est|quoi|koi|ete|refaire|faire|jour|la|une?|le|partir|mon|ma|combien|quel(?:le)?|l'|moins"
    r"|deux|quand)\b"
)

_FURNISHED = re.compile(
    r"(?<!garde-)(?<!garde )\bmeuble(?:e|s|es)?\b(?! de tourisme)"
    r"|\blmnp\b|(?<=est )meubler\b|(?<=es )meubler\b|(?<=pas )meubler\b"
    r"|^meubler$|\b(?:appart\w*|apart\w*|studio|logement|[tf][1-6]|location) meubler\b"
    r"|\bmeubler par\b"
)
_PARTLY = re.compile(r"\b(?:semi|partiellement|a moitie|demi)[- ]$")
_NOT_BEFORE = re.compile(
    r"\b(?:non|pas|plus|ni|sans etre|jamais|est pas|sera pas|pas de|pas en)[ -]?(?:un |du "
    r"|loue |en )?$"
)
# « loué vide », « T2 nu », « en vide »: any word beside it but those of a vacancy
_UNFURNISHED = re.compile(
    r"(?<!loyer )(?<!loyers )(?<!pieds )(?<!mains )(?<!mise a )(?<!mis a )(?<!\bun )\bnue?s?\b"
    r"(?!-| propri)"
    r"|\bvides?\b(?!-| sanitaire| ordures?| grenier)|\bnon[- ]meublee?s?\b"
)
# « mon appartement est vide depuis mai », « on le vide », « j'ai un studio vide »: nobody is there
_VACANT_BEFORE = re.compile(
    r"\b(?:(?<!\bc')est|etait|sont|rest\w+|meme si c'est|serait|laiss\w+|gard\w+|longtemps|trop"
    r"|encore|pas?|pas du|c|deja|se|je|on|tu|il|elle|faut|l[ea]s?|l'|appart\w* a|logement a"
    r"|(?:j'ai|on a"
    r"|nous avons|possed\w+|proprietaires? d'|herite?\w* d'?)(?:une? |2 |deux )?(?: ?[a-z]+){0,2}"
    r" (?:logements?|app?art\w*|maisons?|studios?|[tf][1-7]))(?<!loue) $"
)
_ONLY_VACANT = re.compile(r"\W*(?:un |mon |le )?logement vide\W*")
_VACANT_AFTER = re.compile(
    r" (?:depuis|en ce moment|actuellement|pour (?:l'instant|le moment)|pendant|entre 2"
    r"|sans (?:locataire|occupant)|d'occupants?|de locataires?)\b"
)
# « loué vide depuis 2020 », « je le loue il est vide »: the word of a letting says what is empty
_LET = re.compile(
    r"\b(?:(?:re)?lou\w+|bail|(?:re)?location|loc|log(?:e|ent|er|eons))\b"
    r"[^.;!?\n]{0,40}$"
)
_ALONE_EMPTY = re.compile(
    r"^\W*(?:(?:non|nn|nan|oui|et|mais|euh|c'est|ce sera|il est|elle est|du|m2|pas|[0-9]+),? )*$"
)

_NOT_AFTER = re.compile(r"(?:es?|s)?,? (?:non|pas du tout)\b(?!,? [a-z'0-9 ]+ non)")
_OR_NOT = re.compile(r"(?:es?|s)? ou (?:pas|non)\b")  # « meublé ou pas »
_NOUN = re.compile(r"\b(?:les|des|mes|ses|vos|nos|ces|tes|leurs|de|aux|quelques) meubles$")


def extract_dpe(text: Canonical) -> list[Fact]:
    """Energy classes; « passoire » alone is not one."""
    facts: dict[int, Fact] = {}
    for pattern in (_CLASS, _CLASS_BEFORE, _DWELLING_IN):
        for match in pattern.finditer(text.text):
            start, end = match.span("class2" if match.groupdict().get("class2") else "class")
            if _is_plain_word(text, start, end):
                continue
            facts[start] = text.fact("dpe", text.text[start].upper(), start, end)
            second = _SECOND.match(text.text, end)
            if second:
                start, end = second.span("class")
                facts[start] = text.fact("dpe", second["class"].upper(), start, end)
    for match in _RENOVATED.finditer(text.text):
        for group in ("class", "other"):
            facts[match.start(group)] = text.fact("dpe", match[group].upper(), *match.span(group))
    for match in _NOW.finditer(text.text) if facts else ():
        group = "class" if match["class"] else "class2"
        facts = {match.start(group): text.fact("dpe", match[group].upper(), *match.span(group))}
    for start, end in _capitals(text) if not facts else ():
        facts[start] = text.fact("dpe", text.text[start].upper(), start, end)
    alone = _ALONE.fullmatch(text.text)
    if alone:
        start, end = alone.span("class")
        facts.setdefault(start, text.fact("dpe", alone["class"].upper(), start, end))
    both = _TWO_ALONE.fullmatch(text.text)
    if both:
        for group in ("class", "other"):
            facts[both.start(group)] = text.fact("dpe", both[group].upper(), *both.span(group))
    return [facts[start] for start in sorted(facts)]


def _capitals(text: Canonical) -> Iterator[tuple[int, int]]:
    """Letters in capitals after « c'est un » or a word of the diagnosis in the same sentence."""
    capital = _CAPITAL
    if text.shouted:  # where « C » may be « c'est »
        capital = _SHOUTED_LETTER
    for found in _A_CAPITAL.finditer(text.text):
        if text.cased[found.start("class")].isupper():
            yield found.span("class")
    for clue in _CLUE.finditer(text.text):
        before = max(0, clue.start() - _FARTHEST)
        for letter in capital.finditer(text.cased, before, clue.start()):
            if not _OTHER_LETTER.search(text.text[: letter.start()]):
                yield letter.span()
        end = min(len(text.text), clue.end() + _FARTHEST)
        stop = _SENTENCE_END.search(text.text, clue.end(), end)
        for letter in capital.finditer(text.cased, clue.end(), stop.start() if stop else end):
            if not _OTHER_LETTER.search(text.text[: letter.start()]):
                yield letter.span()


def _is_plain_word(text: Canonical, start: int, end: int) -> bool:
    """Whether the letter is the French word « a », « c' », « d' »… and not a class."""
    if not text.original[text.starts[start]].isascii():
        return True  # « é » is no class
    if text.cased[start].isupper() and not text.shouted:
        return False
    if _NOT_A_LETTER.match(text.text, end):
        return True
    following = {"a": r" \w", "c": r" [aeiouyh]", "d": r" [aeiouyh]"}.get(text.text[start])
    return following is not None and bool(re.match(following, text.text[end:]))


def extract_furnished(text: Canonical) -> list[Fact]:
    """Whether the dwelling is let furnished."""
    told = [*furniture(text), *((False, span) for span in _let_empty(text))]
    facts = [text.fact("furnished", said, *span) for said, span in told]
    taken = [(f.start, f.end) for f in facts]
    for match in _FURNISHED.finditer(text.text):
        start, end = text.span(match.start(), match.end())
        if any(a < end and start < b for a, b in taken):
            continue
        if _PARTLY.search(text.text[: match.start()]):
            continue  # in law neither one nor the other: the dialogue asks
        if _NOUN.search(text.text[: match.end()]) and "é" not in text.original[start:end]:
            continue
        before = _NOT_BEFORE.search(text.text[: match.start()])
        first = before.start() if before else match.start()
        denied = before or _NOT_AFTER.match(text.text, match.end())
        facts.append(text.fact("furnished", denied is None, first, match.end()))
        if _OR_NOT.match(text.text, match.end()):
            facts.append(text.fact("furnished", False, match.end(), match.end() + len(" ou")))
    return still_held(text, facts)


def _let_empty(message: Canonical) -> Iterator[tuple[int, int]]:
    """« vide » and « nu » of a letting, not of a dwelling where nobody lives."""
    text = message.text
    for match in _UNFURNISHED.finditer(text):
        before = text[: match.start()]
        typed = message.original[slice(*message.span(*match.span()))].lower()
        if typed == "vidé" or _ONLY_VACANT.fullmatch(text):
            continue  # « j'ai vidé la maison »
        if match.group().startswith("vide") and not _ALONE_EMPTY.match(before):
            vacant = _VACANT_AFTER.match(text, match.end()) and not _LET.search(before)
            of_furniture = text.startswith(" de meuble", match.end())
            if (vacant or _VACANT_BEFORE.search(before)) and not of_furniture:
                continue
        yield match.span()
