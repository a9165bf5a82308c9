"""What the last places that a plan uses are worth to children still expected, and what of it could not be reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from matching.listing import listed
from matching.placement.result import Ahead, LastPlaceResult, Placement, Reckoned, Step
from matching.report_parts import Block, Items, Paragraph, Section
from matching.report_words import counted

SHOWN = 12
AT_BEST = "by every home that is possible for those who wait now, if what is not yet known turns out well"
DRAWN = (
    "The plan uses the last place of these homes. On average over made-up futures, drawn from the children who wait "
    "now; nobody's own future is foretold by it."
)

AHEAD = (
    "What looking ahead would do, the rest of the plan as it stands: a place is worth 1,000 and the points of fit to a "
    "child, and to those expected what they lose without it, on average over 40 drawn futures. In ten made-up years "
    "that way of deciding came to 98.8 to 99.9 % of what hindsight could do. It advises; a person decides."
)


def of(asked: Placement) -> tuple[Section, ...]:
    """What the last places are worth, before they are used."""
    blocks: list[Block] = [Paragraph((said,)) for said in _said(asked)]
    if any(place.ahead for place in asked.last_places):
        blocks.append(Paragraph((AHEAD,)))
    if asked.last_places:
        by_sure = asked.reckoned is None or asked.reckoned.with_sure > 0
        blocks.append(Items(tuple((_last_place(x, by_sure=by_sure),) for x in asked.last_places[:SHOWN])))
    return (Section("last", "Before a last place is used", tuple(blocks)),) if blocks else ()


def _said(asked: Placement) -> Iterator[str]:
    found = asked.reckoned
    if found is not None and not found.with_possible:
        yield (
            f"What last places are worth to the children still expected ({asked.expected:g}) could not be reckoned: no "
            f"home is possible for any child who waits now, of whom those expected are drawn."
        )
        return
    if found is not None and found.not_looked_at and not found.homes:
        yield (
            f"What last places are worth to the children still expected ({asked.expected:g}) was not reckoned: there "
            f"was no time left for it."
        )
        return
    if asked.last_places:
        yield DRAWN
    elif asked.expected:
        sure = "" if found is not None and not found.with_sure else "by homes that are sure, or "
        yield (
            f"Of the children still expected ({asked.expected:g}), none was found to lose by a last place that the "
            f"plan uses, {sure}{AT_BEST}."
        )
    if found is not None:
        yield from _not_reckoned(found)


def _not_reckoned(found: Reckoned) -> Iterator[str]:
    many = counted(found.children, "child", "children")
    if not found.with_sure:
        yield (
            f"By homes that are sure it could not be reckoned: none is sure for any of the {many} who wait now, of "
            f"whom those expected are drawn."
        )
    elif found.with_sure < found.children:
        none = found.children - found.with_sure
        yield (
            f"Of the {many} who wait now, of whom those expected are drawn, {none} {'has' if none == 1 else 'have'} "
            f"no home that is sure: by homes that are sure, none of those is counted as losing one."
        )
    if found.not_looked_at:
        homes = counted(found.not_looked_at, "more home", "more homes")
        yield f"It was reckoned of the first {found.homes}, and not of {homes} whose last place the plan uses."


def _last_place(place: LastPlaceResult, *, by_sure: bool) -> str:
    """The loss by homes that are sure, by places known to be free and by all; and apart from it by every home."""
    ask = "that it has a place is only supposed, so ask it first. " if place.is_supposed else ""
    parts = (ask, f"{_by_sure(place)}. " if by_sure else "", _by_possible(place))
    return f"{place.urn}, for {listed(place.used_by)}: {' '.join((''.join(parts), *map(_ahead, place.ahead)))}".strip()


def _ahead(ahead: Ahead) -> str:
    """What looking ahead would do before one child uses it, with what the place is worth to either."""
    given = {
        Step.GIVE: f"would give it to {ahead.child}",
        Step.KEEP: f"would keep it for those expected, and {ahead.child} would wait",
        Step.ELSEWHERE: f"would rather give {ahead.child} the place that is left in {ahead.urn}",
        Step.CANNOT_WAIT: f"would keep it for those expected, but {ahead.child} cannot wait: it is given",
    }
    homes = "homes that are sure" if ahead.by_sure else "all that are possible"
    return (
        f"Looking ahead {given[ahead.step]}: it is worth {ahead.worth:,} to the child and {ahead.price:,.0f} to those "
        f"expected, by {homes}."
    )


def _by_sure(place: LastPlaceResult) -> str:
    supposed = f"{place.children_supposed:.2f} fewer of those expected could have a home"
    if place.is_supposed:
        return f"If it has, {supposed}, by homes that are sure"
    free = "by homes that are sure and by places known to be free"
    sure = f"{place.children:.2f} fewer of those expected could have a home, {free}"
    if place.children == place.children_supposed:
        return sure
    return f"{sure}; {place.children_supposed:.2f} fewer if the places that are only supposed are free too"


def _by_possible(place: LastPlaceResult) -> str:
    return f"{place.children_possible:.2f} fewer {AT_BEST}."
