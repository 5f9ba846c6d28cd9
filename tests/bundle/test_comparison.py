# SPDX-License-Identifier: MIT
"""What changed between two bundles, as a planner reads it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import sakip
from sakip import lang
from sakip.bundle.comparison import Change, Kind, compare
from sakip.model import Bundle, Indikator, Pagu, Polaritas


@pytest.fixture(autouse=True)
def _in_indonesian(_english: None) -> Iterator[None]:
    with lang.using("id"):
        yield


@pytest.fixture
def bundle(root: Path) -> Bundle:
    return sakip.load(root / "plugins/sakip-musi-rawas/src/sakip_musi_rawas/data/sumber-harta-2023")


def with_indicator(bundle: Bundle, id: str, **changes: Any) -> Bundle:
    changed = tuple(attrs.evolve(one, **changes) if one.id == id else one for one in bundle.indikator)
    return attrs.evolve(bundle, indikator=changed)


def only(changes: tuple[Change, ...]) -> Change:
    assert len(changes) == 1, [str(one.message) for one in changes]
    return changes[0]


def test_a_bundle_is_the_same_as_itself(bundle: Bundle) -> None:
    assert compare(bundle, pickle.loads(pickle.dumps(bundle))) == ()


@pytest.mark.parametrize(
    ("polaritas", "new", "said"),
    [
        (Polaritas.NAIK, 86, "indikator IKU-1 target 2023: 84 menjadi 86 (bertambah 2: target lebih berat)"),
        (Polaritas.NAIK, Decimal("83.5"), "indikator IKU-1 target 2023: 84 menjadi 83,5 (berkurang 0,5: target lebih "
         "ringan)"),
        (Polaritas.TURUN, 86, "indikator IKU-1 target 2023: 84 menjadi 86 (bertambah 2: target lebih ringan)"),
        (Polaritas.STABIL, 86, "indikator IKU-1 target 2023: 84 menjadi 86 (bertambah 2)"),
    ],
)  # fmt: skip
def test_a_revised_target_is_harder_or_easier_by_its_polarity(
    bundle: Bundle, polaritas: Polaritas, new: Any, said: str
) -> None:
    before = with_indicator(bundle, "IKU-1", polaritas=polaritas)
    after = with_indicator(before, "IKU-1", target={2023: new})
    assert str(only(compare(before, after)).message) == said


def test_money_is_said_in_rupiah(bundle: Bundle) -> None:
    first = bundle.sub_kegiatan[0]
    assert first.pagu == Pagu(perubahan=1_488_622_040)
    revised = attrs.evolve(first, pagu=Pagu(murni=1_488_622_040, perubahan=1_500_000_000))
    after = attrs.evolve(bundle, sub_kegiatan=(revised, *bundle.sub_kegiatan[1:]))
    new, changed = compare(bundle, after)
    assert str(new.message) == f"sub kegiatan {first.kode} pagu murni baru: Rp\xa01.488.622.040"
    assert changed.difference == 11_377_960
    assert str(changed.message).endswith("menjadi Rp\xa01.500.000.000 (bertambah Rp\xa011.377.960)")


def test_what_comes_and_goes_is_named(bundle: Bundle) -> None:
    new = Indikator("IKU-9", "Indeks Inovasi", "S-1", "indeks")
    after = attrs.evolve(bundle, indikator=(*bundle.indikator[1:], new))
    gone, came = compare(bundle, after)
    assert (gone.kind, gone.id, gone.old) == (Kind.REMOVED, "IKU-1", "Indeks Kepuasan Masyarakat")
    assert (came.kind, came.id, came.new) == (Kind.ADDED, "IKU-9", "Indeks Inovasi")
    assert {one.kind for one in compare(after, bundle)} == {Kind.REMOVED, Kind.ADDED}


def test_a_target_that_was_not_set_is_not_zero(bundle: Bundle) -> None:
    after = with_indicator(bundle, "IKU-1", target={2023: 84, 2024: 0})
    change = only(compare(bundle, after))
    assert (change.kind, change.field, change.old, change.new) == (Kind.ADDED, ("target", "2024"), None, "0")


def test_order_is_no_change(bundle: Bundle) -> None:
    assert compare(bundle, attrs.evolve(bundle, indikator=bundle.indikator[::-1], klaim=bundle.klaim)) == ()


def test_every_part_is_looked_at(bundle: Bundle) -> None:
    empty = {one.name: one.default for one in attrs.fields(Bundle) if one.default == ()}
    after = attrs.evolve(bundle, narasi={}, sumber=None, rpjmd=None, perjanjian_kinerja=None, tahun=2024, **empty)
    parts = {one.part for one in compare(bundle, after)}
    unchanged = {"kode", "format", "perangkat_daerah", "renstra", "pohon_kinerja"}  # the last of which it has none
    assert parts == {one.name for one in attrs.fields(Bundle)} - unchanged
    assert all(str(one.message) for one in compare(after, bundle))
