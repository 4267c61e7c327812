"""One turn: a question in, the public answer out, whatever happens in between."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.observe import Observer
from bot.desk.store.requests import TAKEN
from bot.gateway.config import GatewayConfig
from bot.gateway.metrics import Metrics
from bot.gateway.problems import CONTACT, Problem, invalid, unavailable
from bot.gateway.talk import cleaning, masking
from bot.gateway.talk.assistant import Assistant, AssistantDown, AssistantSlow
from bot.gateway.talk.busy import Turnstile
from bot.gateway.talk.erasure import Records, erase_one
from bot.gateway.talk.payloads import ButtonSigner
from bot.gateway.talk.replies import merge, plain_message
from bot.gateway.talk.sessions import Conversation, Turn
from bot.gateway.typography import typeset

_log = structlog.get_logger(__name__)

_COMMAND_REPLY = (
    "Je ne connais pas de commande qui commence par « / ». Posez votre question avec vos mots, par "
    "exemple : « Quel est le plafond de ressources en Loc1 pour un couple à Arras ? »"
)
_SLOW_REPLY = (
    "Désolé, je n'ai pas réussi à répondre à temps. Votre conversation est conservée : reposez "
    "votre question, si possible en plusieurs phrases courtes."
)
_EMPTY_REPLY = (
    "Désolé, je n'ai pas réussi à répondre et j'ai dû oublier ce que vous aviez dit avant. Reposez "
    "votre question en entier, ou parlez-en à un conseiller."
)


@dataclass(frozen=True)
class Question:
    """What is sent to the bot: a cleaned text, or the payload of a button it offered.

    ``is_command`` marks a text in the shape of Rasa's commands: it is answered, never passed on.
    """

    text: str | None = None
    payload: str | None = None
    is_command: bool = False


def read_question(body: dict[str, Any], signer: ButtonSigner, conversation_id: str) -> Question:
    """Check the body of a message.

    Raises:
        Problem: 422 that says in French what is expected.
    """
    given = [name for name in ("text", "payload") if body.get(name) is not None]
    if len(given) != 1:
        raise invalid(
            "text", "Envoyez soit « text » (votre question), soit « payload » (un bouton proposé)."
        )
    name = given[0]
    value = body[name]
    if not isinstance(value, str):
        raise invalid(name, f"Le champ « {name} » doit être un texte entre guillemets.")
    if name == "payload":
        opened = signer.open(conversation_id, value)
        if opened is None:
            raise invalid(
                "payload",
                "Ce bouton n'a pas été proposé dans cette conversation. Choisissez un bouton "
                "affiché ou écrivez votre question.",
            )
        return Question(payload=opened)
    text = cleaning.clean_text(value)
    if len(text) > cleaning.MAX_LENGTH:
        raise invalid(
            "text",
            f"Votre message est trop long ({len(text)} caractères). Limitez-le à "
            f"{cleaning.MAX_LENGTH} caractères, une question à la fois.",
            max_length=cleaning.MAX_LENGTH,
        )
    words = cleaning.without_leading_slash(text)
    if not words:
        raise invalid("text", "Votre message est vide. Écrivez votre question.")
    return Question(text=words, is_command=cleaning.is_command(text))


@dataclass
class Talk:
    """What turns need, put together once."""

    config: GatewayConfig
    records: Records
    assistant: Assistant
    signer: ButtonSigner
    metrics: Metrics
    turnstile: Turnstile
    observer: Observer

    async def answer(self, conversation: Conversation, question: Question) -> dict[str, Any]:
        """Answer a question.

        Raises:
            Problem: 404 erased meanwhile, 409 busy, 503 nobody at the other end.
        """
        async with self.turnstile.passing(conversation.id, self.config.busy_wait):
            with self.metrics.busy.track_inprogress():
                return await self._answer(conversation, question)

    async def _answer(self, conversation: Conversation, question: Question) -> dict[str, Any]:
        masked = masking.mask(question.text) if question.text else masking.Masked("")
        tell = bool(masked.kinds) and not conversation.told_of_masking
        with self._stage("session"):
            turn = await asyncio.to_thread(self.records.sessions.begin_turn, conversation.id)
        if turn is None:
            raise conversation_unknown()
        person = await asyncio.to_thread(self._tell_person, conversation, question, masked.text)
        if person is not None:
            reply = _with_person(person, is_button=question.text is None)
        elif question.is_command:
            reply = _own_reply(_COMMAND_REPLY, "declined")
        else:
            with self._stage("assistant"):
                reply = await self._ask(conversation, question, masked.text, turn)
        await asyncio.to_thread(self.records.sessions.end_turn, conversation.id, tell)
        for kind in masked.kinds:
            self.metrics.masked.labels(kind).inc()
        if tell:
            reply["messages"].insert(0, plain_message(typeset(masking.notice(masked.labels))))
        self.metrics.turns.labels(reply["status"]).inc()
        _log.info("turn", status=reply["status"], masked=list(masked.kinds))
        return {**reply, "answer": turn.number, "expires_at": iso(turn.expires_at)}

    def _tell_person(
        self, conversation: Conversation, question: Question, masked: str
    ) -> str | None:
        """Hand a text to the person who has the conversation; their first name, None for the bot.

        While a person has it the bot is silent.
        """
        requests = self.records.requests
        request = requests.latest(conversation.id)
        if request is None or request.status != TAKEN:
            return None
        if question.text is not None:
            requests.hear(request.id, masked)
        return request.person or ""

    async def _ask(
        self, conversation: Conversation, question: Question, masked: str, turn: Turn
    ) -> dict[str, Any]:
        metadata = {"turn": turn.number, "department": conversation.department}
        try:
            raw = await self.assistant.ask(
                conversation.sender_id, question.payload or masked, metadata
            )
        except AssistantSlow:
            _log.error("assistant_slow", seconds=self.config.rasa_timeout)
            return _own_reply(_SLOW_REPLY, "error", contact=True)
        except AssistantDown as error:
            _log.error("assistant_down", reason=str(error))
            raise unavailable("assistant-down") from None
        reply = merge(raw, lambda payload: self.signer.sign(conversation.id, payload))
        if reply["messages"]:
            with self._stage("observe"):
                typed = None if question.payload else masked
                status = reply["status"]
                await asyncio.to_thread(self._observe, conversation, typed, turn, raw, status)
            return reply
        if not await self.assistant.actions_alive():
            _log.error("actions_down")
            raise unavailable("actions-down")
        # Whatever led there would silence the next questions too: the bot starts afresh.
        _log.error("assistant_silent")
        await asyncio.to_thread(self.records.transcript.erase, [conversation.sender_id])
        return _own_reply(_EMPTY_REPLY, "error", contact=True)

    def _observe(
        self,
        conversation: Conversation,
        masked: str | None,
        turn: Turn,
        raw: list[dict[str, Any]],
        status: str,
    ) -> None:
        """Count the turn. What goes wrong here must not cost the visitor the answer."""
        try:
            sure = self.records.transcript.confidence(conversation.sender_id)
            self.observer.turn(
                conversation.id, turn.number, masked, raw, status=status, confidence=sure
            )
        except SQLAlchemyError as error:
            _log.warning("turn_not_counted", error=type(error).__name__)

    async def erase(self, conversation: Conversation) -> None:
        """Erase a conversation: its session first, so that nothing more can be added.

        Raises:
            Problem: 409, an answer is still being written.
        """
        patience = self.config.rasa_timeout + 1
        async with self.turnstile.passing(conversation.id, patience):
            await asyncio.to_thread(erase_one, self.records, conversation.id)

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.metrics.stage_seconds.labels(name).observe(time.perf_counter() - started)


def _with_person(person: str, *, is_button: bool) -> dict[str, Any]:
    """The bot says nothing; only a button, which no person can read, is explained."""
    words = f"Vous parlez avec {person} : écrivez-lui votre message, les boutons ne servent plus."
    messages = [plain_message(typeset(words))] if is_button else []
    return {
        "messages": messages,
        "status": "handed_off",
        "handoff": {"status": TAKEN, "person": person},
    }


def _own_reply(text: str, status: str, *, contact: bool = False) -> dict[str, Any]:
    message = f"{text}\n\n{CONTACT['text']}" if contact else text
    return {"messages": [plain_message(typeset(message))], "status": status, "handoff": None}


def conversation_unknown() -> Problem:
    """The 404 of a conversation that does not exist or was erased."""
    return Problem(
        404,
        "unknown-conversation",
        "Cette conversation n'existe pas ou a été effacée. Commencez-en une nouvelle.",
    )


def iso(moment: float) -> str:
    """Seconds since 1970 as an ISO date in UTC, to the second."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
