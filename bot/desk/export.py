"""What staff propose, as files in the formats of the repository, to be reviewed in git."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.desk.store.questions import CARD, EXAMPLE, WORDING, Proposal
from knowledge.library.card import CARDS_DIR

_README = """Propositions de la permanence de Bail Clair

Rien n'est appris tout seul : ces fichiers se relisent puis s'ajoutent au dépôt.

1. Décompressez l'archive à la racine du dépôt : `git diff` montre ce qui change.
2. Fiches (knowledge/cards) : complétez les brouillons (sources, autres formulations), puis
   `.venv/bin/python -m knowledge check` et `.venv/bin/python -m knowledge vectors`.
3. Exemples (bot/training/nlu/permanence.yml) : `make train`, puis `make test`.
4. Revenez dans la permanence et cliquez sur « Marquer comme intégrées ».
"""
_WORDINGS = re.compile(r"^wordings:\n(?:  - .*\n)*", re.MULTILINE)


def export(proposals: Iterable[Proposal], today: date, folder: Path = CARDS_DIR) -> bytes:
    """A zip of the files to add or replace, paths from the root of the repository.

    Args:
        proposals: what staff decided.
        today: written into the drafts.
        folder: the cards as they are.
    """
    by_kind: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_kind[proposal.kind].append(proposal)
    files = {"LISEZ-MOI.txt": _README}
    files |= _wordings(by_kind[WORDING], folder)
    files |= _drafts(by_kind[CARD], today, folder)
    if by_kind[EXAMPLE]:
        files["bot/training/nlu/permanence.yml"] = _examples(by_kind[EXAMPLE])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _wordings(proposals: Iterable[Proposal], folder: Path) -> dict[str, str]:
    """Whole files of the cards, with the new wordings at the end of their list."""
    files: dict[str, str] = {}
    paths = {path.stem: path for path in folder.glob("*/*.md")}
    for proposal in proposals:
        path = paths.get(proposal.target)
        if path is None:
            continue  # the card left the repository since
        name = f"knowledge/cards/{path.parent.name}/{path.name}"
        text = files.get(name) or path.read_text(encoding="utf-8")
        line = f"  - {_quoted(proposal.text)}\n"
        if line not in text:
            listed = _WORDINGS.search(text)
            end = listed.end() if listed else 0
            text = f"{text[:end]}{line}{text[end:]}" if listed else text
        files[name] = text
    return files


def _drafts(proposals: Iterable[Proposal], today: date, folder: Path) -> dict[str, str]:
    """New cards: what staff wrote, and the empty fields that the check will ask for."""
    files: dict[str, str] = {}
    taken = {path.stem for path in folder.glob("*/*.md")}
    for proposal in proposals:
        slug = _slug(proposal.text)
        card_id, number = slug, 2
        while card_id in taken:
            card_id, number = f"{slug}-{number}", number + 1
        taken.add(card_id)
        files[f"knowledge/cards/{proposal.target}/{card_id}.md"] = (
            "---\n"
            f"id: {card_id}\n"
            f"title: {_quoted(proposal.text)}\n"
            "audience: [owner, tenant, staff]\n"
            "schemes: [general]\n"
            "wordings:\n"
            f"  - {_quoted(proposal.text)}\n"
            "sources: []\n"
            "documents: []\n"
            "errata: []\n"
            "valid_from: null\n"
            "valid_to: null\n"
            f"verified_on: {today.isoformat()}\n"
            "confidence: low\n"
            "related: []\n"
            "---\n"
            f"{proposal.answer.strip()}\n"
        )
    return files


def _examples(proposals: Iterable[Proposal]) -> str:
    """Training examples in Rasa's format, by intent."""
    by_intent: dict[str, list[str]] = defaultdict(list)
    for proposal in proposals:
        # Square brackets, braces and parentheses are marks of the format.
        text = " ".join(re.sub(r"[\[\]{}()]", " ", proposal.text).split())
        if text and text not in by_intent[proposal.target]:
            by_intent[proposal.target].append(text)
    lines = ['version: "3.1"', "nlu:"]
    for intent in sorted(by_intent):
        lines += [f"- intent: {intent}", "  examples: |"]
        lines += [f"    - {text}" for text in by_intent[intent]]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.replace("œ", "oe")).encode("ascii", "ignore")
    words = re.findall(r"[a-z0-9]+", plain.decode().lower())
    return "-".join(words)[:60].strip("-") or "fiche"
