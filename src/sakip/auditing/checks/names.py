# SPDX-License-Identifier: MIT
"""Names: of sasaran, indicators and programs wherever they are printed, of columns, and the unit beside a figure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.checks.base import check
from sakip.auditing.checks.spelling import known as spelt
from sakip.auditing.finding import Certainty, Draft, Severity, several
from sakip.auditing.known import plain_name
from sakip.auditing.prose import SMALL, likeness
from sakip.lang import msg
from sakip.numbers import Angka, Rentang
from sakip.references import Rujukan, Tanda
from sakip.units import unit_in_name

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.auditing.prose import Prose
    from sakip.lang import Message
    from sakip.model import Tempat
    from sakip.published import Published, Table

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
SPELT = 0.7
"""From this likeness on, two words are one word spelt in two ways."""
HEADERS = (
    "target", "realisasi", "capaian", "sasaran", "strategis", "indikator", "kinerja", "program", "kegiatan", "anggaran",
    "keterangan", "penyerapan", "efisiensi", "penggunaan", "keuangan", "satuan", "jumlah", "tujuan", "pagu",
    "persentase", "perbandingan", "menengah", "jangka", "penunjang", "tahun",
)  # fmt: skip


MEASURE = re.compile(
    r"(?:tingkat|persentase|prosentase|jumlah|indeks|nilai|angka|rasio|cakupan|laju|skor|rata)\b", re.IGNORECASE
)
"""How the name of an indicator begins: it is no other spelling of a program or sasaran."""


_UNIT = re.compile(
    r"(?:direktorat|deputi|biro|pusat|bidang|bagian|seksi|sub ?bag(?:ian)?|sub ?bidang|dinas|badan|kantor|sekretariat|"
    r"balai|upt|kepala|komisi|satuan|tim|forum)\b"
)
"""How a part of an agency is called: it is no other spelling of what it is there for."""
_OTHERS = re.compile(
    r"\s*(?:(?:jenis|nama|macam|jumlah)\s+(?!.*\b(?:indikator|sasaran|program|kegiatan)\b)[a-z]|kecamatan|kelurahan|desa|"
    r"kabupaten|puskesmas|jabatan|pangkat|golongan|pendidikan|bidang|unit|lokasi|alamat|sumber)",
    re.IGNORECASE,
)


@check("SKP207", severity=Severity.WARNING, rujukan=_REVIU)
def one_name(material: Material) -> Iterator[Draft]:
    """A thing keeps its name.

    What: the names of sasaran, indicators, programs, kegiatan and sub-kegiatan in tables and numbered titles, against
    the name in the data. Where only the spelling differs (a letter, a word torn apart), the finding is a note; where a
    word is another, left out or put in, it is a warning. One finding for each thing, with all ways in which it is
    written.

    Why: an indicator with another name is another indicator, and a program that is misspelt is not found in the budget.

    Wrong: "sesuai Penugasan Kepala Desa" in one table, "sesuai Penugasan Kepala Daerah" in the plan.

    Right: the name of the Renstra and of the nomenclature in every table.

    Effect: The figures of one thing cannot be followed from the plan through the agreement to the report.

    Advice: Use the name of the Renstra, or of the nomenclature, wherever the thing is named.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    if material.published is None:
        return
    names, known = material.names, material.known
    written: dict[str, dict[str, list[tuple[str, Tempat]]]] = defaultdict(lambda: defaultdict(list))
    own: Counter[str] = Counter()
    measured = {one.id for one in material.bundle.indikator}
    for text, place in _texts(material.published, material.prose):
        plain = plain_name(text)
        if len(plain) < 14:
            continue
        if plain in known.by_text:
            own[known.by_text[plain]] += 1
            continue
        id = known.nearest(plain)
        if id is not None and _UNIT.match(plain) and not _UNIT.match(plain_name(names[id])):
            continue
        if id is not None and (id in measured or not MEASURE.match(plain)):
            written[id][plain].append((" ".join(text.split()), place))
    for id, ways in written.items():
        other = [plain for plain in ways if not only_spelling(plain, plain_name(names[id]))]
        for these, severity in ((other, None), ([plain for plain in ways if plain not in other], Severity.NOTE)):
            if these:
                texts = [ways[plain][0][0] for plain in these]
                # The data may have the name as one table spells it: what most tables have is then no worse.
                rare = any(len(ways[plain]) > own[id] for plain in these)
                yield Draft(
                    id,
                    msg('{id} "{name}" is also written {ways}.', id=id, name=names[id],
                        ways=", ".join(f'"{text}"' for text in texts)),
                    " / ".join(texts), None if rare else names[id],
                    tuple(place for plain in these for _, place in ways[plain]),
                    difference(texts[0], names[id]), severity,
                    Certainty.PROBABLE if severity is None else Certainty.CERTAIN,
                )  # fmt: skip


