# SPDX-License-Identifier: MIT
"""A region learned from a report that it published: its choices with their evidence, and its rows as printed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from sakip import national, readers
from sakip.api import this_year
from sakip.auditing.infer import inferred
from sakip.errors import SakipError
from sakip.lang import msg, say, using
from sakip.plugins import read
from sakip.profile import Profile, resolve
from sakip.readers.vocabulary import Peran, standard
from sakip.scaffold import deciding
from sakip.scaffold.answers import Answers, Tulisan, table, text
from sakip.scaffold.deciding import Keputusan, Terbuka
from sakip.scaffold.evidence import Bukti, Kelas, Rerata, gathered, learned_words, legend, year
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
    rows, means = gathered(published, standard().with_words(found))
    sides = deciding.sided(rows)
    if not (sides.naik or sides.turun or sides.neither or sides.same):
        raise SakipError(
            msg('"{report}" has no row with target, realisation and achievement.', report=report),
            hint=msg(
                "Give the part of the report with its tables, as DOCX, XLSX, PDF with text, or Markdown; in plain "
                "text a tab or | stands between columns."
            ),
        )
    keys = {one.key for one in said}
    made: list[Keputusan] = [
        *said,
        *(one for one in _decided(rows, means, sides, legend(published)) if one.key not in keys),
    ]
    if found:
        remark = msg("Headers that no vocabulary has; the rows below them follow when they mean this.")
        made.append(Tulisan("kosakata", found, "", (remark,)))
    tahun = year(published) or this_year()
    answers = Answers(
        kode,
        nama,
        sumber or f"Laporan {report.stem}",
        tahun,
        tuple(one for one in made if isinstance(one, Tulisan)),
        {one.key: one.why for one in made if isinstance(one, Terbuka)},
    )
    with using("id"):
        return answers, _contoh(answers, sides, means, tahun)


def _decided(
    rows: tuple[Bukti, ...],
    means: tuple[Rerata, ...],
    sides: deciding.Sided,
    printed: tuple[tuple[Kelas, ...], str],
) -> Iterator[Keputusan]:
    exact = []
    for arah in ("naik", "turun"):
        rule, made = deciding.formula(sides, arah)
        yield made
        exact += [*deciding.exact_of(sides, arah, rule)]
    yield deciding.rounding("capaian", exact)
    yield deciding.rounding("serapan", [*deciding.absorption(rows)])
    yield deciding.cap(sides)
    yield deciding.stage(means, _exact(sides))
    known = deciding.scale(rows)
    classes, place = printed
    yield deciding.printed_scale(classes, place, rows) if classes and isinstance(known, Terbuka) else known
    yield deciding.efficiency(rows)


def _exact(sides: deciding.Sided) -> dict[int, Fraction]:
    """The exact value behind each printed achievement, where a formula gives it."""
    found = {id(one): Fraction(100) for one in sides.same if one.capaian.nilai == 100}
    for arah, these in (("naik", sides.naik), ("turun", sides.turun)):
        found |= {id(one): ways[0].eksak for one in these if (ways := one.practices(arah))}
    return found


def _contoh(answers: Answers, sides: deciding.Sided, means: tuple[Rerata, ...], year: int) -> str:
    profile = _profile(answers, year)
    about = say("Rows of the report as printed; hasil and sebab where a row does not follow the rules learned from it.")
    lines = [
        f"# {about}",
        "format = 1",
        f"tahun = {year}",
        f"rujukan = {{ sumber = {text(answers.kutipan)}, praktik = true }}",
    ]
    known = [(one, arah) for arah in ("naik", "turun") for one in getattr(sides, arah)]
    # A row on target is the same by every formula; one that nothing explains is taken as most indicators are.
    known += [(one, "naik") for one in (*sides.same, *sides.neither)]
    made = {id(one): (at, _baris(one, arah, f"B-{at}")) for at, (one, arah) in enumerate(known[:MOST_ROWS], 1)}
    for one, _ in known[:MOST_ROWS]:
        lines += ["", *_row(one, made[id(one)][1], profile)]
    by_id = {row.id: row for _, row in made.values()}
    for mean in means:
        lines += _mean(mean, [[made[id(one)][1].id for one in group if id(one) in made] for group in mean.calon],
                       by_id, profile)  # fmt: skip
    return "\n".join(lines) + "\n"


def _mean(mean: Rerata, groups: list[list[str]], rows: Mapping[str, Baris], profile: Profile) -> Iterator[str]:
    """A printed mean of the rows that give it; where none of them do, of those right above it, and that is said."""
    tried = [
        Baris("rata-rata:capaian", mean.cetak.teks, mean.bagian, {}, dari=tuple(ids))
        for ids, group in zip(groups, mean.calon, strict=True)
        if len(ids) == len(group)
    ]
    if not tried:
        return
    values = [(one, figure(one, rows, profile)) for one in tried]
    row, got = next(((one, value) for one, value in values if gives(value, one.tercetak)), values[0])
    yield from ("", "[[baris]]", f"jenis = {text(row.jenis)}", f"bagian = {text(row.bagian)}")
    yield f"dari = {text(row.dari)}"
    yield f"tercetak = {text(row.tercetak)}"
    if not gives(got, row.tercetak):
        yield f"hasil = {text(got.text)}"
        yield f"sebab = {text(say('the rows above it do not give this mean'))}"


def _profile(answers: Answers, tahun: int) -> Profile:
    """What the learned choices make of the national ones."""
    body = "\n\n".join(
        [f'format = 1\nkode = "{answers.kode}"\n', *(table(one, answers.kutipan) for one in answers.pilihan)]
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profile.toml"
        path.write_text(body, "utf-8")
        return resolve([national.sakip_profil(answers.kode, tahun), read(path)], answers.kode, tahun)


def _baris(one: Bukti, arah: str, id: str) -> Baris:
    inputs = {"target": one.angka[Peran.TARGET].teks, "realisasi": one.angka[Peran.REALISASI].teks}
    return Baris("capaian", one.capaian.teks, one.bagian, inputs, id=id, uraian=one.nama, polaritas=arah)


def _row(one: Bukti, row: Baris, profile: Profile) -> Iterator[str]:
    made, printed = figure(row, {}, profile), row.tercetak
    yield "[[baris]]"
    yield f"id = {text(row.id)}"
    yield 'jenis = "capaian"'
    yield f"uraian = {text(row.uraian)}"
    yield f"bagian = {text(row.bagian)}"
    yield f"masukan = {text(row.masukan)}"
    if row.polaritas != "naik":
        yield f'polaritas = "{row.polaritas}"'
    yield f"tercetak = {text(printed)}"
    if not gives(made, printed):
        target, realisasi = one.pair
        nearest = inferred(target, realisasi, one.capaian).nearest
        why = nearest[0].message if nearest else msg("no known practice and no known slip gives it")
        yield f"hasil = {text(made.text)}"
        yield f"sebab = {text(str(why))}"
