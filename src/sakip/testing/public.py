# SPDX-License-Identifier: MIT
"""What a plugin may import from sakip (public.toml beside this module), and what a file imports beyond it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import tomli

from sakip.lang import Message, msg
from sakip.profile.keys import near


@cache
def public() -> dict[str, frozenset[str]]:
    """The public names of each public module."""
    data = tomli.loads(Path(__file__).with_name("public.toml").read_text("utf-8"))
    return {module: frozenset(_all(module) if names == "*" else names) for module, names in data.items()}


def _all(module: str) -> Iterator[str]:
    loaded = import_module(module)
    if hasattr(loaded, "__all__"):
        yield from loaded.__all__
        return
    for name, thing in vars(loaded).items():
        if not name.startswith("_") and getattr(thing, "__module__", None) == module:
            yield name


def beyond(path: Path) -> Iterator[tuple[int, Message]]:
    """What the Python file at `path` takes from sakip that is not public: the line, and what it is."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for one in names:
                    if one.name.partition(".")[0] == "sakip" and not _module(one.name):
                        yield node.lineno, _said(one.name)
            case ast.ImportFrom(module=str(module), names=names, level=0) if module.partition(".")[0] == "sakip":
                for one in names:
                    if one.name not in public().get(module, ()) and not _module(f"{module}.{one.name}"):
                        yield node.lineno, _said(f"{module}.{one.name}")
            case ast.Attribute(value=value, attr=name):
                owner = _dotted(value)
                if owner in public() and name not in public()[owner] and not _module(f"{owner}.{name}"):
                    yield node.lineno, _said(f"{owner}.{name}")


def _module(name: str) -> bool:
    """Whether it is a public module, or leads to one."""
    return any(one == name or one.startswith(f"{name}.") for one in public())


def _dotted(node: ast.expr) -> str:
    """``sakip.model`` where the text says so; empty for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            owner = _dotted(value)
            return f"{owner}.{name}" if owner else ""
    return ""


def _said(name: str) -> Message:
    known = [f"{module}.{one}" for module, names in public().items() for one in names]
    return msg('"{name}" is not public and may go. {near}', name=name, near=near(name, known))
