# SPDX-License-Identifier: MIT
"""Bad input from end to end: one clear message with place and remedy, exit code 2, and nothing half-written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.daerah import Daerah
from cli.perintah import Ran, Run

pytestmark = pytest.mark.usefixtures("english")

Spoil = Callable[[str, str], None]


@pytest.fixture
def spoil(kecil: Path) -> Spoil:
    """Replace, in the small bundle, what stands in it exactly once."""

    def spoil(old: str, new: str) -> None:
        [file] = [one for one in kecil.iterdir() if old in one.read_text("utf-8")]
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")

    return spoil


def refused(ran: Ran) -> str:
    """The message of a refusal, which is all that was said."""
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\n")
    assert "Traceback" not in ran.err
    return ran.err[:-1]


BUNDLE = {
    "misspelt key": (
        'nama = "Indeks Kepuasan Masyarakat"',
        'nmaa = "Indeks Kepuasan Masyarakat"',
        'KECIL/10-rencana.toml:48: indikator.IKU-1.nmaa: the key "nmaa" is not known here. Nearest known: "nama".',
    ),
    "duplicate key": (
        "akhir_renstra = 90",
        "akhir_renstra = 90\nakhir_renstra = 92",
        'KECIL/10-rencana.toml:54: indikator[1].akhir_renstra: "indikator[1].akhir_renstra" is already set in line 53. '
        "Keep one of the two, or join them.",
    ),
    "text where a number belongs": (
        "target.2023 = 84",
        'target.2023 = "9o"',
        'KECIL/10-rencana.toml:51: indikator.IKU-1.target.2023: "9o" is not a number: a letter stands where a digit '
        "should. Write digits, or a space before the unit.",
    ),
    "two decimal commas": (
        "target.2023 = 84",
        'target.2023 = "92,5,0"',
        'KECIL/10-rencana.toml:51: indikator.IKU-1.target.2023: "92,5,0" is not a number: two decimal commas. '
        'Write "92,5" or 92.5 (TOML number), or "-" if it was not set.',
    ),
    "unknown polaritas": (
        "akhir_renstra = 90",
        'akhir_renstra = 90\npolaritas = "niak"',
        'KECIL/10-rencana.toml:54: indikator.IKU-1.polaritas: "niak" is none of naik, turun, stabil. '
        'Nearest known: "naik".',
    ),
    "sasaran without indikator": (
        '[[sasaran]]\nid = "S-6"',
        '[[sasaran]]\nid = "S-5"\nuraian = "Meningkatnya Pelayanan"\n\n[[sasaran]]\nid = "S-6"',
        "KECIL/10-rencana.toml:42: sasaran.S-5: this sasaran has no indikator. "
        'Add an [[indikator]] with untuk = "S-5".',
    ),
    "program for a sasaran that is not there": (
        'sasaran = "S-1"\nkode = "7.01.02"',
        'sasaran = "S-9"\nkode = "7.01.02"',
        'KECIL/20-anggaran.toml:27: dukungan.7.01.02.sasaran: there is no sasaran "S-9". Nearest known: "S-',
    ),
    "negative pagu": (
        "pagu.perubahan = 15212800",
        "pagu.perubahan = -15212800",
        "KECIL/20-anggaran.toml:15: sub_kegiatan.7.01.02.2.01.01.pagu.perubahan: perubahan is negative (-15212800). "
        "Write the amount without a minus; a correction belongs to the version that made it.",
    ),
    "year outside the Renstra": (
        "\ntahun = 2023",
        "\ntahun = 2027",
        "KECIL/10-rencana.toml:5: tahun: 2027 is outside the Renstra (2021-2026). Correct tahun or the Renstra.",
    ),
    "target outside the Renstra": (
        "target.2023 = 84",
        "target = { 2023 = 84, 2030 = 95 }",
        "KECIL/10-rencana.toml:51: indikator.IKU-1.target.2030: 2030 is outside the Renstra (2021-2026). "
        "Correct the year, or take the target out.",
    ),
    "an address that is none": (
        "{capaian:IKU-1:2023}",
        "{capain:IKU-1:2023}",
        'KECIL/20-anggaran.toml:40: analisis.IKU-1.uraian: "capain:IKU-1:2023" is not an address: "capain" is no kind '
        "of figure; nearest: cap",
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), BUNDLE.values(), ids=BUNDLE)
@pytest.mark.parametrize("command", ["measure", "explain", "report"])
def test_a_bundle_with_a_fault(
    run: Run, spoil: Spoil, kecil: Path, command: str, old: str, new: str, told: str
) -> None:
    spoil(old, new)
    output = ["-o", kecil.parent / "laporan.md"] if command == "report" else []
    message = refused(run(command, kecil, *output))
    assert message.startswith(told.replace("KECIL", str(kecil)))
    assert "\n" not in message
    assert list(kecil.parent.glob("laporan*")) == []


def test_all_faults_of_a_bundle_come_at_once_one_a_line(run: Run, spoil: Spoil, kecil: Path) -> None:
    spoil("target.2023 = 84", 'target.2023 = "92,5,0"')
    spoil("pagu.perubahan = 15212800", "pagu.perubahan = -15212800")
    spoil('satuan = "nilai"', "satuan = 5")
    lines = refused(run("measure", kecil)).splitlines()
    assert [line.removeprefix(f"{kecil}/").partition(": ")[0] for line in lines] == [
        "10-rencana.toml:51",
        "10-rencana.toml:59",
        "20-anggaran.toml:15",
    ]


@pytest.mark.parametrize("command", ["measure", "explain", "report"])
def test_a_bundle_that_is_not_there(run: Run, kecil: Path, command: str) -> None:
    output = ["-o", kecil.parent / "laporan.md"] if command == "report" else []
    near = kecil / "10-rencna.toml"
    assert refused(run(command, near, *output)) == f'{near}: there is no such file. Did you mean "10-rencana.toml"?'
    away = kecil.parent / "tidak-ada" / "data"
    assert refused(run(command, away, *output)) == f"{away}: there is no such file."


def test_a_folder_without_a_bundle(run: Run, tmp_path: Path) -> None:
    assert refused(run("measure", tmp_path)) == (
        f"{tmp_path}: no .toml file is in this folder. Name a bundle: a .toml file, or a folder with .toml files."
    )


def test_prose_that_names_a_figure_which_is_not_there(run: Run, sumber_harta: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(sumber_harta, bundle)
    file = bundle / "60-narasi-pembuka.toml"
    text = file.read_text("utf-8")
    start = text.index('ikhtisar-anggaran = """')
    file.write_text(text[:start] + text[start:].replace('"""', '"""\nCapaiannya {capaian:IKU-9:2023}. ', 1), "utf-8")
    message = refused(run("report", bundle, "-o", tmp_path / "laporan.docx"))
    assert 'narasi.ikhtisar-anggaran: the prose names "capaian:IKU-9:2023", but nothing stands there.' in message
    assert "sakip measure" in message
    assert [one.name for one in tmp_path.iterdir()] == ["bundle"]


