"""The trained language model: found in the cache when nothing it depends on has changed."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import structlog

from knowledge.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent
#: Rasa's training data; what is out of scope is also what no card answers.
TRAINING = ("bot/training", "knowledge/cards/outside.yml")
#: What the model depends on: data, dialogue, configuration, our components and all libraries.
INPUTS = ("config.yml", "domain.yml", *TRAINING, "bot/pipeline", "requirements.txt")
KEPT_MODELS = 3


class TrainingFailed(RuntimeError):
    """Rasa could not train a model; the message is French."""


def ensure_model(settings: Settings, *, force: bool = False) -> Path:
    """Return the model of the present training data, training it first when there is none.

    Rasa's own cache makes this incremental: only the components that depend on what changed are
    trained again.

    Raises:
        TrainingFailed: the training data or the configuration cannot be used.
    """
    folder = settings.data_dir / "models"
    model = folder / f"bailclair-{fingerprint()}.tar.gz"
    if model.exists() and not force:
        return model
    folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    _say("Entraînement du modèle de langue (quatre à cinq minutes la première fois)…")
    _train(model, settings.data_dir / "cache" / "rasa", force=force)
    _say(f"Modèle prêt en {time.monotonic() - start:.0f} s.")
    for old in sorted(folder.glob("bailclair-*.tar.gz"), key=_age)[:-KEPT_MODELS]:
        old.unlink()
    return model


def fingerprint() -> str:
    """Hash of everything the model depends on."""
    digest = hashlib.sha256()
    for path in _files(INPUTS):
        digest.update(str(path.relative_to(PROJECT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def training_files() -> list[Path]:
    """Rasa's files of examples and rules."""
    return [path for path in _files(TRAINING) if path.suffix == ".yml"]


def _files(names: Sequence[str]) -> Iterator[Path]:
    for name in names:
        path = PROJECT / name
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in {".yml", ".yaml", ".py"})
        else:
            yield path


def _train(model: Path, cache: Path, *, force: bool) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    os.environ["RASA_CACHE_DIRECTORY"] = str(cache)
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    warnings.simplefilter("ignore")
    logging.getLogger().setLevel(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    from rasa.model_training import train  # noqa: PLC0415 - slow import, only to train

    result = train(
        domain=str(PROJECT / "domain.yml"),
        config=str(PROJECT / "config.yml"),
        training_files=[str(PROJECT / path) for path in TRAINING],
        output=str(model.parent),
        fixed_model_name=model.name.removesuffix(".tar.gz"),
        force_training=force,
    )
    if result.model is None or not model.exists():
        raise TrainingFailed("L’entraînement du modèle a échoué : voyez les messages ci-dessus.")


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _say(message: str) -> None:
    print(f"▸ {message}", file=sys.stderr, flush=True)  # noqa: T201 - progress for people
