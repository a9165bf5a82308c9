"""A period goes out as JSON and comes back whole, with its world."""

import json

import pytest

from matching.errors import BadInput
from matching.formats import json_period
from matching.short_breaks.period import Period
from scenarios.generators.short_breaks import Size, draw
from tests.formats.example_period import example_period, further_on


@pytest.mark.parametrize("period", [example_period(), further_on(), draw(Size.S, 1)[0]], ids=["1", "2", "drawn"])
def test_every_period_comes_back_as_it_was_written(period: Period) -> None:
    assert json_period.read(json_period.write(period)) == period


def test_a_period_is_written_in_one_way() -> None:
    written = json_period.write(example_period())
    turned = json.dumps(dict(reversed(json.loads(written).items()))).encode()
    assert json_period.write(json_period.read(turned)) == written


def changed(*path: int | str, value: object) -> bytes:
    """The example with one value changed."""
    plain = json.loads(json_period.write(example_period()))
    place = plain
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return json.dumps(plain).encode()


@pytest.mark.parametrize(
    ("path", "value", "where", "said"),
    [
        (("nights",), 0, "nights", "Give 1 or more."),
        (("homes",), [], "homes", "Add at least 1."),
        (("homes", 0, "staff", 0, "people"), -1, "homes 1, staff 1, people", "Give 0 or more."),
        (("homes", 0, "staff", 0, "weekdays"), [7], "homes 1, staff 1, weekdays 1", "Give 6 or less."),
        (("families", 0, "protected_minimum"), -1, "families 1, protected minimum", "Give 0 or more."),
        (("families", 0, "pattern"), "any", "families 1, pattern", "Use one of"),
        (("bookings", 0, "first_night"), "2026-02-30", "bookings 1, first night", "a day that exists"),
        (("bookings", 0, "first_night"), "9999-12-31", "bookings 1, first night", "the day is too far ahead"),
        (
            ("families", 0, "available", 0, "first"),
            "0001-01-01",
            "families 1, available 1, first",
            "the day is too long ago",
        ),
        (("first_night",), "2014-12-08", "first night", "the day is too long ago"),
        (("world", "as_at"), "9999-12-31", "world, as at", "the day is too far ahead"),
        (("policy", "guests_per_trained"), 0, "policy, guests per trained", "Give 1 or more."),
    ],
)
def test_a_value_that_cannot_be_is_told_by_its_place(
    path: tuple[int | str, ...], value: object, where: str, said: str
) -> None:
    with pytest.raises(BadInput) as refused:
        json_period.read(changed(*path, value=value))
    (problem,) = refused.value.problems
    assert problem.where == where
    assert said in f"{problem.what} {problem.way_out}"
