# SPDX-License-Identifier: MIT
"""The typed facade over pluggy: nothing else calls a hook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from sakip.errors import PluginError, ProfileError, SakipError
from sakip.lang import Message, msg
from sakip.plugins import spec
from sakip.profile import Choices, Profile, resolve
from sakip.rules.base import Rule

if TYPE_CHECKING:
    from sakip.document import Block, Document
    from sakip.plugins.regions import Region

T = TypeVar("T")


class Plugins:
    """The plugins of one chain: national, province, regency, agency. Later ones are nearer and answer first.

    base: the national module, which answers through the same hooks. Raises PluginError where a region's module cannot
    be imported or its hooks are not what sakip calls.
    """

    def __init__(self, base: ModuleType, regions: Iterable[Region] = ()) -> None:
        self.regions = tuple(regions)
        self._manager = pluggy.PluginManager("sakip")
        self._manager.add_hookspecs(spec)
        self._manager.register(base, "nasional")
        for region in self.regions:
            from sakip.plugins.verify import verify

            with _blame(region, "import"):
                module = region.titik.load()
            for hook, wrong in verify(self._manager, module):
                raise _broken(region, hook, wrong)
            with _blame(region, "import"):
                self._manager.register(module, region.kode)

    def profile(self, kode: str, tahun: int) -> Profile:
        """The choices of the whole chain, merged; every rule and scale they name is there."""
        given = {"kode": kode, "tahun": tahun}
        chosen = [(region, made) for region, made in self._ordered("sakip_profil", _choices, **given)]
        rules: dict[str, Rule] = {}
        for _, brought in self._ordered("sakip_rumus", _rules, **given):
            rules.update({rule.id: rule for rule in brought})
        versi = {region.distribusi: region.versi for region in self.regions}
        with _blame(self.regions[-1] if self.regions else None, "sakip_profil"):
            profile = resolve((made for _, made in chosen), kode, tahun, aturan=rules, versi=versi)
        if not self.regions:
            # A test proves the national choices; proving them anew would read every rule for one achievement.
            return profile
        whose = {made.asal: region for region, made in chosen}
        faults = [(whose.get(choice.asal), fault) for choice, fault in profile.faults()]
        if faults:
            with _blame(faults[0][0], "sakip_profil"):
                raise ProfileError([fault for region, fault in faults if region == faults[0][0]])
        return profile

    def block(self, id: str, ukuran: Any, tahun: int) -> tuple[Block, ...] | None:
        """The blocks for ``blok:<id>``, from the nearest region that has them."""
        return self._nearest("sakip_blok", _blocks, id=id, ukuran=ukuran, tahun=tahun)

    def read(self, dokumen: Path, tahun: int) -> Any:
        """What the nearest region reads from a file of its own format, or None."""
        return self._nearest("sakip_baca", _as_it_is, dokumen=dokumen, tahun=tahun)

    def findings(self, ukuran: Any, tahun: int) -> tuple[Any, ...]:
        """The findings of the chain's own checks."""
        answers = self._ordered("sakip_periksa", _findings, ukuran=ukuran, tahun=tahun)
        return tuple(one for _, found in answers for one in found)

    def write(self, dokumen: Document, tujuan: Path) -> bool:
        """Whether a plugin wrote the document."""
        return bool(self._nearest("sakip_tulis", lambda answer: answer or None, dokumen=dokumen, tujuan=tujuan))

    def _ordered(self, hook: str, read: Callable[[Any], T], **given: Any) -> Iterator[tuple[Region | None, T]]:
        """Each plugin's answer, the widest region first, each under its own name when it breaks."""
        yield from self._answers(hook, read, given, nearest_first=False)

    def _nearest(self, hook: str, read: Callable[[Any], T], **given: Any) -> T | None:
        return next((found for _, found in self._answers(hook, read, given, nearest_first=True)), None)

    def _answers(
        self, hook: str, read: Callable[[Any], T], given: dict[str, Any], *, nearest_first: bool
    ) -> Iterator[tuple[Region | None, T]]:
        by_name = {region.kode: region for region in self.regions}
        known = getattr(self._manager.hook, hook).get_hookimpls()
        for implementation in reversed(known) if nearest_first else known:
            region = by_name.get(implementation.plugin_name)
            with _blame(region, hook):
                answer = implementation.function(**{name: given[name] for name in implementation.argnames})
                made = None if answer is None else read(answer)
            if made is not None:
                yield region, made


def _as_it_is(answer: Any) -> Any:
    return answer


def _choices(answer: Any) -> Choices:
    if isinstance(answer, Choices):
        return answer
    raise _no_answer(answer, msg("Return what sakip.plugins.read makes of a profile.toml."))


def _rules(answer: Any) -> tuple[Rule, ...]:
    hint = msg("Return a tuple of rules and scales.")
    if not isinstance(answer, Iterable):
        raise _no_answer(answer, hint)
    brought = tuple(answer)
    for one in brought:
        if not isinstance(one, Rule):
            raise _no_answer(one, hint)
    return brought


def _blocks(answer: Any) -> tuple[Block, ...]:
    from sakip.document import Block

    hint = msg("Return a tuple of blocks (sakip.document).")
    if not isinstance(answer, Iterable):
        raise _no_answer(answer, hint)
    made = tuple(answer)
    for one in made:
        if not isinstance(one, Block):
            raise _no_answer(one, hint)
    return made


def _findings(answer: Any) -> tuple[Any, ...]:
    if not isinstance(answer, Iterable):
        raise _no_answer(answer, msg("Return a tuple of findings."))
    return tuple(answer)


def _no_answer(answer: object, hint: Message) -> SakipError:
    shown = repr(answer)
    return SakipError(msg("it answered {answer}.", answer=shown if len(shown) <= 60 else f"{shown[:57]}..."), hint=hint)


@contextmanager
def _blame(region: Region | None, hook: str) -> Iterator[None]:
    """Turn what a plugin raises into an error that names it; sakip's own errors keep their text and gain the name."""
    try:
        yield
    except PluginError:
        raise
    except (Exception, SystemExit) as cause:
        if region is None:
            raise
        told = str(cause) if isinstance(cause, SakipError) else f"{type(cause).__name__}: {cause}{_line(cause, region)}"
        raise _broken(region, hook, f"\n{told}" if "\n" in told else told) from cause


def _line(cause: BaseException, region: Region) -> str:
    """Where in the plugin's own files it happened, for whoever repairs it."""
    import traceback

    own = region.modul.partition(":")[0].partition(".")[0]
    frames = [one for one in traceback.extract_tb(cause.__traceback__) if f"/{own}" in one.filename.replace("\\", "/")]
    return f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""


def _broken(region: Region, hook: str, cause: Message | str) -> PluginError:
    return PluginError(
        msg(
            'the plugin of region "{kode}" is broken ({distribution} {version}, {hook}): {cause}',
            kode=region.kode,
            distribution=region.distribusi,
            version=region.versi,
            hook=hook,
            cause=cause,
        ),
        hint=msg("Repair or uninstall {distribution}, or leave the region out.", distribution=region.distribusi),
    )
