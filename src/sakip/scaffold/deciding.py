# SPDX-License-Identifier: MIT
"""What rows of a report decide about a region's choices, with the rows that agree and those that do not.

What too few rows show is left open, with the reason: a wrong choice in a profile is worse than one that is inherited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip import rules
from sakip.auditing.practice import CAPS, Bulat, Cetak, Praktik, practices, roundings
from sakip.errors import ScaleError
from sakip.formula.absent import Absent
from sakip.formula.value import value
from sakip.formula.words import number_text
from sakip.lang import Message, msg
from sakip.numbers import Mode, round_exact
from sakip.profile.own_scale import own_scale
from sakip.readers.match import fold
from sakip.readers.vocabulary import Peran
from sakip.references import Rujukan
from sakip.rules.scale import Celah, Scale
from sakip.scaffold.answers import Tulisan
from sakip.scaffold.evidence import Bukti, Kelas, Rerata

ENOUGH = 2
"""So many rows must follow a formula, or meet a cap."""
TELLING = 3
"""So many rows must tell one rounding, or one scale, from another."""
SHARE = Fraction(3, 4)
"""This share of the rows that tell anything must agree."""
SHOWN = 6
"""So many rows of each kind are written down as evidence."""

MODES = (Mode.HALF_UP, Mode.POTONG, Mode.HALF_EVEN)


@attrs.frozen
class Terbuka:
    """A choice that the rows leave open, and why."""

    key: str
    why: Message


Keputusan = Tulisan | Terbuka


@attrs.frozen
class Sided:
    """The rows of each polarity: those that only its formulas give. neither: rows that no formula gives; same: rows on
    target, which tell nothing."""

    naik: tuple[Bukti, ...]
    turun: tuple[Bukti, ...]
    neither: tuple[Bukti, ...]
    same: tuple[Bukti, ...]


def sided(rows: Iterable[Bukti]) -> Sided:
    """Each row that has target, realisation and achievement, by the polarity that it shows."""
    found: dict[str, list[Bukti]] = {"naik": [], "turun": [], "neither": [], "same": []}
    for one in rows:
        if not {Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN} <= one.angka.keys():
            continue
        target, realisasi = one.pair
        if target == realisasi:
            found["same"].append(one)
        elif _allowed(one.practices("naik")):
            found["naik"].append(one)
        elif _allowed(one.practices("turun")):
            found["turun"].append(one)
        else:
            found["neither"].append(one)
    return Sided(*(tuple(these) for these in found.values()))


def _allowed(found: Iterable[Praktik]) -> tuple[Praktik, ...]:
    """Without what no profile may choose."""
    return tuple(one for one in found if not rules.get(one.rumus).audit_saja)


def formula(rows: Sided, arah: str) -> tuple[str | None, Keputusan]:
    """The rule for one polarity: its id where the rows decide it, and what to write."""
    key = f"capaian.{arah}"
    mine: tuple[Bukti, ...] = rows.naik if arah == "naik" else rows.turun
    told = {id(one): {found.rumus for found in _allowed(one.practices(arah))} for one in mine}
    counts = Counter(rule for found in told.values() for rule in found)
    if not counts:
        return None, Terbuka(key, msg("no row shows it."))
    ranked = sorted(counts.items(), key=lambda one: (-one[1], ".kemenkeu" in one[0]))
    best, count = ranked[0]
    agree = [one for one in mine if best in told[id(one)]]
    if count < ENOUGH:
        return None, Terbuka(key, msg("one row alone follows {rule}: {row}", rule=best, row=agree[0]))
    rivals = [rule for rule, other in ranked[1:] if other == count and ".kemenkeu" not in rule]
    if rivals:
        names = ", ".join([best, *rivals])
        return None, Terbuka(key, msg("{count} rows follow each of {rules}.", count=count, rules=names))
    others = [one for one in mine if best not in told[id(one)]]
    return best, Tulisan(key, {"rumus": best}, _parts(agree), (*evidence(agree, others), *_strange(rows)))


def _strange(rows: Sided) -> Iterator[Message]:
    """The rows that follow no formula of either polarity: they speak against every one."""
    if rows.neither:
        yield msg("{count} rows follow no known formula.", count=len(rows.neither))
        yield from (msg("does not: {row}", row=one) for one in rows.neither[:SHOWN])


def rounding(kind: str, rows: Sequence[tuple[Bukti, Fraction, Peran]]) -> Keputusan:
    """How figures of a kind are rounded. rows: each with its exact value, and which of its figures is rounded."""
    key = f"pembulatan.{kind}"
    told = [(one, exact, peran, _modes(exact, one, peran)) for one, exact, peran in rows]
    telling = [one for one in told if one[3] and not {Mode.HALF_UP, Mode.POTONG} <= one[3]]
    if len(telling) < TELLING:
        return Terbuka(key, msg("only {count} rows tell one rounding from another; {enough} are needed.",
                                count=len(telling), enough=TELLING))  # fmt: skip
    for mode in MODES:
        agree = [one for one, _, _, modes in telling if mode in modes]
        if Fraction(len(agree), len(telling)) >= SHARE:
            digits = Counter(one.angka[peran].digit for one, _, peran, modes in telling if mode in modes)
            others = [one for one, _, _, modes in telling if mode not in modes]
            values = {
                "mode": str(mode),
                "digit": max(digit for digit, count in digits.items() if 2 * count >= max(digits.values())),
            }
            return Tulisan(key, values, _parts(agree), evidence(agree, others))
    return Terbuka(key, msg("its {count} telling rows contradict each other.", count=len(telling)))


def _modes(exact: Fraction, one: Bukti, peran: Peran) -> set[Mode]:
    found = {bulat.mode for bulat in roundings(exact, one.angka[peran]) if isinstance(bulat, Bulat)}
    return found | ({Mode.HALF_EVEN} if Mode.HALF_UP in found else set())


def exact_of(rows: Sided, arah: str, rule: str | None) -> Iterator[tuple[Bukti, Fraction, Peran]]:
    """The rows that follow `rule` without a cap, each with its exact value."""
    for one in rows.naik if arah == "naik" else rows.turun:
        for found in one.practices(arah):
            if found.rumus == rule and found.atas is None and found.bawah is None and found.bulat is not None:
                yield one, found.eksak, Peran.CAPAIAN
                break


def stage(means: Iterable[Rerata], exact: Mapping[int, Fraction]) -> Keputusan:
    """Whether achievements are rounded before they are averaged. exact: the exact value of each row, by its `id`."""
    key = "rekap.tahap"
    told: list[tuple[str, Rerata]] = []
    seen = False
    for mean in means:
        ways: set[str] = set()
        for group in mean.calon:
            printed = [one.capaian.nilai for one in group]
            behind = [exact.get(id(one)) for one in group]
            ways |= {"tiap"} if _is_mean(mean.cetak, printed) else set()
            ways |= {"akhir"} if None not in behind and _is_mean(mean.cetak, behind) else set()  # type: ignore[arg-type]
        seen = True
        if len(ways) == 1:
            told.append((ways.pop(), mean))
    counts = Counter(way for way, _ in told)
    if not seen:
        return Terbuka(key, msg("no row prints a mean."))
    if len(counts) != 1 or len(told) < ENOUGH:
        return Terbuka(key, msg("only {count} means tell whether rows are rounded before they are averaged, or they "
                                "contradict each other.", count=len(told)))  # fmt: skip
    [(way, count)] = counts.items()
    head = msg("{count} rows agree, {others} do not.", count=count, others=0)
    remarks = (head, *(msg("agrees: {row}", row=f"{one.cetak.teks} ({one.bagian})") for _, one in told[:SHOWN]))
    return Tulisan(key, {"nilai": way}, ", ".join(dict.fromkeys(one.bagian for _, one in told)), remarks)


def _is_mean(cetak: Cetak, parts: Sequence[Fraction]) -> bool:
    return Fraction(round_exact(sum(parts, Fraction(0)) / len(parts), cetak.digit, Mode.HALF_UP)) == cetak.nilai


def cap(rows: Sided) -> Keputusan:
    """Whether achievements above 100 are printed as they are, and up to where."""
    key = "batas.capaian"
    free, capped = [], []
    for arah, these in (("naik", rows.naik), ("turun", rows.turun)):
        for one in these:
            found = _allowed(one.practices(arah))
            # A conversion has bounds of its own, which are no cap of the region's.
            plain = [x for x in found if x.atas is None and ".kemenkeu" not in x.rumus]
            if plain and plain[0].eksak > min(CAPS):
                free.append((one, plain[0].eksak))
            elif not plain:
                capped += [(one, x.atas) for x in found if x.atas is not None][:1]
    limits = Counter(limit for _, limit in capped)
    highest = max((exact for _, exact in free), default=None)
    if limits:
        limit, count = limits.most_common(1)[0]
        agree = [one for one, at in capped if at == limit]
        if count >= ENOUGH and (highest is None or highest <= limit):
            others = [one for one, at in capped if at != limit]
            return Tulisan(key, {"atas": limit}, _parts(agree), evidence(agree, others))
        if not free:
            return Terbuka(key, msg("one row alone stops at {limit}: {row}", limit=limit, row=agree[0]))
        return Terbuka(key, msg("{count} rows stop at {limit}, others do not: {row}", count=count, limit=limit,
                                row=free[0][0]))  # fmt: skip
    if highest is None:
        return Terbuka(key, msg("no row goes beyond 100."))
    if highest <= max(CAPS):
        return Terbuka(key, msg("rows up to {highest} are printed as they are; a cap above that would not show.",
                                highest=number_text(Fraction(round(highest * 100), 100))))  # fmt: skip
    agree = [one for one, _ in free]
    return Tulisan(key, {"atas": "tanpa"}, _parts(agree), evidence(agree, ()))


def scale(rows: Iterable[Bukti]) -> Keputusan:
    """Which known scale gives the classes that the rows print."""
    key = "predikat.capaian"
    told = [one for one in rows if one.predikat and Peran.CAPAIAN in one.angka]
    named = {fold(one.predikat) for one in told}
    if not told:
        return Terbuka(key, msg("no row names a class."))
    if len(told) < TELLING or len(named) < 2:
        return Terbuka(key, msg("only {count} rows name a class, {names} of them different.", count=len(told),
                                names=len(named)))  # fmt: skip
    fits = [one for one in rules.every() if isinstance(one, Scale) and all(_gives(one, row) for row in told)]
    if not fits:
        names = ", ".join(sorted({one.predikat for one in told}))
        return Terbuka(key, msg("no known scale gives all its classes ({names}); write its own.", names=names))
    if len(fits) > 1:
        return Terbuka(key, msg("several scales give its classes: {ids}", ids=", ".join(one.id for one in fits)))
    return Tulisan(key, {"skala": fits[0].id}, _parts(told), evidence(told, ()))


def printed_scale(classes: Sequence[Kelas], bagian: str, rows: Iterable[Bukti]) -> Keputusan:
    """The scale that a table of the report prints, as classes of the region's own, with the rows that follow it."""
    key = "predikat.capaian"
    written = [_class(one) for one in classes]
    fractions = [{name: Fraction(x) if isinstance(x, Decimal) else x for name, x in one.items()} for one in written]
    policy: str | None = None
    try:
        made = own_scale(key, "x", fractions, policy, Rujukan.praktik(bagian))
    except ScaleError:
        policy = str(Celah.TANPA_KELAS)
        try:
            made = own_scale(key, "x", fractions, policy, Rujukan.praktik(bagian))
        except ScaleError as error:
            return Terbuka(key, msg("{reason}", reason=error.message))
    told = [one for one in rows if one.predikat and Peran.CAPAIAN in one.angka]
    agree = [one for one in told if _gives(made, one)]
    others = [one for one in told if one not in agree]
    if len(others) * 4 > len(told):
        return Terbuka(key, msg("its rows do not follow the scale that it prints: {row}", row=others[0]))
    remarks = evidence(agree, others) if told else (msg("The report prints this scale; no row shows it in use."),)
    if policy is None:
        return Tulisan(key, {"skala": written}, bagian, remarks)
    hole = msg("The table says nothing between its classes; celah has to say what happens there.")
    return Tulisan(key, {"skala": written, "celah": policy}, bagian, (*remarks, hole))


