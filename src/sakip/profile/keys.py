# SPDX-License-Identifier: MIT
"""Which choices a profile may make, and what each may say: data about the format of profile.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip.address import known as known_kind
from sakip.frozen import Frozen
from sakip.lang import N_, Message, msg
from sakip.numbers import Mode
from sakip.rules.konsolidasi import Lubang
from sakip.rules.scale import Celah

NONE = "tanpa"
"""Switches a choice off: ``atas = "tanpa"``."""


KeyPath = tuple[str | int, ...]


class Wrong(Exception):
    """A value that a key cannot take. faults: where inside the value, what is wrong, and what to do."""

    def __init__(self, reason: Message, hint: Message | None = None) -> None:
        self.faults: list[tuple[KeyPath, Message, Message | None]] = [((), reason, hint)]


Check = Callable[[Any], Any]


def shown(value: Any) -> Message:
    """A value of a TOML file as its author wrote it."""
    match value:
        case str():
            return msg('"{value}"', value=value)
        case bool():
            return msg("{value}", value=str(value).lower())
        case list():
            return msg("a list")
        case dict():
            return msg("a table")
        case _:
            return msg("{value}", value=value)


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong(msg("{value} is not a text.", value=shown(value)), msg("Put it in quotes."))
    return value


def whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Wrong(msg("{value} is not a whole number.", value=shown(value)), msg("Write it without quotes or point."))
    return value


def positive(value: Any) -> int:
    found = whole(value)
    if found < 1:
        raise Wrong(msg("{value} is less than 1.", value=found), msg("Write 1 or more."))
    return found


def year(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1900 <= value <= 2199:
        raise Wrong(msg("{value} is not a year.", value=shown(value)), msg("Write four digits, without quotes: 2023."))
    return value


def digits(value: Any) -> int:
    found = whole(value)
    if not 0 <= found <= 12:
        raise Wrong(msg("{value} decimals cannot be printed.", value=found), msg("Write 0 to 12."))
    return found


def number(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Wrong(msg("{value} is not a number.", value=shown(value)), msg("Write 100 or 92.5, without quotes."))
    return Fraction(value)


def words(*allowed: str) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise Wrong(
                msg("{value} is not one of the words known here.", value=shown(value)),
                msg("Known: {known}.", known=", ".join(f'"{one}"' for one in allowed)),
            )
        return value

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
    """A list of tables with these keys; all faults of all rows at once."""

    def check(value: Any) -> tuple[Mapping[str, Any], ...]:
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise Wrong(msg("it must be a list of tables."), msg("Write [{ ... }, { ... }]."))
        faults: list[tuple[KeyPath, Message, Message | None]] = []
        found = tuple(_row(row, index, faults) for index, row in enumerate(value))
        if faults:
            wrong = Wrong(msg("it must be a list of tables."))
            wrong.faults = faults
            raise wrong
        return found

    def _row(
        row: dict[str, Any], index: int, faults: list[tuple[KeyPath, Message, Message | None]]
    ) -> Mapping[str, Any]:
        made = {}
        for key, item in row.items():
            take = fields.get(key)
            if take is None:
                faults.append(((index, key), msg('key "{key}" is not known here.', key=key), near(key, fields)))
                continue
            try:
                made[key] = take(item)
            except Wrong as wrong:
                faults.extend(((index, key, *where), reason, hint) for where, reason, hint in wrong.faults)
        faults.extend(
            ((index,), msg('a row lacks "{key}".', key=key), msg("It is required here."))
            for key in needed
            if key not in row
        )
        return Frozen(made)

    return check


def near(name: str, known: Iterable[str]) -> Message:
    """A hint that names what is nearest to `name`, else all that is known."""
    from difflib import get_close_matches

    known = list(known)
    found = get_close_matches(name, known, 1)
    if found:
        return msg('Nearest: "{near}".', near=found[0])
    return msg("Known: {known}.", known=", ".join(known))


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Wrong(msg("it must be a list of texts."), msg('Write ["...", "..."].'))
    return tuple(text(one) for one in value)


def items(value: Any) -> tuple[str, ...]:
    """What a part of an outline shows."""
    found = texts(value)
    for one in found:
        kind, _, rest = one.partition(":")
        if kind not in ("narasi", "tabel", "gambar", "teks", "kalimat", "blok") or not rest:
            raise Wrong(
                msg('"{item}" is nothing that an outline can show.', item=one),
                msg("Write narasi:<id>, tabel:<id>, gambar:<id>, teks:<id>, kalimat:<id> or blok:<name>."),
            )
    return found


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong(msg("{value} is neither true nor false.", value=shown(value)), msg("Write true or false."))
    return value


SEVERITIES = ("kesalahan", "peringatan", "catatan")
"""What a finding may be, the gravest first."""
CODE = re.compile(r"[A-Z]{2,5}[0-9]{3}", re.ASCII)
"""The code of a check: SKP101, or one of a region's own checks."""
ANSWERS = ("tak-terdefinisi", "rumus")
_ANSWER = number_or(*ANSWERS)

