"""The children who live in a home today, what binds or divides them, and what is done about it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from matching.world.child import Child, View
from matching.world.facts import Role
from matching.world.home import Urn
from matching.world.record import Ident, Record, Text


class NewcomerView(Record):
    """What a resident feels about one referred child coming to live here."""

    referral: Ident
    view: View


class Resident(Record):
    """A child who lives in the home or is already booked to arrive."""

    child: Child
    bedroom: Ident | None = None
    arrived: date
    leaving: date | None = None
    """The first night the child is no longer there. None: no leaving is planned."""
    leaving_confirmed: bool | None = None
    """Whether the leaving date is firm. None: not known."""
    views: tuple[NewcomerView, ...] = ()


class TieKind(StrEnum):
    """What is known between two children."""

    NO_LINK = "no link found when both names were checked"
    FRIENDS = "friends"
    SIBLINGS = "brothers or sisters"
    SHARED_INTEREST = "shared interest"
    CONFLICT = "conflict"
    ALLEGED_HARM = "alleged victim and perpetrator"
    CO_OFFENDERS = "offended together"
    RIVAL_GROUPS = "rival groups"
    PLACEMENT_BROKE_DOWN = "an earlier placement together broke down"

    @property
    def is_harmful(self) -> bool:
        """Whether the tie speaks against living together."""
        return self in HARMFUL_TIES


HARMFUL_TIES = frozenset(
    {
        TieKind.CONFLICT,
        TieKind.ALLEGED_HARM,
        TieKind.CO_OFFENDERS,
        TieKind.RIVAL_GROUPS,
        TieKind.PLACEMENT_BROKE_DOWN,
    }
)


class Tie(Record):
    """One thing known between two children, in no particular order, and who says so."""

    children: tuple[Ident, Ident]
    kind: TieKind
    said_by: Role
    on: date
    note: Text | None = None
    lifted_by: Text | None = None
    """Who lifted a bar that this tie raised, by name. None: not lifted."""
    lifted_by_role: Role | None = None
    """Only the registered manager's lifting counts."""
    lifted_on: date | None = None

    def is_lifted_on(self, day: date) -> bool:
        """Whether the registered manager had lifted the bar by that day."""
        by_manager = self.lifted_by is not None and self.lifted_by_role is Role.REGISTERED_MANAGER
        return by_manager and self.lifted_on is not None and self.lifted_on <= day

    def joins(self, one: str, other: str) -> bool:
        """Whether the tie is between these two children."""
        return set(self.children) == {one, other}


class Safeguard(Record):
    """A mitigation between two children: it counts only when in place and evidenced."""

    pair: Ident
    """The id of a peer-impact pair in the catalogue."""
    source: Ident
    affected: Ident
    measure: Ident
    """The id of one of the pair's mitigations."""
    owner: Text
    in_place_since: date | None = None
    evidence: Text | None = None

    def counts_on(self, day: date) -> bool:
        """Whether it is in place on that day and somebody has recorded the evidence."""
        return self.in_place_since is not None and self.in_place_since <= day and self.evidence is not None


ABOUT_ANIMALS = "animals"
"""What a resolution names instead of a pair when it is about an animal; a home's own animals are under its URN."""


RESOLVERS = frozenset({Role.REGISTERED_MANAGER, Role.RESPONSIBLE_INDIVIDUAL, Role.NOMINATED_OFFICER, Role.DIRECTOR})
"""Who can answer for resolving a red impact: nobody else's judgement lifts one."""


class Resolution(Record):
    """A named person's recorded judgement that one child's effect on another can be lived with, and why.

    It counts only from one of RESOLVERS.
    """

    pair: Ident
    """The id of a peer-impact pair in the catalogue, or ABOUT_ANIMALS."""
    source: Ident
    affected: Ident
    by: Text
    role: Role
    on: date
    why: Text


class Group(Record):
    """The existing group of one home."""

    urn: Urn
    residents: tuple[Resident, ...] = ()
    ties: tuple[Tie, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
