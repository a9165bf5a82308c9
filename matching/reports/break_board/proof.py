"""How good the plan is at each level, and how much better any plan could be."""

from __future__ import annotations

from matching.break_words.levels import AS_WHEN_MADE, in_a_sentence, most_better, switched_off, what_is_counted
from matching.report_parts import Block, Cell, Items, Mark, Paragraph, Rows, Section, Soft, Strong, Table, Tone
from matching.reports.break_board.shown import Shown
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
        Paragraph((AS_WHEN_MADE,)),
        Paragraph((order,)),
        table,
        explained,
        figures,
        *(Paragraph((w,)) for w in off),
        ended,
    )
    return Section("proof", "How good this plan is", blocks)


def _level(level: LevelResult) -> tuple[Cell, ...]:
    bound = f"{level.bound:,}" if level.bound is not None else "not worked out"
    return ((Strong(level.name),), (f"{level.value:,}",), (bound,), _so(level))


def _so(level: LevelResult) -> Cell:
    if level.bound is None:
        return (Mark("no bound", Tone.UNKNOWN), "How much better a plan could be was not worked out.")
    if level.proven:
        return (Mark("proven best", Tone.MET), "No plan does better here without doing worse above.")
    return (Mark("within a bound", Tone.PLAIN), f"No plan as good above is more than {most_better(level)} better.")
