"""Questions that no card answers: one that looks like them is not given a card lightly.

``outside.yml``, beside the cards, is written in Rasa's training format: the language model learns
« out of scope » from the same file.
"""

from __future__ import annotations

from pathlib import Path

import yaml

OUTSIDE_FILE = "outside.yml"


def outside_questions(folder: Path) -> tuple[str, ...]:
    """The questions of ``folder``'s file, in its order; none when there is no file."""
    path = folder / OUTSIDE_FILE
    if not path.exists():
        return ()
    blocks = yaml.safe_load(path.read_text("utf-8"))["nlu"]
    lines = (line for block in blocks for line in block["examples"].splitlines())
    return tuple(dict.fromkeys(line.removeprefix("- ").strip() for line in lines if line.strip()))
