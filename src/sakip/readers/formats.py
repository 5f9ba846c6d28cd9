# SPDX-License-Identifier: MIT
"""How a spreadsheet shows a number: its format codes, as far as reports use them, in Indonesian signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation

import attrs

from sakip.numbers import Mode, NumberFormat, format_number, round_exact

_BUILT_IN = {
    "0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "37": "#,##0",
    "38": "#,##0", "39": "#,##0.00", "40": "#,##0.00", "41": "#,##0", "42": '"Rp" #,##0', "43": "#,##0.00",
    "44": '"Rp" #,##0.00', "49": "@", "14": "dd/mm/yyyy", "15": "dd/mm/yyyy", "16": "dd/mm/yyyy", "17": "mm/yyyy",
    "22": "dd/mm/yyyy",
}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[0#?]+)?")
_EXCEL = Context(prec=15)
_PLAIN = NumberFormat(ribuan="")
LONGEST = 32
_PRIVATE = 0xE000
_EPOCH = date(1899, 12, 30)


@attrs.frozen
class Shown:
    """A number format. digits: decimals shown, None for as many as there are. prefix, suffix: words around it."""

    digits: int | None = None
    grouped: bool = False
    percent: bool = False
    prefix: str = ""
    suffix: str = ""
    dated: bool = False

    def show(self, raw: str) -> str:
        """The stored number `raw` as the sheet shows it, with a decimal comma and dots for thousands."""
        if len(raw) > LONGEST:
            return raw[:LONGEST]
        try:
            value = Decimal(raw)
        except InvalidOperation:
            return raw
        if not value.is_finite() or abs(value.adjusted()) > 20:
            return raw
        if self.dated and 0 < value < 120_000:
            return (_EPOCH + timedelta(days=int(value))).strftime("%d/%m/%Y")
        # Excel keeps 15 digits; 94.049999999999997 is the 94.05 that somebody typed.
        value = _EXCEL.plus(value)
        if self.percent:
            value = value.scaleb(2)
        form = NumberFormat() if self.grouped else _PLAIN
        if self.digits is None:
            value = value.normalize()
            exponent = value.as_tuple().exponent
            digits = max(-exponent, 0) if isinstance(exponent, int) else 0
        else:
            digits = self.digits
        number = format_number(round_exact(value, digits, Mode.HALF_UP), digits=digits, fmt=form)
        return f"{self.prefix}{number}{'%' if self.percent else ''}{self.suffix}".strip()


class General(Shown):
    """The format of a cell without one."""


def number_format(id: str, codes: Mapping[str, str]) -> Shown:
    """The format with that id. Of a code with sections only the one for positive numbers is read."""
    code = codes.get(id) or _BUILT_IN.get(id, "General")
    if len(code) > 300:
        return General()
    literal: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literal.append(found[1] if found[1] is not None else found[2])
        return chr(_PRIVATE + len(literal) - 1)

    code = _QUOTED.sub(keep, code).split(";")[0]
    code = re.sub(r"\[\$([^\-\]]*)[^\]]*\]", r"\1", code)
    code = re.sub(r"\[[^\]]*\]|_.|\*.", "", code)
    if re.search(r"[dy]|m{2,}", code, re.IGNORECASE) and not re.search(r"[#0]", code):
        return Shown(dated=True)
    found = _DIGITS.search(code)
    if found is None:
        return General()

    def words(text: str) -> str:
        return "".join(literal[ord(one) - _PRIVATE] if 0 <= ord(one) - _PRIVATE < len(literal) else one for one in text)

    digits = found[0]
    decimals = digits.partition(".")[2]
    fixed = len(decimals) if "#" not in decimals else None
    return Shown(
        digits=fixed,
        grouped="," in digits.partition(".")[0],
        percent="%" in code,
        prefix=words(code[: found.start()].replace("%", "")),
        suffix=words(code[found.end() :].replace("%", "")),
    )