def test_a_private_file_that_is_not_there(run: Run, kecil: Path, tmp_path: Path) -> None:
    private = tmp_path / "pejabat.toml"
    told = refused(run("report", kecil, "-o", tmp_path / "a.md", "--pejabat", private))
    assert told == f"{private}: there is no such file."
    assert not (tmp_path / "a.md").exists()


def test_a_region_that_is_unknown(run: Run) -> None:
    assert refused(run("capaian", "84", "80", "--wilayah", "99")) == (
        'no plugin is installed for region "99". Installed: 16.05. Install the region\'s plugin, or leave the region '
        "out for the national rules."
    )


def test_a_region_whose_plugin_is_broken(run: Run, daerah: Daerah, sumber_harta: Path, tmp_path: Path) -> None:
    daerah.add("16.05.19", module="import perpustakaan_yang_tidak_ada\n")
    for args in (
        ["capaian", "84", "80", "-w", "16.05.19"],
        ["regions", "16.05.19"],
        ["measure", sumber_harta],
        ["report", sumber_harta, "-o", tmp_path / "laporan.md"],
    ):
        message = refused(run(*args))
        assert message.startswith(
            'the plugin of region "16.05.19" is broken (sakip-coba-16-05-19 1.2, import): ModuleNotFoundError: '
            "No module named 'perpustakaan_yang_tidak_ada'"
        )
        assert message.endswith("Repair or uninstall sakip-coba-16-05-19, or leave the region out.")
    assert not (tmp_path / "laporan.md").exists()
    assert run("capaian", "84", "80", "-w", "16.05").code == 0


