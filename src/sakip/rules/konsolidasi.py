# SPDX-License-Identifier: MIT
"""Consolidation: months or quarters into a year, years into a Renstra period.

A period with 0 is filled; an empty one is a hole, and what a hole means is a policy with a name (`Lubang`).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from sakip.errors import RuleError
from sakip.formula.absent import Absent, Lack
from sakip.formula.tree import Aggregate, Fold, mean, series, sym, total
from sakip.formula.value import Number, value
from sakip.lang import N_, msg
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

_APP = "kinerja-app-kmk-127-2026"
_PRINGSEWU = "esakip-pringsewu"
_HELPER = "app/Helpers/capaian_helper.php"


def _kmk(bagian: str) -> Rujukan:
    return Rujukan.praktik(
        _APP, f"src/lib/calc/capaian.test.ts, mengikuti Tabel 4 hlm. 37-38: {bagian}", tanda=Tanda.KODE
    )


def _pustaka(bagian: str) -> Rujukan:
    return Rujukan.praktik("sakip", bagian, tanda=Tanda.TURUNAN)


_APP_KODE = Rujukan.praktik(_APP, "src/lib/calc/capaian.ts, konsolidasi, mengikuti hlm. 37-38", tanda=Tanda.KODE)
_ALL = (
    "konsolidasi.jumlah",
    "konsolidasi.rata-rata",
    "konsolidasi.terakhir",
    "konsolidasi.tertinggi",
    "konsolidasi.terendah",
    "konsolidasi.rasio-jumlah",
)


def _others(id: str) -> tuple[str, ...]:
    return tuple(one for one in _ALL if one != id)


JUMLAH = Rule(
    id="konsolidasi.jumlah",
    title=N_("Consolidation: the sum of the periods"),
    kind="konsolidasi",
    formula=total("nilai"),
    rujukan=(
        _APP_KODE,
        Rujukan.praktik(_PRINGSEWU, f"{_HELPER} (sum)", tanda=Tanda.KODE),
        Rujukan.praktik("kinerja-polewali-mandar-2022", "realisasi = jumlah triwulan"),
    ),
    examples=(
        example("9", _kmk("Sum sampai Q2"), nilai="4; 5"),
        example("18", _kmk("Sum setahun"), nilai="4; 5; 4; 5"),
        example("1.000.972.958", Rujukan.praktik("kinerja-polewali-mandar-2022", "anggaran baris 1, empat triwulan"),
                nilai="177.776.900; 217.285.100; 159.227.092; 446.683.866"),
    ),
    varian=_others("konsolidasi.jumlah"),
    note=N_("For what is counted anew in each period: documents, people served, money. Wrong for percentages, indices, "
            "levels and letters: four quarters of 80 percent are not 320 percent."),
)  # fmt: skip

RATA_RATA = Rule(
    id="konsolidasi.rata-rata",
    title=N_("Consolidation: the mean of the periods"),
    kind="konsolidasi",
    formula=mean("nilai"),
    rujukan=(_APP_KODE,),
    examples=(example("3,25", _kmk("Average"), nilai="3,25; 3,25; 3,25; 3,25"),),
    varian=_others("konsolidasi.rata-rata"),
    note=N_("For an index that is measured anew in each period. For a percentage whose denominator changes, the "
            "ratio of the sums is the figure of the whole year."),
)  # fmt: skip

TERAKHIR = Rule(
    id="konsolidasi.terakhir",
    title=N_("Consolidation: the last period that is filled"),
    kind="konsolidasi",
    formula=sym("nilai_terakhir"),
    rujukan=(
        _APP_KODE,
        Rujukan.praktik(_PRINGSEWU, f"{_HELPER} (trend_naik, trend_flat, trend_turun)", tanda=Tanda.KODE),
        Rujukan.praktik("wp-eval-sakip", "get_capaian_realisasi_tahunan_by_type, nilai akhir", tanda=Tanda.KODE),
    ),
    examples=(example("75", _kmk("Take last known sampai Q3: 25, 60, 75"), nilai_terakhir="75"),),
    varian=_others("konsolidasi.terakhir"),
    note=N_("For what grows through the year towards its target, and for states: a score, an opinion, a coverage. "
            "Target and realisation are taken from the same period."),
)  # fmt: skip

TERTINGGI = Rule(
    id="konsolidasi.tertinggi",
    title=N_("Consolidation: the highest period"),
    kind="konsolidasi",
    formula=Aggregate(Fold.MAX, "nilai"),
    rujukan=(_pustaka("kebijakan pustaka: tidak ada sumber yang memakainya"),),
    examples=(example("60", _pustaka("contoh turunan"), nilai="25; 60; 40"),),
    varian=_others("konsolidasi.tertinggi"),
    note=N_("Offered by this library; no source seen uses it."),
)

TERENDAH = Rule(
    id="konsolidasi.terendah",
    title=N_("Consolidation: the lowest period"),
    kind="konsolidasi",
    formula=Aggregate(Fold.MIN, "nilai"),
    rujukan=(_pustaka("kebijakan pustaka: pilihan paling hati-hati"),),
    examples=(example("25", _pustaka("contoh turunan"), nilai="25; 60; 40"),),
    varian=_others("konsolidasi.terendah"),
    note=N_("Offered by this library for a standard that must be kept all year; no source seen uses it."),
)

RASIO_JUMLAH = Rule(
    id="konsolidasi.rasio-jumlah",
    title=N_("Consolidation: the sum of the numerators over the sum of the denominators, in percent"),
    kind="konsolidasi",
    formula=total("pembilang") / total("penyebut") * 100,
    rujukan=(
        Rujukan.praktik(_PRINGSEWU, f"{_HELPER} (sum): realisasi terisi / target yang sama", tanda=Tanda.KODE),
    ),
    examples=(
        example("100", Rujukan.praktik(_PRINGSEWU, "realisasi 20 dan 30 dari 25 dan 25", tanda=Tanda.TURUNAN),
                pembilang="20; 30", penyebut="25; 25"),
    ),
    varian=_others("konsolidasi.rasio-jumlah"),
    note=N_("The right consolidation of a percentage: 90 of 100 and 1 of 10 are 91 of 110, 82,73 percent, not the mean "
            "of 90 and 10. Only periods with both parts count. Never over indicators of different units."),
)  # fmt: skip

RULES = (JUMLAH, RATA_RATA, TERAKHIR, TERTINGGI, TERENDAH, RASIO_JUMLAH)


class Lubang(StrEnum):
    """What a period without a value means."""

    TANPA_NILAI = "tanpa-nilai"  #: the whole has no value (KMK 127/2026, as coded by kinerja-app)
    LEWATI = "lewati"  #: the period is left out (Kabupaten Pringsewu)


LUBANG: dict[Lubang, str] = {
    Lubang.TANPA_NILAI: N_("a period without a value leaves the whole without one"),
    Lubang.LEWATI: N_("a period without a value is left out"),
}


def konsolidasi(
    rule_id: str,
    values: Sequence[Number | None],
    lubang: Lubang | str = Lubang.TANPA_NILAI,
    *,
    penyebut: Sequence[Number | None] | None = None,
) -> Fraction | Absent:
    """The periods of `values` as one, by the rule `rule_id`; the reason where there is none.

    values: one for each period up to the one asked for, in order; None where it is empty (0 is not). lubang: what an
    empty one means. penyebut: the denominators, of ``konsolidasi.rasio-jumlah`` alone; a period with only one of the
    two parts is a hole.

    "Last" is no node of the formula tree, which folds a series without regard to its order: the last filled period is
    picked here, and stands for the rule's symbol ``nilai_terakhir``. RuleError for a rule of another family, and where
    denominators are given to a rule that has none, lack, or do not come in pairs, and for an unknown policy.
    """
    rule = next((one for one in RULES if one.id == rule_id), None)
    if rule is None:
        raise RuleError(
            msg('"{id}" does not consolidate periods.', id=rule_id), hint=msg("Known: {known}.", known=", ".join(_ALL))
        )
    if (rule is RASIO_JUMLAH) != (penyebut is not None) or (penyebut is not None and len(penyebut) != len(values)):
        raise RuleError(
            msg('"{id}": numerators and denominators do not fit.', id=rule_id),
            hint=msg("konsolidasi.rasio-jumlah needs one denominator for each value; the others take none."),
        )
    if lubang not in set(Lubang):
        raise RuleError(
            msg('"{policy}" is no policy for periods without a value.', policy=lubang),
            hint=msg("Known: {known}.", known=", ".join(Lubang)),
        )
    pairs = list(zip(values, penyebut or values, strict=True))
    filled = [(top, bottom) for top, bottom in pairs if top is not None and bottom is not None]
    if not filled or (len(filled) < len(pairs) and lubang == Lubang.TANPA_NILAI):
        return Absent(Lack.MISSING, "nilai")
    tops = [top for top, _ in filled]
    if rule is RASIO_JUMLAH:
        return value(rule.formula, {"pembilang": tops, "penyebut": [bottom for _, bottom in filled]})
    if not series(rule.formula):
        return value(rule.formula, {"nilai_terakhir": tops[-1]})
    return value(rule.formula, {"nilai": tops})
