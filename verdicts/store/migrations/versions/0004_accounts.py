"""Accounts: who signed in, sessions, passkeys, providers, mailed links; shelves and bookmarks."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NEVER_AGAIN = ("account", "session")  # whose numbers SQLite may not give a second time
READER = {"reader_is_a_key": "length(reader) = 32"}
CHECKS = {
    "account": {
        **READER,
        "role_known": "role IN ('reader', 'editor', 'admin')",
        "email_is_lower": "email = lower(email)",
    },
    "session": {
        "token_is_a_digest": "length(token) = 64",
        "former_is_a_digest": "length(former) = 64",
        "way_known": "way IN ('password', 'passkey', 'provider', 'mail')",
    },
    "passkey": {"sign_count_not_negative": "sign_count >= 0"},
    "provider_link": {},
    "mailed_link": {
        "token_is_a_digest": "length(token) = 64",
        "purpose_known": "purpose IN ('sign-up', 'reset')",
    },
    "spent": {"digest_is_a_digest": "length(digest) = 64"},
    "shelf": {
        **READER,
        "key_is_short": "length(key) = 12",
        "share_is_unguessable": "length(share) = 32",
        "name_is_short": "length(name) BETWEEN 1 AND 80",
        "position_not_negative": "position >= 0",
    },
    "bookmark": {
        **READER,
        "one_thing": "(tool_id IS NOT NULL AND tools IS NULL AND url IS NULL) "
        "OR (tool_id IS NULL AND tools IS NOT NULL AND url IS NULL) "
        "OR (tool_id IS NULL AND tools IS NULL AND url IS NOT NULL)",
        "note_is_short": "length(note) <= 2000",
        "title_is_short": "length(title) <= 300",
        "position_not_negative": "position >= 0",
    },
}


def upgrade() -> None:
    """Make the tables; nobody has an account yet."""
    _accounts()
    _mailed()
    _shelves()


def _accounts() -> None:
    _table("account", _text("email", "reader"), _text("password", null=True), _text("role"), _moments("made_at"))
    _unique("account", "email")
    _unique("account", "reader")
    _table(
        "session", _owner(), _text("token"), _text("former", null=True), _text("way", "agent"),
        _moments("made_at", "renewed_at"), _moments("confirmed_at", null=True), _moments("seen_at"),
    )  # fmt: skip
    _unique("session", "token")
    _unique("session", "former")
    _table(
        "passkey", _owner(), _text("credential", "public_key"), _whole("sign_count"), _text("transports"),
        [sa.Column("backed_up", sa.Boolean(), nullable=False)], _text("name"), _moments("made_at"),
        _moments("used_at", null=True),
    )  # fmt: skip
    _unique("passkey", "credential")
    _table("provider_link", _text("issuer", "subject"), _owner(), _moments("made_at"), keys=("issuer", "subject"))
    for owned in ("session", "passkey", "provider_link"):
        op.create_index(f"ix_{owned}_account_id", owned, ["account_id"])


def _mailed() -> None:
    _table("mailed_link", _text("token", "purpose", "email", "onward", "intent"), _moments("made_at"), keys=("token",))
    op.create_index("ix_mailed_link_made_at", "mailed_link", ["made_at"])
    op.create_index("ix_mailed_link_email", "mailed_link", ["email"])
    _table("spent", _text("digest"), _moments("at"), keys=("digest",))
    op.create_index("ix_spent_at", "spent", ["at"])


def _shelves() -> None:
    _table("shelf", _text("reader", "key", "name"), _whole("position"), _text("share", null=True), _moments("made_at"))
    _unique("shelf", "key")
    _unique("shelf", "share")
    _unique("shelf", "reader", "name")
    _table(
        "bookmark", [_key("bookmark", "shelf_id", "shelf.id", "CASCADE")], _text("reader", "target"),
        [_key("bookmark", "tool_id", "tool.id", "RESTRICT", null=True)], _text("tools", "url", null=True),
        _text("title", "note"), _whole("position"), _moments("added_at"),
    )  # fmt: skip
    _unique("bookmark", "reader", "target")
    op.create_index("ix_bookmark_shelf_id", "bookmark", ["shelf_id"])
    op.create_index("ix_bookmark_tool_id", "bookmark", ["tool_id"])


def _table(name: str, *columns: list[sa.Column[Any]], keys: tuple[str, ...] = ("id",)) -> None:
    own = [sa.Column("id", sa.Integer(), nullable=False)] if keys == ("id",) else []
    every = [
        _key(name, "account_id", "account.id", "CASCADE") if column.name == "account_id" else column
        for part in (own, *columns)
        for column in part
    ]
    checks = [sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in CHECKS[name].items()]
    key = sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}")
    op.create_table(name, *every, key, *checks, sqlite_autoincrement=name in NEVER_AGAIN)


def _unique(table: str, *columns: str) -> None:
    op.create_index(f"uq_{table}_{'_'.join(columns)}", table, list(columns), unique=True)


def _key(table: str, column: str, of: str, on_delete: str, null: bool = False) -> sa.Column[Any]:
    key = sa.ForeignKey(of, name=f"fk_{table}_{column}", ondelete=on_delete)
    return sa.Column(column, sa.Integer(), key, nullable=null)


def _owner() -> list[sa.Column[Any]]:
    return [sa.Column("account_id", sa.Integer(), nullable=False)]  # its key is named by the table


def _text(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=null) for name in names]


def _whole(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _moments(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=null) for name in names]
