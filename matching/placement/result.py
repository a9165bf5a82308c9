"""What a person gets of a plan: where each child would live and why, how good it is, and what it gave up."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from matching.optimise.status import Status
from matching.world.record import Record


class LevelResult(Record):
    """One level: what the plan reaches, and what no plan exceeds that is as good at every level before."""

    id: str
    name: str
    counts: str
    """What is counted, in words."""
    value: int
    bound: int | None
    """None: not worked out."""
    exact: bool = True
    """Whether the bound was reckoned in whole numbers; else in floating point, and rounded up."""

    @property
    def proven(self) -> bool:
        """Whether no plan does better here without doing worse at an earlier level."""
        return self.bound is not None and self.value >= self.bound


class OtherHome(Record):
    """Another possible home of a child, and whether the plan leaves a place there."""

    urn: str
    sure: bool
    free: bool


class ChildResult(Record):
    """One child: the home, or why none. `only_if` lists what has to turn out well; it is empty for a sure home."""

    child: str
    """The referral's id."""
    priority: str
    waiting_days: int
    urn: str | None
    first: date | None = None
    until: date | None = None
    """The stay: from its first day until the first that it no longer is; no end: for as long as it lasts."""
    bedroom: str | None = None
    band: str = ""
    """At worst, with all in the plan who would come there too; the points are those of the child alone."""
    band_at_best: str = ""
    points: int = 0
    points_of: int = 0
    miles: int | None = None
    sure: bool = False
    only_if: tuple[str, ...] = ()
    to_arrange: tuple[str, ...] = ()
    """What is to be arranged for the child because of who would come there too, or may be."""
    cost: int = 0
    """What is known of that costs the child, in points of fit."""
    why: str = ""
    others: tuple[OtherHome, ...] = ()
    lives_there: bool = False
    """Whether the child lives in that home on the day of the plan: known of the asker's own homes alone."""

    @property
    def stay(self) -> str:
        """From when until when, so that of two with one bedroom it shows that they have it one after the other."""
        if self.first is None:
            return "not known"
        ends = "no end known" if self.until is None else f"to the morning of {_day(self.until)}"
        return f"from {_day(self.first)}, {ends}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


class Difference(Record):
    """A level that would be different, now and then."""

    level: str
    now: int
    then: int


class SplitResult(Record):
    """Two brothers or sisters parted; the price of having both in one home, None where it was not worked out."""

    children: tuple[str, str]
    homes: tuple[str | None, str | None]
    price: tuple[Difference, ...] | None
    possible: bool | None
    """False: it is proven that no plan has both in one home. None: not found out."""
    is_least: bool = True
    """False: some plan that keeps them together costs this; another may cost less."""
    homes_for_both: int = 0
    """How many homes are possible for the one and for the other."""
    supposed: int = 0
    """Of so many of these it is only supposed that one place is free."""


class PairResult(Record):
    """A child and a home that would both rather have each other than what the plan says."""

    child: str
    urn: str


class Steadier(Record):
    """The plan with fewest such pairs, among those as good until homes are sure: the pairs left, and what it costs."""

    proven: bool
    pairs: tuple[PairResult, ...]
    moved: tuple[PairResult, ...]
    """Children who would live elsewhere than in the plan, and where."""
    without: tuple[str, ...] = ()
    """Children with a home in the plan who would have none."""
    price: tuple[Difference, ...]


class ShortageResult(Record):
    """Children who can only live in homes with fewer places, counted again."""

    sentence: str
    children: tuple[str, ...]
    homes: tuple[str, ...]
    places: int
    short: int


class Step(StrEnum):
    """What looking ahead would do with a last place."""

    GIVE = "give it"
    KEEP = "keep it for those expected"
    ELSEWHERE = "give another place that is left"
    CANNOT_WAIT = "give it: the child cannot wait"


class Ahead(Record):
    """What looking ahead would do before one child uses a last place, by drawn futures. It decides nothing."""

    child: str
    step: Step
    urn: str | None = None
    """The other home, where there is one."""
    worth: int
    """What the place is worth to the child: 1,000 for a home, and its points."""
    price: float
    """What those expected lose without it, on average, in the same measure."""
    by_sure: bool
    """Whether by homes that are sure, and places known to be free; else by every home that is possible."""
    futures: int


class LastPlaceResult(Record):
    """A home whose last place the plan uses: what those still expected lose by it, on average over drawn futures."""

    urn: str
    children: float
    """How many fewer of them could have a home, by places that are known to be free alone."""
    points: float
    """How much worse their homes would fit besides, by the same places."""
    children_supposed: float
    """How many fewer, were every place that is only supposed free too."""
    children_possible: float = 0.0
    """How many fewer, were moreover every home that is only possible for a child so in the end."""
    is_supposed: bool
    """Whether that this home has a place is itself only supposed."""
    used_by: tuple[str, ...]
    ahead: tuple[Ahead, ...] = ()
    """Of each of them, what looking ahead would do."""


class Reckoned(Record):
    """What the worth of last places was reckoned from."""

    children: int
    """Who wait now, and of whom those expected are drawn."""
    with_sure: int
    """So many of them have a home that is sure, and none of the others is found to lose anything by sure homes."""
    with_possible: int
    """So many have a home that is possible."""
    homes: int
    """Of so many homes the plan uses the last place, and what it is worth was reckoned."""
    not_looked_at: int
    """Of so many more it was not reckoned."""


class Placement(Record):
    """The whole answer. No plan where the status says that none was found; `clash` then says what cannot be kept."""

    status: Status
    children: tuple[ChildResult, ...]
    levels: tuple[LevelResult, ...]
    splits: tuple[SplitResult, ...] = ()
    blocking: tuple[PairResult, ...] = ()
    steadier: Steadier | None = None
    shortage: ShortageResult | None = None
    last_places: tuple[LastPlaceResult, ...] = ()
    """The dearest first; empty where nobody said how many more children are expected, or no last place is used."""
    reckoned: Reckoned | None = None
    """None: nobody said how many more are expected."""
    expected: float = 0.0
    """How many more children are expected; 0: nobody said."""
    not_looked_for: tuple[str, ...] = ()
    """What of all that a plan gives up was not found out, and why; as sentences."""
    not_there: tuple[str, ...] = ()
    """What of it was looked for and is proven not to be there; as sentences."""
    hindrance: tuple[str, ...] = ()
    """Rules between children for want of which more would have a home. Where `homes_each` says that each child was
    asked about at some homes only, that holds among those."""
    clash: tuple[str, ...] = ()
    seed: int
    work: float
    """What was allowed: the same seed and work give the same plan, where nothing cut it short."""
    inputs_sha256: str
    homes_each: int | None = None
    """Each child was asked about in full at so many homes at most; None: at every home."""
    own: tuple[str, ...] = ()
    """The asker's own homes: who lives there was known. Of all others, only what is public was."""
    of_others: int = 0
    """How many homes are others', of a plan made from records."""
    called: tuple[tuple[str, str], ...] = ()
    """The homes in which the plan places a child, of a plan made from records: each URN with the name."""
    differ: tuple[tuple[str, str], ...] = ()
    """A referral that says there is no brother or sister to live with, and one that says the two live together."""
