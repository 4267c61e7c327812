"""What the desk's pages work with, put together once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from aiohttp import web
from sqlalchemy.engine import Engine

from bot.desk.cookies import Cookies
from bot.desk.store.accounts import Accounts, User
from bot.desk.store.attempts import Attempts
from bot.desk.store.audit import Audit
from bot.desk.store.counts import Counts
from bot.desk.store.migrate import migrate
from bot.desk.store.notices import Notices
from bot.desk.store.questions import Questions
from bot.desk.store.requests import Requests
from bot.desk.store.sessions import DeskSessions


@dataclass(frozen=True)
class Desk:
    """The desk's stores. Their calls block: run them with ``asyncio.to_thread``."""

    accounts: Accounts
    sessions: DeskSessions
    attempts: Attempts
    audit: Audit
    requests: Requests
    notices: Notices
    questions: Questions
    counts: Counts
    cookies: Cookies
    # Checking a password takes 64 MiB for a tenth of a second: two at a time.
    password_checks: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))

    @classmethod
    def open(cls, engine: Engine, secret: bytes) -> Desk:
        """Bring the tables up to date and open the desk."""
        migrate(engine)
        return cls(
            accounts=Accounts(engine),
            sessions=DeskSessions(engine),
            attempts=Attempts(engine, secret),
            audit=Audit(engine),
            requests=Requests(engine),
            notices=Notices(engine),
            questions=Questions(engine),
            counts=Counts(engine),
            cookies=Cookies(secret),
        )


DESK = web.AppKey("desk", Desk)
#: Who is signed in; set by the gate on every request under /desk but the sign-in page.
STAFF = web.RequestKey("staff", User)
#: The form token of the page being answered.
CSRF = web.RequestKey("csrf", str)
