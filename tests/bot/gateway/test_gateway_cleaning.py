"""What is typed becomes plain, visible text that Rasa cannot take for a command."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.talk.cleaning import clean_text, is_command, without_leading_slash


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  bonjour  ", "bonjour"),
        ("e\u0301te\u0301", "été"),
        ("a\u202eb\u202cc", "abc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\U000e0041\U000e0042tag", "tag"),
        ("nul\x00 bell\x07 esc\x1b[31m", "nul bell esc[31m"),
        ("1\u202f200\u00a0€", "1 200 €"),
        ("a\r\nb\u2028c\td", "a\nb\nc d"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("x\ufe0f\U000e0100y", "xy"),
        ("\u3164\u2800", ""),
        ("l’été œuvre €", "l’été œuvre €"),
    ],
)
def test_cleaning(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_no_character_stands_for_a_phrase() -> None:
    """U+FDFA makes the encoder's tokenizer write beyond its buffer."""
    longest = max(
        len(unicodedata.normalize("NFKC", character))
        for character in clean_text("".join(map(chr, range(0x110000))))
    )
    assert longest <= 3
    assert clean_text("\ufdfa").startswith("صلى")


def test_piled_up_accents_are_cut() -> None:
    assert len(clean_text("e" + "\u0334" * 300)) <= 3


@given(st.text(max_size=300))
def test_clean_text_is_clean_and_stable(text: str) -> None:
    cleaned = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    categories = {unicodedata.category(c) for c in cleaned if c != "\n"}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert clean_text(cleaned) == cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    "text",
    ["/restart", "/session_start", '/inform{"commune":"62041"}', "/a@0.9", "/a_b {\n}", "/back"],
)
def test_commands(text: str) -> None:
    assert is_command(text)


@pytest.mark.parametrize("text", ["/ et alors ?", "/un texte ordinaire", "restart", "1/2 part"])
def test_not_commands(text: str) -> None:
    assert not is_command(text)


@given(st.text(alphabet="/ \n\tab\u2028\u00a0", max_size=20))
def test_nothing_typed_reaches_rasa_as_a_command(text: str) -> None:
    words = without_leading_slash(clean_text(text))
    assert not words.strip().startswith("/")
