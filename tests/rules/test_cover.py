"""How many can do a task on a shift and night is what counting them one by one gives."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.reading.cover import Cover
from matching.world.staff import Competence, Shift, StaffMember
from scenarios import storybook as told
from tests.rules.case import open_example
from tests.rules.trained_staff import RESCUE

FEWER = settings(max_examples=settings().max_examples // 2, suppress_health_check=list(HealthCheck))
DAYS = tuple(told.FIRST_NIGHT + timedelta(days=days) for days in (-400, -360, -1, 0, 1, 5, 366))
maybe = st.sampled_from((None, *DAYS))
held = st.builds(
    Competence,
    task=st.sampled_from((RESCUE, "hoist")),
    for_child=st.sampled_from((None, "C-NEW", "C-2")),
    assessed_on=st.sampled_from(DAYS),
    expires=maybe,
)
team = st.lists(
    st.builds(
        StaffMember,
        id=st.just("S-1"),
        post=st.just("worker"),
        works=st.sets(st.sampled_from(Shift)).map(lambda shifts: tuple(sorted(shifts))),
        competences=st.lists(held, max_size=3).map(tuple),
        starts=maybe,
        leaves=maybe,
    ),
    max_size=4,
).map(tuple)


@FEWER
@given(team, st.booleans(), st.booleans())
def test_a_shift_is_short_of_whom_it_lacks_when_they_are_counted_one_by_one(
    staff: tuple[StaffMember, ...], named: bool, is_fresh: bool
) -> None:
    match = open_example(told.world(home=told.home(staff=staff)))
    cover = Cover.of(match, RESCUE, named=named)
    suits = ("C-NEW",) if named else (None, "C-NEW")

    def counts(held: Competence, night: date) -> bool:
        due = held.expires is None and held.for_child is not None and night >= held.assessed_on + cover.again
        return held.task == RESCUE and held.for_child in suits and held.holds_on(night) and not (is_fresh and due)

    for shift, night in product(Shift, DAYS):
        able = sum(p.works_on(shift, night) and any(counts(c, night) for c in p.competences) for p in staff)
        assert cover.short(shift, night, is_fresh=is_fresh) == cover.enough - able
