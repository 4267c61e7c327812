"""Spares Rasa 3.6 work that it does again and again with the same outcome.

Measured in a conversation of thirty turns: two thirds of Rasa's processor time went into checking,
at every call of an action, that the *schema* of an action's answer is itself a valid JSON schema;
a tenth into listing the classes of events at every event read back. Both are done once here. What
an action answers is still checked against the schema, each time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jsonschema.validators import validator_for  # type: ignore[import-untyped]


def install() -> None:
    """Replace the two functions of Rasa; to be called before it serves."""
    from rasa.core.actions.action import RemoteAction  # noqa: PLC0415 - slow to import
    from rasa.shared.utils import common  # noqa: PLC0415

    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def validate(_action: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate
    common.all_subclasses = lru_cache(maxsize=None)(common.all_subclasses)
