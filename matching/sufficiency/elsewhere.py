"""Homes of which nobody knows where they are: they may be near, so that fewer children may be without a home."""

from __future__ import annotations

from matching.sufficiency.result import Sufficiency


def homes_elsewhere(found: Sufficiency) -> str:
    """A sentence with a space before it, to be said wherever somebody is told of as without a home; "" for none."""
    many = found.unplaced_homes
    if not many or not (found.openable or found.never):
        return ""
    which = "one of the homes nobody knows where it is" if many == 1 else f"{many:,} homes nobody knows where they are"
    return f" Of {which}: not counted here, and if near enough, fewer would be without."
