"""Which goals a message asks for, in the light of those being answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..goals import GOAL_OF_INTENT, GOAL_OF_TOPIC
from ..state import FACT_SLOTS
from .claimed_rent import speaks_of_rent
from .clauses import split
from .named_goal import named_goal, of_reduction
from .needless import LARGEST_RENT
from .verdict_words import UNDER_CEILING, fears_too_much
from .visale_named import asks_of_visale

#: Tenants to whom the law forbids to let with a tax reduction.
NEAR_FAMILY = frozenset({"ascendant", "descendant", "tax_household"})
_OF_TAX = ("comparison", "tax_reduction")
#: First words of a question that continues the previous one.
CONTINUATIONS = ("et ", "même", "meme", "pareil", "idem")
#: Words that name a topic: without one, « et… ? » goes on with the same question.
_TOPIC_WORDS = re.compile(
    r"\b(?:loyers?|plafonds?|revenus?|ressources?|imp[oô]ts?|r[ée]ductions?|fiscal\w*|zones?|visale"
    r"|droit|[ée]ligible|irl|r[ée]vis\w+|augment\w+|renouvel\w+|dates?|convention|compar\w+"
    r"|louer|gagn\w+(?! (?:plus|moins|trop|davantage))|(?<!par )rapport\w+)\b",
    re.IGNORECASE,
)
_THE_RENT = re.compile(r"\W*(?:ok )?et (?:le|quel|pour le|du coup le) loyer\b", re.IGNORECASE)
_INDEX = re.compile(r"\b(?:irl|indice)\b", re.IGNORECASE)
_REVISED = re.compile(r"\b(?:loyers?|baux|bail|augment\w*|r[ée]vis\w*|hausse\w*)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"\b(?:combien|quel(?:le)?s?|montants?|maxi\w*|max|calcul\w*|simul\w*|compar\w*"
    r"|[ée]ligible|droit(?! (?:au|de|d['’]))|quand|dates?)\b"
    # « plafond de ressources PLUS à Rennes »
    r"|^\W*(?:(?:bonjour|slt|salut|et|les?|mon|la) )*"
    r"(?:plafonds?|loyers?|ressources|revenus?|r[ée]ductions?|zones?)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\bcompt(?:e|ent|era|eront)\b", re.IGNORECASE)
#: « est-ce bon pour Loc1 ? » next to an income, in a question about the rent too.
_VERDICT = re.compile(
    r"\b(?:est[- ]ce (?:bon|ok|possible)|c'est bon|passe|convient|respecte|droit|[ée]ligible"
    r"|trop|c bon|dans les clous)\b",
    re.IGNORECASE,
)
_CEILING = re.compile(r"\bplafonds?\b", re.IGNORECASE)
_WHICH_CEILING = re.compile(
    r"\b(?:loyers?|louer|ressources|revenus?|salaires?|gagn\w+|rfr|m²|m2)\b", re.IGNORECASE
)
#: « un locataire a-t-il droit… ? »: who may be the tenant, not what the dwelling must be.
_TENANTS_RIGHT = re.compile(
    r"\b(?:locataires?|candidate?s?|familles?|couples?|dames?|madame|mme|mlle|monsieur|mr|m\."
    r"|(?:femme|homme|personne|[ée]tudiante?) seule?)\b[^.?!]{0,40}?"
    r"\b(?:a(?:-t-(?:il|elle))?|ont|aura(?:it|ient)?|auraient) (?:bien |toujours )?(?:le )?droit\b"
    r"|\b(?:m[ée]nages?|foyers?|locataires?|candidate?s?|familles?|couples?|personnes?)"
    r" (?:est|soit|serait|sont|soient) (?:bien |vraiment )?[ée]ligibles?\b"
    r"|\b(?:peu(?:t|vent)|pourrai(?:t|ent)) (?:(?:louer|habiter|loger|emm[ée]nager)"
    r" chez (?:moi|nous)|(?:prendre|occuper|avoir|entrer dans) (?:mon|ma|notre)"
    r" (?:logement|appart\w*|studio|maison|bien))\b"
    r"|\b[ée]ligibilit[ée] (?:de |d['’])?(?:un|une|le|la|mon|ma|mes|ce|cette) ?"
    r"(?:locataire|candidate?|famille|couple)",
    re.IGNORECASE,
)
#: « désolé, le loyer c'est 380 »: a value, and nothing asked.
_ONLY_RENT = frozenset({"rent", "topic", "number", "correction"})
_LONGEST_VALUE, _LONGEST_VERDICT = 8, 12  # words
#: « mon loyer passe de 600 à 640 »
_RISE = re.compile(
    r"\b(?:augment\w+|hausse|r[ée]vis\w+|irl|indice|pass\w+ de|monte\w*)\b", re.IGNORECASE
)
#: « ça fait combien ? », « ce loyer aurait été bon ? »: of what is being talked about.
_SAME_MATTER = re.compile(
    r"\b(?:[çc]a|cela) (?:me |nous )?(?:fait|ferait|fera|donne\w*|change\w*|revien\w+)\b"
    r"|\bce (?:loyer|revenu|plafond|montant)\b",
    re.IGNORECASE,
)
_TAX = re.compile(r"\bimp[oô]ts?\b|\br[ée]duc(?:tions?)?\b", re.IGNORECASE)
#: « jusqu'à quel loyer Visale peut me couvrir ? » sounds like a ceiling of ours.
_CONFUSED_WITH_VISALE = frozenset({"rent_ceiling", "eligibility"})
_UNTIL_WHEN = re.compile(
    r"\b(?:jusqu['’ ]?\s?[àa]|[àa] partir de|depuis) quand\b|\bcombien de temps\b", re.IGNORECASE
)
#: The rent of a dwelling let without a convention.
_FREE_RENT = re.compile(
    r"\bloyers? (?:libres?|(?:de|du) march[ée]|normal|priv[ée]|hors convention)\b"
    r"|\b(?:sans|hors) convention\b|\bau prix du march[ée]\b|\ben (?:location )?libre\b",
    re.IGNORECASE,
)
#: What a class of energy decides beside the rise of a rent.
_LETS = re.compile(
    r"\b(?:lou\w+|lot?c\W?avantages?|loc ?[123]|convention\w*|[ée]ligib\w+|dispositif|lli|droit"
    r"|interdi\w+|jusqu\w*|quand)\b",
    re.IGNORECASE,
)
#: Goals that a class of energy does not change.
_WITHOUT_CLASS = frozenset({"tax_reduction", "rent_ceiling", "income_ceiling"})
_LETTER = re.compile(r"\b(?:en|classe|un|les|class[ée]) [E-G]\b|^\W*(?:et|ou) [E-G]\b")
_REFUSES = re.compile(
    r"\b(?:pr[ée]f[èe]re|veux|souhaite|voudrais)\b.{0,20}\b(?:garder|taire"
    r"|(?:pas|rien) (?:\w+ )?(?:donner|dire|communiquer|indiquer|r[ée]pondre))\b",
    re.IGNORECASE,
)
#: What a dwelling is let with, beside a scheme and its levels.
_OF_DWELLING = re.compile(
    r"\b(?:logements?|appart\w*|maison|studio|biens?|immeuble|meubl\w*|vides?|dpe|classe|neuf|ancien"
    r"|lou\w+|bail|baux|asso\w*|mandat|sous-location|direct\w*|convention\w*|locataires?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Message:
    """The latest message.

    Attributes:
        text: as typed.
        intent: its intent.
        entities: those that say something of the visitor's situation, and topics.
        card: id of the card shown just before.
        explained: the goal that the message just before asked for, which a card answered.
    """

    text: str
    intent: str | None
    entities: Sequence[dict[str, Any]]
    card: str | None = None
    explained: str | None = None

    @property
    def after_card(self) -> bool:
        """Whether a card was shown just before."""
        return self.card is not None

    def named(self, entity: str) -> list[Any]:
        """Values of the entities of that name."""
        return [item["value"] for item in self.entities if item["entity"] == entity]


def asked_goals(
    message: Message, former: Sequence[str], both_places: object = None
) -> list[str] | None:
    """The goals that ``message`` asks for, None when it asks for no other than the former ones.

    Args:
        message: the latest message.
        former: goals being answered.
        both_places: true when the message answers « which town? » with « both ».
    """
    goal = None if _is_no_revision(message, former) else GOAL_OF_INTENT.get(message.intent or "")
    has_income = any(income.get("amount") is not None for income in message.named("income"))
    family = _names_family(message, former) and (goal is None or not has_income)
    if family and goal in (None, "eligibility"):
        return ["dwelling_eligibility"]
    goal = goal or _goal_of_facts(message, former)
    if only := _without_doubt(goal, message, former):
        return [only]
    right = _TENANTS_RIGHT.search(message.text) and not message.named("tenant_relation")
    # « du coup, Loc3, c'est encore bon ? » after the verdict on a household
    same = tuple(former) == ("eligibility",) and not _OF_DWELLING.search(message.text)
    if goal == "dwelling_eligibility" and (right or (same and not family)):
        goal = "eligibility"
    verdict = goal in ("eligibility", "income_ceiling") and UNDER_CEILING.search(message.text)
    if verdict:
        goal = "eligibility"
    if goal == "eligibility" and _CEILING.search(message.text) and not (has_income or verdict):
        goal = "income_ceiling"
    goal = _of_market_rent(_of_owner(goal, message, former), message)
    if goal in _CONFUSED_WITH_VISALE and asks_of_visale(message.text, message.entities):
        goal = "visale"
    goal = _same_ceiling(goal, message, former)
    if goal is None or both_places or _only_varies(message, former):
        return None
    topics = [GOAL_OF_TOPIC[value] for value in message.named("topic")]
    # « à quel loyer puis-je louer ? » asks for the rent, not whether the dwelling may be let.
    if "fits" not in message.named("topic"):
        topics = [t for i, t in enumerate(topics) if i == 0 or t != "dwelling_eligibility"]
        if not set(topics) - {goal, "dwelling_eligibility"}:
            topics = _asked_of_class(goal, message)
    if goal == "rent_ceiling" and has_income and _VERDICT.search(message.text):
        topics = ["eligibility", *(topics or [goal])]
    if goal == "visale":  # the rent that Visale covers is part of its answer
        topics = [t for t in topics if t != "rent_ceiling"]
    # A personal verdict already holds the ceiling: the topic adds nothing to it.
    if goal == "eligibility":
        topics = [t for t in topics if t not in ("income_ceiling", "dwelling_eligibility")]
    return topics if goal in topics else [goal, *topics]


def _is_no_revision(message: Message, former: Sequence[str]) -> bool:
    """« mes revenus baissent l'an prochain, lesquels on prend ? » starts no rise of a rent."""
    revises = message.intent == "ask_rent_revision" and "rent_revision" not in former
    return revises and bool(former) and not speaks_of_rent(message.text)


