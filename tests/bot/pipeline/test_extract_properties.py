"""Whatever the text: no crash, evidence inside the text, JSON values, no slowness."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pipeline.extractors import Fact
from bot.pipeline.extractors.canonical import Canonical
from tests.conftest import ROOT

Read = Callable[[str], list[Fact]]

# Pieces of real messages in any order, with any characters between: they reach deeper than noise.
PIECES = st.sampled_from(
    (
        *(
            "Loc 1",
            "loc'avantages",
            "PLUS",
            "pls",
            "45m²",
            "balcon de 6 m2",
            "28 000 €",
            "1.800,50",
        ),
        *("28k", "loyer", "hors charges", "rfr", "par mois", "brut", "smic", "et demi", "couple"),
        *("seule", "avec", "2 enfants", "dont un", "enceinte", "24 et 26 ans", "on est", "T2 2025"),
        *("12/03/2024", "31/02/2024", "mars", "l'an dernier", "en 2024", "DPE", "e", "a"),
        *("classe F", "meublé", "pas", "sans", "association", "mandat", "louer à", "ma fille"),
        *("non,", "pardon", "au lieu de", "Lens", "Saint-Denis", "62300", "zone B1", "neuf"),
        *("vingt-quatre mille", "mille", "cent", "trois", "dans le 62", "1,5", "²", "½", "œ"),
        *("e\u0301", "\u200b", "\u00a0", "\n"),
    )
)
MESSAGES = st.one_of(
    st.text(max_size=120),
    st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=14).map(" ".join),
    st.lists(PIECES, max_size=10).map("".join),
)
ENTITIES = frozenset(yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["entities"])


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(message=MESSAGES)
def test_any_text_is_read(message: str, read: Read) -> None:
    facts = read(message)
    for fact in facts:
        assert fact.entity in ENTITIES
        assert 0 <= fact.start < fact.end <= len(message)
        assert message[fact.start : fact.end] == fact.text
        json.dumps(fact.value, allow_nan=False)
    assert facts == read(message)


@settings(max_examples=300, deadline=None)
@given(message=MESSAGES)
def test_canonical_text_stays_tied_to_the_original(message: str) -> None:
    text = Canonical.read(message)
    assert len(text.text) == len(text.cased) == len(text.starts) == len(text.ends)
    assert text.text == text.cased.lower()
    assert list(text.starts) == sorted(text.starts)
    assert all(0 <= a < b <= len(message) for a, b in zip(text.starts, text.ends, strict=True))


TYPICAL = (
    "Bonjour, je suis seule avec deux enfants à Lille et mon revenu fiscal de référence est de "
    "vingt-huit mille euros, loyer 450 € hors charges, T2 de 45 m² avec balcon de 6 m². "
)
REPEATED = ["dpe =", "a", "louer", "1 000", "pas", "12/03/", "non,", "vingt", "enfant et", "e à"]


def _best_milliseconds(read: Read, message: str) -> float:
    durations = []
    for _ in range(5):
        start = time.process_time()
        read(message)
        durations.append(time.process_time() - start)
    return 1000 * min(durations)


def test_five_hundred_characters_are_read_quickly(read: Read) -> None:
    """About 5 ms on an idle core, places included; the bound leaves room for a busy machine."""
    assert _best_milliseconds(read, (TYPICAL * 3)[:500]) < 20


@pytest.mark.parametrize("piece", REPEATED)
def test_repetition_does_not_make_patterns_explode(piece: str, read: Read) -> None:
    message = (f"{piece} " * 500)[:1000]
    assert _best_milliseconds(read, message) < 400
