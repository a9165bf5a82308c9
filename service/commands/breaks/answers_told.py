"""What to ask before anybody is told that a stay is lost, and where each answer goes for the next repair."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from matching.report_words import counted, sentence_case
from matching.short_breaks.explaining.words import day_in_words
from matching.world.group import TieKind
from matching.world.world import World
from service.commands.breaks.words import bullets
from service.commands.screen import heading

if TYPE_CHECKING:
    from matching.short_breaks.not_allowed import Open
    from matching.short_breaks.repairing import Repaired

PUT_OFF = ("of these families is put off", "of these families are put off")
NAMES_FIRST = (
    "{families} because nobody has checked their children's names with those of a child who lives there. Ask what is "
    "asked below of each before anybody is told."
)
FACTS_FIRST = "It is not known of {children} whether others would be safe. Ask this first, before anybody is told"
NO_LINK, HARMFUL = TieKind.NO_LINK.value, sorted(kind.value for kind in TieKind if kind.is_harmful)
ANSWER, WHO = "...", "who says so"
"""Where an answer goes: nothing that could be read as one, so that pasted as it stands it is refused."""
CHANGES_OUT = "--changes-out"
AGAIN = (
    "Then make this repair again, of the same period and plan, with --changes FILE.json in place of what was typed; "
    f"{CHANGES_OUT} FILE.json writes that file. In it, of the child admitted:"
)
DAYS = (
    "no day in it is after {as_at}, on which the period's records stand: an answer of today is entered under that day"
)
OF_OTHERS = (
    "An answer about a child who is not admitted goes into the period: in its world, that child's referral. As the "
    "period is then another, plan it again with `breaks allocate` first."
)


def to_ask_told(answer: Repaired) -> Iterator[RenderableType]:
    """What is to be asked; nothing where no answer could bring a stay back, or show that two may live side by side."""
    waiting = sum(bool(family.unchecked) for family in answer.touched)
    asked = _asked(answer)
    if waiting:
        families = sentence_case(counted(waiting, *PUT_OFF))
        yield Text(f"\n{NAMES_FIRST.format(families=families)}", style="bold yellow")
    if asked:
        children = " and ".join(dict.fromkeys(one.child for one in asked))
        yield heading(FACTS_FIRST.format(children=children))
        yield bullets(f"{one.words} (goes into: {_field(one)})" for one in asked)


def how_to_answer(answer: Repaired) -> Iterator[RenderableType]:
    """Where the answers go for the next repair, after everything that is about families."""
    names, asked = tuple(dict.fromkeys(_names(answer))), _asked(answer)
    if names or asked:
        yield Text(f"\n{AGAIN}")
        yield bullets(_where(names, asked, answer.period.world))


def _asked(answer: Repaired) -> tuple[Open, ...]:
    """The questions about children, between those who came first."""
    together = [one for pair in answer.side_by_side for found in pair.against for one in found.open]
    return tuple(dict.fromkeys((*together, *(one for family in answer.touched for one in family.open))))


def _names(answer: Repaired) -> Iterator[tuple[str, str]]:
    """The pairs whose names nobody has checked."""
    yield from (pair.children for pair in answer.side_by_side if pair.unchecked)
    yield from (pair for family in answer.touched for one in family.unchecked for pair in one.pairs)


def _field(one: Open) -> str:
    field = one.about.replace(" ", "_")
    return f"child, facts, {field}" if one.is_need else f"child, {field}"


def _where(names: Sequence[tuple[str, str]], asked: Sequence[Open], world: World) -> Iterator[str]:
    """The fields, and how each answer is written. No answer stands in them that could be taken over unasked."""
    on = world.as_at.isoformat()
    if names:
        tie = {"children": names[0], "kind": ANSWER, "said_by": WHO, "on": on}
        yield f'names that were checked, under "ties": {json.dumps(tie)}'
        yield f"as its kind, what was found: {', '.join((NO_LINK, *HARMFUL))}"
    need = next((one for one in asked if one.is_need), None)
    if need is not None:
        fact = {
            "about": need.about,
            "accounts": [{"level": ANSWER, "said_by": WHO, "said_on": on, "basis": "observed fact"}],
        }
        yield f'what a question above is about, under "child", "facts", from level 0 (none) to 4: {json.dumps(fact)}'
    if any(not one.is_need for one in asked):
        yield 'anything else, under "child", in the field that stands beside the question'
    yield DAYS.format(as_at=day_in_words(world.as_at))
    living = {resident.child.id for group in world.groups for resident in group.residents}
    if any(one.child not in living for one in asked):
        yield OF_OTHERS
