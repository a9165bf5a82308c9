"""How far the pictures of other rules of fairness can be relied on."""

from __future__ import annotations

PARTLY_CHANCE = (
    "What each rule gives here is what a short search found under it, the rule in use included; part of any difference "
    "is chance. Give it more time before you rely on who would have more."
)
