# SPDX-License-Identifier: MIT
"""Regions are found by their code: which ones count for an agency, who answers, and what is loaded for it."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import pytest

import sakip
from cli.daerah import PROFILE, Daerah
from cli.perintah import Run as Runner
from sakip import api
from sakip.document import Paragraph, Run, Section
from sakip.errors import PluginError, RegionError
from sakip.plugins import regions
from sakip.testing.room import Room

PROVINCE = "[batas.capaian]\natas = 120\nbawah = 0\nrujukan = RUJUKAN\n"
DISTRICT = "[batas.capaian]\natas = 100\nrujukan = RUJUKAN\n"


def test_the_nearest_region_answers_and_the_wider_ones_fill_in(daerah: Daerah) -> None:
    daerah.add("16", PROVINCE, nama="Provinsi")
    daerah.add("16.05.19", DISTRICT, nama="Kecamatan")
    found = sakip.resolve("16.05.19", 2023)
    assert found.wilayah == ("Nasional", "Provinsi", "Kabupaten Musi Rawas", "Kecamatan")
    assert [found.get("batas.capaian", field) for field in ("atas", "bawah")] == [100, 0]
    whose = found.origin("batas.capaian", "bawah")
    assert whose is not None
    assert whose.asal == "Provinsi"
    assert found.rule("efisiensi").id == "efisiensi.sisa-serapan"
    assert list(found.versi) == ["sakip-coba-16", "sakip-musi-rawas", "sakip-coba-16-05-19"]


@pytest.mark.parametrize(
    ("kode", "codes"),
    [
        ("16.05.19", ["16", "16.05"]),
        ("16.05", ["16", "16.05"]),
        ("16.06.01", ["16"]),
        ("16", ["16"]),
        ("160.5", []),
        ("35", []),
        ("1", []),
        ("kl.022", ["kl.022"]),
        ("kl.0221", []),
    ],
)
def test_which_regions_count_for_a_code(daerah: Daerah, kode: str, codes: list[str]) -> None:
    daerah.add("16")
    daerah.add("kl.022")
    assert [one.kode for one in regions.chain(kode)] == codes


def test_each_choice_is_shown_with_the_region_file_line_and_source_it_comes_from(
    daerah: Daerah, run: Runner, english: None
) -> None:
    """Nation, province, regency, agency: each adds its own; of a dated choice the version of the year."""
    source = '[sumber.pergub-1-2020]\nnama = "Pergub 1/2020"\ntahun = 2020\njudul = "Pedoman"\njenis = "peraturan"\n'
    rounding = '[pembulatan.capaian]\nmode = "potong"\ndigit = 1\n'
    daerah.add(
        "35", source + rounding + 'rujukan = { sumber = "pergub-1-2020", bagian = "Pasal 3" }\n', nama="Provinsi"
    )
    dated = "[[batas.capaian]]\natas = {}\nberlaku_{} = {}\nrujukan = RUJUKAN\n"
    daerah.add("35.27", dated.format(120, "sampai", 2022) + dated.format(100, "sejak", 2023), nama="Kabupaten")
    daerah.add("35.27.01", '[efisiensi]\nrumus = "efisiensi.sisa-serapan"\nrujukan = RUJUKAN\n', nama="Kecamatan")
    told = {year: run("regions", "35.27.01", "--tahun", year).out for year in (2022, 2023)}
    for year, cap, line in ((2022, 120, 4), (2023, 100, 8)):
        assert f"35.27.01, {year}: Nasional, Provinsi, Kabupaten, Kecamatan\n" in told[year]
        assert (
            f"batas.capaian: atas = {cap}\n    Kabupaten, sakip_coba_35_27/profile.toml:{line} "
            "(LKjIP Inspektorat Kabupaten Sampang 2019, hlm. 40)\n"
        ) in told[year]
        assert "batas.capaian: bawah = tanpa\n    national, national/profile.toml:" in told[year]
    assert (
        "pembulatan.capaian: mode = potong; digit = 1\n    Provinsi, sakip_coba_35/profile.toml:9 "
        "(Pergub 1/2020, Pasal 3)\n"
    ) in told[2023]
    assert (
        "efisiensi: rumus = efisiensi.sisa-serapan\n    Kecamatan, sakip_coba_35_27_01/profile.toml:4 (" in told[2023]
    )
    assert "\nkerangka.lkjip\n    national, national/profile.toml:" in told[2023]
    # An agency below the regency that brings nothing inherits all the same.
    assert "35.27.02, 2023: Nasional, Provinsi, Kabupaten\n" in run("regions", "35.27.02", "--tahun", 2023).out


def test_a_region_describes_its_own_sources(daerah: Daerah, run: Runner, english: None) -> None:
    source = '[sumber.lkjip-2024]\nnama = "LKjIP Coba 2024"\ntahun = 2024\njudul = "LKjIP"\njenis = "laporan"\n'
    address = 'tautan = "https://coba.example/lkjip"\n'
    choice = '[batas.capaian]\natas = 100\nrujukan = { sumber = "lkjip-2024", bagian = "hlm. 4", praktik = true }\n'
    daerah.add("35.27", source + address + choice)
    told = "LKjIP Coba 2024, hlm. 4 <https://coba.example/lkjip>"
    assert f"({told})" in run("regions", "35.27").out
    found = sakip.resolve("35.27", 2024).origin("batas.capaian", "atas")
    assert found is not None
    assert (str(found.rujukan), found.rujukan.peraturan.jenis) == (told, "laporan")
    assert Room("35.27").choices(2024).sumber == {"lkjip-2024": found.rujukan.peraturan}
    daerah.add("35.28", '[sumber.lkjip-2024]\nnama = 4\njenis = "buku"\n' + choice)
    with pytest.raises(PluginError) as caught:
        sakip.resolve("35.28", 2024)
    for fault in (
        "profile.toml:5: sumber.lkjip-2024.nama: 4 is not a text.",
        'profile.toml:6: sumber.lkjip-2024.jenis: "buku" is not one of the words known here.',
        'source "lkjip-2024" has no tahun.',
        'source "lkjip-2024" has no judul.',
    ):
        assert fault in str(caught.value)


def test_the_choices_of_a_neighbour_do_not_count(daerah: Daerah) -> None:
    daerah.add("16.06", DISTRICT)
    assert sakip.resolve("16.05", 2023).get("batas.capaian", "atas") is None
    assert sakip.resolve("16.06", 2023).get("batas.capaian", "atas") == 100


def test_a_region_of_that_name_must_be_there(daerah: Daerah) -> None:
    with pytest.raises(RegionError, match=r"99"):
        sakip.resolve("99", 2023)
    assert sakip.resolve("99", 2023, asked=False).wilayah == ("Nasional",)


def test_two_distributions_for_one_code_are_refused_by_name(daerah: Daerah, english: None) -> None:
    daerah.add("35.27", name="sakip-sampang")
    daerah.add("35.27", name="sakip-sampang-lain")
    daerah.add("35.28")
    with pytest.raises(RegionError) as caught:
        sakip.resolve("35.27.01", 2023)
    assert str(caught.value) == (
        'two distributions bring region "35.27": sakip-sampang and sakip-sampang-lain. Uninstall one of them.'
    )
    assert sakip.resolve("35.28", 2023).wilayah == ("Nasional", "Kabupaten Coba")


def test_what_is_installed_later_is_found_after_forget(daerah: Daerah) -> None:
    assert "35.27" not in regions.installed()
    daerah.add("35.27")
    assert regions.installed()["35.27"].versi == "1.2"


def loaded(program: str, site: Path) -> set[str]:
    """Modules of plugins, and importlib.metadata, after `program` in a fresh interpreter."""
    program += "\nimport sys; print(); print(*sorted(m for m in sys.modules if m.startswith('sakip_')), "
    program += "*(['importlib.metadata'] if 'importlib.metadata' in sys.modules else []))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_listing_loads_no_region_and_using_one_loads_its_chain_only(daerah: Daerah) -> None:
    for kode in ("16", "16.06", "35.27"):
        daerah.add(kode)
    idle = loaded("", daerah.site)
    assert loaded("import sakip", daerah.site) == idle
    assert loaded("import sakip; sakip.capaian(84, 80)", daerah.site) == idle
    assert loaded("import sakip; sakip.resolve(None, 2023)", daerah.site) == idle
    listing = loaded("from sakip.plugins import regions; assert '35.27' in regions.installed()", daerah.site)
    assert listing == idle | {"importlib.metadata"}
    using = loaded("import sakip; sakip.capaian(84, 80, wilayah='16.06.01')", daerah.site)
    assert using == idle | {"importlib.metadata", "sakip_coba_16", "sakip_coba_16_06"}


def test_threads_that_ask_at_once_get_one_profile(daerah: Daerah) -> None:
    daerah.add("35.27", module="import time; time.sleep(0.05)\n" + PROFILE)
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: sakip.resolve("35.27", 2023), range(32)))
    assert all(one is found[0] for one in found)


RULE = """\
from pathlib import Path
from sakip.formula.tree import sym
from sakip.plugins import hookimpl, read
from sakip.references import Rujukan
from sakip.rules.base import Rule
from sakip.rules.scale import Kelas, Scale

