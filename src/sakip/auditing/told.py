# SPDX-License-Identifier: MIT
"""Sums that a sentence tells in words: what was added or taken away, what lies between two, what share one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

import attrs

from sakip.auditing.causes import pen_slip
from sakip.auditing.practice import Cetak, practices, roundings
from sakip.auditing.shown import N, number, plain
from sakip.cued import Cued, Hit
from sakip.numbers import Mode, round_exact


def _gap(most: int, without: str = "") -> str:
    """Words without a figure, a year apart; none of the words `without`."""
    bar = rf"(?!\b(?:{without})\b)" if without else ""
    return rf"(?:{bar}(?:[^.;0-9]|(?<=rp)\.|(?:19|20)[0-9]{{2}}(?![0-9]|[.,][0-9]))){{0,{most}}}?"


_APART = "dari|dibanding|dibandingkan|target|terhadap|daripada"
_PLUS = r"ditambah(?:kan)?|bertambah|penambahan|naik|meningkat|kenaikan|peningkatan"
_MINUS = r"dikurangi|berkurang|pengurangan|turun|menurun|penurunan|refocusing|direfocusing"
_SMALL = "dan|dengan|serta|atau|pada|di|yang|menjadi|sehingga|dari|maka|untuk|sebesar|tahun|yaitu|adalah|antara"


def _figure(name: str) -> str:
    return rf"(?<![\w.,/-])(?P<{name}>{N})(?P<u{name}>\s*(?:%|(?!(?:{_PLUS}|{_MINUS}|{_SMALL})\b)[a-z]+)|)"


_ADDED = Cued(
    rf"(?:(?P<from>\b(?:dari|semula|awalnya|sebelumnya|awal|murni)\b){_gap(40, _APART)})?"
    rf"{_figure('a')}{_gap(60, _APART)}"
    rf"\b(?:(?P<plus>{_PLUS})|(?P<minus>{_MINUS}))\b{_gap(60, _APART)}{_figure('b')}{_gap(60, _APART)}"
    rf"\b(?:sehingga|menjadi|maka|berjumlah|jumlahnya|totalnya)\b{_gap(80, _APART)}{_figure('c')}",
    "tambah",
    "urang",
    "naik",
    "ningkat",
    "urun",
    "focus",
    figures=3,
)
_STATED = re.compile(r"(?:ditambah|dikurangi)", re.IGNORECASE)
_BETWEEN = (
    Cued(
        rf"\bselisih(?:nya)?\s+antara\b{_gap(60)}{_figure('a')}{_gap(60)}\b(?:dan|dengan)\b{_gap(60)}{_figure('b')}"
        rf"{_gap(40)}\b(?:sebesar|adalah|yaitu|yakni|sebanyak|mencapai)\s+{_figure('c')}",
        "selisih",
        figures=3,
    ),
    Cued(
        rf"\bselisih\s+(?:sebesar\s+|sebanyak\s+)?{_figure('c')}{_gap(30)}\bantara\b{_gap(60)}{_figure('a')}{_gap(60)}"
        rf"\b(?:dan|dengan)\b{_gap(60)}{_figure('b')}",
        "selisih",
        figures=3,
    ),
)
_SO_FAR = (
    rf"{_gap(60)}\b(?:atau|sehingga|dengan|maka|mencapai|tercapai|telah)\b{_gap(60)}"
    r"(?P<c>[0-9]{1,3}[.,][0-9]+)\s*(?:%|persen)"
)
_TARGET_AND_FACT = (
    Cued(
        rf"\b(?:ditargetkan|target(?:nya)?)\b{_gap(80)}{_figure('a')}{_gap(60)}\b(?:(?:te|di)?realisasi\w*|tercapai|dicapai)\b{_gap(60)}"
        rf"{_figure('b')}{_SO_FAR}",
        "target",
        figures=3,
    ),
    Cued(
        rf"\b(?:te)?realisasi\w*\b{_gap(80)}{_figure('b')}{_gap(40)}\b(?:dari|dibanding(?:kan)?|terhadap)\b{_gap(10)}\btarget\w*\b"
        rf"{_gap(60)}{_figure('a')}{_SO_FAR}",
        "target",
        figures=3,
    ),
)
_RP = re.compile(
    r"Rp\.?\s*(?P<n>[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3}){2,})(?:,-|\.-)?", re.IGNORECASE
)
_REST = re.compile(
    r"\b(?:sisa|selisih|tidak terserap|silpa|bertambah|berkurang|penambahan|pengurangan)\b[^.;0-9]{0,60}\Z",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\b(?:(?:te)?realisasi\w*|direalisasikan|(?:ter|pe|diserap)?\w*serap\w*|digunakan|terpakai)\b", re.IGNORECASE
)
_HELD = re.compile(r"\b(?:anggaran|pagu|dana|alokasi|dipa|dpa|plafon|apbd|belanja)\b", re.IGNORECASE)
_OF = re.compile(
    r"\s*,?\s*(?:\(|(?:atau|setara|atau setara|sama dengan|dengan persentase|"
    r"dengan (?:tingkat )?(?:serapan|penyerapan|capaian))\s+"
    r"(?:(?:anggaran|dengan|sebesar|mencapai|hanya|sekitar)\s+){0,2}\(?\s*|(?:sebesar|mencapai)\s+)"
    r"(?P<c>[0-9]{1,3}(?:[.,][0-9]+)?)\s*(?:%|persen)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"[;%]|[0-9]{3}|\b(?:dan|serta|sedangkan|untuk)\s+(?:realisasi\s+|total\s+)?(?:belanja|program|kegiatan|anggaran|sub|bidang)\b",
    re.IGNORECASE,
)
"""Between two amounts: the second is of something else."""
_TIED = re.compile(
    r"\b(?:dari|terhadap|terealisasi|direalisasikan|realisasi\w*|terserap|serapan|diserap)\b", re.IGNORECASE
)
_OUT_OF = (
    Cued(
        r"(?<![\w.,])(?P<a>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)\s+(?P<unit>[a-z]{3,15})(?:\s+[a-z()]+){0,4}\s+dari\s+"
        r"(?:(?:total|jumlah|seluruh|keseluruhan|sebanyak)\s+)?(?:[a-z]+\s+){0,5}?(?P<b>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)\s+"
        r"(?P=unit)\b[^.;0-9%]{0,60}?(?:atau|sehingga|yaitu|dengan|\()\s*(?:[a-z]+\s+){0,3}?(?:sebesar\s+|mencapai\s+)?"
        r"(?P<c>[0-9]+(?:,[0-9]+)?)\s*(?:%|persen)",
        "dari",
        figures=3,
    ),
    Cued(
        r"\bdari\s+(?:[a-z]+\s+){0,4}?(?P<b>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)\s+(?P<unit>[a-z]{3,15})\b[^.;0-9%]{0,60}?"
        r"(?<![\w.,])(?P<a>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)\s+(?P=unit)\b[^.;0-9%]{0,40}?"
        r"(?:atau|sehingga|yaitu|dengan|\()\s*(?:[a-z]+\s+){0,3}?(?:sebesar\s+|mencapai\s+)?(?P<c>[0-9]+(?:,[0-9]+)?)\s*(?:%|persen)",
        "dari",
        figures=3,
    ),
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z", re.ASCII)


_CONSISTS = re.compile(
    r"\b(?:terdiri|rincian|rinciannya|meliputi|mencakup|terbagi|dirinci|dialokasikan)\b", re.IGNORECASE
)
MOST = 8
"""So many parts of an amount are looked at."""
_COUNTED = frozenset(("indikator", "sasaran"))
"""Their shares are looked at where their number is known."""


@attrs.frozen
class Told:
    """A sum told in words. text: the words; right: what it gives; result: what is printed; start, at: where the words
    and the result begin. sure: its words leave no other reading."""

    text: str
    right: Fraction
    result: str
    start: int
    at: int
    sure: bool = True


def wrong(text: str) -> Iterator[Told]:
    """Every such sum in a sentence whose result is another than what its own numbers give."""
    folded = text.casefold()
    yield from _added(text) if any(word in folded for word in ("tambah", "kurang", "menjadi")) else ()
    yield from _between(text) if "selisih" in folded and "antara" in folded else ()
    if "%" in text or "persen" in folded:
        yield from _shares(text)
        yield from _out_of(text) if "dari" in folded else ()
        yield from _reached(text) if "target" in folded and "realisasi" in folded else ()
    if folded.count("rp") >= 3:
        yield from _rest(text)
        yield from _split(text)


def _made(found: Hit, right: Fraction, *, sure: bool = True) -> Told:
    return Told(" ".join(found[0].split()), right, found["c"], found.start(), found.start("c"), sure)


def _kind(found: Hit, name: str) -> str:
    """In what a number is counted, "" where no word says it."""
    if found[name][:2].lower() == "rp":
        return "rp"
    unit = found[f"u{name}"].strip().lower()
    return "%" if unit == "persen" else unit


def _added(text: str) -> Iterator[Told]:
    for found in _ADDED.finditer(text):
        word = found["plus"] or found["minus"]
        # "75, naik 5 ... menjadi 75" begins with the end.
        if any(_YEAR.match(found[one]) for one in "abc") or not (found["from"] or _STATED.match(word)):
            continue
        first, more, printed = number(found["a"]), number(found["b"]), Cetak.of(plain(found["c"]), found["c"])
        a, b, c = (_kind(found, one) for one in "abc")
        if (a != c and not (not a or not c)) or ("rp" in (a, c) and a != c):
            continue
        sign = 1 if found["plus"] else -1
        by = [first + sign * more]
        if b in ("%", "poin"):
            by.append(first * (1 + sign * more / 100))
        elif b and a and b != a:
            continue
        if not any(roundings(one, printed) for one in by):
            yield _made(found, by[-1] if b == "%" and a != "%" else by[0])


def _between(text: str) -> Iterator[Told]:
    for pattern in _BETWEEN:
        for found in pattern.finditer(text):
            a, b = number(found["a"]), number(found["b"])
            if _kind(found, "a") != _kind(found, "b") or any(_YEAR.match(found[one]) for one in "abc"):
                continue
            cetak = Cetak.of(plain(found["c"]), found["c"])
            also = [abs(a - b) / one * 100 for one in (a, b) if one]
            if not any(roundings(one, cetak) for one in (abs(a - b), *also)):
                yield _made(found, abs(a - b))


def _shares(text: str) -> Iterator[Told]:
    """Two amounts and right after them the percentage that the one spent is of the other."""
    amounts = list(_RP.finditer(text))
    for first, second in pairwise(amounts):
        found = _OF.match(text, second.end())
        between = text[first.end() : second.start()]
        before = text[max(0, first.start() - 160) : first.start()]
        if found is None or len(between) > 120 or _ANOTHER.search(between) or not _TIED.search(between):
            continue
        one, other = number(first["n"]), number(second["n"])
        held = _HELD.search(before if _SPENT.search(between) else between)
        spent = _SPENT.search(between) or _SPENT.search(before)
        cetak = Cetak.of(plain(found["c"]), found["c"])
        low, high = sorted((one, other))
        if not low or held is None or spent is None or low == high:
            continue
        share = low / high * 100
        if any(roundings(x, cetak) for x in (share, 100 - share, high / low * 100, high / low * 100 - 100)):
            continue
        words = " ".join(text[first.start() : found.end()].split())
        yield Told(words, share, found["c"], first.start(), found.start("c"))


def _out_of(text: str) -> Iterator[Told]:
    """So many of so many, and what share that is said to be; only where a slip of the pen tells the two apart."""
    for pattern in _OUT_OF:
        for found in pattern.finditer(text):
            a, b = number(found["a"]), number(found["b"])
            cetak = Cetak.of(plain(found["c"]), found["c"])
            if not b or cetak.digit < 1 or found["unit"].lower() in _COUNTED or roundings(a / b * 100, cetak):
                continue
            if pen_slip(Fraction(round_exact(a / b * 100, cetak.digit, Mode.HALF_UP)), cetak) is not None:
                yield _made(found, a / b * 100)


def _split(text: str) -> Iterator[Told]:
    """An amount and those that it consists of; only where one slip of the pen makes the sum."""
    amounts = list(_RP.finditer(text))
    for at, whole in enumerate(amounts[:-2]):
        rest = amounts[at + 1 :]
        if len(rest) > MOST or not _CONSISTS.search(text[whole.end() : rest[0].start()]):
            continue
        total, parts = number(whole["n"]), [number(one["n"]) for one in rest]
        # Levels may stand beside each other: operation 5, of it staff 3 and goods 2, and capital 1.
        if any(sum(some) == total for size in range(1, len(parts) + 1) for some in combinations(parts, size)):
            return
        off = total - sum(parts)
        tried = [(whole, total - off), *((one, part + off) for one, part in zip(rest, parts, strict=True))]
        found = [(one, right) for one, right in tried if right > 0 and _exchanged(one["n"], right)]
        if len(found) == 1:
            [(one, right)] = found
            words = " ".join(text[whole.start() : rest[-1].end()].split())
            yield Told(words, right, one["n"], whole.start(), one.start("n"))
        return


def _exchanged(text: str, right: Fraction) -> bool:
    slip = pen_slip(right, Cetak.of(plain(text), text))
    return slip is not None and slip.kind != "digit"


def _reached(text: str) -> Iterator[Told]:
    """Target, realisation and what was reached, in one sentence; only where a slip of the pen tells, no practice."""
    for pattern in _TARGET_AND_FACT:
        for found in pattern.finditer(text):
            units = {_kind(found, one) for one in "ab"} - {""}
            target, fact = number(found["a"]), number(found["b"])
            if len(units) > 1 or not target or any(_YEAR.match(found[one]) for one in "ab"):
                continue
            cetak = Cetak.of(plain(found["c"]), found["c"])
            inputs = {"target": target, "realisasi": fact}
            # A conversion of one ministry explains round numbers too well.
            by = (one for one in practices("capaian", inputs, cetak) if ".kemenkeu" not in one.rumus)
            if cetak.digit < 1 or next(by, None) is not None:
                continue
            right = fact / target * 100
            slip = pen_slip(Fraction(round_exact(right, cetak.digit, Mode.HALF_UP)), cetak)
            if slip is not None and slip.kind != "digit":
                yield _made(found, right)


def _rest(text: str) -> Iterator[Told]:
    """What is left of an amount after another, all three in one sentence; only where a slip of the pen tells."""
    amounts = list(_RP.finditer(text))
    for at, one in enumerate(amounts):
        before = text[amounts[at - 1].end() if at else 0 : one.start()]
        if not _REST.search(before):
            continue
        cetak = Cetak.of(plain(one["n"]), one["n"])
        others = [number(x["n"]) for x in (amounts[:at][-2:] if at >= 2 else amounts[at + 1 : at + 3])]
        if len(others) != 2:
            continue
        right = abs(others[0] - others[1])
        slip = pen_slip(right, cetak) if right and right != cetak.nilai else None
        if slip is not None:
            words = " ".join(text[min(one.start(), amounts[max(at - 2, 0)].start()) : one.end()].split())
            yield Told(words, right, one["n"], one.start(), one.start("n"), slip.kind != "digit")
