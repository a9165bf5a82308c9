"""No child has more short breaks in any 12 months than the law knows, where the policy keeps within the limits.

A history that is not known leaves no nights: nobody can say that they keep within the limit. Where calendar days are
counted, the day of leaving counts from the first night of its stay on: a stay that is begun will be left. Project
judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import LimitUnit
from matching.short_breaks.verifying.limits import most_in_12_months, spent_before, touched, within_12_months
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many, on

ID = "limit-of-12-months"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights, or days touched, too many in the 12 months to a day, for each child and each such day."""
    if not reading.period.policy.keep_within_limits:
        return
    for family, stays in reading.by_family.items():
        for child in reading.families[family].children:
            yield from _of_child(reading, family, child, sum(stay.nights for stay in stays))


def _of_child(reading: Reading, family: str, child: str, nights: int) -> Iterator[Broken]:
    unit = reading.period.policy.limit_unit
    before = spent_before(reading.referrals[child], unit)
    if before is None:
        sentence = f"{child} of {family} has {many(nights, 'night')}; how many there were before is not known."
        yield Broken(rule=ID, about=(family, child, "not known"), by=nights, sentence=sentence)
        return
    planned = {day for stay in reading.by_family[family] for day in touched(stay.run, unit)}
    away = {night for stay in reading.by_family[family] for night in stay.run.dates()}
    for day, dates in within_12_months(planned, before).items():
        most = most_in_12_months(day)
        count = dates + (unit is LimitUnit.DAYS_TOUCHED and day in away)
        if count > most:
            sentence = f"{child} of {family} has {count} {unit.value} in the 12 months to {on(day)}, beyond {most}."
            yield Broken(rule=ID, about=(family, child, day.isoformat()), by=count - most, sentence=sentence)
