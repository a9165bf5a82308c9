"""One child, many homes: which could be a match, in which order, and what keeps the others out."""

from __future__ import annotations

from matching.search.considerations import Weighed, considerations, weights_on
from matching.search.find import Found, search
from matching.search.market import Market, market, market_of
from matching.search.shortlist import LeftOut, Listed, Share, Shortlist, Steadiness
from matching.world.own_home import OwnHome

__all__ = [
    "Found",
    "LeftOut",
    "Listed",
    "Market",
    "OwnHome",
    "Share",
    "Shortlist",
    "Steadiness",
    "Weighed",
    "considerations",
    "market",
    "market_of",
    "search",
    "weights_on",
]
