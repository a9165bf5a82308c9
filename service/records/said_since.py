"""What was written down of a home, and of who lives there, since a file about it was made: the file would undo it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import func, select

from matching.errors import BadInput, Problem
from matching.world.home import Home
from service.records.day_there import day_there
from service.store.opening import Transaction
from service.store.rows import (
    ChildVersionRow,
    GroupVersionRow,
    HomePlacesRow,
    HomeRow,
    HomeVersionRow,
    ResidenceRow,
    ResidenceVersionRow,
    StatementVersionRow,
)

SAME_DAY = "it would change, and something was written here on the day that the file is of: either may be newer"
IS_NEWER = "See whether the file was made after that; if it was, give it with --is-newer."


def must_be_newer(urns: Collection[str]) -> None:
    """Raises BadInput for homes of which nobody can tell whether a file would undo what was written on its own day."""
    if urns:
        raise BadInput(Problem(f"home {urn}", SAME_DAY, IS_NEWER) for urn in urns)


def said_since(t: Transaction, home: Home, day: date) -> Iterator[Problem]:
    """What was written down here of the home or of who lives there later than the file is of: it would be undone."""
    last = last_said(t, home)
    if last is not None and last > day:
        what = f"something was written down here on {last:%d/%m/%Y}, and the file is of {day:%d/%m/%Y}"
        yield Problem(f"home {home.urn}", what, "Gather it anew as it is today, or leave it out.")


def last_said(t: Transaction, home: Home) -> date | None:
    """The last day of which something is written down of the home or of who lives there. None: nothing is."""
    row = t.session.scalars(select(HomeRow.id).where(HomeRow.urn == home.urn)).first()
    versions = (HomeVersionRow, StatementVersionRow, HomePlacesRow, GroupVersionRow)
    days = [t.session.scalar(select(func.max(kind.holds_from)).where(kind.home_id == row)) for kind in versions]
    of_stays = (ResidenceRow.since, ResidenceRow.gone_from)
    days += [t.session.scalar(select(func.max(of)).where(ResidenceRow.home_id == row)) for of in of_stays]
    days += _of_who_live_there(t, row)
    return max((each for each in days if each is not None), default=None)


def _of_who_live_there(t: Transaction, home: str | None) -> Iterator[date | None]:
    """When something was last written down of them or of their stay, whatever day it is said to hold from."""
    living = (ResidenceRow.home_id == home) & ResidenceRow.gone_from.is_(None)
    of_children = ChildVersionRow.child_id.in_(select(ResidenceRow.child_id).where(living))
    of_stays = ResidenceVersionRow.residence_id.in_(select(ResidenceRow.id).where(living))
    for kind, of in ((ChildVersionRow, of_children), (ResidenceVersionRow, of_stays)):
        at = t.session.scalar(select(func.max(kind.recorded_at)).where(of))
        yield None if at is None else day_there(at)
