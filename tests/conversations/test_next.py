"""What people type next: the right answer, or card, for an author no coefficient was fitted on."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.services import open_services
from bot.model import ensure_model
from knowledge.settings import Settings
from tests.conversations.next.judge import judge
from tests.conversations.next.turns import FITTED, FOLDER, JUDGED, read_turns

CARDS = Path(__file__).parents[2] / "knowledge" / "cards"
#: Share of the messages rightly answered, by what is wanted; raised when the reading gets better.
FLOORS = {"card": 0.62, "calc": 0.92, "note": 0.85, "other": 0.7}


def test_every_card_wanted_exists() -> None:
    ids = {path.stem for path in CARDS.glob("*/*.md")}
    for name in (*FITTED, *JUDGED):
        for opening in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")):
            wants = [opening["gets"], *(then["want"] for then in opening["then"])]
            missing = {card for want in wants for card in want.get("card", ())} - ids
            assert not missing, f"{name}: {opening['first']}"


def test_what_comes_next_is_answered(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rasa.core.agent import Agent

    agent = Agent.load(str(ensure_model(Settings.from_env({}))))
    monkeypatch.setenv("DATA_DIR", str(tmp_path_factory.mktemp("next")))
    monkeypatch.setenv("TODAY", "2026-11-22")
    open_services.cache_clear()

    def parse(text: str) -> dict[str, Any]:
        return dict(asyncio.run(agent.parse_message(text)) or {})

    services = open_services()
    verdicts = judge(list(read_turns(JUDGED, parse, services)), services)
    open_services.cache_clear()
    for kind, floor in FLOORS.items():
        right = [verdict.right for verdict in verdicts if verdict.turn.kind == kind]
        assert sum(right) / len(right) >= floor, f"{kind}: {sum(right)} of {len(right)}"
