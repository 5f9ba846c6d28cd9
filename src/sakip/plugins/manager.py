# SPDX-License-Identifier: MIT
"""The typed facade over pluggy: nothing else calls a hook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import pluggy

from sakip import rules
from sakip.errors import PluginError, ProfileError, SakipError
from sakip.lang import Message, msg
from sakip.plugins import spec
from sakip.profile import Choices, Profile, resolve
from sakip.rules.base import Rule

if TYPE_CHECKING:
    from sakip.auditing import Finding
    from sakip.document import Block, Document
    from sakip.measurement import Measurement
    from sakip.model import Bundle
    from sakip.plugins.regions import Region

T = TypeVar("T")


Answers = tuple[tuple["Region | None", T], ...]

SLOW = 1.0
"""Seconds after which the import of a plugin is worth a word in the log."""


@attrs.frozen
class _Implementation:
    """One hook of one plugin. region: None for the national module."""

    region: Region | None
    function: Callable[..., Any]
    names: tuple[str, ...]


class Plugins:
    """The plugins of one chain: national, province, regency, agency. Later ones are nearer and answer first.

    base: the national module, which answers through the same hooks. Raises PluginError where a region's module cannot
    be imported or its hooks are not what sakip calls.
    """

    def __init__(self, base: ModuleType, regions: Iterable[Region] = ()) -> None:
        self.regions = tuple(regions)
        manager = pluggy.PluginManager("sakip")
        manager.add_hookspecs(spec)
        manager.register(base, "nasional")
        for region in self.regions:
            _register(manager, region)
        by_name = {region.kode: region for region in self.regions}
        self._known = {
            hook: tuple(
                _Implementation(by_name.get(one.plugin_name), one.function, tuple(one.argnames))
                for one in getattr(manager.hook, hook).get_hookimpls()
            )
            for hook in spec.CONTRACT
        }
        self._kept: dict[tuple[str, str, int], Answers[Any]] = {}
        self._lock = RLock()

    def profile(self, kode: str, tahun: int) -> Profile:
        """The choices of the whole chain, merged; every rule and scale they name is there."""
        chosen = self.choices(kode, tahun)
        versi = {region.distribusi: region.versi for region in self.regions}
        with _blame(self.regions[-1] if self.regions else None, "sakip_profil"):
            profile = resolve((made for _, made in chosen), kode, tahun, aturan=self.rules(kode, tahun), versi=versi)
        if not self.regions:
            # A test proves the national choices; proving them anew would read every rule for one achievement.
            return profile
        whose = {made.asal: region for region, made in chosen}
        faults = [(whose.get(choice.asal), fault) for choice, fault in profile.faults()]
        if faults:
            with _blame(faults[0][0], "sakip_profil"):
                raise ProfileError([fault for region, fault in faults if region == faults[0][0]])
        return profile

    def choices(self, kode: str, tahun: int) -> Answers[Choices]:
        """The choices of each plugin of the chain, the widest first; those of the national profile have no region."""
        return self._once("sakip_profil", _choices, kode, tahun)

    def rules(self, kode: str, tahun: int) -> Mapping[str, Rule]:
        """The rules and scales that the chain brings, by id; of two with one id the nearer."""
        brought = self._once("sakip_rumus", _rules, kode, tahun)
        return {rule.id: rule for _, these in brought for rule in these}

    def block(self, id: str, ukuran: Measurement, tahun: int) -> tuple[Block, ...] | None:
        """The blocks for ``blok:<id>``, from the nearest region that has them."""
        return self._nearest("sakip_blok", _blocks, {"id": id, "ukuran": ukuran, "tahun": tahun})

    def read(self, dokumen: Path, tahun: int) -> Bundle | None:
        """What the nearest region reads from a file of its own format, or None."""
        return self._nearest("sakip_baca", _bundle, {"dokumen": dokumen, "tahun": tahun})

    def findings(self, ukuran: Measurement, tahun: int) -> tuple[Finding, ...]:
        """The findings of the chain's own checks."""
        answers = self._answers("sakip_periksa", _findings, {"ukuran": ukuran, "tahun": tahun})
        return tuple(one for _, found in answers for one in found)

    def write(self, dokumen: Document, tujuan: Path, tahun: int) -> bool:
        """Whether a plugin wrote the document."""
        return bool(self._nearest("sakip_tulis", _written, {"dokumen": dokumen, "tujuan": tujuan, "tahun": tahun}))

    def _once(self, hook: str, read: Callable[[Region | None, Any], T], kode: str, tahun: int) -> Answers[T]:
        """As `_answers`, asked once for each code and year: these two answer from data, not from the moment."""
        key = (hook, kode, tahun)
        kept = self._kept.get(key)
        if kept is None:
            with self._lock:
                kept = self._kept.get(key) or tuple(self._answers(hook, read, {"kode": kode, "tahun": tahun}))
                self._kept[key] = kept
        return kept

    def _nearest(self, hook: str, read: Callable[[Region | None, Any], T], given: dict[str, Any]) -> T | None:
        for one in reversed(self._known[hook]):
            found = _answer(one, hook, read, given)
            if found is not None:
                return found
        return None

    def _answers(
        self, hook: str, read: Callable[[Region | None, Any], T], given: dict[str, Any]
    ) -> Iterator[tuple[Region | None, T]]:
        """Each plugin's answer, the widest region first."""
        for one in self._known[hook]:
            found = _answer(one, hook, read, given)
            if found is not None:
                yield one.region, found


