# SPDX-License-Identifier: MIT
"""Achievement as the Ministry of Finance measures it (KMK 127/2026), as far as a public application shows it.

The decree's own text was not seen: every rule here stands on code and tests of kinerja-app, which name its pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from sakip.formula.tree import Expr, Num, eq, ge, greatest, le, least, lift, lt, step, sym, when
from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

target, realisasi, terburuk = sym("target"), sym("realisasi"), sym("terburuk")

LEAST, MOST = 0, 120
IN_FORCE = (2026, None)

_APP = "kinerja-app-kmk-127-2026"
_RASIO = realisasi / target * 100
_CERMIN = (1 + (1 - realisasi / target)) * 100


def kode(bagian: str) -> Rujukan:
    """The application's own code."""
    return Rujukan.praktik(_APP, bagian, tanda=Tanda.KODE)


def _uji(bagian: str) -> Rujukan:
    return Rujukan.praktik(_APP, f"src/lib/calc/capaian.test.ts: {bagian}", tanda=Tanda.KODE)


def turunan(bagian: str = "rumus yang sama") -> Rujukan:
    """Worked out here by the application's rule."""
    return Rujukan.praktik(_APP, bagian, tanda=Tanda.TURUNAN)


def _clamp(raw: Expr) -> Expr:
    """`raw` between 0 and 120, with the value before that as a step of its own."""
    return greatest(least(step("capaian_mentah", raw), MOST), LEAST)


Titik = tuple[Expr | int | Fraction, Expr | int | Fraction]

SKALA_CONTOH: tuple[Titik, ...] = ((0, 0), (90, 100), (100, 120))
"""The example scale: points of capaian awal and the achievement that each earns."""


def stabil(titik: Sequence[Titik]) -> Expr:
    """On target is best, in two steps: how near the realisation came (capaian awal), then its place on a scale.

    titik: the scale, at least one point, from the lowest; numbers or symbols. Between two points the line between
    them counts; below the first and above the last point its own value.
    """
    awal = step("capaian_awal", when(le(realisasi, target), _RASIO, 200 - _RASIO))
    points = [(lift(x), lift(y)) for x, y in titik]
    expr: Expr = points[-1][1]
    for low, high in reversed(list(pairwise(points))):
        expr = when(le(awal, high[0]), _line(awal, low, high), expr)
    return when(le(awal, points[0][0]), points[0][1], expr)


def _line(x: Expr, low: tuple[Expr, Expr], high: tuple[Expr, Expr]) -> Expr:
    """The straight line through two points, with numbers worked out beforehand."""
    (x0, y0), (x1, y1) = low, high
    if not (isinstance(x0, Num) and isinstance(y0, Num) and isinstance(x1, Num) and isinstance(y1, Num)):
        return y0 + (y1 - y0) / (x1 - x0) * (x - x0)
    part = (x if x0.value == 0 else x - x0) * Num((y1.value - y0.value) / (x1.value - x0.value))
    return part if y0.value == 0 else y0 + part


MAXIMIZE = Rule(
    id="capaian.naik.kemenkeu",
    title=N_("Ministry of Finance, maximize: the ratio, mirrored for a negative target, from 0 to 120"),
    kind="capaian",
    formula=_clamp(when(lt(target, 0), _CERMIN, _RASIO)),
    rujukan=(kode("src/lib/calc/capaian.ts, Maximize, mengikuti hlm. 67-68"),),
    examples=(
        example("103,87", _uji("4,56 dari 4,39"), target="4,39", realisasi="4,56", tercetak="114,26",
                sebab="4,56/4,39 x 100 adalah 103,87; menurut uji itu hlm. 68 mencetak 114,26"),
        example("90", _uji("target negatif"), target="-10", realisasi="-11"),
        example("120", _uji("target negatif, mentah 150"), target="-10", realisasi="-5"),
    ),
    in_force=IN_FORCE,
    varian=("capaian.naik.rasio", "capaian.naik.kemenkeu-konversi-120"),
    note=N_("A zero target has no value. A profile that chooses it must let the formula decide for negative targets: "
            "target_negatif = \"rumus\"."),
)  # fmt: skip

MAXIMIZE_120 = Rule(
    id="capaian.naik.kemenkeu-konversi-120",
    title=N_("Ministry of Finance, maximize, for a target that cannot be exceeded: 120 when it is met"),
    kind="capaian",
    formula=when(le(target, 0), MAXIMIZE.formula, when(ge(realisasi, target), MOST, MAXIMIZE.formula)),
    rujukan=(kode("src/lib/calc/capaian.ts, konversi 120, mengikuti hlm. 67"),),
    examples=(
        example("120", _uji("konversi 120"), target="4", realisasi="4"),
        example("75", _uji("konversi 120"), target="4", realisasi="3"),
    ),
    in_force=IN_FORCE,
    varian=("capaian.naik.kemenkeu",),
    note=N_("For an audit opinion of WTP and the like, declared for each indicator; only for targets above zero."),
)  # fmt: skip

