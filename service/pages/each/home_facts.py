"""What is true of a home today, with the ways to change it and all that was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from matching.home_changes import home_changes
from matching.report_words import day
from matching.world.catalogue import standard_catalogue
from matching.world.home import Home
from matching.world.staff import Shift, on_shift
from service.actions.read_home import AskFacts, read_home
from service.pages.for_whom import ForWhom, for_whom
from service.pages.home_changed import READS, with_ways, words_of
from service.pages.page import Draft, Page, Seat, Shown
from service.records.home_facts import written_of


class Together(NamedTuple):
    """Members of staff whose training in a task is for the same child and until the same day."""

    whom: str
    until: str
    who: tuple[str, ...]
    everybody: bool
    """Whether nobody who works here is left out."""


class Trained(NamedTuple):
    """A task, and who is trained in it."""

    task: str
    who: tuple[Together, ...]


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Bedrooms, shifts and training first, which change most often; then what was changed, the last first."""
    desk, now = seat.desk, read_home(seat.desk, AskFacts(home=home))
    names = {each.id: each.name for each in standard_catalogue().capabilities}
    words = words_of(seat, now) | {
        "names": names,
        "shifts": [on_shift(now.record.shifts, shift) for shift in Shift],
        "trained": trained(now.record, desk.day, for_whom(desk, home, now.record)),
        "staff": [each.id for each in now.record.staff if each.leaves is None or desk.day < each.leaves],
        "changes": [(new, home_changes(old.record, new.record)) for new, old in pairwise(written_of(desk, home))],
        "open_today": {room.id: room.is_open_on(desk.day) for room in now.record.bedrooms},
        "managed": with_ways(desk, home) is not None,
    }
    return Shown("home_facts.html", "What is true of the home", words, home=with_ways(desk, home))


def trained(home: Home, on: date, whom: ForWhom) -> list[Trained]:
    """By task in the catalogue's order: whose training holds on that day or will; who has left is not told."""
    here = [member for member in home.staff if member.leaves is None or on < member.leaves]
    found = defaultdict[str, dict[tuple[str, str], list[str]]](lambda: defaultdict(list))
    for member in here:
        for held in member.competences:
            if held.expires is None or on < held.expires:
                until = "" if held.expires is None else f", until {day(held.expires)}"
                found[held.task][whom(held), until].append(member.id)
    capabilities = standard_catalogue().capabilities
    return [Trained(each.name, _together(found[each.id], len(here))) for each in capabilities if each.id in found]


def _together(found: Mapping[tuple[str, str], Sequence[str]], here: int) -> tuple[Together, ...]:
    return tuple(
        Together(whom, until, tuple(dict.fromkeys(who)), everybody=len(set(who)) == here)
        for (whom, until), who in found.items()
    )


PAGE = Page("/desk/homes/{home}/facts", READS, show)
