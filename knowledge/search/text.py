"""From French text to index terms: accents, apostrophes, elisions, stems.

Both the index and the question go through :func:`stems`, so what matters is that two spellings of
a word meet. The French stemmer needs accents to recognise « conventionnée », people leave them
out: a word is known by the stem of its accented form and by the stem of its bare form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'"})
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'", re.IGNORECASE)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u206f\ufeff]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_STEMMER = snowballstemmer.stemmer("french")

# Where the French stemmer confuses or splits words of the trade (« loyer » → « loi »).
_OWN_STEMS = {
    "loyer": "loyer",
    "loyers": "loyer",
    "revenus": "revenu",
    "baux": "bail",
    "bails": "bail",
    "vends": "vendr",
    "vend": "vendr",
    "vendu": "vendr",
    "décédé": "deces",
    "décédée": "deces",
    "decede": "deces",
    # The forms of a verb that everybody uses, which the stemmer keeps apart.
    **dict.fromkeys(
        ["paye", "payes", "payée", "payee", "payées", "paient", "payent", "payons"], "pai"
    ),
    **dict.fromkeys(["écris", "ecris", "écrit", "ecrit", "écrivez", "ecrivez"], "ecrir"),
    **dict.fromkeys(["rend", "rends", "rendu", "rendez", "rendent"], "rendr"),
    **dict.fromkeys(["perd", "perds", "perdu", "perdez", "perdent"], "perdr"),
}


def plain(text: str) -> str:
    """Lower case, one kind of apostrophe, « A.P.L. » without dots, no ligature, accents kept."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text).translate(_APOSTROPHES))
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    return text.translate(_LIGATURES).lower()


def without_accents(text: str) -> str:
    """``text`` without accents, its capitals kept."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def fold(text: str) -> str:
    """``plain`` without accents: « Évolué » → « evolue »."""
    return without_accents(plain(text))


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """:func:`fold` of one word, remembered: cards use the same words over and over."""
    return fold(word)


def words(text: str) -> list[str]:
    """Words of ``text`` in order, lower case with their accents, elided articles left out."""
    return _WORD.findall(_ELISION.sub(" ", plain(text)))


@lru_cache(maxsize=65_536)
def stems(word: str) -> tuple[str, ...]:
    """One or two accent-free stems by which ``word`` is known in the index."""
    if word in _OWN_STEMS:
        return (_OWN_STEMS[word],)
    accented = fold(_STEMMER.stemWord(word))
    bare = str(_STEMMER.stemWord(fold(word)))
    return (accented,) if accented == bare else (accented, bare)


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Accent-free words that carry no subject of their own."""
    return frozenset(_STOP_WORDS.split())


_STOP_WORDS = """
a ai aie ait au aux avec avoir avait avez avons c ca car ce cela celle celui ces cet cette ceux
chez ci comme comment d dans de des donc dont du elle elles en es est et etait etant ete etes etre
eu eux fait faire faut font il ils j je jai l la le les leur leurs lui m ma mais me meme mes moi mon
n ne ni nos notre nous on ont ou par pas peu peut peux plus pour pourquoi qu quand que quel quelle
quelles quels qui quoi s sa sans se sera serait ses si soit son sont suis sur t ta te tes toi ton
tu un une va vais veut veux vos votre vous y bonjour bonsoir merci svp salut plait madame monsieur
puis dois doit tout tous toute toutes tres bien alors aussi aurait faudrait voudrais voudrait
aimerais jaimerais savoir dire quelqu quelque quelques besoin voila aurais auriez pouvez pourriez
""".strip()
