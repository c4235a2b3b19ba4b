"""Pages that are read together: each as by itself, in their order, and one that fails takes no other with it."""

from __future__ import annotations

import pytest

from flows.normalise import normalise_page, normalise_pages, page
from flows.normalise.layouts import Layout, detect
from flows.normalise.page import Page
from tests.normalise.pages import SHA, PageOf


def pages(count: int) -> list[Page]:
    """A dump row, a page of the site, a page of nothing, and so on, each with a body of its own."""
    found: list[Page] = []
    for number in range(count):
        written = PageOf(body=f"UNCLAS DUSHANBE 000205\n\nSUBJECT: Seizures {number}\n\n1. (U) Guards seized {number} kg of heroin.\n")
        kind, text = (("dump_row", written.dump_row()), ("file", written.html()), ("file", " "))[number % 3]
        found.append((SHA, f"folder/{number}", kind, text.encode()))
    return found


# none, one, a few, and more than are read together, so that the last ones are on their own
@pytest.mark.parametrize("count", [0, 1, 4, 70])
def test_pages_are_read_together_as_one_by_one(count: int) -> None:
    together = pages(count)
    read = list(normalise_pages(iter(together)))
    assert read == [normalise_page(*each) for each in together]
    assert [each.cable.source for each in read if not isinstance(each, Exception) and each.cable] == [
        f"folder/{number}" for number in range(count) if number % 3 < 2
    ]


# it never should fail; if it does, its neighbours are read all the same
def test_a_page_that_fails_gives_its_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(text: str, kind: str) -> Layout | None:
        if "Seizures 1" in text:
            raise IndexError("beyond the end")
        return detect(text, kind)

    before = list(normalise_pages(pages(4)))
    monkeypatch.setattr(page, "detect", failing)
    first, second, *others = normalise_pages(pages(4))
    assert [first, *others] == [before[0], *before[2:]]
    assert isinstance(second, IndexError)
    with pytest.raises(IndexError, match="beyond the end"):
        normalise_page(*pages(4)[1])
