# SPDX-License-Identifier: MIT
"""One printed figure against the computed one: it holds, follows by another practice, or is wrong for a probable cause.

The figure is recomputed from the bundle, from what is printed in its own row, and from what is printed elsewhere for
the same inputs: a result that follows from the inputs beside it is not accused a second time for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.causes import Compute, Sebab, Show, causes, likeliest, pen_slip
from sakip.auditing.elsewhere import elsewhere, in_the_row
from sakip.auditing.finding import Certainty
from sakip.auditing.neighbours import Tetangga, borrowed, row, year
from sakip.auditing.practice import Bulat, Praktik, exact, practices, rounded_how, roundings
from sakip.formula.absent import Absent
from sakip.formula.words import filled
from sakip.lang import Message, msg
from sakip.numbers import Mode, format_number, round_exact
from sakip.rules import get

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.figure import Figure

KIND_OF: dict[str, tuple[str, ...]] = {
    "target": ("target",),
    "realisasi": ("realisasi",),
    "realisasi_tahun_lalu": ("realisasi",),
    "akhir_renstra": ("akhir-renstra",),
    "standar_nasional": ("standar-nasional",),
    "pagu": ("pagu",),
    "capaian": ("rata-rata:capaian", "capaian"),
    "serapan": ("serapan",),
}
"""The kinds of figures that may stand for a symbol of a formula."""

AGAINST = ("target", "akhir_renstra", "standar_nasional")
LONGEST = 60
DEVIATION = msg("its column holds how far the realisation is off the target, relative to it")


class Ruling(StrEnum):
    """What became of a printed figure."""

    HOLDS = "holds"
    PRACTICE = "practice"  #: another known practice gives it
    OTHER_SIDE = "other-side"  #: a formula for the other polarity gives it, or swapped inputs do
    WRONG = "wrong"


@attrs.frozen
class Verdict:
    """The ruling, what is right as text, how it comes about, and the practice or probable cause.

    formula: the practice is another formula than the region's, and not only another rounding or a cap.
    """

    ruling: Ruling
    computed: str = ""
    sum: str = ""
    cause: Message | None = None
    certainty: Certainty = Certainty.CERTAIN
    model: str | None = None
    formula: bool = False


@attrs.frozen
class Basis:
    """Inputs, and the value that they give. row: they are those printed in the figure's own row."""

    eksak: Fraction
    inputs: Mapping[str, Fraction]
    row: bool = False


def judge(material: Material, one: Tercetak, figure: Figure) -> Verdict | None:
    """The verdict on a printed number; None where there is nothing to recompute it from."""
    cetak = one.cetak
    if cetak is None:
        return None
    known = tuple(bases(material, one, figure))
    if not known:
        return None
    first = known[0]
    other = None
    for basis in known:
        found = roundings(basis.eksak, cetak)
        if found and (basis is not first or any(_usual(material, figure, bulat) for bulat in found)):
            return Verdict(Ruling.HOLDS)
        other = other or next((bulat for bulat in found if bulat is not None), None)
    # What a row prints as its own inputs explains the result, unless those are results themselves.
    rows = (basis for basis in known if basis.row and not basis.inputs.keys() & {"capaian", "serapan"})
    shown = next(rows, first)
    computed, total = _text(figure, shown.eksak), _sum(figure, shown)
    model = figure.text if shown is not first and figure.exact is not None else None
    if other is not None:
        return Verdict(Ruling.PRACTICE, computed, total, msg("follows when it is {how}", how=rounded_how(other)))
    if one.column in material.habits.simpangan:
        return Verdict(Ruling.PRACTICE, computed, total, DEVIATION)
    for basis in known[:2]:
        verdict = _by_practice(material, one, figure, basis, computed, total)
        if verdict is not None:
            return verdict
    cause = _cause(material, one, figure, known[:2])
    return Verdict(Ruling.WRONG, computed, total, cause, Certainty.CERTAIN, model)