WHY = (Rujukan.praktik("lkjip-sampang-inspektorat-2019", "hlm. 40"),)
target, realisasi = sym("target"), sym("realisasi")

@hookimpl
def sakip_rumus(kode, tahun):
    yield Rule("capaian.naik.tambah", "Sepuluh di atas rasio", "capaian", realisasi / target * 100 + 10, WHY)
    yield Scale(
        id="predikat.dua", title="Dua kelas", rujukan=WHY,
        kelas=(Kelas("Cukup", None, 100, atas_termasuk=False), Kelas("Bagus", 100, None)),
    )

@hookimpl
def sakip_profil(kode, tahun):
    return read(Path(__file__).parent / "profile.toml")
"""


def test_a_region_brings_its_own_rule_and_scale_and_its_profile_chooses_them(daerah: Daerah) -> None:
    daerah.add(
        "35.27",
        '[capaian.naik]\nrumus = "capaian.naik.tambah"\nrujukan = RUJUKAN\n'
        '[predikat.capaian]\nskala = "predikat.dua"\nrujukan = RUJUKAN\n',
        RULE,
    )
    figure = sakip.capaian(80, 72, wilayah="35.27")
    assert figure.exact == Fraction(100)
    assert figure.rule is not None
    assert figure.rule.id == "capaian.naik.tambah"
    assert "Sepuluh di atas rasio" in figure.explain()
    assert api.predikat(figure, wilayah="35.27") == "Bagus"
    assert sakip.capaian(80, 72).exact == 90


def test_rules_are_gathered_along_the_chain_and_the_nearer_one_of_a_name_counts(daerah: Daerah) -> None:
    daerah.add("35", module=RULE)
    nearer = RULE.replace("+ 10", "+ 20").replace("Sepuluh", "Dua puluh")
    daerah.add("35.27", '[capaian.naik]\nrumus = "capaian.naik.tambah"\nrujukan = RUJUKAN\n', nearer)
    daerah.add("35.28", '[capaian.naik]\nrumus = "capaian.naik.tambah"\nrujukan = RUJUKAN\n')
    assert sakip.capaian(80, 72, wilayah="35.27").exact == 110
    assert sakip.capaian(80, 72, wilayah="35.28").exact == 100


BLOCK = """\
from sakip.document import Paragraph, Run
from sakip.plugins import hookimpl

