# SPDX-License-Identifier: MIT
"""The front door: load, measure, explain, report. Finds the region, and passes a resolved profile on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache, update_wrapper
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from sakip.errors import NumberError, TargetError
from sakip.figure import Figure
from sakip.lang import msg
from sakip.model.nilai import Nilai, Ordinal, Polaritas, Teks
from sakip.numbers import Ambigu, Angka, Kosong, Rentang, read
from sakip.plugins.manager import Plugins
from sakip.profile import NASIONAL, Profile

if TYPE_CHECKING:
    from sakip.auditing import Audit, Inference, Severity
    from sakip.bundle.comparison import Change
    from sakip.document import Document
    from sakip.measurement import Measurement
    from sakip.model import Bundle

P = ParamSpec("P")
R = TypeVar("R")


class _Once(Generic[P, R]):
    """A function whose results are kept; two threads that ask for the same at once get one and the same."""

    _lock = RLock()

    def __init__(self, build: Callable[P, R]) -> None:
        update_wrapper(self, build)
        self._kept = lru_cache(maxsize=64)(build)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._lock:
            return self._kept(*args, **kwargs)  # type: ignore[arg-type]

    def forget(self) -> None:
        with self._lock:
            self._kept.cache_clear()


def forget() -> None:
    """Look for the installed regions anew when one is next asked for: after a plugin was installed or edited while
    Python runs."""
    from sakip.plugins import regions

    regions.installed.cache_clear()
    plugins.forget()
    _resolved.forget()


def this_year() -> int:
    """The year whose rules apply where nobody names one."""
    from time import localtime

    return localtime().tm_year


@_Once
def plugins(kode: str | None, asked: bool = False) -> Plugins:
    """The plugins for a region: national alone for None. asked: the region was named by a person, so that nothing
    installed for it is an error."""
    from sakip import national

    if kode is None or kode == NASIONAL:
        return Plugins(national)
    from sakip.plugins import regions

    return Plugins(national, regions.asked(kode) if asked else tuple(regions.chain(kode)))


def resolve(kode: str | None, tahun: int, *, asked: bool = True) -> Profile:
    """What applies in region `kode` in `tahun`; the national choices for None.

    asked: False where the national choices may stand in for a region without a plugin. Raises RegionError where no
    plugin is installed for the region, PluginError where one is broken or its profile has faults.
    """
    return _resolved(kode, tahun, asked)


@_Once
def _resolved(kode: str | None, tahun: int, asked: bool) -> Profile:
    return plugins(kode, asked).profile(kode or NASIONAL, tahun)


def load(path: str | Path, *, pejabat: str | Path | None = None) -> Bundle:
    """A year's data of one agency, from a TOML file or a folder of them.

    pejabat: a private TOML file with the officials' NIP. Raises BundleError with every fault, its line and its remedy.
    """
    from sakip import bundle

    return bundle.load(path, pejabat=pejabat)


def measure(bundle: Bundle, *, profile: Profile | None = None) -> Measurement:
    """Every figure of `bundle`, by the profile of its own region and year, or by another one.

    Where no plugin is installed for the region, the national choices apply and a note in the measurement's `catatan`
    says so. Raises PluginError where the region's plugin is broken.
    """
    from sakip import measurement as room

    chosen = profile or _resolved(bundle.kode, bundle.tahun, False)
    return room.measure(bundle, chosen)


def capaian(
    target: Nilai | str,
    realisasi: Nilai | str,
    *,
    polaritas: Polaritas | str = Polaritas.NAIK,
    wilayah: str | None = None,
    tahun: int | None = None,
    satuan: str | None = None,
    profile: Profile | None = None,
) -> Figure:
    """Achievement of one indicator, in percent.

    target, realisasi: numbers, ranges, names on a ladder, or Indonesian text ("79,35", "69,1-69,5", ">= 95",
    "90 menit", "WTP"); never float. satuan: the indicator's unit, where the numbers bring none. wilayah: code of the
    region whose rules apply, national rules for None; tahun: this year for None.

    Returns a Figure; one that cannot be computed has ``value is None`` and a `reason`. Raises TargetError for a text
    that no kind of target accepts, and as `resolve` does for a region that cannot be had.
    Source: the rule that the profile chose (``figure.rule.rujukan``).
    """
    from sakip.measurement import lower
    from sakip.measurement.recipes import Recipes

    asked = str(polaritas).lower()
    arah = Polaritas(asked) if asked in list(Polaritas) else _unknown_polaritas(polaritas)
    year = tahun or this_year()
    recipes = Recipes(profile or _resolved(wilayah, year, True))
    plan, fact = (nilai(one, name) for one, name in ((target, "target"), (realisasi, "realisasi")))
    return lower.capaian(recipes, "capaian", f"capaian:indikator:{year}", arah.value, plan, fact, satuan)


def predikat(figure: Figure, *, wilayah: str | None = None, tahun: int | None = None) -> str | None:
    """The class of an achievement on the region's scale; None without a value or a scale."""
    from sakip.measurement.recipes import Recipes

    year = tahun or this_year()
    chosen = _resolved(wilayah, year, True)
    recipe = Recipes(chosen).scale("predikat:capaian", "predikat.capaian")
    value = figure.exact if chosen.get("predikat.capaian", "dasar", "eksak") == "eksak" else figure.value
    if recipe is None or value is None:
        return None
    return recipe.make(f"predikat:{figure.key}", {"nilai": value}).text


