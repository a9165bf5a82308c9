"""The home already welcomes as many families on the first day of the stay as it can do well."""

from __future__ import annotations

from collections.abc import Iterable

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import arrivals
from matching.short_breaks.explaining.barrier import Barrier, Words
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Ints

RULE = arrivals.ID
WORDS = Words(
    taken="as many families were arriving on the first day as the home can welcome well",
    bare="the home welcomes nobody on the first day",
)


def barriers(frame: Frame, kept: Kept, asked: Ints) -> Iterable[Barrier]:
    """One, by the first night of the stay."""
    problem = kept.problem
    nights = (kept.arrivals <= 0)[problem.pair_home]
    yield Barrier(RULE, WORDS, nights, nights[problem.stay_pair[asked], problem.stay_first[asked]])
