"""Whether the records can be used now."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from service.store.opening import Store
from service.store.rows import DataKeyRow


def is_ready(store: Store) -> bool:
    """Whether a transaction can be begun and the keys be read."""
    try:
        with store.transaction() as t:
            return t.session.scalars(select(DataKeyRow.number)).first() is not None
    except DBAPIError:
        return False
