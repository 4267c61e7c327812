"""Words of distress, which must reach the right number whatever the classifier thinks.

A message that speaks of somebody's own distress becomes the intent ``emergency`` with one entity
``distress`` for each kind found, the most serious first. A question *about* the subject (« la
location solidaire est-elle ouverte aux personnes sans abri ? ») is left to the classifier: every
pattern holds a person and what happens to them.
"""

from __future__ import annotations

import re
import unicodedata

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.component import MessageComponent, add_entities
from bot.pipeline.evidence import asks, supported
from bot.pipeline.intents import confidence_of, entity_of_message, set_intent

EMERGENCY = "emergency"
ASK_KNOWLEDGE = "ask_knowledge"
_PARTNER = r"(?:mari|conjoint|compagnon|copain|ex|mec|homme|femme|copine|compagne|conjointe)"
_KIN = rf"(?:{_PARTNER}|pere|mere|frere|soeur|fils|fille|beau pere|belle mere|oncle|voisin)"
_CHILDREN = r"(?:enfants?|fils|filles?|gosses?|bebe|neveux?|nieces?|petite?s?|gamine?s?|mineure?s?)"
_ELDERS = (
    r"(?:(?:grand |arriere grand )?(?:mere|pere)|mamie|papi|papy|mamy|tante|oncle"
    r"|personnes? agees?|vieille dame|vieux monsieur|parents? ages?|voisine? agee?|dame agee)"
)
_HITS = (
    r"(?:frap+\w*|cogn\w+|bat(?! froid)|batt?ent|tap(?:e|er|ent|ee?s?)(?! sur)|gifl\w+"
    r"|maltrait\w+)"
)
_I_AM = (
    r"(?:(?:je|j) ?(?:me )?(?:ne )?(?:suis?|sui|sui[st]|retrouve)|jsuis?|on est|nous sommes"
    r"|on se retrouve)"
)
_PUT_OUT = r"(?:mise?s?|foutue?s?|jetee?s?|vire[es]?) (?:a la porte|dehors)"
_NOW = r"(?:ce soir|cette nuit|demain|aujourd hui|ce matin|tout de suite|maintenant)"

