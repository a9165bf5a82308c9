"""What people said of a child and what a home says of itself, in their own words, for the example worlds.

Days are counted back from the day on which the example worlds stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from matching.world.catalogue import standard_catalogue
from matching.world.child import Heard, View
from matching.world.facts import Account, Basis, Role
from matching.world.group import NewcomerView, Resident, Tie, TieKind
from matching.world.referral import Enquiry
from matching.world.staff import Competence, Shift, StaffMember
from matching.world.statement import Ages, Answer, NeedStated, Position, SexServed, Stated, StatementOfPurpose
from scenarios import storybook
from scenarios.storybook import TODAY, YEAR_AGO

BY_DAY = (Shift.DAY, Shift.EVENING)
AT_NIGHT = (Shift.NIGHT,)


def days_ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


def heard(
    level: int, by: Role, ago: int, words: str | None = None, basis: Basis = Basis.OBSERVED, **context: str
) -> Account:
    """One person's account; `context` says towards whom, where, and what came of it."""
    return Account(level=level, said_by=by, said_on=days_ago(ago), basis=basis, words=words, **context)


def view(words: str, welcomes: bool | None = True, ago: int = 4, heard: Heard = Heard.SAID, **told: Any) -> View:
    """What a child said, or showed, on one matter."""
    return View(heard=heard, on=days_ago(ago), words=words, welcomes=welcomes, **told)


def not_heard(why_not: str, ago: int = 4) -> View:
    """A child whom nobody has asked yet, and why."""
    return View(heard=Heard.NOT_YET_ASKED, on=days_ago(ago), why_not=why_not)


def of_newcomer(referral: str, felt: View) -> tuple[NewcomerView, ...]:
    """A resident's view of the child referred, as a resident's record holds it."""
    return (NewcomerView(referral=referral, view=felt),)


def asked(who: Role, ago: int, said: str | None = None, about: tuple[str, ...] = ()) -> Enquiry:
    """A person asked so many days ago and answered the day after; without words the answer is awaited."""
    answered_on = None if said is None else days_ago(max(ago - 1, 0))
    return Enquiry(asked=who, asked_on=days_ago(ago), about=about, answered_on=answered_on, said=said)


def names_checked(newcomer: str, residents: Iterable[Resident], ago: int = 4) -> tuple[Tie, ...]:
    """The social worker checked the newcomer's name against each resident's and found no link."""
    return tuple(
        Tie(children=(newcomer, r.child.id), kind=TieKind.NO_LINK, said_by=Role.SOCIAL_WORKER, on=days_ago(ago))
        for r in residents
    )


def crew(
    prefix: str, count: int, works: tuple[Shift, ...], lacking: Iterable[str] = (), also: tuple[Competence, ...] = ()
) -> tuple[StaffMember, ...]:
    """Staff of one pattern of shifts, competent in all that is general but what is lacking, and in what is `also`."""
    return tuple(
        member.model_copy(update={"id": f"{prefix}-{n}", "works": works, "competences": (*member.competences, *also)})
        for n, member in enumerate(storybook.staff(count, lacking), 1)
    )


def stated(value: Any, quote: str, page: int, **changes: Any) -> tuple[Stated[Any], ...]:
    """A field of a statement with its page; the quotation is left out where the value is itself the words."""
    return storybook.stated(value, quote=quote or None, page=page, **changes)


def can(need: str, level: int, quote: str, page: int, condition: str | None = None, **changes: Any) -> NeedStated:
    """The statement takes a need up to a level."""
    position = Position(answer=Answer.CAN, to_level=level, condition=condition)
    return _on_a_need(need, position, quote, page, **changes)


def cannot(need: str, quote: str, page: int) -> NeedStated:
    """The statement says that the home does not meet a need."""
    return _on_a_need(need, Position(answer=Answer.CANNOT), quote, page)


def range_of_needs(*spoken: NeedStated, silent: Iterable[str] = (), others: int = 3) -> tuple[NeedStated, ...]:
    """Positions on every need but the silent: those spoken of at length, the rest in one table on page 9."""
    at_length, unsaid = {n.need for n in spoken}, set(silent)
    rest = [n for n in standard_catalogue().needs if n.in_statement and n.id not in at_length | unsaid]
    table = (can(n.id, others, f"{n.name}: yes, to level {others} of the scale we use.", 9) for n in rest)
    return (*spoken, *table)


def statement(youngest: int = 8, oldest: int = 17, number: int = 4, **changes: Any) -> StatementOfPurpose:
    """A statement of purpose in a home's own words, with all that Schedule 1 asks for of what is held here."""
    ordinary: dict[str, Any] = {
        "ages": stated(Ages(youngest=youngest, oldest=oldest), f"We look after children of {youngest} to {oldest}.", 3),
        "number": stated(number, f"No more than {number} children live here at a time.", 3),
        "sex": stated(SexServed.ANY, "Boys and girls live here.", 3),
        "needs": range_of_needs(),
        "admission_criteria": stated("The manager first writes what each child here may gain and lose.", "", 7),
        "ethos": stated("A small, steady household that keeps its promises.", "", 2),
        "behaviour_support": stated("We notice early, come alongside and put things right afterwards.", "", 12),
        "culture_language_faith": stated("We ask each child and family, and learn it before the first night.", "", 14),
    }
    return storybook.statement(**(ordinary | changes))


def _on_a_need(need: str, position: Position, quote: str, page: int, **changes: Any) -> NeedStated:
    ordinary: dict[str, Any] = {"effective": YEAR_AGO, "approved_by": "R. Manager", "quote": quote, "page": page}
    return NeedStated(need=need, versions=(Stated[Position](value=position, **(ordinary | changes)),))