def _texts(published: Published, prose: Prose | None) -> Iterator[tuple[str, Tempat]]:
    """The cells of the tables, but for those of columns that their head says are of other things ("Jenis Tenaga",
    "Kecamatan"), and the numbered titles."""
    for table in published.tables:
        others = {at for at, title in enumerate(table.columns) if _OTHERS.match(title)}
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                if not cell.covered and len(cell.text) > 10 and column not in others:
                    yield cell.text, table.place(at, column)
    for one in () if prose is None else prose.titles:
        if one.sure and one.number and not one.is_chapter and one.text:
            yield one.text, one.place


def only_spelling(one: str, other: str) -> bool:
    """Whether two names have the same words, each spelt in some way; small words may be left out."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    first, second = ([word for word in text.split() if word not in SMALL] for text in (one, other))
    return len(first) == len(second) and all(
        a == b or (len(a) > 3 and likeness(a, b, SPELT) >= SPELT and not _other_word(a, b))
        for a, b in zip(first, second, strict=True)
    )


def _other_word(one: str, other: str) -> bool:
    """Two forms of a root say different things: pemerintah, pemerintahan."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer.startswith(shorter) and longer[len(shorter) :] in ("an", "kan", "nya", "i")


def difference(text: str, name: str) -> Message:
    """What words of a name are written otherwise."""
    first, second = plain_name(text).split(), plain_name(name).split()
    parts = [
        _changed(" ".join(second[c:d]), " ".join(first[a:b]))
        for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    return several(parts)


def _changed(before: str, after: str) -> Message:
    if not after:
        return msg('"{word}" is left out', word=before)
    if not before:
        return msg('"{word}" is put in', word=after)
    return msg('"{before}" became "{after}"', before=before, after=after)


@check("SKP208", severity=Severity.NOTE, rujukan=_REVIU)
def percent_sign(material: Material) -> Iterator[Draft]:
    """A figure has its percent sign everywhere or nowhere.

    What: targets and realisations of percentages that are printed with "%" in one place and without it in another, in
    one row of a table, or of an indicator whose name does not say that it is a percentage. One finding names all;
    SKP205 speaks of signs beside what is no percentage.

    Why: 87 and 87 % in two tables, or target 87 % beside realisation 80, leave open what is counted.

    Wrong: target 87 %, realisation 80.

    Right: target 87 %, realisation 80 %; or "Persen" as the unit, and no sign.

    Effect: It stays open whether a share or a number of cases was promised and reached.

    Advice: Print the unit in the same way in every table.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    percents = {one.id for one in material.bundle.indikator
                if "%" in one.satuan or "persen" in one.satuan.casefold()}  # fmt: skip
    mixed: dict[str, list[Tercetak]] = {}
    signs: dict[str, dict[bool, list[Tercetak]]] = defaultdict(lambda: {True: [], False: []})
    for _, group in material.printed(("target", "realisasi")):
        for one in group:
            if one.address.subject not in percents or not isinstance(one.reading, Angka | Rentang):
                continue
            if one.reading.satuan == "%" or not _unit_beside(material, one):
                signs[one.address.subject][one.reading.satuan == "%"].append(one)
    names = {one.id: one.nama for one in material.bundle.indikator}
    for subject, both in signs.items():
        if both[True] and both[False] and (_in_one_row(material, both) or not _SHARE.match(names[subject])):
            mixed[subject] = both[False]
    if mixed:
        first, *rest = mixed
        yield Draft(
            f"target:{first}:{material.tahun}",
            msg("The percent sign is printed in some places and left out in others: {ids}.", ids=", ".join(mixed)),
            " / ".join(dict.fromkeys(one.text for found in mixed.values() for one in found)), None,
            tuple(one.place for found in mixed.values() for one in found),
            also=tuple(f"target:{id}:{material.tahun}" for id in rest),
        )  # fmt: skip


_SHARE = re.compile(r"(?:tingkat )?(?:persentase|prosentase|presentase)\b", re.IGNORECASE)


def _in_one_row(material: Material, both: dict[bool, list[Tercetak]]) -> bool:
    """Whether one row of a table has figures with the sign beside others without it."""
    rows = [{material.row(one) for one in both[sign] if one.place.tabel is not None} for sign in (True, False)]
    return bool(rows[0] & rows[1])


def _unit_beside(material: Material, one: Tercetak) -> bool:
    """Whether its own column or another cell of its row says the unit, so that the figure needs no sign."""
    at = one.place.letak
    if material.published is None or one.place.tabel is None or at is None:
        return False
    table, row, column = at
    sheet = material.published.tables[table]
    said = (sheet.columns[column], *(cell.text for cell in sheet.rows[row].cells))
    return "%" in said[0] or any(
        text.strip().casefold() in ("%", "persen", "persentase") or unit_in_name(text)[1] == "%" for text in said[1:]
    )


@check("SKP209", severity=Severity.NOTE, rujukan=_REVIU)
def headers(material: Material) -> Iterator[Draft]:
    """The head and the caption of a table are spelt as they are meant.

    What: words of column titles and captions that are one or two letters away from a word that stands there in every
    report (target, realisasi, anggaran, efisiensi ...). One finding names all.

    Why: the head is the first thing that is read, and it is copied from year to year.

    Wrong: "Tatget", "Ralisasi", "Anggran", "EFESISENSI".

    Right: "Target", "Realisasi", "Anggaran", "Efisiensi".

    Effect: The report looks unchecked, and a search for the word does not find the table.

    Advice: Correct the spelling in the template, so that next year's report has it right.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    found: dict[str, tuple[str, Tempat]] = {}
    for table in () if material.published is None else material.published.tables:
        if not table.rows:
            continue
        for at, text in enumerate((table.title, *table.columns)):
            for word in re.findall(r"[^\W\d_]{4,}", text):
                if word not in found and (meant := _meant(word.casefold())) is not None:
                    found[word] = (meant, _head(table, word, max(at - 1, 0)))
    if found:
        yield Draft(
            material.bundle.kode,
            msg("Heads and captions of tables are misspelt: {words}.",
                words=", ".join(f"{word} ({meant})" for word, (meant, _) in found.items())),
            " / ".join(found), " / ".join(meant for meant, _ in found.values()),
            tuple(place for _, place in found.values()),
        )  # fmt: skip


def _head(table: Table, word: str, column: int) -> Tempat:
    """The line of a table's head that has a word; the row below it where the word stands in the caption."""
    place = table.place(0, column)
    cell = next((cell for row in table.header for cell in row if word in cell.text), None)
    return place if cell is None else attrs.evolve(place, halaman=cell.page, baris=cell.line, baris_tabel=None)


_ALSO = frozenset({
    "pencapaian", "perencanaan", "perusahaan", "penyerahan", "penanggungan", "pendapatan", "strategi", "strategic",
    "jangkauan", "keterangannya", "terserap", "serapan", "terealisasi",
})  # fmt: skip
"""Words that stand near one of the others and are right."""


def _meant(word: str) -> str | None:
    if word in HEADERS or word in _ALSO or word in spelt()[0]:
        return None
    for meant in HEADERS:
        if abs(len(word) - len(meant)) > 2 or word[0] != meant[0] or len(meant) < 6:
            continue
        if word.startswith(meant) or meant.startswith(word) or likeness(word, meant) < 0.82:
            continue
        return meant
    return None
