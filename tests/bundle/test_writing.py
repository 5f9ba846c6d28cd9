# SPDX-License-Identifier: MIT
"""A bundle written as TOML, edited without losing comments, and moved on to the next year."""

from __future__ import annotations

import shutil
from pathlib import Path

import attrs
import pytest

import sakip
from sakip import api
from sakip.bundle.next_year import next_year
from sakip.bundle.plain import plain
from sakip.bundle.structure import structure
from sakip.errors import BundleError
from sakip.model import Bundle, Indikator


@pytest.fixture
def folder(sumber_harta: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sumber_harta, tmp_path / "bundel"))


def texts(folder: Path) -> dict[str, list[str]]:
    return {one.name: one.read_text("utf-8").splitlines() for one in folder.glob("*.toml")}


def test_a_bundle_and_its_plain_table_are_the_same(sumber_harta: Path, root: Path) -> None:
    for path in (sumber_harta, root / "tests/data/bundle-kecil"):
        bundle = sakip.load(path)
        made, faults = structure(plain(bundle))
        assert not faults
        assert made == bundle


def test_a_new_file_reads_back(sumber_harta: Path, tmp_path: Path) -> None:
    bundle = sakip.load(sumber_harta)
    path = api.save(bundle, tmp_path / "baru.toml")
    assert sakip.load(path) == bundle
    assert "target = {2023 = 84}" in path.read_text("utf-8")


def test_saving_what_is_there_changes_no_byte(folder: Path) -> None:
    before = texts(folder)
    api.save(sakip.load(folder), folder)
    assert texts(folder) == before


def test_one_changed_target_is_one_changed_line(folder: Path) -> None:
    before, bundle = texts(folder), sakip.load(folder)
    first = attrs.evolve(bundle.indikator[0], target={2023: 86})
    changed = attrs.evolve(bundle, indikator=(first, *bundle.indikator[1:]))
    api.save(changed, folder)
    after = texts(folder)
    differing = [(name, old, new) for name in before for old, new in zip(before[name], after[name], strict=True)
                 if old != new]  # fmt: skip
    assert differing == [("30-indikator.toml", 'target = { "2023" = 84 }', 'target = { "2023" = 86 }')]
    assert sakip.load(folder) == changed


def test_records_come_and_go_in_the_file_of_their_kind(folder: Path) -> None:
    before, bundle = texts(folder), sakip.load(folder)
    new = Indikator("IKU-9", "Indeks Inovasi", "S-1", "indeks", target={2023: 3})
    changed = attrs.evolve(bundle, indikator=(*bundle.indikator[:-1], new), narasi={**bundle.narasi, "baru": "Teks\n"})
    api.save(changed, folder)
    assert sakip.load(folder) == changed
    after = texts(folder)
    assert {name for name in before if before[name] != after[name]} == {"30-indikator.toml", "64-narasi-bab-4.toml"}
    comments = [line for lines in before.values() for line in lines if line.startswith("#")]
    assert comments == [line for lines in after.values() for line in lines if line.startswith("#")]


def test_another_order_of_records_is_kept(folder: Path) -> None:
    bundle = sakip.load(folder)
    turned = attrs.evolve(bundle, indikator=bundle.indikator[::-1], sasaran=bundle.sasaran[::-1])
    api.save(turned, folder)
    assert sakip.load(folder) == turned


def test_a_file_that_is_no_bundle_is_not_overwritten(sumber_harta: Path, tmp_path: Path) -> None:
    path = tmp_path / "lain.toml"
    path.write_text("judul = 'bukan bundel'\n", "utf-8")
    with pytest.raises(BundleError):
        api.save(sakip.load(sumber_harta), path)
    assert path.read_text("utf-8") == "judul = 'bukan bundel'\n"


def test_the_next_year_keeps_the_plan_and_leaves_the_money_open(sumber_harta: Path) -> None:
    old: Bundle = sakip.load(sumber_harta)
    new, to_do = next_year(old)
    assert new.tahun == 2024
    assert new.indikator == old.indikator
    assert [one.kode for one in new.sub_kegiatan] == [one.kode for one in old.sub_kegiatan]
    assert {one.pagu.berlaku for one in new.sub_kegiatan} == {None}
    assert (new.klaim, new.analisis) == ((), ())
    assert new.indikator[0].realisasi[2023] == old.indikator[0].realisasi[2023]
    prose = "".join(new.narasi.values())
    assert ":2024}" in prose
    assert ":2023}" not in prose
    assert any("IKU-1" in str(one) for one in to_do)
    measured = sakip.measure(new)
    assert measured["capaian:IKU-1:2024"].value is None


def test_a_year_after_the_renstra_is_said(sumber_harta: Path) -> None:
    old = sakip.load(sumber_harta)
    _, to_do = next_year(attrs.evolve(old, tahun=old.renstra.akhir))
    assert str(old.renstra.akhir + 1) in str(to_do[0])
