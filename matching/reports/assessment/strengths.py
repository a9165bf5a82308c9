"""What speaks for it: the child's own words, strengths and interests, and what this home and group could offer."""

from __future__ import annotations

from matching.check import MatchReport
from matching.listing import listed
from matching.match import Match
from matching.report_parts import Block, Cell, Pairs, Paragraph, Quote, Rows, Section, Soft, Table
from matching.report_words import day, is_benefit, sentence_case
from matching.reports.assessment.views import in_full
from matching.world.group import Tie, TieKind

POSITIVE = frozenset({TieKind.FRIENDS, TieKind.SIBLINGS, TieKind.SHARED_INTEREST})
NOBODY_SAID = Soft("Nothing is recorded. Ask: an assessment of risks alone is not balanced.")


def strengths(match: Match, report: MatchReport) -> Section:
    """The section for balance. What is not recorded is asked for, not passed over."""
    child = match.child
    pairs: tuple[tuple[str, Cell], ...] = (
        (f"{child.name}'s wishes and feelings", in_full(match.referral.wishes)),
        ("Strengths", _sentence(child.strengths)),
        ("Interests", _sentence(child.interests)),
        ("Activities here that match", _activities(match)),
        ("Ties with children here", _ties(match)),
    )
    return Section("strengths", "What speaks for it", (Pairs(pairs), _benefits(report)))


def _sentence(words: tuple[str, ...]) -> Cell:
    return (f"{sentence_case(listed(words))}.",) if words else (NOBODY_SAID,)


def _activities(match: Match) -> Cell:
    wanted = {i.casefold() for i in match.child.interests}
    shared = [a for a in match.home.activities if a.casefold() in wanted]
    if shared:
        return (f"{sentence_case(listed(shared))}.",)
    if not match.home.activities:
        return (Soft("What children can do here is not recorded."),)
    return ("None by the same name.", Soft(f"The home offers {listed(match.home.activities)}."))


def _ties(match: Match) -> Cell:
    ties = [t for t in match.group.ties if t.kind in POSITIVE and match.child.id in t.children]
    known = [t for t in ties if any(r.child.id in t.children for r in match.group.residents)]
    said: list[Cell] = [_tie(match, t) for t in sorted(known, key=lambda t: (t.on, t.children, t.kind.value))]
    return tuple(phrase for cell in said for phrase in cell) or (Soft("None are recorded."),)


def _tie(match: Match, tie: Tie) -> Cell:
    other = next(c for c in tie.children if c != match.child.id)
    note = (Quote(tie.note),) if tie.note else ()
    return (
        f"{match.name(other)}: {tie.kind.value}.",
        *note,
        Soft(f"Said by: {tie.said_by.value}, {day(tie.on)}."),
    )


def _benefits(report: MatchReport) -> Block:
    rows = tuple(((f.title,), (f.reason,)) for f in report.findings if is_benefit(f))
    if not rows:
        return Paragraph(("No rule found a particular benefit.",))
    return Table("Benefits found", ("Benefit", "Why"), (Rows(rows),))
