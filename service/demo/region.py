"""The demonstration of a region: a shortlist for one child, a plan for everybody who waits, and one change tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rich.console import Group, RenderableType
from rich.text import Text

from matching.near_misses import near_misses
from matching.placement.may_know import may_know
from matching.placement.place_world import place_world
from matching.placement.result import Placement
from matching.report_words import BAND_PHRASES
from matching.reports import placement_plan
from matching.reports.shortlist import shortlist_report
from matching.search import Found, market_of, search
from scenarios import a_region
from scenarios.generators.region import region
from scenarios.studies import three_bed_home
from scenarios.studies.chart import chart
from scenarios.studies.result import StudyResult
from scenarios.studies.running import run
from scenarios.studies.study import Size
from scenarios.studies.words import sentence, who_turned
from service.commands.screen import heading
from service.web.render import to_html

SEED, HOMES, CHILDREN = 1, 20, 10
STUDIED = Size(homes=5, children=4)
STUDY_SEEDS = (1, 2, 3)
FIRST, MISSES = 10, 1
TOLD = ("perhaps", "no place")
SHORTLIST, PLAN, CHART = "region-shortlist.html", "region-placements.html", "region-study.svg"
PAGES = {
    SHORTLIST: "which homes of a region could be one for a child, in order, and why not the others",
    PLAN: "a home for everybody who waits in a smaller one, all at once, and what that gives up",
    CHART: "what a new home with three beds would change, over three made-up regions",
}


@dataclass(frozen=True)
class RegionShown:
    """A made-up region, and what was asked of it."""

    found: Found
    placed: Placement
    studied: StudyResult

    @cached_property
    def shortlist_page(self) -> str:
        """The shortlist as a page, with the homes that nearly fit."""
        return to_html(shortlist_report(self.found, near_misses(self.found)))

    def files(self) -> Mapping[str, bytes]:
        """The contents of PAGES, by file name."""
        pages = (self.shortlist_page, to_html(placement_plan.write(self.placed)), chart(self.studied))
        return {name: page.encode() for name, page in zip(PAGES, pages, strict=True)}


def demonstration() -> RegionShown:
    """Search a region for its first child, place everybody who waits in a smaller one, and try one change."""
    world = a_region.world()
    first = min(world.referrals, key=lambda r: r.id)
    homes = market_of(world, min(world.as_at, first.start))
    found = search(homes, first, world.as_at, world.referrals, FIRST, MISSES)
    waiting = region(SEED, HOMES, CHILDREN)
    placed = place_world(may_know(waiting), waiting.as_at)
    return RegionShown(found, placed, run(three_bed_home, STUDY_SEEDS, STUDIED))


def told(shown: RegionShown) -> RenderableType:
    """For a terminal: the first homes of the shortlist, the plan in a sentence, and what the change does."""
    listed = shown.found.shortlist
    left = listed.homes - listed.could_be
    return Group(
        heading("One child, and every home of a made-up region"),
        Text(f"{listed.could_be} of {listed.homes} homes could be a match as far as is public; {left} could not."),
        *_homes(shown),
        heading("Everybody who waits in a smaller one, all at once"),
        Text(placement_plan.headline(shown.placed)),
        heading("What would a change do?"),
        Text(shown.studied.question, style="italic"),
        *(Text(sentence(measure)) for measure in shown.studied.measures if measure.id in TOLD),
        Text(who_turned(shown.studied)),
    )


def _homes(shown: RegionShown) -> Iterator[Text]:
    for home in shown.found.shortlist.shown[:3]:
        miles = "miles not known" if home.miles is None else f"{home.miles:g} miles"
        yield Text(f"  {home.place}. {home.name}, {miles}: at best {BAND_PHRASES[home.best]}")
