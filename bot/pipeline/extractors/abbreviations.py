"""Abbreviations of staff notes and of telephones, written in full before facts are read."""

from __future__ import annotations

import re

from bot.pipeline.extractors.figures import Edits

_IN_FULL = {
    "cple": "couple", "cpl": "couple", "enf": "enfants", "enft": "enfant", "enfts": "enfants",
    "av": "avec", "ds": "dans", "dps": "depuis", "dpuis": "depuis", "qd": "quand",
    "appt": "appartement", "apt": "appartement", "app": "appartement", "sal": "salaire",
    "sals": "salaires", "ress": "ressources", "inval": "invalidite", "mens": "mensuel",
    "mensl": "mensuel", "ann": "annuel", "celib": "celibataire", "loy": "loyer", "balc": "balcon",
    "terr": "terrasse", "surf": "surface",
    "sh": "surface habitable", "hab": "habitable", "dde": "demande", "tt": "tout",
    "tte": "toute", "cop": "copine", "handi": "handicape", "benef": "beneficiaire",
}  # fmt: skip
# Typed as they are said; two words have no other reading.
_IN_FULL |= {
    "jai": "j'ai", "jsuis": "je suis", "jsui": "je suis", "chuis": "je suis", "chui": "je suis",
    "avc": "avec", "ki": "qui", "ke": "que", "kan": "quand", "koi": "quoi", "dan": "dans",
    "mwa": "moi", "kel": "quel", "che": "chez", "mek": "mec", "reum": "mere", "reup": "pere",
    "reus": "soeur", "reuf": "frere", "daron": "pere", "daronne": "mere", "meuf": "copine",
    "keum": "copain", "jvi": "je vis", "jvis": "je vis", "tite": "petite", "tit": "petit",
    "ac": "avec", "ya": "il y a", "avk": "avec", "aveq": "avec", "ns": "nous", "jy": "j'y",
    "jlui": "je lui", "jleur": "je leur", "jme": "je me", "pa": "pas",
    "jen": "j'en", "nvelle": "nouvelle", "nveau": "nouveau", "logt": "logement", "chges": "charges",
    "dt": "dont", "dc": "donc", "prop": "proprietaire", "lappart": "l'appart", "purkoi": "pourquoi",
    "pkoi": "pourquoi", "koloc": "coloc", "ojd": "aujourd'hui",
    "auj": "aujourd'hui", "ajd": "aujourd'hui", "aujd": "aujourd'hui", "fe": "fait", "kil": "qu'il",
    "kils": "qu'ils", "kon": "qu'on", "dedan": "dedans", "conv": "convention", "lasso": "l'asso",
    "lapart": "l'appart",
    "tcc": "tout compris",
}  # fmt: skip
_WORDS = re.compile(rf"(?<![\w'/.-])(?P<word>{'|'.join(_IN_FULL)})\b\.?(?![\w'])(?!-\w)")
_OTHERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<!\w)s/ ?(?=[a-z])"), "sans "),
    (re.compile(r"(?<=\b[msd]a )fam\b"), "femme"),
    (re.compile(r"(?<!\w)fam\b\.?(?= ?(?:de |[0-9]))"), "famille"),
    (re.compile(r"(?<=\bhors )ch\b\.?|(?<=[0-9€] )ch\b\.?(?! [0-9])"), "charges"),
    # « jemménage », « jtouche »
    (
        re.compile(
            r"(?<!\w)j(?=(?:emmenag|arriv|entr|habit|heberg|etais|occup|encaiss|achet)[a-z]*)"
        ),
        "j'",
    ),
    (re.compile(r"(?<!\w)j(?=(?:sign|lou|gagn|touch|cherch|veu|peu|pa[iy]|met|dem)[a-z]*)"), "je "),
    # « pr elle », not « 470 € pr/mois » nor the « PR » of anything
    (
        re.compile(
            r"(?<!\w)pr(?= (?:moi|toi|lui|elle|nous|eux|une?|l[ea]s?|mon|ma|mes|son|sa|ses|[0-9]))"
        ),
        "pour",
    ),
    (re.compile(r"(?<!\w)ts(?= (?:l[ea]s? )?[2-9]\b| (?:majeur|en )|\W*$)"), "tous"),
    (re.compile(r"(?<!\w)g(?= (?:[0-9]{1,2}|une?|pas|mon|ma|mes|des) [a-z])"), "j'ai"),
    (
        re.compile(r"(?<!dpe )(?<!classe )(?<!\w)c(?= (?:moi|mon|ma|mes|l[ea]|un|une|que|est)\b)"),
        "c'est",
    ),
    (re.compile(r"(?<=[0-9] a )ch\b\.?"), "charge"),
    (re.compile(r"(?<![0-9] )(?<!\w)mn(?= [a-z])"), "mon"),
    (re.compile(r"(?<!\w)h(?= seul\b|,? [0-9]{2} ans\b)"), "homme"),
    (re.compile(r"(?<!\w)f(?= seule\b|,? [0-9]{2} ans\b)"), "femme"),
    (re.compile(r"(?<=\ben )ga\b"), "garde alternee"),
    # « pour mi et m'mère »
    (
        re.compile(
            r"(?<=\bpour |\bavec )mi\b(?![- ]?(?:temps|[a-z]+embre|jan|fev|mars|av|mai|ju|aou"
            r"|oct))|(?<=\bet )mi\b(?=\W*$|[,;.!?])"
        ),
        "moi",
    ),
    (re.compile(r"(?<!\w)m'(?=(?:mere|soeur|femme|fille|tante|mamie|copine|nana|niece)\b)"), "ma "),
    (re.compile(r"(?<!\w)s'(?=(?:mere|soeur|femme|fille|tante|pension|retraite)\b)"), "sa "),
    (re.compile(r"\bmin (?=(?:frere|pere|fils|fiu|mari|homme|gars|garchon)\b)"), "mon "),
    # « L2 direct », not « étudiante en L3 »
    (
        re.compile(
            r"(?<![\w'-])(?<!\ben )(?<!licence )(?<!fac )(?<!bail )l(?=[123](?:\W*$|[ ,;?!)]))"
            r"(?![123] (?:de |en )?(?:droit|eco|psycho|lettres|info))"
        ),
        "loc",
    ),
)


def abbreviations(text: str) -> Edits:
    """What to write in full in ``text`` (canonical), in order.

    « pr », « loc. », « ch. » before a figure have several meanings and stay as they are.
    """
    found = [(*m.span(), _IN_FULL[m["word"]]) for m in _WORDS.finditer(text)]
    found += [(*m.span(), full) for pattern, full in _OTHERS for m in pattern.finditer(text)]
    edits: Edits = []
    for start, end, full in sorted(found):
        if not edits or start >= edits[-1][1]:
            edits.append((start, end, full))
    return edits
