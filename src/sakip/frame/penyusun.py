# SPDX-License-Identifier: MIT
"""From the rules in force to a program: their trees in whole numbers, the figures of a row and their classes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

import attrs

from sakip.errors import FormulaError
from sakip.formula.arithmetic import choose, larger, minus, num, plus, smaller, times
from sakip.formula.integers import Lowering
from sakip.formula.parts import ALASAN, ENDLESS, KODE, Value
from sakip.formula.sizes import limit
from sakip.formula.tree import (
    Compare,
    Div,
    Expr,
    If,
    Max,
    Min,
    Num,
    Op,
    Round,
    Sym,
    Undefined,
    substitute,
    sym,
    symbols,
)
from sakip.frame.ketentuan import ARAH, KENAL, Ketentuan
from sakip.frame.masukan import PERSEN, RUPIAH, Masukan
from sakip.frame.program import GUARD, HEAVIEST, KNOWN, MORE, OTHER, PIECE, UNKNOWN, WEIGHTS, WHOLE, Hasil, Program
from sakip.lang import msg
from sakip.numbers import Mode, round_ratio
from sakip.rules.scale import Scale

LARGEST = 10**18 - 1
"""The whole numbers that every engine has, and whose decimals every engine has."""


def program(
    rules: Ketentuan,
    inputs: Mapping[str, Masukan],
    kinds: tuple[str, ...],
    polaritas: str | None,
    rekap: Literal["tiap", "akhir"] | None = None,
) -> Program:
    """The program for figures of `kinds`. inputs: the columns of numbers by symbol; polaritas: the column of that
    name, None where higher is better in every row. rekap: the stage at which a roll-up rounds, where the program is to
    make what a roll-up adds up."""
    return _Maker(rules, inputs, polaritas).make(kinds, rekap)


class _Maker:
    def __init__(self, rules: Ketentuan, inputs: Mapping[str, Masukan], polaritas: str | None) -> None:
        self.rules = rules
        self.inputs = inputs
        self.polaritas = polaritas
        parts = {f"_n_{one.kolom}": one.parts for one in inputs.values()}
        levels = {f"batas_{name}": self.data(f"_{name}") for name in ("atas", "bawah")}
        self.lowering = Lowering(parts, levels, rules.level)
        self.labels: list[str | None] = [None]
        self.used: dict[str, Masukan] = {}

    def data(self, name: str) -> Expr:
        """A number that the profile fixes: a constant, or a column where regions differ."""
        return num(self.rules.tetap[name]) if name in self.rules.tetap else Sym(name)

    def make(self, kinds: tuple[str, ...], rekap: str | None) -> Program:
        made = {kind: self.figure(kind) for kind in kinds}
        counts = None
        if rekap is not None:
            self.between(rekap, made["capaian"])
            code = made["capaian"].kode
            counts = code.name if isinstance(code, Sym) else None
        steps, fixed = self.lowering.steps, dict(self.rules.terbesar)
        fixed |= {"_bentuk": len(self.rules.bentuk), "_arah": UNKNOWN, KNOWN: 1}
        fixed |= {f"_{flag}_{one.kolom}": len(ALASAN) for one in self.inputs.values() for flag in "xu"}
        asked = {f"predikat {kind}": one.predikat for kind, one in made.items() if one.predikat is not None}
        most = limit({**steps, **asked}, self.lowering.rests, fixed, LARGEST)
        weights = {name: one for name, one in self.inputs.items() if name in WEIGHTS and rekap is not None}
        return Program(
            (*self.used.values(), *(attrs.evolve(one, terbesar=HEAVIEST) for one in weights.values())),
            steps,
            made,
            self.rules.digit,
            tuple(self.labels),
            most,
            self.polaritas,
            counts,
            {name: one.kolom for name, one in weights.items()},
            KENAL in self.rules.kolom,
        )

    def figure(self, kind: str) -> Hasil:
        values = [self.lower_shape(kind, at) for at in range(len(self.rules.bentuk))]
        value = self.chosen(values)
        code = self.lowering.keep(self.lacks(kind, value.code))
        if kind == "capaian":
            self.value = value
        return Hasil(self.rounded(kind, value), code, self.predikat(value) if kind == "capaian" else None)

    def between(self, stage: str, made: Hasil) -> None:
        """Steps `WHOLE`, `PIECE` and `MORE`: the achievement in whole numbers of its last printed decimal, what is left
        in `GUARD` decimals more, and 1 where that is cut off."""
        keep, digit = self.lowering.keep, self.rules.digit["capaian"]
        utuh: Expr = made.angka
        pecah: Expr = num(0)
        naik: Expr = num(0)
        if stage == "akhir":
            value = attrs.evolve(self.value, top=keep(self.value.top))
            whole, rest, bottom = self.lowering.quotient(value, num(10**digit))
            piece: Expr = num(0)
            # In three strides, so that no product passes what the division of the figure itself needs.
            for _ in range(GUARD // 3 if rest != num(0) else 0):
                amount = keep(times(rest, num(1000)))
                more = keep(Round(Div(amount, bottom), num(0), Mode.POTONG))
                rest = self.lowering.remainder(amount, more, bottom)
                piece = keep(plus(times(piece, num(1000)), more))
            cut = keep(choose(Compare(Op.GT, rest, num(0)), num(1), num(0)))
            below = Compare(Op.LT, times(value.top, num(1 if value.part > 0 else -1)), num(0))
            utuh = keep(choose(below, minus(plus(whole, num(1))), whole))
            pecah = choose(below, plus(num(10**GUARD), minus(plus(piece, cut))), piece)
            naik = cut
            for op, level in ((Op.GE, value.most), (Op.LT, value.least)):
                if level is not None:
                    mode = dict(self.rules.bentuk[0].mode)["capaian"]
                    at = self.level(level, "capaian", mode)
                    past = Compare(op, utuh, at)
                    pecah, naik = choose(past, num(0), pecah), choose(past, num(0), naik)
                    utuh = keep(choose(past, at, utuh))
        self.lowering.steps |= {WHOLE: utuh, PIECE: pecah, MORE: naik}

    def chosen(self, values: list[Value]) -> Value:
        merged = values[-1]
        for at in reversed(range(len(values) - 1)):
            merged = self.lowering.merged(Compare(Op.EQ, Sym("_bentuk"), num(at)), values[at], merged)
        return merged

    def lower_shape(self, kind: str, at: int) -> Value:
        trees = dict(self.rules.bentuk[at].pohon)
        arah = ARAH if self.polaritas is not None else ARAH[:1]
        values = [self.lower_tree(kind, trees, one) for one in arah]
        value = values[-1]
        for number in reversed(range(len(values) - 1)):
            value = self.lowering.merged(Compare(Op.EQ, Sym("_arah"), num(number)), values[number], value)
        return value

    def lower_tree(self, kind: str, trees: Mapping[tuple[str, str, bool], Expr], arah: str) -> Value:
        plain = self.lower_symbols(trees[kind, arah, False], {})
        upper = self.inputs.get("target_atas")
        if upper is None or kind != "capaian" or (kind, arah, True) not in trees:
            return plain
        asked = {"bawah": "target", "atas": "target_atas"}
        ranged = self.lower_symbols(trees[kind, arah, True], asked)
        return self.lowering.merged(Compare(Op.EQ, Sym(f"_x_{upper.kolom}"), num(KODE["kosong"])), plain, ranged)

    def lower_symbols(self, tree: Expr, names: Mapping[str, str]) -> Value:
        by: dict[str, Expr] = {}
        for name in symbols(tree):
            if name in self.lowering.levels:
                continue
            given = self.inputs.get(names.get(name, name))
            if given is None:
                raise FormulaError(
                    msg('the rule in force needs a column "{name}", and the frame has none.', name=name),
                    hint=msg("Add the column, or name the one that holds it."),
                )
            self.used[given.kolom] = given
            by[name] = sym(f"_n_{given.kolom}")
        return self.lowering.lower(substitute(tree, by))

    def lacks(self, kind: str, code: Expr) -> Expr:
        """The code of the first input that is missing; then of the first that is no number; then that of the rule."""
        names = [self.inputs[name].kolom for name in (OTHER[kind], "realisasi")]
        if self.polaritas is not None:
            code = choose(Compare(Op.EQ, Sym("_arah"), num(UNKNOWN)), num(KODE["polaritas"]), code)
        if all(self.inputs[name].kind == "teks" for name in (OTHER[kind], "realisasi")):
            both = times(Sym(f"_u_{names[0]}"), Sym(f"_u_{names[1]}"))
            code = choose(Compare(Op.EQ, both, num(PERSEN * RUPIAH)), num(KODE["satuan"]), code)
        if kind == "capaian" and "target_atas" in self.inputs:
            # Without an upper bound the target is no range.
            upper = Sym(f"_x_{self.inputs['target_atas'].kolom}")
            code = choose(Compare(Op.GT, upper, num(KODE["kosong"])), upper, code)
        for flag in reversed([Sym(f"_x_{name}") for name in names]):
            code = choose(Compare(Op.GT, flag, num(0)), flag, code)
        # The first one's flag says by itself that it is missing.
        missing = Compare(Op.EQ, Sym(f"_x_{names[1]}"), num(KODE["kosong"]))
        code = choose(missing, num(KODE["kosong"]), code)
        if KENAL in self.rules.kolom:
            code = choose(Compare(Op.EQ, Sym(KNOWN), num(0)), num(KODE["wilayah"]), code)
        return code

    def rounded(self, kind: str, value: Value) -> Expr:
        modes = [dict(one.mode)[kind] for one in self.rules.bentuk]
        by, fill = self.data(f"_daya_{kind}"), self.data(f"_isi_{kind}")
        plain = attrs.evolve(value, most=None, least=None)
        whole = self.lowering.rounded(plain, by, modes[0])
        for at, mode in enumerate(modes):
            if mode is not modes[0]:
                other = self.lowering.rounded(plain, by, mode)
                whole = choose(Compare(Op.EQ, Sym("_bentuk"), num(at)), other, whole)
        whole = self.lowering.keep(times(whole, fill))
        if value.most is not None:
            whole = self.lowering.keep(smaller(whole, self.level(value.most, kind, modes[0])))
        if value.least is not None:
            whole = self.lowering.keep(larger(whole, self.level(value.least, kind, modes[0])))
        return whole

    def level(self, level: Expr, kind: str, mode: Mode) -> Expr:
        """A cap or floor as it is rounded. Rounding keeps the order of numbers, so it may go before the choice."""
        match level:
            case Num(value) if abs(value) == ENDLESS:
                return level
            case Num(value):
                exact = value / self.rules.level * 10 ** self.rules.digit[kind]
                if exact.denominator == 1:
                    return num(exact)
                # Only a limit of the one profile there is has decimals to lose.
                daya, isi = self.rules.tetap[f"_daya_{kind}"], self.rules.tetap[f"_isi_{kind}"]
                return num(round_ratio(int(value) * daya, self.rules.level, 0, mode) * isi)
            case Sym("_atas" | "_bawah" as name):
                return self.data(f"{name}_{kind}")
            case If(test, then, other):
                return If(test, self.level(then, kind, mode), self.level(other, kind, mode))
            case Min(a, b) | Max(a, b):
                return type(level)(self.level(a, kind, mode), self.level(b, kind, mode))
            case _:
                raise AssertionError(level)

    def predikat(self, value: Value) -> Expr | None:
        """The class, as a choice among the labels."""
        found: Expr | None = None
        if all(one.skala is None for one in self.rules.bentuk):
            return None
        value = attrs.evolve(value, code=num(0))
        for at in reversed(range(len(self.rules.bentuk))):
            one = self.rules.bentuk[at]
            asked = (
                value
                if one.eksak
                else Value(Fraction(1, 10 ** self.rules.digit["capaian"]), self.rounded("capaian", value))
            )
            own = num(0) if one.skala is None else classes(self.lowering, one.skala, asked, self.labels)
            found = own if found is None else choose(Compare(Op.EQ, Sym("_bentuk"), num(at)), own, found)
        return found


def classes(lowering: Lowering, scale: Scale, value: Value, labels: list[str | None]) -> Expr:
    """The class of a value, as a choice among `labels`, which grow by those of the scale."""
    lowering.bind("nilai", value)

    def go(expr: Expr) -> Expr:
        match expr:
            case Num(rank):
                label = scale.label(int(rank))
                if label not in labels:
                    labels.append(label)
                return num(labels.index(label))
            case Undefined():
                return num(0)
            case If(test, then, other):
                left, right = (lowering.lower(one) for one in (test.left, test.right))
                return choose(lowering.compared(test.op, left, right), go(then), go(other))
            case _:
                raise AssertionError(expr)

    return go(scale.formula)
