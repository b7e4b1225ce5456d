"""Votes: tallies, ballots, matchups and picks, exclusions, and the log of all of it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

READER = ("reader_is_a_key", "length(reader) = 32")
AMONG = "accounts_are_among_all"


def upgrade() -> None:
    """Make the tables and their rules; tallies start when somebody votes."""
    _tallies()
    _matchups()
    _table(
        "ballot", _id(), _text("reader"), _parent("ballot", "tool"), _text("choice"),
        *_flags("of_account", "demo", "counted"), _moment("changed_at"), _pk("ballot", "id"),
        checks=(READER, ("choice_known", "choice IN ('ship', 'skip')")),
    )  # fmt: skip
    _picks()
    _table(
        "exclusion", _text("reader"), _text("reason"), _moment("since"), _pk("exclusion", "reader"), checks=(READER,)
    )
    _log()
    _indexes()


def _picks() -> None:
    pair = sa.ForeignKeyConstraint(
        ["matchup_id", "tool_id"], ["matchup_tool.matchup_id", "matchup_tool.tool_id"],
        name="fk_pick_matchup_id", ondelete="RESTRICT",
    )  # fmt: skip
    _table(
        "pick", _id(), _text("reader"), *_numbers("matchup_id", "tool_id"), *_flags("of_account", "demo", "counted"),
        _moment("changed_at"), pair, _pk("pick", "id"), checks=(READER,),
    )  # fmt: skip


def _tallies() -> None:
    counts = ("ship", "skip", "account_ship", "account_skip", "version")
    among = (AMONG, "account_ship <= ship AND account_skip <= skip")
    checks = (*((f"{each}_not_negative", f"{each} >= 0") for each in counts), among)
    _table("tally", _parent("tally", "tool"), *_numbers(*counts), _pk("tally", "tool_id"), checks=checks)


def _matchups() -> None:
    _table(
        "matchup", _id(), _text("tools"), *_numbers("version"), _pk("matchup", "id"),
        checks=(("version_not_negative", "version >= 0"),),
    )  # fmt: skip
    counts = ("picks", "account_picks")
    checks = (*((f"{each}_not_negative", f"{each} >= 0") for each in counts), (AMONG, "account_picks <= picks"))
    _table(
        "matchup_tool", _parent("matchup_tool", "matchup"), _parent("matchup_tool", "tool"), *_numbers(*counts),
        _pk("matchup_tool", "matchup_id", "tool_id"), checks=checks,
    )  # fmt: skip


def _log() -> None:
    about = "(act IN ('exclude', 'include')) = (tool_id IS NULL AND matchup_id IS NULL)"
    acts = "act IN ('ship', 'skip', 'withdraw', 'pick', 'unpick', 'exclude', 'include')"
    picks = "(act IN ('pick', 'unpick')) = (matchup_id IS NOT NULL)"
    _table(
        "vote_event", _id(), _moment("at"), _text("reader"), _text("act"),
        _parent("vote_event", "tool", needed=False), _parent("vote_event", "matchup", needed=False),
        *_flags("of_account", "demo"), sa.Column("network", sa.String()), _pk("vote_event", "id"),
        checks=(READER, ("act_known", acts), ("about_something", about), ("picks_have_a_matchup", picks)),
    )  # fmt: skip


def _indexes() -> None:
    for table, *columns in (("ballot", "reader", "tool_id"), ("matchup", "tools"), ("pick", "reader", "matchup_id")):
        op.create_index(f"uq_{table}_{'_'.join(columns)}", table, list(columns), unique=True)
    for table, column in (
        ("ballot", "tool_id"), ("matchup_tool", "tool_id"), ("pick", "matchup_id"), ("vote_event", "at"),
    ):  # fmt: skip
        op.create_index(f"ix_{table}_{column}", table, [column])


def _table(name: str, *parts: Any, checks: tuple[tuple[str, str], ...]) -> None:
    rules = [sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in checks]
    op.create_table(name, *parts, *rules)


def _pk(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _flags(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _parent(child: str, parent: str, needed: bool = True) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{parent}.id", name=f"fk_{child}_{parent}_id", ondelete="RESTRICT")
    return sa.Column(f"{parent}_id", sa.Integer(), key, nullable=not needed)
