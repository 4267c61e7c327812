"""A small client of the public API, with nothing but the standard library."""

from __future__ import annotations

import http.client
import json
from typing import Any
from urllib.parse import urlsplit


class ServiceError(Exception):
    """The service refused or did not answer; the message is French when it comes from it."""


class ServiceClient:
    """Talks to a running service.

    >>> client = ServiceClient("http://127.0.0.1:8080")     # doctest: +SKIP
    >>> client.ask("Puis-je louer à ma fille ?")["status"]  # doctest: +SKIP
    'answered'
    """

    def __init__(self, address: str, timeout: float = 30.0) -> None:
        """Args: ``address`` http(s) base address; ``timeout`` seconds per request."""
        parts = urlsplit(address)
        kind = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        self._connection = kind(parts.hostname or "127.0.0.1", parts.port, timeout=timeout)
        self._conversation: dict[str, Any] | None = None

    def healthy(self) -> bool:
        """Whether a Bail Clair answers there and would answer a question."""
        try:
            status, body = self._request("GET", "/health")
        except ServiceError:
            return False
        return status == 200 and isinstance(body, dict) and body.get("service") == "bailclair"

    def ask(self, text: str) -> dict[str, Any]:
        """Ask a question in this client's conversation (opened at the first one).

        Raises:
            ServiceError: with the words of the service.
        """
        conversation = self._conversation or self._open()
        path = f"/api/v1/conversations/{conversation['conversation_id']}/messages"
        return self._expect("POST", path, 200, {"text": text}, conversation["token"])

    def close(self) -> None:
        """Erase the conversation and hang up."""
        if self._conversation:
            path = f"/api/v1/conversations/{self._conversation['conversation_id']}"
            self._expect("DELETE", path, 204, None, self._conversation["token"])
            self._conversation = None
        self._connection.close()

    def _open(self) -> dict[str, Any]:
        self._conversation = self._expect("POST", "/api/v1/conversations", 201, {})
        return self._conversation

    def _expect(
        self, method: str, path: str, status: int, body: Any, token: str | None = None
    ) -> dict[str, Any]:
        got, answer = self._request(method, path, body, token)
        if got != status:
            detail = answer.get("detail") if isinstance(answer, dict) else None
            raise ServiceError(detail or f"Réponse inattendue du service (code {got}).")
        return answer if isinstance(answer, dict) else {}

    def _request(
        self, method: str, path: str, body: Any = None, token: str | None = None
    ) -> tuple[int, Any]:
        headers = {"Accept": "application/json"}
        content = None
        if body is not None:
            content = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            self._connection.request(method, path, content, headers)
            response = self._connection.getresponse()
            raw = response.read()
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            raise ServiceError("Le service ne répond pas.") from error
        try:
            return response.status, json.loads(raw) if raw else None
        except ValueError:
            return response.status, None
