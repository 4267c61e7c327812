"""``python -m bot.gateway``: run the gateway on an inherited socket or on the settings' port.

The supervisor opens the public socket and hands it down (``--fd``): visitors who come while the
gateway restarts wait a moment instead of being refused.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import resource
import signal
import socket
import sys
from datetime import UTC, datetime

import structlog
from aiohttp import web

from bot.gateway import keys
from bot.gateway.app import build_app
from bot.gateway.config import GatewayConfig
from bot.gateway.logs import configure_logs
from bot.supervisor.ports import listening_socket
from bot.supervisor.run_files import tracker_url
from knowledge.datasets import start_background_update
from knowledge.settings import Settings

# Seconds given, at the end, to answers under way.
_LAST_ANSWERS = 11.0


def main() -> None:
    """Read the arguments and serve until SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m bot.gateway")
    parser.add_argument("--fd", type=int, help="inherited listening socket")
    parser.add_argument("--rasa", required=True, help="address of the Rasa server")
    parser.add_argument("--actions", required=True, help="address of the action server")
    parser.add_argument("--maintenance", help="message shown instead of answers")
    arguments = parser.parse_args()
    settings = Settings.from_env()
    configure_logs(settings.log_level)
    _allow_many_connections()
    sock = (
        socket.socket(fileno=arguments.fd)
        if arguments.fd is not None
        else listening_socket(settings.port, settings.host)
    )
    config = GatewayConfig(
        settings=settings,
        rasa_url=arguments.rasa,
        actions_url=arguments.actions,
        tracker_url=os.environ.get("TRACKER_URL") or tracker_url(settings),
        maintenance=arguments.maintenance,
    )
    asyncio.run(serve(config, sock))
    # Everything is closed; a thread still busy encoding cards must not keep the process alive.
    sys.stdout.flush()
    os._exit(0)


async def serve(config: GatewayConfig, sock: socket.socket) -> None:
    """Serve on ``sock`` until SIGTERM or SIGINT, then finish the answers under way."""
    app = build_app(config)
    runner = web.AppRunner(
        app,
        access_log=None,
        keepalive_timeout=config.idle_timeout,
        shutdown_timeout=_LAST_ANSWERS,
        lingering_time=2.0,
    )
    await runner.setup()
    await web.SockSite(runner, sock, backlog=512).start()
    structlog.get_logger(__name__).info("gateway_started", port=sock.getsockname()[1])
    warming = asyncio.create_task(_warm_up(app))
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    await ended.wait()
    warming.cancel()
    await runner.cleanup()


async def _warm_up(app: web.Application) -> None:
    """Open the library ahead of need, once the bot answers: its start needs all processors."""
    while not (await app[keys.PROBE].check()).ok:
        await asyncio.sleep(1)
    app[keys.LIBRARY].open()
    settings = app[keys.CONFIG].settings
    if settings.today is None:  # a service with an imposed date keeps the data it has
        start_background_update(settings.database_url, datetime.now(UTC))


def _allow_many_connections() -> None:
    """Idle connections are cheap: let there be as many as the system allows, up to 65 536."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


if __name__ == "__main__":
    main()
