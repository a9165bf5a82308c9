"""Reads a page as a browser's outline of it: elements with what they are in, and the words inside each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = frozenset({"meta", "br", "link", "img", "input", "hr", "wbr"})


@dataclass
class Element:
    """One element, its attributes, and what is in it in order."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", name: str = "") -> Iterator[Element]:
        """Every element inside, of that tag and class if given, in the order of the page."""
        for part in self.inside:
            if isinstance(part, Element):
                if tag in ("", part.tag) and (not name or name in part.classes):
                    yield part
                yield from part.all(tag, name)

    def one(self, tag: str = "", name: str = "") -> Element:
        """The only such element. Raises ValueError when there are none or many."""
        (found,) = self.all(tag, name)
        return found

    def of_id(self, id: str) -> Element:
        """The element of that id."""
        return next(e for e in self.all() if e.attributes.get("id") == id)

    @property
    def classes(self) -> list[str]:
        """The element's classes."""
        return self.attributes.get("class", "").split()

    @property
    def words(self) -> str:
        """All words inside, single-spaced."""
        return " ".join(" ".join(p if isinstance(p, str) else p.words for p in self.inside).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.path = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.path[-1].inside.append(element)
        if tag not in EMPTY:
            self.path.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.path.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.path[-1].inside.append(data)


def read(html: str) -> Element:
    """The page. Fails when an element is left open or closed by another's end."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.path) == 1, "an element is left open"
    return reader.path[0]
