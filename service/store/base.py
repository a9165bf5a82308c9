"""The ground of every row: how ids, days, moments and sealed words are kept, alike in both databases."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import Date, DateTime, Dialect, LargeBinary, MetaData, Text, TypeDecorator, inspect
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeEngine

from service.sealing.sealed import Spot, is_sealed


def new_id() -> str:
    """A random id of 128 bits, so that no id tells anything, not even that another exists."""
    return secrets.token_hex(16)


def is_id(words: str) -> bool:
    """Whether it has the form of such an id; what a person typed may be anything."""
    return _ID.fullmatch(words) is not None


_ID = re.compile(r"[0-9a-f]{32}")


class Day(TypeDecorator[date]):
    """A day; in SQLite its ISO form, which sorts as days do."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. Raises ValueError for one without its offset."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without its offset from UTC cannot be kept.")
        in_utc = value.astimezone(UTC)
        return in_utc.isoformat(timespec="microseconds") if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


class Sealed(TypeDecorator[bytes]):
    """Words sealed under a key. Raises ValueError for anything else, so that nothing is kept in the clear here."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        if value is not None and not is_sealed(value):
            raise ValueError("Only what is sealed can be kept here.")
        return value


RowId = Annotated[str, mapped_column(Text, primary_key=True, default=new_id)]
SealedBytes = Annotated[bytes, mapped_column(Sealed)]

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every row. `KEPT_FOR_EVER` names no table; a table that sets it can only grow."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, date: Day, datetime: Moment, bytes: LargeBinary}

    KEPT_FOR_EVER: ClassVar[bool] = False
    """Whether its rows can only be added: what is clear in them is never changed and none is taken away."""

    def spot(self, column: str) -> Spot:
        """The place of one of its sealed columns, once its row is in the database."""
        (id,) = inspect(self).identity or ("",)
        return Spot(self.__tablename__, column, str(id))
