"""The kinds of record that somebody can ask for."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    HOME = "home"
    GROUP = "group of a home"
    CHILD = "child"
    REFERRAL = "referral"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    PERIOD = "period of short breaks"
    SOLVE = "long work"
    ORGANISATION = "organisation"
