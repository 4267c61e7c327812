"""What a parameter is: a dated value of the law with its proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules_core.results import Confidence, Reference

ParameterValue = Decimal | str | date
Coordinates = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of the law over one period.

    Attributes:
        key: dotted name (``loc_avantages.tax_reduction.rate``).
        label: French name.
        value: an amount, a rate (0.35 for 35 %), a word (DPE class) or a date.
        unit: « €/an », « €/m² », « taux », « ans », « classe DPE », « date »…
        source: title, reference and link of the text, with dates and confidence.
    """

    key: str
    label: str
    value: ParameterValue
    unit: str
    source: Reference

    @property
    def valid_from(self) -> date:
        """First day of validity."""
        return self.source.valid_from

    @property
    def valid_to(self) -> date | None:
        """Last day of validity, None when no end is known."""
        return self.source.valid_to

    @property
    def verified_on(self) -> date:
        """Last day somebody compared the value with its source."""
        return self.source.verified_on

    @property
    def confidence(self) -> Confidence:
        """high (two sources or an official text read) or medium (one source, or derived)."""
        return self.source.confidence

    @property
    def amount(self) -> Decimal:
        """The value as a number.

        Raises:
            TypeError: the value is a word or a date.
        """
        if not isinstance(self.value, Decimal):
            raise TypeError(f"{self.key} is not a number")
        return self.value

    @property
    def day(self) -> date:
        """The value as a date.

        Raises:
            TypeError: the value is a number or a word.
        """
        if not isinstance(self.value, date):
            raise TypeError(f"{self.key} is not a date")
        return self.value


@dataclass(frozen=True, slots=True)
class Gap:
    """A period without a verified value, and why.

    Attributes:
        start, end: first and last day.
        at: the coordinates concerned; a coordinate that is not named matches whatever its value.
        reason: French sentence.
    """

    start: date
    end: date
    at: Mapping[str, frozenset[str]]
    reason: str

    def matches(self, names: Coordinates, coordinates: Coordinates) -> bool:
        """Whether the gap concerns these coordinates."""
        return all(
            value in self.at[name]
            for name, value in zip(names, coordinates, strict=True)
            if name in self.at
        )


@dataclass(frozen=True, slots=True)
class Table:
    """All values of one parameter: for each coordinate, its periods in order.

    Attributes:
        names: names of the coordinates, in order.
        allowed: accepted values of each coordinate.
        start, end: period over which the parameter must be known (no end when None; no start
            when None: each coordinate must then be known from its own first value).
        gaps: periods of it without a verified value.
        outside: what to say about the time before and after it.
        ask: who knows when we do not.
    """

    key: str
    label: str
    unit: str
    ask: str
    names: Coordinates
    allowed: Mapping[str, tuple[str, ...]]
    start: date | None
    end: date | None
    gaps: tuple[Gap, ...]
    outside: tuple[Gap, ...]
    series: Mapping[Coordinates, tuple[Parameter, ...]]


@dataclass(frozen=True, slots=True)
class Family:
    """A file of parameters.

    Attributes:
        name: stem of the file.
        title: French title.
        scheme: the scheme it serves.
        updates: (month, day) at which new values are expected each year; empty when only a law
            changes them.
        verified_on: oldest verification date of its values.
        keys: the parameters it holds.
        gaps: French reasons of the declared gaps.
    """

    name: str
    title: str
    scheme: str
    updates: tuple[tuple[int, int], ...]
    verified_on: date
    keys: tuple[str, ...]
    gaps: tuple[str, ...]

    def expected_since(self, today: date) -> date | None:
        """Day of the last yearly update that is already past, None when there is no such rhythm."""
        days = [
            date(year, month, day)
            for year in (today.year - 1, today.year)
            for month, day in self.updates
        ]
        return max((moment for moment in days if moment <= today), default=None)

    def is_stale(self, today: date) -> bool:
        """Whether a yearly update has passed since the values were last verified."""
        expected = self.expected_since(today)
        return expected is not None and self.verified_on < expected
