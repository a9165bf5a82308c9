"""Why a family does not have the stay it asks for."""

from __future__ import annotations

from matching.short_breaks.why_not.answer import Held, LevelCost, Verdict, WhyNot
from matching.short_breaks.why_not.asking import why_not

__all__ = ["Held", "LevelCost", "Verdict", "WhyNot", "why_not"]
