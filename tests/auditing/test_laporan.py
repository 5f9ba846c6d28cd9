# SPDX-License-Identifier: MIT
"""Published reports audited as they are, without a bundle: the same findings as with one, in every format."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from sakip import api, readers
from sakip.auditing import Audit
from sakip.cli import main

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
import bentuk

LAPORAN = Path(__file__).parents[1] / "data/laporan/sumber-harta-2023.txt"


@pytest.fixture(scope="module")
def terbit() -> readers.Published:
    return readers.read(LAPORAN)


@pytest.fixture(scope="module")
def polos(terbit: readers.Published) -> Audit:
    """The audit of the report's text alone."""
    return api.audit(terbit)


def said(audit: Audit, *, lines: bool = False) -> Counter:
    """The findings without the ids, which a draft makes itself."""
    found = ((x.code, x.severity, x.printed, x.computed, tuple(p.baris for p in x.places)) for x in audit.findings)
    return Counter(one if lines else one[:4] for one in found)


def figures(audit: Audit) -> Counter:
    """What is found about figures, plan and money; checks of the text alone are another matter."""
    of_text = (
        "SKP110",
        "SKP309",
        "SKP207",
        "SKP208",
        "SKP209",
        "SKP210",
        "SKP212",
        "SKP213",
        "SKP5",
        "SKP6",
        "SKP7",
        "SKP8",
    )
    return Counter({one: count for one, count in said(audit).items() if not one[0].startswith(of_text)})


def test_the_text_alone_gives_what_the_bundle_with_its_transcribed_claims_gives(diaudit: Audit, polos: Audit) -> None:
    # The unit of an output stands in a column of its own: the draft keeps the number alone.
    same = {"1 Posko": "1", "4 Desa": "4"}
    expected = Counter({(a, b, same.get(c, c), d): n for (a, b, c, d), n in figures(diaudit).items()})
    assert figures(polos) == expected
    assert polos.kode == "16.05"  # the report names the regency whose plugin is installed


def test_every_wrong_figure_is_named_at_the_same_lines(diaudit: Audit, polos: Audit) -> None:
    codes = ("SKP101", "SKP102", "SKP103", "SKP104", "SKP105")
    places = [
        Counter(
            (x.code, x.printed, tuple(sorted(p.baris or 0 for p in x.places))) for x in one.findings if x.code in codes
        )
        for one in (diaudit, polos)
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("form", ["docx", "xlsx", "md"])
def test_the_same_report_in_another_format_has_the_same_findings(
    terbit: readers.Published, polos: Audit, form: str, tmp_path: Path
) -> None:
    file = tmp_path / f"laporan.{form}"
    file.write_bytes(bentuk.written(terbit, form))
    assert figures(api.audit(file)) == figures(polos)


def test_a_docx_made_by_hand_has_the_same_findings(terbit: readers.Published, polos: Audit, tmp_path: Path) -> None:
    file = tmp_path / "laporan.docx"
    file.write_bytes(bentuk.docx_by_hand(terbit))
    assert figures(api.audit(file)) == figures(polos)


def test_the_draft_says_which_table_it_follows_and_what_it_asks(terbit: readers.Published) -> None:
    draft = api.draft(terbit)
    bundle = draft.bundle
    assert (bundle.tahun, bundle.perangkat_daerah.nama, bundle.perangkat_daerah.induk) == (
        2023, "Kecamatan Sumber Harta", "Kabupaten Musi Rawas",
    )  # fmt: skip
    assert (bundle.renstra.mulai, bundle.renstra.akhir) == (2021, 2026)
    assert bundle.sumber is not None
    assert "PENGUKURAN KINERJA" in bundle.sumber.kebijakan
    assert draft.followed["realisasi:IKU-1:2023"].baris == 936
    assert [len(x) for x in (bundle.sasaran, bundle.program, bundle.kegiatan, bundle.sub_kegiatan)] == [6, 6, 10, 16]
    assert any("48.560.600" in str(one) for one in draft.questions)


def test_the_draft_written_down_loads_as_itself_and_has_the_same_findings(
    terbit: readers.Published, polos: Audit, tmp_path: Path
) -> None:
    draft = api.draft(terbit).tidy()
    path = api.save(draft.bundle, tmp_path / "next.toml", remarks=draft.remarks())
    assert api.load(path) == draft.bundle
    assert figures(api.audit(path)) == figures(polos)
    lines = path.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("# ?") and "48.560.600" in line)
    assert "baris 869" in lines[at]
    assert any(line.startswith("[[sub_kegiatan]]") for line in lines[at : at + 3])


def test_the_draft_has_what_the_report_says_of_each_result(terbit: readers.Published) -> None:
    told = {one.indikator: one for one in api.draft(terbit).bundle.analisis}
    assert set(told) == {f"IKU-{number}" for number in range(1, 8)}
    assert "Sumber Daya Manusianya (SDM) terbatas" in told["IKU-1"].penyebab
    assert told["IKU-6"].hambatan.startswith("Ada beberapa kendala sehingga realisasi tidak mencapai target")
    assert told["IKU-7"].solusi.startswith("Maka dari itu untuk tahun yang akan datang sangat perlu ditingkatkan")


@pytest.mark.parametrize("form", ["docx", "xlsx", "pdf"])
def test_a_report_made_from_a_bundle_is_converted_back_and_audited_alike(form: str, root: Path, tmp_path: Path) -> None:
    bundle = api.load(root / "plugins/sakip-lampung/src/sakip_lampung/data/lampung-2016")
    report = tmp_path / f"laporan.{form}"
    api.write(api.report(api.measure(bundle)), report)
    with pytest.raises(SystemExit) as ended:
        main(["convert", str(report), str(tmp_path / "next.toml")])
    assert ended.value.code == 0
    made = api.load(tmp_path / "next.toml")
    assert [one.uraian for one in made.sasaran] == [one.uraian for one in bundle.sasaran]
    assert {one.nama: str(one.realisasi[2016]) for one in made.indikator if 2016 in one.realisasi} == {
        one.nama: str(one.realisasi[2016]).replace(",", ".") for one in bundle.indikator if 2016 in one.realisasi
    }
    assert figures(api.audit(tmp_path / "next.toml")) == figures(api.audit(report))
