# SPDX-License-Identifier: MIT
"""Words against figures: success where the target was missed, and causes and solutions where they are due."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity, several
from sakip.auditing.prose import fold, likeness
from sakip.auditing.said import analyses, named_alone
from sakip.cued import Cued
from sakip.lang import N_, msg
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Passage, Row

_ANALISIS = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III.A butir 5", tanda=Tanda.SEKUNDER)
_NOT = r"\b(?<!tidak )(?<!belum )(?<!kurang )(?<!tidak dapat )(?<!belum dapat )(?<!belum bisa )(?<!hampir )"


def _praising(reached: str, side: str) -> Cued:
    """Words of success. reached: verbs that a target is reached with; side: the good side of the target."""
    return Cued(
        rf"{_NOT}\b(?:(?:telah|sudah|dapat|berhasil)\s+)?(?:{reached})\s+(?:sasaran dan\s+)?target\b"
        rf"|{_NOT}\bberhasil (?:mencapai|memenuhi|melampaui|direalisasikan|dicapai)\b"
        rf"|{_NOT}\b(?:{side}) target\b"
        r"|\bcapaian keberhasilan (?:ini|indikator)\b|\bkeberhasilan (?:capaian )?(?:ini|indikator ini)\b"
        r"|\btarget\s+(?:ini\s+|tersebut\s+)?(?:telah|sudah|dapat)\s+(?:ter(?:capai|penuhi|lampaui)|dicapai|dipenuhi)\b"
        r"|\bcapaian ini dapat tercapai\b|\bmenjadi maksimal\b"
        r"|\btercapai (?:dengan )?(?:sangat )?(?:baik|maksimal|sepenuhnya)\b",
        "target", "berhasil", "capaian ini", "maksimal", "tercapai",
    )  # fmt: skip


SUCCESS = _praising("mencapai|memenuhi|melampaui|melebihi", "di ?atas|sesuai(?: dengan)?|melebihi")
LESS = _praising("mencapai|memenuhi", "di ?bawah|sesuai(?: dengan)?")
"""The same where less is better: above the target is no praise, below it is."""
_WHICH = re.compile(r"\byang\s+\Z", re.IGNORECASE)
"""Those "which reached their target" are some, not this one."""
_COUNTED = re.compile(
    r"\b(?:[0-9]+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s*(?:\([a-z ]+\)\s*)?"
    r"(?:IKU|indikator|sasaran)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
"""So many that reached their target are some, too."""
_WANTED = re.compile(
    r"\b(?:akan|untuk|agar|supaya|guna|dalam rangka|dalam upaya|upaya|harus|perlu|diharapkan|rencana|bertujuan|apabila|"
    r"jika|belum|tidak)\s+"
    r"(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
CAUSE = Cued(
    r"\b(?:karena|dikarenakan|disebabkan\w*|sebab\w*|faktor\w*|kendala\w*|terkendala|hambatan\w*|penyebab\w*|akibat\w*|"
    r"diakibatkan|dipengaruhi|terhambat|permasalahan\w*)\b"
)
SOLUTION = Cued(
    r"\b(?<!tetapi )(?<!tapi )akan (?:di|me|ber)\w+|\bperlu\b|\bsolusi\w*\b|\bupaya\w*\b|\bke ?depan\b|"
    r"\btindak lanjut\b|\bperbaikan(?:nya)?\b|\brencana aksi\b|\blangkah\b|"
    r"\bmasa (?:yang akan )?datang\b|\btahun (?:yang akan datang|depan|mendatang|berikutnya)\b|"
    r"\bdiharapkan\b|\bmeningkatkan\b"
)
_SUPPORTS = re.compile(r"\b(?:penunjang|menunjang|mendukung)\s+keberhasilan\b(?!\s*/)", re.IGNORECASE)
_SOME = "".join(rf"(?<!{word} )" for word in ("sebagian", "beberapa", "ada", "yang", "indikator", "banyak"))
_MOST = Cued(
    r"\b(?:sebagian besar|hampir (?:semua|seluruh)|mayoritas)\s+(?:\w+\s+)?(?:sasaran|target|indikator)[^.;]{0,80}?"
    r"(?:tercapai|terealisasi dengan baik|terpenuhi|mencapai target|terealisasi sesuai)",
    "sebagian besar", "hampir", "mayoritas",
)  # fmt: skip
_EVERY = r"\b(?:seluruh|semua)\s+(?:sasaran|target|indikator)[^.;]{0,40}(?:tercapai|terpenuhi|mencapai target)"
_ALL = Cued(
    rf"{_NOT}{_SOME}\b(?:telah|sudah)\s+(?:berhasil\s+)?(?:mencapai|memenuhi|melampaui)\s+(?:semua\s+|seluruh\s+)?(?:sasaran|target)"
    rf"(?!\s+(?:[a-z]+\s+){{0,4}}[0-9])[^.;0-9]{{0,60}}|{_EVERY}",
    "mencapai", "memenuhi", "melampaui", "seluruh", "semua",
)  # fmt: skip
_OF_ALL = Cued(rf"{_EVERY}|{_MOST.source}", "seluruh", "semua", *_MOST.cues)
"""What is said of all, or most, is not said of the indicator that the passage is about."""


@check("SKP501", severity=Severity.WARNING, rujukan=_ANALISIS)
def success(material: Material) -> Iterator[Draft]:
    """A target that was missed is not called reached.

    What: "mencapai target", "berhasil", "di atas target", "maksimal" in the passages that print the figures of an
    indicator whose achievement is below 100; a program called the support of success in the row of a sasaran that
    missed a target; "telah mencapai target" of the agency as a whole while indicators are below it; and "77,60%
    melampaui target 80,00%" and "24,09% belum mencapai target 15%", where more is better. What is wished or planned
    ("agar mencapai target") is left alone.

    Why: the analysis is due for what was missed, and praise takes its place.

    Wrong: target 87, realisation 80, "capaian keberhasilan ini ... sehingga menjadi maksimal".

    Right: "target 87 belum tercapai (80), karena ...".

    Effect: The reader is told of a success that the figures deny, and the missed target is not accounted for.

    Advice: Say by how much the target was missed, and correct the sentence or the figure.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A butir 5.
    """
    year = material.tahun
    below = _below(material)
    prose = material.prose
    runs = analyses(material)
    single = named_alone(material)
    told: set[object] = set()
    for id in below:
        pattern = LESS if material.polaritas.get(id) == "turun" else SUCCESS
        passages = {passage.index: passage for run in runs.get(id, ()) for passage in run}
        passages |= {one.index: one for one in (() if prose is None else prose.body) if single.get(one.index) == id}
        targets = _targets(material, id)
        said = [hit for _, passage in sorted(passages.items()) for hit in _praise(passage, pattern, _OF_ALL, targets)]
        if said:
            told |= {place.letak[0] for _, place in said if place.letak}
            texts = tuple(dict.fromkeys(text for text, _ in said))
            yield Draft(
                f"capaian:{id}:{year}",
                msg("{id} reached {capaian} %, and the text says {words}.", id=material.called(id), capaian=below[id],
                    words=", ".join(f'"{text}"' for text in texts)),
                " / ".join(texts), below[id], tuple(place for _, place in said), certainty=Certainty.PROBABLE,
            )  # fmt: skip
    if prose is None:
        return
    yield from _beside_its_target(material, told)
    if not below:
        return
    measured = sum(1 for one in material.bundle.indikator if one.untuk in {x.id for x in material.bundle.sasaran})
    for passage in prose.body:
        if passage.index in single or passage.index in told:
            continue
        most = _praise(passage, _MOST) if 2 * len(below) > measured else ()
        all = (*_praise(passage, _ALL), *most)
        if all:
            texts = tuple(dict.fromkeys(text for text, _ in all))
            yield Draft(
                material.bundle.kode,
                msg("The text says {words}, but {count} indicators are below their target: {ids}.",
                    words=", ".join(f'"{text}"' for text in texts), count=len(below), ids=", ".join(below)),
                " / ".join(texts), None, tuple(place for _, place in all), certainty=Certainty.PROBABLE,
                also=tuple(f"capaian:{id}:{year}" for id in below),
            )  # fmt: skip
    yield from _supporting(material, below)


def _below(material: Material) -> dict[str, str]:
    """Achievement of the indicators of a sasaran that are below 100, as text."""
    aims = {one.id for one in material.bundle.sasaran}
    found: dict[str, str] = {}
    for one in material.bundle.indikator:
        figure = material.figure(f"capaian:{one.id}:{material.tahun}") if one.untuk in aims else None
        exact: Fraction | None = None if figure is None else figure.exact
        if figure is not None and exact is not None and exact < 100:
            found[one.id] = figure.text
    return found


_NUMBER = re.compile(
    r"\s*(?:(?:sebesar|yaitu|yang ditetapkan|tahun (?:19|20)[0-9]{2})\s+)*([0-9]+(?:,[0-9]+)?)(?![0-9.])"
)


def _targets(material: Material, id: str) -> frozenset[Fraction]:
    """The target of an indicator, as the data have it and as it is printed."""
    key = f"target:{id}:{material.tahun}"
    printed = {one.cetak.nilai for one in material.by_address.get(key, ()) if one.cetak is not None}
    exact = material.exact(key)
    return frozenset(printed if exact is None else {*printed, exact})


def _other(after: str, targets: frozenset[Fraction]) -> bool:
    """Whether the target that is named after the words of praise is none of these."""
    number = _NUMBER.match(after)
    return number is not None and bool(targets) and Fraction(number[1].replace(",", ".")) not in targets


def _praise(
    passage: Passage,
    pattern: Cued,
    without: Cued | None = None,
    targets: frozenset[Fraction] = frozenset(),
) -> Iterator[tuple[str, Tempat]]:
    """The words of a passage that praise, each with its place. without: in no sentence that says this. targets: of what
    it must be; words of another target praise another thing."""
    for at, sentence in sentences(passage.text):
        praised = list(pattern.finditer(sentence))
        if not praised or (without is not None and without.search(sentence)):
            continue
        for found in praised:
            before = sentence[: found.start()]
            wanted = _WANTED.search(before) or _WHICH.search(before) or _COUNTED.search(before)
            if not wanted and not _other(sentence[found.end() :], targets):
                yield " ".join(found[0].split()), passage.place(at + found.start())


_AT_TARGET = Cued(
    r"(?<![\w.,])(?P<a>[0-9]+(?:[.,][0-9]+)?)\s*(?:%|persen)\s*,?\s*(?P<word>(?:(?:telah|sudah|jauh|berhasil|dapat|baru|masih)\s+){0,2}"
    r"(?P<not>belum|tidak|kurang)?\s*(?:(?:dapat|berhasil)\s+)?(?:mencapai|memenuhi|melampaui|melebihi)\s+"
    r"(?:dari\s+)?target)\w*(?:\s+(?:sebesar|yaitu|yang ditetapkan|tahun (?:19|20)[0-9]{2}))*\s+"
    r"(?P<b>[0-9]+(?:[.,][0-9]+)?)\s*(?:%|persen)",
    "target",
    figures=2,
)


def _beside_its_target(material: Material, told: Container[object]) -> Iterator[Draft]:
    """A percentage that is said to have reached the target that stands after it, or not to have, against that target;
    not where less may be better. told: the passages whose praise is told already."""
    prose, year = material.prose, material.tahun
    downward = {
        exact
        for id, side in material.polaritas.items()
        if side != "naik" and (exact := material.exact(f"target:{id}:{year}")) is not None
    }
    for passage in () if prose is None else prose.body:
        for found in _AT_TARGET.finditer(passage.text) if passage.index not in told else ():
            value, target = (Fraction(found[name].replace(",", ".")) for name in "ab")
            if target in downward or (value >= target) is (found["not"] is None):
                continue
            yield Draft(
                material.bundle.kode,
                msg('The text says "{word}" of {value}, and the target is {target}.',
                    word=" ".join(found["word"].split()), value=found["a"], target=found["b"]),
                " ".join(found[0].split()), None, (passage.place(found.start()),), certainty=Certainty.PROBABLE,
            )  # fmt: skip


def _supporting(material: Material, below: dict[str, str]) -> Iterator[Draft]:
    """Programs praised in a table, in the row of a sasaran that missed its target."""
    assert material.published is not None
    missed = {one.untuk for one in material.bundle.indikator if one.id in below}
    names = {fold(one.uraian): one.id for one in material.bundle.sasaran}
    rows: dict[str, Tempat] = {}
    for table in material.published.tables:
        if not any("keberhasilan" in cell.text.lower() for row in table.rows for cell in row.cells):
            continue
        current = None
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                text = fold(cell.text)
                if len(text) > 15 and (id := _named(text, names)) is not None:
                    current = id
                elif current in missed and _SUPPORTS.search(f"{cell.text} {_under(table.rows, at, column)}"):
                    rows.setdefault(str(current), table.place(at, column))
    if rows:
        yield Draft(
            next(iter(rows)),
            msg("Programs are called the support of success where a target was missed: {ids}.", ids=", ".join(rows)),
            "penunjang keberhasilan", None, tuple(rows.values()), certainty=Certainty.PROBABLE, also=tuple(rows)[1:],
        )  # fmt: skip


def _under(rows: Sequence[Row], at: int, column: int) -> str:
    if at + 1 >= len(rows) or rows[at + 1].cells[0].text:
        return ""
    return rows[at + 1].cells[column].text


def _named(text: str, names: dict[str, str]) -> str | None:
    if text in names:
        return names[text]
    return next((id for name, id in names.items() if likeness(text, name, 0.85) >= 0.85), None)


_DUE = (
    (CAUSE, N_("no cause")),
    (SOLUTION, N_("no solution")),
)


@check("SKP502", severity=Severity.WARNING, rujukan=_ANALISIS)
def causes(material: Material) -> Iterator[Draft]:
    """Below the target, the analysis names causes and solutions.

    What: for each indicator below its target, the passages that print its figures, looked through for words of cause
    (karena, disebabkan, faktor, kendala ...) and of what is to be done (akan, perlu, ke depan, upaya, solusi ...). A
    cause of success is no cause of having missed a target. Where an indicator is analysed twice, one place is enough.
    One finding names the indicators that lack one or both.

    Why: the cause and the solution are what the analysis is for.

    Wrong: "target 92 %, realisasi 87 %, capaian 94 %. Capaian ini dapat tercapai karena kerja sama yang baik."

    Right: "... belum tercapai karena dua pengaduan selesai setelah tahun berakhir; ke depan ...".

    Effect: Nothing can be learnt from the missed target, and next year's plan has nothing to build on.

    Advice: Add what the target was missed for, and what will be done about it, by whom and when.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A butir 5.
    """
    below = _below(material)
    lacking: dict[str, list[str]] = {}
    places: list[Tempat] = []
    for id, runs in analyses(material).items():
        if id not in below:
            continue
        texts = [" ".join(one.text for one in passages) for passages in runs]
        missing = [what for pattern, what in _DUE if not any(_due(pattern, text) for text in texts)]
        if missing:
            lacking[id] = missing
            places += [passages[0].place() for passages in runs]
    if lacking:
        shown = several(
            msg("{id} ({what})", id=id, what=several(msg(what) for what in whats)) for id, whats in lacking.items()
        )
        first, *rest = lacking
        yield Draft(
            f"capaian:{first}:{material.tahun}",
            msg("Below the target, and the analysis lacks something: {what}.", what=shown), None, None, tuple(places),
            certainty=Certainty.POSSIBLE, also=tuple(f"capaian:{id}:{material.tahun}" for id in rest),
        )  # fmt: skip


def _due(pattern: Cued, text: str) -> bool:
    for _, sentence in sentences(text):
        if pattern.search(sentence) and (pattern is SOLUTION or not SUCCESS.search(sentence)):
            return True
    return False
