# SPDX-License-Identifier: MIT
"""Kode wilayah as people and tables write them. Codes: cahyadsn/wilayah (Kepmendagri 300.2.2-2430/2025)."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import RegionError
from sakip.wilayah import KodeWilayah, TingkatWilayah, parse


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Any code of a region, to any level."""
    number = st.integers
    parts = [
        f"{draw(number(11, 99))}",
        f"{draw(number(1, 99).filter(lambda one: one != 70)):02d}",
        f"{draw(number(1, 99)):02d}",
        f"{draw(number(1000, 3999))}",
    ]
    return ".".join(parts[: draw(number(1, 4))])


@given(codes())
def test_a_code_is_read_and_written_alike_with_its_dots_and_without(text: str) -> None:
    kode = parse(text)
    assert str(kode) == text
    assert parse(text.replace(".", "")) == kode


@given(codes())
def test_a_region_lies_in_all_its_parents_and_they_not_in_it(text: str) -> None:
    kode = parse(text)
    for above in kode.leluhur:
        assert above.memuat(kode)
        assert not kode.memuat(above)
    assert kode.induk == (kode.leluhur[-1] if kode.leluhur else None)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("16", "provinsi"),
        ("16.05", "kabupaten"),
        ("16.71", "kota"),
        ("16.05.19", "kecamatan"),
        ("16.05.19.1002", "kelurahan"),  # Sumber Harta
        ("16.05.19.2010", "desa"),  # Sumber Asri
        ("91.03.01.3001", "desa adat"),
        ("11.01.40001", "pulau"),
        ("kl.kemenpanrb", "pusat"),
    ],
)
def test_the_level_is_in_the_code(text: str, level: str) -> None:
    assert parse(text).tingkat == TingkatWilayah(level)


@pytest.mark.parametrize(
    ("written", "read"),
    [("160519", "16.05.19"), ("1605192010", "16.05.19.2010"), (" 16.05 .19", "16.05.19"), ("110140001", "11.01.40001"),
     ("KL.KemenPANRB", "kl.kemenpanrb")],
)  # fmt: skip
def test_digits_alone_and_stray_spaces_are_put_right(written: str, read: str) -> None:
    assert str(parse(written)) == read


@pytest.mark.parametrize("text", ["1605010", "1605010001", "16.05.010"])
def test_a_code_of_the_bps_is_refused_where_its_form_shows_it(text: str) -> None:
    with pytest.raises(RegionError, match="BPS") as refused:
        parse(text)
    assert refused.value.code == "kode-wilayah"


@pytest.mark.parametrize(
    "text",
    ["", "9", "09", "160", "16.5.19", "16.00", "16.70", "16.05.00", "16.05.05.001", "16.05.19.4001", "16.05.19.2001.1",
     "16-05", "16.05.", "kl", "kl.", "kl.a b!", "Musi Rawas", "１６", "16.05.40001.2001"],
)  # fmt: skip
def test_what_is_no_code_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(RegionError) as refused:
        parse(text)
    assert refused.value.hint
    assert refused.value.code == "kode-wilayah"


def test_a_number_is_no_code_for_16_10_and_16_1_are_the_same_number() -> None:
    with pytest.raises(RegionError):
        parse(16.10)  # type: ignore[arg-type]


def test_codes_pickle_and_central_bodies_lie_nowhere() -> None:
    kode = parse("kl.kemenpanrb")
    assert pickle.loads(pickle.dumps(kode)) == kode == KodeWilayah(("kl", "kemenpanrb"))
    assert (kode.induk, kode.leluhur) == (None, ())
