"""Read cards from their Markdown files; what is wrong is said in French, with file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from knowledge.library.card import CARDS_DIR, Card, CardFile, Problem
from knowledge.library.fields import FIELDS, OPTIONAL, FieldError, body_problems

_FENCE = "---"


class CardError(ValueError):
    """One or more cards cannot be used; the message (French) lists every reason."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def card_paths(folder: Path = CARDS_DIR) -> list[Path]:
    """Every card file under ``folder``, in a stable order."""
    return sorted(path for path in folder.glob("*/*.md") if path.name.lower() != "readme.md")


def load_cards(folder: Path = CARDS_DIR) -> tuple[list[CardFile], list[Problem]]:
    """Read every card under ``folder``.

    Returns:
        The cards that can be used and the problems of those that cannot.
    """
    files: list[CardFile] = []
    problems: list[Problem] = []
    seen: dict[str, Path] = {}
    for path in card_paths(folder):
        try:
            file = load_card(path)
        except CardError as error:
            problems.extend(error.problems)
            continue
        if file.card.id in seen:
            message = f"l’identifiant « {file.card.id} » est déjà pris par {seen[file.card.id]}."
            problems.append(file.problem("id", message))
            continue
        seen[file.card.id] = path
        files.append(file)
    return files, problems


def load_card(path: Path) -> CardFile:
    """Read one card.

    Raises:
        CardError: the file does not follow the schema; every reason is listed.
    """
    shown = _shown(path)
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = "le fichier n’est pas en UTF-8 ; enregistrez-le dans cet encodage."
        raise CardError([Problem(shown, None, message)]) from error
    header, body, body_line = _split(shown, text)
    values, lines = _front_matter(shown, header)
    lines["body"] = body_line
    parsed, problems = _parse_fields(shown, values, lines)
    if parsed.get("id") not in (None, path.stem):
        message = f"id : « {parsed['id']} » doit être le nom du fichier, « {path.stem} »."
        problems.append(Problem(shown, lines["id"], message))
    problems.extend(
        Problem(shown, body_line + offset, message) for offset, message in body_problems(body)
    )
    if problems:
        raise CardError(problems)
    card = Card(
        **parsed,
        theme=path.parent.name,
        body=body.strip(),
        content_hash=hashlib.sha256(raw).hexdigest(),
    )
    if card.valid_from and card.valid_to and card.valid_from > card.valid_to:
        message = "valid_to est avant valid_from."
        raise CardError([Problem(shown, lines["valid_to"], message)])
    return CardFile(shown, card, lines)


def _shown(path: Path) -> Path:
    """The path as a card writer knows it: from the folder of cards on."""
    root = CARDS_DIR.parent.parent
    return path.relative_to(root) if path.is_relative_to(root) else path


def _split(path: Path, text: str) -> tuple[str, str, int]:
    """Cut a file into front matter, body and the line number of the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        message = "la fiche doit commencer par une ligne « --- », puis ses champs."
        raise CardError([Problem(path, 1, message)])
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            body = lines[index + 1 :]
            blank = next((i for i, content in enumerate(body) if content.strip()), 0)
            return "\n".join(lines[1:index]), "\n".join(body[blank:]), index + 2 + blank
    raise CardError([Problem(path, 1, "il manque la ligne « --- » qui ferme les champs.")])


def _front_matter(path: Path, header: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Values of the front matter and the line of each field in the file."""
    loader = yaml.CSafeLoader(header)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            message = "les champs doivent avoir la forme « nom: valeur »."
            raise CardError([Problem(path, 2, message)])
        values = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = (
            f"YAML illisible ({error.problem or error.context}). "
            "Mettez entre guillemets un texte qui contient « : » ou commence par un signe."
        )
        line = mark.line + 2 if mark else None
        raise CardError([Problem(path, line, message)]) from error
    except yaml.YAMLError as error:
        raise CardError([Problem(path, None, f"YAML illisible ({error}).")]) from error
    except ValueError as error:  # an impossible date such as 2026-02-30
        raise CardError([Problem(path, None, f"valeur impossible ({error}).")]) from error
    finally:
        loader.dispose()
    lines: dict[str, int] = {}
    for key, _value in node.value:
        line = key.start_mark.line + 2
        if key.value in lines:
            raise CardError([Problem(path, line, f"le champ « {key.value} » est écrit deux fois.")])
        lines[key.value] = line
    return values, lines


def _parse_fields(
    path: Path, values: dict[str, Any], lines: dict[str, int]
) -> tuple[dict[str, Any], list[Problem]]:
    problems = [
        Problem(path, lines[str(name)], f"champ inconnu : « {name} ».")
        for name in values
        if name not in FIELDS and name not in OPTIONAL
    ]
    parsed: dict[str, Any] = {}
    for name, parse in {**FIELDS, **OPTIONAL}.items():
        if name not in values and name in OPTIONAL:
            continue
        if name not in values:
            problems.append(Problem(path, None, f"il manque le champ « {name} »."))
            continue
        try:
            parsed[name] = parse(values[name])
        except FieldError as error:
            problems.append(Problem(path, lines[name], f"{name} : {error}"))
    return parsed, problems
