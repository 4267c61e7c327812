"""Answers a question that goes on with the talk: « et en colocation ? » after a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers import Before, Hit
from knowledge.search.following import UNKNOWN

from ..services import Services
from ..state import State
from ..turns import bare
from ..wording.contact import contact
from ..wording.render import Reply, text
from .card_text import MOST_WORDS, PASSAGE_WORDS, only, opening, passages_within
from .knowledge_answer import LIKELY as CLOSE
from .knowledge_answer import card_button, card_hit, card_reply, closest_reply, more_button
from .looking_up import look_up

#: Probability from which a card is given as the answer, and that from which it is shown as the
#: likeliest one: right 86 times in 100 above the first, one time in two between them (900 written
#: follow-ups, their author left out of the fit).
SURE, LIKELY = 0.7, 0.25
#: From there what was said before weighs more than a card found by the words alone (of 25 such
#: follow-ups where both differ, 8 are answered by the former and none by the latter).
OF_THE_TALK = 0.65
LEAST_TOLD = 4  # words


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
    here = found.here and before is not None
    if alone.hit is not None and (alone.hit.id != said.card or not said.read):
        best = said.card if here else found.hits[0].id
        if best == alone.hit.id or found.probability < OF_THE_TALK or found.unknown >= UNKNOWN:
            return card_reply(alone.hit, alone.text, services, question=question)
    elif not said.read and alone.probability >= CLOSE:  # no card was read: nothing leans on one
        return closest_reply(alone.suggestions, services, "closest_card")
    likely = found.probability >= LIKELY and found.unknown < UNKNOWN
    if likely and here and before is not None:
        passage = passage_on(question, before, services, shown)
        if found.probability >= SURE or bare(passage) not in bare(shown):
            return _passage_reply(before, passage, found.hits, services)
    if likely and not here and found.probability >= SURE:
        return card_reply(found.hits[0], None, services, question=question)
    if likely and not here:
        return closest_reply(found.hits, services, "closest_card")
    return Reply(
        text(
            "follow_up",
            title=before.title if before else None,
            contact=contact(state),
        ),
        buttons=[card_button(hit) for hit in found.hits[:3]],
        status="asked",
    )


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
    best = telling[:1]
    kept = passages_within((*(p for p in best if p not in new), *new), MOST_WORDS, PASSAGE_WORDS)
    first = kept.intersection(best)
    parts = [only(body, part) for part in (first, kept - first)]
    return "\n\n".join(part for part in parts if part) or opening(body)


def _passage_reply(card: Hit, passage: str, others: Sequence[Hit], services: Services) -> Reply:
    """Passages of a card already shown."""
    whole = card_reply(card, None, services)
    return replace(
        whole,
        text=text(
            "same_card",
            title=card.title,
            passage=passage,
            source=whole.sources[0] if whole.sources else None,
            verified_on=card.verified_on,
        ),
        buttons=[more_button(card), *map(card_button, others[:2])],
    )
