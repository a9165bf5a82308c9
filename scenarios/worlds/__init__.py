"""The example worlds, in the order a newcomer should meet them. One story is one file and one line here."""

from __future__ import annotations

from scenarios.story import Story
from scenarios.worlds import plain_good_match

WORLDS: tuple[Story, ...] = (plain_good_match,)
