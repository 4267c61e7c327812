"""What the components of the pipeline share: how Rasa makes, trains, keeps and runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class MessageComponent(GraphComponent):
    """Reads messages one by one; has no settings and learns nothing."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Build the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message that has a text, in place."""
        for message in messages:
            if text := message.get(TEXT):
                self.read(message, text)
        return messages

    def read(self, message: Message, text: str) -> None:
        """Change ``message``, whose text is ``text``, in place."""
        raise NotImplementedError


class LearningComponent(MessageComponent):
    """Learns from the examples; what it learnt, ``learnt``, is kept in the trained model."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        learnt: Any = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._learnt = learnt

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Build an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_kwargs: Any,
    ) -> Self:
        """Build a component with what was learnt."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, cls.restore(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples that have a text and an intent, and keep it."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self._learnt = self.learn(examples)
        with self._model_storage.write_to(self._resource) as folder:
            self.keep(folder)
        return self._resource

    def learn(self, examples: list[Message]) -> Any:
        """What the examples teach."""
        raise NotImplementedError

    def keep(self, folder: Path) -> None:
        """Write what was learnt."""
        raise NotImplementedError

    @classmethod
    def restore(cls, folder: Path) -> Any:
        """Read what :meth:`keep` wrote."""
        raise NotImplementedError


def add_entities(message: Message, entities: list[dict[str, Any]]) -> None:
    """Add ``entities`` to those that other components found."""
    message.set(ENTITIES, [*message.get(ENTITIES, []), *entities], add_to_output=True)
