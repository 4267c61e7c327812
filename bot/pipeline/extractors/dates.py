"""When the lease takes effect (``lease_date``).

``lease_date`` is ``{"date": "2024-12-31", "precision": "year"}``. A past year or month stands for
its last day, the current one for today, a future one for its first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.date_arithmetic import (
    full_year,
    in_month,
    in_year,
    moved,
    number_of,
    safe_date,
    step_of,
    year_of_month,
)
from bot.pipeline.extractors.date_words import (
    ANNIVERSARY,
    BARE_DAY,
    BEFORE_BARE_DAY,
    CORRECTS,
    CUE_NEEDED,
    DAY_OF_MONTH,
    FEAST,
    FEASTS,
    LETS,
    MONTHS,
    NUMERIC,
    OLD_LEASE,
    PAST,
    PAST_PARTICIPLE,
    PUT_OFF,
    RELATIVE,
    REVISES,
    SAME_MONTH,
    SEASON,
    SEASONS,
    SINCE,
    STARTING,
    SUPPOSED,
    TO_COME,
    UNTIL,
    UNTIL_YEAR,
    VISITING,
    WEEKDAY,
    WEEKDAYS,
    WRITTEN,
    YEAR_AFTER,
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

EARLIEST, FIRST_LETTING = 2005, 1950
"""A smaller figure is rather an amount, or the year of a building; or of an old lease."""


def extract_lease_dates(text: Canonical, today: date, taken: list[Fact]) -> list[Fact]:
    """Dates on which a lease takes effect; dates of other matters are left out.

    Args:
        text: the message.
        today: the date relative expressions count from.
        taken: facts found before, whose characters cannot be a date.
    """
    facts: list[Fact] = []
    strengths: list[int] = []
    dates = every_date(text, today)
    closing = _ends_of_periods(text, dates)
    for start, end, day, precision in dates:
        first, last = text.span(start, end)
        if any(fact.overlaps(first, last) for fact in (*taken, *facts)):
            continue
        whole = any(a <= start and end <= b and (a, b) != (start, end) for a, b, _, _ in dates)
        if (
            whole
            or any(a < end and start < b for a, b in closing)
            or _is_over(text.text, end, today)
        ):
            continue
        ahead, exact = day > today, precision != "year"
        corrects = bool(facts) and CORRECTS.fullmatch(text.original, facts[-1].end, first)
        if not corrects and not starts_a_lease(text.text, start, end, ahead=ahead, exact=exact):
            continue
        value = {"date": day.isoformat(), "precision": precision}
        facts.append(text.fact("lease_date", value, start, end))
        strengths.append(strengths[-1] if corrects else strength(text.text, start, end))
    for more, exact_fact in enumerate(facts):  # « en 2027, en avril précisément »
        said = [strengths[i] for i, fact in enumerate(facts) if _is_said_by(fact, exact_fact)]
        strengths[more] = max(strengths[more], *said, 0)
    best = max(strengths, default=0)
    kept = [fact for fact, said in zip(facts, strengths, strict=True) if said >= best]
    kept = [fact for fact in kept if not any(_is_said_by(fact, other) for other in kept)]
    return sorted(kept, key=lambda fact: fact.start)


def _is_said_by(fact: Fact, other: Fact) -> bool:
    """« l'été dernier, en juillet 2026 »: the second says the first one more exactly."""
    length = {"year": len("2026"), "month": len("2026-07"), "day": len("2026-07-01")}
    known, exact = (length[f.value["precision"]] for f in (fact, other))
    return known < exact and bool(fact.value["date"][:known] == other.value["date"][:known])


def _is_over(text: str, end: int, today: date) -> bool:
    """« locataire de 2012 à 2019 »: both years are of a letting that ended."""
    until = UNTIL_YEAR.match(text, end)
    return until is not None and int(until["year"]) < today.year


def date_spans(text: Canonical, today: date) -> list[tuple[int, int]]:
    """Original spans of every date of the message, whatever it is the date of."""
    return [text.span(start, end) for start, end, _, _ in every_date(text, today)]


@lru_cache(maxsize=8)  # asked for three times about each message
def every_date(text: Canonical, today: date) -> tuple[tuple[int, int, date, str], ...]:
    """Every date: start and end in canonical text, the day it stands for, its precision."""
    return tuple(_every_date(text, today))


