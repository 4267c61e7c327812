"""The buttons of cards."""

from __future__ import annotations

from knowledge.answers import Hit

from ..wording.render import Button, button


def card_button(hit: Hit) -> Button:
    """The button that shows a card."""
    return {"title": hit.title, "payload": f'/show_card{{"card":"{hit.id}"}}'}


def more_button(hit: Hit, words: int = 0) -> Button:
    """The button that shows what follows the first ``words`` words of a card."""
    return button("more", f'/show_card{{"card":"{hit.id}","number":{words}}}')
