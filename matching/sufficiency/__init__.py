"""What homes near enough would have to be able to do, and where, for the children who have none to live in."""

from __future__ import annotations

from matching.sufficiency.find import MILES, MOST, sufficiency
from matching.sufficiency.lack import Lack
from matching.sufficiency.looked_for import Looked, Sought, look
from matching.sufficiency.result import Missing, Sufficiency

__all__ = ["MILES", "MOST", "Lack", "Looked", "Missing", "Sought", "Sufficiency", "look", "sufficiency"]
