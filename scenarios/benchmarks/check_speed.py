"""How many match checks a second: with more residents, more rules, and more that is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matching.check import check_match
from matching.match import Match
from matching.rule import Rule
from matching.rules import RULES
from scenarios.benchmarks.homes import NotKnown, question
from scenarios.benchmarks.measuring import Growth, Row, as_text, fastest, yardstick

NAME = "check-speed"

USUAL_RESIDENTS = 6


RUNS = 5


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """Each growth as a table; it takes no arguments."""
    return map(as_text, growths(RUNS))


def growths(runs: int) -> Iterator[Growth]:
    """Each growth in turn, one thing changed at a time; each size is run `runs` times."""
    yield Growth(
        "One check, by the number of residents",
        tuple(_row(f"{n} residents", question(n), runs) for n in (0, 3, 6, 9, 12)),
    )
    usual = question(USUAL_RESIDENTS)
    yield Growth(
        "One check with six residents, by the number of rules",
        tuple(_row(f"{len(rules)} rules", usual, runs, rules) for rules in (RULES[::2], RULES)),
    )
    yield Growth(
        "One check with six residents, by what is not known of every child",
        tuple(_row(n.value, question(USUAL_RESIDENTS, n), runs) for n in NotKnown),
    )


def _row(size: str, match: Match, runs: int, rules: Sequence[Rule] = RULES) -> Row:
    findings = check_match(match, rules).findings
    return Row(
        size=size,
        seconds=fastest(lambda: check_match(match, rules), runs),
        yardstick_seconds=fastest(lambda: yardstick(match), runs),
        findings=len(findings),
        open_findings=sum(1 for f in findings if f.cases),
    )
