# SPDX-License-Identifier: MIT
"""Whether a plugin's hooks are what sakip calls: names, arguments, marks. Each slip is named before anything runs."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import Parameter, signature
from types import ModuleType

import pluggy

from sakip.lang import Message, msg
from sakip.plugins import spec
from sakip.profile.keys import near

HOOKS: dict[str, tuple[str, ...]] = {
    name: tuple(signature(function).parameters)
    for name, function in vars(spec).items()
    if name.startswith("sakip_") and callable(function)
}
"""Each hook with the arguments that it is given."""

_VARIABLE = (Parameter.VAR_KEYWORD, Parameter.VAR_POSITIONAL)


def verify(manager: pluggy.PluginManager, module: object) -> Iterator[tuple[str, Message]]:
    """What is wrong with the hooks of `module`: the hook's name, and the reason."""
    if not isinstance(module, ModuleType):
        yield "import", msg("the entry point names {found}, not a module.", found=repr(module)[:60])
        return
    marked = 0
    for name, function in list(vars(module).items()):
        options = manager.parse_hookimpl_opts(module, name)
        if options is None:
            if name in HOOKS and callable(function):
                yield name, msg("it is not marked as a hook: write @hookimpl above it.")
            continue
        marked += 1
        hook = options.get("specname") or name
        if hook not in HOOKS:
            yield hook, msg("there is no such hook. {near}", near=near(hook, HOOKS))
        elif options.get("wrapper") or options.get("hookwrapper"):
            yield hook, msg("a hook of a region answers for itself; it cannot wrap others.")
        else:
            yield from ((hook, wrong) for wrong in _arguments(hook, function))
    if not marked:
        yield "import", msg("module {module} has no hook. It needs at least sakip_profil.", module=module.__name__)


def _arguments(hook: str, function: object) -> Iterator[Message]:
    given = HOOKS[hook]
    for one in signature(function).parameters.values():  # type: ignore[arg-type]
        if one.kind in _VARIABLE:
            yield msg(
                "it takes *{name}; name the arguments that it uses: {given}.", name=one.name, given=", ".join(given)
            )
        elif one.kind is not Parameter.POSITIONAL_OR_KEYWORD:
            yield msg('argument "{name}" must be an ordinary one, without / and * around it.', name=one.name)
        elif one.name not in given and one.default is Parameter.empty:
            yield msg('it is given no argument "{name}". {near}', name=one.name, near=near(one.name, given))
