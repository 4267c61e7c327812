"""The Rasa server as the gateway sees it: one question in, messages out, or a typed failure."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp


class AssistantDown(Exception):
    """Nobody answers at the other end."""


class AssistantSlow(Exception):
    """The answer did not come in time."""


class Assistant:
    """Client of Rasa's REST channel and of the action server's health."""

    def __init__(self, rasa_url: str, actions_url: str, timeout: float) -> None:
        """Args: loopback addresses and the seconds a turn may take."""
        self._rasa_url = rasa_url
        self._actions_url = actions_url
        self._timeout = timeout
        # Sanic closes idle connections after 120 s: give them up well before.
        self._http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=64, keepalive_timeout=20)
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._http.close()

    async def ask(
        self, sender_id: str, message: str, metadata: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Send a message and return what the bot says, in order.

        Raises:
            AssistantDown: connection refused, cut, or not an answer of Rasa.
            AssistantSlow: no answer in time.
        """
        body = {"sender": sender_id, "message": message, "metadata": metadata or {}}
        try:
            async with (
                asyncio.timeout(self._timeout),
                self._http.post(f"{self._rasa_url}/webhooks/rest/webhook", json=body) as response,
            ):
                if response.status != 200:
                    raise AssistantDown(f"status {response.status}")
                messages = await response.json(content_type=None)
        except TimeoutError:
            raise AssistantSlow from None
        except (aiohttp.ClientError, ValueError, OSError) as error:
            raise AssistantDown(type(error).__name__) from error
        if not isinstance(messages, list):
            raise AssistantDown("unexpected answer")
        return [message for message in messages if isinstance(message, dict)]

    async def actions_alive(self) -> bool:
        """Whether the action server answers."""
        try:
            async with (
                asyncio.timeout(2),
                self._http.get(f"{self._actions_url}/health") as response,
            ):
                return response.status == 200
        except (TimeoutError, aiohttp.ClientError, OSError):
            return False
