"""The quick search: very many small rearrangements of one plan, bold at first and ever more careful."""

from __future__ import annotations

from matching.short_breaks.annealing.annealer import Annealer, load
from matching.short_breaks.annealing.cooling import cool
from matching.short_breaks.annealing.weights import heats, soft_weights
from matching.short_breaks.compiled_files import forget_if_changed

__all__ = ["Annealer", "heats", "load", "soft_weights"]

forget_if_changed(cool)
