"""Where everything in the picture of who may affect whom stands, so that no two labels can meet.

The child referred is in the middle. Each child who lives here has a row on one side with two lanes: the upper from the
newcomer, the lower to the newcomer. Lengths are in SVG units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from matching.report_parts import Person, Picture

BOX_WIDTH, BOX_HEIGHT, ROW, LANE = 132, 80, 116, 23
RADIUS, BEND, RUN, EDGE, HEAD = 58, 62, 164, 6, 14
"""Of the middle; the bend beside it; the straight run that carries a label; the margin; the length of an arrowhead."""


@dataclass(frozen=True)
class Box:
    """Where a resident's box stands: its middle, and on which side of the newcomer (-1 left, 1 right)."""

    person: Person
    x: float
    y: float
    side: int


@dataclass(frozen=True)
class Lane:
    """One direction between the newcomer and a resident."""

    source: str
    target: str
    box: Box
    outward: bool
    middle: tuple[float, float]
    angle: float

    @property
    def y(self) -> float:
        """The height of the straight run."""
        return self.box.y + (-LANE if self.outward else LANE)

    @property
    def label_x(self) -> float:
        """The middle of the straight run."""
        return self._out(BOX_WIDTH / 2 + RUN / 2)

    def path(self) -> str:
        """The line of the arrow, which stops short of its head."""
        edge = BOX_WIDTH / 2
        turn, bend = self._on_run(edge + RUN), self._on_run(edge + RUN + BEND / 2)
        near = self._round_middle(BEND / 2 + HEAD)
        if self.outward:
            return f"M {self._round_middle(0)} C {near} {bend} {turn} L {self._on_run(edge + HEAD)}"
        return f"M {self._on_run(edge)} L {turn} C {bend} {near} {self._round_middle(HEAD)}"

    def _on_run(self, reach: float) -> str:
        return f"{self._out(reach):g} {self.y:g}"

    def _out(self, reach: float) -> float:
        """So far from the middle of the box towards the newcomer."""
        return self.box.x - self.box.side * reach

    def _round_middle(self, out: float) -> str:
        """The point where the lane meets the newcomer's circle, or so far outside it."""
        x = self.middle[0] + self.box.side * (RADIUS + out) * cos(self.angle)
        return f"{x:.1f} {self.middle[1] + (RADIUS + out) * sin(self.angle):.1f}"


@dataclass(frozen=True)
class Layout:
    """The whole picture's measures and places."""

    width: float
    height: float
    middle: tuple[float, float]
    boxes: tuple[Box, ...]
    lanes: tuple[Lane, ...]


def lay_out(picture: Picture) -> Layout:
    """Residents on both sides in the order given, the first half on the left."""
    left = (len(picture.around) + 1) // 2
    x = EDGE + BOX_WIDTH + RUN + BEND + RADIUS
    height = max(left * ROW, 2 * (RADIUS + EDGE))
    middle = (float(x), height / 2)
    columns = (_column(picture.around[:left], middle, -1), _column(picture.around[left:], middle, 1))
    return Layout(
        width=2 * x if columns[1] else x + RADIUS + EDGE,
        height=height,
        middle=middle,
        boxes=(*columns[0], *columns[1]),
        lanes=tuple(lane for column in columns for lane in _lanes(picture.middle.id, column, middle)),
    )


def _column(people: Sequence[Person], middle: tuple[float, float], side: int) -> tuple[Box, ...]:
    x = middle[0] + side * (RADIUS + BEND + RUN + BOX_WIDTH / 2)
    top = middle[1] - (len(people) - 1) * ROW / 2
    return tuple(Box(person, x, top + n * ROW, side) for n, person in enumerate(people))


def _lanes(newcomer: str, column: Sequence[Box], middle: tuple[float, float]) -> list[Lane]:
    """Both lanes of each box, meeting the middle at angles spread evenly in the lanes' own order."""
    ends = [(box, outward) for box in column for outward in (True, False)]
    step = min(pi / 7, 0.75 * pi / max(len(ends), 1))
    found = []
    for n, (box, outward) in enumerate(ends):
        source, target = (newcomer, box.person.id) if outward else (box.person.id, newcomer)
        found.append(Lane(source, target, box, outward, middle, (n - (len(ends) - 1) / 2) * step))
    return found
