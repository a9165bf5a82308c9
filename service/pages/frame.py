"""What stands around every page: who is signed in, whose pages these are, and the marks that its forms carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matching.report_words import full_stop, sentence_case
from service.pages.looks import page_of
from service.pages.page import NEW, Draft, Seat, Shown
from service.pages.said import SAID
from service.pages.tokens import mark_of_form, new_key
from service.records.homes import home
from service.records.people import name_of

THE_FORM = "form"
LEFT_OUT = ("nothing is chosen here", "nothing is written here")
READ_HERE, READ = " can be read here. ", " can be read. "


@dataclass(frozen=True)
class NamedHome:
    """The home whose pages are linked at the top."""

    id: str
    name: str


@dataclass(frozen=True)
class Frame:
    """`person` and `home` are None where nobody is signed in, or the page is of no home."""

    person: str | None
    home: NamedHome | None
    mark: str
    key: str
    notice: str | None
    """What is said on top of every page, such as that all is made up. None: nothing."""
    said: str | None = None
    """What is said once of what was done before. None: nothing."""


@dataclass(frozen=True)
class Wrong:
    """One problem, with the field of the form that it belongs to."""

    field: str
    what: str
    way_out: str

    @property
    def sentence(self) -> str:
        """Beside the field. Where nothing was filled in, what to do says it all."""
        if self.what in LEFT_OUT:
            return self.way_out
        return f"{full_stop(sentence_case(self.what))} {self.way_out}"

    @property
    def in_summary(self) -> str:
        """The same on top of the page, where "here" would be of no field."""
        return self.sentence.replace(READ_HERE, READ, 1)


def rendered(seat: Seat, shown: Shown, draft: Draft = NEW, places: Mapping[str, str] | None = None) -> str:
    """The page as it is sent, within the transaction that it was read in."""
    desk, visit = seat.at, seat.visit
    named = None if desk is None or shown.home is None else NamedHome(shown.home, home(desk, shown.home).name)
    frame = Frame(
        person=None if desk is None else name_of(desk.t, desk.actor.person),
        home=named,
        mark=mark_of_form(visit.ground.store, visit.token),
        key=new_key(),
        notice=seat.notice,
        said=SAID.get(seat.query.get("said", "")),
    )
    wrong = tuple(Wrong(_field(each.where, places or {}), each.what, each.way_out) for each in draft.problems)
    errors: dict[str, str] = {}
    for each in wrong:
        errors.setdefault(each.field, each.sentence)
    words = {"frame": frame, "title": shown.title, "sent": draft.sent, "wrong": wrong, "errors": errors}
    words["ways"] = visit.ground.ways
    return page_of(shown.template, words | dict(shown.words))


def _field(where: str, places: Mapping[str, str]) -> str:
    """The id of the field: that of the longest beginning which is listed, else the place itself as an id."""
    fitting = [begins for begins in places if where.startswith(begins)]
    if fitting:
        longest = max(fitting, key=len)
        return (
            places[longest] + where.removeprefix(longest).strip() if places[longest].endswith("-") else places[longest]
        )
    return where.replace(" ", "-").replace(",", "")
