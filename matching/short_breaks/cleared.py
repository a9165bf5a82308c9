"""What the match check said before anything is planned: which family may stay where, when, and beside whom."""

from __future__ import annotations

from hashlib import sha256

from matching.short_breaks.period.nights import Nights
from matching.world.facts import Role
from matching.world.home import Urn
from matching.world.record import Ident, Record, Text


class Suited(Record):
    """A family that the match check allows at a home, on some nights at least."""

    family: Ident
    urn: Urn
    nights: tuple[Nights, ...]
    """The nights of the period on which the check allows it; runs in order that do not touch."""
    bedrooms: tuple[tuple[Ident, ...], ...]
    """For each of the family's children in order, the bedrooms with what that child needs."""
    alone: bool = False
    """Whether nobody else may stay in the home on the same night."""
    known: bool = False
    """Whether the children have stayed at this home before."""
    conditions: tuple[Text, ...] = ()
    """What has to be in place first."""


class Refused(Record):
    """A family that is not offered a home it would use, and why. What is not known is named as an enquiry."""

    family: Ident
    urn: Urn
    why: tuple[Text, ...]


class KeptApart(Record):
    """Two families who must not stay at the same home on the same night, and why."""

    families: tuple[Ident, Ident]
    urn: Urn | None = None
    """None: at any home."""
    why: tuple[Text, ...]
    ask: tuple[Role, ...] = ()
    """Who can say, best first, where only what nobody has answered yet keeps them apart; empty where it is known."""


class Cleared(Record):
    """Every answer of the match check that a plan rests on, in the order of families and homes."""

    suited: tuple[Suited, ...]
    refused: tuple[Refused, ...] = ()
    apart: tuple[KeptApart, ...] = ()
    digest: Text = "not stamped"
    """Of what the answers were made from."""
    seal: Text | None = None
    """A digest of the answers themselves, so that a change to any of them in a file shows. None: not sealed."""

    def sealed(self) -> Cleared:
        """The same, with the seal of these answers."""
        return self.model_copy(update={"seal": self._seal()})

    @property
    def is_as_sealed(self) -> bool:
        """Whether the answers are those that were sealed; False of any that never were."""
        return self.seal == self._seal()

    def _seal(self) -> str:
        return sha256(self.model_dump_json(include={"suited", "refused", "apart"}).encode()).hexdigest()
