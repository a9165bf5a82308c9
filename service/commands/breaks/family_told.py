"""One family's result in the terminal, for the coordinator: its stays, why not more, what it rests on, what to ask.

It may name other families and children, and a refusal of the match check tells what is known of those who live or stay
in a home. What may go to the family is its letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from matching.report_words import counted, full_stop, weekday
from matching.short_breaks.result import CriterionShown, FamilyResult, RequestResult
from service.commands.breaks.words import ADVISES, bullets, in_words
from service.commands.screen import heading, table

HERS = "For the coordinator: this may tell of other children and families. --for-family gives what the family may see."
CRITERIA = ("Criterion", "Mark", "What the mark says")


def family_told(result: FamilyResult) -> RenderableType:
    """All of it."""
    return Group(
        Text(f"{result.family}: {_figures(result)}", style="bold"),
        Text(f"\n{result.reason}"),
        *_section("Its stays", map(in_words, result.stays)),
        *_section("Nights it asked for", map(_request, result.requests)),
        *_section("What stood in the way", (o.sentence for o in result.obstacles)),
        *_section("Homes that the match check does not allow", _refused(result)),
        *_section("To have in place first", _to_arrange(result)),
        *_section("Ask next", result.enquiries),
        heading(f"What its need of {result.need} rests on"),
        table(CRITERIA, map(_criterion, result.criteria), numbers=(1,)),
        Text(f"\n{HERS}\n{ADVISES}", style="dim"),
    )


def _figures(result: FamilyResult) -> str:
    due = (
        f"assessed or owed ({result.assessed} assessed, {result.owed} owed from before)" if result.owed else "assessed"
    )
    parts = [
        f"{counted(result.nights, 'night')} of {result.due} {due}",
        f"protected minimum {result.protected_minimum}",
        f"still owed after this plan {result.owed_after}",
    ]
    return f"{'; '.join(parts)}."


def _section(title: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    found = list(lines)
    if found:
        yield heading(title)
        yield bullets(map(full_stop, found))


def _request(request: RequestResult) -> str:
    asked = counted(request.nights, "night")
    return f"{request.request}: {asked} from {weekday(request.first_night)}, {request.granted} of them granted"


def _to_arrange(result: FamilyResult) -> Iterator[str]:
    return (f"{urn}: {full_stop(what)}" for urn, what in result.in_place_first)


def _refused(result: FamilyResult) -> Iterator[str]:
    return (f"{urn}: {' '.join(map(full_stop, why))}" for urn, why in result.refused_homes)


def _criterion(criterion: CriterionShown) -> tuple[str, ...]:
    because = f" Because: {criterion.because}" if criterion.because else ""
    return criterion.name, "?" if criterion.mark is None else str(criterion.mark), f"{criterion.words}{because}"
