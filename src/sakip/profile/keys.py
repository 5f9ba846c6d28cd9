# SPDX-License-Identifier: MIT
"""Which choices a profile may make, and what each may say: data about the format of profile.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip.address import known as known_kind
from sakip.lang import Message, N_, msg
from sakip.numbers import Mode

NONE = "tanpa"
"""Switches a choice off: ``atas = "tanpa"``."""


class Wrong(Exception):  # noqa: N818 - carries a reason to the reader of the file
    """A value that a key cannot take."""

    def __init__(self, reason: Message, hint: Message | None = None) -> None:
        self.reason = reason
        self.hint = hint


Check = Callable[[Any], Any]


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong(msg("{value!r} is not a text.", value=value), msg("Put it in quotes."))
    return value


def whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Wrong(msg("{value!r} is not a whole number.", value=value))
    return value


def digits(value: Any) -> int:
    number = whole(value)
    if not 0 <= number <= 12:
        raise Wrong(msg("{value} decimals cannot be printed.", value=number), msg("Write 0 to 12."))
    return number


def number(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Wrong(msg("{value!r} is not a number.", value=value), msg("Write 100 or 92.5, without quotes."))
    return Fraction(value)


def words(*allowed: str) -> Check:
    def check(value: Any) -> str:
        if value not in allowed:
            raise Wrong(
                msg("{value!r} is not one of the words known here.", value=value),
                msg("Known: {known}.", known=", ".join(allowed)),
            )
        return str(value)

    return check


def number_or(*allowed: str) -> Check:
    """A number, or one of some words."""
    word = words(*allowed)

    def check(value: Any) -> Fraction | str | None:
        if isinstance(value, str):
            found: str = word(value)
            return None if found == NONE else found
        return number(value)

    return check


def rows(fields: Mapping[str, Check], *needed: str) -> Check:
    """A list of tables with these keys."""

    def check(value: Any) -> tuple[dict[str, Any], ...]:
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise Wrong(msg("it must be a list of tables."))
        return tuple(_row(row) for row in value)

    def _row(row: dict[str, Any]) -> dict[str, Any]:
        for key in row:
            if key not in fields:
                raise Wrong(
                    msg('key "{key}" is not known here.', key=key), msg("Known: {known}.", known=", ".join(fields))
                )
        for key in needed:
            if key not in row:
                raise Wrong(msg('a row lacks "{key}".', key=key))
        return {key: fields[key](item) for key, item in row.items()}

    return check


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Wrong(msg("it must be a list of texts."))
    return tuple(text(one) for one in value)


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong(msg("{value!r} is neither true nor false.", value=value))
    return value


ANSWERS = ("tak-terdefinisi", "rumus")
_ANSWER = number_or(*ANSWERS)

_RULE = {"rumus": text}
_ZERO = {
    "target_nol": _ANSWER,
    "target_nol_realisasi_nol": _ANSWER,
    "realisasi_nol": _ANSWER,
    "target_negatif": _ANSWER,
}
_SCALE = {"skala": text, "celah": text, "dasar": words("eksak", "bulat")}

_PART = {
    "id": text,
    "label": text,
    "judul": text,
    "tingkat": whole,
    "halaman_baru": _boolean,
    "isi": texts,
}
_COLUMN = {
    "kunci": text,
    "judul": text,
    "grup": text,
    "lebar": whole,
    "digit": digits,
    "akhiran": text,
    "rata": words("kiri", "tengah", "kanan"),
    "gabung": _boolean,
}


@attrs.frozen
class Key:
    """One choice. fields: its keys with what each takes; kind: for the documentation."""

    about: str
    fields: Mapping[str, Check]


KEYS: dict[str, Key] = {
    "capaian.naik": Key(N_("formula where higher is better"), _RULE),
    "capaian.turun": Key(N_("formula where lower is better"), _RULE),
    "capaian.stabil": Key(N_("formula where on target is best"), _RULE),
    "capaian.ordinal": Key(N_("formula for a ladder of names"), _RULE),
    "capaian.rentang": Key(N_("a range as target, and the answer inside it"), {**_RULE, "di_dalam": _ANSWER}),
    "nol.naik": Key(N_("zero and negative values where higher is better"), _ZERO),
    "nol.turun": Key(N_("zero and negative values where lower is better"), _ZERO),
    "nol.stabil": Key(N_("zero and negative values where on target is best"), _ZERO),
    "batas.capaian": Key(N_("cap and floor of an achievement"), {"atas": number_or(NONE), "bawah": number_or(NONE)}),
    "predikat.capaian": Key(N_("scale of achievements, and on which value it is read"), _SCALE),
    "predikat.sakip": Key(N_("scale of SAKIP evaluation scores"), _SCALE),
    "rekap.sasaran": Key(N_("from indicators to a sasaran"), _RULE),
    "rekap.instansi": Key(N_("up to the agency"), {**_RULE, "dari": words("sasaran", "indikator")}),
    "rekap.tahap": Key(N_("whether figures are rounded before they are averaged"), {"nilai": words("tiap", "akhir")}),
    "serapan": Key(N_("absorption"), _RULE),
    "efisiensi": Key(N_("efficiency"), _RULE),
    "kemajuan": Key(N_("progress towards the end of the Renstra"), {"dari": words("capaian")}),
    "perubahan": Key(N_("year against year"), _RULE),
    "anggaran": Key(N_("which sub-kegiatan count in the agency's total"), {"cakupan": words("semua", "dilaksanakan")}),
    "angka": Key(N_("how numbers are written"), {"desimal": text, "ribuan": text}),
}
"""Choices with a fixed name."""

FAMILIES: dict[str, Key] = {
    "pembulatan": Key(N_("rounding of a kind of figure"), {"mode": words(*Mode), "digit": digits}),
    "kerangka": Key(
        N_("order and titles of a document's parts"), {"judul": text, "bagian": rows(_PART, "id", "judul")}
    ),
    "tabel": Key(
        N_("layout of a table"),
        {
            "nomor": text,
            "judul": text,
            "baris": text,
            "kolom": rows(_COLUMN, "kunci", "judul"),
            "nomor_kolom": _boolean,
            "mendatar": _boolean,
            "jumlah": text,
            "catatan": texts,
        },
    ),
}
"""Choices with a free second part: ``pembulatan.<kind>``, ``kerangka.<document>``, ``tabel.<id>``."""


def find(name: str) -> Key | None:
    """The key with this dotted name."""
    if name in KEYS:
        return KEYS[name]
    family, _, rest = name.partition(".")
    if family not in FAMILIES or not rest:
        return None
    if family == "pembulatan" and rest != "umum" and not known_kind(rest):
        return None
    return FAMILIES[family]
