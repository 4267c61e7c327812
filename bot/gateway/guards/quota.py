"""How many requests a minute a conversation or an address may send."""

from __future__ import annotations

import asyncio
import hashlib
import math
import time

import structlog
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import FixedWindowRateLimiter
from redis import RedisError

from bot.gateway.problems import Problem

_log = structlog.get_logger(__name__)


class Quota:
    """Limits per minute, in memory or, with several machines, in Redis.

    The minute begins with the first request, so « réessayez dans N secondes » is exact. When Redis
    does not answer, this gateway counts by itself.
    """

    def __init__(self, redis_url: str | None, secret: bytes) -> None:
        # The limiters only hold weak references to their storage.
        self._memory = MemoryStorage()
        self._own = FixedWindowRateLimiter(self._memory)
        self._redis: RedisStorage | None = None
        self._shared: FixedWindowRateLimiter | None = None
        if redis_url:
            self._redis = RedisStorage(redis_url, socket_connect_timeout=1, socket_timeout=1)
            self._shared = FixedWindowRateLimiter(self._redis)
        self._secret = secret[:64]

    async def spend(self, family: str, who: str, per_minute: int) -> None:
        """Count one request; ``per_minute`` 0 means no limit.

        Args:
            family: what is counted (« messages », « search »…).
            who: conversation or address; only a keyed hash of it is kept.
            per_minute: how many are allowed.

        Raises:
            Problem: 429 with the number of seconds to wait.
        """
        if per_minute <= 0:
            return
        item = RateLimitItemPerMinute(per_minute)
        key = hashlib.blake2b(who.encode(), key=self._secret, digest_size=16).hexdigest()
        if self._shared:
            wait = await asyncio.to_thread(self._hit_shared, self._shared, item, family, key)
        else:
            wait = _hit(self._own, item, family, key)
        if wait:
            raise Problem(
                429,
                "too-many-requests",
                f"Vous avez envoyé beaucoup de demandes en peu de temps. Réessayez dans {wait} "
                f"seconde{'s' if wait > 1 else ''}.",
                headers={"Retry-After": str(wait)},
                retry_after=wait,
            )

    def _hit_shared(
        self, shared: FixedWindowRateLimiter, item: RateLimitItemPerMinute, family: str, key: str
    ) -> int:
        try:
            return _hit(shared, item, family, key)
        except RedisError as error:
            _log.warning("quota_store_down", error=type(error).__name__)
            return _hit(self._own, item, family, key)


def _hit(
    limiter: FixedWindowRateLimiter, item: RateLimitItemPerMinute, family: str, key: str
) -> int:
    """Seconds to wait, 0 when the request may pass."""
    if limiter.hit(item, family, key):
        return 0
    reset, _remaining = limiter.get_window_stats(item, family, key)
    return max(1, math.ceil(float(reset) - time.time()))
