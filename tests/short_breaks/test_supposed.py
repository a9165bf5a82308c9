"""What is said to be possible once no harmful link is found is held against everything else that stands between two."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import combinations

import pytest

from matching.short_breaks import unchecked as asking
from matching.short_breaks.changes import changed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Nights, Period, PlannedStay
from matching.short_breaks.side_by_side import SideBySide
from matching.short_breaks.standing import Side
from matching.short_breaks.unchecked import Then, unchecked
from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Group, Tie, TieKind
from matching.world.referral import Bond, SiblingBond
from scenarios import storybook
from scenarios.periods.winter_at_marram import FIRST, NIGHTS, URN, period

ZED = storybook.child("C-99", "Zebedee", date(2014, 1, 1))
LOST = PlannedStay(family="F-05", urn=URN, first_night=date(2026, 12, 14), nights=2, bedrooms=("room 2",))
BESIDE = PlannedStay(family="F-10", urn=URN, first_night=date(2026, 12, 14), nights=2, bedrooms=("room 3",))


def few(*families: str) -> Period:
    """These families of the example, with no promise to any."""
    whole = period()
    company = tuple(c for c in whole.company if set(c.families) <= set(families))
    kept = {"bookings": (), "cancellations": (), "company": company}
    return whole.model_copy(update=kept | {"families": tuple(f for f in whole.families if f.id in families)})


def with_group(now: Period, **changes: object) -> Period:
    group = now.world.group(URN).model_copy(update=changes)
    return now.model_copy(update={"world": now.world.model_copy(update={"groups": (group,)})})


def tie(one: str, other: str, kind: TieKind) -> Tie:
    return Tie(children=(one, other), kind=kind, said_by=Role.SOCIAL_WORKER, on=storybook.TODAY)


def admission(child: Child, run: Nights) -> EmergencyAdmission:
    return EmergencyAdmission(urn=URN, bedroom="room 1", nights=run, child=child)


@cache
def all_through() -> Side:
    """Nobody has checked C-05 and C-99, who is there every night; C-05 and C-10 have been in conflict."""
    ties = (tie("C-10", "C-99", TieKind.NO_LINK), tie("C-05", "C-10", TieKind.CONFLICT))
    now = few("F-05", "F-10")
    now = with_group(now, ties=(*now.world.group(URN).ties, *ties))
    now = changed(now, [admission(ZED, Nights(first=FIRST, nights=NIGHTS))])
    return Side(now, clear(now))


def then(now: Side, lost: PlannedStay, *stays: PlannedStay) -> Then:
    (found,) = unchecked(now, (lost,), stays)
    return found.then


def test_a_stay_beside_a_family_it_must_not_meet_is_never_said_to_stand_though_nobody_had_asked_yet() -> None:
    assert {s.family for s in all_through().cleared.suited} == {"F-10"}
    assert then(all_through(), LOST, BESIDE) is Then.NO_ROOM
    assert then(all_through(), LOST) is Then.STANDS


def test_a_sister_who_was_admitted_is_never_asked_whether_she_knows_her_brother() -> None:
    now = all_through().period
    bond = SiblingBond(child="C-05", bond=Bond.SHOULD, said_by=Role.SOCIAL_WORKER, why="They are close.")
    hers = storybook.referral(child=ZED, siblings=(bond,)).model_copy(update={"id": "R-99"})
    world = now.world.model_copy(update={"referrals": (*now.world.referrals, hers)})
    (known,) = unchecked(Side(now.model_copy(update={"world": world}), all_through().cleared), (LOST,), ())
    (strange,) = unchecked(all_through(), (LOST,), ())
    assert "Do C-05 and C-99 know, or know of, each other?" in strange.enquiry
    assert "Has either of C-05 and C-99, who are brothers or sisters, harmed the other?" in known.enquiry
    assert "know of" not in known.enquiry
    both = SideBySide(
        urn=URN, children=("C-05", "C-99"), first_night=FIRST, entered=None, unchecked=True, against=(), siblings=True
    )
    assert "know of" not in both.sentence
    assert "harmed the other" in both.sentence


def test_whom_it_must_not_meet_left_unasked_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_the_lost_alone(part: Period) -> Cleared:
        return clear(part).model_copy(update={"apart": ()})

    monkeypatch.setattr(asking, "clear", of_the_lost_alone)
    with pytest.raises(AssertionError):
        assert then(all_through(), LOST, BESIDE) is Then.NO_ROOM


@cache
def kept_apart_as_entered() -> Side:
    """C-06, whose family F-03 must not meet, is there, and nobody has checked the two children."""
    now = few("F-03", "F-06")
    pairs = combinations(sorted(c for f in now.families for c in f.children), 2)
    open_pairs = {frozenset(pair) for pair in pairs}
    group: Group = now.world.group(URN)
    now = with_group(now, ties=tuple(t for t in group.ties if frozenset(t.children) not in open_pairs))
    child = next(r.child for r in now.world.referrals if r.child.id == "C-06")
    now = changed(now, [admission(child, Nights(first=date(2026, 12, 14), nights=2))])
    return Side(now, clear(now))


def test_what_the_coordinator_has_entered_still_stands_once_no_link_is_found() -> None:
    assert then(kept_apart_as_entered(), LOST.model_copy(update={"family": "F-03"})) is Then.REFUSED


def test_what_the_coordinator_has_entered_left_out_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "in_order", lambda _, answers: answers)
    with pytest.raises(AssertionError):
        test_what_the_coordinator_has_entered_still_stands_once_no_link_is_found()
