"""What an authority has written down of a child it refers, in words: what is needed, who says so, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from matching.listing import listed
from matching.report_parts import Block, Cell, Folded, Items, Pairs, Paragraph, Rows, Section, Soft, Table
from matching.report_words import counted, sentence_case
from matching.reports.assessment.evidence import COLUMNS, account
from matching.reports.assessment.views import in_full
from matching.weighing import sources_of
from matching.world.catalogue import Catalogue, Need, standard_catalogue
from matching.world.child import Child
from matching.world.facts import Fact
from matching.world.referral import Referral

NOT_KNOWN = Soft("Not known: nobody has said.")
NONE = "Asked, and there is none."


def child_told(referral: Referral, on: date) -> Section:
    """By nothing but the referral itself, which is the authority's own: no word of what a home has learnt is in it."""
    catalogue, child = standard_catalogue(), referral.child
    said = {fact.about: fact for fact in child.facts}
    asked = [need for need in catalogue.needs if need.id in said]
    none = [need.name for need in asked if _is_none(said[need.id], need, on)]
    needed = [need for need in asked if need.name not in none]
    unasked = [need.name for need in catalogue.needs if need.id not in said]
    pairs = Pairs((*_care(child, catalogue), *_life(referral)))
    blocks = (pairs, _accounts(child, needed, said, on), *_rest(none, unasked))
    return Section("child", f"What {child.name} needs", blocks)


def _is_none(fact: Fact, need: Need, on: date) -> bool:
    """Whether it is certain that there is none of it. Accounts too old, disputed or not known leave more possible."""
    return fact.possible(on, need.fresh_days, need.top) == range(1)


def _accounts(child: Child, needed: Iterable[Need], said: dict[str, Fact], on: date) -> Block:
    rows = [account(need, source) for need in needed for source in sources_of(child.id, said[need.id], need, on)]
    if not rows:
        return Paragraph(("Nothing has been said of any need beyond those of other children of that age.",))
    return Table("Needs and risks, and who says so", COLUMNS, (Rows(tuple(rows)),))


def _rest(none: list[str], unasked: list[str]) -> Iterator[Block]:
    if none:
        title = f"{sentence_case(counted(len(none), 'matter was', 'matters were'))} asked about, and nothing is needed"
        yield Folded(title, (Items(tuple((name,) for name in none)),))
    if unasked:
        title = f"{sentence_case(counted(len(unasked), 'matter'))} of which nobody has said anything: not known"
        yield Folded(title, (Items(tuple((name,) for name in unasked)),))


def _care(child: Child, catalogue: Catalogue) -> Iterator[tuple[str, Cell]]:
    names = catalogue.capability_by_id()
    tasks = child.clinical_tasks
    told = None if tasks is None else [names[t.task].name if t.task in names else t.task for t in tasks]
    yield "Staff by day and evening", _or_not_known(child.day_care and child.day_care.value)
    yield "Care at night", _or_not_known(child.night_care and child.night_care.value)
    yield "Clinical tasks", _all_of(told)
    yield "School", _or_not_known(child.school)
    yield "Good at", _or_not_known(listed(child.strengths))
    yield "Likes", _or_not_known(listed(child.interests))


def _life(referral: Referral) -> Iterator[tuple[str, Cell]]:
    avoid = None if referral.avoid is None else [f"{area.name}: {area.why}" for area in referral.avoid]
    contact = (
        None if referral.contact is None else [f"{c.who}, {c.times_a_month} times a month" for c in referral.contact]
    )
    yield "Wishes and feelings", in_full(referral.wishes)
    yield "Family time", _all_of(contact)
    yield "To be kept away from", _all_of(avoid)
    yield "Culture, language, faith and diet", _all_of(referral.identity_needs)


def _or_not_known(words: str | None) -> Cell:
    return (sentence_case(words),) if words else (NOT_KNOWN,)


def _all_of(words: Iterable[str] | None) -> Cell:
    """Each on a line of its own. None: nobody was asked, which is not the same as that there is none."""
    if words is None:
        return (NOT_KNOWN,)
    return tuple(sentence_case(each) for each in words) or (NONE,)
