# SPDX-License-Identifier: MIT
"""The region whose rules apply: its plugins and its resolved profile, kept while Python runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from threading import RLock
from typing import Generic, ParamSpec, TypeVar

from sakip.plugins.manager import Plugins
from sakip.profile import NASIONAL, Profile

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

    >>> resolve(None, 2023).get("capaian.naik", "rumus")
    'capaian.naik.rasio'
    """
    return _resolved(kode, tahun, asked)


@_Once
def _resolved(kode: str | None, tahun: int, asked: bool) -> Profile:
    return plugins(kode, asked).profile(kode or NASIONAL, tahun)
