"""The matching and impact assessment of one child for one home, for the registered manager to sign and file.

The first pages are the summary: the answer in words, what blocks, what to ask first, what has to be in place, and the
decision, which is a person's. What it rests on follows: each child in turn, everything not known, what speaks for it,
and last every rule with its source.
"""

from __future__ import annotations

from collections.abc import Sequence

from matching.check import MatchReport, check_match
from matching.enquiries import Enquiries, enquiries_next
from matching.errors import BadInput, Problem
from matching.match import Match, open_match
from matching.report_parts import Asked, Block, Report
from matching.report_words import day
from matching.reports.assessment.answer import answer
from matching.reports.assessment.children import children
from matching.reports.assessment.decision import decision
from matching.reports.assessment.evidence import accounts, every_rule
from matching.reports.assessment.identity import identity_line, opening
from matching.reports.assessment.people_asked import people_asked
from matching.reports.assessment.readiness import changes, conditions
from matching.reports.assessment.strengths import strengths
from matching.reports.assessment.unknowns import ask_first, critical, unknowns
from matching.rule import Rule
from matching.rules import RULES
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england

ID = "assessment"
TITLE = "Matching and impact assessment"
ASKED = Asked


def write(asked: Asked) -> Report:
    """The assessment of one referral for one home. Raises BadInput unless exactly one of each is named."""
    problems = [
        Problem(what, f"the assessment is of one, and {len(named)} were named", f"Name one {what}.")
        for what, named in (("referral", asked.referrals), ("home", asked.urns))
        if len(named) != 1
    ]
    if problems:
        raise BadInput(problems)
    catalogue, policy = asked.catalogue or standard_catalogue(), asked.policy or england()
    match = open_match(asked.world, asked.referrals[0], asked.urns[0], asked.on, catalogue, policy.on(asked.on))
    return assessment(match, check_match(match))


def assessment(
    match: Match,
    report: MatchReport,
    enquiries: Enquiries | None = None,
    remedies: Sequence[Block] = (),
    rules: Sequence[Rule] = RULES,
) -> Report:
    """The assessment of a match from the report that was just made of it.

    `enquiries` are worked out from the report unless given; `remedies` are shown under "What could make it a match".
    """
    asked = enquiries or enquiries_next(match, report)
    by_id = {rule.ID: rule for rule in rules}
    summary = (
        answer(match, report, asked, by_id),
        *ask_first(asked),
        conditions(match, report),
        *changes(remedies),
        decision(match, critical(asked)),
    )
    grounds = (
        children(match, report),
        unknowns(match, asked),
        strengths(match, report),
        people_asked(match, asked),
        every_rule(match, report, by_id),
        accounts(match, report),
    )
    return Report(
        title=TITLE,
        reference=f"referral {report.referral}, home {report.urn}, {report.on.isoformat()}",
        identity=identity_line(match),
        opening=opening(match),
        sections=(*summary, *grounds),
        footer=_footer(report),
    )


def _footer(report: MatchReport) -> tuple[str, str]:
    versions = report.versions
    return (
        f"Facts and rules as they stood on {day(report.on)}. Engine {versions.engine}, catalogue "
        f"{versions.catalogue}, law and policy {versions.policy}.",
        f"Made from inputs with the SHA-256 digest {versions.inputs_sha256}.",
    )
