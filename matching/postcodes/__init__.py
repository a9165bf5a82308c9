"""Where a postcode lies, looked up offline, so that a distance can be counted without a grid reference."""

from __future__ import annotations

from matching.postcodes.directory import points_of
from matching.postcodes.located import (
    Located,
    homes_located,
    located,
    miles_between,
    not_in_directory,
    referrals_located,
)

__all__ = ["Located", "homes_located", "located", "miles_between", "not_in_directory", "points_of", "referrals_located"]
