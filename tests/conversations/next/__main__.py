"""``python -m tests.conversations.next``: how well what comes next is read, with the real model.

``--fit`` first fits the coefficients (``knowledge/search/calibration.yaml``, section ``following``,
and ``actions/cards/goes_on.yml``) on six of the eight authors; the
other two only judge.
"""

from __future__ import annotations

import argparse
import asyncio
from typing import Any

from rasa.core.agent import Agent

from actions.services import open_services
from bot.model import ensure_model
from knowledge.settings import Settings
from tests.conversations.next.fit import fit_choice, fit_ranking
from tests.conversations.next.judge import judge
from tests.conversations.next.turns import FITTED, JUDGED, read_turns


def main() -> None:
    """Fit when asked to, then measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.conversations.next", description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the coefficients first")
    parser.add_argument("--show", action="store_true", help="list the failures, but of the judge")
    options = parser.parse_args()
    agent = Agent.load(str(ensure_model(Settings.from_env())))

    def parse(text: str) -> dict[str, Any]:
        return dict(asyncio.run(agent.parse_message(text)) or {})

    services = open_services()
    fitted = list(read_turns(FITTED, parse, services))
    if options.fit:
        fit_ranking(fitted, services)
        open_services.cache_clear()
        services = open_services()
        fit_choice(fitted, services)
    judged = list(read_turns(JUDGED, parse, services))
    for names, turns in ((FITTED, fitted), (JUDGED, judged)):
        verdicts = judge(turns, services)
        print(f"{', '.join(names)}: {len(turns)} messages")
        for kind in ("card", "calc", "note", "other"):
            right = [verdict.right for verdict in verdicts if verdict.turn.kind == kind]
            print(f"  {kind}: {sum(right)}/{len(right)}")
        if options.show and names != JUDGED:
            print(*(verdict.said() for verdict in verdicts if not verdict.right), sep="\n")


if __name__ == "__main__":
    main()
