"""What a message is about by its words, whatever figures it tells: a notice, a fee, an address.

« le bail finit le 30 juin, quand prévenir ? » sounds like a calendar, « 900 € à Paris, c'est
légal ? » like a ceiling: the form would ask for what the answer does not need. The words and the
cards are in ``named_matters.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker

from knowledge.question_words import ASKS
from knowledge.search.text import fold

from ..goals import GOAL_OF_INTENT
from ..reading.clauses import numbered, split
from ..reading.readable import FALLBACK
from ..services import Services
from ..state import audience_of
from ..turns import last_card, typed
from ..wording.render import Reply
from .knowledge_answer import card_hit, card_reply
from .looking_up import look_up

FILE = Path(__file__).with_name("named_matters.yml")
#: Intents that such words may be taken for.
_TAKEN_FOR = GOAL_OF_INTENT.keys() | {"inform", "out_of_scope", "ask_knowledge", "human", FALLBACK}
_AGREED = frozenset({"loc_avantages", "conventionne", "louer_abordable"})
_SIGNS = re.compile(r"['\-]")


@dataclass(frozen=True)
class _Matter:
    """One matter of the file; see its heading."""

    words: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    cards: Mapping[str, str]
    after: tuple[str, ...] = ()
    goals: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    longest: int = 60
    asks: bool = False
    places: bool = False
    open: bool = False
    asked: str | None = None
    ends: bool = False
    dated: bool = False
    agreed: bool = False
    over: tuple[str, ...] = ()

    def fits(self, folded: str) -> bool:
        """Whether the words of a message, folded, are its own."""
        named = all(pattern.search(folded) for pattern in self.words)
        return named and not (self.unless and self.unless.search(folded))


@cache
def _matters() -> dict[str, _Matter]:
    content = yaml.safe_load(FILE.read_text("utf-8"))
    return {name: _matter(entry) for name, entry in content.items()}


def _matter(entry: Mapping[str, Any]) -> _Matter:
    unless = entry.get("not")
    return _Matter(
        words=tuple(re.compile(words) for words in entry["words"]),
        unless=re.compile(unless) if unless else None,
        cards=entry["cards"],
        after=tuple(entry.get("after", ())),
        goals=frozenset(entry.get("goals", ())),
        told=frozenset(entry.get("told", ())),
        longest=entry.get("longest", 60),
        asks=bool(entry.get("asks")),
        places=bool(entry.get("places")),
        open=bool(entry.get("open")),
        asked=entry.get("asked"),
        ends=bool(entry.get("ends")),
        dated=bool(entry.get("dated")),
        agreed=bool(entry.get("agreed")),
        over=tuple(entry.get("over", ())),
    )


@cache
def _dated_cards() -> frozenset[str]:
    """Cards to which the end of the lease gives a date."""
    dated = (matter for matter in _matters().values() if matter.dated)
    return frozenset(card for matter in dated for card in matter.cards.values())


def named_matter(
    tracker: Tracker, changes: Mapping[str, Any], services: Services
) -> dict[str, Any] | None:
    """The matter that the latest message names and its card; None when it names none.

    Args:
        tracker: the conversation before the message.
        changes: new values of the slots that the message changes.
        services: where the cards are.
    """
    question = typed(tracker)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if question.startswith("/") or intent not in _TAKEN_FOR or numbered(question):
        return None
    known = {**tracker.slots, **changes}
    name = next((n for n, m in _matters().items() if _is_meant(m, question, known, tracker)), None)
    if name is None:
        return None
    matter, card = _matters()[name], _card(_matters()[name], known)
    found = look_up(question, services, audience_of(known.get("speaker"))).hit
    general = found is not None and (
        found.id.startswith(matter.over or ("-",)) or (matter.dated and found.id in _dated_cards())
    )
    if found is not None and not (matter.asked or general):
        return None  # a card that surely answers
    return {"name": name, "card": card, "ends": matter.ends}


def _is_meant(matter: _Matter, question: str, known: Mapping[str, Any], tracker: Tracker) -> bool:
    said = tracker.latest_message.get("entities") or []
    names = {entity["entity"] for entity in said}
    asks = ASKS.search(question) is not None or any(c.asks for c in split(question))
    located = "commune" in names or known.get("commune") or known.get("commune_candidates")
    chosen = known.get("scheme") or known.get("level")
    circumstances = (
        len(question.split()) <= matter.longest,
        not matter.told or bool(matter.told & names),
        not (matter.after or matter.goals)
        or (last_card(tracker) or "").startswith(matter.after or ("-",))
        or bool(matter.goals & {*(tracker.get_slot("goals") or ())}),
        not matter.dated or matter.asks or known.get("lease_end") or known.get("lease_date"),
        matter.asked in (None, tracker.get_slot("requested_slot")),
        not (matter.open and chosen),
        not matter.agreed or _is_agreed(known),
        asks or not matter.asks,
        asks or located or not matter.places,
    )
    return all(circumstances) and matter.fits(_SIGNS.sub(" ", fold(question)))


def _is_agreed(known: Mapping[str, Any]) -> bool:
    """Whether a letting under a convention is spoken of."""
    return bool(known.get("scheme") in _AGREED or known.get("level"))


def _card(matter: _Matter, known: Mapping[str, Any]) -> str:
    cards = matter.cards
    if _is_agreed(known) and "agreed" in cards:
        return cards["agreed"]
    if known.get("furnished") and "furnished" in cards:
        return cards["furnished"]
    return cards.get(audience_of(known.get("speaker")) or "any", cards["any"])


def matter_reply(matter: Mapping[str, Any], question: str, services: Services) -> Reply | None:
    """The card of that matter, after what rules compute for it.

    Args:
        matter: its name and its card.
        question: the message.
        services: where the cards are.
    """
    hit = card_hit(matter["card"], services)
    return None if hit is None else card_reply(hit, None, services, question=question)
