"""A child admitted in an emergency whose names nobody has checked: why each family is put off, and whom to ask what."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import product

import pytest
from rich.console import Group

from matching.short_breaks import touched as touching
from matching.short_breaks.allocate import allocate
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import Nights, Period
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.result import Planned
from matching.short_breaks.unchecked import Then
from matching.short_breaks.verifying import verify
from matching.world.facts import Role
from matching.world.group import Tie, TieKind
from scenarios import storybook
from scenarios.periods.winter_at_marram import URN, period
from service.commands.breaks.changes_told import touched_told
from service.commands.screen import in_plain_text

WORK = Effort(seed=1, moves=3_000, rounds=0, seconds=None, processes=1)
CHILD = storybook.child("C-99", "Zebedee", date(2014, 1, 1))
RUN = Nights(first=date(2026, 12, 18), nights=14)
ADMITTED = EmergencyAdmission(urn=URN, bedroom="room 4", nights=RUN, child=CHILD)


@cache
def planned() -> Planned:
    return allocate(period(), WORK)


def told_of(kind: TieKind) -> Period:
    """The example, once this has been found between its every child and the one admitted."""
    before = period()
    children = [child for family in before.families for child in family.children]
    ties = tuple(Tie(children=(c, CHILD.id), kind=kind, said_by=Role.SOCIAL_WORKER, on=RUN.first) for c in children)
    group = before.world.group(URN)
    groups = (group.model_copy(update={"ties": (*group.ties, *ties)}),)
    return before.model_copy(update={"world": before.world.model_copy(update={"groups": groups})})


@cache
def mended(kind: TieKind | None = None) -> Repaired:
    return repair(period() if kind is None else told_of(kind), planned(), [ADMITTED], WORK)


def shares_a_night(stay: object) -> bool:
    nights = set(stay.run.dates())  # type: ignore[attr-defined]
    return not nights.isdisjoint(RUN.dates())


def test_every_family_put_off_is_told_that_nobody_checked_and_whom_to_ask_what() -> None:
    found = mended()
    children = {f.id: f.children for f in period().families}
    assert found.touched
    for family in found.touched:
        together = [stay for stay in family.lost if shares_a_night(stay)]
        assert [one.stay for one in family.unchecked] == together
        for one in family.unchecked:
            assert one.pairs == tuple(product(children[family.family], [CHILD.id]))
            assert one.why in family.why
            assert "nobody has checked" in one.why
            assert "ask the social worker, previous social worker or police" in one.enquiry
            assert all(f"Do {a} and {b} know, or know of, each other?" in one.enquiry for a, b in one.pairs)


def test_a_repair_that_does_not_say_that_nobody_checked_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    mended.cache_clear()
    monkeypatch.setattr(touching, "unchecked", lambda *_: ())
    with pytest.raises(AssertionError):
        test_every_family_put_off_is_told_that_nobody_checked_and_whom_to_ask_what()
    mended.cache_clear()


def test_the_terminal_says_it_before_anybody_is_named_and_never_the_childs_name() -> None:
    said = " ".join(in_plain_text(Group(*touched_told(mended()))).split())
    first = mended().touched[0].family
    assert said.index("nobody has checked their children's names") < said.index(f" {first} ")
    assert "that the match check does not allow" not in said
    assert CHILD.name not in said


def test_a_stay_said_to_stand_once_it_is_known_passes_the_check_then() -> None:
    known, lost = mended(TieKind.NO_LINK), mended()
    standing = [one.stay for t in lost.touched for one in t.unchecked if one.then is Then.STANDS]
    assert standing
    given = set(planned().allocation.stays)
    kept = tuple(s for s in lost.planned.allocation.stays if s in given)
    suited = {s.family: s.bedrooms for s in known.planned.cleared.suited}
    bare = known.period.model_copy(update={"bookings": (), "cancellations": ()})
    for stay in standing:
        ways = (stay.model_copy(update={"bedrooms": rooms}) for rooms in product(*suited[stay.family]))
        found = (verify(bare, known.planned.cleared, (*kept, way)).broken for way in ways)
        assert any(all(stay.family not in b.about for b in broken) for broken in found)
    assert len(known.touched) < len(lost.touched)
    assert not any(t.unchecked for t in known.touched)


def test_a_link_that_is_known_to_be_harmful_is_nothing_to_ask_about() -> None:
    found = mended(TieKind.CONFLICT)
    assert found.touched
    assert not any(t.unchecked for t in found.touched)


def test_nobody_is_given_what_concerns_other_families_alone_as_a_reason() -> None:
    for family in mended().touched:
        named = {name for words in family.why for name in re.findall(r"stay of (F-\d+) ", words)}
        assert named <= {family.family}
