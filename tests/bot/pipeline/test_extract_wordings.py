"""The many ways people say one value (``wordings.yaml``), each read as meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Values = Callable[[str, str], list[Any]]

WORDINGS = yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text("utf-8"))
CASES = [(e, message, meant) for e, said in WORDINGS.items() for message, meant in said.items()]


@pytest.mark.parametrize(("entity", "message", "expected"), CASES)
def test_wording(entity: str, message: str, expected: list[Any], values: Values) -> None:
    found = values(message, entity)
    if entity == "income":  # « au RSA » names an income and gives no amount
        found = [income for income in found if income["amount"] is not None]
    if entity == "lease_date":
        found = [lease["date"] for lease in found]
    if entity in ("furnished", "intermediation"):
        found = sorted(set(found), key=str)
    assert found == expected
