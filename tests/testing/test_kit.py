# SPDX-License-Identifier: MIT
"""The kit finds what is wrong with a region's package: one slip for each check, found by that check and no other."""

from __future__ import annotations

import pytest

from cli.daerah import PROFILE, Daerah
from cli.perintah import Run
from sakip.lang import N_
from sakip.references import Rujukan
from sakip.rules.scale import Celah, Scale, interval
from sakip.testing.checks import CHECKS, LackingError, at_edges
from sakip.testing.room import Room, sample

pytestmark = pytest.mark.usefixtures("english")

GOOD = "KONTRAK = 1\n" + PROFILE
HOOK = "\n@hookimpl\ndef "
BLOCK = HOOK + "sakip_blok(id, ukuran, tahun):\n    from sakip.document import Paragraph, Run\n"

ROW = """format = 1
tahun = 2019
rujukan = { sumber = "LKjIP Inspektorat Kabupaten Sampang 2019", praktik = true }
[[baris]]
jenis = "capaian"
bagian = "hlm. 40"
masukan = { target = "80", realisasi = "72" }
tercetak = "91"
"""

WRONG: dict[str, tuple[str, str, str]] = {
    "profil": (
        '[batas.capaian]\natas = 100\nrujukan = { sumber = "lkjip-tidak-ada-2019", praktik = true }\n',
        GOOD,
        'profile.toml:4: batas.capaian: there is no source "lkjip-tidak-ada-2019" in the catalogue.',
    ),
    "masa-berlaku": (
        "[batas.capaian]\natas = 100\nrujukan = RUJUKAN\n",
        GOOD.replace("return read(", "return twice(read(").replace('.toml")', '.toml"))')
        + "\ndef twice(choices):\n    import attrs\n    old = attrs.evolve(choices.choices[0], sampai=2000)\n"
        "    older = attrs.evolve(old, sejak=1990)\n    return attrs.evolve(choices, choices=(old, older))\n",
        'profile.toml:4: batas.capaian: two choices under "batas.capaian" hold in one year.',
    ),
    "pecahan-biner": ("", GOOD + "\nBATAS = 0.1\n", "__init__.py:9: 0.1 is a binary float."),
    "nama-publik": (
        "",
        GOOD + "\nfrom sakip.measurement.recipes import Recipes\n",
        '"sakip.measurement.recipes.Recipes" is not public and may go.',
    ),
    "impor": ("", "import xlsxwriter\n" + GOOD, 'loads "xlsxwriter". Import it in the hook that uses it.'),
    "kait": ("", PROFILE, "does not say for which contract it is written."),
    "laporan": (
        "",
        GOOD + BLOCK + "    if id == 'sampul':\n        raise KeyError(id)\n",
        "(sakip-coba-35-27 1.2, sakip_blok): KeyError: 'sampul'",
    ),
    "baca-ulang": (
        """[tabel.capaian]
nomor = "3.1"
judul = "Ringkasan"
baris = "indikator"
kolom = [
  { kunci = "indikator", judul = "Indikator", lebar = 20 },
  { kunci = "capaian", judul = "Realisasi", lebar = 20, digit = 2 },
]
rujukan = RUJUKAN
""",
        GOOD,
        "realisasi:I-1:2026 is read as 94,46, it was written as 79,35.",
    ),
}


SLOW = "halaman"
"""Sphinx takes its time: looked at by tests of its own."""


def found(kode: str) -> dict[str, list[str]]:
    """What each check says about an installed region."""
    room, told = Room(kode), {}
    for check in (one for one in CHECKS.values() if one.id != SLOW):
        try:
            told[check.id] = [str(one) for one in check.problems(room)]
        except LackingError as lacking:
            told[check.id] = [f"- {lacking.message}"]
    return told


@pytest.fixture
def this_year(monkeypatch: pytest.MonkeyPatch) -> None:
    from sakip import api

    monkeypatch.setattr(api, "this_year", lambda: 2026)


def test_a_region_that_chooses_nothing_yet_passes(daerah: Daerah) -> None:
    daerah.add("35.27", module=GOOD)
    told = found("35.27")
    assert told.pop("contoh") == ["- it brings no rows of a published report (contoh/*.toml)."]
    assert not any(told.values()), told


@pytest.mark.usefixtures("this_year")
@pytest.mark.parametrize("check", WRONG)
def test_each_check_finds_its_slip(daerah: Daerah, check: str) -> None:
    choices, module, wrong = WRONG[check]
    daerah.add("35.27", choices, module)
    told = found("35.27")
    assert any(wrong in one for one in told[check]), told
    others = {id for id, problems in told.items() if problems and id not in (check, "contoh")}
    # A report that cannot be built, and a profile that cannot be had, are in the way of what looks at them.
    blocked = {"laporan": {"kait", "baca-ulang"}, "masa-berlaku": {"profil", "skala", "pecahan-biner"}}
    assert others <= blocked.get(check, set()), told


