# SPDX-License-Identifier: MIT
"""Which way and on which side: what a sentence says rose by so much did, and what it says missed its target did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.moved import moved
from sakip.cued import Cued
from sakip.lang import msg
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Passage

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_N = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"
_NUMBER = re.compile(rf"(?<![\w.,/-])(?:Rp\.?\s*)?(?P<n>{_N})(?![\w/]|[.,][0-9])\s*(?P<unit>%|[a-z]+)?", re.IGNORECASE)
_UP = r"naik|kenaikan|meningkat|peningkatan|bertambah|penambahan|lebih (?:tinggi|besar|banyak|lama|lambat)"
_DOWN = r"turun|penurunan|menurun|berkurang|pengurangan|lebih (?:rendah|kecil|sedikit|cepat|singkat)"
_BY = Cued(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:sebesar\s+|sebanyak\s+)?(?P<x>[0-9]+(?:,[0-9]+)?)(?![.,]?[0-9])"
    r"\s*(?P<unit>[a-z]+)?",
    "naik", "ningkat", "tambah", "lebih ", "urun", "kurang",
)  # fmt: skip
_BEFORE = re.compile(
    r"\b(?:dari(?:pada)?|dibanding(?:kan)?|terhadap|sebelumnya|lalu|"
    r"(?:tahun|pemilihan|pemilu|akhir)\s+(?P<year>(?:19|20)[0-9]{2}))\b(?=[^.;]{0,40}\Z)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z", re.ASCII)
_MISSED = Cued(
    r"\b(?P<word>(?:belum|tidak|gagal) (?:dapat )?(?:mencapai|memenuhi)|"
    r"lebih buruk (?:dari(?:pada)?|dibanding(?:kan)?))\s+target\b[^.;0-9]{0,40}?"
    r"(?:tahun (?:19|20)[0-9]{2}[^.;0-9]{0,25}?)?"
    rf"(?P<b>{_N})(?![\w]|[.,][0-9])",
    "capai target", "nuhi target", "lebih buruk",
)  # fmt: skip
_MOVED = re.compile(r"naik|turun|nurun|ningkat|tambah|kurang|lebih ", re.IGNORECASE)
BACK = 2
"""So many passages before it under the same heading may have the figure that a sentence compares."""
SENTENCES = 2
"""A change is told of a number in so many sentences before it."""


@attrs.frozen
class Number:
    """A number of a passage: its value, its unit, where it begins. earlier: it is said to be of before."""

    value: Fraction
    text: str
    unit: str
    at: int
    earlier: bool


@check("SKP505", severity=Severity.WARNING, rujukan=_REVIU)
def sides(material: Material) -> Iterator[Draft]:
    """A change goes the way that its sentence says, and what is said to have missed its target did.

    What: "naik 3,23 poin dari ... 74,26" beside a number that is exactly so much below 74,26, "lebih cepat 8,30
    menit" of an indicator that got slower by just that; and "belum mencapai target 84,50" of an indicator whose
    realisation is on the good side of that target; "turun 0,69 poin" and "lebih rendah daripada tahun 2021
    (95,30%)" of a figure in another sentence or in the tables, of which just the contrary is true. Where another
    number near the sentence makes it true, it holds.

    Why: the sentence is last year's, and its words were not read again.

    Wrong: "86,10% belum mencapai target 84,50%".

    Right: "86,10% melampaui target 84,50%".

    Effect: The sentence says the opposite of its own numbers.

    Advice: Correct the word, or the number that is wrong.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    body = () if prose is None else prose.body
    for index, passage in enumerate(body):
        told: list[tuple[int, Draft]] = []
        if _BY.search(passage.text):
            told += _changes(material, passage)
        if _MISSED.search(passage.text):
            told += _missed(material, passage)
        near = [one for one in body[max(0, index - BACK) : index] if one.headings == passage.headings and not one.level]
        for words, first, last, at in moved(material, near, passage) if _MOVED.search(passage.text) else ():
            if _sentence(passage, at) not in {_sentence(passage, other) for other, _ in told}:
                told.append((at, _moved(material, passage, words, first, last, at)))
        yield from (draft for _, draft in told)


def _sentence(passage: Passage, at: int) -> int:
    """Where the sentence begins that a place in a passage belongs to."""
    return max(start for start, _ in sentences(passage.text) if start <= at)


def _moved(material: Material, passage: Passage, words: str, first: str, last: str, at: int) -> Draft:
    return Draft(
        material.bundle.kode,
        msg('The text says "{word}", but {first} became {last}.', word=words, first=first, last=last),
        words, None, (passage.place(at),), certainty=Certainty.PROBABLE,
    )  # fmt: skip


def _changes(material: Material, passage: Passage) -> Iterator[tuple[int, Draft]]:
    parts = [(at, sentence) for at, sentence in sentences(passage.text)]
    for index, (at, sentence) in enumerate(parts):
        for found in _BY.finditer(sentence):
            step = _value(found["x"])
            plain = (found["unit"] or "").casefold()
            if not step or _YEAR.match(found["x"]):
                continue
            first = parts[max(0, index - SENTENCES)][0]
            text = passage.text[first : at + len(sentence)]
            numbers = [x for x in _numbers(text, material.tahun) if x.at != at - first + found.start("x")]
            up = found["up"] is not None
            pairs = [
                (now, before)
                for before in numbers
                if before.earlier
                for now in numbers
                if not now.earlier and _alike(now, before, plain, step) and abs(now.value - before.value) == step
            ]
            moves = {now.value > before.value for now, before in pairs}
            if moves != {not up}:
                continue
            now, before = pairs[0]
            offset = at + found.start()
            yield offset, _moved(material, passage, " ".join(found[0].split()), before.text, now.text, offset)


def _alike(now: Number, before: Number, unit: str, step: Fraction) -> bool:
    """Whether two numbers are of one thing: with decimals a difference shows it, else the unit must."""
    if step.denominator > 1:
        return True
    return bool(unit) and unit == now.unit == before.unit


def _numbers(text: str, tahun: int) -> Iterator[Number]:
    for found in _NUMBER.finditer(text):
        if not _YEAR.match(found["n"]):
            said = list(_BEFORE.finditer(text[max(0, found.start() - 60) : found.start()]))
            earlier = bool(said) and (said[-1]["year"] is None or int(said[-1]["year"]) < tahun)
            yield Number(_value(found["n"]), found["n"], (found["unit"] or "").casefold(), found.start("n"), earlier)


def _missed(material: Material, passage: Passage) -> Iterator[tuple[int, Draft]]:
    year = material.tahun
    for found in _MISSED.finditer(passage.text):
        target = _value(found["b"])
        before = passage.text[max(0, found.start() - 200) : found.start()]
        near = {number.value for number in _numbers(before, year)}
        reached = []
        for one in material.bundle.indikator:
            wanted, fact = (material.exact(f"{kind}:{one.id}:{year}") for kind in ("target", "realisasi"))
            if wanted == target and fact is not None and fact in near:
                lower = material.polaritas.get(one.id) == "turun"
                reached.append((one, fact, fact == wanted or (fact < wanted) is lower))
        if not reached or not all(good for _, _, good in reached):
            continue
        one, _, _ = reached[0]
        yield found.start(), Draft(
            f"capaian:{one.id}:{year}",
            msg('The text says "{word} target {target}", but {id} reached it.', word=" ".join(found["word"].split()),
                target=found["b"], id=one.id),
            " ".join(found[0].split()), None, (passage.place(found.start()),), certainty=Certainty.PROBABLE,
        )  # fmt: skip


def _value(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))
