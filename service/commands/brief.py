"""The answer in brief: who and where, the range, everything that stands in the way by name, and what to ask first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from matching.check import MatchReport
from matching.enquiries import Enquiries, NextEnquiry
from matching.findings import Band, Finding
from matching.match import Match
from matching.report_parts import Tone
from matching.report_words import counted, day, gravest_first, mark_of, sentence_case, titled, tone_of
from matching.reports.assessment.answer import headline
from matching.reports.assessment.unknowns import ASK_FIRST, whom_to_ask
from matching.world.child import age_on
from service.commands.called_for import SHOWN, calling_for_a_condition, first_sentence, left_out
from service.commands.screen import heading

COLOURS = {
    Tone.OUTSIDE: "bold white on red",
    Tone.UNLESS: "bold red",
    Tone.CONDITION: "bold yellow",
    Tone.UNKNOWN: "bold cyan",
    Tone.PLAIN: "",
    Tone.MET: "green",
    Tone.NONE: "dim",
}
BAND_COLOURS = {Band.OUTSIDE: "red", Band.NOT_UNLESS: "red", Band.CONDITIONS: "yellow", Band.GOOD: "green"}


def brief(match: Match, report: MatchReport, enquiries: Enquiries) -> RenderableType:
    """Everything that blocks or is red, or could be, is named; what is met is only counted."""
    return Group(
        who(match),
        Text(f"\n{headline(report, enquiries)}\n", style="bold"),
        scale(report),
        *in_the_way(match, report),
        *ask_next(enquiries),
        Text("\nThis advises; a person decides.", style="dim"),
    )


def who(match: Match) -> Text:
    """The child, the home and the days in question, in two lines."""
    referral, born = match.referral, match.child.date_of_birth
    aged = f"{age_on(born, match.start)} on the first night" if born else "date of birth not known"
    return Text.assemble(
        (match.child.name, "bold"),
        f", {aged}: referral {referral.id} from {referral.placing_authority}\n",
        (match.home.name, "bold"),
        f", {match.home.urn}: {referral.kind.value} stay from {day(match.start)}; facts as at {day(match.on)}",
    )


def scale(report: MatchReport) -> Table:
    """The four bands, with the range from worst to best filled in."""
    grid = Table.grid(padding=(0, 1))
    for band in Band:
        inside = report.worst <= band <= report.best
        ends = [words for words, end in (("at best", report.best), ("at worst", report.worst)) if band is end]
        style = f"bold {BAND_COLOURS[band]}" if inside else "dim"
        here = "the answer" if len(ends) == 2 else "".join(ends)
        grid.add_row(Text("  ■" if inside else "  ·", style), Text(band.words, style), Text(here, "dim"))
    return grid


def in_the_way(match: Match, report: MatchReport) -> Iterator[RenderableType]:
    """What limits, with its reason; what could block or be red, by its name; what could be amber or is met, counted."""
    grave = [f for f in gravest_first(report.findings) if f.worst <= Band.NOT_UNLESS]
    certain = [f for f in grave if tone_of(f) is not Tone.UNKNOWN]
    possible = [f for f in grave if tone_of(f) is Tone.UNKNOWN]
    if certain:
        yield heading("What stands in the way")
        yield from (_indented(_named(match, f), Text(f.reason)) for f in certain)
    if possible:
        yield heading("What could, and is not known")
        yield from (_indented(_named(match, f)) for f in possible)
    conditions = calling_for_a_condition(report)
    yield from _conditions(match, conditions)
    yield Text(f"\n{_counted(report.findings, bool(grave or conditions))}", style="dim")


def _conditions(match: Match, findings: Sequence[Finding]) -> Iterator[RenderableType]:
    if findings:
        yield heading("What calls for a condition")
    yield from (_indented(_named(match, f), Text(first_sentence(f.reason))) for f in findings[:SHOWN])
    if more := left_out(findings):
        yield Text(f"  {more}", style="dim")


def _named(match: Match, finding: Finding) -> Text:
    mark = mark_of(finding)
    return Text.assemble((f"{mark.tone.sign} {mark.words}", COLOURS[mark.tone]), " ", titled(match, finding))


def _indented(*lines: Text) -> Padding:
    return Padding(Text("\n").join(lines), (0, 0, 0, 2))


def _counted(findings: Iterable[Finding], more: bool) -> str:
    others = [f for f in findings if f.worst > Band.NOT_UNLESS]
    open_amber = sum(tone_of(f) is Tone.UNKNOWN and f.worst is Band.CONDITIONS for f in others)
    met = sum(tone_of(f) is Tone.MET for f in others)
    counts = (
        (open_amber, "could call for a condition", "could call for a condition"),
        (met, "are met whatever is still unknown", "is met whatever is still unknown"),
    )
    told = [f"{counted(n, 'finding')} {one if n == 1 else many}" for n, many, one in counts if n]
    return sentence_case(f"{'besides, ' if more else ''}{'; '.join(told)}.") if told else ""


def ask_next(enquiries: Enquiries) -> Iterator[RenderableType]:
    """The first questions that could change the answer, each with whom to ask."""
    questions = enquiries.first_that_matter()
    yield heading("Ask next" if questions else "Nothing that is still open could change the answer.")
    grid = Table.grid(padding=(0, 1))
    for number, enquiry in enumerate(questions[:ASK_FIRST], start=1):
        grid.add_row(f"  {number}.", _question(enquiry))
    if questions:
        yield grid
    if len(questions) > ASK_FIRST:
        yield Text(f"  and {len(questions) - ASK_FIRST} more", style="dim")


def _question(enquiry: NextEnquiry) -> Text:
    return Text.assemble((f"{enquiry.question}\n", ""), (whom_to_ask(enquiry), "dim"))
