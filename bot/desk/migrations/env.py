"""Alembic's entry: runs inside the transaction that ``bot.desk.store.migrate`` opened."""

from __future__ import annotations

from alembic import context

from bot.desk.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="desk_migrations",
    render_as_batch=True,
)
context.run_migrations()
