"""``bailclair desk``: the accounts of the hotline desk."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from bot.commands.failure import CommandError
from knowledge.settings import Settings

if TYPE_CHECKING:
    from bot.desk.store.accounts import Accounts

HELP = "gère les comptes de la permanence (/desk)"
_ROLES = ("agent", "responsable")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    create = _action(actions, "create-user", "crée un compte ; le mot de passe est demandé")
    create.add_argument("name", metavar="nom", help="nom d’utilisateur, par exemple prenom.nom")
    create.add_argument("--role", choices=_ROLES, default="agent", help="agent par défaut")
    create.add_argument("--first-name", metavar="PRÉNOM", help="prénom montré aux visiteurs")
    _action(actions, "list-users", "liste les comptes")
    for action, help_ in (
        ("reset-password", "donne un nouveau mot de passe, qui est demandé"),
        ("disable-user", "ferme un compte et ses sessions"),
        ("enable-user", "rouvre un compte fermé"),
    ):
        _action(actions, action, help_).add_argument("name", metavar="nom")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do it, and say so."""
    # Here: keeps --help instant.
    from bot.desk.store.accounts import AccountError, Accounts  # noqa: PLC0415
    from bot.desk.store.audit import Audit  # noqa: PLC0415
    from bot.desk.store.migrate import migrate  # noqa: PLC0415
    from bot.supervisor.run_files import tracker_url  # noqa: PLC0415
    from knowledge.database import open_engine  # noqa: PLC0415

    engine = open_engine(tracker_url(settings))
    try:
        migrate(engine)
        accounts = Accounts(engine)
        done = _do(options, accounts)
        if options.action != "list-users":
            name = options.name.strip().lower()
            Audit(engine).note("commande", _IN_FRENCH[options.action], name)
    except AccountError as error:
        raise CommandError(str(error)) from error
    finally:
        engine.dispose()
    print(done)
    return 0


_IN_FRENCH = {
    "create-user": "créer un compte",
    "reset-password": "changer un mot de passe",
    "disable-user": "fermer un compte",
    "enable-user": "rouvrir un compte",
}


def _do(options: argparse.Namespace, accounts: Accounts) -> str:
    if options.action == "list-users":
        lines = [
            f"{user.name}  {user.first_name}  {user.role}{'  (fermé)' if user.disabled else ''}"
            for user in accounts.all()
        ]
        return "\n".join(lines) or "Aucun compte."
    if options.action == "create-user":
        user = accounts.create(options.name, _password(), options.role, options.first_name or "")
        return f"Compte « {user.name} » créé ({user.role})."
    if options.action == "reset-password":
        accounts.named(options.name)
        accounts.set_password(options.name, _password())
        return "Mot de passe changé ; les sessions ouvertes sont fermées."
    if options.action == "disable-user":
        accounts.disable(options.name)
        return "Compte fermé."
    accounts.enable(options.name)
    return "Compte rouvert."


def _password() -> str:
    """Typed twice at a terminal, else the first line of the standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Mot de passe : ")
    if getpass.getpass("Encore une fois : ") != first:
        raise CommandError("Les deux mots de passe sont différents.")
    return first


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_: str
) -> argparse.ArgumentParser:
    description = f"{help_[0].upper()}{help_[1:]}."
    return actions.add_parser(name, help=help_, description=description)