def bases(material: Material, one: Tercetak, figure: Figure) -> Iterator[Basis]:
    """What the figure may have been computed from: the bundle's inputs, those in its row, those printed elsewhere."""
    recipe = figure.recipe
    own = {
        key: Fraction(value)
        for key, value in figure.by_name.items()
        if value is not None and not isinstance(value, tuple)
    }
    if figure.exact is not None:
        yield Basis(figure.exact, {key: value for key, value in own.items() if key not in recipe.constants})
    if not recipe.names or set(recipe.names) - set(KIND_OF) - set(recipe.constants):
        return
    akin = material.akin(one.address.subject)
    row: dict[str, Fraction] = {}
    for beside in material.beside(one):
        for symbol in recipe.names:
            if (
                beside.cetak is not None
                and beside.address.subject in akin
                and beside.address.kind in KIND_OF.get(symbol, ())
                and beside.address.year == one.address.year - (symbol == "realisasi_tahun_lalu")
            ):
                row.setdefault(symbol, beside.cetak.nilai)
    seen = [own]
    for inputs, is_row in ((row, True), *((other, False) for other in _others(material, one, recipe.names))):
        tried = {**own, **inputs}
        if not inputs or tried in seen or set(recipe.names) - set(tried):
            continue
        seen.append(tried)
        result = recipe.function(*(tried[name] for name in recipe.names))
        if not isinstance(result, Absent):
            plain = {key: value for key, value in tried.items() if key not in recipe.constants}
            yield Basis(Fraction(*result), plain, is_row and set(row) >= set(plain))


def _others(material: Material, one: Tercetak, names: tuple[str, ...]) -> Iterator[dict[str, Fraction]]:
    """Other values printed for an input of the figure, one at a time."""
    where = one.address
    for symbol in names:
        year = where.year - (symbol == "realisasi_tahun_lalu")
        for kind in KIND_OF.get(symbol, ()):
            for subject in material.akin(where.subject):
                for other in material.by_address.get(f"{kind}:{subject}:{year}", ()):
                    if other.cetak is not None:
                        yield {symbol: other.cetak.nilai}


def _usual(material: Material, figure: Figure, bulat: Bulat | None) -> bool:
    """Whether region or document round so."""
    rounding = figure.recipe.rounding
    return (
        bulat is None
        or rounding is None
        or bulat.mode is rounding.mode
        or material.habits.accepts(figure.recipe.kind, bulat)
    )


def _by_practice(
    material: Material, one: Tercetak, figure: Figure, basis: Basis, computed: str, total: str
) -> Verdict | None:
    cetak, inputs = one.cetak, dict(basis.inputs)
    assert cetak is not None
    against = next((symbol for symbol in AGAINST if symbol in inputs), None)
    if against is not None and "realisasi" in inputs and set(inputs) == {against, "realisasi"}:
        arah = material.polaritas.get(one.address.subject)
        pair = {"target": inputs[against], "realisasi": inputs["realisasi"]}
        found = tuple(x for x in practices("capaian", pair, cetak) if not _foreign(material, one, x, basis.eksak))
        habits = material.habits
        same = next(iter(sorted((x for x in found if x.arah == arah), key=lambda x: not habits.follows(x))), None)
        if same is not None and not same.kasar and habits.follows(same) and _usual(material, figure, same.bulat):
            return Verdict(Ruling.HOLDS)
        if same is not None:
            formula = same.atas is None and figure.rule is not None and same.rumus != figure.rule.id
            return Verdict(Ruling.PRACTICE, computed, total, same.message, formula=formula)
        other = next((x for x in found if not get(x.rumus).audit_saja), None)
        if other is not None:
            return Verdict(Ruling.OTHER_SIDE, computed, total, other.message, Certainty.PROBABLE)
    if figure.recipe.kind == "efisiensi" and {"capaian", "serapan"} & set(inputs):
        full = {**_efficiency(material, one), **inputs}
        by = next(iter(practices("efisiensi", full, cetak)), None)
        if by is not None:
            return Verdict(Ruling.PRACTICE, computed, total, by.message)
    return None


