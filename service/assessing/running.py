"""Runs the match check of one referral at one home on the records of today, and keeps it as it was shown."""

from __future__ import annotations

from matching.check import MatchReport, check_match
from matching.compare import compare
from matching.enquiries import enquiries_next
from matching.match import Match, open_match
from matching.reports.assessment.unknowns import critical
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from service.access.action import Action
from service.assessing.shown import Shown, as_shown
from service.ledger.canonical import canonical
from service.records.assessments import Assessment, assessment, keep, last_of
from service.records.desk import Desk
from service.records.emergencies import Emergency, emergency_of, is_emergency
from service.records.referrals import ask_here
from service.records.residents_views import only_own_views
from service.records.uses import uses_of


def assess(desk: Desk, home: str, referral: str) -> Assessment:
    """A new assessment, of today; each child in it is noted. Raises NotThere."""
    ask_here(desk, Action.ASSESS, home, referral)
    uses = uses_of(desk.t, home, referral, desk.day)
    match, before = match_of(desk, home, referral), last_of(desk, home, referral)
    then = None if before is None else as_shown(assessment(desk, before).written).report
    shown = _shown(match, emergency_of(desk, home, referral), before, then)
    id = keep(desk, home, referral, uses, shown.written(), shown.report.versions.inputs_sha256)
    return assessment(desk, id)


def match_of(desk: Desk, home: str, referral: str) -> Match:
    """The question as the records of today put it. Raises NotThere."""
    world = only_own_views(desk, home, referral, desk.world(home, referral))
    policy = england().on(desk.day)
    return open_match(world, world.referrals[0].id, world.homes[0].urn, desk.day, standard_catalogue(), policy)


def _shown(match: Match, emergency: Emergency | None, before: str | None, then: MatchReport | None) -> Shown:
    report = check_match(match)
    enquiries = enquiries_next(match, report)
    return Shown(
        child=match.child.id,
        is_emergency=is_emergency(match.referral),
        emergency=emergency,
        report=report,
        enquiries=enquiries,
        critical=tuple(each.fact for each in critical(enquiries)),
        before=before,
        moved=None if then is None else compare(then, _read_back(report)),
    )


def _read_back(report: MatchReport) -> MatchReport:
    """The report as it will be read again: letters that are written in two ways are then written in one."""
    return MatchReport.model_validate_json(canonical(report.model_dump(mode="json")))