def test_a_row_that_does_not_come_out_is_found(daerah: Daerah) -> None:
    own = daerah.add("35.27", module=GOOD)
    folder = daerah.site / own / "contoh"
    folder.mkdir()
    (folder / "inspektorat-2019.toml").write_text(ROW, "utf-8")
    [told] = found("35.27")["contoh"]
    assert "inspektorat-2019.toml:4: baris.1: capaian hlm. 40: 91 is expected, the region's rules give 90,00." in told


def test_hooks_that_change_what_they_are_given_or_answer_by_the_moment_are_found(daerah: Daerah) -> None:
    clock = "    import itertools\n    global N\n    N += 1\n"
    daerah.add("35.27", module=GOOD + "\nN = 0\n" + BLOCK + clock + "    return (Paragraph((Run(str(N)),)),)\n")
    daerah.add("35.28", module=GOOD + HOOK + "sakip_periksa(ukuran):\n    ukuran.bundle.narasi['x'] = 'y'\n")
    assert found("35.27")["kait"] == ["sakip_blok answers differently when it is asked again."]
    [told] = found("35.28")["kait"]
    assert "(sakip-coba-35-28 1.2, sakip_periksa): TypeError: this mapping cannot be changed;" in told


def scale(celah: Celah = Celah.TIDAK_ADA, **formula: object) -> Scale:
    kelas = (interval("Kurang", None, 75, atas_termasuk=False), interval("Cukup", 75, 85, atas_termasuk=False),
             interval("Baik", 85, None))  # fmt: skip
    return Scale(id="predikat.uji", title=N_("Scale of the region's own"), kelas=kelas, celah=celah,
                 rujukan=(Rujukan.praktik("LKjIP uji"),))  # fmt: skip


def test_a_scale_is_asked_at_each_edge_and_beside_it() -> None:
    whole = scale()
    assert list(at_edges(whole)) == []
    # A scale proves itself when it is made; what a plugin does to one afterwards is found all the same.
    object.__setattr__(whole, "kelas", (*whole.kelas[:2], interval("Baik", 84, None)))
    told = [str(one) for one in at_edges(whole)]
    assert told[0].startswith("84 lies in Cukup, Baik at once."), told
    object.__setattr__(whole, "kelas", (*whole.kelas[:2], interval("Baik", 86, None)))
    told = [str(one) for one in at_edges(whole)]
    assert "85 has no class, and no policy says why." in told


def test_the_sample_moves_to_any_year() -> None:
    moved = sample("35.27", 2019)
    assert (moved.kode, moved.tahun, moved.renstra.mulai) == ("35.27", 2019, 2017)
    assert set(moved.indikator[0].realisasi) == {2017, 2018, 2019}


def test_the_command_says_what_each_check_found(daerah: Daerah, run: Run) -> None:
    daerah.add("35.27", module=GOOD + "\nBATAS = 0.1\n", name="sakip-sampang")
    ran = run("check-plugin", "sakip-sampang")
    assert ran.code == 1
    head, *lines = ran.out.splitlines()
    assert head == "35.27 (sakip-sampang 1.2)"
    marks = [line[2] for line in lines if line[2] != " "]
    # Without Sphinx one more is not checked.
    assert (len(marks), marks.count("!")) == (len(CHECKS), 1)
    assert marks.count("-") in (1, 2)
    assert any("__init__.py:9: 0.1 is a binary float." in line for line in lines)
    ran = run("check-plugin", "sakip-sampan")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip() == 'no installed distribution "sakip-sampan" brings a region. Nearest: "sakip-sampang".'


def test_its_page_is_built_by_itself(daerah: Daerah) -> None:
    pytest.importorskip("sphinx")
    source = '[sumber.lkjip-2024]\nnama = "LKjIP Coba 2024"\ntahun = 2024\njudul = "LKjIP"\njenis = "laporan"\n'
    choice = '[efisiensi]\nrumus = "efisiensi.sisa-serapan"\nrujukan = { sumber = "lkjip-2024", praktik = true }\n'
    daerah.add("35.27", source + choice, module=GOOD)
    assert CHECKS[SLOW].problems(Room("35.27")) == ()
    daerah.add("35.28", source + choice, module=GOOD, nama="Kabupaten [Coba](tidak-ada.md)")
    [told] = CHECKS[SLOW].problems(Room("35.28"))
    assert "/index.md:1: WARNING: 'myst' cross-reference target not found: 'tidak-ada.md'" in str(told)


def test_without_sphinx_the_page_is_not_looked_at_and_that_is_said(
    daerah: Daerah, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from importlib import util

    find = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name, *rest: None if name == "sphinx" else find(name, *rest))
    daerah.add("35.27", module=GOOD)
    told = run("check-plugin", "35.27")
    assert told.code == 0
    assert "  -  its page of documentation is built by itself, without a warning: not checked: sphinx" in told.out
    assert "not installed: pip install 'sakip[docs]'\n" in told.out
