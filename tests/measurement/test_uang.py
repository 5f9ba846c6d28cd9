# SPDX-License-Identifier: MIT
"""Money: totals of what is known, refusals of what is not, absorption and efficiency."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measurement.contoh import YEAR, ind, profil, uang, ukur
from sakip.lang import using
from sakip.measurement import Measurement
from sakip.model import (
    AnggaranPK,
    Dukungan,
    Kegiatan,
    Pagu,
    PerjanjianKinerja,
    Program,
    Sasaran,
    SubKegiatan,
    VersiPagu,
)

A, B, C = "7.01.01.2.02.01", "7.01.01.2.02.03", "7.01.01.2.06.01"


def text(found: Measurement, kind: str, subject: str) -> str:
    return found[f"{kind}:{subject}:{YEAR}"].text


def test_every_level_is_the_sum_of_the_level_below() -> None:
    """Realisasi Fisik dan Keuangan, LKjIP Kecamatan Sumber Harta 2023, rows 2-5."""
    found = ukur(**uang((A, 1_488_622_040, 1_412_731_573), (B, 34_998_300, 34_858_000), (C, 7_410_000, 7_410_000)))
    assert text(found, "pagu", "7.01.01.2.02") == "1.523.620.340"
    assert text(found, "pagu", "7.01.01") == text(found, "pagu", "99.01") == "1.531.030.340"
    assert text(found, "serapan", A) == "94,90"
    assert found[f"pagu:7.01.01:{YEAR}"].labelled == "Rp 1.531.030.340"
    assert found[f"pagu:{A}:{YEAR}"].steps == ("pagu = Rp 1.488.622.040",)
    assert found[f"pagu:7.01.01.2.02:{YEAR}"].steps == (
        f"pagu = pagu {A} + pagu {B}",
        "     = 1.488.622.040 + 34.998.300",
        "     = Rp 1.523.620.340",
    )


@pytest.mark.parametrize(
    ("pagu", "spent", "kind", "lacking"), [(None, 5, "pagu", "serapan"), (10, None, "realisasi", "serapan")]
)
def test_a_missing_amount_is_not_zero(pagu: int | None, spent: int | None, kind: str, lacking: str) -> None:
    """A total with an unknown part is unknown and names the part."""
    found = ukur(**uang((A, 100, 90), (B, pagu, spent)))
    for subject in ("7.01.01.2.02", "99.01"):
        total = found[f"{kind}:{subject}:{YEAR}"]
        assert total.value is None
        with using("en"):
            assert f"{kind} is missing for {B}" in total.steps
    with using("en"):
        assert f"{kind} is missing for 7.01.01.2.02" in found[f"{kind}:7.01.01:{YEAR}"].steps
        assert str(found[f"{lacking}:{B}:{YEAR}"].reason) == f"{kind} is missing"
    other = "realisasi" if kind == "pagu" else "pagu"
    assert found[f"{other}:99.01:{YEAR}"].value is not None
    assert text(found, "serapan", A) == "90,00"


def test_zero_is_a_fact() -> None:
    found = ukur(**uang((A, 0, 0), (B, 100, 0)))
    assert text(found, "pagu", "99.01") == "100"
    assert text(found, "serapan", "99.01") == "0,00"
    with using("en"):
        assert str(found[f"serapan:{A}:{YEAR}"].reason) == "division by zero: pagu = 0"


def test_a_kegiatan_without_sub_kegiatan_is_unknown_money() -> None:
    parts = uang((A, 100, 90))
    parts["kegiatan"] += (Kegiatan("7.01.01.2.09", "Pemeliharaan"),)
    found = ukur(**parts)
    with using("en"):
        assert "no sub-kegiatan of 7.01.01.2.09 is in the data" in found[f"pagu:7.01.01.2.09:{YEAR}"].steps
        assert "pagu is missing for 7.01.01.2.09" in found[f"pagu:7.01.01:{YEAR}"].steps
        assert "pagu is missing for 7.01.01.2.09" in found[f"pagu:99.01:{YEAR}"].steps


def test_a_sub_kegiatan_whose_kegiatan_is_not_listed_still_counts_in_its_program() -> None:
    parts = uang((A, 100, 90), (C, 50, 50))
    parts["kegiatan"] = parts["kegiatan"][:1]
    found = ukur(**parts)
    assert text(found, "pagu", "7.01.01") == text(found, "pagu", "99.01") == "150"
    with using("en"):
        assert f"{C} belongs to 7.01.01.2.06, which is not in the data" in map(str, found.catatan)


def test_the_latest_version_of_the_budget_is_in_force() -> None:
    for versions, pagu in (
        ({"murni": 1}, "1"),
        ({"murni": 1, "pergeseran": 2}, "2"),
        ({"murni": 1, "pergeseran": 2, "perubahan": 3}, "3"),
        ({"murni": 1, "perubahan": 0}, "0"),
    ):
        parts = uang((A, 1, 1))
        parts["sub_kegiatan"] = (SubKegiatan(A, "Gaji", Pagu(**versions), 1),)
        assert text(ukur(**parts), "pagu", A) == pagu


def test_only_what_was_carried_out_counts_where_the_region_says_so() -> None:
    """2.216.469.840 in Musi Rawas is the sum of the sub-kegiatan that were carried out."""
    parts = uang((A, 100, 90), (B, 50, 0))
    parts["sub_kegiatan"] = (parts["sub_kegiatan"][0], attrs.evolve(parts["sub_kegiatan"][1], dilaksanakan=False))
    assert text(ukur(**parts), "pagu", "99.01") == "150"
    found = ukur(**parts, profile=profil(anggaran={"cakupan": "dilaksanakan"}))
    assert text(found, "pagu", "99.01") == "100"
    assert text(found, "pagu", "7.01.01") == "150"
    assert text(found, "jumlah:sub-kegiatan-dilaksanakan", "99.01") == "1"


SUPPORT = (Dukungan("S-1", "7.01.01"),)


def test_a_program_and_its_kegiatan_behind_one_sasaran_count_once() -> None:
    found = ukur(ind("a", 100, 90), **uang((A, 100, 90)), dukungan=(*SUPPORT, Dukungan("S-1", "7.01.01.2.02")))
    assert text(found, "pagu", "S-1") == "100"


def test_a_sasaran_that_nothing_supports_has_no_money() -> None:
    found = ukur(ind("a", 100, 90), **uang((A, 100, 90)))
    assert found.find(f"pagu:S-1:{YEAR}") is None
    assert found.find(f"efisiensi:S-1:{YEAR}") is None


@pytest.mark.parametrize(
    ("rumus", "realisasi", "spent", "text"),
    [
        ("efisiensi.sisa-serapan", 90, 80, "20,00"),
        ("efisiensi.sisa-serapan", 90, 0, "0,00"),
        ("efisiensi.sisa-serapan-tercapai", 100, 80, "20,00"),
        ("efisiensi.sisa-serapan-tercapai", 90, 80, "-"),
        ("efisiensi.selisih", 90, 80, "10,00"),
        ("efisiensi.selisih", 90, 0, "90,00"),
        ("efisiensi.pmk-249-2011", 100, 80, "20,00"),
        ("efisiensi.pmk-249-2011", 80, 100, "-25,00"),
        ("efisiensi.pmk-249-2011", 0, 80, "-"),
    ],
)
def test_the_rules_of_efficiency(rumus: str, realisasi: int, spent: int, text: str) -> None:
    found = ukur(
        ind("a", 100, realisasi), **uang((A, 100, spent)), dukungan=SUPPORT, profile=profil(efisiensi={"rumus": rumus})
    )
    assert found[f"efisiensi:S-1:{YEAR}"].text == text
    assert found[f"rata-rata:efisiensi:99.01:{YEAR}"].text == text


def test_the_money_of_the_perjanjian_kinerja() -> None:
    """1.737.188.558 and 15.212.800: Bab II.C of LKjIP Kecamatan Sumber Harta 2023."""
    agreed = (AnggaranPK("7.01.01", 1_737_188_558), AnggaranPK("7.01.02", 15_212_800))
    found = ukur(
        program=(Program("7.01.01", "Penunjang"), Program("7.01.02", "Pelayanan")),
        perjanjian_kinerja=PerjanjianKinerja(VersiPagu.PERUBAHAN, program=agreed),
    )
    assert text(found, "anggaran-pk", "99.01") == "1.752.401.358"
    assert found[f"anggaran-pk:7.01.02:{YEAR}"].labelled == "Rp 15.212.800"
    assert found.find(f"anggaran-pk:7.01.03:{YEAR}") is None
    assert ukur(ind("a", 1, 1)).find(f"anggaran-pk:99.01:{YEAR}") is None


CODES = st.builds(
    lambda program, kegiatan, sub: f"7.01.{program:02}.2.{kegiatan:02}.{sub:04}",
    st.integers(1, 3), st.integers(1, 2), st.integers(1, 3),
)  # fmt: skip
AMOUNT = st.integers(0, 10**12)
SUBS = st.dictionaries(CODES, st.tuples(AMOUNT, AMOUNT), min_size=1, max_size=12)


@given(SUBS)
def test_children_add_up_to_their_parent_at_every_level(subs: dict[str, tuple[int, int]]) -> None:
    found = ukur(**uang(*((kode, pagu, spent) for kode, (pagu, spent) in subs.items())))
    bundle = found.bundle
    for kind in ("pagu", "realisasi"):
        for level, below in ((bundle.program, bundle.kegiatan), (bundle.kegiatan, bundle.sub_kegiatan)):
            for one in level:
                children = [found[f"{kind}:{part.kode}:{YEAR}"].exact for part in below if part.induk == one.kode]
                assert found[f"{kind}:{one.kode}:{YEAR}"].exact == sum(children)
        tops = [found[f"{kind}:{one.kode}:{YEAR}"].exact for one in bundle.program]
        assert found[f"{kind}:99.01:{YEAR}"].exact == sum(tops)


@given(SUBS, st.permutations(range(4)))
def test_the_order_of_a_bundle_changes_no_figure(subs: dict[str, tuple[int, int]], order: list[int]) -> None:
    rows = [ind(f"I{at}", 100 + at, 90, untuk=f"S-{at % 2}") for at in range(4)]
    aims = (Sasaran("S-0", "Nol"), Sasaran("S-1", "Satu"))
    amounts = [(kode, pagu, spent) for kode, (pagu, spent) in subs.items()]
    support = (Dukungan("S-0", amounts[0][0][:7]), Dukungan("S-1", amounts[-1][0][:7]))
    one = ukur(*rows, **uang(*amounts), dukungan=support, sasaran=aims)
    other = ukur(*(rows[at] for at in order), **uang(*reversed(amounts)), dukungan=support[::-1], sasaran=aims[::-1])
    assert dict(one) == dict(other)
