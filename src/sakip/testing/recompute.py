# SPDX-License-Identifier: MIT
"""The rows of a contoh computed anew by a region's rules, and what does not come out as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from sakip.api import nilai
from sakip.auditing.practice import Cetak
from sakip.errors import NumberError, SakipError
from sakip.figure import Figure, Input
from sakip.lang import Message, msg
from sakip.measurement import lower
from sakip.measurement.recipes import TARGETS, Recipes
from sakip.numbers import Angka, Dot, Kosong, number, read
from sakip.profile import Profile
from sakip.profile.gathering import place
from sakip.testing.contoh import Baris, Contoh

__all__ = ["figure", "gives", "problems"]

MONEY = frozenset({"pagu", "realisasi"})


def problems(contoh: Contoh, profile: Profile) -> Iterator[Message]:
    """What `profile` gives otherwise than the rows say, each with its line. Nothing where all is as stated."""
    rows = {one.id: one for one in contoh.baris if one.id}
    for one in contoh.baris:
        try:
            wrong = _wrong(one, figure(one, rows, profile))
        except SakipError as error:
            wrong = msg("{reason}", reason=error)
        if wrong is not None:
            yield msg("{place}: {wrong}", place=place(contoh.berkas, one.jalur), wrong=wrong)


def figure(one: Baris, rows: Mapping[str, Baris], profile: Profile) -> Figure:
    """The figure of a row as `profile` computes it. rows: the rows of its file by id."""
    recipes = Recipes(profile)
    key = f"{one.jenis}:{one.id or 'contoh'}:{profile.tahun}"
    if one.jenis in TARGETS:
        symbol = TARGETS[one.jenis]
        plan, fact = (nilai(str(one.masukan[name]), name) for name in (symbol, "realisasi"))
        return lower.capaian(recipes, one.jenis, key, one.polaritas, plan, fact, one.satuan)
    if one.jenis.startswith("predikat:"):
        return _class(one, rows, profile, recipes, key)
    if one.jenis.startswith("rata-rata:"):
        recipe = recipes.simple(one.jenis, f"rekap.{one.tingkat}", "%")
        inputs: dict[str, Input] = {"nilai": tuple(_values(one, rows, profile))}
        if "bobot" in recipe.names:
            given = one.masukan.get("bobot", ("1",) * len(_parts(one)))
            inputs["bobot"] = tuple(map(number, given))
        return recipe.make(key, inputs)
    recipe = recipes.simple(one.jenis, one.jenis, "" if one.jenis == "perubahan" else "%")
    return recipe.make(key, {name: _number(one, name) for name in recipe.names})


def _class(one: Baris, rows: Mapping[str, Baris], profile: Profile, recipes: Recipes, key: str) -> Figure:
    choice = "predikat.sakip" if one.jenis == "predikat:sakip" else "predikat.capaian"
    recipe = recipes.scale(one.jenis, choice)
    if recipe is None:
        raise SakipError(msg('the profile has no scale under "{key}".', key=choice))
    if one.dari:
        source = figure(rows[one.dari[0]], rows, profile)
        exact = profile.get(choice, "dasar", "eksak") == "eksak"
        return recipe.make(key, {"nilai": source.exact if exact else source.value})
    return recipe.make(key, {"nilai": _number(one, "nilai")})


def _values(one: Baris, rows: Mapping[str, Baris], profile: Profile) -> Iterator[Fraction]:
    """The parts of a mean: as printed, or as the rows that it names give them."""
    rounded_first = profile.get("rekap.tahap", "nilai", "akhir") == "tiap"
    for part in _parts(one):
        if one.dari:
            made = figure(rows[part], rows, profile)
            value = made.value if rounded_first else made.exact
        else:
            reading = read(part)
            value = None if isinstance(reading, Kosong) else number(part)
        if value is not None:
            yield Fraction(value)


def _parts(one: Baris) -> tuple[str, ...]:
    given = one.dari or one.masukan.get("nilai", ())
    return (given,) if isinstance(given, str) else given


def _number(one: Baris, name: str) -> Input:
    """An input as one number; None where the row says that there is none, or has none."""
    text = one.masukan.get(name)
    if text is None:
        raise SakipError(
            msg('the rule of the region asks for "{name}", which the row does not give.', name=name),
            hint=msg("Write it under masukan, as the report prints it."),
        )
    # In the money columns of a report a lone dot groups thousands.
    reading = read(str(text), dot=Dot.RIBUAN if name in MONEY else Dot.TIDAK_TAHU)
    if isinstance(reading, Kosong):
        return None
    return reading.nilai if isinstance(reading, Angka) else number(str(text))


def _wrong(one: Baris, made: Figure) -> Message | None:
    """What is wrong with a row: it gives something else than it says, or needs no excuse."""
    expected = one.tercetak if one.hasil is None else one.hasil
    if not gives(made, expected):
        return msg("{name}: {expected} is expected, the region's rules give {found}. {steps}", name=one.nama,
                   expected=expected, found=made.text, steps=" ".join(" ".join(made.steps).split()))  # fmt: skip
    if one.hasil is not None and gives(made, one.tercetak):
        return msg("{name}: the region's rules give {found} as printed; take hasil and sebab out.", name=one.nama,
                   found=one.tercetak)  # fmt: skip
    return None


def gives(made: Figure | None, expected: str) -> bool:
    """Whether a figure is printed as `expected`: the same number with as many decimals, the same name, or nothing."""
    if made is not None and made.text == expected.strip():
        return True
    try:
        reading = read(expected, dot=Dot.RIBUAN if made is not None and made.satuan == "Rp" else Dot.TIDAK_TAHU)
    except NumberError:
        return False
    match reading:
        case Kosong():
            return made is None or made.absent is not None
        case _ if made is None:
            return False
        case Angka(nilai=value):
            cetak = Cetak.of(value, expected)
            rounded = made.rounded(cetak.digit)
            return rounded is not None and Fraction(rounded) == cetak.nilai
        case _:
            return False
