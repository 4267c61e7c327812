"""Intents that erase, end or brush off: they need words of theirs, not only the classifier.

A short message that the classifier does not know (« et la plus value ? ») gets the likeliest
intent all the same. Taking it wrongly for « nouvelle recherche » or « au revoir »
costs the visitor everything said so far; taking « au revoir » wrongly for a question costs one
sentence. So these intents hold only when the message has a word that speaks for them.
"""

from __future__ import annotations

import re
import unicodedata

from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME

#: Words (beginnings of words, without accents) that speak for an intent.
_WORDS: dict[str, str] = {
    "start_over": (
        r"recom|re ?comm?en|repart|repren|reprise|re ?fai|refaire|re ?fe\b|ressais|reviens? a"
        r"|revenir|effac|efas|oubli|zero|depart\b|debut|reset|restart|reinit|remet|remis"
        r"|vide[rz]?\b|suppr|supr|enlev\w* tout|historique|clear|new\b|page blanche|table rase"
        r"|ardoise|nouve(?:l|lle|au)\b(?! caled)"
        r"|autres? (?:question|chose|sujet|dossier|logement|demande|simul|cas\b|famille|bail"
        r"|locataire|appart|recherche|calcul)"
        r"|sujet|rien a voir|suivant|accueil|change|tout faux"
    ),
    "stop": (
        r"stop|arret|arett?|jarr?et|laiss|lach|annul|abandon|tant pis|suffi|quitt|sort|oubli"
        r"|cancel|exit\b|esc\b|fin\b|fini|termin|interr|renonc|basta|halte|assez"
        r"|plus (?:la )?peine|plus (?:de |envie|le temps|besoin|continu)"
        r"|pas (?:besoin|continu|la peine|plus loin)|inutile|cesse|coup|retir|ferm"
        r"|trop (?:de|long)|eponge|decroch|rien\b|ira comme ca|passe\b"
        r"|mett?(?:re|ez) (?:un terme|fin)|plus loin|en reste|interesse|saoul|cherche[rz]? plus"
    ),
    "goodbye": (
        r"au ?revoi|or+e?voir|revoyure|bye|ciao|tchao|tchus|adieu|ad[eé]\b|kenavo|see you|a\+"
        r"|a plus\b"
        r"|a (?:bientot|la prochaine|une prochaine|demain|lundi|tout a l heure|tres bientot)"
        r"|bonn?e? (?:journee|soiree|nuit|fin|continuation|week|aprem|apres|dimanche|vacances)"
        r"|bon (?:week|dimanche|courage|apres)|excellente|tout pour (?:moi|aujourd)|ce sera tout"
        r"|(?:je|vous) (?:file|laisse|quitte|raccroche|salue)|m en vais|j y vais|plaisir|salut"
        r"|tout merci|plus de question|bonsoir"
    ),
    "thank": (
        r"merci|mer[ck]i|mersi|mrc|mci\b|thx|thank|remerc|gentil|sympa|aimable|super|parfai"
        r"|top\b|nickel|genial|clair|limpide|utile|bravo|impec|excellent|formid|chapeau|cool"
        r"|aide|sauve|reconnaiss|epine|expliqu|compris|compren|bien vu|ok|d accord"
    ),
    "ask_source": (
        r"sources?|officiel|offi\w+el|lois?\b|articles?|textes?|decret|arrete|codes?\b|bulletin"
        r"|lien|refer|juri|legal|legif|preuve|prouve|sur(?:e|s|es)\b|sur (?:d|a)\w*\b|sur$"
        r"|certain|garanti|fia[bn]|fier\b|foi\b|confian|compt\w* sur|exact|vrai\w*\b|verifi"
        r"|tromp|faux|erreur|invent|blague|croire|raison|responsab|engag|oppos|tribunal|juge\b"
        r"|valeur|valable|valid|vaut|vigueur|a jour|actuali|mise? a jour|date\w*\b|depuis"
        r"|longtemps|(?<!sur quelle )annee|20\d\d|chang|encore\b|toujours|anciens?\b|d ?ou\b"
        r"|vien\w* (?:de|d)"
        r"|ou est|ecrit|marqu\w+|noir sur|dit\b|dites\b|basez|appuy|affirm|fond|sav(?:oir|ez)"
        r"|sortez|sort\b|pondu|cit(?:er|ez)|justifi|admin|etat\b|anah|ministere|insee"
        r"|service public|gouvern|agre|dependez|robot|machine|juriste|contraire|autre chose"
        r"|internet|indicati|estimation|argument|fisc\b|notaire|page\b|site\b|lequel"
    ),
    "help": (
        r"aide|help|sos\b|coup de|questions?|sujet|exempl|modele|menu|mode d emploi|guide|tuto"
        r"|sommaire|options?|liste|themes?|vous|vou\b|vos\b|votre|tu\b|te\b|t\b|toi\b|ton\b|ta\b"
        r"|tes\b|kestu|robot|machine|ordinateur|logiciel|humain|ia\b|intelligence|site|ici|chat"
        r"|outil|assistant|bot\b|bail clair|trucs?|boutons?|donnees|anonym|enregist|compte"
        r"|payant|faut payer|gratuit$|commence|perdue?|paume|comprend|renseign"
        r"|ca (?:marche|fonctionne)|premiere fois|limites|fonctions|sert\b"
        r"|quoi (?:demander|ecrire)|ecrire|je peu\b|personne|page"
    ),
    "ask_zone": (
        r"zon|sone|reclas|rang\b|lli\b"
        r"|secteur|class|tendu|detendu|abc\b|a ?bis|[ab] ?[12]\b|(?:en|est) [abc]\b|categor"
        r"|perimetre|situ|decret|bareme|groupe|lettre|tranche|carte|liste"
    ),
    "ask_why": (
        r"pourqu?|obligatoire|transmet|pourkoi|pourkwa|pkw?oi|pk\b|pq\b|(?:pour|po|pr) [qk]u?oi"
        r"|raison|ser[tv]|sa ser|utile|utilite|rapport|but\b|besoin|necess|indispens|oblige?\b"
        r"|change|interess|interet|motif|motiv|fin\b|import|influence|curi|regard|venir"
        r"|intervien|vient faire|jou[et]|justifi|faire|que ferez|faites|apport|faut (?:vrai|il)"
        r"|vraiment|vous (?:voulez|demandez)|dois je"
    ),
    # « je peux augmenter de combien ? » is the yearly revision, unless the lease comes to its end.
    "ask_rent_renewal": (
        r"re?n?ouvel|recondu|reparti?r?a?\b|recommence|ech\w*ance|fin\b|finit?|expir|termin|terme\b"
        r"|acheve|bout\b|sous ?ev|\w*evalu|voisin|refer|exempl|compar|quartier|secteur|coin\b"
        r"|march|prix|prochain|nouve|bas\b|rattrap|r?e?ajust|align|remettre|re?monter|ancien"
        r"|ans\b|conge|preavis|(?:6|six) mois|propos|relouer|resign|17 [2c]|etal|convention"
        r"|moitie|tiers|sixieme|1 [36]\b|majorer|suite"
    ),
}
#: What such a message is otherwise, where it is not simply unknown.
_OTHERWISE = {"ask_zone": "inform", "ask_rent_renewal": "ask_rent_revision"}
#: Intents of people who answer something else than the question asked: they do not ask in turn.
_NEVER_ASK = frozenset({"dont_know", "refuse"})
_OPENS = re.compile(
    r"(?:(?:et|mais|donc|alors|ok|bon|non) )*(?:comment|combien|quand|pourquoi|ou|qui|quel(?:le)?s?"
    r"|est ce|je (?:peux|pourra\w*)|puis je|si (?!on passe))\b"
)
#: What somebody else said, to be checked; unless it is set against what we say.
_CLAIM = re.compile(
    r"\b(?:(?:on|il|elle|mon \w+|ma \w+|un \w+|une \w+|des \w+|l \w+|le \w+|la \w+)"
    r" (?:m a|me|m ont|nous a|nous) (?:dit|disent|parle|assure|affirme|raconte|soutient|certifie)"
    r"|(?:il )?parait|j ai (?:lu|entendu|vu)|on (?:dit|raconte) que)\b.*"
    r"\b(?:vrai|exact|juste|correct|confirm\w+|c est (?:bien )?(?:ca|cela))\b"
    r"|\b(?:c est|est ce|est il) (?:bien )?vrai (?:que|qu)\b"
)
_OF_OURS = re.compile(
    r"\b(?:vous|votre|vos|tu|te|t|ton|tes|contraire|inverse|autre|autres|lequel|laquelle)\b"
)
_EVIDENCE = {name: re.compile(rf"\b(?:{words})") for name, words in _WORDS.items()}


