"""What the homes that fit are ordered by, with its weights, and how steady that order is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matching.report_parts import Block, Cell, Items, Paragraph, Rows, Section, Soft, Strong, Table
from matching.reports.shortlist.told import Told
from matching.search import Listed, Weighed
from matching.search.order import PLACE_FREE
from matching.search.shortlist import Steadiness, Upset
from matching.search.tally import FULLY

WHY = 5
"""Of so many homes it is told in words what comes before them."""


def weighed(found: Told) -> Section:
    """The considerations with their weights and ranges, and how far each home meets each."""
    told = found.shortlist
    blocks = weights_told(told.weights)
    if not told.shown:
        return Section("weights", "What is weighed", blocks)
    names = ("Home", *(w.name for w in told.weights))
    rows = tuple(_met(home) for home in told.shown)
    met = Table("How far each is met", names, (Rows(rows),))
    return Section("weights", "What is weighed", (*blocks, met))


def weights_told(weighed: Sequence[Weighed]) -> tuple[Block, ...]:
    """The considerations with their weights and ranges."""
    weights = tuple(((w.name, Soft(w.source)), (str(w.weight),), (f"{w.least} to {w.most}",)) for w in weighed)
    table = Table("Weights", ("Consideration", "Weight", "Range"), (Rows(weights),))
    lead = Paragraph(
        ("These order homes only where bands, free places and findings are equal. Cost is not among them.",)
    )
    return lead, table


def _met(home: Listed) -> tuple[Cell, ...]:
    return ((Strong(home.name),), *((_share(s.low, s.high),) for s in home.shares))


def _share(low: int, high: int) -> str:
    least, most = 100 * low // FULLY, 100 * high // FULLY
    return f"{least} %" if least == most else f"{least} to {most} %"


def steady(found: Told) -> Iterator[Section]:
    """How often each home kept its place while weights and what is open moved within their ranges."""
    yield from steady_told(found.shortlist.steadiness, {home.urn: home.name for home in found.shortlist.shown})


def steady_told(steady: Steadiness, names: Mapping[str, str]) -> Iterator[Section]:
    """The same of any order. `names` are those of the homes shown, by URN."""
    if not names:
        return
    if steady.never_changes:
        said = "No weights within their ranges, and no answers, change the order of the homes shown: it is proven."
        yield Section("steady", "How steady the order is", (Paragraph((Strong(said),)),))
        return
    said = (
        f"In each of {steady.draws:,} draws (seed {steady.seed}) {_ranked(steady.among)}, shown here or not. Every "
        "weight was drawn evenly from its range, every open consideration from what it may be and every open finding "
        "from its worst to its best, each by itself; what homes have told of their places was left as it is. What is "
        "open of the child turns out the same at every home, so as a rule the order is steadier than this says."
    )
    rows = tuple(
        (
            (Strong(names[urn]),),
            (_often(row[place], steady.draws),),
            (_often(row[0], steady.draws),),
            (_often(sum(row[:3]), steady.draws),),
        )
        for place, (urn, row) in enumerate(zip(steady.urns, steady.acceptability, strict=True))
    )
    table = Table("How often", ("Home", "In its place", "First", "Among the first three"), (Rows(rows),))
    why = [(_why(upset, names, steady.draws),) for upset in steady.upsets[:WHY]]
    if left := len(steady.upsets) - len(why):
        why.append((f"The same holds of {left} more of the homes shown: as data, the answer says of each why.",))
    blocks: tuple[Block, ...] = (Paragraph((said,)), table)
    if why:
        lead = "A home can stand above one that is among the first three more often:"
        blocks = (*blocks, Paragraph((lead,)), Items(tuple(why)))
    yield Section("steady", "How steady the order is", blocks)


def _ranked(homes: int) -> str:
    """Among how many homes a place is told."""
    return f"all {homes:,} homes that could be one were ranked" if homes > 1 else "the one home that could be one stood"


def _why(upset: Upset, names: Mapping[str, str], draws: int) -> str:
    above, below = names[upset.above], upset.name
    which = "" if upset.urn in names else f", which is in place {upset.place} and not shown,"
    decided = f"{_often(upset.by_in, upset.before)} of those draws are decided by {upset.by}"
    if upset.by == PLACE_FREE:
        decided = (
            f"in {_often(upset.by_in, upset.before)} of those draws the two turn out in the same band, and a place "
            "that is told free comes before one not known to be"
        )
    often = _often(upset.before, draws)
    stands = f"{above} stands above {below}{which} by {upset.above_by}."
    return f"{stands} {below} comes before it in {often} of all draws: {decided}."


def _often(times: int, draws: int) -> str:
    return f"{100 * times / draws:.0f} %"
