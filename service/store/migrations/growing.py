"""Tables that can only grow: the database itself refuses to change what is clear in them, or to take a row away."""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op

REFUSE = """
CREATE FUNCTION placewell_only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% can only grow', TG_TABLE_NAME; END $$
"""


def keep_for_ever(table: str, clear: Sequence[str]) -> None:
    """From here on the table only grows. What is sealed may be sealed anew, and the columns `clear` never change."""
    refusals = {"changed": f"UPDATE OF {', '.join(clear)}", "removed": "DELETE"}
    for name, event in refusals.items():
        if op.get_bind().dialect.name == "sqlite":
            refuse = f"BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"
            op.execute(f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} {refuse}")
        else:
            each = "FOR EACH ROW EXECUTE FUNCTION placewell_only_grows()"
            op.execute(f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} {each}")
    if op.get_bind().dialect.name != "sqlite":
        each = "FOR EACH STATEMENT EXECUTE FUNCTION placewell_only_grows()"
        op.execute(f"CREATE TRIGGER {table}_emptied BEFORE TRUNCATE ON {table} {each}")


def let_refuse() -> None:
    """What the refusals call where the database is PostgreSQL."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(REFUSE)
