"""The matching rules, in the order a manager reads them. One rule is one file and one line here."""

from __future__ import annotations

from matching.rule import Rule
from matching.rules import range_of_needs, registered_ages

RULES: tuple[Rule, ...] = (
    registered_ages,
    range_of_needs,
)
