"""What could make it a match, in words: the alternatives side by side, and the plan for the one chosen."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Group, RenderableType
from rich.text import Text

from matching.check import check_match
from matching.errors import BadInput, Problem
from matching.match import Match
from matching.readiness import ReadinessPlan, readiness
from matching.remedies import Remedies, remedies
from matching.report_parts import Report, Section
from matching.report_words import counted, day
from service.commands.screen import table
from service.commands.telling import told
from service.web.remedies_told import COLUMNS, alternatives, in_short, plan_told, remedies_told

TITLE = "What could make it a match"
FOOTER = "Each alternative was checked again with its changes made. A person decides."


def look_for(match: Match, plan: int | None) -> tuple[Remedies, ReadinessPlan | None]:
    """The alternatives, and the plan with one of them, by its number; 0 is the plan without. Raises BadInput."""
    report = check_match(match)
    found = remedies(match, report)
    if plan is None:
        return found, None
    if plan > len(found.alternatives):
        verb = "there is" if len(found.alternatives) == 1 else "there are"
        way_out = "Run it without --plan to see them; --plan 0 is the plan without any."
        raise BadInput([Problem("--plan", f"{verb} {counted(len(found.alternatives), 'alternative')}", way_out)])
    return found, readiness(match, report, found.alternatives[plan - 1] if plan else None)


def remedies_report(match: Match, found: Remedies, plan: ReadinessPlan | None) -> Report:
    """The alternatives, and the readiness plan when one was chosen."""
    plans = () if plan is None else (Section("plan", "Readiness plan", plan_told(plan)),)
    return Report(
        title=TITLE,
        reference=f"referral {match.referral.id}, home {match.home.urn}, {match.on.isoformat()}",
        identity=f"Referral {match.referral.id}, home {match.home.urn}, on {day(match.on)}",
        opening=remedies_told(found),
        sections=plans,
        footer=(FOOTER,),
    )


def remedies_shown(match: Match, found: Remedies, plan: ReadinessPlan | None) -> RenderableType:
    """The same for a terminal, where columns can be as narrow as what stands in them."""
    parts: list[RenderableType] = [Text(f"{in_short(found)}\n", style="bold")]
    if found.alternatives:
        rows = [["\n".join(lines) for lines in row] for row in alternatives(found)]
        parts += [table(COLUMNS, rows), Text(f"\n{FOOTER}", style="dim")]
    parts += [Text(f"- {reason}") for reason in found.beyond]
    if plan is not None:
        whole = remedies_report(match, found, plan)
        parts += [Text(f"\n{told(replace(whole, title='', opening=(), footer=()))}")]
    return Group(*parts)
