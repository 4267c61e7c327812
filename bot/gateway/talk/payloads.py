"""Buttons: what the bot offered, signed, so that nobody can offer himself anything else."""

from __future__ import annotations

from itsdangerous import BadSignature, URLSafeSerializer


class ButtonSigner:
    """Signs the payloads of one conversation's buttons and checks them when they come back."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def _serializer(self, conversation_id: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret, salt=f"button:{conversation_id}")

    def sign(self, conversation_id: str, payload: str) -> str:
        """An opaque payload that only this conversation can send back."""
        signed = self._serializer(conversation_id).dumps(payload)
        return signed if isinstance(signed, str) else signed.decode()

    def open(self, conversation_id: str, signed: str) -> str | None:
        """The payload that was offered, or None when it was not offered in this conversation."""
        try:
            payload = self._serializer(conversation_id).loads(signed)
        except BadSignature:
            return None
        return payload if isinstance(payload, str) else None
