"""What a period that follows on another takes from it: nights that were had, what is owed, and what was told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from matching.errors import BadInput, Problem
from matching.report_words import day as in_words
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.emergency_ended import EmergencyEnded
from matching.short_breaks.changes.happened import Lasting
from matching.short_breaks.next_period import children_of, owed_after, stays_had, with_nights_had
from matching.short_breaks.period import PeriodSheet
from matching.world.world import World

if TYPE_CHECKING:
    from service.records.periods import KeptPeriod, PeriodNow

CORRECT = "Correct it; or begin the period after none, where nights owed are counted otherwise."


def with_earlier_nights(world: World, sheets: Iterable[PeriodSheet]) -> World:
    """The world with the nights that each child had in these periods among its earlier short breaks."""
    for sheet in sheets:
        world = with_nights_had(world, children_of(sheet.families), stays_had(sheet))
    return world


def chain(row: str | None, read: Callable[[str], KeptPeriod]) -> Iterator[PeriodSheet]:
    """The period of that row, the one before it, and so on. Of these only nights are counted, and nobody is asked."""
    while row is not None:
        kept = read(row)
        yield kept.sheet
        row = kept.after


def must_follow_as_before(was: KeptPeriod, kept: KeptPeriod) -> None:
    """Raises BadInput where a change would have the period follow on another than it was begun after."""
    if kept.after != was.after:
        what = "a period goes on following on the one that it was begun after"
        raise BadInput([Problem("after", what, "Send it as it was read, or begin another period instead.")])


def following(kept: KeptPeriod, home: str, before: PeriodNow) -> KeptPeriod:
    """The same with what was told of the period before and lasts. Raises BadInput where it does not follow on."""
    if before.home != home:
        raise BadInput([Problem("after", "another home keeps that period", "Name one of this home, or none.")])
    problems = list(wrong_after(before.kept.sheet, kept.sheet))
    if problems:
        raise BadInput(problems)
    lasting = lasting_into(before.kept.happened, kept.sheet)
    return kept.model_copy(update={"happened": tuple(dict.fromkeys((*lasting, *kept.happened)))})


def wrong_after(before: PeriodSheet, sheet: PeriodSheet) -> Iterator[Problem]:
    """What keeps a period from following on another: its nights begin too early, or other nights are owed."""
    if sheet.first_night < before.run.until:
        what = f"it is before {in_words(before.run.until)}, the morning on which {before.id} ends"
        yield Problem("first night", what, "Give that day or a later one.")
    owed = owed_after(before)
    for family in sheet.families:
        if family.id in owed and family.owed_nights != owed[family.id]:
            what = f"it is {family.owed_nights}, and {owed[family.id]} are owed after {before.id}"
            yield Problem(f"family {family.id}, nights owed", what, CORRECT)


def lasting_into(told: Sequence[Lasting], sheet: PeriodSheet) -> tuple[Lasting, ...]:
    """What was told of the homes of a period before, and reaches into this one."""
    here = {part.urn for part in sheet.homes}
    admitted = {c.child.id for c in told if isinstance(c, EmergencyAdmission) and c.nights.until > sheet.first_night}

    def reaches(change: Lasting) -> bool:
        if isinstance(change, EmergencyEnded):
            return change.child in admitted
        return change.nights.until > sheet.first_night

    return tuple(change for change in told if change.urn in here and reaches(change))
