# SPDX-License-Identifier: MIT
"""A region learned from a report that it published: its choices with their evidence, and its rows as printed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from sakip import national, readers
from sakip.auditing.infer import inferred
from sakip.errors import SakipError
from sakip.lang import msg, say, using
from sakip.plugins import read
from sakip.profile import Profile, resolve
from sakip.readers.vocabulary import Peran, standard
from sakip.scaffold import deciding
from sakip.scaffold.answers import Answers, Tulisan, table, text
from sakip.scaffold.deciding import Keputusan, Terbuka
from sakip.scaffold.evidence import Bukti, Kelas, gathered, learned_words, legend, year
from sakip.testing.contoh import Baris
from sakip.testing.recompute import figure, gives

MOST_ROWS = 80


def learn(
    kode: str, report: Path, *, nama: str = "", sumber: str = "", said: tuple[Tulisan, ...] = ()
) -> tuple[Answers, str]:
    """What the rows of a report decide for region `kode`, and those rows as the text of a contoh file.

    sumber: the report's title; its file's name where none is given. said: choices that go before what the rows say.
    Raises ReaderError where it cannot be read,
    SakipError where it holds no row to learn from.
    """
    published = readers.read(report)
    found = learned_words(published)
    rows = gathered(published, standard().with_words(found))
    sides = deciding.sided(rows)
    if not (sides.naik or sides.turun or sides.neither or sides.same):
        raise SakipError(
            msg('"{report}" has no row with target, realisation and achievement.', report=report),
            hint=msg("Give the part of the report with its tables, as DOCX, XLSX, PDF with text, or Markdown."),
        )
    keys = {one.key for one in said}
    made: list[Keputusan] = [*said, *(one for one in _decided(rows, sides, legend(published)) if one.key not in keys)]
    if found:
        remark = msg("Headers that no vocabulary has; the rows below them follow when they mean this.")
        made.append(Tulisan("kosakata", found, "", (remark,)))
    answers = Answers(
        kode,
        nama,
        sumber or f"Laporan {report.stem}",
        tuple(one for one in made if isinstance(one, Tulisan)),
        {one.key: one.why for one in made if isinstance(one, Terbuka)},
    )
    with using("id"):
        return answers, _contoh(answers, sides, year(published))


def _decided(
    rows: tuple[Bukti, ...], sides: deciding.Sided, printed: tuple[tuple[Kelas, ...], str]
) -> Iterator[Keputusan]:
    exact = []
    for arah in ("naik", "turun"):
        rule, made = deciding.formula(sides, arah)
        yield made
        exact += [*deciding.exact_of(sides, arah, rule)]
    yield deciding.rounding("capaian", exact)
    yield deciding.rounding("serapan", [*deciding.absorption(rows)])
    yield deciding.cap(sides)
    known = deciding.scale(rows)
    classes, place = printed
    yield deciding.printed_scale(classes, place, rows) if classes and isinstance(known, Terbuka) else known
    yield deciding.efficiency(rows)


def _contoh(answers: Answers, sides: deciding.Sided, tahun: int | None) -> str:
    from sakip import api

    year = tahun or api.this_year()
    profile = _profile(answers, year)
    about = say("Rows of the report as printed; hasil and sebab where a row does not follow the rules learned from it.")
    lines = [
        f"# {about}",
        "format = 1",
        f"tahun = {year}",
        f"rujukan = {{ sumber = {text(answers.sumber)}, praktik = true }}",
    ]
    known = [(one, arah) for arah in ("naik", "turun") for one in getattr(sides, arah)]
    # A row on target is the same by every formula; one that nothing explains is taken as most indicators are.
    known += [(one, "naik") for one in (*sides.same, *sides.neither)]
    for one, arah in known[:MOST_ROWS]:
        lines += ["", *_row(one, arah, profile)]
    return "\n".join(lines) + "\n"


def _profile(answers: Answers, tahun: int) -> Profile:
    """What the learned choices make of the national ones."""
    body = "\n\n".join(
        [f'format = 1\nkode = "{answers.kode}"\n', *(table(one, answers.sumber) for one in answers.pilihan)]
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profile.toml"
        path.write_text(body, "utf-8")
        return resolve([national.sakip_profil(answers.kode, tahun), read(path)], answers.kode, tahun)


def _row(one: Bukti, arah: str, profile: Profile) -> Iterator[str]:
    inputs = {"target": one.angka[Peran.TARGET].teks, "realisasi": one.angka[Peran.REALISASI].teks}
    printed = one.capaian.teks
    row = Baris("capaian", printed, one.bagian, inputs, uraian=one.nama, polaritas=arah)
    made = figure(row, {}, profile)
    yield "[[baris]]"
    yield 'jenis = "capaian"'
    yield f"uraian = {text(one.nama)}"
    yield f"bagian = {text(one.bagian)}"
    yield f"masukan = {text(inputs)}"
    if arah != "naik":
        yield f'polaritas = "{arah}"'
    yield f"tercetak = {text(printed)}"
    if not gives(made, printed):
        target, realisasi = one.pair
        nearest = inferred(target, realisasi, one.capaian).nearest
        why = nearest[0].message if nearest else msg("no known practice and no known slip gives it")
        yield f"hasil = {text(made.text)}"
        yield f"sebab = {text(str(why))}"
