"""Officers who ask for the last place at once, over HTTP, of several services on the same records."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Barrier

from httpx2 import Client, Response

from matching.world.vacancy import Vacancy
from scenarios import storybook
from service.access.relation import RelationKind
from service.actions import tell_places
from service.actions.tell_places import TellPlaces
from service.records.people import add_person, relate
from service.records.sessions import begin
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.settings import Settings
from service.store.opening import Store, open_store
from tests.service.actions.doing import do
from tests.service.records.made import DAY, NOW, WORLD, Made, make
from tests.service.serving import serving

URN = WORLD.homes[0].urn
KEPT, GONE, BUSY = 200, 409, 503
TRIES = 30


@dataclass(frozen=True)
class Officer:
    """A browser in which an officer has signed in, and the referral that a place is wanted for."""

    browser: Client
    referral: str

    def ask(self, action: str, **said: object) -> Response:
        """Under one key, until somebody has time."""
        once = {"Idempotency-Key": secrets.token_hex(16)}
        for _ in range(TRIES):
            answer = self.browser.post(
                f"/authority/do/{action}", json={"referral": self.referral, **said}, headers=once
            )
            if answer.status_code != BUSY:
                break
        return answer


def raced(settings: Settings, rounds: int, officers: int, services: int) -> list[Counter[int]]:
    """Of each round, how often each status was answered. Who had the place lets it go for the next."""
    store = open_store(settings, NOW)
    asking = _laid_out(store, make(store), officers)
    store.close()
    with ExitStack() as stack:
        origins = [stack.enter_context(serving(settings)) for _ in range(services)]
        people = [
            Officer(stack.enter_context(_browser(origins[number % services], token)), referral)
            for number, (token, referral) in enumerate(asking)
        ]
        return [_round(people) for _ in range(rounds)]


def _browser(origin: str, token: str) -> Client:
    said = {"Sec-Fetch-Site": "same-origin", "Cookie": f"placewell-on-this-machine={token}"}
    return Client(base_url=origin, headers=said, timeout=300)


def _laid_out(store: Store, made: Made, officers: int) -> list[tuple[str, str]]:
    """Of each officer the token of a session, and a referral of the authority's own."""
    now = datetime.now(UTC)
    found = []
    with store.transaction() as t:
        for number in range(officers):
            child = storybook.child(f"C-9{number}", f"Child {number}", date(2013, 5, 1))
            said = storybook.referral(id=f"R-9{number}", child=child, enquiries=())
            person = add_person(t, made.authority, f"Officer {number}")
            relate(t, person, RelationKind.PLACEMENT_OFFICER, made.authority, date(2020, 1, 1))
            referral = take_in_referral(Writing(t, DAY, NOW), said, made.authority)
            found.append((begin(t, person, now), referral))
    told = (Vacancy(places=1, since=DAY, told_on=now.date()),)
    do(store, tell_places.ACT, TellPlaces(home=made.home, vacancies=told), made.manager, now)
    return found


def _round(people: Sequence[Officer]) -> Counter[int]:
    together = Barrier(len(people))

    def ask(officer: Officer) -> int:
        together.wait()
        return int(officer.ask("send-to-homes", homes=[{"urn": URN, "hold": True}]).status_code)

    with ThreadPoolExecutor(len(people)) as pool:
        answered = list(pool.map(ask, people))
    for officer, status in zip(people, answered, strict=True):
        if status == KEPT:
            officer.ask("let-a-place-go", urn=URN).raise_for_status()
    return Counter(answered)
