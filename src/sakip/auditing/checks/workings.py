# SPDX-License-Identifier: MIT
"""Sums that the text shows or says: a working gives its result, and what rose is more than before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing import shown, told
from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.practice import Cetak, roundings
from sakip.auditing.shown import N, number, plain
from sakip.cued import Cued, Hit
from sakip.lang import msg
from sakip.numbers import Mode, format_number, round_exact
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Passage

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_UNIT = r"(?:\s*(?:%|\u2030|[a-z]{2,12}\b))?"
_UNITS = frozenset((
    "%", "\u2030", "persen", "permil", "poin", "orang", "kasus", "desa", "dokumen", "unit", "jiwa", "perkara",
    "indikator", "kegiatan", "laporan", "keluhan", "pengaduan", "buah", "ton", "ha", "hektar", "km", "hari", "jam",
    "menit", "siswa", "guru", "pasien", "balita", "bayi", "ibu", "rumah", "keluarga", "kelompok", "koperasi", "sekolah",
    "kejadian", "pelanggaran", "kunjungan", "wisatawan", "izin", "paket", "segmen", "lokasi", "titik", "lembaga",
    "pegawai",
))  # fmt: skip
"""What is counted; another word after a number is none of its units."""
_MOVED = Cued(
    r"\b(?P<word>meningkat|mengalami (?:peningkatan|kenaikan)|naik|bertambah|menurun|turun|mengalami penurunan|"
    r"berkurang)\b[^.;0-9]{0,40}?\bdari\s+(?:tahun (?:19|20)[0-9]{2}[^.;0-9]{0,25})?"
    rf"(?P<a>{N})(?P<ua>{_UNIT})[^.;]{{0,60}}?"
    rf"\bmenjadi\s+(?:sebesar\s+|sebanyak\s+)?(?P<b>{N})(?P<ub>{_UNIT})",
    "menjadi",
    figures=2,
)
_WORD = (
    r"(?P<word>meningkat|mengalami (?:peningkatan|kenaikan)|naik|bertambah|menurun|turun|mengalami penurunan|berkurang)"
)
_OR_SIDE = _WORD.removesuffix(")") + r"|lebih tinggi|lebih besar|lebih banyak|lebih rendah|lebih kecil|lebih sedikit)"
_PRIOR = r"(?:tahun\s+)?(?:(?:19|20)[0-9]{2}|lalu|sebelumnya)[^.;0-9]{0,40}?"
_COMPARED = (
    Cued(
        rf"\bdibanding(?:kan)?\b[^.;0-9]{{0,60}}?{_PRIOR}(?P<a>{N})(?P<ua>{_UNIT})(?:[^.;0-9]|\((?:19|20)[0-9]{{2}}\)){{0,120}}?\b"
        rf"{_WORD}\b[^.;0-9]{{0,40}}?\bmenjadi\s+(?:sebesar\s+|sebanyak\s+)?(?P<b>{N})(?P<ub>{_UNIT})",
        "banding",
        figures=2,
    ),
    Cued(
        rf"\b(?:sebesar|mencapai|sebanyak|adalah)\s+(?P<b>{N})(?P<ub>{_UNIT})\s*,?\s*(?:yang berarti\s+|atau\s+)?"
        rf"{_OR_SIDE}\b\s+(?:bila\s+|jika\s+)?(?:dibanding(?:kan)?\s+(?:dengan\s+)?|dari\s+)(?:realisasi\s+|capaian\s+)?{_PRIOR}"
        rf"(?:sebesar\s+|sebanyak\s+|yaitu\s+)?(?P<a>{N})(?P<ua>{_UNIT})",
        "dari ",
        "banding",
        figures=2,
    ),
)
"""The same said with the comparison first, and with the new number first."""
_POINTS = rf"(?={N}\s*(?:%|persen|poin|point)(?!\s*(?:dari|dibanding|terhadap|di ?atas|di ?bawah)))"
"""So many points, though no "sebesar" says it."""
_X = rf"(?:sebesar\s+|sebanyak\s+|{_POINTS})(?P<x>{N})(?:\s*(?:%|persen|poin|point|basis|orang|kasus)){{0,3}}"
_MORE = Cued(
    rf"(?:[^.;0-9]|(?:19|20)[0-9]{{2}}){{0,40}}?\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|selisih|kenaikan|penurunan|peningkatan)\s+{_X}"
)
_BY = Cued(
    rf"\b{_WORD}\s+{_X}\s*(?:,\s*)?(?:yaitu\s+)?dari\s+(?:tahun (?:19|20)[0-9]{{2}}[^.;0-9]{{0,25}})?"
    rf"(?:[^.;0-9]{{0,40}}?)(?P<a>{N})(?P<ua>{_UNIT})[^.;]{{0,60}}?\bmenjadi\s+(?:sebesar\s+|sebanyak\s+)?(?P<b>{N})(?P<ub>{_UNIT})",
    "menjadi",
    figures=3,
)
_UP = re.compile(r"naik|ningkat|bertambah|tinggi|besar|banyak", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}\Z", re.ASCII)


@check("SKP112", severity=Severity.ERROR, rujukan=_REVIU)
def workings(material: Material) -> Iterator[Draft]:
    """A working that is shown gives the result that stands after it.

    What: workings with signs and brackets ("a / b x 100 = c", "(a + b) / 2 = c"), and sums told in words: "a ditambah b
    sehingga c", "dari a berkurang b menjadi c", "selisih antara a dan b sebesar c", "naik sebesar x dari a menjadi b",
    "Rp a dari anggaran Rp b (c %)". A result cut instead of rounded holds, and a change may be told in points or
    relative to the first number.

    Why: the working is there to be checked, and it is the first thing that a reader does check.

    Wrong: "36.743 / 39.834 x 100 = 92,22".

    Right: "36.743 / 39.834 x 100 = 92,24".

    Effect: One of the numbers is wrong, and all that rests on the result with it.

    Advice: Compute the result again from the numbers of the source document.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    kinds = ("serapan", "capaian", "kemajuan", "terhadap-standar")
    printed = {one.place.letak for _, group in material.printed(kinds) for one in group if material.exact(one.key)}
    for passage in () if prose is None else prose.body:
        for one in shown.workings(passage.text):
            if not one.holds:
                yield _draft(material, one.text, one.right, one.result, passage.place(one.at))
        for start, sentence in sentences(passage.text):
            for other in told.wrong(sentence):
                place = passage.place(start + other.at)
                if place.letak not in printed:
                    yield _draft(material, other.text, other.right, other.result, place)
        yield from _by_how_much(material, passage)


