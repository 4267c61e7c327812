"""Beyond one machine: limits counted in Redis, conversations kept in PostgreSQL."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import redis
import yaml
from aiohttp.test_utils import unused_port

from bot.gateway.guards.quota import Quota
from bot.gateway.problems import Problem
from bot.gateway.talk.erasure import Records, erase_all, erase_one, purge
from bot.gateway.talk.opinions import Opinion
from bot.gateway.talk.sessions import SessionError
from bot.supervisor.run_files import write_rasa_files
from knowledge.database import open_engine
from knowledge.settings import Settings
from tests.bot.gateway.conftest import rasa_exchange
from tests.knowledge.search.conftest import postgres_url  # noqa: F401 - a fixture

SECRET = b"s" * 48


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Redis, run by hand on loopback for these tests."""
    if not shutil.which("redis-server"):
        pytest.skip("no Redis server here: apt-get install redis-server")
    port = unused_port()
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        cwd=tmp_path_factory.mktemp("redis"),
        stdout=subprocess.DEVNULL,
    )
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            break
        time.sleep(0.05)
    yield f"redis://127.0.0.1:{port}/2"
    server.terminate()
    server.wait()


async def refused(quota: Quota, who: str = "203.0.113.9") -> bool:
    try:
        await quota.spend("messages", who, 3)
    except Problem as problem:
        return int(problem.headers["Retry-After"]) >= 1
    return False


class TestRedis:
    async def test_two_gateways_count_together(self, redis_url: str) -> None:
        first, second = Quota(redis_url, SECRET), Quota(redis_url, SECRET)
        assert not await refused(first)
        assert not await refused(second)
        assert not await refused(first)
        assert await refused(second)
        assert await refused(first)

    async def test_no_address_is_kept(self, redis_url: str) -> None:
        await Quota(redis_url, SECRET).spend("messages", "198.51.100.23", 3)
        kept = redis.Redis.from_url(redis_url).keys("*")
        assert kept
        assert not any(b"198.51.100.23" in key for key in kept)

    async def test_without_redis_each_counts_for_itself(self) -> None:
        quota = Quota(f"redis://127.0.0.1:{unused_port()}/0", SECRET)
        assert [await refused(quota) for _ in range(4)] == [False, False, False, True]

    def test_rasa_is_told(self, tmp_path: Path) -> None:
        settings = Settings(redis_url="redis://user:pass@cache.example:6380/4", data_dir=tmp_path)
        endpoints, credentials = write_rasa_files(tmp_path, settings, "http://127.0.0.1:1", "t")
        store = yaml.safe_load(endpoints.read_text())["lock_store"]
        assert (store["url"], store["port"], store["db"]) == ("cache.example", 6380, 4)
        assert (store["username"], store["password"]) == ("user", "pass")
        assert endpoints.stat().st_mode & 0o777 == 0o600
        assert yaml.safe_load(credentials.read_text()) == {"rest": None}


def test_conversations_in_postgresql(postgres_url: str) -> None:  # noqa: F811
    records = Records.open(open_engine(postgres_url), 60)
    new = records.sessions.create("62")
    conversation = records.sessions.open(new.id, new.token)
    assert conversation.department == "62"
    with pytest.raises(SessionError):
        records.sessions.open(new.id, "wrong")
    turn = records.sessions.begin_turn(new.id)
    assert turn
    assert turn.number == 1
    records.sessions.end_turn(new.id, told_of_masking=True)
    assert records.sessions.open(new.id, new.token).told_of_masking
    rasa_exchange(postgres_url, conversation.sender_id, 1, "question", "réponse")
    shared = records.transcript.exchange(conversation.sender_id, 1)
    assert shared == ("question", "réponse")
    records.opinions.give(new.id, Opinion(1, "down", ("wrong",)), shared)
    assert purge(records, 0) == 0
    assert erase_one(records, new.id) == 1
    assert records.transcript.count(conversation.sender_id) == 0
    records.sessions.create()
    assert erase_all(records) == 1
