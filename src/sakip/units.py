# SPDX-License-Identifier: MIT
"""Units (satuan): what a text means as a unit, and the exact factor between two of them.

The units and their other spellings stand in ``units.txt``. pint does the dimensions; it is loaded only when two
different units have to be compared, starts from that file alone, and shows in no signature.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import attrs

from sakip.errors import UnitError
from sakip.lang import N_, Message, msg
from sakip.numbers.rounding import Exact, check_exact

LONGEST = 120
"""A longer text is no unit."""

_FILE = Path(__file__).with_name("units.txt")
_BASES = frozenset({"orang", "kepala_keluarga", "penduduk", "kelahiran_hidup", "hari_kerja"})
"""Counted things before which a stroke means "per", as before all measures; in "Desa/Kelurahan" it means "or"."""

_DIFFERENT = N_("they measure different things")
_COUNTED = N_("each counts a thing of its own")
_MONTHS = N_("months have no fixed number of days")
_WORKING_DAYS = N_("working days are not days of the calendar")
_POINTS = N_("percent is a share, and a percentage point is a difference of two shares")
_RATES = N_("one is counted per something and the other is not")
_WHY = {
    frozenset({"bulan", "hari"}): _MONTHS,
    frozenset({"hari_kerja", "hari"}): _WORKING_DAYS,
    frozenset({"hari_kerja", "bulan"}): _WORKING_DAYS,
    frozenset({"persen_poin", "persen"}): _POINTS,
}
_KINDS = {
    "bulan": {"bulan", "triwulan", "semester", "tahun"},
    "hari": {"detik", "menit", "jam", "hari", "minggu"},
    "hari_kerja": {"hari_kerja"},
    "persen": {"persen", "promil", "rasio"},
    "persen_poin": {"persen_poin"},
}


@attrs.frozen
class Satuan:
    """A unit. teks: as written. baku: the same in the one spelling by which units are compared."""

    teks: str = attrs.field(eq=False)
    baku: str

    def __str__(self) -> str:
        return self.teks


@attrs.frozen
class _Parts:
    """A unit taken apart: what is counted ("" where a rate does not say), and per what, with how many of it."""

    top: str
    per: tuple[tuple[int, str], ...] = ()

    @property
    def baku(self) -> str:
        tail = [f"per {count} {noun}" if count != 1 else f"per {noun}" for count, noun in self.per]
        return " ".join((self.top, *tail)).strip().replace("_", " ")


def satuan(text: str | Satuan) -> Satuan:
    """The unit that `text` names: ``%``, ``Persen (%)``, ``Rp. Miliar``, ``km²``, ``per 100.000 KH``, ``Orang`` ...

    Case and spacing do not matter. A word that is not known is a unit that counts and fits only itself. Blank text,
    a number and a text of more than 120 characters raise UnitError.
    """
    if isinstance(text, Satuan):
        return text
    return Satuan(text, _parts(text).baku)


def compatible(dari: str | Satuan, ke: str | Satuan) -> bool:
    """Whether a number in unit `dari` can be told in unit `ke`."""
    try:
        factor(dari, ke)
    except UnitError:
        return False
    return True


def factor(dari: str | Satuan, ke: str | Satuan) -> Fraction:
    """The exact number by which a value in `dari` is multiplied to give it in `ke`; UnitError where they do not fit.

    A rate that does not name its base ("per 1.000") fits one that does ("per 100.000 kelahiran hidup") and shares
    ("%"); rates with different bases do not fit.
    """
    a, b = str(dari), str(ke)
    return Fraction(1) if a == b else _factor(a, b)


def convert(value: Exact, dari: str | Satuan, ke: str | Satuan) -> Fraction:
    """`value`, which is in unit `dari`, in unit `ke`: exact. float and bool raise NumberError."""
    check_exact(value)
    return Fraction(value) * factor(dari, ke)


_TRAILING = re.compile(r"\s*[(\[]\s*(?:(?:dalam|satuan)\s*:?\s+)?([^()\[\]]{1,40}?)\s*[)\]]\s*\Z", re.IGNORECASE)
_PER = re.compile(r"(?:[a-z ]{0,20}\s)?per[\s-]*(?:[0-9][0-9.,]*|seribu|seratus ribu)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def unit_in_name(name: str) -> tuple[str, str]:
    """A name without the unit that stands in brackets at its end, and that unit; "" where none does.

    "Angka Kematian Bayi (per 1.000 KH)" is the Angka Kematian Bayi; an abbreviation in brackets is no unit.
    """
    found = _TRAILING.search(name)
    if found is None or not found.start():
        return name, ""
    said = found[1]
    shouted = said.isupper() and said.isalpha()
    known = not shouted and (len(said) > 1 or said in "%‰") and _normal(said).replace(" ", "_") in _spellings()
    return (name[: found.start()], said) if known or _PER.match(said) else (name, "")


@lru_cache(maxsize=1024)
def _factor(dari: str, ke: str) -> Fraction:
    a, b = _parts(dari), _parts(ke)
    if a == b:
        return Fraction(1)

    def refuse(why: Message) -> UnitError:
        return UnitError(
            msg('the units "{dari}" and "{ke}" do not fit each other: {why}.', dari=dari, ke=ke, why=why),
            hint=msg("Give both figures in one unit."),
        )

    if a.per and b.per:
        return _between_rates(a, b, refuse)
    if a.per or b.per:
        rate, share = (a, b) if a.per else (b, a)
        if share.top not in _KINDS["persen"] or len(rate.per) != 1 or _physical(rate.top) or _physical(rate.per[0][1]):
            raise refuse(msg(_RATES))
        one = Fraction(1, rate.per[0][0]) * _known("rasio", share.top)
        return one if a.per else 1 / one
    return _simple(a.top, b.top, refuse)


def _between_rates(a: _Parts, b: _Parts, refuse: Callable[[Message], UnitError]) -> Fraction:
    if len(a.per) != len(b.per):
        raise refuse(msg(_DIFFERENT))
    if a.top == b.top or (not a.top and not _physical(b.top)) or (not b.top and not _physical(a.top)):
        result = Fraction(1)
    else:
        result = _simple(a.top, b.top, refuse)
    for (count_a, noun_a), (count_b, noun_b) in zip(a.per, b.per, strict=True):
        result *= Fraction(count_b, count_a)
        if noun_a == noun_b or (not noun_a and not _physical(noun_b)) or (not noun_b and not _physical(noun_a)):
            continue
        if not (_physical(noun_a) and _physical(noun_b)):
            one, other = (noun.replace("_", " ") for noun in (noun_a, noun_b))
            raise refuse(msg("one is per {one}, the other per {other}", one=one or "...", other=other or "..."))
        result /= _simple(noun_a, noun_b, refuse)
    return result


def _simple(a: str, b: str, refuse: Callable[[Message], UnitError]) -> Fraction:
    if a == b:
        return Fraction(1)
    known = set(_spellings().values())
    if a not in known or b not in known:
        raise refuse(msg(_COUNTED))
    found = _known(a, b)
    if not found:
        if not (_physical(a) or _physical(b)):
            raise refuse(msg(_COUNTED))
        kinds = frozenset(kind for kind, names in _KINDS.items() if a in names or b in names)
        raise refuse(msg(_WHY.get(kinds, _DIFFERENT)))
    return found


def _physical(name: str) -> bool:
    """Whether this unit is measured rather than counted: there are others that tell the same in other numbers."""
    return name in _measured()


@cache
def _measured() -> frozenset[str]:
    found: set[str] = set()
    for line in _lines():
        name, definition = (part.strip() for part in line.split("=")[:2])
        if not definition.startswith("["):
            found |= {name, *re.findall("[a-z_]+", definition)}
    return frozenset(found)


@lru_cache(maxsize=1024)
def _parts(text: str) -> _Parts:
    if not isinstance(text, str):
        raise UnitError(msg("{value!r} is no unit.", value=text), hint=msg('Give its text, such as "%" or "orang".'))
    if len(text) > LONGEST:
        raise UnitError(msg('"{unit}..." is too long for a unit.', unit=text[:40]), hint=msg("Give a few words."))
    head, *tails = re.split(r"\bper(?![^\W\d_]) ?|/ ?(?=[0-9])", _normal(text))
    top, per = _stroke(head.strip())
    for tail in tails:
        found = re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]+)? ?(.*)", tail.strip())
        assert found is not None  # both groups may be empty
        count = int(re.sub("[.,]", "", found[1])) if found[1] else 1
        noun, more = _stroke(found[2])
        if not count or (count == 1 and not noun):
            raise _no_unit(text, msg("Write it as: per 100.000 penduduk."))
        per = (*per, (count, noun), *more)
    names = [name for name in (top, *(noun for _, noun in per)) if name]
    if not (top or per) or not all(word[:1].isalpha() for name in names for word in name.split("/")):
        raise _no_unit(text, msg('Write a word, such as "%" or "orang".'))
    return _Parts(top, per)


def _no_unit(text: str, hint: Message) -> UnitError:
    return UnitError(msg('"{unit}" is no unit.', unit=text), hint=hint)


def _normal(text: str) -> str:
    """`text` in lower case, with single spaces, no dots of abbreviations, and superscripts as digits."""
    words = unicodedata.normalize("NFKC", text).casefold().replace("**", "")
    words = re.sub("([%‰()])", r" \1 ", words.replace("_", " "))
    words = re.sub(r"\.+(?=[\s)/]|$)|(?<=\brp)\.", " ", words)
    return re.sub(" ?/[/ ]*", "/", " ".join(words.split()))


def _stroke(words: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """What stands before the first stroke that means "per", and what stands after each such stroke."""
    first, *others = words.split("/")
    names = [_name(other) for other in others]
    if others and all(name in _BASES or _physical(name) for name in names):
        return _name(first), tuple((1, name) for name in names)
    return ("/".join((_name(first), *names)) if others else _name(words)), ()


def _name(words: str) -> str:
    """The one name of a unit with these words; themselves where they are not known."""
    words = words.strip()
    outer = re.fullmatch(r"\( ?([^()]*?) ?\)", words)
    if outer:
        words = outer[1]
    words = words.removeprefix("dalam ")
    spelling = _spellings().get(words.replace(" ", "_"))
    if spelling:
        return spelling
    twice = re.fullmatch(r"([^()]+?) ?\( ?([^()]+?) ?\)", words)
    if twice:
        one, other = _name(twice[1]), _name(twice[2])
        joined = _spellings().get(f"{twice[1]} {twice[2]}".replace(" ", "_"))
        return one if one == other else joined or words
    return words


@cache
def _spellings() -> dict[str, str]:
    """Every spelling in the file, to the name of its unit."""
    found = {"%": "persen", "%_poin": "persen_poin", "poin_%": "persen_poin", "%_point": "persen_poin", "‰": "promil"}
    for line in _lines():
        name, _definition, *others = (part.strip() for part in line.split("="))
        found |= dict.fromkeys([name, *(other for other in others if other != "_")], name)
    return found


@cache
def _lines() -> tuple[str, ...]:
    lines = (line.strip() for line in _FILE.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


_lock = Lock()
_registry: Any = None


def _known(a: str, b: str) -> Fraction:
    """The factor between two units of the file; zero where their dimensions differ."""
    global _registry
    import pint

    # pint fills caches of its own while it converts, so one thread at a time.
    with _lock:
        if _registry is None:
            registry: Any = pint.UnitRegistry(None, non_int_type=Fraction)
            registry.load_definitions(list(_lines()))
            _registry = registry
        try:
            return Fraction(_registry.convert(Fraction(1), a, b))
        except pint.DimensionalityError:
            return Fraction(0)
