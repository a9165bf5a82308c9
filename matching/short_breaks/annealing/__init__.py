"""The quick search: millions of small changes to one plan, bold at first and ever more careful."""

from __future__ import annotations

from matching.short_breaks.annealing.annealer import Annealer
from matching.short_breaks.annealing.weights import most_of_a_night, soft_weights

__all__ = ["Annealer", "most_of_a_night", "soft_weights"]
