"""What properties are tried on reaches every field of every record, so that no part of a world goes untried."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from matching.world.group import Group
from matching.world.home import Home
from matching.world.record import Record
from matching.world.referral import Referral
from tests.strategies import conditions, homes, referrals, worlds

FIXED = {"kind"}
"""Fields that tell one type from another and have one value only."""


def fields_told(thing: object) -> Iterator[tuple[str, str]]:
    """Each field that says something, with the type it is in."""
    if isinstance(thing, tuple):
        for entry in thing:
            yield from fields_told(entry)
    if isinstance(thing, Record):
        for name, field in type(thing).model_fields.items():
            value = getattr(thing, name)
            if value != field.get_default():
                yield _type_name(type(thing)), name
            yield from fields_told(value)


def _type_name(kind: type[Record]) -> str:
    return kind.__name__.partition("[")[0]


STAYS_WITH_ITS_KEEPER = {("Child", "home_postcode")}
"""What a referral is handed on without, so that it is not drawn where referrals are to come back as they were sent."""


def fields_known(kind: type[Record]) -> set[tuple[str, str]]:
    """Each field of a type and of the types within it."""
    definitions: dict[str, Any] = kind.model_json_schema()
    schemas = {kind.__name__: definitions, **definitions.get("$defs", {})}
    return {
        (title.partition("[")[0].partition("_")[0], name)
        for title, schema in schemas.items()
        for name in schema.get("properties", {})
        if name not in FIXED
    }


class AllTold(Exception):
    """Every field has been drawn, and nothing is left to look for."""


def check_every_field_is_drawn(strategy: Any, kind: type[Record], examples: int = 200) -> None:
    left = fields_known(kind) - STAYS_WITH_ITS_KEEPER

    @given(strategy)
    @settings(max_examples=examples, database=None, derandomize=True, phases=[Phase.generate])
    def collect(thing: object) -> None:
        left.difference_update(fields_told(thing))
        if not left:
            raise AllTold

    with suppress(AllTold):
        collect()
    assert left == set()


def test_planted_defect_a_field_that_is_never_drawn_is_named() -> None:
    class Blank(Record):
        never: int | None = None

    with pytest.raises(AssertionError, match="never"):
        check_every_field_is_drawn(st.builds(Blank), Blank, 20)


def test_every_field_of_a_referral_is_drawn() -> None:
    check_every_field_is_drawn(referrals(), Referral)


def test_every_field_of_a_home_is_drawn() -> None:
    one_condition = conditions(("K-1",), ("R-1", "R-2")).map(lambda condition: (condition,))
    check_every_field_is_drawn(homes() | one_condition, Home, 2000)


def test_every_field_of_a_group_is_drawn() -> None:
    check_every_field_is_drawn(worlds(most_homes=1, least=1).map(lambda world: world.groups), Group)
