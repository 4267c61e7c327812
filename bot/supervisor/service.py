"""The whole service: which children, in which order, with which words for people."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import sys
import time
from pathlib import Path

from bot.supervisor.checks import answers, get
from bot.supervisor.child import ChildSpec
from bot.supervisor.model_child import model_by_child
from bot.supervisor.ports import LOOPBACK_HOST, free_ports, listening_socket, local_door
from bot.supervisor.run_files import run_folder, tracker_url, write_rasa_files
from bot.supervisor.supervisor import Say, Supervisor
from knowledge.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def serve(
    settings: Settings,
    say: Say,
    maintenance: str | None = None,
) -> int:
    """Run the service until SIGTERM or Ctrl-C.

    Args:
        settings: what was set from outside.
        say: prints one line for people.
        maintenance: message shown instead of answers; only the gateway runs then.

    Returns:
        The exit code: 0 after an end that was asked for, 1 when the service could not start.

    Raises:
        PortBusyError: the public port cannot be opened.
    """
    sock = listening_socket(settings.port, settings.host)
    host, port = local_door(sock)
    supervisor = Supervisor(settings.data_dir / "logs", say)
    supervisor.handle_signals()
    folder = run_folder(settings)
    rasa_port, actions_port = free_ports(2)
    token = secrets.token_urlsafe(24)
    environment = child_environment(settings, port, token)
    say("Bail Clair démarre…")
    try:
        supervisor.add(
            _gateway(
                sock,
                environment,
                rasa_port=rasa_port,
                actions_port=actions_port,
                maintenance=maintenance,
                log_level=settings.log_level,
            )
        )
        if maintenance is None:
            supervisor.add(_actions(actions_port, environment))
            model = model_by_child(settings, environment, supervisor, say)
            if model is None:
                return 0 if supervisor.stopping else 1
            files = write_rasa_files(folder, settings, f"http://127.0.0.1:{actions_port}", token)
            supervisor.add(_rasa(rasa_port, model, files, environment))
        if not supervisor.wait_ready():
            return 0 if supervisor.stopping else 1
        silent = maintenance is not None or _wait_for_answers(supervisor, host, port, say)
        if not supervisor.stopping:
            words = "affiche votre message de maintenance" if silent else "est prêt"
            shown = "localhost" if host == LOOPBACK_HOST else host
            say(f"Bail Clair {words} : http://{shown}:{port}")
        supervisor.run()
        say("Bail Clair s’arrête…")
        return 0
    finally:
        supervisor.stop()
        sock.close()
        shutil.rmtree(folder, ignore_errors=True)


def child_environment(settings: Settings, port: int, actions_token: str) -> dict[str, str]:
    """Variables every child gets on top of the supervisor's own."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        "PORT": str(port),
        "DATA_DIR": str(settings.data_dir),
        "DATABASE_URL": settings.database_url,
        "TRACKER_URL": tracker_url(settings),
        "ACTION_TOKEN": actions_token,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "RASA_TELEMETRY_ENABLED": "false",
        "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "-1",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
    }


def _gateway(
    sock: socket.socket,
    environment: dict[str, str],
    *,
    rasa_port: int,
    actions_port: int,
    maintenance: str | None,
    log_level: str,
) -> ChildSpec:
    host, port = local_door(sock)
    command = [sys.executable, "-m", "bot.gateway", "--fd", str(sock.fileno())]
    command += ["--rasa", f"http://127.0.0.1:{rasa_port}"]
    command += ["--actions", f"http://127.0.0.1:{actions_port}"]
    if maintenance is not None:
        command += ["--maintenance", maintenance]
    return ChildSpec(
        name="gateway",
        label="Serveur web",
        command=command,
        is_ready=answers(port, "/livez", host=host),
        environment={**environment, "LOG_LEVEL": log_level},
        pass_fds=(sock.fileno(),),
        grace=12.0,
        front=True,
    )


def _actions(port: int, environment: dict[str, str]) -> ChildSpec:
    return ChildSpec(
        name="actions",
        label="Serveur d’actions",
        command=[sys.executable, "-m", "actions.server", "--port", str(port)],
        is_ready=answers(port, "/health"),
        environment=environment,
    )


def _rasa(
    port: int, model: Path, files: tuple[Path, Path], environment: dict[str, str]
) -> ChildSpec:
    endpoints, credentials = files
    return ChildSpec(
        name="rasa",
        label="Assistant (Rasa)",
        command=[
            *(sys.executable, "-m", "bot.rasa_server", "--port", str(port), "--model", str(model)),
            *("--endpoints", str(endpoints), "--credentials", str(credentials)),
        ],
        is_ready=answers(port, "/"),
        environment=environment,
    )


def _wait_for_answers(supervisor: Supervisor, host: str, port: int, say: Say) -> bool:
    """Turn until ``/health`` says that a question would be answered.

    Returns:
        True when the desk stopped the bot before: visitors get its message.
    """
    warned = time.monotonic() + 15
    while not supervisor.stopping:
        supervisor.tick()
        with contextlib.suppress(OSError):
            status, body = get(port, "/health", timeout=15, host=host)
            if status == 200:
                return False
            if isinstance(body, dict) and body.get("status") == "maintenance":
                return True
            if time.monotonic() > warned:
                warned = time.monotonic() + 15
                say(f"… en attente d’une première réponse ({body})")
        time.sleep(0.25)
    return False
