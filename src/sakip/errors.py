# SPDX-License-Identifier: MIT
"""Everything that sakip raises: one tree, each error with what, where, why and what to do.

A file's faults are collected and raised together as one `FaultsError`; any other error is about one thing.
All errors pickle and copy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from sakip.lang import Message, msg

Text = Message | str


@attrs.frozen
class Place:
    """Where something stands: file, line (from 1) or cell (Sheet!B3), and path in the file, each as far as known."""

    file: str | None = None
    line: int | None = None
    path: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        spot = ":".join(str(part) for part in (self.file, self.line or self.cell) if part is not None)
        return ": ".join(part for part in (spot, self.path) if part)


@attrs.frozen
class Fault:
    """One fault of a file: a stable `code`, the message, where it stands and what to do about it."""

    code: str
    message: Text
    place: Place = Place()
    hint: Text | None = None

    def __str__(self) -> str:
        place = str(self.place)
        body = f"{self.message}" if self.hint is None else f"{self.message} {self.hint}"
        return f"{place}: {body}" if place else body


class SakipError(Exception):
    """Base of all errors that sakip raises on purpose.

    `code` is stable and has a section in the documentation; `place`, `hint` may be None.
    """

    default_code: ClassVar[str] = "sakip"

    def __init__(
        self, message: Text, *, code: str | None = None, place: Place | None = None, hint: Text | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.place = place or Place()
        self.hint = hint

    def fault(self) -> Fault:
        """The same, as a value that can be collected."""
        return Fault(self.code, self.message, self.place, self.hint)

    def __str__(self) -> str:
        return str(self.fault())

    def __reduce__(self) -> tuple[object, tuple[type[SakipError], tuple[object, ...]]]:
        return _rebuild, (type(self), (self.message, self.code, self.place, self.hint))


def _rebuild(cls: type[SakipError], state: tuple[object, ...]) -> SakipError:
    message, code, place, hint = state
    return cls(message, code=code, place=place, hint=hint)  # type: ignore[arg-type]


class NumberError(SakipError):
    """A text that should be a number is none."""

    default_code = "number"


class UnitError(SakipError):
    """A unit is unknown, or two units do not fit each other."""

    default_code = "unit"


class TargetError(SakipError):
    """A target or realisation is of no kind that an indicator may have."""

    default_code = "target"


class AddressError(SakipError):
    """A text is not the address of a figure, or nothing stands at it."""

    default_code = "address"


class FormulaError(SakipError):
    """A formula is misused: a reading meets a node it does not support, or a symbol has no value at all."""

    default_code = "formula"


class RuleError(SakipError):
    """No rule has this id, or a rule is used for what it does not compute."""

    default_code = "rule"


class ScaleError(SakipError):
    """A scale has a hole or an overlap and names no policy for it."""

    default_code = "scale"


class RegionError(SakipError):
    """A region that was asked for by name is not there or cannot be loaded."""

    default_code = "region"


class PluginError(RegionError):
    """A plugin is broken: distribution, version, hook and cause are in the message."""

    default_code = "plugin"


class OutputError(SakipError):
    """A document cannot be written."""

    default_code = "output"


class FaultsError(SakipError):
    """A file has faults; all of them are in `faults`, in the order of the file."""

    default_code = "faults"

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(msg("{count} fault(s) found", count=len(self.faults)))

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)

    def __reduce__(self) -> tuple[type[FaultsError], tuple[tuple[Fault, ...]]]:  # type: ignore[override]
        return type(self), (self.faults,)


class BundleError(FaultsError):
    """A bundle (a year's data) cannot be used."""

    default_code = "bundle"


class ProfileError(FaultsError):
    """A region's profile cannot be used."""

    default_code = "profile"


class ContohError(FaultsError):
    """A file of rows as printed (contoh) cannot be read."""

    default_code = "contoh"


class FrameError(FaultsError):
    """A frame (a table of millions of rows) cannot be computed."""

    default_code = "frame"


class SakipDeprecationWarning(DeprecationWarning):
    """A name or key of sakip that a later version will drop."""
