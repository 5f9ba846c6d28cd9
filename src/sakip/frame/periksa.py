# SPDX-License-Identifier: MIT
"""What must hold before any work on a frame starts: one report of all that does not, by column, with counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from sakip.errors import Fault, FrameError, Place, Text
from sakip.formula.absent import REASONS
from sakip.frame.masukan import Masukan
from sakip.frame.program import NAMES, OTHER, WEIGHTS
from sakip.lang import N_, Message, msg, say
from sakip.numbers import Dot


@attrs.frozen
class Kolom:
    """A column of a frame. name: as this library calls it; about: what it holds, for people."""

    name: str
    jenis: str
    about: str
    wajib: bool = False


NUMBER = N_("whole or decimal number, or Indonesian text")
TEXT = N_("text")
WHOLE = N_("whole number")
DECIMAL = N_("decimal number")

MASUKAN: tuple[Kolom, ...] = (
    Kolom("target", NUMBER, N_("the target; the lower bound where target_atas is given"), True),
    Kolom("realisasi", NUMBER, N_("what was realised, in the unit of the target"), True),
    Kolom("target_atas", NUMBER, N_("the upper bound of a range; empty where the target is one number")),
    Kolom(
        "polaritas", TEXT, N_("naik, turun, stabil, or ordinal for ranks of a ladder; without the column all are naik")
    ),
    Kolom(
        "wilayah", TEXT, N_("kode wilayah of the Kementerian Dalam Negeri, dotted; needed where rules differ by region")
    ),
    Kolom("tahun", WHOLE, N_("the year; needed where rules differ by region")),
    Kolom("akhir_renstra", NUMBER, N_("the target at the end of the Renstra; makes kemajuan")),
    Kolom("realisasi_tahun_lalu", NUMBER, N_("what was realised the year before; makes perubahan")),
    Kolom("triwulan", WHOLE, N_("the quarter, 1 to 4; rows of a year are made of it by sakip.frame.consolidate")),
    Kolom(
        "konsolidasi",
        TEXT,
        N_("how quarters are made into a year: jumlah, rata-rata, terakhir, tertinggi or terendah"),
    ),
    Kolom("bobot", NUMBER, N_("the weight of an indicator in a roll-up")),
    Kolom("bobot_sasaran", NUMBER, N_("the weight of its sasaran in the mean of the agency")),
)
HASIL: tuple[Kolom, ...] = (
    Kolom("capaian", DECIMAL, N_("the achievement in percent, rounded as the region prints it")),
    Kolom("alasan", TEXT, N_("why there is no achievement; empty where there is one")),
    Kolom("predikat", TEXT, N_("the class of the achievement on the region's scale")),
    Kolom("kemajuan", DECIMAL, N_("the achievement against the end of the Renstra")),
    Kolom("kemajuan_alasan", TEXT, N_("why there is no kemajuan")),
    Kolom("perubahan", DECIMAL, N_("the realisation less that of the year before")),
    Kolom("perubahan_alasan", TEXT, N_("why there is no perubahan")),
)

_NUMBERS = ("target", "realisasi", "target_atas", "akhir_renstra", "realisasi_tahun_lalu", *WEIGHTS)
_EXTRA = ("terburuk", *(f"{name}_{at}" for at in (1, 2, 3) for name in ("titik", "nilai")))
"""Numbers that some rules ask for beside them."""


def schema() -> dict[str, Any]:
    """The columns as plain data: what is read and what is made, with what each holds in the reader's language."""
    return {
        "schema": "sakip.frame/1",
        "masukan": [_described(one) | {"wajib": one.wajib} for one in MASUKAN],
        "hasil": [_described(one) for one in HASIL],
        "alasan": {name: say(REASONS[name]) for name in REASONS} | {
            "kosong": say("target or realisation is missing"), "penyebut-nol": say("a denominator is zero")
        },
    }  # fmt: skip


def _described(one: Kolom) -> dict[str, Any]:
    return {"kolom": one.name, "jenis": say(one.jenis), "isi": say(one.about)}


@attrs.frozen
class Bentuk:
    """A frame that was looked at. masukan: its columns of numbers by symbol; kinds: the figures that they make."""

    masukan: Mapping[str, Masukan]
    kinds: tuple[str, ...]
    polaritas: str | None
    kunci: tuple[str, str]


def look(
    frame: Any,
    kolom: Mapping[str, str],
    desimal: int | Mapping[str, int],
    titik: Dot,
    by_region: bool,
    bagian: int | Mapping[str, int] = 1,
    needed: Sequence[str] = (),
) -> Bentuk:
    """The columns of a narwhals frame. FrameError with all that is wrong with them; the rest as for `looked`."""
    seen, faults = looked(frame, kolom, desimal, titik, by_region, bagian, needed)
    if faults:
        raise FrameError(faults)
    return seen