def computed(passage: Passage) -> list[tuple[int, int]]:
    """Where a passage shows or tells a sum that this check looks at: from where to where."""
    found = [(one.at, one.at + len(one.text)) for one in shown.workings(passage.text)]
    for start, sentence in sentences(passage.text):
        found += [(start + one.at, start + one.at + len(one.text)) for one in told.wrong(sentence)]
    return found


def _by_how_much(material: Material, passage: Passage) -> Iterator[Draft]:
    """By how much something rose: the difference of the two numbers, or what it is of the first of them."""
    hits = [(hit, _MORE.match(passage.text, hit.end())) for hit in _compared(passage.text)]
    hits += [(hit, hit) for hit in _BY.finditer(passage.text)]
    for hit, more in hits:
        if more is None or _YEARS.match(hit["a"]) or _YEARS.match(hit["b"]):
            continue
        first, last = number(hit["a"]), number(hit["b"])
        change = abs(last - first)
        cetak = Cetak.of(plain(more["x"]), more["x"])
        if roundings(change, cetak) or (first and roundings(change / first * 100, cetak)):
            continue
        if fold_unit(hit["ua"]) != fold_unit(hit["ub"]):
            continue
        computed = format_number(round_exact(change, max(cetak.digit, 2), Mode.HALF_UP), digits=max(cetak.digit, 2))
        yield Draft(
            material.bundle.kode,
            msg("From {first} to {last} is a change of {computed}; {printed} is printed.", first=hit["a"],
                last=hit["b"], computed=computed, printed=more["x"]),
            more["x"], computed, (passage.place(more.start("x")),),
        )  # fmt: skip


def compared(text: str) -> Iterator[Hit]:
    """Where a sentence says that one number became another."""
    yield from _compared(text)
    yield from _BY.finditer(text)


def _compared(text: str) -> Iterator[Hit]:
    """Where two numbers are compared: a the first, b the later one."""
    for pattern in (_MOVED, *_COMPARED):
        yield from pattern.finditer(text)


