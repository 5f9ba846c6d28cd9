# SPDX-License-Identifier: MIT
"""What stands in the columns, into whole numbers of parts and a code of why there is none. Read on the engine."""

from __future__ import annotations

from typing import Literal, TypeVar

import attrs

from sakip.formula.columns import Columns
from sakip.formula.parts import KODE
from sakip.formula.tree import Op
from sakip.numbers import Dot

C = TypeVar("C")

Kind = Literal["bulat", "desimal", "teks"]

LONGEST = 15
"""Digits that a text may have in all, so that it surely fits into 64 bits."""

PERSEN, RUPIAH = 1, 2
"""Units that a text brings along: ``_u_<kolom>``; 0 where it brings none."""

_MISSING = r"^(|[-\x{2013}\x{2014}]+|[.]+|\x{2026}|n/a|na|n[.]a[.]?|n / a|tad|t[.]a[.]d[.]?|t/a)$"
_AROUND = r"^[ \t\r\n\x{a0}]+|[ \t\r\n\x{a0}]+$"
_LONE_COMMA = r"^[-+]?[1-9][0-9]{0,2},[0-9]{3}$"
_MONEY = r"^(rp|idr)[.]? ?"
_COMMA = rf"^[-+]?[0-9]{{1,{LONGEST}}}(,[0-9]{{1,{LONGEST}}})?$"
_GROUPS = r"^[-+]?[1-9][0-9]{0,2}([.][0-9]{3}){1,4}(,[0-9]{1,15})?$"
_LONE_DOT = r"^[-+]?[1-9][0-9]{0,2}[.][0-9]{3}$"
_DOT = rf"^[-+]?[0-9]{{1,{LONGEST}}}[.][0-9]{{1,{LONGEST}}}$"


@attrs.frozen
class Masukan:
    """A column of numbers. kind: whole numbers, decimals, or Indonesian text. desimal: how many decimals are kept; of
    whole numbers that is how many they have already. titik: what a lone dot before three digits means in a text.
    terbesar: the largest number of parts, where that is not left to the program. bagian: in how many parts of their
    last decimal whole numbers count."""

    kolom: str
    kind: Kind
    desimal: int = 0
    titik: Dot = Dot.TIDAK_TAHU
    terbesar: int | None = None
    bagian: int = 1

    @property
    def parts(self) -> int:
        """How many parts make one."""
        return int(10**self.desimal) * self.bagian


def lowered(engine: Columns[C], given: Masukan, most: int) -> list[dict[str, C]]:
    """Layers of helper columns, the last of which gives ``_n_<kolom>``, the number of parts, and ``_x_<kolom>``, the
    code of why there is none. most: the largest number of parts that the program can take."""
    most = most if given.terbesar is None else given.terbesar
    value, why = f"_n_{given.kolom}", f"_x_{given.kolom}"
    column = engine.column(given.kolom)
    if given.kind == "teks":
        return _text(engine, given, most, value, why)
    factor = given.parts if given.kind == "desimal" else 1
    largest = most // factor
    inside = engine.both(
        engine.compare(Op.GE, column, engine.number(-largest)), engine.compare(Op.LE, column, engine.number(largest))
    )
    code = [(engine.absent(column), engine.number(KODE["kosong"])), (inside, engine.number(0))]
    if given.kind == "desimal":
        parts = engine.scaled(column, given.desimal, largest)
    else:
        parts = engine.choose([(inside, engine.whole(column))], engine.number(0))
    return [{value: parts, why: engine.choose(code, engine.number(KODE["luar-batas"]))}]


def _text(engine: Columns[C], given: Masukan, most: int, value: str, why: str) -> list[dict[str, C]]:
    """The plain ways of writing a number, by pattern; whatever else a text may say is left to who reads it exactly."""
    name = given.kolom
    bare, plain, form, digits, tail = (f"_{part}_{name}" for part in ("t", "b", "f", "d", "e"))
    col = engine.column

    def case(pattern: str, text: str, result: int) -> tuple[C, C]:
        return engine.matches(col(text), pattern), engine.number(result)

    # 1: a comma or nothing, 2: dots group, 3: the dot is the decimal sign; 4: missing; 5: either way; 0: not plain.
    lone = {Dot.RIBUAN: 2, Dot.DESIMAL: 3, Dot.TIDAK_TAHU: 5}[given.titik]
    money = engine.matches(col(bare), _MONEY)
    forms = [
        (engine.both(money, engine.matches(col(plain), _LONE_COMMA)), engine.number(5)),
        case(_COMMA, plain, 1),
        (engine.both(money, engine.matches(col(plain), _LONE_DOT)), engine.number(2)),
        case(_LONE_DOT, plain, lone),
        case(_GROUPS, plain, 2),
        case(_DOT, plain, 3),
        case(_MISSING, bare, 4),
    ]
    comma = engine.replaced(engine.replaced(col(plain), "[.]", ""), ",", ".")
    is_number = engine.both(
        engine.compare(Op.GE, col(form), engine.number(1)), engine.compare(Op.LE, col(form), engine.number(3))
    )
    tidy = engine.choose(
        [(engine.compare(Op.EQ, col(form), engine.number(3)), col(plain)), (is_number, comma)], engine.text("0")
    )
    fraction = engine.replaced(col(digits), "^[^.]*[.]?", "")
    size = engine.length(col(tail))
    fits = engine.both(
        engine.compare(Op.LE, size, engine.number(given.desimal)),
        engine.compare(Op.LE, engine.length(col(digits)), engine.number(LONGEST)),
    )
    whole = engine.whole(engine.choose([(fits, engine.replaced(col(digits), "[.+]", ""))], engine.text("0")))
    power = engine.choose(
        [(engine.compare(Op.EQ, size, engine.number(at)), engine.number(10 ** (given.desimal - at)))
         for at in range(given.desimal)],
        engine.number(1),
    ) if given.desimal else engine.number(1)  # fmt: skip
    parts = f"_p_{name}"
    largest = engine.compare(Op.GT, engine.absolute(col(parts)), engine.number(most))
    codes = [
        (engine.compare(Op.EQ, col(form), engine.number(4)), engine.number(KODE["kosong"])),
        (engine.compare(Op.EQ, col(form), engine.number(5)), engine.number(KODE["ambigu"])),
        (engine.compare(Op.EQ, col(form), engine.number(0)), engine.number(KODE["tak-terbaca"])),
        (engine.compare(Op.EQ, col(f"_g_{name}"), engine.number(0)), engine.number(KODE["luar-batas"])),
        (largest, engine.number(KODE["luar-batas"])),
    ]
    return [
        {bare: engine.replaced(engine.small(col(name)), _AROUND, "")},
        {
            plain: engine.replaced(engine.replaced(col(bare), _MONEY, ""), " ?%$", ""),
            f"_u_{name}": engine.choose([(money, engine.number(RUPIAH)), case("%$", bare, PERSEN)], engine.number(0)),
        },
        {form: engine.choose(forms, engine.number(0))},
        {digits: tidy},
        {tail: fraction},
        {
            parts: engine.multiply(whole, power),
            f"_g_{name}": engine.choose([(fits, engine.number(1))], engine.number(0)),
        },
        {value: engine.choose([(largest, engine.number(0))], col(parts)), why: engine.choose(codes, engine.number(0))},
    ]
