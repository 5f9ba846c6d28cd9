# SPDX-License-Identifier: MIT
"""Rows as printed: what the reference plugin states, what a wrong row says, and the faults of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import sakip
from sakip.errors import ContohError
from sakip.testing.contoh import folder, load
from sakip.testing.recompute import problems

pytestmark = pytest.mark.usefixtures("_english")

HEAD = 'format = 1\ntahun = 2023\nrujukan = { sumber = "lkjip-sumber-harta-2023", praktik = true }\n'
ROW = '[[baris]]\nbagian = "Tabel 3.4"\n'


@pytest.fixture
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKIP_LANG", "en")


@pytest.fixture
def national() -> sakip.Profile:
    return sakip.resolve(None, 2023)


def wrong(tmp_path: Path, body: str, profile: sakip.Profile) -> list[str]:
    path = tmp_path / "laporan.toml"
    path.write_text(HEAD + body, "utf-8")
    return [str(one).removeprefix(f"{path}:") for one in problems(load(path), profile)]


def test_every_row_of_musi_rawas_is_as_stated(root: Path) -> None:
    [contoh] = folder(root / "plugins/sakip-musi-rawas/src/sakip_musi_rawas")
    assert len(contoh.baris) >= 26
    assert list(problems(contoh, sakip.resolve("16.05", contoh.tahun))) == []


def test_under_other_rules_the_rows_that_differ_are_named(root: Path, national: sakip.Profile) -> None:
    """Tabel 3.4 cuts 94,565 to 94,56; the national profile rounds it to 94,57."""
    [contoh] = folder(root / "plugins/sakip-musi-rawas/src/sakip_musi_rawas")
    told = [str(one) for one in problems(contoh, national)]
    assert any("capaian IKU-3: 94,56 is expected, the region's rules give 94,57." in one for one in told)
    assert not any("IKU-4" in one for one in told)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('jenis = "capaian"\nmasukan = { target = "92", realisasi = "87" }\ntercetak = "94,57"', None),
        ('jenis = "capaian"\nmasukan = { target = "92", realisasi = "87" }\ntercetak = "95%"', None),
        ('jenis = "capaian"\nmasukan = { target = "92", realisasi = "87" }\ntercetak = "94,56"', "94,56 is expected"),
        (
            'jenis = "capaian"\nmasukan = { target = "10", realisasi = "12" }\npolaritas = "turun"\ntercetak = "80"',
            None,
        ),
        ('jenis = "capaian"\nmasukan = { target = "0", realisasi = "3" }\ntercetak = "n/a"', None),
        ('jenis = "capaian"\nmasukan = { target = "0", realisasi = "3" }\ntercetak = "0"', "0 is expected"),
        (
            'jenis = "capaian"\nmasukan = { target = "0", realisasi = "3" }\ntercetak = "0"\n'
            'hasil = "-"\nsebab = "target nol"',
            None,
        ),
        (
            'jenis = "capaian"\nmasukan = { target = "92", realisasi = "87" }\ntercetak = "94,57"\nhasil = "94,57"\n'
            'sebab = "tidak perlu"',
            "take hasil and sebab out",
        ),
        ('jenis = "capaian"\nmasukan = { target = "WTP", realisasi = "WDP" }\ntercetak = "75"', None),
        ('jenis = "rata-rata:capaian"\nmasukan = { nilai = ["95,83", "89,03"] }\ntercetak = "92,43"', None),
        ('jenis = "predikat:capaian"\nmasukan = { nilai = "94,46" }\ntercetak = "Sangat Tinggi"', None),
        ('jenis = "predikat:capaian"\nmasukan = { nilai = "94,46" }\ntercetak = "Tinggi"', "give Sangat Tinggi"),
        (
            'jenis = "perubahan"\nmasukan = { realisasi = "79,35", realisasi_tahun_lalu = "72" }\ntercetak = "7,35"',
            None,
        ),
        ('jenis = "serapan"\nmasukan = { pagu = "950.000", realisasi = "-" }\ntercetak = "-"', None),
        ('jenis = "efisiensi"\nmasukan = { serapan = "97" }\ntercetak = "3"', 'asks for "'),
    ],
)
def test_a_row_is_as_stated_or_says_what_is_wrong(
    tmp_path: Path, national: sakip.Profile, row: str, told: str | None
) -> None:
    found = wrong(tmp_path, ROW + row, national)
    assert len(found) == (0 if told is None else 1), found
    assert told is None or told in found[0]


def test_a_mean_and_a_class_may_rest_on_other_rows(tmp_path: Path, national: sakip.Profile) -> None:
    """61,90 of 64,59 and 49,12 of 55,17: their mean is 92,43 from the exact values."""
    rows = "".join(
        f'{ROW}id = "{id}"\njenis = "capaian"\nmasukan = {{ target = "{t}", realisasi = "{r}" }}\ntercetak = "{p}"\n'
        for id, t, r, p in (("a", "64,59", "61,90", "95,84"), ("b", "55,17", "49,12", "89,03"))
    )
    rows += f'{ROW}id = "m"\njenis = "rata-rata:capaian"\ndari = ["a", "b"]\ntercetak = "92,43"\n'
    rows += f'{ROW}jenis = "predikat:rata-rata:capaian"\ndari = ["m"]\ntercetak = "Sangat Tinggi"\n'
    assert wrong(tmp_path, rows, national) == []


def test_all_faults_of_a_file_come_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "laporan.toml"
    path.write_text(
        "format = 1\ntahn = 2023\nrujukan = { praktik = true }\n"
        '[[baris]]\njenis = "capaia"\nmasukan = { target = 84 }\n',
        "utf-8",
    )
    with pytest.raises(ContohError) as caught:
        load(path)
    told = str(caught.value).replace(f"{path}", "")
    for one in ('"tahun" is missing', ':2: tahn: key "tahn" is not known here. Nearest: "tahun".', ":3: rujukan",
                ":5: baris.1.jenis", ":6: baris.1.masukan", 'a row lacks "bagian"'):  # fmt: skip
        assert one in told
    path.write_text(
        HEAD + ROW + 'jenis = "capaian"\nid = "x"\nmasukan = { target = "1", realisai = "2" }\ntercetak = "1"\n'
        'hasil = "2"\n' + ROW + 'jenis = "rata-rata:capaian"\nid = "x"\ndari = ["y", "x"]\ntercetak = "1"\n',
        "utf-8",
    )
    with pytest.raises(ContohError) as caught:
        load(path)
    told = str(caught.value)
    for one in ('"realisai" is not known here. Nearest: "realisasi"', 'needs "realisasi"', "hasil and sebab go",
                'another row has the id "x"', 'no row above has the id "y"'):  # fmt: skip
        assert one in told
