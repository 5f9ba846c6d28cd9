# SPDX-License-Identifier: MIT
"""Sentences composed from figures by a region's own templates (``[kalimat.<id>]``), in a sandbox.

A template chooses words; it computes nothing, reads no file, and reaches nothing but `sakip.reporting.facts`. What it
renders is prose, in the marks of the bundle's own.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sakip import toml
from sakip.bundle.found import nearest
from sakip.errors import Fault, Place, ProfileError, SakipError
from sakip.lang import Message, msg
from sakip.profile.gathering import place
from sakip.reporting import facts, prose

if TYPE_CHECKING:
    from sakip.document import Block
    from sakip.profile import Pilihan
    from sakip.reporting.material import Material

_FILTERS = ("capitalize", "count", "first", "join", "last", "length", "list", "lower", "map", "reject", "rejectattr",
            "reverse", "select", "selectattr", "sort", "trim", "unique", "upper")  # fmt: skip
_NAME = re.compile(r"'([^']+)'(?: is undefined)?$")


class _ComputingError(TemplateError):
    """A template adds or multiplies."""


class _UnprintableError(TemplateError):
    """A template prints what is neither a text nor a figure."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Words alone: a figure is computed by the measurement, with its rule, and never in a sentence."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise _ComputingError(operator)

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        raise _ComputingError(operator)


@pass_context
def _unknown(context: Context, value: Any) -> Any:
    """What stands for `_printed` while a template is compiled: as it takes the context, constants wait for the room."""
    raise AssertionError(value)


def _printed(room: facts.Room, context: Context, value: Any) -> Any:
    """What ``{{ ... }}`` leaves in the text: the placeholder of a figure, or of a text, in which no mark counts."""
    match value:
        case StrictUndefined():
            return value  # speaks for itself when it is made a text
        case facts.Fact():
            return str(value)
        case str():
            return room.plain(value)
        case int() if not isinstance(value, bool):
            return str(value)
        case _:
            raise _UnprintableError(type(value).__name__)


@cache
def _environment() -> _Sandbox:
    made = _Sandbox(undefined=StrictUndefined, finalize=_unknown, trim_blocks=True, lstrip_blocks=True)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS} | {"dan": prose.listed}
    return made


@lru_cache(maxsize=128)
def _compiled(text: str, name: str) -> CodeType:
    """A template is rendered once an indicator, and for every agency of a batch."""
    return _environment().compile(text, name=name, filename=name)


def build(
    material: Material, id: str, about: Callable[[facts.Room], Mapping[str, Any]] = lambda _: {}
) -> tuple[Block, ...]:
    """The sentence `id` of the profile as blocks; none where its template gives no text. about: what it knows further.

    Raises ProfileError where no profile has it, and for a fault of the template: its file, line, and what is wrong.
    """
    source = _Source(material, id)
    room = facts.Room(material)
    names = {**facts.known(room), **about(room)}
    try:
        # the room stays out of the template's context, where its name could be guessed
        environment = _environment().overlay(finalize=pass_context(partial(_printed, room)))
        code = _compiled(source.text, source.name)
        template = environment.template_class.from_code(environment, code, {})
        text = template.render(names)
        return prose.blocks(text, room.run)
    except (SakipError, TemplateError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise ProfileError([source.fault(error, names)]) from error


class _Source:
    """A template: its text, and where each of its lines stands."""

    def __init__(self, material: Material, id: str) -> None:
        key = f"kalimat.{id}"
        written, filed = (material.profile.origin(key, field) for field in ("isi", "berkas"))
        chosen = filed or written
        if chosen is None:
            message = msg('the outline asks for sentence "{id}", which no profile writes.', id=id)
            hint = msg("Write [kalimat.{id}] with isi or berkas, or take it out of the outline.", id=id)
            raise ProfileError([Fault("kalimat", message, Place(None, None, key), hint)])
        self.key, self.choice, self.own = key, chosen, chosen is filed
        self.name = f"<{key}>"
        self.text = _read(chosen, key) if self.own else str(chosen.nilai)

    def fault(self, error: Exception, names: Mapping[str, Any]) -> Fault:
        """What is wrong with the template, at its line."""
        line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error, self.name)
        message, hint = _said(error, names)
        return Fault("kalimat", message, self._place(line), hint)

    def _place(self, line: int | None) -> Place:
        if self.own:
            return Place(str(_path(self.choice)), line, self.key)
        found = place(self.choice.berkas, (*self.choice.jalur, "isi"))
        if line is None or found.line is None or found.file is None:
            return found
        return Place(found.file, _physical(toml.text(Path(found.file)), found.line, line), self.key)


