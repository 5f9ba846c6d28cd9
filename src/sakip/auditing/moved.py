# SPDX-License-Identifier: MIT
"""Rises and falls that a sentence tells, by how much or of what: figures in other sentences and in the tables say which
of the two it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing.shown import N, number
from sakip.cued import Cued
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Passage

_WORD = (
    r"(?P<word>(?:mengalami |terjadi )?(?:kenaikan|peningkatan|penurunan)|naik|turun|meningkat|menurun|bertambah|"
    r"berkurang|lebih tinggi|lebih rendah|lebih besar|lebih kecil|lebih banyak|lebih sedikit|"
    r"lebih cepat|lebih singkat|lebih lambat|lebih lama)"
)
_UP = re.compile(r"naik|ningkat|bertambah|tinggi|besar|banyak|lambat|lama", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<![\w.,/-])(?P<n>{N})(?P<u>\s*%|\s+[a-z]+)?", re.IGNORECASE)
_BY_SO_MUCH = Cued(
    rf"\b{_WORD}\s+(?:(?:sebesar|sebanyak|hanya|sekitar)\s+){{0,2}}(?P<d>{N})(?![0-9]|[.,][0-9])(?P<u>\s*%|\s+[a-z]+)?",
    "naik",
    "ningkat",
    "urun",
    "tambah",
    "urang",
    "lebih",
    figures=1,
)
_THEN = r"(?:tahun\s+)?(?P<y>(?:19|20)[0-9]{2}|tahun (?:lalu|sebelumnya))(?![0-9])"
_OF_THEN = Cued(
    rf"\b{_THEN}(?:\s+(?:yang|yaitu|sebesar|mencatat|mencapai|sebanyak|adalah|tercatat|dengan|nilai|senilai))*\s*\(?\s*"
    rf"(?P<n>{N})(?P<u>\s*%|\s+[a-z]+)?",
    "tahun",
    "20",
    "19",
    figures=1,
)
"""A figure of an earlier year, said after it."""
_THEN_AFTER = Cued(
    rf"(?<![\w.,/-])(?P<n>{N})(?P<u>\s*%|\s+[a-z]+)?\s*(?:\(|pada\s+|di\s+)*{_THEN}",
    "20",
    "19",
    "tahun",
    figures=1,
)
_AGAINST_THEN = re.compile(
    rf"\A[^.;]{{0,12}}\b(?:dibanding(?:kan)?|daripada|dari)\b[^.;0-9]{{0,40}}\b{_THEN}[^.;0-9]{{0,20}}",
    re.IGNORECASE,
)
_LOWER = Cued(
    r"\b(?P<word>lebih (?:tinggi|rendah|besar|kecil|banyak|sedikit))\s+"
    r"(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)\s+"
    rf"(?:realisasi\s+|capaian\s+|nilai\s+)?{_THEN}\s*(?:\(|sebesar\s+|yaitu\s+|yang\s+)*(?P<p>{N})(?P<u>\s*%|\s+[a-z]+)?",
    "lebih",
    figures=1,
)
_FROM = Cued(
    rf"(?P<c>{N})(?P<uc>\s*%|\s+[a-z]+)?\s*(?:\([^()]*\))?\s*,?\s*(?P<word>naik|turun|meningkat|menurun)\s+dari\s+"
    rf"(?:tahun\s+(?:19|20)[0-9]{{2}}\s+)?(?P<middle>[^.;0-9]{{0,40}}?)(?P<p>{N})(?P<u>\s*%|\s+[a-z]+)?(?![^.;]*\bmenjadi\b)",
    "naik",
    "turun",
    "ningkat",
    "nurun",
    figures=2,
)
_NOUN = Cued(
    rf"\bdari\s+(?P<a>{N})(?P<ua>\s*%|\s+[a-z]+)?[^.;]{{0,60}}?"
    rf"\bmenjadi\s+(?P<b>{N})(?P<ub>\s*%|\s+[a-z]+)?[^.;]{{0,80}}?"
    r"\b(?:terjadi|terdapat|mengalami|berarti|ada)\s+(?P<word>kenaikan|peningkatan|penurunan|pengurangan)\b",
    "menjadi",
    figures=2,
)
TELLING = 3
"""A number of so many digits is hardly the same as another by chance."""


Found = tuple[str, str, str, int]
"""The words, the earlier number, the later one, and where the words stand."""


def moved(material: Material, near: Sequence[Passage], passage: Passage) -> Iterator[Found]:
    """The changes that a passage tells the wrong way round. near: the passages under its heading just before it."""
    last: tuple[Fraction, str, str] | None = None
    for start, sentence in sentences(passage.text):
        for word, first, now, at in (*_told(material, sentence, passage, near), *_compared(sentence, last)):
            yield word, first, now, start + at
        last = _last(sentence) or last


def _told(material: Material, sentence: str, passage: Passage, near: Iterable[Passage]) -> Iterator[Found]:
    """Changes told by how much."""
    for by in _BY_SO_MUCH.finditer(sentence):
        change = number(by["d"])
        up = _UP.search(by["word"]) is not None
        then = [
            one
            for pattern in (_OF_THEN, _THEN_AFTER)
            for one in pattern.finditer(sentence)
            if _earlier(one["y"], material.tahun) and not by.start("d") <= one.start("n") < by.end("d")
        ]
        if not change:
            continue
        if len({number(one["n"]) for one in then}) == 1:
            first = then[0]
            old = number(first["n"])
            texts = [*(one.text for one in near), passage.text, sentence]
            unit = _unit(first["u"])
            if _unit(by["u"]) not in ("", "%", "poin", "point", unit):
                continue
            beside = {number(one["n"]): one["n"] for text in texts for one in _numbers(text)
                      if _tells(one["n"]) or (unit and _unit(one["u"]) == unit)}  # fmt: skip
            now = {**_realised(material, material.tahun), **beside}
            rose, fell = now.get(old + change), now.get(old - change)
            if (up and fell and not rose) or (not up and rose and not fell):
                yield " ".join(by[0].split()), first["n"], fell or rose or "", by.start()
            continue
        after = _AGAINST_THEN.match(sentence[by.end() :])
        before = [one for one in _numbers(sentence[: by.start()]) if _tells(one["n"])]
        if then or after is None or not before or not _earlier(after["y"], material.tahun):
            continue
        current = before[-1]
        year = int(after["y"]) if after["y"].isdigit() else material.tahun - 1
        past, value = _realised(material, year), number(current["n"])
        rose, fell = past.get(value - change), past.get(value + change)
        if (up and fell and not rose) or (not up and rose and not fell):
            yield " ".join(by[0].split()), fell or rose or "", current["n"], by.start()


def _compared(sentence: str, last: tuple[Fraction, str, str] | None) -> Iterator[Found]:
    """A figure called higher or lower than an earlier one."""
    for one in _LOWER.finditer(sentence):
        if _numbers(sentence[: one.start()]) or last is None or last[2] != _unit(one["u"]):
            continue
        old = number(one["p"])
        if last[0] != old and (last[0] > old) is not bool(_UP.search(one["word"])):
            yield " ".join(one["word"].split()), one["p"], last[1], one.start()
    for one in _FROM.finditer(sentence):
        now, old = number(one["c"]), number(one["p"])
        alike = (
            not _is_year(one["p"])
            and _tells(one["c"])
            and _tells(one["p"])
            and _unit(one["uc"]) in (_unit(one["u"]), "")
        )
        if alike and now != old and (now > old) is not bool(_UP.search(one["word"])):
            yield one["word"], one["p"], one["c"], one.start("word")
    for one in _NOUN.finditer(sentence):
        old, now = number(one["a"]), number(one["b"])
        if _unit(one["ua"]) == _unit(one["ub"]) and now != old and (now > old) is not bool(_UP.search(one["word"])):
            yield one["word"], one["a"], one["b"], one.start("word")


def _numbers(text: str) -> list[re.Match[str]]:
    """The numbers of a text that are no years."""
    return [one for one in _NUMBER.finditer(text) if not _is_year(one["n"])]


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _last(sentence: str) -> tuple[Fraction, str, str] | None:
    """The last number of a sentence, as text, and its unit."""
    found = _numbers(sentence)
    return (number(found[-1]["n"]), found[-1]["n"], _unit(found[-1]["u"])) if found else None


def _realised(material: Material, year: int) -> dict[Fraction, str]:
    """The realisations of a year that say something, as they are printed."""
    found = {}
    for _, group in material.printed("realisasi"):
        for one in group:
            if one.address.year == year and one.cetak is not None and _tells(one.text):
                found[one.cetak.nilai] = one.text
    return found


def _earlier(year: str, now: int) -> bool:
    return not year.isdigit() or int(year) < now


def _tells(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= TELLING


def _unit(text: str | None) -> str:
    return (text or "").strip().lower().replace("persen", "%")
