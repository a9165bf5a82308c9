"""The answer in words as a range, the counts behind it with the gravest first, and what stands in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from matching.check import MatchReport
from matching.enquiries import Enquiries
from matching.findings import Band, Finding
from matching.match import Match
from matching.report_parts import Block, Cell, Items, Mark, Paragraph, Scale, Section, Soft, Strong, Tone
from matching.report_words import (
    TONE_WORDS,
    counted,
    full_stop,
    gravest_first,
    mark_of,
    number,
    sentence_case,
    titled,
    tone_of,
)
from matching.rule import Rule

SETTLED = {
    Band.OUTSIDE: "Not possible as things stand: outside registration or the statement of purpose.",
    Band.NOT_UNLESS: "Not with the present group or staffing, unless something changes.",
    Band.CONDITIONS: "Possible with conditions.",
    Band.GOOD: "A good match.",
}
AT_BEST = {
    Band.NOT_UNLESS: "At best not with the present group or staffing unless something changes",
    Band.CONDITIONS: "Could be possible with conditions",
    Band.GOOD: "Could be a good match",
}
AT_WORST = {
    Band.OUTSIDE: "could be outside registration or the statement of purpose",
    Band.NOT_UNLESS: "could be impossible with the present group or staffing",
    Band.CONDITIONS: "could need conditions",
}
MEANINGS = {
    Tone.OUTSIDE: "outside the law, the registration or the statement of purpose",
    Tone.UNLESS: "not with the present group or staffing unless something changes",
    Tone.CONDITION: "possible with a condition",
    Tone.UNKNOWN: "nobody has said enough to tell",
    Tone.PLAIN: "not met, but limits nothing",
    Tone.MET: "met, whatever is still unknown",
    Tone.NONE: "nothing to say here",
}


def answer(match: Match, report: MatchReport, enquiries: Enquiries, rules: Mapping[str, Rule]) -> Section:
    """The section that says it all if only one is read. Every red finding stands in it by name."""
    return Section(
        "answer",
        "The answer",
        (
            Paragraph((headline(report, enquiries),), leads=True),
            Scale(report.worst, report.best),
            Paragraph((_what_allows(report), _what_the_unknown_does(report, enquiries))),
            _counts(report),
            *_in_the_way(match, report, rules),
        ),
    )


def headline(report: MatchReport, enquiries: Enquiries) -> str:
    """The answer as a range in words, and what it turns on."""
    if report.settled:
        return SETTLED[report.best]
    turns_on = counted(len(enquiries.first_that_matter()), "thing")
    known = "that is" if turns_on == "one thing" else "that are"
    return f"{AT_BEST[report.best]}; {AT_WORST[report.worst]}. It turns on {turns_on} {known} not known."


def _what_allows(report: MatchReport) -> str:
    blocking = [f for f in report.findings if f.blocks]
    possible = [f for f in report.findings if f.worst is Band.OUTSIDE and not f.blocks]
    if blocking:
        return f"Law or the statement of purpose rules it out in {counted(len(blocking), 'matter')}."
    if possible:
        return (
            f"Whether law and the statement of purpose allow it is not known in {counted(len(possible), 'matter')}; "
            "on what is known, nothing rules it out."
        )
    return "Law and the statement of purpose do not rule it out."


def _what_the_unknown_does(report: MatchReport, enquiries: Enquiries) -> str:
    if report.settled:
        left = counted(len(enquiries.in_order), "open question")
        return f"No answer to the {left} could change this." if enquiries.in_order else "Nothing that matters is open."
    fewest = counted(len(enquiries.settling), "answer")
    proven = "no fewer would do" if enquiries.settling_is_smallest else "fewer may do"
    settle = f"{sentence_case(fewest)} would settle it, whatever they are; {proven}."
    return f"{settle} They are listed under “What is not known”."


def _counts(report: MatchReport) -> Items:
    """How many findings there are of each kind. They are never added up into one number."""
    tones = Counter(map(tone_of, report.findings))
    certain_first = [t for t in Tone if tones[t] or t in (Tone.OUTSIDE, Tone.UNLESS, Tone.UNKNOWN)]
    return Items(tuple(_count(t, tones[t]) for t in certain_first))


def _count(tone: Tone, count: int) -> Cell:
    words = "block" if tone is Tone.OUTSIDE and count != 1 else TONE_WORDS[tone]
    mark = Mark(f"{count} {words}", tone if count else Tone.NONE)
    return (mark, Soft(MEANINGS[tone]))


def _in_the_way(match: Match, report: MatchReport, rules: Mapping[str, Rule]) -> tuple[Block, ...]:
    red = [f for f in gravest_first(report.findings) if tone_of(f) in (Tone.OUTSIDE, Tone.UNLESS)]
    possible = [f for f in report.findings if tone_of(f) is Tone.UNKNOWN and f.worst <= Band.NOT_UNLESS]
    blocks: list[Block] = [
        Section(key, title, (Items(tuple(_reason(match, f, rules) for f in red if tone_of(f) is tone)),))
        for key, title, tone in (
            ("blocks", "What blocks it", Tone.OUTSIDE),
            ("red", "Red: not unless something changes", Tone.UNLESS),
        )
        if any(tone_of(f) is tone for f in red)
    ]
    if possible:
        how_many = sentence_case(number(len(possible)))
        blocks.append(
            Paragraph((Mark("not known", Tone.UNKNOWN), f"{how_many} more could turn out to block or be red."))
        )
    return tuple(blocks)


def _reason(match: Match, finding: Finding, rules: Mapping[str, Rule]) -> Cell:
    return (
        mark_of(finding),
        Strong(titled(match, finding)),
        finding.reason,
        Soft(_rests_on(rules[finding.rule])),
    )


def _rests_on(rule: Rule) -> str:
    named = rule.SOURCE.startswith("Project judgement")
    return full_stop(rule.SOURCE if named else f"{sentence_case(rule.FORCE.value)}: {rule.SOURCE}")
