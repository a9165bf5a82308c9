"""While a screen answers it is watched which fields of a child and a referral are read, through whatever code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import Any

import pytest

from matching.columns.children import Birth, ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import both
from matching.columns.published import PublishedRule
from matching.rules import PUBLISHED
from matching.search import market_of
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.policy import england
from matching.world.referral import Referral
from matching.world.world import World
from scenarios.generators.region import region

WATCHED = {"sex", "date_of_birth", "name", "legal_status", "family", "identity_needs"}
MAY_READ = {
    "registered-sex": {"sex"},
    "stated-sex": {"sex"},
    "registered-ages": {"date_of_birth"},
    "stated-ages": {"date_of_birth"},
    "practised-ages": {"date_of_birth"},
    "identity-needs": {"identity_needs"},
}
"""Law and statements may set ages and a sex; a declared need counts only as one that the home can meet."""
SAME_EVERYWHERE = {
    "wishes-and-feelings": {"name"},
    "enquiries-made": {"name"},
    "moves-history": {"name", "date_of_birth"},
}
"""What they say names the child or counts from the birth; at every home the answer is the same, and has no points."""

Asked = Columns[PublishedColumns]


@pytest.fixture(scope="module")
def world() -> World:
    return region(1, homes=6, referrals=6)


@pytest.fixture
def asked(world: World) -> Asked:
    """Columns of which nothing has been read yet."""
    on, catalogue, policy = world.as_at, standard_catalogue(), england().on(world.as_at)
    children = ChildColumns([nowhere(r, on, catalogue, policy, world.referrals) for r in world.referrals])
    return Columns(children, market_of(world, on).others, on, catalogue, policy)


@contextmanager
def watching() -> Iterator[set[str]]:
    """The watched fields that are read of any child or referral from now on."""
    read: set[str] = set()

    def told(record: object, name: str) -> Any:
        read.update({name} & WATCHED)
        return object.__getattribute__(record, name)

    with pytest.MonkeyPatch.context() as patch:
        for kind in (Child, Referral):
            patch.setattr(kind, "__getattribute__", told)
        yield read


@pytest.mark.parametrize("rule", PUBLISHED, ids=lambda rule: str(rule.ID))
def test_no_screen_reads_who_a_child_is_through_any_code(rule: PublishedRule, asked: Asked) -> None:
    with watching() as read:
        screens = tuple(rule.screen(asked))
    assert read <= MAY_READ.get(rule.ID, set()) | SAME_EVERYWHERE.get(rule.ID, set())
    if rule.ID in SAME_EVERYWHERE:
        assert rule.POINTS == 0
        assert all(len(set(screen.home.tolist())) == 1 for screen in screens)


class Asker:
    """A method that reads what it must not."""

    def born(self, children: ChildColumns) -> tuple[Birth, ...]:
        return children.births.kinds


def by_alias(columns: Asked) -> object:
    homes = columns.children
    return homes.sexes


def by_the_matches_themselves(columns: Asked) -> object:
    return [match.child.sex for match in columns.children.asked]


PLANTED: dict[Callable[[Asked], object], str] = {
    by_alias: "sex",
    by_the_matches_themselves: "sex",
    lambda columns: attrgetter("sexes")(columns.children): "sex",
    lambda columns: Asker().born(columns.children): "date_of_birth",
    lambda columns: both(columns.children.stay, columns.children.declared_needs): "identity_needs",
    lambda columns: [match.referral.legal_status for match in columns.children.asked]: "legal_status",
}


@pytest.mark.parametrize("planted", PLANTED, ids=range(len(PLANTED)))
def test_a_screen_that_reads_who_a_child_is_in_a_roundabout_way_is_caught(
    planted: Callable[[Asked], object], asked: Asked
) -> None:
    with watching() as read:
        planted(asked)
    assert read == {PLANTED[planted]}


def test_each_field_that_is_watched_is_one_that_a_screen_could_read() -> None:
    """A field by another name would be watched in vain."""
    assert {*Child.model_fields, *Referral.model_fields} >= WATCHED
    assert MAY_READ.keys() | SAME_EVERYWHERE.keys() <= {rule.ID for rule in PUBLISHED}
