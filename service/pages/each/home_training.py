"""Who of a home's staff is trained in what, and until when: one training is added, renewed or taken out."""

from __future__ import annotations

from matching.report_words import day
from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.home import Home
from matching.world.staff import Competence, StaffMember
from service.actions.read_home import AskFacts, read_home
from service.pages.for_whom import ForWhom, for_whom
from service.pages.home_changed import KEEPS, SINCE, kept, places, with_ways, words_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.sent import Sent
from service.pages.typed import Typed

TASKS = {each.id: each.name for each in standard_catalogue().capabilities if each.kind is CapabilityKind.COMPETENCE}


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Two forms: to add or renew, and to take out."""
    seat.desk.ask(KEEPS.action, KEEPS.kind, home)
    now = read_home(seat.desk, AskFacts(home=home))
    whom = for_whom(seat.desk, home, now.record)
    words = words_of(seat, now) | {
        "staff": [("", "Choose"), *((each.id, f"{each.id}, {each.post}") for each in now.record.staff)],
        "tasks": [("", "Choose"), *TASKS.items()],
        "trainings": [
            ("", "Choose"),
            *((key, told) for key, (_, _, told) in _trainings(now.record, whom).items()),
        ],
    }
    return Shown("home_training.html", "Who is trained in what", words, home=with_ways(seat.desk, home))


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """The staff as they are from now on. Raises ChangedSince, and BadInput with everything that is wrong."""
    seat.desk.ask(KEEPS.action, KEEPS.kind, home)
    now = read_home(seat.desk, AskFacts(home=home))
    change = _without if sent["taking-out"] else _with
    return kept(seat, sent, now, change(now.record, Typed(sent)), "/training")


def _with(home: Home, typed: Typed) -> Home:
    """A training in general that was there before in the same task is renewed."""
    id = typed.one_of("member", [each.id for each in home.staff], "Choose who has been trained.")
    task = typed.one_of("task", list(TASKS), "Choose in what.")
    assessed = typed.day("assessed", "Give the day on which they were shown able to do it.")
    expires = typed.day("expires", "Give the day, or leave it empty.") if typed.sent["expires"] else None
    typed.day("since", SINCE)
    typed.must_be_right()
    said = {"task": task, "assessed_on": assessed, "expires": expires, "assessed_by": typed.sent["by"] or None}
    new = Competence.model_validate(said)

    def renewed(member: StaffMember) -> StaffMember:
        others = tuple(each for each in member.competences if (each.task, each.for_child) != (task, None))
        return member.model_copy(update={"competences": (*others, new)})

    return home.model_copy(update={"staff": tuple(renewed(m) if m.id == id else m for m in home.staff)})


def _without(home: Home, typed: Typed) -> Home:
    found = _trainings(home, lambda held: "")
    chosen = typed.one_of("training", list(found), "Choose which one no longer holds.")
    typed.day("since", SINCE)
    typed.must_be_right()
    whose, gone, _ = found[chosen]

    def fewer(member: StaffMember) -> StaffMember:
        left = tuple(each for each in member.competences if each is not gone)
        return member.model_copy(update={"competences": left})

    return home.model_copy(update={"staff": tuple(fewer(m) if m is whose else m for m in home.staff)})


def _trainings(home: Home, whom: ForWhom) -> dict[str, tuple[StaffMember, Competence, str]]:
    """Each training by a key of its own, in which no child is, and in words."""
    found = {}
    for member in home.staff:
        for number, held in enumerate(member.competences):
            until = "" if held.expires is None else f", until {day(held.expires)}"
            told = f"{member.id}: {TASKS.get(held.task, held.task)}{whom(held)}{until}"
            found[f"{member.id}/{held.task}/{number}/{held.assessed_on}"] = member, held, told
    return found


FIELDS = ("member", "task", "assessed", "expires", "by", "training")
PAGE = Page(
    "/desk/homes/{home}/facts/training", KEEPS, show, Form(KEEPS, take, places({name: name for name in FIELDS}))
)