def _asked_of_class(goal: str, message: Message) -> list[str]:
    """« …combien de réduction, et est-ce qu'un DPE F pose problème ? »"""
    clauses = [clause for clause in split(message.text) if clause.asks]
    said = [{e["entity"] for e in message.entities if clause.holds(e)} for clause in clauses]
    beside = goal in _WITHOUT_CLASS and len(clauses) > 1 and {"dpe"} in said
    return ["dwelling_eligibility"] if beside else []


def _of_market_rent(goal: str | None, message: Message) -> str | None:
    """« loyer libre 780 €, en Loc1 je gagne combien ? »: that rent is not the convention's."""
    free = message.named("rent") and _FREE_RENT.search(message.text)
    return "comparison" if goal == "tax_reduction" and free else goal


def _without_doubt(goal: str | None, message: Message, former: Sequence[str]) -> str | None:
    """The one goal of a message whose meaning the talk settles, None when it settles nothing."""
    if named := named_goal(message.text) if former else None:
        return named
    if _asks_until_when(message, former):
        return "calendar"
    if former and message.named("rent") and of_reduction(message.text):
        return next((goal for goal in former if goal in _OF_TAX), "tax_reduction")
    # « il serait seul », after what tenants may earn in general
    return message.explained if goal is None and _gives_fact(message) else None