def supported(intent: str, text: str) -> str:
    """``intent`` when the words of ``text`` speak for it; otherwise a question, or nothing known.

    Args:
        intent: name of the intent.
        text: as typed.
    """
    claim = intent == "ask_source" and reports_a_claim(text)
    if not claim and not lacks_evidence(intent, text):
        return intent
    if asks(text) and intent != "ask_rent_renewal":
        return "ask_knowledge"
    # « je me suis trompé de ville, c'est Lens » was taken for « quelle zone ? »: it gives a place.
    return _OTHERWISE.get(intent, str(DEFAULT_NLU_FALLBACK_INTENT_NAME))


def lacks_evidence(intent: str, text: str) -> bool:
    """Tell whether ``text`` has no word that speaks for ``intent``, which needs one.

    Args:
        intent: name of the intent.
        text: as typed.
    """
    plain = _plain(text)
    if intent in _NEVER_ASK:
        return _OPENS.match(plain) is not None
    pattern = _EVIDENCE.get(intent)
    return pattern is not None and not pattern.search(plain)


def reports_a_claim(text: str) -> bool:
    """« on m'a dit 65 %, c'est vrai ? » wants the rule, not what our answers rest on."""
    plain = _plain(text)
    return bool(_CLAIM.search(plain)) and not _OF_OURS.search(plain)


def asks(text: str) -> bool:
    """Tell whether ``text`` is a question, by its mark or by its first words."""
    return "?" in text or _OPENS.match(_plain(text)) is not None


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe"))
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9+]+", " ", letters).strip()
