"""The children's homes in a list of providers, as homes: what the list does not say stays not known.

Project judgement: what a list says of a registration is taken to hold from the day of registration, because nothing
says that an earlier day was less strict; where that day is missing, from the first day the engine answers for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matching.formats.provider_list.columns import CATEGORIES, Provider
from matching.looked_after.placed import ENGINE_BEGINS
from matching.looked_after.placement import HOMES
from matching.tables.columns import key
from matching.tables.kinds import written_postcode
from matching.world.home import (
    CategoriesCondition,
    Condition,
    Home,
    NoAdmissionsCondition,
    PlacesCondition,
    WordedCondition,
)

OPEN = {"active", "registered", "open"}
ENDED = {"closed", "cancelled", "deregistered", "resigned", "lapsed"}

MOST_PLACES = 60
"""As many as a home's record takes; a list that says more, or none, is put to a person."""

NO_CONDITIONS_LISTED = (
    "The list of providers does not give this home's conditions of registration. Read its certificate of registration,"
    " and say for each referral whether it is satisfied."
)
NO_PLACES_LISTED = (
    "The list of providers does not say for how many places this home is registered. Read its certificate of"
    " registration, and say for each referral whether it is satisfied."
)


@dataclass(frozen=True)
class Listed:
    """The homes of a list on a day, and how many of its rows are none, and why."""

    homes: tuple[Home, ...]
    left_out: tuple[str, ...]


def homes_of(providers: Iterable[Provider], on: date, *, conditions_listed: bool) -> Listed:
    """The children's homes open on that day. `conditions_listed` says whether the list has a column for conditions."""
    left_out: Counter[str] = Counter()
    homes = []
    for provider in providers:
        why = why_not(provider, on)
        if why:
            left_out[why] += 1
        else:
            homes.append(_home(provider, conditions_listed))
    return Listed(tuple(homes), tuple(f"{count:,} left out: {why}." for why, count in sorted(left_out.items())))


def why_not(provider: Provider, on: date) -> str:
    """Why a row is no home to place a child in on that day; "" if it is one."""
    if not is_home(provider):
        return "no children's home"
    if not re.fullmatch(r"SC[0-9]{6}|[0-9]{7}", provider.urn.upper()):
        return "a children's home whose URN is not written as one"
    if (isinstance(provider.closed, date) and provider.closed <= on) or key(provider.status or "") in ENDED:
        return "closed by that day"
    if isinstance(provider.registered, date) and provider.registered > on:
        return "not yet registered on that day"
    return ""


def is_home(provider: Provider) -> bool:
    """Whether the list says that it is a children's home, by its type or by the placements it is for."""
    codes = set(re.split(r"[,/; ]+", provider.placement_codes or ""))
    return bool(codes & HOMES) or "childrenshome" in key(provider.type or "") + key(provider.subtype or "")


def _home(provider: Provider, conditions_listed: bool) -> Home:
    return Home(
        urn=provider.urn.upper(),
        name=provider.name or provider.urn.upper(),
        provider=provider.owner or provider.sector or "Not said in the list of providers",
        authority=provider.authority,
        postcode=written_postcode(provider.postcode or ""),
        conditions=tuple(_conditions(provider, conditions_listed)),
    )


def _conditions(provider: Provider, conditions_listed: bool) -> Iterator[Condition]:
    since = provider.registered if isinstance(provider.registered, date) else ENGINE_BEGINS
    if provider.places and provider.places <= MOST_PLACES:
        yield PlacesCondition(since=since, most=provider.places)
    elif provider.places is not None:
        yield WordedCondition(since=since, words=f"The list of providers gives {provider.places:,} registered places.")
    elif conditions_listed and provider.conditions != NO_CONDITIONS_LISTED:
        yield WordedCondition(since=since, words=NO_PLACES_LISTED)
    flags = provider[Provider._fields.index("ebd") : Provider._fields.index("conditions")]
    categories = tuple(category for category, flag in zip(CATEGORIES.values(), flags, strict=True) if flag)
    if categories:
        yield CategoriesCondition(since=since, categories=categories)
    if provider.conditions is not None or not conditions_listed:
        yield WordedCondition(since=since, words=provider.conditions or NO_CONDITIONS_LISTED)
    if key(provider.status or "") not in OPEN:
        yield NoAdmissionsCondition(since=since)
