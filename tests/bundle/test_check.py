# SPDX-License-Identifier: MIT
"""What does not fit together in a bundle is named with its place and the nearest thing that would fit."""

from __future__ import annotations

import pytest

from bundle.kecil import Kecil
from sakip.bundle import load

FAULTS = {
    "sasaran without indikator": (
        'untuk = "S-6"',
        'untuk = "S-1"',
        '10-rencana.toml:42: sasaran.S-6: this sasaran has no indikator. Add an [[indikator]] with untuk = "S-6".',
    ),
    "indicator of nothing": (
        'untuk = "7.01.02.2.01.01"',
        'untuk = "7.01.02.2.01.02"',
        '20-anggaran.toml:21: indikator.SK-1.untuk: "7.01.02.2.01.02" is no tujuan, sasaran, program, kegiatan or '
        'sub-kegiatan of this bundle. Nearest known: "7.01.02.2.01.01".',
    ),
    "program for a sasaran that is not there": (
        'sasaran = "S-1"',
        'sasaran = "S-16"',
        '20-anggaran.toml:27: dukungan.7.01.02.sasaran: there is no sasaran "S-16". Nearest known: "S-6".',
    ),
    "support by a program that is not there": (
        'kode = "7.01.02"\nmenunjang',
        'kode = "7.01.20"\nmenunjang',
        '20-anggaran.toml:28: dukungan.7.01.20.kode: there is no program or kegiatan "7.01.20". '
        'Nearest known: "7.01.02".',
    ),
    "sasaran of an unknown tujuan": (
        'tujuan = "T-1"',
        'tujuan = "Y"',
        '10-rencana.toml:40: sasaran.S-1.tujuan: there is no tujuan "Y". Known: T-1.',
    ),
    "kegiatan without its program": (
        'kode = "7.01.02.2.01"',
        'program = "7.01.03"\nkode = "7.01.02.2.01"',
        '20-anggaran.toml:9: kegiatan.7.01.02.2.01.program: there is no program "7.01.03" for this kegiatan. '
        'Nearest known: "7.01.02".',
    ),
    "sub-kegiatan without its kegiatan": (
        "realisasi = 15212800",
        'kegiatan = "7.01.02.2.02"\nrealisasi = 15212800',
        '20-anggaran.toml:16: sub_kegiatan.7.01.02.2.01.01.kegiatan: there is no kegiatan "7.01.02.2.02" for this '
        'sub-kegiatan. Nearest known: "7.01.02.2.01".',
    ),
    "PK of an unknown program": (
        'program = "7.01.02"\nanggaran',
        'program = "7.01.05"\nanggaran',
        '20-anggaran.toml:35: perjanjian_kinerja.program.7.01.05.program: there is no program "7.01.05". '
        'Nearest known: "7.01.02".',
    ),
    "negative money in the PK": (
        "anggaran = 15212800",
        "anggaran = -15212800",
        "20-anggaran.toml:36: perjanjian_kinerja.program.7.01.02.anggaran: anggaran is negative (-15212800). "
        "Write the amount without a minus.",
    ),
    "analysis of an unknown indicator": (
        'indikator = "IKU-1"',
        'indikator = "IKU-2"',
        '20-anggaran.toml:39: analisis.IKU-2.indikator: there is no indikator "IKU-2". Nearest known: "IKU-6".',
    ),
    "target outside the Renstra": (
        "target.2023 = 84",
        "target = { 2020 = 80, 2023 = 84 }",
        "10-rencana.toml:51: indikator.IKU-1.target.2020: 2020 is outside the Renstra (2021-2026). "
        "Correct the year, or take the target out.",
    ),
    "realisation after the Renstra": (
        'realisasi.2023 = "61,90"',
        'realisasi.2027 = "61,90"',
        "10-rencana.toml:61: indikator.IKU-6.realisasi.2027: 2027 is outside the Renstra (2021-2026). "
        "Correct the year, or take the realisation out.",
    ),
    "reported year outside the Renstra": (
        "tahun = 2023",
        "tahun = 2032",
        "10-rencana.toml:5: tahun: 2032 is outside the Renstra (2021-2026). Correct tahun or the Renstra.",
    ),
    "RPJMD backwards": (
        "[renstra]",
        '[rpjmd]\nmulai = 2026\nakhir = 2021\nvisi = "MANTAB"\n[renstra]',
        "10-rencana.toml:31: rpjmd.akhir: the RPJMD ends (2021) before it starts (2026). "
        "Swap mulai and akhir, or correct the year.",
    ),
    "id twice": (
        'id = "SK-1"',
        'id = "IKU-6"',
        '20-anggaran.toml:19: indikator.IKU-6.id: "IKU-6" is already used in 10-rencana.toml:56. '
        "Give each its own, or take one out.",
    ),
    "id of one list in another": (
        'id = "SK-1"',
        'id = "7.01.02.2.01.01"',
        '20-anggaran.toml:13: sub_kegiatan.7.01.02.2.01.01.kode: "7.01.02.2.01.01" is already used in '
        "20-anggaran.toml:19. Give each its own, or take one out.",
    ),
    "id with a space": (
        'id = "SK-1"',
        'id = "SK 1"',
        '20-anggaran.toml:19: indikator.SK 1.id: "SK 1" cannot be the name of something that has figures. '
        "Use letters, digits, dots and dashes, no space, colon or brace.",
    ),
    "claim that is no address": (
        'alamat = "capaian:IKU-1:2023"',
        'alamat = "capian:IKU-1:2023"',
        '20-anggaran.toml:46: klaim.capian:IKU-1:2023.alamat: "capian:IKU-1:2023" is not an address: '
        '"capian" is no kind of figure; nearest: capaian. Write it like capaian:IKU-1:2023.',
    ),
    "figure in the prose that is no address": (
        "{target:IKU-1:2023}",
        "{target:IKU-1}",
        '20-anggaran.toml:43: narasi.pengantar: "target:IKU-1" is not an address: it needs kind, subject and year. '
        "Write it like capaian:IKU-1:2023.",
    ),
    "figure in an analysis that is no address": (
        "{capaian:IKU-1:2023}",
        "{capaian:IKU-1:23}",
        '20-anggaran.toml:40: analisis.IKU-1.uraian: "capaian:IKU-1:23" is not an address: "23" is not a year. '
        "Write it like capaian:IKU-1:2023.",
    ),
}


