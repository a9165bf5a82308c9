"""What is not known: one entry for each open fact, whom to ask, and what each answer would do."""

from __future__ import annotations

from matching.enquiries import Enquiries, NextEnquiry, PossibleAnswer
from matching.match import Match
from matching.report_parts import (
    Block,
    Cell,
    Items,
    Mark,
    Paragraph,
    Rows,
    Section,
    Soft,
    Strong,
    Table,
    Tone,
)
from matching.report_words import BAND_PHRASES, counted, full_stop, listed, sentence_case

IN_FULL = 12
"""How many questions are shown with every answer; the rest that matter follow in a shorter table."""


def critical(enquiries: Enquiries) -> tuple[NextEnquiry, ...]:
    """Open questions that could change the answer, or could turn out red once something else is put right."""
    return tuple(
        e for e in enquiries.in_order if e.could_change_the_answer or e.weight.blocks or e.weight.against_group
    )


def unknowns(match: Match, enquiries: Enquiries) -> Section:
    """The section of open questions, those of most effect first."""
    asked = critical(enquiries)
    first, more = asked[:IN_FULL], asked[IN_FULL:]
    left = len(enquiries.in_order) - len(asked)
    blocks: list[Block] = []
    if not asked:
        blocks.append(Paragraph(("Nothing that is still unknown could change the answer or turn out red.",)))
    else:
        blocks += [_fewest(enquiries), Items(tuple(_question(e) for e in first), numbered=True)]
    if more:
        blocks.append(_shorter(more))
    if left:
        more_open = counted(left, "more question is", "more questions are")
        blocks.append(Paragraph((f"{sentence_case(more_open)} open. No answer to them can change the result.",)))
    return Section("unknown", "What is not known", tuple(blocks))


def _fewest(enquiries: Enquiries) -> Paragraph:
    places = [str(n) for n, e in enumerate(critical(enquiries), start=1) if e.fact in enquiries.settling]
    if not places:
        return Paragraph(("No answer below would change the result as it stands.",))
    if len(places) == len(critical(enquiries)) > 1 and enquiries.settling_is_smallest:
        return Paragraph(("All of these questions need an answer before the result is settled.",))
    which = f"Question {places[0]} is" if len(places) == 1 else f"Questions {listed(places)} are"
    settle = "the fewest that settle" if enquiries.settling_is_smallest else "enough to settle"
    return Paragraph((f"{which} {settle} the result, whatever the answers are.",))


def _question(enquiry: NextEnquiry) -> Cell:
    return (
        Strong(enquiry.question),
        _state(enquiry),
        sentence_case(full_stop(enquiry.why_open)),
        *_effects(enquiry),
        Soft(f"Bears on: {'; '.join(enquiry.findings)}."),
        Soft(whom_to_ask(enquiry)),
    )


def _state(enquiry: NextEnquiry) -> Mark:
    return Mark("could change the answer" if enquiry.could_change_the_answer else "could be red", Tone.UNKNOWN)


def _effects(enquiry: NextEnquiry) -> Cell:
    """What each answer would make of the whole match. Never marked green: it has not been given."""
    if len({(a.worst, a.best) for a in enquiry.answers}) == 1:
        return ("By itself no answer changes the result as it stands.",)
    return tuple(map(_effect, enquiry.answers))


def _effect(answer: PossibleAnswer) -> str:
    if answer.worst is answer.best:
        return f"If {answer.answer}: {BAND_PHRASES[answer.worst]}."
    return f"If {answer.answer}: from {BAND_PHRASES[answer.worst]}, to {BAND_PHRASES[answer.best]}."


def whom_to_ask(enquiry: NextEnquiry) -> str:
    """The people to ask, best first, and whose answer is awaited."""
    asked = f"Ask: {listed([r.value for r in enquiry.ask], 'or')}."
    if not enquiry.awaited:
        return asked
    return f"{asked} Already asked and awaited: {listed([r.value for r in enquiry.awaited])}."


def _shorter(enquiries: tuple[NextEnquiry, ...]) -> Table:
    rows = tuple(((Strong(e.question),), (_state(e), e.why_open), (whom_to_ask(e),)) for e in enquiries)
    return Table("More questions of this kind", ("Question", "State", "Whom to ask"), (Rows(rows),))
