"""The pieces a problem is put together from; what each array holds is told where the problem is."""

from __future__ import annotations

from typing import TypedDict

from matching.short_breaks.problem import Flags, Indices, SmallInts


class OfPairs(TypedDict):
    """By pair, and which of them are kept apart."""

    pair_family: Indices
    pair_home: Indices
    family_pairs: Indices
    pair_alone: Flags
    pair_first_most: SmallInts
    apart_one: Indices
    apart_other: Indices


class OfHomes(TypedDict):
    """By home and night, and what each pair draws there."""

    use: SmallInts
    capacity: SmallInts
    arrivals: SmallInts
    turnaround: SmallInts


class OfStays(TypedDict):
    """About stays, and the bedrooms that they could have."""

    class_home: Indices
    class_open: SmallInts
    class_alike: Indices
    variant_pair: Indices
    pair_variants: Indices
    variant_classes: Indices
    stay_pair: Indices
    stay_first: SmallInts
    stay_nights: SmallInts
    pair_stays: Indices
