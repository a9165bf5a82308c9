"""Who could live where by a plan, and why the others are left without a home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matching.placement.result import ChildResult, Placement
from matching.report_parts import Cell, Mark, Paragraph, Rows, Section, Soft, Strong, Table, Tone


def homes(asked: Placement) -> tuple[Section, ...]:
    """Each child with a home, and why there."""
    placed = [c for c in asked.children if c.urn is not None]
    if not placed:
        return ()
    columns = ("Child", "Home", "Bedroom", "Stay", "At worst", "Points", "Miles", "Only if, or why", "Other homes")
    called = dict(asked.called)
    table = Table("Each child's home", columns, (Rows(tuple(_row(child, called) for child in placed)),))
    return (Section("homes", "Who could live where", (table,)),)


def home_of(child: ChildResult, called: Mapping[str, str]) -> Cell:
    """The home by its name, where that is known, and its URN."""
    urn = child.urn or ""
    now = "; lives there now" if child.lives_there else ""
    return (Strong(called[urn]), Soft(f"URN {urn}{now}")) if urn in called else (f"{urn}{now}",)


def _row(child: ChildResult, called: Mapping[str, str]) -> tuple[Cell, ...]:
    because: Cell = (child.why,) if child.sure else (Mark("possible only if", Tone.UNKNOWN), *child.only_if)
    if child.to_arrange:
        because = (*because, Mark("to arrange with who would come too", Tone.CONDITION), *child.to_arrange)
    less = f", less {child.cost} for who would come too" if child.cost else ""
    miles = "not known" if child.miles is None else str(child.miles)
    others = ", ".join(
        f"{o.urn}{'' if o.sure else ' (if)'}{', a place left' if o.free else ', full'}" for o in child.others
    )
    return (
        (Strong(child.child), child.priority),
        home_of(child, called),
        (child.bedroom or "not known",),
        (child.stay,),
        (child.band,),
        (f"{child.points} of {child.points_of}{less}",),
        (miles,),
        because,
        (others or "none",),
    )


def without(asked: Placement) -> tuple[Section, ...]:
    """Each child without one, and what stands in the way."""
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
    return (Section("without", "Who is left without a home", (Paragraph(tuple(explained(asked, left))), table)),)


def explained(asked: Placement, left: Sequence[ChildResult]) -> Iterator[str]:
    """Which of those left the shortage of places explains, for whom a place is not what is lacking, and who is left."""
    short = set(asked.shortage.children) if asked.shortage is not None else set()
    by_places = [c.child for c in left if c.child in short]
    nowhere = [c.child for c in left if c.child not in short and not c.others]
    others = [c.child for c in left if c.child not in short and c.others]
    if by_places and asked.shortage is not None:
        many = min(asked.shortage.short, len(by_places))
        whom = f"{many} of these {len(by_places)} ({', '.join(by_places)})"
        whom = _named(by_places) if many == len(by_places) else whom
        could = "could come" if asked.homes_each is None else "could come as far as is public of those homes"
        yield f"The shortage of places above explains {whom}: with as many more places in those homes they {could}."
    if nowhere and asked.homes_each is not None:
        yield (
            f"For {_named(nowhere)} none of the homes that they were asked about ({asked.homes_each} at most) is "
            f"possible, or every one declined. Another may be: ask with more homes for each child."
        )
    elif nowhere:
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
