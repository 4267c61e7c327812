"""Answers questions about rules from the cards of the knowledge base."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from knowledge.answers import Answer, Before, Hit
from knowledge.search.passages import Passage

from ..reading.clauses import numbered, questions
from ..scope.referral import referral, referral_reply
from ..services import Services
from ..state import State
from ..wording.acronyms import open_acronyms
from ..wording.contact import contact
from ..wording.render import Button, Reply, load_replies, text
from .buttons import card_button, more_button
from .card_text import (
    OF_MESSAGE,
    after,
    closed_question,
    first_part,
    opening,
    shared_start,
    starts_with_verdict,
    with_passages,
)
from .looking_up import look_up_rule
from .two_cards import said_of, two_cards_reply

#: Probability from which the best card is worth showing as the closest one.
LIKELY = 0.35
#: The same for a message that may be about something else.
LIKELY_ALONE = 0.6
#: The same for a message that is surely about our subject: said to be doubtful.
FAINT = 0.03
#: How far ahead of the next one a card that is not certain stands alone: of 2 961 fresh questions
#: it is right 91 times in 100 from there; below, 58 times, and one of the first two 77 times.
CLEARLY = 0.05
#: Of a message that asks several things: answers (more to a numbered list).
MOST_ANSWERS, MOST_ITEMS = 2, 3


def knowledge_reply(
    question: str,
    state: State,
    services: Services,
    *,
    least: float = LIKELY_ALONE,
    ours: bool = False,
) -> Reply:
    """The card that answers ``question``, or suggestions when none is close enough.

    Args:
        question: as typed.
        state: the conversation.
        services: where the cards are.
        least: probability from which a card that is not certain is shown as the closest one.
        ours: the message is known to be about our subject, whatever foreign word it holds.
    """
    answer = look_up_rule(question, services, state.audience)
    unlikely = answer.hit is None and answer.probability < LIKELY
    if unlikely and not ours and (kind := referral(question)):
        return kind_reply(kind, services)
    return answer_reply(answer, question, services, least=least) or no_card(
        answer.suggestions, state
    )


def answer_reply(
    answer: Answer, question: str, services: Services, *, least: float
) -> Reply | None:
    """The card found, or the closest one when it is likely enough, or None."""
    if answer.hit is not None:
        return card_reply(answer.hit, answer.text, services, question=question)
    if answer.suggestions and answer.probability >= least:
        doubtful = answer.probability < LIKELY
        return closest_reply(
            answer.suggestions,
            services,
            "doubtful_card" if doubtful else "closest_card",
            question,
        )
    return None


def several_cards(message: str, state: State, services: Services) -> list[Reply]:
    """A short answer to each question of ``message``; none unless two cards answer them."""
    found, lost = cards_of_each(message, state.audience, services)
    most = MOST_ITEMS if numbered(message) else MOST_ANSWERS
    shown = found[:most]
    replies = [
        card_reply(hit, body, services, question=asked, words=OF_MESSAGE // len(shown))
        for asked, hit, body in shown
    ]
    left = [*(asked for asked, _hit, _body in found[most:]), *lost] if numbered(message) else []
    return [*replies, Reply(text("questions_left", items=left))] if replies and left else replies


def cards_of_each(
    message: str, audience: str | None, services: Services
) -> tuple[list[tuple[str, Hit, str | None]], list[str]]:
    """Each question of ``message`` with its card and the card's text, and those without a card.

    Nothing unless two cards answer, one of them surely.
    """
    found: dict[str, tuple[str, Hit, str | None]] = {}
    likeliest, lost = 0.0, []
    for clause in questions(message):
        answer = services.knowledge.answer(clause.text, audience=audience)
        hit = answer.hit or next(iter(answer.suggestions), None)
        likeliest = max(likeliest, answer.probability)
        if answer.hit is None:
            least = max(LIKELY, answer.probability)
            going_on = _going_on(
                clause.text, next(reversed(found), None), least, services, audience
            )
            hit = going_on or (hit if answer.probability >= LIKELY else None)
        if hit is None:
            lost.append(clause.text)
            continue
        found.setdefault(hit.id, (clause.text, hit, answer.text if answer.hit else None))
    if len(found) < 2 or likeliest < LIKELY_ALONE:
        return [], []
    return list(found.values()), lost


def _going_on(
    question: str, card: str | None, least: float, services: Services, audience: str | None
) -> Hit | None:
    """The card for « et un particulier peut-il en acheter ? », after that on what came before.

    None when it is that one, or likely less than ``least``.
    """
    if card is None:
        return None
    said = Before(card, None)
    follow_up = services.knowledge.follow_up(question, said, audience=audience)
    if follow_up.here or follow_up.probability < least:
        return None
    return follow_up.hits[0]


def kind_reply(kind: str, services: Services) -> Reply:
    """What to say to that kind of question (``replies/referrals.yml``): a card, or who answers."""
    card_id = load_replies("referrals")[kind].get("card")
    hit = card_hit(card_id, services) if card_id else None
    return referral_reply(kind) if hit is None else card_reply(hit, None, services)


def card_hit(card_id: str, services: Services) -> Hit | None:
    """The card of that id as it stands today, None when there is no such card."""
    card = services.knowledge.card(card_id)
    if card is None:
        return None
    today = services.today()
    return Hit.of(card, 1.0, today, services.knowledge.text(card_id, today))


def card_reply(
    hit: Hit,
    body: str | None,
    services: Services,
    question: str = "",
    words: int = OF_MESSAGE,
    *,
    titled: bool = False,
    read: int = 0,
) -> Reply:
    """A card as a message, its related cards as buttons.

    Args:
        hit: the card.
        body: its text on the day of the question; None for today.
        services: where related cards are found.
        question: what the visitor asked: the passage that answers it is shown too; a « Oui » needs
            the question it answers when the visitor asked something else.
        words: most words of the message, its title and source included.
        titled: the title of the card is said already.
        read: words of the card that were shown before: what follows them is.
    """
    sources = [source.to_dict() for source in hit.sources]
    whole = after(body or services.knowledge.text(hit.id, services.today()), read)

    concluded = services.concluded(hit.id) if not read else ""
    computed = services.computed_on(hit.id) if not read else None

    def message(title: str | None, shown: str) -> str:
        return text(
            "knowledge",
            notice=hit.notice,
            title=title,
            concluded=concluded,
            body=shown,
            source=sources[0] if sources else None,
            status=hit.status,
            valid_to=hit.valid_to,
            verified_on=hit.verified_on,
        )

    misread = starts_with_verdict(whole) and not closed_question(question)
    title = hit.title if misread and not titled else None
    knowledge = services.knowledge
    telling = knowledge.passages(question, hit.id, whole) if question else None
    best_first = bool(question) and knowledge.best_alone_tells(question, hit.id, whole)
    shown = _fitting(partial(message, title), words, whole, telling, best_first=best_first)
    told = shown if whole.startswith(shown) else shared_start(whole, shown)  # the rest follows
    return Reply(
        message(title, shown),
        buttons=[
            *([more_button(hit, read + len(told.split()))] if len(shown) < len(whole) else []),
            *related_buttons(hit, services),
        ],
        sources=[*([dict(computed.source)] if computed else []), *sources],
        card=hit.id,
    )


def _fitting(
    message: Callable[[str], str],
    words: int,
    whole: str,
    telling: Sequence[Passage] | None,
    *,
    best_first: bool,
) -> str:
    """As much of a card's text as makes a ``message`` of at most ``words`` words."""
    room, excess, shown = words - len(message("").split()), 1, ""
    while excess > 0:
        if telling is None:
            shown = first_part(whole, room)
        else:
            shown = with_passages(whole, telling, room, best_first=best_first)
        # Acronyms are opened at their first use, which takes more words.
        excess = len(open_acronyms(message(shown), ()).split()) - words
        room -= excess
        if shown == opening(shown):
            break
    return shown


