# SPDX-License-Identifier: MIT
"""A scale covers its whole line without hole or overlap, or says by which policy its holes are closed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import ScaleError
from sakip.formula.absent import Absent
from sakip.formula.value import value
from sakip.references import Rujukan
from sakip.rules import every, get
from sakip.rules.scale import Celah, Kelas, Scale

POLICIES = (Celah.BATAS_BAWAH, Celah.BATAS_ATAS, Celah.BULAT)


def scale(id: str) -> Scale:
    rule = get(id)
    assert isinstance(rule, Scale)
    return rule


PERMENDAGRI = scale("predikat.permendagri-86-2017")
AKIP = scale("predikat.permenpanrb-88-2021")


def label(where: Scale, nilai: str | Fraction) -> str:
    result = value(where.formula, {"nilai": Decimal(nilai) if isinstance(nilai, str) else nilai})
    return "-" if isinstance(result, Absent) else where.label(int(result))


@pytest.mark.parametrize(
    ("nilai", "bawah", "atas", "bulat"),
    [
        ("90", "Tinggi", "Tinggi", "Tinggi"),
        ("90.4", "Tinggi", "Sangat Tinggi", "Tinggi"),
        ("90.5", "Tinggi", "Sangat Tinggi", "Sangat Tinggi"),
        ("90.999", "Tinggi", "Sangat Tinggi", "Sangat Tinggi"),
        ("91", "Sangat Tinggi", "Sangat Tinggi", "Sangat Tinggi"),
        ("75.49", "Sedang", "Tinggi", "Sedang"),
        ("75.5", "Sedang", "Tinggi", "Tinggi"),
        ("65.2", "Rendah", "Sedang", "Rendah"),
        ("50.7", "Sangat Rendah", "Rendah", "Rendah"),
        ("112.5", "Sangat Tinggi", "Sangat Tinggi", "Sangat Tinggi"),
        ("-33.33", "Sangat Rendah", "Sangat Rendah", "Sangat Rendah"),
    ],
)
def test_the_policies_differ_in_the_holes(nilai: str, bawah: str, atas: str, bulat: str) -> None:
    assert [label(PERMENDAGRI.dengan(celah), nilai) for celah in POLICIES] == [bawah, atas, bulat]


@given(st.fractions(-50, 150, max_denominator=1000))
def test_the_policies_differ_nowhere_else(nilai: Fraction) -> None:
    found = {label(PERMENDAGRI.dengan(celah), nilai) for celah in POLICIES}
    in_a_hole = any(end < nilai < end + 1 for end in (50, 65, 75, 90))
    assert len(found) == 1 or in_a_hole
    below, above = (label(PERMENDAGRI.dengan(celah), nilai) for celah in POLICIES[:2])
    assert (below != above) == in_a_hole


def test_without_a_class_is_a_policy_too() -> None:
    strict = PERMENDAGRI.dengan(Celah.TANPA_KELAS)
    assert [label(strict, nilai) for nilai in ("90", "90.5", "91")] == ["Tinggi", "-", "Sangat Tinggi"]


@pytest.mark.parametrize(
    ("nilai", "expected"),
    [
        ("100", "AA"), ("90.01", "AA"), ("90", "A"), ("80.01", "A"), ("80", "BB"), ("70", "B"), ("60", "CC"),
        ("50", "C"), ("30", "D"), ("0", "D"), ("101", "-"), ("100.01", "-"), ("-0.01", "-"),
    ],
)  # fmt: skip
def test_the_upper_end_of_a_letter_belongs_to_it(nilai: str, expected: str) -> None:
    assert label(AKIP, nilai) == expected


SCALES = tuple(rule for rule in every() if isinstance(rule, Scale))


@pytest.mark.parametrize("rule", SCALES, ids=lambda rule: rule.id)
def test_a_bound_belongs_where_the_table_puts_it(rule: Scale) -> None:
    for kelas in rule.kelas:
        for bound, belongs in ((kelas.bawah, kelas.bawah_termasuk), (kelas.atas, kelas.atas_termasuk)):
            if bound is not None and belongs:
                assert label(rule, bound) == kelas.label


@pytest.mark.parametrize("rule", SCALES, ids=lambda rule: rule.id)
def test_a_higher_value_is_never_in_a_lower_class(rule: Scale) -> None:
    bounds = {bound for kelas in rule.kelas for bound in (kelas.bawah, kelas.atas) if bound is not None}
    steps = (Fraction(-1, 1000), Fraction(0), Fraction(1, 1000))
    values = sorted({bound + step for bound in bounds for step in steps})
    ranks = [value(rule.formula, {"nilai": one}) for one in values]
    known = [rank for rank in ranks if not isinstance(rank, Absent)]
    assert known == sorted(known)
    assert known
    open_ended = rule.atas is None
    assert isinstance(value(rule.formula, {"nilai": 10**6}), Absent) != open_ended


Bounds = tuple[tuple[int | None, int | None], ...]


def made(*bounds: tuple[int | None, int | None], celah: Celah = Celah.TIDAK_ADA, ends: bool = True) -> Scale:
    def end(given: int | None) -> Fraction | None:
        return None if given is None else Fraction(given)

    kelas = tuple(Kelas(f"kelas {at}", end(low), end(high), ends, ends) for at, (low, high) in enumerate(bounds))
    return Scale(
        id="predikat.coba", title="Coba", kelas=kelas, celah=celah, rujukan=(Rujukan.praktik("sakip", "contoh"),)
    )


HOLE = ((None, 50), (51, None))


@pytest.mark.parametrize("bounds", [HOLE, ((None, 50), (60, 70), (71, None))])
def test_a_hole_without_a_policy_is_refused(bounds: Bounds) -> None:
    with pytest.raises(ScaleError, match="kelas 0"):
        made(*bounds)
    made(*bounds, celah=Celah.BATAS_BAWAH)


def test_a_bound_that_belongs_to_no_class_is_a_hole() -> None:
    with pytest.raises(ScaleError, match="kelas 1"):
        made((None, 50), (50, None), ends=False)


@pytest.mark.parametrize(
    "bounds", [((None, 50), (50, None)), ((None, 55), (51, None)), ((None, None), (51, None)), ((None, 50), (None, 60))]
)
@pytest.mark.parametrize("celah", Celah)
def test_an_overlap_is_refused_under_every_policy(bounds: Bounds, celah: Celah) -> None:
    with pytest.raises(ScaleError, match="kelas 1"):
        made(*bounds, celah=celah)


def test_rounding_closes_only_a_hole_of_one() -> None:
    assert label(made(*HOLE, celah=Celah.BULAT), "50.5") == "kelas 1"
    with pytest.raises(ScaleError, match="kelas 0"):
        made((None, 50), (52, None), celah=Celah.BULAT)


def test_the_order_of_the_classes_does_not_matter() -> None:
    assert made((51, None), (None, 50), celah=Celah.BULAT).label(1) == "kelas 1"
