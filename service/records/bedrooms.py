"""Bedrooms of a home: who comes, who goes and who is given a bed look at one state of them, one after the other."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased

from matching.report_words import from_to
from service.records.handing_out import there_on
from service.records.versions import in_force
from service.store.opening import Transaction
from service.store.rows import BedNightRow, HomeRow, ResidenceRow, ResidenceVersionRow


class BedNight(NamedTuple):
    """A night in a bedroom of a home, by the id of its row. A night is the date of its evening."""

    home: str
    bedroom: str
    night: date


class HomeNight(NamedTuple):
    """A night at a home, by the id of its row. A night is the date of its evening."""

    home: str
    night: date


def hold_homes(t: Transaction, homes: Collection[str]) -> None:
    """Held until the transaction ends: meanwhile nobody else comes there, goes from there or is given a bed there.

    They are held in one order, so that no two wait for each other. What was looked at before is read anew.
    """
    rows = select(HomeRow.id).where(HomeRow.id.in_(homes)).order_by(HomeRow.id)
    t.session.scalars(rows.with_for_update(key_share=True)).all()
    t.session.expire_all()


def nights_given(t: Transaction, home: str, bedroom: str, since: date) -> tuple[date, ...]:
    """The nights from that one on for which a bed of the bedroom is given to a guest."""
    there = (BedNightRow.home_id == home) & (BedNightRow.bedroom == bedroom) & (BedNightRow.night >= since)
    return tuple(t.session.scalars(select(BedNightRow.night).where(there).distinct().order_by(BedNightRow.night)))


def bedrooms_given(t: Transaction, home: str, since: date) -> dict[date, set[str]]:
    """By night, in their order from that one on, the bedrooms in which a bed is given to a guest."""
    there = (BedNightRow.home_id == home) & (BedNightRow.night >= since)
    found = dict[date, set[str]]()
    for night, bedroom in t.session.execute(select(BedNightRow.night, BedNightRow.bedroom).where(there)):
        found.setdefault(night, set()).add(bedroom)
    return dict(sorted(found.items()))


def nights_lived_in(t: Transaction, period: str, since: date) -> frozenset[BedNight]:
    """The nights from that one on that a period gives to guests in a bedroom that is then a resident's."""
    columns = BedNightRow.home_id, BedNightRow.bedroom, BedNightRow.night
    chosen = select(*columns).where(BedNightRow.period_id == period, BedNightRow.night >= since)
    given = {BedNight(*each) for each in t.session.execute(chosen)}
    living = tuple(_living(t, {each.home for each in given}, since)) if given else ()
    return frozenset(each for each in given if any(one.sleeps_in(each) for one in living))


def nights_shared(t: Transaction, period: str, since: date) -> frozenset[HomeNight]:
    """The nights from that one on that a period gives to guests of a home where another period has guests too."""
    other = aliased(BedNightRow)
    there = (other.home_id == BedNightRow.home_id) & (other.night == BedNightRow.night) & (other.period_id != period)
    mine = (BedNightRow.period_id == period) & (BedNightRow.night >= since)
    chosen = select(BedNightRow.home_id, BedNightRow.night).where(mine).join(other, there)
    return frozenset(HomeNight(*each) for each in t.session.execute(chosen.distinct()))


def in_words(nights: Sequence[date]) -> str:
    """Nights in their order, each run of them by its first and last."""
    firsts = [night for night in nights if night - timedelta(days=1) not in nights]
    lasts = [night for night in nights if night + timedelta(days=1) not in nights]
    return "; ".join(from_to(first, last) for first, last in zip(firsts, lasts, strict=True))


class _Living(NamedTuple):
    home: str
    bedroom: str
    first: date
    until: date | None

    def sleeps_in(self, at: BedNight) -> bool:
        there = self.first <= at.night and (self.until is None or at.night < self.until)
        return there and (self.home, self.bedroom) == (at.home, at.bedroom)


def _living(t: Transaction, homes: Collection[str], day: date) -> Iterator[_Living]:
    """Who lives there in a bedroom that is known. A leaving that nobody has confirmed is not relied on."""
    there = ResidenceRow.home_id.in_(homes) & (ResidenceRow.since <= day) & there_on(ResidenceRow.gone_from, day)
    rows = {row.id: row for row in t.session.scalars(select(ResidenceRow).where(there))}
    chosen = select(ResidenceRow.id).where(there)
    for id, version in in_force(t, ResidenceVersionRow, ResidenceVersionRow.residence_id, chosen, day).items():
        said, row = json.loads(t.words(version, "record")), rows[id]
        leaving = date.fromisoformat(said["leaving"]) if said["leaving"] and said["leaving_confirmed"] else None
        if said["bedroom"] is not None:
            ends = [end for end in (leaving, row.gone_from) if end is not None]
            yield _Living(row.home_id, said["bedroom"], date.fromisoformat(said["arrived"]), min(ends, default=None))
