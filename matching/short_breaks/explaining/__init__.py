"""What a plan gives each family, and why not more, in words that can be given to the family."""

from __future__ import annotations

from matching.short_breaks.explaining.promised import Lost, lost_in
from matching.short_breaks.explaining.results import family_results

__all__ = ["Lost", "family_results", "lost_in"]