def _same_ceiling(goal: str | None, message: Message, former: Sequence[str]) -> str | None:
    """« et le plafond à Lille ? » goes on with the ceiling that was talked about."""
    other = {"rent_ceiling": "income_ceiling", "income_ceiling": "rent_ceiling"}
    bare = _CEILING.search(message.text) and not _WHICH_CEILING.search(message.text)
    if goal not in other or not bare or goal in former or not former:
        return goal
    talk = {"eligibility": "income_ceiling"}
    if message.named("household") or message.named("income") or message.named("surface"):
        return goal
    return other[goal] if talk.get(former[0], former[0]) == other[goal] else goal


def _asks_until_when(message: Message, former: Sequence[str]) -> bool:
    """« et en F, jusqu'à quand ? », after whether the dwelling may be let."""
    classed = message.named("dpe") or _LETTER.search(message.text)
    return bool(former and classed and _UNTIL_WHEN.search(message.text))


def verdict_on_income(message: Message, former: Sequence[str]) -> list[str]:
    """An income told, and no question, after a ceiling: the verdict is what is wanted."""
    given = any(income.get("amount") is not None for income in message.named("income"))
    return ["eligibility"] if given and tuple(former) == ("income_ceiling",) else []


def _names_family(message: Message, former: Sequence[str]) -> bool:
    """« et si c'est mon fils ? » decides of everything, whatever was being computed."""
    near = bool(NEAR_FAMILY & {*message.named("tenant_relation")})
    return near and bool(former) and "dwelling_eligibility" not in former


