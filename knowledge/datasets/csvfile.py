"""Reads official CSV files as they come: any usual encoding, separator and header wording."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

SEPARATORS = ";,\t|"


class UnreadableFile(ValueError):
    """The file is not the CSV expected; the message is French."""


def decode(content: bytes) -> tuple[str, str]:
    """Text of ``content`` and the encoding recognised: UTF-8 (BOM or not), else Windows-1252.

    Raises:
        UnreadableFile: the content is binary, or no text at all.
    """
    if not content.strip():
        raise UnreadableFile("Le fichier est vide.")
    if b"\x00" in content[:4096] or content[:4] in (b"PK\x03\x04", b"%PDF", b"\x1f\x8b\x08\x00"):
        raise UnreadableFile("Ce fichier n’est pas un fichier CSV (contenu binaire).")
    if content.lstrip()[:15].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise UnreadableFile("Ce fichier est une page web, pas un fichier CSV.")
    for encoding, label in (("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return content.decode(encoding), label
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("L’encodage du fichier n’est pas reconnu (UTF-8 ou Windows-1252 attendu).")


def rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines of the file with their number (from 1), blank lines left out."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    if not first.count(separator):
        raise UnreadableFile("La première ligne ne contient pas de séparateur de colonnes.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip().strip("\u00a0\u202f") for cell in cells]
    except csv.Error as error:
        raise UnreadableFile(f"Le fichier CSV est mal formé ({error}).") from error


def find_columns(header: Sequence[str], wanted: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Position of each wanted column, found by the words of its title and not by its place.

    Args:
        header: titles of the file.
        wanted: for each column, alternatives; each is words that must all be in the title, a
            word with ``!`` before must not.

    Raises:
        UnreadableFile: a column is missing; the message lists the titles that were found.
    """
    titles = [plain_words(title) for title in header]
    found: dict[str, int] = {}
    for column, alternatives in wanted.items():
        position = next(
            (
                at
                for alternative in alternatives
                for at, title in enumerate(titles)
                if _fits(title, alternative) and at not in found.values()
            ),
            None,
        )
        if position is None:
            seen = ", ".join(f"« {title} »" for title in header if title)[:300]
            raise UnreadableFile(f"Colonne introuvable : {column}. Colonnes du fichier : {seen}.")
        found[column] = position
    return found


def plain_words(text: str) -> str:
    """Words of ``text`` in lower case without accents, joined with spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"[^\W_]+", plain))


def _fits(title: str, alternative: str) -> bool:
    words = set(title.split(" "))
    return all(
        (word[1:] not in words) if word.startswith("!") else (word in words)
        for word in alternative.split(" ")
    )
