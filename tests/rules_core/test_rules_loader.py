"""A broken parameter file stops the start, with a message that names the file and the line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rules_core import BrokenParameters
from rules_core.loader import load_folder

GOOD = """\
title: Essai
scheme: general
updated: ["01-01"]
verified_on: 2026-11-21
ask: votre ADIL
sources:
  text: {title: Un texte, reference: "Art. 1 ; art. 2", url: null}
parameters:
  demo.amount:
    label: Un montant
    unit: €/an
    coordinates:
      zone: [A, B]
    covers: {from: 2024-01-01, to: 2026-12-31}
    gaps:
      - {to: 2024-12-31, at: {zone: [B]}, reason: Pas de barème.}
    tables:
      - {year: 2024, source: text, confidence: high, values: {A: 10}}
      - {year: 2025, source: text, confidence: high, values: {A: 11, B: 21}}
      - from: 2026-01-01
        to: 2026-12-31
        source: text
        confidence: medium
        values: {A: 12.5, B: 22}
"""


def load(tmp_path: Path, text: str, **more: str):  # type: ignore[no-untyped-def]
    (tmp_path / "demo.yaml").write_text(text, encoding="utf-8")
    for name, content in more.items():
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    return load_folder(tmp_path)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    tables, [family] = load(tmp_path, GOOD)
    [early, late] = tables["demo.amount"].series[("B",)]
    assert (early.value, late.value) == (Decimal(21), Decimal(22))
    assert early.source.reference == "Art. 1\u00a0; art. 2"
    assert late.confidence == "medium"
    assert (late.valid_from, late.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert family.name == "demo"
    assert family.gaps == ("Pas de barème.",)
    assert family.verified_on == date(2026, 11, 21)


BROKEN = {
    "gap": (
        "    gaps:\n      - {to: 2024-12-31, at: {zone: [B]}, reason: Pas de barème.}\n",
        "",
        "aucune valeur à partir du",
    ),
    "hole": (
        "{year: 2025, source",
        "{from: 2025-01-01, to: 2025-11-30, source",
        "aucune valeur à partir du 1er",
    ),
    "overlap": (
        "{year: 2025, source",
        "{from: 2024-12-31, to: 2025-12-31, source",
        "deux valeurs pour le",
    ),
    "too early": ("{year: 2024, source", "{year: 2023, source", "précède le"),
    "too late": (
        "to: 2026-12-31\n        source",
        "to: 2027-12-31\n        source",
        "dépasse la période",
    ),
    "endless": (
        "to: 2026-12-31\n        source",
        "source",
        "dépasse la période",
    ),
    "no source": ("{year: 2024, source: text, ", "{year: 2024, ", "il manque «\u00a0source\u00a0»"),
    "unknown source": (
        "{year: 2024, source: text",
        "{year: 2024, source: other",
        "source inconnue",
    ),
    "low confidence": ("confidence: medium", "confidence: low", "ne s’écrit pas ici"),
    "unknown key": (
        "scheme: general",
        "scheme: general\nnote: x",
        "clé inconnue «\u00a0note\u00a0»",
    ),
    "missing key": ("ask: votre ADIL\n", "", "il manque «\u00a0ask\u00a0»"),
    "duplicate key": ("scheme: general", "scheme: general\nscheme: lli", "écrite deux fois"),
    "not a number": ("{A: 10}", "{A: dix}", "n’est pas un nombre"),
    "infinite": ("{A: 10}", "{A: Infinity}", "n’est pas un nombre"),
    "not a date": ("verified_on: 2026-11-21", "verified_on: hier", "n’est pas une date"),
    "unknown value": ("{A: 10}", "{Z: 10}", "n’est pas une valeur de «\u00a0zone\u00a0»"),
    "unknown coordinate": ("at: {zone: [B]}", "at: {place: [B]}", "coordonnée inconnue"),
    "wrong gap value": ("at: {zone: [B]}", "at: {zone: [Z]}", "n’est pas une valeur de"),
    "no date": ("{year: 2024, source", "{source", "il manque «\u00a0year\u00a0» ou"),
    "two dates": ("{year: 2024, source", "{year: 2024, from: 2024-01-01, source", "s’excluent"),
    "backwards": (
        "to: 2026-12-31\n        source",
        "to: 2025-12-31\n        source",
        "la fin précède le début",
    ),
    "bad link": ("url: null", "url: http://x.fr", "https://"),
    "bad day": ('["01-01"]', '["13-01"]', "MM-JJ"),
    "not a list": ('updated: ["01-01"]', "updated: x", "une liste est attendue"),
    "not a mapping": ("  text: {title", "  text: x\n  other: {title", "est attendue ici"),
    "not a text": ("title: Essai", "title: [a]", "un texte est attendu"),
    "empty text": ("title: Essai", "title:", "un texte est attendu"),
    "not YAML": ("title: Essai", "title: [", "YAML illisible"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused(tmp_path: Path, name: str) -> None:
    old, new, words = BROKEN[name]
    assert old in GOOD
    with pytest.raises(BrokenParameters) as error:
        load(tmp_path, GOOD.replace(old, new, 1))
    assert words in error.value.message
    assert error.value.message.startswith("demo.yaml, ligne ")
    assert 1 <= error.value.line <= GOOD.count("\n") + 2


def test_the_line_is_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(BrokenParameters) as error:
        load(tmp_path, GOOD.replace("{A: 10}", "{A: dix}"))
    assert error.value.file == "demo.yaml"
    assert error.value.line == 18


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenParameters, match="fichier vide"):
        load(tmp_path, "")


def test_the_same_key_in_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenParameters, match="existe déjà"):
        load(tmp_path, GOOD, other=GOOD)


COPY = """\
  demo.copy:
    label: Une copie
    unit: €/an
    coordinates:
      kind: [one, two]
      zone: [A]
    covers: {from: 2025-01-01, to: 2026-12-31}
    gaps:
      - {at: {kind: [two]}, reason: Inconnu.}
    tables:
      - same_as: demo.amount
        at: {kind: one}
        from: 2025-01-01
        times: 1.3
        source: text
        confidence: medium
