"""Who lives here, and what each child has said, or been seen to feel, about somebody new."""

from __future__ import annotations

from matching.match import Match
from matching.report_parts import Cell, Quote, Soft
from matching.report_words import day, sentence_case
from matching.world.child import Heard, View, age_on
from matching.world.group import Resident


def resident_of(match: Match, id: str) -> Resident:
    """The resident with that id, whether or not still here on the first night."""
    return next(r for r in match.group.residents if r.child.id == id)


def age(match: Match, resident: Resident) -> str:
    """A resident's age on the day of the facts, in words."""
    born = resident.child.date_of_birth
    return "age not known" if born is None else f"aged {age_on(born, match.on)}"


def view_of(match: Match, resident: Resident) -> View | None:
    """The latest that a resident has said, or been seen to feel, about this referral."""
    views = [v.view for v in resident.views if v.referral == match.referral.id]
    return max(views, key=lambda v: v.on, default=None)


def heard(view: View | None) -> str:
    """How a view reached us, and which way it goes, in a few words."""
    if view is None or view.heard is Heard.NOT_YET_ASKED:
        return "Not yet asked"
    side = {True: "for it", False: "against it", None: "open"}[view.welcomes]
    return f"{sentence_case(view.heard.value)}: {side}"


def in_full(view: View | None) -> Cell:
    """A view with its words, when it was given and to whom; or why nobody has asked."""
    if view is None:
        return ("Not yet asked, and nobody has written down why.",)
    if view.heard is Heard.NOT_YET_ASKED:
        return (f"Not yet asked. {view.why_not or 'Nobody has written down why.'}",)
    told = f"Told to: {view.told_to.value}, " if view.told_to else ""
    return (f"{heard(view)}.", *_words(view), Soft(f"{told}{day(view.on)}."))


def _words(view: View) -> Cell:
    if view.words is None:
        return (Soft("No words were written down."),)
    return (Quote(view.words),) if view.heard is Heard.SAID else (view.words,)
