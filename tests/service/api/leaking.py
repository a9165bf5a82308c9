"""Everything that leaves while people ask at random is looked through for words of children whom they may not see.

Each child has words of its own in every field that words of it stand in. Looked through are each answer with its
headers and its address, the log, what is written to the terminal, the lines of the audit, temporary files that are
left, and the files of the records themselves.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from httpx2 import Response
from sqlalchemy import select

from matching.world.child import Child
from matching.world.facts import Account, Basis, Fact, Role
from service.access.relation import RelationKind as Is
from service.api.route import Route
from service.records.desk import Desk, at_desk
from service.store.rows import AuditRow
from tests.service.api.asking import told
from tests.service.api.conftest import Running
from tests.service.api.fitting import Begun, Fitting
from tests.service.api.spoiling import Asked
from tests.service.api.test_canaries import everything, leaked, leaked_in
from tests.service.records.made import WORLD, Made

SYLLABLES = ("quill", "zeph", "marrow", "holl", "pell", "vesp", "dun", "clois", "brack", "thistle", "ember", "oriel")
ENDS = ("iad", "une", "olt", "ard", "ish", "ock", "uma", "eth")
"""Of the words of each child."""
FIELDS = 8
MAY_SEE_RESIDENTS = {Is.REGISTERED_MANAGER, Is.DEPUTY_MANAGER, Is.COORDINATOR, Is.RESPONSIBLE_INDIVIDUAL}
MAY_SEE_THE_REFERRED = MAY_SEE_RESIDENTS - {Is.COORDINATOR} | {Is.PLACEMENT_OFFICER}


def words_of(number: int) -> tuple[str, ...]:
    """Words that stand nowhere else, of the child of that number: of one, a name, and one for each other field."""
    dice = Random(f"child {number}")
    return tuple("".join(dice.sample(SYLLABLES, 3)).title() + ENDS[number] for _ in range(FIELDS))


def marked(child: Child, words: Sequence[str]) -> Child:
    """The child with those words in every field that words stand in."""
    name, strength, interest, school, street, to_whom, where, came = words
    account = Account(
        level=2,
        said_by=Role.SCHOOL,
        said_on=WORLD.as_at,
        basis=Basis.OPINION,
        to_whom=to_whom,
        where=where,
        what_came_of_it=came,
        words=street,
    )
    facts = (Fact(about=child.facts[0].about, accounts=(account,)), *child.facts[1:]) if child.facts else ()
    said = {"name": name, "strengths": (strength,), "interests": (interest,), "school": school, "facts": facts}
    return child.model_copy(update=said)


def mark_all(running: Running) -> None:
    """Every child at the home, and the child that is referred."""
    made = running.made
    for number, id in enumerate((*made.residents, made.referred)):
        who = made.officer if id == made.referred else made.manager

        def mark(desk: Desk, number: int = number, id: str = id) -> None:
            desk.write_child(id, marked(desk.child(id), words_of(number)))

        at_desk(running.store, who, running.now, mark)


def foreign_to(made: Made) -> Mapping[Is | None, tuple[str, ...]]:
    """By the relation, the words that whoever holds it may not see. None: nobody is signed in."""
    residents = tuple(word for number in range(len(made.residents)) for word in words_of(number))
    referred = words_of(len(made.residents))
    return {
        kind: (() if kind in MAY_SEE_RESIDENTS else residents) + (() if kind in MAY_SEE_THE_REFERRED else referred)
        for kind in (*Is, None)
    }


class Heard(logging.Handler):
    """Everything that is logged, by whatever."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@dataclass
class Searched(Asked):
    """The same, with how many answers were looked through of people who may not see all, and what had leaked."""

    searched: int = 0
    lines: int = 0
    foreign: Mapping[Is | None, tuple[str, ...]] = field(default_factory=dict)

    def one(self, route: Route) -> Response:
        """The answer, once it was looked through."""
        answer = super().one(route)
        foreign = self.foreign[self.kind]
        if foreign:
            self.searched += 1
            if leaked(foreign, everything(answer)):
                self.broken.append(f"{told(route)} told {self.kind or 'nobody'} a word of a child")
        return answer

    def looks_round(self, heard: Heard) -> None:
        """Everything that is written beside the answers, in which there is to be no word of any child."""
        words = tuple(dict.fromkeys(word for some in self.foreign.values() for word in some))
        running = self.fitting.running
        with running.store.transaction() as t:
            lines = t.session.scalars(select(AuditRow)).all()
            audit = "\n".join(" ".join(str(value) for value in vars(line).values()) for line in lines)
        self.lines += len(lines)
        written = {"the audit": audit, "the log": "\n".join(heard.lines)}
        self.broken += [f"{where} has a word of a child" for where, said in written.items() if leaked(words, said)]
        self.broken += [f"{name} was left, or has a word of a child" for name in _files(running, words)]


def _files(running: Running, words: tuple[str, ...]) -> Iterator[str]:
    yield from (file.name for file in Path(tempfile.gettempdir()).iterdir())
    if running.store.engine.dialect.name == "sqlite":
        beside = Path(str(running.store.engine.url.database)).parent.iterdir()
        yield from (file.name for file in beside if leaked_in(words, file.read_bytes()))


@contextmanager
def everything_heard(folder: Path) -> Iterator[Heard]:
    """What is logged from here on; temporary files come into that folder, which has nothing else in it."""
    heard, before = Heard(), tempfile.tempdir
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(heard)
    root.setLevel(logging.INFO)
    logging.getLogger("sqlalchemy").setLevel(logging.WARNING)
    tempfile.tempdir = str(folder)
    try:
        yield heard
    finally:
        tempfile.tempdir = before
        root.removeHandler(heard)
        root.setLevel(level)


def searching(running: Running, begun: Begun, dice: Random) -> Searched:
    """Ready to ask, of records in which every child is marked."""
    foreign = foreign_to(running.made)
    return Searched(Fitting(running, dice, begun, copied=foreign[None]), dice, foreign=foreign)
