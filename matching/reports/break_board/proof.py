"""How good the plan is at each level, and how much better any plan could be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from matching.report_parts import Block, Cell, Items, Mark, Paragraph, Rows, Section, Soft, Strong, Table, Tone
from matching.report_words import counted, full_stop, number
from matching.reports.break_board.shown import Shown
from matching.short_breaks.objectives import counts_of, name_of
from matching.short_breaks.period import Period
from matching.short_breaks.result import LevelResult


def proof(shown: Shown) -> Section:
    """The section of levels, the first that matters at the top."""
    allocation = shown.allocation
    lead = Paragraph((in_a_sentence(allocation.levels),), leads=True)
    order = "The levels stand in the order in which they matter: nothing is given up at one for gain at a later one."
    table = Table(
        "What the plan reaches at each level, and what no plan can go beyond",
        ("Level", "This plan", "At most, given those above", "So"),
        (Rows(tuple(_level(level) for level in allocation.levels)),),
    )
    off = tuple(Soft(words) for words in switched_off(shown.period))
    ended = Paragraph((f"How the search ended: {allocation.ended.value}.",))
    figures = Items(tuple((f"{name}: {words}.",) for name, words in what_is_counted(allocation.levels)))
    explained = Paragraph((Strong("What is counted, of which more is better"),))
    blocks: tuple[Block, ...] = (
        lead,
        Paragraph((order,)),
        table,
        explained,
        figures,
        *(Paragraph((w,)) for w in off),
        ended,
    )
    return Section("proof", "How good this plan is", blocks)


def switched_off(period: Period) -> tuple[str, ...]:
    """The levels that the policy has switched off, each with the reason it gives."""
    return tuple(
        f"Switched off: {name_of(choice.level)}. The reason given: {full_stop(choice.why)}"
        for choice in period.policy.levels_off
    )


def in_a_sentence(levels: Sequence[LevelResult]) -> str:
    """How many levels are proven, and where and by how much a plan might still be better first."""
    if not levels:
        return "Every level is switched off."
    open_yet = next((level for level in levels if not level.proven), None)
    if open_yet is None:
        return "No plan is better, the levels taken in their order: that is proven."
    proven = sum(level.proven for level in levels)
    much = "by how much is not known" if open_yet.bound is None else f"by {most_better(open_yet)} at the most"
    first = f"the first at which a plan might be better is {open_yet.name[:1].lower()}{open_yet.name[1:]}, {much}"
    return f"Proven best at {number(proven)} of {counted(len(levels), 'level')}; {first}."


def what_is_counted(levels: Iterable[LevelResult]) -> tuple[tuple[str, str], ...]:
    """What the figures of each kind of level are: its name, and what is counted in words."""
    return tuple(dict.fromkeys((level.name.partition(":")[0], counts_of(level.id)) for level in levels))


def _level(level: LevelResult) -> tuple[Cell, ...]:
    bound = f"{level.bound:,}" if level.bound is not None else "not worked out"
    return ((Strong(level.name),), (f"{level.value:,}",), (bound,), _so(level))


def _so(level: LevelResult) -> Cell:
    if level.bound is None:
        return (Mark("no bound", Tone.UNKNOWN), "How much better a plan could be was not worked out.")
    if level.proven:
        return (Mark("proven best", Tone.MET), "No plan does better here without doing worse above.")
    return (Mark("within a bound", Tone.PLAIN), f"No plan as good above is more than {most_better(level)} better.")


def most_better(level: LevelResult) -> str:
    """The most by which any plan could be better at a level, rounded up: "0.9 %"; by a count where nothing is had."""
    if level.bound is None:
        return "not known"
    if level.proven:
        return "0 %"
    if level.value <= 0:
        return f"{level.bound - level.value:,}"
    return f"{ceil(1000 * (level.bound - level.value) / level.value) / 10:g} %"
