"""Every rule with its outcome, reason and source, law apart from judgement; and the accounts relied on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from matching.check import MatchReport
from matching.findings import Finding, Source
from matching.match import Match
from matching.report_parts import Cell, Mark, Paragraph, Quote, Rows, Section, Soft, Table, Tone
from matching.report_words import counted, day, full_stop, mark_of, sentence_case
from matching.rule import Force, Rule, sentence
from matching.world.catalogue import Need
from matching.world.facts import Unanswered

KINDS = {
    Force.LAW: ("Law", "What an Act or regulation asks. It can rule a match out."),
    Force.STATEMENT: ("Statement of purpose", "What the home has said it is for. It can rule a match out."),
    Force.JUDGEMENT: (
        "Judgement",
        "What is judged wise here. It advises, and rules nothing out.",
    ),
}
COLUMNS = ("Matter", "Said", "By whom and when", "Basis", "In their words, and the context")
"""Of a table of accounts."""


def every_rule(match: Match, report: MatchReport, rules: Mapping[str, Rule]) -> Section:
    """Each finding once, under its rule, in three tables by what the rule rests on."""
    parts = tuple(_part(match, force, report, rules) for force in Force)
    total = counted(len(report.findings), "finding")
    opening = Paragraph((f"All {total}, each once. Nothing is left out and nothing is averaged.",))
    return Section("rules", "Every rule", (opening, *(p for p in parts if p is not None)))


def _part(match: Match, force: Force, report: MatchReport, rules: Mapping[str, Rule]) -> Section | None:
    found = [f for f in report.findings if rules[f.rule].FORCE is force]
    if not found:
        return None
    title, meaning = KINDS[force]
    groups = tuple(_rule(match, rules[id], list(same)) for id, same in groupby(found, key=lambda f: f.rule))
    table = Table(f"Rules of {force.value}", ("Matter", "Outcome", "Reason"), groups)
    return Section(f"rules-{force.name.lower()}", title, (Paragraph((meaning,)), table))


def _rule(match: Match, rule: Rule, findings: Sequence[Finding]) -> Rows:
    alone = len(findings) == 1
    rows = tuple((_matter(match, rule, f, alone), (mark_of(f),), (f.reason,)) for f in findings)
    return Rows(rows, heading=full_stop(sentence(rule)), note=full_stop(rule.SOURCE))


def _matter(match: Match, rule: Rule, finding: Finding, alone: bool) -> Cell:
    title = finding.title
    if title == sentence(rule):
        about = "" if alone else sentence_case(finding.about.replace("_", " "))
        title = about or "The whole rule"
    names = [match.name(id) for id in (finding.source, finding.affected) if id]
    return (title, Soft(" to ".join(names))) if names else (title,)


def accounts(match: Match, report: MatchReport) -> Section:
    """Who said what of each child, when and how; what is too old or disputed is marked."""
    found = sorted({s for f in report.findings for s in f.rests_on}, key=_order)
    if not found:
        nothing = Paragraph(("No finding rests on anybody's account.",))
        return Section("accounts", "Accounts relied on", (nothing,))
    groups = tuple(
        Rows(tuple(account(match.needs[s.fact.name], s) for s in same), heading=match.name(child))
        for child, same in groupby(found, key=lambda s: s.fact.subject)
    )
    return Section("accounts", "Accounts relied on", (Table("Accounts, by child", COLUMNS, groups),))


def _order(source: Source) -> tuple[object, ...]:
    return (*source.fact, source.said_on, source.said_by, source.level, source.basis, source.words, source.context)


def account(need: Need, source: Source) -> tuple[Cell, ...]:
    """The row of one account, under COLUMNS."""
    marks = [word for word, holds in (("too old", source.stale), ("disputed", source.disputed)) if holds]
    return (
        (need.name,),
        (*(Mark(word, Tone.UNKNOWN) for word in marks), _level(source, need.levels)),
        (f"{source.said_by}, {day(source.said_on)}",),
        (source.basis,),
        _told(source),
    )


def _told(source: Source) -> Cell:
    """The speaker's own words as a quotation, and apart from them where, to whom and what came of it."""
    words = (Quote(source.words),) if source.words else ()
    context = (Soft(f"{source.context.rstrip('.')}."),) if source.context else ()
    return (*words, *context) or (Soft("none recorded"),)


def _level(source: Source, levels: Sequence[str]) -> str:
    if source.level in list(Unanswered):
        return source.level
    place = int(source.level)
    return ": ".join((source.level, *levels[place : place + 1]))
