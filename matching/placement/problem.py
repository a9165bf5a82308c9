"""What is placed: children who wait, homes with free places, and what the match check says of each pair.

A fit is a range. A home is possible for a child for sure when even at worst the check allows it, and possible only if
something not yet known turns out well when the check allows it at best. A pair with no fit is not possible.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from matching.findings import Band
from matching.placement.by_public import ByPublic

POSSIBLE = Band.CONDITIONS
"""Project judgement: a home is possible from this band up. Below it something has to change first, by a person."""


class Priority(StrEnum):
    """How soon a home has to be found, the soonest first."""

    STATUTORY = "a day set by law or a court"
    URGENT = "emergency"
    ORDINARY = "planned"


class Answer(StrEnum):
    """What has been said so far of one child at one home."""

    ACCEPTED = "agreed by the home and the placing authority"
    OFFERED = "offered by the home"
    PLANNED = "in the last plan"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A referred child, by the referral's id. The stay is from `first` until `until`; None: for as long as it lasts."""

    id: str
    priority: Priority
    waiting_days: int
    first: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FreeRoom:
    """A bedroom that is free from a day on, until the first day that it no longer is; None: no end is known."""

    id: str
    since: date
    until: date | None = None

    def holds(self, child: Waiting) -> bool:
        """Whether it is free for the whole of a child's stay."""
        return self.since <= child.first and (
            self.until is None or (child.until is not None and child.until <= self.until)
        )


@dataclass(frozen=True, slots=True)
class PlacesFrom:
    """From this day on, at most so many newcomers."""

    since: date
    most: int


@dataclass(frozen=True, slots=True)
class OpenHome:
    """How many newcomers a home can take from which day on. Rooms None: only the number of places is known."""

    urn: str
    places: tuple[PlacesFrom, ...]
    rooms: tuple[FreeRoom, ...] | None = None
    is_supposed: bool = False
    """Whether its places are, on some day, only supposed: it has not said how many are free."""

    def most_on(self, day: date) -> int:
        """The most newcomers on a day by the number of places alone."""
        last: PlacesFrom | None = None
        for step in self.places:
            if step.since <= day and (last is None or step.since > last.since):
                last = step
        return last.most if last else 0


@dataclass(frozen=True, slots=True)
class Fit:
    """What the match check says of one child at one home, its siblings and other newcomers left aside.

    points      at worst, of `points_of`; `points_best` at best
    miles       from the child's own home; None: not known
    rooms       the bedrooms that suit the child; None: each of them
    reason      what the worst band rests on; `asks` what would have to be asked where the range is open
    """

    child: str
    urn: str
    worst: Band
    best: Band
    points: int
    points_best: int
    points_of: int
    miles: int | None = None
    rooms: frozenset[str] | None = None
    reason: str = ""
    asks: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Possible whatever is still unknown."""
        return self.worst >= POSSIBLE

    @property
    def possible(self) -> bool:
        """Possible, for sure or if what is not known turns out well."""
        return self.best >= POSSIBLE


@dataclass(frozen=True, slots=True)
class Siblings:
    """Brothers or sisters. Where they must live together, nobody has approved otherwise; else they should."""

    children: tuple[str, str]
    must: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """Children who are not all to live in one home: at `urn`, or in any where that is None."""

    children: tuple[str, ...]
    why: str
    urn: str | None = None


@dataclass(frozen=True, slots=True)
class Strain:
    """What is to be arranged, or may be, for a newcomer (the first) who comes to a home with the others: not a bar.

    points  what it costs the first, in points of fit
    told    what is to be arranged, in words
    urn     the home; None: any
    worst, best  the band of the first there, as far as this alone goes
    """

    children: tuple[str, ...]
    points: int
    told: tuple[str, ...] = ()
    urn: str | None = None
    worst: Band = Band.GOOD
    best: Band = Band.GOOD


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not known between two newcomers at a home, and whom to ask. It parts nobody. `worst`: at worst."""

    children: tuple[str, str]
    urn: str
    asks: tuple[str, ...]
    worst: Band


@dataclass(frozen=True, slots=True)
class Response:
    """An answer about one child at one home."""

    child: str
    urn: str
    answer: Answer


Item = Waiting | OpenHome | Fit | Siblings | Apart | Strain | Response | Doubt
"""Anything that a problem holds lists of."""


@dataclass(frozen=True)
class Problem:
    """Everybody who waits and every home, with what is known between them. The order of its parts carries no meaning.

    Lists are put in order of ids when it is made.
    """

    children: tuple[Waiting, ...]
    homes: tuple[OpenHome, ...]
    fits: tuple[Fit, ...]
    siblings: tuple[Siblings, ...] = ()
    apart: tuple[Apart, ...] = ()
    strains: tuple[Strain, ...] = ()
    responses: tuple[Response, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Each of two children by a doubt of its own, the one whose home it would be first."""
    homes_each: int | None = None
    """Each child was asked about in full at so many homes at most, and at no others. None: at every home."""
    by_public: ByPublic | None = field(default=None, repr=False, compare=False)
    """Where each child could live by what is public of every home. None where that was not kept."""
    fit_of: dict[tuple[str, str], Fit] = field(init=False, repr=False, compare=False)
    """Possible fits, by child and home."""

    def __post_init__(self) -> None:
        for name, value in {
            "children": tuple(sorted(self.children, key=lambda c: c.id)),
            "homes": tuple(sorted(self.homes, key=lambda h: h.urn)),
            "fits": tuple(sorted(self.fits, key=lambda f: (f.child, f.urn))),
            "siblings": tuple(sorted({Siblings(_pair(s.children), s.must) for s in self.siblings}, key=_by_children)),
            "apart": tuple(sorted(self.apart, key=lambda a: (sorted(a.children), a.urn or "", a.why))),
            "strains": tuple(sorted(self.strains, key=lambda s: (s.children, s.urn or "", s.points, s.told))),
            "responses": tuple(sorted(self.responses, key=lambda r: (r.child, r.urn, r.answer.value))),
            "doubts": tuple(sorted(self.doubts, key=lambda d: (d.children, d.urn, d.asks))),
        }.items():
            object.__setattr__(self, name, value)
        found = {(f.child, f.urn): f for f in self.fits if f.possible}
        object.__setattr__(self, "fit_of", found)

    def child(self, id: str) -> Waiting:
        """A child by id. Raises KeyError for anybody else."""
        return next(c for c in self.children if c.id == id)


@dataclass(frozen=True, order=True)
class Placed:
    """One child in one home; the bedroom is None where the home's bedrooms are not known."""

    child: str
    urn: str
    room: str | None = None


Plan = tuple[Placed, ...]
"""In order of children."""


def _pair(children: tuple[str, str]) -> tuple[str, str]:
    one, other = sorted(children)
    return one, other


def _by_children(siblings: Siblings) -> tuple[tuple[str, str], bool]:
    return siblings.children, siblings.must
