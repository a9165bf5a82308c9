"""A repair in short says each kind of thing once, and leaves out nothing that somebody has to do."""

from __future__ import annotations

from datetime import timedelta

from rich.console import Group

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.touched import Touched
from matching.short_breaks.unchecked import Then, Unchecked
from service.commands.breaks.touched_in_short import all_in_short
from service.commands.screen import in_plain_text
from tests.short_breaks.small_period import FRIDAY, NEXT_FRIDAY, URN


def stay(family: str, days_later: int = 0) -> PlannedStay:
    night = FRIDAY + timedelta(days=days_later)
    return PlannedStay(family=family, urn=URN, bedrooms=("room 1",), first_night=night, nights=1)


def put_off(family: str, child: str, *days_later: int) -> Touched:
    """A family that loses stays as nobody has checked its child's name and that of C-99."""
    stays = tuple(stay(family, days) for days in days_later)
    names = tuple(Unchecked(stay=one, pairs=((child, "C-99"),), then=Then.STANDS) for one in stays)
    return Touched(family=family, lost=stays, gained=(), why=tuple(one.why for one in names), unchecked=names)


def said(*families: Touched) -> str:
    return " ".join(in_plain_text(Group(*all_in_short(families))).split())


def test_one_question_about_several_stays_and_families_is_asked_in_full_once_and_of_every_pair() -> None:
    told = said(put_off("F-1", "C-11", 0, 7), put_off("F-3", "C-31", 0))
    assert told.count("know, or know of, each other?") == 1
    assert told.count("If no harmful link is found, it can stand") == 1
    assert "Do C-11 and C-99 know" in told
    assert "Ask the same of C-31 and C-99." in told
    assert all(night in told for night in (f"{FRIDAY:%A} {FRIDAY.day}", f"{NEXT_FRIDAY:%A} {NEXT_FRIDAY.day}"))
    assert "Nothing was found to offer instead to F-1 and F-3." in told


def test_where_one_answer_would_do_another_thing_for_each_stay_both_are_told_with_their_stays() -> None:
    family = put_off("F-1", "C-11", 0, 7)
    first, second = family.unchecked
    still_refused = second.model_copy(update={"then": Then.REFUSED})
    told = said(family.model_copy(update={"unchecked": (first, still_refused)}))
    assert f"Of the stay from {FRIDAY:%A} {FRIDAY.day} December 2026, ask the" in told
    assert f"Of the stay from {NEXT_FRIDAY:%A} {NEXT_FRIDAY.day} December 2026, ask the" in told
    assert "it can stand" in told
    assert "the match check still does not allow it" in told


def test_reasons_that_differ_in_night_and_number_alone_are_counted_and_others_are_each_told() -> None:
    short = (
        "On the night of {night}, the guests at SC900101 (F-1 and F-{n}) need {n} members of staff; left for them: 1."
    )
    why = (
        short.format(night="Friday 11 December 2026", n=3),
        short.format(night="Saturday 2 January 2027", n=4),
        "room 2 at SC900101 is closed on Friday 11 December 2026.",
    )
    told = said(Touched(family="F-1", lost=(stay("F-1"),), gained=(), why=why))
    assert "need 3 members of staff; left for them: 1. (1 more reason.)" in told
    assert "need 4 members" not in told
    assert "room 2 at SC900101 is closed" in told
