"""Whether the records can be used now."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from service.store.base import new_id
from service.store.opening import Store
from service.store.rows import DataKeyRow, SignInTryRow

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


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
