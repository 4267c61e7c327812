"""``python -m tests.conversations``: plays the blind conversations on a running service.

Prints the pass rate of each row and half. Failing turns are shown in full for the ``dev`` half
only: nobody reads single results of the ``report`` half, so that its rate stays honest.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from tests.conftest import Stack
from tests.conversations.player import FILE, ROWS, Failure, load, play


def main() -> None:
    """Play, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.conversations", description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="address of the service")
    parser.add_argument("--file", type=Path, default=FILE, help="which conversations to play")
    parser.add_argument("--split", choices=("dev", "report"), help="only this half")
    parser.add_argument("--row", choices=ROWS, help="only this behaviour")
    parser.add_argument("--id", help="only this conversation")
    options = parser.parse_args()
    tally: defaultdict[tuple[str, str], list[str | None]] = defaultdict(list)
    stack = Stack(options.url, Path())
    for conversation in load(options.file):
        identifier, row, split = (conversation[key] for key in ("id", "row", "split"))
        wanted = {"split": split, "row": row, "id": identifier}
        if any(getattr(options, key) not in (None, value) for key, value in wanted.items()):
            continue
        failures = play(conversation, stack)
        tally[row, split].append(identifier if failures else None)
        if failures and split == "dev":
            show(identifier, conversation["title"], failures)
    report(tally)


def show(identifier: str, title: str, failures: list[Failure]) -> None:
    """Print the failing turns of one conversation in full."""
    print(f"\n=== {identifier} · {title}")
    for failure in failures:
        print(f"turn {failure.turn}: {failure.deed}")
        for lack in failure.missing:
            print(f"  MISSING {lack}")
        print("  " + failure.answer.replace("\n", "\n  "))


def report(tally: dict[tuple[str, str], list[str | None]]) -> None:
    """Print how many pass, by row and half, then the ids that fail."""
    print()
    for split in ("dev", "report"):
        halves = (outcomes for (_row, half), outcomes in tally.items() if half == split)
        played = [outcome for outcomes in halves for outcome in outcomes]
        if not played:
            continue
        for row in ROWS:
            if some := tally.get((row, split)):
                print(f"{split:7} {row:24} {some.count(None):3} of {len(some)}")
        share = played.count(None) / len(played)
        print(f"{split:7} {'all':24} {played.count(None):3} of {len(played)} = {share:.1%}")
        print(f"{split:7} failing: {' '.join(i for i in played if i) or 'none'}\n")


if __name__ == "__main__":
    main()
