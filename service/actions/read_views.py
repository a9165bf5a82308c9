"""What each child who lives at a home has said of a child referred, and who has not been asked yet."""

from __future__ import annotations

from datetime import date

from pydantic import AwareDatetime

from matching.world.child import View
from matching.world.record import Ident, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.residents_views import Living, views_of


class AskViews(Record):
    """About which referral, at which home it was sent to."""

    home: str
    referral: str


class Noted(Record):
    """A view as it was written down. `by`: whoever wrote it; None where it came with records brought in as a whole."""

    view: View
    at: AwareDatetime
    by: Text | None


class ViewOf(Record):
    """A child who lives there. `view` counts; None: nothing is written. `noted`: all ever written, last first."""

    child: str
    id: Ident
    name: Text
    date_of_birth: date | None
    view: View | None
    noted: tuple[Noted, ...]


class ReadViews(Record):
    """Everybody who lives there, by name."""

    residents: tuple[ViewOf, ...]


def read_views(desk: Desk, asked: AskViews) -> ReadViews:
    """As the records stand today; each child is noted."""
    return ReadViews(residents=tuple(map(_told, views_of(desk, asked.home, asked.referral))))


def _told(living: Living) -> ViewOf:
    return ViewOf(
        child=living.id,
        id=living.child.id,
        name=living.child.name,
        date_of_birth=living.child.date_of_birth,
        view=living.view,
        noted=tuple(Noted(view=each.view, at=each.at, by=each.by) for each in living.noted),
    )


ACT = Act("read what residents say", Kind.REFERRAL, Action.READ, AskViews, ReadViews, read_views, reads=True)
