# SPDX-License-Identifier: MIT
"""Drawings: what they say, how text and sheets are broken, that hostile text stays text."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from sakip.pictures import charts, looks, trees
from sakip.pictures.canvas import Canvas
from sakip.pictures.measure import em, wrapped

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@given(st.text("abc WM,.", max_size=60), st.floats(2, 20))
def test_a_text_is_wrapped_within_its_width_and_nothing_is_lost(text, width):
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(em(line) <= width + 1e-9 or len(line) == 1 for line in lines)


# LKjIP Kecamatan Sumber Harta 2023, tabel 3.3
def test_bars_show_their_numbers_and_the_line_at_a_hundred():
    given_bars = [
        charts.Bar("Indeks Kepuasan Masyarakat", Decimal("94.46"), "94,46%", looks.of(5, 5)),
        charts.Bar("Persentase Desa yang Tertib Administrasi", None, "belum ada capaian"),
    ]
    shown = texts(charts.bars("Capaian", given_bars, [("Sangat Tinggi", looks.of(5, 5))]))
    assert {"94,46%", "belum ada capaian", "100%", "Sangat Tinggi"} <= set(shown)


def test_a_missing_year_breaks_the_line_and_is_named():
    values = {2020: None, 2021: 72, 2022: None, 2023: Decimal("79.35")}
    svg = charts.panels("Realisasi", [charts.Panel("IKM", (charts.Series("Realisasi", values),))], list(values))
    assert texts(svg).count("tidak ada data") == 2
    assert "79,35" in texts(svg)
    whole = charts.panels(
        "Realisasi", [charts.Panel("IKM", (charts.Series("Realisasi", {2021: 72, 2022: 75}),))], [2021, 2022]
    )
    # the legend has one line; two known years next to each other are joined by another
    assert (svg.count("<polyline"), whole.count("<polyline")) == (1, 2)


@given(st.lists(st.tuples(*[st.decimals(-50, 900, places=2)] * 2), min_size=1, max_size=9))
def test_points_lie_on_the_sheet_whatever_their_numbers(points):
    svg = charts.spots("d", [charts.Spot("S", x, y, "-") for x, y in points], "Serapan", "Capaian")
    for cx, cy in re.findall(r'<circle cx="([-\d.]+)" cy="([-\d.]+)"', svg):
        assert 0 <= float(cx) <= charts.WIDTH
        assert 0 <= float(cy) <= 300


def node(text: str, *children: trees.Node) -> trees.Node:
    return trees.Node((trees.Line(text),), children)


def test_a_tree_that_is_too_tall_goes_on_under_its_parents_again():
    tree = node("Tujuan", *(node(f"Sasaran {at}", *(node(f"Program {at}.{on}") for on in range(9))) for at in range(5)))
    sheets = trees.columns("Penjenjangan", [tree], ("Tujuan", "Sasaran", "Program"), [])
    assert len(sheets) > 1
    shown = [one for svg, _ in sheets for one in texts(svg)]
    programs = [one for one in shown if one.startswith("Program ")]
    assert programs == [f"Program {at}.{on}" for at in range(5) for on in range(9)]
    assert shown.count("Tujuan") == 2 * len(sheets)  # the head of the column and the box
    for svg, _ in sheets:
        height = float(re.search(r'viewBox="-1 -1 [\d.]+ ([\d.]+)"', svg)[1])  # type: ignore[index]
        assert height < trees.HEIGHT + 60


def test_posts_stand_under_their_head():
    head = node("Camat", node("Sekretaris", node("Sub Bagian Umum")), *(node(f"Seksi {at}") for at in range(9)))
    shown = texts(trees.posts("Bagan", head))
    assert shown[:2] == ["Camat", "Sekretaris"]
    assert "Sub Bagian Umum" in " ".join(shown)
    assert [one for one in shown if one.startswith("Seksi")] == [f"Seksi {at}" for at in range(9)]


def test_text_is_never_markup():
    hostile = '</text><script>x</script>"&lt;'
    canvas = Canvas(100)
    canvas.text(0, 0, [hostile])
    svg = canvas.svg(10, hostile)
    assert texts(svg) == [hostile]
    assert len(list(ElementTree.fromstring(svg).iter())) == 3


def test_every_class_has_a_look_of_its_own_where_there_are_five():
    assert len({looks.of(rank, 5) for rank in range(1, 6)}) == 5
    assert len({looks.of(rank, 5).hatch for rank in range(1, 6)}) == 5
