"""The library of cards: their schema, how they are read, checked, filled in and stored."""

from knowledge.library.card import CARDS_DIR, Card, CardFile, Problem, Source
from knowledge.library.loader import CardError, load_card, load_cards
from knowledge.library.render import RenderError, plain_text, render_card

__all__ = [
    "CARDS_DIR",
    "Card",
    "CardError",
    "CardFile",
    "Problem",
    "RenderError",
    "Source",
    "load_card",
    "load_cards",
    "plain_text",
    "render_card",
]
