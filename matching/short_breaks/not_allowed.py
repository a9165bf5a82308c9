"""Why the match check does not allow a stay given out: between whom, by which finding, and whom to ask next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from matching.details import detail_of
from matching.details.between import LINK
from matching.details.detail import either
from matching.findings import Band, FactRef, Finding
from matching.listing import listed
from matching.match import Match
from matching.short_breaks.clear import asked_of
from matching.short_breaks.clearing.families import stands_against
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.words import counted, day_in_words
from matching.short_breaks.period import Period, PlannedStay
from matching.world.facts import Role
from matching.world.record import Ident, Record, Text


class Open(Record):
    """One question about a child that nobody has answered."""

    child: Ident
    about: Text
    """What it is about, by its id: a need of the catalogue, or a field of the child's record."""
    is_need: bool
    question: Text
    ask: tuple[Role, ...]

    @property
    def words(self) -> str:
        """The question, with whom to ask."""
        return f"{self.question} Ask: {either([role.value for role in self.ask])}." if self.ask else self.question


class Against(Record):
    """One finding that keeps a family away. Children are called by their ids."""

    children: tuple[Ident, ...]
    """The guest and the child who lives there; empty where it is about the home and the guest alone."""
    title: Text
    reason: Text
    open: tuple[Open, ...]
    """What is not known and could settle it; empty where it is known to stand."""
    to_do: tuple[Text, ...]
    """Who has to do what before it could be lived with."""


class NotAllowed(Record):
    """One stay that was given out, and what the match check now has against it."""

    stay: PlannedStay
    against: tuple[Against, ...]

    @property
    def because(self) -> tuple[str, ...]:
        """Each reason as a clause, those that are known to stand first."""
        return because(self.against)

    @property
    def why(self) -> str:
        """Why the stay is not allowed, in a sentence."""
        first = day_in_words(self.stay.first_night)
        return f"The match check does not allow the stay from {first}: {'; '.join(self.because)}."


def because(against: Sequence[Against]) -> tuple[str, ...]:
    """Each reason as a clause, those that are known to stand first."""
    return (*_known(against), *_not_known(against))


def _known(against: Sequence[Against]) -> Iterator[str]:
    for found in against:
        if not found.open:
            between = f" ({' and '.join(found.children)})" if found.children else ""
            to_do = "".join(f" Ask next, {_no_stop(what)}." for what in found.to_do)
            yield _no_stop(f"{found.title}{between}. {_no_stop(found.reason)}.{to_do}")


def _not_known(against: Sequence[Against]) -> Iterator[str]:
    pairs = dict.fromkeys(found.children for found in against if found.open)
    for pair in pairs:
        here = (found for found in against if found.open and found.children == pair)
        asked = dict.fromkeys((one.child, one.about) for found in here for one in found.open)
        of = listed(sorted({child for child, _ in asked}))
        safe = f"{pair[0]} would be safe beside {pair[1]}" if pair else f"{of} would be safe here"
        questions, are = counted(len(asked), "question"), "is" if len(asked) == 1 else "are"
        yield f"it is not known whether {safe}, until the {questions} about {of} {are} answered"


def _no_stop(words: str) -> str:
    return words.rstrip(".")


def not_allowed(period: Period, stay: PlannedStay, people: People) -> NotAllowed | None:
    """What the check has against a stay in the period as it is; None where it has nothing to say of it."""
    asked = asked_of(period, stay.family, stay.urn)
    if asked is None:
        return None
    ground, party = asked
    every = stands_against(ground, party, stay.run)
    against = against_by(every, people, party.family.children)
    return NotAllowed(stay=stay, against=against) if against else None


def against_by(found: Iterable[tuple[Match, Finding]], people: People, first: Collection[Ident]) -> tuple[Against, ...]:
    """Each finding once, whatever the nights; of two children, those of `first` come first."""
    every = (_against(match, f, people, first) for match, f in found if not is_of_names_alone(f))
    return tuple({(one.children, one.title): one for one in every}.values())


def _against(match: Match, found: Finding, people: People, first: Collection[Ident]) -> Against:
    def by_ids(words: str) -> str:
        return people.by_ids_of(words, first)

    ends = [child for child in (found.source, found.affected) if child is not None]
    return Against(
        children=tuple(sorted(ends, key=lambda child: child not in first)) if len(ends) > 1 else (),
        title=by_ids(found.title),
        reason=by_ids(found.reason),
        open=tuple(_open(match, fact, by_ids(_question(match, fact))) for fact in _unanswered(found)),
        to_do=tuple(dict.fromkeys(by_ids(f"{c.by.value}: {c.what}") for c in found.conditions)),
    )


def is_of_names_alone(found: Finding) -> bool:
    """Whether it waits only for two names to be checked, which is told by itself."""
    return bool(found.turns_on) and all(fact.name == LINK for fact in found.turns_on)


def _unanswered(found: Finding) -> tuple[FactRef, ...]:
    """What could settle it so that the family may stay; nothing where no answer would."""
    may_be_settled = found.best >= Band.CONDITIONS
    return tuple(fact for fact in found.turns_on if fact.name != LINK) if may_be_settled else ()


def _question(match: Match, fact: FactRef) -> str:
    return detail_of(match, fact.name).question(match, fact)


def _open(match: Match, fact: FactRef, question: str) -> Open:
    is_need, ask = fact.name in match.needs, detail_of(match, fact.name).ask
    return Open(child=fact.subject, about=fact.name, is_need=is_need, question=question, ask=ask)