def looked(
    frame: Any,
    kolom: Mapping[str, str],
    desimal: int | Mapping[str, int],
    titik: Dot,
    by_region: bool,
    bagian: int | Mapping[str, int] = 1,
    needed: Sequence[str] = (),
) -> tuple[Bentuk, list[Fault]]:
    """The columns of a narwhals frame as far as they can be used, and all that is wrong with them.

    kolom: the frame's own names by ours. desimal: how many decimals whole numbers have, and texts may have. by_region:
    whether region and year are needed. bagian: in how many parts of their last decimal whole numbers count: of target
    and realisasi, or by name. needed: what else must be there.
    """
    schema = frame.collect_schema()
    faults: list[Fault] = []
    names = {one.name: kolom.get(one.name, one.name) for one in MASUKAN} | {
        name: kolom.get(name, name) for name in _EXTRA
    }
    for name in (one for one in kolom if one not in names):
        faults.append(
            fault(
                msg('"{name}" is no column that is known here.', name=name),
                msg("Known: {known}.", known=", ".join(names)),
            )
        )
    asked = [one.name for one in MASUKAN if one.wajib] + (["wilayah", "tahun"] if by_region else [])
    for name in (*asked, *needed, *(one for one in kolom if one in names)):
        if names[name] not in schema:
            found = ", ".join(schema)
            one = fault(msg('column "{column}" is missing.', column=names[name]),
                        msg("The frame has: {found}. Name another one by kolom={{...}}.", found=found))  # fmt: skip
            if one not in faults:
                faults.append(one)
    inputs: dict[str, Masukan] = {}
    parts = {"target": bagian, "realisasi": bagian} if isinstance(bagian, int) else bagian
    for name in (*_NUMBERS, *_EXTRA):
        if names[name] not in schema:
            continue
        try:
            number = _number(names[name], schema[names[name]], frame, _decimals(desimal, name), titik)
            inputs[name] = attrs.evolve(number, bagian=parts.get(name, 1)) if number.kind == "bulat" else number
        except _Wrong as wrong:
            faults.append(fault(wrong.message, wrong.hint))
    kinds = tuple(kind for kind, other in OTHER.items() if kind in NAMES and (kind == "capaian" or other in inputs))
    for kind in kinds:
        for made in NAMES[kind]:
            if made in schema:
                faults.append(fault(msg('column "{column}" is there already.', column=made),
                                     msg("Leave it out or name it otherwise: it is computed here.")))  # fmt: skip
    polaritas = names["polaritas"] if names["polaritas"] in schema else None
    return Bentuk(inputs, kinds, polaritas, (names["wilayah"], names["tahun"])), faults


class _Wrong(Exception):
    def __init__(self, message: Message, hint: Message) -> None:
        self.message, self.hint = message, hint


def fault(message: Text, hint: Text) -> Fault:
    """What is wrong with a frame, and what to do."""
    return Fault("frame", message, Place(), hint)


def _decimals(desimal: int | Mapping[str, int], name: str) -> int:
    return desimal if isinstance(desimal, int) else desimal.get(name, 0)


def _number(column: str, dtype: Any, frame: Any, desimal: int, titik: Dot) -> Masukan:
    import narwhals as nw

    if dtype.is_integer():
        return Masukan(column, "bulat", desimal)
    if isinstance(dtype, nw.String | nw.Categorical):
        return Masukan(column, "teks", desimal, titik)
    if dtype.is_decimal():
        return Masukan(column, "desimal", _scale(frame, column))
    if dtype.is_float():
        raise _Wrong(
            msg('column "{column}" has binary floats, which are not exact.', column=column),
            msg("Cast it to a decimal type, to whole numbers with desimal=..., or to text."),
        )
    raise _Wrong(
        msg('column "{column}" is no column of numbers: its type is {type}.', column=column, type=dtype),
        msg("It may hold whole numbers, decimals or text."),
    )


def _scale(frame: Any, column: str) -> int:
    """The decimals of a decimal column."""
    native, kind = frame.to_native(), frame.implementation
    if kind.is_polars():
        return int(native.collect_schema()[column].scale)
    if kind.is_pyarrow():
        return int(native.schema.field(column).type.scale)
    if kind.is_duckdb():
        return int(str(dict(zip(native.columns, native.types, strict=True))[column]).partition(",")[2].strip(" )"))
    if kind.is_pyspark() or kind.is_pyspark_connect():
        return int(native.schema[column].dataType.scale)
    return int(native.dtypes[column].pyarrow_dtype.scale)
