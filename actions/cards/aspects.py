"""« et après ? », « ça coûte combien ? »: one side of what was just said, which names no subject.

No search finds anything for such words. The side that is asked for is known by them, the subject by
what came before: a card that surely follows, the passages of the card just read that tell it,
then the card that does (``aspects.yml``); a figure is said again in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker

from knowledge.answers import Hit
from knowledge.search.following import UNKNOWN
from knowledge.search.passages import Passage, paragraphs

from ..reading.asked_goals import names_topic
from ..reading.aspect_words import HOLDS, asks_what_it_is, aspect_of
from ..services import Services
from ..state import State
from ..turns import bare, last_answer, typed
from ..wording.amounts import amount, main_figure
from ..wording.contact import adil, contact
from ..wording.render import Reply, button, load_replies, text
from .buttons import more_button
from .card_text import MOST_WORDS, first_part, only, opening, passages_within
from .follow_up import SURE
from .knowledge_answer import card_hit, card_reply, related_buttons
from .same_card import same_card_reply
from .sources_said import sources_reply
from .subject import before, card_of_goals, is_pending

#: Words of a card said shortly when its first sentence only announces a list.
SHORT = 45
_LAW = re.compile(
    r"\b(?:lois?|codes?|cgi|cch|d[ée]cret|arr[êe]t[ée]|art\w*|boi\w*|directive)\b", re.IGNORECASE
)
FILE = Path(__file__).with_name("aspects.yml")
#: What follows in a card tells these too.
_REST = frozenset({"todo", "after"})
#: Sides that the opening of a card may tell in one sentence.
_OPENING_AGAIN = frozenset({"cost", "who"})
#: Sides that some cards are about, and whose words find them.
_HAS_CARDS = frozenset({"long", "cost", "docs", "risk", "where"})
#: Sides that any answer tells by itself.
_OF_ANSWER = frozenset({"meaning", "verdict", "sure", "unsure"})
#: What some goals are about, whoever asks.
_SUBJECTS = {
    **{"visale": "visale", "rent_revision": "revision", "tax_reduction": "money"},
    **{
        "comparison": "money",
        "calendar": "convention",
        "dwelling_eligibility": "owner",
        "rent_renewal": "owner",
    },
}
_SOCIAL = frozenset({"plus", "plai", "pls"})
_RENTS = frozenset({"rent_ceiling", "income_ceiling", "eligibility"})


@cache
def _table() -> dict[str, Any]:
    """``cards``: subject → aspect → cards; ``subjects``: start of a card's id → subject."""
    content: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return content


def asked_aspect(tracker: Tracker) -> str | None:
    """The side of the latest answer that the message asks for, None when it names a subject."""
    answer = last_answer(tracker) or {}
    if _defined(tracker) is not None:
        return "definition"
    if is_pending(tracker) or not (answer or tracker.get_slot("goals")):
        return None
    found = aspect_of(typed(tracker))
    if answer.get("card"):
        return found
    worked = bool((answer.get("result") or {}).get("steps"))  # the working says why
    return None if found == "verdict" or (found == "why" and worked) else found


def aspect_reply(aspect: str, tracker: Tracker, state: State, services: Services) -> Reply:
    """What is known of that side of the latest answer."""
    answer = last_answer(tracker) or {}
    card = card_hit(answer["card"], services) if answer.get("card") else None
    defined = card_hit(_defined(tracker) or "", services) if aspect == "definition" else None
    if defined is not None:
        return card_reply(defined, None, services)
    if aspect == "sure":
        return sources_reply(answer, state, services, trust=True)
    if aspect in _OF_ANSWER and answer:
        said = _shortly(card, services) if card else _in_other_words(answer, state)
        return _to_clear_up(said, state) if aspect == "unsure" else said
    found = None
    if card is not None:
        found = _surely(aspect, tracker, state, services)
        found = found or _told_by(card, aspect, tracker, services)
    return found or _elsewhere(aspect, card, answer, state, services)


def _surely(aspect: str, tracker: Tracker, state: State, services: Services) -> Reply | None:
    """The card that surely tells that side: « ça dure combien de temps ? » after Visale."""
    said = before(tracker)
    if said is None or aspect not in _HAS_CARDS:
        return None
    found = services.knowledge.follow_up(typed(tracker), said, audience=state.audience)
    if found.here or found.probability < SURE or found.unknown >= UNKNOWN:
        return None
    return card_reply(found.hits[0], None, services, question=typed(tracker))


def _defined(tracker: Tracker) -> str | None:
    """The card on what « c'est quoi au juste ? » asks about: the scheme named last."""
    question = typed(tracker)
    if is_pending(tracker) or not asks_what_it_is(question) or names_topic(question):
        return None
    cards: dict[str, str] = _table()["definitions"]
    messages = [event for event in reversed(tracker.events) if event["event"] == "user"]
    for message in messages[:2]:
        said = (message.get("parse_data") or {}).get("entities") or []
        named = {str(e["value"]) for e in said if e["entity"] in ("scheme", "level")}
        known = {cards[name] for name in named if name in cards}
        if known:
            return known.pop() if len(known) == 1 else None
    return None


