"""Spares Rasa 3.6 work that it does again and again with the same outcome.

Measured in a conversation of thirty turns: two thirds of Rasa's processor time went into checking,
at every call of an action, that the *schema* of an action's answer is itself a valid JSON schema;
a tenth into listing the classes of events at every event read back. Both are done once here. What
an action answers is still checked against the schema, each time.

At each of the three or four calls of a turn, Rasa also sends the whole conversation. Actions read
the slots, the latest message and what happened around it: the latest events are enough.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from jsonschema.validators import validator_for  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

#: Events sent to actions: five turns or more.
RECENT_EVENTS = 80


def install() -> None:
    """Replace three functions of Rasa; to be called before it serves."""
    from rasa import __version__ as version  # noqa: PLC0415
    from rasa.core.actions.action import RemoteAction  # noqa: PLC0415 - slow to import
    from rasa.shared.core.trackers import EventVerbosity  # noqa: PLC0415
    from rasa.shared.utils import common  # noqa: PLC0415

    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def validate(_action: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    def call_format(
        action: RemoteAction, tracker: DialogueStateTracker, domain: Domain
    ) -> dict[str, Any]:
        state = tracker.current_state(EventVerbosity.NONE)
        recent = islice(tracker.events, max(0, len(tracker.events) - RECENT_EVENTS), None)
        state["events"] = [event.as_dict() for event in recent]
        call = {
            "next_action": action.name(),
            "sender_id": tracker.sender_id,
            "tracker": state,
            "version": version,
        }
        if domain.does_custom_action_explicitly_need_domain(action.name()):
            call["domain"] = domain.as_dict()
        return call

    RemoteAction._action_call_format = call_format
    RemoteAction._validate_action_result = validate
    common.all_subclasses = lru_cache(maxsize=None)(common.all_subclasses)
