"""Draws the existing group of a home: who lives there and what is known between them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from matching.world.catalogue import standard_catalogue
from matching.world.facts import Role
from matching.world.group import RESOLVERS, Group, NewcomerView, Resident, Resolution, Safeguard, Tie, TieKind
from matching.world.home import Home
from tests.strategies.children import children, views
from tests.strategies.plain import AS_AT, a_while_after, among, few, kept, maybe, past, texts


@kept
@st.composite
def _residents(draw: st.DrawFn, child: str, referred: tuple[str, ...]) -> Resident:
    arrived = draw(st.dates(AS_AT - timedelta(days=900), AS_AT + timedelta(days=30)))
    views_on = few(st.sampled_from(referred)) if referred else st.just(())
    return Resident(
        child=draw(children(child)),
        arrived=arrived,
        leaving=draw(maybe(a_while_after(max(arrived, AS_AT)))),
        leaving_confirmed=draw(maybe(st.booleans())),
        views=tuple(NewcomerView(referral=id, view=draw(views())) for id in draw(views_on)),
    )


def _put_to_bed(draw: st.DrawFn, residents: tuple[Resident, ...], home: Home) -> tuple[Resident, ...]:
    beds: list[str | None] = [room.id for room in home.bedrooms for _ in range(room.beds if room.may_be_shared else 1)]
    chosen = draw(st.permutations(beds + [None] * len(residents)))
    return tuple(r.model_copy(update={"bedroom": bed}) for r, bed in zip(residents, chosen, strict=False))


@kept
@st.composite
def _pairs_of_children(draw: st.DrawFn, kids: tuple[str, ...]) -> tuple[str, str]:
    one, other = draw(st.permutations(kids))[:2]
    return one, other


@kept
@st.composite
def _ties(draw: st.DrawFn, kids: tuple[str, ...]) -> Tie:
    on = draw(past())
    lifted = draw(maybe(st.dates(on, AS_AT)))
    lift: dict[str, Any] = {"lifted_by": draw(texts()), "lifted_by_role": Role.REGISTERED_MANAGER, "lifted_on": lifted}
    return Tie(
        children=draw(_pairs_of_children(kids)),
        kind=draw(among(*TieKind)),
        said_by=draw(among(*Role)),
        on=on,
        note=draw(maybe(texts())),
        **(lift if lifted else {}),
    )


@kept
@st.composite
def _safeguards(draw: st.DrawFn, kids: tuple[str, ...]) -> Safeguard:
    pair = draw(st.sampled_from([p for p in standard_catalogue().pairs if p.mitigations]))
    source, affected = draw(_pairs_of_children(kids))
    return Safeguard(
        pair=pair.id,
        source=source,
        affected=affected,
        measure=draw(st.sampled_from([m.id for m in pair.mitigations])),
        owner=draw(texts()),
        in_place_since=draw(maybe(past())),
        evidence=draw(maybe(texts())),
    )


@kept
@st.composite
def _resolutions(draw: st.DrawFn, kids: tuple[str, ...]) -> Resolution:
    source, affected = draw(_pairs_of_children(kids))
    return Resolution(
        pair=draw(st.sampled_from([p.id for p in standard_catalogue().pairs])),
        source=source,
        affected=affected,
        by=draw(texts()),
        role=draw(st.sampled_from(sorted(RESOLVERS))),
        on=draw(past()),
        why=draw(texts()),
    )


@st.composite
def groups(
    draw: st.DrawFn,
    home: Home,
    living: tuple[str, ...] = ("K-1", "K-2"),
    referred: tuple[tuple[str, str], ...] = (("R-1", "N-1"),),
) -> Group:
    """The existing group of a home: these children, and what is known between them and those referred.

    `referred` pairs the id of each referral with the id of its child.
    """
    referral_ids = tuple(id for id, _ in referred)
    residents = tuple(draw(_residents(child, referral_ids)) for child in living)
    kids = (*living, *(child for _, child in referred))
    linked = len(kids) > 1
    return Group(
        urn=home.urn,
        residents=_put_to_bed(draw, residents, home),
        ties=draw(few(_ties(kids))) if linked else (),
        safeguards=draw(few(_safeguards(kids))) if linked else (),
        resolutions=draw(few(_resolutions(kids))) if linked else (),
    )
