"""Conversations: sessions, one question at a time, buttons, failures of the bot, erasure."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.gateway import keys
from bot.gateway.talk.transcript import Transcript
from knowledge.database import open_engine
from tests.bot.gateway.conftest import BadBot, Visitor, rasa_table

Gateway = Callable[..., Awaitable[Visitor]]


async def test_a_question_gets_its_answer_with_details_merged(
    visitor: Visitor, bot: BadBot
) -> None:
    status, reply = await visitor.say("Quel plafond pour un couple à Arras ?")
    assert status == 200
    assert reply["status"] == "answered"
    (message,) = reply["messages"]
    assert message["text"] == "Le plafond est de 48 268 €."
    assert message["sources"] == [
        {"title": "CGI", "reference": None, "url": None, "valid_from": None}
    ]
    assert message["buttons"][0]["title"] == "Loc2"
    assert "/choose" not in message["buttons"][0]["payload"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", reply["expires_at"])
    assert bot.texts == ["Quel plafond pour un couple à Arras ?"]
    assert visitor.id not in str(bot.received), "Rasa knows the conversation by another name"


async def test_a_button_of_the_conversation_is_accepted(visitor: Visitor, bot: BadBot) -> None:
    _, reply = await visitor.say("bonjour")
    payload = reply["messages"][0]["buttons"][0]["payload"]
    status, _ = await visitor.say(payload=payload)
    assert status == 200
    assert bot.texts[-1] == '/choose{"level":"loc2"}'


async def test_a_button_of_another_conversation_is_refused(visitor: Visitor, bot: BadBot) -> None:
    _, reply = await visitor.say("bonjour")
    payload = reply["messages"][0]["buttons"][0]["payload"]
    other = await Visitor(visitor.http, visitor.app).open()
    for forged in (payload, '/choose{"level":"loc2"}', payload[:-1], f"{payload}x", "", "."):
        status, problem = await other.say(payload=forged)
        assert (status, problem["field"]) == (422, "payload")
    assert bot.texts == ["bonjour"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"text": ""}, "vide"),
        ({"text": "  \u200b\u202e "}, "vide"),
        ({"text": "///"}, "vide"),
        ({"text": 28000}, "texte entre guillemets"),
        ({"text": ["a"]}, "texte entre guillemets"),
        ({"text": True}, "texte entre guillemets"),
        ({"text": {"a": 1}}, "texte entre guillemets"),
        ({}, "Envoyez soit"),
        ({"text": None}, "Envoyez soit"),
        ({"text": "a", "payload": "b"}, "Envoyez soit"),
        ({"payload": 3}, "texte entre guillemets"),
        ({"text": "x" * 501}, "trop long (501 caractères)"),
    ],
)
async def test_wrong_messages_are_explained_and_the_next_question_works(
    visitor: Visitor, bot: BadBot, body: dict[str, Any], words: str
) -> None:
    status, problem = await visitor.say(**body)
    assert status == 422
    assert words in problem["detail"]
    assert bot.received == []
    assert (await visitor.say("et maintenant ?"))[0] == 200


async def test_five_hundred_characters_pass_even_escaped(visitor: Visitor, bot: BadBot) -> None:
    status, _ = await visitor.say("😀" * 500)
    assert status == 200
    assert len(bot.texts[0]) == 500


@pytest.mark.parametrize(
    "command", ["/restart", '/choose{"level":"loc3"}', " \u2028/session_start"]
)
async def test_typed_commands_are_not_executed(visitor: Visitor, bot: BadBot, command: str) -> None:
    status, reply = await visitor.say(command)
    assert status == 200
    assert reply["status"] == "declined"
    assert "commande" in reply["messages"][0]["text"]
    assert bot.received == []


async def test_a_leading_slash_is_text(visitor: Visitor, bot: BadBot) -> None:
    assert (await visitor.say("/ Puis-je louer à ma fille ?"))[0] == 200
    assert bot.texts == ["Puis-je louer à ma fille ?"]


async def test_personal_data_is_masked_before_the_bot_and_told_once(
    visitor: Visitor, bot: BadBot
) -> None:
    _, first = await visitor.say("Je gagne 28 000 € à Lens, mon mail est a.b@c.fr")
    assert bot.texts == ["Je gagne 28 000 € à Lens, mon mail est [adresse e-mail]"]
    assert "masqué" in first["messages"][0]["text"]
    _, second = await visitor.say("mon 06 12 34 56 78")
    assert "0612" not in bot.texts[1].replace(" ", "")
    assert "masqué" not in second["messages"][0]["text"]


class TestSessions:
    async def test_id_alone_opens_nothing(self, visitor: Visitor) -> None:
        for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": visitor.token}):
            async with visitor.http.post(
                f"{visitor.path}/messages", json={"text": "a"}, headers=headers
            ) as response:
                assert response.status == 401
                assert response.headers["WWW-Authenticate"] == "Bearer"
            async with visitor.http.delete(visitor.path, headers=headers) as response:
                assert response.status == 401

    async def test_a_token_opens_its_conversation_only(self, visitor: Visitor) -> None:
        other = await Visitor(visitor.http, visitor.app).open()
        other.id = visitor.id
        assert (await other.say("bonjour"))[0] == 401

    async def test_token_is_not_stored(self, visitor: Visitor) -> None:
        data_dir = visitor.app[keys.CONFIG].settings.data_dir
        content = b"".join(path.read_bytes() for path in data_dir.glob("*.db*"))
        assert visitor.id.encode() in content
        assert visitor.token.encode() not in content

    async def test_silence_ends_a_conversation_and_talking_prolongs_it(
        self, gateway: Gateway, bot: BadBot
    ) -> None:
        visitor = await (await gateway(session_minutes=1)).open()
        sessions = visitor.app[keys.TALK].records.sessions
        now = time.time()
        sessions._now = lambda: now + 50
        assert (await visitor.say("a"))[0] == 200
        sessions._now = lambda: now + 100
        assert (await visitor.say("b"))[0] == 200
        sessions._now = lambda: now + 161
        status, problem = await visitor.say("c")
        assert status == 410
        assert "terminée" in problem["detail"]
        assert len(bot.received) == 2
        assert await visitor.erase() == 204

    async def test_department_is_passed_on(self, visitor: Visitor, bot: BadBot) -> None:
        async with visitor.http.post(
            "/api/v1/conversations", json={"departement": "62"}
        ) as response:
            body = await response.json()
        visitor.id, visitor.token = body["conversation_id"], body["token"]
        await visitor.say("bonjour")
        assert bot.received[0]["metadata"] == {"turn": 1, "department": "62"}

    async def test_wrong_department_is_refused(self, visitor: Visitor) -> None:
        async with visitor.http.post(
            "/api/v1/conversations", json={"departement": "<b>"}
        ) as response:
            assert response.status == 422


class TestOneAtATime:
    async def test_second_question_waits_for_the_first(self, visitor: Visitor, bot: BadBot) -> None:
        bot.delay = 0.1
        results = await asyncio.gather(visitor.say("un"), visitor.say("deux"))
        assert [status for status, _ in results] == [200, 200]

    async def test_second_question_is_refused_when_the_first_takes_long(
        self, visitor: Visitor, bot: BadBot
    ) -> None:
        bot.delay = 0.8
        first = asyncio.create_task(visitor.say("un"))
        await asyncio.sleep(0.1)
        status, problem = await visitor.say("deux")
        assert status == 409
        assert "précédente" in problem["detail"]
        assert (await first)[0] == 200

    async def test_conversations_do_not_wait_for_each_other(
        self, visitor: Visitor, bot: BadBot
    ) -> None:
        bot.delay = 1.5
        other = await Visitor(visitor.http, visitor.app).open()
        started = time.perf_counter()
        results = await asyncio.gather(visitor.say("un"), other.say("deux"))
        assert [status for status, _ in results] == [200, 200]
        assert time.perf_counter() - started < 2.8


class TestFailures:
    async def test_slow_bot_apology_and_contact_then_recovery(
        self, visitor: Visitor, bot: BadBot
    ) -> None:
        bot.delay = 3
        status, reply = await visitor.say("lent ?")
        assert (status, reply["status"]) == (200, "error")
        assert "0 808 800 700" in reply["messages"][0]["text"]
        bot.delay = 0
        assert (await visitor.say("et là ?"))[1]["status"] == "answered"

    async def test_bot_down_then_back_without_restart(self, visitor: Visitor, bot: BadBot) -> None:
        await bot.stop()
        status, problem = await visitor.say("allô ?")
        assert status == 503
        assert problem["contact"]["links"][1]["url"] == "tel:0808800700"
        async with visitor.http.get("/health") as response:
            assert response.status == 503
        await bot.start()
        assert (await visitor.say("allô ?"))[0] == 200
        await asyncio.sleep(1.1)
        async with visitor.http.get("/health") as response:
            assert response.status == 200
            assert (await response.json())["status"] == "ok"

    @pytest.mark.parametrize("answer", ["not json", '{"a": 1}', "null"])
    async def test_nonsense_from_the_bot_is_a_503(
        self, visitor: Visitor, bot: BadBot, answer: str
    ) -> None:
        bot.answer = answer
        assert (await visitor.say("a"))[0] == 503

    async def test_error_status_of_the_bot_is_a_503(self, visitor: Visitor, bot: BadBot) -> None:
        bot.status = 500
        assert (await visitor.say("a"))[0] == 503

    async def test_silent_bot(self, visitor: Visitor, bot: BadBot) -> None:
        bot.answer = []
        config = visitor.app[keys.CONFIG]
        await visitor.say("a")
        sender = bot.received[0]["sender"]
        rasa_table(config.tracker_url, sender)
        status, reply = await visitor.say("a")
        assert (status, reply["status"]) == (200, "error")
        # A conversation that silences the bot is forgotten, or it would do so again.
        assert Transcript(open_engine(config.tracker_url)).count(sender) == 0
        bot.actions_up = False
        assert (await visitor.say("a"))[0] == 503

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            ([], "no-answer"),
            ([{"text": "Bonjour"}], "no-answer"),
            ([{"text": "Désolé"}, {"custom": {"status": "error"}}], "no-answer"),
        ],
    )
    async def test_health_wants_a_real_answer(
        self, visitor: Visitor, bot: BadBot, answer: Any, reason: str
    ) -> None:
        bot.answer = answer
        async with visitor.http.get("/health") as response:
            assert response.status == 503
            assert (await response.json())["reason"] == reason

    async def test_health_asks_once_for_many(self, visitor: Visitor, bot: BadBot) -> None:
        async def status() -> int:
            async with visitor.http.get("/health") as response:
                return response.status

        assert set(await asyncio.gather(*(status() for _ in range(20)))) == {200}
        assert len(bot.received) == 1

    async def test_unexpected_error_hides_its_cause(
        self, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def explode(*_args: object) -> None:
            raise RuntimeError("secret detail")

        monkeypatch.setattr(visitor.app[keys.TALK].records.sessions, "begin_turn", explode)
        status, problem = await visitor.say("a")
        assert status == 500
        assert "secret" not in str(problem)
        assert problem["instance"].removeprefix("urn:uuid:") in problem["detail"]


async def test_graceful_shutdown_finishes_the_answer(gateway: Gateway, bot: BadBot) -> None:
    visitor = await (await gateway()).open()
    bot.delay = 0.5
    asked = asyncio.create_task(visitor.say("un"))
    await asyncio.sleep(0.1)
    await visitor.app.shutdown()
    assert (await asked)[0] == 200


async def test_slow_body_is_cut(visitor: Visitor) -> None:
    url = visitor.http._base_url
    assert url
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(
        f"POST {visitor.path}/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {visitor.token}\r\nContent-Length: 30\r\n\r\n{{".encode()
    )
    answer = await asyncio.wait_for(reader.readuntil(b"}"), 3)
    assert b"408" in answer.split(b"\r\n")[0]
    assert b"trop de temps" in answer
    writer.close()


async def test_two_megabytes_are_refused_at_once(visitor: Visitor, bot: BadBot) -> None:
    started = time.perf_counter()
    async with ClientSession(visitor.http._base_url) as http:
        body = b'{"text": "' + b"a" * 2_000_000 + b'"}'
        headers = {**visitor.bearer, "Content-Type": "application/json"}
        async with http.post(f"{visitor.path}/messages", data=body, headers=headers) as response:
            assert response.status == 413
            assert "500 caractères" in (await response.json())["detail"]
    assert time.perf_counter() - started < 2
    assert bot.received == []
    assert (await visitor.say("et maintenant ?"))[0] == 200
