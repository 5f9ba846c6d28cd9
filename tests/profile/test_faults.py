# SPDX-License-Identifier: MIT
"""What a person reads when a profile is wrong: line, key, what is wrong, what to do; all faults at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sakip.errors import ProfileError, SakipError
from sakip.profile import read

ONE = {
    "no rujukan": (
        "[pembulatan.capaian]\ndigit = 1\n",
        "4: pembulatan.capaian: the choice has no rujukan. "
        'Say where it comes from: rujukan = { sumber = "...", bagian = "...", praktik = true }',
    ),
    "rujukan without sumber": (
        '[pembulatan.capaian]\ndigit = 1\nrujukan = { bagian = "hlm. 2" }\n',
        "6: pembulatan.capaian.rujukan: the choice has no rujukan. "
        'Say where it comes from: rujukan = { sumber = "...", bagian = "...", praktik = true }',
    ),
    "misspelt field of a rujukan": (
        '[pembulatan.capaian]\ndigit = 1\nrujukan = { sumber = "a", bagan = "b" }\n',
        '6: pembulatan.capaian.rujukan.bagan: key "bagan" is not known here. Nearest: "bagian".',
    ),
    "rujukan in numbers": (
        '[pembulatan.capaian]\ndigit = 1\nrujukan = { sumber = "a", bagian = 12 }\n',
        "6: pembulatan.capaian.rujukan.bagian: 12 is not a text. Put it in quotes.",
    ),
    "unknown tanda": (
        '[pembulatan.capaian]\ndigit = 1\nrujukan = { sumber = "a", tanda = "M" }\n',
        "6: pembulatan.capaian.rujukan.tanda: tanda is one of V, S, C, D.",
    ),
    "praktik in words": (
        '[pembulatan.capaian]\ndigit = 1\nrujukan = { sumber = "a", praktik = "ya" }\n',
        '6: pembulatan.capaian.rujukan.praktik: "ya" is neither true nor false. Write true or false.',
    ),
    "misspelt key": (
        "[pembulatan.capaian]\ndigt = 1\nrujukan = RUJUKAN\n",
        '5: pembulatan.capaian.digt: key "digt" is not known here. Nearest: "digit".',
    ),
    "misspelt choice": (
        '[capaian.turn]\nrumus = "capaian.turun.rasio"\nrujukan = RUJUKAN\n',
        '4: capaian.turn: no choice is called "capaian.turn". Nearest: "capaian.turun".',
    ),
    "misspelt kind of figure": (
        "[pembulatan.serpan]\ndigit = 1\nrujukan = RUJUKAN\n",
        '4: pembulatan.serpan: no choice is called "pembulatan.serpan". Nearest: "pembulatan.serapan".',
    ),
    "a value where a choice belongs": (
        "capaian = 5\n",
        '4: capaian: no choice is called "capaian". Nearest: "capaian.naik".',
    ),
    "misspelt choice of one word": (
        '[serapn]\nrumus = "serapan.rasio"\nrujukan = RUJUKAN\n',
        '4: serapn: no choice is called "serapn". Nearest: "serapan".',
    ),
    "a value where a table belongs": (
        "pembulatan.capaian = 2\n",
        '4: pembulatan.capaian: "pembulatan.capaian" must be a table. Write [pembulatan.capaian].',
    ),
    "digits as text": (
        '[pembulatan.capaian]\ndigit = "2"\nrujukan = RUJUKAN\n',
        '5: pembulatan.capaian.digit: "2" is not a whole number. Write it without quotes or point.',
    ),
    "digits as yes": (
        "[pembulatan.capaian]\ndigit = true\nrujukan = RUJUKAN\n",
        "5: pembulatan.capaian.digit: true is not a whole number. Write it without quotes or point.",
    ),
    "too many digits": (
        "[pembulatan.capaian]\ndigit = 13\nrujukan = RUJUKAN\n",
        "5: pembulatan.capaian.digit: 13 decimals cannot be printed. Write 0 to 12.",
    ),
    "unknown mode": (
        '[pembulatan.capaian]\nmode = "bulat"\nrujukan = RUJUKAN\n',
        '5: pembulatan.capaian.mode: "bulat" is not one of the words known here. '
        'Known: "half-up", "half-even", "potong", "ke-atas", "ke-bawah".',
    ),
    "cap in words": (
        '[batas.capaian]\natas = "seratus"\nrujukan = RUJUKAN\n',
        '5: batas.capaian.atas: "seratus" is not one of the words known here. Known: "tanpa".',
    ),
    "cap as a list": (
        "[batas.capaian]\natas = [100]\nrujukan = RUJUKAN\n",
        "5: batas.capaian.atas: a list is not a number. Write 100 or 92.5, without quotes.",
    ),
    "rule as a number": (
        "[capaian.naik]\nrumus = 92.5\nrujukan = RUJUKAN\n",
        "5: capaian.naik.rumus: 92.5 is not a text. Put it in quotes.",
    ),
    "unknown rule": (
        '[capaian.turun]\nrumus = "capaian.turun.cermn"\nrujukan = RUJUKAN\n',
        '5: capaian.turun.rumus: no rule has the id "capaian.turun.cermn". Nearest: capaian.turun.cermin, ...',
    ),
    "a rule for something else": (
        '[capaian.naik]\nrumus = "serapan.rasio"\nrujukan = RUJUKAN\n',
        '5: capaian.naik.rumus: rule "serapan.rasio" does not fit "capaian.naik": it asks for pagu. '
        'Choose one that computes "capaian.naik"; list them with: sakip rules',
    ),
    "unknown scale": (
        '[predikat.capaian]\nskala = "predikat.permendagri-86-2018"\nrujukan = RUJUKAN\n',
        '5: predikat.capaian.skala: no rule has the id "predikat.permendagri-86-2018". '
        "Nearest: predikat.permendagri-86-2017, ...",
    ),
    "a rule for a scale": (
        '[predikat.capaian]\nskala = "capaian.naik.rasio"\nrujukan = RUJUKAN\n',
        '5: predikat.capaian.skala: "capaian.naik.rasio" is not a scale. Choose one whose id begins "predikat.".',
    ),
    "a scale whose holes the policy leaves": (
        '[predikat.capaian]\nskala = "predikat.permendagri-86-2017"\ncelah = "tidak-ada"\nrujukan = RUJUKAN\n',
        '5: predikat.capaian.skala: scale "predikat.permendagri-86-2017" has a hole between "Sangat Rendah" and '
        '"Rendah". Close it, or name a policy: celah = tidak-ada, batas-bawah, ...',
    ),
    "unknown policy for holes": (
        '[predikat.capaian]\ncelah = "batas"\nrujukan = RUJUKAN\n',
        '5: predikat.capaian.celah: "batas" is not one of the words known here. Known: "tidak-ada", "batas-bawah", ...',
    ),
    "year as text": (
        '[pembulatan.capaian]\ndigit = 1\nberlaku_sejak = "2021"\nrujukan = RUJUKAN\n',
        '6: pembulatan.capaian.berlaku_sejak: "2021" is not a year. Write four digits, without quotes: 2023.',
    ),
    "years backwards": (
        "[pembulatan.capaian]\ndigit = 1\nberlaku_sejak = 2023\nberlaku_sampai = 2020\nrujukan = RUJUKAN\n",
        "7: pembulatan.capaian.berlaku_sampai: the choice ends (2020) before it begins (2023). "
        "Swap berlaku_sejak and berlaku_sampai, or correct the year.",
    ),
    "one sign for decimals and thousands": (
        '[angka]\ndesimal = "."\nrujukan = RUJUKAN\n',
        '5: angka.desimal: decimals and thousands have the same sign, ".". Write both: desimal and ribuan.',
    ),
    "a column without a key": (
        '[tabel.a]\nbaris = "indikator"\nkolom = [\n  { kunci = "no", judul = "No" },\n  { judul = "Capaian" },\n]\n'
        "rujukan = RUJUKAN\n",
        '8: tabel.a.kolom.2: a row lacks "kunci". It is required here.',
    ),
    "a misspelt field of a column": (
        '[tabel.a]\nbaris = "indikator"\nkolom = [\n  { kunci = "n", judul = "No", lebr = 5 },\n]\nrujukan = RUJUKAN\n',
        '7: tabel.a.kolom.1.lebr: key "lebr" is not known here. Nearest: "lebar".',
    ),
    "an outline that shows nothing known": (
        '[kerangka.lkjip]\nbagian = [{ id = "a", judul = "A", isi = ["narasi:x", "foto:y"] }]\nrujukan = RUJUKAN\n',
        '5: kerangka.lkjip.bagian.1.isi: "foto:y" is nothing that an outline can show. '
        "Write narasi:<id>, tabel:<id>, gambar:<id>, teks:<id>, kalimat:<id> or blok:<name>.",
    ),
    "an outline with a picture that nobody describes": (
        '[kerangka.lkjip]\nbagian = [{ id = "a", judul = "A", isi = ["gambar:x"] }]\nrujukan = RUJUKAN\n',
        '5: kerangka.lkjip.bagian: the outline asks for picture "x", which no profile describes. '
        "Write [gambar.x] with jenis, or take the picture out of the outline.",
    ),
    "an outline with a table that nobody lays out": (
        '[kerangka.lkjip]\nbagian = [{ id = "a", judul = "A", isi = ["tabel:x"] }]\nrujukan = RUJUKAN\n',
        '5: kerangka.lkjip.bagian: the outline asks for table "x", which no profile lays out. '
        "Write [tabel.x] with baris and kolom, or take the table out of the outline.",
    ),
}


@pytest.mark.parametrize(("body", "fault"), ONE.values(), ids=ONE)
def test_one_fault(faults: Callable[..., list[str]], body: str, fault: str) -> None:
    [found] = faults(body)
    told, open_end, _ = fault.partition("...") if fault.endswith(" ...") else (fault, "", "")
    assert found.startswith(told) if open_end else found == told


def test_all_faults_at_once_in_the_order_of_the_file(faults: Callable[..., list[str]]) -> None:
    found = faults(
        '[pembulatan.capaian]\nmode = "bulat"\ndigit = "dua"\n'  # 4
        "[[capaian.turun]]\nrumus = 5\nrujukan = RUJUKAN\n"  # 7
        '[[capaian.turun]]\nrumus = "capaian.turun.rasio"\nberlaku_sejak = 20\nrujukan = { sumber = "" }\n'  # 10
        "[serapn]\n"  # 14
    )
    assert [one.partition(":")[0] for one in found] == ["4", "5", "6", "8", "12", "13", "14"]
    assert ": capaian.turun.2.berlaku_sejak: 20 is not a year." in found[4]


def test_two_unknown_rules_are_both_named(faults: Callable[..., list[str]]) -> None:
    found = faults('[capaian.turun]\nrumus = "x"\nrujukan = RUJUKAN\n[serapan]\nrumus = "y"\nrujukan = RUJUKAN\n')
    assert [one.partition(": no rule")[0] for one in found] == ["5: capaian.turun.rumus", "8: serapan.rumus"]


@pytest.mark.parametrize(
    ("top", "fault"),
    [
        (
            'format = 2\nkode = "35.27"\n',
            ":1: format: the profile has format 2; this version reads up to 1. Upgrade sakip.",
        ),
        ('format = "1"\nkode = "35.27"\n', ":1: format: there is no such format. Write format = 1."),
        ('format = true\nkode = "35.27"\n', ":1: format: there is no such format. Write format = 1."),
        ('kode = "35.27"\n', ': "format" is missing at the top. Write format = 1 and kode.'),
        ("format = 1\n", ': "kode" is missing at the top. Write format = 1 and kode.'),
        ("format = 1\nkode = 35.27\n", ":2: kode: 35.27 is not a text. Put it in quotes."),
        ('format = 1\nkode = "35.27"\nnama = 5\n', ":3: nama: 5 is not a text. Put it in quotes."),
    ],
)
def test_what_stands_at_the_top(tmp_path: Path, english: None, top: str, fault: str) -> None:
    file = tmp_path / "profile.toml"
    file.write_text(top, "utf-8")
    with pytest.raises(ProfileError) as caught:
        read(file)
    assert str(caught.value) == f"{file}{fault}"


def test_a_file_that_is_no_toml_is_named_with_its_line(tmp_path: Path, english: None) -> None:
    file = tmp_path / "profile.toml"
    file.write_text('format = 1\nkode = "35.27"\nkode = "35.28"\n', "utf-8")
    with pytest.raises(SakipError) as caught:
        read(file)
    assert str(caught.value).startswith(f'{file}:3: kode: "kode" is already set in line 2.')


def test_two_versions_in_one_year_are_refused_whatever_year_is_asked_for(faults: Callable[..., list[str]]) -> None:
    body = (
        '[[capaian.turun]]\nrumus = "capaian.turun.cermin"\nberlaku_sampai = 2021\nrujukan = RUJUKAN\n'
        '[[capaian.turun]]\nrumus = "capaian.turun.rasio"\nberlaku_sejak = 2021\nrujukan = RUJUKAN\n'
    )
    assert faults(body, 2030) == [
        '8: capaian.turun.2: two choices under "capaian.turun" hold in 2021. '
        "Give each its years with berlaku_sejak and berlaku_sampai."
    ]
    assert faults(body.replace("berlaku_sejak = 2021\n", "").replace("berlaku_sampai = 2021\n", "")) == [
        '7: capaian.turun.2: two choices under "capaian.turun" hold in every year. '
        "Give each its years with berlaku_sejak and berlaku_sampai."
    ]
