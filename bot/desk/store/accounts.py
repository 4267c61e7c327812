"""Accounts of the staff and their passwords."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.desk.store.schema import sessions, users

AGENT = "agent"
RESPONSABLE = "responsable"
ROLES = (AGENT, RESPONSABLE)
MIN_PASSWORD = 12
_MAX_PASSWORD = 200
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]", re.ASCII)


class AccountError(ValueError):
    """An account cannot be made or changed; the message is French."""


@dataclass(frozen=True)
class User:
    """Somebody who works at the desk; ``first_name`` is what visitors see."""

    id: int
    name: str
    first_name: str
    role: str
    disabled: bool = False

    @property
    def is_responsable(self) -> bool:
        """Whether this person may suspend cards, stop the bot and read the log."""
        return self.role == RESPONSABLE


class Accounts:
    """The accounts. Passwords are kept as argon2id hashes only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._hasher = PasswordHasher()
        # Verified when the name is unknown, so that the answer takes as long.
        self._nobody = self._hasher.hash("personne n'a ce mot de passe")

    def create(self, name: str, password: str, role: str = AGENT, first_name: str = "") -> User:
        """Make an account.

        Raises:
            AccountError: the name is taken or odd, the password too short, the role unknown.
        """
        name = name.strip().lower()
        if not _NAME.fullmatch(name):
            raise AccountError(
                "Le nom d’utilisateur compte 3 à 40 caractères : lettres sans accent, chiffres, "
                "point, tiret."
            )
        if role not in ROLES:
            raise AccountError(f"Rôle inconnu : {role} (choix : {', '.join(ROLES)}).")
        shown = " ".join(first_name.split()) or re.split(r"[._-]", name)[0].capitalize()
        values = {
            "name": name,
            "first_name": shown[:40],
            "role": role,
            "password_hash": self._hash(password),
            "created_at": time.time(),
            "disabled": False,
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(users).values(**values))
        except IntegrityError:
            raise AccountError(f"Le compte « {name} » existe déjà.") from None
        return self.named(name)

    def named(self, name: str) -> User:
        """The account of that name.

        Raises:
            AccountError: there is none.
        """
        with self._engine.connect() as connection:
            row = connection.execute(
                select(users).where(users.c.name == name.strip().lower())
            ).one_or_none()
        if row is None:
            raise AccountError(f"Aucun compte « {name} ».")
        return user_of(row)

    def all(self) -> list[User]:
        """Every account, by name."""
        with self._engine.connect() as connection:
            return [user_of(row) for row in connection.execute(select(users).order_by("name"))]

    def any(self) -> bool:
        """Whether somebody can sign in at all."""
        with self._engine.connect() as connection:
            count = connection.execute(
                select(func.count()).select_from(users).where(users.c.disabled.is_(False))
            ).scalar_one()
        return bool(count)

    def check(self, name: str, password: str) -> User | None:
        """The account that this name and password open, if any."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(users).where(users.c.name == name.strip().lower())
            ).one_or_none()
        known = row.password_hash if row is not None else self._nobody
        try:
            self._hasher.verify(known, password[: _MAX_PASSWORD + 1])
        except (VerificationError, InvalidHashError):
            return None
        if row is None or row.disabled:
            return None
        if self._hasher.check_needs_rehash(known):
            self._change(row.name, password_hash=self._hasher.hash(password))
        return user_of(row)

    def set_password(self, name: str, password: str) -> None:
        """Change a password; every session of the account ends.

        Raises:
            AccountError: no such account, or the password is too short.
        """
        self.named(name)
        self._change(name, password_hash=self._hash(password))
        self._end_sessions(name)

    def disable(self, name: str) -> None:
        """Close an account; its sessions end at once.

        Raises:
            AccountError: no such account.
        """
        self.named(name)
        self._change(name, disabled=True)
        self._end_sessions(name)

    def enable(self, name: str) -> None:
        """Open a closed account again.

        Raises:
            AccountError: no such account.
        """
        self.named(name)
        self._change(name, disabled=False)

    def _change(self, name: str, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                update(users).where(users.c.name == name.strip().lower()).values(**values)
            )

    def _end_sessions(self, name: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.user_id == self.named(name).id))

    def _hash(self, password: str) -> str:
        if not MIN_PASSWORD <= len(password) <= _MAX_PASSWORD:
            raise AccountError(
                f"Le mot de passe doit compter {MIN_PASSWORD} à {_MAX_PASSWORD} caractères."
            )
        return self._hasher.hash(password)


def user_of(row: Row) -> User:
    """A row of the table as a user."""
    return User(row.id, row.name, row.first_name, row.role, row.disabled)
