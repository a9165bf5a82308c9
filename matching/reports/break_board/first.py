"""What comes before anything else: promises that break a rule, limits of the law, and what to look at once more."""

from __future__ import annotations

from collections.abc import Sequence

from matching.break_words.clash import NOT_LEAST, how_small
from matching.break_words.not_kept import TITLE as NOT_KEPT
from matching.break_words.not_kept import told
from matching.break_words.to_ask import TITLE, first_asked, in_short, more_to_ask
from matching.report_parts import Block, Cell, Items, Mark, Paragraph, Rows, Section, Soft, Strong, Table, Tone
from matching.report_words import counted, full_stop, number, sentence_case, there_and_back, weekday
from matching.reports.break_board.shown import Shown
from matching.short_breaks.clash import Clash, Together
from matching.short_breaks.explaining.words import stay_in_words
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.result import Ended
from matching.short_breaks.second_look import second_look
from matching.short_breaks.to_ask import to_ask
from matching.short_breaks.verifying import Escalation


def broken(shown: Shown) -> tuple[Section, ...]:
    """Rules that promises made before the plan break, and promises that cannot all hold, when there are any."""
    allocation = shown.allocation
    if not allocation.broken and allocation.clash is None and allocation.ended is not Ended.PROMISES_CLASH:
        return ()
    lead = "Promises made before this plan cannot all hold."
    what_next = "Nothing newly planned breaks a rule. Settle these first, and make the plan again."
    items = tuple((Mark("broken", Tone.OUTSIDE), full_stop(sentence)) for sentence in allocation.broken)
    blocks: tuple[Block, ...] = (Paragraph((lead,), leads=True), Paragraph((what_next,)), Items(items))
    return (Section("broken", "Broken promises", (*blocks, *_clash(shown, allocation.clash))),)


def confirmed(shown: Shown) -> tuple[Section, ...]:
    """Confirmed bookings that do not stay, each with what it stood against, when there are any."""
    items = tuple((said,) for said in told(shown.allocation, lambda stay: _booking(shown, stay)))
    return (Section("not-kept", NOT_KEPT, (Items(items),)),) if items else ()


def _booking(shown: Shown, stay: PlannedStay) -> str:
    return f"{shown.labels[stay.family]} at {shown.home_names[stay.urn]}, {stay_in_words(stay.run)}"


def _clash(shown: Shown, clash: Clash | None) -> tuple[Block, ...]:
    if clash is None:
        return ()
    sets = tuple(block for found in clash.sets for block in _set(shown, found, clash.dropped))
    return sets if clash.least else (*sets, Paragraph((Strong(NOT_LEAST),)))


def _set(shown: Shown, found: Together, dropped: Sequence[PlannedStay]) -> tuple[Block, ...]:
    several = f"These cannot all hold; leave out any one, and the others can. {how_small(found)}"
    lead = several if len(found.together) > 1 else "This cannot be kept by itself, whatever other promise is dropped."
    why = " ".join(map(full_stop, found.sentences))
    stays = tuple((_promise(shown, stay, stay in dropped),) for stay in found.together)
    return (Paragraph((Strong(lead), why)), Items(stays))


def _promise(shown: Shown, stay: PlannedStay, dropped: bool) -> str:
    nights = f"{there_and_back(stay.first_night, stay.run.until)}, {counted(stay.nights, 'night')}"
    said = f"{shown.labels[stay.family]} at {shown.home_names[stay.urn]}, {nights}"
    return f"{said}. The nearest plan drops it." if dropped else f"{said}."


def escalations(shown: Shown) -> tuple[Section, ...]:
    """Stays that go beyond a limit on short breaks, when there are any; those not yet settled come first."""
    found = sorted(shown.allocation.escalations, key=lambda e: (e.recorded, e.on, e.child))
    if not found:
        return ()
    not_yet = sum(not e.recorded for e in found)
    are = counted(not_yet, "limit is", "limits are")
    lead = f"{sentence_case(are)} passed with no change of legal basis recorded." if not_yet else "All are recorded."
    late = sum(e.is_overdue(shown.period.stands_on) for e in found)
    overdue = f" Of these, {number(late)} should have been on record by now." if late else ""
    table = Table(
        "What the placing authority has to settle, and by when",
        ("Family", "Limit", "Comes to", "Due on record by", "Change of legal basis"),
        (Rows(tuple(_escalation(shown, e) for e in found)),),
    )
    return (Section("escalations", "To settle with the placing authority", (Paragraph((f"{lead}{overdue}",)), table)),)


def _escalation(shown: Shown, found: Escalation) -> tuple[Cell, ...]:
    state = Mark("recorded", Tone.MET) if found.recorded else Mark("not recorded", Tone.UNLESS)
    state = Mark("overdue", Tone.OUTSIDE) if found.is_overdue(shown.period.stands_on) else state
    return (
        (Strong(shown.labels[found.family]), Soft(found.child)),
        (found.limit,),
        (str(found.counted),),
        (weekday(found.on),),
        (state,),
    )


def to_look_at(shown: Shown) -> tuple[Section, ...]:
    """Bookings that are kept and may yet be slips of the pen, when there are any."""
    found = tuple(second_look(shown.period))
    if not found:
        return ()
    items = Items(tuple((Strong(shown.labels[look.family]), f"{look.what}.", Soft(look.way_out)) for look in found))
    return (Section("look", "To look at once more", (items,)),)


def to_ask_first(shown: Shown) -> tuple[Section, ...]:
    """Families kept apart only because nobody has checked, when the answers of the match check are at hand."""
    cleared = shown.asked.cleared
    asked = None if cleared is None else to_ask(shown.period, cleared, shown.allocation)
    if asked is None or not asked.pairs:
        return ()
    items = Items(tuple((words,) for words in first_asked(asked, shown.labels)))
    more = more_to_ask(asked)
    blocks: tuple[Block, ...] = (Paragraph((in_short(asked),)), items, *([Paragraph((more,))] if more else []))
    return (Section("ask-first", TITLE, blocks),)
