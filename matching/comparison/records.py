"""Which kind of record a change of a finding bears on, where the finding can tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matching.check import MatchReport
from matching.findings import Finding, GapKind

WHO_LIVES_HERE = "who lives in the home"

KINDS: Mapping[GapKind, str] = {
    GapKind.COMPETENCE: "staff and their training",
    GapKind.BEDROOM: "bedrooms",
    GapKind.FACILITY: "what the home has",
    GapKind.ARRANGEMENT: "what is arranged",
    GapKind.WAKING_NIGHT: "staff on shift",
    GapKind.STAFF: "staff on shift",
    GapKind.IMPACT: "what is in place between two children",
    GapKind.APPROVAL: "approvals",
    GapKind.VARIATION: "the registration or the statement of purpose",
    GapKind.DATE: "when a place is free",
    GapKind.RECORD: "what has been asked, checked or written down",
}


def records_behind(findings: Iterable[Finding], before: MatchReport, after: MatchReport) -> tuple[str, ...]:
    """The kinds of record that a finding, as it was and as it is, asks for something in; empty where it cannot tell."""
    found = tuple(findings)
    about = {child for f in found for child in (f.source, f.affected, f.about)}
    gaps = [c.gap.kind for f in found for c in f.conditions if c.gap is not None]
    who = [WHO_LIVES_HERE] if about & _came_or_went(before, after) else []
    return tuple(dict.fromkeys([*who, *(KINDS[kind] for kind in gaps)]))


def _came_or_went(before: MatchReport, after: MatchReport) -> set[str]:
    """The children who live in the home by one report only, where both are of one home."""
    if before.urn != after.urn:
        return set()
    return {s.child for s in before.sections} ^ {s.child for s in after.sections}
