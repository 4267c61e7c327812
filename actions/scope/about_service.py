"""Questions about the assistant itself: its data, whether it is a person, what it remembers."""

from __future__ import annotations

import re

from ..state import State
from ..wording.contact import contact
from ..wording.known import known_items
from ..wording.render import Reply, button, text, topic_buttons

_PRIVACY = re.compile(
    r"\b(?:mes|nos) (?:donn[ée]es|informations?|infos?|renseignements)\b"
    r"(?=.*\b(?:faites|fait|conserv|gard|stock|enregistr|partag|transm|vend|revend|devien|prot[ée]g"
    r"|s[ée]curis|confidenti|anonym|vont|utilis|va)\w*)"
    r"|\b(?:faites|fait|conserv|gard|stock|enregistr|partag|transm|vend|revend|utilis)\w*"
    r"(?=[^.!?]*\b(?:mes|nos|ces) (?:donn[ée]es|informations?|infos|renseignements|messages"
    r"|conversations?|revenus?|r[ée]ponses)\b|[^.!?]*\bmon (?:revenu|salaire|adresse))"
    r"|\b(?:anonymes?|anonymat|confidenti\w+|rgpd|vie priv[ée]e)\b(?=[^.!]*\?)",
    re.IGNORECASE,
)
_WRITTEN = (
    r"(?:ce que (?:j['’]|je )(?:vous )?(?:ai |viens (?:de |d['’]))?(?:[ée]cri\w*|di[st]\w*"
    r"|tap\w+|racont\w+|marqu\w+|confi\w+|donn\w+)"
    r"|ce qu['’]on (?:[ée]crit|dit)|mes (?:messages?|r[ée]ponses)"
    r"|(?:ma|notre|nos|cette|la|les) (?:conversation|discussion)s?)"
)
_KEEPS = (
    r"(?:gard\w+|conserv\w+|enregistr\w+|stock\w+|li[st]\b|lire|lisez|lira\w*|lues?|lus?|voi[trs]?\b|voyez"
    r"|verr\w+|partag\w+|transm\w+|surveill\w+|acc[èe]s|m[ée]moris\w+|effac\w+|supprim\w+)"
)
#: « qui lit mes messages ? », « ce que j'écris est enregistré ? »
_MESSAGES = re.compile(
    rf"\b{_KEEPS}[^.!?]*\b{_WRITTEN}|\b{_WRITTEN}[^.!?]*\b{_KEEPS}", re.IGNORECASE
)
_ASKS_US = re.compile(
    r"\?|^\W*(?:qui|quelqu['’]un|est[- ]ce|c['’]est|vous|tu|on)\b|\b(?:vous|tu)\b", re.IGNORECASE
)
#: « la CAF garde mes données ? » is about somebody else.
_SOMEBODY_ELSE = re.compile(
    r"\b(?:caf|anah|imp[oô]ts?|association|agence|bailleur|propri\w*|locataires?|banque"
    r"|visale|action logement|mairie)\b",
    re.IGNORECASE,
)
_SELF = r"(?:[êe]tes[- ]vous|es[- ]tu|vous [êe]tes|tu es|t'es|est[- ]ce|c'est)"
_ROBOT = re.compile(
    rf"\b{_SELF} (?:bien |vraiment |aussi |donc )?(?:une? |l')?"
    r"(?:robots?|humaine?s?|machine\b(?! à)|bots?|ia|intelligence artificielle"
    r"|chatbot|(?:vraie?|r[ée]elle?) (?:personne|humaine?))\b"
    r"|\b(?:[êe]tes[- ]vous|es[- ]tu|vous [êe]tes|tu es) une (?:personne|ordinateur)\b",
    re.IGNORECASE,
)
_GUARANTEE = re.compile(
    r"\b(?:vous|tu)\s+(?:me\s+|nous\s+|pouvez\s+|peux\s+)*(?:garanti\w+|promett\w+|certifi\w+)"
    r"|\bgaranti\w*\s+par\s+[ée]crit\b|\bengage[rz]?\s+(?:votre|ta)\s+responsabilit[ée]",
    re.IGNORECASE,
)
_YOU_HAVE = r"(?:avez[- ]vous|as[- ]tu|vous avez|tu as)"
_MEMORY = re.compile(
    rf"\b{_YOU_HAVE} (?:bien |donc )?(?:retenu|not[ée])\b"
    r"|\b(?:savez[- ]vous|vous savez|sais[- ]tu|tu sais) (?:de moi|sur moi|de ma situation"
    r"|sur ma situation)\b|\br[ée]capitul(?:e[rz]?|ons)\b"
    r"|\br[ée]sum\w+ (?:ce que j|ma situation|notre)",
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
    if _is_private(question):
        return Reply(text("privacy"), buttons=topic_buttons(state))
    if _GUARANTEE.search(question):
        return Reply(text("not_binding", contact=contact(state)), buttons=topic_buttons(state))
    return _remembered(state) if _MEMORY.search(question) else None


def _is_private(question: str) -> bool:
    """Whether it asks what becomes of what is written here."""
    asks = _PRIVACY.search(question) or (_MESSAGES.search(question) and _ASKS_US.search(question))
    return bool(asks) and _SOMEBODY_ELSE.search(question) is None


def asks_guarantee(question: str) -> bool:
    """« vous me garantissez que c'est juste ? »"""
    return _GUARANTEE.search(question.replace("’", "'")) is not None


def is_about_service(question: str) -> bool:
    """Tell whether the question is about the assistant itself."""
    question = question.replace("’", "'")
    others = (_ROBOT, _GUARANTEE, _MEMORY)
    return _is_private(question) or any(pattern.search(question) for pattern in others)


def _remembered(state: State) -> Reply:
    items = known_items(state)
    buttons = [button("restart", "/start_over")] if items else topic_buttons(state)
    return Reply(text("remembered", items=items), buttons=buttons)
