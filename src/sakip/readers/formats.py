# SPDX-License-Identifier: MIT
"""How a spreadsheet shows a number: its format codes, as far as reports use them, in Indonesian signs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation

import attrs

from sakip.model.nilai import BULAN
from sakip.numbers import Mode, NumberFormat, format_number, round_exact

_BUILT_IN = {
    "0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "37": "#,##0",
    "38": "#,##0", "39": "#,##0.00", "40": "#,##0.00", "41": "#,##0", "42": '"Rp" #,##0', "43": "#,##0.00",
    "44": '"Rp" #,##0.00', "49": "@", "14": "dd/mm/yyyy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy",
    "18": "h:mm", "19": "h:mm:ss", "20": "h:mm", "21": "h:mm:ss", "22": "dd/mm/yyyy h:mm", "45": "mm:ss",
    "46": "h:mm:ss",
}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?,*")
_CONDITION = re.compile(r"\[[<>=]")
_OTHER_WAY = re.compile(r"E[+-]|[#0?]\s*/\s*[#0?0-9]", re.IGNORECASE)
"""Numbers shown in powers of ten or as fractions."""
_PARTS = re.compile(r"y+|m+|d+|h+|s+|am/pm", re.IGNORECASE)
_EXCEL = Context(prec=15)
_PLAIN = NumberFormat(ribuan="")
LONGEST = 32
_PRIVATE = 0xE000
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_EPOCH = date(1899, 12, 30)


@attrs.frozen
class Shown:
    """A number format. digits: decimals shown, None for as many as there are. prefix, suffix: words around it.
    thousands: how often a thousand is taken out of the number. dated: the code of a day or hour, literal: the words in
    it. blank_zero: 0 is not shown."""

    digits: int | None = None
    grouped: bool = False
    percent: bool = False
    prefix: str = ""
    suffix: str = ""
    thousands: int = 0
    dated: str = ""
    literal: tuple[str, ...] = ()
    blank_zero: bool = False

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
            return _words(_moment(self.dated, value), self.literal)
        if self.blank_zero and not value:
            return ""
        # Excel keeps 15 digits; 94.049999999999997 is the 94.05 that somebody typed.
        value = _EXCEL.plus(value)
        if self.percent:
            value = value.scaleb(2)
        value = value.scaleb(-3 * self.thousands)
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

    sections = _QUOTED.sub(keep, code).split(";")
    conditional = bool(_CONDITION.search(code))
    code = sections[0]
    code = re.sub(r"\[\$([^\-\]]*)[^\]]*\]", r"\1", code)
    code = re.sub(r"\[(h+|m+|s+)\]", r"\1", code, flags=re.IGNORECASE)
    code = re.sub(r"\[[^\]]*\]|_.|\*.", "", code)
    if re.search(r"[dyhs]|m{2,}", code, re.IGNORECASE) and not re.search(r"[#0]", code):
        return Shown(dated=code, literal=tuple(literal))
    found = _DIGITS.search(code)
    if found is None or conditional or _OTHER_WAY.search(code):
        return General()

    digits = found[0]
    thousands = len(digits) - len(digits.rstrip(","))
    digits = digits.rstrip(",")
    decimals = digits.partition(".")[2]
    fixed = len(decimals) if "#" not in decimals else None
    return Shown(
        digits=fixed,
        grouped="," in digits.partition(".")[0],
        percent="%" in code,
        thousands=thousands,
        blank_zero=len(sections) > 2 and not sections[2],
        prefix=_words(code[: found.start()].replace("%", ""), literal),
        suffix=_words(code[found.end() :].replace("%", ""), literal),
    )


def _words(text: str, literal: Sequence[str]) -> str:
    """A code with the words put back that stood in it between quotes."""
    return "".join(literal[ord(one) - _PRIVATE] if 0 <= ord(one) - _PRIVATE < len(literal) else one for one in text)


def _moment(code: str, value: Decimal) -> str:
    """A day or an hour as its format shows it, in Indonesian."""
    day = _EPOCH + timedelta(days=int(value))
    seconds = int(round_exact(Decimal(value % 1) * 86_400, 0, Mode.HALF_UP))
    hours = "h" in code.lower()

    def part(found: re.Match[str]) -> str:
        one = found[0].lower()
        match one[0], len(one):
            case "y", count:
                return f"{day.year}" if count > 2 else f"{day.year % 100:02}"
            case "m", count if count > 2:
                name = BULAN[day.month - 1]
                return name if count > 3 else name[:3]
            case "m", count if hours and code[: found.start()].lower().rstrip(" :.").endswith("h"):
                return f"{seconds // 60 % 60:02}"
            case "m", count:
                return f"{day.month:0{count}}"
            case "d", count if count > 2:
                return HARI[day.weekday()]
            case "d", count:
                return f"{day.day:0{count}}"
            case "h", count:
                return f"{seconds // 3600:0{count}}"
            case "s", count:
                return f"{seconds % 60:0{count}}"
        return ""

    return _PARTS.sub(part, code).strip()
