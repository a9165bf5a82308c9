"""Too few places, staff or trained people are left for the family on a night of the stay."""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.building.draw import Row, rows_of
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import capacity
from matching.short_breaks.explaining.barrier import Barrier, Words, within
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Ints
from matching.world.catalogue import standard_catalogue

RULE = capacity.ID

PLAIN = {
    "places": Words("every place was taken", "the home had no place for a guest"),
    "draw of the whole group": Words(
        "the guests together would have needed more care than the home gives at one time",
        "the {child} {needs} more care than the home gives all its guests at one time",
    ),
    "day staff": Words(
        "the staff on shift by day were needed for other guests",
        "too few staff were on shift by day, even with no other guest there",
    ),
    "evening staff": Words(
        "the staff on shift in the evening were needed for other guests",
        "too few staff were on shift in the evening, even with no other guest there",
    ),
    "waking night staff": Words(
        "the staff awake at night were needed for other guests",
        "too few staff were awake at night, even with no other guest there",
    ),
    "night staff, awake or sleeping in": Words(
        "the staff awake or sleeping in at night were needed for other guests",
        "too few staff were awake or sleeping in at night, even with no other guest there",
    ),
}
WHEN = {
    "day": "on shift by day",
    "evening": "on shift in the evening",
    "waking night": "awake at night",
    "night": "awake or sleeping in at night",
}


def barriers(frame: Frame, kept: Kept, asked: Ints) -> Iterable[Barrier]:
    """One for each row."""
    problem = kept.problem
    for k, row in enumerate(rows_of(frame)):
        use = problem.use[:, k]
        nights = (use > 0)[:, None] & (use[:, None] > kept.room[problem.pair_home, k])
        yield Barrier(RULE, words(row), nights, within(problem, nights, asked))


def words(row: Row) -> Words:
    """How a row is said, the task by its name."""
    if row.on is None:
        return PLAIN[row.name]
    if row.task is None:
        return Words(
            f"those {WHEN[row.on]} who are trained in clinical tasks were needed for other guests",
            f"too few of those {WHEN[row.on]} were trained in clinical tasks, even with no other guest there",
        )
    task, when = task_name(row.task), WHEN[row.on]
    return Words(
        f"those {when} who are trained ({task}) were needed for other guests",
        f"too few of those {when} were trained ({task}), even with no other guest there",
    )


def task_name(task: str) -> str:
    """A clinical task by its name in the catalogue, as it stands within a sentence."""
    known = standard_catalogue().capability_by_id().get(task)
    return task.replace("_", " ") if known is None else known.name[:1].lower() + known.name[1:]
