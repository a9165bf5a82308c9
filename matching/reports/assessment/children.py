"""What the newcomer may mean for each child who lives here, each of them for the newcomer, and all for the group."""

from __future__ import annotations

from collections.abc import Sequence

from matching.check import ChildSection, MatchReport
from matching.findings import Finding
from matching.match import Match
from matching.report_parts import Block, Paragraph, Rows, Section, Strong, Table
from matching.report_words import counted, day, gravest_first, mark_of, sentence_case, titled
from matching.reports.assessment.glance import is_worth_saying, overview, picture
from matching.reports.assessment.together import together
from matching.reports.assessment.views import age, in_full, resident_of, view_of
from matching.rule import LooksAt
from matching.rules import RULES
from matching.world.group import Resident

COLUMNS = ("Matter", "Outcome", "Why")

OF_THE_GROUP = frozenset(rule.ID for rule in RULES if rule.LOOKS_AT is LooksAt.GROUP)


def children(match: Match, report: MatchReport) -> Section:
    """The section on the existing group: a picture, a table that says the same, a part for each child, the group."""
    parts = tuple(_child(match, section, n) for n, section in enumerate(report.sections, start=1))
    glance: tuple[Block, ...] = (Paragraph(("Nobody else lives in the home.",)),)
    if parts:
        glance = (picture(match, report.sections), overview(match, report.sections))
    group = (*_group(match, report), together(match)) if parts else ()
    return Section("children", "Impact on each child", (*glance, *parts, *group))


def _child(match: Match, section: ChildSection, place: int) -> Section:
    resident, newcomer = resident_of(match, section.child), match.child.name
    table = Table(
        f"{newcomer} and {section.name}",
        COLUMNS,
        (
            _rows(match, f"From {newcomer} to {section.name}", section.from_newcomer),
            _rows(match, f"From {section.name} to {newcomer}", section.to_newcomer),
        ),
    )
    view = Paragraph((Strong(f"{section.name}'s view."), *in_full(view_of(match, resident))))
    title = f"{section.name}, {age(match, resident)}"
    return Section(f"child-{place}", title, (Paragraph((_stay(match, resident),)), table, view))


def _stay(match: Match, resident: Resident) -> str:
    here = f"{'Here since' if resident.arrived <= match.on else 'Booked to arrive on'} {day(resident.arrived)}."
    if resident.leaving is None:
        return here
    firm = {True: "confirmed", False: "not confirmed", None: "not known whether firm"}[resident.leaving_confirmed]
    return f"{here} Leaving on {day(resident.leaving)}, {firm}."


def _rows(match: Match, heading: str, findings: Sequence[Finding], names: bool = False) -> Rows:
    """What is worth saying, gravest first, and a count of the rest."""
    shown = gravest_first(f for f in findings if is_worth_saying(f))
    others = len(findings) - len(shown)
    note = f"{sentence_case(counted(others, 'other matter'))} looked at: nothing found." if others else ""
    rows = tuple(((titled(match, f) if names else f.title,), (mark_of(f),), (f.reason,)) for f in shown)
    return Rows(rows, heading, note if findings else "No rule had anything to look at.")


def _group(match: Match, report: MatchReport) -> tuple[Block, ...]:
    findings = [f for f in report.findings if f.rule in OF_THE_GROUP]
    if not findings:
        return ()
    effects = _rows(match, "", findings, names=True)
    return (Section("group", "The group as a whole", (Table("Effects on the group", COLUMNS, (effects,)),)),)
