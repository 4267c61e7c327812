"""YAML read with its line numbers, so that a broken file is reported by file and line.

Numbers become ``Decimal`` straight from the text: no float ever holds an amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

from rules_core.errors import BrokenParameters
from rules_core.french import typeset


class Entry:
    """A place in a YAML file: a mapping, a list or a scalar, and the line it stands on."""

    def __init__(self, file: str, node: yaml.Node) -> None:
        self.file = file
        self._node = node

    @property
    def is_empty(self) -> bool:
        """True for ``null`` or nothing at all."""
        return bool(self._node.tag == "tag:yaml.org,2002:null")

    def broken(self, problem: str) -> BrokenParameters:
        """The error that names this place."""
        return BrokenParameters(self.file, self._node.start_mark.line + 1, problem)

    def fields(self) -> dict[str, Entry]:
        """The mapping's entries; a key written twice is refused."""
        if not isinstance(self._node, yaml.MappingNode):
            raise self.broken("une liste de « clé: valeur » est attendue ici")
        found: dict[str, Entry] = {}
        for key_node, value_node in self._node.value:
            if key_node.value in found:
                raise Entry(self.file, key_node).broken(
                    f"clé « {key_node.value} » écrite deux fois"
                )
            found[key_node.value] = Entry(self.file, value_node)
        return found

    def record(self, required: frozenset[str], optional: frozenset[str]) -> dict[str, Entry]:
        """A mapping whose keys are known: a missing or an unknown one is refused."""
        found = self.fields()
        for key, entry in found.items():
            if key not in required | optional:
                raise entry.broken(f"clé inconnue « {key} »")
        for key in sorted(required - set(found)):
            raise self.broken(f"il manque « {key} »")
        return found

    def items(self) -> Iterator[Entry]:
        """The elements of a list."""
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.broken("une liste est attendue ici")
        for node in self._node.value:
            yield Entry(self.file, node)

    def text(self) -> str:
        """A non-empty text."""
        if not isinstance(self._node, yaml.ScalarNode) or not self._node.value.strip():
            raise self.broken("un texte est attendu ici")
        return str(self._node.value).strip()

    def sentence(self) -> str:
        """A French text, with its no-break spaces."""
        return typeset(self.text())

    def number(self) -> Decimal:
        """A finite number, exactly as written."""
        try:
            value = Decimal(self.text())
        except InvalidOperation:
            raise self.broken(f"« {self.text()} » n'est pas un nombre") from None
        if not value.is_finite():
            raise self.broken(f"« {self.text()} » n'est pas un nombre")
        return value

    def day(self) -> date:
        """An ISO date."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.broken(f"« {self.text()} » n'est pas une date AAAA-MM-JJ") from None


def read_yaml(path: Path) -> Entry:
    """The root of a YAML file.

    Raises:
        BrokenParameters: the file is not YAML, or is empty.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenParameters(path.name, line, f"YAML illisible ({error.problem})") from error
    if node is None:
        raise BrokenParameters(path.name, 1, "fichier vide")
    return Entry(path.name, node)