def _draft(material: Material, text: str, right: Fraction, printed: str, place: Tempat) -> Draft:
    digits = Cetak.of(plain(printed), printed).digit
    computed = format_number(round_exact(right, digits, Mode.HALF_UP), digits=digits)
    return Draft(
        material.bundle.kode,
        msg('"{working}" is printed; it gives {computed}.', working=" ".join(text.split()), computed=computed),
        printed, computed, (place,),
    )  # fmt: skip


@check("SKP503", severity=Severity.WARNING, rujukan=_REVIU)
def moved(material: Material) -> Iterator[Draft]:
    """What is said to have risen is more than before.

    What: "meningkat dari A menjadi B" with a B that is not more than A, and "menurun dari A menjadi B" with a B that is
    not less, where both are in one unit; and "A, lebih tinggi dari target B" with an A that is not higher.

    Why: the words are last year's, or the two numbers were exchanged.

    Wrong: "meningkat dari 62,00 menjadi 58,85".

    Right: "menurun dari 62,00 menjadi 58,85".

    Effect: The sentence says the opposite of its own numbers.

    Advice: Correct the word, or the number that is wrong.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    for passage in () if prose is None else prose.body:
        yield from _beside_target(material, passage)
        for found in compared(passage.text):
            if _YEARS.match(found["a"]) or _YEARS.match(found["b"]) or fold_unit(found["ua"]) != fold_unit(found["ub"]):
                continue
            first, last = number(found["a"]), number(found["b"])
            up = bool(_UP.search(found["word"]))
            if (up and last > first) or (not up and last < first):
                continue
            yield Draft(
                material.bundle.kode,
                msg('The text says "{word}", but {first} became {last}.', word=found["word"], first=found["a"],
                    last=found["b"]),
                " ".join(found[0].split()), None, (passage.place(found.start()),), certainty=Certainty.PROBABLE,
            )  # fmt: skip


_SIDES = r"(?P<side>lebih tinggi|lebih besar|lebih banyak|di ?atas|lebih rendah|lebih kecil|lebih sedikit|di ?bawah)"
_TARGET = rf"\s+(?:dari(?:pada)?\s+)?target\w*\b[^.;0-9]{{0,40}}?(?P<b>{N})(?P<ub>{_UNIT})"
_SIDE = Cued(
    rf"\b(?:sebesar|sebanyak|mencapai|adalah|yaitu|realisasi|terealisasi)\s+(?P<a>{N})(?P<ua>{_UNIT})[^.;0-9]{{0,40}}?"
    rf"\b{_SIDES}{_TARGET}"
    rf"|(?<![\w.,])(?P<a2>{N})(?P<ua2>{_UNIT})\s+(?:yang\s+|berada\s+|masih\s+|sudah\s+|telah\s+|jauh\s+|ini\s+)*"
    rf"{_SIDES.replace('<side>', '<side2>')}{_TARGET.replace('<b>', '<b2>').replace('<ub>', '<ub2>')}",
    "target",
    figures=2,
)
_ABOVE = re.compile(r"tinggi|besar|banyak|atas", re.IGNORECASE)


def _beside_target(material: Material, passage: Passage) -> Iterator[Draft]:
    """On which side of its target a value is said to be."""
    for found in _SIDE.finditer(passage.text):
        first, unit, side, last, other = (
            found[one] or found[f"{one}2"] or "" for one in ("a", "ua", "side", "b", "ub")
        )
        value, target = number(first), number(last)
        if fold_unit(unit) != fold_unit(other) and unit and other:
            continue
        if fold_unit(unit) in ("poin", "point"):
            continue  # "2,38 poin di atas target": by how much, and no value
        if value == target or _YEARS.match(first) or (value > target) is bool(_ABOVE.search(side)):
            continue
        yield Draft(
            material.bundle.kode,
            msg('The text says "{word}" of {value}, and the target is {target}.', word=side, value=first, target=last),
            " ".join(found[0].split()), None, (passage.place(found.start()),), certainty=Certainty.PROBABLE,
        )  # fmt: skip


def fold_unit(text: str) -> str:
    """A unit for comparison; "%" and "persen" are one."""
    word = text.strip().lower()
    return "%" if word == "persen" else word if word in _UNITS else ""