def _class(one: Kelas) -> dict[str, Any]:
    """A class as a profile writes it."""
    found: dict[str, Any] = {"label": one.label}
    for name in ("bawah", "atas"):
        bound = getattr(one.rentang, name)
        if bound is not None:
            found[name] = bound
            if not getattr(one.rentang, f"{name}_termasuk"):
                found[f"{name}_termasuk"] = False
    return found


def _gives(scale: Scale, row: Bukti) -> bool:
    rank = value(scale.formula, {"nilai": row.capaian.nilai})
    return not isinstance(rank, Absent) and fold(scale.label(int(rank))) == fold(row.predikat)


def efficiency(rows: Iterable[Bukti]) -> Keputusan:
    """By which definition the rows print an efficiency."""
    key = "efisiensi"
    counts: Counter[str] = Counter()
    follow: dict[str, list[Bukti]] = {}
    told = []
    for one in rows:
        if Peran.EFISIENSI in one.angka and Peran.SERAPAN in one.angka:
            told.append(one)
            inputs = {"serapan": one.angka[Peran.SERAPAN].nilai}
            if Peran.CAPAIAN in one.angka:
                inputs["capaian"] = one.capaian.nilai
            for rule in {found.rumus for found in practices("efisiensi", inputs, one.angka[Peran.EFISIENSI])}:
                if not rules.get(rule).audit_saja:
                    counts[rule] += 1
                    follow.setdefault(rule, []).append(one)
    if not counts:
        return Terbuka(key, msg("no row shows it."))
    (best, count), *rest = counts.most_common()
    if count < ENOUGH or Fraction(count, len(told)) < SHARE or any(other == count for _, other in rest):
        return Terbuka(key, msg("{count} of {all} rows follow {rule}; that is too few, or another one fits as well.",
                                count=count, all=len(told), rule=best))  # fmt: skip
    others = [one for one in told if one not in follow[best]]
    return Tulisan(key, {"rumus": best}, _parts(follow[best]), evidence(follow[best], others))


def absorption(rows: Iterable[Bukti]) -> Iterator[tuple[Bukti, Fraction, Peran]]:
    """The rows with ceiling, spending and absorption, each with its exact value."""
    for one in rows:
        pagu, spent = one.angka.get(Peran.PAGU), one.angka.get(Peran.REALISASI_KEUANGAN)
        if pagu is not None and spent is not None and pagu.nilai and Peran.SERAPAN in one.angka:
            yield one, spent.nilai / pagu.nilai * 100, Peran.SERAPAN


def evidence(agree: Sequence[Bukti], others: Sequence[Bukti]) -> tuple[Message, ...]:
    """The rows that agree and those that do not, as remarks."""
    head = msg("{count} rows agree, {others} do not.", count=len(agree), others=len(others))
    lines = [head, *(msg("agrees: {row}", row=one) for one in agree[:SHOWN])]
    return (*lines, *(msg("does not: {row}", row=one) for one in others[:SHOWN]))


def _parts(rows: Sequence[Bukti]) -> str:
    return ", ".join(dict.fromkeys(one.bagian for one in rows))
