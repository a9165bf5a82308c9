"""The parts of the README that Placewell itself writes: `python3 -m tests.commands.readme` brings them up to date."""

from __future__ import annotations

from pathlib import Path

from service.commands.reference import rules_as_markdown
from tests.commands.asking import ask

README = Path(__file__).parents[2] / "README.md"


def renewed(text: str) -> str:
    """The text with what stands between its markers made anew."""
    for name, made in (("rules", rules_as_markdown()), ("answer", answer_in_brief())):
        start, end = f"<!-- {name}: written by Placewell -->", f"<!-- end of {name} -->"
        before, _, rest = text.partition(start)
        _, found, after = rest.partition(end)
        assert found, f"the README has lost its markers for {name}"
        text = before + "\n".join((start, made, end)) + after
    return text


def answer_in_brief() -> str:
    """What a check says of one of the examples, as a terminal shows it."""
    command = ("check", "example:red-pair-unresolved")
    said = [line.rstrip() for line in ask(*command, width=80).stdout.rstrip().splitlines()]
    return "\n".join(["```", f"$ placewell {' '.join(command)}", *said, "```"])


if __name__ == "__main__":
    README.write_text(renewed(README.read_text()))