def closest_reply(
    suggestions: Sequence[Hit], services: Services, said: str, question: str = ""
) -> Reply:
    """The likeliest card, ``said`` to be no more than that; the next ones as buttons.

    Two cards when none comes clearly first, unless one alone concludes from what was just told.
    """
    closest, *others = suggestions
    if question and others and closest.score - others[0].score < CLEARLY:
        pair = [closest, others[0]]
        concluding = [hit for hit in pair if concludes_from_told(hit, services)]
        if len({services.concluded(hit.id, told=True) for hit in concluding}) != 1:
            one, other = ((hit, said_of(hit, question, services)) for hit in pair)
            return two_cards_reply(one, other, likely=said != "doubtful_card")
        closest = concluding[0]
        others = [hit for hit in suggestions if hit is not closest]
    above = text(said, title=closest.title)
    words = OF_MESSAGE - len(above.split())
    reply = card_reply(closest, None, services, question=question, words=words, titled=True)
    return replace(
        reply,
        text=f"{above}\n\n{reply.text}",
        buttons=[*reply.buttons[: int(_has_more(reply))], *map(card_button, others)],
    )


def concludes_from_told(hit: Hit, services: Services) -> bool:
    """Whether a card concludes from what was just told: it is what was asked about."""
    return bool(services.concluded(hit.id, told=True))


def _has_more(reply: Reply) -> bool:
    return bool(reply.buttons) and '"number"' in reply.buttons[0]["payload"]


def related_buttons(hit: Hit, services: Services) -> list[Button]:
    related = [card_hit(card_id, services) for card_id in hit.related]
    return [card_button(card) for card in related if card is not None][:3]


def no_card(suggestions: Sequence[Hit], state: State) -> Reply:
    return Reply(
        text("no_card", suggestions=suggestions, contact=contact(state)),
        buttons=[card_button(hit) for hit in suggestions],
        status="declined",
    )
