# SPDX-License-Identifier: MIT
"""What a person reads when a bundle is wrong: file, line, path, what is wrong, what to do."""

from __future__ import annotations

import pickle

import pytest

from bundle.kecil import Kecil
from sakip.bundle import load
from sakip.errors import BundleError

ONE_FAULT = {
    "misspelt key": (
        'nama = "Indeks Kepuasan Masyarakat"',
        'nmaa = "Indeks Kepuasan Masyarakat"',
        '10-rencana.toml:48: indikator.IKU-1.nmaa: the key "nmaa" is not known here. Nearest known: "nama".',
    ),
    "misspelt table": (
        "[[analisis]]",
        "[[analisa]]",
        '20-anggaran.toml:38: analisa: the key "analisa" is not known here. Nearest known: "analisis".',
    ),
    "the code's name instead of the bundle's": (
        'tercetak = "94,05%"',
        'tercetak = "94,05%"\nnote = ""',
        '20-anggaran.toml:48: klaim.capaian:IKU-1:2023.note: the key "note" is not known here. '
        "Known: alamat, tercetak, tempat, catatan.",
    ),
    "missing key": (
        'nama = "Terlaksananya Musrenbang Kecamatan"\n',
        "",
        '20-anggaran.toml:18: indikator.SK-1.nama: "nama" is missing. It is required here.',
    ),
    "key twice": (
        "akhir_renstra = 90",
        "akhir_renstra = 90\nakhir_renstra = 92",
        '10-rencana.toml:54: indikator[1].akhir_renstra: "indikator[1].akhir_renstra" is already set in line 53. '
        "Keep one of the two, or join them.",
    ),
    "comma in a number": (
        "2023 = 79.35",
        "2023 = 79,35",
        '10-rencana.toml:52: indikator[1].realisasi.2023: "79,35" is not a TOML number. '
        "Write it with a point and without thousands separators or signs (92.5, 2355308250), "
        'or put it in quotation marks ("92,5").',
    ),
    "text where a number belongs": (
        "target.2023 = 84",
        'target.2023 = "9o"',
        '10-rencana.toml:51: indikator.IKU-1.target.2023: "9o" is not a number: a letter stands where a digit should. '
        "Write digits, or a space before the unit.",
    ),
    "two decimal commas": (
        "target.2023 = 84",
        'target.2023 = "92,5,0"',
        '10-rencana.toml:51: indikator.IKU-1.target.2023: "92,5,0" is not a number: two decimal commas. '
        'Write "92,5" or 92.5 (TOML number), or "-" if it was not set.',
    ),
    "true is no number": (
        "akhir_renstra = 90",
        "akhir_renstra = true",
        "10-rencana.toml:53: indikator.IKU-1.akhir_renstra: a number belongs here, not true. "
        'Write a number, its text ("92,5"), or "-" if it was not set.',
    ),
    "year that is none": (
        "2020 = ",
        "202 = ",
        '10-rencana.toml:52: indikator.IKU-1.realisasi.202: "202" is no year. Write four digits: 2023 = ...',
    ),
    "unknown polaritas": (
        "akhir_renstra = 90",
        'akhir_renstra = 90\npolaritas = "niak"',
        '10-rencana.toml:54: indikator.IKU-1.polaritas: "niak" is none of naik, turun, stabil. Nearest known: "naik".',
    ),
    "money as text": (
        "anggaran = 15212800",
        'anggaran = "15.212.800"',
        "20-anggaran.toml:36: perjanjian_kinerja.program.7.01.02.anggaran: a whole number belongs here, "
        'not the text "15.212.800". Write 15212800, without quotation marks.',
    ),
    "money with a point": (
        "anggaran = 15212800",
        "anggaran = 15.212",
        "20-anggaran.toml:36: perjanjian_kinerja.program.7.01.02.anggaran: a whole number belongs here, "
        "not the number 15.212. A point begins the decimals: write a whole number, its digits without separators.",
    ),
    "number where text belongs": (
        'kode = "16.05.19"',
        "kode = 16.05",
        "10-rencana.toml:6: kode: text belongs here, not the number 16.05. Put it in quotation marks.",
    ),
    "text where true or false belongs": (
        "menunjang = true",
        'menunjang = "true"',
        '20-anggaran.toml:29: dukungan.7.01.02.menunjang: true or false belongs here, not the text "true". '
        "Write it without quotation marks.",
    ),
    "text where a list belongs": (
        'kepala = "Camat"',
        'kepala = "Camat"\nmandat = "Peraturan Bupati Nomor 32 Tahun 2008"',
        "10-rencana.toml:16: perangkat_daerah.mandat: a list belongs here, "
        'not the text "Peraturan Bupati Nomor 32 Tahun 2008". Write ["Peraturan Bupati Nomor 32 Tahun 2008"].',
    ),
    "number where a table belongs": (
        "pagu.perubahan = 15212800",
        "pagu = 15212800",
        "20-anggaran.toml:15: sub_kegiatan.7.01.02.2.01.01.pagu: a table with keys belongs here, "
        "not the number 15212800. Its keys: murni, pergeseran, perubahan.",
    ),
    "negative pagu": (
        "pagu.perubahan = 15212800",
        "pagu.perubahan = -15212800",
        "20-anggaran.toml:15: sub_kegiatan.7.01.02.2.01.01.pagu.perubahan: perubahan is negative (-15212800). "
        "Write the amount without a minus; a correction belongs to the version that made it.",
    ),
    "Renstra backwards": (
        "akhir = 2026",
        "akhir = 2020",
        "10-rencana.toml:29: renstra: the Renstra ends (2020) before it starts (2021). "
        "Swap mulai and akhir, or correct the year.",
    ),
    "no format": ("format = 1\n", "", 'KECIL: format: "format" is missing. Write format = 1.'),
    "newer format": (
        "format = 1",
        "format = 2\nhal_baru = true",
        "10-rencana.toml:4: format: the bundle has format 2; this sakip reads up to 1. "
        "Install a newer sakip: pip install --upgrade sakip",
    ),
    "format that is none": (
        "format = 1",
        'format = "1"',
        "10-rencana.toml:4: format: there is no such format. Write format = 1.",
    ),
    "same key in two files": (
        "[narasi]",
        '[sumber]\ndokumen = "lain"\n[narasi]',
        '20-anggaran.toml:43: sumber.dokumen: "sumber.dokumen" is already set in 10-rencana.toml:9. '
        "Keep one of the two.",
    ),
}


