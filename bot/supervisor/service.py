"""The whole service: which children, in which order, with which words for people."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.supervisor.checks import answers, get
from bot.supervisor.child import ChildSpec
from bot.supervisor.ports import free_ports, listening_socket
from bot.supervisor.process_tie import tie_to_parent
from bot.supervisor.run_files import run_folder, tracker_url, write_rasa_files
from bot.supervisor.supervisor import Supervisor
from knowledge.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

ModelFinder = Callable[[Settings], "Path | None"]


def serve(
    settings: Settings,
    say: Callable[[str], None],
    maintenance: str | None = None,
    find_model: ModelFinder | None = None,
) -> int:
    """Run the service until SIGTERM or Ctrl-C.

    Args:
        settings: what was set from outside.
        say: prints one line for people.
        maintenance: message shown instead of answers; only the gateway runs then.
        find_model: gives the path of the trained model (default: a child that trains if needed).

    Returns:
        The exit code: 0 after an end that was asked for, 1 when the service could not start.

    Raises:
        PortBusyError: the public port cannot be opened.
    """
    sock = listening_socket(settings.port)
    port = int(sock.getsockname()[1])
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
            )
        )
        if maintenance is None:
            supervisor.add(_actions(actions_port, environment))
            model = (find_model or _model_by_child(environment, supervisor, say))(settings)
            if model is None:
                return 0 if supervisor.stopping else 1
            files = write_rasa_files(folder, settings, f"http://127.0.0.1:{actions_port}", token)
            supervisor.add(_rasa(rasa_port, model, files, environment))
        if not supervisor.wait_ready():
            return 0 if supervisor.stopping else 1
        if maintenance is None:
            _wait_for_answers(supervisor, port, say)
        if not supervisor.stopping:
            words = "est prêt" if maintenance is None else "affiche votre message de maintenance"
            say(f"Bail Clair {words} : http://localhost:{port}")
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
) -> ChildSpec:
    command = [sys.executable, "-m", "bot.gateway", "--fd", str(sock.fileno())]
    command += ["--rasa", f"http://127.0.0.1:{rasa_port}"]
    command += ["--actions", f"http://127.0.0.1:{actions_port}"]
    if maintenance is not None:
        command += ["--maintenance", maintenance]
    return ChildSpec(
        name="gateway",
        label="Serveur web",
        command=command,
        is_ready=answers(int(sock.getsockname()[1]), "/livez"),
        environment=environment,
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


def _model_by_child(
    environment: dict[str, str], supervisor: Supervisor, say: Callable[[str], None]
) -> ModelFinder:
    """Train or find the model in a process of its own: the supervisor stays light.

    Its progress goes to the terminal (standard error), its last line of output is the path.
    """

    def find(_settings: Settings) -> Path | None:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "train", "--print-path"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env={**os.environ, **environment, **_quiet_bars()},
            text=True,
            start_new_session=True,
            preexec_fn=tie_to_parent(),  # noqa: PLW1509 - the supervisor has one thread
        )
        while process.poll() is None:
            if supervisor.stopping:
                process.kill()
                process.wait()
                return None
            supervisor.tick()
            time.sleep(0.1)
        output = process.stdout.read().strip() if process.stdout else ""
        if process.returncode != 0 or not output:
            say("Le modèle n’a pas pu être préparé : voir les lignes au-dessus.")
            return None
        return Path(output.splitlines()[-1])

    return find


def _quiet_bars() -> dict[str, str]:
    """Progress bars only where they can be redrawn in place."""
    return {} if sys.stderr.isatty() else {"TQDM_DISABLE": "1"}


def _wait_for_answers(supervisor: Supervisor, port: int, say: Callable[[str], None]) -> None:
    """Turn until ``/health`` says that a question would be answered."""
    warned = time.monotonic() + 15
    while not supervisor.stopping:
        supervisor.tick()
        with contextlib.suppress(OSError):
            status, body = get(port, "/health", timeout=15)
            if status == 200:
                return
            if time.monotonic() > warned:
                warned = time.monotonic() + 15
                say(f"… en attente d’une première réponse ({body})")
        time.sleep(0.25)
