"""One ceiling evaluation takes less than 100 µs of processor, answer and working included."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import rules_core

SETUP = """
from datetime import date
from rules_core import Household, Place, Scheme, Target, income_ceiling
target = Target(Scheme.LOC_AVANTAGES, "loc2")
household = Household(adults=1, dependants=6)
place = Place("A", "autres_regions", "59350", "Lille", "59")
on = date(2026, 11, 21)
"""


def test_a_ceiling_takes_less_than_100_microseconds() -> None:
    """Measured in a process of its own, which a coverage tracer does not slow down."""
    environment = {name: value for name, value in os.environ.items() if "COV" not in name}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "timeit", "-p", "-u", "usec", "-n", "500", "-r", "15"),
            *("-s", SETUP, "income_ceiling(target, household, place, on)"),
        ],
        cwd=Path(rules_core.__file__).parents[1],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    found = re.search(r"best of 15: ([\d.]+) usec", done.stdout)
    assert found, done.stdout
    assert float(found[1]) < 100
