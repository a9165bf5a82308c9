"""The plan for everybody who waits, for the placement team that decides on it: who could live where, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matching.listing import listed
from matching.optimise.status import Status
from matching.placement.result import ChildResult, LastPlaceResult, LevelResult, Placement, SplitResult
from matching.report_parts import Block, Cell, Items, Mark, Paragraph, Report, Rows, Section, Strong, Table, Tone
from matching.report_words import counted, sentence_case

ID = "placement-plan"
TITLE = "Homes for the children who wait"
ASKED = Placement
SHOWN = 12
ROUNDED = (
    "* What no plan can exceed was reckoned here by branch and cut in floating point, and rounded up by a thousandth "
    "before it was cut to a whole number. It has no certificate in whole numbers, as the other levels have."
)
ENDED = {
    Status.OPTIMAL: "No plan is better, level by level: that is proven.",
    Status.FEASIBLE: "It is not proven that no plan is better: each level says how far it could be.",
    Status.INFEASIBLE: "What has been agreed cannot all be kept: that is proven, and no plan is made.",
    Status.OUT_OF_TIME: "No plan was found in the work allowed. That does not say that there is none.",
    Status.MODEL_ERROR: "The question is not a sound one.",
}


def write(asked: Placement) -> Report:
    """The plan, what it gave up first."""
    sections = (
        *_clash(asked),
        *_given_up(asked),
        *_homes(asked),
        *_without(asked),
        *_last(asked),
        *_pairs(asked),
        _proof(asked),
    )
    return Report(
        title=TITLE,
        reference=f"plan {asked.inputs_sha256[:8]}",
        identity=f"Placement plan {asked.inputs_sha256[:8]}",
        opening=(
            Paragraph((headline(asked),), leads=True),
            Paragraph((ENDED[asked.status],)),
            *_known(asked),
            *_asked_of(asked),
        ),
        sections=sections,
        footer=(
            "This advises; a person decides. Each home has still to agree, and each child to be heard.",
            f"Seed {asked.seed}, work {asked.work:g}: the same give the same plan.",
            f"Made from inputs with the SHA-256 digest {asked.inputs_sha256}.",
        ),
        wide=True,
    )


def headline(asked: Placement) -> str:
    """How many could have a home, in a sentence or two."""
    if not asked.children:
        return "Nobody waits for a home."
    placed = [c for c in asked.children if c.urn is not None]
    unsure = sum(not c.sure for c in placed)
    more = (
        f" For {unsure} of them the home is possible only if something not yet known turns out well." if unsure else ""
    )
    return f"Of {counted(len(asked.children), 'child', 'children')}, {len(placed)} could have a home.{more}"


def _known(asked: Placement) -> tuple[Paragraph, ...]:
    """Of which homes it was known who lives there, and of which only what is public."""
    if not asked.of_others:
        return ()
    own = f"Who lives there was known of {listed(asked.own)}. " if asked.own else ""
    said = (
        f"{own}Of {counted(asked.of_others, 'home')} not the asker's own, only what is public was: the statement and "
        f"the places said to be free. Nobody is sure there before the manager has said how the children who live there "
        f"and the child would affect each other. Name your own homes to have their groups counted in."
    )
    return (Paragraph((said,)),)


def _asked_of(asked: Placement) -> tuple[Paragraph, ...]:
    """At which homes the children were asked about, where it is not every home."""
    if asked.homes_each is None:
        return ()
    many = counted(asked.homes_each, "home")
    return (
        Paragraph(
            (
                f"Each child was asked about in full at {many} at most, of those with a place free: the best by what "
                f"is public of them, then the nearest. What is proven is proven among those; another home may be "
                f"possible too. Ask with more homes for each child to know.",
            )
        ),
    )


def _clash(asked: Placement) -> tuple[Section, ...]:
    if not asked.clash:
        return ()
    said = Paragraph(("These cannot all be kept; without any one of them the others can:",))
    return (Section("clash", "What cannot all be kept", (said, _items(asked.clash))),)


def _given_up(asked: Placement) -> tuple[Section, ...]:
    blocks: list[Block] = []
    if asked.splits:
        blocks.append(Items(tuple((_split(s),) for s in asked.splits)))
    if asked.shortage is not None:
        blocks.append(Paragraph((asked.shortage.sentence,)))
        blocks.append(Paragraph((f"Children: {', '.join(asked.shortage.children)}.",)))
        blocks.append(Paragraph((f"Homes: {', '.join(asked.shortage.homes) or 'none'}.",)))
    if asked.hindrance:
        said = "Without these rules between children more would have a home; each of them is needed for that:"
        blocks += [Paragraph((said,)), _items(asked.hindrance)]
    return (Section("given-up", "What the plan gives up", tuple(blocks)),) if blocks else ()


def _split(split: SplitResult) -> str:
    said = f"{listed(split.children)} should live together and would not."
    if not split.homes_for_both:
        return f"{said} No home is possible for both of them."
    if split.possible is False:
        return f"{said} No plan that keeps all that was agreed has both of them in one home."
    if split.price is None:
        return f"{said} What keeping them together would cost was not worked out."
    changes = "; ".join(f"{d.level}, {d.now:,} now and {d.then:,} then" for d in split.price)
    if not split.is_least:
        return f"{said} A plan that keeps them together, perhaps not the best, changes: {changes or 'nothing'}."
    return f"{said} Keeping them together would change: {changes or 'nothing'}."


def _homes(asked: Placement) -> tuple[Section, ...]:
    placed = [c for c in asked.children if c.urn is not None]
    if not placed:
        return ()
    columns = ("Child", "Home", "Bedroom", "Stay", "At worst", "Points", "Miles", "Only if, or why", "Other homes")
    table = Table("Each child's home", columns, (Rows(tuple(map(_row, placed))),))
    return (Section("homes", "Who could live where", (table,)),)


def _row(child: ChildResult) -> tuple[Cell, ...]:
    because: Cell = (child.why,) if child.sure else (Mark("possible only if", Tone.UNKNOWN), *child.only_if)
    miles = "not known" if child.miles is None else str(child.miles)
    others = ", ".join(
        f"{o.urn}{'' if o.sure else ' (if)'}{', a place left' if o.free else ', full'}" for o in child.others
    )
    return (
        (Strong(child.child), child.priority),
        (child.urn or "",),
        (child.bedroom or "not known",),
        (child.stay,),
        (child.band,),
        (f"{child.points} of {child.points_of}",),
        (miles,),
        because,
        (others or "none",),
    )


def _without(asked: Placement) -> tuple[Section, ...]:
    left = [c for c in asked.children if c.urn is None]
    if not left or not asked.levels:
        return ()
    rows = tuple(
        (
            (Strong(c.child), c.priority),
            (str(c.waiting_days),),
            (c.why,),
            (", ".join(o.urn for o in c.others) or "none",),
        )
        for c in left
    )
    columns = ("Child", "Days waited", "Why", "Homes that would be possible")
    table = Table("Without a home", columns, (Rows(rows),))
    return (Section("without", "Who is left without a home", (Paragraph(tuple(_explained(asked, left))), table)),)


def _explained(asked: Placement, left: Sequence[ChildResult]) -> Iterator[str]:
    """Which of those left the shortage of places explains, for whom a place is not what is lacking, and who is left."""
    short = set(asked.shortage.children) if asked.shortage is not None else set()
    by_places = [c.child for c in left if c.child in short]
    nowhere = [c.child for c in left if c.child not in short and not c.others]
    others = [c.child for c in left if c.child not in short and c.others]
    if by_places and asked.shortage is not None:
        many = min(asked.shortage.short, len(by_places))
        whom = f"{many} of these {len(by_places)} ({', '.join(by_places)})"
        whom = _named(by_places) if many == len(by_places) else whom
        yield f"The shortage of places above explains {whom}: with as many more places in those homes they could come."
    if nowhere:
        yield (
            f"More places would not help {_named(nowhere)}: no home is possible for them, or every one declined. What "
            f"homes near enough lack for them is what sufficiency tells."
        )
    if others:
        yield (
            f"A home is possible for {_named(others)}, and of the best plans level by level none was found that keeps "
            f"a place there for them: others come first, or rules between children stand against it."
        )


def _named(ids: Sequence[str]) -> str:
    return f"{len(ids)} of them ({', '.join(ids)})"


def _last(asked: Placement) -> tuple[Section, ...]:
    """What the last places are worth to children still expected, before they are used."""
    if not asked.last_places:
        none = (
            f"Of the children still expected ({asked.expected:g}), none was found to lose by a last place that the "
            f"plan uses. That is reckoned only by homes that are sure for those who wait now."
        )
        return (Section("last", "Before a last place is used", (Paragraph((none,)),)),) if asked.expected else ()
    lines = tuple((_last_place(x),) for x in asked.last_places[:SHOWN])
    said = (
        "The plan uses the last place of these homes. On average over made-up futures, drawn from the children "
        "who wait now; nobody's own future is foretold by it."
    )
    return (Section("last", "Before a last place is used", (Paragraph((said,)), Items(lines))),)


def _last_place(place: LastPlaceResult) -> str:
    """The loss by places known to be free, and apart from it the loss were those supposed free too."""
    said = f"{place.urn}, for {listed(place.used_by)}:"
    supposed = f"{place.children_supposed:.2f} fewer of those expected could have a home"
    if place.is_supposed:
        return f"{said} that it has a place is only supposed, so ask it first. If it has, {supposed}."
    sure = f"{place.children:.2f} fewer of those expected could have a home, by places known to be free"
    if place.children == place.children_supposed:
        return f"{said} {sure}."
    return f"{said} {sure}; {place.children_supposed:.2f} fewer if the places that are only supposed are free too."


def _pairs(asked: Placement) -> tuple[Section, ...]:
    if not asked.blocking:
        return ()
    named = [f"{p.child} and {p.urn}" for p in asked.blocking[:SHOWN]]
    more = f", and {len(asked.blocking) - SHOWN} more" if len(asked.blocking) > SHOWN else ""
    many = sentence_case(counted(len(asked.blocking), "pair"))
    blocks: list[Block] = [
        Paragraph((f"{many} of a child and a home would both rather, by fit: {'; '.join(named)}{more}.",))
    ]
    if asked.steadier is not None:
        fewest = "the fewest that there can be" if asked.steadier.proven else "the fewest found"
        changes = "; ".join(f"{d.level}, {d.now:,} now and {d.then:,} then" for d in asked.steadier.price)
        moves = counted(len(asked.steadier.moved), "child would", "children would")
        said = (
            f"Another plan that places as many, as many of them surely and with as many brothers and sisters together, "
            f"has {len(asked.steadier.pairs)}, {fewest}: {moves} live elsewhere."
        )
        if asked.steadier.without:
            none = "would have no home who has" if len(asked.steadier.without) == 1 else "would have no home who have"
            said += f" {listed(asked.steadier.without)} {none} one in this plan."
        blocks += [Paragraph((said,)), Paragraph((f"It would change: {changes or 'nothing'}.",))]
    return (Section("pairs", "Who would both rather", tuple(blocks)),)


def _proof(asked: Placement) -> Section:
    rows = tuple(
        (
            (Strong(level.name), level.counts),
            (f"{level.value:,}",),
            ("not worked out" if level.bound is None else f"{level.bound:,}",),
            (_proven(level),),
        )
        for level in asked.levels
    )
    table = Table("Level by level, the first matters most", ("Level", "This plan", "At most", "So"), (Rows(rows),))
    rounded = () if all(level.exact for level in asked.levels) else (Paragraph((ROUNDED,)),)
    return Section("proof", "How good the plan is", (table, *rounded))


def _proven(level: LevelResult) -> str:
    return f"{'proven best' if level.proven else 'not proven'}{'' if level.exact else ', *'}"


def _items(lines: tuple[str, ...]) -> Items:
    return Items(tuple((line,) for line in lines))
