"""What a study found over several seeds: before and after, how sure the difference is, and who gained or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.world.record import Record, Text
from scenarios.generators.dice import Dice
from scenarios.generators.figures import Sure, of_regions
from scenarios.studies.measures import MEASURES, Measure
from scenarios.studies.study import Size, Standing, Study, Trial, drawn_by, question, told_more

RESAMPLED = 2_000
"""How often the seeds are drawn again with repeats, for the range that the mean difference may lie in."""
FEWEST = 6
"""Of fewer seeds no range is told: by chance alone all of five lie on one side of nothing in 1 of 16 draws, and of six
in 1 of 32, where a 95 % range may miss 1 in 20."""


class Turn(StrEnum):
    """What a change does to one child or family."""

    GAINED = "gained"
    LOST = "lost"
    BOTH = "gained in one way and lost in another"
    SAME = "as before"
    NEW = "there only after the change"
    GONE = "there only before the change"


class Measured(Record):
    """One measure, as a mean over the seeds."""

    id: str
    name: Text
    more: str
    before: float
    after: float
    low: float | None
    """The low end of the 95 % range of the mean difference. None: so few seeds cannot tell."""
    high: float | None

    @property
    def change(self) -> float:
        """The mean difference, after less before."""
        return self.after - self.before

    @property
    def is_sure(self) -> bool:
        """Whether the range leaves no doubt that there is a difference, and which way."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


class Turned(Record):
    """How many children or families a change did something to, over all seeds, and the first few of them."""

    turn: Turn
    count: int
    examples: tuple[str, ...]
    """As seed/id, in order."""


class StudyResult(Record):
    """What a study found."""

    study: str
    question: Text
    more: str
    homes: int
    children: int
    """Both as asked for."""
    drawn: Text
    """What each of its worlds held, as "4 homes and two children"."""
    seeds: Annotated[tuple[int, ...], Field(min_length=1)]
    measures: tuple[Measured, ...]
    turned: tuple[Turned, ...]
    assumed: tuple[str, ...]
    """The figures that the made-up worlds rest on and that are assumed."""
    is_own: bool = False
    """Whether it was tried on one's own world as it is recorded, so that nothing was drawn and no range is told."""

    def turn(self, turn: Turn) -> int:
        """How many children or families it did that to."""
        return next((t.count for t in self.turned if t.turn is turn), 0)


def result_of(study: Study, size: Size, trials: Sequence[Trial]) -> StudyResult:
    """The result of a study from its trials, whatever their order."""
    in_order = sorted(trials, key=lambda t: t.seed)
    present = {c.measure for t in in_order for c in t.before.counted}
    return StudyResult(
        study=study.NAME,
        question=question(study),
        more=told_more(study),
        homes=size.homes,
        children=size.children,
        drawn=drawn_by(study, size),
        seeds=tuple(t.seed for t in in_order),
        measures=tuple(_measured(m, in_order) for m in MEASURES if m.id in present),
        turned=tuple(_turned(in_order)),
        assumed=tuple(f.name for f in of_regions() if f.sure is Sure.ASSUMED),
    )


def _measured(measure: Measure, trials: Sequence[Trial]) -> Measured:
    pairs = [(value_in(t.before, measure.id), value_in(t.after, measure.id)) for t in trials]
    low, high = spread_of_changes([after - before for before, after in pairs], measure.id)
    before, after = (_mean(side) for side in zip(*pairs, strict=True))
    return Measured(
        id=measure.id, name=measure.name, more=measure.more.value, before=before, after=after, low=low, high=high
    )


def value_in(standing: Standing, measure: str) -> float:
    """The value of a measure in one world."""
    return next(c.value for c in standing.counted if c.measure == measure)


def spread_of_changes(changes: Sequence[float], name: str) -> tuple[float | None, float | None]:
    """The same of differences; where two seeds or more show none at all it is 0 to 0, which is told as that alone."""
    return (0.0, 0.0) if len(changes) > 1 and not any(changes) else spread(changes, name)


def spread(differences: Sequence[float], name: str) -> tuple[float | None, float | None]:
    """The middle 95 % of means when the seeds are drawn again with repeats. None where there are fewer than FEWEST."""
    if len(differences) < FEWEST:
        return None, None
    dice = Dice(1, "resampled", name)
    means = sorted(_mean([dice.one_of(differences) for _ in differences]) for _ in range(RESAMPLED))
    cut = RESAMPLED // 40
    return means[cut], means[-cut - 1]


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / len(every)


def _turned(trials: Sequence[Trial]) -> Iterable[Turned]:
    turns = {f"{t.seed}/{who}": turn for t in trials for who, turn in turns_in(t).items()}
    counts = Counter(turns.values())
    for turn in Turn:
        if counts[turn]:
            examples = tuple(who for who, found in turns.items() if found is turn)[:5]
            yield Turned(turn=turn, count=counts[turn], examples=examples)


def turns_in(trial: Trial) -> dict[str, Turn]:
    """What one trial's change does to each child or family."""
    before, after = ({s.who: s.numbers for s in side.everybody} for side in (trial.before, trial.after))
    return {who: _turn(before.get(who), after.get(who)) for who in sorted(before.keys() | after.keys())}


def _turn(before: tuple[int, ...] | None, after: tuple[int, ...] | None) -> Turn:
    if before is None or after is None:
        return Turn.NEW if before is None else Turn.GONE
    up = any(a > b for b, a in zip(before, after, strict=True))
    down = any(a < b for b, a in zip(before, after, strict=True))
    return {(True, False): Turn.GAINED, (False, True): Turn.LOST, (True, True): Turn.BOTH}.get((up, down), Turn.SAME)
