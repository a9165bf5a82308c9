"""Made-up tables such as councils, Ofsted and homes keep, drawn from a seed. Every child, home and number is invented.

The postcodes are of public buildings, so that programs which look them up find them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from matching.formats import (
    home_table,
    placements_standard,
    provider_list,
    referral_table,
    safeguarding_dataset,
    ssda903,
    vacancy_table,
)
from matching.formats.provider_list import ProviderList
from matching.formats.provider_list.columns import Provider
from matching.formats.safeguarding_dataset import Extract
from matching.formats.safeguarding_dataset.tables import LEGAL_STATUSES, PERSONS, PLACEMENTS
from matching.formats.safeguarding_dataset.tables import shapes as extract_shapes
from matching.formats.ssda903.moving import Decided, decided_shape
from matching.formats.ssda903.returned import Episode, Header, Return903
from matching.formats.ssda903.tables import shapes
from matching.looked_after.placement import OWN
from matching.tables.raw import NamedFile
from matching.tables.rows import rows_of
from matching.tables.writing import as_csv
from scenarios import storybook
from scenarios.storybook import TODAY
from scenarios.worlds import brother_and_sister

YEAR = 2027
"""The collection year of TODAY, by the 31 March it ends on."""

FAMILIES_AT = ("LS1 1UR", "LS2 8HD")
OWN_AT = ("LS1 3AD", "LS2 9JT", "LS1 4AP")
OTHERS_AT = ("M60 2LA", "B1 1BB", "NE1 8QH", "BS1 5TR", "L2 2DH", "L3 4FN", "NG2 3NG")
ETHNIC = ("WBRI", "WBRI", "WBRI", "MWBC", "APKN", "BAFR", "NOBT")
OWN_HOMES = ("SC900201", "SC900202", "SC900203")
OTHER_HOMES = tuple(f"SC{910_001 + n}" for n in range(40))
MOVES = ("CARPL", "CREQB", "CHILD", "OTHER")
ANSWERS = (
    ("childId", "1042"),
    ("specificCommunicationRequirements", "None"),
    ("homeAdaptation", "No"),
    ("livingCompanions", "No preference"),
    ("riskEatingDisorder", "No known risk"),
    ("riskToOthersAnimals", "No known risk"),
    ("riskToOthersCriminal", "No known risk"),
    ("totalWeeklyCost", "5200"),
    ("placementLocation", "LS1"),
    ("preferabilityLocation", "Yes"),
    ("schoolKept", "yes"),
    ("siblingsPlacedTogether", "0"),
    ("placementOfficerName", "A. Nother"),
)
"""What a person adds to a placement agreed, for the national standard."""
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def made_up_return(children: int, seed: int = 1, moves: int = 3) -> Return903:
    """A return for YEAR drawn on TODAY: children with up to so many moves, each placed somewhere now."""
    dice = Random(seed)
    headers, episodes = [], []
    for number in range(children):
        id = str(500_000 + number)
        born = TODAY - timedelta(days=dice.randrange(9 * 365, 17 * 365))
        sex = dice.choice("MF")
        mother = "0" if sex == "F" else None
        headers.append(Header(id, sex, born, dice.choice(ETHNIC), _pupil_number(dice), mother))
        episodes += _life(dice, id, born, dice.randint(0, moves))
    header_shape, episode_shape, *_ = shapes(YEAR)
    return Return903(YEAR, (rows_of(header_shape, headers), rows_of(episode_shape, episodes)))


def example_tables() -> tuple[NamedFile, ...]:
    """A small set of every kind of table, all of one made-up council on TODAY."""
    returned = made_up_return(24, seed=7)
    homes = (storybook.home(),)
    world = storybook.world()
    return (
        *ssda903.write(returned),
        NamedFile("decided.csv", as_csv(decided_shape(YEAR), rows_of(decided_shape(YEAR), _decided(returned)))),
        *safeguarding_dataset.write(as_extract(returned)),
        *provider_list.write(made_up_providers()),
        *home_table.write(home_table.table_of(homes, TODAY)),
        *vacancy_table.write(vacancy_table.vacancies_in(world)),
        *referral_table.write(referral_table.tables_of((*world.referrals, *brother_and_sister.world().referrals))),
        NamedFile("answers.csv", as_csv(placements_standard.ANSWERS, rows_of(placements_standard.ANSWERS, ANSWERS))),
    )


def made_up_providers() -> ProviderList:
    """A list with every home that a made-up return speaks of, a fostering agency, and a home that has closed."""
    homes = [_provider(urn, OWN, n) for n, urn in enumerate(OWN_HOMES)]
    homes += [_provider(urn, "PR4", n) for n, urn in enumerate(OTHER_HOMES)]
    agency = _provider("SC990001", "PR5", 0)._replace(type="Independent fostering agency", placement_codes="U4,U6")
    closed = _provider("SC990002", "PR4", 1)._replace(status="Closed", closed=TODAY - timedelta(days=400))
    return ProviderList((*homes, agency, closed))


def as_extract(returned: Return903) -> Extract:
    """The same children and placements as tables of the Standard Safeguarding Dataset."""
    by_name = {shape.name: shape for shape in extract_shapes()}
    names = dict(zip((h.child for h in returned.header()), _forenames(), strict=False))
    episodes = tuple(returned.episodes())
    persons = [_by_column(by_name[PERSONS].columns, _person(h, names.get(h.child))) for h in returned.header()]
    placements = [_by_column(by_name[PLACEMENTS].columns, _placement(n, e)) for n, e in enumerate(episodes, 1)]
    statuses = [_by_column(by_name[LEGAL_STATUSES].columns, _status(n, e)) for n, e in enumerate(episodes, 1)]
    rows = {PERSONS: persons, PLACEMENTS: placements, LEGAL_STATUSES: statuses}
    return Extract(tuple(rows_of(by_name[name], items) for name, items in rows.items()))


def _life(dice: Random, id: str, born: date, moves: int) -> list[Episode]:
    """Episodes that follow one another from the day care began; the last goes on."""
    began = max(born, TODAY - timedelta(days=dice.randrange(400, 1500)))
    days = sorted({began, *(began + timedelta(days=dice.randrange(20, 380)) for _ in range(moves))})
    home = dice.choice(FAMILIES_AT)
    episodes = []
    last: tuple[str, ...] = ()
    for number, day in enumerate(days):
        until = days[number + 1] if number + 1 < len(days) else None
        while (there := _somewhere(dice)) == last:
            continue
        place, provider, urn, postcode = last = there
        episodes.append(
            Episode(
                *(id, day, "P" if number else "S", "C2", "N1", place, provider, until),
                *("X1" if until else None, dice.choice(MOVES) if until else None),
                *(home, postcode, urn),
            )
        )
    return episodes


def _somewhere(dice: Random) -> tuple[str, str, str, str]:
    kind = dice.random()
    if kind < 0.2:
        return "K2", OWN, dice.choice(OWN_HOMES), dice.choice(OWN_AT)
    if kind < 0.5:
        return "K2", "PR4", dice.choice(OTHER_HOMES), dice.choice(OTHERS_AT)
    return "U6", OWN, "SC980001", dice.choice(OWN_AT)


def _pupil_number(dice: Random) -> str:
    return f"{dice.choice(UPN_LETTERS)}{dice.randrange(10**12):012}"


def _decided(returned: Return903) -> list[Decided]:
    """A child of the return who moves, and one who starts to be looked after."""
    moving = next(e.child for e in returned.episodes() if e.ended is None)
    new = Decided(
        *("600001", TODAY, "K2", OWN, OWN_HOMES[1], OWN_AT[1], None, "V2", "N1", FAMILIES_AT[0]),
        *("F", date(2012, 5, 4), "WBRI", "A012345678901", "0"),
    )
    return [Decided(moving, TODAY, "K2", OWN, OWN_HOMES[0], OWN_AT[0], "CARPL"), new]


def _provider(urn: str, code: str, number: int) -> Provider:
    return Provider(
        urn=urn,
        name=f"Made-up home {urn[-3:]}",
        owner="Westmarch" if code == OWN else "Made-up Care",
        authority="Westmarch" if code == OWN else "Eastmarch",
        postcode=(OWN_AT if code == OWN else OTHERS_AT)[number % 3],
        type="Children's home",
        subtype=None,
        sector="Local authority" if code == OWN else "Private",
        status="Active",
        registered=date(2018, 5, 1),
        closed=None,
        places=3 + number % 4,
        placement_codes="K2",
        provider_codes=code,
        ebd=True,
        mental_disorder=None,
        si=None,
        alcohol=None,
        drugs=None,
        ld=True,
        pd=None,
        conditions=f"No more than {3 + number % 4} children may live here.",
    )


def _forenames() -> Sequence[str]:
    return tuple(
        f"{first}{last}" for first in ("Al", "Be", "Ca", "Da", "El") for last in ("an", "ra", "lo", "vi", "sha")
    )


def _by_column(columns: Sequence[object], told: dict[str, object]) -> list[object]:
    return [told.get(str(getattr(column, "name", "")).partition("_")[2]) for column in columns]


def _person(header: Header, name: str | None) -> dict[str, object]:
    return {"person_id": header.child, "forename": name, "sex": header.sex, "dob": header.born}


def _placement(number: int, episode: Episode) -> dict[str, object]:
    return {
        "cla_placement_id": f"P{number}",
        "person_id": episode.child,
        "cla_placement_start_date": episode.began,
        "cla_placement_type": episode.place,
        "cla_placement_urn": episode.urn,
        "cla_placement_provider": episode.provider,
        "cla_placement_postcode": episode.placement_postcode,
        "cla_placement_end_date": episode.ended,
        "cla_placement_change_reason": episode.why_changed,
    }


def _status(number: int, episode: Episode) -> dict[str, object]:
    return {
        "legal_status_id": f"L{number}",
        "person_id": episode.child,
        "legal_status": episode.legal_status,
        "legal_status_start_date": episode.began,
        "legal_status_end_date": episode.ended,
    }
