"""A world as one asker may know it, read part by part: nothing but what is public is read of others' homes.

Who lives and works there is passed over, and is neither held nor looked at: only the ids of the children are, so that a
brother or sister named in a referral is known to be somewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, create_model

from matching.json_parts import Part, parts
from matching.world.catalogue import Catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.problems import is_sound_beside
from matching.world.published import as_recorded, publish
from matching.world.record import Ident
from matching.world.referral import Referral
from matching.world.world import World

IsOwn = Callable[[Home], bool]
"""Whether a home, told by what is public of it, is one of the asker's own."""

NOT_PUBLIC = frozenset({"staff", "shifts", "bedrooms", "manager_budget"})
"""Fields of a home that are passed over."""


def known_world(file: BinaryIO, catalogue: Catalogue, is_own: IsOwn = lambda home: False) -> World | None:
    """The world in a file with its referrals, the asker's own homes and groups, and others' homes by what is public.

    None: it cannot be read so, and has to be read whole, which says what is wrong with it, if anything is.
    """
    read = _Read(is_own)
    try:
        for part in parts(file, World.model_fields):
            read.take(part)
        day = World.model_validate_json(b'{"as_at": %b}' % read.as_at).as_at
    except ValueError:
        return None
    world = World.model_construct(
        as_at=day, homes=tuple(read.homes), groups=tuple(read.groups), referrals=tuple(read.referrals)
    )
    return world if is_sound_beside(world, catalogue, read.elsewhere) else None


class _Passed(BaseModel):
    """A record of which only some fields are looked at."""

    model_config = ConfigDict(strict=True, extra="ignore")


class _ChildThere(_Passed):
    id: Ident


class _ResidentThere(_Passed):
    child: _ChildThere


class _GroupThere(_Passed):
    urn: str
    residents: tuple[_ResidentThere, ...] = ()


_FIELDS: dict[str, Any] = {
    name: (Any if name in NOT_PUBLIC else told.annotation, told) for name, told in Home.model_fields.items()
}
_HomeThere = create_model("_HomeThere", __config__=ConfigDict(strict=True, extra="forbid"), **_FIELDS)


@dataclass
class _Read:
    """What has been read so far."""

    is_own: IsOwn
    as_at: bytes = b""
    homes: list[Home] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    """The URNs of others' homes whose group has not come yet."""
    elsewhere: set[str] = field(default_factory=set)
    """The children who live in others' homes."""

    def take(self, part: Part) -> None:
        """Read one part. Raises ValueError for what this is not the place to tell of."""
        match part:
            case ("as_at", False, text):
                self.as_at = text
            case ("homes", True, text):
                self._home(text)
            case ("groups", True, text):
                self._group(text)
            case ("referrals", True, text):
                self.referrals.append(Referral.model_validate_json(text))
            case _:
                raise ValueError(part.name)

    def _home(self, text: bytes) -> None:
        home = _public(text)
        own = self.is_own(home)
        (self.own if own else self.others).add(home.urn)
        self.homes.append(Home.model_validate_json(text) if own else home)

    def _group(self, text: bytes) -> None:
        there = _GroupThere.model_validate_json(text)
        if there.urn in self.own:
            self.groups.append(Group.model_validate_json(text))
            return
        if there.urn not in self.others:
            raise ValueError("its home has not come, or its group came before")
        self.others.remove(there.urn)
        self.elsewhere.update(resident.child.id for resident in there.residents)


def _public(text: bytes) -> Home:
    """A home's record with only what is public, and the postcode that its place is looked up by."""
    there = _HomeThere.model_validate_json(text)
    home = Home.model_construct(**{name: getattr(there, name) for name in Home.model_fields if name not in NOT_PUBLIC})
    return as_recorded(publish(home)).model_copy(update={"postcode": home.postcode})
