"""Run by the migration tool, over the connection that ``adapters.log.schema`` gives it."""

from alembic import context

from adapters.log.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite has it too, once transactions are begun by hand.
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
