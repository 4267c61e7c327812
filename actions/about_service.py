"""Questions about the assistant itself: its data, whether it is a person, what it remembers."""

from __future__ import annotations

import re

from .contact import contact
from .known import known_items
from .render import Reply, button, text, topic_buttons
from .state import State

_PRIVACY = re.compile(
    r"\b(?:mes|nos|ces|les) (?:donn[ée]es|informations?|infos?|renseignements)\b"
    r"(?=.*\b(?:faites|fait|conserv|gard|stock|enregistr|partag|transm|vend|revend|devien|prot[ée]g"
    r"|s[ée]curis|confidenti|anonym|vont|utilis|va)\w*)"
    r"|\b(?:faites|fait|conserv|gard|stock|enregistr|partag|transm|vend|revend|utilis)\w*"
    r"(?=[^.!?]*\b(?:mes|nos|ces) (?:donn[ée]es|informations?|infos|renseignements|messages"
    r"|conversations?|revenus?|r[ée]ponses)\b|[^.!?]*\bmon (?:revenu|salaire|adresse))"
    r"|\b(?:anonymes?|anonymat|confidenti\w+|rgpd|vie priv[ée]e)\b",
    re.IGNORECASE,
)
#: « la CAF garde mes données ? » is about somebody else.
_SOMEBODY_ELSE = re.compile(
    r"\b(?:caf|anah|imp[oô]ts?|association|agence|bailleur|propri[ée]taire|locataires?|banque"
    r"|visale|action logement|mairie)\b",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"\b(?:[êe]tes|es|est)[- ](?:vous|tu|ce)\b.{0,25}\b(?:robots?|humaine?s?|machines?|bots?"
    r"|personnes?|ordinateurs?|programmes?|ia|vraie?s?)\b"
    r"|\b(?:vous [êe]tes|tu es|t'es|c'est)\b.{0,25}\b(?:robots?|humaine?s?|machines?|bots?"
    r"|vraies? personnes?|ordinateurs?|programmes?|ia)\b",
    re.IGNORECASE,
)
_GUARANTEE = re.compile(
    r"\b(?:vous|tu)\s+(?:me\s+|nous\s+|pouvez\s+|peux\s+)*(?:garanti\w+|promett\w+|certifi\w+)"
    r"|\bgaranti\w*\s+par\s+[ée]crit\b|\bengage[rz]?\s+(?:votre|ta)\s+responsabilit[ée]",
    re.IGNORECASE,
)
_MEMORY = re.compile(
    r"\b(?:avez|as|a)[- ](?:vous |tu |t-il )?(?:bien )?(?:retenu|compris|not[ée])\b"
    r"|\b(?:vous|tu) (?:avez|as) (?:bien )?(?:retenu|compris|not[ée])\b"
    r"|\b(?:savez[- ]vous|vous savez|sais[- ]tu|tu sais) (?:de|sur|d[ée]j[àa])\b"
    r"|\br[ée]capitul\w+|\br[ée]sum\w+ (?:ce que|ma situation|notre)",
    re.IGNORECASE,
)


def about_service(question: str, state: State) -> Reply | None:
    """The answer to a question about the assistant itself, None when it is about something else.

    Args:
        question: as typed.
        state: what is known, which is what the assistant remembers.
    """
    question = question.replace("’", "'")
    if _ROBOT.search(question):
        return Reply(text("robot"), buttons=[button("human", "/human")])
    if _PRIVACY.search(question) and not _SOMEBODY_ELSE.search(question):
        return Reply(text("privacy"), buttons=topic_buttons())
    if _GUARANTEE.search(question):
        return Reply(text("not_binding", contact=contact(state)), buttons=topic_buttons())
    return _remembered(state) if _MEMORY.search(question) else None


def is_about_service(question: str) -> bool:
    """Tell whether the question is about the assistant itself."""
    question = question.replace("’", "'")
    private = _PRIVACY.search(question) and not _SOMEBODY_ELSE.search(question)
    others = (_ROBOT, _GUARANTEE, _MEMORY)
    return bool(private) or any(pattern.search(question) for pattern in others)


def _remembered(state: State) -> Reply:
    items = known_items(state)
    buttons = [button("restart", "/start_over")] if items else topic_buttons()
    return Reply(text("remembered", items=items), buttons=buttons)
