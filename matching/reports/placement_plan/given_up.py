"""What a plan gives up: brothers and sisters parted, places that are short, and who would both rather."""

from __future__ import annotations

from matching.listing import listed
from matching.placement.result import Placement, SplitResult
from matching.report_parts import Block, Items, Paragraph, Section
from matching.report_words import counted, sentence_case

SHOWN = 12


def of(asked: Placement) -> tuple[Section, ...]:
    """Who is parted, what places are short, and which rules between children stand in the way."""
    blocks: list[Block] = []
    if asked.splits:
        blocks.append(items(parted(asked)))
    if asked.shortage is not None:
        blocks.append(Paragraph((asked.shortage.sentence,)))
        blocks.append(Paragraph((f"Children: {', '.join(asked.shortage.children)}.",)))
        blocks.append(Paragraph((f"Homes: {', '.join(asked.shortage.homes) or 'none'}.",)))
    if asked.hindrance:
        said = "Without these rules between children more would have a home; each of them is needed for that"
        blocks += [Paragraph((f"{said}{_among(asked)}:",)), items(asked.hindrance)]
    blocks += [Paragraph((said,)) for said in (*asked.not_there, *asked.not_looked_for)]
    return (Section("given-up", "What the plan gives up", tuple(blocks)),) if blocks else ()


def _among(asked: Placement) -> str:
    """At which homes what was worked out holds, where it is not every home."""
    if asked.homes_each is None:
        return ""
    return f", among the homes that each child was asked about at in full ({asked.homes_each} at most)"


def parted(asked: Placement, shown: int | None = None) -> tuple[str, ...]:
    """A sentence for each two who are parted, or for so many of them and one for how many more there are."""
    more = 0 if shown is None else len(asked.splits) - shown
    return (
        *(_split(x, _among(asked)) for x in asked.splits[:shown]),
        *([f"And {counted(more, 'pair')} more."] if more > 0 else ()),
    )


def _split(split: SplitResult, among: str) -> str:
    said = f"{listed(split.children)} should live together and would not."
    if not split.homes_for_both:
        return f"{said} No home is possible for both of them{among}."
    if split.possible is False:
        none = f"It is proven that no plan that keeps all that was agreed has both of them in one home{among}."
        return f"{said} {none}{_asked_first(split)}"
    if split.price is None:
        return f"{said} What keeping them together would cost was not worked out."
    changes = "; ".join(f"{d.level}, {d.now:,} now and {d.then:,} then" for d in split.price)
    if not split.is_least:
        return f"{said} A plan that keeps them together, perhaps not the best, changes: {changes or 'nothing'}."
    return f"{said} Keeping them together would change: {changes or 'nothing'}."


def _asked_first(split: SplitResult) -> str:
    """What has to be asked before that can be stood on."""
    if not split.supposed:
        return ""
    of = f"{split.supposed} of the {split.homes_for_both} homes that are possible for both"
    if split.homes_for_both == 1:
        return " The one home that is possible for both has not said how many places are free: ask it first."
    have = "has" if split.supposed == 1 else "have"
    return f" {of} {have} not said how many places are free: one is supposed there, so ask them first."


def would_both_rather(asked: Placement) -> tuple[Section, ...]:
    """Children and homes that would both rather, and the plan with fewest of them."""
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


def items(lines: tuple[str, ...]) -> Items:
    """Each line as an item of a list."""
    return Items(tuple((line,) for line in lines))
