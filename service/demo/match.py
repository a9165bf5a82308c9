"""The demonstration of a match check: the answer, what to ask, and what could make it a match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from matching.check import MatchReport, check_match
from matching.enquiries import Enquiries, enquiries_next
from matching.match import Match, open_match
from matching.plain_json import write_json
from matching.readiness import ReadinessPlan, readiness
from matching.remedies import Remedies, remedies
from matching.report_words import counted
from matching.reports.assessment import assessment
from matching.reports.assessment.answer import headline
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from scenarios.story import Story, told_in
from scenarios.worlds import a_full_assessment
from service.commands.brief import ask_next, in_the_way, scale, who
from service.commands.remedies_told import remedies_report
from service.commands.screen import heading
from service.web.remedies_told import alternatives, in_short, remedies_told
from service.web.render import to_html

STORY: Story = a_full_assessment

PAGES = {
    "assessment.html": "the whole assessment: open it in a browser, print it, sign it",
    "readiness-plan.html": "what would have to be done, by whom and when",
    "report.json": "the same answer as data",
}


@dataclass(frozen=True)
class Demonstration:
    """A match check, and what can be asked of it."""

    story: Story
    match: Match
    report: MatchReport
    enquiries: Enquiries
    remedies: Remedies
    plan: ReadinessPlan

    def files(self) -> Mapping[str, bytes]:
        """The contents of PAGES, by file name."""
        whole = assessment(self.match, self.report, self.enquiries, remedies_told(self.remedies))
        contents = (
            to_html(whole).encode(),
            to_html(remedies_report(self.match, self.remedies, self.plan)).encode(),
            write_json(self.report),
        )
        return dict(zip(PAGES, contents, strict=True))


def demonstration(story: Story = STORY) -> Demonstration:
    """Check the story's referral and home, and look for what to ask and what could make it a match."""
    policy = england().on(story.ON)
    match = open_match(story.world(), story.REFERRAL, story.URN, story.ON, standard_catalogue(), policy)
    report = check_match(match)
    found = remedies(match, report)
    return Demonstration(
        story=story,
        match=match,
        report=report,
        enquiries=enquiries_next(match, report),
        remedies=found,
        plan=readiness(match, report, next(iter(found.alternatives), None)),
    )


def told(shown: Demonstration) -> RenderableType:
    """For a terminal: the question, the answer, what to ask, what would help."""
    return Group(
        Text("Placewell: who could look after a child well, and why. A person decides.", style="bold"),
        Text("Everyone and everything here is made up.\n", style="dim"),
        Text(f"{told_in(shown.story)}\n", style="italic"),
        who(shown.match),
        heading("The answer"),
        Text(f"{headline(shown.report, shown.enquiries)}\n", style="bold"),
        scale(shown.report),
        *in_the_way(shown.match, shown.report),
        *ask_next(shown.enquiries),
        *_what_would_help(shown.remedies),
    )


def _what_would_help(found: Remedies) -> Iterator[RenderableType]:
    yield heading("What could make it a match")
    yield Text(f"  {in_short(found)}")
    for alternative, (_, changes, _, cost, _) in zip(found.alternatives, alternatives(found), strict=True):
        takes = f"In {counted(alternative.days, 'day')}, for {' and '.join(cost)}:"
        yield Padding(Text("\n".join([takes, *changes])), (0, 0, 0, 2))
    yield from (Text(f"  - {reason}") for reason in found.beyond)