_RULE = {"rumus": text}
_LIMITS = {"atas": number_or(NONE), "bawah": number_or(NONE)}
_ZERO = {
    "target_nol": _ANSWER,
    "target_nol_realisasi_nol": _ANSWER,
    "realisasi_nol": _ANSWER,
    "target_negatif": _ANSWER,
}
_CLASSES = rows(
    {
        "label": text,
        "bawah": number,
        "atas": number,
        "bawah_termasuk": _boolean,
        "atas_termasuk": _boolean,
        "arti": text,
    },
    "label",
)


def scale(value: Any) -> str | tuple[Mapping[str, Any], ...]:
    """The id of a scale, or the classes of one of the region's own."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value:
        classes: tuple[Mapping[str, Any], ...] = _CLASSES(value)
        return classes
    raise Wrong(
        msg("{value} is no scale.", value=shown(value)),
        msg('Write the id of one ("predikat...."), or its classes: [{ label = "...", bawah = 91, atas = 100 }, ...].'),
    )


_SCALE = {"skala": scale, "celah": words(*Celah), "dasar": words("eksak", "bulat")}

PERAN = (
    "nomor", "tujuan", "sasaran", "indikator", "program", "kode", "satuan", "target", "realisasi", "capaian",
    "akhir-renstra", "kemajuan", "pagu", "realisasi-keuangan", "serapan", "efisiensi", "predikat", "perubahan",
    "standar-nasional", "terhadap-standar", "pegawai", "golongan", "uraian", "keterangan",
)  # fmt: skip
"""What a column of a published table may hold: the keys under which a region adds words."""

_PART = {
    "id": text,
    "label": text,
    "judul": text,
    "tingkat": positive,
    "halaman_baru": _boolean,
    "isi": items,
}
_COLUMN = {
    "kunci": text,
    "judul": text,
    "grup": text,
    "lebar": positive,
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
    "batas.capaian": Key(N_("cap and floor of an achievement"), _LIMITS),
    "batas.kemajuan": Key(N_("cap and floor of the progress, where they are not those of an achievement"), _LIMITS),
    "batas.terhadap-standar": Key(
        N_("cap and floor against the national standard, where they are not those of an achievement"), _LIMITS
    ),
    "predikat.capaian": Key(N_("scale of achievements, and on which value it is read"), _SCALE),
    "predikat.sakip": Key(N_("scale of SAKIP evaluation scores"), _SCALE),
    "konsolidasi": Key(
        N_("quarters into a year, where an indicator does not say it itself, and what an empty quarter means"),
        {**_RULE, "lubang": words(*Lubang)},
    ),
    "rekap.sasaran": Key(N_("from indicators to a sasaran"), _RULE),
    "rekap.instansi": Key(N_("up to the agency"), {**_RULE, "dari": words("sasaran", "indikator")}),
    "rekap.tahap": Key(N_("whether figures are rounded before they are averaged"), {"nilai": words("tiap", "akhir")}),
    "serapan": Key(N_("absorption"), _RULE),
    "efisiensi": Key(N_("efficiency"), _RULE),
    "kemajuan": Key(N_("progress towards the end of the Renstra"), {"dari": words("capaian")}),
    "perubahan": Key(N_("year against year"), _RULE),
    "anggaran": Key(N_("which sub-kegiatan count in the agency's total"), {"cakupan": words("semua", "dilaksanakan")}),
    "kosakata": Key(
        N_("words of table headers that a report is read by, beside the usual ones"), dict.fromkeys(PERAN, texts)
    ),
    "angka": Key(N_("how numbers are written"), {"desimal": words(",", "."), "ribuan": words(".", ",", " ", "")}),
}
"""Choices with a fixed name."""

FAMILIES: dict[str, Key] = {
    "pembulatan": Key(N_("rounding of a kind of figure"), {"mode": words(*Mode), "digit": digits}),
    "audit": Key(N_("how much a check of the audit matters"), {"keparahan": words(*SEVERITIES, NONE)}),
    "kerangka": Key(
        N_("order and titles of a document's parts"), {"judul": text, "bagian": rows(_PART, "id", "judul")}
    ),
    "tabel": Key(
        N_("layout of a table"),
        {
            "nomor": text,
            "judul": text,
            "baris": text,
            "kelompok": text,
            "kolom": rows(_COLUMN, "kunci", "judul"),
            "nomor_kolom": _boolean,
            "mendatar": _boolean,
            "jumlah": text,
            "catatan": texts,
        },
    ),
    "gambar": Key(N_("a picture: its kind, number and title"), {"nomor": text, "judul": text, "jenis": text}),
    "teks": Key(N_("a standing text of documents, in the marks of prose"), {"isi": text}),
    "kalimat": Key(
        N_("the template of a sentence composed from figures, or the file that holds it"), {"isi": text, "berkas": text}
    ),
}
"""Choices with a free second part: ``pembulatan.<kind>``, ``audit.<code>``, ``kerangka.<document>``, ``tabel.<id>``,
``gambar.<id>``, ``teks.<id>``, ``kalimat.<id>``."""

FIRST = {name.partition(".")[0] for name in (*KEYS, *FAMILIES)}
"""First parts of the names."""


def find(name: str) -> Key | None:
    """The key with this dotted name."""
    if name in KEYS:
        return KEYS[name]
    family, _, rest = name.partition(".")
    if family not in FAMILIES or not rest:
        return None
    if family == "audit" and not CODE.fullmatch(rest):
        return None
    if family == "pembulatan" and rest != "umum" and not known_kind(rest):
        return None
    return FAMILIES[family]
