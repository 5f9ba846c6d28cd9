# SPDX-License-Identifier: MIT
"""The built documentation and a report's page in a real browser: Chromium without a window, which must be there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FOLDER = Path(__file__).parents[2] / "docs/_build/html"

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Fails where no Chromium is installed: a page that nobody opened is not known to work."""
    from playwright.sync_api import sync_playwright

    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, f"none of these is installed: {', '.join(NAMES)}"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--allow-file-access-from-files"])
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Browser) -> Iterator[Open]:
    """Opens a page from the disk, of the documentation or any by its whole path.

    Whatever it asks the network for, and every error in it, fails the test.
    """
    asked: list[str] = []
    wrong: list[str] = []
    contexts = []

    def show(name: str, *, width: int = 1280, theme: str = "light", **more: object) -> Page:
        assert FOLDER.is_dir() or Path(name).is_absolute(), "build the documentation first: nox -s docs"
        how = {"viewport": {"width": width, "height": 800}, "color_scheme": theme, **more}
        context = chromium.new_context(**how)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto(f"{FOLDER.joinpath(name.partition('?')[0]).as_uri()}{name[len(name.partition('?')[0]) :]}")
        return page

    yield show
    for context in contexts:
        context.close()
    assert not wrong
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
