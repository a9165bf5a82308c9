"""A shortlist: the homes in order for one referral, why the others are left out, and how steady the order is."""

from __future__ import annotations

from datetime import date

from matching.findings import Band
from matching.search.considerations import Weighed
from matching.world.home import Urn
from matching.world.record import Record


class Share(Record):
    """How far a home meets one consideration, in thousandths, at least and at most."""

    consideration: str
    low: int
    high: int


class Listed(Record):
    """One home of a shortlist."""

    urn: Urn
    name: str
    provider: str
    is_own: bool
    """Whether it is a home of the asker's own, so that it was checked with those who live and work there."""
    lives_there: bool
    """Whether the child lives there on the day of the search: known of the asker's own homes alone."""
    place: int
    best_place: int
    worst_place: int
    """The place it may have among all homes once everything is known; wider than need be, never too narrow."""
    worst: Band
    best: Band
    places_told: int | None
    """Places it says are free on the first night. None: it has not said so lately."""
    free_from: date | None
    """Where it has told nothing of the first night: the first later one from which it says that places are free."""
    has_place: bool
    """Whether a place is known to be free: as it says itself, or in one's own home by a bedroom that surely is."""
    miles: float | None
    """From the child's own home. None: one of the two places is not known."""
    weekly_pounds: int | None
    """Shown, and never part of the order."""
    shares: tuple[Share, ...]
    limiting: int
    """Findings that limit it whatever is answered."""
    still_open: int
    """Findings that could still limit it, or limit it more."""


class LeftOut(Record):
    """One home that cannot be one for the child as things are known, and the one rule that blocks it."""

    urn: Urn
    name: str
    best: Band
    rule: str
    sentence: str
    """What the rule asks and the home does not meet."""


class Upset(Record):
    """A home that is among the first three in more draws than one that stands above it in the order, and why."""

    urn: Urn
    name: str
    place: int
    """Its place among all that could be one: it may be one that is not shown."""
    above: Urn
    """The home that stands above it."""
    above_by: str
    """What puts that one above it: the first thing in the order that the two differ in."""
    before: int
    """In how many draws it comes before the other."""
    by: str
    """What decides most of those draws."""
    by_in: int
    """In how many of them."""


class Steadiness(Record):
    """How the order of the homes shown stands up while weights and all that is open move within their ranges.

    They are ranked among all homes that could be one, so that no figure depends on how many are shown. Bands and
    findings come before any weight, in every draw as in the order itself.
    """

    seed: int
    draws: int
    among: int
    """How many homes are ranked in each draw: all that could be one."""
    urns: tuple[Urn, ...]
    acceptability: tuple[tuple[int, ...], ...]
    """For each home shown, in how many of the draws it took each of the first places, as many as are shown or three."""
    upsets: tuple[Upset, ...]
    """For each home shown that one below it beats to the first three more often, beyond chance: the one most often."""
    never_changes: bool
    """Whether no weights and answers within the ranges put a home before one that is shown above it.

    Shown by a bound for all of them, not sampled. Homes that come out equal keep their order.
    """


class Shortlist(Record):
    """The answer to one search."""

    referral: str
    on: date
    homes: int
    """All homes searched: those that could be a match, and those left out."""
    could_be: int
    shown: tuple[Listed, ...]
    left_out: tuple[LeftOut, ...]
    """Those that nearly fit first."""
    order: tuple[str, ...]
    weights: tuple[Weighed, ...]
    steadiness: Steadiness

    @property
    def left_out_by(self) -> dict[tuple[str, str], int]:
        """How many homes each rule keeps out, by its id and sentence, the most first. They add up to all left out."""
        counts: dict[tuple[str, str], int] = {}
        for home in self.left_out:
            counts[home.rule, home.sentence] = counts.get((home.rule, home.sentence), 0) + 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
