# SPDX-License-Identifier: MIT
"""Counts in sentences: so many of them above a bound, and counts written in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.practice import Cetak, roundings
from sakip.cued import Cued, Hit
from sakip.lang import msg
from sakip.measurement.derivation import kind_text
from sakip.numbers.terbilang import baca_terbilang
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Passage

_III = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III", tanda=Tanda.SEKUNDER)
_WORDS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas"
_BOUND = Cued(
    rf"\b(?P<count>[0-9]{{1,3}}|{_WORDS})\s*(?:\([^)]*\)\s*)?(?:buah\s+)?(?:target\s+)?(?P<what>indikator|sasaran)"
    r"(?P<middle>[^.;0-9]{0,80}?)\b(?P<side>di ?atas|di ?bawah|lebih dari|kurang dari|melebihi)\s+"
    r"(?P<bound>[0-9]{1,3}(?:,[0-9]+)?)\s*,?\s*%",
    "di atas", "diatas", "di bawah", "dibawah", "lebih dari", "kurang dari", "melebihi",
    figures=1,
)  # fmt: skip
_SHARE = Cued(
    rf"\b(?:(?P<some>[0-9]{{1,3}}|{_WORDS})\s+dari\s+)?(?P<count>[0-9]{{1,3}}|{_WORDS})\s*(?:\([a-z ]+\)\s*)?"
    r"(?P<what>indikator)(?:\s+(?:kinerja|utama|sasaran))*\s*"
    r"(?:\(|atau\s+(?:sebesar\s+)?|\(atau\s+)(?P<share>[0-9]{1,3}(?:,[0-9]+)?)\s*%",
    "indikator",
    figures=1,
)
_MONEY = re.compile(r"anggaran|keuangan|serap", re.IGNORECASE)
_COUNT = Cued(
    rf"\b(?P<count>{_WORDS})\s+(?P<what>tujuan|sasaran|program|sub ?kegiatan|kegiatan|indikator|desa|kelurahan|misi)\b"
    r"(?P<after>[^.;,]{0,60})",
    *_WORDS.split("|"),
)
_QUALIFIED = r"\s*(?:\([^()]*\)\s*)?(?:(?:kinerja|utama|sasaran|strategis|program|\(IKU\))\s+)*(?:yang\s+|masih\s+)?"
_WITH_TARGET = (
    r"(?:tercapai\b|(?:(?:mencapai|memenuhi|melampaui|melebihi)"
    r"(?:\s+(?:atau|dan|maupun|serta)\s+|\s*/\s*)?)+\s+target\b)"
)
_REACHED = re.compile(rf"{_QUALIFIED}(?:(?:telah|sudah|berhasil|dapat)\s+)*{_WITH_TARGET}", re.IGNORECASE)
_MISSED = re.compile(rf"{_QUALIFIED}(?:belum|tidak|gagal)\s+(?:(?:berhasil|dapat)\s+)?{_WITH_TARGET}", re.IGNORECASE)
_SELECTED = re.compile(
    rf"{_QUALIFIED}(?:telah|sudah|belum|tidak|berhasil|dapat|ini|tersebut|mencapai|melampaui|melebihi|memenuhi|memperoleh|"
    r"memiliki|mempunyai|mendapat|berada|berkategori|berpredikat|berkinerja|berstatus|berkriteria|masuk|termasuk|mengalami|"
    r"meningkat|menurun|naik|turun|tercapai|sangat|cukup|kurang|dengan\s+(?:kategori|predikat|kriteria|capaian|status))\b",
    re.IGNORECASE,
)
"""Words by which a count is of some of them."""
_ALONE = re.compile(
    r"\s*(?:\Z|[():/]|(?:dan|serta|dengan|yang|pada|untuk|di|dalam|sebagaimana|sesuai|sebagai|adalah|secara|utama|prioritas|"
    r"strategis|telah|terdiri|meliputi|yaitu|yakni)\b)",
    re.IGNORECASE,
)
"""What follows programs and kegiatan that are counted; a "program studi" is another thing."""
_SOME = re.compile(
    r"\b(?:dari|salah|di antaranya|hanya|yang (?:belum|tidak|mencapai)|lainnya|pertama|kedua|masing)\b", re.IGNORECASE
)


@check("SKP110", severity=Severity.WARNING, rujukan=_III)
def above_a_bound(material: Material) -> Iterator[Draft]:
    """So many are above a bound, as the text says.

    What: "5 indikator ... di atas 85 %" counted over the achievements of the indicators and of the sasaran; a count
    that holds over one of the two is right. "8 indikator (80 %)" is held against the number of all.

    Why: these sentences sum the year up, and are kept while the tables change.

    Wrong: "5 indikator ... di atas 85 %, dan 1 ... di bawah 60 %" where all seven are above 85.

    Right: "ketujuh indikator di atas 85 %".

    Effect: The summary that is quoted most counts other achievements than the tables have.

    Advice: Count again from the final table, and name the indicators that are counted.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.
    """
    prose = material.prose
    year, bundle = material.tahun, material.bundle
    aims = {one.id for one in bundle.sasaran}
    indicators = [material.exact(f"capaian:{one.id}:{year}") for one in bundle.indikator if one.untuk in aims]
    sasaran = [material.exact(f"rata-rata:capaian:{one.id}:{year}") for one in bundle.sasaran]
    if prose is None or not indicators or None in indicators:
        return
    for passage in prose.body:
        for at, sentence in sentences(passage.text):
            yield from _shares(material, sentence, passage, at, len(indicators))
            for found in _BOUND.finditer(sentence):
                if _MONEY.search(found["middle"]):
                    continue
                count = int(found["count"]) if found["count"].isdigit() else baca_terbilang(found["count"])
                bound = Fraction(found["bound"].replace(",", "."))
                above = found["side"].lower().replace(" ", "") in ("diatas", "lebihdari", "melebihi")
                right = [
                    sum(1 for value in values if value is not None and (value > bound if above else value < bound))
                    for values in (indicators, sasaran)
                ]
                if count in right:
                    continue
                yield Draft(
                    bundle.kode,
                    msg("{printed}: {count} is printed, {right} of {all} indicators are.", printed=_short(found),
                        count=found["count"], right=right[0], all=len(indicators)),
                    found["count"], str(right[0]), (passage.place(at + found.start()),), certainty=Certainty.PROBABLE,
                )  # fmt: skip


def _shares(material: Material, sentence: str, passage: Passage, at: int, all: int) -> Iterator[Draft]:
    """So many of the indicators, and what share that is: one of the two is wrong where the share is that of another
    number of them."""
    for found in _SHARE.finditer(sentence):
        said = found["some"] or found["count"]
        count = int(said) if said.isdigit() else baca_terbilang(said)
        cetak = Cetak.of(Decimal(found["share"].replace(",", ".")), found["share"])
        meant = [n for n in range(all + 1) if roundings(Fraction(100 * n, all), cetak)]
        if count is None or count > all or len(meant) != 1 or meant[0] == count:
            continue
        yield Draft(
            material.bundle.kode,
            msg("{count} of {all} indicators are not {share} %; that is {meant}.", count=count, all=all,
                share=found["share"], meant=meant[0]),
            said, str(meant[0]), (passage.place(at + found.start()),), certainty=Certainty.PROBABLE,
        )  # fmt: skip


def _short(found: Hit) -> str:
    return f'"{found["what"]} {found["side"]} {found["bound"]} %"'


def _in_words(material: Material, found: Hit, passage: Passage, *, missed: bool) -> Iterator[Draft]:
    """A count in words of the indicators that reached their targets, or did not."""
    kode, year = material.bundle.kode, material.tahun
    all, reached = (
        material.exact(f"{kind}:{kode}:{year}") for kind in ("jumlah:indikator", "jumlah:indikator-tercapai")
    )
    count = baca_terbilang(found["count"])
    if all is None or reached is None or count is None:
        return
    right = all - reached if missed else reached
    if count != right:
        yield Draft(
            f"jumlah:indikator-tercapai:{kode}:{year}",
            msg('{kind}: "{printed}" is printed, the data have {computed}.',
                kind=" ".join(f"{found['what']} {found['after']}".split()[:5]), printed=found["count"],
                computed=str(right)),
            found["count"], str(right), (passage.place(found.start()),), certainty=Certainty.PROBABLE,
        )  # fmt: skip


_CONSISTS = re.compile(
    r"\b(?:terdiri|terbagi|terdapat|memiliki|mempunyai|meliputi|mencakup|membawahi|jumlah|sebanyak)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
"""Of villages, only those that a region is said to consist of are all."""


@check("SKP111", severity=Severity.WARNING, rujukan=_III)
def counts_in_words(material: Material) -> Iterator[Draft]:
    """A count in words equals the number of things that the report lists.

    What: "enam sasaran", "dua tujuan" and the like against the data, and "lima indikator mencapai target" against those
    that did; other counts of some of them ("dua dari", "salah satu", "empat sasaran memiliki ...") are left alone.
    Counts in digits are judged by SKP107.

    Why: the opening pages count in words, and are written before the tables.

    Wrong: "enam sasaran", and a table of four.

    Right: "empat sasaran".

    Effect: Readers look for a part of the plan that is not there, or overlook one that is.

    Advice: Bring the number in the sentence in line with the list, or complete the list.

    Reference: PermenPANRB 53/2014 Lampiran II.
    """
    prose = material.prose
    bundle = material.bundle
    for passage in () if prose is None else prose.body:
        for found in _COUNT.finditer(passage.text):
            what = re.sub(r"sub ?kegiatan", "sub-kegiatan", found["what"].lower())
            before = passage.text[max(0, found.start() - 25) : found.start()]
            figure = material.figure(f"jumlah:{what}:{bundle.kode}:{material.tahun}")
            after = found["after"]
            if figure is None or figure.exact is None or _SOME.search(before):
                continue
            if what == "indikator" and (_REACHED.match(after) or _MISSED.match(after)):
                yield from _in_words(material, found, passage, missed=_MISSED.match(after) is not None)
                continue
            if what in ("desa", "kelurahan") and not _CONSISTS.search(passage.text[: found.start()]):
                continue
            alone = _ALONE.match(after) is not None or what not in ("program", "kegiatan", "sub-kegiatan")
            if _SOME.search(after[:30]) or _SELECTED.match(after) or not alone:
                continue
            count = baca_terbilang(found["count"])
            if count != figure.exact and (count or 0) > 1:
                yield Draft(
                    figure.key,
                    msg('{kind}: "{printed}" is printed, the data have {computed}.', kind=kind_text(f"jumlah:{what}"),
                        printed=found["count"], computed=figure.text),
                    found["count"], figure.text, (passage.place(found.start()),), certainty=Certainty.POSSIBLE,
                )  # fmt: skip
