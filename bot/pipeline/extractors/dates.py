"""When the lease takes effect (``lease_date``).

``lease_date`` is ``{"date": "2024-12-31", "precision": "year"}``. A past year or month stands for
its last day, the current one for today, a future one for its first day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.date_words import (
    CUE_NEEDED,
    DAY_OF_MONTH,
    FEAST,
    FEASTS,
    MONTHS,
    NUMERIC,
    PAST,
    PAST_PARTICIPLE,
    PUT_OFF,
    RELATIVE,
    SEASON,
    SEASONS,
    SINCE,
    STARTING,
    SUPPOSED,
    UNTIL,
    WEEKDAY,
    WEEKDAYS,
    WRITTEN,
    YEAR_ONLY,
)
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.lease_matter import (
    about_a_lease,
    about_a_letting,
    about_now,
    starts_a_lease,
    strength,
)

_Reading = tuple[re.Match[str], date | None, str]

EARLIEST = 2005
"""A smaller figure is rather an amount, or the year of a building."""


def extract_lease_dates(text: Canonical, today: date, taken: list[Fact]) -> list[Fact]:
    """Dates on which a lease takes effect; dates of other matters are left out.

    Args:
        text: the message.
        today: the date relative expressions count from.
        taken: facts found before, whose characters cannot be a date.
    """
    facts: list[Fact] = []
    strengths: list[int] = []
    dates = list(every_date(text, today))
    closing = _ends_of_periods(text, dates)
    for start, end, day, precision in dates:
        first, last = text.span(start, end)
        if any(fact.overlaps(first, last) for fact in (*taken, *facts)):
            continue
        if any(a < end and start < b for a, b in closing):
            continue
        ahead, exact = day > today, precision != "year"
        if not starts_a_lease(text.text, start, end, ahead=ahead, exact=exact):
            continue
        value = {"date": day.isoformat(), "precision": precision}
        facts.append(text.fact("lease_date", value, start, end))
        strengths.append(strength(text.text, start, end))
    best = max(strengths, default=0)
    kept = [fact for fact, said in zip(facts, strengths, strict=True) if said >= min(best, 2)]
    return sorted(kept, key=lambda fact: fact.start)


def date_spans(text: Canonical, today: date) -> list[tuple[int, int]]:
    """Original spans of every date of the message, whatever it is the date of."""
    return [text.span(start, end) for start, end, _, _ in every_date(text, today)]


def every_date(text: Canonical, today: date) -> Iterator[tuple[int, int, date, str]]:
    """Every date: start and end in canonical text, the day it stands for, its precision."""
    readers = (
        *(_numeric_dates, _written_dates, _feasts, _days_of_month),
        *(_relative_dates, _seasons, _years),
    )
    for found in chain.from_iterable(reader(text, today) for reader in readers):
        match, day, precision = found
        if day:
            yield match.start(), match.end(), day, precision


def _ends_of_periods(
    text: Canonical, dates: list[tuple[int, int, date, str]]
) -> list[tuple[int, int]]:
    """« du 1er mars 2024 au 28 février 2027 »: spans of the second dates."""
    ends = {end for _, end, _, _ in dates}
    second = [
        (start, end, until.start())
        for start, end, _, _ in dates
        if (until := UNTIL.search(text.text[:start])) and until.start() in ends
    ]
    if second and PUT_OFF.search(text.text[: second[0][0]]):  # « reporté du 1er au 15 mai »
        first_ends = {before for _, _, before in second}
        return [(start, end) for start, end, _, _ in dates if end in first_ends]
    return [(start, end) for start, end, _ in second]


def _numeric_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in NUMERIC.finditer(text.text):
        if match["m3"]:
            yield match, _in_month(int(match["y3"]), int(match["m3"]), today), "month"
        elif match["m5"]:
            near = _year_of(int(match["m5"]), "near", today)
            yield match, _safe_date(near, int(match["m5"]), int(match["d5"])), "day"
        elif match["m4"]:
            yield match, _in_month(int(match["y4"]), int(match["m4"]), today), "month"
        else:
            year, month, day = (match[k] or match[k + "2"] for k in "ymd")
            yield match, _safe_date(_full_year(year), int(month), int(day)), "day"


def _written_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in WRITTEN.finditer(text.text):
        yield match, *_written(match, text, today)


def _relative_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for pattern, move in RELATIVE:
        for match in pattern.finditer(text.text):
            start, end = match.span()
            if _fits_a_lease(text.text, start, end, move):
                yield match, *_relative(move, match.groupdict().get("n"), today)


def _fits_a_lease(text: str, start: int, end: int, move: str) -> bool:
    """Whether a relative date may be a lease's; « demain » and « depuis deux ans » say little."""
    if text.startswith(SINCE, start):
        return about_a_letting(text, start, end)
    if move.startswith("day"):
        return about_a_lease(text, start, end)
    return not move.endswith("+0") or about_now(text, start, end)


