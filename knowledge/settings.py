"""Settings of the whole service, read from the environment in one place.

Every process (gateway, action server, command line) starts from :meth:`Settings.from_env`.
The list of variables is documented in ``docs/reglages.md`` and tested against this module.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
ANY_HOST = "0.0.0.0"  # noqa: S104 - the public door; HOST narrows it
LOOPBACK: tuple[Network, ...] = (
    ipaddress.ip_network("127.0.0.0/8"),
    ipaddress.ip_network("::1/128"),
)
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(ValueError):
    """A variable of the environment has a value that cannot be used; the message is French."""


@dataclass(frozen=True)
class Settings:
    """What can be set from outside.

    Attributes:
        host: IPv4 address the gateway listens on (``HOST``).
        port: TCP port of the gateway, the only one open to the world (``PORT``).
        data_dir: folder of databases, models and logs (``DATA_DIR``).
        database_url: SQLAlchemy address of the database (``DATABASE_URL``).
        redis_url: address of Redis, or None for one machine (``REDIS_URL``).
        allowed_origins: web origins that may embed the widget (``ALLOWED_ORIGINS``).
        trusted_proxies: networks of the reverse proxies whose ``X-Forwarded-For`` is believed
            (``TRUSTED_PROXIES``).
        rate_limit_session: messages per minute and conversation, 0 = off (``RATE_LIMIT_SESSION``).
        rate_limit_address: messages per minute and address, 0 = off (``RATE_LIMIT_ADDRESS``).
        session_minutes: silence after which a conversation ends (``SESSION_MINUTES``).
        retention_days: days a conversation is kept at most (``RETENTION_DAYS``).
        log_level: from which severity on the gateway logs (``LOG_LEVEL``).
        desk_hours: when somebody is at the desk, in words for visitors (``DESK_HOURS``).
        today: the date the service believes it is; tests only (``TODAY``).
    """

    host: str = ANY_HOST
    port: int = 8080
    data_dir: Path = Path("var")
    database_url: str = "sqlite:///var/bailclair.db"
    redis_url: str | None = None
    allowed_origins: tuple[str, ...] = ()
    trusted_proxies: tuple[Network, ...] = LOOPBACK
    rate_limit_session: int = 15
    rate_limit_address: int = 60
    session_minutes: int = 60
    retention_days: int = 30
    log_level: str = "INFO"
    desk_hours: str | None = None
    today: date | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from ``environ`` (default: the process's environment).

        Raises:
            SettingsError: a variable does not have the expected form.
        """
        env = os.environ if environ is None else environ
        data_dir = Path(env.get("DATA_DIR") or "var").resolve()
        today = env.get("TODAY")
        try:
            parsed_today = date.fromisoformat(today) if today else None
        except ValueError as error:
            raise SettingsError(f"TODAY={today!r} : une date AAAA-MM-JJ est attendue.") from error
        return cls(
            host=_host(env),
            port=_integer(env, "PORT", 8080, 0, 65535),
            data_dir=data_dir,
            database_url=env.get("DATABASE_URL") or f"sqlite:///{data_dir / 'bailclair.db'}",
            redis_url=env.get("REDIS_URL") or None,
            allowed_origins=tuple(
                origin.strip().rstrip("/")
                for origin in env.get("ALLOWED_ORIGINS", "").split(",")
                if origin.strip()
            ),
            trusted_proxies=_networks(env, "TRUSTED_PROXIES", LOOPBACK),
            rate_limit_session=_integer(env, "RATE_LIMIT_SESSION", 15, 0, 100_000),
            rate_limit_address=_integer(env, "RATE_LIMIT_ADDRESS", 60, 0, 1_000_000),
            session_minutes=_integer(env, "SESSION_MINUTES", 60, 1, 60 * 24 * 30),
            retention_days=_integer(env, "RETENTION_DAYS", 30, 0, 3650),
            log_level=_choice(env, "LOG_LEVEL", "INFO", LOG_LEVELS),
            desk_hours=env.get("DESK_HOURS", "").strip()[:200] or None,
            today=parsed_today,
        )

    def current_date(self) -> date:
        """The date of today, or the one that tests impose."""
        return self.today or date.today()


def _integer(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    raw = env.get(name)
    if raw is None or raw.strip() == "":
        return default
    try:
        value = int(raw)
    except ValueError as error:
        raise SettingsError(f"{name}={raw!r} : un nombre entier est attendu.") from error
    if not low <= value <= high:
        raise SettingsError(f"{name}={value} : attendu entre {low} et {high}.")
    return value


def _host(env: Mapping[str, str]) -> str:
    raw = (env.get("HOST") or ANY_HOST).strip()
    host = "127.0.0.1" if raw == "localhost" else raw
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError as error:
        raise SettingsError(
            f"HOST={raw!r} : une adresse IPv4 est attendue, par exemple 127.0.0.1."
        ) from error


def _networks(
    env: Mapping[str, str], name: str, default: tuple[Network, ...]
) -> tuple[Network, ...]:
    raw = env.get(name)
    if raw is None or not raw.strip():
        return default
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in raw.split(",") if part.strip())
    except ValueError as error:
        raise SettingsError(
            f"{name}={raw!r} : des adresses ou réseaux séparés par des virgules sont attendus, "
            "par exemple 10.0.0.0/8."
        ) from error


def _choice(env: Mapping[str, str], name: str, default: str, choices: tuple[str, ...]) -> str:
    value = (env.get(name) or default).strip().upper()
    if value not in choices:
        raise SettingsError(f"{name}={value} : attendu {', '.join(choices)}.")
    return value