def _foreign(material: Material, one: Tercetak, practice: Praktik, right: Fraction) -> bool:
    """Whether a conversion that one ministry uses explains what a slip of the pen explains too, and no other row."""
    if ".kemenkeu" not in practice.rumus or one.cetak is None:
        return False
    rounding = Bulat(Mode.HALF_UP, one.cetak.digit)
    slip = pen_slip(rounding(right), one.cetak)
    if slip is None or slip.kind == "digit":
        return False
    rule = get(practice.rumus)
    for key, group in material.printed("capaian"):
        where = group[0].address
        pair = {name: material.exact(f"{name}:{where.subject}:{where.year}") for name in ("target", "realisasi")}
        given = {name: value for name, value in pair.items() if value is not None}
        value = exact(rule, given) if len(given) == len(pair) and key != one.key else None
        figure = material.figure(key)
        if value is None or figure is None or value == figure.exact:
            continue
        if any(x.cetak is not None and roundings(value, x.cetak) for x in group):
            return False
    return True


def _efficiency(material: Material, one: Tercetak) -> dict[str, Fraction]:
    """Achievement and absorption of a sasaran, for the definitions of efficiency that need both."""
    where = one.address
    found = {
        "capaian": material.exact(f"rata-rata:capaian:{where.subject}:{where.year}"),
        "serapan": material.exact(f"serapan:{where.subject}:{where.year}"),
    }
    return {name: value for name, value in found.items() if value is not None}


def _cause(material: Material, one: Tercetak, figure: Figure, known: tuple[Basis, ...]) -> Message | None:
    assert one.cetak is not None
    found: list[Sebab] = list(in_the_row(material, one))
    for basis in sorted(known, key=lambda one: not one.row):
        if basis.inputs:
            found += causes(basis.inputs, one.cetak, _compute(figure), _show(figure))
            near = neighbours(material, one, basis.inputs)
            found += borrowed(basis.inputs, one.cetak, _compute(figure), _show(figure), near)
    found += elsewhere(material, one)
    return likeliest(found)


def neighbours(material: Material, one: Tercetak, inputs: Iterable[str]) -> Iterator[Tetangga]:
    """The rows above and below a printed figure, and the years before and after its own."""
    where, column = one.address, material.by_column.get(one.column, []) if one.column is not None else []
    at = next((at for at, other in enumerate(column) if other is one), 0)
    rows = [other for other in column[max(at - 1, 0) : at + 2] if other.address.subject != where.subject]
    near = [(row(other.address.subject), other.address.subject, where.year) for other in rows]
    near += [(year(number), where.subject, number) for number in (where.year - 1, where.year + 1)]
    for nama, subject, tahun in near:
        values = {symbol: material.exact(f"{KIND_OF[symbol][0]}:{subject}:{tahun}") for symbol in inputs
                  if symbol in KIND_OF}  # fmt: skip
        known = {symbol: value for symbol, value in values.items() if value is not None}
        if known:
            yield Tetangga(nama, known)


def _compute(figure: Figure) -> Compute:
    recipe = figure.recipe

    def compute(inputs: Mapping[str, Fraction]) -> Fraction | None:
        values = {**recipe.constants, **inputs}
        if set(recipe.names) - set(values):
            return None
        result = recipe.function(*(values[name] for name in recipe.names))
        return None if isinstance(result, Absent) else Fraction(*result)

    return compute


def _show(figure: Figure) -> Show:
    def show(inputs: Mapping[str, Fraction]) -> str:
        rule = figure.rule
        if rule is None:
            return ""
        names = {"akhir_renstra": "target", "standar_nasional": "target"}
        given = {names.get(key, key): value for key, value in inputs.items()}
        return filled(rule.formula, given).removesuffix(" × 100").replace(" / ", "/")

    return show


def _sum(figure: Figure, basis: Basis) -> str:
    """The formula with its numbers in place, where it is short enough to help."""
    if figure.rule is None or not basis.inputs:
        return ""
    line = _show(figure)(basis.inputs)
    return line if len(line) <= LONGEST and ";" not in line else ""


def _text(figure: Figure, exact: Fraction) -> str:
    """`exact` as the figure's kind is printed."""
    if exact == figure.exact:
        return figure.text
    rounding = figure.recipe.rounding
    if rounding is None:
        return figure.text
    value = round_exact(exact, rounding.digit, rounding.mode)
    return format_number(value, digits=rounding.digit, fmt=figure.recipe.fmt)
