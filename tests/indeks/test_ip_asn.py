# SPDX-License-Identifier: MIT
"""The professionalism index of civil servants: what a citable source says, and no more."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sakip.errors import FaultsError, SakipError
from sakip.formula.value import value
from sakip.indeks.ip_asn import ip_asn, kualifikasi
from sakip.numbers import number
from sakip.rules import get
from sakip.rules.scale import Scale


def test_four_dimensions_add_up_and_have_a_category() -> None:
    done = ip_asn(kualifikasi=kualifikasi("S-2"), kompetensi=40, kinerja=25, disiplin=5, tahun=2023)
    assert (done.indeks.text, done.kategori.text) == ("90,00", "Tinggi")
    assert "20 + 40 + 25 + 5" in done.indeks.explain()


def test_a_missing_dimension_leaves_the_index_without_a_value() -> None:
    done = ip_asn(kualifikasi=25, kompetensi=None, kinerja="30", disiplin="5", tahun=2023)
    assert (done.indeks.text, done.kategori.text) == ("-", "-")
    assert "kompetensi" in str(done.indeks.reason)


def test_degrees_that_no_citable_source_scores_are_refused() -> None:
    assert (kualifikasi("S3"), kualifikasi("s-2")) == (25, 20)  # lelemuku.com, 12 June 2019
    with pytest.raises(SakipError, match="S3, S2"):
        kualifikasi("S1")


@pytest.mark.parametrize(
    ("index", "kategori"),
    [("60", "Sangat Rendah"), ("60,01", "Rendah"), ("70", "Rendah"), ("80", "Sedang"), ("90,01", "Sangat Tinggi"),
     ("100", "Sangat Tinggi"), ("0", "Sangat Rendah")],
)  # fmt: skip
def test_the_categories(index: str, kategori: str) -> None:
    # whole numbers: nasional.kontan.co.id; a value between two of them counts to the class above
    scale = get("predikat.ip-asn.bkn-8-2019")
    assert isinstance(scale, Scale)
    rank = value(scale.formula, {"nilai": number(index)})
    assert isinstance(rank, Fraction)
    assert scale.label(int(rank)) == kategori


def test_scores_that_cannot_be_are_told_at_once() -> None:
    with pytest.raises(FaultsError) as refused:
        ip_asn(kualifikasi=26, kompetensi=-1, kinerja="tiga puluh", disiplin=5, tahun=2023)
    assert [one.code for one in refused.value.faults] == ["ip-asn-score", "ip-asn-score", "number"]
    with pytest.raises(FaultsError, match="100"):
        ip_asn(kualifikasi=25, kompetensi=50, kinerja=30, disiplin=5, tahun=2023)
