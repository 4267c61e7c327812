"""Opinions on answers, stored with their conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from bot.gateway import keys
from tests.bot.gateway.conftest import BadBot, Visitor, rasa_exchange

Gateway = Callable[..., Awaitable[Visitor]]


class TestOpinions:
    async def give(self, visitor: Visitor, **body: Any) -> int:
        async with visitor.http.post(
            f"{visitor.path}/feedback", json=body, headers=visitor.bearer
        ) as response:
            return response.status

    def kept(self, visitor: Visitor) -> list[Any]:
        engine = create_engine(visitor.app[keys.CONFIG].tracker_url)
        with engine.connect() as connection:
            return list(connection.execute(text("SELECT * FROM gateway_opinions ORDER BY id")))

    async def test_kept_without_text_by_default(self, visitor: Visitor, bot: BadBot) -> None:
        await visitor.say("bonjour")
        url = visitor.app[keys.CONFIG].tracker_url
        rasa_exchange(url, bot.received[0]["sender"], 1, "bonjour", "Bonjour !")
        assert await self.give(visitor, answer=1, vote="down", reasons=["wrong"]) == 204
        (row,) = self.kept(visitor)
        assert (row.vote, row.reasons, row.question, row.answer) == ("down", "wrong", None, None)

    async def test_with_the_text_of_that_answer_when_shared(
        self, visitor: Visitor, bot: BadBot
    ) -> None:
        url = visitor.app[keys.CONFIG].tracker_url
        for number in (1, 2, 3):
            await visitor.say(f"question {number}")
            sender = bot.received[0]["sender"]
            rasa_exchange(url, sender, number, f"question {number}", f"réponse {number}")
        assert [m["metadata"]["turn"] for m in bot.received] == [1, 2, 3]
        assert await self.give(visitor, answer=2, vote="down", share_text=True) == 204
        (row,) = self.kept(visitor)
        assert (row.question, row.answer) == ("question 2", "réponse 2")

    async def test_changing_one_s_mind(self, visitor: Visitor) -> None:
        await visitor.say("bonjour")
        assert await self.give(visitor, answer=1, vote="down", reasons=["unclear"]) == 204
        assert await self.give(visitor, answer=1, vote="up") == 204
        (row,) = self.kept(visitor)
        assert (row.vote, row.reasons) == ("up", "")

    async def test_erased_with_the_conversation(self, visitor: Visitor) -> None:
        await visitor.say("bonjour")
        await self.give(visitor, answer=1, vote="up")
        assert await visitor.erase() == 204
        assert self.kept(visitor) == []

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"answer": 1},
            {"answer": 2, "vote": "up"},
            {"answer": 0, "vote": "up"},
            {"answer": "1", "vote": "up"},
            {"answer": True, "vote": "up"},
            {"answer": 1, "vote": "yes"},
            {"answer": 1, "vote": ["up"]},
            {"answer": 1, "vote": "down", "reasons": ["<b>"]},
            {"answer": 1, "vote": "down", "reasons": [["wrong"]]},
            {"answer": 1, "vote": "down", "reasons": "wrong"},
            {"answer": 1, "vote": "down", "share_text": "yes"},
        ],
    )
    async def test_wrong_opinions(self, visitor: Visitor, body: dict[str, Any]) -> None:
        await visitor.say("bonjour")
        assert await self.give(visitor, **body) == 422
        assert self.kept(visitor) == []

    async def test_only_the_owner_gives_one(self, visitor: Visitor) -> None:
        await visitor.say("bonjour")
        visitor.token = "x"
        assert await self.give(visitor, answer=1, vote="up") == 401

    async def test_a_failed_question_is_not_counted(self, visitor: Visitor, bot: BadBot) -> None:
        await visitor.say("un")
        await bot.stop()
        assert (await visitor.say("deux"))[0] == 503
        await bot.start()
        await visitor.say("trois")
        assert [m["metadata"]["turn"] for m in bot.received] == [1, 2]
