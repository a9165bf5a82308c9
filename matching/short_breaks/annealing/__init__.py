"""The quick search: very many small rearrangements of one plan, bold at first and ever more careful."""

from __future__ import annotations

from matching.short_breaks.annealing.annealer import Annealer, make_ready
from matching.short_breaks.annealing.weights import heats, soft_weights

__all__ = ["Annealer", "heats", "make_ready", "soft_weights"]
