"""One family's result in the terminal, for the coordinator: its stays, why not more, what it rests on, what to ask.

It may name other families and children, and a refusal of the match check tells what is known of those who live or stay
in a home. What may go to the family is its letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from matching.listing import listed
from matching.report_words import full_stop, weekday
from matching.short_breaks.benefit_criteria import HIGHEST, benefit_scale
from matching.short_breaks.board.since import Before, Since
from matching.short_breaks.explaining.words import nights_in_words, stay_in_words
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.result import CriterionShown, FamilyResult, RequestResult
from service.commands.breaks.words import ADVISES, bullets, in_words
from service.commands.screen import heading, table

HERS = "For the coordinator: this may tell of other children and families. --for-family gives what the family may see."
CRITERIA = ("Criterion", "Mark", "What the mark says")


def family_told(result: FamilyResult, since: Since) -> RenderableType:
    """All of it; what was said before and will not happen stands first."""
    return Group(
        Text(f"{result.family}: {_figures(result)}", style="bold"),
        Text(f"\n{result.reason}"),
        *_section("It was told of these before, and they will not happen", _gone(since.gone)),
        *_section("Its stays", (_stay(stay, since) for stay in result.stays)),
        *_section("Cancelled before", _gone(since.long_gone)),
        *_section("Nights it asked for", map(_request, result.requests)),
        *_section("What else stood in the way", _not_said_yet(result)),
        *_section("Homes that the match check does not allow", _refused(result)),
        *_section("To have in place first", _to_arrange(result)),
        *_section("Ask next", result.enquiries),
        heading(f"What its need of {result.need} rests on"),
        table(CRITERIA, map(_criterion, result.criteria), numbers=(1,)),
        Text(f"  {_need_made_up()}", style="dim"),
        Text(f"\n{HERS}\n{ADVISES}", style="dim"),
    )


def _figures(result: FamilyResult) -> str:
    due = (
        f"assessed or owed ({result.assessed} assessed, {result.owed} owed from before)" if result.owed else "assessed"
    )
    parts = [
        f"{nights_in_words(result.nights)} of {result.due} {due}",
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
    asked = nights_in_words(request.nights)
    said = f"{request.request}: {asked} from {weekday(request.first_night)}, {request.granted} of them granted"
    return " ".join((full_stop(said), *(obstacle.sentence for obstacle in request.in_the_way)))


def _gone(gone: Iterable[Before]) -> Iterator[str]:
    for before in gone:
        yield f"The stay of {stay_in_words(before.run)} at {before.urn} will not happen: {before.why.value}"


def _stay(stay: PlannedStay, since: Since) -> str:
    """The stay, with what the family knew of it where it had been told of any."""
    was = listed([stay_in_words(run) for run in since.was(stay)])
    if was:
        return f"{in_words(stay)}; it has changed: the family was told {was}"
    rooms = since.other_bedrooms(stay)
    if rooms is not None:
        return f"{in_words(stay)}; the family knows of it, in {listed(rooms)}"
    known = "the family knows of it already" if since.knows(stay) else "new to the family"
    return f"{in_words(stay)}; {known}" if since.told else in_words(stay)


def _to_arrange(result: FamilyResult) -> Iterator[str]:
    return _once((urn, full_stop(what)) for urn, what in result.in_place_first)


def _not_said_yet(result: FamilyResult) -> Iterator[str]:
    return (o.sentence for o in result.obstacles if o.sentence not in result.reason)


def _refused(result: FamilyResult) -> Iterator[str]:
    return _once((urn, " ".join(map(full_stop, why))) for urn, why in result.refused_homes)


def _once(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What is said of homes, that which is the same of several once."""
    homes: dict[str, list[str]] = {}
    for urn, what in said:
        homes.setdefault(what, []).append(urn)
    return (f"{listed(urns)}: {what}" for what, urns in homes.items())


def _need_made_up() -> str:
    """How marks become need: what every family begins from, and how much each mark counts."""
    scale = benefit_scale()
    more = "".join(f", {c.name.lower()} {c.weight} times" for c in scale.criteria if c.weight != 1)
    return f"Every family begins from {scale.base}; its marks are added{more}. ? counts as {HIGHEST}."


def _criterion(criterion: CriterionShown) -> tuple[str, ...]:
    because = f" Because: {criterion.because}" if criterion.because else ""
    return criterion.name, "?" if criterion.mark is None else str(criterion.mark), f"{criterion.words}{because}"