@hookimpl
def sakip_blok(id, ukuran, tahun):
    if id == "sampul":
        return (Paragraph((Run(f"MARK {tahun} {len(ukuran.bundle.sasaran)}"),)),)
"""


def paragraphs(document: object) -> list[str]:
    return ["".join(run.text for run in one.runs) for _, one in document.walk() if isinstance(one, Paragraph)]  # type: ignore[attr-defined]


def test_a_block_of_the_region_replaces_the_built_in_one(daerah: Daerah, sumber_harta: Path) -> None:
    measurement = sakip.measure(sakip.load(sumber_harta))
    assert not [one for one in paragraphs(sakip.report(measurement)) if one.startswith("MARK")]
    daerah.add("16", module=BLOCK.replace("MARK", "Provinsi"))
    daerah.add("16.05.19", module=BLOCK.replace("MARK", "Kecamatan"))
    document = sakip.report(sakip.measure(sakip.load(sumber_harta)))
    assert [one for one in paragraphs(document) if one.endswith("2023 6")] == ["Kecamatan 2023 6"]
    assert any(isinstance(one, Section) for one in document.blocks)


def test_the_nearest_block_answers_first_and_the_wider_region_is_then_not_asked(daerah: Daerah) -> None:
    daerah.add("16", module=BLOCK.replace("MARK", "{1/0}"))
    daerah.add("16.05.19", module=BLOCK.replace("ukuran.bundle.sasaran", "''"))
    [found] = api.plugins("16.05.19").block("sampul", None, 2023) or ()
    assert found == Paragraph((Run("MARK 2023 0"),))


ONLY_TABLES = """
[kerangka.lkjip]
judul = "Laporan {tahun}"
rujukan = RUJUKAN
bagian = [{ id = "a", judul = "CAPAIAN", isi = ["tabel:ringkas"] }]

