"""A working copy has one run at a time; who excluded readers, or let them count again, is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

END = "The run ended unfinished: another one of the same draft began."
STEP = {"act_known": "act IN ('exclude', 'include')", "of_somebody": "readers >= 1"}
RUN = sa.table(
    "panel_run",
    *(sa.column(name, sa.Integer()) for name in ("id", "copy_id")),
    sa.column("state", sa.String()),
    *(sa.column(name, sa.DateTime(timezone=True)) for name in ("beat", "ended")),
)
TAKE = sa.table(
    "take_draft", sa.column("run_id", sa.Integer()), *(sa.column(name, sa.String()) for name in ("state", "words"))
)


def upgrade() -> None:
    """Who excluded those that are excluded already was not kept."""
    _one_run()
    op.create_table(
        "exclusion_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("act", "reason")),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("readers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_exclusion_step"),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_exclusion_step_{what}")) for what, rule in STEP.items()),
    )
    op.create_index("ix_exclusion_step_at", "exclusion_step", ["at"])


def _one_run() -> None:
    """Where a draft has two runs, the newest goes on; what the others finished is kept."""
    under_way = (RUN.c.state == "running") & (RUN.c.copy_id > 0)
    newest = sa.select(sa.func.max(RUN.c.id)).where(under_way).group_by(RUN.c.copy_id)
    older = list(op.get_bind().execute(sa.select(RUN.c.id).where(under_way, RUN.c.id.not_in(newest))).scalars())
    waiting = TAKE.c.run_id.in_(older) & (TAKE.c.state == "waiting")
    op.execute(TAKE.update().where(waiting).values(state="none", words=END))
    op.execute(RUN.update().where(RUN.c.id.in_(older)).values(state="unfinished", ended=RUN.c.beat))
    where = sa.text("state = 'running' AND copy_id > 0")
    op.create_index(
        "uq_panel_run_under_way", "panel_run", ["copy_id"], unique=True, sqlite_where=where, postgresql_where=where
    )
