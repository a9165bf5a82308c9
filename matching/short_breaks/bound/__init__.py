"""A number that no plan's value can exceed, computed beside the search."""

from matching.short_breaks.bound.bounding import Bounding
from matching.short_breaks.bound.goal import Goal, Held
from matching.short_breaks.bound.holding import goal_of
from matching.short_breaks.bound.night_kernel import best_for_nights
from matching.short_breaks.compiled_files import forget_if_changed

__all__ = ["Bounding", "Goal", "Held", "goal_of"]

forget_if_changed(best_for_nights)
