"""One child, many homes: which could be a match, in which order, and what keeps the others out."""

from __future__ import annotations

from matching.search.considerations import Weighed, considerations, weights_on
from matching.search.family import family_of
from matching.search.family_shortlist import ChildAt, FamilyShortlist, HomeForFamily, Parting
from matching.search.find import Found, search
from matching.search.find_together import FoundTogether, search_together
from matching.search.market import Market, market, market_of
from matching.search.shortlist import LeftOut, Listed, Share, Shortlist, Steadiness
from matching.world.own_home import OwnHome

__all__ = [
    "ChildAt",
    "FamilyShortlist",
    "Found",
    "FoundTogether",
    "HomeForFamily",
    "LeftOut",
    "Listed",
    "Market",
    "OwnHome",
    "Parting",
    "Share",
    "Shortlist",
    "Steadiness",
    "Weighed",
    "considerations",
    "family_of",
    "market",
    "market_of",
    "search",
    "search_together",
    "weights_on",
]
