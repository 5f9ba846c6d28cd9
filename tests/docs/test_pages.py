# SPDX-License-Identifier: MIT
"""The built pages: all things have their place and all places a thing, nothing leads nowhere or to the network."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import click
import pytest

from sakip import rules
from sakip.address import KINDS
from sakip.auditing import checks
from sakip.cli import cli
from sakip.formula.javascript import javascript
from sakip.plugins.spec import CONTRACT
from sakip.profile.keys import FAMILIES, KEYS
from sakip.references import catalogue
from sakip.rules.kebijakan import kebijakan
from sakip.rules.scale import Scale
from sakip.sphinxext.contract import shown
from sakip.sphinxext.worked import whole

if TYPE_CHECKING:
    from docs.conftest import Page, Site

ENGLISH_ONLY = ("rujukan/api",)


def family(id: str) -> str:
    return id.partition(".")[0]


def marked(page: Page, css: str) -> set[str]:
    """The ids of elements of one class."""
    return {one.attributes["id"] for one in page.elements if css in one.classes and "id" in one.attributes}


# Every thing has its place, and every place is that of a thing.


def test_every_rule_has_its_section_on_the_page_of_its_family(site: Site, part: str) -> None:
    for rule in rules.every():
        page = site[f"{part}perhitungan/{family(rule.id)}.html"]
        assert rule.id in marked(page, "sakip-aturan"), rule.id
        assert set(rule.alias) <= set(page.ids)


def test_every_section_of_a_rule_is_that_of_a_rule(site: Site, part: str) -> None:
    pages = [page for name, page in site.items() if name.startswith(f"{part}perhitungan/")]
    found = {id for page in pages for id in marked(page, "sakip-aturan")}
    assert found == {rule.id for rule in rules.every()}


def test_every_policy_regulation_key_kind_and_check_has_its_place_and_no_other_has(site: Site, part: str) -> None:
    def places(page: str, prefix: str) -> set[str]:
        return {id.removeprefix(prefix) for id in site[f"{part}{page}.html"].ids if id.startswith(prefix)}

    assert places("perhitungan/kebijakan", "kebijakan.") == set(kebijakan())
    assert places("rujukan/peraturan", "peraturan.") == set(catalogue())
    assert places("rujukan/profil", "kunci.") == {*KEYS, *FAMILIES}
    assert places("rujukan/jenis", "jenis.") == set(KINDS)
    assert places("rujukan/pemeriksaan", "pemeriksaan.") == set(checks.every())


def test_every_hook_shows_its_exact_signature_and_every_region_has_its_page(site: Site, part: str, root: Path) -> None:
    page = site[f"{part}rujukan/kontrak.html"]
    assert {id.removeprefix("kait.") for id in page.ids if id.startswith("kait.")} == set(CONTRACT)
    text = " ".join(re.sub(r"<[^>]+>", "", page.path.read_text("utf-8")).split())
    for hook in CONTRACT.values():
        assert escape(shown(hook), quote=False) in text, hook.name
    pages = {
        name.removeprefix(f"{part}daerah/").removesuffix(".html") for name in site if name.startswith(f"{part}daerah/")
    }
    projects = [tomllib.loads(one.read_text("utf-8"))["project"] for one in root.glob("plugins/*/pyproject.toml")]
    assert pages - {"index"} == {kode for one in projects for kode in one["entry-points"]["sakip.wilayah"]}


def options() -> Iterator[str]:
    context = click.Context(cli, info_name="sakip")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        for option in command.params:
            if isinstance(option, click.Option):
                yield f"{name}-{max(option.opts, key=len)}"


def test_every_command_and_option_has_its_place_and_no_other_has(site: Site, part: str) -> None:
    page = site[f"{part}rujukan/perintah.html"]
    commands = {id.removeprefix("perintah.") for id in page.ids if id.startswith("perintah.")}
    assert commands == set(cli.list_commands(click.Context(cli)))
    assert {id.removeprefix("opsi.") for id in page.ids if id.startswith("opsi.")} == set(options())


def test_every_id_stands_once_on_its_page(site: Site) -> None:
    for name, page in site.items():
        own = [id for id in page.ids if not id.startswith("svg-")]
        assert len(own) == len(set(own)), (name, sorted(id for id in own if own.count(id) > 1))


# Nothing leads nowhere, and nothing is fetched from anywhere.


def test_no_link_inside_the_site_is_dead(site: Site, root: Path) -> None:
    folder = root / "docs/_build/html"
    checked = 0
    for name, page in site.items():
        for link in page.all("a"):
            target = urlsplit(link.attributes.get("href", ""))
            if target.scheme or target.netloc:
                continue
            path = (folder / name).parent / unquote(target.path) if target.path else folder / name
            assert path.resolve().is_file(), f"{name}: {link.attributes['href']}"
            where = path.resolve().relative_to(folder.resolve()).as_posix()
            if target.fragment and where in site:
                assert unquote(target.fragment) in site[where].ids, f"{name}: {link.attributes['href']}"
                checked += 1
    assert checked > 500


FETCHING = {
    "script": ("src",), "link": ("href",), "img": ("src", "srcset"), "iframe": ("src",), "source": ("src", "srcset"),
    "video": ("src", "poster"), "audio": ("src",), "object": ("data",), "embed": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"), "form": ("action",), "input": ("src",), "base": ("href",),
}  # fmt: skip


def test_a_page_asks_no_host_of_the_network_for_anything(site: Site, root: Path) -> None:
    for name, page in site.items():
        for element in page.elements:
            for attribute in FETCHING.get(element.tag, ()):
                given = urlsplit(element.attributes.get(attribute, ""))
                assert given.scheme in ("", "data"), f"{name}: {element}"
                assert not given.netloc, f"{name}: {element}"
            assert "http" not in re.sub(r"http://www\.w3\.org/\S+", "", element.attributes.get("style", "")), name
    for path in (root / "docs/_build/html").rglob("*.css"):
        text = path.read_text("utf-8")
        assert not re.search(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""", text), path


