# SPDX-License-Identifier: MIT
"""What is computed for each row: one program of whole numbers, in the words of any engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import attrs

from sakip.formula.columns import Columns, layers, written
from sakip.formula.parts import ALASAN, KODE
from sakip.formula.tree import Expr, If, Num, Op, Sym
from sakip.frame.ketentuan import ARAH, KENAL
from sakip.frame.masukan import Masukan, lowered
from sakip.measurement.recipes import TARGETS

C = TypeVar("C")

OTHER: Mapping[str, str] = {**TARGETS, "perubahan": "realisasi_tahun_lalu"}
"""What the realisation is held against, by kind of figure."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "capaian": ("capaian", "alasan", "predikat"),
    "kemajuan": ("kemajuan", "kemajuan_alasan"),
    "perubahan": ("perubahan", "perubahan_alasan"),
}
"""The columns that each kind of figure makes: its number, why there is none, its class."""

WHOLE, PIECE, MORE = "_utuh", "_pecah", "_naik"
"""What a roll-up adds up of each achievement."""
WEIGHTS = ("bobot", "bobot_sasaran")
"""The columns of weights, of which one has `HEAVIEST` parts at most: sums of products then stay within 128 bits."""
HEAVIEST = 10**6
GUARD = 9
"""How many decimals it looks at beside those that are printed."""

UNKNOWN = 9
"""What stands for a polarity that is none."""
KNOWN = "_dikenal"
"""The step that is 0 where no rules are known for a row."""


@attrs.frozen
class Hasil:
    """One kind of figure in a program: its whole number, the code of why there is none, and the class as a choice among
    `Program.label`. Names of steps, but `predikat`."""

    angka: Expr
    kode: Expr
    predikat: Expr | None


@attrs.frozen
class Program:
    """A program for the rows of a frame. masukan: the columns that it reads; hasil: what it makes, by kind of figure;
    label: the names of classes by
    number. most: the largest number of parts that it takes. rekap: the step whose code says whether a row counts in a
    roll-up, where the program makes `WHOLE`, `PIECE` and `MORE`. bobot: the columns of weights by symbol. sebagian:
    whether there are rows for which no rules are known."""

    masukan: tuple[Masukan, ...]
    steps: Mapping[str, Expr]
    hasil: Mapping[str, Hasil]
    digit: Mapping[str, int]
    label: tuple[str | None, ...]
    most: int
    polaritas: str | None
    rekap: str | None = None
    bobot: Mapping[str, str] = attrs.field(factory=dict)
    sebagian: bool = False

    @property
    def texts(self) -> dict[str, tuple[str | None, ...]]:
        """The columns of texts among the results, with what the numbers stand for that `layers` may give instead."""
        made: dict[str, tuple[str | None, ...]] = {}
        for kind, one in self.hasil.items():
            made[NAMES[kind][1]] = (None, *ALASAN[1:])
            if one.predikat is not None:
                made[NAMES[kind][2]] = self.label
        return made

    def layers(self, engine: Columns[C], numbers: bool = False) -> Iterator[dict[str, C]]:
        """Helper columns and results, layer by layer, in the words of an engine. numbers: whether results that are
        texts come as their numbers in `texts`."""
        inputs: list[dict[str, C]] = []
        for one in self.masukan:
            # The last layer of each is the one that the steps read; they meet in the last layer of all.
            own = lowered(engine, one, self.most)
            for at, layer in enumerate(own):
                while len(inputs) <= at:
                    inputs.append({})
                inputs[at].update(layer)
        if self.polaritas is not None:
            column = engine.column(self.polaritas)
            cases = [
                (engine.compare(Op.EQ, column, engine.text(name)), engine.number(at)) for at, name in enumerate(ARAH)
            ]
            inputs[0]["_arah"] = engine.choose(cases, engine.number(UNKNOWN))
        if self.sebagian:
            lacks = engine.absent(engine.column(KENAL))
            inputs[0][KNOWN] = engine.choose([(lacks, engine.number(0))], engine.number(1))
        yield from inputs
        for step in layers(self.steps):
            yield {name: engine.filled(written(expr, engine)) for name, expr in step.items()}
        yield self._results(engine, numbers)

    def _results(self, engine: Columns[C], numbers: bool) -> dict[str, C]:
        made: dict[str, C] = {}
        for kind, one in self.hasil.items():
            code = written(one.kode, engine)
            there = engine.compare(Op.EQ, code, engine.number(0))
            names = NAMES[kind]
            made[names[0]] = engine.only(there, written(one.angka, engine))
            if numbers:
                made[names[1]] = code
                if one.predikat is not None:
                    made[names[2]] = engine.only(there, written(one.predikat, engine))
                continue
            reasons = [
                (engine.compare(Op.EQ, code, engine.number(at)), engine.text(ALASAN[at]))
                for at in sorted(self._codes(one.kode))
            ]
            made[names[1]] = engine.choose(reasons, engine.text(None))
            if one.predikat is not None:
                made[names[2]] = engine.only(there, written(one.predikat, engine, self.label))
        return made

    def _codes(self, code: Expr) -> set[int]:
        assert isinstance(code, Sym)
        found = {KODE["kosong"], KODE["luar-batas"]}
        if self.polaritas is not None:
            found.add(KODE["polaritas"])
        if self.sebagian:
            found.add(KODE["wilayah"])
        if any(one.kind == "teks" for one in self.masukan):
            found |= {KODE["ambigu"], KODE["tak-terbaca"]}

        def leaves(expr: Expr) -> None:
            match expr:
                case Num(value):
                    found.add(int(value))
                case If(_, then, other):
                    leaves(then)
                    leaves(other)
                case Sym(name) if name in self.steps:
                    leaves(self.steps[name])
                case _:
                    pass

        leaves(self.steps[code.name])
        return found - {0}
