"""How Alembic reaches the database: through the connection that `storage.migrate` hands it."""

from alembic import context

from rejectbot.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