def _goal_of_facts(message: Message, former: Sequence[str]) -> str | None:
    """The goal that values alone call for, when the message asks nothing."""
    if verdict_on_income(message, former or ([] if message.after_card else ["income_ceiling"])):
        return "eligibility"
    said = {entity["entity"] for entity in message.entities}
    if not former and said == {"dpe"}:
        return "dwelling_eligibility"  # « et G ? » after a card about energy classes
    if not former and said == {"tenant_relation"} and message.after_card:
        return "dwelling_eligibility"  # « et à mon neveu ? » after a card about the family
    of_convention = (message.card or "").startswith(("la-", "dem-", "conv-", "cosse-"))
    if not former and said == {"lease_date"} and of_convention:
        return "calendar"  # « bail du 1er mars 2024 » after a card about a delay
    # The ceiling per square metre of a commune serves nothing else; « et le loyer, 55 m² ? »
    rent = message.named("surface") and former and _THE_RENT.search(message.text)
    if (rent or message.named("base_rent")) and "rent_ceiling" not in former:
        return "rent_ceiling"
    return None


def _of_owner(goal: str | None, message: Message, former: Sequence[str]) -> str | None:
    """« j'ai droit à Loc3 ? » after a card for landlords: of a dwelling, and of no household."""
    owners = (message.card or "").startswith(("la-", "dem-", "fisc-", "iml-", "solidaire-"))
    people = message.named("household") or message.named("income")
    asks = goal == "eligibility" and owners and not (former or people)
    return "dwelling_eligibility" if asks else goal


def _gives_fact(message: Message) -> bool:
    """Whether the message gives a value of one's own case and asks for nothing."""
    said = {entity["entity"] for entity in message.entities} - {"topic", "number"}
    return bool(said & {*FACT_SLOTS}) and "?" not in message.text


def _only_varies(message: Message, former: Sequence[str]) -> bool:
    """« et l’an dernier, c’était combien ? », « je préfère garder mon loyer pour moi »."""
    if not former:
        return False
    continues = message.text.casefold().lstrip().startswith(CONTINUATIONS)
    values = {entity["entity"] for entity in message.entities} - {"topic", "number"}
    varies = bool(continues and values) and not _TOPIC_WORDS.search(message.text)
    if former[0] == "rent_ceiling" and message.named("number") and fears_too_much(message.text):
        return True  # « et 1 300, je dépasse ? »
    if former[0] == "visale" and values and values <= {"income"}:
        return True  # « et si elle gagne 1 100 € net ? »
    if "rent" in values and (_states_only_a_rent(message) or _judges_rent(message, former)):
        return True
    # « le logement est classé F » after a rise of the rent: it is of the rise.
    if "rent_revision" in former and values == {"dpe"} and not _LETS.search(message.text):
        return True
    # The topic of « à 500 € de loyer, ça fait combien ? » is the one before, not the rent.
    same = bool(values) and _SAME_MATTER.search(message.text)
    if _TAX.search(message.text) and "tax_reduction" not in former:
        same = None  # « le loyer sera de 500 €, ça change quoi pour mes impôts ? »
    if tuple(former) == ("zone",) and values - {"commune", "zone_abc"}:
        same = None  # « ça change quoi pour un couple en Loc1 ? »: nothing of the zone
    return varies or bool(same) or bool(_REFUSES.search(message.text))


def _judges_rent(message: Message, former: Sequence[str]) -> bool:
    """« mon loyer de 1 050 €, ça passe ? » after a ceiling: no rise is spoken of."""
    judged = former[0] in ("rent_ceiling", "visale") and _VERDICT.search(message.text)
    short = len(message.text.split()) <= _LONGEST_VERDICT
    return bool(judged) and short and not _RISE.search(message.text)


def names_topic(text: str) -> bool:
    """Whether the words name something that is computed: a rent, a ceiling, a reduction…"""
    return _TOPIC_WORDS.search(text) is not None


def asks_figure(text: str) -> bool:
    """Whether the words ask for a figure that is computed, rather than for a rule or an index."""
    counts = _COUNTS.search(text)  # « un bébé à naître compte pour combien ? »
    index = _INDEX.search(text) and not _REVISED.search(text)  # « l'IRL du 2e trimestre ? »
    return names_topic(text) and _FIGURE.search(text) is not None and not (counts or index)


def _states_only_a_rent(message: Message) -> bool:
    short = len(message.text.split()) <= _LONGEST_VALUE and "?" not in message.text
    said = {entity["entity"] for entity in message.entities}
    return short and said <= _ONLY_RENT and not LARGEST_RENT.search(message.text)


def only_answers(message: Message, requested: str) -> bool:
    """Tell whether the message gives the value that was asked for, and asks for nothing itself.

    « bail du 15 juin 2022, T1 2022 » after « quel trimestre ? » sounds like another question.
    """
    gives = {entity["entity"] for entity in message.entities}
    value = [entity for entity in message.entities if entity["entity"] == requested]
    # « c’est à Béthune, et quelle classe DPE faut-il ? »: the value is in no question.
    clauses = [c for c in split(message.text) if any(c.holds(entity) for entity in value)]
    asks = "topic" in gives or _TOPIC_WORDS.search(message.text)
    return requested in gives and not asks and not any("?" in c.text for c in clauses)
