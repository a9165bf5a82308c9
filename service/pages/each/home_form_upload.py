"""Sending the filled form of a home back: what differs is shown first, and nothing is kept until it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from matching.errors import BadInput, Problem
from matching.formats import home_workbook
from matching.world.home import Home
from service.actions.read_home import AskFacts, read_home
from service.pages.home_changed import KEEPS, to_be_confirmed, with_ways, words_of
from service.pages.page import Draft, Files, Form, Page, Seat, Shown
from service.pages.sent import Sent
from service.receiving.home import MOST_BYTES, home_apart

FIELD = "file"
NO_FILE = Problem(FIELD, "no file is chosen here", "Choose the filled form.")
MANY_FILES = Problem(FIELD, "several files are chosen", "Choose one: the form is one file.")
ANEW = Problem(FIELD, "the page it was chosen on is too old", "Open the page anew, and choose the file again.")
ROOM_FOR_FIELDS = 20_000
READ = "home"
"""The field, made here, that holds the home once the file has been read."""


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Where the file is chosen."""
    seat.desk.ask(KEEPS.action, KEEPS.kind, home)
    words = words_of(seat, read_home(seat.desk, AskFacts(home=home))) | {"as_at": seat.desk.day.isoformat()}
    return Shown("home_form_upload.html", "Send the filled form", words, home=with_ways(seat.desk, home))


def read(sent: Sent) -> Sent:
    """The file read in a process of its own, before any record is opened. Raises BadInput with all that is wrong."""
    if len(sent.files) != 1 or not sent.files[0].content:
        raise BadInput([MANY_FILES if len(sent.files) > 1 else NO_FILE])
    try:
        found = home_apart(sent.files[0].content, date.fromisoformat(sent["as-at"]))
    except BadInput as wrong:
        raise BadInput(_at_the_file(wrong)) from None
    except ValueError:
        raise BadInput([ANEW]) from None
    return replace(sent, fields={**sent.fields, READ: found.model_dump_json()})


def look_over(seat: Seat, sent: Sent, home: str) -> Shown:
    """What differs, to be confirmed. Raises BadInput with every problem, and nothing kept."""
    try:
        return to_be_confirmed(seat, home, Home.model_validate_json(sent[READ]))
    except BadInput as found:
        raise BadInput(_at_the_file(found)) from None


def _at_the_file(found: BadInput) -> Iterator[Problem]:
    """Each problem with its place, at the field of the file; a field of the home by its cell."""
    cells = {field: home_workbook.cell_of(field) for field in ("urn", "provider")}
    cells["vacancies"] = "Life and surroundings"
    for each in found.problems:
        yield Problem(FIELD, f"{cells.get(each.where, each.where)}: {each.what}", each.way_out, each.rank)


PAGE = Page(
    "/desk/homes/{home}/facts/upload",
    KEEPS,
    show,
    Form(
        KEEPS,
        look_over,
        {FIELD: FIELD, "": "form"},
        once=False,
        files=Files(FIELD, MOST_BYTES + ROOM_FOR_FIELDS, read),
    ),
)
