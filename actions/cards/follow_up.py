"""Answers a question that goes on with the talk: « et en colocation ? » after a card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answers import Before, FollowUp, Hit
from knowledge.question_words import has_question_word
from knowledge.search.following import UNKNOWN
from knowledge.search.passages import Passage, asks_length, tells_length

from ..services import Services
from ..state import State
from ..turns import bare
from ..wording.contact import contact
from ..wording.render import Reply, text
from .buttons import card_button, more_button
from .card_text import (
    MOST_WORDS,
    PASSAGE_WORDS,
    only,
    opening,
    passages_within,
    sentences_within,
)
from .knowledge_answer import LIKELY as CLOSE
from .knowledge_answer import card_hit, card_reply, closest_reply, concludes_from_told
from .looking_up import look_up
from .same_card import same_card_reply
from .two_cards import said_of, two_cards_reply, words_left

#: Probability from which a card is given as the answer, and that from which it is shown as the
#: likeliest one: right 86 times in 100 above the first, one time in two between them (900 written
#: follow-ups, their author left out of the fit).
SURE, LIKELY = 0.7, 0.25
#: Probability from which the likeliest cards are shown, said to be doubtful: one of two is right 6
#: times in 8 from there to ``LIKELY``, once in 3 below (960 follow-ups).
DOUBTFUL = 0.2
#: The card before comes too easily to mind: of 1 286 follow-ups, it is right 65 times in 100 below
#: this, and one of the two likeliest cards 88 times.
SURE_AGAIN = 0.85
#: Probability from which a second card is shown beside one that is not sure.
SECOND = 0.12
_BELOW_SURE = 0.69
#: Words of the best passages among which one that was not read is looked for.
_AMONG = 120
#: From there what was said before weighs more than a card found by the words alone (of 25 such
#: follow-ups where both differ, 8 are answered by the former and none by the latter).
OF_THE_TALK = 0.65
LEAST_TOLD = 4  # words
#: « j'y suis tenu combien d'années ? » is about what was just said, but « il y a ».
_REFERS = re.compile(r"(?:\b[jnst]['’]|\b(?:on|nous|vous|tu|elles?|ils) )y (?!(?:en )?a\b)", re.I)


@dataclass(frozen=True)
class _Candidate:
    """A card that may answer.

    Attributes:
        read: it is the card that was just read.
    """

    hit: Hit
    probability: float
    read: bool = False

    @property
    def sure(self) -> bool:
        return self.probability >= (SURE_AGAIN if self.read else SURE)


def follow_up_reply(
    question: str, said: Before, state: State, services: Services, shown: str = ""
) -> Reply:
    """The answer to a question that goes on with the talk.

    Args:
        question: the follow-up, as typed.
        said: what it goes on with.
        state: the conversation.
        services: where the cards are.
        shown: the latest answer: what it says is not said again, unless it surely answers.
    """
    alone = look_up(question, services, state.audience)
    found = services.knowledge.follow_up(question, said, audience=state.audience)
    before = card_hit(said.card, services) if said.card and said.read else None
    if alone.hit is not None and (alone.hit.id != said.card or not said.read):
        best = said.card if found.here else found.hits[0].id
        # The rule behind a figure was not asked about: it gives way to a card that surely answers.
        rule = best == said.card and not said.read
        of_the_talk = found.probability >= OF_THE_TALK or (found.here and _REFERS.search(question))
        likely = of_the_talk and found.unknown < UNKNOWN
        if best == alone.hit.id or rule or not likely:
            return card_reply(alone.hit, alone.text, services, question=question)
    elif alone.hit is not None and before is not None:
        whole = card_reply(before, alone.text, services, question=question)
        if bare(whole.text) not in bare(shown):  # what the card is about is asked in other words
            return whole
    elif not said.read and alone.probability >= CLOSE:  # no card was read: nothing leans on one
        return closest_reply(alone.suggestions, services, "closest_card")
    if found.unknown < UNKNOWN:
        candidates = _candidates(question, found, before, shown, services)
        if candidates[0].probability >= DOUBTFUL:
            return _of_candidates(candidates, question, found, services, shown)
    return Reply(
        text(
            "follow_up",
            title=before.title if before else None,
            contact=contact(state),
        ),
        buttons=[card_button(hit) for hit in found.hits[:3]],
        status="asked",
    )


def _candidates(
    question: str, found: FollowUp, before: Hit | None, shown: str, services: Services
) -> list[_Candidate]:
    """The two cards likeliest to answer, but the card just read when it has nothing new to say."""
    likeliest = [_Candidate(hit, hit.score) for hit in found.hits[:2]]
    if before is not None:
        if found.shown >= SURE_AGAIN or unread(question, before, services, shown):
            likeliest.append(_Candidate(before, found.shown, read=True))
        else:  # somebody who asks on after reading it wants another one, which is never sure
            left = max(1 - found.shown, 1 - SURE_AGAIN)
            likeliest = [
                replace(each, probability=min(each.probability / left, _BELOW_SURE))
                for each in likeliest
            ]
    return sorted(likeliest, key=lambda each: -each.probability)[:2]


def _of_candidates(
    candidates: Sequence[_Candidate],
    question: str,
    found: FollowUp,
    services: Services,
    shown: str,
) -> Reply:
    best, *others = candidates
    likely = best.probability >= LIKELY
    concluding = [each for each in candidates if concludes_from_told(each.hit, services)]
    if len(concluding) == 1 and not best.sure and not concluding[0].read:
        return card_reply(concluding[0].hit, None, services, question=question)
    if not best.sure and others and others[0].probability >= SECOND:
        one, other = ((each.hit, _said(each, question, services, shown)) for each in candidates)
        return two_cards_reply(one, other, likely=likely)
    if best.read:
        # Who asks on wants something new; who tells something, what the card says of it.
        asks = "?" in question or has_question_word(question)
        new = unread(question, best.hit, services, shown) if asks and not best.sure else ""
        passage = new or passage_on(question, best.hit, services, shown)
        return of_same_card(best.hit, passage, found.hits, services, sure=best.sure)
    if best.sure:
        return card_reply(best.hit, None, services, question=question)
    return closest_reply(
        found.hits, services, "closest_card" if likely else "doubtful_card", question
    )


def _said(candidate: _Candidate, question: str, services: Services, shown: str) -> str:
    """What is said of a card beside another one."""
    hit = candidate.hit
    new = _unread(question, hit, services, shown) if candidate.read else []
    room = words_left(hit)
    body = services.knowledge.text(hit.id, services.today())
    if fitting := only(body, passages_within(new, room)):
        return fitting
    return sentences_within(new[0].text, room) if new else said_of(hit, question, services)


def tells_more(
    question: str, said: Before | None, state: State, services: Services
) -> Reply | None:
    """What the talk has to say on « l'état des lieux était nickel », which sounds like a thank you.

    None when the words are short, or of nothing that the talk is about.
    """
    if said is None or not said.read or len(question.split()) < LEAST_TOLD:
        return None
    found = services.knowledge.follow_up(question, said, audience=state.audience)
    if found.probability < SURE or found.unknown >= UNKNOWN:
        return None
    return follow_up_reply(question, said, state, services)


def passage_on(question: str, card: Hit, services: Services, shown: str = "") -> str:
    """The passages of a card that answer what follows, its first sentence when none does.

    What was ``shown`` just before is not said again, unless it is what answers best.
    """
    body = services.knowledge.text(card.id, services.today())
    telling = services.knowledge.passages(question, card.id, body)
    said = bare(shown)
    new = [passage for passage in telling if bare(passage.text) not in said]
    if services.knowledge.asks_title(question, card.id):  # which its opening answers
        telling = (*sorted(telling, key=lambda each: each.text not in opening(body)),)
    best = telling[: 1 + (telling[0].text in opening(body))] if telling else ()
    kept = passages_within((*(p for p in best if p not in new), *new), MOST_WORDS, PASSAGE_WORDS)
    first = kept.intersection(best)
    parts = [only(body, part) for part in (first, kept - first)]
    return "\n\n".join(part for part in parts if part) or opening(body)


def unread(question: str, card: Hit, services: Services, shown: str) -> str:
    """Of the passages that answer best, those that were not just shown; empty when all were."""
    body = services.knowledge.text(card.id, services.today())
    return only(
        body,
        passages_within(_unread(question, card, services, shown), MOST_WORDS, PASSAGE_WORDS),
    )


def _unread(question: str, card: Hit, services: Services, shown: str) -> list[Passage]:
    """As :func:`unread`, the best first; the length that is asked for is said again."""
    body = services.knowledge.text(card.id, services.today())
    telling = services.knowledge.passages(question, card.id, body)
    best = passages_within(telling, _AMONG, PASSAGE_WORDS)
    new = [each for each in telling if each in best and bare(each.text) not in bare(shown)]
    if new and asks_length(question) and tells_length(telling[0].text):
        new = [telling[0], *(each for each in new if each != telling[0])]
    return new


def of_same_card(
    card: Hit, passage: str, others: Sequence[Hit], services: Services, *, sure: bool
) -> Reply:
    """Passages of a card already shown."""
    return replace(
        same_card_reply(card, passage, services, sure=sure),
        buttons=[more_button(card), *map(card_button, others[:2])],
    )
