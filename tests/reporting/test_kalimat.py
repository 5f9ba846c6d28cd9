# SPDX-License-Identifier: MIT
"""Sentences from templates: words chosen by figures that stay figures, in a sandbox that a bundle cannot reach into."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import sakip
from measurement.contoh import bundel, ind, profil, ukur
from sakip.document import Block, List, Paragraph, Run
from sakip.errors import ProfileError
from sakip.lang import using
from sakip.measurement import Measurement
from sakip.profile import Pilihan, Profile
from sakip.reporting import sentences
from sakip.reporting.material import Material

HOSTILE = "Indeks {capaian:I-1:2023} **tebal** {{ 7 * 7 }} {% for x in y %} {\ue0000}"


def measured(isi: str, nama: str = "Indeks Kepuasan Masyarakat") -> Measurement:
    """Two indicators (Tabel 3.1 of Sumber Harta 2023 has the first: 79,35 of 84), and one template."""
    first = attrs.evolve(ind("I-1", 84, Decimal("79.35")), nama=nama)
    return ukur(first, ind("I-2", 100, 120), profile=profil(kalimat_uji={"isi": isi}))


def rendered(isi: str, nama: str = "Indeks Kepuasan Masyarakat") -> tuple[Block, ...]:
    return sentences.build(Material(measured(isi, nama), {"tabel:capaian": "3.1"}), "uji")


def runs(isi: str, nama: str = "Indeks Kepuasan Masyarakat") -> list[Run]:
    [paragraph] = rendered(isi, nama)
    assert isinstance(paragraph, Paragraph)
    return list(paragraph.runs)


def text(isi: str) -> str:
    return "".join(run.text for run in runs(isi))


def refused(isi: str) -> str:
    with using("en"), pytest.raises(ProfileError) as caught:
        rendered(isi)
    [fault] = caught.value.faults
    assert fault.code == "kalimat"
    with using("en"):
        return f"{fault.message} {fault.hint or ''}"


def test_figures_in_a_sentence_are_figures() -> None:
    found = runs(
        "Capaian {{ indikator[0].nama }} **{{ indikator[0].capaian }}%**, {{ instansi.rata_rata.desimal(0) }}."
    )
    assert [(run.text, run.address, run.bold) for run in found] == [
        ("Capaian ", None, False),
        ("Indeks Kepuasan Masyarakat", None, False),
        (" ", None, False),
        ("94,46", "capaian:I-1:2023", True),
        ("%", None, True),
        (", ", None, False),
        ("107", "rata-rata:capaian:99.01:2023", False),
        (".", None, False),
    ]


def test_words_follow_the_exact_value_of_a_figure() -> None:
    # 79,35 of 84 is 94,464...: what is printed as 94,46 lies above it
    assert text("{% if indikator[0].capaian > 94.46 %}di atas{% else %}tidak di atas{% endif %}") == "di atas"
    assert text("{% if indikator[0].capaian >= 100 %}tercapai{% else %}belum{% endif %}") == "belum"
    assert text("{{ indikator | selectattr('tercapai') | map(attribute='nama') | dan }}") == "Indikator I-2"
    assert text("{{ indikator | map(attribute='capaian') | dan }}") == "94,46 dan 120,00"


def test_lists_addresses_and_numbers_of_tables_are_prose_as_everywhere() -> None:
    found = rendered(
        "{{ tabel('capaian') }}: {capaian:I-2:2023}\n\n{% for i in indikator %}\n- {{ i.nama }}\n{% endfor %}"
    )
    first, second = found
    assert isinstance(first, Paragraph)
    assert isinstance(second, List)
    assert first.text == "Tabel 3.1: 120,00"
    assert len(second.items) == 2


def test_a_template_that_has_nothing_to_say_leaves_nothing() -> None:
    assert rendered("{% if indikator[0].perubahan.ada %}Naik.{% endif %}") == ()


@pytest.mark.parametrize(
    "isi", ["{{ indikator[0].nama }}", "{{ indikator[0].nama ~ '' }}", "{{ [indikator[0].nama] | join }}"]
)
def test_a_text_of_the_bundle_is_printed_and_never_read(isi: str) -> None:
    [run] = runs(isi, HOSTILE)
    assert run == Run(HOSTILE.replace("\ue000", ""))


def test_a_missing_figure_is_a_hyphen_and_cannot_be_compared() -> None:
    assert text("{{ indikator[0].perubahan }}") == "-"
    said = refused("{% if indikator[0].perubahan > 0 %}naik{% endif %}")
    assert "perubahan:I-1:2023 has no value that could be compared." in said
    assert ".ada" in said


@pytest.mark.parametrize(
    ("isi", "said"),
    [
        ("{{ indikator[0].capain }}", 'names "capain", which is not known here. Nearest known: "capaian"'),
        ("{{ instnsi.nama }}", 'names "instnsi", which is not known here. Nearest known: "instansi"'),
        ("{{ 1 + 1 }}", 'computes ("+")'),
        ("{{ indikator[0].capaian * 2 }}", 'computes ("*")'),
        ("{{ -tahun }}", 'computes ("-")'),
        ("{{ 'x' % tahun }}", 'computes ("%")'),
        ("{{ sasaran }}", "which is no text and no figure"),
        ("{{ none }}", "which is no text and no figure"),
        ("{% if indikator[0].capaian > '100' %}{% endif %}", "is no number"),
        ("{{ angka('capaian:I-9:2023') }}", 'nothing stands at "capaian:I-9:2023"'),
        ("{{ angka('capain:I-1:2023') }}", "nearest: capaian"),
        ("{% for x in %}", "cannot be read"),
        ("{% include 'rahasia' %}", "cannot be rendered"),
        ("{{ range(9) }}", 'names "range"'),
        ("{{ 'x' | pprint }}", "cannot be read"),
        ("{{ ''.__class__.__mro__ }}", "may not"),
        ("{{ angka.__globals__ }}", "may not"),
        ("{{ indikator[0]._room.material }}", "may not"),
        ("{{ tabel.__globals__.__builtins__ }}", "may not"),
        ("{{ room.material.bundle }}", 'names "room"'),
        ("{{ self._TemplateReference__context }}", "may not"),
    ],
)
def test_what_a_template_may_not_or_cannot_do_is_said(isi: str, said: str) -> None:
    assert said in refused(isi)


def written(folder: Path, text: str) -> Profile:
    """The national choices with those of a region's profile.toml."""
    from sakip.plugins import read
    from sakip.profile import resolve

    file = folder / "profile.toml"
    file.write_text(text, "utf-8")
    national = read(Path(sakip.__file__).parent / "national/profile.toml")
    return resolve([national, read(file)], "99", 2023)


