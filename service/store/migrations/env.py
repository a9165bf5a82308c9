"""How alembic takes a step: in the transaction it is given, so that a step is taken whole or not at all."""

from __future__ import annotations

from alembic import context

from service.store.rows import ROWS

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=ROWS[0].metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
