"""What a report of a search is written from: the shortlist, whoever made it."""

from __future__ import annotations

from typing import Protocol

from matching.search import Shortlist


class Told(Protocol):
    """Whatever carries a shortlist: a search as the engine made it, or as the service answered it."""

    @property
    def shortlist(self) -> Shortlist:
        """The homes in order, and those left out."""
