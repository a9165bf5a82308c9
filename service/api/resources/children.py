"""Children as the home they live in, or are referred to, sees them: a list of names, a record, a new version of it."""

from __future__ import annotations

from matching.errors import Problem
from matching.world.child import Child
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api.parameters import After, Id, Most
from service.api.problem import wrong
from service.api.route import Guard, Method, Needs, Route, Shown, to
from service.api.sound_child import problems_with
from service.records.desk import Desk
from service.records.open_still import hold_children
from service.records.parts import Part

READERS = to(
    RelationKind.REGISTERED_MANAGER,
    RelationKind.DEPUTY_MANAGER,
    RelationKind.COORDINATOR,
    RelationKind.RESPONSIBLE_INDIVIDUAL,
)
WRITERS = to(RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER)


class NamedChildForHome(Shown):
    """A child in a home's list."""

    id: str
    name: str


class ChildrenForHome(Shown):
    """A part of the list; `next` is what `after` has to be for the next part. None: there is none."""

    children: tuple[NamedChildForHome, ...]
    next: str | None


class ChildForHome(Shown):
    """A child's record as the home has it."""

    id: str
    record: Child


def children(desk: Desk, after: After = None, most: Most = 50) -> ChildrenForHome:
    """List the children who live or lived at your homes or are referred to them, by name."""
    found = desk.children(Part(after, most))
    return ChildrenForHome(
        children=tuple(NamedChildForHome(id=child.id, name=child.name) for child in found),
        next=found[-1].id if len(found) == most else None,
    )


def child(desk: Desk, child: Id) -> ChildForHome:
    """Read a child's record."""
    return ChildForHome(id=child, record=desk.child(child))


def write(desk: Desk, child: Id, body: Child) -> ChildForHome:
    """Write a new version of a child's record, from today; the versions before it are kept."""
    return ChildForHome(id=child, record=written(desk, child, body))


def written(desk: Desk, child: str, record: Child) -> Child:
    """The record, once it is written. Raises Trouble where it cannot be so, or is another child's."""
    problems = tuple(problems_with(record, desk.day))
    if problems:
        raise wrong(problems)
    try:
        desk.write_child(child, record)
    except ValueError:
        raise wrong([Problem("/id", "this is the record of another child", "Keep the id as it was read.")]) from None
    return record


def hold(desk: Desk, child: str) -> None:
    """Whoever changes the record does so one after the other. Raises NotThere."""
    desk.ask(Action.WRITE, Kind.CHILD, child)
    hold_children(desk.t, [child])


EXAMPLE = {"id": "C-0042", "name": "Asha", "date_of_birth": "2014-02-20", "strengths": ["patient with small children"]}

_READ = Needs(Action.READ, Kind.CHILD, READERS, by="child")

ROUTES = (
    Route(Method.GET, "/children", children, Needs(Action.READ, Kind.CHILD, READERS), ChildrenForHome),
    Route(Method.GET, "/children/{child}", child, _READ, ChildForHome),
    Route(
        Method.PUT,
        "/children/{child}",
        write,
        Needs(Action.WRITE, Kind.CHILD, WRITERS, by="child"),
        ChildForHome,
        Child,
        guard=Guard(hold, child, lambda shown: shown.record),
        example=EXAMPLE,
    ),
)
