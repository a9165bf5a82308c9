"""On each shift the people trained in clinical tasks are enough for all guests who need any, whichever they need.

One person may be trained in several tasks, and still looks after no more guests than one person can. Where all of
them need one and the same, or nobody is on shift, the tasks themselves say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.verifying.caring import people_trained_on, tasks_of
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.training import looked_after
from matching.short_breaks.verifying.untold import Untold, may_need
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, many, on
from matching.world.child import Child

ID = "trained-for-all"


def broken(reading: Reading) -> Iterator[Broken]:
    """By guests too many for those trained, for each home, night and shift."""
    each, untold = reading.period.policy.guests_per_trained, Untold(reading)
    for (urn, night), stays in reading.by_night.items():
        living_there = [resident.child for resident in reading.living_there(urn, night)]
        residents = Counter(when for child in living_there for when in _shifts(child)) + untold.shifts_of(living_there)
        guests = Counter(when for _, child in reading.guests(stays) for when in _shifts(child))
        may, promised = untold.shifts(stays), untold.shifts(untold.promised(stays))
        in_one = looked_after(reading, untold, urn, night)
        for when, needing in sorted((guests + may).items()):
            people = people_trained_on(reading.homes[urn], when, night)
            left = max(each * people - residents[when], promised[when])
            tasks = (task for (_, on_shift), task in in_one.items() if on_shift == when)
            if any(task.says_all(needing, residents[when], people) for task in tasks):
                continue
            if people and needing > left:
                one = "needs" if needing == 1 else "need"
                need = f"{one} or may need" if may[when] else one
                who = listed(_concerned(reading, stays, when))
                sentence = (
                    f"On the night of {on(night)}, {many(needing, 'guest')} at {urn} (of {who}) "
                    f"{need} clinical tasks by {when}; the people trained in any can look after {left} together."
                )
                yield Broken(rule=ID, about=(urn, night.isoformat(), when), by=needing - left, sentence=sentence)


def _concerned(reading: Reading, stays: Iterable[PlannedStay], when: str) -> Iterator[str]:
    """The families of those who need any task then, or of whom nobody has said whether they do."""
    for stay, child in reading.guests(stays):
        if when in _shifts(child) or (child.clinical_tasks is None and may_need(child, when)):
            yield stay.family


def _shifts(child: Child) -> set[str]:
    return {when for _, when in tasks_of(child)}
