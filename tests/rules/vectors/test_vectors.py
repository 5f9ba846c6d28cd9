# SPDX-License-Identifier: MIT
"""Figures from regulations, reports and applications, each with its source, come out of the rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sakip import rules, wilayah
from sakip.errors import NumberError
from sakip.evaluasi import huruf, lembar
from sakip.formula.absent import Absent, Lack
from sakip.formula.tree import series, symbols
from sakip.formula.value import value
from sakip.nomenklatur import find
from sakip.nomenklatur import kode as nomenklatur
from sakip.numbers import Angka, Mode, format_number, read, round_exact
from sakip.references import Tanda
from sakip.rules import compose
from sakip.rules.base import Rule
from sakip.rules.konsolidasi import konsolidasi
from sakip.rules.rekap import bersarang
from sakip.rules.scale import Scale
from sakip.rules.tangga import TANGGA

DATA = Path(__file__).parents[2] / "data/vectors"

VECTORS = [
    (vector, check)
    for path in sorted(DATA.glob("*.json"))
    if path.stem != "ditolak"
    for vector in json.loads(path.read_text("utf-8"))
    for check in vector["uji"]
]
REFUSED = json.loads((DATA / "ditolak.json").read_text("utf-8"))


def rule(id: str) -> Rule:
    return rules.get(id)


def answer(text: str | None) -> Any:
    """A policy's answer as a profile hands it on: a number, or a word."""
    return text if text is None or text.isalpha() or "-" in text.strip("-") else Fraction(text)


def percents(tree: Any) -> Any:
    """A tree of pairs (target, realisasi) as achievements in percent."""
    if len(tree) == 2 and all(isinstance(one, str) for one in tree):
        return Fraction(tree[1]) / Fraction(tree[0]) * 100
    return [percents(one) for one in tree]


def read_number(teks: str) -> Fraction | Absent:
    try:
        reading = read(teks)
    except NumberError:
        return Absent(Lack.UNDEFINED, "teks")
    assert isinstance(reading, Angka)
    return Fraction(reading.nilai)


def name_of(kode: str, jenis: str) -> str | Absent:
    entry = find(kode, jenis)
    return Absent(Lack.MISSING, "kode") if entry is None else entry.nama


def two_or_none(nilai: str) -> str:
    """Two decimals, or none where they are zero."""
    value = Decimal(nilai)
    return format_number(value, digits=0 if value == value.to_integral_value() else 2) + "%"


READERS: dict[str, Callable[..., Fraction | Absent | str]] = {
    "angka.baca": read_number,
    "angka.tulis": two_or_none,
    "kode.nama": name_of,
    "kode.kewenangan": lambda kode: str(nomenklatur.parse(kode).kewenangan),
    "wilayah.tingkat": lambda kode: str(wilayah.parse(kode).tingkat),
}
"""What is no rule, but reads or writes what rules work on."""


def compute(check: dict[str, Any]) -> Fraction | Absent | str:
    id, given, extra = check["aturan"], check["masukan"], check.get("dengan", {})
    if id in READERS:
        return READERS[id](**given)
    if "pohon" in given:
        return bersarang(percents(given["pohon"]))
    if id == "huruf":
        return huruf(int(given["terpenuhi"]), int(given["kriteria"])).huruf
    found = rule(id)
    if isinstance(found, Scale):
        scale = found.dengan(extra["celah"]) if "celah" in extra else found
        rank = value(scale.formula, {"nilai": Decimal(given["nilai"])})
        return rank if isinstance(rank, Absent) else scale.label(int(rank))
    if id.startswith("konsolidasi."):
        parts = {name: [None if one is None else Decimal(one) for one in many] for name, many in given.items()}
        top = parts["pembilang"] if "pembilang" in parts else parts["nilai"]
        return konsolidasi(id, top, extra.get("lubang", "tanpa-nilai"), penyebut=parts.get("penyebut"))
    if "capaian" in extra:
        each = compose.capaian(rules.get(extra["capaian"]), compose.Nol(), "atas" in extra, "bawah" in extra)
        pairs = zip(given["target"], given["realisasi"], strict=True)
        limits = {"batas_atas": Decimal(extra.get("atas", 0)), "batas_bawah": Decimal(extra.get("bawah", 0))}
        values = [value(each, {"target": Decimal(t), "realisasi": Decimal(r), **limits}) for t, r in pairs]
        assert not any(isinstance(one, Absent) for one in values)
        return value(found.formula, {"nilai": [one for one in values if isinstance(one, Fraction)]})
    if "huruf" in extra:
        worth = lembar("permenpanrb-88-2021").huruf
        sub = rule("evaluasi.sub-komponen.huruf").formula
        parts88 = zip(given["bobot"], extra["huruf"], strict=True)
        scores = [value(sub, {"bobot": Decimal(weight), "nilai_huruf": worth[one]}) for weight, one in parts88]
        return value(found.formula, {"nilai": [one for one in scores if isinstance(one, Fraction)]})
    if "bobot" in extra:
        weight = Fraction(extra["bobot"])
        nrr = [
            value(rule("ikm.nrr-tertimbang").formula, {"nrr": Decimal(one), "bobot": weight}) for one in given["nrr"]
        ]
        return value(found.formula, {"nrr_tertimbang": [one for one in nrr if isinstance(one, Fraction)]})
    if "tangga" in extra:
        ladder = next(one for one in TANGGA if one.id == extra["tangga"])
        return value(found.formula, {name: ladder.peringkat(text) for name, text in given.items()})
    expr = found.formula
    inputs: dict[str, Any] = {}
    if "terhadap" in extra:
        inner = rules.get(extra["terhadap"])
        expr = compose.rentang(found, inner, answer(extra["di_dalam"]), False, False)
    elif extra:
        nol = compose.Nol(**{name: answer(text) for name, text in extra.get("nol", {}).items()})
        expr = compose.capaian(found, nol, "atas" in extra, "bawah" in extra)
        inputs = {f"batas_{name}": Decimal(extra[name]) for name in ("atas", "bawah") if name in extra}
    for name, one in given.items():
        inputs[name] = (
            [Decimal(part) for part in one] if isinstance(one, list) else None if one is None else Decimal(one)
        )
    assert {*symbols(expr), *series(expr)} <= set(inputs)
    return value(expr, inputs)


@pytest.mark.parametrize(
    ("vector", "check"), VECTORS, ids=[f"{vector['id']}:{check['aturan']}" for vector, check in VECTORS]
)
def test_the_source_s_figure_comes_out(vector: dict[str, Any], check: dict[str, Any]) -> None:
    found, wanted = compute(check), check["hasil"]
    if wanted is None:
        assert isinstance(found, Absent)
        assert str(found)
    elif isinstance(found, str):
        assert found == wanted
    else:
        assert isinstance(found, Fraction)
        digits = len(wanted.partition(".")[2])
        assert round_exact(found, digits, Mode.HALF_UP) == Decimal(wanted)


def test_each_vector_names_its_source_and_how_it_was_seen() -> None:
    for vector, _ in VECTORS:
        assert vector["sumber"]
        assert Tanda(vector["tanda"])


def test_what_is_refused_says_why_and_is_refused_once() -> None:
    ids = [one["id"] for one in REFUSED]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & {vector["id"] for vector, _ in VECTORS}
    assert all(one["alasan"] for one in REFUSED)