def _answer(
    one: _Implementation, hook: str, read: Callable[[Region | None, Any], T], given: dict[str, Any]
) -> T | None:
    """One plugin's answer, checked; what it raises is raised under its name."""
    try:
        answer = one.function(*[given[name] for name in one.names])
        return None if answer is None else read(one.region, answer)
    except (Exception, SystemExit) as cause:
        raise _blamed(cause, one.region, hook) from cause


def _register(manager: pluggy.PluginManager, region: Region) -> None:
    from time import perf_counter

    from sakip.plugins.verify import verify

    start = perf_counter()
    with _blame(region, "import"):
        module = region.titik.load()
    taken = perf_counter() - start
    if taken > SLOW:
        from sakip.log import logger

        logger.warning(
            "%s %s takes %.1f s to import (region %s); it should import heavy libraries where a hook uses them",
            region.distribusi, region.versi, taken, region.kode,
        )  # fmt: skip
    for hook, wrong, hint in verify(manager, module):
        raise _broken(region, hook, wrong, hint)
    with _blame(region, "import"):
        manager.register(module, region.kode)
        manager.check_pending()


def _choices(region: Region | None, answer: Any) -> Choices:
    if not isinstance(answer, Choices):
        raise _no_answer(answer, msg("Return what sakip.plugins.read makes of a profile.toml."))
    if region is not None and answer.kode != region.kode:
        raise SakipError(
            msg(
                'its profile is that of "{found}", its entry point says "{kode}".', found=answer.kode, kode=region.kode
            ),
            hint=msg("Write the same code in both."),
        )
    return answer


def _rules(region: Region | None, answer: Any) -> tuple[Rule, ...]:
    brought: tuple[Rule, ...] = _all(answer, Rule, msg("Return a tuple of rules and scales."))
    for one in brought:
        if rules.find(one.id) is not None:
            raise SakipError(
                msg('it brings a rule "{id}", which is the name of a national one.', id=one.id),
                hint=msg("Give it a name of its own, and choose it in profile.toml by that name."),
            )
    return brought


def _blocks(region: Region | None, answer: Any) -> tuple[Block, ...]:
    from sakip.document import Block

    return _all(answer, Block, msg("Return a tuple of blocks (sakip.document)."))


def _findings(region: Region | None, answer: Any) -> tuple[Finding, ...]:
    from sakip.auditing.finding import Finding

    return _all(answer, Finding, msg("Return a tuple of findings (sakip.auditing)."))


def _bundle(region: Region | None, answer: Any) -> Bundle:
    from sakip.model import Bundle

    if isinstance(answer, Bundle):
        return answer
    raise _no_answer(answer, msg("Return a Bundle, or None where the file is not of the region's format."))


def _written(region: Region | None, answer: Any) -> bool | None:
    if isinstance(answer, bool):
        return answer or None
    raise _no_answer(answer, msg("Return True where the document was written, else None."))


def _all(answer: Any, kind: Any, hint: Message) -> tuple[Any, ...]:
    """The members of an answer that must be many of one kind."""
    if not isinstance(answer, Iterable):
        raise _no_answer(answer, hint)
    made = tuple(answer)
    for one in made:
        if not isinstance(one, kind):
            raise _no_answer(one, hint)
    return made


def _no_answer(answer: object, hint: Message) -> SakipError:
    shown = repr(answer)
    return SakipError(msg("it answered {answer}.", answer=shown if len(shown) <= 60 else f"{shown[:57]}..."), hint=hint)


@contextmanager
def _blame(region: Region | None, hook: str) -> Iterator[None]:
    """Raise what goes wrong inside under the plugin's name."""
    try:
        yield
    except (Exception, SystemExit) as cause:
        raise _blamed(cause, region, hook) from cause


def _blamed(cause: BaseException, region: Region | None, hook: str) -> BaseException:
    """What a plugin raised as an error that names it; sakip's own errors keep their text and gain the name."""
    if region is None or isinstance(cause, PluginError):
        return cause
    told = str(cause) if isinstance(cause, SakipError) else f"{type(cause).__name__}: {cause}{_line(cause, region)}"
    return _broken(region, hook, f"\n{told}" if "\n" in told else told)


def _line(cause: BaseException, region: Region) -> str:
    """Where in the plugin's own files it happened, for whoever repairs it."""
    import traceback

    own = region.modul.partition(":")[0].partition(".")[0]
    frames = [one for one in traceback.extract_tb(cause.__traceback__) if f"/{own}" in one.filename.replace("\\", "/")]
    return f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""


def _broken(region: Region, hook: str, cause: Message | str, hint: Message | None = None) -> PluginError:
    return PluginError(
        msg(
            'the plugin of region "{kode}" is broken ({distribution} {version}, {hook}): {cause}',
            kode=region.kode,
            distribution=region.distribusi,
            version=region.versi,
            hook=hook,
            cause=cause,
        ),
        hint=hint
        or msg("Repair or uninstall {distribution}, or leave the region out.", distribution=region.distribusi),
    )
