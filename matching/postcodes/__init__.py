"""Where a postcode lies, looked up offline, so that a distance can be counted without a grid reference."""

from __future__ import annotations

from matching.postcodes.directory import points_of
from matching.postcodes.located import Located, located, miles_between

__all__ = ["Located", "located", "miles_between", "points_of"]
