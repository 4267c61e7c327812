"""Reader of the official list of communes by ABC zone (arrêté du 1er août 2014, annexe I)."""

from __future__ import annotations

import re

from knowledge.datasets.csvfile import UnreadableFile, decode, find_columns, plain_words, rows
from knowledge.datasets.model import Reading, Rejected, Row
from knowledge.datasets.rents import insee_code
from rules_core.french import MONTHS

_COLUMNS = {
    "code": ("codgeo", "code commune", "code insee", "insee", "code"),
    "commune": ("libgeo", "libelle", "commune !code", "nom"),
    "zone": ("zone vigueur", "zonage vigueur", "zone abc", "zonage abc", "zone", "zonage"),
}
_ZONES = {"ABIS": "Abis", "A": "A", "B1": "B1", "B2": "B2", "C": "C"}
_MONTHS = tuple(plain_words(month) for month in MONTHS)
_DAY = re.compile(rf"(\d{{1,2}})(?:er)? ({'|'.join(_MONTHS)}) (\d{{4}})")


def read_zoning(content: bytes) -> Reading:
    """Rows ``code, name, zone``; the zone is ``Abis``, ``A``, ``B1``, ``B2`` or ``C``."""
    reading = Reading()
    try:
        text, reading.encoding = decode(content)
        lines = rows(text)
        _, header = next(lines)
        columns = find_columns(header, _COLUMNS)
        seen: dict[str, Row] = {}
        for number, cells in lines:
            row = _read_line(number, cells, columns, reading)
            if row is None:
                continue
            if seen.setdefault(row["code"], row) != row:
                reading.errors.append(f"La commune {row['code']} a deux zones (ligne {number}).")
    except UnreadableFile as error:
        reading.errors.append(str(error))
        return reading
    reading.edition = effective_date(header[columns["zone"]])
    reading.rows = list(seen.values())
    return reading


def effective_date(text: str) -> str | None:
    """The date of « Zone en vigueur depuis le 5 juillet 2024 », ISO, None when there is none."""
    found = _DAY.search(plain_words(text))
    if not found:
        return None
    return f"{found[3]}-{1 + _MONTHS.index(found[2]):02d}-{int(found[1]):02d}"


def _read_line(
    number: int, cells: list[str], columns: dict[str, int], reading: Reading
) -> Row | None:
    if len(cells) <= max(columns.values()):
        reading.rejected.append(Rejected(number, f"ligne incomplète ({len(cells)} colonnes)"))
        return None
    raw_code, raw_zone = cells[columns["code"]], cells[columns["zone"]]
    code = insee_code(raw_code)
    zone = _ZONES.get(re.sub(r"\s", "", raw_zone).upper())
    if code is None:
        reason = f"code Insee incorrect : « {raw_code[:20]} »"
    elif zone is None:
        reason = f"{code} : zone inconnue : « {raw_zone[:20]} »"
    else:
        return {"code": code, "name": cells[columns["commune"]][:100], "zone": zone}
    reading.rejected.append(Rejected(number, reason))
    return None
