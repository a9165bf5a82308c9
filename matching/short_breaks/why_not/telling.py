"""The answer in words: with families' ids for the coordinator, and naming nobody else for the family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.words import counted, joined, stay_in_words
from matching.short_breaks.period import Nights
from matching.short_breaks.why_not.answer import Held, LevelCost, Verdict
from matching.short_breaks.why_not.conditions import Asked
from matching.short_breaks.why_not.family_words import worse


@dataclass(frozen=True)
class Findings:
    """What was found out about one stay."""

    asked: Asked
    verdict: Verdict
    missed: Sequence[str] = ()
    met: Sequence[str] = ()
    in_the_way: Sequence[str] = ()
    to_move: Sequence[Held] = ()
    own_to_move: Sequence[Held] = ()
    fewest: bool = True
    given_instead: Sequence[Held] = ()
    costs: Sequence[LevelCost] = ()


def for_coordinator(frame: Frame, found: Findings) -> str:
    """With the ids of everybody concerned."""
    parts = [f"{found.asked.family.id}, {_asked(frame, found.asked)}: {found.verdict.value}."]
    parts += [*found.missed, *_in_the_way(found)]
    if found.to_move:
        fewest = "Fewest that would have to move" if found.fewest else "Bookings that would make room"
        parts.append(f"{fewest}: {_listed(frame, found.to_move)}.")
    if found.own_to_move:
        parts.append(f"Of its own it would give up {_listed(frame, found.own_to_move)}.")
    if found.given_instead:
        parts.append(f"Given with what is left: {_listed(frame, found.given_instead)}.")
    return " ".join([*parts, *_result(found)])


def for_family(frame: Frame, people: People, found: Findings) -> str:
    """For the family that asks; whatever speaks of another child is left to the coordinator."""
    asked = found.asked
    whole = f"{_asked(frame, asked)}: {found.verdict.value}."
    parts = [f"{whole[:1].upper()}{whole[1:]}"]
    said = [why for why in found.missed if not people.names_others(why, asked.family)]
    parts += [*said, *_in_the_way(found)]
    if len(said) < len(found.missed):
        parts.append("The coordinator has the reasons of the match check.")
    if found.to_move:
        many = len({held.family for held in found.to_move})
        parts.append(
            f"{counted(len(found.to_move), 'booking')} of {counted(many, 'other family', 'other families')} "
            "would have to move."
        )
    if found.own_to_move:
        parts.append(f"Of your own you would give up {_own(found.own_to_move)}.")
    return " ".join([*parts, *_outcome(found)])


def _asked(frame: Frame, asked: Asked) -> str:
    nights = Nights(first=frame.period.night(asked.first), nights=asked.nights)
    return f"{stay_in_words(nights)} at {_home(frame, asked.urn)}"


def _home(frame: Frame, urn: str) -> str:
    record = frame.home_records.get(urn)
    return urn if record is None else record.name


def _in_the_way(found: Findings) -> Iterable[str]:
    if found.in_the_way:
        yield f"In the way: {'; '.join(found.in_the_way)}."


def _listed(frame: Frame, stays: Sequence[Held]) -> str:
    several = len(frame.homes) > 1
    return "; ".join(
        f"{held.family}, {_run(held)}{f' at {_home(frame, held.urn)}' if several else ''}{_because(held)}"
        for held in stays
    )


def _own(stays: Sequence[Held]) -> str:
    return joined([f"{_run(held)}{_because(held)}" for held in stays])


def _because(held: Held) -> str:
    said = [*(["a confirmed booking"] if held.confirmed else []), *filter(None, [held.because])]
    return f" ({'; '.join(said)})" if said else ""


def _run(held: Held) -> str:
    return stay_in_words(Nights(first=held.first_night, nights=held.nights))


def _result(found: Findings) -> Iterable[str]:
    if found.verdict is Verdict.BETTER:
        yield "A better plan was found on the way, and it is adopted."
    changed = [cost for cost in found.costs if cost.lost or cost.gained]
    if changed:
        yield f"With it: {'; '.join(map(_change, changed))}; no other level changes."
    elif found.costs:
        yield "No level changes."
    if found.verdict is Verdict.AT_A_COST:
        yield "A plan made anew with this stay in it may lose less."


def _change(cost: LevelCost) -> str:
    much = f"{cost.lost:,} less" if cost.lost else f"{cost.gained:,} more"
    return f"{cost.name} {much} ({cost.without:,} to {cost.with_it:,})"


def _outcome(found: Findings) -> Iterable[str]:
    if found.verdict is Verdict.BETTER:
        yield "Your question led us to a better plan, with this stay in it."
    if found.verdict is Verdict.AT_A_COST:
        first = next(cost for cost in found.costs if cost.lost)
        yield f"As far as we could find, if you had this stay, {worse(first.id)}."
