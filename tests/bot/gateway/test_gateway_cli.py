"""``bailclair`` as people type it: words in French, right exit codes."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.gateway.talk.erasure import Records
from bot.supervisor.run_files import tracker_url
from knowledge.database import open_engine
from knowledge.settings import Settings
from tests.bot.gateway.conftest import BadBot, Visitor


async def bailclair(*arguments: str, data_dir: Path, **environment: str) -> tuple[int, str, str]:
    """Run the command: (exit code, output, errors)."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", *arguments),
        env={**os.environ, "DATA_DIR": str(data_dir), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    output, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode is not None
    return process.returncode, output.decode(), errors.decode()


async def test_help_is_instant_and_french(tmp_path: Path) -> None:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        code, output, _ = await bailclair("--help", data_dir=tmp_path)
        times.append(time.perf_counter() - started)
        assert code == 0
    assert "usage :" in output
    assert "show this help" not in output
    for command in ("serve", "ask", "train", "evaluate", "data", "privacy"):
        assert command in output
    assert min(times) < 1.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "il manque : commande"),
        (["dance"], "choix inconnu"),
        (["ask"], "il manque : question"),
        (["serve", "--fast"], "arguments inconnus : --fast"),
        (["data", "import", "loyers", "x.csv"], "il manque : --year"),
        (["data", "import", "loyers", "x.csv", "--year", "cette"], "nombre entier attendu"),
        (["privacy", "erase"], "il manque l’un de"),
        (["privacy", "erase", "abc", "--all"], "incompatible avec"),
    ],
)
async def test_wrong_arguments(arguments: list[str], words: str, tmp_path: Path) -> None:
    code, output, errors = await bailclair(*arguments, data_dir=tmp_path)
    assert code == 2
    assert output == ""
    assert words in errors


async def test_wrong_setting(tmp_path: Path) -> None:
    code, _, errors = await bailclair("data", "status", data_dir=tmp_path, PORT="huit")
    assert code == 2
    assert "PORT" in errors
    assert "Traceback" not in errors


class TestAsk:
    def port(self, visitor: Visitor) -> str:
        url = visitor.http._base_url
        assert url
        return str(url.port)

    async def test_uses_the_running_service(
        self, visitor: Visitor, bot: BadBot, tmp_path: Path
    ) -> None:
        code, output, errors = await bailclair(
            "ask", "un couple à Arras ?", "et en Loc2 ?", data_dir=tmp_path, PORT=self.port(visitor)
        )
        assert (code, errors) == (0, "")
        assert output.count("Le plafond est de 48 268 €.") == 2
        assert "[Loc2]" in output
        assert "- CGI" in output
        assert bot.texts[1:] == ["un couple à Arras ?", "et en Loc2 ?"]
        asked = [message["sender"] for message in bot.received[1:]]
        assert asked[0] == asked[1], "one conversation"

    async def test_json(self, visitor: Visitor, tmp_path: Path) -> None:
        code, output, _ = await bailclair(
            "ask", "--json", "un couple ?", data_dir=tmp_path, PORT=self.port(visitor)
        )
        assert code == 0
        assert json.loads(output)["status"] == "answered"

    async def test_nothing_is_left_behind(self, visitor: Visitor, tmp_path: Path) -> None:
        await bailclair("ask", "bonjour", data_dir=tmp_path, PORT=self.port(visitor))
        records = Records.open(open_engine(f"sqlite:///{tmp_path / 'conversations.db'}"), 60)
        assert len(records.sessions.sender_ids()) == 1, "only the visitor of the fixture"

    async def test_error_answer_has_its_exit_code(
        self, visitor: Visitor, bot: BadBot, tmp_path: Path
    ) -> None:
        async with visitor.http.get("/health") as response:
            assert response.status == 200
        bot.answer = []
        code, output, _ = await bailclair(
            "ask", "bonjour", data_dir=tmp_path, PORT=self.port(visitor)
        )
        assert code == 1
        assert "Désolé" in output

    async def test_refusals_are_told_in_the_words_of_the_service(
        self, visitor: Visitor, tmp_path: Path
    ) -> None:
        code, _, errors = await bailclair(
            "ask", "x" * 501, data_dir=tmp_path, PORT=self.port(visitor)
        )
        assert code == 1
        assert "trop long" in errors


class TestPrivacy:
    def records(self, data_dir: Path) -> Records:
        settings = Settings.from_env({"DATA_DIR": str(data_dir)})
        return Records.open(open_engine(tracker_url(settings)), 60)

    async def test_erase_one_and_all(self, tmp_path: Path) -> None:
        records = self.records(tmp_path)
        ids = [records.sessions.create().id for _ in range(4)]
        code, output, _ = await bailclair("privacy", "erase", ids[0], data_dir=tmp_path)
        assert (code, output) == (0, "1 conversation effacée.\n")
        code, output, _ = await bailclair("privacy", "erase", "nobody", data_dir=tmp_path)
        assert (code, output) == (0, "0 conversation effacée.\n")
        code, output, _ = await bailclair("privacy", "erase", "--all", data_dir=tmp_path)
        assert (code, output) == (0, "3 conversations effacées.\n")
        assert records.sessions.sender_ids() == set()

    async def test_purge(self, tmp_path: Path) -> None:
        self.records(tmp_path).sessions.create()
        code, output, _ = await bailclair("privacy", "purge", data_dir=tmp_path)
        assert (code, output) == (0, "0 conversation effacée.\n")


class TestServe:
    async def test_busy_port(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            code, _, errors = await bailclair("serve", data_dir=tmp_path, PORT=port)
        assert code == 1
        assert f"Le port {port} est déjà utilisé" in errors

    async def test_maintenance_needs_only_the_gateway(self, tmp_path: Path) -> None:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli", "serve", "--maintenance", "Retour à 14 h."),
            env={**os.environ, "DATA_DIR": str(tmp_path), "PORT": "0", "TODAY": "2026-11-21"},
            stdout=subprocess.PIPE,
        )
        assert process.stdout
        lines = []
        while line := (await asyncio.wait_for(process.stdout.readline(), 60)).decode():
            lines.append(line)
            if "http://" in line:
                break
        assert "maintenance" in lines[-1]
        port = int(lines[-1].rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /api/v1/conversations HTTP/1.0\r\n\r\n")
        answer = (await asyncio.wait_for(reader.read(), 10)).decode()
        assert "503" in answer.splitlines()[0]
        assert "Retour à 14 h." in answer
        writer.close()
        started = time.perf_counter()
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 20) == 0
        assert time.perf_counter() - started < 5
        assert list((tmp_path / "run").iterdir()) == []


async def test_data_status_and_import(tmp_path: Path) -> None:
    code, output, _ = await bailclair("data", "status", data_dir=tmp_path, TODAY="2026-11-21")
    assert code == 1, "no official table was imported"
    assert "absente" in output
    code, output, _ = await bailclair("data", "status", "--json", data_dir=tmp_path)
    assert json.loads(output)["parameters"]
    code, output, _ = await bailclair(
        "data", "import", "loyers", str(tmp_path / "none.csv"), "--year", "2026", data_dir=tmp_path
    )
    assert code == 1
    assert "ne peut pas être lu" in output
