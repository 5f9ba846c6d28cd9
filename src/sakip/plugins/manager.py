# SPDX-License-Identifier: MIT
"""The typed facade over pluggy: nothing else calls a hook."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pluggy

from sakip.errors import PluginError, SakipError
from sakip.lang import msg
from sakip.plugins import spec
from sakip.profile import Choices, Profile, resolve
from sakip.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.document import Block, Document
    from sakip.plugins.regions import Region


class Plugins:
    """The plugins of one chain: national, province, regency, agency. Later ones are nearer and answer first.

    base: the national module, which answers through the same hooks.
    """

    def __init__(self, base: ModuleType, regions: Iterable[Region] = ()) -> None:
        self.regions = tuple(regions)
        self._manager = pluggy.PluginManager("sakip")
        self._manager.add_hookspecs(spec)
        self._manager.register(base, "nasional")
        for region in self.regions:
            with _blame(region, "import"):
                module = region.titik.load()
                self._manager.register(module, region.kode)
                self._manager.check_pending()

    def profile(self, kode: str, tahun: int) -> Profile:
        """The choices of the whole chain, merged; every rule and scale they name is there."""
        chosen = [
            found for found in self._ordered("sakip_profil", kode=kode, tahun=tahun) if isinstance(found, Choices)
        ]
        rules: dict[str, Rule] = {}
        for brought in self._ordered("sakip_rumus", kode=kode, tahun=tahun):
            rules.update({rule.id: rule for rule in brought})
        versi = {region.distribusi: region.versi for region in self.regions}
        profile = resolve(chosen, kode, tahun, aturan=rules, versi=versi)
        if self.regions:
            with _blame(self.regions[-1], "sakip_profil"):
                profile.check()
        return profile

    def block(self, id: str, ukuran: Any, tahun: int) -> tuple[Block, ...] | None:
        """The blocks for ``blok:<id>``, from the nearest region that has them."""
        found: tuple[Block, ...] | None = self._nearest("sakip_blok", id=id, ukuran=ukuran, tahun=tahun)
        return found

    def read(self, dokumen: Path, tahun: int) -> Any:
        """What the nearest region reads from a file of its own format, or None."""
        return self._nearest("sakip_baca", dokumen=dokumen, tahun=tahun)

    def findings(self, ukuran: Any, tahun: int) -> tuple[Any, ...]:
        """The findings of the chain's own checks."""
        return tuple(one for found in self._ordered("sakip_periksa", ukuran=ukuran, tahun=tahun) for one in found)

    def write(self, dokumen: Document, tujuan: Path) -> bool:
        """Whether a plugin wrote the document."""
        return any(self._ordered("sakip_tulis", dokumen=dokumen, tujuan=tujuan))

    def _ordered(self, hook: str, **given: Any) -> Iterator[Any]:
        """Each plugin's answer, the widest region first, each under its own name when it breaks."""
        by_name = {region.kode: region for region in self.regions}
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            region = by_name.get(implementation.plugin_name)
            with _blame(region, hook):
                answer = implementation.function(**{name: given[name] for name in implementation.argnames})
                if answer is not None:
                    yield answer

    def _nearest(self, hook: str, **given: Any) -> Any:
        answers = list(self._ordered(hook, **given))
        return answers[-1] if answers else None


@contextmanager
def _blame(region: Region | None, hook: str) -> Iterator[None]:
    """Turn what a plugin raises into an error that names it; sakip's own errors keep their text and gain the name."""
    try:
        yield
    except PluginError:
        raise
    except Exception as cause:
        if region is None:
            raise
        told = str(cause) if isinstance(cause, SakipError) else f"{type(cause).__name__}: {cause}"
        raise PluginError(
            msg(
                'the plugin of region "{kode}" is broken ({distribution} {version}, {hook}): {cause}',
                kode=region.kode,
                distribution=region.distribusi,
                version=region.versi,
                hook=hook,
                cause=told,
            ),
            hint=msg("Repair or uninstall {distribution}, or leave the region out.", distribution=region.distribusi),
        ) from cause


def module_of(region: Region) -> ModuleType:
    """The region's module, loaded."""
    with _blame(region, "import"):
        module: ModuleType = region.titik.load()
        return module
