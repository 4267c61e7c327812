"""The pipelines that are compared, trained and run as Rasa trains and runs them."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.evaluation.messages import Expected
from bot.evaluation.scores import Reading
from bot.model import training_files

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).with_name("pipelines")
PRODUCT = "produit"


@dataclass(frozen=True)
class Pipeline:
    """A Rasa configuration under test.

    Attributes:
        title: French, for the report.
        slow: trained only on demand (DIET traces its graph for minutes).
    """

    name: str
    path: Path
    title: str
    slow: bool


@dataclass(frozen=True)
class Trained:
    """A pipeline ready to read; ``read`` gives Rasa's parse of a text."""

    pipeline: Pipeline
    read: Callable[[str], dict[str, Any]]
    seconds: float

    def readings(
        self, messages: Sequence[Expected], vary: Callable[[str], str] | None = None
    ) -> tuple[list[Reading], float]:
        """Readings of ``messages`` and the milliseconds that one takes."""
        start = time.perf_counter()
        found = []
        for message in messages:
            parse = self.read(vary(message.text) if vary else message.text)
            intent = parse["intent"]
            found.append(
                Reading(
                    message,
                    str(intent["name"] or "nlu_fallback"),
                    float(intent["confidence"] or 0.0),
                    list(parse["entities"]),
                )
            )
        return found, 1000 * (time.perf_counter() - start) / max(1, len(messages))


def all_pipelines() -> dict[str, Pipeline]:
    """The product's pipeline first, then every file of the folder."""
    product = Pipeline(PRODUCT, PROJECT / "config.yml", "le produit (config.yml)", slow=False)
    found = {PRODUCT: product}
    for path in sorted(FOLDER.glob("*.yml")):
        about = yaml.safe_load(path.read_text("utf-8"))["metadata"]
        found[path.stem] = Pipeline(path.stem, path, about["title"], bool(about["slow"]))
    return found


def train(pipeline: Pipeline, data_dir: Path) -> Trained:
    """Train the pipeline on the product's examples; what the service trained is taken over."""
    os.environ["RASA_CACHE_DIRECTORY"] = str(data_dir / "cache" / "rasa")
    from rasa.core.agent import Agent  # noqa: PLC0415 - slow import
    from rasa.core.channels.channel import UserMessage  # noqa: PLC0415
    from rasa.model_training import train_nlu  # noqa: PLC0415

    start = time.monotonic()
    model = train_nlu(
        config=str(pipeline.path),
        nlu_data=str(_gathered(data_dir / "cache" / "evaluation" / "nlu")),
        output=str(data_dir / "cache" / "evaluation"),
        fixed_model_name=pipeline.name,
        domain=str(PROJECT / "domain.yml"),
    )
    seconds = time.monotonic() - start
    processor = Agent.load(model_path=model).processor

    def read(text: str) -> dict[str, Any]:
        return dict(asyncio.run(processor.parse_message(UserMessage(text))))

    return Trained(pipeline, read, seconds)


def _gathered(folder: Path) -> Path:
    """The training files copied into one folder: Rasa takes a single path for language alone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in training_files():
        shutil.copy(path, folder)
    return folder
