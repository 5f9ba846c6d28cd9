# SPDX-License-Identifier: MIT
"""Codes as budgets, apps and workbooks write them, in both eras."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.nomenklatur import Kode, KodeError, Tingkat, parse, pisah, sama


def two(first: int = 1) -> st.SearchStrategy[str]:
    return st.integers(first, 99).map("{:02d}".format)


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Any well-written code."""
    parts = draw(st.sampled_from([["X", "XX"], [str(draw(st.integers(1, 9))), draw(two())]]))
    parts = [*parts, draw(two()), str(draw(st.integers(1, 9))), draw(two())]
    parts.append(f"{draw(st.integers(1, 9999)):04d}" if draw(st.booleans()) else draw(two()))
    return ".".join(parts[: draw(st.sampled_from([2, 3, 5, 6]))])


@given(codes())
def test_a_code_is_read_and_written_alike(text: str) -> None:
    assert str(parse(text)) == text


@given(codes())
def test_the_parents_are_the_beginnings_of_a_code_one_level_each(text: str) -> None:
    kode = parse(text)
    assert [one.tingkat for one in (*kode.leluhur, kode)] == list(Tingkat)[: len(kode.leluhur) + 1]
    assert all(text.startswith(f"{one}.") for one in kode.leluhur)


@given(codes())
def test_a_code_is_the_same_in_both_eras_and_comes_back(text: str) -> None:
    kode = parse(text)
    if kode.era == 4 and int(kode.bagian[-1]) > 99:
        with pytest.raises(KodeError, match="99"):
            kode.dalam_era(2)
        return
    assert sama(kode.dalam_era(2), kode.dalam_era(4))
    if kode.era is not None:
        assert kode.dalam_era(6 - kode.era).dalam_era(kode.era) == kode


def test_the_parts_of_a_sub_kegiatan() -> None:
    # allweDepth/sesendok, nomenklatur versi pemutakhiran 2027
    kode = parse("7.01.02.2.04.0002")
    assert [str(one) for one in kode.leluhur] == ["7", "7.01", "7.01.02", "7.01.02.2.04"]
    assert (kode.tingkat, kode.kewenangan, kode.era) == (Tingkat.SUB_KEGIATAN, 2, 4)
    assert parse("7.01.02.2.04.02").era == 2


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.01.01.02.01.0001", "1.01.01.2.01.0001"),  # AldiAlfatih/BAPPEDA pads the authority
        (" 7.01.02. ", "7.01.02"),
        ("7 .01. 02", "7.01.02"),
        ("'7.01", "7.01"),
        ("x.xx.01", "X.XX.01"),
    ],
)
def test_dirt_is_taken_off(written: str, read: str) -> None:
    assert str(parse(written)) == read


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("7.1", "nol"),  # a spreadsheet dropped the zero of 7.10 or of 7.01
        ("7.01.02.2", "lima"),
        ("7.01.0.00.0.00.06.0000", "tiga"),  # the code of an agency
        ("7.01.02.2.01.001", "7.01.02.2.01.0001"),
        ("X.01.01", "7.01"),
        ("5.1.02.01.001.00024", "7.01"),  # an account
        ("", "7.01.02"),
        ("PROGRAM", "7.01"),
    ],
)
def test_what_is_no_code_is_refused_with_what_to_do(text: str, hint: str) -> None:
    with pytest.raises(KodeError) as refused:
        parse(text)
    assert refused.value.code == "kode"
    assert hint in str(refused.value.hint)


def test_a_number_is_no_code_for_it_has_lost_its_zeros() -> None:
    with pytest.raises(KodeError, match=r"7\.1 "):
        parse(7.1)  # type: ignore[arg-type]


def test_a_template_stands_for_the_code_of_every_bidang() -> None:
    template = parse("X.XX.01.2.01.0007")
    assert str(template.isi("7.01")) == "7.01.01.2.01.0007"
    assert parse("7.01.01.2.01.0007").templat == template
    assert parse("7.01.02").templat is None
    assert sama("X.XX.01.2.01.07", "7.01.01.2.01.0007")
    assert not sama("7.01.01.2.01.0007", "1.02.01.2.01.0007")
    with pytest.raises(KodeError):
        template.isi("X.XX")


def test_code_and_name_of_one_cell_are_parted() -> None:
    cell = "2.17.08.1.01.0002 Peningkatan Pemahaman\n dan  Pengetahuan Literasi Hukum\n\n"
    assert pisah(cell) == (parse("2.17.08.1.01.0002"), "Peningkatan Pemahaman dan Pengetahuan Literasi Hukum")
    assert pisah("7.01 - KECAMATAN")[1] == "KECAMATAN"
    with pytest.raises(KodeError, match="PROGRAM"):
        pisah("PROGRAM 7.01.02")


def test_codes_sort_and_pickle() -> None:
    kode = parse("7.01.02")
    assert pickle.loads(pickle.dumps(kode)) == kode
    assert sorted([parse("7.01.02.2.01"), kode]) == [kode, parse("7.01.02.2.01")]
    assert {Kode(("7", "01", "02"))} == {kode}
