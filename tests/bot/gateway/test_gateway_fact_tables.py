"""Every verified row of the fact tables, through the public HTTP interface."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import requests

from tests.rules_core.test_rules_fact_tables import (
    HOUSEHOLDS,
    INCOME,
    RENTS,
    VERIFIED,
    Row,
    name,
    rent_request,
    requests_for,
)


@pytest.fixture(scope="module")
def http() -> Iterator[requests.Session]:
    with requests.Session() as session:
        yield session


def figure(answer: requests.Response, figure_id: str) -> Decimal:
    assert answer.status_code == 200, answer.text
    figures = {item["id"]: item["value"] for item in answer.json()["figures"]}
    return Decimal(str(figures[figure_id]))


@pytest.mark.parametrize(
    "row",
    [r for r in INCOME if r["confidence"] in VERIFIED and r["household"] in HOUSEHOLDS],
    ids=name,
)
def test_income_ceiling(api_url: str, http: requests.Session, row: Row) -> None:
    for request in requests_for(row):
        body: dict[str, Any] = {**request, "household": HOUSEHOLDS[row["household"]]}
        answer = http.post(f"{api_url}/api/v1/rules/income-ceiling", json=body, timeout=10)
        assert figure(answer, "income_ceiling") == Decimal(row["value_eur"])


@pytest.mark.parametrize("row", [row for row in RENTS if row["confidence"] in VERIFIED], ids=name)
def test_rent_ceiling(api_url: str, http: requests.Session, row: Row) -> None:
    answer = http.post(f"{api_url}/api/v1/rules/rent-ceiling", json=rent_request(row), timeout=10)
    assert figure(answer, "rent_ceiling_per_m2") == Decimal(row["value_eur"])
