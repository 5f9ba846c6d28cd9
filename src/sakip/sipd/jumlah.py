# SPDX-License-Identifier: MIT
"""What the rows of one code add up to: its own row, the accounts below it, the units that share it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

import attrs

from sakip.errors import Fault, Place
from sakip.lang import msg
from sakip.nomenklatur import Kode, Tingkat
from sakip.numbers import format_rupiah
from sakip.sipd.kepala import REALISASI


@attrs.frozen
class Catatan:
    """A row of a code. akun: the account that it is of, None where it is the code's own. unit: whose it is."""

    akun: str | None
    unit: str
    uang: Mapping[str, Decimal]
    tempat: Place


@attrs.frozen
class Total:
    """A row of totals."""

    uang: Mapping[str, Decimal]
    tempat: Place


class HasMoney(Protocol):
    """A code with its money."""

    @property
    def kode(self) -> Kode: ...

    @property
    def uang(self) -> Mapping[str, int]: ...


def added(kode: Kode, rows: Sequence[Catatan]) -> tuple[dict[str, int], list[Fault]]:
    """The money of a code, and what about it is not clear.

    Its own row counts, once for each unit; where it has none, or none with money, its accounts do.
    """
    faults: list[Fault] = []
    own: dict[str, Catatan] = {}
    accounts: list[Catatan] = []
    for one in rows:
        if one.akun is not None:
            accounts.append(one)
        elif one.unit not in own or not own[one.unit].uang:
            own[one.unit] = one
        elif one.uang and one.uang != own[one.unit].uang:
            message = msg("{kode} stands here again with other money; line {line} counts.", kode=kode,
                          line=own[one.unit].tempat.line)  # fmt: skip
            faults.append(Fault("sipd-twice", message, one.tempat))
    mine, below = _sum(own.values()), _sum(_leaves(accounts))
    for name in mine.keys() & below.keys():
        if mine[name] != below[name]:
            message = msg("{kode}, {column}: the row says {amount}, its accounts add up to {total}.", kode=kode,
                          column=name, amount=_rupiah(mine[name]), total=_rupiah(below[name]))  # fmt: skip
            faults.append(Fault("sipd-sum", message, next(iter(own.values())).tempat))
    return _whole(kode, _with_months({**below, **mine}), rows, faults), faults


def same_total(total: Total, rows: Iterable[HasMoney]) -> Fault | None:
    """What is wrong with a total: it is the sum of all, or of a program or kegiatan; None where nothing is."""
    subs = [one for one in rows if one.kode.tingkat is Tingkat.SUB_KEGIATAN]
    above = {str(part) for one in subs for part in one.kode.leluhur} | {""}
    for name, amount in total.uang.items():
        sums = {part: sum(one.uang.get(name, 0) for one in subs if str(one.kode).startswith(part)) for part in above}
        if amount not in sums.values():
            message = msg("{column}: the row of totals says {amount}, all its sub-kegiatan add up to {total}.",
                          column=name, amount=_rupiah(amount), total=_rupiah(Decimal(sums[""])))  # fmt: skip
            return Fault("sipd-sum", message, total.tempat)
    return None


def _leaves(accounts: list[Catatan]) -> list[Catatan]:
    """The accounts that have none below them: sums of accounts stand in the same column."""
    above = {(one.unit, part) for one in accounts for part in _above(one.akun or "")}
    return [one for one in accounts if (one.unit, one.akun) not in above]


def _above(akun: str) -> list[str]:
    parts = akun.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts))]


def _sum(rows: Iterable[Catatan]) -> dict[str, Decimal]:
    made: dict[str, Decimal] = defaultdict(Decimal)
    for one in rows:
        for name, amount in one.uang.items():
            made[name] += amount
    return dict(made)


def _with_months(uang: dict[str, Decimal]) -> dict[str, Decimal]:
    months = [amount for name, amount in uang.items() if name.startswith("B")]
    return {REALISASI: sum(months, Decimal()), **uang} if months else uang


def _whole(kode: Kode, uang: Mapping[str, Decimal], rows: Sequence[Catatan], faults: list[Fault]) -> dict[str, int]:
    made = {}
    for name, amount in uang.items():
        if amount == amount.to_integral_value():
            made[name] = int(amount)
        else:
            message = msg('{column}: "{text}": {why}', column=name, text=f"{kode}: {amount}",
                          why=msg("no whole amount of rupiah."))  # fmt: skip
            faults.append(Fault("sipd-money", message, rows[0].tempat))
    return made


def _rupiah(amount: Decimal) -> str:
    return format_rupiah(int(amount)) if amount == amount.to_integral_value() else f"{amount}"
