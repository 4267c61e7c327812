"""What a dataset is: where it comes from, how it is read, what it must look like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

NO_BREAK = "\u00a0"

#: A row ready for the database: column name → value.
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line of the file that was left out, and why (French)."""

    line: int
    reason: str


@dataclass
class Reading:
    """What a reader made of a file.

    Attributes:
        rows: accepted rows.
        rejected: lines left out, with their reason.
        errors: what makes the whole file unusable (French); empty when it can be used.
        notes: remarks that do not prevent its use (French).
        encoding: encoding that was recognised.
        edition: edition that the file itself announces, None when it does not say.
    """

    rows: list[Row] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    encoding: str = ""
    edition: str | None = None


#: A reader turns the bytes of a file into rows, without touching the database.
Reader = Callable[[bytes], Reading]


@dataclass(frozen=True)
class Dataset:
    """An official table.

    Attributes:
        name: short name on the command line.
        title: French title.
        producer: who publishes it.
        licence: licence of the data.
        page: page for people.
        catalogue: address of the JSON description that lists the yearly files, or None.
        addresses: known addresses of files, by edition (``2026``, ``2026-06-26``).
        reader: how a file is read.
        expected_rows: fewest and most rows of a plausible file.
        max_bytes: largest file accepted.
        key: column that identifies a row.
        values: columns compared with the table in force.
        edition_is_date: editions are dates of effect and not years.
        renewed_on: (month, day) by which the next yearly edition is normally there.
        bundled_edition: edition that the product brings with it, None when it brings none.
        bundled_file: file of that edition, one row a line after a header.
        command: how to import a file at hand, None when only an update can bring one.
    """

    name: str
    title: str
    producer: str
    licence: str
    page: str
    reader: Reader
    expected_rows: tuple[int, int]
    key: str
    values: tuple[str, ...]
    catalogue: str | None = None
    addresses: dict[str, str] = field(default_factory=dict)
    max_bytes: int = 20_000_000
    edition_is_date: bool = False
    renewed_on: tuple[int, int] = (3, 1)
    bundled_edition: str | None = None
    bundled_file: Path | None = None
    command: str | None = None

    def next_update(self, edition: str) -> date:
        """Day by which a newer edition than ``edition`` is expected."""
        year = int(edition[:4]) + 1
        return date(year, *self.renewed_on)

    def is_edition(self, text: str) -> bool:
        """Whether ``text`` has the form of an edition of this dataset."""
        if not self.edition_is_date:
            return len(text) == 4 and text.isdigit()
        try:
            return date.fromisoformat(text).isoformat() == text
        except ValueError:
            return False