@pytest.mark.parametrize(("old", "new", "fault"), FAULTS.values(), ids=FAULTS.keys())
def test_what_does_not_fit(kecil: Kecil, old: str, new: str, fault: str) -> None:
    kecil.change(old, new)
    assert kecil.faults() == [fault]


def test_analyses_staff_tables_and_pk_programs_are_there_once(kecil: Kecil) -> None:
    table = '[[perangkat_daerah.pegawai]]\nid = "pangkat"\njudul = "Pangkat"\nkolom = "Pangkat"\n'
    kecil.change("[renstra]", f"{table}{table}[renstra]")
    program = '[[perjanjian_kinerja.program]]\nprogram = "7.01.02"\nanggaran = 15212800\n'
    kecil.change("[narasi]", f'[[analisis]]\nindikator = "IKU-1"\n\n{program}[narasi]')
    once = "Give each its own, or take one out."
    assert kecil.faults() == [
        '10-rencana.toml:34: perangkat_daerah.pegawai.pangkat.id: "pangkat" is already used in '
        f"10-rencana.toml:30. {once}",
        f'20-anggaran.toml:43: analisis.IKU-1.indikator: "IKU-1" is already used in 20-anggaran.toml:39. {once}',
        '20-anggaran.toml:46: perjanjian_kinerja.program.7.01.02.program: "7.01.02" is already used in '
        f"20-anggaran.toml:35. {once}",
    ]


def test_several_misfits_over_two_files(kecil: Kecil) -> None:
    kecil.change('tujuan = "T-1"', 'tujuan = "T-2"')
    kecil.change('id = "IKU-6"', 'id = "IKU-1"')
    kecil.change('indikator = "IKU-1"', 'indikator = "IKU-7"')
    assert [one.partition(": ")[0] for one in kecil.faults()] == [
        "10-rencana.toml:40",
        "10-rencana.toml:56",
        "20-anggaran.toml:39",
    ]


def test_one_changed_code_shows_all_that_hung_on_it(kecil: Kecil) -> None:
    kecil.change('kode = "7.01.02"\nnama', 'kode = "7.01.03"\nnama')
    assert [one.split(": ")[1] for one in kecil.faults()] == [
        "kegiatan.7.01.02.2.01.kode",
        "dukungan.7.01.02.kode",
        "perjanjian_kinerja.program.7.01.02.program",
    ]


def test_braces_without_a_colon_are_prose(kecil: Kecil) -> None:
    kecil.change("{nama} tetap", "{nama} dan { target : x } tetap")
    assert "{ target : x }" in load(kecil.folder).narasi["pengantar"]
