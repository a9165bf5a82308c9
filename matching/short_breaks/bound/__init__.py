"""A number that no plan's value can exceed, computed beside the search."""

from matching.short_breaks.bound.bounding import Bounding
from matching.short_breaks.bound.goal import Goal, Held
from matching.short_breaks.bound.holding import goal_of

__all__ = ["Bounding", "Goal", "Held", "goal_of"]
