"""The catalogue: which needs there are, what answers each, and how one child's needs may affect another child.

It is data that a practitioner can read and change (`data/needs.toml`, `capabilities.toml`, `impacts.toml`).
Entries that are our proposal, to be confirmed by practitioners, say so with `proposal = true`.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from matching.errors import EngineFault
from matching.world.facts import TOP_LEVEL, Role
from matching.world.record import Ident, Record, Same, Text
from matching.world.staff import Shift


class NeedKind(StrEnum):
    """What sort of matter it is. A circumstance has two levels: 0 no, 1 yes."""

    HEALTH = "health and disability"
    BEHAVIOUR = "behaviour and risk"
    WELLBEING = "wellbeing and identity"
    CIRCUMSTANCE = "circumstance"


class Provision(Record):
    """From a level on, the capabilities that answer the need."""

    from_level: Annotated[int, Field(ge=1, le=TOP_LEVEL)]
    capabilities: Annotated[tuple[Ident, ...], Field(min_length=1)]


class Need(Record):
    """One need, behaviour or circumstance: its question, the wording of its levels, and what answers it."""

    id: Ident
    name: Text
    kind: NeedKind
    question: Text
    """What to ask, in words a social worker would answer."""
    levels: tuple[Text, ...]
    """The wording of each level, from 0 up: five for a need, two for a circumstance."""
    fresh_days: Annotated[int, Field(ge=1)]
    """How long an account may be stood on."""
    ask: Annotated[tuple[Role, ...], Field(min_length=1)]
    """Whom to ask, best first."""
    provision: tuple[Provision, ...] = ()
    source: Text
    proposal: bool = True

    @model_validator(mode="after")
    def _levels_fit_the_kind(self) -> Self:
        wanted = 2 if self.kind is NeedKind.CIRCUMSTANCE else TOP_LEVEL + 1
        if len(self.levels) != wanted:
            raise ValueError(f"{self.id} words {len(self.levels)} levels, not {wanted}")
        return self

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1

    @property
    def in_statement(self) -> bool:
        """Whether a statement of purpose takes a position on it; circumstances stand outside it."""
        return self.kind is not NeedKind.CIRCUMSTANCE

    def capabilities_at(self, level: int) -> tuple[str, ...]:
        """Every capability called for at that level, in the catalogue's order."""
        called_for = [c for p in self.provision if p.from_level <= level for c in p.capabilities]
        return tuple(dict.fromkeys(called_for))


class CapabilityKind(StrEnum):
    """How a capability is shown to be there today."""

    COMPETENCE = "competence"
    """Staff competent on the shifts named."""
    BEDROOM = "bedroom feature"
    """A feature of the child's own bedroom."""
    FACILITY = "facility"
    """A feature of the house or its equipment."""
    ARRANGEMENT = "arrangement"
    """A link, plan or way of working that somebody sets up."""
    WAKING_NIGHT = "waking night"
    """Somebody awake at night."""


class Capability(Record):
    """Something a home can have or arrange that answers a need, and what it takes to arrange."""

    id: Ident
    name: Text
    kind: CapabilityKind
    shifts: tuple[Shift, ...] = ()
    """For a competence: the shifts on which somebody must hold it."""
    named_child: bool = False
    """For a competence: whether it must be assessed for the child by name."""
    days_to_arrange: Annotated[int, Field(ge=0, le=730)]
    weekly_pounds: Annotated[int, Field(ge=0)] = 0
    one_off_pounds: Annotated[int, Field(ge=0)] = 0
    """For a competence, for each member of staff trained."""
    how: Text
    """What somebody does to put it in place."""
    source: Text
    proposal: bool = True


class PairBand(StrEnum):
    """How much one child may affect another before anything is done about it."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    """A benefit: it lifts the match, it never limits it."""


class Trait(Record):
    """A need from a level on."""

    need: Ident
    from_level: Annotated[int, Field(ge=1, le=TOP_LEVEL)]


class Affected(Record):
    """Who is affected: a need from a level on, an age so many years younger, both together, or anyone at all."""

    need: Ident | None = None
    from_level: Annotated[int, Field(ge=1, le=TOP_LEVEL)] = 1
    younger_by_years: Annotated[int, Field(ge=1, le=18)] | None = None
    anyone: bool = False
    """Every other child, whatever their own needs."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        told_apart = self.need is not None or self.younger_by_years is not None
        if told_apart is self.anyone:
            raise ValueError("an affected child is told by a need, an age gap or both, or is anyone; not neither")
        return self


class Mitigation(Record):
    """Something that lessens an impact, with what it takes to put in place."""

    id: Ident
    name: Text
    days_to_arrange: Annotated[int, Field(ge=0, le=365)] = 3
    weekly_pounds: Annotated[int, Field(ge=0)] = 0


class ImpactPair(Record):
    """A directed peer impact: a child like this may affect a child like that, why, and what lessens it."""

    id: Ident
    name: Text
    source_trait: Trait
    affected: Annotated[tuple[Affected, ...], Field(min_length=1)]
    """Any one of these is enough."""
    band: PairBand
    why: Text
    mitigations: tuple[Mitigation, ...] = ()
    passes_on: bool = False
    """Whether the effect can travel through a third child (contagion)."""
    source: Text
    proposal: bool = True


class Catalogue(Record):
    """All entries, in the order of the data files."""

    version: Text
    needs: tuple[Need, ...]
    capabilities: tuple[Capability, ...]
    pairs: tuple[ImpactPair, ...]

    @model_validator(mode="after")
    def _names_only_what_it_holds(self) -> Self:
        needs, capabilities = {n.id for n in self.needs}, {c.id for c in self.capabilities}
        named_needs = {p.source_trait.need for p in self.pairs} | {
            a.need for p in self.pairs for a in p.affected if a.need
        }
        named_capabilities = {c for n in self.needs for p in n.provision for c in p.capabilities}
        missing = sorted((named_needs - needs) | (named_capabilities - capabilities))
        if missing:
            raise ValueError(f"the catalogue names what it does not hold: {', '.join(missing)}")
        return self

    def need_by_id(self) -> Mapping[str, Need]:
        """The needs under their ids."""
        return _needs(Same(self))

    def capability_by_id(self) -> Mapping[str, Capability]:
        """The capabilities under their ids."""
        return _capabilities(Same(self))

    def pair_by_id(self) -> Mapping[str, ImpactPair]:
        """The peer-impact pairs under their ids."""
        return MappingProxyType({p.id: p for p in self.pairs})


@lru_cache(maxsize=8)
def _needs(catalogue: Same[Catalogue]) -> Mapping[str, Need]:
    return MappingProxyType({n.id: n for n in catalogue.record.needs})


@lru_cache(maxsize=8)
def _capabilities(catalogue: Same[Catalogue]) -> Mapping[str, Capability]:
    return MappingProxyType({c.id: c for c in catalogue.record.capabilities})


def read_data(name: str) -> dict[str, Any]:
    """One of the data files that ship with the engine, as plain data."""
    text = (files("matching.world") / "data" / name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def standard_catalogue() -> Catalogue:
    """The catalogue that ships with the engine. Raises EngineFault when its files contradict themselves."""
    needs, capabilities, pairs = map(read_data, ("needs.toml", "capabilities.toml", "impacts.toml"))
    parts = {
        "version": needs["version"],
        "needs": needs["need"],
        "capabilities": capabilities["capability"],
        "pairs": pairs["pair"],
    }
    try:
        return Catalogue.model_validate_json(json.dumps(parts))
    except ValidationError as fault:
        raise EngineFault(f"The catalogue's data files do not hold together:\n{fault}") from fault
