"""The independent check of a plan: its own reading of the period, in plain loops over dates.

Nothing here is shared with what makes plans, so that a mistake made there cannot hide here.
"""

from __future__ import annotations

from matching.short_breaks.verifying.checker import verify
from matching.short_breaks.verifying.escalations import Counter, Escalation, LimitsWatch, escalations
from matching.short_breaks.verifying.verdict import Broken, FamilyNights, LevelValue, Part, Verdict

__all__ = [
    "Broken",
    "Counter",
    "Escalation",
    "FamilyNights",
    "LevelValue",
    "LimitsWatch",
    "Part",
    "Verdict",
    "escalations",
    "verify",
]
