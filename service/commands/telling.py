"""How a report is told: as one web page, or as plain text to the width of the terminal."""

from __future__ import annotations

from matching.enquiries import Enquiries
from matching.match import Match
from matching.report_parts import Report
from matching.report_words import day
from matching.reports.assessment.people_asked import people_asked
from matching.reports.assessment.unknowns import unknowns
from service.commands.screen import screen
from service.web.render import to_html
from service.web.text import to_text


def told(report: Report, as_page: bool = False) -> str:
    """The report as one web page, or as text to the width there is."""
    return to_html(report) if as_page else to_text(report, screen().width)


def enquiries_report(match: Match, found: Enquiries) -> Report:
    """Every open question that matters, and the people already asked."""
    return Report(
        title="What to ask next",
        reference=f"referral {match.referral.id}, home {match.home.urn}, {match.on.isoformat()}",
        identity=f"Referral {match.referral.id}, home {match.home.urn}, on {day(match.on)}",
        opening=(),
        sections=(unknowns(match, found), people_asked(match, found)),
        footer=("Nothing here is an answer until somebody has given it.",),
    )
