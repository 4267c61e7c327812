"""The action server: answers the Rasa server on loopback, and nobody else.

rasa-sdk's own server listens on every interface, has no authentication and echoes the whole
conversation when an action fails. This one keeps rasa-sdk's executor and drops the rest.

Usage: ``python -m actions.server --port N`` with ``ACTION_TOKEN`` in the environment.
"""

from __future__ import annotations

import argparse
import hmac
import logging
import os

from aiohttp import web
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from actions.registry import ALL_ACTIONS
from actions.services import open_services

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 8 * 1024 * 1024  # a long conversation is sent whole at each call


def build_app(token: str | None) -> web.Application:
    """Build the web application; ``token`` is required from callers when given."""
    executor = ActionExecutor()
    for action in ALL_ACTIONS:
        executor.register_action(action)

    async def health(_request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def webhook(request: web.Request) -> web.Response:
        given = request.query.get("token", "")
        if token and not hmac.compare_digest(given.encode(), token.encode()):
            return web.json_response({"error": "unauthorized"}, status=401)
        try:
            call = await request.json()
        except ValueError:
            return web.json_response({"error": "invalid body"}, status=400)
        try:
            result = await executor.run(call)
        except ActionExecutionRejection as rejection:
            body = {"error": rejection.message, "action_name": rejection.action_name}
            return web.json_response(body, status=400)
        except ActionNotFoundException as error:
            body = {"error": error.message, "action_name": error.action_name}
            return web.json_response(body, status=404)
        return web.json_response(result)

    app = web.Application(client_max_size=MAX_BODY_BYTES)
    app.router.add_get("/health", health)
    app.router.add_post("/webhook", webhook)
    return app


def main(arguments: list[str] | None = None) -> None:
    """Serve the actions on a loopback port until the process is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    open_services()  # territory and cards are loaded before the first question, not during it
    web.run_app(
        build_app(os.environ.get("ACTION_TOKEN")),
        host="127.0.0.1",
        port=options.port,
        print=None,
        access_log=None,
    )


if __name__ == "__main__":
    main()
