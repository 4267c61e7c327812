"""Guards: origins, headers, limits, maintenance, idle crowds."""

from __future__ import annotations

import asyncio
import gzip
import resource
import time
from collections.abc import Awaitable, Callable
from ipaddress import ip_network
from typing import Any

import pytest
from aiohttp import ClientSession

from tests.bot.gateway.conftest import BadBot, Visitor

Gateway = Callable[..., Awaitable[Visitor]]
ALLOWED = "https://association.example"


class TestOrigins:
    async def test_allowed_origin(self, visitor: Visitor) -> None:
        headers = {"Origin": ALLOWED}
        async with visitor.http.post("/api/v1/conversations", headers=headers) as response:
            assert response.status == 201
            assert response.headers["Access-Control-Allow-Origin"] == ALLOWED
            assert "Origin" in response.headers["Vary"]
            assert "Access-Control-Allow-Credentials" not in response.headers

    @pytest.mark.parametrize(
        "origin",
        [
            "https://evil.example",
            "https://association.example.evil.example",
            "http://association.example",
            "https://sub.association.example",
            "null",
            "",
            "https://association.example:8443",
        ],
    )
    async def test_other_origins_are_refused(self, visitor: Visitor, origin: str) -> None:
        headers = {"Origin": origin}
        async with visitor.http.post("/api/v1/conversations", headers=headers) as response:
            assert response.status == 403
            assert "Access-Control-Allow-Origin" not in response.headers
            assert "ALLOWED_ORIGINS" in (await response.json())["detail"]

    async def test_preflight(self, visitor: Visitor) -> None:
        headers = {
            "Origin": ALLOWED,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        }
        async with visitor.http.options(f"{visitor.path}/messages", headers=headers) as response:
            assert response.status == 204
            assert response.headers["Access-Control-Allow-Origin"] == ALLOWED
            assert "Authorization" in response.headers["Access-Control-Allow-Headers"]

    async def test_errors_are_readable_from_an_allowed_origin(self, visitor: Visitor) -> None:
        headers = {"Origin": ALLOWED}
        async with visitor.http.get("/api/v1/nothing", headers=headers) as response:
            assert response.status == 404
            assert response.headers["Access-Control-Allow-Origin"] == ALLOWED

    async def test_own_pages(self, visitor: Visitor) -> None:
        url = visitor.http._base_url
        headers = {"Origin": f"http://{url.host}:{url.port}" if url else ""}
        async with visitor.http.post("/api/v1/conversations", headers=headers) as response:
            assert response.status == 201

    async def test_any_origin_when_asked_for(self, gateway: Gateway) -> None:
        visitor = await gateway(allowed_origins=("*",))
        headers = {"Origin": "https://anything.example"}
        async with visitor.http.post("/api/v1/conversations", headers=headers) as response:
            assert response.status == 201


class TestHeaders:
    @pytest.mark.parametrize("path", ["/", "/chat", "/api/v1/nothing", "/widget.js", "/livez"])
    async def test_everywhere(self, visitor: Visitor, path: str) -> None:
        async with visitor.http.get(path) as response:
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "no-referrer"
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
            assert response.headers["X-Request-Id"]
            assert "aiohttp" not in response.headers["Server"]
            assert "Set-Cookie" not in response.headers

    async def test_pages(self, visitor: Visitor) -> None:
        async with visitor.http.get("/") as response:
            assert response.status == 200
            assert response.content_type == "text/html"
            policy = response.headers["Content-Security-Policy"]
            assert "script-src 'self'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert "widget.js" in await response.text()

    async def test_chat_may_be_framed_by_allowed_origins_only(self, visitor: Visitor) -> None:
        async with visitor.http.get("/chat") as response:
            policy = response.headers["Content-Security-Policy"]
            assert f"frame-ancestors 'self' {ALLOWED}" in policy
            assert "X-Frame-Options" not in response.headers

    async def test_api_answers_are_not_kept(self, visitor: Visitor) -> None:
        async with visitor.http.get("/livez") as response:
            assert response.headers["Cache-Control"] == "no-store"

    async def test_widget_is_small_cached_and_embeddable(self, visitor: Visitor) -> None:
        async with visitor.http.get(
            "/widget.js", headers={"Accept-Encoding": "gzip", "Origin": "https://any.example"}
        ) as response:
            assert response.status == 200
            assert response.headers["Access-Control-Allow-Origin"] == "*"
            assert response.headers["Content-Encoding"] == "gzip"
            assert len(gzip.compress(await response.read(), 9)) < 40_000
            tag = response.headers["ETag"]
        async with visitor.http.get("/widget.js", headers={"If-None-Match": tag}) as response:
            assert response.status == 304