PROFILE = """format = 1
kode = "99"
nama = "Kabupaten Contoh"

[sumber.contoh]
nama = "Contoh"
tahun = 2023
judul = "Contoh"
jenis = "laporan"

[kalimat.capaian]
{field}
rujukan = {{ sumber = "contoh", praktik = true }}
"""


def failing(profile: Profile) -> str:
    measurement = ukur(ind("I-1", 84, 80), profile=profile)
    with using("en"), pytest.raises(ProfileError) as caught:
        sakip.report(measurement)
    with using("en"):
        return str(caught.value)


def test_a_region_writes_its_own_sentence_in_its_profile(tmp_path: Path) -> None:
    profile = written(tmp_path, PROFILE.format(field='isi = "Capaian rata-rata {{ instansi.rata_rata }} persen."'))
    document = sakip.report(ukur(ind("I-1", 84, Decimal("79.35")), profile=profile))
    [found] = [block for _, block in document.walk() if isinstance(block, Paragraph) and "rata-rata" in block.text]
    assert found.text == "Capaian rata-rata 94,46 persen."
    assert "rata-rata:capaian:99.01:2023" in document.figures


def test_a_fault_in_the_profile_is_named_with_its_line(tmp_path: Path) -> None:
    field = 'isi = """\nSatu\ndua \\\ntiga\nempat {{ instnsi }}"""'
    said = failing(written(tmp_path, PROFILE.format(field=field)))
    assert said.startswith(f"{tmp_path / 'profile.toml'}:16: kalimat.capaian: ")
    assert '"instnsi"' in said


def test_a_fault_in_a_template_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "capaian.jinja").write_text("Satu\n\nTiga {{ instansi.nma }}\n", "utf-8")
    said = failing(written(tmp_path, PROFILE.format(field='berkas = "capaian.jinja"')))
    assert said.startswith(f"{tmp_path / 'capaian.jinja'}:3: kalimat.capaian: ")
    assert 'Nearest known: "nama"' in said


@pytest.mark.parametrize("path", ["../rahasia.jinja", "/etc/hostname", "tidak-ada.jinja"])
def test_a_template_file_lies_beside_its_profile(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "paket"
    folder.mkdir()
    (tmp_path / "rahasia.jinja").write_text("rahasia", "utf-8")
    said = failing(written(folder, PROFILE.format(field=f'berkas = "{path}"')))
    assert said.startswith(f"{folder / 'profile.toml'}:12: kalimat.capaian.berkas: ")
    assert "does not lie in the folder" in said or "cannot be read" in said


def test_the_nearer_choice_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "capaian.jinja").write_text("Dari berkas.", "utf-8")
    profile = written(tmp_path, PROFILE.format(field='berkas = "capaian.jinja"'))
    assert profile.origin("kalimat.capaian", "isi") is None
    assert profile.origin("kalimat.indikator", "isi") is not None


def test_an_outline_that_asks_for_a_sentence_nobody_writes_is_refused_before_it_is_used() -> None:
    base = profil()
    part = {"id": "x", "judul": "X", "isi": ("kalimat:tidak-ada",)}
    choice = Pilihan((part,), "pengujian", base.pilihan["kerangka.pk", "bagian"].rujukan)
    wrong = attrs.evolve(base, pilihan={**base.pilihan, ("kerangka.uji", "bagian"): choice})
    with using("en"), pytest.raises(ProfileError, match="tidak-ada"):
        wrong.check()
    with using("en"), pytest.raises(ProfileError, match="no profile writes"):
        sakip.report(ukur(ind("I-1", 84, 80), profile=wrong), jenis="uji")


def test_an_indicator_that_nobody_wrote_about_says_what_its_figures_say_and_what_is_left_to_write() -> None:
    document = sakip.report(measured("x"))
    texts = [block.text for _, block in document.walk() if isinstance(block, Paragraph)]
    assert (
        "Target Indeks Kepuasan Masyarakat tahun 2023 adalah 84% dan realisasinya 79,35%, sehingga capaiannya 94,46% "
        "(Sangat Tinggi)." in texts
    )
    with using("id"):
        assert any("(analisis.I-1)" in one for one in sakip.report(measured("x")).gaps())


def test_the_national_sentences_render_for_a_bundle_that_has_next_to_nothing() -> None:
    assert sakip.report(sakip.measure(bundel(), profile=profil())).title
