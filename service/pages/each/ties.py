"""What is known between the children of a home, and who says so: one thing is added, lifted or taken out."""

from __future__ import annotations

from typing import Any

from matching.errors import BadInput, Problem
from matching.world.facts import Role
from matching.world.group import Tie, TieKind
from service.access.action import Action
from service.access.kind import Kind
from service.actions.keep_ties import KeepTies, keep_ties
from service.actions.read_home import AskFacts, read_home
from service.api.route import Needs
from service.pages.home_changed import with_ways
from service.pages.moments import day, there
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import version_in
from service.pages.readers import OF_FACTS
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.people import name_of
from service.records.ties import Spoken, TiesNow, is_manager, spoken_of, ties_of

LIFT, TAKE_OUT = "lift", "take out"
NO_SUCH = Problem("form", "there is no such entry any more", "Open the page anew.")


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Each entry with both children by three identifiers, then the form to add one."""
    desk, now = seat.desk, ties_of(seat.desk, home)
    known = {each.id: each for each in spoken_of(desk, home)}
    words: dict[str, Any] = {
        "here": "/facts",
        "way": f"/desk/homes/{home}",
        "named": read_home(desk, AskFacts(home=home)).record,
        "now": now,
        "known": known,
        "children": [("", "Choose"), *((id, _told(each)) for id, each in known.items())],
        "kinds": [each.value for each in TieKind],
        "roles": [("", "Choose"), *((role.value, role.value) for role in Role)],
        "manages": is_manager(desk, home),
        "today": there(desk.now).date().isoformat(),
    }
    return Shown("ties.html", "What is known between children", words, home=with_ways(desk, home))


def _told(child: Spoken) -> str:
    born = "born on a day not known" if child.born is None else f"born {day(child.born)}"
    return f"{child.name}, {born}, {child.id}{'' if child.lives_here else ', referred'}"


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """All that is known from now on. Raises ChangedSince, and BadInput with everything that is wrong."""
    now = ties_of(seat.desk, home)
    number = version_in(sent)
    ties = _without(seat, sent, now) if sent["what"] else (*now.record.ties, _new(Typed(sent)))
    keep_ties(seat.desk, KeepTies(home=home, number=number, ties=ties))
    return Onward(f"/desk/homes/{home}/ties")


def _without(seat: Seat, sent: Sent, now: TiesNow) -> tuple[Tie, ...]:
    """Those there are but one, which is lifted or taken out. Raises BadInput where it is not there."""
    chosen = [tie for place, tie in enumerate(now.record.ties, 1) if str(place) == sent["place"]]
    if not chosen or sent["what"] not in (LIFT, TAKE_OUT):
        raise BadInput([NO_SUCH])
    others = tuple(tie for tie in now.record.ties if tie is not chosen[0])
    if sent["what"] == TAKE_OUT:
        return others
    by = name_of(seat.desk.t, seat.desk.actor.person)
    lifted = {"lifted_by": by, "lifted_by_role": Role.REGISTERED_MANAGER, "lifted_on": seat.desk.day}
    return (*others, chosen[0].model_copy(update=lifted))


def _new(typed: Typed) -> Tie:
    one = typed.words("one", "Choose the first of the two children.")
    other = typed.words("other", "Choose the second of the two children.")
    if one and one == other:
        typed.wrong("other", "it is the same child", "Choose the other of the two.")
    kind = typed.choice("kind", TieKind, "Choose what is known between them.")
    said_by = typed.choice("said-by", Role, "Choose who says so.")
    on = typed.day("on", "Give the day on which it was said.")
    typed.must_be_right()
    said = {"children": (one, other), "kind": kind, "said_by": said_by, "on": on, "note": typed.sent["note"] or None}
    return Tie.model_validate(said)


READS, KEEPS = (Needs(action, Kind.GROUP, OF_FACTS, by="home") for action in (Action.READ, Action.KEEP))
FIELDS = ("one", "other", "kind", "said-by", "on", "note")
PAGE = Page("/desk/homes/{home}/ties", READS, show, Form(KEEPS, take, {"": "form", **{name: name for name in FIELDS}}))
