"""Accounts, signing in and out, lockout, form tokens, roles."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.cookies import COOKIE
from bot.desk.store.accounts import AccountError, Accounts
from bot.desk.store.attempts import ACCOUNT_LIMIT, ADDRESS_LIMIT, Attempts
from bot.desk.store.migrate import migrate
from bot.desk.store.schema import metadata
from bot.desk.store.sessions import IDLE, LIFETIME, DeskSessions
from knowledge.database import open_engine
from tests.bot.desk.conftest import PASSWORD, Colleague

Stranger = Callable[[], Awaitable[Colleague]]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_engine(f"sqlite:///{tmp_path / 'conversations.db'}")
    migrate(engine)
    return engine


def test_migrations_make_the_tables_that_the_code_expects(engine: Engine) -> None:
    migrate(engine)  # twice: nothing to do
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "desk_migrations"})
        found = compare_metadata(context, metadata)
    ours = [item for item in found if "desk_" in str(item)]
    assert ours == []


def test_migrations_leave_what_is_there(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER)"))
        connection.execute(text("INSERT INTO events VALUES (7)"))
    migrate(engine)
    Accounts(engine).create("lea.martin", PASSWORD)
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM events")).scalar_one() == 7
    assert Accounts(engine).named("lea.martin").first_name == "Lea"


def test_passwords_are_argon2_hashes(engine: Engine) -> None:
    Accounts(engine).create("lea.martin", PASSWORD)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT password_hash FROM desk_users")).scalar_one()
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


@pytest.mark.parametrize("name", ["", "a", "Jean Dupont", "léa", "x" * 60, "<script>", "../etc"])
def test_odd_names_are_refused(engine: Engine, name: str) -> None:
    with pytest.raises(AccountError, match="nom d’utilisateur"):
        Accounts(engine).create(name, PASSWORD)


def test_short_passwords_unknown_roles_and_doubles_are_refused(engine: Engine) -> None:
    accounts = Accounts(engine)
    with pytest.raises(AccountError, match="12 à 200"):
        accounts.create("lea.martin", "court")
    with pytest.raises(AccountError, match="Rôle inconnu"):
        accounts.create("lea.martin", PASSWORD, role="admin")
    accounts.create("lea.martin", PASSWORD)
    with pytest.raises(AccountError, match="existe déjà"):
        accounts.create("LEA.martin", PASSWORD)


def test_sessions_end_by_themselves(engine: Engine) -> None:
    user = Accounts(engine).create("lea.martin", PASSWORD)
    clock = [1000.0]
    sessions = DeskSessions(engine, now=lambda: clock[0])
    token = sessions.begin(user)
    assert sessions.find(token) == user
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM desk_sessions")).scalar_one() != token
    clock[0] += IDLE - 1
    assert sessions.find(token, active=False) == user
    clock[0] += 2
    assert sessions.find(token) is None
    token = sessions.begin(user)
    begun = clock[0]
    while clock[0] < begun + LIFETIME - 1:
        assert sessions.find(token) == user
        clock[0] += IDLE / 2
    clock[0] = begun + LIFETIME + 1
    assert sessions.find(token) is None


def test_lockout_counts_accounts_and_addresses(engine: Engine) -> None:
    clock = [1000.0]
    attempts = Attempts(engine, b"secret", now=lambda: clock[0])
    for _ in range(ACCOUNT_LIMIT - 1):
        attempts.failed("lea", "192.0.2.1")
    assert attempts.wait("lea", "192.0.2.9") == 0
    attempts.failed("lea", "192.0.2.1")
    assert 890 <= attempts.wait("LEA ", "192.0.2.9") <= 900
    assert attempts.wait("omar", "192.0.2.1") == 0
    for number in range(ADDRESS_LIMIT):
        attempts.failed(f"nom{number}", "192.0.2.1")
    assert attempts.wait("omar", "192.0.2.1") > 0
    assert attempts.wait("omar", "192.0.2.9") == 0
    clock[0] += 901
    assert attempts.wait("lea", "192.0.2.1") == 0


async def test_without_accounts_the_desk_says_how_to_make_one(stranger: Stranger) -> None:
    status, page = await (await stranger()).get("/desk")
    assert status == 200
    assert "bailclair desk create-user" in page
    assert 'type="password"' not in page


async def test_signing_in_and_out(stranger: Stranger) -> None:
    someone = await stranger()
    someone.desk.accounts.create("lea.martin", PASSWORD, first_name="Léa")
    status, page = await someone.sign_in("lea.martin")
    assert status == 200
    assert "Léa" in page
    cookie = next(c for c in someone.http.cookie_jar if c.key == COOKIE)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/desk"
    _, page = await someone.post("/desk/deconnexion")
    assert "Mot de passe" in page
    _, page = await someone.get("/desk")
    assert "Se déconnecter" not in page


@pytest.mark.parametrize(("proto", "secure"), [("https", True), ("http", False)])
async def test_the_cookie_is_for_https_only_behind_it(
    stranger: Stranger, proto: str, secure: bool
) -> None:
    someone = await stranger()
    async with someone.http.get(
        "/desk/connexion", headers={"X-Forwarded-Proto": proto}
    ) as response:
        assert ("Secure" in response.headers["Set-Cookie"]) is secure


async def test_the_session_changes_when_one_signs_in(stranger: Stranger) -> None:
    someone = await stranger()
    someone.desk.accounts.create("lea.martin", PASSWORD)
    await someone.get("/desk/connexion")
    before = next(c.value for c in someone.http.cookie_jar if c.key == COOKIE)
    await someone.post("/desk/connexion", name="lea.martin", password=PASSWORD)
    after = next(c.value for c in someone.http.cookie_jar if c.key == COOKIE)
    assert before != after


async def test_wrong_password_then_lockout(stranger: Stranger) -> None:
    someone = await stranger()
    someone.desk.accounts.create("lea.martin", PASSWORD)
    for _ in range(ACCOUNT_LIMIT - 1):
        status, page = await someone.sign_in("lea.martin", "pas le bon mot")
        assert status == 401
        assert "incorrect" in page
    status, page = await someone.sign_in("lea.martin", "pas le bon mot")
    assert status == 429
    status, page = await someone.sign_in("lea.martin")
    assert status == 429
    assert "Réessayez dans 15 minutes" in page.replace("\u00a0", " ")
    assert "bloquer la connexion" in [line.action for line in someone.desk.audit.last()]


async def test_unknown_names_are_answered_the_same(stranger: Stranger) -> None:
    someone = await stranger()
    someone.desk.accounts.create("lea.martin", PASSWORD)
    wrong = await someone.sign_in("lea.martin", "pas le bon mot")
    unknown = await someone.sign_in("personne", "pas le bon mot")
    assert wrong[0] == unknown[0] == 401
    assert "incorrect" in unknown[1]


@pytest.mark.parametrize("token", ["", "0" * 64, "é", "🙂"])
async def test_forms_without_their_token_are_refused(agent: Colleague, token: str) -> None:
    status, page = await agent.post("/desk/deconnexion", csrf=token)
    assert status == 403
    assert "formulaire" in page
    _, page = await agent.get("/desk")
    assert "Se déconnecter" in page


async def test_a_token_of_somebody_else_is_refused(
    agent: Colleague, responsable: Colleague
) -> None:
    status, _ = await agent.post("/desk/deconnexion", csrf=responsable.csrf)
    assert status == 403


async def test_forms_from_elsewhere_are_refused(agent: Colleague) -> None:
    async with agent.http.post(
        "/desk/deconnexion", data={"csrf": agent.csrf}, headers={"Origin": "https://ailleurs.fr"}
    ) as response:
        assert response.status == 403


async def test_bodies_that_are_not_forms_are_refused(agent: Colleague) -> None:
    async with agent.http.post("/desk/deconnexion", json={"csrf": agent.csrf}) as response:
        assert response.status == 415
    async with agent.http.post("/desk/deconnexion", data={"csrf": "x" * 40_000}) as response:
        assert response.status == 413


@pytest.mark.parametrize("value", ["", "x", "avant-x.y", "é.é", "x" * 5000, "a.b.c"])
async def test_forged_cookies_open_nothing(agent: Colleague, value: str) -> None:
    real = next(c.value for c in agent.http.cookie_jar if c.key == COOKIE)
    signed, signature = real.rsplit(".", 1)
    # The first sign: the last one of Base64 may hold bits that are not read.
    altered = f"{signed}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"
    for forged in (value, altered, real.split(".")[0]):
        agent.http.cookie_jar.clear()
        headers = {"Cookie": f"{COOKIE}={forged}".encode("latin-1", "replace").decode("latin-1")}
        async with agent.http.get("/desk/compte", headers=headers) as response:
            assert response.url.path == "/desk/connexion" or response.status >= 400


async def test_scripts_get_a_problem_document_instead_of_the_sign_in_page(
    stranger: Stranger,
) -> None:
    someone = await stranger()
    async with someone.http.get("/desk/compte", headers={"Accept": "application/json"}) as answer:
        assert answer.status == 401
        assert (await answer.json())["type"].endswith(":sign-in")


@pytest.mark.parametrize(
    ("wanted", "end"),
    [
        ("/desk/compte", "/desk/compte"),
        ("https://ailleurs.fr/desk/", "/desk"),
        ("//ailleurs.fr", "/desk"),
        ("/desk/../", "/"),
        ("/\\ailleurs.fr", "/desk"),
    ],
)
async def test_signing_in_leads_inside_only(stranger: Stranger, wanted: str, end: str) -> None:
    someone = await stranger()
    someone.desk.accounts.create("lea.martin", PASSWORD)
    await someone.get("/desk/connexion")
    data = {"csrf": someone.csrf, "name": "lea.martin", "password": PASSWORD, "suite": wanted}
    async with someone.http.post("/desk/connexion", data=data) as response:
        assert response.url.host == "127.0.0.1"
        assert response.url.path == end


async def test_changing_the_password_ends_every_session(
    agent: Colleague, stranger: Stranger
) -> None:
    other = await stranger()
    await other.sign_in("lea.martin")
    await agent.get("/desk/compte")
    new = "encore quatre autres mots"
    status, page = await agent.post("/desk/compte", password="faux", new=new, again=new)
    assert status == 422
    assert "actuel est incorrect" in page
    _, page = await agent.post("/desk/compte", password=PASSWORD, new=new, again="autre")
    assert "différents" in page
    _, page = await agent.post("/desk/compte", password=PASSWORD, new="court", again="court")
    assert "12 à 200" in page
    _, page = await agent.post("/desk/compte", password=PASSWORD, new=new, again=new)
    assert "Connexion" in page
    _, page = await other.get("/desk")
    assert "Connexion" in page
    status, page = await agent.sign_in("lea.martin", new)
    assert "Se déconnecter" in page


async def test_a_closed_account_is_out_at_once(agent: Colleague) -> None:
    agent.desk.accounts.disable("lea.martin")
    _, page = await agent.get("/desk")
    assert "Se déconnecter" not in page
    agent.desk.accounts.create("omar.benali", PASSWORD)
    status, _ = await agent.sign_in("lea.martin")
    assert status == 401


async def test_unknown_pages_are_said_in_french(agent: Colleague) -> None:
    status, page = await agent.get("/desk/nulle-part")
    assert status == 404
    assert "Cette adresse n’existe pas." in page
    assert "Retour à l’accueil" in page


def bailclair(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line as an operator does."""
    environment = {**os.environ, "DATA_DIR": str(folder)}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "desk", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def test_commands_of_the_operator(tmp_path: Path) -> None:
    done = bailclair(
        tmp_path, "create-user", "lea.martin", "--role", "responsable", typed=f"{PASSWORD}\n"
    )
    assert done.returncode == 0, done.stderr
    assert "créé (responsable)" in done.stdout
    assert "lea.martin  Lea  responsable" in bailclair(tmp_path, "list-users").stdout
    short = bailclair(tmp_path, "reset-password", "lea.martin", typed="court\n")
    assert short.returncode == 1
    assert "12 à 200" in short.stderr
    assert bailclair(tmp_path, "disable-user", "lea.martin").returncode == 0
    assert "(fermé)" in bailclair(tmp_path, "list-users").stdout
    assert "Aucun compte" in bailclair(tmp_path, "enable-user", "inconnu").stderr
