"""Runs the Rasa server for ourselves only: loopback, REST channel, no HTTP API, no telemetry.

``python -m bot.rasa_server --port N --model PATH --endpoints FILE --credentials FILE``.
The same as ``rasa run``, without the seconds its command line spends importing everything, and
with logs that hold no message. Rasa starts to listen once the model is loaded.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import warnings
from collections.abc import MutableMapping
from importlib import import_module
from typing import Any

import structlog

from bot import rasa_speed

# Rasa also logs what people wrote and what was understood of it, under other keys.
_LOGGED = ("event", "level", "timestamp", "exception", "event_info", "action_name", "endpoint")


def main() -> None:
    """Read the arguments and serve until SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m bot.rasa_server")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--endpoints", required=True)
    parser.add_argument("--credentials", required=True)
    arguments = parser.parse_args()

    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    warnings.simplefilter("ignore")
    _configure_logs(os.environ.get("LOG_LEVEL", "WARNING").upper())
    # Rasa's classifiers are kept by skops, whose import looks through every module loaded so far:
    # measured, 7 s of processor time after Rasa's own imports, 3 s before them.
    import_module("skops.io")
    from rasa.core.run import serve_application  # noqa: PLC0415 - after warnings and logs
    from rasa.core.utils import AvailableEndpoints  # noqa: PLC0415

    rasa_speed.install()
    serve_application(
        model_path=arguments.model,
        interface="127.0.0.1",
        port=arguments.port,
        credentials=arguments.credentials,
        endpoints=AvailableEndpoints.read_endpoints(arguments.endpoints),
        enable_api=False,
    )


def _configure_logs(level_name: str) -> None:
    level = logging.getLevelNamesMapping().get(level_name, logging.WARNING)
    logging.basicConfig(
        format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stdout, level=level
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            _keep_technical,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
    )


def _keep_technical(
    _logger: Any, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Drop everything but technical keys: messages of visitors never reach a log."""
    return {key: value for key, value in event.items() if key in _LOGGED}


if __name__ == "__main__":
    main()
