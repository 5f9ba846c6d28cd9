# SPDX-License-Identifier: MIT
"""Whether a plugin's hooks are what sakip calls: contract, names, arguments, marks. Each slip is named before anything
runs."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import Parameter, signature
from types import ModuleType

import pluggy

from sakip.lang import Message, msg
from sakip.plugins.spec import CONTRACT, KONTRAK
from sakip.profile.keys import near

_VARIABLE = (Parameter.VAR_KEYWORD, Parameter.VAR_POSITIONAL)

Slip = tuple[str, Message, Message | None]
"""The hook's name (or "import"), what is wrong, and what to do about it where that is more than mending the hook."""


def verify(manager: pluggy.PluginManager, module: object) -> Iterator[Slip]:
    """What is wrong with the hooks of `module`; for a newer contract that alone, since its hooks are not known here."""
    if not isinstance(module, ModuleType):
        yield "import", msg("the entry point names {found}, not a module.", found=repr(module)[:60]), None
        return
    contract = getattr(module, "KONTRAK", KONTRAK)
    if type(contract) is not int or not 1 <= contract <= KONTRAK:
        yield "KONTRAK", *_contract(contract)
        return
    marked = 0
    for name, function in list(vars(module).items()):
        options = manager.parse_hookimpl_opts(module, name)
        if options is None:
            if name in CONTRACT and callable(function):
                yield name, msg("it is not marked as a hook: write @hookimpl above it."), None
            continue
        marked += 1
        hook = options.get("specname") or name
        if hook not in CONTRACT:
            yield hook, msg("there is no such hook. {near}", near=near(hook, CONTRACT)), None
        elif options.get("wrapper") or options.get("hookwrapper"):
            yield hook, msg("a hook of a region answers for itself; it cannot wrap others."), None
        else:
            yield from ((hook, wrong, None) for wrong in _arguments(hook, function))
    if not marked:
        reason = msg("module {module} has no hook. It needs at least sakip_profil.", module=module.__name__)
        yield "import", reason, None


def _contract(found: object) -> tuple[Message, Message]:
    if type(found) is int and found > KONTRAK:
        return (
            msg("it is written for contract {found}; this sakip knows contracts up to {known}.", found=found,
                known=KONTRAK),
            msg("Install a newer sakip: pip install --upgrade sakip"),
        )  # fmt: skip
    return (
        msg("KONTRAK = {found} is no number of a contract.", found=repr(found)[:40]),
        msg("Write KONTRAK = {known}.", known=KONTRAK),
    )


def _arguments(hook: str, function: object) -> Iterator[Message]:
    given = CONTRACT[hook].arguments
    for one in signature(function).parameters.values():  # type: ignore[arg-type]
        if one.kind in _VARIABLE:
            yield msg(
                "it takes *{name}; name the arguments that it uses: {given}.", name=one.name, given=", ".join(given)
            )
        elif one.kind is not Parameter.POSITIONAL_OR_KEYWORD:
            yield msg('argument "{name}" must be an ordinary one, without / and * around it.', name=one.name)
        elif one.name not in given and one.default is Parameter.empty:
            yield msg('it is given no argument "{name}". {near}', name=one.name, near=near(one.name, given))
