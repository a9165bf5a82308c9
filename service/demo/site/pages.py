"""The page on which a visitor chooses whom to be. It is served by the demonstration alone, on this machine alone."""

from __future__ import annotations

from collections.abc import Sequence

from service.api.problem import not_there
from service.api.route import Open
from service.demo.site.filling import Member
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.sent import Sent
from service.records.sessions import begin
from service.signing_in.codes import code_at, step_at

WHY = "a visitor of the demonstration, whose records are all made up"


def pages_for(members: Sequence[Member]) -> tuple[Page, ...]:
    """The page, and what becoming somebody on it does."""
    by_key = {member.who.key: member for member in members}

    def show(seat: Seat, draft: Draft) -> Shown:
        """The people, and what each signs with now."""
        step = step_at(seat.visit.now)
        people = [(each.who, code_at(each.secret, step)) for each in members]
        return Shown("demo.html", "Choose whom to be", {"people": people})

    def become(seat: Seat, sent: Sent, key: str) -> Onward:
        """A session of that person."""
        if key not in by_key:
            raise not_there()
        with seat.visit.ground.store.transaction() as t:
            return Onward("/desk", begin(t, by_key[key].id, seat.visit.now))

    return (
        Page("/desk/demo", Open(WHY), show),
        Page("/desk/demo/{key}", Open(WHY), None, Form(Open(WHY), become)),
    )
