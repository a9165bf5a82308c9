"""How far swaps were looked for, and what was not looked at."""

from __future__ import annotations

from matching.world.record import Record

MOST_FAMILIES = 4


class Looked(Record):
    """How far swaps were looked for: those of the fewest families first, up to a number that is worth asking about."""

    cycles: int
    """Ways round which families could pass their nights on that were looked at."""
    every_up_to: int
    """Of as many families or fewer every such way was looked at; of more, only some. MOST_FAMILIES: every one was."""
    bedrooms_left: int
    """Ways round of which not every choice of bedrooms was tried, and none of those tried would do."""

    @property
    def everything(self) -> bool:
        """Whether there is no other swap of as many families."""
        return self.every_up_to == MOST_FAMILIES and not self.bedrooms_left

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was not looked at; nothing where everything was."""
        said = []
        if self.every_up_to < MOST_FAMILIES:
            every = f"every swap of {_up_to(self.every_up_to)} families was, and " if self.every_up_to > 1 else ""
            more = f"of {_up_to(MOST_FAMILIES, self.every_up_to + 1)} only some"
            said.append(f"Not every swap was looked at: {every}{more}. {self.cycles:,} were, and others may be better.")
        if self.bedrooms_left:
            many = f"{self.bedrooms_left:,} further {'swap was' if self.bedrooms_left == 1 else 'swaps were'}"
            said.append(f"{many} given up with not every choice of bedrooms tried.")
        return tuple(said)


def _up_to(most: int, least: int = 2) -> str:
    return str(most) if least == most else f"{least} to {most}"
