"""What is not known: one entry for each open fact, whom to ask, and what each answer would do."""

from __future__ import annotations

from collections.abc import Sequence

from matching.details.detail import runs
from matching.enquiries import Enquiries, NextEnquiry, PossibleAnswer
from matching.listing import listed
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
from matching.report_words import BAND_PHRASES, counted, full_stop, sentence_case

ASK_FIRST = 3
"""How many questions a summary begins with."""

IN_FULL = 12
"""How many questions that could change the answer are shown with every answer; the others follow in a shorter table."""

ONCE_LIFTED = 8
"""How many are shown that could change it only once what stands in the way is put right; the others are named."""


def critical(enquiries: Enquiries) -> tuple[NextEnquiry, ...]:
    """Open questions that could change the answer, then those that could once something else is put right."""
    return (*enquiries.first_that_matter(), *_once_lifted(enquiries))


def _once_lifted(enquiries: Enquiries) -> tuple[NextEnquiry, ...]:
    others = (e for e in enquiries.in_order if not e.could_change_the_answer)
    return tuple(e for e in others if e.weight.blocks or e.weight.against_group)


def ask_first(enquiries: Enquiries) -> tuple[Section, ...]:
    """The section of the few questions to begin with, when any answer could change the result."""
    matter = enquiries.first_that_matter()
    items = Items(tuple((Strong(e.question), _asked(e)) for e in matter[:ASK_FIRST]), numbered=True)
    more = len(matter) - ASK_FIRST
    others = counted(more, "other that could change it is", "others that could change it are")
    rest = (Paragraph((f"{sentence_case(others)} under “What is not known”.",)),) if more > 0 else ()
    return (Section("first", "Ask first", (items, *rest)),) if matter else ()


def unknowns(match: Match, enquiries: Enquiries) -> Section:
    """The section of open questions, those of most effect first."""
    asked = critical(enquiries)
    left = tuple(e for e in enquiries.in_order if e not in asked)
    each = "it" if len(left) == 1 else "them"
    are_open = counted(len(left), "more question is", "more questions are")
    rest = f"{sentence_case(are_open)} open, and no answer to {each} can change the result."
    blocks = (*_changing(enquiries), *_once_put_right(match, enquiries), *_named(match, left, rest))
    return Section("unknown", "What is not known", blocks)


def _changing(enquiries: Enquiries) -> tuple[Block, ...]:
    matter = enquiries.first_that_matter()
    if not matter:
        red = "" if _once_lifted(enquiries) else " or turn out red"
        return (Paragraph((f"Nothing that is still unknown could change the answer{red}.",)),)
    first, more = matter[:IN_FULL], matter[IN_FULL:]
    table = (_shorter(more, IN_FULL + 1),) if more else ()
    return (_fewest(enquiries), Items(tuple(map(_question, first)), numbered=True), *table)


def _once_put_right(match: Match, enquiries: Enquiries) -> tuple[Block, ...]:
    """Questions that no answer helps by itself, said once, with the first of them."""
    lifted = _once_lifted(enquiries)
    if not lifted:
        return ()
    lead = "Once what stands in the way is put right, these could still block or be red:"
    first, more = lifted[:ONCE_LIFTED], lifted[ONCE_LIFTED:]
    rest = f"The same is true of {counted(len(more), 'more question')}."
    return (Paragraph((lead,)), Items(tuple(map(_in_short, first))), *_named(match, more, rest))


def _in_short(enquiry: NextEnquiry) -> Cell:
    return (Strong(enquiry.question), _state(enquiry), sentence_case(full_stop(enquiry.why_open)), _asked(enquiry))


def _named(match: Match, enquiries: Sequence[NextEnquiry], said: str) -> tuple[Block, ...]:
    """A sentence about questions, and what each is about in a word or two, child by child."""
    about: dict[str, list[str]] = {}
    for enquiry in enquiries:
        about.setdefault(_whose(match, enquiry), []).append(_short_name(match, enquiry))
    names = "; ".join(f"{who}: {', '.join(dict.fromkeys(named))}" for who, named in about.items())
    return (Paragraph((said, Soft(full_stop(names)))),) if enquiries else ()


def _whose(match: Match, enquiry: NextEnquiry) -> str:
    subject = enquiry.fact.subject
    return match.home.name if subject == match.home.urn else match.name(subject)


def _short_name(match: Match, enquiry: NextEnquiry) -> str:
    name = enquiry.fact.name
    return (match.needs[name].name if name in match.needs else name.replace("_", " ")).lower()


def _fewest(enquiries: Enquiries) -> Paragraph:
    matter = enquiries.first_that_matter()
    places = [n for n, e in enumerate(matter, start=1) if e.fact in enquiries.settling]
    if not places:
        return Paragraph(("By itself no answer below changes the result.",))
    if len(places) == len(matter) > 1 and enquiries.settling_is_smallest:
        return Paragraph(("All of these questions need an answer before the result is settled.",))
    which = f"Question {places[0]} is" if len(places) == 1 else f"Questions {listed(runs(places))} are"
    settle = "the fewest that settle" if enquiries.settling_is_smallest else "enough to settle"
    return Paragraph((f"{which} {settle} the result, whatever the answers are.",))


def _question(enquiry: NextEnquiry) -> Cell:
    return (
        Strong(enquiry.question),
        _state(enquiry),
        sentence_case(full_stop(enquiry.why_open)),
        *_effects(enquiry),
        Soft(f"Bears on: {'; '.join(enquiry.findings)}."),
        _asked(enquiry),
    )


def _state(enquiry: NextEnquiry) -> Mark:
    return Mark("could change the answer" if enquiry.could_change_the_answer else "could be red", Tone.UNKNOWN)


def _effects(enquiry: NextEnquiry) -> Cell:
    """What each answer would make of the whole match. Never marked green: it has not been given."""
    if len({(a.worst, a.best) for a in enquiry.answers}) == 1:
        return ("It changes the result only together with other answers.",)
    return tuple(map(_effect, enquiry.answers))


def _effect(answer: PossibleAnswer) -> str:
    if answer.worst is answer.best:
        return f"If {answer.answer}: {BAND_PHRASES[answer.worst]}."
    return f"If {answer.answer}: from {BAND_PHRASES[answer.worst]}, to {BAND_PHRASES[answer.best]}."


def _asked(enquiry: NextEnquiry) -> Soft:
    return Soft(whom_to_ask(enquiry))


def whom_to_ask(enquiry: NextEnquiry) -> str:
    """The people to ask, best first, and whose answer is awaited."""
    asked = f"Ask: {listed([r.value for r in enquiry.ask], 'or')}."
    if not enquiry.awaited:
        return asked
    return f"{asked} Already asked and awaited: {listed([r.value for r in enquiry.awaited])}."


def _shorter(enquiries: Sequence[NextEnquiry], start: int) -> Table:
    rows = tuple(
        ((Strong(f"{n}. {e.question}"),), (_state(e), e.why_open), (whom_to_ask(e),))
        for n, e in enumerate(enquiries, start)
    )
    return Table("More questions of this kind", ("Question", "State", "Whom to ask"), (Rows(rows),))
