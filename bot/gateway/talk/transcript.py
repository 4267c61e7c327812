"""What Rasa keeps of conversations (its table ``events``), to erase it for good."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    Column,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    func,
    inspect,
    select,
)
from sqlalchemy.engine import Engine

# Only the columns needed here; Rasa creates and owns the table.
_events = Table(
    "events",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("sender_id", String(255)),
    Column("type_name", String(255)),
    Column("timestamp", Float),
    Column("data", Text),
)
# Seconds since 1970: the year 5138.
_FAR_FUTURE = 1e11


class Transcript:
    """The events of all conversations. Calls block: run them in a thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"

    def erase(self, sender_ids: Collection[str]) -> int:
        """Erase conversations; on SQLite their bytes are overwritten, not only unlinked.

        Returns:
            How many events were erased.
        """
        if not sender_ids or not self._exists():
            return 0
        erased = 0
        with self._engine.begin() as connection:
            if self._is_sqlite:
                connection.exec_driver_sql("PRAGMA secure_delete=ON")
            names = list(sender_ids)
            for start in range(0, len(names), 500):
                found = connection.execute(
                    delete(_events).where(_events.c.sender_id.in_(names[start : start + 500]))
                )
                erased += found.rowcount
        self.forget_log()
        return erased

    def senders_quiet_since(self, moment: float) -> set[str]:
        """Names of conversations whose last event is older than ``moment`` (seconds since 1970)."""
        if not self._exists():
            return set()
        with self._engine.connect() as connection:
            return set(
                connection.execute(
                    select(_events.c.sender_id)
                    .group_by(_events.c.sender_id)
                    .having(func.max(_events.c.timestamp) < min(moment, _FAR_FUTURE))
                ).scalars()
            )

    def count(self, sender_id: str) -> int:
        """How many events are kept of a conversation."""
        if not self._exists():
            return 0
        with self._engine.connect() as connection:
            return int(
                connection.execute(
                    select(func.count())
                    .select_from(_events)
                    .where(_events.c.sender_id == sender_id)
                ).scalar_one()
            )

    def exchange(self, sender_id: str, turn: int) -> tuple[str, str] | None:
        """Question and answer number ``turn`` (as kept, masked), None when they are not there."""
        question: str | None = None
        answers: list[str] = []
        for event in self.spoken(sender_id):
            if event["event"] == "user":
                if question is not None:
                    break
                if (event.get("metadata") or {}).get("turn") == turn:
                    question = event.get("text") or ""
            elif question is not None and event.get("text"):
                answers.append(event["text"])
        return None if question is None else (question, "\n\n".join(answers))

    def confidence(self, sender_id: str) -> float | None:
        """How sure the language model was of its reading of the last message."""
        if not self._exists():
            return None
        with self._engine.connect() as connection:
            data = connection.execute(
                select(_events.c.data)
                .where(_events.c.sender_id == sender_id, _events.c.type_name == "user")
                .order_by(_events.c.id.desc())
                .limit(1)
            ).scalar_one_or_none()
        if data is None:
            return None
        read = (json.loads(data).get("parse_data") or {}).get("intent") or {}
        return float(read["confidence"]) if "confidence" in read else None

    def last_commune(self, sender_id: str) -> str | None:
        """INSEE code of the commune of the latest result, None when no result had one."""
        for event in reversed(self.spoken(sender_id)):
            custom = (event.get("data") or {}).get("custom")
            for result in (custom or {}).get("results") or []:
                commune = (result.get("inputs") or {}).get("commune")
                if commune:
                    return str(commune)
        return None

    def lines(self, sender_id: str) -> list[tuple[str, str]]:
        """The whole conversation as kept (masked): (« visitor » or « bot », text), in order.

        A button appears with the title it had.
        """
        lines: list[tuple[str, str]] = []
        titles: dict[str, str] = {}
        for event in self.spoken(sender_id):
            text = (event.get("text") or "").strip()
            if event["event"] == "bot":
                for button in (event.get("data") or {}).get("buttons") or []:
                    titles[button.get("payload", "")] = button.get("title", "")
                if text:
                    lines.append(("bot", text))
            elif text.startswith("/"):
                lines.append(("visitor", titles.get(text) or "(bouton)"))
            elif text:
                lines.append(("visitor", text))
        return lines

    def spoken(self, sender_id: str) -> list[dict[str, Any]]:
        """What visitor and bot said in a conversation (personal data masked), in order."""
        if not self._exists():
            return []
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(_events.c.data)
                .where(_events.c.sender_id == sender_id, _events.c.type_name.in_(("user", "bot")))
                .order_by(_events.c.id)
            ).scalars()
            return [json.loads(data) for data in rows]

    def _exists(self) -> bool:
        return bool(inspect(self._engine).has_table(_events.name))

    def forget_log(self) -> None:
        """SQLite: empty the write-ahead log, where what was erased can still be read."""
        if not self._is_sqlite:
            return
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=3000")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
