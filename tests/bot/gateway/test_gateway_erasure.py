"""Nothing of an erased or expired conversation remains."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from bot.desk.store.migrate import migrate
from bot.desk.store.questions import Questions
from bot.desk.store.requests import Requests
from bot.gateway import keys
from bot.gateway.talk.erasure import Records, erase_all, purge
from bot.gateway.talk.opinions import OpinionStore
from bot.gateway.talk.sessions import SessionStore
from bot.gateway.talk.transcript import Transcript
from knowledge.database import open_engine
from tests.bot.gateway.conftest import BadBot, Visitor, rasa_table

Gateway = Callable[..., Awaitable[Visitor]]


class TestErasure:
    async def test_nothing_remains(self, visitor: Visitor, bot: BadBot) -> None:
        await visitor.say("bonjour")
        sender = bot.received[0]["sender"]
        config = visitor.app[keys.CONFIG]
        rasa_table(config.tracker_url, sender, "somebody-else")
        assert await visitor.erase() == 204
        transcript = Transcript(open_engine(config.tracker_url))
        assert transcript.count(sender) == 0
        assert transcript.count("somebody-else") == 1
        transcript.erase(["somebody-else"])
        files = b"".join(p.read_bytes() for p in config.settings.data_dir.glob("*.db*"))
        assert b"reconnaissable" not in files
        assert sender.encode() not in files
        assert (await visitor.say("encore là ?"))[0] == 404
        assert await visitor.erase() == 404

    async def test_erasing_waits_for_the_answer_under_way(
        self, visitor: Visitor, bot: BadBot
    ) -> None:
        bot.delay = 0.4
        asked = asyncio.create_task(visitor.say("un"))
        await asyncio.sleep(0.1)
        assert await visitor.erase() == 204
        assert (await asked)[0] == 200

    def test_purge_by_age(self, tmp_path: Any) -> None:
        url = f"sqlite:///{tmp_path / 'c.db'}"
        engine = open_engine(f"sqlite:///{tmp_path / 'b.db'}")
        clock = [1_000_000.0]
        sessions = SessionStore(engine, 60, now=lambda: clock[0])
        transcript = Transcript(open_engine(url))
        migrate(engine)
        records = Records(
            sessions, transcript, OpinionStore(engine), Requests(engine), Questions(engine)
        )
        new = sessions.create()
        sender = sessions.sender_of(new.id)
        assert sender
        rasa_table(url, sender, "orphan")
        clock[0] += 3 * 86_400
        assert purge(records, 3, now=time.time()) == 0
        clock[0] += 1
        assert purge(records, 3, now=time.time()) == 1
        assert transcript.count(sender) == 0
        assert transcript.count("orphan") == 1
        assert purge(records, 3, now=time.time() + 3700) == 0
        assert transcript.count("orphan") == 0

    def test_a_conversation_in_use_is_never_purged(self, tmp_path: Any) -> None:
        clock = [1_000_000.0]
        engine = open_engine(f"sqlite:///{tmp_path / 'b.db'}")
        sessions = SessionStore(engine, 60, now=lambda: clock[0])
        new = sessions.create()
        clock[0] += 3500
        assert sessions.begin_turn(new.id)
        clock[0] += 3500
        assert sessions.over(0) == []
        clock[0] += 200
        assert len(sessions.over(0)) == 1

    def test_erase_all(self, tmp_path: Any) -> None:
        url = f"sqlite:///{tmp_path / 'c.db'}"
        records = Records.open(open_engine(url), 60)
        records.sessions.create()
        records.sessions.create()
        rasa_table(url, "a", "b", "c")
        assert erase_all(records) == 2
        assert records.transcript.senders_quiet_since(time.time() + 10) == set()
