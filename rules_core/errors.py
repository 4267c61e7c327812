"""Typed errors of the rules; every message is plain French, ready to be shown.

Messages say what went wrong and what to do about it, never how the code works.
"""

from __future__ import annotations

from datetime import date

from rules_core.french import typeset


class RulesError(Exception):
    """Root of everything the rules may raise.

    Attributes:
        message: French sentence for the person who asked.
    """

    def __init__(self, message: str) -> None:
        self.message = typeset(message)
        super().__init__(self.message)


class InvalidInput(RulesError):
    """A field of the request is missing or cannot be used.

    Attributes:
        field: name of the field in the request, dotted for nested ones (``household.adults``).
        message: French sentence that says what is accepted.
        missing: True when the field is absent, False when its value is wrong.
    """

    def __init__(self, field: str, message: str, *, missing: bool = False) -> None:
        super().__init__(message)
        self.field = field
        self.missing = missing


class NoParameter(RulesError):
    """No verified figure exists for that date and place; an older one is never used instead.

    Attributes:
        key: dotted key of the parameter that was looked for.
        on: date it was looked for.
        known: French description of the periods that are known, empty when none is.
        ask: who can answer instead (« l’Anah ou votre ADIL »).
    """

    def __init__(self, message: str, *, key: str, on: date, known: str = "", ask: str = "") -> None:
        super().__init__(message)
        self.key = key
        self.on = on
        self.known = known
        self.ask = ask


class UnknownParameter(RulesError):
    """A parameter key or a coordinate that does not exist: a mistake of the caller."""


class BrokenParameters(RulesError):
    """A parameter file breaks the format: the service must not start.

    The message names the file and the line.
    """

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}, ligne {line} : {problem}")
        self.file = file
        self.line = line
