# SPDX-License-Identifier: MIT
"""The checks of a report's text, each with what it accuses and what it leaves alone.

The sentences are those of LKjIP Kecamatan Sumber Harta 2023 or changed from them, so that one thing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from sakip import api, readers
from sakip.auditing import Finding, audit
from sakip.auditing.checks.legal import citations
from sakip.auditing.prose import Prose
from sakip.model import Bundle
from sakip.readers.claims import claims

Teks = Callable[..., list[Finding]]
CAPAIAN = "Tabel 3.1 Capaian\n\nNo\tSasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"


@pytest.fixture
def teks(bundle: Bundle) -> Teks:
    """Findings of one check on a report with this text, and the data of Sumber Harta."""

    def run(code: str, text: str, **changes: object) -> list[Finding]:
        data = attrs.evolve(bundle, klaim=(), **changes)  # type: ignore[arg-type]
        published = readers.read(text.encode(), name="uji")
        found = audit(api.measure(data), klaim=claims(published, data), published=published)
        return [one for one in found.findings if one.code == code]

    return run


def report(*parts: str) -> str:
    """A whole report: four chapters with these parts in the third."""
    body = "\n\n".join(parts)
    return (
        "# BAB I\n\n## PENDAHULUAN\n\nKecamatan Sumber Harta melayani masyarakat.\n\n"
        "# BAB II\n\n## PERENCANAAN KINERJA\n\n"
        "### A. Rencana Strategis\n\n### B. Perjanjian Kinerja\n\n# BAB III\n\n## AKUNTABILITAS KINERJA\n\n"
        f"{body}\n\n# BAB IV\n\n## PENUTUP\n\nDemikian laporan ini disusun."
    )


WHOLE = (
    "### A. Capaian Kinerja Organisasi",
    "1. Perbandingan target dan realisasi kinerja",
    "2. Perbandingan dengan tahun lalu",
    "3. Perbandingan dengan target jangka menengah",
    "4. Analisis penyebab keberhasilan atau kegagalan",
    "5. Analisis efisiensi penggunaan sumber daya",
    "6. Analisis program yang menunjang keberhasilan",
    "### B. Realisasi Anggaran",
)


def test_a_report_with_all_its_parts_lacks_none(teks: Teks) -> None:
    assert teks("SKP601", report(*WHOLE)) == []


@pytest.mark.parametrize(
    ("part", "named"),
    [(2, "III.A.2"), (3, "III.A.3"), (4, "III.A.5"), (5, "III.A.6"), (6, "III.A.7"), (7, "III.B")],
)
def test_a_part_that_is_missing_is_named(teks: Teks, part: int, named: str) -> None:
    [one] = teks("SKP601", report(*(x for at, x in enumerate(WHOLE) if at != part)))
    assert named in str(one.message)


def test_a_table_alone_is_no_report_that_could_lack_a_part(teks: Teks) -> None:
    assert teks("SKP601", "Tabel 3.1 Capaian\n\nNo\tSasaran\tTarget\n1\tPelayanan\t84\n") == []


CONTENTS = "# DAFTAR ISI\n\nBAB I PENDAHULUAN ..... 1\n\nA. Latar Belakang ..... 2\n\nB. {other} ..... 3\n\n# BAB I\n\n"


def test_an_announced_part_is_missed_and_one_that_is_there_is_not(teks: Teks) -> None:
    text = (
        CONTENTS.format(other="Isu Strategis")
        + "## BAB I PENDAHULUAN\n\n### A. Latar Belakang\n\n### B. Isu Strategis\n"
    )
    assert teks("SKP602", text) == []
    [one] = teks("SKP602", text.replace("### B. Isu Strategis", "### B. Gambaran Umum Organisasi"))
    assert "Isu Strategis" in str(one.message)
    assert "Latar Belakang" not in str(one.message)


def test_another_number_than_in_the_contents_is_said(teks: Teks) -> None:
    text = (
        CONTENTS.format(other="Isu Strategis")
        + "## BAB I PENDAHULUAN\n\n### A. Latar Belakang\n\n### C. Isu Strategis\n"
    )
    [one] = teks("SKP602", text)
    assert '"B. Isu Strategis" -> "C. Isu Strategis"' in str(one.message)


@pytest.mark.parametrize(
    ("letters", "wrong"),
    [("ABCD", []), ("AAB", ["A twice"]), ("ABD", ["D after B"]), ("ABABC", []), ("ABCABD", []), ("A", [])],
)
def test_letters_follow_one_another_and_may_begin_anew_inside_a_part(
    teks: Teks, letters: str, wrong: list[str]
) -> None:
    parts = [f"### {letter}. Bagian nomor {at}" for at, letter in enumerate(letters)]
    found = teks("SKP603", report(*parts))
    assert [word for word in wrong if not any(word in str(one.message) for one in found)] == []
    assert len(found) == bool(wrong)


TABLE = "\n\nNo\tSasaran\tIndikator\tTarget\n1\tA\tB\t84\n2\tC\tD\t85\n\n"


def test_a_caption_is_used_once_and_in_its_own_chapter(teks: Teks) -> None:
    assert teks("SKP604", report(f"**Tabel 3.1** Capaian{TABLE}", f"**Tabel 3.2** Kemajuan{TABLE}")) == []
    [twice] = teks("SKP604", report(f"**Tabel 3.1** Capaian{TABLE}", f"Lalu\n\n**Tabel 3.1** Kemajuan{TABLE}"))
    assert "used twice: Tabel 3.1" in str(twice.message)
    [strayed] = teks("SKP604", report(f"**Tabel 2.1** Capaian{TABLE}"))
    assert "Tabel 2.1 (in chapter 3)" in str(strayed.message)


OWN = "Kecamatan Sumber Harta terus berbenah. " * 4


@pytest.mark.parametrize(
    "text",
    [
        "jumlah desa dalam Kecamatan Selangit yang tertib administrasi",
        "kerja sama antara pemerintahan Kecamatan Selangit dan warga",
        "Renstra Kantor Camat Selangit tahun ini",
    ],
)
def test_a_neighbour_in_the_reports_own_place_is_accused(teks: Teks, text: str) -> None:
    [one] = teks("SKP701", OWN + "\n\n" + text)
    assert (one.printed, one.computed) == ("Selangit", "Sumber Harta")


@pytest.mark.parametrize(
    "text",
    [
        "Sebelah Timur berbatasan dengan Kecamatan Selangit.",
        "Desa ini dahulu bagian Kecamatan Selangit.",
        "Rapat diikuti Kecamatan Selangit, Kecamatan Purwodadi, dan Kecamatan Megang Sakti.",
        "Dibandingkan dengan capaian di Kecamatan Selangit, hasil ini lebih tinggi.",
        "Kecamatan Mempunyai tugas yang luas, dan camat mempunyai wewenang.",
        "Penduduk Kabupaten Musi Rawas dilayani di Kecamatan Sumber Harta.",
    ],
)
def test_a_neighbour_may_be_named_rightly(teks: Teks, text: str) -> None:
    assert teks("SKP701", OWN + "\n\n" + text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(pada sub bab ini diuraikan realisasi anggaran)", True),
        ("Bagian ini diisi dengan uraian singkat.", True),
        ("(sebutkan nama kegiatannya)", True),
        ("Sebanyak xxx orang hadir.", True),
        ("Sumber Harta, ........ 2024 untuk kita semua", True),
        ("Untuk itu, sebagaimana dimaksud dalam pasal 6, Sekretaris menyelenggarakan fungsi.", True),
        ("Sebagaimana dimaksud dalam Peraturan Bupati Nomor 42 Tahun 2016 pasal 6, Sekretaris berfungsi.", False),
        ("Latar Belakang ............ 3", False),
        ("Responden mengisi kuesioner; formulir diisi dengan tinta.", False),
        ("Pada bab ini diuraikan capaian kinerja tahun 2023.", False),
        ("Pekan olahraga nasional XXX diikuti tiga atlet.", False),
    ],
)
def test_instructions_and_blanks(teks: Teks, text: str, found: bool) -> None:
    assert bool(teks("SKP702", f"Kalimat biasa.\n\n{text}")) is found


LONG = (
    "Pengukuran pada indikator kinerja persentase desa yang tertib administrasi ini difokuskan pada jumlah desa dalam "
    "kecamatan yang tertib administrasi, dengan target yang telah ditentukan yaitu 87% dan terealisasi 80% tahun ini."
)


def test_a_passage_twice_is_found_and_one_of_the_same_form_is_not(teks: Teks) -> None:
    [one] = teks("SKP703", f"{LONG}\n\nLalu lain.\n\n{LONG}")
    assert len(one.places) == 2
    other = (
        "Pengukuran pada indikator kinerja indeks kepuasan masyarakat ini memakai kuesioner yang dibagikan kepada "
        "seratus warga, dengan target yang telah ditentukan yaitu 84 dan terealisasi 79,35 menurut hasil survei."
    )
    assert teks("SKP703", f"{LONG}\n\n{other}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rapat tahun 2032 telah selesai.", True),
        ("Visi Indonesia 2045 dan RPJPD menuju 2045 tetap diacu.", False),
        ("Target akhir Renstra 2026 adalah 90.", False),
        ("Rencana Kerja (Renja) Kantor Camat Tahun 2021-2026", True),
        ("Rencana Strategis (Renstra) Kantor Camat Tahun 2021-2026", False),
        ("Laporan Kinerja tahun 2022 dan 2023 dibandingkan.", False),
        ("Sumber Harta, Februari 2023", True),
        ("Sumber Harta, Februari 2024", False),
    ],
)
def test_years(teks: Teks, text: str, found: bool) -> None:
    assert bool(teks("SKP705", text)) is found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rp 440.768.000 (empat ratus empat puluh juta tujuh ratus enam puluh ribu rupiah)", "440.760.000"),
        ("Rp 440.768.000,- (empat ratus empat puluh juta tujuh ratus enam puluh delapan ribu rupiah)", None),
        ("sebanyak 9 (sembilan) desa", None),
        ("sebanyak 9 (delapan) desa", "8"),
        ("setiap 5 (lima) tahun", None),
        ("pada 2023 (tahun berjalan)", None),
    ],
)
def test_digits_and_words(teks: Teks, text: str, said: str | None) -> None:
    found = teks("SKP706", text)
    assert [f"say {said}" in str(one.message) for one in found] == ([] if said is None else [True])


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("Peraturan Pemerintah Nomor 6 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
         "PP 8/2006"),
        ("PP No. 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah", None),
        ("Perpres Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP)", None),
        ("Peraturan Presiden Nomor 29 Tahun 2014", None),
        ("PermenPANRB Nomor 53 Tahun 2015 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara "
         "Reviu atas Laporan Kinerja Instansi Pemerintah", "PermenPANRB 53/2014"),
        ("PermenPANRB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara "
         "Review Atas Laporan Kinerja", None),
        ("PermenPANRB Nomor 12 Tahun 2015 tentang Pedoman Evaluasi atas Implementasi Sistem Akuntabilitas Kinerja "
         "Instansi Pemerintah", "PermenPANRB 88/2021"),
        ("PermenPANRB Nomor 12 Tahun 2015 yang telah dicabut", None),
        ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", None),
        ("Peraturan Bupati Musi Rawas Nomor 42 Tahun 2016 tentang Tugas Pokok, Fungsi dan Uraian Tugas", None),
        ("Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan", None),
    ],
)  # fmt: skip
def test_a_regulation_and_what_is_wrong_with_it(teks: Teks, text: str, computed: str | None) -> None:
    found = teks("SKP801", f"Laporan disusun berdasarkan {text}.")
    assert [one.computed for one in found] == ([] if computed is None else [computed])


def test_two_citations_in_one_sentence_keep_their_own_titles() -> None:
    text = (
        "Peraturan Presiden RI Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah dan "
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 tentang "
        "Petunjuk Teknis"
    )
    assert [(one.jenis, one.nomor, one.tahun, one.judul) for one, _ in citations(text)] == [
        ("perpres", 29, 2014, "Sistem Akuntabilitas Kinerja Instansi Pemerintah"),
        ("permenpanrb", 53, 2014, "Petunjuk Teknis"),
    ]


ROW = "2\tMeningkatnya Keberdayaan Masyarakat Desa dan Kelurahan dalam Pembangunan\t{name}\t87\t80\t91%\n"
PARTISIPASI = "Persentase Partisipasi dan Swadaya Masyarakat Desa dan Kelurahan dalam Pembangunan"
HEADING = f"**2. {PARTISIPASI}**\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Target 87% dapat terealisasi 80%, capaian keberhasilan ini didukung warga.", True),
        ("Target 87% terealisasi 80% sehingga telah mencapai target.", True),
        ("Target 87% terealisasi 80% sehingga belum mencapai target.", False),
        ("Target 87% terealisasi 80%; kami akan berupaya agar mencapai target.", False),
    ],
)
def test_praise_below_the_target(teks: Teks, text: str, found: bool) -> None:
    assert bool(teks("SKP501", HEADING + text)) is found


@pytest.mark.parametrize(
    ("text", "alamat"),
    [
        ("telah mencapai target yang ditetapkan.", "capaian:IKU-2:2023"),
        ("telah mencapai target. Seluruh indikator telah tercapai, semua target terpenuhi.", "capaian:IKU-2:2023"),
        ("dengan demikian semua indikator telah tercapai dan telah mencapai target.", "16.05.19"),
    ],
)
def test_praise_in_one_passage_is_told_once(teks: Teks, text: str, alamat: str) -> None:
    heading = "### Partisipasi dan swadaya masyarakat desa\n\n"
    found = teks("SKP501", heading + f"Partisipasi dan Swadaya Masyarakat Desa: target 87% terealisasi 80%, {text}")
    assert [one.address for one in found] == [alamat]


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Target 87% terealisasi 80%.", "no cause; no solution"),
        ("Target 87% terealisasi 80% karena kurangnya dana.", "no solution"),
        ("Target 87% terealisasi 80%; ke depan akan ditingkatkan.", "no cause"),
        ("Target 87% terealisasi 80% karena kurangnya dana. Ke depan akan dianggarkan.", None),
        ("Target 87% terealisasi 80%, akan tetapi disebabkan kurangnya dana.", "no solution"),
    ],
)
def test_cause_and_solution_below_the_target(teks: Teks, text: str, lacks: str | None) -> None:
    found = teks("SKP502", HEADING + text)
    assert [lacks in str(one.message) for one in found if lacks is not None] == ([] if lacks is None else [True])


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        (PARTISIPASI, None),
        (PARTISIPASI.upper(), None),
        (PARTISIPASI.replace("Persentase", "Peerentase"), "note"),
        (PARTISIPASI.replace(" dan Swadaya", ""), "warning"),
    ],
)
def test_a_name_is_the_same_a_slip_or_another(teks: Teks, name: str, severity: str | None) -> None:
    found = teks("SKP207", CAPAIAN + ROW.format(name=name))
    assert [str(one.severity) for one in found] == ([] if severity is None else [severity])


def test_an_indicator_in_the_row_of_another_sasaran(teks: Teks) -> None:
    assert teks("SKP210", CAPAIAN + ROW.format(name=PARTISIPASI)) == []
    [one] = teks("SKP210", CAPAIAN + ROW.format(name="Persentase Desa yang Tertib Administrasi"))
    assert "IKU-5 (S-2)" in str(one.message)


@pytest.mark.parametrize(
    ("name", "polarity", "found"),
    [
        ("Angka kemiskinan", "naik", True),
        ("Angka kemiskinan", "turun", False),
        ("Penurunan angka kemiskinan", "naik", False),
        ("Penurunan angka kemiskinan", "turun", True),
        ("Persentase pengaduan masyarakat", "naik", True),
        ("Persentase pengaduan masyarakat yang ditindaklanjuti", "naik", False),
        ("Persentase desa yang bebas konflik", "naik", False),
        ("Indeks kepuasan masyarakat", "turun", True),
        ("Persentase korban kekerasan yang mendapat layanan", "naik", False),
        ("Indeks pembangunan manusia", "naik", False),
        ("Cakupan Kepemilikan Akta Kematian", "naik", False),
        ("Tingkat Waktu Tanggap (Response Time Rate)", "naik", False),
        ("Tingkat Pengangguran Terbuka", "naik", True),
    ],
)
def test_polarity_and_wording(bundle: Bundle, teks: Teks, name: str, polarity: str, found: bool) -> None:
    first, *rest = bundle.indikator
    from sakip.model import Polaritas

    changed = attrs.evolve(first, nama=name, polaritas=Polaritas(polarity))
    hit = teks("SKP309", "Laporan.", indikator=(changed, *rest))
    assert any(one.address == f"target:{first.id}:2023" for one in hit) is found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Jumlah rapat koordinasi", True),
        ("Terlaksananya Musrenbang", True),
        ("Jumlah kunjungan wisatawan", False),
        ("Persentase desa tertib", False),
    ],
)
def test_an_activity_where_a_result_is_asked(bundle: Bundle, teks: Teks, name: str, found: bool) -> None:
    first, *rest = bundle.indikator
    assert bool(teks("SKP310", "Laporan.", indikator=(attrs.evolve(first, nama=name), *rest))) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada 5 indikator capaian kinerja yang mendapatkan diatas 85%.", True),
        ("Ada 7 indikator capaian kinerja yang mendapatkan di atas 85%.", False),
        ("Tujuh indikator mencapai di atas 85%.", False),
        ("Ada 5 sasaran dengan serapan anggaran di atas 85%.", False),
    ],
)
def test_so_many_above_a_bound(teks: Teks, text: str, found: bool) -> None:
    assert bool(teks("SKP110", text)) is found


def test_counts_in_words(teks: Teks) -> None:
    assert teks("SKP111", "Renstra memuat enam sasaran.") == []
    [one] = teks("SKP111", "Renstra memuat empat sasaran.")
    assert (one.printed, one.computed) == ("empat", "6")
    assert teks("SKP111", "Hanya dua dari enam sasaran tercapai; salah satu sasaran gagal.") == []


def test_codes_and_names_of_the_nomenclature(teks: Teks) -> None:
    head = "Tabel 3.1 Anggaran\n\nKode\tProgram\tPagu\tRealisasi\n"
    good = "7.01.06\tProgram Pembinaan dan Pengawasan Pemerintahan Desa\t100\t90\n"
    assert teks("SKP803", head + good) == []
    [other] = teks("SKP803", head + good.replace("7.01.06", "7.01.05"))
    assert "7.01.06" in str(other.cause)
    [slip] = teks("SKP803", head + good.replace("Pengawasan", "Pebgawasan"))
    assert str(slip.severity) == "note"
    [unknown] = teks("SKP802", head + good.replace("7.01.06", "7.01.29"))
    assert unknown.printed == "7.01.29"
    assert teks("SKP802", head + good.replace("7.01.06", "1.02.29")) == []


def test_the_contents_end_where_the_text_begins() -> None:
    text = "# DAFTAR ISI\n\nKATA PENGANTAR ..... i\n\nBAB I PENDAHULUAN ..... 1\n\n# KATA PENGANTAR\n\nPuji syukur.\n"
    prose = Prose(readers.read(text.encode(), name="uji"))
    assert [one.text for one in prose.contents] == ["DAFTAR ISI", "KATA PENGANTAR ..... i", "BAB I PENDAHULUAN ..... 1"]
    assert [one.text for one in prose.body] == ["KATA PENGANTAR", "Puji syukur."]


def test_a_slip_of_the_pen_is_named_with_the_word_that_is_meant(teks: Teks) -> None:
    text = "Pengaduan masyarakat. Jumlah pengaduan; setiap pengaduan dijawab, pengaduan ulang tidak ada. "
    [one] = teks("SKP708", f"{text}Ada 2 pangaduan dari masyarakat, dan dukungna tenaga tehnis.")
    assert (one.printed, one.computed) == ("pangaduan / dukungna / tehnis", "pengaduan / dukungan / teknis")
    assert teks("SKP708", text) == []


TANDA = """| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
| 1 | Indeks Kepuasan Masyarakat | 84 | 79,35 | 94,46 |
| 2 | Persentase Desa yang Tertib Administrasi | 1.087,50 | 1.080 | 99,31 |
"""


def test_one_sign_sets_off_the_decimals_of_a_report(teks: Teks) -> None:
    assert teks("SKP212", TANDA) == []
    [one] = teks("SKP212", TANDA.replace("94,46", "94.46"))
    assert (one.printed, one.computed, str(one.severity)) == ("94.46", "94,46", "note")
    [other] = teks("SKP212", TANDA.replace("94,46", "94.46").replace("99,31", "99.31").replace("1.087,50", "1087.50"))
    assert other.printed == "79,35"
    assert teks("SKP212", TANDA.replace("84 | 79,35", "1.084 | 1.079")) == []


def test_an_abbreviation_stands_for_one_thing(teks: Teks) -> None:
    [one] = teks("SKP712", "Capaian dilampirkan dalam formulir Pengukuran Kinerja (PK).")
    assert (one.printed, one.computed) == ("Pengukuran Kinerja (PK)", None)
    [other] = teks("SKP712", "Rumah Sakit Umum Daerah (RSUD) dan Rencana Strategis Usaha Dagang (RSUD).")
    assert "Rumah Sakit Umum Daerah" in str(other.message)
    assert teks("SKP712", "Perjanjian Kinerja (PK); Indek Kinerja Utama (IKU); Laporan Kinerja (LKjIP).") == []


def test_one_word_on_both_sides_of_and_is_a_repetition(teks: Teks) -> None:
    [one] = teks("SKP704", "Seksi Ketentraman dan ketentraman umum membina Linmas.")
    assert one.printed == "Ketentraman dan ketentraman"
    assert teks("SKP704", "Ketentraman dan ketertiban; desa atau kelurahan; tahun dan tahun-tahun sebelumnya.") == []


@pytest.mark.parametrize(
    ("kalimat", "wrong"),
    [
        ("Pengukuran indikator melihat trend selama kurun waktu tiga tahun yang lalu.", True),
        ("Pengukuran kinerja dengan rentang waktu selama 2 tahun.", False),
        ("Kinerja yang hendak dicapai dalam kurun waktu 5 tahun ke depan.", False),
    ],
)
def test_the_tables_have_the_years_that_the_text_speaks_of(teks: Teks, kalimat: str, wrong: bool) -> None:
    rows = """| No | Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |
| 1 | Indeks Kepuasan Masyarakat | 78,15 | 79,35 |
"""
    assert [one.code for one in teks("SKP213", f"{rows}\n{kalimat}")] == ["SKP213"] * wrong


def test_a_line_of_a_name_is_spelt_as_the_name(teks: Teks, bundle: Bundle) -> None:
    text = "Peningkatan Efektifitas"
    assert any(text in one.nama for one in bundle.kegiatan + bundle.sub_kegiatan)
    assert teks("SKP708", text) == []
    [other] = teks("SKP708", "Demi Efektifitas")
    assert other.computed == "efektivitas"


@pytest.mark.parametrize(
    "text",
    [
        "penetapan target, penetapan pagu, penetapan sasaran, penetapan tujuan, dan penerapan sanksi",
        "perubahan satu, perubahan dua, perubahan tiga, perubahan empat, perubahan lima, dan kawasan perumahan",
        "meningkatkan mutu, meningkatkan hasil, meningkatkan daya, meningkatkan nilai, meningkatkannya, meningkatnya",
        "Desa Sumber Jaya, Desa Sumber Jaya, Desa Sumber Jaya, Desa Sumber Jaya, Desa Sumber Jaya, Desa Sumber Raya",
    ],
)
def test_a_word_that_is_right_is_not_taken_for_its_neighbour(teks: Teks, text: str) -> None:
    assert teks("SKP708", text) == []


def test_a_code_that_stands_for_a_missing_one_is_not_looked_up(teks: Teks, bundle: Bundle) -> None:
    program = tuple(attrs.evolve(one, kode=f"P-{at}") for at, one in enumerate(bundle.program, 1))
    assert teks("SKP802", "Laporan tanpa kode.", program=program, kegiatan=(), sub_kegiatan=()) == []


@pytest.mark.parametrize(
    ("kalimat", "wrong"),
    [
        ("Jumlah pegawai 28 orang, terdiri atas 16 PNS dan 11 tenaga kontrak.", "16 + 11 make 27"),
        ("Jumlah pegawai 28 orang yang terdiri dari 16 orang PNS, 5 orang PPPK dan 7 orang tenaga kontrak.", ""),
        ("Penduduknya 54.213 jiwa terdiri dari laki-laki 27.312 jiwa dan perempuan 26.910 jiwa.", "make 54.222"),
        ("Pegawai 52 (lima puluh dua) orang terdiri dari PNS 40 (empat puluh) orang dan honorer 12 orang.", ""),
        ("ASN 100 orang terdiri dari 60 PNS, 40 PPPK, laki-laki 55 orang dan perempuan 45 orang.", ""),
        ("Wilayahnya 12 desa yang terdiri dari 40 dusun dan 120 RT.", ""),
        ("Terdapat 5 program yang terdiri dari 9 kegiatan dan 17 sub kegiatan.", ""),
        ("Terdapat 20 sekolah yang terdiri dari antara lain 5 sekolah negeri dan 3 sekolah swasta.", ""),
        ("Terdapat 20 sekolah yang terdiri dari 15 sekolah negeri dan 6 sekolah swasta.", "15 + 6 make 21"),
    ],
)
def test_parts_in_a_sentence_add_up(teks: Teks, kalimat: str, wrong: str) -> None:
    found = [str(one.message) for one in teks("SKP116", report(*WHOLE, kalimat))]
    assert [wrong in one for one in found] == ([True] if wrong else [])


@pytest.mark.parametrize(
    ("kalimat", "wrong"),
    [
        ("Sumber Harta, 31 Februari 2024", "no day 31 Februari 2024"),
        ("Sumber Harta, 29 Februari 2024", ""),
        ("Rapat pada Senin, 9 Januari 2023", ""),
        ("Rapat pada hari Selasa tanggal 9 Januari 2023", "a Senin"),
        ("Ditetapkan tanggal 31 November 2022", "no day"),
    ],
)
def test_a_day_that_the_calendar_has(teks: Teks, kalimat: str, wrong: str) -> None:
    found = [str(one.message) for one in teks("SKP705", report(*WHOLE, kalimat))]
    assert [wrong in one for one in found] == ([True] if wrong else [])