def _days_of_month(text: Canonical, today: date) -> Iterator[_Reading]:
    """« le 3 du mois », « le 1er du mois prochain », « lundi prochain »."""
    for match in DAY_OF_MONTH.finditer(text.text):
        step = _step(match["rel"])
        months = today.year * 12 + today.month - 1 + step
        day = 1 if match["day"] == "premier" else int(match["day"])
        yield match, _safe_date(months // 12, months % 12 + 1, day), "day"
    for match in WEEKDAY.finditer(text.text):
        starting = match["rel"] or STARTING.search(text.text[: match.start()])
        if starting and about_a_lease(text.text, *match.span()):
            distance = (WEEKDAYS.index(match["day"]) - today.weekday()) % 7
            distance = distance or 7
            if _step(match["rel"]) < 0:
                distance -= 7 if distance < 7 else 14
            yield match, today + timedelta(days=distance), "day"


def _seasons(text: Canonical, today: date) -> Iterator[_Reading]:
    """« l'été prochain »: its year is what is known."""
    for match in SEASON.finditer(text.text):
        if not (match["rel"] or match.group().startswith(("cet ", "ce "))):
            continue  # « l'hiver » in general
        if not about_a_lease(text.text, *match.span()):
            continue
        month, step = SEASONS[match["season"]], _step(match["rel"])
        year = today.year
        if step > 0 and month <= today.month:
            year += 1
        elif step < 0 and month > today.month:
            year -= 1
        yield match, _in_month(year, month, today), "year"


def _feasts(text: Canonical, today: date) -> Iterator[_Reading]:
    """« depuis la Toussaint », « à la rentrée prochaine », where a lease is spoken of."""
    for match in FEAST.finditer(text.text):
        if "avant" in match.group() or (match["feast"] == "rentree" and not match["year"]):
            continue  # « à la rentrée » may be any month
        let = re.search(r"\blou", text.text) or about_a_lease(text.text, *match.span())
        if not let:
            continue
        month, day = FEASTS[match["feast"]]
        past = PAST.search(text.text[: match.start()] + match.group().split()[0] + " ")
        year = int(match["year"] or 0) or _year_of(
            month, match["rel"] or ("past" if past else "near"), today
        )
        if day:
            yield match, _safe_date(year, month, day), "day"
        else:
            yield match, _in_month(year, month, today), "month"


def _step(relative: str | None) -> int:
    """-1 for « dernier », 1 for « prochain », else 0."""
    words = relative or ""
    return -1 if words.startswith(("dernier", "passe")) else words.startswith(("proch", "qui"))


def _years(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in YEAR_ONLY.finditer(text.text):
        year, part = int(match["year"]), match["part"]
        if not EARLIEST <= year <= today.year + 10:
            continue
        day = _in_year(year, today)
        if year != today.year and part in {"debut", "fin"}:
            day = date(year, 1, 1) if part == "debut" else date(year, 12, 31)
        yield match, day, "year"


def _written(match: re.Match[str], text: Canonical, today: date) -> tuple[date | None, str]:
    month = next(n for name, n in MONTHS.items() if match["month"].startswith(name))
    year, day = match["year"], match["day"]
    if match["short"]:
        year = str(2000 + int(match["short"]))
    alone = not (year or day or match["rel"])
    before = text.text[: match.start()]
    whole_message = text.text.strip(" .!?") == match.group().strip(" .")
    if alone and not whole_message and not CUE_NEEDED.search(before):
        return None, ""  # « mars » may be a name; as a whole message it is an answer
    typed_before = text.original[: text.starts[match.start()]]
    past = PAST.search(before) or PAST_PARTICIPLE.search(typed_before)
    past = None if SUPPOSED.search(before) else past  # « si le bail est signé en décembre »
    side = match["rel"] or ("past" if past else "near")
    chosen = int(year) if year else _year_of(month, side, today)
    if match["that"]:
        chosen = today.year + (
            -1 if re.search("dern|pass|prec", match["that"]) else "proch" in match["that"]
        )
    elif day and day.isdigit() and side.startswith("prochain") and month == today.month:
        chosen = today.year + (int(day) <= today.day)
    if day:
        return _safe_date(chosen, month, 1 if day == "premier" else int(day)), "day"
    return _in_month(chosen, month, today), "month"


def _year_of(month: int, side: str, today: date) -> int:
    """Year of a month said without one: « mars prochain », « mars dernier », « depuis mars »."""
    if side.startswith("prochain"):
        return today.year if month > today.month else today.year + 1
    if side == "past":
        return today.year if month <= today.month else today.year - 1
    if side != "near":
        return today.year if month < today.month else today.year - 1
    distance = month - today.month
    return today.year + (1 if distance < -6 else -1 if distance > 6 else 0)


def _relative(move: str, count: str | None, today: date) -> tuple[date | None, str]:
    unit, sign, amount = re.fullmatch(r"(\w+)([+-])(\w+)", move).groups()  # type: ignore[union-attr]
    number = (1 if count in {"un", "une"} else int(count or 0)) if amount == "n" else int(amount)
    number = -number if sign == "-" else number
    if unit == "week":
        unit, number = "day", 7 * number
    if unit == "day":
        return today + timedelta(days=number), "day"
    if unit == "year":
        return _in_year(today.year + number, today), "year"
    if unit == "half":  # « il y a deux ans et demi »
        number = 12 * number - 6
    months = today.year * 12 + today.month - 1 + number
    return _in_month(months // 12, months % 12 + 1, today), "month"


def _in_year(year: int, today: date) -> date:
    if year == today.year:
        return today
    return date(year, 12, 31) if year < today.year else date(year, 1, 1)


def _in_month(year: int, month: int, today: date) -> date | None:
    if not 1 <= month <= 12:
        return None
    if (year, month) == (today.year, today.month):
        return today
    past = (year, month) < (today.year, today.month)
    return date(year, month, monthrange(year, month)[1] if past else 1)


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