#: Patterns by kind, the most serious first; read on the text without accents nor punctuation.
_PATTERNS: dict[str, tuple[str, ...]] = {
    "suicide": (
        r"suicid\w*",
        r"(?:envie|veux|voudrais|vais|prefere|pense a|penser a|vaut|veut|autant) (?:de )?"
        r"(?:mourir|crever)",
        r"(?:veux|vais|envie d|pense a|voudrais|faut|autant) en finir(?! avec (?:l|c|m|un|s))",
        r"(?:me|m|se) (?:tuer|pendre|flinguer|foutre en l air|supprimer|faire du mal"
        r"|jeter (?:par|sous|du))",
        r"mettre fin a (?:mes jours|ses jours|ma vie|sa vie|tout ca)|en finir avec la vie",
        r"plus (?:aucune |la |le )?(?:envie|gout|force) de vivre",
        r"(?:veux|peux|veut|sais) plus vivre(?! (?:ici|dans|avec|chez|la|en|a))",
        r"vie (?:ne |n )?(?:vaut plus|a plus de sens)|a quoi bon vivre|idees? (?:noires?|suicid)",
        r"sauter (?:par la fenetre|du pont|du toit)",
        r"avale\w* (?:des|tous mes) (?:cachets|medicaments)",
    ),
    "violence": (
        rf"(?:il|elle|on|{_KIN}) (?:ne )?(?:m|me|nous) ?(?:a|ont)? ?(?:encore |deja |toujours )?"
        rf"(?:{_HITS}|etrangl\w+|viol(?:e|ee?|ent)s?|sequestr\w+|agress\w+|brutalis\w+)",
        rf"{_KIN} (?:me|ma|nous) {_HITS}",
        rf"{_KIN} (?:(?:est|devient|etait) )?(?:tres |toujours |de plus en plus )?violente?",
        r"(?:il|elle) (?:est|devient) (?:tres )?violente? (?:avec|contre|envers) "
        r"(?:moi|nous|les|mes|mon|ma)",
        r"(?:suis|j ai ete|ai ete|ete|etre) (?:battue?|frappee?|violee?|agressee?|sequestree?)",
        rf"(?:battue?s?|frappee?s?|menacee?s?) (?:par|de mort par) (?:mon|ma|son|sa) {_KIN}",
        rf"(?:coups?|violences?) (?:de|par) (?:mon|ma|son) {_KIN}",
        r"(?:je|j|nous|on|suis|(?:ma|mon|sa) \w+) (?:\w+ ){0,2}"
        r"(?:victimes?|subis|subit|subissons|fuis|fuir) (?:de |des |les )?violences?",
        r"(?:je|j|ma|mon|mes|chez moi)\b.{0,40}violences? (?:conjugales?|physiques?|familiales?)",
        rf"(?:fuis|fuir|peur de|echapper a|cache de) (?:mon|ma) {_PARTNER}",
        r"peur pour ma vie|menace de (?:mort|me tuer)|va (?:me|nous) (?:tuer|frapper|taper)",
        r"se fait (?:frapper|battre|tabasser|taper|violer)",
    ),
    "child": (
        rf"{_HITS} (?:ses|mes|les|nos|son|mon|ma|sa|leurs?|l|un|une|notre) {_CHILDREN}",
        r"(?:viole|abuse d[eu]?|attouch\w+) .{0,20}" + _CHILDREN,
        rf"{_CHILDREN} .{{0,40}}(?:battue?s?|frap+ee?s?|maltrait\w+|violee?s?|abusee?s?"
        r"|en danger|attouch\w+|se fait (?:frapper|battre|taper))",
        rf"maltraitances? .{{0,20}}{_CHILDREN}|enfance en danger",
    ),
    "elder": (
        rf"(?:{_HITS}|vole|enferme|insulte|prive) (?:sa|ma|mon|son|notre|une?|des|la|les)"
        rf" {_ELDERS}",
        rf"{_ELDERS} .{{0,40}}(?:maltrait\w+|battue?s?|frap+ee?s?|enfermee?s?|volee?s? par)",
        rf"maltraitances? .{{0,25}}{_ELDERS}",
    ),
    "danger": (
        r"(?:fuite|odeur) de gaz|(?:sent|pue) le gaz|ca sent le gaz",
        r"au secours|a l aide vite|danger immediat|appelez (?:la police|les pompiers|les secours)",
        rf"{_I_AM} en danger(?! d (?:expulsion|impaye))",
        r"(?:le )?feu (?:a pris|chez|dans (?:mon|notre|l))|incendie (?:chez|dans (?:mon|notre|l))",
        r"(?:plafond|immeuble|mur|toit) (?:\w+ ){0,4}(?:s effondr\w+|effondre|ecroule)",
    ),
    "shelter": (
        rf"{_I_AM} (?:\w+ ){{0,3}}(?:a la rue|sdf|sans (?:abri|domicile|toit|logement)|dehors"
        r"|hebergee? nulle part)",
        r"(?:ma|mon|mes|une?) (?:\w+ ){1,3}(?:est|sont|vit|dort) (?:a la rue|dehors(?! d)|sdf)",
        r"mineure?s? (?:\w+ )?(?:a la rue|dehors)",
        r"(?:femme|dame|homme|famille|enfants?|bebe)(?: enceinte| seule?)?"
        r" (?:a la rue|dehors)(?! d)",
        r"(?:femme|dame|homme|monsieur|famille|mere|couple|personne)(?: \w+)? sans"
        r" (?:logement|domicile|toit|abri|solution)(?: \w+){0,6}"
        r" (?:nourrisson|bebe|devant moi|dans mon bureau|a l accueil|a la permanence|au guichet)",
        r"(?:j?dors?|dort|dormir|dormons|dorment|vis|vit|vivons|nuit|nuits)"
        r"(?: tous| toutes| a (?:deux|trois|quatre|cinq|\d))? "
        r"(?:dehors?(?! d)|dans (?:ma|la|une|notre|sa) (?:voiture|caisse|camionnette|tente)"
        r"|a la gare|dans la rue|dans le metro)",
        r"(?:nul(?:le)? part|pas d endroit|aucun endroit|nul endroit) (?:ou )?(?:aller|dormir|ou)",
        r"(?:sais|sait|savons) (?:pas|plus) ou (?:dormir|aller (?:ce soir|cette nuit|dormir))",
        rf"(?:pas|plus|aucun|sans) (?:de )?(?:toit|logement|endroit|hebergement) {_NOW}",
        rf"(?:toit|lit|foyer|hebergement|abri|chambre)(?: d urgence)? (?:pour )?{_NOW}",
        rf"ou (?:\w+ ){{0,2}}dormir {_NOW}|dormir ou {_NOW}",
        rf"(?<!etre ){_PUT_OUT}"
        r"(?! de (?:l|mon) (?:ecole|travail))",
        r"(?:le )?115 (?:\w+ ){0,3}(?:repond|sature|injoignable|pas de place|plus de place)",
        rf"(?:besoin|cherche|faut|trouver) (?:\w+ ){{0,3}}hebergement(?: d urgence)?"
        rf"(?: \w+){{0,3}} (?:{_NOW}|urgence|urgent)",
    ),
    "eviction": (
        r"(?:m|nous|veut m|va m|peut m|me faire|nous faire|se faire|etre|suis|sommes|ete|fait)"
        r" (?:\w+ )?expuls(?:e|ee|er|es|ees|ent|ez)",
        r"(?:recu|avons|ai) (?:\w+ ){0,4}(?:avis|jugement|decision|ordonnance|lettre) d expulsion",
        r"(?:mon|notre|d|l) expulsion (?:\w+ ){0,4}(?:demain|semaine|mois|jours|prevue|bientot)",
        rf"etre {_PUT_OUT}",
        r"menac\w* d (?:une )?expulsion|recu (?:\w+ ){0,3}commandement de quitter",
        r"(?:huissier|commissaire de justice|police|gendarmes?|prefet) (?:\w+ ){0,5}"
        r"(?:me |m |nous )(?:\w+ )?(?:expuls\w+|dehors|met|mettre|faire partir|virer)",
        r"(?:proprio|proprietaire|bailleur) (?:\w+ ){0,4}(?:me |m |nous )"
        r"(?:virer|vire|(?:mettre|met|foutre|jeter) dehors|mettre a la porte)",
    ),
}
#: Words that only say which distress it is, once the classifier has said that it is one.
_HINTS: dict[str, tuple[str, ...]] = {
    "suicide": (r"(?<!vient de )(?<!viennent de )(?<!voulu )mourir|en finir|plus vivre",),
    "violence": (
        r"violen\w+|couteau|abuse|bat(?! froid)|coups"
        r"|menac\w+(?! (?:de|d) (?:changer|couper|vendre|m expulser|me (?:mettre|virer)))",
    ),
    "danger": (r"gaz|feu|incendie|secours|malaise|police",),
    "shelter": (
        r"sdf|sans abris?|toit|hebergement|foyer|dehors|dormir|115|trottoir|rue|sans rien"
        r"|plus de logement",
    ),
    "eviction": (r"expuls\w+",),
}
#: « Peut-on m'expulser en hiver ? » asks for the rule.
_RULE_QUESTION = re.compile(
    r"\b(?:peut? (?:on|il|elle|me|m)|peuvent (?:ils|elles|me|m)|puis je|a t (?:il|elle) le droit"
    r"|ont (?:ils|elles) le droit"
    r"|droit de (?:me|m)|est ce (?:legal|possible))\b"
)
#: « et l'expulser ? », « je peux le mettre dehors »: a landlord's question about a tenant.
_BY_THE_SPEAKER = re.compile(
    r"(?:(?:et|mais|donc|alors|sinon|ou|pour|comment|quand|est ce que|je|j|on|peux|peut|puis|ai|a"
    r"|pourrais|veux|voudrais|dois|doit|vais|faire|faut il|le droit|droit|de|d) )*(?:l|le|la|les) "
    r"(?:\w+ )?(?:expulser|virer|deloger|mettre (?:dehors|a la porte)|faire (?:partir|sortir))\b"
)
#: Least confidence of the classifier in a distress that no word tells; chosen on « dev ».
LEAST_SURE = 0.4


