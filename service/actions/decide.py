"""Signs a decision: a person's own, in their own words, on an assessment that stands. Nothing of it is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import AwareDatetime

from matching.errors import BadInput, Problem
from matching.report_words import day
from matching.world.child import Heard, View
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions.act import Act
from service.assessing.reading import accepts, differs, is_barred, reading_of
from service.assessing.shown import Shown, as_shown
from service.assessing.standing import problems_of_standing
from service.assessing.unknowns import Accepted, in_words, problems_of_unknowns
from service.ledger.document import Decided, DecisionDocument, Signer
from service.records.assessments import Assessment, assessment
from service.records.day_there import PLACE
from service.records.decisions import SETTLES, stands
from service.records.desk import Desk
from service.records.people import name_of
from service.records.proof import Proof, must_be_fresh
from service.records.signing import one_at_a_time, sign_decision
from service.store.base import new_id

SIGNS = (RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER)


class Decide(Record):
    """What the signer decides, and why. Who they are and that they have just proved it is not asked here."""

    assessment: str
    decided: Decided
    reasons: Text
    conditions: tuple[Text, ...] = ()
    unknowns: tuple[Accepted, ...] = ()
    childs_wishes: View
    """What the child said or showed, or why nobody has asked yet."""
    dissent: tuple[Text, ...] = ()
    """What others said against it, in their words."""
    differs_because: Text | None = None
    """Why it differs from what the engine read; needed exactly where it does."""
    corrects: str | None = None
    """The decision that this one puts right. None: it is the first, or follows one to ask for more."""


class Signed(Record):
    """The decision as it was signed, beside what the engine read in the facts."""

    document: DecisionDocument
    reading: Text
    differs: bool
    provisional_until: AwareDatetime | None
    """For an emergency, when its review is due. None: it is not provisional."""
    checkpoint: Text
    """Of the ledger with this decision in it, to be printed on it and kept elsewhere."""


def decide(desk: Desk, asked: Decide) -> Signed:
    """Signed and entered in the ledger, all or nothing.

    Raises NotThere, NotJustProved, and BadInput with every reason why it cannot be signed as it is.
    """
    keeper = desk.ask(Action.DECIDE, Kind.ASSESSMENT, asked.assessment).keeper
    proof = must_be_fresh(desk.proof, desk.actor.person, desk.now)
    one_at_a_time(desk.t, keeper)
    found = assessment(desk, asked.assessment)
    shown = as_shown(found.written)
    problems = tuple(_problems(desk, asked, found, shown))
    if problems:
        raise BadInput(problems)
    document = _document(desk, asked, found, shown, _signer(desk, found.home, proof), keeper)
    checkpoint = sign_decision(desk, document)
    return Signed(
        document=document,
        reading=reading_of(shown.report),
        differs=differs(shown.report, asked.decided),
        provisional_until=None if shown.emergency is None else shown.emergency.provisional_until,
        checkpoint=str(checkpoint),
    )


def problems_in(desk: Desk, asked: Decide) -> tuple[Problem, ...]:
    """Every reason why it could not be signed as it is, to be put right before the signer proves who they are."""
    found = assessment(desk, asked.assessment)
    return tuple(_problems(desk, asked, found, as_shown(found.written)))


def _problems(desk: Desk, asked: Decide, found: Assessment, shown: Shown) -> Iterator[Problem]:
    yield from problems_of_standing(desk, found, shown)
    yield from _problems_of_earlier(desk, asked, found)
    yield from _problems_of_decision(asked, shown)
    yield from problems_of_unknowns(shown, asked.unknowns, all_needed=accepts(asked.decided))
    yield from _problems_of_wishes(desk, asked.childs_wishes)


def _problems_of_earlier(desk: Desk, asked: Decide, found: Assessment) -> Iterator[Problem]:
    standing = stands(desk, found.home, found.referral)
    if asked.corrects is not None and (standing is None or standing.id != asked.corrects):
        what = "it is not the decision that stands about this referral and home"
        yield Problem("corrects", what, "Name the one that stands, or none.")
    if asked.corrects is None and standing is not None and standing.decided in SETTLES:
        what = "a decision about this referral and home stands already"
        yield Problem("corrects", what, "Name it, if this one puts it right.")


def _problems_of_decision(asked: Decide, shown: Shown) -> Iterator[Problem]:
    if is_barred(shown.report, asked.decided):
        what = "registration or the statement of purpose rules it out, and nobody can accept against them"
        way_out = "Seek a variation or revise the statement, write that down and run the check again; or decide else."
        yield Problem("decided", what, way_out)
    if accepts(asked.decided) and shown.is_emergency and shown.emergency is None:
        what = "the questions of an emergency have not been answered"
        yield Problem("assessment", what, "Take the emergency: ask all of them, and read the check that follows.")
    if (asked.decided is Decided.ACCEPT_WITH_CONDITIONS) != bool(asked.conditions):
        what = "conditions are written down exactly where it is accepted with conditions"
        yield Problem("conditions", what, "Write them down, or decide without.")
    if differs(shown.report, asked.decided) != (asked.differs_because is not None):
        what = "the decision differs from what the check found, and nothing says why"
        same = "the decision does not differ from what the check found"
        yield Problem("differs because", what if asked.differs_because is None else same, "Say why where it differs.")


def _problems_of_wishes(desk: Desk, wishes: View) -> Iterator[Problem]:
    said = wishes.why_not if wishes.heard is Heard.NOT_YET_ASKED else wishes.words
    if said is None:
        what = "neither what the child said or showed is written down, nor why nobody has asked"
        yield Problem("child's wishes", what, "Write one of the two.")
    if wishes.on > desk.day:
        yield Problem("child's wishes, on", "it is in the future", "Give the day it was.")


def _signer(desk: Desk, home: str, proof: Proof) -> Signer:
    held = next(held.kind for held in desk.actor.held if held.kind in SIGNS and held.home == home)
    name = name_of(desk.t, desk.actor.person)
    return Signer(person=desk.actor.person, name=name, relation=held.value, proved_by=proof.by)


def _document(
    desk: Desk, asked: Decide, found: Assessment, shown: Shown, signer: Signer, keeper: str
) -> DecisionDocument:
    report = shown.report
    return DecisionDocument(
        id=new_id(),
        organisation=keeper,
        home=report.urn,
        referral=report.referral,
        child=shown.child,
        about=found.about,
        assessment=found.id,
        shown=shown.model_dump(mode="json"),
        decided=asked.decided,
        reasons=asked.reasons,
        conditions=asked.conditions,
        unknowns=in_words(shown, asked.unknowns),
        childs_wishes=_in_words(asked.childs_wishes),
        dissent=asked.dissent,
        differs_from_reading=asked.differs_because,
        signed_by=signer,
        signed_at=desk.now.astimezone(PLACE),
        supersedes=asked.corrects,
    )


def _in_words(wishes: View) -> str:
    if wishes.heard is Heard.NOT_YET_ASKED:
        return f"Not yet asked on {day(wishes.on)}: {wishes.why_not}"
    told = "" if wishes.told_to is None else f" to the {wishes.told_to}"
    return f"{wishes.heard.capitalize()} on {day(wishes.on)}{told}: {wishes.words}"


ACT = Act("sign a decision", Kind.ASSESSMENT, Action.DECIDE, Decide, Signed, decide)
