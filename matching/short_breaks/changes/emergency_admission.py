"""A child taken in in an emergency, who sleeps in one of the bedrooms for a while."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.called import on_nights
from matching.short_breaks.changes.held_bed import in_use
from matching.short_breaks.changes.known_child import (
    recorded,
    unknown_by,
    with_what_is_known,
    with_what_was_told,
)
from matching.short_breaks.changes.left_bedroom import made_ready_after
from matching.short_breaks.changes.parts import bedroom, home_record
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.period import Nights, Period
from matching.world.child import Child
from matching.world.group import Group, Resident, Tie
from matching.world.home import Bedroom, Urn
from matching.world.record import Ident

CARE = ("day_care", "night_care", "clinical_tasks")
NOT_SAID = "nobody has said what staff the child needs"
CHANGE_THAT = (
    "Change that record in the home's group instead: its bedroom, and when the child leaves. Where it is an emergency "
    "that has been told of, say first from which night on it is over; that the child is in another bedroom is told on "
    "that night or later."
)


class EmergencyAdmission(PeriodChange):
    """A child in a bedroom for some nights, whose care comes before any guest's and so has to be known.

    Of a child of whom the period's world knows by its id, all that is known holds, and only the rest has to be told.
    """

    may_have_begun = True

    kind: Literal["emergency admission"] = "emergency admission"
    urn: Urn
    bedroom: Ident
    nights: Nights
    child: Child
    ties: tuple[Tie, ...] = ()
    """What has been found between this child and others, when both names were checked."""
    from_held_back: bool = True
    """Whether a bed held back is the one that is now used, where the home has one left on all of these nights."""

    def make(self, period: Period) -> Period:
        """The period with the child in the home's group. Raises BadInput when the bedroom is a resident's,
        or nobody has said what staff the child needs, or which clinical tasks.
        """
        room = bedroom(home_record(period, self.urn), self.bedroom)
        if any(r.bedroom == room.id and self.meets(r) for r in period.world.group(self.urn).residents):
            way_out = "Name a bedroom that is free or that only guests sleep in."
            raise BadInput([Problem(f"bedroom {room.id}", "another child lives in it", way_out)])
        self._refuse_who_lives_in_a_home(period)
        self._refuse_ties_of_others(period)
        child = self.known(period)
        self._refuse_unknown_care(child)
        changed = self.taken_in(period, child, room.id)
        return in_use(changed, self.urn, self.nights) if self.from_held_back else changed

    def taken_in(self, period: Period, child: Child, room: str | None) -> Period:
        """The period with the child in the home's group, in that bedroom or in none that is known.

        It takes the place of a stay of the same child before, as a child is in one home and one bedroom at a time; the
        bedroom that it has left is made ready all the same.
        """
        period = made_ready_after(period, child.id, (self.urn, room))
        group = period.world.group(self.urn)
        guest = Resident(
            child=child,
            bedroom=room,
            arrived=self.nights.first,
            leaving=self.nights.until,
            leaving_confirmed=True,
        )
        new = (tie for tie in self.ties if tie not in group.ties)
        others = tuple(r for r in group.residents if r.child.id != child.id)
        grown = group.model_copy(update={"residents": (*others, guest), "ties": (*group.ties, *new)})
        groups = (_without(g, child.id) for g in period.world.groups if g.urn != self.urn)
        world = with_what_was_told(period.world, child).model_copy(update={"groups": (*groups, grown)})
        return period.model_copy(update={"world": world})

    def problems(self, period: Period) -> Iterator[Problem]:
        """And the bedroom's closed nights, with the bedrooms that are open and nobody's."""
        yield from super().problems(period)
        home = home_record(period, self.urn)
        room = bedroom(home, self.bedroom)
        closed = [night for night in self.nights.dates() if not room.is_open_on(night)]
        if closed:
            free = [r.id for r in home.bedrooms if self._is_nobodys(period, r)]
            way_out = f"Name another bedroom{_open_ones(free)}; or change the closed nights in the home's own record."
            yield Problem(f"bedroom {room.id}", f"it is closed on {_nights(closed)}", way_out)

    def _is_nobodys(self, period: Period, room: Bedroom) -> bool:
        group = period.world.group(self.urn)
        lives_there = any(r.bedroom == room.id and self.meets(r) for r in group.residents)
        return not lives_there and all(room.is_open_on(night) for night in self.nights.dates())

    def meets(self, resident: Resident) -> bool:
        """Whether the child is there on any of these nights. A leaving that nobody has confirmed is not relied on."""
        return not _gone_by(resident, self.nights.first) and resident.arrived < self.nights.until

    def _refuse_who_lives_in_a_home(self, period: Period) -> None:
        """A child lives in one home at a time, and a second record of the same child would hide the first."""
        last = min(self.nights.first, period.stands_on)
        for group in period.world.groups:
            if any(r.child.id == self.child.id and not _gone_by(r, last) for r in group.residents):
                what = f"the child lives at {group.urn} already, or is to come there"
                raise BadInput([Problem(f"the child admitted, {self.child.id}", what, CHANGE_THAT)])

    def _refuse_ties_of_others(self, period: Period) -> None:
        known, problems = {child.id for child in period.world.children()} | {self.child.id}, []
        for number, tie in enumerate(self.ties, start=1):
            where, way_out = (
                f"the child admitted, ties, number {number}",
                "Name this child and one other, by their ids.",
            )
            if self.child.id not in tie.children:
                problems.append(Problem(where, "it is not about the child admitted", way_out))
            elif not known.issuperset(tie.children) or len(set(tie.children)) == 1:
                problems.append(Problem(where, "nobody of that id is known beside the child admitted", way_out))
        if problems:
            raise BadInput(problems)

    def _refuse_unknown_care(self, child: Child) -> None:
        missing = [name for name in CARE if getattr(child, name) is None]
        where = f"the child admitted to {self.bedroom}"
        way_out = "Ask whoever brings the child. Until it is known, give the most that it could be."
        if missing:
            raise BadInput([Problem(f"{where}, {name}", NOT_SAID, way_out) for name in missing])

    @property
    def sentence(self) -> str:
        """The change in words."""
        admitted = f"{self.child.id}, a child admitted in an emergency to {self.bedroom} at {self.urn}"
        return f"{admitted}{on_nights(self.nights)}"

    def said(self, before: Period) -> str:
        """The same, and whether anything was known of the child before."""
        known = recorded(before.world, self.child.id)
        if known is None:
            return f"{self.sentence}; {unknown_by(before.world, self.child.id)}"
        more = [name for name in CARE if getattr(self.child, name) not in {None, getattr(self.known(before), name)}]
        counted = ", and more care than was told, as it is recorded" if more else ""
        return f"{self.sentence}, with all that is recorded of the child{counted}"

    def known(self, before: Period) -> Child:
        """The child with all that is recorded of it. Raises BadInput where that is another child's."""
        return with_what_is_known(before.world, self.child)


def _gone_by(resident: Resident, night: date) -> bool:
    """Whether the child has left by that night for certain."""
    return bool(resident.leaving_confirmed) and resident.leaving is not None and resident.leaving <= night


def _without(group: Group, child: str) -> Group:
    """The group as it is once that child is elsewhere."""
    left = tuple(r for r in group.residents if r.child.id != child)
    return group if len(left) == len(group.residents) else group.model_copy(update={"residents": left})


def _open_ones(rooms: Sequence[str]) -> str:
    return f", such as {' or '.join(rooms)}, in which nobody lives" if rooms else ""


def _nights(closed: Sequence[date]) -> str:
    one = f"the night of {closed[0]:%d/%m/%Y}"
    return one if len(closed) == 1 else f"{len(closed)} of the nights, first {one}"
