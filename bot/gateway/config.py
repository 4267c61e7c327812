"""What the gateway is told at its start."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.settings import Settings


@dataclass(frozen=True)
class GatewayConfig:
    """Addresses and patience of the gateway.

    Attributes:
        settings: what was set from outside.
        rasa_url: loopback address of the Rasa server.
        actions_url: loopback address of the action server.
        tracker_url: SQLAlchemy address where Rasa keeps conversations.
        maintenance: message shown instead of answers, None in normal service.
        rasa_timeout: seconds a turn may take before the apology.
        busy_wait: seconds a second question waits for the first of the same conversation.
        body_timeout: seconds a client may take to send the body of a request.
        idle_timeout: seconds an idle connection is kept.
    """

    settings: Settings
    rasa_url: str
    actions_url: str
    tracker_url: str
    maintenance: str | None = None
    rasa_timeout: float = 10.0
    busy_wait: float = 2.0
    body_timeout: float = 10.0
    idle_timeout: float = 30.0