[tabel.ringkas]
judul = "Capaian {tahun}"
baris = "indikator"
kolom = [{ kunci = "indikator", judul = "Indikator" }, { kunci = "capaian", judul = "Capaian", digit = 1 }]
rujukan = RUJUKAN
"""


def test_a_region_of_tables_only_has_a_report(daerah: Daerah, sumber_harta: Path) -> None:
    daerah.add("35.27", ONLY_TABLES)
    measurement = sakip.measure(sakip.load(sumber_harta), profile=sakip.resolve("35.27", 2023))
    [table] = sakip.report(measurement).tables()
    assert table.title == "Capaian 2023"
    assert [row.cells[1].text for row in table.rows[:2] if row.cells[1]] == ["94,5", "92,0"]


def test_findings_and_files_of_a_region_go_through_its_hooks(daerah: Daerah, tmp_path: Path) -> None:
    hooks = """\
from sakip.auditing import Certainty, Finding, Severity
from sakip.lang import msg
from sakip.plugins import hookimpl

@hookimpl
def sakip_periksa(ukuran):
    return [Finding("NAME-1", Severity.NOTE, Certainty.CERTAIN, "capaian:IKU-1:2023", message=msg("NAME"))]

@hookimpl
def sakip_baca(dokumen, tahun):
    import sakip
    return sakip.load(FILE) if dokumen.suffix == ".NAME" else None

@hookimpl
def sakip_tulis(dokumen, tujuan):
    return tujuan.suffix == ".NAME" or None
""".replace("FILE", repr(str(_harta())))
    daerah.add("35", module=hooks.replace("NAME", "prov"))
    daerah.add("35.27", module=hooks.replace("NAME", "kab"))
    chain = api.plugins("35.27")
    measured = sakip.measure(sakip.load(_harta()))
    assert [one.code for one in chain.findings(measured, 2023)] == ["prov-1", "kab-1"]
    read = [chain.read(Path(f"a.{one}"), 2023) for one in ("kab", "prov", "x")]
    assert [one and one.kode for one in read] == ["16.05.19", "16.05.19", None]
    document = sakip.report(measured)
    assert [chain.write(document, tmp_path / f"a.{one}", 2023) for one in ("kab", "prov", "x")] == [True, True, False]


def _harta() -> Path:
    import sakip_musi_rawas

    return Path(sakip_musi_rawas.__file__).parent / "data/sumber-harta-2023"
