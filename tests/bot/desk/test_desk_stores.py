"""The desk's tables on SQLite and on PostgreSQL, and several processes that start together."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import Engine

from bot.desk.store.accounts import AccountError, Accounts
from bot.desk.store.attempts import ACCOUNT_LIMIT, Attempts
from bot.desk.store.audit import Audit
from bot.desk.store.counts import Counts
from bot.desk.store.migrate import migrate
from bot.desk.store.notices import Notices
from bot.desk.store.questions import Questions
from bot.desk.store.requests import CLOSED, Requests
from bot.desk.store.schema import audit, metadata
from bot.desk.store.sessions import DeskSessions
from knowledge.database import open_engine
from tests.bot.desk.conftest import PASSWORD
from tests.knowledge.search.conftest import postgres_url  # noqa: F401 - a fixture

DAY = date(2026, 11, 21)
ID = "c" * 32


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A migrated database of each kind; PostgreSQL's is emptied of the desk before."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'c.db'}")
    else:
        engine = open_engine(request.getfixturevalue("postgres_url"))
        with engine.begin() as connection:
            metadata.drop_all(connection)
            connection.exec_driver_sql("DROP TABLE IF EXISTS desk_migrations")
    with ThreadPoolExecutor(4) as together:
        list(together.map(lambda _: migrate(engine), range(4)))
    yield engine
    engine.dispose()


def test_tables_are_those_of_the_code(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, metadata)
    ours = [item for item in found if "desk_" in str(item) and "desk_migrations" not in str(item)]
    assert ours == []


def test_accounts_sessions_and_lockout(engine: Engine) -> None:
    accounts, sessions = Accounts(engine), DeskSessions(engine)
    user = accounts.create("lea.martin", PASSWORD, first_name="Léa")
    with pytest.raises(AccountError, match="existe déjà"):
        accounts.create("lea.martin", PASSWORD)
    assert accounts.check("lea.martin", PASSWORD) == user
    assert accounts.check("lea.martin", "pas le bon mot") is None
    token = sessions.begin(user)
    assert sessions.find(token) == user
    assert sessions.present() == 1
    accounts.set_password("lea.martin", f"{PASSWORD} !")
    assert sessions.find(token) is None
    attempts = Attempts(engine, b"secret")
    for _ in range(ACCOUNT_LIMIT):
        attempts.failed("lea.martin", "192.0.2.1")
    assert attempts.wait("lea.martin", "192.0.2.7") > 0
    attempts.succeeded("lea.martin")
    assert attempts.wait("lea.martin", "192.0.2.7") == 0
    Audit(engine).note("lea.martin", "essayer", "x" * 300)
    assert Audit(engine).last()[0].action == "essayer"
    with engine.begin() as connection:
        connection.execute(audit.update().values(at=0.0))
    Audit(engine).note("lea.martin", "essayer encore")
    assert [line.action for line in Audit(engine).last()] == ["essayer encore"]


def test_requests_questions_counts_and_notices(engine: Engine) -> None:
    requests, questions = Requests(engine), Questions(engine)
    asked = requests.ask(ID, "62", "0612345678")
    assert requests.waiting() == 1
    with ThreadPoolExecutor(4) as together:
        taken = list(
            together.map(
                lambda n: requests.take(asked.id, f"agent{n}", f"Agent {n}", DAY), range(4)
            )
        )
    assert taken.count(True) == 1
    assert requests.take(asked.id, "chef", "Chef", DAY, relieve=True)
    holder = requests.get(asked.id)
    assert holder
    assert holder.user_name
    requests.hear(asked.id, "bonjour")
    assert requests.reply(asked.id, holder.user_name, holder.person or "", "réponse")
    assert [message.text for message in requests.messages(asked.id)] == ["bonjour", "réponse"]
    assert requests.end(asked.id, CLOSED)
    assert not requests.end(asked.id, CLOSED)
    assert requests.contact(asked.id) is None
    counts = Counts(engine)
    assert counts.median_wait(DAY, DAY) is not None
    with ThreadPoolExecutor(4) as together:
        list(together.map(lambda _: counts.add(DAY, [("vote", "up")] * 2), range(10)))
    assert counts.total("vote", DAY, DAY) == {"up": 20}
    questions.note(ID, 1, "unclear", "q")
    questions.note(ID, 1, "down", "q")
    assert [item.reason for item in questions.open()] == ["down"]
    assert questions.decide([item.id for item in questions.open()], "off_topic") == 1
    questions.erase([ID])
    requests.erase([ID])
    assert requests.get(asked.id) is None
    notices = Notices(engine)
    notices.set_maintenance("Lundi")
    assert notices.maintenance() == "Lundi"
    notices.set_maintenance(None)
    assert notices.maintenance() is None