def _path(choice: Pilihan) -> Path:
    return Path(choice.berkas or ".").parent / str(choice.nilai)


def _read(choice: Pilihan, key: str) -> str:
    """The template file of a choice: beside its profile.toml, and nowhere else."""
    path, where = _path(choice), place(choice.berkas, (*choice.jalur, "berkas"))
    home = Path(choice.berkas or ".").parent.resolve()
    if choice.berkas is None or home not in path.resolve().parents:
        message = msg('"{path}" does not lie in the folder of the profile.', path=choice.nilai)
        hint = msg("Name a file beside profile.toml: kalimat/{name}.jinja", name=key.partition(".")[2])
        raise ProfileError([Fault("kalimat", message, where, hint)])
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        message = msg('the template "{path}" cannot be read.', path=choice.nilai)
        hint = msg("Put it beside profile.toml, as UTF-8 text.")
        raise ProfileError([Fault("kalimat", message, where, hint)]) from None


def _physical(text: str, key: int, line: int) -> int:
    """The line of a TOML file on which a line of a multi-line text stands, whose key stands on line `key`."""
    lines = text.splitlines()
    at = key if lines[key - 1].rstrip().endswith(('"""', "'''")) else key - 1
    for _ in range(line - 1):
        while at < len(lines) - 1 and lines[at].endswith("\\"):
            at += 1
        at += 1
    return min(at, len(lines) - 1) + 1


def _line(error: BaseException, name: str) -> int | None:
    """The line of the template at which an error arose."""
    found = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    return found[-1] if found else None


def _said(error: Exception, names: Mapping[str, Any]) -> tuple[Message | str, Message | str | None]:
    """What is wrong, in words of this library, and what to do."""
    match error:
        case SakipError():
            return error.message, error.hint
        case TemplateSyntaxError():
            hint = msg("The language of templates is Jinja's: {example}", example="{{ ... }}, {% if ... %}")
            return msg("the template cannot be read: {reason}", reason=error.message), hint
        case SecurityError():
            hint = msg("A template sees names, texts and figures: {names}.", names=", ".join(names))
            return msg("the template reaches for something that it may not: {reason}", reason=str(error)), hint
        case UndefinedError():
            found = _NAME.search(str(error))
            if found is None:
                return msg("the template cannot be rendered: {reason}", reason=str(error)), None
            message = msg('the template names "{name}", which is not known here.', name=found[1])
            return message, nearest(found[1], [*names, *_attributes(names)])
        case _ComputingError():
            hint = msg("Figures are computed by the measurement: name one by its address, {example}.",
                       example='angka("capaian:IKU-1:2023")')  # fmt: skip
            return msg('the template computes ("{operator}").', operator=str(error)), hint
        case _UnprintableError():
            hint = msg("Print a name, a text or a figure of it, such as {example}.", example="{{ sasaran[0].uraian }}")
            return msg('the template prints "{what}", which is no text and no figure.', what=str(error)), hint
        case _:
            return msg("the template cannot be rendered: {reason}", reason=str(error)), None


def _attributes(names: Mapping[str, Any]) -> list[str]:
    """The names that stand behind a dot."""
    views = [value[0] if isinstance(value, tuple) and value else value for value in names.values()]
    return sorted({name for view in views for name in dir(view) if not name.startswith("_")
                   and type(view).__module__ == facts.__name__})  # fmt: skip
