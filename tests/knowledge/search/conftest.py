"""The product's own cards, opened once for all tests of the search; databases of both kinds."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg2
import pytest
from sqlalchemy.engine import Engine

from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.encoder import open_encoder
from knowledge.territory import Territory

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return open_engine(f"sqlite:///{tmp_path_factory.mktemp('knowledge')}/knowledge.db")


@pytest.fixture(scope="session")
def territory(engine: Engine) -> Territory:
    return Territory.load(engine)


@pytest.fixture(scope="session")
def base(engine: Engine, territory: Territory) -> KnowledgeBase:
    """The product: its cards, its encoder, its constants."""
    if open_encoder() is None:
        pytest.skip("the sentence encoder has no build for this machine")
    return KnowledgeBase.open(engine, today=lambda: TODAY, territory=territory)


@pytest.fixture(scope="session")
def words_only(engine: Engine, territory: Territory) -> KnowledgeBase:
    """The product on a machine without an encoder."""
    return KnowledgeBase.open(engine, today=lambda: TODAY, territory=territory, encoder=None)


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real PostgreSQL server, run by hand on loopback for these tests."""
    tools = {name: _postgres_tool(name) for name in ("initdb", "postgres")}
    if not all(tools.values()):
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    folder = tmp_path_factory.mktemp("postgres")
    account = None
    if os.getuid() == 0:  # the server refuses to run as root
        account = "nobody"
        shutil.chown(folder, account)
        for parent in (folder.parent, folder.parent.parent):
            parent.chmod(parent.stat().st_mode | 0o011)
    data, port = folder / "data", _free_port()
    subprocess.run(
        [tools["initdb"], "-D", data, "-U", "cards", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        capture_output=True,
        user=account,
        cwd=folder,
    )
    command = [tools["postgres"], "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [*command, "-c", "fsync=off"], stdout=log, stderr=log, user=account, cwd=folder
        )
    try:
        _wait_until_ready(port, server, folder / "log")
        yield f"postgresql://cards@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # fast shutdown: open connections do not hold it
        server.wait(timeout=20)


def _postgres_tool(name: str) -> str | None:
    found = shutil.which(name)
    if found:
        return found
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(installed[-1]) if installed else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        if server.poll() is not None:
            break
        try:
            psycopg2.connect(host="127.0.0.1", port=port, user="cards", dbname="postgres").close()
        except psycopg2.OperationalError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text()}")
