"""Who has been asked about the child and what they said, and who could still be asked."""

from __future__ import annotations

from collections import Counter

from matching.enquiries import Enquiries
from matching.match import Match
from matching.report_parts import Block, Cell, Mark, Paragraph, Quote, Rows, Section, Soft, Table, Tone
from matching.report_words import counted, day, sentence_case
from matching.world.facts import Role
from matching.world.referral import Enquiry


def people_asked(match: Match, enquiries: Enquiries) -> Section:
    """The people asked, oldest first, then those not asked who could answer an open question."""
    asked = sorted(match.referral.enquiries, key=lambda e: (e.asked_on, e.asked.value))
    blocks = (_asked(match, tuple(asked)), _still_to_ask(enquiries, {e.asked for e in asked}))
    return Section("asked", "Who has been asked", blocks)


def _asked(match: Match, enquiries: tuple[Enquiry, ...]) -> Block:
    if not enquiries:
        return Paragraph(("Nobody has been asked yet.",))
    rows = tuple(
        (
            (sentence_case(e.asked.value),),
            (day(e.asked_on),),
            (_about(match, e),),
            (day(e.answered_on),) if e.answered_on else (Mark("awaited", Tone.UNKNOWN),),
            (Quote(e.said),) if e.said else (Soft("nothing recorded"),),
        )
        for e in enquiries
    )
    return Table("People asked", ("Who", "Asked", "About", "Answered", "What they said"), (Rows(rows),))


def _about(match: Match, enquiry: Enquiry) -> str:
    names = [match.needs[a].name if a in match.needs else a for a in enquiry.about]
    return ", ".join(names) or "the referral as a whole"


def _still_to_ask(enquiries: Enquiries, asked: set[Role]) -> Block:
    could: Counter[Role] = Counter(role for e in enquiries.in_order for role in e.ask if role not in asked)
    if not could:
        return Paragraph(("Nobody else is named as able to answer what is still open.",))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        ((sentence_case(role.value),), (counted(count, "open question"),))
        for role, count in sorted(could.items(), key=lambda item: (-item[1], item[0].value))
    )
    return Table("Not asked yet", ("Who", "Could answer"), (Rows(rows),))
