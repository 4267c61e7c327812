"""Reader of the Loc'Avantages rents: one line per commune, three levels in €/m² per month.

Published every year by the ministry on data.gouv.fr after the order that sets the ceilings (CGI,
annexe III, art. 2 terdecies H). Intermédiaire = Loc1, sociale = Loc2, très sociale = Loc3.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from knowledge.datasets.csvfile import UnreadableFile, decode, find_columns, rows
from knowledge.datasets.model import Reading, Rejected, Row

_COLUMNS = {
    "code": ("code commune", "code insee", "codgeo", "insee", "code"),
    "commune": ("commune !code", "libelle", "libgeo", "nom"),
    "location intermédiaire": ("intermediaire", "loc1"),
    "location très sociale": ("tres sociale", "tres social", "loc3"),
    "location sociale": ("sociale !tres", "social !tres", "loc2"),
}
_CODE = re.compile(r"(?:\d{5}|2[AB]\d{3})")
_LOWEST, _HIGHEST = Decimal(1), Decimal(60)  # €/m² per month: beyond, the unit is wrong
SOURCE_LENGTH = 200


def read_rents(content: bytes) -> Reading:
    """Rows ``code, name, source, loc1, loc2, loc3`` (amounts as decimal strings, €/m² a month)."""
    reading = Reading()
    try:
        text, reading.encoding = decode(content)
        lines = rows(text)
        _, header = next(lines)
        columns = find_columns(header, _COLUMNS)
        source = _source_column(header)
        seen: dict[str, tuple[int, Row]] = {}
        conflicting: set[str] = set()
        for number, cells in lines:
            row = _read_line(number, cells, columns, source, reading)
            if row is None:
                continue
            known = seen.setdefault(row["code"], (number, row))
            if known[0] != number:
                _note_duplicate(number, row, known, conflicting, reading)
    except UnreadableFile as error:
        reading.errors.append(str(error))
        return reading
    reading.rows = [row for code, (_, row) in seen.items() if code not in conflicting]
    return reading


def insee_code(raw: str) -> str | None:
    """A five-character INSEE code; the leading zero lost by a spreadsheet is put back."""
    code = raw.replace(" ", "").removesuffix(".0").upper()
    if code.isdigit():
        code = code.zfill(5) if len(code) == 4 else code
    return code if _CODE.fullmatch(code) else None


def amount(raw: str) -> Decimal | None:
    """A number written the French way (« 9,67 »), None when it is not one."""
    text = re.sub(r"[\s\u00a0\u202f€]", "", raw).replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _source_column(header: list[str]) -> int | None:
    try:
        return find_columns(header, {"source": ("source",)})["source"]
    except UnreadableFile:
        return None


def _read_line(
    number: int, cells: list[str], columns: dict[str, int], source: int | None, reading: Reading
) -> Row | None:
    def reject(reason: str) -> None:
        reading.rejected.append(Rejected(number, reason))

    if len(cells) <= max(columns.values()):
        reject(f"ligne incomplète ({len(cells)} colonnes)")
        return None
    raw_code = cells[columns["code"]]
    code = insee_code(raw_code)
    if code is None:
        reject(f"code Insee incorrect : « {raw_code[:20]} »")
        return None
    levels = []
    for level, column in (
        ("loc1", "location intermédiaire"),
        ("loc2", "location sociale"),
        ("loc3", "location très sociale"),
    ):
        raw = cells[columns[column]]
        value = amount(raw)
        if value is None:
            reject(f"{code} : montant illisible pour {level} : « {raw[:20]} »")
            return None
        if not _LOWEST <= value <= _HIGHEST:
            reject(f"{code} : montant invraisemblable pour {level} : {raw[:20]} €/m²")
            return None
        levels.append(value)
    if not levels[2] <= levels[1] <= levels[0]:
        reject(f"{code} : les trois niveaux ne sont pas décroissants (Loc1, Loc2, Loc3)")
        return None
    return {
        "code": code,
        "name": cells[columns["commune"]][:100],
        "source": cells[source][:SOURCE_LENGTH] if source is not None else "",
        **{
            level: str(value) for level, value in zip(("loc1", "loc2", "loc3"), levels, strict=True)
        },
    }


def _note_duplicate(
    number: int, row: Row, known: tuple[int, Row], conflicting: set[str], reading: Reading
) -> None:
    first, kept = known
    if row == kept:
        reading.rejected.append(
            Rejected(number, f"{row['code']} : même ligne que la ligne {first}")
        )
        return
    reason = f"{row['code']} : deux lignes aux montants différents (lignes {first} et {number})"
    if row["code"] not in conflicting:
        reading.rejected.append(Rejected(first, reason))
    conflicting.add(row["code"])
    reading.rejected.append(Rejected(number, reason))
