"""The Rasa component, alone and inside a trained model."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.agent import Agent
from rasa.model_training import train
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.facts_extractor import FactsExtractor, load_territory
from knowledge.territory import Territory

CONFIG = {
    "recipe": "default.v1",
    "language": "fr",
    "assistant_id": "test",
    "pipeline": [
        {"name": "bot.pipeline.normalizer.DomainNormalizer"},
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "LogisticRegressionClassifier"},
        {"name": "bot.pipeline.facts_extractor.FactsExtractor"},
    ],
    "policies": [{"name": "RulePolicy"}],
}
DOMAIN = {
    "version": "3.1",
    "intents": ["ask", "inform"],
    "entities": ["commune", "household", "income", "surface", "level", "scheme"],
}
NLU = {
    "version": "3.1",
    "nlu": [
        {"intent": "ask", "examples": "- quel plafond\n- ai-je droit à un logement\n"},
        {"intent": "inform", "examples": "- je suis à Lens\n- 45 m²\n- on est quatre\n"},
    ],
}
RULES = {
    "version": "3.1",
    "rules": [{"rule": "ask", "steps": [{"intent": "ask"}, {"action": "action_listen"}]}],
}


@pytest.fixture
def extractor(territory: Territory) -> FactsExtractor:
    """The component on the tests' territory."""
    return FactsExtractor(territory, lambda: date(2026, 11, 21))


def test_entities_of_a_message(extractor: FactsExtractor) -> None:
    text = "Loc2, j'habite Lille et je loue à Lens"
    (message,) = extractor.process([Message({TEXT: text})])
    entities = message.get(ENTITIES)
    assert [(e["entity"], e["value"], e.get("role")) for e in entities] == [
        ("level", "loc2", None),
        ("commune", "59350", "other"),
        ("commune", "62498", None),
    ]
    for entity in entities:
        assert entity["extractor"] == "FactsExtractor"
        assert entity["confidence"] == 1.0
        assert text[entity["start"] : entity["end"]] in {"Loc2", "Lens", "Lille"}


def test_entities_of_other_components_stay(extractor: FactsExtractor) -> None:
    before = [{"entity": "topic", "value": "rent", "start": 0, "end": 5}]
    (message,) = extractor.process([Message({TEXT: "loyer en Loc1", ENTITIES: before})])
    assert [e["entity"] for e in message.get(ENTITIES)] == ["topic", "level"]


def test_a_message_without_text_is_left_alone(extractor: FactsExtractor) -> None:
    (message,) = extractor.process([Message({})])
    assert message.get(ENTITIES) is None


def test_a_failure_still_lets_the_message_through(caplog: pytest.LogCaptureFixture) -> None:
    """A broken territory costs the entities of a message, never the answer."""

    class Broken:
        def find_in_text(self, text: str) -> list[Any]:
            raise RuntimeError(f"no database for {text}")

        find_departments = find_in_text
        find_regions = find_in_text

    (message,) = FactsExtractor(Broken(), date.today).process([Message({TEXT: "à Lens"})])
    assert message.get(ENTITIES) == []
    assert "facts not extracted" in caplog.text


def test_the_territory_is_read_once_per_process(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'places.db'}"
    assert load_territory(address) is load_territory(address)


async def test_in_a_trained_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa trains with the component, stores it, loads it, and its entities carry typed values."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name, content in (
        ("config", CONFIG),
        ("domain", DOMAIN),
        ("data/nlu", NLU),
        ("data/rules", RULES),
    ):
        path = tmp_path / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    result = train(
        domain=str(tmp_path / "domain.yml"),
        config=str(tmp_path / "config.yml"),
        training_files=str(tmp_path / "data"),
        output=str(tmp_path / "models"),
    )
    agent = Agent.load(result.model)
    text = "Loc 2 pour un couple à Lens, 28k de RFR"
    parsed = await agent.parse_message(text)
    found = {e["entity"]: (e["value"], text[e["start"] : e["end"]]) for e in parsed["entities"]}
    assert found == {
        "level": ("loc2", "Loc 2"),
        "household": ({"adults": 2, "couple": True}, "couple"),
        "commune": ("62498", "Lens"),
        "income": ({"amount": 28000, "kind": "rfr", "period": "year"}, "28k"),
    }
