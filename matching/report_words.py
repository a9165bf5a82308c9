"""How findings, days and numbers are put into words, the same in every report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from matching.findings import Band, Finding, Outcome
from matching.match import Match
from matching.report_parts import Mark, Tone

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SMALL = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

BAND_TONES = {
    Band.OUTSIDE: Tone.OUTSIDE,
    Band.NOT_UNLESS: Tone.UNLESS,
    Band.CONDITIONS: Tone.CONDITION,
    Band.GOOD: Tone.PLAIN,
}
BAND_PHRASES = {
    Band.OUTSIDE: "outside registration or the statement of purpose",
    Band.NOT_UNLESS: "not with the present group or staffing unless something changes",
    Band.CONDITIONS: "possible with conditions",
    Band.GOOD: "a good match",
}
TONE_WORDS = {
    Tone.OUTSIDE: "blocks",
    Tone.UNLESS: "red",
    Tone.CONDITION: "amber",
    Tone.UNKNOWN: "not known",
    Tone.PLAIN: "limits nothing",
    Tone.MET: "met",
    Tone.NONE: "does not apply",
}


def day(on: date) -> str:
    """A day as it is written by hand: "4 December 2026"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def weekday(on: date) -> str:
    """A day with its weekday: "Friday 4 December 2026"."""
    return f"{WEEKDAYS[on.weekday()]} {day(on)}"


def from_to(first: date, last: date) -> str:
    """Two days and what lies between, each with its weekday: "Friday 4 to Sunday 6 December 2026"."""
    if first == last:
        return weekday(first)
    parts = weekday(first).split()
    same = 2 if (first.year, first.month) == (last.year, last.month) else 3 if first.year == last.year else 4
    return f"{' '.join(parts[:same])} to {weekday(last)}"


def there_and_back(first: date, until: date) -> str:
    """The day a stay begins and the day it ends: "Friday 4 December, home on Sunday 6 December 2026"."""
    begins = weekday(first).removesuffix(f" {first.year}") if first.year == until.year else weekday(first)
    return f"{begins}, home on {weekday(until)}"


def number(count: int) -> str:
    """A count in words up to twelve: "two"; 0 is "no"."""
    return SMALL[count] if count < len(SMALL) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """A count of something: "two things", "one thing", "no things"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def sentence_case(words: str) -> str:
    """The words with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]


def full_stop(words: str) -> str:
    """The words with a full stop at the end, and only one."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def tone_of(finding: Finding) -> Tone:
    """What a finding means for the reader. Only one that holds whatever the unknown turns out to be counts as met."""
    if finding.outcome is Outcome.NOT_KNOWN:
        return Tone.UNKNOWN
    if finding.worst is not Band.GOOD:
        return BAND_TONES[finding.worst]
    if finding.outcome is Outcome.DOES_NOT_APPLY:
        return Tone.NONE
    return Tone.MET if finding.outcome is Outcome.MET else Tone.PLAIN


def is_benefit(finding: Finding) -> bool:
    """Whether the finding is certain to speak for the match, beyond not standing in its way."""
    return finding.outcome is Outcome.MET and finding.points_low > 0


def titled(match: Match, finding: Finding) -> str:
    """A finding's title, with the children it is about."""
    names = [match.name(id) for id in (finding.source, finding.affected) if id]
    return f"{finding.title} ({' to '.join(names)})" if names else finding.title


def mark_of(finding: Finding) -> Mark:
    """A finding's outcome with what it means: "not met: red", "not known: could block"."""
    tone, outcome = tone_of(finding), finding.outcome.value
    if finding.worst is Band.GOOD:
        return Mark(outcome, tone)
    limit = TONE_WORDS[BAND_TONES[finding.worst]]
    if tone is Tone.UNKNOWN:
        return Mark(f"{outcome}: could {'block' if limit == 'blocks' else f'be {limit}'}", tone)
    certain = finding.best is finding.worst
    return Mark(f"{outcome}: {limit}" if certain else f"{outcome}: {limit} at worst", tone)


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by the worst they may come to, certain before possible, then in the order given."""
    return tuple(sorted(findings, key=lambda f: (f.worst, tone_of(f).gravity)))
