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


GO = """
CREATE FUNCTION placewell_only_destroyed() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
IF EXISTS (SELECT 1 FROM destroyed_rows WHERE table_name = TG_TABLE_NAME AND row_id = OLD.id) THEN RETURN OLD; END IF;
RAISE EXCEPTION '% can only grow', TG_TABLE_NAME;
END $$
"""


NAMED = "EXISTS (SELECT 1 FROM destroyed_rows WHERE table_name = '{}' AND row_id = OLD.id)"


def let_go_of_destroyed(tables: Sequence[str]) -> None:
    """From here on a row of these tables can be taken away once it is named among what was destroyed."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(GO)
    for table in tables:
        let_go_of_destroyed_too(table)


def let_go_of_destroyed_too(table: str) -> None:
    """The same of one table more, once others can be let go of."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute(f"DROP TRIGGER {table}_removed" + ("" if on_sqlite else f" ON {table}"))
    op.execute(_only_destroyed(table, on_sqlite))


def _only_destroyed(table: str, on_sqlite: bool) -> str:
    made = f"CREATE TRIGGER {table}_removed BEFORE DELETE ON {table}"
    if not on_sqlite:
        return f"{made} FOR EACH ROW EXECUTE FUNCTION placewell_only_destroyed()"
    return f"{made} WHEN NOT {NAMED.format(table)} BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"
