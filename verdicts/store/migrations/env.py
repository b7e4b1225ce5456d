"""Run by Alembic: the connection comes from verdicts.store.migrating, which holds the lock and the transaction."""

from alembic import context

from verdicts.store.tables import Row

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Row.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