# What is shown can be read by all, on a phone too.


def test_every_page_fits_a_phone(site: Site) -> None:
    for name, page in site.items():
        views = [one.attributes["content"] for one in page.all("meta") if one.attributes.get("name") == "viewport"]
        assert any("width=device-width" in view for view in views), name
        assert all(table.scrolls for table in page.all("table") if "indextable" not in table.classes), name


def test_every_picture_and_formula_has_its_text(site: Site) -> None:
    pictures = formulas = 0
    for name, page in site.items():
        for image in page.all("img"):
            assert image.attributes.get("alt"), name
        for picture in page.all("svg"):
            if picture.attributes.get("role") == "img":
                assert len(picture.attributes["aria-label"]) > 40, name
                pictures += 1
        for formula in page.all("math"):
            assert formula.attributes["alttext"].partition(" = ")[2], name
            formulas += 1
    scales = sum(isinstance(rule, Scale) for rule in rules.every())
    assert pictures == 2 * scales
    assert formulas >= 2 * (len(list(rules.every())) - scales)


def test_every_field_of_a_form_has_its_label(site: Site) -> None:
    for name, page in site.items():
        forms = [one for one in page.elements if "sakip-kalkulator" in one.classes]
        labels = [one for one in page.all("label") if one.classes & {"angka", "pilih", "lebar"}]
        fields = [one for one in page.elements if one.tag in ("input", "select") and "name" in one.attributes]
        own = [one for one in fields if one.attributes.get("type") is None and one.attributes["name"] != "q"]
        assert not forms or len(labels) == len(own), name


# Each rule has its calculator, with its own formula in it.


def test_every_rule_has_a_calculator_with_its_formula(site: Site, part: str) -> None:
    for name in {family(rule.id) for rule in rules.every()}:
        page = site[f"{part}perhitungan/{name}.html"]
        carried = [json.loads(text)["tree"] for text in page.scripts]
        wanted = [javascript(whole(rule)) for rule in rules.every() if family(rule.id) == name]
        assert carried == wanted


def test_pages_with_calculators_bring_the_scripts_and_the_others_do_not(site: Site, root: Path) -> None:
    for name, page in site.items():
        sources = [one.attributes.get("src", "").partition("?")[0].rpartition("/")[2] for one in page.all("script")]
        mine = [one for one in sources if one in ("javascript.js", "sakip-teks.js", "kalkulator.js")]
        has = any("sakip-kalkulator" in one.classes for one in page.elements)
        assert mine == (["javascript.js", "sakip-teks.js", "kalkulator.js"] if has else []), name
    for part in ("", "en/"):
        for file in ("javascript.js", "sakip-teks.js", "kalkulator.js", "sakip.css"):
            assert (root / "docs/_build/html" / part / "_static" / file).is_file()


# Two languages, one site.


def test_every_page_says_its_language_and_leads_to_the_other(site: Site) -> None:
    assert {name for name in site if not name.startswith("en/")} == {
        name.removeprefix("en/") for name in site if name.startswith("en/")
    }
    for name, page in site.items():
        [html] = page.all("html")
        assert html.attributes["lang"] == ("en" if name.startswith("en/") else "id"), name
        ways = {one.attributes["hreflang"] for one in page.all("a") if "hreflang" in one.attributes}
        if not name.endswith(("search.html", "genindex.html")):
            assert ways == ({"id"} if name.startswith("en/") else {"en"}), name


def test_indonesian_words_are_found_by_their_root(root: Path) -> None:
    folder = root / "docs/_build/html"
    index = (folder / "searchindex.js").read_text("utf-8")
    terms = json.loads(index[index.index("{") : index.rindex("}") + 1])["terms"]
    assert "ukur" in terms
    assert "pengukuran" not in terms
    assert "IndonesianStemmer" in (folder / "_static/language_data.js").read_text("utf-8")


@pytest.mark.parametrize("text", ["Worked example", "Competing rules", "Chosen by", "Edge cases", "Calculator"])
def test_no_english_heading_stands_on_an_indonesian_page(site: Site, text: str) -> None:
    for name, page in site.items():
        if not name.startswith(("en/", *ENGLISH_ONLY)):
            assert text not in page.path.read_text("utf-8"), name