MINIMIZE = Rule(
    id="capaian.turun.kemenkeu",
    title=N_("Ministry of Finance, minimize: mirrored at the target, from 0 to 120"),
    kind="capaian",
    formula=_clamp(_CERMIN),
    rujukan=(kode("src/lib/calc/capaian.ts, Minimize, mengikuti hlm. 68-69"),),
    examples=(
        example("120", _uji("mentah 189,9"), target="0,1", realisasi="0,0101"),
        example("0", _uji("mentah -10"), target="10", realisasi="21"),
        example("100", turunan(), target="10", realisasi="10"),
    ),
    in_force=IN_FORCE,
    varian=("capaian.turun.cermin", "capaian.turun.kemenkeu-terburuk", "capaian.turun.kemenkeu-konversi-120"),
    note=N_("A zero target has no value here: it needs the worst realisation that the indicator declares."),
)  # fmt: skip

MINIMIZE_TERBURUK = Rule(
    id="capaian.turun.kemenkeu-terburuk",
    title=N_("Ministry of Finance, minimize with a declared worst realisation, which a zero target is measured by"),
    kind="capaian",
    formula=_clamp(when(eq(target, 0), (terburuk - realisasi) / terburuk * 100, _CERMIN)),
    rujukan=(kode("src/lib/calc/capaian.ts, Minimize T = 0, mengikuti hlm. 68-69"),),
    examples=(
        example("60", _uji("realisasi terburuk"), target="0", realisasi="4", terburuk="10"),
        example("0", turunan("mentah -20"), target="0", realisasi="12", terburuk="10"),
        example("100", turunan(), target="0", realisasi="0", terburuk="10"),
    ),
    in_force=IN_FORCE,
    varian=("capaian.turun.kemenkeu", "capaian.turun.kemenkeu-konversi-120"),
    note=N_("terburuk stands in the indicator's card. Where the target is not zero it plays no part, but it must be "
            "given."),
)  # fmt: skip

MINIMIZE_120 = Rule(
    id="capaian.turun.kemenkeu-konversi-120",
    title=N_("Ministry of Finance, minimize, for a target that cannot be bettered: 120 when it is met"),
    kind="capaian",
    formula=when(le(realisasi, target), MOST, MINIMIZE.formula),
    rujukan=(kode("src/lib/calc/capaian.ts, konversi 120, mengikuti hlm. 67"),),
    examples=(
        example("120", turunan("target 0 pelanggaran"), target="0", realisasi="0"),
        example("50", turunan(), target="10", realisasi="15"),
    ),
    in_force=IN_FORCE,
    varian=("capaian.turun.kemenkeu", "capaian.turun.kemenkeu-terburuk"),
    note=N_("For a target of no violations and the like. Where a zero target is missed there is no value. The "
            "application asks for a worst realisation at a zero target even where it is met; this rule does not."),
)  # fmt: skip

STABILIZE = Rule(
    id="capaian.stabil.kemenkeu",
    title=N_("Ministry of Finance, stabilize: nearness to the target on the example scale, up to 120"),
    kind="capaian",
    formula=greatest(least(stabil(SKALA_CONTOH), MOST), LEAST),
    rujukan=(kode("src/lib/calc/capaian.ts, Stabilize, mengikuti hlm. 69-70"),),
    examples=(
        example("112", _uji("96 dari 100"), target="100", realisasi="96"),
        example("116", _uji("102 dari 100"), target="100", realisasi="102"),
        example("100", turunan("90 dan 110 sama"), target="100", realisasi="110"),
        example("55,56", turunan(), target="100", realisasi="150"),
        example("0", turunan("capaian awal -30"), target="100", realisasi="230"),
    ),
    in_force=IN_FORCE,
    varian=("capaian.stabil.deviasi", "capaian.stabil.kemenkeu-skala"),
    note=N_("The scale is the decree's example: 0 earns 0, 90 earns 100, 100 earns 120. It belongs to the indicator,"
            " so another scale is another rule (capaian.stabil.kemenkeu-skala). A zero target has no value."),
)  # fmt: skip

STABILIZE_SKALA = Rule(
    id="capaian.stabil.kemenkeu-skala",
    title=N_("Ministry of Finance, stabilize, on the indicator's own scale of three points"),
    kind="capaian",
    formula=greatest(
        least(stabil([(sym(f"titik_{at}"), sym(f"nilai_{at}")) for at in (1, 2, 3)]), MOST),
        LEAST,
    ),
    rujukan=(kode("src/lib/calc/capaian.ts, Stabilize dan skalaStabilize, mengikuti hlm. 69-70"),),
    examples=(
        example("112", _uji("96 dari 100, skala contoh"), target="100", realisasi="96", titik_1="0", nilai_1="0",
                titik_2="90", nilai_2="100", titik_3="100", nilai_3="120"),
        example("60", turunan("di bawah titik pertama"), target="100", realisasi="70", titik_1="80", nilai_1="60",
                titik_2="95", nilai_2="100", titik_3="100", nilai_3="120"),
    ),
    in_force=IN_FORCE,
    varian=("capaian.stabil.kemenkeu", "capaian.stabil.deviasi"),
    note=N_("titik are points of capaian awal from the lowest, nilai what each earns. Below the first point its value "
            "counts, and above the last; nothing is extrapolated."),
)  # fmt: skip

RULES = (MAXIMIZE, MAXIMIZE_120, MINIMIZE, MINIMIZE_TERBURUK, MINIMIZE_120, STABILIZE, STABILIZE_SKALA)