def _elsewhere(
    aspect: str, card: Hit | None, answer: dict[str, Any], state: State, services: Services
) -> Reply:
    """Another card on that side of the subject; or that there is none."""
    subject = _subject_of_card(card, state) if card else _subject_of_goals(state)
    named = _table()["cards"].get(subject, {}).get(aspect, ())
    if card is None and aspect == "why":
        rule = card_of_goals(state.slots) if answer else None
        named = [rule] if rule else ()
    if found := _first_unread(named, card, services):
        return _about(found, aspect, services)
    if aspect == "why" and card is not None and (law := _law_of(card)):
        return replace(card_reply(card, None, services), text=text("by_law", source=law))
    if card is None and aspect == "example" and answer.get("result"):
        return _in_other_words(answer, state)
    return Reply(
        text("aspect_unknown", title=card.title if card else None, contact=contact(state)),
        buttons=related_buttons(card, services) if card else [button("human", "/human")],
        status="declined",
    )


def _law_of(card: Hit) -> dict[str, Any] | None:
    """The first text of law that a card rests on."""
    laws = (source for source in card.sources if _LAW.search(source.reference or ""))
    return next((source.to_dict() for source in laws), None)


def _subject_of_card(card: Hit, state: State) -> str | None:
    """What a card is about, as ``aspects.yml`` calls it."""
    subjects: dict[str, str] = _table()["subjects"]
    fitting = [start for start in subjects if card.id.startswith(start)]
    subject = subjects[max(fitting, key=len)] if fitting else None
    for_tenants = "tenant" in card.audience
    tenants = for_tenants and ("owner" not in card.audience or state.audience == "tenant")
    return "tenant" if subject == "owner" and tenants else subject


def _subject_of_goals(state: State) -> str:
    """What a figure is about, as ``aspects.yml`` calls it."""
    goals = {*state.goals}
    if "dwelling_eligibility" in goals and state.get("dpe"):
        return "energy"
    if goals & _RENTS and state.get("scheme") == "lli":
        return "lli"
    if state.get("scheme") in _SOCIAL:
        return "tenant"
    if named := next((_SUBJECTS[goal] for goal in state.goals if goal in _SUBJECTS), None):
        return named
    rents = "rent_ceiling" in goals and state.audience is None
    return "owner" if state.owner or rents else "tenant"


def _first_unread(names: Iterable[str], read: Hit | None, services: Services) -> Hit | None:
    others = (name for name in names if read is None or name != read.id)
    return next((hit for name in others if (hit := card_hit(name, services))), None)


def _told_by(card: Hit, aspect: str, tracker: Tracker, services: Services) -> Reply | None:
    """The passages of the card just read that tell that side, and were not shown with it."""
    said = (event.get("text") or "" for event in tracker.events if event["event"] == "bot")
    shown, body = bare("\n".join(said)), services.knowledge.text(card.id, services.today())
    telling = _telling(card, aspect, services)
    new = [each for each in telling if bare(each.text) not in shown]
    if aspect in _REST and (new or aspect == "after"):
        rest = [each for part in paragraphs(body) for each in part.passages]
        new += [each for each in rest if each not in new and bare(each.text) not in shown]
    # « c'est gratuit ? »: the answer in one sentence is worth saying again, a list is not.
    again = telling[:1] if telling and aspect in _OPENING_AGAIN else []
    first = [each for each in again if each not in new and each.text in opening(body)]
    kept = passages_within([*first, *new], MOST_WORDS)
    return _with_passages(card, kept, services) if kept else None


def _about(card: Hit, aspect: str, services: Services) -> Reply:
    """A card on that side of the subject: its passages alone when its opening tells another."""
    whole = services.knowledge.text(card.id, services.today())
    telling = _telling(card, aspect, services)
    if not telling or aspect in _REST or telling[0].text in opening(whole):
        return card_reply(card, None, services)
    return _with_passages(card, passages_within(telling, MOST_WORDS), services)


def _telling(card: Hit, aspect: str, services: Services) -> list[Passage]:
    """The passages of a card that tell that side, in their order."""
    if aspect not in HOLDS:
        return []
    parts = paragraphs(services.knowledge.text(card.id, services.today()))
    return [
        passage for part in parts for passage in part.passages if HOLDS[aspect].search(passage.text)
    ]


def _with_passages(card: Hit, kept: Collection[Passage], services: Services) -> Reply:
    body = services.knowledge.text(card.id, services.today())
    return replace(
        same_card_reply(card, only(body, kept), services, sure=True),
        buttons=[more_button(card), *related_buttons(card, services)[:2]],
    )


def _shortly(card: Hit, services: Services) -> Reply:
    """The first sentence of a card, which answers it."""
    whole = card_reply(card, None, services)
    body = services.knowledge.text(card.id, services.today())
    said = opening(body)
    if said.endswith(":"):
        said = first_part(body, SHORT)
    return replace(whole, text=text("shortly", title=card.title, said=said))


def _in_other_words(answer: dict[str, Any], state: State) -> Reply:
    """What a figure means for whoever reads it."""
    result = answer.get("result") or {}
    figure = main_figure(result) if result else None
    several = len(answer.get("results") or ()) > 1
    return Reply(
        text(
            "in_other_words",
            goal=next(iter(state.goals), ""),
            amount=amount(figure) if figure and not several else "",
            summary=result.get("summary", ""),
            owner=state.owner,
        ),
        buttons=[button("human", "/human")],
        sources=answer.get("sources") or [],
    )


def _to_clear_up(said: Reply, state: State) -> Reply:
    """« je ne sais pas » after an answer: what to look at, and who can tell."""
    looks = load_replies("words")["where_to_look"] if said.card is None else {}
    look = next((looks[goal] for goal in state.goals if goal in looks), "")
    return replace(
        said,
        text=text(
            "unsure", said=said.text, look=look.format(year=state.on.year - 2), adil=adil(state)
        ),
        buttons=said.buttons
        if said.card is None
        else [*said.buttons[:2], button("human", "/human")],
    )