class TestLimits:
    async def test_per_conversation(self, gateway: Gateway, bot: BadBot) -> None:
        visitor = await (await gateway(rate_limit_session=3)).open()
        statuses = [(await visitor.say("a"))[0] for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        assert len(bot.received) == 3
        other = await Visitor(visitor.http, visitor.app).open()
        assert (await other.say("a"))[0] == 200

    async def test_retry_after_is_exact(self, gateway: Gateway) -> None:
        visitor = await (await gateway(rate_limit_session=1)).open()
        await visitor.say("a")
        async with visitor.http.post(
            f"{visitor.path}/messages", json={"text": "b"}, headers=visitor.bearer
        ) as response:
            wait = int(response.headers["Retry-After"])
            problem = await response.json()
        assert 50 <= wait <= 60
        assert f"{wait} secondes" in problem["detail"]

    async def test_per_address(self, gateway: Gateway, bot: BadBot) -> None:
        visitor = await (await gateway(rate_limit_address=2)).open()
        await Visitor(visitor.http, visitor.app).open()
        async with visitor.http.post("/api/v1/conversations") as response:
            assert response.status == 429
            assert int(response.headers["Retry-After"]) > 0
        # Messages are counted apart.
        assert [(await visitor.say("a"))[0] for _ in range(3)] == [200, 200, 429]
        assert len(bot.received) == 2

    async def test_addresses_behind_a_local_proxy_are_told_apart(self, gateway: Gateway) -> None:
        visitor = await gateway(rate_limit_address=1)

        async def from_address(address: str) -> int:
            headers = {"X-Forwarded-For": address}
            async with visitor.http.post("/api/v1/conversations", headers=headers) as response:
                return response.status

        assert await from_address("203.0.113.1") == 201
        assert await from_address("203.0.113.1") == 429
        assert await from_address("203.0.113.2") == 201
        # Only the address our own proxy added counts, not what the visitor wrote before it.
        assert await from_address("198.51.100.7, 203.0.113.2") == 429
        # An IPv6 visitor owns a whole /64.
        assert await from_address("2001:db8::1") == 201
        assert await from_address("2001:db8::2") == 429
        assert await from_address("2001:db8:0:1::1") == 201

    async def test_only_trusted_proxies_are_believed(self, gateway: Gateway) -> None:
        chain = "198.51.100.7, 203.0.113.9, 10.0.0.5"
        networks = tuple(map(ip_network, ("127.0.0.0/8", "10.0.0.0/8")))

        async def twice(other: str, **settings: Any) -> list[int]:
            visitor = await gateway(rate_limit_address=1, **settings)
            statuses = []
            for forwarded in (chain, other):
                headers = {"X-Forwarded-For": forwarded}
                async with visitor.http.post("/api/v1/conversations", headers=headers) as response:
                    statuses.append(response.status)
            return statuses

        # Two proxies of ours: the visitor is the last address that is not one of them.
        assert await twice("203.0.113.9, 10.0.0.5", trusted_proxies=networks) == [201, 429]
        assert await twice("203.0.113.8, 10.0.0.5", trusted_proxies=networks) == [201, 201]
        # Nobody is believed: every visitor of this machine is the same.
        assert await twice("203.0.113.8", trusted_proxies=()) == [201, 429]

    async def test_zero_is_no_limit(self, visitor: Visitor) -> None:
        assert {(await visitor.say("a"))[0] for _ in range(40)} == {200}


class TestMaintenance:
    async def test_message_instead_of_answers(self, gateway: Gateway, bot: BadBot) -> None:
        visitor = await gateway(maintenance="Retour à 14 h.")
        async with visitor.http.post("/api/v1/conversations") as response:
            assert response.status == 503
            problem = await response.json()
            assert problem["detail"] == "Retour à 14 h."
            assert problem["type"].endswith("maintenance")
            assert problem["contact"]["links"]
        async with visitor.http.get("/health") as response:
            assert response.status == 503
            assert (await response.json())["status"] == "maintenance"
        async with visitor.http.get("/") as response:
            assert response.status == 200
        assert bot.received == []


async def test_metrics_count_and_never_quote(visitor: Visitor) -> None:
    await visitor.say("ornithorynque à Arras, a.b@c.fr")
    await visitor.say("/restart")
    async with visitor.http.get("/wp-admin/ornithorynque") as response:
        assert response.status == 404
    async with visitor.http.get("/metrics") as response:
        text = await response.text()
    assert 'bailclair_turns_total{status="answered"} 1.0' in text
    assert 'bailclair_turns_total{status="declined"} 1.0' in text
    assert 'bailclair_masked_total{kind="email"} 1.0' in text
    assert 'stage="assistant"' in text
    assert 'route="unknown"' in text
    assert "ornithorynque" not in text
    assert visitor.id not in text


async def test_a_thousand_idle_connections_stop_nobody(api_url: str) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    port = int(api_url.rpartition(":")[2])
    crowd = [await asyncio.open_connection("127.0.0.1", port) for _ in range(1000)]
    try:
        for _, writer in crowd[::2]:
            writer.write(b"POST /api/v1/conversations HTTP/1.1\r\nHost: x\r\n")
        started = time.perf_counter()
        async with ClientSession() as http, http.get(f"{api_url}/api/v1/communes?q=lens") as got:
            assert got.status == 200
        assert time.perf_counter() - started < 5
    finally:
        for _, writer in crowd:
            writer.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
