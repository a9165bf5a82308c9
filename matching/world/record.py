"""The ground of every type in the world: frozen, strict, and refusing fields it does not know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Generic, Protocol, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from matching.world.said_below import said_below


class Record(BaseModel):
    """Frozen plain data. No coercion: `true` is not 1, "3" is not 3. Unknown fields are refused."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(cls, asked: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema, in which each field says what is said below it. Nobody else waits for that to be read."""
        schema = handler(asked)
        fields = handler.resolve_ref_schema(schema).get("properties", {})
        for name, said in said_below(cls).items():
            if name in fields:
                fields[name].setdefault("description", said)
        return schema


R = TypeVar("R")
M = TypeVar("M", bound=Record)

_new = object.__new__
_put_values, _put_given, _put_extra, _put_private = (
    vars(BaseModel)[place].__set__
    for place in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
"""The four places of which any record is made, each filled as itself."""


def made(kind: type[M], /, **values: object) -> M:
    """The same record as `kind(**values)`, of values that our own code has made and that are not looked at again.

    For what is made by the thousand. Every field must be given, in the type's order; tests hold the two together.
    """
    record = _new(kind)
    _put_values(record, values)
    _put_given(record, _every_field(kind))
    _put_extra(record, None)
    _put_private(record, None)
    return record


def made_each(kind: type[M], rows: Iterable[dict[str, object]]) -> tuple[M, ...]:
    """The same of each row of values, for what is made by the thousand of one kind at once."""
    given, found = _every_field(kind), []
    for values in rows:
        record = _new(kind)
        _put_values(record, values)
        _put_given(record, given)
        _put_extra(record, None)
        _put_private(record, None)
        found.append(record)
    return tuple(found)


@cache
def _every_field(kind: type[Record]) -> set[str]:
    """Held in common by all made of one kind, and never changed: a record is frozen, and a copy has its own."""
    return set(kind.model_fields)


class Same(Generic[R]):
    """A record as itself and not as what it says, so that something worked out from it can be kept beside it."""

    def __init__(self, record: R) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.record is other.record

    def __hash__(self) -> int:
        return id(self.record)


Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
"""Free text a person wrote: 1 to 4,000 characters."""

Ident = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]([A-Za-z0-9 _.:/-]{0,62}[A-Za-z0-9_.:/-])?$")]
"""An identifier: letters, digits and `_ . : / -` or spaces inside, at most 64 characters."""


Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2199, 12, 31))]
"""A day, or the night that begins on it, in the life of a child of now or in a plan. Any other is a slip of the pen."""

Moment = Annotated[AwareDatetime, Field(ge=datetime(1990, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC))]
"""A moment on such a day, as it is typed."""


class Identified(Protocol):
    """Anything with an `id`."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)


def by_id(items: Iterable[T]) -> Sequence[T]:
    """The same items in the order of their ids, so that the order they were written in changes nothing."""
    return sorted(items, key=lambda item: item.id)
