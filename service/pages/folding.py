"""What is behind a line that opens it: each child who lives here, the gravest first, with what was found counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from matching.check import ChildSection, MatchReport
from matching.enquiries import Enquiries
from matching.findings import Band, Finding
from matching.match import Match
from matching.report_parts import Block, Folded, Section, Tone
from matching.report_words import counted, gravest_first, mark_of, tone_of
from matching.reports.assessment.children import children
from matching.reports.assessment.evidence import accounts, every_rule
from matching.reports.assessment.people_asked import people_asked
from matching.reports.assessment.readiness import conditions
from matching.reports.assessment.unknowns import unknowns
from matching.rules import RULES
from service.actions.who_looked import Looked

OF_A_CHILD = "child-"
NOTHING = "nothing found that limits"
_BY_ID = {rule.ID: rule for rule in RULES}


class Fold(NamedTuple):
    """A part of the page that is looked up now and then. `amount`: what is in it, in a few words."""

    key: str
    title: str
    amount: str
    block: Block


def children_folded(match: Match, report: MatchReport) -> Section:
    """The section on each child with its picture open; each child and the group open on their own line."""
    section = children(match, report)
    open_ones = tuple(block for block in section.blocks if not isinstance(block, Section))
    parts = [block for block in section.blocks if isinstance(block, Section)]
    of_children = [part for part in parts if part.key.startswith(OF_A_CHILD)]
    paired = sorted(zip(of_children, report.sections, strict=True), key=lambda pair: _gravity(_both(pair[1])))
    named = tuple(Folded(f"{part.title}: {in_counts(_both(of))}", part.blocks) for part, of in paired)
    rest = tuple(Folded(part.title, part.blocks) for part in parts if part not in of_children)
    return Section(section.key, section.title, (*open_ones, *named, *rest))


def _both(section: ChildSection) -> tuple[Finding, ...]:
    return (*section.from_newcomer, *section.to_newcomer)


def _gravity(findings: Iterable[Finding]) -> tuple[int, int]:
    """By the worst that it may come to, as everywhere: what could be red before what is amber for certain."""
    limiting = [f for f in findings if f.worst is not Band.GOOD]
    return min(((f.worst, tone_of(f).gravity) for f in limiting), default=(Band.GOOD, Tone.NONE.gravity))


def in_counts(findings: Iterable[Finding]) -> str:
    """How many there are of each kind that limits, or may, the gravest first; what each means is in its mark."""
    limiting = [mark_of(f).words for f in gravest_first(findings) if f.worst is not Band.GOOD]
    return ", ".join(f"{number} {words}" for words, number in Counter(limiting).items()) or NOTHING


def looked_up(match: Match, report: MatchReport, enquiries: Enquiries) -> tuple[Fold, ...]:
    """What stands under the decision, each with how much there is of it."""
    questions = counted(len(enquiries.in_order), "question")
    rules = counted(len({finding.rule for finding in report.findings}), "rule")
    return (
        Fold("unknown", "What is not known", questions, unknowns(match, enquiries)),
        Fold("conditions", "Conditions and readiness", "", conditions(match, report)),
        Fold("people", "Who has been asked", "", people_asked(match, enquiries)),
        Fold("rules", "Every rule", rules, every_rule(match, report, _BY_ID)),
        Fold("accounts", "Accounts relied on", "", accounts(match, report)),
    )


class Looks(NamedTuple):
    """Lines that say the same of the same minute. `times`: how many there are."""

    look: Looked
    times: int


def together(lines: Sequence[Looked]) -> tuple[Looks, ...]:
    """Lines that follow one another and say the same of the same minute, as one with their number; none is lost."""

    def said(look: Looked) -> tuple[object, ...]:
        return (look.at.replace(second=0, microsecond=0), look.model_copy(update={"number": 0, "at": None}))

    runs = (list(same) for _, same in groupby(lines, said))
    return tuple(Looks(run[0], len(run)) for run in runs)
