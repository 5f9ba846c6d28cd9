# SPDX-License-Identifier: MIT
"""Figures in sentences, as LKjIP Kecamatan Sumber Harta 2023 writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip.readers import read
from sakip.readers.mentions import mentions


def said(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in mentions(read(text.encode())) if not one.condition and one.kind != "ambang"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "faktor telah ditentukan yaitu target 84% dapat terealisasi 79,35% sehingga persentase capaian 94,05%.",
            [("target", "84%"), ("realisasi", "79,35%"), ("capaian", "94,05%")],
        ),
        (
            "sebesar Rp **2.355.308.250,-** Kantor Camat berusaha melaksanakan 5 Program yang terperinci menjadi 9 "
            "kegiatan dan 17 sub kegiatan",
            [("jumlah:program", "5"), ("jumlah:kegiatan", "9"), ("jumlah:sub-kegiatan", "17")],
        ),
        (
            "Dari anggaran yang disediakan yaitu sebesar Rp **2.355.308.250,-** realisasi mencapai Rp. "
            "**2.185.001.551** atau sebesar 92,07% dari jumlah anggaran tersebut.",
            [("pagu", "2.355.308.250"), ("realisasi", "2.185.001.551"), ("serapan", "92,07%")],
        ),
        (
            "rata-rata dari keseluruhan capaian kinerja sebesar 89%, dapat dijelaskan bahwa dari 6 target capaian "
            "kinerja ada 5 indikator capaian kinerja yang mendapatkan diatas 85%",
            [("rata-rata:capaian", "89%"), ("jumlah:indikator", "6")],
        ),
        ("capaian ini hanya mencapai 95% dan Mendapatkan Predikat B.", [("capaian", "95%"), ("predikat", "B")]),
        ("pengurangan anggaran atau refocusing sebesar 10% pada tahun 2023", []),
        ("ada 2 Program dan kegiatan yang sama sekali tidak terlaksana", []),
        ("Peraturan Menteri Nomor 53 Tahun 2014 Pasal 5 ayat 2", []),
        ("Luas wilayah ialah 10.378,03 Ha, atau sekitar 0,55% dari luas wilayah Kabupaten", []),
    ],
)
def test_a_sentence_says_what_its_figures_are(text, figures):
    assert said(text) == figures


def test_a_mention_keeps_its_reading_its_line_and_the_heading_over_it():
    text = "#### 1. Indek Kepuasan Masyarakat (IKM)\n\nHasil pengukuran\ndengan target 84% dapat terealisasi 79,35%.\n"
    target, realisasi = mentions(read(text.encode(), name="lkjip"))
    assert realisasi.reading.nilai == Decimal("79.35")
    assert (target.subject, target.place.baris, target.place.dokumen) == (
        "1. Indek Kepuasan Masyarakat (IKM)",
        4,
        "lkjip",
    )


def test_a_count_of_some_is_told_from_a_count_of_all():
    counted = [one for one in mentions(read(b"dari 6 target ada 5 indikator yang mendapatkan diatas 85%"))
               if one.kind == "jumlah:indikator"]  # fmt: skip
    assert [(one.text, bool(one.condition)) for one in counted] == [("5", True)]
