"""Referrals not taken that one change of the statement, or of the registration, would no longer have ruled out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from matching.findings import Finding, Gap, GapKind
from matching.statement.fields import NEED, words_of
from matching.statement.item import Item, Severity, State, Today, count
from matching.statement.standing import standings

ID = "referrals one change would have turned"
SOURCE = "Project judgement: counted from the match reports on referrals that were not taken"


STATED = "statement:"
COUNTED = ("statement:number", "places")
"""Parts whose amount is a number of children."""


class Change(NamedTuple):
    """One thing that would have to change, as a gap names it, and how far: a level, a number of children, or 1."""

    part: str
    amount: int


def items(today: Today) -> Iterable[Item]:
    """One point for each change, and for each amount of it; the change that turns most referrals first."""
    turned = {}
    for part, amounts in _only_obstacles(today).items():
        for amount in sorted(set(amounts.values())):
            turned[Change(part, amount)] = tuple(sorted(r for r, needed in amounts.items() if needed <= amount))
    for change, referrals in sorted(turned.items(), key=lambda t: (-len(t[1]), t[0])):
        if not _is_made(today, change):
            yield _item(today, change, referrals)


def _only_obstacles(today: Today) -> dict[str, dict[str, int]]:
    """For each part: the referrals that changing it alone would have turned, each with the amount it called for."""
    found: dict[str, dict[str, int]] = {}
    for report in {r.referral: r for r in sorted(today.refused, key=lambda r: r.on)}.values():
        changes = [_change(f) for f in report.findings if f.blocks]
        parts = {c.part if c is not None else None for c in changes}
        if len(parts) == 1 and (part := parts.pop()) is not None:
            found.setdefault(part, {})[report.referral] = max(c.amount for c in changes if c is not None)
    return found


def _change(finding: Finding) -> Change | None:
    """The one change that would lift a finding; None when it takes more than one, or none is known to.

    A later start is another way out, not a further thing that is needed.
    """
    needed = [c.gap for c in finding.conditions if c.gap is None or c.gap.kind is not GapKind.DATE]
    variations: list[Gap] = [g for g in needed if g is not None and g.kind is GapKind.VARIATION]
    if len(variations) != len(needed) or len({g.part for g in variations}) != 1:
        return None
    return Change(variations[0].part, max(g.amount for g in variations))


def _is_made(today: Today, change: Change) -> bool:
    """Whether the statement has come to say so since."""
    position = today.statement.position_on(change.part.removeprefix(NEED), today.on)
    return change.part.startswith(NEED) and position is not None and position.value.highest >= change.amount


def _item(today: Today, change: Change, referrals: tuple[str, ...]) -> Item:
    of_statement = change.part.startswith((NEED, STATED))
    key = change.part.removeprefix(STATED)
    need = today.catalogue.need_by_id().get(key.removeprefix(NEED)) if key.startswith(NEED) else None
    found = standings(today, need, change.amount) if need is not None else ()
    short = [f"{s.name} ({s.state})" for s in found if s.state is not State.IN_PLACE]
    lacking = f" Before it could say so: {'; '.join(short)}." if short else ""
    return Item(
        check=ID,
        severity=Severity.CONSIDER,
        fields=(key if of_statement else f"registration:{key}",),
        what=(
            f"{count(len(referrals), 'referral', 'referrals')} would no longer have been ruled out by a change of the "
            f"{'statement' if of_statement else 'registration'}: {words_of(today, key)}{_how_far(change)}."
        ),
        source=SOURCE,
        way_forward=(
            f"Consider the change only if the home could meet it well; not ruled out is not yet a good match.{lacking}"
        ),
        standings=found,
        referrals=referrals,
    )


def _how_far(change: Change) -> str:
    if change.part.startswith(NEED):
        return f", to level {change.amount}"
    return f", by {count(change.amount, 'child', 'children')}" if change.part in COUNTED else ""
