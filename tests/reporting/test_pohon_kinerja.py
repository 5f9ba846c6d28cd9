# SPDX-License-Identifier: MIT
"""The pohon kinerja in documents: results with conditions and achievements, parted on pages, told in words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest

import sakip
from sakip import api
from sakip.document import Document, Gap, Picture
from sakip.lang import using
from sakip.model import Bundle, Hasil, Jenjang
from sakip.pictures.measure import em

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def contoh(root: Path, sumber_harta: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """Sumber Harta 2023 with the example of the documentation beside it, as that tells its readers to do."""
    folder = tmp_path_factory.mktemp("pohon") / "bundel"
    shutil.copytree(sumber_harta, folder)
    shutil.copy(root / "docs/caranya/pohon-kinerja.toml", folder / "25-pohon-kinerja.toml")
    return sakip.load(folder)


def document(bundle: Bundle) -> Document:
    return sakip.report(sakip.measure(bundle), jenis="pohon-kinerja")


def pictures(made: Document) -> list[Picture]:
    return [block for _, block in made.walk() if isinstance(block, Picture)]


def drawn(picture: Picture) -> str:
    """The words of a drawing, its lines joined."""
    return " ".join(node.text or "" for node in ElementTree.fromstring(picture.svg).iter(f"{SVG}text"))


def test_the_drawing_names_results_levels_conditions_and_achievements(contoh: Bundle) -> None:
    [picture] = pictures(document(contoh))
    words = drawn(picture)
    for one in contoh.pohon_kinerja:
        assert one.uraian in words
        assert all(condition in words for condition in one.kondisi)
    assert all(level in words for level in ("Hasil akhir", "Hasil antara", "Hasil langsung", "Keluaran"))
    assert "Indeks Kepuasan Masyarakat: 94,46%" in words
    assert "Sangat Tinggi" in words
    assert picture.wide


def test_what_is_drawn_is_told_as_well(contoh: Bundle) -> None:
    [picture] = pictures(document(contoh))
    for one in contoh.pohon_kinerja:
        assert one.uraian in picture.alt
        assert all(condition in picture.alt for condition in one.kondisi)
    assert (
        "Hasil antara: Meningkatnya Kualitas Pelayanan Publik (untuk Meningkatnya Kepuasan Penerima Layanan "
        "Kecamatan); Indeks Kepuasan Masyarakat: 94,46%; kondisi:" in picture.alt
    )


def test_the_table_beside_it_has_every_result_under_the_one_that_it_serves(contoh: Bundle) -> None:
    [table] = document(contoh).tables()
    rows = [[cell.text if cell else "" for cell in row.cells] for row in table.rows]
    assert [row[1] for row in rows][:4] == ["Hasil akhir", "Hasil antara", "Hasil langsung", "Keluaran"]
    assert rows[1][3] == "Meningkatnya Kepuasan Penerima Layanan Kecamatan"
    assert [row[6] for row in rows] == [
        "-", "94,46", "91,95", "100,00", "91,95", "100,00", "94,56; 100,00", "-", "95,83; 89,03",
    ]  # fmt: skip


def test_no_text_leaves_its_box(contoh: Bundle) -> None:
    for picture in pictures(document(wide(contoh, 40))):
        svg = ElementTree.fromstring(picture.svg)
        boxes = [
            tuple(float(node.get(name, "")) for name in ("x", "y", "width", "height"))
            for node in svg.iter(f"{SVG}rect")
            if node.get("height") not in ("8", "9")
        ]
        across = float(svg.get("width", ""))
        assert across < 940
        for node in svg.iter(f"{SVG}text"):
            x, y, size = (float(node.get(name, "")) for name in ("x", "y", "font-size"))
            if size == 9:
                continue  # the legend
            end = x + em(node.text or "") * size * (1.08 if node.get("font-weight") else 1)
            assert any(bx <= x and end <= bx + w + 0.2 and by <= y <= by + h for bx, by, w, h in boxes), node.text


def wide(bundle: Bundle, count: int) -> Bundle:
    """One final outcome over so many others, each with two conditions."""
    conditions = ("Kualitas sumber daya manusia pelayanan meningkat", "Anggaran pelayanan memadai")
    name = "Meningkatnya Kualitas Pelayanan Publik bagian"
    many = tuple(Hasil(f"A-{at}", f"{name} {at}", Jenjang.ANTARA, "A", conditions, ("IKU-1",)) for at in range(count))
    return attrs.evolve(bundle, pohon_kinerja=(Hasil("A", "Meningkatnya Kepuasan", Jenjang.AKHIR), *many))


def test_a_broad_tree_is_parted_on_pages_that_can_be_read(contoh: Bundle) -> None:
    found = pictures(document(wide(contoh, 23)))
    assert len(found) > 1
    assert found[0].title.endswith(f"(1 dari {len(found)})")
    words = [drawn(one) for one in found]
    assert all("Meningkatnya Kepuasan" in one for one in words)
    numbers = [int(one) for sheet in words for one in re.findall(r"bagian (\d+)", sheet)]
    assert numbers == list(range(23))
    for one in found:
        assert float(ElementTree.fromstring(one.svg).get("height", "")) < 520


def test_a_bundle_without_one_says_so_and_its_report_does_not_ask_for_it(contoh: Bundle) -> None:
    bare = attrs.evolve(contoh, pohon_kinerja=())
    with using("id"):
        made = document(bare)
        assert any(isinstance(block, Gap) and "Pohon Kinerja" in block.text for _, block in made.walk())
    assert sakip.report(sakip.measure(bare)) == sakip.report(sakip.measure(contoh))


def test_the_cascade_of_the_plan_is_never_called_a_pohon_kinerja(contoh: Bundle) -> None:
    made = sakip.report(sakip.measure(contoh))
    cascade = next(block for block in pictures(made) if block.id.startswith("penjenjangan"))
    assert "pohon kinerja" not in f"{cascade.caption} {cascade.alt} {drawn(cascade)}".lower()
    [own] = pictures(document(contoh))
    assert "penjenjangan" not in f"{own.caption} {own.alt} {drawn(own)}".lower()


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx", ".html", ".md"])
def test_every_format_carries_it(contoh: Bundle, tmp_path: Path, suffix: str) -> None:
    file = api.write(document(contoh), tmp_path / f"pohon{suffix}")
    assert file.stat().st_size > 1000
