"""A real gateway on a real socket and database, in front of a bot that can be told to misbehave."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer, unused_port
from sqlalchemy import create_engine, text

from bot.gateway.app import build_app
from bot.gateway.config import GatewayConfig
from knowledge.settings import Settings

ANSWER: list[dict[str, Any]] = [
    {
        "recipient_id": "x",
        "text": "Le plafond est de 48 268 €.",
        "buttons": [{"title": "Loc2", "payload": '/choose{"level":"loc2"}'}],
    },
    {"recipient_id": "x", "custom": {"status": "answered", "sources": [{"title": "CGI"}]}},
]


class BadBot:
    """Stands where Rasa and the action server are, for the failures real ones rarely show."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.answer: Any = ANSWER
        self.delay = 0.0
        self.status = 200
        self.actions_up = True
        self.port = unused_port()
        self._server: TestServer | None = None

    @property
    def texts(self) -> list[str]:
        return [message["message"] for message in self.received]

    async def start(self) -> None:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_post("/webhooks/rest/webhook", self._webhook)
        app.router.add_get("/health", self._health)
        self._server = TestServer(app, port=self.port)
        await self._server.start_server()

    async def stop(self) -> None:
        if self._server:
            await self._server.close()
            self._server = None

    async def _webhook(self, request: web.Request) -> web.Response:
        self.received.append(await request.json())
        if self.delay:
            await asyncio.sleep(self.delay)
        body = self.answer if isinstance(self.answer, str) else json.dumps(self.answer)
        return web.Response(status=self.status, text=body, content_type="application/json")

    async def _health(self, _request: web.Request) -> web.Response:
        return web.Response(status=200 if self.actions_up else 500)


class Visitor:
    """Somebody who talks to the gateway over HTTP."""

    def __init__(self, http: ClientSession, app: web.Application) -> None:
        self.http = http
        self.app = app
        self.id = ""
        self.token = ""

    async def open(self) -> Visitor:
        async with self.http.post("/api/v1/conversations") as response:
            assert response.status == 201, await response.text()
            body = await response.json()
        self.id, self.token = body["conversation_id"], body["token"]
        return self

    @property
    def path(self) -> str:
        return f"/api/v1/conversations/{self.id}"

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def say(self, text: Any = None, **body: Any) -> tuple[int, dict[str, Any]]:
        if text is not None:
            body["text"] = text
        async with self.http.post(
            f"{self.path}/messages", json=body, headers=self.bearer
        ) as response:
            return response.status, await response.json()

    async def erase(self) -> int:
        async with self.http.delete(self.path, headers=self.bearer) as response:
            return response.status


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        data_dir=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'bailclair.db'}",
        allowed_origins=("https://association.example",),
        rate_limit_session=0,
        rate_limit_address=0,
    )


@pytest.fixture
def config(settings: Settings, bot: BadBot) -> GatewayConfig:
    return GatewayConfig(
        settings=settings,
        rasa_url=f"http://127.0.0.1:{bot.port}",
        actions_url=f"http://127.0.0.1:{bot.port}",
        tracker_url=f"sqlite:///{settings.data_dir / 'conversations.db'}",
        rasa_timeout=1.0,
        busy_wait=0.3,
        body_timeout=0.5,
    )


@pytest.fixture
async def bot() -> AsyncIterator[BadBot]:
    bot = BadBot()
    await bot.start()
    yield bot
    await bot.stop()


@pytest.fixture
async def gateway(config: GatewayConfig) -> AsyncIterator[Callable[..., Awaitable[Visitor]]]:
    """Start a gateway with changed configuration and give a visitor: ``await gateway(…)``."""
    running: list[tuple[TestServer, ClientSession]] = []

    async def start(**changes: Any) -> Visitor:
        from_settings = {k: v for k, v in changes.items() if k in Settings.__dataclass_fields__}
        rest = {k: v for k, v in changes.items() if k not in from_settings}
        settings = replace(config.settings, **from_settings)
        app = build_app(replace(config, settings=settings, **rest))
        server = TestServer(app)
        await server.start_server(lingering_time=0.2)
        http = ClientSession(server.make_url("/"))
        running.append((server, http))
        return Visitor(http, app)

    yield start
    for server, http in running:
        await http.close()
        await server.close()


@pytest.fixture
async def visitor(gateway: Callable[..., Awaitable[Visitor]]) -> Visitor:
    return await (await gateway()).open()


@pytest.fixture(scope="session")
def api_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The gateway in a process of its own, with real communes, cards and rules, without a bot."""
    environment = {
        **os.environ,
        "PORT": "0",
        "DATA_DIR": str(tmp_path_factory.mktemp("api")),
        "TODAY": "2026-11-21",
        "RATE_LIMIT_SESSION": "0",
        "RATE_LIMIT_ADDRESS": "0",
    }
    environment.pop("DATABASE_URL", None)
    nobody = f"http://127.0.0.1:{unused_port()}"
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.gateway", "--rasa", nobody, "--actions", nobody],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert process.stdout
    started = json.loads(process.stdout.readline())
    # Somebody must read the log, or the gateway stops when the pipe is full.
    reader = threading.Thread(target=process.stdout.read, daemon=True)
    reader.start()
    url = f"http://127.0.0.1:{started['port']}"
    # The first opening encodes what the committed vectors do not hold yet.
    until = time.monotonic() + 240
    while requests.get(f"{url}/api/v1/knowledge/search?q=a", timeout=60).status_code != 200:
        assert time.monotonic() < until
    yield url
    process.terminate()
    assert process.wait(15) == 0
    reader.join(5)


def rasa_table(url: str, *senders: str) -> None:
    """The table as Rasa makes it, with an event for each sender."""
    engine = create_engine(url)
    key = "id SERIAL" if engine.dialect.name == "postgresql" else "id INTEGER"
    with engine.begin() as connection:
        connection.execute(
            text(
                f"CREATE TABLE IF NOT EXISTS events ({key} PRIMARY KEY, sender_id VARCHAR(255) "
                "NOT NULL, type_name VARCHAR(255) NOT NULL, timestamp FLOAT, intent_name "
                "VARCHAR(255), action_name VARCHAR(255), data TEXT)"
            )
        )
        for sender in senders:
            connection.execute(
                text(
                    "INSERT INTO events (sender_id, type_name, timestamp, data) "
                    "VALUES (:sender, 'user', :now, 'phrase tres reconnaissable')"
                ),
                {"sender": sender, "now": time.time()},
            )
    engine.dispose()


def rasa_exchange(url: str, sender: str, turn: int, question: str, answer: str) -> None:
    """A question and its answer, as Rasa keeps them."""
    rasa_table(url)
    engine = create_engine(url)
    user = {"event": "user", "text": question, "metadata": {"turn": turn}}
    bot = {"event": "bot", "text": answer}
    with engine.begin() as connection:
        for event in (user, {"event": "action", "name": "action_x"}, bot):
            connection.execute(
                text(
                    "INSERT INTO events (sender_id, type_name, timestamp, data) "
                    "VALUES (:sender, :type, 1.0, :data)"
                ),
                {"sender": sender, "type": event["event"], "data": json.dumps(event)},
            )
    engine.dispose()