def output(sumber_harta: Path, run: Run, file: Path) -> str:
    return refused(run("report", sumber_harta, "-o", file))


def test_output_into_a_folder_that_is_not_there(run: Run, sumber_harta: Path, tmp_path: Path) -> None:
    file = tmp_path / "baru" / "laporan.md"
    assert output(sumber_harta, run, file) == (
        f'{file}: the document cannot be written: the folder "{file.parent}" does not exist. '
        "Make it first, or choose another."
    )
    assert list(tmp_path.iterdir()) == []


def test_output_onto_a_folder(run: Run, sumber_harta: Path, tmp_path: Path) -> None:
    file = tmp_path / "laporan.docx"
    file.mkdir()
    assert output(sumber_harta, run, file) == (
        f"{file}: the document cannot be written: this is a folder. Name a file inside it."
    )
    assert list(file.iterdir()) == []


def test_output_below_a_file(run: Run, sumber_harta: Path, tmp_path: Path) -> None:
    below = tmp_path / "berkas"
    below.write_text("isi", "utf-8")
    told = output(sumber_harta, run, below / "laporan.md")
    assert told == (
        f'{below}/laporan.md: the document cannot be written: "{below}" is a file, not a folder. Choose another folder.'
    )
    assert below.read_text("utf-8") == "isi"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_output_into_a_folder_that_may_not_be_written_to(run: Run, sumber_harta: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        told = output(sumber_harta, run, tmp_path / "laporan.md")
    finally:
        tmp_path.chmod(0o700)
    assert "may not be written to" in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("laporan.doc", 'no writer knows the format ".doc". End the name with one of: .docx, '),
        ("laporan", "the file's name has no suffix, so its format is not known. End the name with one of: .docx, "),
    ],
)
def test_output_in_no_known_format(run: Run, sumber_harta: Path, tmp_path: Path, name: str, told: str) -> None:
    assert output(sumber_harta, run, tmp_path / name).startswith(told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("library", "suffix", "extra"),
    [("docx", ".docx", "docx"), ("xlsxwriter", ".xlsx", "xlsx")],
)
def test_a_format_whose_library_is_not_installed(
    sumber_harta: Path, tmp_path: Path, library: str, suffix: str, extra: str
) -> None:
    program = (
        f"import sys; sys.modules[{library!r}] = None\n"
        "from sakip.cli import main\nmain(['report', sys.argv[1], '-o', sys.argv[2]])"
    )
    args = [sys.executable, "-c", program, str(sumber_harta), f"{tmp_path}/a{suffix}"]
    done = subprocess.run(args, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f'{suffix[1:].upper()} needs the library "{library}", which is not installed. '
        f"Install it: pip install 'sakip[{extra}]'\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_before_a_refusal_is_untouched(run: Run, spoil: Spoil, kecil: Path, tmp_path: Path) -> None:
    file = tmp_path / "laporan.md"
    spoil("target.2023 = 84", 'target.2023 = "92,5,0"')
    file.write_text("laporan lama", "utf-8")
    refused(run("report", kecil, "-o", file))
    assert file.read_text("utf-8") == "laporan lama"
