"""Writes down referrals that came to a home, or that an authority makes, all of them or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from matching.errors import BadInput, Problem
from matching.postcodes import not_in_directory
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.problems import sound_alone
from matching.world.record import Record
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.joining import joined, with_facts
from service.records.naming import unnamed
from service.records.open_still import hold_children
from service.records.references import kept_as, reference_for
from service.records.taking_in import GoesBy, take_in_referral
from service.records.versions import Writing
from service.store.rows import ChildRow, OrganisationRow, ReferralRow, SendingRow

TAKEN = "the id is taken"
ANOTHER = "Give it another id."
SAME_CHILD = "If it is a child whose record you keep, say which record; else give the child another id."
ALIKE = "a record is kept here of a child of the same name, and nothing tells the two apart"
WHICH = "Say which record it is, or say that you have looked and it is another child."

JOINED = ("date_of_birth", "sex", "day_care", "night_care", "clinical_tasks", "school", "home_place", "home_postcode")
"""What is said of a child in one word each; facts, interests and strengths are lists, which are put together."""


class Entry(Record):
    """One referral to write down."""

    referral: Referral
    known_child: str | None = None
    """The record of the child, where one is kept already. None: a new record is made."""
    is_another_child: bool = False
    """Whether somebody has looked, and it is not the child of that name whose record is kept already."""


class Entered(Record):
    """A referral that was written down, by the ids of its rows."""

    referral: str
    child: str
    postcode_unknown: bool = False
    """Whether the postcode of the child's own home is in no directory, so that no miles can be counted from it."""


def enter(desk: Desk, home: str, entries: Sequence[Entry]) -> tuple[Entered, ...]:
    """All of them, as sent to the home today and kept by its provider. Raises BadInput with every problem in any."""
    return _entered(desk, desk.ask(Action.WRITE, Kind.HOME, home).keeper, home, entries)


def enter_for_authority(desk: Desk, authority: str, entries: Sequence[Entry]) -> tuple[Entered, ...]:
    """All of them, as the authority's own, sent nowhere yet. Raises BadInput with every problem in any."""
    keeper = desk.ask(Action.PLACE, Kind.ORGANISATION, authority).keeper
    own = desk.t.session.get_one(OrganisationRow, keeper).name
    strange = [n for n, entry in enumerate(entries, 1) if entry.referral.placing_authority != own]
    if strange:
        what = "it is another authority than the one it is entered for"
        raise BadInput(_at(n, Problem("placing authority", what, "Write the authority's own name.")) for n in strange)
    return _entered(desk, keeper, None, entries)


def _entered(desk: Desk, keeper: str, home: str | None, entries: Sequence[Entry]) -> tuple[Entered, ...]:
    numbered = list(enumerate(entries, 1))
    problems = [
        *(_at(n, p) for n, entry in numbered for p in _problems(desk, keeper, entry)),
        *_twice(entries),
    ]
    if problems:
        raise BadInput(problems)
    unknown = with_unknown_postcodes(entry.referral.child for entry in entries)
    hold_children(desk.t, [entry.known_child for entry in entries if entry.known_child is not None])
    return tuple(_written(desk, home, keeper, entry, unknown) for entry in entries)


def with_unknown_postcodes(children: Iterable[Child]) -> frozenset[str]:
    """The ids of the children whose place is told by a postcode alone that is in no directory."""
    given = [child for child in children if child.home_place is None]
    unknown = not_in_directory(child.home_postcode for child in given)
    return frozenset(child.id for child in given if child.home_postcode in unknown)


def _written(desk: Desk, home: str | None, keeper: str, entry: Entry, unknown: Collection[str]) -> Entered:
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    referral = entry.referral
    if entry.known_child is not None:
        known = desk.child(entry.known_child)
        referral = referral.model_copy(update={"child": together(known, referral.child)})
    goes_by = GoesBy(
        reference_for(desk, ReferralRow, keeper, referral.id, None),
        reference_for(desk, ChildRow, keeper, referral.child.id, entry.known_child),
    )
    id = take_in_referral(writing, referral, keeper, goes_by)
    if home is not None:
        desk.t.session.add(SendingRow(referral_id=id, home_id=home, sent_on=desk.day))
        desk.t.session.flush()
    child = str(desk.ask(Action.WRITE, Kind.REFERRAL, id).child)
    desk.ask(Action.WRITE, Kind.CHILD, child)
    return Entered(referral=id, child=child, postcode_unknown=entry.referral.child.id in unknown)


def together(known: Child, told: Child) -> Child:
    """One child's record from two; nothing is lost, and where they differ nothing is known."""
    both = with_facts(joined(known, {name: getattr(told, name) for name in JOINED}), told.facts)
    lists = {name: tuple(dict.fromkeys((*getattr(known, name), *getattr(told, name)))) for name in _LISTS}
    return both.model_copy(update=lists)


_LISTS = ("interests", "strengths")


def _problems(desk: Desk, keeper: str, entry: Entry) -> Iterator[Problem]:
    try:
        sound_alone(entry.referral, desk.day, standard_catalogue())
    except BadInput as found:
        yield from unnamed(found.problems, entry.referral.child)
    if kept_as(desk, ReferralRow, keeper, entry.referral.id) is not None:
        yield Problem("id", TAKEN, ANOTHER)
    yield from _problems_of_child(desk, keeper, entry)


def _problems_of_child(desk: Desk, keeper: str, entry: Entry) -> Iterator[Problem]:
    child = entry.referral.child
    kept = kept_as(desk, ChildRow, keeper, child.id)
    if entry.known_child is not None:
        desk.ask(Action.WRITE, Kind.CHILD, entry.known_child)
    if kept != entry.known_child:
        yield Problem(
            "child, id", TAKEN if entry.known_child is None else "it is not the id of that record", SAME_CHILD
        )
    elif entry.known_child is None and not entry.is_another_child and _looks_known(desk, child):
        yield Problem("child", ALIKE, WHICH)


def _looks_known(desk: Desk, child: Child) -> bool:
    """Whether a child whom this person may read about has the same name and, as far as is known, the same birthday."""
    alike = [named.id for named in desk.children() if named.name.casefold() == child.name.casefold()]
    births = [desk.child(id).date_of_birth for id in alike]
    return any(child.date_of_birth is None or born in (None, child.date_of_birth) for born in births)


def _twice(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Ids that two of them have."""
    kinds = {"id": [e.referral.id for e in entries], "child, id": [e.referral.child.id for e in entries]}
    for where, ids in kinds.items():
        for number, id in enumerate(ids, 1):
            if id in ids[: number - 1]:
                yield _at(number, Problem(where, "another of these has the same id", ANOTHER))


def _at(number: int, problem: Problem) -> Problem:
    return replace(problem, where=f"referral {number}, {problem.where}", rank=(number, *problem.rank))
