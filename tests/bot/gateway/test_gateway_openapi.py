"""The OpenAPI description says what the gateway does: checked by schemathesis, on the real one."""

from __future__ import annotations

from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bot.gateway.description import describe
from knowledge.datasets import OFFICIAL_FIELD
from rules_core import RULES
from rules_core.fields import BASE_RENTS, CHOICES, DATES, FLAGS, NUMBERS, TEXTS


@pytest.fixture(scope="session")
def api_schema(api_url: str) -> Any:
    return schemathesis.openapi.from_url(f"{api_url}/api/openapi.json")


schema = schemathesis.pytest.from_fixture("api_schema")


@schema.exclude(path_regex="^/(health|livez|metrics)").parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_are_as_described(case: Any) -> None:
    response = case.call(timeout=30)
    # No bot stands behind this gateway: only that may give a 503, and only a talk can meet it.
    checks = [status_code_conformance, content_type_conformance, response_schema_conformance]
    if not case.operation.path.endswith("/messages"):
        checks.append(not_a_server_error)
    case.validate_response(response, checks=checks)


def fields(node: Any, name: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every property of every schema, with its name."""
    found: list[tuple[str, dict[str, Any]]] = []
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            found.append((f"{name}.{key}", value))
        for key, value in node.items():
            found += fields(value, f"{name}.{key}")
    elif isinstance(node, list):
        for value in node:
            found += fields(value, name)
    return found


def test_every_field_of_a_request_has_a_description_and_an_example() -> None:
    schemas = describe()["components"]["schemas"]
    for name in ("RuleRequest", "Household", "Message", "ConversationRequest"):
        for path, field in fields(schemas[name], name):
            if "$ref" in field or field.get("type") == "null":
                continue
            assert field.get("description"), path
            assert "examples" in field, path


def test_every_field_of_an_answer_has_a_description() -> None:
    schemas = describe()["components"]["schemas"]
    silent = {"messages", "buttons", "sources", "figures", "references", "warnings", "conditions"}
    for name, schema_ in schemas.items():
        for path, field in fields(schema_, name):
            if path.rpartition(".")[2] in silent or {"$ref", "anyOf"} & set(field):
                continue
            assert field.get("description") or field.get("type") == "null", path


def test_amounts_name_their_unit() -> None:
    properties = describe()["components"]["schemas"]["RuleRequest"]["properties"]
    for name, field in properties.items():
        if name.endswith(("_eur", "_m2")):
            assert "€" in field["description"] or "m²" in field["description"], name


def test_every_rule_is_described_and_served(api_url: str) -> None:
    served = requests.get(f"{api_url}/api/openapi.json", timeout=10).json()
    assert served == describe()
    assert served["components"]["schemas"]["RuleName"]["enum"] == list(RULES)
    for rule in RULES:
        response = requests.post(f"{api_url}/api/v1/rules/{rule}", json={}, timeout=10)
        assert response.status_code in (200, 422), rule


def test_every_field_that_the_rules_read_is_described() -> None:
    described = set(describe()["components"]["schemas"]["RuleRequest"]["properties"])
    read = {*NUMBERS, *CHOICES, *FLAGS, *DATES, *TEXTS, BASE_RENTS, "household"}
    assert read - described == {OFFICIAL_FIELD}