def nilai(value: Nilai | str, name: str) -> Nilai:
    """A target or realisation as the model has it. Raises TargetError for a text that is neither number nor name."""
    if isinstance(value, str):
        from sakip.rules import tangga

        if tangga.find(value) is not None:
            return Teks(value)
        try:
            reading = read(value)
        except NumberError as error:
            raise TargetError(msg("{name}: {reason}", name=name, reason=error.message), hint=error.hint) from error
        return reading.nilai if isinstance(reading, Angka) and _bare(reading) else reading
    if isinstance(value, float | bool):
        hint = msg('Write Decimal("{value}") or the text "{value}".', value=value)
        if isinstance(value, bool):
            hint = msg("Write 1 or 0, if that is meant.")
        raise TargetError(msg("{name}: {value!r} is not an exact number.", name=name, value=value), hint=hint)
    if isinstance(value, Decimal) and not value.is_finite():
        raise TargetError(
            msg("{name}: {value} is no finite number.", name=name, value=value),
            hint=msg('Write "-" where there is no number.'),
        )
    if isinstance(value, int | Decimal | Angka | Rentang | Kosong | Ambigu | Ordinal | Teks):
        return value
    raise TargetError(
        msg("{name}: {value!r} is no kind of target.", name=name, value=value),
        hint=msg('Write a number (int or Decimal), its text ("92,5"), or "-" where there is none.'),
    )


def _bare(reading: Angka) -> bool:
    return reading.satuan is None and reading.catatan is None


def _unknown_polaritas(polaritas: object) -> Polaritas:
    raise TargetError(
        msg('"{polaritas}" is not a polarity.', polaritas=polaritas),
        hint=msg("Known: {known}.", known=", ".join(Polaritas)),
    )


def report(measurement: Measurement, *, jenis: str = "lkjip") -> Document:
    """The report of a measurement as a document of blocks, by the outline and tables of the region whose rules it
    follows.

    jenis: the kind of document, an outline of the profile. Raises ProfileError where there is none, AddressError where
    the bundle's prose names a figure that does not exist.
    """
    from sakip import reporting as room

    return room.build(measurement, plugins(measurement.profile.kode).block, jenis)


def diff(old: Bundle | str | Path, new: Bundle | str | Path) -> tuple[Change, ...]:
    """What changed from one bundle to another, in the order of the bundle's parts: targets, money, names, links.

    Raises BundleError as `load` does where paths are given.
    """
    from sakip.bundle.comparison import compare
    from sakip.model import Bundle

    before, after = (one if isinstance(one, Bundle) else load(one) for one in (old, new))
    return compare(before, after)


def write(
    document: Document,
    path: str | Path,
    *,
    kertas: str = "A4",
    templat: str | Path | None = None,
    standar: str | None = None,
) -> Path:
    """Write a document whole or not at all; the suffix chooses the format (.docx .pdf .xlsx .html .md).

    kertas: "A4" or "F4". templat: a DOCX file whose styles, header and footer a DOCX takes over. standar: what a PDF
    must keep ("ua-1", "a-2a", ...). Raises OutputError for an unknown one, and where the file cannot be written.
    """
    from sakip import writers
    from sakip.writers.options import options

    return writers.write(document, path, options(kertas, templat, standar))


def audit(bundle: Bundle | Measurement, *, severities: Mapping[str, Severity | None] | None = None) -> Audit:
    """What does not hold in a bundle: its claims recomputed, its values compared, its plan looked at, by the rules of
    its own region and year; with the findings of the region's own checks.

    severities: another severity by code of a check, None to leave it out. What a known practice explains is a note.
    Raises PluginError where the region's plugin is broken.
    """
    from sakip import auditing as room
    from sakip.measurement import Measurement

    measured = bundle if isinstance(bundle, Measurement) else measure(bundle)
    profile = measured.profile
    own = plugins(profile.kode).findings(measured, profile.tahun)
    return room.audit(measured, own=own, severities=severities)


def infer(
    target: int | Decimal | str,
    realisasi: int | Decimal | str,
    capaian: int | Decimal | str,
    *,
    polaritas: Polaritas | str | None = None,
) -> Inference:
    """Which known practices give a printed achievement (formula, cap, rounding), and which slip probably did where none
    does.

    Numbers or their text ("79,35", "94,05%"), never float. polaritas: where it is known, only its formulas count.
    Raises NumberError for what is no single number, TargetError for an unknown polarity.
    """
    from sakip.auditing import infer as room

    arah = None if polaritas is None else str(polaritas).lower()
    if arah is not None and arah not in list(Polaritas):
        _unknown_polaritas(polaritas)
    return room.infer(target, realisasi, capaian, arah=arah)