def _compiled(patterns: dict[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rf"\b(?:{'|'.join(some)})\b") for kind, some in patterns.items()}


_SURE, _LIKELY = _compiled(_PATTERNS), _compiled(_HINTS)


def find_distress(text: str, *, surely_distress: bool = False) -> list[str]:
    """Kinds of distress that ``text`` speaks of, the most serious first.

    Args:
        text: as typed.
        surely_distress: it is known to be a message of distress: hints then suffice.
    """
    plain = _plain(text)
    found = [kind for kind, pattern in _SURE.items() if pattern.search(plain)]
    if not found and _BY_THE_SPEAKER.match(plain):
        return []
    if surely_distress:
        return found or [kind for kind, pattern in _LIKELY.items() if pattern.search(plain)]
    if found == ["eviction"] and _RULE_QUESTION.search(plain):
        return []
    return found


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(c for c in letters if not unicodedata.combining(c)).replace("œ", "oe")
    return re.sub(r"[^a-z0-9]+", " ", letters).strip()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DistressGate(MessageComponent):
    """Turns messages of distress into ``emergency`` with their kinds; goes after the classifier."""

    def read(self, message: Message, text: str) -> None:
        """Settle the intent of a message of distress."""
        if not message.get(INTENT):
            return
        is_emergency = message.get(INTENT)["name"] == EMERGENCY
        kinds = find_distress(text, surely_distress=is_emergency)
        if is_emergency and not kinds:
            _doubt(message, text)
        if kinds:
            set_intent(message, EMERGENCY, 1.0)
            found = [entity_of_message("distress", kind, text, DistressGate) for kind in kinds]
            add_entities(message, found)


def _doubt(message: Message, text: str) -> None:
    """Keep an emergency that no word tells only if the classifier means it; else the next best."""
    mine = _BY_THE_SPEAKER.match(_plain(text)) is not None
    if message.get(INTENT)["confidence"] >= LEAST_SURE and not mine:
        return
    others = (i["name"] for i in message.get("intent_ranking", []) if i["name"] != EMERGENCY)
    name = ASK_KNOWLEDGE if mine or asks(text) else supported(next(others, "out_of_scope"), text)
    set_intent(message, name, confidence_of(name, message))