def _every_date(text: Canonical, today: date) -> Iterator[tuple[int, int, date, str]]:
    readers = (
        *(_anniversaries, _numeric_dates, _feasts, _written_dates, _days_of_month),
        *(_relative_dates, _seasons, _years),
    )
    for found in chain.from_iterable(reader(text, today) for reader in readers):
        match, day, precision = found
        if day:
            yield match.start(), match.end(), day, precision


def _ends_of_periods(
    text: Canonical, dates: Sequence[tuple[int, int, date, str]]
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


def _anniversaries(text: Canonical, today: date) -> Iterator[_Reading]:
    """« ça fera trois ans en février »: February three years before the next one."""
    for match in ANNIVERSARY.finditer(text.text):
        month = next(n for name, n in MONTHS.items() if match["month"].startswith(name))
        year = year_of_month(month, "prochain", today) - number_of(match["n"])
        yield match, in_month(year, month, today), "month"


def _numeric_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in NUMERIC.finditer(text.text):
        if match["m6"]:
            yield match, in_month(2000 + int(match["y6"]), int(match["m6"]), today), "month"
        elif match["m3"]:
            yield match, in_month(int(match["y3"]), int(match["m3"]), today), "month"
        elif match["m5"]:
            near = year_of_month(int(match["m5"]), "near", today)
            yield match, safe_date(near, int(match["m5"]), int(match["d5"])), "day"
        elif match["m4"]:
            yield match, in_month(int(match["y4"]), int(match["m4"]), today), "month"
        else:
            year, month, day = (match[k] or match[k + "2"] for k in "ymd")
            yield match, safe_date(full_year(year), int(month), int(day)), "day"


def _written_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in WRITTEN.finditer(text.text):
        yield match, *_written(match, text, today)


def _relative_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for pattern, move in RELATIVE:
        for match in pattern.finditer(text.text):
            start, end = match.span()
            if _fits_a_lease(text.text, start, end, move):
                yield match, *moved(move, match.groupdict().get("n"), today)


def _fits_a_lease(text: str, start: int, end: int, move: str) -> bool:
    """Whether a relative date may be a lease's; « demain » and « depuis deux ans » say little."""
    if SINCE.match(text, start):
        return about_a_letting(text, start, end)
    if move.startswith("day"):
        return about_a_lease(text, start, end)
    return not move.endswith("+0") or about_now(text, start, end)


def _days_of_month(text: Canonical, today: date) -> Iterator[_Reading]:
    """« le 3 du mois », « le 1er du mois prochain », « lundi prochain »."""
    for match in DAY_OF_MONTH.finditer(text.text):
        step = step_of(match["rel"])
        months = today.year * 12 + today.month - 1 + step
        day = 1 if match["day"] == "premier" else int(match["day"])
        yield match, safe_date(months // 12, months % 12 + 1, day), "day"
    yield from _bare_days(text, today)
    for match in WEEKDAY.finditer(text.text):
        starting = match["rel"] or STARTING.search(text.text[: match.start()])
        if starting and about_a_lease(text.text, *match.span()):
            distance = (WEEKDAYS.index(match["day"]) - today.weekday()) % 7
            distance = distance or 7
            said_past = not match["rel"] and _is_past(text, match.start())
            if step_of(match["rel"]) < 0 or said_past:
                distance -= 7 if distance < 7 else 14
            yield match, today + timedelta(days=distance), "day"


def _bare_days(text: Canonical, today: date) -> Iterator[_Reading]:
    """« elle arrive le 10 », « signé le 4 mai, prise d'effet le 15 »."""
    said = [
        (match.end(), day)
        for match, day, precision in chain(_numeric_dates(text, today), _written_dates(text, today))
        if day and precision == "day"
    ]
    for match in BARE_DAY.finditer(text.text):
        number = 1 if match["day"] == "premier" else int(match["day"])
        end, known = max(((e, d) for e, d in said if e <= match.start()), default=(0, None))
        if known and SAME_MONTH.fullmatch(text.text[end : match.start()].removesuffix("le ")):
            yield match, safe_date(known.year, known.month, number), "day"
        elif BEFORE_BARE_DAY.search(text.text[: match.start()]):
            past = _is_past(text, match.start("day"))
            month = known or today
            step = int(number < month.day)
            if not known and past:
                step = -1 if number > today.day else 0
            months = month.year * 12 + month.month - 1 + step
            yield match, safe_date(months // 12, months % 12 + 1, number), "day"


def _is_past(text: Canonical, position: int) -> bool:
    """Whether what is said before ``position`` is over: « ils ont eu les clés », « entré »."""
    typed = text.original[: text.starts[position]]
    before = text.text[:position]
    said = PAST.search(before)
    if said and said.group().startswith("signe") and "signé" not in typed.lower():
        said = None  # « je signe vendredi »
    return bool(said or PAST_PARTICIPLE.search(typed)) and not SUPPOSED.search(before)


def _seasons(text: Canonical, today: date) -> Iterator[_Reading]:
    """« l'été prochain »: its year is what is known."""
    for match in SEASON.finditer(text.text):
        if YEAR_AFTER.match(text.text, match.end()):
            continue  # « au printemps 2027 »: the year is read as such
        coming = TO_COME.search(text.text[: match.start()])
        if not (match["rel"] or coming or match.group().startswith(("cet ", "ce "))):
            continue  # « l'hiver » in general
        if not (about_a_lease(text.text, *match.span()) or LETS.search(text.text)):
            continue
        month, step = SEASONS[match["season"]], step_of(match["rel"])
        year = today.year
        if (step > 0 or (coming and not match["rel"])) and month <= today.month:
            year += 1
        elif step < 0 and month > today.month:
            year -= 1
        yield match, in_month(year, month, today), "year"


def _feasts(text: Canonical, today: date) -> Iterator[_Reading]:
    """« depuis la Toussaint », « à la rentrée prochaine », where a lease is spoken of."""
    for match in FEAST.finditer(text.text):
        when, feast = match["when"] or "", match["feast"]
        past = when == "depuis" or _is_past(text, match.start())
        known = match["year"] or match["rel"] or past
        if VISITING.search(text.text[: match.start()]):
            continue  # « ses enfants ne viennent qu'à Noël »
        if feast.startswith("rentre") and not (match["year"] or when == "depuis"):
            continue  # « à la rentrée » may be any month
        if feast.startswith("rentre") and not re.search(
            r"\bla $", text.text[: match.start("feast")]
        ):
            continue  # « je suis rentré »
        if not (LETS.search(text.text) or about_a_lease(text.text, *match.span())):
            continue
        month, day = next(at for name, at in FEASTS.items() if re.fullmatch(name, feast))
        relative = "dernier" if "dernier" in (match["rel"] or "") else match["rel"]
        year = int(match["year"] or 0) or year_of_month(
            month, relative or ("past" if past else "near"), today
        )
        if "avant" in when or not day:
            if known or "apres" not in when:
                yield match, in_month(year, month, today), "month"
        elif "apres" not in when:
            exact = safe_date(year, month, day)
            later = timedelta(days="lendemain" in when)
            yield match, exact and exact + later, "day"


def _years(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in YEAR_ONLY.finditer(text.text):
        year, part = int(match["year"]), match["part"]
        old = OLD_LEASE.search(text.text[: match.start()])
        if not (FIRST_LETTING if old else EARLIEST) <= year <= today.year + 10:
            continue
        day = in_year(year, today)
        if year != today.year and part in {"debut", "fin"}:
            day = date(year, 1, 1) if part == "debut" else date(year, 12, 31)
        yield match, day, "year"


def _written(match: re.Match[str], text: Canonical, today: date) -> tuple[date | None, str]:
    month = next(n for name, n in MONTHS.items() if match["month"].startswith(name))
    year, day = match["year"], match["day"]
    if match["short"]:
        year = str(2000 + int(match["short"]))
    alone = not (year or day or match["rel"] or match["that"])
    before = text.text[: match.start()]
    whole_message = text.text.strip(" .!?") == match.group().strip(" .")
    if alone and not whole_message and not CUE_NEEDED.search(before):
        return None, ""  # « mars » may be a name; as a whole message it is an answer
    past = _is_past(text, match.start())  # not « si le bail est signé en décembre »
    if not (year or match["rel"] or match["that"] or past or whole_message) and REVISES.search(
        text.text
    ):
        return None, ""
    ahead = not past and TO_COME.search(before)
    side = match["rel"] or ("past" if past else "ahead" if ahead else "near")
    chosen = int(year) if year else year_of_month(month, side, today)
    if match["that"]:
        chosen = today.year + (
            -1 if re.search("dern|pass|prec", match["that"]) else "proch" in match["that"]
        )
    elif day and day.isdigit() and side.startswith("prochain") and month == today.month:
        chosen = today.year + (int(day) <= today.day)
    if day:
        return safe_date(chosen, month, 1 if day == "premier" else int(day)), "day"
    return in_month(chosen, month, today), "month"