"""


def test_a_copy_multiplies_and_rounds_to_the_euro(tmp_path: Path) -> None:
    tables, _ = load(tmp_path, GOOD + COPY)
    series = tables["demo.copy"].series
    # 11 × 1.3 = 14.3 → 14; 12.5 × 1.3 = 16.25 → 16
    assert [period.value for period in series[("one", "A")]] == [Decimal(14), Decimal(16)]
    assert {period.confidence for period in series[("one", "A")]} == {"medium"}
    assert series[("two", "A")] == ()


def test_a_plain_copy_keeps_the_proof_of_its_origin(tmp_path: Path) -> None:
    text = GOOD + COPY.replace(
        "        times: 1.3\n        source: text\n        confidence: medium\n", ""
    )
    tables, _ = load(tmp_path, text)
    [first, second] = tables["demo.copy"].series[("one", "A")]
    assert (first.value, second.value) == (Decimal(11), Decimal("12.5"))
    assert (first.confidence, second.confidence) == ("high", "medium")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("same_as: demo.amount", "same_as: demo.nothing", "origine inconnu"),
        ("        at: {kind: one}\n", "", "coordonnées ne sont pas celles"),
    ],
)
def test_an_impossible_copy_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(BrokenParameters, match=words):
        load(tmp_path, GOOD + COPY.replace(old, new))


DATES = """\
  demo.index:
    label: Un indice
    unit: indice
    coordinates:
      quarter: [Q1, Q2, Q3]
    gaps:
      - {at: {quarter: [Q3]}, reason: Pas publié.}
    tables:
      - {from: 2024-01-01, source: text, confidence: high, values: {Q1: 100.10}}
      - {from: 2024-04-01, source: text, confidence: high, values: {Q2: 101}}
"""


def test_without_covers_a_value_is_due_from_its_own_start(tmp_path: Path) -> None:
    tables, _ = load(tmp_path, GOOD + DATES)
    series = tables["demo.index"].series
    assert series[("Q1",)][0].value == Decimal("100.10")
    assert series[("Q3",)] == ()


def test_without_covers_a_value_never_given_must_be_declared(tmp_path: Path) -> None:
    text = GOOD + DATES.replace("{at: {quarter: [Q3]}, reason", "{at: {quarter: [Q2]}, reason")
    with pytest.raises(BrokenParameters, match=r"\(Q3\)"):
        load(tmp_path, text)


def test_two_gaps_end_to_end_fill_a_hole(tmp_path: Path) -> None:
    text = GOOD.replace(
        "- {to: 2024-12-31, at: {zone: [B]}, reason: Pas de barème.}",
        "- {to: 2024-05-31, at: {zone: [B]}, reason: Un.}\n"
        "      - {from: 2024-06-01, to: 2024-12-31, at: {zone: [B]}, reason: Deux.}",
    )
    _, [family] = load(tmp_path, text)
    assert family.gaps == ("Un.", "Deux.")
    with pytest.raises(BrokenParameters, match="aucune valeur"):
        load(tmp_path, text.replace("2024-06-01", "2024-06-02"))


def test_a_value_may_have_its_own_verification_date(tmp_path: Path) -> None:
    text = GOOD.replace("values: {A: 10}", "verified_on: 2025-02-03, values: {A: 10}")
    tables, [family] = load(tmp_path, text)
    assert tables["demo.amount"].series[("A",)][0].verified_on == date(2025, 2, 3)
    assert family.verified_on == date(2025, 2, 3)


WORDS = """\
  demo.class:
    label: Une classe
    unit: classe DPE
    covers: {from: 2024-01-01}
    tables:
      - {from: 2024-01-01, source: text, confidence: high, values: E}
  demo.end:
    label: Une fin
    unit: date
    covers: {from: 2024-01-01, before: "Pas avant le {start}."}
    tables:
      - {from: 2024-01-01, source: text, confidence: high, values: 2027-12-31}
"""


def test_words_and_dates_are_values_too(tmp_path: Path) -> None:
    tables, _ = load(tmp_path, GOOD + WORDS)
    [word] = tables["demo.class"].series[()]
    [end] = tables["demo.end"].series[()]
    assert word.value == "E"
    assert end.day == date(2027, 12, 31)
    assert end.valid_to is None
    [before] = tables["demo.end"].outside
    assert before.reason == "Pas avant le 1er\u00a0janvier\u00a02024."
    with pytest.raises(TypeError):
        _ = word.amount
    with pytest.raises(TypeError):
        _ = word.day
