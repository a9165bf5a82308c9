"""The group with the newcomer in it: who carries most, what travels through a third child, and what binds them."""

from __future__ import annotations

from collections.abc import Sequence

from matching.impact_graph import (
    Chain,
    Load,
    PositiveTie,
    impact_graph,
    positive_ties,
    strongest_chains,
    who_carries_most,
)
from matching.match import Match
from matching.report_parts import Block, Items, Mark, Paragraph, Rows, Section, Soft, Strong, Table, Tone
from matching.world.catalogue import PairBand

TONES = {PairBand.RED: Tone.UNLESS, PairBand.AMBER: Tone.CONDITION}
MOST_CHAINS = 6


def together(match: Match) -> Section:
    """Every impact among all of them, counted for each child and never averaged."""
    graph = impact_graph(match)
    chains, ties = strongest_chains(match, graph), positive_ties(match, graph)
    blocks = (_carried(match, who_carries_most(graph)), *_chains(match, chains), *_ties(match, ties))
    return Section("together", "All of them together", blocks)


def _carried(match: Match, loads: Sequence[Load]) -> Block:
    rows = tuple(
        ((Strong(match.name(load.child)),), (str(load.red),), (str(load.amber),), (str(load.not_known),))
        for load in loads
    )
    caption = "Who carries most: what falls on each child from all the others, with what is in place"
    return Table(caption, ("Child", "Red", "Amber", "Not known"), (Rows(rows),))


def _chains(match: Match, chains: Sequence[Chain]) -> tuple[Block, ...]:
    if not chains:
        return (Paragraph(("No effect is known to travel through one child to a third.",)),)
    names = {p.id: p.name for p in match.catalogue.pairs}
    items = tuple(
        (
            Mark(chain.band.value, TONES[chain.band]) if chain.known else Mark("not known", Tone.UNKNOWN),
            f"{' to '.join(match.name(child) for child in chain.children)}: {names[chain.impacts[0]]}, then "
            f"{names[chain.impacts[1]].lower()}.",
        )
        for chain in chains[:MOST_CHAINS]
    )
    more = len(chains) - len(items)
    rest = (Paragraph((Soft(f"And {more} more that are no stronger."),)),) if more else ()
    return (Paragraph((Strong("What may travel through a third child, the strongest first."),)), Items(items), *rest)


def _ties(match: Match, ties: Sequence[PositiveTie]) -> tuple[Block, ...]:
    known = [tie for tie in ties if tie.known]
    if not known:
        return ()
    items = tuple((f"{match.name(tie.one)} and {match.name(tie.other)}: {tie.what}.",) for tie in known)
    return (Paragraph((Strong("What binds them."),)), Items(items))
