"""What is made without being looked at again is what it would be if it were."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from matching.findings import Outcome, Verdict
from matching.search import market_of, search
from matching.world.record import Record, made
from matching.world.world import World
from tests.strategies.markets import markets

FEWER = settings(max_examples=max(1, settings().max_examples // 10), suppress_health_check=list(HealthCheck))


def records_in(value: object, seen: set[int]) -> Iterator[Record]:
    """A record and all records in it, each once, what is left out of its JSON as well."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Record):
        yield value
    parts = vars(value).values() if isinstance(value, Record) else value if isinstance(value, tuple) else ()
    for part in parts:
        yield from records_in(part, seen)


def is_as_if_checked(record: Record) -> bool:
    """Whether the record would pass the checks of its type, and come out the same to the byte."""
    kind = type(record)
    try:
        checked = kind(**{name: getattr(record, name) for name in kind.model_fields})
    except (ValidationError, AttributeError):
        return False
    fields = list(vars(record)) == list(kind.model_fields)
    return fields and checked == record and checked.model_dump_json() == record.model_dump_json()


@FEWER
@given(markets(most_homes=3))
def test_all_that_a_search_answers_would_pass_the_checks_of_its_types(world: World) -> None:
    own = [group.urn for group in world.groups][:1]
    found = search(market_of(world, world.as_at, own), world.referrals[0], world.as_at, misses=2)
    told = (found.shortlist, found.reports, tuple(report for _, report in found.nearest))
    assert [record for record in records_in(told, set()) if not is_as_if_checked(record)] == []


def test_a_field_forgotten_or_out_of_its_place_or_of_another_type_is_caught() -> None:
    """Planted: three verdicts made wrongly."""
    whole = {"outcome": Outcome.MET, "reason": "It holds.", "allows": 3, "conditions": (), "points": 0}
    assert not is_as_if_checked(made(Verdict, outcome=Outcome.MET, reason="It holds."))
    assert not is_as_if_checked(made(Verdict, **dict(reversed(whole.items()))))
    assert not is_as_if_checked(made(Verdict, **{**whole, "points": "0"}))
