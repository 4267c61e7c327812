"""Two cards may answer: both are shown shortly, each under its title, the likelier first."""

from __future__ import annotations

from knowledge.answers import Hit

from ..services import Services
from ..wording.render import Reply, text
from .buttons import card_button
from .card_text import opening, sentences_within, with_passages

#: Words of each card, its title included: two of them and their sources are within 120.
OF_EACH = 46


def said_of(hit: Hit, question: str, services: Services) -> str:
    """The opening of a card and the passage that answers best, as far as there is room.

    What the card concludes from what was just told comes instead.
    """
    if concluded := services.concluded(hit.id, told=True):
        return sentences_within(concluded, words_left(hit))
    body = services.knowledge.text(hit.id, services.today())
    first, words = opening(body), words_left(hit)
    telling = services.knowledge.passages(question, hit.id, body)
    if len(first.split()) <= words:
        return with_passages(body, telling, words)
    # « et ensuite ? » wants the passage that tells it, not all that fits of a long opening.
    short = sentences_within(first, 1)
    best = sentences_within(telling[0].text, 1) if telling else ""
    fits = len(f"{short} {best}".split()) <= words
    told = best.rstrip(".") in first  # a part of the opening ends with « ; » there
    return sentences_within(first, words) if told or not fits else f"{short}\n\n{best}"


def words_left(hit: Hit) -> int:
    """How many words can be said of a card beside another one, once its title is said."""
    return OF_EACH - len(hit.title.split())


def two_cards_reply(
    first: tuple[Hit, str], second: tuple[Hit, str], *, likely: bool = True
) -> Reply:
    """Both cards, each with what is said of it.

    Args:
        likely: whether one of them probably answers; otherwise it is said to be doubtful.
    """
    hits = [first[0], second[0]]
    return Reply(
        text(
            "two_cards",
            likely=likely,
            cards=[{"title": hit.title, "said": said} for hit, said in (first, second)],
            sources=dict.fromkeys(hit.sources[0] for hit in hits if hit.sources),
            verified_on=min(hit.verified_on for hit in hits),
        ),
        buttons=[card_button(hit) for hit in hits],
        sources=[source.to_dict() for hit in hits for source in hit.sources],
        card=hits[0].id,
    )
