"""The independent check of a plan: every rule it breaks and what it is worth, in plain loops.

Nothing here is shared with what makes plans, so that a mistake made there cannot hide here.
"""

from __future__ import annotations

from matching.placement.verifying.checker import Verdict, verify
from matching.placement.verifying.rules import Broken

__all__ = ["Broken", "Verdict", "verify"]
