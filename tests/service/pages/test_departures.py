"""A manager records that a child has left, from the child's record or from who lives at the home, and takes it back."""

from __future__ import annotations

from tests.service.pages.visiting import Site

LEFT = {"on": "2026-11-15", "to": "to a foster carer", "words": "the Hills"}


def test_she_records_that_a_child_has_left_puts_it_right_and_takes_it_back(quick: Site) -> None:
    browser, group = quick.manager, f"{quick.waiting}/group"
    path = next(link for link in browser.get(group).links() if link.endswith("/departure"))
    child = path.split("/")[-2]
    assert path in browser.get(f"/desk/children/{child}/looked").links()
    empty = browser.send(browser.get(path), path, {"on": "2026-11-17"})
    assert empty.answer.status_code == 422
    assert "Say where the child went" in empty.words
    ahead = browser.send(browser.get(path), path, LEFT | {"on": "2026-11-17"})
    assert "It is in the future" in ahead.words
    stale = browser.get(path)
    left = browser.send(browser.get(path), path, LEFT)
    assert "To a foster carer: the Hills" in left.words
    late = browser.send(stale, path, LEFT | {"words": "the Woods"})
    assert (late.answer.status_code, "to a foster carer, the Hills" in late.words) == (412, True)
    right = browser.send(late, path, LEFT | {"words": ("the Woods " * 400).strip()})
    assert "To a foster carer: the Woods" in right.words
    back = browser.send(browser.get(path), path, {"lives-here": "yes"})
    assert (back.answer.url.path, "Children who have left" in back.words) == (group, False)
