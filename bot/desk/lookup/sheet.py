"""A whole card: text, sources, dates, related cards, contacts, how it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markdown_it import MarkdownIt
from markupsafe import Markup

from bot.desk.lookup.copies import card_text, period
from bot.desk.lookup.views import Tag, tags
from knowledge.answers import Hit
from knowledge.base import KnowledgeBase
from knowledge.contacts import Contacts, for_department
from knowledge.library.card import Card
from knowledge.library.history import Change
from knowledge.library.render import render_card
from knowledge.territory import Territory

# No HTML passes through: a card is Markdown, and what looks like a tag is shown as text.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "autolink"])

AUDIENCES = {"owner": "Propriétaire", "tenant": "Locataire", "staff": "Conseiller"}
SCHEMES = {
    "loc_avantages": "Loc’Avantages",
    "lli": "Logement intermédiaire (LLI)",
    "plus": "PLUS",
    "plai": "PLAI",
    "pls": "PLS",
    "louer_abordable": "Louer abordable (Cosse)",
    "iml": "Intermédiation locative",
    "conventionne": "Logement conventionné",
    "visale": "Visale",
    "jeanbrun": "Relance logement (Jeanbrun)",
    "general": "Toutes les locations",
}
CONFIDENCES = {"high": "sûre", "medium": "à confirmer", "low": "incertaine"}


@dataclass(frozen=True)
class Sheet:
    """What the page of a card shows; ``suspended`` says why and by whom, or nothing."""

    hit: Hit
    body: Markup
    tags: tuple[Tag, ...]
    suspended: str
    validity: str
    copy: str
    related: tuple[Hit, ...]
    changes: tuple[Change, ...]
    contacts: Contacts
    departments: tuple[tuple[str, str], ...]
    audience: str
    schemes: str
    confidence: str


def card_sheet(
    name: str, cards: KnowledgeBase, territory: Territory, department: str, today: date
) -> Sheet | None:
    """The sheet of a card, None when there is no such card; blocks (database)."""
    card = next((card for card in cards.cards if card.id == name), None)
    if card is None:
        return None
    suspension = cards.suspensions().get(name)
    hit = _hit(card, cards, today)
    related = filter(None, map(cards.card, card.related))
    return Sheet(
        hit=hit,
        body=Markup(_MARKDOWN.render(render_card(card, today))),  # noqa: S704 - escaped by it
        tags=tags(hit, today),
        suspended=f"{suspension.reason} ({suspension.who})" if suspension else "",
        validity=period(hit.valid_from, hit.valid_to).strip(),
        copy=card_text(hit, cards.text(name, today)),
        related=tuple(_hit(item, cards, today) for item in related),
        changes=tuple(cards.changes(name)),
        contacts=for_department(department),
        departments=tuple(territory.departments.listed()),
        audience=", ".join(AUDIENCES[item] for item in card.audience),
        schemes=", ".join(SCHEMES[item] for item in card.schemes),
        confidence=CONFIDENCES[card.confidence],
    )


def _hit(card: Card, cards: KnowledgeBase, today: date) -> Hit:
    return Hit.of(card, 1.0, today, cards.text(card.id, today))
