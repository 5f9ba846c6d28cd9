# SPDX-License-Identifier: MIT
"""Sentences that are true accuse nobody, though they name other years, parts, programs and places; slips are found.

The indicator and its figures are those of the LKj of Provinsi Lampung 2016 (Tabel 3.29); the sentences are written for
the test.
"""

from __future__ import annotations

import pytest

from auditing.test_laporan_lain import laporan
from sakip import api, readers

JUJUR = """
Realisasi Angka Partisipasi Murni SMP/MTs/Paket B tahun 2015 sebesar 72,24 dan tahun 2016 sebesar 78,34.
Pada tahun 2015 Angka Partisipasi Murni SMP/MTs/Paket B terealisasi 72,24, sedangkan pada tahun 2016 terealisasi 78,34.
Dibandingkan dengan realisasi tahun sebelumnya sebesar 72,24, realisasi tahun 2016 berubah menjadi 78,34.
Target Angka Partisipasi Murni SMP/MTs/Paket B tahun 2017 ditetapkan sebesar 76,50.
Realisasi Angka Partisipasi Murni SMP/MTs/Paket B pada triwulan I sebesar 12,5 dan pada triwulan II sebesar 25,4.
Capaian tahun 2016 sebesar 103,21% lebih baik daripada capaian tahun 2015 sebesar 87,3%.
Anggaran yang mendukung indikator ini sebesar Rp 1.250.000.000 dengan realisasi Rp 1.200.000.000 atau 96,00%.
Realisasi belanja pegawai sebesar Rp 345.000.000 atau 98,2% dari pagu belanja pegawai.
Program Pendidikan Menengah menyerap anggaran sebesar 93,45%.
Sasaran ini didukung oleh 4 program dan 7 kegiatan.
Telah dilakukan 12 kegiatan sosialisasi di 9 desa.
Target nasional sebesar 80% pada tahun 2019 menjadi acuan.
Realisasi tersebut diperoleh dari 36.743 / 39.834 x 100% = 92,24%.
Angka ini meningkat dari 72,24 pada tahun 2015 menjadi 78,34 pada tahun 2016.
Nilai evaluasi SAKIP tahun 2015 sebesar 65,40 dengan predikat B.
Studi banding dilaksanakan ke Dinas Pendidikan Kabupaten Sleman pada tanggal 29 Februari 2016.
Kegiatan dilaksanakan bersama Dinas Sosial dan Badan Pusat Statistik Provinsi Lampung.
Untuk mencapai target tahun 2017, upaya berikut akan dilakukan secara maksimal.
"""

KELIRU = [
    ("SKP112", "Persentase itu dihitung dari 36.743 / 39.834 x 100% = 92,42%."),
    ("SKP112", "Jumlah siswa 1.250 + 2.300 = 3.650 orang."),
    ("SKP503", "Angka ini meningkat dari 62,00 pada tahun 2015 menjadi 58,85 pada tahun 2016."),
    ("SKP702", "Demikian laporan kinerja Dinas X tahun 2016 disusun."),
    ("SKP702", "Rinciannya disajikan pada Tabel x.x berikut."),
    ("SKP702", "Bagian ini diisi oleh masing-masing OPD."),
    ("SKP705", "Laporan ini disahkan pada tanggal 31 Februari 2017."),
    ("SKP705", "Pengukuran dilakukan pada tahun 201 oleh tim."),
    ("SKP709", "Isu strategis Dinas Sosial adalah keterbatasan tenaga."),
]


def found(sentence: str) -> set[tuple[str, str, str | None]]:
    text = f"{laporan().decode()}\nDinas Kesehatan melayani. Dinas Kesehatan mendata. Dinas Kesehatan melapor.\n"
    after = "Dari target sebesar 75,90 dapat direalisasikan 78,34."
    assert after in text
    audit = api.audit(readers.read(text.replace(after, f"{after}\n\n{sentence}").encode(), name="laporan"), tahun=2016)
    return {(one.code, one.address, one.printed) for one in audit.findings if one.code != "SKP208"}


@pytest.fixture(scope="module")
def tanpa() -> set[tuple[str, str, str | None]]:
    return found("Kegiatan berjalan sepanjang tahun.")


@pytest.mark.parametrize("sentence", JUJUR.strip().splitlines())
def test_a_true_sentence_accuses_nobody(sentence: str, tanpa: set[tuple[str, str, str | None]]) -> None:
    assert found(sentence) - tanpa == set()


@pytest.mark.parametrize(("code", "sentence"), KELIRU)
def test_a_slip_in_a_sentence_is_found(code: str, sentence: str, tanpa: set[tuple[str, str, str | None]]) -> None:
    assert {one for one, *_ in found(sentence) - tanpa} == {code}
