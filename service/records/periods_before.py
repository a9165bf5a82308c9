"""What a period that follows on another takes from it: nights that were had, what is owed, and what was told."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import Field
from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.report_words import day as in_words
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.emergency_ended import EmergencyEnded
from matching.short_breaks.changes.happened import Lasting
from matching.short_breaks.next_period import children_of, owed_after, stays_had, with_nights_had
from matching.short_breaks.period import PeriodSheet
from matching.world.record import Ident, Record, Text
from matching.world.world import World
from service.records.desk import Desk
from service.records.handing_out import Plain, children_on
from service.records.one_child import same_child, with_a_link
from service.store.opening import Transaction
from service.store.rows import ReferralRow

if TYPE_CHECKING:
    from service.records.kept_period import KeptPeriod, PeriodNow

CORRECT = (
    "Correct it. Where the record of the period before is wrong, say why other nights are owed in the family's "
    "package; or begin the period after none, where nights owed are counted otherwise."
)


class OwedOtherwise(Record):
    """Nights owed to a family that are other than the period before comes to, as a coordinator corrected them."""

    family: Ident
    nights: Annotated[int, Field(ge=0)]
    because: Text
    """The cause. Who said it and when stands with the version of the period."""


def with_earlier_nights(world: World, sheets: Iterable[PeriodSheet]) -> World:
    """The world with the nights that each child had in these periods among its earlier short breaks."""
    for sheet in sheets:
        world = with_nights_had(world, children_of(sheet.families), stays_had(sheet))
    return world


def earlier(desk: Desk, kept: KeptPeriod, read: Callable[[Desk, str], KeptPeriod]) -> Iterator[PeriodSheet]:
    """The period before it, the one before that, and so on, each with those of its children who are in this one too.

    Another authority's child may go by the same id: a child is the same by its row, or by another that is known to be
    of the same child. Of these periods only nights are counted, and nobody is asked.
    """
    here = {row: id for id, row in rows_of_children(desk, kept).items()}
    for before in before_it(desk, kept, read):
        rows = rows_of_children(desk, before)
        yield _of_these(before.sheet, rows, here | also_here(desk.t, rows, here))


def before_it(desk: Desk, kept: KeptPeriod, read: Callable[[Desk, str], KeptPeriod]) -> Iterator[KeptPeriod]:
    """The period that it follows on, the one before that, and so on."""
    row = kept.after
    while row is not None:
        before = read(desk, row)
        yield before
        row = before.after


def also_here(t: Transaction, rows: Mapping[str, str], here: Mapping[str, str]) -> dict[str, str]:
    """Of rows that are not here those of a child who is, with the id that it goes by here. `rows` are by id."""
    others = {row: id for id, row in rows.items() if row not in here}
    ids, linked = set(here.values()), with_a_link(t, set(others))
    asked = (row for row, id in sorted(others.items()) if id in ids or row in linked)
    same = ((row, other) for row in asked for other in same_child(t, row) if other in here)
    return {row: here[other] for row, other in same}


def _of_these(sheet: PeriodSheet, rows: Mapping[str, str], here: Mapping[str, str]) -> PeriodSheet:
    """The sheet with the families of these children alone. `here` are the ids that they go by, by row."""
    families = []
    for family in sheet.families:
        children = tuple(here[rows[child]] for child in family.children if rows.get(child) in here)
        if children:
            families.append(family.model_copy(update={"children": children}))
    return sheet.model_copy(update={"families": tuple(families)})


def rows_of_children(desk: Desk, kept: KeptPeriod) -> dict[str, str]:
    """By the id of each child the id of its row."""
    return {str(child["id"]): row for row, child in records_of_children(desk, kept).items()}


def records_of_children(desk: Desk, kept: KeptPeriod) -> dict[str, Plain]:
    """By the id of its row each child as plain data."""
    asked = select(ReferralRow.child_id).where(ReferralRow.id.in_(kept.referrals)).distinct()
    return children_on(desk.t, desk.t.session.scalars(asked).all(), desk.day)


def must_come_after(before: Iterable[PeriodSheet], kept: KeptPeriod, was: KeptPeriod | None = None) -> None:
    """Raises BadInput where a period does not follow on the first of these, or not on the one it was begun after.

    What was wrong with it already keeps nobody from changing something else.
    """
    if was is not None and kept.after != was.after:
        what = "a period goes on following on the one that it was begun after"
        raise BadInput([Problem("after", what, "Send it as it was read, or begin another period instead.")])
    for sheet in itertools.islice(before, 1):
        known = [] if was is None else list(wrong_after(sheet, was))
        problems = [each for each in wrong_after(sheet, kept) if each not in known]
        if problems:
            raise BadInput(problems)


def following(kept: KeptPeriod, home: str, before: PeriodNow) -> KeptPeriod:
    """The same with what was told of the period before and lasts. Raises BadInput where another home keeps that one."""
    if before.home != home:
        raise BadInput([Problem("after", "another home keeps that period", "Name one of this home, or none.")])
    lasting = lasting_into(before.kept.happened, kept.sheet)
    return kept.model_copy(update={"happened": tuple(dict.fromkeys((*lasting, *kept.happened)))})


def wrong_after(before: PeriodSheet, kept: KeptPeriod) -> Iterator[Problem]:
    """What keeps a period from following on another: its nights begin too early, or other nights are owed.

    Other nights may be owed where somebody has said why.
    """
    sheet, said = kept.sheet, {(each.family, each.nights) for each in kept.owed_otherwise}
    if sheet.first_night < before.run.until:
        what = f"it is before {in_words(before.run.until)}, the morning on which {before.id} ends"
        yield Problem("first night", what, "Give that day or a later one.")
    owed = owed_after(before)
    for family in sheet.families:
        as_said = (family.id, family.owed_nights) in said
        if family.id in owed and family.owed_nights != owed[family.id] and not as_said:
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
