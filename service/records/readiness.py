"""Whether the records can be used now."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from service.store.base import new_id
from service.store.opening import Store
from service.store.rows import DataKeyRow, SignInTryRow

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


NOT_NOW = "THEY CANNOT BE WRITTEN NOW, so nothing is answered from them: see that there is room, and that they may be."


class _Undone(Exception):
    """Takes back what was written to see whether it can be."""


def is_ready(store: Store) -> bool:
    """Whether the keys can be read, and a row be written, of which nothing is kept."""
    try:
        with store.transaction() as t:
            if t.session.scalars(select(DataKeyRow.number)).first() is None:
                return False
            t.session.add(SignInTryRow(id=new_id(), at=NEVER, name_mark="", address_mark="", succeeded=0))
            t.session.flush()
            raise _Undone
    except _Undone:
        return True
    except DBAPIError:
        return False


def told_of(store: Store) -> str:
    """How the records are kept, and where it is so that nothing can be written there now."""
    return str(store.standing) if is_ready(store) else f"{store.standing}\n{NOT_NOW}"
