"""The same figure for another value, in many wordings, after each kind of calculation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Conversation, plain

pytestmark = pytest.mark.stack
CASES = yaml.safe_load(Path(__file__).with_name("variations.yaml").read_text())


def _cases() -> list[Any]:
    return [
        pytest.param(opening, said, each["slot"], each["known"], id=f"{opening}: {said}")
        for each in CASES["variations"]
        for opening in each["after"]
        for said in each["say"]
    ]


@pytest.mark.parametrize(("opening", "said", "slot", "value"), _cases())
def test_the_figure_follows(
    talk: Conversation, opening: str, said: str, slot: str, value: str
) -> None:
    talk.say(CASES["openings"][opening])
    reply = talk.say(said)
    known = {item["slot"]: item["value"] for item in talk.last["messages"][-1]["known"]}
    assert plain(value).casefold() in plain(known.get(slot, "")).casefold(), reply
    assert talk.results or "pas de valeur vérifiée" in reply
