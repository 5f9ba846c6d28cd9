# SPDX-License-Identifier: MIT
"""The built pages, as ``nox -s docs`` leaves them before it runs these tests."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest


@attrs.frozen
class Element:
    """An element of a page: its tag, its attributes, and whether a table's scroller is around it."""

    tag: str
    attributes: Mapping[str, str]
    scrolls: bool

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())


class Page(HTMLParser):
    """All elements of a page and its text."""

    VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.elements: list[Element] = []
        self.scripts: list[str] = []
        self._open: list[Element] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        scrolls = any("table-wrapper" in one.classes for one in self._open)
        element = Element(tag, {name: value or "" for name, value in attrs}, scrolls)
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, False))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].attributes.get("type") == "application/json":
            self.scripts.append(data)

    def all(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]


Site = Mapping[str, Page]


@pytest.fixture(scope="session")
def site(root: Path) -> Site:
    """Every built page by its path from the root of the site."""
    folder = root / "docs/_build/html"
    assert (folder / "en/index.html").is_file(), "build the pages first: nox -s docs"
    found = sorted(path for path in folder.rglob("*.html") if "_static" not in path.parts)
    return {path.relative_to(folder).as_posix(): Page(path) for path in found}


@pytest.fixture(params=["", "en/"], ids=["id", "en"])
def part(request: pytest.FixtureRequest) -> str:
    """The two languages of the site, as the beginning of a page's path."""
    return str(request.param)
