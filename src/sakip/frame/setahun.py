# SPDX-License-Identifier: MIT
"""Quarters into a year as arithmetic on columns, by the rules of `sakip.rules.konsolidasi`.

A mean of one, two, three or four quarters is whole in twelfths, so nothing is divided: `TWELFTHS`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import TypeVar

import attrs

from sakip.formula.arithmetic import choose, num, plus, times
from sakip.formula.columns import Columns, written
from sakip.formula.parts import ALASAN, KODE
from sakip.formula.tree import Compare, Expr, Max, Min, Op, Sym
from sakip.frame.masukan import Masukan, lowered
from sakip.frame.mesin import Tabel
from sakip.rules.konsolidasi import Lubang

C = TypeVar("C")

TWELFTHS = 12

RULES = ("jumlah", "rata-rata", "terakhir", "tertinggi", "terendah")
"""The rules by their number in a program, without the family before their names."""

SYMBOLS = ("target", "realisasi")
WHY = "konsolidasi_alasan"
MOST = 10**16
"""The largest number of parts of a quarter: twelve times four of them stay within 64 bits."""

RULE, SKIPS = "_aturan_daerah", "_lewati_daerah"
"""Columns of what regions say: the number of a rule, and 1 where empty quarters are left out."""

TWICE, UNKNOWN = "triwulan-ganda", "konsolidasi"


@attrs.frozen
class Setahun:
    """What is asked. masukan: target and realisasi; triwulan: the column of quarters; aturan: the rule where nobody
    nearer names one; sendiri: the column in which indicators do; tabel, kunci: what regions say, and the columns of
    region and year; lubang: what an empty quarter means where the regions do not say it; per: the columns that name an
    indicator in a year; sampai: the last quarter that counts."""

    masukan: Mapping[str, Masukan]
    triwulan: str
    aturan: str | None
    sendiri: str | None
    tabel: Tabel | None
    kunci: tuple[str, str]
    lubang: Lubang
    per: tuple[str, ...]
    sampai: int

    @property
    def dari_kolom(self) -> bool:
        """Whether rows differ in their rule."""
        return self.sendiri is not None or self.tabel is not None

    @property
    def lubang_daerah(self) -> bool:
        """Whether regions say what an empty quarter means."""
        return self.tabel is not None and SKIPS in self.tabel.kolom

    @property
    def quarters(self) -> range:
        """The quarters that count."""
        return range(1, self.sampai + 1)

    def prepared(self, engine: Columns[C]) -> list[dict[str, C]]:
        """Layers of helper columns for each row of a quarter; the last has what is added up."""
        column, number = engine.column, engine.number
        inputs: list[dict[str, C]] = []
        for one in self.masukan.values():
            for at, layer in enumerate(lowered(engine, one, MOST)):
                while len(inputs) <= at:
                    inputs.append({})
                inputs[at].update(layer)
        names = {symbol: one.kolom for symbol, one in self.masukan.items()}
        filled = {symbol: engine.compare(Op.EQ, column(f"_x_{name}"), number(0)) for symbol, name in names.items()}
        made: dict[str, C] = {}
        for k in self.quarters:
            here = engine.compare(Op.EQ, column(self.triwulan), number(k))
            for symbol, name in names.items():
                there = engine.both(here, filled[symbol])
                made[f"_v{k}_{symbol}"] = engine.choose([(there, column(f"_n_{name}"))], number(0))
                made[f"_f{k}_{symbol}"] = engine.choose([(there, number(1))], number(0))
            both = engine.both(here, engine.both(*filled.values()))
            made[f"_b{k}"] = engine.choose([(both, number(1))], number(0))
            made[f"_g{k}"] = engine.choose([(here, number(1))], number(0))
        for symbol, name in names.items():
            flag = column(f"_x_{name}")
            made[f"_k_{symbol}"] = engine.choose(
                [(engine.compare(Op.GT, flag, number(KODE["kosong"])), flag)], number(0)
            )
        if self.dari_kolom:
            made["_aturan"] = self._chosen_rule(engine)
        if self.lubang_daerah:
            own = column(SKIPS)
            made["_lewati"] = engine.choose([(engine.absent(own), number(0))], own)
        return [*inputs, made]

    def _chosen_rule(self, engine: Columns[C]) -> C:
        """The number of a row's rule: the indicator's own, else the region's; past the last where there is none."""
        column, number = engine.column, engine.number
        other = number(len(RULES) if self.aturan is None else RULES.index(self.aturan))
        if self.tabel is not None:
            said = column(RULE)
            other = engine.choose([(engine.absent(said), number(len(RULES)))], said)
        if self.sendiri is None:
            return other
        own = column(self.sendiri)
        cases = [
            (engine.compare(Op.EQ, own, engine.text(text)), number(at))
            for at, name in enumerate(RULES)
            for text in (name, f"konsolidasi.{name}")
        ]
        empty = [(engine.absent(own), other), (engine.compare(Op.EQ, own, engine.text("")), other)]
        return engine.choose([*cases, *empty], number(len(RULES)))

    @property
    def summed(self) -> list[str]:
        """The helper columns that are added up; of the others the largest counts."""
        parts = [f"_{kind}{k}_{symbol}" for kind in "vf" for k in self.quarters for symbol in SYMBOLS]
        return [*parts, *(f"_{kind}{k}" for kind in "bg" for k in self.quarters)]

    @property
    def largest(self) -> list[str]:
        """The helper columns of which the largest counts."""
        more = [("_aturan", self.dari_kolom), ("_lewati", self.lubang_daerah)]
        return [*(f"_k_{symbol}" for symbol in SYMBOLS), *(name for name, there in more if there)]

    def results(self, engine: Columns[C]) -> dict[str, C]:
        """Target and realisasi of the year in twelfths, and why they are not there."""
        code = written(self._code(), engine)
        fine = engine.compare(Op.EQ, code, engine.number(0))
        made: dict[str, C] = {}
        for symbol in SYMBOLS:
            there = engine.compare(Op.EQ, written(self._there(symbol), engine), engine.number(1))
            made[self.masukan[symbol].kolom] = engine.only(
                engine.both(fine, there), written(self._value(symbol), engine)
            )
        said = [*ALASAN, TWICE, UNKNOWN]
        known = (KODE["ambigu"], KODE["tak-terbaca"], KODE["luar-batas"], len(ALASAN), len(ALASAN) + 1)
        cases = [(engine.compare(Op.EQ, code, engine.number(at)), engine.text(said[at])) for at in known]
        made[WHY] = engine.choose(cases, engine.text(None))
        return made

    def _code(self) -> Expr:
        code: Expr = num(0)
        for symbol in SYMBOLS:
            flag = Sym(f"_k_{symbol}")
            code = choose(Compare(Op.GT, flag, num(0)), flag, code)
        for k in self.quarters:
            code = choose(Compare(Op.GT, Sym(f"_g{k}"), num(1)), num(len(ALASAN)), code)
        if self.dari_kolom:
            code = choose(Compare(Op.EQ, Sym("_aturan"), num(len(RULES))), num(len(ALASAN) + 1), code)
        return code

    def _there(self, symbol: str) -> Expr:
        count = _total([Sym(f"_f{k}_{symbol}") for k in self.quarters])
        needed: Expr = num(self.sampai if self.lubang is Lubang.TANPA_NILAI else 1)
        if self.lubang_daerah:
            needed = choose(Compare(Op.EQ, Sym("_lewati"), num(1)), num(1), num(self.sampai))
        there = choose(Compare(Op.GE, count, needed), num(1), num(0))
        both = _total([Sym(f"_b{k}") for k in self.quarters])
        last = choose(Compare(Op.GE, both, num(1)), there, num(0))
        return self._chosen({"terakhir": last}, there)

    def _value(self, symbol: str) -> Expr:
        values = [Sym(f"_v{k}_{symbol}") for k in self.quarters]
        filled = [Sym(f"_f{k}_{symbol}") for k in self.quarters]
        total, count = _total(values), _total(filled)
        mean: Expr = num(0)
        for n in self.quarters:
            mean = choose(Compare(Op.EQ, count, num(n)), times(total, num(TWELFTHS // n)), mean)
        last: Expr = num(0)
        for k, value in zip(self.quarters, values, strict=True):
            last = choose(Compare(Op.GT, Sym(f"_b{k}"), num(0)), value, last)

        def among(node: type[Max] | type[Min], none: int) -> Expr:
            pairs = zip(filled, values, strict=True)
            parts = [choose(Compare(Op.GT, flag, num(0)), value, num(none)) for flag, value in pairs]
            return times(reduce(node, parts), num(TWELFTHS))

        return self._chosen(
            {
                "jumlah": times(total, num(TWELFTHS)), "rata-rata": mean, "terakhir": times(last, num(TWELFTHS)),
                "tertinggi": among(Max, -MOST), "terendah": among(Min, MOST),
            },
            num(0),
        )  # fmt: skip

    def _chosen(self, by: Mapping[str, Expr], other: Expr) -> Expr:
        if not self.dari_kolom:
            return by.get(self.aturan or "", other)
        for at, name in enumerate(RULES):
            other = choose(Compare(Op.EQ, Sym("_aturan"), num(at)), by[name], other) if name in by else other
        return other


def _total(parts: Sequence[Expr]) -> Expr:
    return reduce(plus, parts)
