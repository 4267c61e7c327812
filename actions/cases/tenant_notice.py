"""« ils ont reçu ma lettre le 10 septembre », « j'ai démissionné »: how long the notice lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.territory.tense_zone import in_tense_zone
from rules_core.tenant_notice import NOT_SHORTENING, SHORTENING, notice_lengths, tenant_notice

from ..reading.written_dates import WRITTEN_DATE, date_of
from ..services import Computed
from ..wording.render import source_of, text
from .talk import Talk

CARDS = frozenset(
    {"conv-preavis-locataire", "bail-depart-loyer-du", "bail-preavis-annuler", "bail-meuble"}
)
_UNFURNISHED = {"bail-meuble": "conv-preavis-locataire"}
_WORK = r"(?:emploi|travail|boulot|taf|job|poste|cdi|cdd)"
#: Why somebody leaves, the surest words first.
MOTIVES = {
    name: re.compile(rf"\b(?:{words})\b")
    for name, words in {
        "resignation": r"demission\w*|(?:quitte|quittais|lache|plaque)e? (?:mon|son) " + _WORK,
        "job_found_again": rf"(?:re)?trouv\w+ (?:un |du )?(?:nouvel |nouveau )?{_WORK} apres"
        rf"|retrouv\w+ (?:un |du )(?:nouvel |nouveau )?{_WORK}",
        "first_job": rf"premiere? {_WORK}|1er {_WORK}",
        "job_lost": rf"(?:perd\w*|perte de?) (?:mon |ma |son |sa |leur |l |d )?{_WORK}|licenci\w+"
        r"|fin de (?:mon |son )?cdd|(?:mon|son) cdd (?:se termine|finit|est fini|s arrete)"
        r"|rupture conventionnelle|(?:mis\w*|retrouve|passe) au chomage",
        "transfer": r"mute|mutee|mutes|mutation|mon employeur m envoie",
        "other_job": rf"(?:nouveau|nouvel|autre|chang\w+ de|trouv\w+ un) {_WORK}",
        "social_housing": r"(?:obten\w+|attribu\w+|accept\w+|accorde\w*|eu|proposition d) "
        r"(?:\w+ ){0,3}(?:logement social|hlm)|(?:logement social|hlm) (?:m a ete )?"
        r"(?:attribue|accorde|obtenu)",
        "rsa": r"rsa|revenu de solidarite",
        "aah": r"aah|allocation (?:aux |d )?adultes? handicap\w*",
        # of the tenant himself: « ma mère est malade » shortens nothing
        "health": r"(?:etat|raisons?|motifs?|problemes?|soucis?) de sante|certificat medical"
        r"|(?:ma|mon etat de) sante|je (?:suis|tombe) (?:\w+ )?malade|locataire (?:est )?malade",
        "violence": r"violences?|me (?:frappe|bat|tape)|(?:frappee|battue)",
    }.items()
}
_LETTER = (
    r"(?:lettre|courrier|recommandee?|lrar|rar|conges?|preavis|dedite|avis de depart"
    r"|resiliation)"
)
_ARRIVED = r"(?:recu\w*|eue?|recept\w+|remis\w*|arriv\w+|signee?|accuse\w*)"
_SENT = r"(?:envoy\w+|poste\w*|donne\w*|fait|depose\w*|prevenu\w*)"
_RECEIVED = re.compile(
    rf"\b(?:{_ARRIVED}\b.{{0,30}}\b{_LETTER}|{_LETTER}\b.{{0,30}}\b{_ARRIVED})\b.{{0,25}}?"
    rf"{WRITTEN_DATE}"
)
_POSTED = re.compile(
    rf"\b(?:{_SENT}\b.{{0,30}}\b{_LETTER}|{_LETTER}\b.{{0,30}}\b{_SENT})\b.{{0,25}}?{WRITTEN_DATE}"
)
_AHEAD = re.compile(r"\b(?:vais|va|vont|compte|veux|voudrais|si j|si je|prochain|enverra\w*)\b")
_LANDLORDS = re.compile(
    rf"\bconge (?:du|de mon) (?:proprio|proprietaire|baill)|{_LETTER} du (?:proprio|baill)"
)
#: « j'ai reçu sa lettre » of a tenant: it is the landlord's.
_HIS = re.compile(rf"\b(?:j ?ai|on a|nous avons) (?:bien )?recu (?:sa|la|une|leur|cette) {_LETTER}")
#: « je l'ai envoyée le 18 novembre, il l'a eue le 21 ».
_GOT = re.compile(
    r"\b(?:l a|l ont|a ete|est) (?:bien |seulement )?"
    r"(?:eue?|recue?|recuperee?|retiree?|signee?|arrivee?) (?:que )?le (?P<only>\d{1,2})\b"
    r"(?! [a-z]+(?:bre|ier|ars|ril|mai|uin|let|out)\b|/)"
)
_TIGHT = {
    "no": re.compile(
        r"\b(?:pas|hors|sans etre|non) (?:en |de |la )?zone (?:non )?tendue|zone non t"
    ),
    "yes": re.compile(r"\b(?:en|bien en|dans une) zone tendue\b(?! \?)"),
}


def computed(talk: Talk) -> Iterator[Computed]:
    """One month or three, and until when the rent is due."""
    motive, letter = talk.which(MOTIVES), _letter(talk)
    if motive is None and letter is None:
        return
    furnished, told_tight = talk.slots.get("furnished"), talk.which(_TIGHT)
    tight = _tense(talk) if told_tight is None else told_tight == "yes"
    lengths = notice_lengths(motive, furnished=furnished, tight=tight)
    arrived = letter[0] if letter else None
    found = {length: tenant_notice(length, talk.today, arrived) for length in lengths}
    said = text(
        "tenant_notice",
        motive=motive,
        shortens=motive in SHORTENING,
        not_shortening=motive in NOT_SHORTENING,
        furnished=furnished,
        tight=tight,
        arrived=arrived,
        posted=bool(letter and not letter[1]),
        notices=list(found.values()),
        tenant=talk.slots.get("speaker") != "owner",
    )
    source = source_of(next(iter(found.values())).source)
    yield Computed(CARDS, said, source, instead=_UNFURNISHED if furnished is False else {})


def _tense(talk: Talk) -> bool | None:
    """Whether the commune is surely in a tense zone; None otherwise."""
    code = talk.slots.get("commune")
    return in_tense_zone(code) if isinstance(code, str) else None


def _letter(talk: Talk) -> tuple[date, bool] | None:
    """The day of the tenant's letter, and whether it is that of its arrival."""
    lets = talk.slots.get("speaker") == "owner"
    for said in talk.said:
        if _LANDLORDS.search(said) or (not lets and _HIS.search(said)):
            continue
        for pattern, arrived in ((_RECEIVED, True), (_POSTED, False)):
            found = pattern.search(said)
            told = found and date_of(found, talk.today, past=not _AHEAD.search(said))
            if told and told[1]:
                later = None if arrived else _arrival(said, told[0])
                return (later, True) if later else (told[0], arrived)
    return None


def _arrival(said: str, posted: date) -> date | None:
    """The first day of that number from ``posted`` on, when the message tells it."""
    found = _GOT.search(said)
    if found is None or not 1 <= (day := int(found["only"])) <= 28:
        return None
    month = posted if day >= posted.day else posted.replace(day=1) + timedelta(days=31)
    return month.replace(day=day)
