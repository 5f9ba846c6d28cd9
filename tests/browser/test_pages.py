# SPDX-License-Identifier: MIT
"""Pages as people meet them: on a phone, in light and dark, without seeing pictures, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser.conftest import Open

LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")
PAGES = (
    "index.html",
    "tutorial.html",
    "rumus-daerah.html",
    "perhitungan/capaian.html",
    "perhitungan/predikat.html",
    "perhitungan/kebijakan.html",
    "rujukan/profil.html",
    "rujukan/perintah.html",
    "galat.html",
    "en/perhitungan/pegawai.html",
)
"""One of each kind."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone(show: Open, name: str) -> None:
    page = show(name, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(f"({LOOK})().tooWide()") == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_all_text_stands_out_from_what_is_behind_it(show: Open, name: str, theme: str) -> None:
    """WCAG 2.1 AA: 4,5 to 1, and 3 to 1 for large text."""
    page = show(name, theme=theme)
    found = page.evaluate(f"({LOOK})().contrast()")
    assert found["seen"] > 20
    assert found["faint"] == []


@pytest.mark.parametrize("name", PAGES)
def test_what_is_drawn_can_be_read_out(show: Open, name: str) -> None:
    page = show(name)
    assert page.evaluate(f"({LOOK})().silent()") == []


def test_a_calculator_computes_in_a_page_opened_from_a_disk(show: Open) -> None:
    page = show("perhitungan/capaian.html")
    form = page.locator("form.sakip-kalkulator").first
    form.locator("input[name=target]").fill("87")
    form.locator("input[name=realisasi]").fill("80")
    assert "91,95" in form.inner_text()
    form.locator("input[name=target]").fill("0")
    assert "91,95" not in form.inner_text()


def test_a_calculator_takes_roots(show: Open) -> None:
    page = show("perhitungan/rekap.html")
    form = page.locator("section[id='rekap.geometrik'] form").first
    form.locator("input[name=nilai]").fill("100; 90")
    assert "94,87" in form.inner_text()


@pytest.mark.parametrize(("word", "page_found"), [("pengukuran", "capaian"), ("predikat", "predikat")])
def test_a_search_for_an_indonesian_word_finds_its_pages(show: Open, word: str, page_found: str) -> None:
    page = show(f"search.html?q={word}")
    page.wait_for_selector("#search-results li a")
    links = [one.get_attribute("href") or "" for one in page.locator("#search-results li a").all()]
    assert any(page_found in link for link in links)
