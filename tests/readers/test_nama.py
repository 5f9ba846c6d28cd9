# SPDX-License-Identifier: MIT
"""Names and header words spelt in two ways. Spellings: LKjIP Kecamatan Sumber Harta 2023."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from measurement.contoh import profil
from sakip.profile.keys import PERAN
from sakip.readers import read
from sakip.readers.columns import columns
from sakip.readers.drafts.names import Names
from sakip.readers.match import POSSIBLE, _distance, apart, find, fold, similarity
from sakip.readers.vocabulary import Peran, meaning, of, standard

NAMA = {
    "IKU-1": "Indeks Kepuasan Masyarakat",
    "IKU-2": "Persentase Partisipasi dan Swadaya Masyarakat Desa dan Kelurahan dalam Pembangunan",
    "IKU-4": "Persentase Desa dan Kelurahan yang Bebas Konflik",
    "IKU-5": "Persentase Desa yang Tertib Administrasi",
    "IKU-6a": "Nilai Evaluasi SAKIP Kecamatan Sumber Harta",
    "IKU-6b": "Indeks Profesional ASN Kecamatan Sumber Harta",
}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Peerentase partisipasi dan Swadaya Masyarakat Desa dan Kelurahan dalam Pembangunan", "IKU-2"),
        ("1.Nilai Evaluasi SAKIP Kecamatan Sumber Harta", "IKU-6a"),
        ("b. Indek Profesionalitas ASN Kecamatan Sumber Harta", "IKU-6b"),
        ("1. Indek Kepuasan Masyarakat (IKM)", "IKU-1"),
        ("Persentase Desa Yang tertib Administratif", "IKU-5"),
        ("Persentase Desa dan kelurahan\nyang bebas Konflik", "IKU-4"),
    ],
)
def test_one_name_in_another_spelling_is_found_without_a_question(text, id):
    match = find(text, NAMA)
    assert (match.id, match.doubtful) == (id, False)


def test_a_stranger_is_not_joined():
    assert find("Jumlah kunjungan wisatawan mancanegara", NAMA) is None


def test_a_far_spelling_is_doubtful_and_says_why():
    match = find("Indeks Kepuasan Layanan", NAMA)
    assert match.doubtful
    assert str(match).startswith('"Indeks Kepuasan Layanan" ~ IKU-1')


def test_two_that_are_equally_near_are_doubtful():
    match = find("Indeks Pelayanan C", {"a": "Indeks Pelayanan A", "b": "Indeks Pelayanan B"})
    assert match.doubtful
    assert match.rival == "b"


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_lies_between_nothing_and_all(one, other):
    score = similarity(fold(one), fold(other))
    assert 0 <= score <= 1
    if fold(one):
        assert similarity(fold(one), fold(one)) == 1


def letter_by_letter(one: str, other: str) -> int:
    """The edit distance out of its whole table, neighbours swapped counting once."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        rows.append([i])
        for j, b in enumerate(other, 1):
            cost = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and (a, one[i - 2]) == (other[j - 2], b):
                cost = min(cost, rows[i - 2][j - 2] + 1)
            rows[i].append(cost)
    return rows[-1][-1]


@given(st.text("abc", max_size=12), st.text("abcd", max_size=12))
def test_the_edit_distance_is_that_of_the_whole_table(one, other):
    assert _distance(one, other) == letter_by_letter(one, other)


WORDS = ["persentase", "desa", "kelurahan", "bebas", "konflik", "konflk", "tertib", "administrasi", "administrasidesa"]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), min_size=2, max_size=6))
def test_no_name_that_is_alike_is_passed_over(texts):
    names = Names("N-")
    *known, text = texts
    for one in known:
        names.add(one)
    scores = [similarity(text, one) for one in known if similarity(text, one) == 1.0 or not apart(text, one)]
    best = max((score for score in scores if score >= POSSIBLE), default=None)
    found = names.find(text)
    assert (None if found is None else found.score) == best


@pytest.mark.parametrize(
    ("title", "peran", "doubtful"),
    [
        ("Tatget", Peran.TARGET, False),
        ("Ralisasi", Peran.REALISASI, False),
        ("Anggran", Peran.PAGU, False),
        ("Sasaran Strate", Peran.SASARAN, True),
        ("Capaian Kinerja (>=100", Peran.CAPAIAN, False),
        ("Realisasi Tahun 2023 terhadap Target Akhir Renstra", Peran.KEMAJUAN, False),
        ("% Penyerapan Anggaran", Peran.SERAPAN, False),
        ("Keuangan Capaian (%)", Peran.SERAPAN, False),
        ("Plafon Anggaran (Perubahan)", Peran.PAGU, False),
        ("Transportasi", Peran.LAIN, False),
    ],
)
def test_a_header_is_known_by_its_words(title, peran, doubtful):
    found = meaning(title, standard())
    assert (found.peran, found.doubtful) == (peran, doubtful)


def test_a_region_adds_words_of_its_own():
    words = standard().with_words({"capaian": ("hasil ukur",)})
    assert meaning("Hasil Ukur", words).peran is Peran.CAPAIAN
    assert meaning("Hasil Ukur", standard()).peran is Peran.LAIN


def test_the_words_of_a_region_stand_in_its_profile():
    """Tabel 3.24 of the LKj IP Kota Dumai 2016."""
    profile = profil(kosakata={"realisasi": ("Eksisting",), "kemajuan": ("Capaian RPJMD",)})
    words = of(profile)
    assert words is of(profile)
    assert meaning("Eksisting 2015", words).peran is Peran.REALISASI
    assert meaning("Capaian RPJMD", words).peran is Peran.KEMAJUAN
    assert meaning("Capaian RPJMD", standard()).peran is Peran.CAPAIAN
    assert of(sakip.resolve(None, 2023)) is standard()


def test_a_profile_may_add_words_for_every_column_that_has_a_title_of_its_own():
    assert tuple(one.value for one in Peran if one not in (Peran.PERSEN, Peran.LAIN)) == PERAN


@pytest.mark.parametrize(
    ("header", "row", "parts"),
    [
        ("Program\tAnggaran (Rp)\tRealisasi (Rp)\t%", "A\t1.200.000.000\t1.100.000.000\t91,67",
         ["program", "pagu", "realisasi-keuangan", "serapan"]),
        ("No\tIndikator Kinerja\tTarget 2022\tRealisasi 2022\t%", "1\tAKB\t8\t9\t87,5",
         ["nomor", "indikator", "target", "realisasi", "capaian"]),
        ("NO\tURAIAN\tTARGET\tREALISASI\tCAPAIAN", "1\tPAD (Rp)\t12.000.000.000\t13.000.000.000\t108,33%",
         ["nomor", "indikator", "target", "realisasi", "capaian"]),
        ("No\tIndikator\tAnggaran\t\t\n\t\tTarget\tRealisasi\t% Capaian", "1\tA\t250.000.000\t200.000.000\t80",
         ["nomor", "indikator", "pagu", "realisasi-keuangan", "serapan"]),
    ],
)  # fmt: skip
def test_the_cells_and_the_neighbours_help_to_tell_what_a_column_is(header, row, parts):
    (table,) = read(f"{header}\n{row}\n".encode()).tables
    assert [one.peran for one in columns(table)] == parts
