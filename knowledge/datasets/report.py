"""What an update or an import did, for programs (``to_dict``) and for people (``text``, French)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from knowledge.datasets.model import NO_BREAK, Rejected

Outcome = Literal["loaded", "unchanged", "refused", "unreachable", "nothing_new"]

_SHOWN = 10
_OUTCOMES: dict[Outcome, str] = {
    "loaded": "table chargée et mise en vigueur",
    "unchanged": "fichier identique à celui en vigueur, rien à faire",
    "refused": "fichier refusé, la table en vigueur n’a pas changé",
    "unreachable": "fichier non obtenu, la table en vigueur n’a pas changé",
    "nothing_new": "aucune nouvelle édition publiée",
}


@dataclass
class Differences:
    """What changes from the table in force (or the latest edition before) to the new one."""

    compared_with: str
    added: int = 0
    removed: int = 0
    changed: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass
class Report:
    """What happened to one edition of one dataset.

    Attributes:
        dataset: short name.
        title: French title.
        edition: year or date of effect.
        outcome: what was done.
        origin: address or file name.
        sha256: checksum of the file, empty when none was read.
        encoding: encoding recognised.
        accepted: rows accepted.
        rejected: lines left out, with their reason.
        errors: why the file was refused (French).
        notes: remarks (French).
        differences: comparison with the table in force.
    """

    dataset: str
    title: str
    edition: str
    outcome: Outcome
    origin: str = ""
    sha256: str = ""
    encoding: str = ""
    accepted: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    differences: Differences | None = None

    @property
    def ok(self) -> bool:
        """False when the command must end with an error code."""
        return self.outcome not in ("refused", "unreachable")

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready content."""
        return asdict(self) | {"ok": self.ok}

    def text(self) -> str:
        """The report for people, in French."""
        lines = [
            f"{self.title}, édition {self.edition}{NO_BREAK}: {_OUTCOMES[self.outcome]}.",
        ]
        if self.origin:
            lines.append(f"  Source{NO_BREAK}: {self.origin}")
        if self.sha256:
            lines.append(f"  Empreinte SHA-256{NO_BREAK}: {self.sha256}")
        if self.accepted or self.rejected:
            lines.append(
                f"  Lignes acceptées{NO_BREAK}: {_number(self.accepted)}"
                f"{NO_BREAK}; écartées{NO_BREAK}: {_number(len(self.rejected))}"
                f"{NO_BREAK}; encodage{NO_BREAK}: {self.encoding}"
            )
        lines += [f"    ligne {r.line}{NO_BREAK}: {r.reason}" for r in self.rejected[:_SHOWN]]
        if len(self.rejected) > _SHOWN:
            lines.append(f"    … et {_number(len(self.rejected) - _SHOWN)} autres lignes écartées")
        lines += [f"  Erreur{NO_BREAK}: {error}" for error in self.errors]
        lines += [f"  {note}" for note in self.notes]
        if self.differences:
            lines += _differences_text(self.differences)
        return "\n".join(lines)


@dataclass
class Reports:
    """Reports of one command."""

    reports: list[Report]

    @property
    def ok(self) -> bool:
        """True when nothing failed."""
        return all(report.ok for report in self.reports)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready content."""
        return {"ok": self.ok, "reports": [report.to_dict() for report in self.reports]}

    def text(self) -> str:
        """The reports for people, in French."""
        return "\n\n".join(report.text() for report in self.reports)


def _differences_text(differences: Differences) -> list[str]:
    head = (
        f"  Par rapport à {differences.compared_with}{NO_BREAK}: "
        f"{_number(differences.added)} ajoutées, {_number(differences.removed)} retirées, "
        f"{_number(differences.changed)} modifiées"
    )
    return [head, *(f"    {example}" for example in differences.examples)]


def _number(value: int) -> str:
    return f"{value:,}".replace(",", NO_BREAK)
