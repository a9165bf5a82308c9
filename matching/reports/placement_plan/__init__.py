"""The plan for everybody who waits, for the placement team that decides on it: who could live where, and why."""

from __future__ import annotations

from matching.listing import listed
from matching.optimise.status import Status
from matching.placement.result import LevelResult, Placement
from matching.report_parts import Block, Paragraph, Report, Rows, Section, Strong, Table
from matching.report_words import counted
from matching.reports.placement_plan import given_up, last_used, who_where

ID = "placement-plan"
TITLE = "Homes for the children who wait"
ASKED = Placement
ROUNDED = (
    "* What no plan can exceed was reckoned here by branch and cut in floating point, and rounded up by a thousandth "
    "before it was cut to a whole number. It has no certificate in whole numbers, as the other levels have."
)
NOBODY = (
    "Nobody is referred for a home, so there is nothing to plan. Add referrals to the world first; those for short "
    "breaks are not placed here."
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
        *given_up.of(asked),
        *who_where.homes(asked),
        *who_where.without(asked),
        *last_used.of(asked),
        *given_up.would_both_rather(asked),
        *([_proof(asked)] if asked.children else []),
    )
    return Report(
        title=TITLE,
        reference=f"plan {asked.inputs_sha256[:8]}",
        identity=f"Placement plan {asked.inputs_sha256[:8]}",
        opening=(
            Paragraph((headline(asked),), leads=True),
            *((Paragraph((ENDED[asked.status],)),) if asked.children else ()),
            *_known(asked),
            *_asked_of(asked),
            *_differ(asked),
        ),
        sections=sections,
        footer=(
            "This advises; a person decides. Each home has still to agree, and each child to be heard.",
            f"Seed {asked.seed}, work {asked.work:g}: the same give the same plan, unless a clock or somebody cut it "
            "short.",
            f"Made from inputs with the SHA-256 digest {asked.inputs_sha256}.",
        ),
        wide=True,
    )


def headline(asked: Placement) -> str:
    """How many could have a home, in a sentence or two."""
    if not asked.children:
        return NOBODY
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
        f"{own}Of {counted(asked.of_others, 'home')} not the asker's own, only what is public was known: the statement "
        f"and the places said to be free. Nobody is sure there before the manager has said how the children who live "
        f"there and the child would affect each other. Name your own homes to have their groups counted in."
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


def _differ(asked: Placement) -> tuple[Block, ...]:
    """Where two referrals say otherwise of living together."""
    if not asked.differ:
        return ()
    lines = tuple(
        f"{none} says that there is no brother or sister to live with; {together} says that these two live together."
        for none, together in asked.differ
    )
    said = "The plan goes by the referral that says together. Ask those who decided it, and write the same in both:"
    return (Paragraph((said,)), given_up.items(lines))


def _clash(asked: Placement) -> tuple[Section, ...]:
    if not asked.clash:
        return ()
    said = Paragraph(("These cannot all be kept; without any one of them the others can:",))
    return (Section("clash", "What cannot all be kept", (said, given_up.items(asked.clash))),)


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
