# SPDX-License-Identifier: MIT
"""A pohon kinerja whose results do not lead up to a final outcome is refused, every fault with its line."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import sakip
from bundle.kecil import Kecil
from sakip import api
from sakip.model import Jenjang

POHON = """
[[pohon_kinerja]]
id = "H-1"
uraian = "Meningkatnya Kepuasan Penerima Layanan Kecamatan"
jenjang = "akhir"
kondisi = ["Pelayanan maksimal"]

[[pohon_kinerja]]
id = "H-2"
uraian = "Meningkatnya Kualitas Pelayanan Publik"
jenjang = "antara"
induk = "H-1"
indikator = ["IKU-1"]

[[pohon_kinerja]]
id = "H-3"
uraian = "Terlaksananya Musrenbang Kecamatan"
jenjang = "keluaran"
induk = "H-2"
"""


def write(kecil: Kecil, text: str) -> Kecil:
    (kecil.folder / "25-pohon.toml").write_text(text, "utf-8")
    return kecil


def test_a_tree_of_results_is_read(kecil: Kecil) -> None:
    found = sakip.load(write(kecil, POHON).folder).pohon_kinerja
    assert [one.jenjang for one in found] == [Jenjang.AKHIR, Jenjang.ANTARA, Jenjang.KELUARAN]
    assert found[0].kondisi == ("Pelayanan maksimal",)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'induk = "H-2"',
            'induk = "H-9"',
            '25-pohon.toml:19: pohon_kinerja.H-3.induk: there is no result "H-9" in the pohon kinerja. '
            'Nearest known: "H-2".',
        ),
        (
            'induk = "H-1"\n',
            "",
            '25-pohon.toml:8: pohon_kinerja.H-2.induk: "H-2" is no final outcome, and helps to bring nothing about. '
            'Name the result that it helps to bring about: induk = "...", or write jenjang = "akhir".',
        ),
        (
            'jenjang = "keluaran"',
            'jenjang = "akhir"',
            '25-pohon.toml:19: pohon_kinerja.H-3.induk: "H-3" is of the level "akhir", which cannot stand under "H-2" '
            'of the level "antara". From top to bottom: akhir, antara, langsung, keluaran.',
        ),
        (
            'jenjang = "antara"',
            'jenjang = "tengah"',
            '25-pohon.toml:11: pohon_kinerja.H-2.jenjang: "tengah" is none of akhir, antara, langsung, keluaran.',
        ),
        (
            '["IKU-1"]',
            '["IKU-9"]',
            '25-pohon.toml:13: pohon_kinerja.H-2.indikator[1]: there is no indikator "IKU-9". Nearest known: "IKU-6".',
        ),
        (
            'id = "H-3"',
            'id = "H-2"',
            '25-pohon.toml:16: pohon_kinerja.H-2.id: "H-2" is already used in',
        ),
        (
            'kondisi = ["Pelayanan maksimal"]',
            'syarat = ["Pelayanan maksimal"]',
            '25-pohon.toml:6: pohon_kinerja.H-1.syarat: the key "syarat" is not known here.',
        ),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(kecil: Kecil, old: str, new: str, fault: str) -> None:
    assert old in POHON
    found = write(kecil, POHON.replace(old, new)).faults()
    assert any(one.startswith(fault) for one in found), found


def test_results_that_lead_back_to_themselves_are_named_each(kecil: Kecil) -> None:
    text = POHON.replace('induk = "H-1"', 'induk = "H-3"')
    found = write(kecil, text).faults()
    assert [one.partition(": ")[2].split(" ")[0] for one in found] == [
        "pohon_kinerja.H-2.induk:",
        "pohon_kinerja.H-3.induk:",
    ]
    assert all("leads back to itself" in one for one in found)


def test_it_comes_back_from_a_workbook_and_its_changes_are_told(kecil: Kecil, tmp_path: Path) -> None:
    bundle = sakip.load(write(kecil, POHON).folder)
    api.save(bundle, tmp_path / "buku.xlsx")
    assert sakip.load(tmp_path / "buku.xlsx") == bundle
    first = attrs.evolve(bundle.pohon_kinerja[0], uraian="Pelayanan Memuaskan")
    changed = attrs.evolve(bundle, pohon_kinerja=(first, *bundle.pohon_kinerja[1:]))
    assert [(one.part, one.id, one.field) for one in api.diff(bundle, changed)] == [
        ("pohon_kinerja", "H-1", ("uraian",))
    ]