@pytest.mark.parametrize(("old", "new", "fault"), ONE_FAULT.values(), ids=ONE_FAULT.keys())
def test_one_fault(kecil: Kecil, old: str, new: str, fault: str) -> None:
    kecil.change(old, new)
    assert kecil.faults() == [fault.replace("KECIL", str(kecil.folder))]


def test_all_faults_of_all_files_at_once_with_their_lines(kecil: Kecil) -> None:
    kecil.change(
        'uraian = "Meningkatnya Kualitas Pelayanan Publik"', 'uraian = """\nMeningkatnya\nKualitas"""\nbbot = 2'
    )
    kecil.change("target.2023 = 84", 'target = { 2022 = 82, 2023 = "84,0,0" }')
    kecil.change('satuan = "nilai"', "satuan = 5\nbobot = true")
    kecil.change("menunjang = true", 'menunjang = "ya"')
    kecil.change("realisasi = 15212800", "realisasi = 15212800.5")
    assert [fault.partition(": ")[0] for fault in kecil.faults()] == [
        "10-rencana.toml:42",
        "10-rencana.toml:54",
        "10-rencana.toml:62",
        "10-rencana.toml:63",
        "20-anggaran.toml:16",
        "20-anggaran.toml:29",
    ]


def test_every_file_that_is_no_toml_is_named(kecil: Kecil) -> None:
    kecil.change('nama = "Kecamatan Sumber Harta"', 'nama = "Kecamatan Sumber Harta')
    kecil.anggaran.write_bytes(kecil.anggaran.read_bytes().replace(b"(%)", b"\x96"))
    assert kecil.faults() == [
        "10-rencana.toml:12: perangkat_daerah.nama: the text that begins here has no closing quotation mark. "
        'Text on one line stands in "...", text over several lines in """...""".',
        "20-anggaran.toml:48: the file is not UTF-8: byte 0x96, which Windows-1252 shows as –. "
        'Save it as "UTF-8" (in Windows Notepad: Save as, Encoding: UTF-8).',
    ]


def test_a_number_text_is_no_text_of_another_kind(kecil: Kecil) -> None:
    """Text with a digit in it was meant as a number; it never passes for words."""
    kecil.change("target.2023 = 84", 'target.2023 = "sekitar 84 lebih 2"')
    assert len(kecil.faults()) == 1


def test_the_error_survives_pickle(kecil: Kecil) -> None:
    kecil.change("tahun = 2023", 'tahun = "2023"')
    with pytest.raises(BundleError) as caught:
        load(kecil.folder)
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)
    assert again.faults == caught.value.faults
