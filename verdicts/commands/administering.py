"""`verdicts admin`: the accounts that run the site."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated, get_args

import typer
from rich.table import Table

from verdicts.commands.ground import database, fail, now, out
from verdicts.desk.accounts.appoint import appoint, appointed, make
from verdicts.desk.passwords import Hasher
from verdicts.desk.strength import password_fault
from verdicts.domain.accounts import Role, email_fault, plain_email
from verdicts.settings import settings

app = typer.Typer(no_args_is_help=True, help="Make and appoint the accounts that run the site.")

Email = Annotated[str, typer.Argument(help="The account's e-mail address.", show_default=False)]
RoleName = Annotated[str, typer.Option(help="reader, editor or admin.")]


@app.command("create")
def create(email: Email, role: RoleName = "admin") -> None:
    """Make an account; the first admin is made this way. Asks for a password, or reads one line of it from a pipe."""
    email, known = _address(email), _role(role)
    with database(migrated=True) as engine:
        password = _password()
        if fault := password_fault(password, email, settings().site_name):
            fail(f"Not made: {fault}")
        hashed = asyncio.run(_hashed(password))
        if not make(engine, email, known, hashed, now()):
            fail(f"There is an account with that address. `verdicts admin role {email} {known}` gives it that role.")
    out.print(f"Made. Sign in at {settings().base_url}/sign-in")


@app.command("role")
def give_role(email: Email, role: Annotated[str, typer.Argument(help="reader, editor or admin.")]) -> None:
    """Give an account a role; its open pages know within seconds."""
    email, known = _address(email), _role(role)
    with database(migrated=True) as engine:
        if not appoint(engine, email, known):
            fail("There is no account with that address. `verdicts admin create` makes one.")
    out.print(f"{email} is {known} now.")


@app.command("list")
def show() -> None:
    """Who is editor or admin."""
    with database(migrated=True) as engine:
        found = appointed(engine)
    if not found:
        out.print("Nobody yet. `verdicts admin create you@example.com` makes the first admin.")
        return
    table = Table("Role", "E-mail", "Since", box=None)
    for one in found:
        table.add_row(one.role, one.email, f"{one.made_at:%Y-%m-%d}")
    out.print(table)


def _address(email: str) -> str:
    email = plain_email(email)
    if fault := email_fault(email):
        fail(fault)
    return email


def _role(role: str) -> Role:
    found = next((known for known in get_args(Role) if known == role), None)
    return found or fail("A role is reader, editor or admin.")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return typer.prompt("Password", hide_input=True, confirmation_prompt=True)


async def _hashed(password: str) -> str:
    hasher = Hasher()
    try:
        return await hasher.hash(password)
    finally:
        hasher.close()
