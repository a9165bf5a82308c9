"""Referrals not taken that one change of the statement, or of the registration, would no longer have ruled out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from matching.check import MatchReport
from matching.findings import Finding, GapKind
from matching.rule import Force
from matching.rules import RULES
from matching.statement.fields import NEED, words_of
from matching.statement.item import Item, Severity, State, Today, count
from matching.statement.standing import standings

ID = "referrals one change would have turned"
SOURCE = "Project judgement: counted from the match reports on referrals that were not taken"


class Change(NamedTuple):
    """One thing that would have to change: a field of the statement, or a condition of the registration."""

    part: str
    of_registration: bool


def items(today: Today) -> Iterable[Item]:
    """One point for each change, and for each level of a need; the change that turns most referrals first."""
    turned: dict[tuple[Change, int], tuple[str, ...]] = {}
    for change, levels in _only_obstacles(today).items():
        for level in sorted(set(levels.values())):
            if not _says_so_today(today, change, level):
                turned[change, level] = tuple(sorted(r for r, needed in levels.items() if needed <= level))
    for (change, level), referrals in sorted(turned.items(), key=lambda t: (-len(t[1]), t[0])):
        yield _item(today, change, level, referrals)


def _only_obstacles(today: Today) -> dict[Change, dict[str, int]]:
    """For each change: the referrals that it alone would have turned, each with the level it called for."""
    found: dict[Change, dict[str, int]] = {}
    for report in _latest(today):
        changes = [_change(f) for f in report.findings if f.blocks]
        first = changes[0] if changes else None
        if first is not None and all(c is not None and c[0] == first[0] for c in changes):
            level = max(c[1] for c in changes if c is not None)
            found.setdefault(first[0], {})[report.referral] = level
    return found


def _latest(today: Today) -> list[MatchReport]:
    """The latest report on each referral."""
    latest = {r.referral: r for r in sorted(today.refused, key=lambda r: r.on)}
    return list(latest.values())


def _change(finding: Finding) -> tuple[Change, int] | None:
    """The one change that would lift a finding, with its level; None when it takes more, or none is known to."""
    gaps = {c.gap for c in finding.conditions}
    parts = {gap.part if gap is not None and gap.kind is GapKind.VARIATION else None for gap in gaps}
    if len(parts) != 1 or (part := parts.pop()) is None:
        return None
    level = max(gap.amount for gap in gaps if gap is not None) if part.startswith(NEED) else 0
    return Change(part, of_registration=_force(finding) is not Force.STATEMENT), level


def _force(finding: Finding) -> Force | None:
    return next((rule.FORCE for rule in RULES if finding.rule == rule.ID), None)


def _says_so_today(today: Today, change: Change, level: int) -> bool:
    """Whether the statement has been changed since."""
    if change.of_registration or not change.part.startswith(NEED):
        return False
    position = today.statement.position_on(change.part.removeprefix(NEED), today.on)
    return position is not None and position.value.highest >= level


def _item(today: Today, change: Change, level: int, referrals: tuple[str, ...]) -> Item:
    words = words_of(today, change.part)
    document = "registration" if change.of_registration else "statement"
    reach = f" to level {level}" if level else ""
    number = count(len(referrals), "referral", "referrals")
    need = today.catalogue.need_by_id().get(change.part.removeprefix(NEED)) if level else None
    found = standings(today, need, level) if need is not None else ()
    short = [s for s in found if s.state is not State.IN_PLACE]
    lacking = f" Before it could say so: {'; '.join(f'{s.name} ({s.state})' for s in short)}." if short else ""
    return Item(
        check=ID,
        severity=Severity.CONSIDER,
        fields=(change.part,),
        what=f"Had the {document} allowed for this{reach}, {number} would no longer have been ruled out: {words}.",
        source=SOURCE,
        way_forward=(
            f"Consider the change only if the home could meet it well; not ruled out is not yet a good match.{lacking}"
        ),
        standings=found,
        referrals=referrals,
    )
