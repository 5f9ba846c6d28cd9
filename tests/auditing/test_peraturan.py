# SPDX-License-Identifier: MIT
"""Citations of regulations: what is wrong with number, year, title or force, and what is left alone.

The titles are those of the regulations; UU 41/2014 (amending UU 18/2009) and Permendagri 101/2018 stand for the many
that the catalogue does not have.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
import tomli

import sakip
from sakip import api, readers
from sakip.auditing import Finding, audit
from sakip.auditing.checks.legal import _MINISTRY, citations, known
from sakip.auditing.finding import Severity
from sakip.model import Bundle
from sakip.readers.claims import claims
from sakip.references import catalogue

Periksa = Callable[..., list[Finding]]


@pytest.fixture
def periksa(bundle: Bundle) -> Periksa:
    """What the check finds in a report with these sentences, of 2023 or another year."""

    def run(*sentences: str, tahun: int | None = None) -> list[Finding]:
        data = attrs.evolve(bundle, klaim=(), tahun=tahun or bundle.tahun)
        published = readers.read("\n\n".join(f"{one}." for one in sentences).encode(), name="uji")
        found = audit(api.measure(data), klaim=claims(published, data), published=published)
        return [one for one in found.findings if one.code == "SKP801"]

    return run


def test_every_entry_of_a_regulation_with_a_number_is_of_a_kind_that_is_read() -> None:
    kinds = {kind for kind, _ in _MINISTRY}
    assert {kind for kind, _, _ in known()} - {"lan"} <= kinds
    assert len(known()) > 150


def test_what_revoked_a_regulation_is_in_the_catalogue_and_not_older() -> None:
    for entry in catalogue().values():
        if entry.dicabut_oleh is not None:
            assert catalogue()[entry.dicabut_oleh].tahun >= entry.tahun, entry.id


def test_an_identifier_stands_in_one_file_and_tells_kind_number_and_year() -> None:
    files = [Path(sakip.__file__).parent / name for name in ("peraturan.toml", "dasar-hukum.toml")]
    assert sum(len(tomli.loads(one.read_text("utf-8"))) for one in files) == len(catalogue())
    for (_, number, year), entry in known().items():
        assert entry.tahun == year
        assert re.search(rf"\b0?{number}/", entry.nama), entry.nama


def test_the_source_of_a_rule_is_named_without_the_regulations_that_only_reports_cite() -> None:
    program = (
        "from pathlib import Path; from sakip.references import Rujukan; read = Path.read_text\n"
        "Path.read_text = lambda self, *args: (print(self.name), read(self, *args))[1]\n"
        "print(Rujukan('pp-8-2006')); print(Rujukan('uu-23-2014'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:4] == ["peraturan.toml", "PP 8/2006", "dasar-hukum.toml", "UU 23/2014"]


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        "UU No. 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional "
        "(Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104)",
        "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara yang Bersih dan Bebas KKN",
        "PP Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah sebagai dasar penganggaran",
        "Permenkes Nomor 4 Tahun 2019 tentang Standar Teknis Pemenuhan Mutu Pelayanan Dasar pada SPM Bidang Kesehatan",
        "Instruksi Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas Kinerja Instansi Pemerintah",
        "Peraturan Menteri Negara PAN Nomor PER/09/M.PAN/5/2007 tentang Pedoman Umum Penetapan Indikator Kinerja Utama",
        "PMK Nomor 22/PMK.02/2021 tentang Pengukuran dan Evaluasi Kinerja Anggaran atas Pelaksanaan RKA-K/L",
        "Peraturan BKN Nomor 8 Tahun 2019 tentang Pedoman Tata Cara dan Pelaksanaan Pengukuran Indeks "
        "Profesionalitas ASN",
    ],
)  # fmt: skip
def test_a_right_citation_is_left_alone(periksa: Periksa, text: str) -> None:
    assert [one for one, _ in citations(text)] != []
    assert periksa(f"Laporan disusun berdasarkan {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "PP Nomor 18 Tahun 2016",
        "Peraturan Presiden Nomor 95 Tahun 2018 tentang SPBE",
        "UU Nomor 33 Tahun 2004 tentang Perimbangan Keuangan Pusat dan Daerah yang sebelumnya berlaku",
        "Permendagri Nomor 59 Tahun 2021 tentang Standar Pelayanan Minimal",
        "Permendagri Nomor 54 Tahun 2010 tentang Tahapan dan Tata Cara Penyusunan Rencana Pembangunan Daerah",
        "UU Nomor 1 Tahun 2022 tentang Hubungan Keuangan Pusat dan Daerah",
        "PP Nomor 3 Tahun 2007 tentang LPPD, LKPJ dan ILPPD",
        "Undang-Undang Nomor 9 Tahun 2015 tentang Pemerintahan Daerah",
    ],
)  # fmt: skip
def test_a_title_cut_short_freely_worded_or_left_out_is_no_error(periksa: Periksa, text: str) -> None:
    assert periksa(f"Laporan disusun berdasarkan {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang Nomor 41 Tahun 2014 tentang Perubahan atas Undang-Undang Nomor 18 Tahun 2009 tentang Peternakan "
        "dan Kesehatan Hewan",
        "PP Nomor 72 Tahun 2019 tentang Perubahan atas PP Nomor 18 Tahun 2016 tentang Perangkat Daerah",
        "Undang-Undang Nomor 2 Tahun 2015 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun "
        "2014 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah Menjadi "
        "Undang-Undang",
        "Permendagri Nomor 18 Tahun 2020 tentang Peraturan Pelaksanaan Peraturan Pemerintah Nomor 13 Tahun 2019 "
        "tentang Laporan dan Evaluasi Penyelenggaraan Pemerintahan Daerah",
        "PP Nomor 18 Tahun 2016 tentang Perangkat Daerah sebagaimana telah diubah dengan PP Nomor 72 Tahun 2019",
        "Undang-Undang Nomor 12 Tahun 2008 tentang Perubahan Kedua atas Undang-Undang Nomor 32 Tahun 2004 tentang "
        "Pemerintahan Daerah",
    ],
)  # fmt: skip
def test_a_regulation_that_amends_another_is_neither_that_one_nor_accused(periksa: Periksa, text: str) -> None:
    assert periksa(f"Laporan disusun berdasarkan {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Permendagri Nomor 101 Tahun 2018 tentang Standar Teknis Pelayanan Dasar pada Standar Pelayanan Minimal "
        "Sub-Urusan Bencana Daerah Kabupaten/Kota",
        "Undang-Undang Nomor 22 Tahun 1999 tentang Pemerintahan Daerah",
        "Undang-Undang Nomor 23 Tahun 1992 tentang Kesehatan",
        "PP Nomor 27 Tahun 2002 tentang Pengelolaan Limbah Radioaktif",
        "Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang hal yang lain sama sekali",
        "Perpres Nomor 23 Tahun 2014 tentang Bidang Usaha yang Tertutup",
        "PMK Nomor 62 Tahun 2023 tentang Perizinan Rumah Sakit Pratama",
        "Peraturan Bersama Menteri Keuangan dan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Penyaluran Dana",
        "Peraturan Daerah Nomor 23 Tahun 2014 tentang Retribusi Pasar",
        "Permendikbud Nomor 4 Tahun 2019 tentang Bantuan Operasional",
    ],
)  # fmt: skip
def test_another_regulation_of_the_same_number_year_or_title_is_left_alone(periksa: Periksa, text: str) -> None:
    assert periksa(f"Laporan disusun berdasarkan {text}") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Undang-Undang Nomor 14 Tahun 2009 tentang Perlindungan Lahan Pertanian Pangan Berkelanjutan", "UU 41/2009"),
        ("UU Nomor 25 Tahun 2007 tentang Pelayanan Publik mengamanatkan pelayanan yang baik", "UU 25/2009"),
        ("PP Nomor 17 Tahun 2008 tentang Kecamatan", "PP 17/2018"),
        ("Perpres Nomor 95 Tahun 2019 tentang Sistem Pemerintahan Berbasis Elektronik", "Perpres 95/2018"),
        ("Permendagri Nomor 97 Tahun 2018 tentang Badan Layanan Umum Daerah", "Permendagri 79/2018"),
        ("Permenkes Nomor 43 Tahun 2019 tentang Standar Teknis Pemenuhan Mutu Pelayanan Dasar pada Standar Pelayanan "
         "Minimal Bidang Kesehatan", "Permenkes 4/2019"),
        ("PMK Nomor 62 Tahun 2022 tentang Perencanaan Anggaran, Pelaksanaan Anggaran, serta Akuntansi dan Pelaporan "
         "Keuangan", "PMK 62/2023"),
        ("Perka BKN Nomor 8 Tahun 2018 tentang Pedoman Tata Cara dan Pelaksanaan Pengukuran Indeks Profesionalitas "
         "Aparatur Sipil Negara", "Peraturan BKN 8/2019"),
    ],
)  # fmt: skip
def test_a_wrong_number_or_year_is_named_with_the_right_one(periksa: Periksa, text: str, right: str) -> None:
    (found,) = periksa(f"Laporan disusun berdasarkan {text}")
    assert found.computed == right
    assert str(found.cause) != ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("PP Nomor 18 Tahun 2016 tentang Satuan Polisi Pamong Praja", "Perangkat Daerah"),
        ("Undang-Undang Nomor 12 Tahun 2012 tentang Sistem Pendidikan Nasional", "Pendidikan Tinggi"),
        ("PermenPANRB Nomor 53 Tahun 2014 tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
         "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi "
         "Pemerintah"),
    ],
)  # fmt: skip
def test_the_title_of_something_else_is_wrong(periksa: Periksa, text: str, title: str) -> None:
    found = periksa(f"Laporan disusun berdasarkan {text}")
    assert [(one.computed, one.severity) for one in found] == [(title, Severity.WARNING)]


@pytest.mark.parametrize(
    ("text", "tahun", "successor"),
    [
        ("UU Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara", 2023, "UU 20/2023"),
        ("UU Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara", 2022, None),
        ("Undang-Undang Nomor 32 Tahun 2004", 2023, "UU 23/2014"),
        ("PP Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah", 2023, "PP 12/2019"),
        ("PP Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah", 2018, None),
        ("PP Nomor 58 Tahun 2005 yang dicabut dengan PP Nomor 12 Tahun 2019", 2023, None),
        ("PP Nomor 53 Tahun 2010 tentang Disiplin Pegawai Negeri Sipil", 2023, None),
    ],
)
def test_a_revoked_regulation_is_named_with_its_successor(
    periksa: Periksa, text: str, tahun: int, successor: str | None
) -> None:
    found = periksa(f"Laporan disusun berdasarkan {text}", tahun=tahun)
    assert [one.computed for one in found] == ([] if successor is None else [successor])


def test_what_once_rested_on_a_revoked_regulation_is_history(periksa: Periksa) -> None:
    assert periksa("Dinas dibentuk berdasarkan PP Nomor 41 Tahun 2007 tentang Organisasi Perangkat Daerah") == []
    assert len(periksa("Dinas berpedoman pada PP Nomor 41 Tahun 2007 tentang Organisasi Perangkat Daerah")) == 1


def test_a_free_title_is_noted_where_the_report_has_it_right_elsewhere(periksa: Periksa) -> None:
    right = "Dasar hukumnya Perpres Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"
    free = "Indikator mengikuti Perpres Nomor 29 Tahun 2014 tentang Akuntabilitas Kinerja Instansi Pemerintah"
    assert periksa(right, right) == periksa(free) == []
    (found,) = periksa(right, free)
    assert (found.severity, found.computed) == (Severity.NOTE, "Sistem Akuntabilitas Kinerja Instansi Pemerintah")


def test_what_stands_within_the_title_of_another_is_not_cited() -> None:
    text = (
        "Peraturan Pemerintah Nomor 72 Tahun 2019 tentang Perubahan atas Peraturan Pemerintah Nomor 18 Tahun 2016 "
        "tentang Perangkat Daerah dan Permendagri Nomor 90 Tahun 2019"
    )
    assert [(one.jenis, one.nomor, one.tahun) for one, _ in citations(text)] == [
        ("pp", 72, 2019),
        ("permendagri", 90, 2019),
    ]
