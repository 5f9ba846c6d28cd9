# SPDX-License-Identifier: MIT
"""A report's HTML page as people meet it: on a phone, with a keyboard, in the dark, on paper, read out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sakip

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import Open

LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")
PLUGINS = Path(__file__).parents[2] / "plugins"
BUNDLES = {
    "sumber-harta": PLUGINS / "sakip-musi-rawas/src/sakip_musi_rawas/data/sumber-harta-2023",
    "lampung": PLUGINS / "sakip-lampung/src/sakip_lampung/data/lampung-2016",
}
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page of each region's report."""
    folder = tmp_path_factory.mktemp("laporan")
    made = {}
    for name, bundle in BUNDLES.items():
        document = sakip.report(sakip.measure(sakip.load(bundle)))
        made[name] = str(sakip.write(document, folder / f"{name}.html"))
    return made


@pytest.fixture(params=BUNDLES)
def report(request: pytest.FixtureRequest, reports: dict[str, str]) -> str:
    return reports[request.param]


def violations(page: Page) -> list[str]:
    """What axe finds wrong, by rule and place."""
    from axe_playwright_python.sync_playwright import Axe

    found: dict[str, Any] = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert len(found["passes"]) > 20
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def panel(page: Page) -> Any:
    return page.locator(".asal-angka")


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_against_wcag_aa(show: Open, report: str, width: int, theme: str) -> None:
    """Names, roles, headings in order, header cells, landmarks, language, alternatives, contrast."""
    assert violations(show(report, width=width, theme=theme)) == []


def test_contrast_on_paper(show: Open, report: str) -> None:
    page = show(report, theme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    found = page.evaluate(f"({LOOK})().contrast()")
    assert found["seen"] > 100
    assert found["faint"] == []


def test_the_page_fits_a_phone(show: Open, report: str) -> None:
    page = show(report, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(f"({LOOK})().tooWide()") == []


def test_the_contents_lead_to_every_chapter(show: Open, report: str) -> None:
    page = show(report)
    chapter = page.locator("nav a", has_text="BAB III").first
    chapter.click()
    assert page.evaluate("document.querySelector(':target > h2').getBoundingClientRect().top") < 200


def test_a_figure_tells_its_derivation_and_rule_when_pointed_at(show: Open, reports: dict[str, str]) -> None:
    page = show(reports["sumber-harta"])
    figure = page.locator("td[data-address='capaian:IKU-1:2023'] a.figure").first
    figure.scroll_into_view_if_needed()
    figure.hover()
    told = panel(page).inner_text()
    assert "capaian:IKU-1:2023" in told
    assert "79,35 / 84 × 100" in told
    assert "capaian.naik.rasio" in told
    page.mouse.move(0, 0)
    panel(page).wait_for(state="hidden")


def test_a_figure_tells_it_by_keyboard_and_escape_closes(show: Open, reports: dict[str, str]) -> None:
    page = show(reports["sumber-harta"])
    figure = page.locator("td[data-address='capaian:IKU-2:2023'] a.figure").first
    before = figure.evaluate(
        "one => [...document.querySelectorAll('a[href], [tabindex], summary, button')].indexOf(one)"
    )
    page.evaluate(
        "at => [...document.querySelectorAll('a[href], [tabindex], summary, button')][at].focus()", before - 1
    )
    page.keyboard.press("Tab")
    assert figure.evaluate("one => one === document.activeElement")
    assert "80 / 87 × 100" in panel(page).inner_text()
    assert figure.get_attribute("role") == "button"
    assert figure.get_attribute("aria-expanded") == "true"
    described = figure.get_attribute("aria-describedby")
    assert (
        "80 / 87 × 100" in page.locator(f"[id='{described}']").inner_text()
        or page.locator(f"[id='{described}']").text_content()
    )
    page.keyboard.press("Escape")
    assert panel(page).is_hidden()
    assert figure.get_attribute("aria-expanded") == "false"
    for key in ("Enter", " "):
        page.keyboard.press(key)
        assert panel(page).is_visible()
        page.keyboard.press(key)
        assert panel(page).is_hidden()


def test_a_figure_tells_it_when_tapped_and_stays_on_the_screen(show: Open, reports: dict[str, str]) -> None:
    page = show(reports["sumber-harta"], width=360, has_touch=True, is_mobile=True)
    figure = page.locator("td[data-address='capaian:IKU-1:2023'] a.figure").first
    figure.scroll_into_view_if_needed()
    at = page.evaluate("scrollY")
    figure.tap()
    box = panel(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert abs(page.evaluate("scrollY") - at) < 2
    assert violations(page) == []
    page.touchscreen.tap(5, 5)
    assert panel(page).is_hidden()


def test_every_figure_is_reached_by_keyboard_and_says_how_it_came_about(show: Open, report: str) -> None:
    page = show(report)
    silent = page.evaluate(
        """() => [...document.querySelectorAll("a.figure")].filter((one) => {
          const told = document.getElementById(one.getAttribute("aria-describedby"));
          return one.tabIndex !== 0 || one.getAttribute("role") !== "button" || !told || told.children.length < 2;
        }).map((one) => one.outerHTML)"""
    )
    assert page.locator("a.figure").count() > 20
    assert silent == []


def test_without_its_script_a_figure_leads_to_its_derivation(show: Open, reports: dict[str, str]) -> None:
    page = show(reports["sumber-harta"], java_script_enabled=False)
    page.locator("td[data-address='capaian:IKU-1:2023'] a.figure").first.click()
    assert page.locator(":target").get_by_text("79,35 / 84 × 100").is_visible()


def test_a_table_sorts_by_keyboard_and_says_so(show: Open, reports: dict[str, str]) -> None:
    page = show(reports["sumber-harta"])
    table = page.locator("table[data-urut]", has_text="Jarak (km)")
    head = table.locator("th", has_text="Jarak (km)")
    km = "rows => rows.map((row) => Number(row.cells[2].dataset.nilai ?? row.cells[2].textContent))"
    as_written = table.locator("tbody tr").evaluate_all(km)
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert table.locator("tbody tr").evaluate_all(km) == sorted(as_written)
    page.keyboard.press(" ")
    assert head.get_attribute("aria-sort") == "descending"
    assert table.locator("tbody tr").evaluate_all(km) == sorted(as_written, reverse=True)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert table.locator("tbody tr").evaluate_all(km) == as_written


def test_on_paper_every_page_of_a_table_has_its_header(show: Open, reports: dict[str, str], tmp_path: Path) -> None:
    import pdfplumber

    page = show(reports["sumber-harta"])
    page.pdf(path=tmp_path / "cetak.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "cetak.pdf") as printed:
        texts = [" ".join((one.extract_text() or "").split()) for one in printed.pages]
        assert {(round(one.width), round(one.height)) for one in printed.pages} == {(595, 842), (842, 595)}
    assert not [at for at, text in enumerate(texts) if not text]
    # its lowest code stands on the table's last page
    (last,) = [text for text in texts if "7.01.06.2.01.06" in text]
    assert "Kode" in last
    assert "Penyerapan" in last
    (sortable,) = [text for text in texts if "1.737.188.558" in text]
    assert "Program Anggaran (Rp) Keterangan" in sortable
