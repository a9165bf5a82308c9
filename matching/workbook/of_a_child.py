"""What a form about a child asks of any child: each need and circumstance of the catalogue, clinical tasks, likes.

The forms of a referral and of a child who lives in a home ask it in the same words. `child` is where, in the record
that the form holds, the child stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matching.workbook.cells import DAY, TEXT, Cell, choice, entry_of, level_or, one_of, several
from matching.workbook.layout import Column, Sheet, Shown, Table
from matching.workbook.questions import DAY_COLUMN, SAID_BY, words
from matching.workbook.rows import Gathered, Listed
from matching.world.catalogue import CapabilityKind, Catalogue, Need
from matching.world.facts import TOP_LEVEL, Basis, Unanswered
from matching.world.staff import Shift

UNANSWERED = {word.value: word for word in Unanswered}
LEVEL = level_or(UNANSWERED, range(TOP_LEVEL + 1))
NO_OR_YES = choice({"no": 0, "yes": 1, **UNANSWERED})

WHEN_NOT_ASKED = "Leave the whole row blank if nobody was asked."
NO_LEVEL = ("words but no level", "Choose a level, 'not known' or 'not asked'.")

ONE_EACH = "One row for each account. Who says other things has another row: choose the same again in the rows below."


def sheets_of_needs(catalogue: Catalogue, child: str) -> tuple[Sheet, ...]:
    """A sheet for needs, one for circumstances, and one for clinical tasks."""
    needs = [n for n in catalogue.needs if n.in_statement]
    circumstances = [n for n in catalogue.needs if not n.in_statement]
    so_or_not = frozenset(n.id for n in circumstances)
    return (
        Sheet("Needs", (_accounts(child, needs, "Level", LEVEL, lambda id: id not in so_or_not),)),
        Sheet("Circumstances", (_accounts(child, circumstances, "Is it so", NO_OR_YES, so_or_not.__contains__),)),
        Sheet("Clinical tasks", (_tasks(catalogue, child),)),
    )


def sheet_of_likes(child: str) -> Sheet:
    """A sheet for what the child likes and is good at."""
    interest, strength = (Column("", label, TEXT, width=50) for label in ("Interest", "Strength"))
    return Sheet(
        "Interests and strengths",
        (
            Table("What the child likes to do.", Listed(f"{child}.interests"), (interest,), once=None),
            Table("What the child is good at.", Listed(f"{child}.strengths"), (strength,), once=None),
        ),
    )


def _accounts(child: str, needs: Sequence[Need], level: str, cell: Cell, keep: Callable[[str], bool]) -> Table:
    return Table(
        ONE_EACH,
        Gathered(f"{child}.facts", key="about", into="accounts", keep=keep),
        (
            Column("about", "Need", entry_of({n.id: n.name for n in needs}), width=24),
            Column("level", level, cell, WHEN_NOT_ASKED, needed=True, if_blank=NO_LEVEL, width=12),
            Column("said_by", "Said by", SAID_BY, needed=True, width=22),
            Column("said_on", "Said on", DAY, needed=True, width=DAY_COLUMN),
            Column("basis", "What kind of statement", one_of(Basis), needed=True),
            words("to_whom", "To whom or what", "A peer, staff, property, the child's own self."),
            words("where", "Where and in what circumstances"),
            words("what_came_of_it", "What came of it"),
            words("words", "In the speaker's words"),
        ),
        shown=(
            Shown("Question", {n.id: n.question for n in needs}, 40),
            Shown("What each level means", {n.id: _levels(n) for n in needs}, 56),
        ),
        keys=tuple(n.id for n in needs),
    )


def _levels(need: Need) -> str:
    names = ("no", "yes") if need.top == 1 else tuple(map(str, range(need.top + 1)))
    return "\n".join(f"{name}: {wording}" for name, wording in zip(names, need.levels, strict=True))


def _tasks(catalogue: Catalogue, child: str) -> Table:
    competences = {c.id: c.name for c in catalogue.capabilities if c.kind is CapabilityKind.COMPETENCE}
    return Table(
        "Tasks for which somebody competent must be there. If you asked and there are none, choose 'none' below.",
        Listed(f"{child}.clinical_tasks"),
        (
            Column("task", "Task", entry_of(competences), width=44),
            Column("shifts", "When it is needed", several(one_of(Shift)), needed=True, width=30),
        ),
        none=f"{child}.clinical_tasks",
        once=("task",),
    )
